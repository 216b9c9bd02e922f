"""Short forms of people whom the same text names in full: after "Siti Rahmawati", "Rahmawati" is she.

And the other way about: a run of capitals that ends with a word that is a person elsewhere is that person's full name.
Only where one person of the text alone bears the word, and the text never writes it small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain.news import EntityKind
from bot.intake.names.gazetteer import is_of_world
from bot.intake.names.mentions import Mention
from bot.intake.names.runs import SMALL, run_end
from bot.intake.names.titles import is_title
from bot.intake.names.words import Line, Word

_SURE = 0.5
_ECHO = 0.9
_SHORTEST = 3
_PERSON = EntityKind.PERSON


def with_echoes(read: Sequence[tuple[Line, Sequence[Mention]]]) -> list[list[Mention]]:
    """The mentions of each line, with short forms of people that are named in full."""
    small = {word.key for line, _ in read for word in line.words if not word.is_capital}
    lone = _lone(read, small)
    whole = [(line, [*_surer(line, found, lone), *_in_full(line, found, lone)]) for line, found in read]
    full = _bearers(whole, small)
    return [_line(line, found, full) for line, found in whole]


def _lone(read: Iterable[tuple[Line, Sequence[Mention]]], small: set[str]) -> set[str]:
    """Words that alone name people whom nobody knows, or end such names: another of the family may be named so too."""
    return {
        line.words[mention.last - 1].key
        for line, found in read
        for mention in found
        if mention.kind is _PERSON and not mention.entity
        if mention.certainty >= _SURE and _may_stand_alone(line.words[mention.last - 1].key, small)
    }


def _surer(line: Line, found: Iterable[Mention], lone: set[str]) -> Iterator[Mention]:
    """The mentions of a line; a person's name that ends with such a word is no longer in doubt."""
    for mention in found:
        is_theirs = mention.kind is _PERSON and mention.certainty < _SURE and not mention.entity
        yield replace(mention, certainty=_ECHO) if is_theirs and line.words[mention.last - 1].key in lone else mention


def _in_full(line: Line, found: Sequence[Mention], lone: set[str]) -> Iterator[Mention]:
    """Runs of two or more capitals, in no mention, that end with such a word."""
    if lone.isdisjoint(line.keys):
        return
    taken = {place for mention in found for place in range(mention.first, mention.last)}
    for last, word in enumerate(line.words):
        if word.key not in lone or last in taken:
            continue
        first = last
        while first > 1 and first - 1 not in taken and _continues(line.words[first - 1]):
            first -= 1
        if first < last and run_end(line.words, first) > last:
            yield Mention(first, last + 1, _PERSON, certainty=_ECHO)


def _continues(word: Word) -> bool:
    return bool(word.key) and word.is_capital and not (word.key in SMALL or is_title(word.key) or is_of_world(word.key))


def _bearers(read: Iterable[tuple[Line, Sequence[Mention]]], small: set[str]) -> dict[str, Mention]:
    """Who bears a word of a full name, where it is one person only."""
    bearers: dict[str, tuple[str, Mention] | None] = {}
    for line, found in read:
        for mention in found:
            words = [word for word in line.words[mention.first : mention.last] if word.key]
            if mention.kind is not _PERSON or len(words) < 2 or (mention.certainty < _SURE and not mention.entity):
                continue
            whole = mention.entity.id if mention.entity else " ".join(word.key for word in words)
            for word in words:
                if word.is_capital and _may_stand_alone(word.key, small):
                    before = bearers.get(word.key, (whole, mention))
                    bearers[word.key] = before if before and before[0] == whole else None
    return {key: bearer[1] for key, bearer in bearers.items() if bearer}


def _may_stand_alone(key: str, small: set[str]) -> bool:
    return len(key) >= _SHORTEST and not (key in small or key in SMALL or is_title(key) or is_of_world(key))


def _line(line: Line, found: Sequence[Mention], full: Mapping[str, Mention]) -> list[Mention]:
    if full.keys().isdisjoint(line.keys):
        return sorted(found, key=lambda mention: mention.first)
    mended = [_mended(line, mention, full) for mention in found]
    taken = {place for mention in mended for place in range(mention.first, mention.last)}
    for place, word in enumerate(line.words):
        if place not in taken and word.is_capital and not word.is_leaning and word.key in full:
            mended.append(replace(full[word.key], first=place, last=place + 1, certainty=_ECHO))
    return sorted(mended, key=lambda mention: mention.first)


def _mended(line: Line, mention: Mention, full: Mapping[str, Mention]) -> Mention:
    """A lone word that was taken for something else, or was doubtful."""
    key = line.words[mention.first].key
    if mention.entity or mention.last - mention.first > 1 or key not in full:
        return mention
    certainty = max(mention.certainty, _ECHO)
    return replace(mention, kind=_PERSON, entity=full[key].entity, certainty=certainty, is_open=False)
