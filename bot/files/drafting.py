"""Make records of what somebody wrote: right in shape and in each value, complete, but not yet checked together."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from bot.domain.errors import Fault, InvalidValue
from bot.domain.plain import Plain, from_plain
from bot.domain.ports import RecordKind
from bot.domain.wording import LONG_ID_LIMIT
from bot.files.known import Draft, Known
from bot.files.places import key_path
from bot.files.quotes import start_of
from bot.files.records import Written
from bot.files.refusals import refusals
from bot.files.shapes import SHAPES

_DIGEST_LENGTH = 8


def drafted(written: Written, known: Known) -> Draft | list[Fault]:
    """Make a record of what was written, or say all that is wrong with it alone."""
    kind, table = written.kind, written.table
    shape = SHAPES[kind]
    try:
        plain = shape.model_validate(table.values).model_dump(exclude_unset=True)
    except ValidationError as error:
        return refusals(error, shape, table)
    version, recorded_at = plain.pop("version", None), plain.pop("recorded_at", None)
    if kind is RecordKind.CLAIM:
        _complete(plain, known, is_history=version is not None)
    try:
        record = from_plain(kind, plain)
    except InvalidValue as error:
        return [table.fault(key_path(error.key), error.notice)]
    return Draft(kind, plain["id"], plain, table, record, version, recorded_at)


def _complete(plain: Plain, known: Known, *, is_history: bool) -> None:
    """Add what a claim's author may leave out: the list around one quote, where quotes begin, the id.

    Where a quote began in an earlier version is kept; its article's words may have moved since.
    """
    if isinstance(plain["evidence"], dict):
        plain["evidence"] = [plain["evidence"]]
    text = known.text_of(plain["article"]) or ""
    for evidence in plain["evidence"]:
        written = evidence.get("start")
        if written is None or not is_history:
            evidence["start"] = start_of(evidence["quote"], text, written) or 0
    plain.setdefault("id", _id_of(plain))


def _id_of(plain: Plain) -> str:
    """An id that stays the same while quote, kind, speaker and measure do."""
    quotes = [evidence["quote"] for evidence in plain["evidence"]]
    measure: Any = plain.get("figure", {}).get("measure", "")
    parts = [*quotes, plain["kind"], plain.get("speaker", ""), measure]
    digest = sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGEST_LENGTH]
    return f"{plain['article'][: LONG_ID_LIMIT - _DIGEST_LENGTH - 1].rstrip('-_.')}-{digest}"
