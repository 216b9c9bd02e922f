"""The words by which numbers are read."""

from __future__ import annotations

import pytest

from bot.languages import available
from bot.languages.number_words import NUMBER_WORDS


def test_every_language_that_texts_are_read_in_has_its_words() -> None:
    """A language more needs its words too, or its numbers are not compared."""
    assert set(NUMBER_WORDS) == set(available())


@pytest.mark.parametrize("language", NUMBER_WORDS)
def test_the_numbers_of_a_list_leave_no_gap(language: str) -> None:
    """A word left out would shift all that follow it."""
    words = NUMBER_WORDS[language]

    assert set(words.ones.values()) == set(range(1, 10))
    assert set(words.ordinals.values()) == set(range(1, 11))
    assert set(words.months.values()) == set(range(1, 13))
    assert {"oktober", "october"} & {word for word, number in words.months.items() if number == 10}
