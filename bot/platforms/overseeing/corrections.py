"""Correcting and withdrawing claims: what an admin writes, and what it changed in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.claims import FIGURE_MARK, Claim, Corrected
from bot.domain.errors import NotUnderstood, notice
from bot.domain.figures import Unit
from bot.domain.ledger import Ledger
from bot.domain.wording import Wording
from bot.languages import Language, available, language
from bot.platforms.bars import joined, version_of
from bot.platforms.editing import telling
from bot.platforms.requests import Reply
from bot.rendering.document import Block, Button, Command, DocumentSection, Emphasis, Paragraph, Text

CORRECT = ("claim", "statement-id", "statement-en", "reason-id", "reason-en")
"""What a correction needs, in the order in which it is written, parted by "|"."""
WITHDRAW = ("claim", "reason-id", "reason-en")
"""What a withdrawal needs, likewise."""
_NAMES = {"correct": CORRECT, "withdraw": WITHDRAW}
_STATEMENTS = {"id": "PERNYATAAN", "en": "STATEMENT"}
_REASONS = ("ALASAN", "REASON")
_EXAMPLES = {"correct": ("CLAIM", *_STATEMENTS.values(), *_REASONS), "withdraw": ("CLAIM", *_REASONS)}
COUNTED_AT_MOST = 1_000
"""How many deliveries are counted that show a claim; of more it is told that there are more."""


class Corrector(Protocol):
    """Writes corrections into the store; the day of a correction is today."""

    async def claim(self, id: str) -> Claim:
        """A claim as it is stored.

        Raises:
            NotUnderstood: There is no such claim.
            StoreUnusable: The store cannot be read.
        """
        ...

    async def correct(self, claim: str, statement: Wording, reason: Wording, over: int | None) -> Corrected:
        """Let a claim say something else from now on, in place of its version `over`; of another, tell what would come.

        Raises:
            BotError: There is no such claim, or it cannot say that; nothing was changed.
            StoreUnusable: The store cannot be written.
        """
        ...

    async def withdraw(self, claim: str, reason: Wording, over: int | None) -> Corrected:
        """Let a claim be shown no more, but for the correction that says so; `over` as in `correct`.

        Raises:
            BotError: There is no such claim; nothing was changed.
            StoreUnusable: The store cannot be written.
        """
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What an admin wrote after `/correct` or `/withdraw`, in parts."""

    command: str  # without its slash
    parts: tuple[str, ...]  # as `CORRECT` or `WITHDRAW` name them
    over: int | None  # the version of the claim that was looked at; null: none was yet

    @classmethod
    def read(cls, command: str, written: Sequence[str]) -> Order:
        """The parts, and behind them, where a button repeats them, the version that it stands below."""
        claim, *texts = written or ("",)
        *parts, last = (claim.strip("[]").casefold(), *texts)
        over = version_of(last)
        if len(parts) == len(_NAMES[command]) and over is not None:
            return cls(command, tuple(parts), over)
        return cls(command, (*parts, last), None)

    @property
    def is_begun(self) -> bool:
        """Whether it names the claim, and no more."""
        return len(self.parts) == 1 and bool(self.parts[0])

    def with_version(self, version: int) -> str:
        """The same, to be done to this version of the claim."""
        return f"/{self.command} {joined((*self.parts, f'v{version}'))}"

    async def done(self, corrector: Corrector) -> Corrected:
        """Do it, or tell what would come of it where no version, or another one, was looked at.

        Raises:
            BotError: Something is missing, or refused; nothing was changed.
        """
        claim, *texts = _complete(self)
        reason = _both(*texts[-2:])
        try:
            if self.command == "correct":
                return await corrector.correct(claim, _both(*texts[:2]), reason, self.over)
            return await corrector.withdraw(claim, reason, self.over)
        except NotUnderstood as error:
            raise _without_offers(error) from None


def _complete(order: Order) -> tuple[str, ...]:
    """The parts, where none is missing, and none still waits for words."""
    count = len(_NAMES[order.command])
    waiting = [part for part in order.parts if part in _EXAMPLES[order.command]]
    if waiting:
        raise NotUnderstood(
            notice("Write your own words in place of {words}.", words=", ".join(waiting)), is_unfinished=True
        )
    if len(order.parts) == count and all(order.parts):
        return order.parts
    raise NotUnderstood(
        notice(
            "Write: {example}. All of it is needed, in both languages, parted by {bar}; a bar within a part is written "
            "{written}.",
            bar="|",
            written=r"\|",
            example=f"/{order.command} {joined(_EXAMPLES[order.command])}",
        ),
        is_unfinished=len(order.parts) <= count,
    )


def _without_offers(error: NotUnderstood) -> NotUnderstood:
    """Where claims of nearly that name are offered, the words alone, since they are no commands."""
    return NotUnderstood(error.notice)


async def form(order: Order, corrector: Corrector, spoken: Language) -> Reply:
    """The claim that an order names as it is stored, in a line that waits to be completed.

    Raises:
        NotUnderstood: There is no such claim.
        StoreUnusable: The store cannot be read.
    """
    try:
        claim = await corrector.claim(order.parts[0])
    except NotUnderstood as error:
        raise _without_offers(error) from None
    stated: list[str] = []
    how = spoken.text("Copy this line, put the reasons in place of the capital letters, and send it:")
    if order.command == "correct":
        stated = [_said(claim, code) for code in _STATEMENTS]
        how = spoken.text(
            "Copy this line, change what it says, put your own words in place of the capital letters, and send it:"
        )
    line = f"/{order.command} {joined((claim.id, *stated, *_REASONS))}"
    blocks: list[Block] = [telling.said(how), Paragraph((Command(line),))]
    if FIGURE_MARK in line:
        blocks.append(telling.said(spoken.text("Leave {mark} where the figure is to stand.", mark=FIGURE_MARK)))
    return telling.reply(spoken.text("One thing is missing"), spoken, DocumentSection("", tuple(blocks)))


def _said(claim: Claim, code: str) -> str:
    """What a claim says in a language; what asks for it, where it only quotes words of another one."""
    is_foreign = claim.quoted_in not in {"", code}
    return _STATEMENTS[code] if is_foreign else claim.statement.phrase(code).text


def _both(in_indonesian: str, in_english: str) -> Wording:
    return Wording.of({"id": in_indonesian, "en": in_english})


def showing_count(ledger: Ledger, corrected: Corrected) -> int:
    """How many deliveries stand in chats and show what a claim said before; one more than `COUNTED_AT_MOST`: more."""
    if corrected.before == corrected.after:
        return 0
    return len(ledger.showing(corrected.after.id, limit=COUNTED_AT_MOST + 1))


def outcome(corrected: Corrected, count: int, spoken: Language) -> Reply:
    """What a correction changed, before and after, and how many deliveries (see `showing_count`) it will reach."""
    after = corrected.after
    if corrected.before == after:
        return telling.reply(spoken.text("It is so already; nothing was changed: {claim}", claim=after.id), spoken)
    if after.is_withdrawn:
        title = spoken.text("Withdrawn: {claim}", claim=after.id)
    else:
        title = spoken.text("Corrected: {claim}", claim=after.id)
    headings = spoken.text("Before"), spoken.text("Now")
    return telling.reply(title, spoken, *_change(corrected, headings, count, spoken))


def proposal(corrected: Corrected, count: int, spoken: Language, order: Order | None = None) -> Reply:
    """What a correction would change, and a button that does it as `order` says, where there is one."""
    after = corrected.after
    if corrected.before == after:
        return outcome(corrected, count, spoken)
    if after.is_withdrawn:
        title, label = spoken.text("Withdraw {claim}?", claim=after.id), spoken.text("Withdraw it")
    else:
        title, label = spoken.text("Correct {claim}?", claim=after.id), spoken.text("Correct it")
    sections = _change(corrected, (spoken.text("Now"), spoken.text("From then on")), count, spoken)
    if order is None:
        return telling.reply(title, spoken, *sections)
    if order.over is not None:
        changed = telling.said(spoken.text("The claim has changed meanwhile, so nothing was done. Look at it again."))
        sections = (DocumentSection("", (changed,)), *sections)
    button = Button(label, order.with_version(corrected.version))
    return telling.reply(title, spoken, *sections, buttons=(button,))


def _change(
    corrected: Corrected, headings: tuple[str, str], count: int, spoken: Language
) -> tuple[DocumentSection, ...]:
    """What a claim says before and after, why, and how many deliveries that reaches."""
    before, after = corrected.before, corrected.after
    sections = [DocumentSection(headings[0], _stated(before, corrected.units, spoken))]
    if not after.is_withdrawn:
        sections.append(DocumentSection(headings[1], _stated(after, corrected.units, spoken)))
    if after.correction is not None:
        sections.append(DocumentSection(spoken.text("Reason"), _both_said(after.correction.reason)))
    return (*sections, DocumentSection("", (telling.said(_reach(count, spoken)),)))


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
