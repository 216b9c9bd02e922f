"""`ringkas when` and `ringkas dates` as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shells import ringkas, ringkas_process

TEXT = "Pada Senin (25/7) menteri tiba di Astana.\nIa pernah ke sana sejak 2014.\n"


@pytest.mark.parametrize(
    ("expression", "published", "language", "edtf"),
    [
        ("Minggu, 8 Juni", "2025-06-10", "id", "2025-06-08"),
        ("two days ago", "2025-06-10", "en", "2025-06-08"),
        ("awal 2022", "2025-06-10", "id", "2022-01/2022-04"),
    ],
)
def test_when_prints_the_date(expression: str, published: str, language: str, edtf: str) -> None:
    """Nothing but EDTF stands on standard output."""
    done = ringkas("when", expression, "--published", published, "--language", language)

    assert (done.returncode, done.stdout, done.stderr) == (0, f"{edtf}\n", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("halo", "--language", "id"), "bukan tanggal yang dikenali"),
        (("hello", "--language", "en"), "is no date that is understood"),
        (("kemarin", "--language", "id"), "dihitung dari hari terbit"),
        (("yesterday", "--language", "en"), "add --published DAY"),
    ],
)
def test_when_says_why_an_expression_is_no_date(arguments: tuple[str, ...], told: str) -> None:
    """In the reader's language: it is none, or lacks the day that it counts from."""
    done = ringkas("when", *arguments)

    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_a_day_of_publication_is_checked() -> None:
    """A word in its place is told as click tells what is misspelt."""
    done = ringkas_process("when", "kemarin", "--published", "yesterday")

    assert done.returncode == 2
    assert "'yesterday' is no day; write 2026-12-01" in done.stderr


def test_dates_prints_every_expression_with_its_place(tmp_path: Path) -> None:
    """One line each: characters from and to, EDTF, the words; the language is told from the text."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, "utf-8")
    done = ringkas_process("dates", file, "--published", "2022-07-26")

    assert done.stdout == "5-17  2022-07-25  Senin (25/7)\n66-70  2014  2014\n"


def test_dates_as_json_hold_all_that_is_known(tmp_path: Path) -> None:
    """A program reads the words from the text by their place."""
    file = tmp_path / "article.txt"
    file.write_text(TEXT, "utf-8")
    told = json.loads(ringkas("dates", file, "--published", "2022-07-26", "--language", "id", "--json").stdout)

    assert told["dates"] == [
        {"start": 5, "end": 17, "text": "Senin (25/7)", "edtf": "2022-07-25", "relative": True, "open": False},
        {"start": 66, "end": 70, "text": "2014", "edtf": "2014", "relative": False, "open": True},
    ]
    assert [TEXT[each["start"] : each["end"]] for each in told["dates"]] == ["Senin (25/7)", "2014"]


def test_a_text_without_dates_says_so(tmp_path: Path) -> None:
    """An empty answer would look like a fault."""
    file = tmp_path / "article.txt"
    file.write_text("The minister said nothing.", "utf-8")
    done = ringkas("dates", file, "--language", "en")

    assert (done.returncode, done.stdout) == (0, "No date was found.\n")


@pytest.mark.parametrize(("content", "told"), [(b"\xff\xfe8", "is not UTF-8 at byte 0"), (None, "cannot be read")])
def test_a_file_that_is_no_text_is_told(content: bytes | None, told: str, tmp_path: Path) -> None:
    """One line, no traceback."""
    file = tmp_path / "article.txt"
    if content is not None:
        file.write_bytes(content)
    done = ringkas("dates", file, "--language", "en")

    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
