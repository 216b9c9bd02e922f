"""Answers in a terminal: width, style, and no character that could steer it."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rendering.documents import a_briefing, documents
from rendering.visible import everything, first_lost, required, seen

from bot.rendering import console_text
from bot.rendering.document import Command, Document, DocumentSection, Link, Note, Paragraph, Quote, Statement, Text
from bot.rendering.units import cells, clusters

SGR = re.compile(r"\x1b\[\d+(?:;\d+)*m")


def lines_of(*inlines: Text | Link | Command, width: int) -> list[str]:
    """The lines of a single paragraph."""
    return console_text.render(Document("", (DocumentSection("", (Paragraph(inlines),)),)), width=width).splitlines()


@given(document=documents(), width=st.integers(8, 120), colour=st.booleans())
def test_no_text_can_steer_the_terminal(document: Document, width: int, *, colour: bool) -> None:
    """There are no control characters but line breaks and, where asked for, our own colours; nothing turns text."""
    text = console_text.render(document, width=width, colour=colour)
    plain = SGR.sub("", text) if colour else text

    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in plain)
    assert not set(plain) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(document=documents(), width=st.integers(8, 120))
def test_lines_keep_the_width_and_lose_nothing(document: Document, width: int) -> None:
    """Only an address, or one character wider than the line, may stick out."""
    text = console_text.render(document, width=width)
    sticking_out = [line for line in text.splitlines() if cells(line) > width and "<http" not in line]

    assert all(any(cells(cluster) > width - 2 for cluster in clusters(line)) for line in sticking_out)
    assert first_lost(required(document), seen(text)) == ""


@given(document=documents())
def test_colour_adds_nothing_but_colour(document: Document) -> None:
    """Whoever cannot see colours reads the same."""
    assert SGR.sub("", console_text.render(document, colour=True)) == console_text.render(document)


def test_statements_hang_from_their_bullets() -> None:
    """A further line of a statement begins below its words, one of a quote behind its bar."""
    statement = Statement((Text("8 Juni:"),), (Text("satu dua tiga"),), (Text("empat"),))
    blocks = (statement, Quote((Text("satu dua tiga empat"),)))

    assert console_text.render(Document("", (DocumentSection("", blocks),)), width=16) == (
        "• 8 Juni: satu\n  dua tiga empat\n│ satu dua tiga\n│ empat\n"
    )


def test_an_id_is_never_cut() -> None:
    """Whoever copies it finds nothing by half of it."""
    id = "gatra-2022-07-25-kazakhstan-raises-its-budget"

    assert lines_of(Text(f"Withdraw {id}, or {id}."), width=20) == ["Withdraw", f"{id},", "or", f"{id}."]


def test_a_long_word_is_cut_between_characters_and_an_address_is_not() -> None:
    """An address that is cut leads nowhere."""
    assert lines_of(Text("日本語中国" + "x" * 8), width=8) == ["日本語中", "国xxxxxx", "xx"]
    assert lines_of(Link("a", "https://example.com/" + "b" * 20), width=10) == [
        "a",
        f"<https://example.com/{'b' * 20}>",
    ]


def test_a_link_shows_its_address_once() -> None:
    """A link without words of its own is its address."""
    assert lines_of(Link("Gatra", "https://x.com"), Text(", "), Link("", "https://y.com"), width=80) == [
        "Gatra <https://x.com>, https://y.com"
    ]


def test_colours_tell_titles_commands_and_small_print() -> None:
    """Bold, cyan and dim, each ended where it began."""
    document = Document("Judul", (DocumentSection("", (Note((Text("kecil"), Command("/sumber"))),)),))

    assert console_text.render(document, colour=True) == (
        "\x1b[1mJudul\x1b[0m\n\n\x1b[2mkecil\x1b[0m\x1b[2m/sumber\x1b[0m\n"
    )


def test_an_empty_document_is_an_empty_line() -> None:
    """There is nothing to show, and nothing fails."""
    assert console_text.render(Document("")) == "\n"


def test_every_word_of_a_briefing_is_there() -> None:
    """A terminal shows what the other platforms show."""
    assert seen(console_text.render(a_briefing())).count("•") == len(
        [inline for inline in everything(a_briefing()) if inline.__class__.__name__ == "Mark"]
    )
