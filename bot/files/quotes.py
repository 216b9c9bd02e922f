"""Hold quotes against the article's text, and say exactly how they differ where they do.

A quote must occur letter for letter, since a reader is shown it as the source's own words. Word processors change
quotation marks and spaces, so what looks alike is found and named, never silently accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from itertools import islice

from bot.domain.errors import Notice, notice

_LOOK_ALIKES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_COMPARED = 300  # characters of a quote for which a passage is sought
_ENOUGH = 0.55  # likeness from which a passage may have been meant
_WORD = 20  # characters by which a passage grows to whole words


def start_of(quote: str, text: str, start: int | None = None) -> int | None:
    """Where the quote begins in the text: at `start` if that is right, else where it first occurs, else null."""
    if start is not None and text.startswith(quote, start):
        return start
    found = text.find(quote)
    return found if found >= 0 else None


def nearest_start(quote: str, text: str, start: int) -> int | None:
    """Where the quote begins now, in a text that changed: the place nearest to where it began; null: nowhere."""
    after = text.find(quote, start)
    before = text.rfind(quote, 0, start + len(quote))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def mismatch(quote: str, text: str) -> Notice:
    """Say how a quote that does not occur in the text differs from what stands there."""
    folded_text, places = _folded(text)
    folded_quote, _ = _folded(quote)
    at = folded_text.find(folded_quote) if folded_quote else -1
    if at >= 0:
        last = at + len(folded_quote) - 1
        return _difference(quote, text[places[at] : places[last] + 1])
    if passage := nearest_passage(quote, text):
        return notice(
            "the quote does not occur in the article's text; the nearest passage is “{passage}”", passage=passage
        )
    return notice("the quote does not occur in the article's text")


def _difference(quote: str, passage: str) -> Notice:
    pairs = zip(quote + "\0", passage + "\0", strict=False)
    at = next((place for place, (mine, theirs) in enumerate(pairs) if mine != theirs), 0)
    return notice(
        "the quote differs from the article's text at “{before}”: the text has {theirs} where the quote has {mine}; "
        "copy it exactly",
        before=passage[max(0, at - 20) : at],
        theirs=_named(passage, at),
        mine=_named(quote, at),
    )


def _named(text: str, at: int) -> Notice:
    if at >= len(text):
        return notice("its end")
    character = text[at]
    if character == "\n":
        return notice("a line break")
    if character.isspace() or not character.isprintable():
        name = unicodedata.name(character, "")
        return notice("U+{code} {name}", code=f"{ord(character):04X}", name=name)
    return notice("{character} (U+{code})", character=character, code=f"{ord(character):04X}")


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with look-alikes made alike and white space single, and where each of its characters came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        alike = character.translate(_LOOK_ALIKES)
        for part in unicodedata.normalize("NFKD", alike):
            letter = " " if part.isspace() else part
            if letter != " " or letters[-1:] != [" "]:
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def nearest_passage(quote: str, text: str) -> str:
    """The passage most like the quote; "" where nothing is much alike.

    Passages are proposed by the quote's longest words, and few are compared, so that the work stays bounded.
    """
    wanted = quote[:_COMPARED]
    words = sorted(
        {match[0]: match.start() for match in re.finditer(r"\w{3,}", wanted)}.items(), key=lambda w: -len(w[0])
    )
    votes = Counter(
        max(0, found.start() - offset)
        for word, offset in words[:12]
        for found in islice(re.finditer(re.escape(word), text, re.IGNORECASE), 30)
    )
    passages = [_whole_words(text, start, start + len(wanted)) for start, _ in votes.most_common(5)]
    rated = [(SequenceMatcher(None, wanted, passage, autojunk=False).ratio(), passage) for passage in passages]
    ratio, passage = max(rated, default=(0.0, ""))
    return passage if ratio >= _ENOUGH else ""


def _whole_words(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _WORD) : start]
    after = text[end : end + _WORD]
    passage = re.split(r"\s", before)[-1] + text[start:end] + re.split(r"\s", after)[0]
    return " ".join(passage.split())
