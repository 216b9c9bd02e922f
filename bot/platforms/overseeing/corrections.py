"""Correcting and withdrawing claims: what an admin writes, and what it changed in words."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.claims import FIGURE_MARK, Claim
from bot.domain.errors import NotUnderstood, notice
from bot.domain.figures import Unit
from bot.domain.ledger import Ledger
from bot.domain.wording import Wording
from bot.languages import Language, available, language
from bot.platforms.editing import telling
from bot.platforms.requests import Reply
from bot.rendering.document import Block, DocumentSection, Emphasis, Paragraph, Text

CORRECT = ("claim", "statement-id", "statement-en", "reason-id", "reason-en")
"""What a correction needs, in the order in which it is written, parted by "|"."""
WITHDRAW = ("claim", "reason-id", "reason-en")
"""What a withdrawal needs, likewise."""
COUNTED_AT_MOST = 1_000
"""How many deliveries are counted that show a claim; of more it is told that there are more."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A claim before and after it was corrected or withdrawn; both are the same where it was so already."""

    before: Claim
    after: Claim
    units: tuple[Unit, ...] = ()  # that their figure counts


class Corrector(Protocol):
    """Writes corrections into the store; the day of a correction is today."""

    async def correct(self, claim: str, statement: Wording, reason: Wording) -> Corrected:
        """Let a claim say something else from now on.

        Raises:
            BotError: There is no such claim, or it cannot say that; nothing was changed.
            StoreUnusable: The store cannot be written.
        """
        ...

    async def withdraw(self, claim: str, reason: Wording) -> Corrected:
        """Let a claim be shown no more, but for the correction that says so.

        Raises:
            BotError: There is no such claim; nothing was changed.
            StoreUnusable: The store cannot be written.
        """
        ...


async def correct(corrector: Corrector, parts: Sequence[str]) -> Corrected:
    """Correct a claim as the parts of `CORRECT` say.

    Raises:
        BotError: Something is missing, or refused; nothing was changed.
    """
    if len(parts) != len(CORRECT) or not all(parts):
        raise NotUnderstood(
            notice(
                "Write: {example}. All of it is needed, in both languages, parted by {bar}.",
                bar="|",
                example="/correct CLAIM | PERNYATAAN | STATEMENT | ALASAN | REASON",
            ),
            is_unfinished=True,
        )
    claim, statement_id, statement_en, reason_id, reason_en = parts
    return await _taken(corrector.correct(claim, _both(statement_id, statement_en), _both(reason_id, reason_en)))


async def withdraw(corrector: Corrector, parts: Sequence[str]) -> Corrected:
    """Withdraw a claim as the parts of `WITHDRAW` say.

    Raises:
        BotError: Something is missing, or refused; nothing was changed.
    """
    if len(parts) != len(WITHDRAW) or not all(parts):
        raise NotUnderstood(
            notice(
                "Write: {example}. All of it is needed, in both languages, parted by {bar}.",
                bar="|",
                example="/withdraw CLAIM | ALASAN | REASON",
            ),
            is_unfinished=True,
        )
    claim, reason_id, reason_en = parts
    return await _taken(corrector.withdraw(claim, _both(reason_id, reason_en)))


async def _taken(work: Awaitable[Corrected]) -> Corrected:
    """What came of it; where claims of nearly that name are offered, the words alone, since they are no commands."""
    try:
        return await work
    except NotUnderstood as error:
        raise NotUnderstood(error.notice) from None


def _both(in_indonesian: str, in_english: str) -> Wording:
    return Wording.of({"id": in_indonesian, "en": in_english})


def showing_count(ledger: Ledger, corrected: Corrected) -> int:
    """How many deliveries stand in chats and show what a claim said before; one more than `COUNTED_AT_MOST`: more."""
    if corrected.before == corrected.after:
        return 0
    return len(ledger.showing(corrected.after.id, limit=COUNTED_AT_MOST + 1))


def outcome(corrected: Corrected, count: int, spoken: Language) -> Reply:
    """What a correction changed, before and after, and how many deliveries (see `showing_count`) it will reach."""
    before, after = corrected.before, corrected.after
    if before == after:
        return telling.reply(spoken.text("It is so already; nothing was changed: {claim}", claim=after.id), spoken)
    withdrawn = after.is_withdrawn
    if withdrawn:
        title = spoken.text("Withdrawn: {claim}", claim=after.id)
    else:
        title = spoken.text("Corrected: {claim}", claim=after.id)
    sections = [DocumentSection(spoken.text("Before"), _stated(before, corrected.units, spoken))]
    if not withdrawn:
        sections.append(DocumentSection(spoken.text("Now"), _stated(after, corrected.units, spoken)))
    if after.correction is not None:
        sections.append(DocumentSection(spoken.text("Reason"), _both_said(after.correction.reason)))
    sections.append(DocumentSection("", (telling.said(_reach(count, spoken)),)))
    return telling.reply(title, spoken, *sections)


def _stated(claim: Claim, units: Sequence[Unit], spoken: Language) -> tuple[Block, ...]:
    """What a claim says in each language, its figure as that language writes it, or, without a catalogue, `spoken`."""
    if claim.figure is None:
        return _both_said(claim.statement)
    told = {}
    for code, text in claim.statement.texts:
        worded = language(code) if code in available() else spoken
        told[code] = text.replace(FIGURE_MARK, worded.figure(claim.figure, units))
    return _both_said(Wording.of(told))


def _both_said(wording: Wording) -> tuple[Block, ...]:
    return tuple(Paragraph((Emphasis(f"{code}: "), Text(text))) for code, text in wording.texts)


def _reach(count: int, spoken: Language) -> str:
    if not count:
        return spoken.text("No delivery shows it, so none needs another text.")
    if count > COUNTED_AT_MOST:
        return spoken.text(
            "More than {count} deliveries show it; the running bot puts each right.", count=COUNTED_AT_MOST
        )
    return spoken.plural(
        "{count} delivery shows it; the running bot puts it right.",
        "{count} deliveries show it; the running bot puts each right.",
        count,
    )
