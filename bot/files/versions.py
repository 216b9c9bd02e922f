"""Check that the run tells each record once, or as a history that agrees with the stored one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.errors import Fault, notice
from bot.domain.ports import RecordKind, RecordStore
from bot.files.known import Draft


def repeated_ids(drafts: Sequence[Draft]) -> Iterator[Fault]:
    """A fault for each record whose id stands in the run before, unless both are versions in ascending order."""
    seen: dict[tuple[RecordKind, str], Draft] = {}
    for draft in drafts:
        if not draft.id or (draft.is_history and draft.version is None):  # not legible
            continue
        earlier = seen.get((draft.kind, draft.id))
        seen[draft.kind, draft.id] = draft
        if earlier is None or (earlier.version is not None and (draft.version or 0) > earlier.version):
            continue
        yield draft.table.fault(
            ("id",),
            notice(
                "the {kind} “{id}” stands already in {file}, line {line}; each id is given once",
                kind=draft.kind.value,
                id=draft.id,
                file=earlier.table.file,
                line=earlier.table.line_of(),
            ),
        )


def rewritten_versions(drafts: Sequence[Draft], store: RecordStore) -> Iterator[Fault]:
    """A fault for each version that the store has with other content: what readers were told is not rewritten."""
    for draft in drafts:
        if draft.version is None or draft.record is None:
            continue
        stored = {past.version: past.record for past in store.history(draft.kind, draft.id)}
        if draft.version in stored and stored[draft.version] != draft.record:
            words = notice(
                "version {version} of the {kind} “{id}” is stored with other content; leave out “version” and "
                "“recorded_at” to store this as the next one",
                version=draft.version,
                kind=draft.kind.value,
                id=draft.id,
            )
            yield draft.table.fault(("version",), words)
