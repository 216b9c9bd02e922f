"""Which language a text is in: told by its script, then by its small words, then by what sets neighbours apart.

No library is kept for this: those measured are large, or take one Malay text in ten for Indonesian, and only two
languages are read here; the others need no more than a name to be refused by.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from bot.intake.facts.language_words import (
    ENGLISH,
    INDONESIAN,
    LETTERS,
    MALAY,
    OTHERS,
    RATHER_INDONESIAN,
    RATHER_MALAY,
    SCRIPTS,
    SHARED_BY_MALAYS,
)

ENOUGH = 2500
"""Characters of a text that are read: more tells no more."""
_KEPT = 20_000  # what the words between two spaces tell is kept, since most are met again

_NOT_LATIN = re.compile(r"[^\x00-\u024f]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2018’'][^\W\d_]+)*")
_MALAY_ENDING = re.compile(r"\w{2,}(?:iti|sen|syen|ansi|isma|ualiti)(?:nya)?|\w{3,}(?:graf|logi)ik")
_INDONESIAN_ENDING = re.compile(r"\w{3,}(?:itas|isasi|ivitas)(?:nya)?")
_ENDINGS = ("iti", "sen", "syen", "ansi", "isma", "ik", "itas", "isasi")
_BEGIN = r"[\dR](?<!\w.)"  # a pattern that begins with a set of signs is looked for several times as fast
_INDONESIAN_NUMBER = re.compile(
    rf"{_BEGIN}(?:(?<=\d)(?:\d{{0,2}}(?:\.\d{{3}})+\b|\d*,\d{{1,2}}\b|\d{{3}}-an\b)|(?<=R)p ?\d)"
)
_MALAY_NUMBER = re.compile(rf"{_BEGIN}(?:(?<=\d)(?:\d{{0,2}}(?:,\d{{3}})+\b|\d*\.\d\b|\d{{3}}an\b)|(?<=R)M ?\d)")
_MALAYIC_SHAPE = re.compile(
    r"(?:me(?:m[bpf]|n[cdjt]|ng|ny|l|r|w|y)|ber|ter|di|ke|pe[mnr]|se)\w{3,}(?:kan|an|nya|i)|me(?:ng|ny|mb|nd|nj)\w{4,}|ber\w{4,}"
)
_ENGLISH_SHAPE = re.compile(
    r"\w{3,}(?:ing|tion|tions|ed|ly|ness|ment|ous|ity|ies|ally|ship)|\w*th\w*|\w*(?:ee|oo|ck|gh|sh|wh)\w*"
)


def identify(text: str) -> str:
    """The language of a text, as an ISO 639-1 code; "" where nothing tells."""
    piece = text[:ENOUGH]
    script = _script(piece)
    if script:
        return script
    scores = Counter[str]()
    english = malay = leaning = 0
    for written, times in Counter(piece.casefold().split()).items():
        told = _told(written)
        for code in told.codes:
            scores[code] += 5 * times
        english += told.english * times
        malay += told.malay * times
        leaning += told.leaning * times
    scores["en"] += 2 * english
    scores["ms"] += 3 * malay
    best = max(scores, key=lambda code: (scores[code], code in {"en", "ms"}))
    if not scores[best]:
        return ""
    return _indonesian_or_malay(leaning, piece) if best == "ms" else best


class _Told(NamedTuple):
    """What the words between two spaces tell, each as often as it is told."""

    codes: tuple[str, ...]  # of languages that have one of the words
    english: int  # words that have the shape of English ones
    malay: int
    leaning: int  # how far they speak for Indonesian, or below 0 for Malay


@lru_cache(_KEPT)
def _told(written: str) -> _Told:
    codes, english, malay, leaning = list[str](), 0, 0, 0
    for word in _WORD.findall(written):
        if len(word) > 1 or word.isascii():
            codes += _codes().get(word, ())
            english += _ENGLISH_SHAPE.fullmatch(word) is not None
            malay += _MALAYIC_SHAPE.fullmatch(word) is not None
            leaning += _leaning(word)
    return _Told(tuple(codes), english, malay, leaning)


@cache
def _codes() -> dict[str, list[str]]:
    """Which languages have a word; Malay stands for Indonesian too."""
    malayic = SHARED_BY_MALAYS | INDONESIAN | RATHER_INDONESIAN | MALAY | RATHER_MALAY
    codes: dict[str, list[str]] = defaultdict(list)
    for code, words in {**OTHERS, "en": ENGLISH, "ms": malayic}.items():
        for word in words:
            codes[word].append(code)
    return dict(codes)


def _script(text: str) -> str:
    """The language of a script that is not Latin; "": it is."""
    others = (ord(character) for character in _NOT_LATIN.findall(text) if character.isalpha())
    counts = Counter(code for letter in others for code, low, high in SCRIPTS if low <= letter <= high)
    if not counts or 2 * counts.total() <= sum(map(str.isalpha, text)):
        return ""
    code = "ja" if counts["ja"] > counts.total() / 10 else counts.most_common(1)[0][0]
    return next((other for other, marks in LETTERS.get(code, ()) if any(mark in text for mark in marks)), code)


def _indonesian_or_malay(leaning: int, text: str) -> str:
    numbers = len(_INDONESIAN_NUMBER.findall(text)) - len(_MALAY_NUMBER.findall(text))
    return "id" if leaning + 2 * numbers >= 0 else "ms"


def _leaning(word: str) -> int:
    """How far a word speaks for Indonesian, or below 0 for Malay."""
    bare = word.removesuffix("nya")
    known = _leanings()
    if word in known or bare in known:
        return known[word if word in known else bare]
    if not bare.endswith(_ENDINGS):  # most end in none, and an ending is quickly seen
        return 0
    return 2 * (_INDONESIAN_ENDING.fullmatch(word) is not None) - 2 * (_MALAY_ENDING.fullmatch(word) is not None)


@cache
def _leanings() -> dict[str, int]:
    """How far words that only one of the two has, or has more often, speak for Indonesian."""
    lists = ((-1, RATHER_MALAY), (1, RATHER_INDONESIAN), (-3, MALAY), (3, INDONESIAN))
    return {word: weight for weight, words in lists for word in words}
