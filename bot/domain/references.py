"""Which records a record names: one table for checked records, and for what is only legible of a faulty one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.domain.ports import RecordKind

_NAMED_IN: Mapping[RecordKind, Mapping[str, RecordKind]] = {
    RecordKind.ENTITY: {"speaks_for": RecordKind.ENTITY, "role_in": RecordKind.ARTICLE},
    RecordKind.ARTICLE: {"source": RecordKind.SOURCE, "origins": RecordKind.SOURCE},
    RecordKind.CLAIM: {
        "article": RecordKind.ARTICLE,
        "about": RecordKind.ENTITY,
        "speaker": RecordKind.ENTITY,
        "event": RecordKind.ENTITY,
        "denies": RecordKind.CLAIM,
        "origins": RecordKind.SOURCE,
    },
    RecordKind.CONTRAST: {"claims": RecordKind.CLAIM},
}


def named_by(
    kind: RecordKind, value_of: Callable[[str], object]
) -> Iterator[tuple[tuple[str | int, ...], RecordKind, str]]:
    """Each record that a record of `kind` names: where, of which kind, by which id.

    `value_of` gives the value of a field by its name, which is the same in a record and in its plain form; what is
    neither text nor a list of texts names nothing. Measures and units are left out: a figure may have one without a
    record.
    """
    for field, named in _NAMED_IN.get(kind, {}).items():
        value = value_of(field)
        if isinstance(value, str) and value:
            yield (field,), named, value
        elif isinstance(value, list | tuple):
            yield from (((field, place), named, id) for place, id in enumerate(value) if isinstance(id, str))
