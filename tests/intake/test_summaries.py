"""Summaries are an article's own sentences, and can be read without the rest of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import EdtfDate
from bot.domain.news import Genre
from bot.intake.found import ArticleFacts
from bot.intake.summaries import summarise
from bot.intake.summaries.worth import Worth
from bot.intake.texts import Sentence, Span, read_text

_DAM = (
    "Pemerintah daerah Sungai Merah membangun bendungan baru senilai Rp40 miliar mulai bulan depan.",
    "Bendungan Sungai Merah itu akan mengairi sawah di dua belas desa pada musim kemarau.",
    "Warga desa berharap pembangunan bendungan tidak menggusur rumah mereka.",
)
_DAM_TITLE = "Sungai Merah Bangun Bendungan Rp40 Miliar"


def _summary(
    *lines: str, title: str = "", genre: Genre = Genre.REPORT, language: str = "id", start: int = 0
) -> list[str]:
    text = read_text("\n".join(lines), language)
    facts = ArticleFacts(language, title, Span(start, len(text.whole)), EdtfDate.parse("2025-06"), genre)
    return [sentence.text for sentence in summarise(text, facts)]


def test_a_summary_is_the_article_s_own_sentences_in_order() -> None:
    """Two or three whole sentences, as they stand."""
    made = _summary(*_DAM, title=_DAM_TITLE)

    assert [line for line in _DAM if line in made] == made
    assert 2 <= len(made) <= 3


def test_what_says_nothing_by_itself_stays_out() -> None:
    """A heading is not taken, whatever it has in common with the title."""
    assert _DAM_TITLE not in _summary(*_DAM, _DAM_TITLE, title=f"{_DAM_TITLE} Lagi")


def test_a_sentence_that_leans_is_not_taken_without_the_one_before_it() -> None:
    """Whoever reads it must have read what it speaks of."""
    leaning = "Ia memuji Sungai Merah yang bangun bendungan baru senilai Rp40 miliar."

    assert leaning not in _summary("Apa kata Tini?", leaning, *_DAM, title=_DAM_TITLE)


def test_a_leaning_sentence_may_follow_its_antecedent() -> None:
    """What it leans on is then in the summary too."""
    first = "Bupati Tini Lestari meninjau bendungan Sungai Merah pada hari Senin."
    second = "Ia menilai bendungan senilai Rp40 miliar tersebut akan selesai tahun depan."

    assert [first, second] == _summary(first, second, title="Bendungan Rp40 Miliar Selesai Tahun Depan")


def test_today_is_no_pointing_back() -> None:
    """A sentence that says this year by "ini" needs no other before it."""
    line = "Pemerintah pada tahun ini membangun bendungan Sungai Merah senilai Rp40 miliar."

    assert line in _summary("Rapat?", line, _DAM[1], title=_DAM_TITLE)


def test_two_sentences_suffice_where_three_would_be_long() -> None:
    """Length is paid for beyond what a reader takes in at a glance."""
    lines = [" ".join([f"Desa {name} membangun jalan baru"] + ["beton"] * 16) + "." for name in ("Aru", "Biru", "Cita")]

    assert 2 == len(_summary(*lines, title="Jalan baru"))


def test_a_short_name_is_introduced() -> None:
    """Of two sentences that say the same, the one that names a person in full is preferred."""
    full = "Bupati Tini Lestari memuji bendungan Sungai Merah karena mengairi sawah."
    short = "Lestari memuji bendungan Sungai Merah karena mengairi sawah dan kebun."
    other = "Bendungan Sungai Merah mengairi sawah dan kebun warga di dua belas desa."

    made = _summary("Kabar desa?", other, short, full, title="Pujian untuk bendungan Sungai Merah")

    assert short not in made or full in made[: made.index(short)]


@pytest.mark.parametrize("speaks", ["Lestari juga", "Air bersih, kata Lestari, juga", "Menurut Lestari, bendungan"])
def test_a_short_name_without_its_bearer_is_not_taken(speaks: str) -> None:
    """Where other sentences are at hand; whoever reads the summary alone does not know who that is."""
    named = "Rapat dibuka Bupati Tini Lestari?"
    short = f"{speaks} mengairi sawah warga di dua belas desa dan enam kota sepanjang Sungai Merah."
    other = "Bendungan Sungai Merah mengairi sawah warga di dua belas desa."
    third = "Padi dipanen dua kali setahun oleh para petani di hilir."

    made = _summary(named, other, short, third, title="Bendungan Sungai Merah")

    assert not any("Lestari" in sentence for sentence in made)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Jalan desa Aru senilai Rp40 miliar dibangun.", "Jalan desa Aru yang lebar dibangun."),
        ("Jalan desa Aru yang lebar dibangun.", "Jalan desa Aru yang “lebar” dibangun."),
    ],
)
def test_a_sentence_is_worth_more_by_what_it_holds(better: str, worse: str) -> None:
    """A reader wants to know how much, and to be told plainly."""
    sentences = [Sentence(0, len(text), text, 0) for text in (better, worse)]
    worth = Worth(sentences, "", Genre.REPORT)

    one, other = (worth.candidate(sentence, 0, 0) for sentence in sentences)

    assert one.own > other.own


def test_the_title_is_not_repeated() -> None:
    """A title that stands again in the body is no sentence of the summary."""
    title = "Sungai Merah membangun bendungan baru. Siapa yang membayar?"

    assert "Sungai Merah membangun bendungan baru." not in _summary(title, *_DAM, title=title)


def test_the_date_line_is_cut_off() -> None:
    """The first sentence begins where the body begins."""
    head = "Sungai Merah, Kabar Desa - "

    assert _DAM[0] in _summary(head + _DAM[0], *_DAM[1:], title=_DAM_TITLE, start=len(head))


def test_an_opinion_piece_is_summed_up_by_its_argument() -> None:
    """What the author insinuates is passed over for what the author argues, wherever it stands."""
    idle = [f"Pada hari ke-{day} para pejabat daerah berkumpul lagi di balai desa." for day in range(2, 9)]
    insinuation = "Tentu saja bendungan Sungai Merah senilai Rp40 miliar itu bukan tanpa alasan."
    argument = "Pemerintah daerah harus menunda bendungan Sungai Merah karena izinnya belum ada."

    made = _summary(insinuation, *idle, argument, title=_DAM_TITLE, genre=Genre.OPINION)

    assert argument in made
    assert insinuation not in made


def test_an_argument_that_opens_with_a_small_word_is_no_stranger() -> None:
    """“In March” begins a sentence with two capitals, and is nobody's full name."""
    opening = "In March, Mayor Lina Brook sold the old ferry of Port Selby to a company from Norwell."
    idle = [f"On day {day} the members of the port board sat down for another long talk." for day in range(2, 9)]
    argument = "In our view the port board of Selby should buy the old ferry back."

    assert argument in _summary(opening, *idle, argument, title="The old ferry of Selby", genre=Genre.OPINION)


@pytest.mark.parametrize("text", ["", "Rapat?", "Halo."])
def test_an_article_without_a_fit_sentence_has_no_summary(text: str) -> None:
    """Nothing is better than half a sentence."""
    assert [] == _summary(text)


def test_a_single_fit_sentence_is_the_summary() -> None:
    """An article of one sentence is summed up by it."""
    assert [_DAM[0]] == _summary(_DAM[0], "Rapat?", title=_DAM_TITLE)


@given(
    st.text(st.sampled_from(' .!?"“”()AbcIa itu\n'), max_size=200),
    st.text(max_size=20),
    st.sampled_from([Genre.REPORT, Genre.OPINION]),
)
def test_any_text_is_summed_up_by_its_own_words(whole: str, title: str, genre: Genre) -> None:
    """Sentences are pieces of the text at their own places, in order, at most three."""
    text = read_text(whole, "id")
    facts = ArticleFacts("id", title, Span(0, len(whole)), EdtfDate.parse("2025"), genre)

    made = summarise(text, facts)

    assert all(sentence.of(whole) == sentence.text for sentence in made)
    assert sorted(made, key=lambda sentence: sentence.start) == list(made)
    assert len(made) <= 3


@pytest.mark.parametrize(
    "piece", ["“", '"', "(", "a ", "Aa ", "Ia itu ada di sana. ", "Desa Biru membangun jalan baru lagi. "]
)
def test_a_long_hostile_text_is_summed_up_or_not(piece: str) -> None:
    """Repetition makes no pattern go back over what it has read."""
    assert len(_summary(piece * (100_000 // len(piece)))) <= 3


def test_the_clock_of_a_live_page_is_no_part_of_a_summary() -> None:
    """A sentence begins with what it tells."""
    made = _summary(*(f"18:{minute} {line}" for minute, line in zip((40, 35, 30), _DAM, strict=True)), title=_DAM_TITLE)

    assert made
    assert set(made) <= set(_DAM)


def test_words_to_the_reader_are_not_taken() -> None:
    """ "Let us be honest" sums nothing up."""
    said = "Let us be honest: the Red River dam was never going to be finished on time."

    assert said not in _summary(said, title="The Red River dam", language="en")


def test_nobody_is_taken_for_another_of_the_family() -> None:
    """A short name that two people bear says who is meant only behind the sentence before it."""
    made = _summary(
        "The cost of the harbour bridge has risen by a third, the ministry said on Tuesday.",
        "Harbour minister Rosa Bardon told parliament the harbour bridge would open in spring.",
        "“It will be worth every penny,” Bardon said.",
        "Her predecessor, Mark Bardon, who left office, said the bridge had been late for months.",
        "Bardon called for a harbour bridge inquiry into each contract.",
        title="Harbour bridge inquiry",
        language="en",
    )

    assert any("Rosa Bardon" in sentence for sentence in made)
    assert not any(sentence.startswith("Bardon") for sentence in made)
