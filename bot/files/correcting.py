"""Correct or withdraw one claim by hand, as an admin does: the next version of its record, with a day and a reason.

What an admin writes is held to the rules for files, so that an export of it can be imported again.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime

from bot.domain.claims import Claim, Corrected, Correction
from bot.domain.errors import Fault, InvalidValue, NotUnderstood, notice
from bot.domain.figures import Unit
from bot.domain.ports import Change, RecordKind, RecordStore
from bot.domain.wording import Wording
from bot.files.checks import editorial_faults
from bot.files.drafting import drafted
from bot.files.known import Known
from bot.files.places import unlike
from bot.files.records import as_written
from bot.files.references import nothing_named
from bot.files.retellings import unretold

_NEAREST = 5


def withdraw(
    store: RecordStore, claim_id: str, reason: Wording, on: date, now: datetime | None, *, over: int | None = None
) -> Corrected:
    """Let nothing show a claim any more; one that is withdrawn already stays as it is, with its day and reason.

    `on` is the day that readers are told; `now` is in UTC; null: it is only told what would come of it. `over` is the
    version of the claim that was looked at: of another one, likewise; null: whichever stands.

    Raises:
        NotUnderstood: There is no such claim; the error has the nearest ids.
        InvalidValue: The reason breaks a rule for files, the day lies before the last correction or the publication
            of the article, or somebody else has just changed the claim.
    """
    claim, version = _stored(store, claim_id)
    if claim.is_withdrawn:
        return Corrected(claim, claim, version, is_done=False)
    withdrawn = dataclasses.replace(claim, correction=Correction(on, reason, withdraws=True))
    return _taken(store, claim, withdrawn, version, now if over in {None, version} else None)


def correct(
    store: RecordStore,
    claim_id: str,
    statement: Wording | None,
    reason: Wording,
    on: date,
    now: datetime | None,
    *,
    over: int | None = None,
) -> Corrected:
    """Give a claim another statement; without one, only say what was corrected about it.

    `on`, `now` and `over` are as in `withdraw`.

    Raises:
        NotUnderstood: There is no such claim; the error has the nearest ids.
        InvalidValue: As `withdraw`, of the statement too; or the claim is withdrawn.
    """
    claim, version = _stored(store, claim_id)
    if claim.is_withdrawn and claim.correction:
        raise InvalidValue(
            notice(
                "the claim “{id}” was withdrawn on {day}; to show it again, import it with a later correction that "
                "has withdraws = false",
                id=claim.id,
                day=claim.correction.on.isoformat(),
            )
        )
    corrected = dataclasses.replace(claim, correction=Correction(on, reason))
    if statement is not None:
        corrected = dataclasses.replace(corrected, statement=statement, quoted_in="")
    return _taken(store, claim, corrected, version, now if over in {None, version} else None)


def current(store: RecordStore, claim_id: str) -> Claim:
    """A claim as it is stored.

    Raises:
        NotUnderstood: There is none with this id; the error has the nearest ids.
    """
    return _stored(store, claim_id)[0]


def _stored(store: RecordStore, claim_id: str) -> tuple[Claim, int]:
    """A claim as it is stored, and its version.

    Raises:
        NotUnderstood: There is none with this id.
    """
    stored = store.current(RecordKind.CLAIM, claim_id)
    if stored is None or not isinstance(stored.record, Claim):
        near = store.ids_like(RecordKind.CLAIM, claim_id, limit=50)
        wrong = unlike(nothing_named(RecordKind.CLAIM, claim_id[:60]), claim_id, near)
        where = notice(
            "{wrong} (the id of a claim stands below its evidence: {command})", wrong=wrong, command="/why 1 TOPIC"
        )
        raise NotUnderstood(where, tuple(near[:_NEAREST]))
    return stored.record, stored.version


def _taken(store: RecordStore, before: Claim, after: Claim, version: int, now: datetime | None) -> Corrected:
    """Store what a claim is from now on, as the version after `version`; see `withdraw` on `now`."""
    if after == before:
        return Corrected(before, after, version, is_done=False)
    _check_day(before.correction, after.correction)
    for fault in _faults(after, store):
        raise InvalidValue(fault.notice, fault.key)
    units = tuple(_units(before, store))
    if now is None:
        return Corrected(before, after, version, units, is_done=False)
    changes = [Change(after, version + 1, now), *unretold([after.article], store)]
    if not store.apply(_unless_changed(changes, after.id, version, store), now).changed:
        raise InvalidValue(
            notice("the claim “{id}” was changed by somebody else at this moment; look at it again", id=after.id)
        )
    return Corrected(before, after, version + 1, units)


def _unless_changed(changes: list[Change], claim_id: str, version: int, store: RecordStore) -> Iterator[Change]:
    """The changes, or none where the claim has another version in the very transaction that asks for them."""
    if _stored(store, claim_id)[1] == version:
        yield from changes


def _units(claim: Claim, store: RecordStore) -> Iterator[Unit]:
    """The units of a claim's figure that have a record."""
    amounts = (claim.figure.amount, *claim.figure.also) if claim.figure else ()
    for id in dict.fromkeys(amount.unit for amount in amounts):
        stored = store.current(RecordKind.UNIT, id)
        if stored and isinstance(stored.record, Unit):
            yield stored.record


def _check_day(last: Correction | None, new: Correction | None) -> None:
    """Refuse a day before the last correction, for which a later import would take this one to be out of date."""
    if last and new and new.on < last.on:
        raise InvalidValue(
            notice("its last correction is of {day}; this one cannot be earlier", day=last.on.isoformat()),
            "correction.on",
        )


def _faults(claim: Claim, store: RecordStore) -> Iterator[Fault]:
    """What an import of the claim would find wrong with its statement and its correction."""
    known = Known(store)
    draft, faults = drafted(as_written(claim), known)
    for fault in (*faults, *editorial_faults(draft, known)):
        if fault.key.partition(".")[0] in {"statement", "correction"}:
            yield fault
