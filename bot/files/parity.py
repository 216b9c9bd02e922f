"""Check that a text carries the same numbers in Indonesian and in English.

Each language writes numbers by its own habit (1.000,5 ribu; 1,000.5 thousand), so numbers are compared by value. Digits
in one language must stand in the other as digits or, if small, as a word; numbers in words on both sides are not
compared. Further languages are checked for the figure's mark only, since their habits are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.claims import FIGURE_MARK
from bot.domain.errors import Notice, notice
from bot.domain.wording import REQUIRED_LANGUAGES
from bot.files.places import unlike
from bot.languages.number_words import NUMBER_WORDS


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a language writes numbers."""

    group: str  # between thousands
    point: str  # before decimals
    scales: Mapping[str, int]  # word to power of ten
    words: Mapping[str, int]  # small numbers, ordinals, months, by their number


def _words(language: str) -> dict[str, int]:
    of = NUMBER_WORDS[language]
    return {**of.ones, **of.tens, **of.ordinals, **of.months}


_HABITS = {
    "id": _Habit(
        group=".",
        point=",",
        scales={**NUMBER_WORDS["id"].scales, "ratus": 2, "rb": 3, "jt": 6},
        words=_words("id")
        | {"nol": 0, "seratus": 100, "seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9, "setriliun": 10**12},
    ),
    "en": _Habit(
        group=",",
        point=".",
        scales={**NUMBER_WORDS["en"].scales, "hundred": 2, "mn": 6, "bn": 9, "tn": 12},
        words=_words("en")
        | {"zero": 0, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    ),
}
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_SPACES = re.compile("(?<=\\d)[\u00a0\u202f\u2009](?=\\d{3})")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_NEXT_WORD = re.compile(r"[\s\u00a0]?([a-z]+)", re.IGNORECASE)
_AFTERNOON = re.compile(r"\s?p\.?m\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d[\s\u00a0]?(?:%|(?:poin )?persen|percent|per cent|pct\b)", re.IGNORECASE)
_MARK = re.compile(r"\{[^{}\s]{0,30}\}")


def unlike_numbers(texts: Mapping[str, str]) -> Iterator[tuple[str, Notice]]:
    """Each number of a text that a language lacks: that language, and what to say about it."""
    bare = {language: _MARK.sub(" ", texts[language]) for language in REQUIRED_LANGUAGES}
    for language, other in (("id", "en"), ("en", "id")):
        there = _values(bare[other], other)
        for written, meant in _numbers(bare[language], language):
            if not meant & there:
                yield (
                    other,
                    notice(
                        "the number “{number}” stands in “{language}” but not in “{other}”",
                        number=written,
                        language=language,
                        other=other,
                    ),
                )
        if _PERCENT.search(bare[language]) and not _PERCENT.search(bare[other]):
            yield (
                other,
                notice("there are percent in “{language}” but not in “{other}”", language=language, other=other),
            )


def unlike_marks(texts: Mapping[str, str]) -> Iterator[tuple[str, Notice]]:
    """Each language that lacks the figure's mark where another has it, or has a mark that is none."""
    marked = [language for language, text in texts.items() if FIGURE_MARK in text]
    for language, text in texts.items():
        if marked and language not in marked:
            words = notice(
                "{mark} stands in “{other}” but not in “{language}”",
                mark=FIGURE_MARK,
                other=marked[0],
                language=language,
            )
            yield language, words
        for mark in _MARK.findall(text):
            if mark != FIGURE_MARK:
                yield language, unlike(notice("“{mark}” is not a mark", mark=mark), mark, [FIGURE_MARK])


def _values(text: str, language: str) -> set[Decimal]:
    """Every number in a text, in digits or in words."""
    words = _HABITS[language].words
    found = {Decimal(words[word]) for word in re.findall(r"[a-z]+", text.casefold()) if word in words}
    found |= {Decimal(_ROMAN[word]) for word in re.findall(r"\b[IVX]+\b", text) if word in _ROMAN}
    return found.union(*(values for _, values in _numbers(text, language)))


def _numbers(text: str, language: str) -> Iterator[tuple[str, set[Decimal]]]:
    """Each number in digits, as written with its scale, and the values that it may have."""
    text = _SPACES.sub(_HABITS[language].group, text)
    for found in _DIGITS.finditer(text):
        power, end = _scale(text, found.end(), _HABITS[language])
        for value in _read(found[0], _HABITS[language]):
            values = {value * 10**power}
            if text[found.end() : found.end() + 1] in {"m", "M", "k", "K"}:  # $5m is five million; 5m is five metres
                values.add(value * (10**6 if text[found.end()] in "mM" else 10**3))
            if _AFTERNOON.match(text, found.end()):
                values.add(value + 12)
            yield text[found.start() : end], values


def _scale(text: str, at: int, habit: _Habit) -> tuple[int, int]:
    """The power of ten that the words after a number make (2 ribu triliun), and where they end."""
    power = 0
    while (word := _NEXT_WORD.match(text, at)) and word[1].casefold() in habit.scales:
        power += habit.scales[word[1].casefold()]
        at = word.end()
    return power, at


def _read(digits: str, habit: _Habit) -> list[Decimal]:
    """The number that digits and separators mean; several, where they are no one number, as in 08.06.2025."""
    group, point = re.escape(habit.group), re.escape(habit.point)
    if re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{point}\d+)?", digits):
        return [Decimal(digits.replace(habit.group, "").replace(habit.point, "."))]
    if re.fullmatch(r"\d+(?:[.,:]\d+)?", digits):  # the other habit's point, or a clock: 07:00 and 07.00 are one time
        return [Decimal(re.sub(r"[,:]", ".", digits))]
    return [Decimal(part) for part in re.split(r"[.,:]", digits)]
