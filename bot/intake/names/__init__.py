"""Names in a text, and which stored entity each is.

What is stored goes first, then what the world is known to hold, then a trained recogniser. Who is unknown is proposed,
never created: an editor decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import chain

from bot.domain.news import Entity, EntityKind
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundName
from bot.intake.names.echoes import with_echoes
from bot.intake.names.gazetteer import Hit, Knowledge, best, hits, kinds_of
from bot.intake.names.initials import explained
from bot.intake.names.joining import mentions
from bot.intake.names.mentions import Mention
from bot.intake.names.offices import placed
from bot.intake.names.proposals import LEAST_CERTAINTY, Proposed, Unknown, propose, slug
from bot.intake.names.recogniser import Recogniser
from bot.intake.names.roles import role_of
from bot.intake.names.splits import with_splits
from bot.intake.names.words import Line, Word, folded_name, lines_of
from bot.intake.texts import ReadText, Sentence, Span

__all__ = ["Knowledge", "Names", "find_names"]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text, in order and not overlapping, and entities for those that nobody has stored."""

    found: tuple[FoundName, ...]
    proposed: tuple[Entity, ...]
    paragraphs: tuple[Span, ...] = ()

    def refers(self, span: Span) -> FoundName | None:
        """Whom "ia", "dia", "he" or "she" at this place means: the one person named before it in its paragraph.

        Null where nobody is named there, or more than one: who is meant is then a guess.
        """
        paragraph = next((each for each in self.paragraphs if each.holds(span)), None)
        before = [
            name
            for name in self.found
            if paragraph and name.kind is EntityKind.PERSON and paragraph.holds(name) and name.end <= span.start
        ]
        return before[-1] if len({name.entity or name.text for name in before}) == 1 else None


@fleeting(frozen=True, slots=True)
class _Read:
    """A mention in its line."""

    words: Sequence[Word]
    mention: Mention

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.words[self.mention.first].start, self.words[self.mention.last - 1].end)


def find_names(text: ReadText, knowledge: Knowledge, read_on: date) -> Names:
    """The names of a text as it is read on a day."""
    lines = lines_of(text)
    own = explained(lines)
    known = [hit for hit in hits(lines, knowledge) if hit.is_stored or hit.run.key not in own]
    places = placed(lines)
    read = list(_read(lines, known, text.language, read_on, places))
    unknown = [_unknown(text, each, places) for each in read if not (each.mention.entity or each.mention.is_open)]
    met = {each.mention.entity.id: each.mention.entity for each in read if each.mention.entity}
    taken = met.keys() | _stored_ids(unknown, knowledge)
    proposed = propose(unknown, met.values(), taken, is_first_used=text.language == "id")
    stored = {entity.id for hit in known if hit.is_stored for entity in hit.bearers}
    of_world = tuple(entity for id, entity in met.items() if id not in stored)
    found = tuple(_found(text, each, proposed) for each in read)
    kept = tuple(name for name in found if name.entity or name.certainty >= LEAST_CERTAINTY)
    return Names(kept, (*of_world, *proposed.entities), tuple(_paragraphs(text.sentences)))


def _read(
    lines: Sequence[Line], known: Iterable[Hit], language: str, read_on: date, places: AbstractSet[str]
) -> Iterable[_Read]:
    context = frozenset(chain.from_iterable(line.keys for line in lines))
    recogniser = Recogniser(language)
    by_line: dict[int, list[Hit]] = {}
    for hit in known:
        by_line.setdefault(hit.run.line, []).append(hit)
    read = []
    for number, line in enumerate(lines):
        own = by_line.get(number, [])
        marks = recogniser.marks(line.words, kinds_of(line, own))
        read.append((line, mentions(line, marks, own, lambda hit: best(hit, context, read_on), places)))
    for (line, _), found in zip(read, with_echoes(with_splits(read)), strict=True):
        yield from (_Read(line.words, mention) for mention in found)


def _stored_ids(unknown: Iterable[Unknown], knowledge: Knowledge) -> set[str]:
    """Stored ids that proposals for these names must not take."""
    slugs = {folded_name(slug(text)) for text in {name.text for name in unknown}}
    return {entity.id for bearers in knowledge.entities_with_names(slugs).values() for entity in bearers}


def _unknown(text: ReadText, each: _Read, places: AbstractSet[str]) -> Unknown:
    mention = each.mention
    role = role_of(each.words, mention.first, mention.last, places) if mention.kind is EntityKind.PERSON else None
    return Unknown(each.span.of(text.whole), mention.kind, mention.certainty, role)


def _found(text: ReadText, each: _Read, proposed: Proposed) -> FoundName:
    span, mention = each.span, each.mention
    words = span.of(text.whole)
    entity = mention.entity
    if entity is None and not mention.is_open:
        entity = proposed.by_name.get((folded_name(words), mention.kind))
    kind = entity.kind if entity else mention.kind
    return FoundName(span.start, span.end, words, kind, entity.id if entity else "", mention.certainty)


def _paragraphs(sentences: Iterable[Sentence]) -> Iterable[Span]:
    bounds: dict[int, Span] = {}
    for sentence in sentences:
        first = bounds.get(sentence.paragraph, sentence)
        bounds[sentence.paragraph] = Span(first.start, sentence.end)
    return bounds.values()
