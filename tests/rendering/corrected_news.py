"""News that was read, and what became of it afterwards: one change of each kind, worded as editors word it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from builders import a_claim, a_figure, a_measure, a_publication, a_source, a_unit, an_article, an_entity
from memory_archive import MemoryArchive

from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.claims import Claim, ClaimKind, Correction, Status
from bot.domain.delivery import Seen
from bot.domain.news import EntityKind, Genre
from bot.domain.wording import Wording

ZONE = ZoneInfo("Asia/Jakarta")
READ_AT = datetime(2022, 7, 25, 0, 0, tzinfo=UTC)
CHANGED_AT = datetime(2022, 7, 27, 3, 0, tzinfo=UTC)
NOW = datetime(2022, 7, 28, 7, 0, tzinfo=ZONE)
TITLE = Wording.of({"id": "Pertahanan Kazakhstan", "en": "Defence of Kazakhstan"})
SPEC = BriefingSpec("defence", TITLE, Topic(entities=("kazakhstan",)))

_SOURCES = (
    a_source(name="Gatra.com"),
    a_source("wsj", name="The Wall Street Journal", short="WSJ"),
    a_source("antara", name="ANTARA"),
    a_source("tempo", name="Tempo"),
)
_PLACES = (
    an_entity(),
    an_entity("russia", name={"id": "Rusia", "en": "Russia"}),
    an_entity("csto", name="CSTO"),
    an_entity("smith", kind=EntityKind.PERSON, name="John Smith", role={"id": "analis", "en": "analyst"}),
)
_ARTICLES = (
    an_article("g-1", origins=("wsj",), published_on="2022-07-20"),
    an_article("a-1", source="antara", published_on="2022-07-22"),
    an_article("t-1", source="tempo", published_on="2022-07-27"),
    an_article("o-1", source="tempo", genre=Genre.OPINION, published_on="2022-07-21"),
)


def _claim(id: str, article: str, indonesian: str, english: str, **overrides: Any) -> Claim:
    words: dict[str, Any] = {"statement": {"id": indonesian, "en": english}, "occurred_on": None}
    return a_claim(id, **{"article": article, **words, **overrides})


def correction(indonesian: str, english: str, *, withdraws: bool = False) -> Correction:
    """A correction of 27 July 2022."""
    return Correction(date(2022, 7, 27), Wording.of({"id": indonesian, "en": english}), withdraws)


RAISED = _claim(
    "raised",
    "g-1",
    "Kazakhstan menambah anggaran pertahanannya sebesar {figure}",
    "Kazakhstan raised its defence budget by {figure}",
    figure=a_figure(414_000_000_000),
)
LEFT = _claim("left", "a-1", "Kazakhstan keluar dari CSTO", "Kazakhstan left the CSTO", about=("kazakhstan", "csto"))
DOUBTS = _claim(
    "doubts",
    "o-1",
    "Kazakhstan akan segera berpaling dari Rusia",
    "Kazakhstan will soon turn away from Russia",
    kind=ClaimKind.FORECAST,
    status=Status.PLANNED,
    speaker="smith",
)
TROOPS = _claim(
    "troops",
    "a-1",
    "{figure} dikirim Rusia ke Kazakhstan",
    "Russia sent {figure} to Kazakhstan",
    figure=a_figure(2000, "soldier", measure="troops", period="2022-01"),
)
TALKS = _claim("talks", "a-1", "Kedua presiden berunding di Moskwa", "Both presidents held talks in Moscow")
CLOSED = _claim("closed", "g-1", "Perbatasan ditutup", "The border was closed")
KNOWN = (RAISED, LEFT, DOUBTS, TROOPS, TALKS, CLOSED)

MENDED = replace(
    RAISED,
    figure=a_figure(441_000_000_000),
    correction=correction("angka dalam kutipan adalah 441, bukan 414", "the figure in the quote is 441, not 414"),
)
WITHDRAWN = replace(
    LEFT,
    correction=correction(
        "artikel itu mengutip sebuah lelucon", "the article quoted a joke as if it were meant", withdraws=True
    ),
)
_AFTER = (
    MENDED,
    WITHDRAWN,
    replace(TROOPS, figure=a_figure(2500, "soldier", measure="troops", period="2022-01")),
    replace(
        TALKS,
        statement=Wording.of(
            {"id": "Kedua presiden berunding lewat telepon", "en": "Both presidents talked by telephone"}
        ),
    ),
    _claim("closed-too", "t-1", "Perbatasan ditutup", "The border was closed"),
    _claim(
        "not-so",
        "t-1",
        "Kazakhstan tidak akan berpaling dari Rusia",
        "Kazakhstan will not turn away from Russia",
        kind=ClaimKind.DENIAL,
        speaker="tokayev",
        denies=("doubts",),
    ),
    _claim("visit", "t-1", "Tokayev bertamu ke Jakarta", "Tokayev visited Jakarta", speaker=""),
)


def archive() -> MemoryArchive:
    """What was known, and nothing that came later."""
    person = an_entity("tokayev", kind=EntityKind.PERSON, name="Kassym-Jomart Tokayev")
    measures = a_measure(), a_measure("troops", name={"id": "jumlah tentara", "en": "number of soldiers"})
    publications = map(a_publication, _ARTICLES)
    return MemoryArchive([*_SOURCES, *measures, a_unit(), *_PLACES, person, *publications, *KNOWN], READ_AT)


@cache
def changed() -> tuple[MemoryArchive, Seen]:
    """The archive after everything has changed, and how far it had been read before."""
    news = archive()
    seen = Seen(news.bookmark(), READ_AT)
    news.store(*_AFTER, at=CHANGED_AT)
    return news, seen
