"""Organisations that a sentence runs together with a person whom the text names elsewhere.

"Kementerian Keuangan Rosmauli" is a ministry and its spokesperson where "Rosmauli" speaks alone later on. What is named
after somebody stays whole: a school, a foundation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.domain.news import EntityKind
from bot.intake.names.bodies import is_named_after
from bot.intake.names.mentions import Mention
from bot.intake.names.words import Line, Word

_LONGEST = 4
_LEAST = 2
"""Words of a body before a person, or of a full name, at least."""


def with_splits(read: Sequence[tuple[Line, list[Mention]]]) -> list[tuple[Line, list[Mention]]]:
    """The mentions of each line, organisations without the people at their ends."""
    people = {
        key: mention
        for line, found in read
        for mention in found
        if mention.kind is EntityKind.PERSON and (key := _key(line.words[mention.first : mention.last]))
    }
    if not people:
        return list(read)
    bodies = {word.key for line, found in read for mention in found for word in _body(line, mention)}
    return [
        (line, [part for mention in found for part in _parted(line.words, mention, people, bodies)])
        for line, found in read
    ]


def _body(line: Line, mention: Mention) -> Sequence[Word]:
    """The words of an organisation; none of another name."""
    return line.words[mention.first : mention.last] if mention.kind is EntityKind.ORGANISATION else ()


def _key(words: Iterable[Word]) -> str:
    return " ".join(word.key for word in words if word.key)


def _parted(
    words: Sequence[Word], mention: Mention, people: Mapping[str, Mention], bodies: AbstractSet[str]
) -> Iterator[Mention]:
    at = _begin(words, mention, people.keys(), bodies)
    if not at:
        yield mention
        return
    if mention.kind is EntityKind.ORGANISATION:
        yield replace(mention, last=at)
    yield replace(people[_key(words[at : mention.last])], first=at, last=mention.last)


def _begin(words: Sequence[Word], mention: Mention, people: AbstractSet[str], bodies: AbstractSet[str]) -> int:
    """Where a person begins within a name that holds more; 0 where there is none."""
    if mention.entity or mention.last - mention.first <= _LEAST:
        return 0
    if mention.kind is EntityKind.PERSON and words[mention.first].key in bodies:
        return mention.first + 1 if _key(words[mention.first + 1 : mention.last]) in people else 0
    return _person_at(words, mention, people) if mention.kind is EntityKind.ORGANISATION else 0


def _person_at(words: Sequence[Word], mention: Mention, people: AbstractSet[str]) -> int:
    """Where a person at the end of an organisation begins; 0 where there is none."""
    if is_named_after(words[mention.first].key):
        return 0
    starts = range(max(mention.first + _LEAST, mention.last - _LONGEST), mention.last)
    return next((at for at in starts if words[at].is_capital and _key(words[at : mention.last]) in people), 0)
