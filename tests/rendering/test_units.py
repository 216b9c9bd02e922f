"""What text measures, and where it may be cut."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.documents import texts

from bot.rendering.units import JOINER, cells, cleaned, clusters, is_visible, may_cut, tamed, utf16_units


@given(text=texts())
def test_tamed_text_is_one_line_that_any_screen_takes(text: str) -> None:
    """No control character, no lone surrogate, nothing that turns text; and taming again changes nothing."""
    tame = tamed(text)

    assert not {unicodedata.category(c) for c in tame} & {"Cc", "Cs"}
    assert not set(tame) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    assert tamed(tame) == tame


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("satu\r\ndua\ttiga", "satu dua tiga"),
        ("a\x1b[31mb\x00", "a\ufffd[31mb\ufffd"),
        ("\u202eabc\u2069", "abc"),
        ("\ud800x", "\ufffdx"),
        ("عربي\u200f 👨\u200d👩", "عربي\u200f 👨\u200d👩"),
    ],
)
def test_taming_keeps_words(text: str, expected: str) -> None:
    """Breaks become spaces, control characters show as replaced, direction marks of real languages stay."""
    assert tamed(text) == expected


@given(text=texts())
def test_what_somebody_sent_can_be_kept(text: str) -> None:
    """It has no half characters and no joiners of ours; all else stays."""
    kept = cleaned(text)

    assert kept.encode().decode() == kept
    assert JOINER not in kept
    assert cleaned("/linimasa " + JOINER + "kazakhstan\ud800") == "/linimasa kazakhstan?"


@given(text=st.text())
def test_units_are_those_of_utf_16(text: str) -> None:
    """An emoji outside the basic plane counts as two."""
    assert utf16_units(text) == len(text) + sum(c > "\uffff" for c in text)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("👍", 2), ("\uff41", 2), ("é", 1)]
)
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    """Wide characters take two cells, combining marks none."""
    assert cells(text) == width


@pytest.mark.parametrize(
    "character",
    [
        "a",
        "e\u0301",
        "👨\u200d👩\u200d👧\u200d👦",
        "👍🏽",
        "🇮🇩",
        "❤\ufe0f",
        "कि",
        "क्ष",
        "각",
        "กำ",
        "@\u2060d",
        "🏴\U000e0067\U000e007f",
    ],
)
def test_a_character_as_seen_is_never_cut(character: str) -> None:
    """What a reader sees as one character is one, and apart from its neighbours."""
    assert clusters(f"x{character}y") == ["x", character, "y"]


def test_flags_are_cut_between_pairs() -> None:
    """Four regional indicators are two flags."""
    assert clusters("🇮🇩🇰🇿") == ["🇮🇩", "🇰🇿"]


@given(text=texts())
def test_characters_together_are_the_text(text: str) -> None:
    """Nothing is lost, and each begins where a cut may be."""
    assert "".join(clusters(text)) == text
    assert may_cut(text, 0)
    assert may_cut(text, len(text))


@pytest.mark.parametrize(
    ("text", "expected"), [("", False), (" \u200b\u2060\u00ad", False), ("[", True), ("\u0301", True)]
)
def test_some_text_shows_nothing(text: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    """Spaces and format characters are nothing to a reader."""
    assert is_visible(text) == expected
