"""Whoever breaks the form of a file reads what to write instead, without having heard of TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.domain.errors import FaultyFiles
from bot.files.reading import read_toml
from bot.files.toml_reasons import reason_for
from bot.languages import available, language


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a = 1\nb = Rusia", 2, "this is no value"),
        ("a = ", 1, "this is no value"),
        ("a = “Rusia”", 1, "curly quotation marks"),
        ("a = [“Rusia”]", 1, "curly quotation marks"),
        ("“a” = 1", 1, "curly quotation marks"),
        ('a = "Rusia”\nb = 1', 1, "curly quotation marks"),
        ('a = "Rusia\nb = 1', 1, "its quotation mark is missing"),
        ('a = "Rusia', 1, "its quotation mark is missing"),
        ("a = '''Rusia", 1, "its quotation mark is missing"),
        ('a = """Rusia', 1, "its quotation mark is missing"),
        ("- a", 1, "behind a key stands ="),
        ("? a", 1, "a line here is a [part]"),
        ("title", 1, "behind a key stands ="),
        ("a = 1 b = 2", 1, "a line of its own"),
        ("[about\na = 1", 1, "ends with a bracket"),
        ("[[digest]\na = 1", 1, "ends with two brackets"),
        ('a = ["b" "c"]', 1, "] or a comma is missing"),
        ('a = ["b"', 1, "] or a comma is missing"),
        ('a = "C:\\Users"', 1, "a backslash in a text is written twice"),
        ('a = "50\\%"', 1, "a backslash in a text is written twice"),
        ("a = 1\na = 2", 2, "this key stands twice"),
        ("a = { b = 1, b = 2 }", 1, "this key stands twice"),
        ("[about]\n[about]", 2, "this part stands twice"),
    ],
)
def test_what_breaks_a_file_is_told_in_plain_words(text: str, line: int, says: str, tmp_path: Path) -> None:
    """In every language, on its line."""
    path = tmp_path / "a.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(FaultyFiles) as refusal:
        read_toml(path)
    (fault,) = refusal.value.faults

    assert (line, True) == (fault.line, says in fault.notice.in_english()), fault
    assert len({language(code).say(fault.notice) for code in available()}) == len(available())


def test_a_reason_that_is_not_known_is_told_as_it_is() -> None:
    """The words of a later Python, which nobody here has read."""
    assert reason_for("Wrong moon", "a = 1", 1) == "Wrong moon"


def test_a_right_text_may_hold_curly_quotes() -> None:
    """They are wrong only where a value begins or ends."""
    assert tomllib.loads('a = "“Rusia”"') == {"a": "“Rusia”"}
    assert "curly" not in str(reason_for("Invalid value", "a = Rusia # “Rusia”", 5))
