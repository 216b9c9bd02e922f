"""The shapes of records in files: which keys, of which type, how long.

Shapes are the only place that knows pydantic's rules for records; what passes them is the plain form that
`bot.domain.plain` reads. The docstrings below the keys become the help that editors show from the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from bot.domain.claims import ClaimKind, Status
from bot.domain.errors import InvalidValue
from bot.domain.figures import Qualifier
from bot.domain.news import EntityKind, Genre, Making, Reliability, SourceKind
from bot.domain.ports import RecordKind
from bot.domain.wording import Wording
from bot.files.places import unknown_key
from bot.files.shapes import ABSENT, Shape
from bot.files.texts import (
    ONE,
    SEVERAL,
    ArticleText,
    Country,
    Day,
    EdtfText,
    Id,
    Language,
    LongId,
    Moment,
    Name,
    Named,
    Number,
    Quote,
    Statement,
    SummaryText,
    Title,
    UnitName,
    WebAddress,
    Wikidata,
    Worded,
)


class RecordShape(Shape):
    """A record, with the bookkeeping that exports carry."""

    version: Annotated[int, Field(ge=1)] = ABSENT
    """Number of this version of the record, from 1; only exports need it."""
    recorded_at: Moment = ABSENT
    """When the store took this version over, in UTC; only exports need it."""


class SourceShape(RecordShape):
    """Who publishes: an outlet, agency, office or blog."""

    id: Id
    """Names the source in articles."""
    name: Named[Name]
    """Its name; one text, or { id = "...", en = "..." }."""
    kind: Annotated[SourceKind, Field(strict=False)] = ABSENT
    """What sort of publisher it is; outlet if absent."""
    short: Name = ABSENT
    """A name for narrow places, such as WSJ."""
    country: Country = ABSENT
    """Two-letter country code (ISO 3166-1), such as ID."""
    reliability: Annotated[Reliability, Field(strict=False)] = ABSENT
    """How reliable an admin judges it, on the Admiralty scale from A to F; absent if not judged."""
    url: WebAddress = ABSENT
    """Its web address."""


class MeasureShape(RecordShape):
    """What figures measure, such as a defence budget."""

    id: Id
    """Names the measure in figures."""
    name: Named[Name]
    """What a reader calls it, in each language."""


class UnitShape(RecordShape):
    """What a count counts, such as soldiers; currencies, percent and times need none."""

    id: Id
    """Names the unit in figures."""
    name: Named[Name]
    """Its name beside any number but one."""
    singular: Named[Name] = ABSENT
    """Its name beside the number one, where that differs."""


class FormerNameShape(Shape):
    """A name that was valid in a period only."""

    name: Named[Name]
    """The former name."""
    period: EdtfText
    """When it was valid, as an EDTF interval: 2019/2022."""


class EntityShape(RecordShape):
    """A person, organisation, place, event or object that claims are about or are made by."""

    id: Id
    """Names the entity in claims."""
    kind: Annotated[EntityKind, Field(strict=False)]
    """What sort of thing it is."""
    name: Named[Name]
    """Its name; one text, or { id = "...", en = "..." }."""
    aliases: Annotated[list[Name], Field(max_length=50)] = ABSENT
    """Other names under which readers may ask for it, in any language."""
    former: Annotated[list[FormerNameShape], Field(max_length=50)] = ABSENT
    """Names that were valid in a period only."""
    role: Named[Name] = ABSENT
    """What a reader should know beside the name: President of Kazakhstan."""
    role_in: LongId = ABSENT
    """The article in whose words the role is; left out, it is an editor's note."""
    speaks_for: Id = ABSENT
    """The entity whose voice this one is."""
    wikidata: Wikidata = ABSENT
    """Its Wikidata id, such as Q232."""


class SummaryShape(Shape):
    """What an article says, short, in each language; further languages may stand beside id and en."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, SummaryText] = Field(init=False)

    id: SummaryText
    """In Indonesian."""
    en: SummaryText
    """In English."""
    made_by: Annotated[Making, Field(strict=False)] = ABSENT
    """How it was made; human if absent."""
    reviewed: bool = ABSENT
    """Whether a person has checked it; true if absent."""
    quoted_in: Language = ABSENT
    """The language of the article's own sentences, where it is made of these and nobody has translated them."""

    @model_validator(mode="after")
    def _further_keys_are_languages(self) -> SummaryShape:
        for key, text in (self.model_extra or {}).items():
            try:
                Wording.of({"id": self.id, "en": self.en, key: text})
            except InvalidValue as error:
                raise InvalidValue(unknown_key(key, list(type(self).model_fields)), error.key) from None
        return self


class ArticleShape(RecordShape):
    """One published text of a source."""

    id: LongId
    """Names the article in claims, such as gatra-2022-07-25-defence-spending."""
    source: Id
    """Who published it."""
    origins: Annotated[list[Id], Field(max_length=20)] = ABSENT
    """The sources that reported it first, earliest first; absent if the publisher did."""
    language: Language
    """The language of the text (ISO 639), such as id."""
    genre: Annotated[Genre, Field(strict=False)]
    """What sort of text it is."""
    author: Name = ABSENT
    """The author as printed."""
    published_on: EdtfText
    """The day it was published, in EDTF: 2022-07-25; 2022-07-25~ where it is not certain."""
    title: Title
    """Its title, as printed."""
    url: WebAddress = ABSENT
    """Where it can be read."""
    summary: SummaryShape = ABSENT
    """What it says, short, in each language."""
    text: ArticleText
    """Its words, as published; quotes are looked up here."""


class AmountShape(Shape):
    """A number and its unit."""

    value: Number
    """The number; beyond a file's own numbers, the number as text."""
    unit: UnitName
    """A currency code (ISO 4217), percent, times, or the id of a unit."""


class FigureShape(AmountShape):
    """One measured value, as its source gives it."""

    measure: Id
    """What was measured; a [[measure]] gives it a name."""
    also: Annotated[list[AmountShape], Field(max_length=10)] = ABSENT
    """The same amount in other units, as the source converts it."""
    qualifier: Annotated[Qualifier, Field(strict=False)] = ABSENT
    """How exactly the source gives it; exact if absent."""
    period: EdtfText = ABSENT
    """The span that the figure is about, in EDTF: 2022, 2022-33 for the first quarter."""
    as_of: EdtfText = ABSENT
    """The moment at which it held, in EDTF; not together with period."""
    scope: Id = ABSENT
    """An id that narrows the measure, such as a region or branch."""
    total: Number = ABSENT
    """The whole of which the value is a part, in its unit."""


class EvidenceShape(Shape):
    """The exact words of the article that carry a claim."""

    quote: Quote
    """Words that occur in the article's text, exactly."""
    start: Annotated[int, Field(ge=0)] = ABSENT
    """Where they begin, in characters from 0; only needed where they occur several times."""


Evidences = Annotated[
    Annotated[EvidenceShape, Tag(ONE)]
    | Annotated[list[EvidenceShape], Field(min_length=1, max_length=20), Tag(SEVERAL)],
    Discriminator(lambda value: SEVERAL if isinstance(value, list) else ONE),
]


class CorrectionShape(Shape):
    """That editors corrected or withdrew a claim; whoever was shown it is told."""

    on: Day
    """The day of the correction: 2026-11-21."""
    reason: Worded[Statement]
    """Why, in each language."""
    withdraws: bool = ABSENT
    """Whether the claim is withdrawn, so that nothing shows it any more but its correction; false if absent."""


class ClaimShape(RecordShape):
    """What somebody asserts, with the words it rests on."""

    id: LongId = ABSENT
    """Names the claim; absent, it is made from the article's id and the quote. Give one to correct the claim later."""
    article: LongId
    """The article it stands in."""
    about: Annotated[list[Id], Field(min_length=1, max_length=50)]
    """The entities it is about, the subject first."""
    kind: Annotated[ClaimKind, Field(strict=False)]
    """What sort of assertion it is."""
    speaker: Id = ABSENT
    """The entity said to assert it; absent where the article itself does."""
    status: Annotated[Status, Field(strict=False)] = ABSENT
    """Whether it has happened; happened if absent, planned for a forecast."""
    occurred_on: EdtfText = ABSENT
    """When what it tells of happened, in EDTF."""
    said_on: EdtfText = ABSENT
    """When it was asserted, in EDTF."""
    event: Id = ABSENT
    """The entity of kind event that it tells of."""
    denies: Annotated[list[LongId], Field(max_length=50)] = ABSENT
    """The claims that it denies."""
    origins: Annotated[list[Id], Field(max_length=20)] = ABSENT
    """The sources that reported this claim first; absent if they are the article's."""
    statement: Worded[Statement]
    """The assertion, in each language; {figure} stands for its figure."""
    evidence: Evidences
    """The words that carry it: { quote = "..." }, or a list of these."""
    figure: FigureShape = ABSENT
    """The number that it asserts."""
    correction: CorrectionShape = ABSENT
    """The last correction; absent if it stands as it was first stored."""
    quoted_in: Language = ABSENT
    """The language of the statement, where it is the article's own words and nobody has translated them."""
    reviewed: bool = ABSENT
    """Whether a person has checked it; true if absent."""


class ContrastShape(RecordShape):
    """An editor's link between claims that tell the same thing differently."""

    id: LongId
    """Names the contrast."""
    topic: Named[Name]
    """What they tell differently."""
    claims: Annotated[list[LongId], Field(min_length=2, max_length=50)]
    """The claims, in the order in which they are shown."""
    note: Worded[Statement] = ABSENT
    """What an editor noticed, in each language; shown as the editor's."""
    withdrawn: bool = ABSENT
    """Whether an editor took it back, so that nothing is shown of it; false if absent."""


SHAPES: Mapping[RecordKind, type[RecordShape]] = {
    RecordKind.SOURCE: SourceShape,
    RecordKind.MEASURE: MeasureShape,
    RecordKind.UNIT: UnitShape,
    RecordKind.ENTITY: EntityShape,
    RecordKind.ARTICLE: ArticleShape,
    RecordKind.CLAIM: ClaimShape,
    RecordKind.CONTRAST: ContrastShape,
}
