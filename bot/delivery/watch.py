"""The watch on outcomes: a digest that was due and has not arrived is reported, whatever the jobs that should send it say.

Each admin is told once of each cause, through the outbox as everybody else; a cause that went away and comes back is told
again.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery import notices
from bot.delivery.books import Books
from bot.delivery.composing import Typeset
from bot.domain.addresses import Address
from bot.domain.delivery import Delivery, DeliveryState
from bot.domain.errors import Notice, notice
from bot.domain.ledger import Ledger
from bot.events import fields
from bot.languages import Language
from bot.languages.reasons import reason_notice
from bot.rendering.document import Block, Document, DocumentSection, Note, Paragraph, Text

log = logging.getLogger("ringkas.delivery")

LOOKED_AT = 200
"""How many late deliveries, and how many that went wrong, are looked at."""
NAMED_AT_MOST = 10
"""How many troubles a notice names; the others are counted."""
RECENT = timedelta(days=1)
"""For how long what went wrong counts as a cause."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that a person should look at."""

    cause: str  # names it: who was told of a cause is not told again
    words: Notice


def troubles(ledger: Ledger, now: datetime, late_after: timedelta) -> list[Trouble]:
    """What is wrong with deliveries at `now` (UTC), the worst first."""
    return [*_late(ledger, now, late_after), *_unplanned(ledger, now, late_after), *_gone_wrong(ledger, now)]


def _late(ledger: Ledger, now: datetime, late_after: timedelta) -> list[Trouble]:
    by_platform: dict[str, list[Delivery]] = defaultdict(list)
    for delivery in ledger.unsettled_since(now - late_after, limit=LOOKED_AT):
        by_platform[delivery.address.platform].append(delivery)
    return [
        Trouble(
            f"late:{platform}",
            notice(
                "{platform}: deliveries that are late: {count}; the oldest was due {minutes} minutes ago.",
                platform=platform,
                count=len(late) if len(late) < LOOKED_AT else f"{LOOKED_AT}+",
                minutes=int((now - min(delivery.due_at for delivery in late)) / timedelta(minutes=1)),
            ),
        )
        for platform, late in sorted(by_platform.items())
    ]


def _unplanned(ledger: Ledger, now: datetime, late_after: timedelta) -> list[Trouble]:
    plans = ledger.unplanned_since(now - late_after, limit=LOOKED_AT)
    if not plans:
        return []
    count = len(plans) if len(plans) < LOOKED_AT else f"{LOOKED_AT}+"
    words = notice("Subscriptions that were due and are not planned: {count}", count=count)
    return [Trouble("unplanned", words)]


def _gone_wrong(ledger: Ledger, now: datetime) -> list[Trouble]:
    """Deliveries that failed or may be lost, each address and reason once."""
    found: dict[str, Trouble] = {}
    for delivery in ledger.deliveries(states=(DeliveryState.UNCERTAIN, DeliveryState.FAILED), limit=LOOKED_AT):
        if now - delivery.due_at > RECENT or delivery.subscription.startswith("notice:"):
            continue
        cause = f"{delivery.state}:{delivery.address.text}:{delivery.reason}"
        if delivery.state is DeliveryState.UNCERTAIN:
            words = notice(
                "{address}: delivery {id} ({slot}) may not have arrived, and is not sent again by itself: {reason}",
                address=delivery.address.text,
                id=delivery.id,
                slot=delivery.slot,
                reason=reason_notice(delivery.reason),
            )
        else:
            words = notice(
                "{address}: delivery {id} ({slot}) failed: {reason}",
                address=delivery.address.text,
                id=delivery.id,
                slot=delivery.slot,
                reason=reason_notice(delivery.reason),
            )
        found.setdefault(cause, Trouble(cause, words))
    return list(found.values())


def _telling(cause: str, admin: Address) -> str:
    """What the ledger remembers once an admin was told of a cause; another, whose platform connects later, was not."""
    return f"{cause}\n{admin.text}"


class Watch:
    """Looks at what arrived, and tells admins; `admins` are their addresses on the platforms that are connected."""

    def __init__(
        self,
        books: Books,
        typesetters: Mapping[str, Typeset],
        admins: Callable[[], Awaitable[Sequence[Address]]],
        spoken: Language,
        late_after: timedelta,
    ) -> None:
        self._books = books
        self._typesetters = typesetters
        self._admins = admins
        self._spoken = spoken
        self._late_after = late_after
        self._logged: set[str] = set()
        self.is_well = True
        """Whether everything that was due has arrived, or has an entry that says why not."""

    async def stroke(self, now: datetime, further: Sequence[Trouble] = ()) -> int:
        """Look, and tell what is new; `further` is what else is wrong. How many notices were put into the outbox.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        of_deliveries = await self._books.read(lambda ledger: troubles(ledger, now, self._late_after))
        self.is_well = not any(each.cause.startswith(("late:", "unplanned")) for each in of_deliveries)
        found = {each.cause: each for each in (*further, *of_deliveries)}
        for cause in found.keys() - self._logged:
            words = found[cause].words.in_english()
            log.warning("somebody should look at this", extra=fields(cause=cause, words=words))
        self._logged = set(found)
        told = await self._told(found)
        by_fresh: dict[tuple[str, ...], list[Address]] = defaultdict(list)
        for admin in await self._admins() if found else ():
            by_fresh[tuple(cause for cause in found if _telling(cause, admin) not in told)].append(admin)
        by_fresh.pop((), None)
        return sum(
            [await self._tell([found[cause] for cause in causes], admins, now) for causes, admins in by_fresh.items()]
        )

    async def _told(self, found: Collection[str]) -> set[str]:
        """Who was told of which cause, where it lasts; the others are forgotten."""
        told = await self._books.read(lambda ledger: ledger.causes())
        lasting = {telling for telling in told if telling.rpartition("\n")[0] in found}
        if lasting != told:
            await self._books.write(lambda ledger: ledger.forget_causes(list(lasting)))
        return lasting

    async def _tell(self, fresh: Sequence[Trouble], admins: Sequence[Address], now: datetime) -> int:
        """Put a notice to these admins into the outbox."""
        return await notices.enter(
            self._books,
            self._typesetters,
            admins,
            self._laid_out(fresh),
            self._spoken,
            cause="\n".join(sorted(each.cause for each in fresh)),
            slot=now.isoformat(timespec="minutes"),
            now=now,
            told=[_telling(each.cause, admin) for each in fresh for admin in admins],
        )

    def _laid_out(self, fresh: Sequence[Trouble]) -> Document:
        blocks: list[Block] = [Paragraph((Text(self._spoken.say(each.words)),)) for each in fresh[:NAMED_AT_MOST]]
        more = len(fresh) - NAMED_AT_MOST
        if more > 0:
            blocks.append(Note((Text(self._spoken.text("and {count} more", count=more)),)))
        return Document(
            self._spoken.text("Ringkas: somebody should look at this"), (DocumentSection("", tuple(blocks)),)
        )
