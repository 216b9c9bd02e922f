"""Check that what records refer to exists, is of the right kind, and does not lead in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.domain.errors import Fault, Notice, notice
from bot.domain.figures import is_currency
from bot.domain.news import Entity, EntityKind
from bot.domain.ports import RecordKind
from bot.domain.references import named_by
from bot.files.known import Draft, Known
from bot.files.places import KeyPath, unlike

UNITS_WITHOUT_RECORD = ("percent", "times")
_NAMES = {
    RecordKind.SOURCE: notice("source"),
    RecordKind.MEASURE: notice("measure"),
    RecordKind.UNIT: notice("unit"),
    RecordKind.ENTITY: notice("entity"),
    RecordKind.ARTICLE: notice("article"),
    RecordKind.CLAIM: notice("claim"),
    RecordKind.CONTRAST: notice("contrast"),
}
"""What the kinds of record are called in a sentence; as keys of files they are the same in every language."""


def nothing_named(kind: RecordKind, id: str) -> Notice:
    """Say that there is no record of this kind with this id."""
    return notice("there is no {kind} “{id}”", kind=_NAMES[kind], id=id)


def missing_references(drafts: Sequence[Draft], known: Known) -> Iterator[Fault]:
    """A fault for each id that names nothing, with the nearest id that does."""
    named: dict[RecordKind, set[str]] = defaultdict(set)
    for draft in drafts:
        for _, kind, id in _named_by(draft):
            named[kind].add(id)
    lacking = {(kind, id): _missing(kind, id, known) for kind in named for id in known.lacking(kind, named[kind])}
    for draft in drafts:
        for path, kind, id in _named_by(draft):
            if words := lacking.get((kind, id)):
                yield draft.table.fault(path, words)


def _missing(kind: RecordKind, id: str, known: Known) -> Notice:
    near = list(known.like(kind, id))
    if kind is RecordKind.UNIT:
        near += [*UNITS_WITHOUT_RECORD, *([id.upper()] if is_currency(id.upper()) else [])]
    return unlike(nothing_named(kind, id), id, near)


def _named_by(draft: Draft) -> Iterator[tuple[KeyPath, RecordKind, str]]:
    yield from named_by(draft.kind, draft.plain.get)
    figure = draft.plain.get("figure", {})
    amounts = [(("figure",), figure), *((("figure", "also", n), also) for n, also in enumerate(figure.get("also", ())))]
    for path, amount in amounts:
        unit = (amount or {}).get("unit", "percent")
        if unit not in UNITS_WITHOUT_RECORD and not is_currency(unit):
            yield (*path, "unit"), RecordKind.UNIT, unit


def wrong_events(draft: Draft, known: Known) -> Iterator[Fault]:
    """A fault where a claim's event is an entity of another kind."""
    event = draft.plain.get("event", "")
    entity = known.current(RecordKind.ENTITY, event) if event else None
    if isinstance(entity, Entity) and entity.kind is not EntityKind.EVENT:
        words = notice("“{id}” is a {kind}, not an event; name it in “about”", id=event, kind=entity.kind.value)
        yield draft.table.fault(("event",), words)


def circles(draft: Draft, known: Known) -> Iterator[Fault]:
    """A fault where an entity, through others, speaks for itself."""
    chain = [draft.id]
    while (id := _speaks_for(chain[-1], known)) and id not in chain:
        chain.append(id)
    if id and id == draft.id:
        shown = " > ".join((*chain[:5], *(["…"] if len(chain) > 5 else []), id))
        yield draft.table.fault(("speaks_for",), notice("an entity cannot speak for itself: {chain}", chain=shown))


def _speaks_for(id: str, known: Known) -> str:
    entity = known.current(RecordKind.ENTITY, id)
    return entity.speaks_for if isinstance(entity, Entity) else ""
