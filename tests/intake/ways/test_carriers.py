"""Markdown, letters and HTML as the reader takes them apart: the words, and what their carrier says of them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.ways.letters import letter_passage
from bot.intake.ways.markdown import markdown_passage
from bot.intake.ways.markup import text_of
from bot.intake.ways.passages import Passage, Refusal


def test_markdown_is_its_words_without_its_marks() -> None:
    """A block is a line, a link is what it says."""
    text = (
        "# Rapat\n\nWarga *sepakat* [menunda](https://desa.example) panen.\n\n* satu\n* dua\n\n> kata ketua\n\n`kode`"
    )

    passage = markdown_passage(text)

    assert Passage(title="Rapat", text="Warga sepakat menunda panen.\nsatu\ndua\nkata ketua\nkode") == passage


def test_a_sign_in_a_sentence_of_markdown_stays() -> None:
    """2*3 is no emphasis."""
    assert "harga 2*3 = 6 & 5 < 7" == markdown_passage("harga 2*3 = 6 & 5 < 7").text


def test_lines_of_a_markdown_paragraph_are_one() -> None:
    """Its line breaks are laid out by hand; two spaces at the end of a line make a real one."""
    assert "satu dua\ntiga" == markdown_passage("satu\ndua  \ntiga").text


def test_what_stands_between_fences_is_text_too() -> None:
    """Some write whole articles so."""
    assert "satu\ndua" == markdown_passage("```\nsatu\n  dua\n```").text


def test_html_within_markdown_is_read_as_html() -> None:
    """Its tags are no words, and what a page hides is none either."""
    assert "tampak\nlagi" == markdown_passage("<div>tampak<script>x()</script></div>\n\nlagi").text


def test_front_matter_says_what_it_says() -> None:
    """The names that site generators use."""
    front = '---\ntitle: "Rapat Warga"\nauthor: Budi\ndate: 2025-06-10\nurl: https://desa.example/a\ntags: x\n---\nIsi.'

    assert Passage(
        text="Isi.", title="Rapat Warga", author="Budi", published="2025-06-10", url="https://desa.example/a"
    ) == markdown_passage(front)


def test_a_line_of_dashes_that_begins_a_text_is_no_front_matter() -> None:
    """Nothing after it may be lost."""
    assert "Catatan: ini isi." == markdown_passage("---\n\nCatatan: ini isi.").text


def _letter(**parts: str) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = "Fwd: Re: Rapat warga – besok"
    letter["From"] = "Siti Aminah <siti@desa.example>"
    letter["Date"] = "Tue, 10 Jun 2025 08:00:00 +0700"
    if "plain" in parts:
        letter.set_content(parts["plain"])
    if "html" in parts:
        letter.add_alternative(parts["html"], subtype="html")
    return letter


def test_a_letter_brings_its_text_and_its_head() -> None:
    """What "forwarded" and "answered" put before a subject is no part of it."""
    passage = letter_passage(_letter(plain="Isi surat.\n\nSalam\n-- \nTelepon 123").as_bytes())

    assert (
        Passage(
            text="Isi surat.\n\nSalam",
            title="Rapat warga – besok",
            author="Siti Aminah",
            published="Tue, 10 Jun 2025 08:00:00 +0700",
        )
        == passage
    )


def test_of_a_letter_in_two_forms_the_plain_one_is_read() -> None:
    """Nobody can hide anything in it."""
    assert "polos" == letter_passage(_letter(plain="polos", html="<p>berhias</p>").as_bytes()).text


def test_a_letter_in_html_alone_is_read_too() -> None:
    """Most newsletters are."""
    html = "<html><style>p{}</style><p>satu</p><p style='display:none'>tersembunyi</p><p>dua<br>tiga</p></html>"

    assert "satu\ndua\ntiga" == letter_passage(_letter(html=html).as_bytes()).text


def test_an_attached_file_is_not_the_letter() -> None:
    """It was not written by who sent it."""
    letter = _letter(plain="Lihat lampiran.")
    letter.add_attachment("isi berkas", filename="x.txt")

    assert "Lihat lampiran." == letter_passage(letter.as_bytes()).text


def test_a_letter_in_an_old_encoding_is_read_as_it_says() -> None:
    """Python knows it by another name."""
    head = b"Subject: =?iso-8859-1?q?caf=E9?=\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"

    passage = letter_passage(head + "“café”".encode("cp1252"))

    assert ("café", "“café”") == (passage.title, passage.text)


@pytest.mark.parametrize(
    "head",
    [b"From: @@<<", b"Date: kapan-kapan", b"Subject: =?utf-8?b?!!!?=", b"From: " + b"(" * 5000, b"Subject: \xff\xfe"],
)
def test_a_broken_field_of_a_head_costs_nothing_but_itself(head: bytes) -> None:
    """Letters come through many hands."""
    assert "isi" == letter_passage(head + b"\r\n\r\nisi").text


@pytest.mark.parametrize("data", [b"", b"\r\nisi tanpa kepala"])
def test_what_has_no_head_is_no_letter(data: bytes) -> None:
    """It is likely another sort of file."""
    with pytest.raises(Refusal):
        letter_passage(data)


def test_a_letter_of_pictures_alone_holds_no_text() -> None:
    """It is told."""
    with pytest.raises(Refusal, match="empty"):
        letter_passage(b"Subject: x\r\nContent-Type: image/png\r\n\r\nxx")


@given(st.binary(max_size=300))
def test_any_letter_is_read_or_refused(data: bytes) -> None:
    """What else a parser raises, the reader's process tells as damage."""
    try:
        passage = letter_passage(b"Subject: x\r\n" + data)
    except (Refusal, ValueError, LookupError, AttributeError, TypeError):
        return

    assert isinstance(passage.text, str)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("tanpa tanda", "tanpa tanda"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("<p>satu</p><p>dua <b>tebal</b>, ya</p>", "satu\ndua tebal, ya"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("<p>a<script>x</script> b</p><!-- c -->", "a b"),
        ("<p hidden>a</p><p style='visibility: hidden'>b</p>c", "c"),
        ("<?xml version='1.0' encoding='utf-8'?><p>a</p>", "a"),
        ("<table><tr><td>1<td>2</table>", "1\n2"),
        ("<p></p>", ""),
        ("<!-- x -->", ""),
        ("5 < 6 dan 7 > 2", "5 < 6 dan 7 > 2"),
    ],
)
def test_html_is_what_a_reader_sees_of_it(markup: str, text: str) -> None:
    """A block is a line."""
    assert text == text_of(markup)


@given(st.text(alphabet="<>/pab&;! ='\"\x00-", max_size=200))
def test_any_html_is_read(markup: str) -> None:
    """There is no HTML that is none."""
    assert "\0" not in text_of(markup)
