"""Marks that reorder or hide: taken out, counted, and nothing that is seen with them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.ways.hiding import without_hidden


@pytest.mark.parametrize(
    ("text", "seen", "remarks"),
    [
        ("a\u202eb", "ab", (("turned", "1"),)),
        ("a\u2067b\u2069", "ab", (("turned", "2"),)),
        ("me\u200bn\u2060te\u200dri", "menteri", (("hidden", "3"),)),
        ("a" + "\U000e0061\U000e0062", "a", (("hidden", "2"),)),
        ("a\u202eb\u200bc", "abc", (("turned", "1"), ("hidden", "1"))),
    ],
)
def test_marks_are_taken_out_and_counted(text: str, seen: str, remarks: tuple[tuple[str, str], ...]) -> None:
    """Each sort by itself: to turn a text is worse than to part it."""
    assert (seen, remarks) == without_hidden(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\ufeffawal", "awal"),
        ("per\u00adda\u00admaian", "perdamaian"),
        ("Rp13\u00a0triliun\u2009lebih", "Rp13 triliun lebih"),
        ("satu\r\ndua\rtiga\u2028empat\x0blima", "satu\ndua\ntiga\nempat\nlima"),
        ("bel\x07 dan\x00 nol", "bel dan nol"),
        ("cafe\u0301", "café"),
        ("\ud800x", "x"),
    ],
)
def test_what_pages_have_by_habit_is_made_plain_without_a_word(text: str, seen: str) -> None:
    """A hyphen that shows only at a line's end, a space that does not break: nobody means harm by them."""
    assert (seen, ()) == without_hidden(text)


@pytest.mark.parametrize("text", ["👩\u200d🔬", "❤\ufe0f", "क\u094d\u200dष", "می\u200cخواهم", "אבג", "汉字"])
def test_what_a_script_needs_stays(text: str) -> None:
    """Joiners make one sign of several, in emoji and in scripts that write so."""
    assert (text, ()) == without_hidden(text)


def test_a_letter_carries_no_tower_of_marks() -> None:
    """It would cover the lines above it."""
    seen, _ = without_hidden("H" + "\u0316" * 500 + "alo")

    assert len(seen) <= 10


@given(st.text(max_size=200))
def test_any_text_is_plain_after_it_and_stays_so(text: str) -> None:
    """Twice is as good as once, and no control character is left but the line break."""
    once, _ = without_hidden(text)

    assert once == without_hidden(once)[0]
    assert not [each for each in once if unicodedata.category(each) in {"Cc", "Cs"} and each != "\n"]
