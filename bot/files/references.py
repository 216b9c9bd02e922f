"""Check that what records refer to exists, is of the right kind, and does not lead in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.errors import Fault, notice
from bot.domain.figures import is_currency
from bot.domain.news import Entity, EntityKind
from bot.domain.ports import RecordKind
from bot.files.known import Draft, Known
from bot.files.places import KeyPath, unlike

UNITS_WITHOUT_RECORD = ("percent", "times")

_NAMED_IN: Mapping[RecordKind, Mapping[str, RecordKind]] = {
    RecordKind.ENTITY: {"speaks_for": RecordKind.ENTITY},
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


def missing_references(drafts: Sequence[Draft], known: Known) -> Iterator[Fault]:
    """A fault for each id that names nothing, with the nearest id that does."""
    named: dict[RecordKind, set[str]] = defaultdict(set)
    for draft in drafts:
        for _, kind, id in _named_by(draft):
            named[kind].add(id)
    lacking = {kind: known.lacking(kind, ids) for kind, ids in named.items()}
    for draft in drafts:
        for path, kind, id in _named_by(draft):
            if id in lacking[kind]:
                wrong = notice("there is no {kind} “{id}”", kind=kind.value, id=id)
                yield draft.table.fault(path, unlike(wrong, id, _candidates(kind, id, known)))


def _candidates(kind: RecordKind, id: str, known: Known) -> list[str]:
    found = list(known.like(kind, id))
    if kind is RecordKind.UNIT:
        return [*found, *UNITS_WITHOUT_RECORD, *([id.upper()] if is_currency(id.upper()) else [])]
    return found


def _named_by(draft: Draft) -> Iterator[tuple[KeyPath, RecordKind, str]]:
    for key, kind in _NAMED_IN.get(draft.kind, {}).items():
        value = draft.plain.get(key, [])
        if isinstance(value, str):
            yield (key,), kind, value
        else:
            yield from (((key, place), kind, id) for place, id in enumerate(value))
    figure = draft.plain.get("figure", {})
    for path, amount in (
        (("figure",), figure),
        *((("figure", "also", n), also) for n, also in enumerate(figure.get("also", ()))),
    ):
        unit = amount.get("unit", "percent")
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
    if id == draft.id:
        shown = " > ".join((*chain[:5], *(["…"] if len(chain) > 5 else []), id))
        yield draft.table.fault(("speaks_for",), notice("an entity cannot speak for itself: {chain}", chain=shown))


def _speaks_for(id: str, known: Known) -> str:
    entity = known.current(RecordKind.ENTITY, id)
    return entity.speaks_for if isinstance(entity, Entity) else ""
