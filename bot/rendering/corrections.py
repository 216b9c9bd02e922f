"""Corrections in a language: the list of them, a notice of them, and a delivered document with them applied.

They are applied to the document as it was stored, all of them each time, so that doing it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from bot.domain.claims import ClaimVersion, Correction, SourcedClaim
from bot.domain.editions import Line
from bot.languages import Language
from bot.rendering.document import (
    Block,
    Document,
    DocumentSection,
    Inline,
    Inlines,
    Mark,
    Note,
    Paragraph,
    Statement,
    Strong,
    Text,
)
from bot.rendering.lines import Voice, correction_statement, dated_statement, mark_range, numbered, statement, unforged


def lay_out_corrections(
    claims: Sequence[SourcedClaim], language: Language, before: Mapping[str, SourcedClaim]
) -> Document:
    """What was corrected or withdrawn, in the order given, each beside what it said before, by its id."""
    voice = Voice(language, numbered(claims))
    blocks: tuple[Block, ...] = tuple(correction_statement(claim, before.get(claim.id), voice) for claim in claims)
    if not blocks:
        blocks = (Note((Text(language.text("Nothing was corrected or withdrawn of late.")),)),)
    return Document(language.text("Corrections"), (DocumentSection("", blocks),))


def correction_notice(
    title: str,
    claims: Sequence[ClaimVersion],
    corrections: Sequence[SourcedClaim],
    language: Language,
    before: Mapping[str, SourcedClaim] | None = None,
) -> Document:
    """A message of its own for where a delivered one cannot be edited: what was corrected in it, how it reads now, why.

    `claims` stood there, by their marks from 1; `corrections` are those of them with a correction, as they stand now;
    `before`, by id, as they stood there.
    """
    stale = _stale(claims, corrections)
    voice, shown = _voice(stale, language), before or {}
    blocks = tuple(correction_statement(now, shown.get(now.id), voice) for now, _ in stale.values())
    return Document(language.text("Correction: {title}", title=title), (DocumentSection("", blocks),))


def corrected(
    document: Document, claims: Sequence[ClaimVersion], corrections: Sequence[SourcedClaim], language: Language
) -> Document:
    """A document as it was stored, with every correction so far; not a word of what was withdrawn is left in it.

    `claims` are what it showed, by their marks from 1; `corrections` are those of them that were corrected since, as
    they stand now. Marks keep their numbers.
    """
    stale = _stale(claims, corrections)
    if not stale:
        return document
    proof = _Proof(stale, _voice(stale, language))
    sections = [replace(each, blocks=tuple(map(proof.block, each.blocks))) for each in document.sections]
    return replace(document, sections=(proof.heading(document), *sections))


class _Stale(NamedTuple):
    """A claim that stands otherwise now than it was shown."""

    claim: SourcedClaim
    correction: Correction


def _stale(claims: Sequence[ClaimVersion], corrections: Sequence[SourcedClaim]) -> dict[int, _Stale]:
    """What stands otherwise now than it was shown, by its mark."""
    now = {claim.id: _Stale(claim, claim.claim.correction) for claim in corrections if claim.claim.correction}
    shown = enumerate(claims, start=1)
    return {mark: now[ref.id] for mark, ref in shown if ref.id in now and now[ref.id].claim.version > ref.version}


def _voice(stale: Mapping[int, _Stale], language: Language) -> Voice:
    return Voice(language, {each.claim.id: mark for mark, each in stale.items()})


def _numbers(marks: Sequence[Inline]) -> list[int]:
    """The numbers of marks that stand side by side; a first and a last one, as `mark_range` writes them, in full."""
    numbers: list[int] = []
    is_range = False
    for inline in marks:
        if isinstance(inline, Mark):
            numbers += range(numbers[-1] + 1, inline.number) if is_range else ()
            numbers.append(inline.number)
        is_range = bool(numbers) and not isinstance(inline, Mark)
    return numbers


def _runs(inlines: Inlines) -> Iterator[tuple[bool, Inlines]]:
    """Inlines in stretches of marks, and of what is none."""
    for is_marks, run in groupby(inlines, key=lambda inline: isinstance(inline, Mark) or inline == Text("–")):
        yield is_marks, tuple(run)


def _marks(statement: Statement) -> list[int]:
    """The marks of a statement, in order."""
    return [number for is_marks, run in _runs(statement.tail) if is_marks for number in _numbers(run)]


def _why(correction: Correction, language: Language) -> str:
    """What was done to a claim, when, and why."""
    reason, day = unforged(language.words(correction.reason)), language.day(correction.on)
    if correction.withdraws:
        return language.text("withdrawn on {date}. Reason: {reason}", date=day, reason=reason)
    return language.text("corrected on {date}. Reason: {reason}", date=day, reason=reason)


@dataclass(frozen=True, slots=True)
class _Proof:
    """Goes over a document with what has to be corrected in it."""

    stale: Mapping[int, _Stale]  # by mark
    voice: Voice

    def heading(self, document: Document) -> DocumentSection:
        """What was corrected and why; and how that reads now which no statement words."""
        statements = (
            block for section in document.sections for block in section.blocks if isinstance(block, Statement)
        )
        worded = {mark for statement in statements for mark in _marks(statement)[:1]}
        blocks: list[Block] = []
        for mark, (claim, correction) in self.stale.items():
            blocks.append(Paragraph((Mark(mark), Text(f" {_why(correction, self.voice.language)}"))))
            if mark not in worded and not correction.withdraws:
                blocks.append(self._now(claim, is_dated=False))
        heading = self.voice.language.plural("Correction", "{count} corrections", len(self.stale))
        return DocumentSection(heading, tuple(blocks))

    def block(self, block: Block) -> Block:
        """A block as it reads now."""
        marks = _marks(block) if isinstance(block, Statement) else []
        if not isinstance(block, Statement) or self.stale.keys().isdisjoint(marks):
            return block
        if marks[0] not in self.stale:
            return replace(block, tail=self._without_stale(block.tail))
        others = [mark for mark in marks[1:] if mark not in self.stale]
        claim, correction = self.stale[marks[0]]
        if correction.withdraws:
            return self._gone(marks[0], others)
        now = self._now(claim, is_dated=isinstance((*block.label, None)[0], Strong))
        return replace(now, tail=(*now.tail, *self._as_before(others)))

    def _now(self, claim: SourcedClaim, *, is_dated: bool) -> Statement:
        now = (dated_statement if is_dated else statement)(Line(claim), self.voice)
        return replace(now, label=(Strong(f"{self.voice.language.text('Corrected:')} "), *now.label))

    def _gone(self, mark: int, others: Sequence[int]) -> Note:
        """What stands where a statement was withdrawn; other claims that made it still stand."""
        gone = self.voice.language.text("This statement was withdrawn by the editors.")
        stand = (Text(f" {self.voice.language.text('Not withdrawn:')} "), *mark_range(others)) if others else ()
        return Note((Mark(mark), Text(f" {gone}"), *stand))

    def _as_before(self, others: Sequence[int]) -> Inlines:
        """Claims that made the statement as it was, and do not make it as it is."""
        if not others:
            return ()
        return (Text(f" {self.voice.language.text('(still as before:')} "), *mark_range(others), Text(")"))

    def _without_stale(self, tail: Inlines) -> Inlines:
        """A tail without the marks that no longer support its statement, and how many those were."""
        see_also = Text(f" {self.voice.language.text('(see also')} ")
        kept: list[Inline] = []
        count = 0
        is_closing = False
        for is_marks, run in _runs(tail):
            if not is_marks:
                kept += run[1:] if is_closing else run
                is_closing = False
                continue
            numbers = _numbers(run)
            left = [number for number in numbers if number not in self.stale]
            count += len(numbers) - len(left)
            kept += mark_range(left)
            if not left and kept[-1:] == [see_also]:
                kept.pop()
                is_closing = True
        return (*kept, Text(f" {self._lost(count)}"))

    def _lost(self, count: int) -> str:
        return self.voice.language.plural(
            "({count} further source was corrected or withdrawn since)",
            "({count} further sources were corrected or withdrawn since)",
            count,
        )
