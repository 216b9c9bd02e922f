"""The parts that dates are made of, and what digits are by their form.

A piece has a kind of one letter, so that a grammar can say which orders mean a date as patterns of letters:

    numbers     d 1 to 31, n other small ones, y four digits, w in words, o "2nd", 9 "second", R "II", z "1930s",
                N 25/7/2022, S 25/7, c 13.00, ð a number that tells no time
    names       M m ä months, W V weekdays, X "Minggu", F ! û feasts, v seasons
                (m: written small, ä: short, V: short or small)
    units       D day, P week, B month, T year, Q quarter, H half of a year, K decade, C century, E weekend, h half of
                whatever follows, e "sepekan"
    which one   l 4 U last, ü past, i 6 this, f 5 7 next, 8 earlier, 0 "a", G ago or from now, ß before last,
                t a while ago
    from what   counted from another date of the text: ò before, ñ ŋ after, ë the previous, ÿ the following, ê "keesokan
                harinya", = the same
    when in it  g early, mid or late, j part of a day, a "yesterday" and its like, L "tanggal"
    around it   p r s u 3 ö lead to a time, & and, 1 the, 2 of, ~ about, J "pukul", Z time zones
    no date     # a number follows, @ what a number counts, % each or several, ħ a year of the Islamic calendar, x anything
                else
    tense       < what was, > what will be
    signs       . end of a sentence, | of a line, " quotation mark, - dash, and , ( ) / + themselves
    found       Y year, O month, A day, k week, I Ï other period, q b numbered quarter or half of a year without its year
                (their `month`: how many months they have)
"""

from __future__ import annotations

import re

from bot.intake.fleeting import fleeting


@fleeting(frozen=True, slots=True)
class Piece:
    """A part of a text, of one kind; what else it says depends on that. Where it stands is kept beside it."""

    kind: str
    number: int = 0
    month: int = 0
    day: int = 0
    weekday: int | None = None  # Monday is 0
    edtf: str = ""
    is_relative: bool = False
    is_weak: bool = False  # a word that is a name too, or digits that may be read in two ways


_FULL = re.compile(r"(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})(?:t.*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?")
_DECADE = re.compile(r"(\d{2}|\d{4})(?:-?an|[’']?s)")
_ORDINAL = re.compile(r"ke-(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)")
_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_YEAR_AND_PART = re.compile(r"(1\d|2[01])(\d\d)-(\d\d)")
_COUNT = re.compile(r"\d+(?:[.,]\d+)*")
_PART_OF_YEAR = re.compile(r"(\d)([qhm])((?:20)?\d\d)?")


def number_piece(word: str) -> Piece | None:
    """What a word that begins with a digit is, in small letters; null: nothing that tells a time."""
    if word.isdecimal():
        return _plain_number(word)
    if match := _ORDINAL.fullmatch(word):
        return Piece("o", int(match[1] or match[2]))
    if match := _DECADE.fullmatch(word):
        is_possessive = word.endswith(("'s", "’s")) and len(match[1]) == 4 and match[1][-1] != "0"
        return _plain_number(match[1]) if is_possessive else _decade(match[1])
    if match := _PART_OF_YEAR.fullmatch(word):
        return _part_of_year(int(match[1]), match[2], match[3])
    return _joined(word) or (Piece("ð") if _COUNT.fullmatch(word) else None)


def _part_of_year(number: int, unit: str, year: str | None) -> Piece:
    """ "1Q22", "2H 2023", "9M23" as companies report: a quarter, a half or the first months, perhaps with its year."""
    if year is None:
        return Piece("q", number, 3) if unit == "q" else Piece("b", number, 6)
    whole = f"20{year[-2:]}"
    if unit == "m":
        return Piece("I", edtf=f"{whole}-01/{whole}-{number:02}")
    return Piece("I", edtf=f"{whole}-{number + (32 if unit == 'q' else 39)}")


def _joined(word: str) -> Piece | None:
    """Numbers with a sign between them: a date, a day of a month, a year and the next, a time of day."""
    if match := _FULL.fullmatch(word):
        return _full(match[1], match[2], match[3])
    if match := _DAY_MONTH.fullmatch(word):
        return Piece("S", day=int(match[1]), month=int(match[2]))
    if match := _YEARS.fullmatch(word):
        first, last = int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])
        return Piece("I", first, edtf=f"{first:04}/{last:04}") if last == first + 1 else None
    if match := _YEAR_AND_PART.fullmatch(word):
        return _year_and_part(*match.groups())
    return Piece("c") if _CLOCK.fullmatch(word) else None


def _year_and_part(century: str, year: str, part: str) -> Piece | None:
    """ "2014-19", from year to year; "2022-04", which would end before it begins, is a month."""
    first = int(century + year)
    if year < part:
        return Piece("I", first, edtf=f"{first}/{century}{part}")
    return Piece("O", first, int(part), edtf=f"{first}-{part}") if 1 <= int(part) <= 12 else None


def _plain_number(word: str) -> Piece:
    """A year, a day's number, or a small count."""
    if len(word) == 4:
        return Piece("y", int(word)) if "1000" <= word < "2200" else Piece("ð")
    if len(word) > 4:
        return Piece("ð")
    return Piece("d" if len(word) < 3 and 1 <= int(word) <= 31 else "n", int(word))


def _decade(word: str) -> Piece | None:
    """ "1930s", and "90-an" of the last century, which is weak: much else is counted so."""
    number = int(word) + (1900 if len(word) == 2 else 0)
    return Piece("z", number, is_weak=len(word) == 2) if number % 10 == 0 and number >= 1000 else None


def _full(one: str, month: str, other: str) -> Piece | None:
    """A whole date in digits, day before month where it does not begin with the year."""
    if len(one) == 4 and len(other) < 3:
        return Piece("N", int(one), int(month), int(other))
    if len(one) > 2 or len(other) not in {2, 4}:
        return None
    century = 0 if len(other) == 4 else 2000 if int(other) < 50 else 1900
    return Piece("N", century + int(other), int(month), int(one), is_weak=True)
