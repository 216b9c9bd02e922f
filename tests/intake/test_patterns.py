"""Patterns of many words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.patterns import any_found_by, any_of

_CHOICES = (
    "akan|will(?! not)",
    "(?:is|are) (?:now )?expected",
    "(?<!yang )(?:diduga|dituduh)",
    r"\w+ depan|accuse[sd]?|(?:ber)?bohong\w*",
    "ll(?<=['’]ll)",
)
_PLAIN = re.compile(rf"\b(?:{'|'.join(_CHOICES)})\b")
_WORDS = (
    "akan",
    "will not",
    "they'll",
    "is expected",
    "are now expected",
    "yang diduga",
    "dituduh",
    "ia",
    "tahun depan",
)


@pytest.mark.parametrize(
    "text",
    ["ia akan tiba", "it is now expected", "pria itu diduga lari", "bulan depan", "he accused her", "they'll come"],
)
def test_any_of_the_choices_is_found_as_a_whole_word(text: str) -> None:
    """A choice may begin with a group, or with what must not stand before it."""
    assert any_of(*_CHOICES).search(text)


@pytest.mark.parametrize(
    "text", ["dikatakan", "he will not come", "pria yang diduga lari", "unaccused", "all will not do"]
)
def test_neither_a_part_of_a_word_nor_what_a_choice_shuts_out_is_found(text: str) -> None:
    """Words are whole, and what must not stand beside a choice does not."""
    assert any_of(*_CHOICES).search(text) is None


@given(st.lists(st.sampled_from(_WORDS) | st.text("adkinlwey ’'.", max_size=8), max_size=6).map(" ".join))
def test_it_finds_something_where_the_choices_in_a_row_do(text: str) -> None:
    """The first letter only saves work."""
    assert (any_of(*_CHOICES).search(text) is None) == (_PLAIN.search(text) is None)


@given(st.lists(st.sampled_from(_WORDS) | st.text("adkinlwey ’'.", max_size=8), max_size=6).map(" ".join))
def test_one_pattern_finds_something_where_any_of_several_does(text: str) -> None:
    """A sentence that has none of many words is looked at once."""
    patterns = [any_of(choice) for choice in _CHOICES]

    assert (any_found_by(*patterns).search(text) is None) == all(pattern.search(text) is None for pattern in patterns)
