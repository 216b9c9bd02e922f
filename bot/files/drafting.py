"""Make records of what somebody wrote: right in shape and in each value, complete, but not yet checked together."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from bot.domain.errors import Fault, InvalidValue
from bot.domain.plain import Plain, from_plain
from bot.domain.ports import RecordKind
from bot.domain.wording import LONG_ID_LIMIT
from bot.files.known import Draft, Known
from bot.files.legible import legible, read_shape
from bot.files.places import key_path
from bot.files.quotes import start_of
from bot.files.record_shapes import SHAPES
from bot.files.records import Written

_DIGEST_LENGTH = 8


def drafted(written: Written, known: Known) -> tuple[Draft, list[Fault]]:
    """Make a record of what was written, and say all that is wrong with it alone."""
    kind, table = written.kind, written.table
    plain, faults = read_shape(SHAPES[kind], table)
    if faults:
        return Draft(kind, plain, table, None), faults
    if kind is RecordKind.CLAIM:
        _complete(plain, known)
    try:
        return Draft(kind, plain, table, from_plain(kind, plain)), []
    except InvalidValue as error:
        path = key_path(error.key)
        return Draft(kind, legible(plain, [path]), table, None), [table.fault(path, error.notice)]


def _complete(plain: Plain, known: Known) -> None:
    """Add what a claim's author may leave out: the list around one quote, where quotes begin, the id.

    Where a quote began in an earlier version is kept; its article's words may have moved since.
    """
    if isinstance(plain["evidence"], dict):
        plain["evidence"] = [plain["evidence"]]
    text = known.text_of(plain["article"]) or ""
    for evidence in plain["evidence"]:
        written = evidence.get("start")
        if written is None or "version" not in plain:
            evidence["start"] = start_of(evidence["quote"], text, written) or 0
    plain.setdefault("id", _id_of(plain))


def _id_of(plain: Plain) -> str:
    """An id that stays the same while quote, kind, speaker and measure do."""
    quotes = [evidence["quote"] for evidence in plain["evidence"]]
    measure: Any = plain.get("figure", {}).get("measure", "")
    parts = [*quotes, plain["kind"], plain.get("speaker", ""), measure]
    digest = sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGEST_LENGTH]
    return f"{plain['article'][: LONG_ID_LIMIT - _DIGEST_LENGTH - 1].rstrip('-_.')}-{digest}"
