"""A text in sentences: where one ends, and where a full stop or a quotation only looks like an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.texts import Span, quotations, read_text, small, tokens

TEXTS = st.text(alphabet=st.sampled_from("ab AB1.?!…\"“”‘’'`,()\n«»") | st.characters(), max_size=200)


def _parts(text: str) -> list[str]:
    return [sentence.text for sentence in read_text(text, "en").sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Dunmore Foods Inc. (NYSE: DNM) rose at 9 a.m. (0200 GMT) on Monday",
        "Dr. Siti Rahma and Gen. A. B. Nugroho met Mr. Lee of Acme Inc. in St. Paul",
        "U.S. President Ann Lee arrived on Jan. 5 at 5 p.m. local time",
        "Prof. Budi S. Utomo, S.H., M.Si. tiba di Jl. Melati No. 5 pukul 13.00 WIB",
        "Harganya Rp1.500.000 atau 3.5 juta dan naik 0,5 persen",
        "Perusahaan itu, PT Maju Tbk. Indonesia, dll. sudah tutup",
        "Situs Kabar.Com dan kabar.co.id ditutup",
        "PT. Maju milik Sen. Ann Lee",
        "Dia diam... lalu pergi",
        "1. Siapkan air",
    ],
)
def test_a_stop_that_belongs_to_a_word_ends_nothing(text: str) -> None:
    """Titles, initials, short forms, decimals, hours, sites and list numbers stay in their sentence."""
    assert [text] == _parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She lives in the U.S. The law passed.", ["She lives in the U.S.", "The law passed."]),
        ("Kantornya di PT Maju Tbk. Namun ia pindah.", ["Kantornya di PT Maju Tbk.", "Namun ia pindah."]),
        ("It was plan B. In the end it failed.", ["It was plan B.", "In the end it failed."]),
        ("Ia datang pada 2022. Lalu pergi.", ["Ia datang pada 2022.", "Lalu pergi."]),
        ("Harganya lima sen. Ani membayar.", ["Harganya lima sen.", "Ani membayar."]),
        ("No. The answer was clear.", ["No.", "The answer was clear."]),
        ("Wait… What?! Yes!", ["Wait…", "What?!", "Yes!"]),
        ("Rapat selesai.Mereka pulang.Ani tidak.", ["Rapat selesai.", "Mereka pulang.", "Ani tidak."]),
        ("Benarkah?Ya.“Baik,” katanya.", ["Benarkah?", "Ya.", "“Baik,” katanya."]),
        ("Judul tanpa titik\nIsinya pendek.", ["Judul tanpa titik", "Isinya pendek."]),
        ("(Ini catatan.) [Itu juga.] Selesai.", ["(Ini catatan.)", "[Itu juga.]", "Selesai."]),
    ],
)
def test_a_sentence_ends_where_another_begins(text: str, expected: list[str]) -> None:
    """Short forms end a sentence before a word that opens one, and a missing space hides no end."""
    assert expected == _parts(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Kami lelah. Sangat lelah. Tapi kami tinggal,” kata Ani",
        '"It is late. Go home," she said',
        "«Fini. Partons», dit-elle",
        "‘It’s over. Don’t wait,’ she said",
        "`` It is over . Go home , '' she said .",
        "“Apakah itu benar? ” tanya Budi",
        "“Is it true?” John Smith asked",
    ],
)
def test_a_quotation_stays_whole_with_its_speaker(text: str) -> None:
    """The middle of a quotation, on its own, would read as the article's own words."""
    assert [text] == _parts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Kami lelah. Sangat lelah.” Ia pergi.", ["“Kami lelah. Sangat lelah.”", "Ia pergi."]),
        ('"Baik." "Ya. Tentu," ujar Ani.', ['"Baik."', '"Ya. Tentu," ujar Ani.']),
        ('Kata Ani. "Satu. Dua."Tiga', ["Kata Ani.", '"Satu. Dua."', "Tiga"]),
        ("Apa ini? ” Ia pergi.", ["Apa ini? ”", "Ia pergi."]),
        ("“Tak ada tutup. Lalu apa?", ["“Tak ada tutup.", "Lalu apa?"]),
        ('Panjangnya 5" saja. Lalu apa?', ['Panjangnya 5" saja.', "Lalu apa?"]),
    ],
)
def test_marks_stay_with_what_they_close(text: str, expected: list[str]) -> None:
    """A closing mark belongs to the sentence before it, a mark without a pair protects nothing."""
    assert expected == _parts(text)


def test_a_line_of_signs_is_no_paragraph() -> None:
    """Paragraphs count lines that hold a letter or number."""
    read = read_text("Satu.\n***\n\n”\nDua.", "id")

    assert [("Satu.", 0), ("Dua.", 1)] == [(each.text, each.paragraph) for each in read.sentences]


def test_crossing_quotations_are_one() -> None:
    """Of two pairs of marks that cross, the first counts."""
    assert [Span(0, 5)] == quotations("“a «”b»")


def test_a_quotation_within_another_is_part_of_it() -> None:
    """Only the outermost pair is told."""
    assert [Span(0, 14)] == quotations("“dia ‘baik’. ”")


def test_words_keep_their_inner_signs() -> None:
    """A number, a compound and a contraction are one word each, with their places."""
    assert [(2, "1.500"), (8, "pro-X"), (14, "don’t"), (19, "!")] == [
        (w.start, w.text) for w in tokens("1.500 pro-X don’t!", 2)
    ]


@given(TEXTS)
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    """Whatever the text, sentences are spans of it, in order and apart, and hold every letter."""
    sentences = read_text(text, "id").sentences
    covered = {at for each in sentences for at in range(each.start, each.end)}

    assert all(each.of(text) == each.text and each.text.strip() == each.text for each in sentences)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


@given(TEXTS)
def test_quotations_are_apart_and_in_order(text: str) -> None:
    """No two overlap, and none is empty."""
    found = quotations(text)

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(len(span.of(text)) >= 2 for span in found)


@given(TEXTS)
def test_a_tab_parts_words_as_a_space_does(text: str) -> None:
    """What stands between two spaces is read by itself."""
    assert tokens(text) == tokens(text.replace(" ", "\t"))


@given(TEXTS)
def test_small_letters_keep_their_places(text: str) -> None:
    """So that what is found in them is a piece of the text."""
    lowered = small(text)

    assert len(lowered) == len(text)
    assert all(low.casefold() == letter.casefold() for low, letter in zip(lowered, text, strict=True))


def test_a_letter_that_grows_when_small_stays_as_it_is() -> None:
    """The Turkish capital with a dot is two characters without one."""
    assert small("ABİC") == "abİc"
