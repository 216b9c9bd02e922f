"""Quarters and halves of a year as people write them: "Q1 2022", "kuartal I 2022", "second half of 2022", "semester 1 2022".

Only the words of one part are read: a year, a part, which of them, and what may stand between, in any order.
"""

from __future__ import annotations

import re

from bot.domain.errors import notice
from bot.domain.wording import folded
from bot.languages.language import words_for
from bot.languages.number_words import NUMBER_WORDS

_PARTS = ((notice("quarter|Q"), 4, 33), (notice("half|semester|H"), 2, 40))
"""What a part is called, how many a year has, and the EDTF number of the first."""
_BETWEEN = notice("the|of|in|during|year|st|nd|rd|th")
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4} | {
    word: number for each in NUMBER_WORDS.values() for word, number in each.ordinals.items()
}
_SHAPE = re.compile(r"[\w /-]{4,40}")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_YEAR_DIGITS = 4


def year_part(text: str) -> str | None:
    """The quarter or half of a year that a text names, as EDTF text; null: it names none."""
    if not _SHAPE.fullmatch(text):
        return None
    words = [word for word in _WORD.findall(folded(text)) if word not in words_for(_BETWEEN)]
    years = [word for word in words if word.isdecimal() and len(word) == _YEAR_DIGITS]
    if len(words) != 3 or len(years) != 1:
        return None
    words.remove(years[0])
    for named, count, first in _PARTS:
        numbers = [_number(word) for word in words if word not in words_for(named)]
        if len(numbers) == 1 and 1 <= numbers[0] <= count:
            return f"{years[0]}-{first + numbers[0] - 1}"
    return None


def _number(word: str) -> int:
    """Which part a word names; 0: none."""
    return int(word) if word.isdecimal() and len(word) == 1 else _NUMBERS.get(word, 0)
