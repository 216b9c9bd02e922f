"""Bytes to text: by mark, as declared, as UTF-8, at last as windows-1252, and what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.ways.encodings import decoded
from bot.intake.ways.passages import Refusal

WORDS = "Ketua adat berkata: “Cukup”. Café – 5 °C"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_or_usual_encoding_is_read_without_a_word(encoding: str) -> None:
    """What is as it should be needs no remark."""
    assert (WORDS, ()) == decoded(WORDS.encode(encoding))


@pytest.mark.parametrize(("declared", "encoding"), [("KOI8-R", "koi8-r"), ("gb2312", "gb2312"), ("UTF8", "utf-8")])
def test_a_declared_encoding_is_read(declared: str, encoding: str) -> None:
    """Its name is written in any case."""
    assert ("Мост", ()) == decoded("Мост".encode(encoding), declared)


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-1", "us-ascii", "latin1"])
def test_what_is_called_latin_is_windows(declared: str) -> None:
    """Pages call it so, and mean the quotation marks of windows-1252."""
    assert ("“Cukup”", ()) == decoded("“Cukup”".encode("cp1252"), declared)


def test_an_encoding_that_had_to_be_guessed_is_said() -> None:
    """An editor may look at the names again."""
    assert (WORDS, (("guessed encoding", "windows-1252"),)) == decoded(WORDS.encode("cp1252"))


def test_a_declaration_that_is_wrong_is_said() -> None:
    """The text is read all the same."""
    assert (WORDS, (("wrong encoding", "windows-1252"),)) == decoded(WORDS.encode("cp1252"), "utf-8")
    assert (WORDS, (("wrong encoding", "UTF-8"),)) == decoded(WORDS.encode(), "x-unknown")


@pytest.mark.parametrize("declared", ["zlib", "hex", "rot13", "idna", "unicode_escape", "utf-7", "base64"])
def test_a_codec_that_is_no_encoding_of_text_is_not_used(declared: str) -> None:
    """Some of them unpack."""
    assert "teks" == decoded(b"teks", declared)[0]


def test_what_cannot_be_read_of_a_damaged_text_is_counted() -> None:
    """A lost letter may be part of a number."""
    text, remarks = decoded("harga".encode("utf-16") + b"\x00")

    assert ("harga\ufffd", (("replaced", "1"),)) == (text, remarks)


@pytest.mark.parametrize("data", [b"a\0b", b"BZh\0", b"MZ\x90\0", b"\x1f\x8b\x08", b"{\\rtf1", b"SQLite format 3\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """It would be stored as a text of nonsense."""
    with pytest.raises(Refusal):
        decoded(data)


@pytest.mark.parametrize("text", ["BZh", "MZ adalah singkatan", "RIFF adalah"])
def test_a_word_that_begins_as_a_file_does_is_a_word(text: str) -> None:
    """Two or three letters prove nothing."""
    assert text == decoded(text.encode())[0]


@given(st.binary(max_size=300), st.text(max_size=12))
def test_any_bytes_are_read_or_refused(data: bytes, declared: str) -> None:
    """Nothing else may come of them."""
    try:
        text, _ = decoded(data, declared)
    except Refusal:
        return

    assert "\ud800" not in text


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=200))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    """A mark at the beginning belongs to the encoding and not to the text."""
    assert (text.removeprefix("\ufeff"), ()) == decoded(text.encode())
