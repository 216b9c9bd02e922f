"""What sort of assertion a claim is: no insinuation may come out as a report."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, names_in

from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import EdtfDate
from bot.domain.news import Genre
from bot.intake.claims import find_claims
from bot.intake.found import ArticleFacts
from bot.intake.texts import Span, read_text

KINDS = [
    ("id", "Tarvia menandatangani perjanjian dengan Lumen.", ClaimKind.REPORTED),
    ("en", "Tarvia signed a treaty with Lumen.", ClaimKind.REPORTED),
    ("id", "Menteri Laut Rina Wijaya mengatakan Tarvia sudah siap.", ClaimKind.OFFICIAL),
    ("en", "President Mark Olsen said Tarvia was prepared.", ClaimKind.OFFICIAL),
    ("en", "The Sea Ministry said Tarvia was prepared.", ClaimKind.OFFICIAL),
    ("id", "Lumen menyatakan bahwa kapal Norda sudah pergi.", ClaimKind.OFFICIAL),
    ("id", "Mantan menteri Rina Wijaya mengatakan Tarvia sudah siap.", ClaimKind.REPORTED),
    ("en", "Norda chief executive Mark Olsen said Velmar was sold.", ClaimKind.REPORTED),
    ("id", "Seorang pejabat mengatakan Tarvia sudah siap.", ClaimKind.REPORTED),
    ("id", "Pengamat laut Rina Wijaya mengatakan Tarvia sudah siap.", ClaimKind.OPINION),
    ("id", "Rina Wijaya menilai Tarvia bergerak lambat.", ClaimKind.OPINION),
    ("en", "Mark Olsen believes that Tarvia has moved slowly.", ClaimKind.OPINION),
    ("id", "Menteri Laut Rina Wijaya mengatakan Tarvia mungkin sudah siap.", ClaimKind.OPINION),
    ("id", "Rina Wijaya menuduh Norda mencuri data Velmar.", ClaimKind.ALLEGATION),
    ("en", "Mark Olsen claimed that Norda stole data from Velmar.", ClaimKind.ALLEGATION),
    ("id", "Norda diduga mencuri data Velmar.", ClaimKind.ALLEGATION),
    ("en", "Norda allegedly stole data from Velmar.", ClaimKind.ALLEGATION),
    ("id", "Norda membantah tuduhan bahwa Velmar dirugikan.", ClaimKind.DENIAL),
    ("en", "Norda denied that Velmar had been harmed.", ClaimKind.DENIAL),
    ("id", "Norda menolak tuduhan Velmar.", ClaimKind.DENIAL),
    ("en", "Norda dismissed the allegations.", ClaimKind.DENIAL),
    ("id", "Norda membantah kabar itu.", ClaimKind.DENIAL),
    ("en", "Mark Olsen accused Norda of stealing data.", ClaimKind.ALLEGATION),
    ("id", "Rina Wijaya mengatakan Norda diduga mencuri data.", ClaimKind.ALLEGATION),
    ("id", "Rina Wijaya memperingatkan bahwa Norda mencuri data.", ClaimKind.OPINION),
    ("en", "Norda announced that Velmar would be sold.", ClaimKind.FORECAST),
    ("en", "Mark Olsen promised that Velmar would be sold.", ClaimKind.REPORTED),
    ("en", "Mark Olsen said he would sell Velmar.", ClaimKind.REPORTED),
    ("id", "Rina Wijaya memperkirakan harga di Tarvia akan naik.", ClaimKind.FORECAST),
    ("en", "Mark Olsen predicted that prices in Tarvia would fall.", ClaimKind.FORECAST),
    ("id", "Rina Wijaya mengatakan harga di Tarvia akan naik.", ClaimKind.FORECAST),
    ("en", "Exports of Tarvia are expected to fall.", ClaimKind.FORECAST),
    ("id", "Langkah Tarvia secara luas dilihat sebagai penghinaan bagi Lumen.", ClaimKind.OPINION),
    ("en", "The move of Tarvia was widely seen as an insult to Lumen.", ClaimKind.OPINION),
    ("id", "Tampaknya Tarvia sudah menutup pelabuhan.", ClaimKind.OPINION),
    ("id", "Kita tidak boleh membiarkan Tarvia menutup pelabuhan.", ClaimKind.OPINION),
]
OPINIONS = [
    ("Tarvia menandatangani perjanjian dengan Lumen.", ClaimKind.REPORTED),
    ("Berita tentang Tarvia keluar pada 6 Juni.", ClaimKind.REPORTED),
    ("Tarvia mengirim 390 kapal ke Lumen.", ClaimKind.REPORTED),
    ("Tarvia menerima Lumen kapan saja.", ClaimKind.OPINION),
    ("Tampaknya, Tarvia mengirim 390 kapal ke Lumen.", ClaimKind.OPINION),
    ("Tarvia seharusnya mengirim 390 kapal ke Lumen.", ClaimKind.OPINION),
    ("Kebetulan, Tarvia mengirim 390 kapal ke Lumen.", ClaimKind.ALLEGATION),
    ("Artinya, Tarvia ingin menyamarkan berita 6 Juni.", ClaimKind.ALLEGATION),
    ("Tarvia kabarnya mengirim 390 kapal ke Lumen.", ClaimKind.ALLEGATION),
    ("Tarvia akan mengirim 390 kapal ke Lumen.", ClaimKind.OPINION),
    ("Tarvia mengirim 390 kapal ke Lumen, dan kita tahu sebabnya.", ClaimKind.OPINION),
    ("Tarvia mengirim 390 kapal ke Lumen seakan tak terjadi apa-apa.", ClaimKind.ALLEGATION),
    ("Kroni Norda mengirim 390 kapal ke Lumen.", ClaimKind.ALLEGATION),
    ("The cronies of Norda sent 390 kapal to Lumen.", ClaimKind.ALLEGATION),
    ("Tarvia betrayed Lumen on 6 Juni.", ClaimKind.ALLEGATION),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_words_and_standing_make_the_kind(language: str, text: str, kind: ClaimKind) -> None:
    """The verb, the speaker's office and the words of doubt in what is said decide together."""
    assert [claim.kind for claim in claims_of(text, language)] == [kind]


@pytest.mark.parametrize(("text", "kind"), OPINIONS)
def test_an_opinion_piece_reports_only_plain_acts_days_and_figures(text: str, kind: ClaimKind) -> None:
    """Whatever judges, hedges or insinuates is its author's, by no voice but the article's."""
    (claim,) = claims_of(text, genre=Genre.OPINION, dates={"6 Juni": "2025-06-06"}, figures={"390 kapal": "390"})

    assert (claim.kind, claim.speaker, claim.speaker_words) == (kind, None, "")


@pytest.mark.parametrize(
    ("genre", "kind"),
    [(Genre.REPORT, ClaimKind.REPORTED), (Genre.OFFICIAL, ClaimKind.OFFICIAL), (Genre.ANALYSIS, ClaimKind.OPINION)],
)
def test_the_genre_colours_what_an_article_says_itself(genre: Genre, kind: ClaimKind) -> None:
    """A judgement is a report's wording, an office's statement, an analysis's view."""
    (claim,) = claims_of("Tarvia ternyata menandatangani perjanjian dengan Lumen.", genre=genre)

    assert claim.kind is kind


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("id", "Tarvia akan menutup pelabuhan Lumen.", Status.PLANNED),
        ("en", "Tarvia plans to close the port of Lumen.", Status.PLANNED),
        ("en", "“We will close the port of Lumen,” said Mark Olsen.", Status.PLANNED),
        ("id", "Tarvia tidak akan mengakui Lumen.", Status.HAPPENED),
        ("en", "Tarvia will not recognise Lumen.", Status.HAPPENED),
        ("id", "Tarvia menutup pelabuhan yang akan dibeli Norda.", Status.HAPPENED),
        ("id", "Rina Wijaya yang dilantik pada Mei akan mengunjungi Lumen.", Status.PLANNED),
        ("id", "Tarvia mundur setelah Lumen mengancam akan menutup pelabuhan.", Status.HAPPENED),
        ("en", "Mark Olsen said he would sell Velmar.", Status.PLANNED),
        ("id", "Jika Tarvia mundur, Lumen akan menutup pelabuhan.", Status.PLANNED),
    ],
)
def test_only_the_main_clause_makes_a_plan(language: str, text: str, status: Status) -> None:
    """What will not be is a stand, and what a side clause announces has no bearing on the rest."""
    assert [claim.status for claim in claims_of(text, language)] == [status]


def test_a_plan_of_the_speakers_own_is_no_forecast() -> None:
    """A minister who says "we will" announces, and does not foretell."""
    (claim,) = claims_of("Menteri Laut Rina Wijaya mengatakan pihaknya akan mengunjungi Lumen.")

    assert (claim.kind, claim.status) == (ClaimKind.OFFICIAL, Status.PLANNED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mark Olsen took bribes from Norda in May."),
        ("en", "Mark Olsen embezzled nine ships of Norda in May."),
        ("en", "Mark Olsen smuggled ships to Lumen in May."),
        ("id", "Rina Wijaya menerima suap dari Norda pada Mei."),
        ("id", "Rina Wijaya menggelapkan kapal Norda pada Mei."),
        ("id", "Rina Wijaya menyelundupkan kapal Norda ke Lumen pada Mei."),
    ],
)
def test_a_crime_that_an_opinion_tells_of_is_charged_by_its_author(language: str, text: str) -> None:
    """A day makes no report of it."""
    (claim,) = claims_of(text, language, genre=Genre.OPINION, dates={"in May": "2025-05", "pada Mei": "2025-05"})

    assert claim.kind is ClaimKind.ALLEGATION


def test_a_denial_keeps_its_verb() -> None:
    """Cut to what is denied, it would read as the charge itself."""
    text = "Norda membantah tuduhan bahwa Velmar dirugikan."

    (claim,) = claims_of(text)

    assert claim.said.of(text).startswith("membantah")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tarvia dilaporkan menutup pelabuhan Lumen.", "the text does not say who reports this"),
        ("Tarvia dianggap lambat oleh Lumen.", "a view of people whom the text does not name"),
    ],
)
def test_an_editor_is_told_that_a_source_is_missing(text: str, reason: str) -> None:
    """The words alone would let the article vouch for it."""
    (claim,) = claims_of(text)

    assert [each.text for each in claim.reasons] == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "Apakah Tarvia akan menutup pelabuhan?",
        "Tarvia menutup pelabuhan beberapa hari lalu!",
        "Tarvia mulai menutup pelabuhan",
        "Baca juga: Tarvia menutup pelabuhan.",
        "Bayangkan jika Tarvia menutup pelabuhan.",
        "Hal ini membuat Tarvia dan Lumen bingung.",
        "This is the biggest port of Tarvia.",
        "Namun, kejadian terus berlanjut.",
        "“Terima kasih atas kedatangan warga Tarvia,” kata Rina Wijaya.",
        "“Apakah Tarvia akan menutup pelabuhan?” kata Rina Wijaya.",
    ],
)
def test_what_tells_nothing_is_no_claim(text: str) -> None:
    """Questions, exclamations, headings, teasers, words to the reader, transitions, thanks."""
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Selain itu, perlu diketahui bahwa Tarvia menutup pelabuhan.", "Tarvia menutup pelabuhan"),
        ("Seperti diketahui, Tarvia menutup pelabuhan.", "Tarvia menutup pelabuhan"),
        ("Namun Tarvia menutup pelabuhan.", "Tarvia menutup pelabuhan"),
    ],
)
def test_what_only_introduces_is_not_said(text: str, said: str) -> None:
    """An assertion is cut clean at both ends."""
    (claim,) = claims_of(text)

    assert claim.said.of(text) == said


def test_only_the_body_makes_claims() -> None:
    """A title, a date line and a heading within the body are none of it."""
    text = "Tarvia menutup pelabuhan.\nLUMEN - Norda membeli Velmar.\nLumen menandatangani perjanjian."
    facts = ArticleFacts(
        "id",
        "",
        Span(text.index("Norda"), len(text)),
        EdtfDate.parse("2025-06-10"),
        Genre.REPORT,
        apart=(Span(text.index("Lumen"), len(text)),),
    )

    claims = find_claims(read_text(text, "id"), facts, names_in(text), (), ()).kept

    assert [claim.evidence.of(text) for claim in claims] == ["Norda membeli Velmar."]
