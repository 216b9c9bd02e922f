"""What the analysis found, as records: ids, sources, entities and claims that fit what is stored already.

Whatever the domain refuses of one claim costs that claim alone, and the editor is told; no article is lost for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol

from bot.domain.claims import Claim, ClaimKind, Evidence, Status
from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.figures import Figure, Measure, Unit
from bot.domain.news import Article, Entity, EntityKind, Making, Publication, Source, SourceKind, Summary, checked_url
from bot.domain.ports import RecordKind, Versioned
from bot.domain.wording import ID_LIMIT, LONG_ID_LIMIT, Wording, folded
from bot.intake.found import Arrival, ArticleFacts, FoundClaim, FoundDate, FoundFigure
from bot.intake.measures import measured
from bot.intake.names import Names
from bot.intake.slugs import own_slug, slug
from bot.intake.texts import ReadText, Sentence
from bot.intake.wordings import noun, worded
from bot.intake.wordings.measured import yearly

_UNKNOWN = Source(
    "unknown-source", Wording.of({"id": "Sumber tidak dikenal", "en": "Unknown source"}), SourceKind.UNKNOWN
)
_TITLE_SHOWN = 300
_NAMESAKES = 50
_OFFICE = re.compile(
    r"(?:(?:Vice )?President|(?:Deputy )?Prime Minister|Chancellor|King|Queen|(?:\w+ ){0,3}Minister|Minister of [\w ]{1,40}?"
    r"|(?:(?:Head|Official|Spokesperson|Spokesman|Spokeswoman) of the )?(?:\w+ ){1,3}Ministry|Government) of (?:the )?(?P<place>.+)"
)
"""Roles and names of those who speak for a state, in English."""


class Knowledge(Protocol):
    """What is stored already, as far as a text may name it; an archive is one."""

    def entities_with_names(self, names: Iterable[str]) -> dict[str, list[Entity]]:
        """Entities by each of these names, compared as `wording.folded`."""
        ...

    def current(self, kind: RecordKind, id: str) -> Versioned | None:
        """The current version of a record."""
        ...

    def ids_like(self, kind: RecordKind, id: str, *, limit: int) -> list[str]:
        """Stored ids that begin like `id`."""
        ...


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a text, but for its claims."""

    text: ReadText
    facts: ArticleFacts
    dates: Sequence[FoundDate]
    figures: Sequence[FoundFigure]
    names: Names


class Recording:
    """Makes the records of one article; what is new beside the article is kept by id."""

    def __init__(self, findings: Findings, arrival: Arrival, knowledge: Knowledge) -> None:
        self._found = findings
        self._arrival = arrival
        self._knowledge = knowledge
        places = {
            entity.name.phrase("en").text: entity.id
            for entity in (*findings.names.proposed, *self._stored_entities())
            if entity.kind is EntityKind.PLACE
        }
        self._proposed = {entity.id: _with_voice(entity, places) for entity in findings.names.proposed}
        self._named = self._known_entities()
        self._places = {
            id: [f" {folded(text)} " for _, text in entity.name.texts]
            for id, entity in self._named.items()
            if entity.kind is EntityKind.PLACE
        }
        self.claims: list[Claim] = []
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.measures: dict[str, Measure] = {}
        self.units: dict[str, Unit] = {}
        self.remarks: list[Notice] = []
        self._source = self._source_called(findings.facts.source) if findings.facts.source else self._new(_UNKNOWN)
        self._id = self._article_id()

    def publication(self, summary: Sequence[Sentence]) -> Publication:
        """The article with its text, and a summary in its own words."""
        facts = self._found.facts
        words = " ".join(sentence.text for sentence in summary)
        article = Article(
            id=self._id,
            source=self._source,
            language=facts.language,
            genre=facts.genre,
            published_on=facts.published_on,
            title=facts.title[:_TITLE_SHOWN] or self._arrival.way or self._id,
            origins=self._origins(facts.origins),
            author=facts.author,
            url=_safe_url(self._arrival.url),
            summary=Summary(Wording.same(words), Making.EXTRACTIVE, reviewed=False, quoted_in=facts.language)
            if words
            else None,
        )
        return Publication(article, self._found.text.whole)

    def take(self, claims: Iterable[FoundClaim]) -> None:
        """Keep these as records, each once; what a rule of the domain forbids is told in a remark."""
        for found in claims:
            try:
                claim = self._claim(found)
            except InvalidValue as error:
                words = found.said.of(self._found.text.whole)[:80]
                self.remarks.append(
                    notice("no claim was made of “{words}”: {reason}", words=words, reason=error.notice)
                )
                continue
            if claim.id not in {known.id for known in self.claims}:
                self._use(claim)
                self.claims.append(claim)

    def _claim(self, found: FoundClaim) -> Claim:
        whole, facts = self._found.text.whole, self._found.facts
        quote, said = found.evidence.of(whole), found.said.of(whole)
        figure = self._figure(found)
        both = self._worded(found)
        occurred_on = found.occurred_on if _may_have_been(found, facts) else None
        said_on = found.said_on if found.said_on and found.said_on.first <= facts.published_on.last else None
        return Claim(
            id=self._claim_id(quote, said),
            article=self._id,
            about=self._about(found.about),
            kind=found.kind,
            statement=both or Wording.same(said),
            evidence=(Evidence(quote, found.evidence.start),),
            status=Status.PLANNED if found.kind is ClaimKind.FORECAST else found.status,
            speaker=self._speaker(found),
            occurred_on=occurred_on,
            said_on=said_on,
            figure=figure,
            origins=self._origins(found.origins) or None,
            quoted_in="" if both else facts.language,
            is_reviewed=False,
        )

    def _about(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Whom it is about, and the places that these have in their names and roles: a president's country, a ministry's."""
        named = [self._named[id] for id in ids if id in self._named]
        worded = (wording for entity in named for wording in (entity.name, entity.role) if wording)
        words = [f" {folded(text)} " for wording in worded for _, text in wording.texts]
        places = (id for id, names in self._places.items() if any(name in each for name in names for each in words))
        return tuple(dict.fromkeys((*ids, *places)))

    def _worded(self, found: FoundClaim) -> Wording | None:
        """What it says in both languages; null: it stays a quotation."""
        text, names = self._found.text, self._found.names
        both = worded(found, text, names, self._named, self._found.dates, self._found.figures)
        made = measured(found.figure, text.language, found.occurred_on) if found.figure and not both else None
        return yearly(found, text.whole, names.found, self._named, made.measure.name) if made else both

    def _figure(self, found: FoundClaim) -> Figure | None:
        if found.figure is None:
            return None
        made = measured(found.figure, self._found.text.language, found.occurred_on)
        if made is None:
            return None
        if self._knowledge.current(RecordKind.MEASURE, made.measure.id) is None:
            self.measures.setdefault(made.measure.id, made.measure)
        for unit in made.units:
            if self._knowledge.current(RecordKind.UNIT, unit.id) is None:
                self.units.setdefault(unit.id, unit)
        return made.figure

    def _speaker(self, found: FoundClaim) -> str:
        """The entity that is said to assert it; one without a name is called by the article's words."""
        if found.speaker and found.speaker.entity:
            return found.speaker.entity
        words = found.speaker.text if found.speaker else found.speaker_words
        if not words:
            return ""
        wanted = folded(words)
        for id, entity in self._named.items():
            if wanted in {folded(text) for text in entity.all_names}:
                return id
        name = noun(words, self._found.text.language) or Wording.same(f"“{words}”")
        unnamed = Entity(self._unnamed_id(name.as_mapping()["en"]), EntityKind.PERSON, name)
        self._proposed.setdefault(unnamed.id, unnamed)
        return unnamed.id

    def _unnamed_id(self, words: str) -> str:
        """Of this article alone: "a senior official" of the next one is somebody else."""
        mark = sha256(self._id.encode()).hexdigest()[:6]
        return f"{slug(f'unnamed {words}', ID_LIMIT - len(mark) - 1)}-{mark}"

    def _use(self, claim: Claim) -> None:
        """Propose those new entities that the claim needs."""
        used = [self._proposed[id] for id in claim.entities if id in self._proposed]
        voices = [self._proposed[each.speaks_for] for each in used if each.speaks_for in self._proposed]
        self.entities |= {entity.id: entity for entity in (*voices, *used)}

    def _known_entities(self) -> dict[str, Entity]:
        """Every entity that the text names, by its id."""
        return {entity.id: entity for entity in self._stored_entities()} | self._proposed

    def _stored_entities(self) -> list[Entity]:
        """Those that the text names and that are no proposals."""
        proposed = {entity.id for entity in self._found.names.proposed}
        ids = sorted({name.entity for name in self._found.names.found if name.entity} - proposed)
        stored = (self._knowledge.current(RecordKind.ENTITY, id) for id in ids)
        return [one.record for one in stored if one and isinstance(one.record, Entity)]

    def _origins(self, names: Sequence[str]) -> tuple[str, ...]:
        ids = dict.fromkeys(self._source_called(name) for name in names)
        return tuple(id for id in ids if id != self._source)

    def _source_called(self, name: str) -> str:
        """The id of the source of this name, short or long; a new one is proposed where none is stored."""
        outlet = self._outlet(name)
        names = {folded(text) for text in (name, *(outlet.all_names if outlet else ()))}
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
        found = self._found.names.found
        ids = (each.entity for each in found if each.entity and folded(each.text) == folded(name))
        return next((self._named[id] for id in ids if self._named[id].kind is EntityKind.ORGANISATION), None)

    def _new(self, source: Source) -> str:
        if self._knowledge.current(RecordKind.SOURCE, source.id) is None:
            self.sources.setdefault(source.id, source)
        return source.id

    def _article_id(self) -> str:
        facts = self._found.facts
        day = re.sub(r"[^0-9X]+", "-", facts.published_on.text).strip("-").casefold()
        words = facts.title or sha256(self._found.text.whole.encode(errors="backslashreplace")).hexdigest()[:12]
        return own_slug(f"{self._source} {day} {words}", LONG_ID_LIMIT - 20)

    def _claim_id(self, quote: str, said: str) -> str:
        """The same for the same words, so that an article that comes again keeps its claims."""
        return f"{self._id}-{sha256(f'{quote}|{said}'.encode(errors='backslashreplace')).hexdigest()[:10]}"


def _with_voice(entity: Entity, places: Mapping[str, str]) -> Entity:
    """The entity, where its office or its name makes it a state's voice, as that."""
    said = entity.role if entity.kind is EntityKind.PERSON else entity.name
    match = _OFFICE.fullmatch(said.phrase("en").text) if said else None
    return replace(entity, speaks_for=places[match["place"]]) if match and match["place"] in places else entity


def _may_have_been(found: FoundClaim, facts: ArticleFacts) -> bool:
    """Whether it may have happened by the day of publication, or is only planned."""
    if found.occurred_on is None or found.status is Status.PLANNED or found.kind is ClaimKind.FORECAST:
        return True
    return found.occurred_on.first <= facts.published_on.last


def _ids_of_source(name: str) -> Iterator[str]:
    """Ids under which a source of this name may be stored."""
    words = folded(name).split()
    yield slug(name, ID_LIMIT)
    yield slug(" ".join(word for word in words if word != "the"), ID_LIMIT)
    yield slug("".join(word[0] for word in words if word != "the"), ID_LIMIT)


def _names(source: Source) -> frozenset[str]:
    worded = (text for _, text in source.name.texts)
    return frozenset(folded(text) for text in (*worded, source.short, source.id) if text)


def _safe_url(url: str) -> str:
    try:
        return checked_url(url) if url else ""
    except InvalidValue:
        return ""
