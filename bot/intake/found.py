"""What the steps of the analysis find in a text: each a span, and what it is taken to mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import EdtfDate
from bot.domain.errors import Notice
from bot.domain.figures import Amount, Qualifier
from bot.domain.news import EntityKind, Genre
from bot.intake.fleeting import fleeting
from bot.intake.texts import Span


@dataclass(frozen=True, slots=True)
class Arrival:
    """A text as it came in, and what its carrier says of it; nothing of that is checked yet. "" is unknown."""

    text: str  # paragraphs are lines
    arrived_at: datetime  # UTC
    title: str = ""
    author: str = ""
    source: str = ""  # the publisher's name, as the page or feed gives it
    url: str = ""
    published: str = ""  # as written: ISO 8601, RFC 5322, or words
    language: str = ""  # as declared
    way: str = ""  # how it came, for the editor: a file's name, an address, a chat
    remarks: tuple[Notice, ...] = ()  # for the editor: what had to be guessed or taken out as it was read


@fleeting(frozen=True, slots=True)
class FoundDate(Span):
    """An expression of time, resolved."""

    edtf: EdtfDate
    is_relative: bool = False  # it needed the day of publication
    is_duration_end: bool = False  # "since 2014", "until June": the other end is open in the text


@fleeting(frozen=True, slots=True)
class FoundFigure(Span):
    """An amount, with the same amount in other units as the text converts it."""

    amount: Amount  # a unit that is neither currency, percent nor times is "count"
    also: tuple[Amount, ...] = ()
    qualifier: Qualifier = Qualifier.EXACT
    counted: str = ""  # what a count counts, as written: "prajurit"
    measure: str = ""  # what is measured, as written, where the sentence says so: "anggaran pertahanan"
    period: EdtfDate | None = None
    total: Amount | None = None  # the whole of which it is a part


@fleeting(frozen=True, slots=True)
class FoundName(Span):
    """A name: `entity` is the id of a stored or proposed entity; "": known by its kind only."""

    text: str
    kind: EntityKind
    entity: str = ""
    certainty: float = 1.0  # from 0 to 1


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What an article is, with the reasons, for the editor, of what is not plain."""

    language: str
    title: str
    body: Span  # the text without title, date line and signature
    published_on: EdtfDate
    genre: Genre
    source: str = ""  # name as printed; "": not said
    author: str = ""
    origins: tuple[str, ...] = ()  # names of who reported it first, as printed, the earliest first
    reasons: tuple[Notice, ...] = ()
    counted_from: date | None = None  # the latest day the text names, where no day of publication is known
    apart: tuple[Span, ...] = ()  # within the body, none of it: its title again, headings, links to other articles

    @property
    def read_on(self) -> date:
        """The day that expressions such as "yesterday" count from."""
        return self.counted_from or self.published_on.last

    def is_of_body(self, span: Span) -> bool:
        """Whether a span, such as a sentence, is of what the article tells."""
        return self.body.holds(span) and not any(other.meets(span) for other in self.apart)


@fleeting(frozen=True, slots=True)
class FoundClaim:
    """Something that somebody asserts, by the words that carry it."""

    evidence: Span  # a whole sentence, or the quotation with its attribution
    said: Span  # within the evidence: what is asserted, without who says so
    kind: ClaimKind
    speaker: FoundName | None = None  # null: the article itself
    speaker_words: str = ""  # a speaker without a name, as printed: "seorang pejabat senior"
    origins: tuple[str, ...] = ()  # names of outlets that it was told to or by, the earliest first
    about: tuple[str, ...] = ()  # entity ids, the subject first; (): whoever says it
    status: Status = Status.HAPPENED
    occurred_on: EdtfDate | None = None
    said_on: EdtfDate | None = None
    figure: FoundFigure | None = None
    is_quotation: bool = False  # `said` stands in quotation marks
    reasons: tuple[Notice, ...] = ()
