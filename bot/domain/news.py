"""Who publishes, what was published, and whom it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue, notice
from bot.domain.wording import ID_LIMIT, Wording, checked_id, checked_language


class SourceKind(StrEnum):
    """What sort of publisher a source is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICE = "office"
    BLOG = "blog"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    """Reliability of a source on the Admiralty scale (NATO AJP-2.1), as an admin judged it."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Genre(StrEnum):
    """What sort of text an article is."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    OFFICIAL = "official"


class Making(StrEnum):
    """How a summary was made."""

    HUMAN = "human"
    EXTRACTIVE = "extractive"
    MODEL = "model"


class EntityKind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    OBJECT = "object"


def checked_url(url: str) -> str:
    """Return `url` if a reader may safely be given it.

    Raises:
        InvalidValue: It is not an absolute http or https address, or holds spaces or control characters.
    """
    try:
        parts = urlsplit(url)
        safe = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        safe = False
    if not safe or len(url) > 2000 or any(c.isspace() or not c.isprintable() for c in url):
        raise InvalidValue(
            notice("“{url}” is not a web address that starts with https:// or http://", url=url[:80]), "url"
        )
    return url


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: an outlet, agency, office or blog."""

    id: str
    name: Wording
    kind: SourceKind = SourceKind.OUTLET
    short: str = ""  # a name for narrow places, such as "WSJ"; "": the name
    country: str = ""  # ISO 3166-1 alpha-2; "": unknown
    reliability: Reliability | None = None  # null: not judged
    url: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id, ID_LIMIT, key="id")
        if self.url:
            checked_url(self.url)
        if self.country and not (
            len(self.country) == 2 and self.country.isascii() and self.country.isalpha() and self.country.isupper()
        ):
            raise InvalidValue(notice("“{text}” is not a two-letter country code", text=self.country), "country")


@dataclass(frozen=True, slots=True)
class Summary:
    """What an article says, short, in each language, and how it was made.

    One that is `quoted_in` a language is made of the article's own sentences, which nobody has translated. In another
    language it has the same text, or what the article's claims say there, and the sentences stand behind that.
    """

    wording: Wording
    made_by: Making = Making.HUMAN
    reviewed: bool = True
    quoted_in: str = ""  # the language of the words quoted; "": worded in every language

    def __post_init__(self) -> None:
        if self.quoted_in:
            checked_language(self.quoted_in, key="quoted_in")
            if len({text for _, text in self.wording.texts}) > 1 and self.quoted_in not in dict(self.wording.texts):
                raise InvalidValue(notice("a quoted summary has its own words in the language quoted"), "quoted_in")

    def unretold(self) -> Summary:
        """It in the article's own sentences alone, where it is quoted.

        Which claim tells which part in the other languages is not kept, so one that is rejected, changed, corrected or
        withdrawn takes all of the retelling with it.
        """
        if not self.quoted_in:
            return self
        own = self.wording.phrase(self.quoted_in).text
        return replace(self, wording=Wording.of(dict.fromkeys(self.wording.as_mapping(), own)))


@dataclass(frozen=True, slots=True)
class Article:
    """One published text of a source, without the text itself.

    `origins` names the sources that reported first, earliest first, before the publisher; empty where the publisher
    did. `published_on` is approximate or an interval where the article carries no date.
    """

    id: str
    source: str
    language: str
    genre: Genre
    published_on: EdtfDate
    title: str
    origins: tuple[str, ...] = ()
    author: str = ""  # as printed; "": unsigned
    url: str = ""
    summary: Summary | None = None

    def __post_init__(self) -> None:
        checked_id(self.id, key="id")
        if not self.title.strip():
            raise InvalidValue(notice("an article needs a title"), "title")
        if self.url:
            checked_url(self.url)
        checked_language(self.language, key="language")
        if self.published_on.end is None:
            raise InvalidValue(notice("an article was published by some day; its date cannot be open"), "published_on")
        if len(set(self.chain)) != len(self.chain):
            raise InvalidValue(notice("a source stands twice in the origin chain"), "origins")

    @property
    def chain(self) -> tuple[str, ...]:
        """Source ids from who reported first to who published this."""
        return (*self.origins, self.source)

    def unretold(self) -> Article:
        """It with a summary that tells nothing in other words than its own; see `Summary.unretold`."""
        return replace(self, summary=self.summary.unretold()) if self.summary else self


@dataclass(frozen=True, slots=True)
class Publication:
    """An article together with its stored text, which carries the evidence."""

    article: Article
    text: str

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that was valid in a period only, such as Nur-Sultan from 2019 to 2022."""

    name: Wording
    period: EdtfDate


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, event or object that claims are about or are made by."""

    id: str
    kind: EntityKind
    name: Wording
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    role: Wording | None = None  # what a reader should know beside the name: "President of Kazakhstan"
    role_in: str = ""  # the article in whose words the role is; "": an editor's
    speaks_for: str = ""  # the entity whose voice this one is; "": only its own
    wikidata: str = ""

    def __post_init__(self) -> None:
        checked_id(self.id, ID_LIMIT, key="id")
        if self.wikidata and not (
            self.wikidata[0] == "Q" and self.wikidata[1:].isdecimal() and self.wikidata.isascii()
        ):
            raise InvalidValue(notice("“{text}” is not a Wikidata id such as Q232", text=self.wikidata), "wikidata")

    def name_on(self, day: date | None) -> Wording:
        """The name that was valid on `day`; today's name where the day is unknown."""
        if day is not None:
            for former in self.former:
                if former.period.first <= day <= former.period.last:
                    return former.name
        return self.name

    @property
    def all_names(self) -> frozenset[str]:
        """Every name and alias in every language, as written."""
        worded = (self.name, *(former.name for former in self.former))
        return frozenset(text for name in worded for _, text in name.texts) | frozenset(self.aliases)
