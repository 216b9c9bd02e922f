"""Names that are known: of stored entities first, then of the world.

Every run of a few words that may be a name is looked up at once, folded; the longest that begins first wins. A name is
met as it is written: one all in capitals in capitals only, others with a capital, but for events and objects ("oil exports").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, chain
from typing import Protocol

from bot.domain.news import Entity, EntityKind
from bot.intake.fleeting import fleeting
from bot.intake.names.titles import is_title
from bot.intake.names.words import Line, Word, folded_name
from bot.intake.names.world import World, world

LONGEST_NAME = 6
"""Words of the longest name that is looked up."""

LONGEST_ACRONYM = 5
"""Letters of the longest name that is met in capitals only, if it is written so."""

_JOINTS = frozenset({".", "&", "-", "–", "'", "’"})
_LOWER_KINDS = frozenset({EntityKind.EVENT, EntityKind.OBJECT})
_LANGUAGE_OR_PEOPLE = frozenset(
    {"bahasa", "berbahasa", "orang", "etnis", "suku", "masakan", "ethnic", "speak", "speaks", "language"}
)
_AMONG_PEOPLE = frozenset({"speaking", "language", "people"})
_COMMON = frozenset(
    {"medan", "padang", "malang", "solo", "meta", "apple", "antara", "tempo", "wagner", "sofia", "jordan"}
)
"""Names that are words as well, or people's names: at the beginning of a sentence they say nothing."""


class Knowledge(Protocol):
    """What is stored, as far as names are looked up in it; `NewsArchive` is such."""

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """For each of these folded names, the entities that bear it, by name or id."""
        ...

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """Those of these folded words that a longer name begins with."""
        ...


@fleeting(frozen=True, slots=True)
class Run:
    """Words `first` to `last` (exclusive) of a line, and their folded text."""

    line: int
    first: int
    last: int
    key: str


@fleeting(frozen=True, slots=True)
class Hit:
    """A run that somebody bears; several bearers: it is open who is meant."""

    run: Run
    bearers: tuple[Entity, ...]
    is_stored: bool
    is_adjective: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the store and the world know of a text's words."""

    stored: Mapping[str, Sequence[Entity]]
    world: World
    names: AbstractSet[str]  # by which anybody or anything is called
    beginnings: AbstractSet[str]  # of those names: one, two and more of their words

    def bearers(self, words: Sequence[Word], key: str) -> tuple[tuple[Entity, ...], bool]:
        """Who bears a name that is written as these words are, and whether that is stored."""
        if self.stored.get(key):
            return tuple(entity for entity in self.stored[key] if _is_written_as(words, key, entity)), True
        entity = self.world.names.get(key)
        return self._as_stored(entity) if entity and _is_written_as(words, key, entity) else ((), False)

    def called(self, key: str) -> tuple[tuple[Entity, ...], bool]:
        """The place of an adjective."""
        entity = self.world.adjectives.get(key)
        return self._as_stored(entity) if entity else ((), False)

    def _as_stored(self, entity: Entity) -> tuple[tuple[Entity, ...], bool]:
        """A thing of the world; what is stored under its id, where it is."""
        same = tuple(stored for stored in self.stored.get(folded_name(entity.id), ()) if stored.id == entity.id)
        return (same, True) if same else ((entity,), False)


def hits(lines: Sequence[Line], knowledge: Knowledge) -> list[Hit]:
    """Known names, in order and not overlapping."""
    known = _known(_keys(lines, knowledge), knowledge)
    runs = (run for number, line in enumerate(lines) for run in _runs(number, line.words, known))
    return list(_chosen(lines, runs, known))


def _keys(lines: Iterable[Line], knowledge: Knowledge) -> set[str]:
    """All that is looked up: every word, and every few that no sign parts and that begin as a name does."""
    told = [words for line in lines for words in _parted(line.words)]
    keys = set(chain.from_iterable(told))
    first = knowledge.beginning_names(keys) | (keys & world().beginnings)
    for words in told:
        for at in [at for at, word in enumerate(words) if word in first]:
            keys.update(accumulate(words[at : at + LONGEST_NAME], "{} {}".format))
    return keys


def _parted(words: Iterable[Word]) -> Iterator[list[str]]:
    """The words between signs that stand within no name."""
    keys: list[str] = []
    for word in words:
        if word.key:
            keys.append(word.key)
        elif word.text not in _JOINTS and keys:
            yield keys
            keys = []
    yield keys


def _runs(line: int, words: Sequence[Word], known: Known) -> Iterator[Run]:
    """Runs that are a known name: the first that begins first, of those the longest."""
    for first in [place for place, word in enumerate(words) if word.key in known.beginnings and not word.is_leaning]:
        yield from reversed(_runs_from(line, first, words, known))


def _runs_from(line: int, first: int, words: Sequence[Word], known: Known) -> list[Run]:
    key, count, found = "", 0, list[Run]()
    for place in range(first, min(len(words), first + 2 * LONGEST_NAME)):
        if words[place].key:
            key = f"{key} {words[place].key}" if key else words[place].key
            count += 1
            if key in known.names:
                found.append(Run(line, first, place + 1, key))
        elif words[place].text not in _JOINTS:
            break
        if count == LONGEST_NAME or key not in known.beginnings:
            break
    return found


def _known(keys: set[str], knowledge: Knowledge) -> Known:
    everywhere = world()
    names = keys & everywhere.names.keys()
    adjectives = keys & everywhere.adjectives.keys()
    met = {everywhere.names[key].id for key in names} | {everywhere.adjectives[key].id for key in adjectives}
    stored = knowledge.entities_with_names(keys | set(map(folded_name, met)))
    known = names | adjectives | stored.keys()
    return Known(stored, everywhere, known, frozenset(beginning for key in known for beginning in _beginnings(key)))


def _beginnings(key: str) -> Iterator[str]:
    words = key.split()
    return (" ".join(words[:length]) for length in range(1, len(words) + 1))


def _chosen(lines: Sequence[Line], runs: Iterable[Run], known: Known) -> Iterator[Hit]:
    end = (0, 0)
    for run in runs:
        if (run.line, run.first) < end:
            continue
        hit = _hit(lines[run.line], run, known)
        if hit:
            end = run.line, run.last
            yield hit


def _hit(line: Line, run: Run, known: Known) -> Hit | None:
    words = line.words[run.first : run.last]
    if _is_said_of_people_or_money(line.words, run):
        return None
    found, is_stored = known.bearers(words, run.key)
    is_title_of = _is_title_of(line, run)
    bearers = tuple(entity for entity in found if entity.kind is not EntityKind.PERSON or not is_title_of)
    if bearers and not (run.first == 0 and not is_stored and run.key in _COMMON):
        return Hit(run, bearers, is_stored)
    adjective, is_stored = known.called(run.key)
    if adjective and words[0].is_capital:
        return Hit(run, adjective, is_stored, is_adjective=True)
    return None


def _is_title_of(line: Line, run: Run) -> bool:
    """Whether the run is no name but the title of one: in it, or right after it."""
    words = line.words[run.first : run.last]
    if len(words) < 2 or not (is_title(words[0].key) or is_title(words[-1].key)):
        return False
    titles = sum(is_title(word.key) for word in words)
    following = line.words[run.last] if run.last < len(line.words) else None
    has_name = any(word.is_capital and not is_title(word.key) and not is_of_world(word.key) for word in words)
    return has_name or bool(following and following.is_capital and following.key and titles)


def _is_said_of_people_or_money(words: Sequence[Word], run: Run) -> bool:
    """Whether it is a language, the people of a place, or a currency: "bahasa Rusia", "Russian-speaking", "US$"."""
    before = words[run.first - 1].key if run.first else ""
    after = words[run.last : run.last + 2]
    following = next((word.key for word in after if word.key), "")
    is_money = bool(after) and after[0].text == "$" and after[0].is_glued
    return is_money or before in _LANGUAGE_OR_PEOPLE or following in _AMONG_PEOPLE


def _is_written_as(words: Sequence[Word], key: str, entity: Entity) -> bool:
    """Whether one of the entity's names may be written as these words are; an id is no name."""
    same = [name for name in entity.all_names if folded_name(name) == key]
    if not words[0].is_capital and not words[0].text[0].isdecimal():
        return bool(same) and entity.kind in _LOWER_KINDS
    is_upper = "".join(word.text for word in words).isupper()
    return any(is_upper or not name.isupper() or len(name) > LONGEST_ACRONYM for name in same)


def is_of_world(key: str) -> bool:
    """Whether a folded name, or an adjective, is known without a store."""
    return key in world().names or key in world().adjectives


def kinds_of(line: Line, own: Iterable[Hit]) -> list[str]:
    """What gazetteers say of each word of a line, in the recogniser's words."""
    told = [""] * len(line.words)
    for hit in own:
        for place in range(hit.run.first, hit.run.last):
            told[place] = "adj" if hit.is_adjective else hit.bearers[0].kind.value[:3]
    return told


def best(hit: Hit, context: frozenset[str], read_on: date) -> Entity | None:
    """Who of several bearers is meant: whose name it was on that day, and whose other words the text holds too."""
    if len(hit.bearers) == 1:
        return hit.bearers[0]
    ranked = sorted(hit.bearers, key=lambda entity: _fit(hit.run.key, entity, context, read_on), reverse=True)
    first, second = (_fit(hit.run.key, entity, context, read_on) for entity in ranked[:2])
    return ranked[0] if first > second else None


def _fit(key: str, entity: Entity, context: frozenset[str], read_on: date) -> tuple[bool, int]:
    own = set(key.split())
    told = [text for _, text in entity.role.texts] if entity.role else []
    said = {word for text in (*entity.all_names, *told) for word in folded_name(text).split()} - own
    return was_called(key, entity, read_on), len(said & context)


def was_called(key: str, entity: Entity, day: date) -> bool:
    """Whether a name was the entity's own on a day; an alias always is."""
    former = [name for name in entity.former if key in {folded_name(text) for _, text in name.name.texts}]
    return not former or any(name.period.first <= day <= name.period.last for name in former)
