"""Parts between bars: joined, they are parted again as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.bars import joined, parted


@given(st.lists(st.text().map(str.strip), min_size=1))
def test_what_is_joined_is_parted_as_it_was(parts: list[str]) -> None:
    """Whatever stands in them: bars and backslashes too."""
    assert parted(joined(parts)) == tuple(parts)


def test_parts_lose_the_space_around_them() -> None:
    """And a bar behind a backslash is one that they hold."""
    assert parted(r" a |b|  | c \| d ") == ("a", "b", "", "c | d")
