"""Which source a name means: one that is stored, by any of its names, or a new one to be proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from bot.domain.news import Entity, EntityKind, Source, SourceKind
from bot.domain.ports import RecordKind, Versioned
from bot.domain.wording import ID_LIMIT, Wording
from bot.intake.found import FoundName
from bot.intake.names.gazetteer import Knowledge as StoredNames
from bot.intake.names.words import folded_name
from bot.intake.slugs import slug

UNKNOWN = Source(
    "unknown-source", Wording.of({"id": "Sumber tidak dikenal", "en": "Unknown source"}), SourceKind.UNKNOWN
)
"""Who published an article that does not say so."""
_NAMESAKES = 50


class Knowledge(StoredNames, Protocol):
    """What is stored already, as far as a text may name it; an archive is one."""

    def current(self, kind: RecordKind, id: str) -> Versioned | None:
        """The current version of a record."""
        ...

    def ids_like(self, kind: RecordKind, id: str, *, limit: int) -> list[str]:
        """Stored ids that begin like `id`."""
        ...


class Sources:
    """The sources that an article names; those that are new are kept by id."""

    def __init__(self, found: Sequence[FoundName], named: Mapping[str, Entity], knowledge: Knowledge) -> None:
        """Look among the names that were `found`, the entities that these mean, and what is stored."""
        self._found = found
        self._named = named
        self._knowledge = knowledge
        self.new: dict[str, Source] = {}

    def chain(self, names: Iterable[str], publisher: str) -> tuple[str, ...]:
        """The ids of who had something first, in their order, without who publishes it."""
        ids = dict.fromkeys(self.called(name) for name in names)
        return tuple(id for id in ids if id != publisher)

    def called(self, name: str) -> str:
        """The id of the source of this name, short or long; "": nobody is named. A new one is proposed where needed."""
        if not name:
            return self._new(UNKNOWN)
        outlet = self._outlet(name)
        names = {folded_name(text) for text in (name, *(outlet.all_names if outlet else ()))}
        ids = (outlet.id if outlet else "", *(id for each in sorted(names) for id in _ids_of_source(each)))
        for id in dict.fromkeys(filter(None, ids)):
            for near in (id, *self._knowledge.ids_like(RecordKind.SOURCE, id, limit=_NAMESAKES)):
                stored = self._knowledge.current(RecordKind.SOURCE, near)
                if stored and isinstance(stored.record, Source) and names & _names(stored.record):
                    return near
        if outlet is None:
            return self._new(Source(slug(name, ID_LIMIT), Wording.same(name)))
        short = min((text for text in outlet.aliases if text.isupper()), key=len, default="")
        return self._new(Source(outlet.id, outlet.name, short=short))

    def _outlet(self, name: str) -> Entity | None:
        """The organisation that the text calls so."""
        ids = (each.entity for each in self._found if each.entity and folded_name(each.text) == folded_name(name))
        return next((self._named[id] for id in ids if self._named[id].kind is EntityKind.ORGANISATION), None)

    def _new(self, source: Source) -> str:
        if self._knowledge.current(RecordKind.SOURCE, source.id) is None:
            self.new.setdefault(source.id, source)
        return source.id


def _ids_of_source(name: str) -> Iterator[str]:
    """Ids under which a source of this name may be stored."""
    words = folded_name(name).split()
    yield slug(name, ID_LIMIT)
    yield slug(" ".join(word for word in words if word != "the"), ID_LIMIT)
    yield slug("".join(word[0] for word in words if word != "the"), ID_LIMIT)


def _names(source: Source) -> frozenset[str]:
    worded = (text for _, text in source.name.texts)
    return frozenset(folded_name(text) for text in (*worded, source.short, source.id) if text)
