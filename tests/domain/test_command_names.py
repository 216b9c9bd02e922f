"""Names of briefings' files: which cannot be commands, and what is offered instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.briefing import checked_command_name
from bot.domain.command_names import SUFFIX, free_file, free_name, is_misnamed, reserved_command, wrong_command


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("Kazakhstan", "kazakhstan"),
        ("k\u0430zakhst\u0430n", "kazakhstan"),  # a Cyrillic letter
        ("\u043az", "kz"),  # another
        ("t\u03bfkayev", "tokayev"),  # Greek omicron
        ("\uff4b\uff41\uff5a", "kaz"),  # full width
        ("e\u0301nergie", "energie"),  # a letter and its accent
        ("\u00e9nergie", "energie"),  # the same as one character
        ("\u0130stanbul", "istanbul"),  # the Turkish capital i
        ("\U0001d424\U0001d433", "kz"),  # bold mathematical letters
        ("\ufb01sh", "fish"),  # a ligature
        ("energy ", "energy"),
        ("energy.", "energy"),
        ("\u202eenergy", "energy"),  # reads backwards
        ("ener\u200bgy", "energy"),  # a space of no width
        ("two words", "two_words"),
        ("oil-and-gas", "oil_and_gas"),
        ("2022", "topic_2022"),
        ("_", "topic"),
        ("", "topic"),
        ("\u041a\u0430\u0437\u0430\u0445\u0441\u0442\u0430\u043d", "topic"),  # a Cyrillic word is no misspelt Latin one
        ("x" * 33, "x" * 32),
    ],
)
def test_a_name_that_only_looks_right_is_refused_with_one_that_is(name: str, free: str) -> None:
    """Case, width, other scripts, accents, spaces, dots and invisible characters each have their remedy."""
    words = wrong_command(name)

    assert words is not None
    assert words.in_english().endswith(f"; “{free}” would do")


def test_a_good_name_is_left_alone() -> None:
    """What both platforms take needs no advice."""
    assert wrong_command("oil_2022", {"oil_2022"}) is None


def test_a_letter_of_another_script_is_named_by_its_code() -> None:
    """The author sees no difference between the two letters."""
    words = wrong_command("k\u0430zakhstan")

    assert words is not None
    assert "its character 2, “\u0430”, is U+0430" in words.in_english()


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("help", {"help"}, "help_2"),
        ("Help", {"help", "help_2"}, "help_3"),
        ("x" * 40, {"x" * 32}, "x" * 30 + "_2"),
        ("y" * 29 + "_zz", {"y" * 29 + "_zz"}, "y" * 29 + "_2"),
    ],
)
def test_what_is_offered_is_free(name: str, taken: set[str], free: str) -> None:
    """Advice that leads to the next refusal is none."""
    assert free_name(name, taken) == free


def test_a_name_of_ours_is_refused_with_a_free_one() -> None:
    """No briefing takes `/help` from readers."""
    assert reserved_command("help", {"help"}).in_english().endswith("such as “help_2”")


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("a.toml ", "a.toml"),
        ("a.toml.", "a.toml"),
        ("a.toml. .", "a.toml"),
        ("A.TOML.txt", "a.toml"),
        ("a.toml.txt ", "a.toml"),
        ("a\uff0etoml", "a.toml"),
        ("a.t\uff4fml", "a.toml"),
        ("a.toml\u200b", "a.toml"),
        (".toml ", "topic.toml"),
    ],
)
def test_a_file_that_was_meant_as_a_briefing_is_known(file: str, meant: str) -> None:
    """Windows hides `.txt`, and nobody sees a space at the end."""
    assert (is_misnamed(file), free_file(file, ())) == (True, meant)


@pytest.mark.parametrize(
    "file", ["a.toml", "a.TOML", " .toml", "a.toml.bak", "a.toml~", "notes.txt", "README.md", "toml", ""]
)
def test_other_files_are_nobodys_mistake(file: str) -> None:
    """A right name, a copy kept aside and other files are not told about."""
    assert not is_misnamed(file)


@given(st.text(max_size=60), st.sets(st.sampled_from(["topic", "topic_2", "help", "a", "a_2"])))
def test_whatever_was_written_a_command_is_offered(name: str, taken: set[str]) -> None:
    """For any text at all, and for the name of a file too."""
    free = free_name(name, taken)

    assert checked_command_name(free) == free
    assert free not in taken
    assert checked_command_name(free_file(name, taken).removesuffix(SUFFIX)) not in taken
