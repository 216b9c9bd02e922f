"""Numbers as a text writes them, in digits or in words, each with its place, its value and how finely it is given.

Separators are read by the language's habit; where only the other habit makes sense of them ("US$2.5 miliar"), by that
one. What a number is good for, and whether it is a figure at all, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from bot.intake.figures.habits import Habit, habit_of
from bot.intake.fleeting import fleeting
from bot.intake.texts import Span, small

_LONGEST = 24  # characters; longer digits are account numbers, longer words no number that a text would give
_LONGEST_WORDS = 120
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # with the point of a language: by the other's habit, thousands
_SHARE = re.compile(r"[ \u00a0]?(?:%|persen|per ?cent|kali|times)", re.IGNORECASE)
_SPACES = "\u00a0\u202f\u2009"
_WORD = re.compile(r"[a-z]+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")


class Written(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    PART = "part"  # a fraction in words: "sepertiga"


@fleeting(frozen=True, slots=True)
class Numeral(Span):
    """A number. `step` is the worth of the last digit given: a hundred billion for 1.3 trillion, 0 for a fraction."""

    value: Decimal
    step: Decimal
    written: Written
    power: int = 0  # of ten, of the scale behind it: 12 for "13 triliun"
    is_plain: bool = False  # digits without separators

    def times(self, power: int, end: int) -> Numeral:
        """The number with a scale that stands behind it, up to `end`."""
        ten = Decimal(10) ** power
        return Numeral(self.start, end, self.value * ten, self.step * ten, self.written, self.power + power)


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """The numbers of a text in order, none within another."""
    habit = habit_of(language)
    for match in _pattern(language).finditer(small(text)):
        found = _digits(match, habit) if match["digits"] else _worded(match, habit)
        if found:
            yield found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    habit = habit_of(language)
    scale = either(habit.scales)
    word = either([*habit.small, *habit.times, *habit.scales, *([habit.plus] if habit.plus else [])])
    digits = rf"(?=\d)(?<![\d.,])(?P<digits>\d+(?:[.,{_SPACES}]\d+)*)(?P<scale>(?:[ {_SPACES}-]?(?:{scale})\b)*)"
    halved = rf"(?P<halved>{habit.half} (?P<of>{scale}))"
    parts = rf"(?:{habit.parts})(?:{habit.part_of}(?P<part_of>{scale}))?"
    one = r"(?:an? (?=hundred|dozen|thousand|million|billion|trillion))?"
    words = rf"(?P<words>{one}(?:{word})(?:{habit.glue}(?:{word})\b)*)(?:{habit.and_half}(?P<by>{scale}))?"
    begun = openings([*habit.small, *habit.times, *habit.scales, habit.plus, *habit.leads])
    return re.compile(rf"{digits}|\b(?={begun})(?<!-)(?:{halved}|{parts}|{words})(?!(?!fold\b)[\w-])")


def either(words: Iterable[str]) -> str:
    """A pattern of one of these words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def openings(words: Iterable[str]) -> str:
    """A pattern of the two letters that each of these begins with: at any other word, none is looked for."""
    seconds: dict[str, set[str]] = {}
    for word in filter(None, words):
        seconds.setdefault(word[0], set()).add(word[1])
    return "|".join(f"{first}[{''.join(sorted(some))}]" for first, some in sorted(seconds.items()))


def _digits(match: re.Match[str], habit: Habit) -> Numeral | None:
    written = match["digits"]
    read = _read(written, habit) if len(written) <= _LONGEST else None
    if read is None:
        return None
    value, step = read
    found = Numeral(match.start(), match.end("digits"), value, step, Written.DIGITS, is_plain=written.isdigit())
    power = sum(habit.scales[word] for word in _WORD.findall(match["scale"]))
    if not power and _DOUBTFUL.fullmatch(written) and habit.group not in written:
        return found if _SHARE.match(match.string, match.end()) else None
    return found.times(power, match.end()) if 0 < power < 24 else found


def _read(written: str, habit: Habit) -> tuple[Decimal, Decimal] | None:
    """The value of digits and the worth of the last; null: they are no one number, as in 08.06.2025."""
    grouped, by_other = _grouped(habit.group, habit.point)
    if written.isdecimal():
        digits = written
    elif grouped.fullmatch(written):
        digits = written.translate(dict.fromkeys(map(ord, habit.group + _SPACES))).replace(habit.point, ".")
    elif by_other.fullmatch(written):
        digits = written.replace(habit.point, "")
    elif _PLAIN.fullmatch(written):
        digits = written.replace(",", ".")
    else:
        return None
    return Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))


@cache
def _grouped(group: str, point: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Digits in thousands, by the language's own habit and by the other's."""
    own, other = re.escape(group), re.escape(point)
    return (
        re.compile(rf"[1-9]\d{{0,2}}(?:(?:{own}\d{{3}})+|(?:[{_SPACES}]\d{{3}})+)(?:{other}\d+)?"),
        re.compile(rf"\d{{1,3}}(?:{other}\d{{3}}){{2,}}"),
    )


def _worded(match: re.Match[str], habit: Habit) -> Numeral | None:
    if match["halved"]:
        return _halved(match, 0, match["of"], habit)
    if match["words"]:
        return _in_words(match, habit)
    over, under = (1, 2) if match["half"] else (_small(match["over"], habit), habit.unders[match["under"]])
    if over >= under:
        return None
    part = Numeral(match.start(), match.end(), Decimal(over) / under, Decimal(0), Written.PART)
    power = habit.scales.get(match["part_of"] or "", 0)
    return replace(part.times(power, match.end()), written=Written.WORDS) if power else part


def _halved(match: re.Match[str], wholes: int, scale: str, habit: Habit) -> Numeral:
    """ "setengah juta", "satu setengah juta"."""
    power = habit.scales[scale]
    value = (wholes + Decimal("0.5")) * 10**power
    return Numeral(match.start(), match.end(), value, Decimal(0), Written.WORDS, power=power)


def _small(word: str | None, habit: Habit) -> int:
    return habit.small[word] if word else 1


def _in_words(match: re.Match[str], habit: Habit) -> Numeral | None:
    if len(match[0]) > _LONGEST_WORDS:
        return None
    words = [word for word in _WORD.findall(match["words"]) if word != "and"]
    value, power = _sum(words, habit), habit.scales.get(words[-1], 0)
    if match["by"]:
        return _halved(match, value, match["by"], habit) if value and not power else None
    step = Decimal(10) ** power
    return Numeral(match.start(), match.end(), Decimal(value), step, Written.WORDS, power=power) if value else None


def _sum(words: list[str], habit: Habit) -> int:
    """The number that words make; 0: they are none, such as two numbers side by side."""
    total = group = last = 0  # thousands and above that are done; what is below; a digit that may yet be multiplied
    for word in words:
        number = 1 if word in {"a", "an"} else habit.small.get(word, 0)
        if number and (last or (group % 100 and not _may_follow(group % 100, number))):
            return 0
        if number:
            last, group = (number, group) if number < 10 else (0, group + number)
        elif word in habit.scales:
            total, group, last = total + (group + last) * 10 ** habit.scales[word], 0, 0
        elif not last:
            return 0
        else:
            group, last = group + (last + 10 if word == habit.plus else last * habit.times[word]), 0
    return total + group + last


def _may_follow(tens: int, number: int) -> bool:
    return tens >= 20 and tens % 10 == 0 and number < 10
