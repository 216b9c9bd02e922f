"""Which language a text is in: told by its script, then by its small words, then by what sets neighbours apart.

No library is kept for this: those measured are large, or take one Malay text in ten for Indonesian, and only two
languages are read here; the others need no more than a name to be refused by.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

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
_KEPT_WORDS = 20_000  # what is told of a word by itself is kept, since most are met again

_NOT_LATIN = re.compile(r"[^\x00-\u024f]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2018’'][^\W\d_]+)*")
_MALAY_ENDING = re.compile(r"\w{2,}(?:iti|sen|syen|ansi|isma|ualiti)(?:nya)?|\w{3,}(?:graf|logi)ik")
_INDONESIAN_ENDING = re.compile(r"\w{3,}(?:itas|isasi|ivitas)(?:nya)?")
_INDONESIAN_NUMBER = re.compile(r"(?=[\dR])\b(?:\d{1,3}(?:\.\d{3})+\b|\d+,\d{1,2}\b|\d{4}-an\b|Rp ?\d)")
_MALAY_NUMBER = re.compile(r"(?=[\dR])\b(?:\d{1,3}(?:,\d{3})+\b|\d+\.\d\b|\d{4}an\b|RM ?\d)")
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
    words = [word for word in _WORD.findall(piece.casefold()) if word.isascii() or len(word) > 1]
    known = _codes()
    scores = Counter(code for word in words if word in known for code in known[word])
    for code in scores:
        scores[code] *= 5
    scores["en"] += 2 * sum(map(_is_like_english, words))
    scores["ms"] += 3 * sum(map(_is_like_malay, words))
    best = max(scores, key=lambda code: (scores[code], code in {"en", "ms"}))
    if not scores[best]:
        return ""
    return _indonesian_or_malay(words, piece) if best == "ms" else best


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


@lru_cache(_KEPT_WORDS)
def _is_like_english(word: str) -> bool:
    return _ENGLISH_SHAPE.fullmatch(word) is not None


@lru_cache(_KEPT_WORDS)
def _is_like_malay(word: str) -> bool:
    return _MALAYIC_SHAPE.fullmatch(word) is not None


def _indonesian_or_malay(words: list[str], text: str) -> str:
    score = sum(_leaning(word) for word in words)
    score += 2 * (len(_INDONESIAN_NUMBER.findall(text)) - len(_MALAY_NUMBER.findall(text)))
    return "id" if score >= 0 else "ms"


@lru_cache(_KEPT_WORDS)
def _leaning(word: str) -> int:
    """How far a word speaks for Indonesian, or below 0 for Malay."""
    for form in (word, word.removesuffix("nya")):
        for weight, indonesian, malay in ((3, INDONESIAN, MALAY), (1, RATHER_INDONESIAN, RATHER_MALAY)):
            if form in indonesian or form in malay:
                return weight if form in indonesian else -weight
    return 2 * (_INDONESIAN_ENDING.fullmatch(word) is not None) - 2 * (_MALAY_ENDING.fullmatch(word) is not None)
