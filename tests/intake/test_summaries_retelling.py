"""A summary in the other language: the article's own claims, each by whom and when, and never more than they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from builders import a_claim, a_figure, an_entity
from fresh_stores import fresh_store
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.claims import Claim, ClaimKind, Evidence
from bot.domain.dates import EdtfDate
from bot.domain.figures import Qualifier
from bot.domain.news import EntityKind
from bot.intake.analysis import analyse
from bot.intake.found import Arrival
from bot.intake.summaries import retelling
from bot.intake.texts import Sentence

NOW = datetime(2025, 6, 11, 8, tzinfo=UTC)
PUBLISHED = EdtfDate.parse("2025-06-10")
SPEAKER = an_entity("ivanova", name="Maria Ivanova")
NAMELESS = an_entity("unnamed-x", name="“sumber”")
BODIES = (
    an_entity("kremlin", kind=EntityKind.ORGANISATION),
    an_entity("ministry", kind=EntityKind.ORGANISATION, name="Ministry of Defence of Peru"),
)
ENTITIES = {entity.id: entity for entity in (SPEAKER, NAMELESS, *BODIES)}


def _claim(id: str, said: str, **fields: Any) -> Claim:
    plain: dict[str, Any] = {
        "statement": {"id": f"Hal {said}", "en": said},
        "occurred_on": None,
        "figure": None,
        "speaker": "",
    }
    return a_claim(id, **{**plain, **fields})


ALL = (Sentence(0, 10_000, "x", 0),)
"""A summary that tells everything."""


def _told(*claims: Claim, summary: tuple[Sentence, ...] = ALL) -> str:
    return retelling(claims, summary, "en", PUBLISHED, (), ENTITIES)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Peru acted."),
        ({"occurred_on": "2025-06-08"}, "Peru acted on 8 June 2025."),
        ({"occurred_on": "2025-06"}, "Peru acted in June 2025."),
        ({"occurred_on": "2025"}, "Peru acted in 2025."),
        ({"occurred_on": "2023/2025-04"}, "Peru acted."),
        ({"occurred_on": "2025-01/2025-04"}, ""),
        ({"occurred_on": "2024-11/2025-04"}, ""),
        ({"occurred_on": "2025-34"}, ""),
        ({"occurred_on": "2025~"}, "Peru acted."),
        ({"speaker": "ivanova"}, "Peru acted, Maria Ivanova said."),
        ({"speaker": "ivanova", "kind": "opinion"}, "Peru acted, Maria Ivanova said."),
        ({"kind": "opinion"}, ""),
        ({"kind": "allegation"}, ""),
        ({"speaker": "unnamed-x"}, ""),
        ({"speaker": "nobody-known"}, ""),
        ({"speaker": "kremlin"}, "Peru acted, the Kremlin said."),
        ({"speaker": "ministry"}, "Peru acted, the Ministry of Defence of Peru said."),
        ({"origins": ("antara",)}, ""),
        ({"origins": ("antara",), "speaker": "ivanova"}, "Peru acted, Maria Ivanova said."),
    ],
)
def test_a_claim_is_told_with_its_day_and_its_speaker(fields: dict[str, Any], told: str) -> None:
    """What nobody stands behind by name and is no report is left to the quotation."""
    assert _told(_claim("a", "Peru acted", **fields)) == told


def test_a_figure_is_worded() -> None:
    """In the language of the summary."""
    claim = _claim("a", "Peru spent {figure}", figure=a_figure())

    assert _told(claim) == "Peru spent KZT 441 billion."


def test_a_sentence_that_begins_with_a_figure_begins_large() -> None:
    """The words of its qualifier are the first of the sentence."""
    claim = _claim("a", "{figure} was spent", figure=replace(a_figure(), qualifier=Qualifier.OVER))

    assert _told(claim) == "More than KZT 441 billion was spent."


def test_a_figure_of_a_time_that_cannot_be_said_is_not_told() -> None:
    """As one of another time it would be wrong."""
    claim = _claim("a", "Peru spent {figure}", figure=a_figure(), occurred_on="2023/2025-04")

    assert _told(claim) == ""


def test_what_is_only_quoted_is_not_told() -> None:
    """It is no text of the other language."""
    claim = a_claim("a", statement="menambah anggaran pertahanan", quoted_in="id", speaker="", figure=None)

    assert _told(claim) == ""


def test_the_weightiest_stand_in_the_order_of_the_article() -> None:
    """What the summary tells comes before what is only near it; last year's news comes last; nothing comes twice."""
    claims = [_claim(id, f"It is {id}", evidence=(Evidence("x", at),)) for at, id in enumerate("abcd", 1)]
    old = replace(claims[0], occurred_on=EdtfDate.parse("2021-02"))
    summary = (Sentence(4, 5, "x", 0),)

    assert _told(old, *claims[1:], claims[1], summary=summary) == "It is b. It is c. It is d."


def test_side_issues_alone_are_no_summary() -> None:
    """The article's own words then stand alone."""
    claim = _claim("a", "Peru acted", evidence=(Evidence("x", 500),))

    assert _told(claim, summary=(Sentence(0, 400, "x", 0),)) == ""


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from([kind for kind in ClaimKind if kind is not ClaimKind.FORECAST]))
    speaker = draw(st.sampled_from(["", "ivanova", "unnamed-x"]))
    return _claim(draw(st.sampled_from("abc")), draw(st.sampled_from("klm")), kind=kind, speaker=speaker)


@given(st.lists(_claims(), max_size=6))
def test_every_sentence_is_a_claim(claims: list[Claim]) -> None:
    """So each has the evidence that its claim has."""
    statements = {claim.statement.as_mapping()["en"] for claim in claims}

    assert {part.partition(",")[0] for part in _parts(_told(*claims))} <= statements


def _parts(text: str) -> Iterator[str]:
    yield from (part for part in text.removesuffix(".").split(". ") if part)


def test_an_article_has_a_summary_in_both_languages() -> None:
    """Its own words in its own, and what its claims say in the other."""
    text = (
        "JAKARTA, Kompas.com - Menteri Pertahanan Rusia Andrei Belousov diberhentikan pada Minggu, 8 Juni 2025, "
        "setelah serangkaian kritik tajam dari parlemen dan para gubernur. "
        "Para anggota parlemen menyambut langkah itu dengan gembira dan meminta penggantinya segera dicari."
    )
    arrival = Arrival(text, NOW, title="Rusia Berganti Menteri", published="2025-06-10")
    article = analyse(arrival, fresh_store(), NOW).publication.article

    assert article.summary is not None
    assert article.summary.quoted_in == "id"
    texts = article.summary.wording.as_mapping()
    assert texts["en"] == "Russia’s Defence Minister Andrei Belousov was dismissed on 8 June 2025."
    assert texts["id"].startswith("Menteri Pertahanan Rusia")


def _told_of(body: str, language: str) -> str:
    """The summary of a short report in the other language."""
    head, tail = {
        "id": ("JAKARTA, Kompas.com - ", " Para pembaca dapat membaca laporan yang lebih lengkap di halaman kami."),
        "en": ("LONDON, Reuters - ", " Our readers can read the rest of the story and the other reports on our pages."),
    }[language]
    arrival = Arrival(f"{head}{body}{tail}", NOW, title="Berita Hari Ini", published="2025-06-10", language=language)
    article = analyse(arrival, fresh_store(), NOW).publication.article
    texts = article.summary.wording.as_mapping() if article.summary else {}
    return "" if texts["id"] == texts["en"] else texts["en" if language == "id" else "id"]


@pytest.mark.parametrize(
    ("language", "body", "told"),
    [
        ("en", "Apple's net profit fell 3 percent to $20 billion in the second quarter of 2025.", ""),
        ("id", "Laba bersih Apple turun 3 persen menjadi 20 miliar dollar AS pada semester pertama 2025.", ""),
        ("id", "Laba bersih Apple turun 3 persen menjadi 20 miliar dollar AS pada Januari-Mei 2025.", ""),
        ("id", "Laba bersih Apple turun 3 persen menjadi 20 miliar dollar AS pada awal 2025.", ""),
        ("id", "Laba bersih Apple turun 3 persen menjadi 20 miliar dollar AS pada akhir 2024.", ""),
        ("id", "Lebih dari 200 orang tewas di Ukraina.", "More than 200 people were killed in Ukraine."),
        ("id", "Kurang dari 20 orang tewas di Ukraina.", "Under 20 people were killed in Ukraine."),
        ("id", "Di bawah 20 orang tewas di Ukraina.", "Under 20 people were killed in Ukraine."),
        ("id", "Tak sampai 20 orang tewas di Ukraina.", "Under 20 people were killed in Ukraine."),
        (
            "en",
            "Fewer than 20 people were killed in Ukraine on Monday.",
            "Kurang dari 20 orang tewas di Ukraina pada 9 Juni 2025.",
        ),
        (
            "id",
            "Kremlin mengatakan Rusia menarik pasukan dari Suriah.",
            "Russia withdrew troops from Syria, the Kremlin said.",
        ),
        ("id", "Reuters melaporkan bahwa Rusia mengirim tank ke Mali.", ""),
        ("id", "Rudal Rusia jatuh di Polandia pada Senin.", ""),
        ("id", "Drone Rusia jatuh di Polandia pada Senin.", "Russian drones crashed in Poland on 9 June 2025."),
        ("id", "Sebelumnya, Rusia mengirim tank ke Mali.", ""),
        (
            "id",
            "Rusia akan menarik pasukan dari Suriah. Lalu, Rusia mengirim tank ke Mali.",
            "Russia will withdraw troops from Syria.",
        ),
    ],
)
def test_a_retelling_never_says_other_than_the_article(language: str, body: str, told: str) -> None:
    """A time, a bound, an outlet or an order that cannot be said leaves the claim to its quotation."""
    assert _told_of(body, language) == told
