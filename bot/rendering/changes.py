"""What has changed, laid out in a language: each kind under its heading, what stood before beside what stands now."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from bot.domain.claims import SourcedClaim
from bot.domain.editions import ChangeKind, ChangeLine, Changes, Dispute, Line
from bot.domain.wording import Wording
from bot.languages import Language
from bot.languages.schedules import moment_text
from bot.rendering.document import Accent, Attribution, Block, Document, DocumentSection, Note, Statement, Strong, Text
from bot.rendering.footers import footer
from bot.rendering.layout import dispute_blocks
from bot.rendering.lines import Voice, correction_statement, dated_statement, numbered, said_before, sources, statement


def _heading(kind: ChangeKind, language: Language) -> str:
    return {
        ChangeKind.WITHDRAWN: language.text("Withdrawn"),
        ChangeKind.CORRECTED: language.text("Corrected"),
        ChangeKind.FIGURE: language.text("Figures that changed"),
        ChangeKind.CHANGED: language.text("Statements that changed"),
        ChangeKind.DISPUTED: language.text("Where accounts now differ"),
        ChangeKind.CONFIRMED: language.text("Now also told by a further independent origin"),
        ChangeKind.NEW: language.text("New"),
    }[kind]


def _figure_change(claim: SourcedClaim, before: SourcedClaim, voice: Voice) -> Statement:
    """Both figures before the statement, and who gave the old one behind it."""
    spoken = voice.language
    old, new = (spoken.figure(each.claim.figure, each.units) if each.claim.figure else "" for each in (before, claim))
    now = statement(Line(claim), voice)
    was = Attribution(f" {spoken.text('(before: {figure} — {sources})', figure=old, sources=sources(before, spoken))}")
    return Statement((Strong(f"{old} → {new}: "), *now.label), now.body, (*now.tail, was))


def _otherwise(claim: SourcedClaim, before: SourcedClaim, voice: Voice) -> Statement:
    """The statement, dated where its time is another, and how it read before."""
    is_moved = claim.claim.occurred_on != before.claim.occurred_on
    now = dated_statement(Line(claim), voice) if is_moved else statement(Line(claim), voice)
    return Statement(now.label, now.body, (*now.tail, *said_before(before, claim, voice.language)))


def change_blocks(change: ChangeLine, voice: Voice) -> tuple[Block, ...]:
    """One change, in the words of its kind."""
    if isinstance(change.line, Dispute):
        return dispute_blocks(change.line, voice, is_noted=True)
    claim, before = change.line.claim, change.before
    if change.kind in {ChangeKind.WITHDRAWN, ChangeKind.CORRECTED}:
        return (correction_statement(claim, before, voice),)
    if before is None:
        return (statement(change.line, voice),)
    if change.kind is ChangeKind.FIGURE:
        return (_figure_change(claim, before, voice),)
    return (_otherwise(claim, before, voice),)


def _sections(changes: Changes, voice: Voice) -> list[DocumentSection]:
    sections = []
    for kind, lines in groupby(changes.lines, key=lambda change: change.kind):
        blocks = tuple(block for change in lines for block in change_blocks(change, voice))
        sections.append(DocumentSection(_heading(kind, voice.language), blocks))
    if changes.more:
        more = voice.language.plural("and {count} more change", "and {count} more changes", changes.more)
        sections.append(DocumentSection("", (Note((Text(more),)),)))
    return sections


def _since(since: datetime | None, language: Language) -> str:
    if since is None:
        return language.text("in the last seven days")
    return language.text("since {date}", date=moment_text(since, language))


def lay_out_changes(changes: Changes, language: Language) -> Document:
    """What has changed, what readers must know first."""
    if not changes.lines:
        return lay_out_nothing_new(changes.title, changes.since, language)
    told = {claim.id: claim for claim in changes.claims}.values()
    return Document(
        title=language.text("What is new: {title}", title=language.words(changes.title)),
        subtitle=_since(changes.since, language),
        sections=tuple(_sections(changes, Voice(language, numbered(changes.claims)))),
        footer=footer(changes.coverage, changes.composed_at.date(), language, is_part=True),
        accent=Accent.OPINION if all(claim.is_fenced for claim in told) else Accent.REPORT,
    )


def lay_out_nothing_new(title: Wording, since: datetime | None, language: Language) -> Document:
    """That nothing has changed, in one line; `since` is aware, in the reader's zone."""
    if since is None:
        words = language.text("Nothing was stored about this in the last seven days.")
    else:
        words = language.text("Nothing new since {moment}.", moment=moment_text(since, language))
    return Document(
        title=language.text("What is new: {title}", title=language.words(title)),
        sections=(DocumentSection("", (Note((Text(words),)),)),),
        accent=Accent.REPORT,
    )
