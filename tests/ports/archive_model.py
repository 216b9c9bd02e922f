"""What an archive does with changes, over a plain dict; its questions are those of `MemoryArchive`."""

from collections.abc import Iterable
from datetime import datetime

from memory_archive import MemoryArchive

from bot.domain.ports import KIND_OF, Change, Record, RecordKind, Tally, Versioned

_ORDER = {kind: place for place, kind in enumerate(RecordKind)}


class ArchiveModel:
    """Every version of every record, in the order in which records were first stored."""

    def __init__(self) -> None:
        self.news = MemoryArchive()

    def apply(self, changes: Iterable[Change], now: datetime) -> Tally:
        """Take changes over, one by one."""
        done = [self._apply(change, now) for change in changes]
        return Tally(done.count("added"), done.count("changed"), done.count("unchanged"))

    def _apply(self, change: Change, now: datetime) -> str:
        versions = self.versions.get((KIND_OF[type(change.record)], change.record.id))
        latest = versions[-1] if versions else None
        if latest and (change.version or 0) <= latest.version and (change.version or latest.record == change.record):
            return "unchanged"
        version = change.version or (latest.version + 1 if latest else 1)
        self.news.put(Versioned(change.record, version, change.recorded_at or now))
        return "changed" if latest else "added"

    @property
    def versions(self) -> dict[tuple[RecordKind, str], list[Versioned]]:
        """Every version of each record."""
        return self.news.history

    @property
    def records(self) -> list[Record]:
        """The current records."""
        return self.news.records

    def everything(self) -> list[Versioned]:
        """Every version, by kind, id and version."""
        sorted_idents = sorted(self.versions, key=lambda ident: (_ORDER[ident[0]], ident[1]))
        return [version for ident in sorted_idents for version in self.versions[ident]]
