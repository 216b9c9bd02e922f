"""Days: of a month, of a week, and counted from today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from bot.domain.dates import EdtfDate, Precision
from bot.intake.dates.answers import TENSES, day_piece, is_led, month_piece, one, shift_of, the, the_shift, told
from bot.intake.dates.periods import Tense, has, interval, last_day, week_of, weekday_near, year_of_day, year_of_weekday
from bot.intake.dates.pieces import Piece
from bot.intake.dates.rules import Place
from bot.intake.dates.years import IN, as_month, dated

_WEEK = 1  # the number of "sepekan"
_ON = 1  # the number of "on", of all words that lead to a time
_UNTIL = 1  # the number of "until", of all words between two times
_WAS = 2  # the number of "was" and its like, of all verbs of the past
_PUT_OFF = 3  # the number of "extended" and its like
_HOURS = "cdpZj1"  # kinds of a time of day and of the words around it
_JUST_THEN = timedelta(10)  # a name that does not fit a day so near is a slip
_SENTENCE = 40  # pieces before a day among which its verb is looked for
_NEAR = 6  # pieces before a day that may tell a time of it


def as_day(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """A day of a month whose year is known, if only by its two last digits: "13-Apr-24"."""
    day, month, tie = the(pieces, "dow9"), one(pieces, "OI"), one(pieces, "2")
    if tie and tie.number == IN:
        return None
    if month:
        return day_piece(date(month.number, month.month, day.number), month)
    named, year = the(pieces, "Mmä"), one(pieces, "yY") or replace(pieces[-1], number=2000 + pieces[-1].number)
    return day_piece(date(year.number, named.month, day.number), year)


def day_of_month(pieces: Sequence[Piece], _place: Place) -> Piece:
    """A day of a month whose year is not told; "their fifth in October" is none.

    Raises:
        ValueError: The month has no such day, or no day is meant.
    """
    day, month, tie = the(pieces, "dow9"), the(pieces, "Mm"), one(pieces, "2")
    if tie and tie.number == IN:
        raise ValueError
    date(2000, month.month, day.number)
    return Piece("F", month=month.month, day=day.number)


def day_of_shifted_month(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tanggal 5 bulan lalu"."""
    month, day = as_month(pieces, place), one(pieces, "d")
    return day_piece(date(month.number, month.month, day.number), month) if month and day else None


def digits_day(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """A whole date in digits: day, month, year, or beginning with the year."""
    written = the(pieces, "N")
    return day_piece(date(written.number, written.month, written.day))


def either_digits_day(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """The same where month and day may change places: the order that exists, else the one nearer to publication."""
    written = pieces[0]
    if not written.is_weak or written.day > 12:
        return digits_day(pieces, place)
    if written.month > 12:
        return day_piece(date(written.number, written.day, written.month))
    usual = date(written.number, written.month, written.day)
    other = date(written.number, written.day, written.month)
    if place.known and abs(other - place.known) < abs(usual - place.known) <= timedelta(366):
        return day_piece(other)
    return day_piece(usual)


def digits_day_of_month(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "25/7"; "7/25" too, since no year has a 25th month."""
    written = the(pieces, "S")
    if written.month > 12 >= written.day:
        written = replace(written, day=written.month, month=written.day)
    date(2000, written.month, written.day)
    return Piece("F", month=written.month, day=written.day)


def day_number_shifted(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tanggal 22 lalu": of this month or the one on the other side of publication."""
    day, shift, published = the(pieces, "d"), the_shift(pieces), place.published
    is_beyond = day.number >= published.day if shift < 0 else day.number <= published.day
    month = month_piece(published.year, published.month + shift * is_beyond)
    return day_piece(date(month.number, month.month, day.number), is_relative=True)


def day_with_shift(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "9 Mei lalu", "27 November mendatang", "June 5 last year"."""
    day, year = one(pieces, "F") or day_of_month(pieces, place), one(pieces, "yY")
    if year:
        return day_piece(date(year.number, day.month, day.day), year)
    return _resolved(day, place.published, TENSES[the_shift(pieces)], is_strict=True)


def day_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A day of a month, in the year that fits."""
    tense = Tense.FUTURE if _is_put_off(place.left) else place.tense
    return _resolved(pieces[0], place.published, tense)


def _resolved(day: Piece, published: date, tense: Tense, *, is_strict: bool = False) -> Piece | None:
    year = year_of_day(published, day.month, day.day, tense, is_strict=is_strict)
    if day.weekday is not None and not _is_just_then(year, day, published):
        year = year_of_weekday(published, day.weekday, day.month, day.day) or year
    return replace(day_piece(date(year, day.month, day.day), is_relative=True), weekday=day.weekday) if year else None


def _is_just_then(year: int | None, day: Piece, published: date) -> bool:
    """Whether a day is so near to publication that another year would be meant by nobody, whatever its name."""
    return year is not None and abs(date(year, day.month, day.day) - published) <= _JUST_THEN


def day_of_the_next(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "7 dan 28 Desember 2015", "3 Mei dan 5 Juni 2022": a day whose month or year stands with a later one."""
    day, known = pieces[0], next((piece for piece in place.right if piece.kind in "AI"), None)
    if known is None:
        return None
    whole = EdtfDate.parse(known.edtf)
    if whole.begin is None or whole.begin.precision is not Precision.DAY:
        return None
    if day.kind == "F":
        year = whole.first.year - ((day.month, day.day) > (whole.first.month, whole.first.day))
        return day_piece(date(year, day.month, day.day), known)
    before = "".join(piece.kind for piece in place.left[-2:])
    is_listed = [piece.kind for piece in place.right[:2]] == [",", "d"]  # "16, 17, dan 18 November"
    is_led_in = is_led(place) or is_listed or before in {"A,", "A&"}
    return day_piece(whole.first.replace(day=day.number), known) if is_led_in and day.number < whole.first.day else None


def within_week(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "Kamis (9/5) pekan lalu": the day, where the week holds it."""
    day, week = the(pieces, "A"), EdtfDate.parse(the(pieces, "k").edtf)
    return day if week.first <= EdtfDate.parse(day.edtf).first <= week.last else None


def with_weekday(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """A date with the day's name before it; "Tuesday after Christmas Day" is another day."""
    name, day, lead = the(pieces, "WV"), the(pieces, "AF"), one(pieces, "p")
    if lead and lead.number != _ON:
        return None
    return replace(day, weekday=name.number)


def weekday_in_week(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "Jumat pekan lalu"."""
    name, week = the(pieces, "WV"), the(pieces, "k")
    return day_piece(EdtfDate.parse(week.edtf).first + timedelta(name.number), week)


def weekdays_in_week(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "Senin hingga Rabu pekan ini"."""
    first, last, week = pieces[0].number, pieces[2].number, the(pieces, "k")
    monday = EdtfDate.parse(week.edtf).first
    return told("Ï", interval(monday + timedelta(first), monday + timedelta(last)), week) if first < last else None


def weekday_before_shifted(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Sabtu dan Minggu lalu": the first is on the same side of publication."""
    return weekday_shifted([pieces[0], *place.right[:4]], place)


def weekday_of_month(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Senin pertama Juni", "the last Friday of May"."""
    name, which, month = the(pieces, "W"), the(pieces, "o9l"), dated(the(pieces, "OM"), place)
    if month is None:
        return None
    if which.kind == "l" or which.number < 0:
        last = last_day(month.number, month.month)
        return day_piece(last - timedelta((last.weekday() - name.number) % 7), month)
    first = date(month.number, month.month, 1)
    day = first + timedelta((name.number - first.weekday()) % 7 + 7 * (which.number - 1))
    return day_piece(day, month) if day.month == first.month else None


def weekday_weeks_away(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Sabtu dua pekan lalu", "Monday two weeks ago": of the week that is so far away."""
    name, count, unit, way = the(pieces, "WV"), one(pieces, "dnw0"), the(pieces, "Pe"), the(pieces, "lG")
    if unit.kind == "e" and unit.number != _WEEK:
        return None
    weeks = (count.number if count else 1) * (way.number or -1)
    return day_piece(week_of(place.published, weeks) + timedelta(name.number), is_relative=True)


def weekday_shifted(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Senin lalu", "next Thursday"; "this Friday" is that of this week."""
    name, shift = the(pieces, "WV"), the_shift(pieces)
    if shift == 0:
        return day_piece(week_of(place.published) + timedelta(name.number), is_relative=True)
    return day_piece(weekday_near(place.published, name.number, TENSES[shift], is_strict=True), is_relative=True)


def weekday_and_number(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "Saturday the 23rd", "Sabtu tanggal 23": the nearest month, at most half a year away, where the two agree."""
    name, number, published = the(pieces, "W"), the(pieces, "od"), place.published
    months = [month_piece(published.year, published.month + away) for away in range(-6, 7)]
    days = [
        date(each.number, each.month, number.number) for each in months if has(each.number, each.month, number.number)
    ]
    fitting = [day for day in days if day.weekday() == name.number]
    if not fitting:
        return None
    return day_piece(min(fitting, key=lambda day: abs(day - published)), is_relative=True)


def weekday_alone(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """A day's name: the one that the text dates elsewhere, else the latest, or next if the sentence looks ahead."""
    name = the(pieces, "W")
    if name.number in place.named:
        return told("A", place.named[name.number], is_relative=True)
    tense = Tense.FUTURE if _is_until(place) else place.tense
    return day_piece(weekday_near(place.published, name.number, tense), is_relative=True)


def _is_put_off(left: Sequence[Piece]) -> bool:
    """Whether something is told to go on until then or to wait for it: "extended its ban until 31 March"."""
    if not left or left[-1].kind != "r":
        return False
    verb = next((piece for piece in left[:-_SENTENCE:-1] if piece.kind in ".|<>"), None)
    return verb is not None and verb.kind == "<" and verb.number == _PUT_OFF


def _is_until(place: Place) -> bool:
    """Whether something goes on until a day ("until 3am on Sunday"), and is not told as over ("was open until Sunday")."""
    near = next((piece for piece in place.left[:-_NEAR:-1] if piece.kind not in _HOURS), None)
    if near is None or near.kind != "r" or near.number != _UNTIL:
        return False
    verbs = (piece for pieces in (place.left[:-_SENTENCE:-1], place.right) for piece in takewhile(_is_within, pieces))
    verb = next((piece for piece in verbs if piece.kind in "<>"), None)
    return verb is None or verb.kind != "<" or verb.number != _WAS


def _is_within(piece: Piece) -> bool:
    return piece.kind not in ".|"


def eve(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "malam Minggu", "malam Minggu lalu": the night before that day."""
    night, name, shift = pieces[0], the(pieces, "W"), shift_of(pieces)
    if night.number < 4:
        return None
    before = (name.number - 1) % 7
    if shift == 0:
        return day_piece(week_of(place.published) + timedelta(before), is_relative=True)
    tense = place.tense if shift is None else TENSES[shift]
    return day_piece(weekday_near(place.published, before, tense, is_strict=bool(shift)), is_relative=True)


def from_today(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "kemarin", "hari ini", "lusa"; "Senin besok" is the next Monday, though it be another day than tomorrow."""
    word, name = the(pieces, "aU"), one(pieces, "WV")
    day = place.published + timedelta(word.number)
    if name is None or day.weekday() == name.number:
        return day_piece(day, is_relative=True)
    if word.number != 1 or one(pieces, ","):
        return None
    return day_piece(weekday_near(place.published, name.number, Tense.FUTURE, is_strict=True), is_relative=True)


def part_of_today(pieces: Sequence[Piece], place: Place) -> Piece | None:
    """ "tadi malam" was yesterday; "pagi ini", "dini hari tadi" are today."""
    part, was = the(pieces, "j"), one(pieces, "tl")
    return day_piece(place.published - timedelta(bool(was) and part.number >= 4), is_relative=True)


def sunday_written_small(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """ "hari minggu", "minggu, 8 juni": no week."""
    return replace(pieces[0], kind="W") if pieces[0].number == 6 else None


def minggu(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """The Sunday that Indonesian writes as it writes a week."""
    return replace(pieces[0], kind="W")


def week_word(pieces: Sequence[Piece], _place: Place) -> Piece | None:
    """The week that stands with a capital letter at the beginning of a sentence."""
    return replace(pieces[0], kind="P")
