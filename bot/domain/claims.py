"""Claims: what somebody asserts, the words it rests on, and how claims stand against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue, notice
from bot.domain.figures import Figure, Measure, Unit
from bot.domain.news import Article, Entity, Genre, Source
from bot.domain.wording import Wording, checked_id, checked_language

FIGURE_MARK = "{figure}"
"""Where a statement holds its figure; the amount is then worded per language from the figure itself."""


class ClaimKind(StrEnum):
    """What sort of assertion a claim is."""

    REPORTED = "reported"
    OFFICIAL = "official"
    OPINION = "opinion"
    ALLEGATION = "allegation"
    FORECAST = "forecast"
    DENIAL = "denial"


FENCED_KINDS = frozenset({ClaimKind.OPINION, ClaimKind.ALLEGATION, ClaimKind.FORECAST})
"""Kinds that are never worded in the voice of fact."""


class Status(StrEnum):
    """Whether what a claim is about has happened."""

    HAPPENED = "happened"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words of an article that carry a claim, and where they stand in its stored text.

    `start` counts characters (code points) from the beginning of the text.
    """

    quote: str
    start: int

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise InvalidValue(notice("a quote cannot be empty"), "quote")
        if self.start < 0:
            raise InvalidValue(notice("a quote cannot begin before its text"), "start")

    @property
    def end(self) -> int:
        """One past the last character of the quote."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Correction:
    """That editors corrected or withdrew a claim after it was stored, and why; told to whoever was shown it."""

    on: date
    reason: Wording
    withdraws: bool = False  # the claim is not shown any more, but for the correction itself

    def __post_init__(self) -> None:
        for language, text in self.reason.texts:
            if FIGURE_MARK in text:
                raise InvalidValue(
                    notice("a reason has no {mark}; write the number out", mark=FIGURE_MARK), f"reason.{language}"
                )


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable assertion about entities, with the words it rests on.

    `about` names entities, the subject first. `speaker` is the entity said to assert it; "" where the article itself
    does. A statement `quoted_in` a language is the article's own words in every language: nobody has translated them.
    The four times are apart: `occurred_on` (what it is about), `said_on` (when it was asserted), and, on the
    article, `published_on` and the store's own moment of recording.
    """

    id: str
    article: str
    about: tuple[str, ...]
    kind: ClaimKind
    statement: Wording
    evidence: tuple[Evidence, ...]
    status: Status = Status.HAPPENED
    speaker: str = ""
    occurred_on: EdtfDate | None = None
    said_on: EdtfDate | None = None
    figure: Figure | None = None
    event: str = ""  # the entity of kind event that it tells of; "": none
    denies: tuple[str, ...] = ()  # claims that this one denies
    origins: tuple[str, ...] | None = None  # who reported this one first; null: as the article's
    correction: Correction | None = None  # the last one; null: it stands as it was first stored
    quoted_in: str = ""  # the language of the words quoted; "": worded in every language
    is_reviewed: bool = True  # whether an editor has looked at it

    def __post_init__(self) -> None:
        checked_id(self.id, key="id")
        if not self.evidence:
            raise InvalidValue(notice("a claim needs evidence: a quote from the article"), "evidence")
        if not self.about:
            raise InvalidValue(notice("a claim is about at least one entity"), "about")
        if len(set(self.about)) != len(self.about):
            raise InvalidValue(notice("an entity stands twice"), "about")
        if self.origins is not None and len(set(self.origins)) != len(self.origins):
            raise InvalidValue(notice("a source stands twice in the origin chain"), "origins")
        if self.id in self.denies:
            raise InvalidValue(notice("a claim cannot deny itself"), "denies")
        if self.kind is ClaimKind.FORECAST and self.status is not Status.PLANNED:
            raise InvalidValue(notice("a forecast has not happened; its status is planned"), "status")
        for language, text in self.statement.texts:
            if FIGURE_MARK in text and self.figure is None:
                raise InvalidValue(
                    notice("the statement has {mark} but the claim has no figure", mark="{figure}"),
                    f"statement.{language}",
                )
        if self.quoted_in:
            self._check_quotation()

    def _check_quotation(self) -> None:
        checked_language(self.quoted_in, key="quoted_in")
        words = {text for _, text in self.statement.texts}
        if len(words) > 1 or not any(words.pop() in evidence.quote for evidence in self.evidence):
            raise InvalidValue(
                notice(
                    "a quoted statement is the same in every language, and stands in the evidence letter for letter"
                ),
                "statement",
            )

    @property
    def is_withdrawn(self) -> bool:
        """Whether editors have withdrawn it, so that nothing may show it any more but its correction."""
        return self.correction is not None and self.correction.withdraws

    @property
    def entities(self) -> tuple[str, ...]:
        """Every entity that it belongs to: those it is about, who asserts it, and the event it tells of."""
        return tuple(dict.fromkeys(id for id in (*self.about, self.speaker, self.event) if id))

    def chain(self, article: Article) -> tuple[str, ...]:
        """Source ids from who reported it first to who published `article`, in which it stands.

        The publisher ends the chain; one that is named as an origin too was first, and is one step.
        """
        if self.origins is None:
            return article.chain
        return (*(id for id in self.origins if id != article.source), article.source)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A claim before and after it was corrected or withdrawn; both are the same where it was so already."""

    before: Claim
    after: Claim
    version: int  # of the claim as it is stored now
    units: tuple[Unit, ...] = ()  # that its figure counts
    is_done: bool = True  # false: this is what would come of it


def search_texts(claim: Claim) -> tuple[str, ...]:
    """What a claim is found by: its statement in every language, parted where its figure stands, and its amounts.

    The mark of a figure is no word. In its place count the digits of each amount, as people write them in any
    language, and its unit.
    """
    stated = (part for _, text in claim.statement.texts for part in text.split(FIGURE_MARK))
    amounts = (claim.figure.amount, *claim.figure.also) if claim.figure else ()
    measured = (text for amount in amounts for text in (*_digits(amount.value), amount.unit))
    return tuple(dict.fromkeys((*stated, *measured)))


def _digits(value: Decimal) -> Iterator[str]:
    """A number whole (44100000000), in groups (44,100,000,000), and in its own thousands, millions, … (44.1).

    Points and commas part words, so that one form serves all languages. Text, since arithmetic would round.
    """
    whole, _, places = f"{value.copy_abs():f}".partition(".")
    short = (len(whole) - 1) % 3 + 1
    yield _unpadded(whole, places)
    yield _unpadded(f"{int(whole):,}", places)
    yield _unpadded(whole[:short], whole[short:] + places)


def _unpadded(whole: str, places: str) -> str:
    return f"{whole}.{places}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Contrast:
    """An editor's link between claims that tell the same thing differently, shown side by side without a verdict."""

    id: str
    topic: Wording  # what they tell differently: "January 2022"
    claims: tuple[str, ...]
    note: Wording | None = None  # what an editor noticed, shown as the editor's
    is_withdrawn: bool = False  # an editor took it back, so that nothing is shown of it

    def __post_init__(self) -> None:
        checked_id(self.id, key="id")
        if len(set(self.claims)) < 2 or len(set(self.claims)) != len(self.claims):
            raise InvalidValue(notice("a contrast links at least two different claims"), "claims")


@dataclass(frozen=True, slots=True)
class ClaimVersion:
    """Names one version of one claim; an edition lists these, so that a correction can find who saw what."""

    id: str
    version: int


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with all that a line needs to say who says so, when: article, sources, speaker, names and units."""

    claim: Claim
    version: int
    recorded_at: datetime  # UTC, when the store took this version over
    article: Article
    chain: tuple[Source, ...]  # from who reported first to who published it; never empty
    about: tuple[Entity, ...]
    speaker: Entity | None = None
    event: Entity | None = None
    measure: Measure | None = None  # null: no figure, or a measure without a record
    units: tuple[Unit, ...] = ()

    def __post_init__(self) -> None:
        if not self.chain:
            raise InvalidValue(notice("a claim needs a source"), "chain")

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def ref(self) -> ClaimVersion:
        """Which version of which claim this is."""
        return ClaimVersion(self.claim.id, self.version)

    @property
    def origin(self) -> Source:
        """Who reported it first; corroboration counts these."""
        return self.chain[0]

    @property
    def publisher(self) -> Source:
        """Whose article was read."""
        return self.chain[-1]

    @property
    def is_fenced(self) -> bool:
        """Whether it must never be worded in the voice of fact: by its kind, or since it stands in an opinion piece."""
        return self.claim.kind in FENCED_KINDS or self.article.genre is Genre.OPINION

    @property
    def reported_on(self) -> date:
        """The day it became known, as closely as is known: when it was said, else when it was published."""
        said = self.claim.said_on
        return min(said.last, self.article.published_on.last) if said else self.article.published_on.last


@dataclass(frozen=True, slots=True)
class Telling:
    """When a claim was reported, and of what days it tells; all that ranking dates takes of it."""

    claim: str
    told_on: date  # as SourcedClaim.reported_on
    when: tuple[date, date] | None  # the first and last day on which it may have been; null: it does not say
