"""Drafts as plain values, and back; and what of one differs from another, so that a decision can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from bot.domain.claims import Claim, Contrast
from bot.domain.drafts import Draft, KeptDraft, ReviewState
from bot.domain.errors import Notice
from bot.domain.figures import Measure, Unit
from bot.domain.news import Entity, Publication, Source
from bot.domain.plain import from_plain, to_plain
from bot.domain.plain.fields import Plain
from bot.domain.ports import KIND_OF, Record, RecordKind

T = TypeVar("T", bound=Record)

_CLAIM, _RECORD = "claim ", "record "

Pieces = dict[str, Any]
"""What a decision may change of a draft, piece by piece: its state, what holds for each claim, each record."""


def draft_text(draft: Draft) -> str:
    """A draft as JSON."""
    plain = {
        "fingerprint": draft.fingerprint,
        "arrived_at": draft.arrived_at.isoformat(),
        "way": draft.way,
        "records": [_plain_record(record) for record in draft.records],
        "remarks": [_plain_notice(remark) for remark in draft.remarks],
        "sketch": draft.sketch,
    }
    return json.dumps(plain)


def draft_of(text: str) -> Draft:
    """The draft that `draft_text` wrote."""
    plain = json.loads(text)
    records = [_record(one) for one in plain["records"]]
    return _with_records(
        Draft(
            next(record for record in records if isinstance(record, Publication)),
            plain["fingerprint"],
            datetime.fromisoformat(plain["arrived_at"]),
            plain["way"],
            remarks=tuple(_notice(remark) for remark in plain["remarks"]),
            sketch=tuple(plain["sketch"]),
        ),
        records,
    )


def differences(before: KeptDraft, after: KeptDraft) -> tuple[str, str]:
    """What differs between two stages of a draft, as it was and as it is, as JSON that `restored` reads."""
    old, new = _pieces(before), _pieces(after)
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    was, becomes = ({key: pieces.get(key) for key in keys} for pieces in (old, new))
    return json.dumps(was), json.dumps(becomes)


def restored(kept: KeptDraft, before: str) -> KeptDraft:
    """A draft with the pieces that `differences` wrote, as they were."""
    pieces = {**_pieces(kept), **json.loads(before)}
    records = [_record(value) for key, value in pieces.items() if key.startswith(_RECORD) and value is not None]
    return replace(
        kept,
        draft=_with_records(kept.draft, records),
        state=ReviewState(pieces["state"]),
        public=pieces["public"],
        accepted=_with_verdict(pieces, "accepted"),
        rejected=_with_verdict(pieces, "rejected"),
    )


def _pieces(kept: KeptDraft) -> Pieces:
    verdicts = {f"{_CLAIM}{id}": "accepted" for id in sorted(kept.accepted)}
    verdicts |= {f"{_CLAIM}{id}": "rejected" for id in sorted(kept.rejected)}
    records = (_plain_record(record) for record in kept.draft.records)
    return {
        "state": kept.state.value,
        "public": kept.public,
        **verdicts,
        **{f"{_RECORD}{one['record']} {one['id']}": one for one in records},
    }


def _with_verdict(pieces: Pieces, verdict: str) -> frozenset[str]:
    return frozenset(
        key.removeprefix(_CLAIM) for key, value in pieces.items() if key.startswith(_CLAIM) and value == verdict
    )


def _with_records(draft: Draft, records: list[Record]) -> Draft:
    return replace(
        draft,
        publication=_of_kind(Publication, records)[0],
        claims=_of_kind(Claim, records),
        sources=_of_kind(Source, records),
        entities=_of_kind(Entity, records),
        measures=_of_kind(Measure, records),
        units=_of_kind(Unit, records),
        contrasts=_of_kind(Contrast, records),
    )


def _of_kind(kind: type[T], records: list[Record]) -> tuple[T, ...]:
    return tuple(record for record in records if isinstance(record, kind))


def _plain_record(record: Record) -> Plain:
    return {"record": KIND_OF[type(record)].value, **to_plain(record)}


def _record(plain: Mapping[str, Any]) -> Record:
    return from_plain(RecordKind(plain["record"]), plain)


def _plain_notice(remark: Notice) -> Plain:
    return {"text": remark.text, "values": {key: _plain_value(value) for key, value in remark.values}}


def _plain_value(value: object) -> object:
    if isinstance(value, Notice):
        return _plain_notice(value)
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return value if isinstance(value, int) else str(value)


def _notice(plain: Mapping[str, Any]) -> Notice:
    return Notice(plain["text"], tuple((key, _value(value)) for key, value in plain["values"].items()))


def _value(plain: Any) -> object:
    if not isinstance(plain, dict):
        return plain
    return Decimal(plain["number"]) if "number" in plain else _notice(plain)
