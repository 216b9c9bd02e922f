"""Parts between bars: joined, they are parted again as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.bars import joined, parted, version_of


@given(st.lists(st.text().map(str.strip), min_size=1))
def test_what_is_joined_is_parted_as_it_was(parts: list[str]) -> None:
    """Whatever stands in them: bars and backslashes too."""
    assert parted(joined(parts)) == tuple(parts)


def test_parts_lose_the_space_around_them() -> None:
    """And a bar behind a backslash is one that they hold."""
    assert parted(r" a |b|  | c \| d ") == ("a", "b", "", "c | d")


@pytest.mark.parametrize(
    ("part", "version"),
    [
        ("v3", 3),
        ("v10", 10),
        ("v", None),
        ("3", None),
        ("v3 ", None),
        ("v-3", None),
        ("v٣", None),
        ("v" + "1" * 5000, None),
    ],
)
def test_a_version_is_a_letter_and_a_number(part: str, version: int | None) -> None:
    """In plain digits, no more than any version has."""
    assert version_of(part) == version
