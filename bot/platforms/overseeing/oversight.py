"""The errands about digests: looking into the ledger, sending again, pausing, correcting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta, tzinfo

from bot.domain.delivery import MAX_AGE, Delivery, DeliveryState
from bot.domain.errors import BotError, NotUnderstood, notice
from bot.domain.ledger import Ledger, LedgerTally
from bot.languages import Language
from bot.platforms.books import Books
from bot.platforms.chats import Chats
from bot.platforms.editing import telling
from bot.platforms.overseeing import corrections, entries, pausing, resending
from bot.platforms.overseeing.corrections import Corrector, Order
from bot.platforms.overseeing.entries import Pairs
from bot.platforms.requests import Reply
from bot.rendering.document import Block, Command, DocumentSection, Paragraph, Strong, Text

ENTRIES_SHOWN = 20
"""How many entries of each kind are listed, the last due."""
OUT_OF_REACH_SHOWN = 100
RECENT = timedelta(days=1)
"""How far back the ledger is counted."""
_DIGITS = 60  # more than the number of any delivery has, and few enough for Python to read
_WRONG = (DeliveryState.UNCERTAIN, DeliveryState.FAILED)


class Oversight:
    """Does errands for admins: `spoken` is an admin's language, `clock` gives UTC, `zone` is where times are told.

    Whatever goes wrong is told in the reply. `late_after` is how long after its slot a delivery counts as late.
    """

    def __init__(
        self,
        ledgers: Books,
        chats: Chats,
        corrector: Corrector,
        clock: Callable[[], datetime],
        zone: tzinfo,
        late_after: timedelta,
    ) -> None:
        self._ledgers = ledgers
        self._chats = chats
        self._corrector = corrector
        self._clock = clock
        self._zone = zone
        self._late_after = late_after

    async def figures(self, spoken: Language) -> Pairs:
        """The ledger in numbers.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return entries.tally_pairs(await self._tally(), self._zone, spoken)

    async def deliveries(self, which: str, spoken: Language, outcomes: Pairs) -> Reply:
        """The ledger, its entries in one state, or one entry by its number; `outcomes` are what a platform counted."""

        async def work() -> Reply:
            if which.isascii() and which.isdecimal():
                return await self._entry(int(which[:_DIGITS]), spoken)
            if not which:
                return await self._overview(spoken, outcomes)
            state = entries.state_named(which, spoken)
            if state is None:
                names = tuple(f"/deliveries {spoken.say(words)}" for words in entries.STATES.values())
                raise NotUnderstood(notice("There is no state “{name}”.", name=which[:40]), names)
            found = await self._ledgers.read(lambda ledger: ledger.deliveries(states=(state,), limit=ENTRIES_SHOWN))
            title = spoken.text("Deliveries: {state}", state=spoken.say(entries.STATES[state]))
            return telling.reply(title, spoken, self._listed("", found, spoken))

        return await _told(work, spoken)

    async def resend(self, which: str, spoken: Language) -> Reply:
        """Let what may not have arrived of a delivery be sent again: a person has decided so."""

        async def work() -> Reply:
            id, now = _number("resend", which), self._clock()
            done = await self._ledgers.write(lambda ledger: resending.resend(ledger, id, now, now + MAX_AGE))
            return resending.resent(id, done, spoken)

        return await _told(work, spoken)

    async def pause(self, target: str, spoken: Language) -> Reply:
        """Pause a subscription, those of a chat, or those to a briefing."""

        async def work() -> Reply:
            _wanted("pause", target)
            now = self._clock()
            return pausing.paused(await self._ledgers.write(lambda ledger: pausing.pause(ledger, target, now)), spoken)

        return await _told(work, spoken)

    async def resume(self, target: str, spoken: Language) -> Reply:
        """Let them go on."""

        async def work() -> Reply:
            _wanted("resume", target)
            now = self._clock()
            return pausing.resumed(
                await self._ledgers.write(lambda ledger: pausing.resume(ledger, target, now)), spoken
            )

        return await _told(work, spoken)

    async def correct(self, parts: Sequence[str], spoken: Language) -> Reply:
        """Show what correcting a claim would change, or do it, once that was seen; `parts` as in `corrections.CORRECT`."""
        return await _told(lambda: self._corrected(Order.read("correct", parts), spoken), spoken)

    async def withdraw(self, parts: Sequence[str], spoken: Language) -> Reply:
        """As `correct`, of a withdrawal; `parts` as in `corrections.WITHDRAW`."""
        return await _told(lambda: self._corrected(Order.read("withdraw", parts), spoken), spoken)

    async def _corrected(self, order: Order, spoken: Language) -> Reply:
        if order.is_begun:
            return await corrections.form(order, self._corrector, spoken)
        came = await order.done(self._corrector)
        count = await self._ledgers.read(lambda ledger: corrections.showing_count(ledger, came))
        if came.is_done:
            return corrections.outcome(came, count, spoken)
        return corrections.proposal(came, count, spoken, order)

    async def _tally(self) -> LedgerTally:
        since = self._clock() - RECENT
        return await self._ledgers.read(lambda ledger: ledger.tally(since))

    async def _overview(self, spoken: Language, outcomes: Pairs) -> Reply:
        late_before = self._clock() - self._late_after

        def look(ledger: Ledger) -> tuple[list[Delivery], list[Delivery]]:
            late = ledger.unsettled_since(late_before, limit=ENTRIES_SHOWN)
            return late, ledger.deliveries(states=_WRONG, limit=ENTRIES_SHOWN)

        tally = await self._tally()
        late, wrong = await self._ledgers.read(look)
        standings = await self._chats.read(lambda book: book.out_of_reach(limit=OUT_OF_REACH_SHOWN))
        sections = [DocumentSection("", telling.figures(entries.tally_pairs(tally, self._zone, spoken)))]
        if late:
            sections.append(self._listed(spoken.text("Late"), late, spoken))
        if wrong:
            sections.append(self._listed(spoken.text("Uncertain or failed"), wrong, spoken))
        sections.append(telling.standing_list(standings, self._zone, spoken))
        sections.append(DocumentSection(spoken.text("Outcomes"), telling.figures(outcomes)))
        return telling.reply(spoken.text("Deliveries"), spoken, *sections)

    async def _entry(self, id: int, spoken: Language) -> Reply:
        def look(ledger: Ledger) -> Reply | None:
            return entry(ledger, id, self._zone, spoken)

        found = await self._ledgers.read(look)
        if found is None:
            raise NotUnderstood(notice("There is no delivery {id}.", id=id), ("/deliveries",))
        return found

    def _listed(self, heading: str, found: Sequence[Delivery], spoken: Language) -> DocumentSection:
        blocks = tuple(self._line(one, spoken) for one in found)
        return DocumentSection(heading, blocks or (telling.said(spoken.text("There are none.")),))

    def _line(self, one: Delivery, spoken: Language) -> Block:
        words = f" – {entries.line(one, self._zone, spoken)}  "
        return Paragraph((Strong(str(one.id)), Text(words), Command(f"/deliveries {one.id}")))


def entry(ledger: Ledger, id: int, zone: tzinfo, spoken: Language, resend: str = "/resend") -> Reply | None:
    """One entry with all that is kept about it, and how to `resend` what is missing; null: there is none."""
    found = ledger.delivery(id)
    if found is None:
        return None
    edition = ledger.edition(found.edition) if found.edition else None
    sections = [DocumentSection("", telling.figures(entries.details(found, zone, spoken)))]
    if found.messages:
        lines = tuple(_numbered(each.number, entries.message_line(each, zone, spoken)) for each in found.messages)
        sections.append(DocumentSection(spoken.text("Messages"), lines))
    if claims := entries.claim_lines(edition, spoken):
        sections.append(DocumentSection(spoken.text("Claims"), tuple(Paragraph((Text(line),)) for line in claims)))
    if found.state in _WRONG:
        hint = telling.leading_to(spoken.text("To send what is missing again:"), f"{resend} {id}")
        sections.append(DocumentSection("", (hint,)))
    return telling.reply(spoken.text("Delivery {id}", id=id), spoken, *sections)


def _numbered(number: int, words: str) -> Block:
    return Paragraph((Strong(f"{number}. "), Text(words)))


def _number(command: str, text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise NotUnderstood(
            notice("Say which delivery, by its number: {example}", example=f"/{command} 17"),
            ("/deliveries",),
            is_unfinished=True,
        )
    return int(text[:_DIGITS])


def _wanted(command: str, target: str) -> None:
    if not target:
        raise NotUnderstood(
            notice("Say which subscription, chat or briefing: {example}", example=f"/{command} kazakhstan"),
            is_unfinished=True,
        )


async def _told(work: Callable[[], Awaitable[Reply]], spoken: Language) -> Reply:
    """The reply of `work`, or why there is none."""
    try:
        return await work()
    except BotError as error:
        return telling.refused(error, spoken)
