"""Import record files: everything in them, or nothing.

Every fault of every file is collected before anything is stored, so that an author mends a file once and not line by
line, and readers never see half of an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.domain.errors import Fault, FaultyFiles
from bot.domain.ports import KIND_OF, Change, Record, RecordKind, RecordStore, Tally
from bot.files.checks import editorial_faults
from bot.files.corrections import upheld
from bot.files.drafting import drafted
from bot.files.evidence import moved_claims, wrong_quotes
from bot.files.known import Draft, Known
from bot.files.places import in_order
from bot.files.records import Written, as_written, written_records
from bot.files.references import missing_references
from bot.files.retellings import without_retellings
from bot.files.versions import repeated_ids, rewritten_versions

_ORDER = {kind: place for place, kind in enumerate(RecordKind)}
_ROUNDS = 3  # each record is read, checked and stored


class Progress(Protocol):
    """Is told how an import goes on."""

    def __call__(self, total: int, step: int) -> None:
        """`step` more of `total` pieces of work are done."""
        ...


def _silent(total: int, step: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What record files hold, checked: ready to be stored."""

    changes: tuple[Change, ...]  # in an order in which no kind of record refers to a later one
    record_count: int  # records in the files; `changes` may hold stored ones beside, which these changed


def import_records(paths: Sequence[Path], store: RecordStore, now: datetime, progress: Progress = _silent) -> Tally:
    """Store every record of these files and folders; `now` is in UTC.

    Raises:
        FaultyFiles: Something in them is wrong; nothing was stored.
    """
    loaded = load(paths, store, progress)
    return store.apply(_counted(loaded, progress), now)


def _counted(loaded: Loaded, progress: Progress) -> Iterator[Change]:
    for place, change in enumerate(loaded.changes):
        if place < loaded.record_count:
            progress(loaded.record_count * _ROUNDS, 1)
        yield change


def load(paths: Sequence[Path], store: RecordStore, progress: Progress = _silent) -> Loaded:
    """Read and check every record of these files and folders, against one another and against the store.

    Raises:
        FaultyFiles: Something in them is wrong; it holds every fault, by file and line.
    """
    written, unread = written_records(paths)
    return _checked(written, unread, store, progress)


def check_records(records: Iterable[Record], store: RecordStore) -> Loaded:
    """Check records that no file holds by the rules for files, so that an export of them can be imported again.

    Raises:
        FaultyFiles: Something in them is wrong; each fault names its record in the place of a file.
    """
    return _checked([as_written(record) for record in records], [], store, _silent, is_current=True)


def _checked(
    written: list[Written],
    unread: Sequence[Fault],
    store: RecordStore,
    progress: Progress,
    *,
    is_current: bool = False,
) -> Loaded:
    """Check records against one another and the store; those that are current know of every correction."""
    written.sort(key=lambda record: _ORDER[record.kind])
    total = len(written) * _ROUNDS
    known = Known(store)
    drafts, faults = _drafts(written, known, None if is_current else store, total, progress)
    faults += [*unread, *repeated_ids(drafts), *rewritten_versions(drafts, store)]
    for draft in drafts:
        faults += [*editorial_faults(draft, known), *wrong_quotes(draft, known)]
        progress(total, 1)
    if not unread:  # what could not be read may hold what seems to be missing
        faults += missing_references(drafts, known)
    moved, lost = moved_claims([draft for draft in drafts if draft.kind is RecordKind.ARTICLE], known, store)
    if faults or lost:
        raise FaultyFiles(in_order([*faults, *lost]))
    changes = [Change(draft.record, draft.version, draft.recorded_at) for draft in drafts if draft.record]
    told = without_retellings((*changes, *moved), store)
    return Loaded(tuple(sorted(told, key=_place)), len(drafts))


def _drafts(
    written: Iterable[Written], known: Known, corrected: RecordStore | None, total: int, progress: Progress
) -> tuple[list[Draft], list[Fault]]:
    """The records, and the faults that each has by itself; the corrections of a store are upheld."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for record in written:
        made, found = drafted(record, known)
        draft, undoing = upheld(made, known, corrected) if corrected else (made, [])
        known.add(draft)
        drafts.append(draft)
        faults += [*found, *undoing]
        progress(total, 1)
    return drafts, faults


def _place(change: Change) -> int:
    return _ORDER[KIND_OF[type(change.record)]]
