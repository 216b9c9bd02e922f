"""The ledger and its store for whoever is not the running bot: looked into, put right, copied and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.app.office import clock, open_store, opened_office
from bot.config import Config
from bot.delivery.standing import GONE, UNNAMED, wanted
from bot.domain.briefing import BriefingSpec
from bot.domain.chats import Standing
from bot.domain.claims import Corrected
from bot.domain.delivery import MadeBy, Plan, Subscription, SubscriptionState
from bot.domain.errors import Fault, Notice, StoreUnusable
from bot.domain.ledger import Ledger, LedgerTally
from bot.domain.ports import RecordStore
from bot.platforms.overseeing.corrections import showing_count

BATCH = 500
OUT_OF_REACH_SHOWN = 100
RECENT = timedelta(days=1)
_ASIDE = SubscriptionState.WITHOUT_BRIEFING


@contextmanager
def opened_ledger(path: Path, *, read_only: bool = True) -> Iterator[Ledger]:
    """The ledger of the store at `path`, which must be there.

    Raises:
        StoreUnusable: It is not there, no store of ours, or cannot be opened.
    """
    from bot.store.sqlite import open_ledger

    if not path.exists():
        open_store(path, read_only=True)  # says so
    with closing(open_ledger(path, read_only=read_only)) as ledger:
        yield ledger


def running_since(path: Path) -> Mapping[str, object] | None:
    """What is known of the bot that runs on a store: `pid`, `host` and `since`, or nothing; null: none runs.

    Raises:
        StoreUnusable: Nobody can tell, since no lock can be taken there.
    """
    from bot.store.sqlite.lock import hold

    try:
        with hold(path):
            return None
    except StoreUnusable as error:
        known = dict(error.notice.values)
        if "reason" in known:
            raise
        return known


@dataclass(frozen=True, slots=True)
class Health:
    """How the bot's deliveries stand."""

    runs: Mapping[str, object] | None  # see `running_since`
    tally: LedgerTally
    troubles: Sequence[Notice]
    is_well: bool  # whether everything that was due has arrived, or has an entry that says why not
    out_of_reach: Sequence[Standing]


def health(config: Config, path: Path) -> Health:
    """How deliveries stand now.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    from bot.delivery.watch import troubles
    from bot.store.sqlite import open_chat_book

    now = clock(config)
    with opened_ledger(path) as ledger:
        found = troubles(ledger, now, timedelta(minutes=config.digests.late_minutes))
        tally = ledger.tally(now - RECENT)
    with closing(open_chat_book(path)) as book:
        standings = book.out_of_reach(limit=OUT_OF_REACH_SHOWN)
    is_well = not any(each.cause.startswith(("late:", "unplanned")) for each in found)
    return Health(running_since(path), tally, [each.words for each in found], is_well, standings)


def standing_plans(config: Config, now: datetime) -> tuple[list[Plan], tuple[Fault, ...]]:
    """Every subscription as the bot would take it now, by key, and the faults of briefing files.

    Those of files and of the configuration stand as they are written; those that chats made, and how each stands, are
    in the store. Quiet hours are known of a chat once the bot has seen its subscription.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    from bot.app.digests import configured

    with opened_office(config) as office:
        specs = office.newsroom.briefings
        named = wanted(specs, configured(config))
        kept = {plan.subscription.key: plan for plan in _kept(config.store.path)}
        plans = [_as_named(one, kept.pop(key, None), now) for key, one in named.items()]
        plans += [_followed(plan, specs) for plan in kept.values()]
        return sorted(plans, key=lambda plan: plan.subscription.key), office.faults


def _kept(path: Path | None) -> Iterator[Plan]:
    if path is None:
        return
    with opened_ledger(path) as ledger:
        after = ""
        while plans := ledger.subscriptions(after=after, limit=BATCH):
            yield from plans
            after = plans[-1].subscription.key


def _as_named(one: Subscription, kept: Plan | None, now: datetime) -> Plan:
    """A subscription as a file names it, as it stands in the store."""
    if kept is None:
        return Plan(one, now, None)
    old = kept.subscription
    if old.state is _ASIDE:
        return replace(kept, subscription=one)
    return replace(kept, subscription=replace(one, state=old.state, reason=old.reason, since=old.since))


def _followed(plan: Plan, specs: Mapping[str, BriefingSpec]) -> Plan:
    """A subscription that no file names: a chat's own, or one that is put aside."""
    one = plan.subscription
    if one.made_by is not MadeBy.CHAT:
        return replace(plan, subscription=replace(one, state=_ASIDE, reason=UNNAMED))
    if one.briefing not in specs and one.state is SubscriptionState.ACTIVE:
        return replace(plan, subscription=replace(one, state=_ASIDE, reason=GONE))
    if one.briefing in specs and one.state is _ASIDE:
        return replace(plan, subscription=replace(one, state=SubscriptionState.ACTIVE, reason=""))
    return plan


Correction = Callable[[RecordStore, date, datetime | None, int | None], Corrected]
"""Corrects or withdraws a claim on a day, at a moment, over a version; see `bot.files.correcting.withdraw`."""


def corrected(
    path: Path, work: Correction, on: date, now: datetime | None, over: int | None = None
) -> tuple[Corrected, int]:
    """Correct a claim in the store at `path`: what it changed, and how many deliveries (`showing_count`) it reaches.

    `now` is null where it is only to be told what would come of it; `over` is the version that was looked at.

    Raises:
        BotError: There is no such claim, or it cannot be so; nothing was changed.
        StoreUnusable: The store is not there, or cannot be written.
    """
    with opened_ledger(path, read_only=False) as ledger, closing(open_store(path)) as archive:
        done = work(archive, on, now, over)
        return done, showing_count(ledger, done)


def back_up(path: Path, target: Path, *, force: bool) -> None:
    """Copy the store while it is in use; see `bot.store.sqlite.copies`.

    Raises:
        StoreUnusable: There is no store, or the copy cannot be written.
    """
    from bot.store.sqlite import copies

    copies.back_up(path, target, force=force)


def restore(backup: Path, path: Path, now: datetime) -> Path | None:
    """Put a backup in place at a moment (UTC); where the replaced store is kept, null: there was none.

    Raises:
        StoreUnusable: A bot runs on the store, or the backup is none.
    """
    from bot.store.sqlite import copies

    return copies.restore(backup, path, now)


def store_faults(path: Path) -> list[Notice]:
    """What is wrong with the store.

    Raises:
        StoreUnusable: It cannot be read at all.
    """
    from bot.store.sqlite import copies

    return copies.check(path)


def briefing_faults(config: Config) -> tuple[Fault, ...]:
    """What is wrong with the briefing files.

    Raises:
        StoreUnusable: The store cannot be read.
    """
    with opened_office(config) as office:
        return office.faults
