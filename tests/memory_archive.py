"""Stored news over plain Python lists: the model against which a real store is held, and news for pure tests.

Every question is answered by walking over all records, because what is obviously right is worth more here than speed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, TypeVar

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion, Contrast, SourcedClaim, Telling, search_texts
from bot.domain.delivery import Bookmark
from bot.domain.figures import Figure, Measure, Unit
from bot.domain.news import Article, Entity, Publication, Source
from bot.domain.ports import KIND_OF, MOST_NAMESAKES, ClaimChange, Record, RecordKind, Versioned
from bot.domain.wording import folded

RECORDED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
T = TypeVar("T", bound=Record)


def _holds_phrase(texts: Iterable[str], phrase: str) -> bool:
    """Whether the words of `phrase` stand in one of the texts, one after the other."""
    sought = folded(phrase)
    return bool(sought) and any(f" {sought} " in f" {folded(text)} " for text in texts)


def _holds_all(texts: Iterable[str], words: str) -> bool:
    """Whether each word stands somewhere in the texts."""
    sought = set(folded(words).split())
    return bool(sought) and sought <= {word for text in texts for word in folded(text).split()}


def _headings(article: Article) -> list[str]:
    """The title of an article, and its summary in every language."""
    return [article.title, *(text for _, text in (article.summary.wording.texts if article.summary else ()))]


def _belongs(claim: Claim, topic: Topic) -> bool:
    """Whether a claim is found under a topic; one that was withdrawn is found under none."""
    return not claim.is_withdrawn and _concerns(claim, topic)


def _concerns(claim: Claim, topic: Topic) -> bool:
    return (
        bool(set(topic.entities) & set(claim.entities))
        or (claim.figure is not None and claim.figure.measure in topic.measures)
        or any(_holds_phrase(search_texts(claim), words) for words in topic.words)
    )


class _Replaced(NamedTuple):
    """A version that another took the place of."""

    place: int  # of its record among all records, from 1
    old: Versioned


class MemoryArchive:
    """The whole of `NewsArchive`; what an import would bring later is given to `store`."""

    def __init__(self, records: Iterable[Record] = (), recorded_at: datetime = RECORDED_AT) -> None:
        """Hold `records`, in the order in which they were stored; their references must hold."""
        self.recorded_at = recorded_at
        self.history: dict[tuple[RecordKind, str], list[Versioned]] = {}
        self._replaced: list[_Replaced] = []
        self._hydrated: list[SourcedClaim] | None = None
        self.store(*records)

    def store(self, *records: Record, at: datetime | None = None) -> None:
        """Add records, or replace those of the same ids, at this moment (UTC)."""
        for record in records:
            versions = self.history.get((KIND_OF[type(record)], record.id), [])
            if not versions or versions[-1].record != record:
                self.put(Versioned(record, len(versions) + 1, at or self.recorded_at))

    def put(self, version: Versioned) -> None:
        """Let a version take the place of the last one of its record."""
        ident = KIND_OF[type(version.record)], version.record.id
        versions = self.history.setdefault(ident, [])
        if versions:
            self._replaced.append(_Replaced(list(self.history).index(ident) + 1, versions[-1]))
        versions.append(version)
        self._hydrated = None

    @property
    def records(self) -> list[Record]:
        """The current records, in the order in which they were first stored."""
        return [versions[-1].record for versions in self.history.values()]

    def _all(self, kind: type[T]) -> list[T]:
        latest = (versions[-1].record for versions in self.history.values())
        return [record for record in latest if isinstance(record, kind)]

    def _one(self, kind: type[T], id: str) -> T:
        return next(record for record in self._all(kind) if record.id == id)

    def _figure_units(self, figure: Figure | None) -> Iterator[Unit]:
        names = dict.fromkeys(amount.unit for amount in (figure.amount, *figure.also)) if figure else {}
        return (unit for name in names for unit in self._all(Unit) if unit.id == name)

    def _sourced(self, version: Versioned) -> SourcedClaim:
        claim = version.record
        assert isinstance(claim, Claim)
        article = self._one(Publication, claim.article).article
        figure = claim.figure
        return SourcedClaim(
            claim=claim,
            version=version.version,
            recorded_at=version.recorded_at,
            article=article,
            chain=tuple(self._one(Source, id) for id in claim.chain(article)),
            about=tuple(self._one(Entity, id) for id in claim.about),
            speaker=self.entity(claim.speaker),
            event=self.entity(claim.event),
            measure=next((m for m in self._all(Measure) if figure and m.id == figure.measure), None),
            units=tuple(self._figure_units(figure)),
        )

    def everything(self) -> list[SourcedClaim]:
        """Every claim, hydrated, in the order in which they were stored."""
        if self._hydrated is None:  # many questions walk over all claims again
            claims = [versions[-1] for (kind, _), versions in self.history.items() if kind is RecordKind.CLAIM]
            self._hydrated = [self._sourced(claim) for claim in claims]
        return self._hydrated

    def _standing(self) -> list[SourcedClaim]:
        return [sourced for sourced in self.everything() if not sourced.claim.is_withdrawn]

    def _about(self, topic: Topic) -> list[SourcedClaim]:
        return [sourced for sourced in self.everything() if _belongs(sourced.claim, topic)]

    def claims_about(
        self, topic: Topic, *, since: date | None, limit: int, until: date | None = None
    ) -> list[SourcedClaim]:
        """Claims on a topic reported from `since` to `until`, the last reported first (then by id)."""
        first, last = since or date.min, until or date.max
        found = [sourced for sourced in self._about(topic) if first <= sourced.reported_on <= last]
        found.sort(key=lambda sourced: (-sourced.reported_on.toordinal(), sourced.id))
        return found[:limit]

    def dated_claims_about(
        self, topic: Topic, *, first: date | None, last: date | None, newest_first: bool, limit: int
    ) -> list[SourcedClaim]:
        """Claims on a topic that may have been on a day from `first` to `last`, by earliest day, latest day and id."""
        found = [
            (dated.first, dated.last, sourced.id, sourced)
            for sourced in self._about(topic)
            if (dated := sourced.claim.occurred_on)
            and (first is None or dated.last >= first)
            and (last is None or dated.first <= last)
        ]
        found.sort(key=lambda row: row[:3], reverse=newest_first)
        return [sourced for *_, sourced in found[:limit]]

    def tellings_about(self, topic: Topic, *, limit: int) -> list[Telling]:
        """When the claims on a topic were told, and of what days: the last reported first, then by id."""
        return [
            Telling(sourced.id, sourced.reported_on, (dated.first, dated.last) if dated else None)
            for sourced in self.claims_about(topic, since=None, limit=limit)
            for dated in [sourced.claim.occurred_on]
        ]

    def claims(self, ids: Sequence[str]) -> list[SourcedClaim]:
        """The claims with these ids, in this order; unknown ids are left out."""
        stored = {sourced.id: sourced for sourced in self.everything()}
        return [stored[id] for id in ids if id in stored]

    def claims_denying(self, ids: Sequence[str], *, limit: int) -> list[SourcedClaim]:
        """Claims that deny any of these, by id."""
        found = [sourced for sourced in self._standing() if set(ids) & set(sourced.claim.denies)]
        return sorted(found, key=lambda sourced: sourced.id)[:limit]

    def contrasts_of(self, ids: Sequence[str], *, limit: int) -> list[Contrast]:
        """Contrasts that link any of these claims, by id."""
        found = [
            contrast
            for contrast in self._all(Contrast)
            if set(ids) & set(contrast.claims) and not contrast.is_withdrawn
        ]
        return sorted(found, key=lambda contrast: contrast.id)[:limit]

    def entity(self, id: str) -> Entity | None:
        """The entity with this id."""
        return next((entity for entity in self._all(Entity) if entity.id == id), None)

    def entities_named(self, name: str, *, limit: int) -> list[Entity]:
        """Entities of which this is a name, an alias or the id, folded; by id."""
        sought = folded(name)
        found = [
            entity
            for entity in self._all(Entity)
            if sought and sought in {folded(known) for known in (entity.id, *entity.all_names)}
        ]
        return sorted(found, key=lambda entity: entity.id)[:limit]

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """For each of these folded names that anybody bears, the first who do."""
        asked = {name: self.entities_named(name, limit=MOST_NAMESAKES) for name in names if name == folded(name)}
        return {name: found for name, found in asked.items() if found}

    def beginning_names(self, words: Iterable[str]) -> set[str]:
        """Those of these folded words that are the first of a longer name or id."""
        names = (folded(known) for entity in self._all(Entity) for known in (entity.id, *entity.all_names))
        return {name.split()[0] for name in names if " " in name} & set(words)

    def names_like(self, name: str, *, limit: int) -> list[str]:
        """Names that begin like `name` (its first two letters, folded), as written, by their folded form."""
        start = folded(name)[:2]
        names = {known for entity in self._all(Entity) for known in entity.all_names if folded(known).startswith(start)}
        return sorted(names, key=lambda known: (folded(known), known))[:limit] if start else []

    def search(self, words: str, *, limit: int) -> tuple[list[SourcedClaim], list[Article]]:
        """Claims, and articles by title and summary, that hold all of these words, the last stored first."""
        claims = [sourced for sourced in self._standing() if _holds_all(search_texts(sourced.claim), words)]
        articles = [stored.article for stored in self._all(Publication) if _holds_all(_headings(stored.article), words)]
        return claims[::-1][:limit], articles[::-1][:limit]

    def chain_of(self, article: Article) -> tuple[Source, ...]:
        """The sources of an article's origin chain, who reported first to who published it."""
        return tuple(self._one(Source, id) for id in article.chain)

    def bookmark(self) -> Bookmark:
        """How many records there are, and how often one was replaced."""
        return Bookmark(len(self.history), len(self._replaced))

    def changes_since(self, topic: Topic, bookmark: Bookmark, *, limit: int) -> list[ClaimChange]:
        """Claims on a topic, now or at the bookmark, that were stored or changed since, the last stored first."""
        before = {
            old.record.id: old
            for place, old in reversed(self._replaced[bookmark.history :])
            if isinstance(old.record, Claim) and place <= bookmark.records
        }
        new = {record.id for record in list(self.records)[bookmark.records :] if isinstance(record, Claim)}
        found = [
            ClaimChange(now, self._sourced(before[now.id]) if now.id in before else None)
            for now in self.everything()
            if now.id in new or now.id in before
        ]
        concerned = [
            change
            for change in found
            if _belongs(change.now.claim, topic) or (change.before and _belongs(change.before.claim, topic))
        ]
        concerned.sort(key=lambda change: change.now.id)
        return sorted(concerned, key=lambda change: change.now.recorded_at, reverse=True)[:limit]

    def versions(self, refs: Sequence[ClaimVersion]) -> list[SourcedClaim]:
        """Claims as they stood in these versions, in this order; unknown ones are left out."""
        return [
            self._sourced(version)
            for ref in refs
            for version in self.history.get((RecordKind.CLAIM, ref.id), [])
            if version.version == ref.version
        ]

    def corrected(self, topic: Topic | None, *, since: date, limit: int) -> list[SourcedClaim]:
        """Claims corrected or withdrawn on or after a day, the last corrected first, then by id."""
        found = [
            (correction.on, sourced)
            for sourced in sorted(self.everything(), key=lambda sourced: sourced.id)
            if (correction := sourced.claim.correction)
            and correction.on >= since
            and (topic is None or _concerns(sourced.claim, topic))
        ]
        return [sourced for _, sourced in sorted(found, key=lambda pair: pair[0], reverse=True)][:limit]

    def revision(self) -> int:
        """Another with each record that is stored or replaced."""
        return len(self.history) + len(self._replaced)


def hydrate(records: Sequence[Record]) -> list[SourcedClaim]:
    """Every claim of `records` with all that it refers to, in the order of the records."""
    return MemoryArchive(records).everything()
