"""Corrections that travel: whatever was delivered and shows a claim that editors corrected since gets other words.

What was delivered is laid out anew from its stored document, with every correction so far applied to it, and put in the
place of the delivered messages; where they cannot be edited, the correction is posted below them. Both go through the
outbox as any digest does, and their names in the ledger make sure that nothing is corrected twice.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Protocol

from bot.assembly.corrections import corrected_since
from bot.delivery.books import Books
from bot.delivery.composing import Typeset, bound, with_parts
from bot.delivery.planner import Newsstand
from bot.domain.claims import SourcedClaim
from bot.domain.delivery import Delivery, DeliveryState, EditionKind, Manner, NewDelivery, StoredEdition
from bot.domain.ledger import Ledger, Planned
from bot.domain.ports import NewsArchive
from bot.events import fields
from bot.languages import language
from bot.rendering.corrections import corrected, correction_notice
from bot.rendering.plain import document_of

log = logging.getLogger("ringkas.delivery")

BATCH = 500
LOOKED_AT = 1_000
"""How many of the last corrected claims are looked at."""
SETTLING = timedelta(days=2)
"""For how long after a correction was stored deliveries may still settle that show the old words."""
WITHIN = timedelta(days=30)
"""For how long a correction is tried; Telegram lets bots edit their own messages for longer than that."""
EVER = timedelta(days=4000)
"""How far back a correction may be dated that has not gone out yet."""
KEPT = 200
"""Of how many editions the words are kept in memory, as they were sent and as they are corrected."""

NOTE = "corrections"
"""Under which the bot notes which corrections have gone out."""


class Notes(Protocol):
    """What the bot remembers about itself."""

    async def note(self, key: str) -> str:
        """What was noted; "" where nothing was."""
        ...

    async def set_note(self, key: str, value: str) -> None:
        """Note something in place of what was noted."""
        ...


@dataclass(frozen=True, slots=True)
class _Anew:
    """An edition laid out anew: to be put in place, and to be posted where that fails."""

    in_place: StoredEdition
    below: StoredEdition
    slot: str  # names the corrections that it holds


class Corrections:
    """Plans corrections on one event loop."""

    def __init__(self, books: Books, newsstand: Newsstand, typesetters: Mapping[str, Typeset], notes: Notes) -> None:
        self._books = books
        self._newsstand = newsstand
        self._typesetters = typesetters
        self._notes = notes
        self._current: dict[str, SourcedClaim] = {}  # corrected claims, as they stand now, by id
        self._editions: OrderedDict[str, StoredEdition | None] = OrderedDict()  # as they were sent, by key
        self._anew: OrderedDict[tuple[str, tuple[int, ...]], _Anew | None] = OrderedDict()  # by edition and versions
        self._has_begun = False

    async def stroke(self, now: datetime) -> int:
        """Plan corrections of what was delivered, for claims corrected since the last stroke; how many deliveries.

        Raises:
            StoreUnusable: The store cannot be read or written; what was not planned is planned by the next stroke.
        """
        since = (now - EVER).date()
        claims = await self._newsstand.read(lambda archive, _: archive.corrected(None, since=since, limit=LOOKED_AT))
        self._current = {claim.id: claim for claim in claims}
        done = set((await self._notes.note(NOTE)).split())
        fresh = [claim for claim in claims if _name(claim) not in done or self._may_be_missing(claim, now)]
        count = 0
        for claim in fresh:
            count += await self._correct_all(claim.id, now)
        if not self._has_begun:
            count += await self._post_missing(now)
        self._has_begun = True
        names = {_name(claim) for claim in claims}
        if names != done:
            await self._notes.set_note(NOTE, " ".join(sorted(names)))
        if count:
            log.info("corrections are planned", extra=fields(count=count, claims=len(fresh)))
        return count

    async def ended(self, delivery: Delivery, state: DeliveryState, now: datetime) -> bool:
        """Look at a delivery that has just ended: what it showed may have been corrected meanwhile.

        A correction that could not be put in place is posted instead. True: something was planned.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        if delivery.manner is Manner.EDIT:
            return state is DeliveryState.FAILED and await self._post_instead(delivery, now)
        if delivery.manner is Manner.REPLY or not self._current or not delivery.edition:
            return False
        edition = await self._edition(delivery.edition)
        if edition is None or edition.kind is not EditionKind.DIGEST or not self._may_be_stale(edition):
            return False
        whole = await self._books.read(lambda ledger: ledger.delivery(delivery.id))
        return whole is not None and await self._plan([whole], now) > 0

    def _may_be_missing(self, claim: SourcedClaim, now: datetime) -> bool:
        """Whether the bot may have stopped between a delivery with the old words and its correction."""
        return not self._has_begun and now - claim.recorded_at < SETTLING

    async def _correct_all(self, claim: str, now: datetime) -> int:
        """Correct everything that was delivered and shows a claim."""
        count, after = 0, 0
        while shown := await self._books.read(partial(_showing, claim=claim, after=after)):
            count += await self._plan(shown, now)
            after = shown[-1].id
        return count

    async def _plan(self, deliveries: Sequence[Delivery], now: datetime) -> int:
        editions: dict[str, StoredEdition] = {}
        entries: list[NewDelivery] = []
        for delivery in deliveries:
            anew = await self._laid_out_anew(delivery, now)
            if anew is None:
                continue
            edits = _count_delivered(delivery) == len(anew.in_place.parts.get(delivery.address.platform, ()))
            edition = anew.in_place if edits else anew.below
            editions[edition.key] = edition
            manner = Manner.EDIT if edits else Manner.REPLY
            entries.append(_entry(delivery, f"correction:{delivery.id}", anew.slot, edition, manner, now))
        if not entries:
            return 0
        planned = Planned(tuple(editions.values()), entries)
        return await self._books.write(lambda ledger: ledger.enqueue(planned))

    async def _post_missing(self, now: datetime) -> int:
        """Post what the bot may have stopped before it posted: corrections whose edit has failed."""
        failed = await self._books.read(lambda ledger: ledger.deliveries(states=(DeliveryState.FAILED,), limit=BATCH))
        since = now - SETTLING
        edits = [each for each in failed if each.manner is Manner.EDIT and (each.settled_at or since) > since]
        return sum([await self._post_instead(edit, now) for edit in edits])

    async def _post_instead(self, edit: Delivery, now: datetime) -> bool:
        """Post a correction below a delivery whose messages cannot be edited; a later one has an edit of its own."""
        _, _, id = edit.subscription.partition(":")
        original = await self._books.read(lambda ledger: ledger.delivery(int(id)))
        anew = original and await self._laid_out_anew(original, now)
        if not original or not anew or anew.slot != edit.slot:
            return False
        entry = _entry(original, f"correction-below:{original.id}", anew.slot, anew.below, Manner.REPLY, now)
        return await self._books.write(lambda ledger: ledger.enqueue(Planned((anew.below,), (entry,)))) > 0

    async def _edition(self, key: str) -> StoredEdition | None:
        """An edition as it was sent; the last ones asked for are kept, since thousands of deliveries share one."""
        if key not in self._editions:
            self._editions[key] = await self._books.read(lambda ledger: ledger.edition(key))
            if len(self._editions) > KEPT:
                self._editions.popitem(last=False)
        return self._editions[key]

    def _may_be_stale(self, edition: StoredEdition) -> bool:
        """Whether any claim of an edition has another version since, and a correction."""
        return any(ref.id in self._current and self._current[ref.id].version > ref.version for ref in edition.claims)

    async def _laid_out_anew(self, delivery: Delivery, now: datetime) -> _Anew | None:
        """A delivered edition with all corrections so far; null: it is no longer kept, or nothing in it is corrected."""
        edition = await self._edition(delivery.edition)
        if edition is None or not self._may_be_stale(edition):
            return None
        versions = tuple(self._current[ref.id].version for ref in edition.claims if ref.id in self._current)
        if (edition.key, versions) not in self._anew:
            anew = await self._newsstand.read(lambda archive, _: self._composed(archive, edition, now))
            self._anew[edition.key, versions] = anew
            if len(self._anew) > KEPT:
                self._anew.popitem(last=False)
        return self._anew[edition.key, versions]

    def _composed(self, archive: NewsArchive, edition: StoredEdition, now: datetime) -> _Anew | None:
        stale = corrected_since(archive, edition.claims)
        # What was not corrected stays as it was shown, whatever has become of it since.
        shown = {claim.id: claim for claim in archive.versions(edition.claims)}
        standing = {**shown, **{claim.id: claim for claim in stale}}
        if not stale or any(ref.id not in standing for ref in edition.claims):
            return None
        claims = tuple(standing[ref.id] for ref in edition.claims)
        document, spoken = document_of(edition.document), language(edition.language)
        whole = corrected(document, edition.claims, stale, spoken)
        notice = correction_notice(document.title, edition.claims, stale, spoken, shown)
        made = []
        for laid_out in (whole, notice):
            stored, sheet = bound(EditionKind.CORRECTION, edition.briefing, laid_out, claims, spoken, now)
            made.append(with_parts(stored, sheet, self._typesetters, set(self._typesetters)))
        return _Anew(made[0], made[1], " ".join(map(_name, stale)))


def _showing(ledger: Ledger, *, claim: str, after: int) -> list[Delivery]:
    return ledger.showing(claim, after=after, limit=BATCH)


def _name(claim: SourcedClaim) -> str:
    """Names a correction: what it says of which claim, whatever else has changed about the claim since.

    Field by field, so that a later release, whose corrections may say more, does not take old ones for new.
    """
    correction = claim.claim.correction
    told = (correction.on.isoformat(), correction.withdraws, correction.reason.texts) if correction else ()
    return f"{claim.id}@{sha256(repr(told).encode()).hexdigest()[:12]}"


def _count_delivered(delivery: Delivery) -> int:
    """How many messages of a delivery are known to stand in its chat; 0 where any is not."""
    return len(delivery.messages) if all(message.receipt for message in delivery.messages) else 0


def _entry(
    delivery: Delivery, about: str, slot: str, edition: StoredEdition, manner: Manner, now: datetime
) -> NewDelivery:
    return NewDelivery(
        subscription=about,
        slot=slot,
        address=delivery.address,
        due_at=now,
        expires_at=now + WITHIN,
        edition=edition.key,
        manner=manner,
        of=delivery.id,
    )
