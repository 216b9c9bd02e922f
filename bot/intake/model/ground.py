"""An article as proposals are held against it: its sentences, and who is named in each.

Read once more from the text, because a draft keeps what was concluded and not where each name stood. It is made where
the store is at hand; what follows needs none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from bot.domain.news import Entity
from bot.domain.ports import RecordKind
from bot.domain.wording import folded
from bot.intake.facts import article_facts, read_body
from bot.intake.found import Arrival, ArticleFacts, FoundName
from bot.intake.names import find_names
from bot.intake.sources import Knowledge
from bot.intake.texts import ReadText, Span

_MOST_SENTENCES = 3
"""Sentences over which one quote may run."""
_SHORTEST_QUOTE = 10
_PLACES = 10
"""Places of one quote that are looked at: one that stands in more says nothing of any."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proposal may rest on. `entities` are all that the text names, by id; `proposed` those not stored."""

    text: ReadText
    facts: ArticleFacts
    names: tuple[FoundName, ...]
    entities: Mapping[str, Entity]
    proposed: Mapping[str, Entity]

    @property
    def language(self) -> str:
        """The article's language."""
        return self.text.language

    def evidence(self, quote: str) -> Span | None:
        """The whole sentences of the body in which a quote stands letter for letter; null: it does not.

        Whole, since a piece of one may leave out the "not" or the "allegedly" before it.
        """
        for place in islice(self._places(quote), _PLACES):
            met = [each for each in self.text.sentences if each.meets(place)]
            whole = Span(met[0].start, met[-1].end) if 0 < len(met) <= _MOST_SENTENCES else None
            if whole and whole.holds(place) and self.facts.is_of_body(place):
                return whole
        return None

    def _places(self, quote: str) -> Iterator[Span]:
        start = self.text.whole.find(quote) if len(quote) >= _SHORTEST_QUOTE else -1
        while start >= 0:
            yield Span(start, start + len(quote))
            start = self.text.whole.find(quote, start + 1)

    def named_in(self, span: Span) -> tuple[FoundName, ...]:
        """Whom a piece of the text names, in order."""
        return tuple(name for name in self.names if span.holds(name))


class Own:
    """The entities of one article as names are looked up among them; a `names.Knowledge`."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_name: dict[str, list[Entity]] = {}
        for entity in entities:
            for name in {folded(text) for text in (*entity.all_names, entity.id)}:
                self._by_name.setdefault(name, []).append(entity)

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """For each of these folded names, the entities that bear it."""
        return {name: self._by_name[name] for name in set(names) & self._by_name.keys()}

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """Those of these folded words that longer names begin with."""
        return {name.split()[0] for name in self._by_name if " " in name} & set(words)


def ground_of(arrival: Arrival, knowledge: Knowledge) -> Ground:
    """What proposals about an arrival may rest on.

    Raises:
        StoreUnusable: What is stored cannot be read.
    """
    facts = article_facts(arrival)
    text = read_body(arrival.text, facts)
    names = find_names(text, knowledge, facts.read_on)
    proposed = {entity.id: entity for entity in names.proposed}
    entities = dict(proposed)
    for id in {name.entity for name in names.found if name.entity} - entities.keys():
        stored = knowledge.current(RecordKind.ENTITY, id)
        if stored is not None and isinstance(stored.record, Entity):
            entities[id] = stored.record
    return Ground(text, facts, names.found, entities, proposed)
