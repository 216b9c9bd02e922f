"""What a choice of sentences is worth as a summary of its article.

A choice earns by what its sentences say together, each word once: words of the title, and words that the article keeps
coming back to; then by how near its sentences are to the beginning, which in news is a summary already. It pays for
quotations, for length, for a name cut short that nobody has introduced, and in an opinion piece for insinuation. The
weights were chosen on a public set of Indonesian articles; those that either half gives do as well on the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum, sqrt

from bot.domain.news import Genre
from bot.intake.fleeting import fleeting
from bot.intake.names.titles import is_title
from bot.intake.summaries.fitness import leans_back
from bot.intake.summaries.plain_words import ARGUES, INSINUATES, PLAIN
from bot.intake.texts import Sentence

MOST_WORDS = 45
_TITLE = 3.0
_THEMES = 0.1
_PLACE = 1.2
_FIRST = 0.3
_QUOTED = 0.8
_OVERLONG = 0.1
_THIRD = 0.2
_ALONE = 1.0
_MEASURES = 0.4
_UNKNOWN = 1.5
_INSINUATES = 2.0
_ARGUES = 1.0
_WORD = re.compile(r"\w{3,}")
_MEASURE = re.compile(  # from its digit on, since most sentences have none
    r"\d(?: ?(?:%|persen|per ?cent|ribu|juta|miliar|triliun|thousand|million|billion|trillion)"
    r"|(?<=Rp\d)|(?<=Rp \d)|(?<=[$€£]\d)|(?<=[$€£] \d))"
)
_FULL_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")
_OPENS = re.compile(r"([A-Z][a-z]+)(?: pun)? [a-z]")
_SAYS = re.compile(
    r"(?:, (?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|papar|terang|sebut)|\b[Mm]enurut|\b[Aa]ccording to|, (?:says|said)) "
    r"([A-Z][a-z]+)(?! [A-Z])\b"
)
_SAYING = (
    *("kata", "ujar", "ucap", "tutur", "ungkap", "jelas", "tegas", "papar", "terang", "sebut"),
    *("enurut", "ccording", "says", "said"),
)
"""What `_SAYS` needs one of; looking for plain words takes a fifth of the time."""


@fleeting(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in a summary."""

    place: int  # in the body
    says: frozenset[str]
    counts: frozenset[str]  # of what it says, the words that are worth something
    length: int  # words
    own: float  # what it is worth by itself
    known_as: str = ""  # the short name that it speaks by, of somebody whom the article names in full elsewhere


class Worth:
    """The scale for the sentences of one article."""

    def __init__(self, body: Sequence[Sentence], title: str, genre: Genre) -> None:
        self._told = [_said(sentence.text) for sentence in body]
        themes = Counter(chain.from_iterable(self._told))
        titled = _said(title)
        self._weights = {word: _THEMES * sqrt(count) for word, count in themes.items() if count > 1}
        for word in titled:
            self._weights[word] = self._weights.get(word, 0.0) + _TITLE / (1 + len(titled))
        self._is_opinion = genre is Genre.OPINION
        names = [name for sentence in body for name in _FULL_NAME.findall(sentence.text)]
        self._named = _said(" ".join(names))  # "In February" begins a sentence, and "In" names nobody
        families = {tuple(name.casefold().split()[-2:]) for name in names}
        bearers = Counter(last for first, last in families if not is_title(first))
        self._shared = {name for name, count in bearers.items() if count > 1}

    def candidate(self, sentence: Sentence, place: int, rank: int) -> Candidate:
        """A sentence, measured; `rank` counts those that may stand in the summary."""
        text = sentence.text
        own = -_QUOTED if '"' in text or "“" in text else 0.0
        own += _MEASURES if _MEASURE.search(text) else 0
        if not self._is_opinion:
            own += _PLACE / (1 + rank) + (0 if rank else _FIRST)
        else:
            own -= _INSINUATES if INSINUATES.search(text) else 0
            own += _ARGUES if ARGUES.search(text) and not leans_back(text) else 0
        speaking = [_OPENS.match(text)]
        if any(map(text.__contains__, _SAYING)):
            speaking.append(_SAYS.search(text))
        short = next((name for match in speaking if match and (name := match[1].casefold()) in self._named), "")
        said = self._told[place]
        return Candidate(place, said, said & self._weights.keys(), len(text.split()), own, short)

    def is_of_family(self, candidate: Candidate) -> bool:
        """Whether the short name that it speaks by ends several full ones: "Banks" of Rose Banks and Mark Banks."""
        return candidate.known_as in self._shared

    def of(self, chosen: Sequence[Candidate]) -> float:
        """What sentences are worth together."""
        worth = -(0, _ALONE, 0, _THIRD)[len(chosen)]
        length = 0
        for place, each in enumerate(chosen):
            is_introduced = not each.known_as or any(each.known_as in other.says for other in chosen[:place])
            worth += each.own if is_introduced else each.own - _UNKNOWN
            length += each.length
        said = frozenset[str]().union(*[each.counts for each in chosen])
        worth += fsum(map(self._weights.__getitem__, said))
        return worth - _OVERLONG * (length - MOST_WORDS) if length > MOST_WORDS else worth


def _said(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - PLAIN
