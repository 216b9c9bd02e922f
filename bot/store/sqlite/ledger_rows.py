"""Rows of the ledger and what they stand for: moments, addresses, subscriptions, editions and deliveries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import (
    Bookmark,
    Delivery,
    DeliveryState,
    EditionKind,
    MadeBy,
    Manner,
    Plan,
    Seen,
    StoredEdition,
    Subscription,
    SubscriptionState,
    WhenNothingNew,
)
from bot.domain.errors import InvalidValue
from bot.domain.schedule import Schedule

Row: TypeAlias = tuple[Any, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNIT = timedelta(microseconds=1)
_AS_CONFIGURED = -1
"""The maximum age of a subscription that has none of its own; its column takes no null."""

PLANS = """
    SELECT s.key, s.platform, s.chat, s.thread, s.briefing, s.schedule, s.made_by, s.language, s.when_nothing_new,
        s.max_age, s.state, s.reason, s.since, s.planned_until, s.next_at, seen.records, seen.history, seen.at,
        coalesce(chats.language, ''), coalesce(chats.quiet, ''), coalesce(chats.zone, '')
    FROM subscriptions AS s
    LEFT JOIN seen ON (seen.platform, seen.chat, seen.thread, seen.briefing) = (s.platform, s.chat, s.thread, s.briefing)
    LEFT JOIN chats ON (chats.platform, chats.chat) = (s.platform, s.chat)
"""
"""Subscriptions as `plan` reads them, before any WHERE."""

ENTRIES = """
    SELECT d.id, d.subscription, d.slot, d.platform, d.chat, d.thread, d.due_at, d.expires_at, d.state, d.reason,
        d.attempts, coalesce(d.edition, ''), d.manner, d.settled_at, coalesce(e.briefing, s.briefing, '')
    FROM deliveries AS d LEFT JOIN editions AS e ON e.key = d.edition LEFT JOIN subscriptions AS s ON s.key = d.subscription
"""
"""Deliveries as `entry` reads them, before any WHERE."""


def moment(at: datetime) -> int:
    """A moment as the ledger stores it: whole microseconds since 1970."""
    return (at - _EPOCH) // _UNIT


def optional_moment(at: datetime | None) -> int | None:
    """A moment, where there is one."""
    return None if at is None else moment(at)


def datetime_of(stored: int) -> datetime:
    """Read what `moment` wrote; in UTC."""
    return _EPOCH + stored * _UNIT


def optional_datetime(stored: int | None) -> datetime | None:
    """Read what `optional_moment` wrote."""
    return None if stored is None else datetime_of(stored)


def span(length: timedelta) -> int:
    """A length of time as the ledger stores it: whole microseconds."""
    return length // _UNIT


def storable(text: str) -> str:
    """The text, with half a character (a lone surrogate), which no file can store, as its code in words."""
    return text.encode(errors="backslashreplace").decode()


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Values as the JSON list that `json_each` takes apart."""
    return json.dumps([storable(value) if isinstance(value, str) else value for value in values])


def place_of(address: Address) -> tuple[str, str, str]:
    """An address as the ledger stores it."""
    return address.platform, address.chat, address.thread


def subscription_row(plan: Plan) -> Row:
    """A plan as the columns of `subscriptions`, in their order."""
    one = plan.subscription
    return (
        storable(one.key),
        *place_of(one.address),
        storable(one.briefing),
        one.schedule.text,
        one.made_by.value,
        storable(one.language),
        one.when_nothing_new or "",
        _AS_CONFIGURED if one.max_age is None else span(one.max_age),
        one.state.value,
        storable(one.reason),
        optional_moment(one.since),
        moment(plan.planned_until),
        optional_moment(plan.next_at),
    )


def plans(db: Database, clauses: str, values: Any) -> list[Plan]:
    """What `PLANS` finds with these clauses.

    A subscription whose schedule cannot be read (its zone is gone from the zone database) is left out, so that it
    stops nobody else's; `copies.check` tells of it.
    """
    found = []
    for row in db.execute(PLANS + clauses, values):
        try:
            found.append(_plan(row))
        except InvalidValue:
            continue
    return found


def _plan(row: Row) -> Plan:
    key, platform, chat, thread, briefing, schedule, made_by, language, when_nothing_new = row[:9]
    max_age, state, reason, since, planned_until, next_at, records, history, at = row[9:18]
    subscription = Subscription(
        key,
        Address(platform, chat, thread),
        briefing,
        _schedule(schedule),
        MadeBy(made_by),
        language,
        WhenNothingNew(when_nothing_new) if when_nothing_new else None,
        None if max_age == _AS_CONFIGURED else max_age * _UNIT,
        SubscriptionState(state),
        reason,
        optional_datetime(since),
    )
    seen = None if at is None else Seen(Bookmark(records, history), datetime_of(at))
    return Plan(subscription, datetime_of(planned_until), optional_datetime(next_at), seen, *row[18:])


@lru_cache(1024)
def _schedule(text: str) -> Schedule:
    """Many chats choose the same few schedules."""
    return Schedule.parse(text)


def entries(db: Database, clauses: str, values: Any) -> list[Delivery]:
    """What `ENTRIES` finds with these clauses, without messages."""
    return [_entry(row) for row in db.execute(ENTRIES + clauses, values)]


def _entry(row: Row) -> Delivery:
    id, subscription, slot, platform, chat, thread, due_at, expires_at, state, reason = row[:10]
    attempts, edition, manner, settled_at, briefing = row[10:]
    return Delivery(
        id,
        subscription,
        slot,
        Address(platform, chat, thread),
        datetime_of(due_at),
        datetime_of(expires_at),
        DeliveryState(state),
        reason,
        attempts,
        edition,
        Manner(manner),
        optional_datetime(settled_at),
        briefing,
    )


def edition_row(edition: StoredEdition) -> Row:
    """An edition as the columns of `editions`, in their order."""
    claims = [[claim.id, claim.version] for claim in edition.claims]
    return (
        edition.key,
        edition.kind.value,
        storable(edition.briefing),
        edition.language,
        moment(edition.composed_at),
        storable(edition.document),
        json.dumps(claims),
    )


def edition_of(row: Row) -> StoredEdition:
    """Read what `edition_row` wrote; without parts."""
    key, kind, briefing, language, composed_at, document, claims = row
    versions = tuple(ClaimVersion(id, version) for id, version in json.loads(claims))
    return StoredEdition(key, EditionKind(kind), briefing, language, datetime_of(composed_at), document, versions)
