"""What the analysis found, as records: ids, sources, entities and claims that fit what is stored already.

Whatever the domain refuses of one claim costs that claim alone, and the editor is told; no article is lost for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from bot.domain.claims import Claim, ClaimKind, Evidence, Status
from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.figures import Figure, Measure, Unit
from bot.domain.news import Article, Entity, EntityKind, Making, Publication, Source, Summary, checked_url
from bot.domain.ports import RecordKind
from bot.domain.wording import LONG_ID_LIMIT, REQUIRED_LANGUAGES, Wording
from bot.intake.claims.keeping import talks_of_others
from bot.intake.found import Arrival, ArticleFacts, FoundClaim, FoundDate, FoundFigure
from bot.intake.measures import Measured, measured
from bot.intake.names import Names
from bot.intake.names.words import folded_name
from bot.intake.slugs import own_slug
from bot.intake.sources import Knowledge, Sources
from bot.intake.speakers import unnamed_speaker
from bot.intake.summaries import retelling
from bot.intake.texts import ReadText, Sentence, Span
from bot.intake.wordings import Known, worded
from bot.intake.wordings.measured import yearly

_TITLE_SHOWN = 300
_OFFICE = re.compile(
    r"(?:(?:Vice )?President|(?:Deputy )?Prime Minister|Chancellor|King|Queen|(?:\w+ ){0,3}Minister|Minister of [\w ]{1,40}?"
    r"|(?:(?:Head|Official|Spokesperson|Spokesman|Spokeswoman) of the )?(?:\w+ ){1,3}Ministry|Government) of (?:the )?(?P<place>.+)"
)
"""Roles and names of those who speak for a state, in English."""

_OWN_STATE = re.compile(r"negaranya|neg(?:ara|eri) kami|(?:his|her|our) country|our nation", re.IGNORECASE)
"""What those who speak for a state call it."""


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
        stored = self._stored_entities()
        places = {
            entity.name.phrase("en").text: entity.id
            for entity in (*findings.names.proposed, *stored)
            if entity.kind is EntityKind.PLACE
        }
        self._proposed = {entity.id: _with_voice(entity, places) for entity in findings.names.proposed}
        self._named = {entity.id: entity for entity in stored} | self._proposed  # all that the text names
        self._places = {
            id: [f" {folded_name(text)} " for _, text in entity.name.texts]
            for id, entity in self._named.items()
            if entity.kind is EntityKind.PLACE
        }
        self._places_by_entity: dict[str, frozenset[str]] = {}
        self._known = Known((*findings.names.found, *findings.dates, *findings.figures))
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        self.measures: dict[str, Measure] = {}
        self.units: dict[str, Unit] = {}
        self.remarks: list[Notice] = []
        self.orphans: list[Span] = []  # quotations of a "he" whom nobody knows who reads them alone
        self._sources = Sources(findings.names.found, self._named, knowledge)
        self._source = self._sources.called(findings.facts.source)
        self._id = self._article_id()

    @property
    def sources(self) -> dict[str, Source]:
        """Sources that are new, by id."""
        return self._sources.new

    def publication(self, summary: Sequence[Sentence]) -> Publication:
        """The article with its text, and a summary: its own words, and in the other language what was taken of it."""
        facts = self._found.facts
        article = Article(
            id=self._id,
            source=self._source,
            language=facts.language,
            genre=facts.genre,
            published_on=facts.published_on,
            title=facts.title[:_TITLE_SHOWN] or self._arrival.way or self._id,
            origins=self._sources.chain(facts.origins, self._source),
            author=facts.author,
            url=_safe_url(self._arrival.url),
            summary=self._summary(summary) if summary else None,
        )
        return Publication(article, self._found.text.whole)

    def _summary(self, sentences: Sequence[Sentence]) -> Summary:
        facts = self._found.facts
        texts = dict.fromkeys(REQUIRED_LANGUAGES, " ".join(sentence.text for sentence in sentences))
        units = [unit for claim in self.claims if claim.figure for unit in self._units_of(claim.figure)]
        for code in texts.keys() - {facts.language}:
            told = retelling(self.claims, sentences, code, facts.published_on, units, self._named)
            texts[code] = told or texts[code]
        return Summary(Wording.of(texts), Making.EXTRACTIVE, reviewed=False, quoted_in=facts.language)

    def _units_of(self, figure: Figure) -> Iterator[Unit]:
        """The units with a name that a figure is in."""
        for amount in (figure.amount, *figure.also):
            stored = self._knowledge.current(RecordKind.UNIT, amount.unit)
            unit = self.units.get(amount.unit) or (stored.record if stored else None)
            if isinstance(unit, Unit):
                yield unit

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
            if claim.quoted_in and not claim.speaker and talks_of_others(found.said.of(self._found.text.whole)):
                self.orphans.append(found.said)
                continue
            if claim.id not in {known.id for known in self.claims}:
                self._use(claim)
                self.claims.append(claim)

    def _claim(self, found: FoundClaim) -> Claim:
        whole, facts = self._found.text.whole, self._found.facts
        quote, said = found.evidence.of(whole), found.said.of(whole)
        made = measured(found.figure, facts.language, found.occurred_on) if found.figure else None
        figure, speaker = self._figure(made) if made else None, self._speaker(found)
        both = self._worded(found, made)
        occurred_on = found.occurred_on if _may_have_been(found, facts) else None
        said_on = found.said_on if found.said_on and found.said_on.first <= facts.published_on.last else None
        return Claim(
            id=self._claim_id(quote, said),
            article=self._id,
            about=self._about((*self._own_state(speaker, found.said), *(found.about or (speaker,)))),
            kind=found.kind,
            statement=both or Wording.same(said),
            evidence=(Evidence(quote, found.evidence.start),),
            status=Status.PLANNED if found.kind is ClaimKind.FORECAST else found.status,
            speaker=speaker,
            occurred_on=occurred_on,
            said_on=said_on,
            figure=figure,
            origins=self._sources.chain(found.origins, self._source) or None,
            quoted_in="" if both else facts.language,
            is_reviewed=False,
        )

    def _about(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Whom it is about, and the places that these have in their names and roles: a president's country, a ministry's."""
        within = {place for id in ids for place in self._places_in(id)}
        return tuple(dict.fromkeys((*ids, *(place for place in self._places if place in within))))

    def _own_state(self, speaker: str, said: Span) -> Iterator[str]:
        """The state that somebody speaks for, where he speaks of it as his own, and not of that of one named before."""
        entity = self._named.get(speaker)
        if not entity or not entity.speaks_for:
            return
        if match := _OWN_STATE.search(self._found.text.whole, said.start, said.end):
            before = Span(said.start, match.start())
            if not any(before.holds(name) for name in self._found.names.found):
                yield entity.speaks_for

    def _places_in(self, id: str) -> frozenset[str]:
        """The places in the name and role of an entity."""
        if id not in self._places_by_entity and (entity := self._proposed.get(id) or self._named.get(id)):
            wordings = (wording for wording in (entity.name, entity.role) if wording)
            words = [f" {folded_name(text)} " for wording in wordings for _, text in wording.texts]
            self._places_by_entity[id] = frozenset(
                place for place, names in self._places.items() if any(name in each for name in names for each in words)
            )
        return self._places_by_entity.get(id, frozenset())

    def _worded(self, found: FoundClaim, made: Measured | None) -> Wording | None:
        """What it says in both languages; null: it stays a quotation."""
        text, names = self._found.text, self._found.names
        both = worded(found, text, names, self._named, self._found.dates, self._found.figures, self._known)
        if both or made is None:
            return both
        return yearly(found, text.whole, names.found, self._named, made.measure.name)

    def _figure(self, made: Measured) -> Figure:
        """The figure, whose measure and units are kept where they are new."""
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
        if known := self._by_name.get(folded_name(words)):
            return known
        unnamed = unnamed_speaker(words, self._found.text.language, self._id, self._named.values())
        if unnamed.id not in self._named and self._knowledge.current(RecordKind.ENTITY, unnamed.id) is None:
            self._proposed.setdefault(unnamed.id, unnamed)
        return unnamed.id

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """All that the text names, by each name; of several with one name, the first."""
        ids: dict[str, str] = {}
        for id, entity in self._named.items():
            for text in entity.all_names:
                ids.setdefault(folded_name(text), id)
        return ids

    def _use(self, claim: Claim) -> None:
        """Propose those new entities that the claim needs."""
        used = [_as_told_in(self._proposed[id], self._id) for id in claim.entities if id in self._proposed]
        voices = [self._proposed[each.speaks_for] for each in used if each.speaks_for in self._proposed]
        self.entities |= {entity.id: entity for entity in (*voices, *used)}

    def _stored_entities(self) -> list[Entity]:
        """Those that the text names and that are no proposals."""
        proposed = {entity.id for entity in self._found.names.proposed}
        ids = sorted({name.entity for name in self._found.names.found if name.entity} - proposed)
        stored = (self._knowledge.current(RecordKind.ENTITY, id) for id in ids)
        return [one.record for one in stored if one and isinstance(one.record, Entity)]

    def _article_id(self) -> str:
        facts = self._found.facts
        day = re.sub(r"[^0-9X]+", "-", facts.published_on.text).strip("-").casefold()
        words = facts.title or sha256(self._found.text.whole.encode(errors="backslashreplace")).hexdigest()[:12]
        return own_slug(f"{self._source} {day} {words}", LONG_ID_LIMIT - 20)

    def _claim_id(self, quote: str, said: str) -> str:
        """The same for the same words, so that an article that comes again keeps its claims."""
        return f"{self._id}-{sha256(f'{quote}|{said}'.encode(errors='backslashreplace')).hexdigest()[:10]}"


def _as_told_in(entity: Entity, article: str) -> Entity:
    """The entity, what it is said to be credited to who says so."""
    return replace(entity, role_in=article) if entity.role else entity


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


def _safe_url(url: str) -> str:
    try:
        return checked_url(url) if url else ""
    except InvalidValue:
        return ""
