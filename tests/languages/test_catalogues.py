"""The catalogues: every text of the code, in every language, with the same placeholders, confirmed by somebody."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import catalogue_texts
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.domain.wording import REQUIRED_LANGUAGES, folded
from bot.languages import available, language
from bot.languages.catalogues import FOLDER


def _catalogue(code: str) -> Catalog:
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file)


def _entries(code: str) -> Iterator[Message]:
    return (message for message in _catalogue(code) if message.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", available())
def test_a_catalogue_holds_exactly_the_texts_of_the_code(code: str) -> None:
    """`make catalogues` brings one up to date."""
    assert {_forms(message.id) for message in _entries(code)} == catalogue_texts.messages()


@pytest.mark.parametrize("code", [code for code in available() if code != "en"])
def test_every_text_is_translated(code: str) -> None:
    """In each of its plural forms."""
    lacking = [message.id for message in _entries(code) if not all(_forms(message.string))]

    assert lacking == []


@pytest.mark.parametrize("code", available())
def test_translations_hold_the_placeholders_of_their_text(code: str) -> None:
    """Each of them; of a plural, those of the form for many."""
    for message in _entries(code):
        wanted = _fields(_forms(message.id)[-1])
        found = [_fields(text) for text in _forms(message.string) if text]

        assert all(wanted == fields for fields in found), message.id


@pytest.mark.parametrize("code", available())
def test_no_translation_awaits_confirmation(code: str) -> None:
    """A fuzzy one would silently not be used."""
    assert [message.id for message in _entries(code) if message.fuzzy] == []


@pytest.mark.parametrize("code", available())
def test_words_to_choose_from_are_all_words(code: str) -> None:
    """An empty choice would match anything without a letter."""
    choices = [message.id for message in _entries(code) if isinstance(message.id, str) and "|" in message.id]

    assert choices
    assert all(folded(word) for text in choices for word in language(code).text(text).split("|"))


def test_english_says_texts_as_they_stand() -> None:
    """They are written in English; only its own name a language must say itself."""
    for message in _entries("en"):
        if message.id == "the name of this language":
            assert message.string == "English"
            continue
        assert _forms(message.string) in {_forms(message.id), ("",), ("", "")}
    assert language("en").text("What matters most") == "What matters most"


def test_the_languages_that_records_are_written_in_have_catalogues() -> None:
    """Statements and their frames are in one language."""
    assert set(REQUIRED_LANGUAGES) <= set(available())


def test_bringing_catalogues_up_to_date_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    """And what it writes is a catalogue again."""
    old = _catalogue("id")
    old.add("a text that nothing says", "teks yang tidak dipakai")
    path = tmp_path / "id.po"
    path.write_text(catalogue_texts.as_text(catalogue_texts.updated(old, language("id").locale)), encoding="utf-8")
    with path.open("rb") as file:
        new = read_po(file)

    assert new["today"].string == "hari ini"
    assert "a text that nothing says" not in new
    assert {_forms(message.id) for message in new if message.id} == catalogue_texts.messages()
