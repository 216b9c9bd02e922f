"""What an archive does with changes, over a plain dict; its questions are those of `MemoryArchive`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from memory_archive import MemoryArchive

from bot.domain.claims import SourcedClaim
from bot.domain.ports import KIND_OF, Change, Record, RecordKind, Tally, Versioned

_ORDER = {kind: place for place, kind in enumerate(RecordKind)}


class ArchiveModel:
    """Every version of every record, in the order in which records were first stored."""

    def __init__(self) -> None:
        self.versions: dict[tuple[RecordKind, str], list[Versioned]] = {}

    def apply(self, changes: Iterable[Change], now: datetime) -> Tally:
        """Take changes over, one by one."""
        done = [self._apply(change, now) for change in changes]
        return Tally(done.count("added"), done.count("changed"), done.count("unchanged"))

    def _apply(self, change: Change, now: datetime) -> str:
        versions = self.versions.setdefault((KIND_OF[type(change.record)], change.record.id), [])
        latest = versions[-1] if versions else None
        if latest and (change.version or 0) <= latest.version and (change.version or latest.record == change.record):
            return "unchanged"
        version = change.version or (latest.version + 1 if latest else 1)
        versions.append(Versioned(change.record, version, change.recorded_at or now))
        return "changed" if latest else "added"

    @property
    def records(self) -> list[Record]:
        """The current records."""
        return [versions[-1].record for versions in self.versions.values()]

    @property
    def news(self) -> MemoryArchive:
        """The questions that readers ask."""
        return MemoryArchive(self.records)

    def stamped(self, claims: Iterable[SourcedClaim]) -> list[SourcedClaim]:
        """The claims with their version and moment of recording, which `MemoryArchive` does not know."""
        latest = {id: versions[-1] for (kind, id), versions in self.versions.items() if kind is RecordKind.CLAIM}
        return [
            replace(claim, version=latest[claim.id].version, recorded_at=latest[claim.id].recorded_at)
            for claim in claims
        ]

    def everything(self) -> list[Versioned]:
        """Every version, by kind, id and version."""
        sorted_idents = sorted(self.versions, key=lambda ident: (_ORDER[ident[0]], ident[1]))
        return [version for ident in sorted_idents for version in self.versions[ident]]
