"""When a clause says that something was: what the claim's own date says already is left out, another day is worded.

A date is only ever left out where it stands as the time of the whole clause: at its beginning or end, in brackets, or
behind the word for "on". "The 2015 agreement" keeps its year, and so is no match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.dates import EdtfDate, Precision
from bot.intake.found import FoundDate
from bot.intake.wordings.items import Item
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.parts import Part
from bot.intake.wordings.tables import Table
from bot.languages import language

LEADS = {
    "id": Table(
        (phrase, None)
        for phrase in (
            *("pada", "pada hari", "pada bulan", "pada tahun", "pada tanggal", "di", "di bulan", "di tahun"),
            *("sepanjang", "sepanjang tahun", "selama", "selama tahun"),
            *("hari", "tanggal", "bulan", "tahun"),
        )
    ),
    "en": Table((phrase, None) for phrase in ("on", "in", "during", "throughout")),
}
_BEHIND_DAYS = {"id": frozenset({"oleh", "di", "ke"}), "en": frozenset({"by", "in", "at"})}
_LOCALLY = ("waktu", "setempat")
_GLOSS = 3
"""Items of a day in brackets."""
_BARE_BEFORE = frozenset("mEactd")  # nouns that a date without a word may belong to: "the budget last year"


@dataclass(frozen=True, slots=True)
class Timed:
    """A clause without its dates."""

    items: tuple[Item, ...]
    is_dated: bool
    when: Part | None = None  # a date that the statement has to name


def without_dates(items: Sequence[Item], source: str, occurred_on: EdtfDate | None) -> Timed | None:
    """Take the dates out of a clause; null where one of them cannot be."""
    rest = tuple(items)
    days: list[EdtfDate] = []
    while (at := next((at for at, item in enumerate(rest) if isinstance(item.found, FoundDate)), -1)) >= 0:
        found = rest[at].found
        bounds = _bounds(rest, at, source)
        if not isinstance(found, FoundDate) or found.is_duration_end or bounds is None:
            return None
        days.append(found.edtf)
        rest = (*rest[: bounds[0]], *rest[bounds[1] :])
    if not days or (occurred_on and all(_is_same(day, occurred_on) for day in days)):
        return Timed(rest, is_dated=bool(days))
    when = day_said(days[0]) if len(set(days)) == 1 else None  # of two days, each belongs to a part of what is said
    return Timed(rest, is_dated=True, when=when) if when else None


def _is_same(one: EdtfDate, other: EdtfDate) -> bool:
    return (one.first, one.last, one.is_sure) == (other.first, other.last, other.is_sure)


def _past_place(items: Sequence[Item], at: int) -> int:
    """Past the words for local time, and past the same moment as it was elsewhere: "waktu setempat (Rabu pagi WIB)"."""
    words = tuple(item.word for item in items[at : at + len(_LOCALLY) + _GLOSS])
    if words[: len(_LOCALLY)] != _LOCALLY:
        return at
    at += len(_LOCALLY)
    behind = words[len(_LOCALLY) :]
    is_gloss = len(behind) == _GLOSS and behind[::2] == ("(", ")") and isinstance(items[at + 1].found, FoundDate)
    return at + _GLOSS if is_gloss else at


def _bounds(items: tuple[Item, ...], at: int, source: str) -> tuple[int, int] | None:
    """From where to where the date goes with its preposition, brackets and comma; null: it belongs to something."""
    words = tuple(item.word for item in items)
    start, end = at, _past_place(items, at + 1)
    if words[at - 1 : at] == ("(",) and words[end : end + 1] == (")",):
        return at - 1, end + 1
    start = next((begin for begin in range(max(0, at - 2), at) if _leads_to(words, begin, at, source)), at)
    has_lead = start < at
    if start == 0:
        return 0, end + (words[end : end + 1] == (",",))
    if words[start - 1] == ",":
        start -= 1
        end += words[end : end + 1] == (",",)
        return start, end
    if has_lead:
        return start, end
    is_last = end == len(items) or (_is_near(items[at]) and words[end] in _BEHIND_DAYS[source])
    return (start, end) if is_last and _is_free(words, start, source) else None


def _is_near(item: Item) -> bool:
    """Whether a day is told from the day of the article: "today", which is no name of anything."""
    found = item.found
    is_day = isinstance(found, FoundDate) and found.edtf.begin is not None and found.edtf.first == found.edtf.last
    return is_day and isinstance(found, FoundDate) and found.is_relative


def _leads_to(words: tuple[str, ...], begin: int, at: int, source: str) -> bool:
    return any(end == at for end, _ in LEADS[source].at(words, begin))


def _is_free(words: tuple[str, ...], at: int, source: str) -> bool:
    """Whether a bare date behind a word is the time of the clause, not of the noun before it."""
    nouns = lexicon(source).nouns
    before = [noun for begin in range(max(0, at - 4), at) for end, (noun, _) in nouns.at(words, begin) if end == at]
    return not any(_BARE_BEFORE & set(noun.kinds) for noun in before)


def day_said(when: EdtfDate) -> Part | None:
    """A day, month or year in both languages, with its preposition; null: it is no such date, or not a sure one."""
    point = when.begin
    if when.is_interval or point is None or not when.is_sure:
        return None
    if point.precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        return None
    lead = "on" if point.precision is Precision.DAY else "in"
    texts = [language(code).date(when, is_long=True) for code in ("id", "en")]
    return Part(f"pada {texts[0]}", f"{lead} {texts[1]}")
