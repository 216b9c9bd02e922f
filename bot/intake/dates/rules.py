"""How pieces become dates: rules one after another, each a pattern of kinds and what its pieces mean together.

A rule puts one piece in the place of those it matched, so that a later one finds "June 2022" as a month whatever it
was written as. Every pattern is bounded: a rule costs one pass over the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import InvalidValue
from bot.intake.dates.periods import Tense
from bot.intake.dates.pieces import Piece
from bot.intake.dates.words import Cut

ALONE = '.|"-,()/<>pru&12~#@%'
"""No rule matches pieces of these kinds alone, so that where nothing else stands between others, none is looked for."""
_TOLD = re.compile(r"[^.|<>]{1,25}<(?!.{0,2}>)")
_REACH = 25  # pieces around a date that may tell whether it was or will be, or which year it is of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule matched: what the date counts from, and what stands around it."""

    known: date | None  # the day of publication
    tense: Tense
    before: str  # the kinds of the two pieces before, fewer at the beginning
    after: str  # the kind of the piece after; "" at the end
    named: Mapping[int, str]  # days near publication that the text tells with their names
    left: Sequence[Piece]  # all pieces before
    right: Sequence[Piece]  # some pieces after

    @property
    def published(self) -> date:
        """The day of publication.

        Raises:
            ValueError: It is not known, so what counts from it means nothing.
        """
        if self.known is None:
            raise ValueError
        return self.known


Meaning = Callable[[Sequence[Piece], Place], Piece | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of kinds, and the piece that takes its place; null, or ValueError: none does."""

    pattern: re.Pattern[str]
    meaning: Meaning


def rule(pattern: str, meaning: Meaning) -> Rule:
    """A rule by the text of its pattern."""
    return Rule(re.compile(pattern), meaning)


def reduced(whole: Cut, rules: Sequence[Rule], published: date | None) -> Cut:
    """The pieces after every rule had its turn."""
    kinds = _kinds(whole)
    told = near(kinds)
    for each in rules:
        if each.pattern.search(told) and (changed := _applied(whole, kinds, each, published)):
            whole, kinds = changed, _kinds(changed)
            told = near(kinds)
    return whole


def near(kinds: str) -> str:
    """The kinds among which a rule may match; no pattern reaches over an `x`."""
    return "x".join([row for row in kinds.replace("x", " ").split() if row.strip(ALONE)])


def _kinds(whole: Cut) -> str:
    return "".join([piece.kind for piece in whole.pieces])


def _applied(whole: Cut, kinds: str, each: Rule, published: date | None) -> Cut | None:
    """The pieces after a rule had its turn; null: it changes none."""
    changed, done, is_changed = Cut([], [], []), 0, False
    named = _named_days(whole.pieces, kinds, published)
    for match in each.pattern.finditer(kinds):
        start, end = match.span()
        changed.take(whole, done, start)
        done = start
        before, right = kinds[max(start - 2, 0) : start], whole.pieces[end : end + _REACH]
        place = Place(published, _tense(kinds, start), before, kinds[end : end + 1], named, changed.pieces, right)
        piece = _meant(each, whole.pieces[start:end], place)
        if piece is not None:
            changed.add(piece, whole.starts[start], whole.ends[end - 1])
            done, is_changed = end, True
    changed.take(whole, done)
    return changed if is_changed else None


def _named_days(pieces: list[Piece], kinds: str, published: date | None) -> dict[int, str]:
    """Days within a week of publication that the text names and dates, by their weekdays."""
    if published is None:
        return {}
    days = (pieces[match.start()] for match in re.finditer("A", kinds))
    return {
        day.weekday: day.edtf
        for day in days
        if day.weekday is not None and abs(date.fromisoformat(day.edtf) - published) < timedelta(7)
    }


def _meant(each: Rule, pieces: list[Piece], place: Place) -> Piece | None:
    try:
        return each.meaning(pieces, place)
    except (ValueError, OverflowError, InvalidValue):  # no such day, or none that the calendar reaches
        return None


def _tense(kinds: str, at: int) -> Tense:
    """By the nearest word before, in the same sentence, that tells what was from what will be."""
    left = kinds[max(at - _REACH, 0) : at]
    sentence = left[max(left.rfind("."), left.rfind("|")) + 1 :]
    last = max(map(sentence.rfind, "<>s"))
    if last < 0:
        leads = sentence.endswith("ö") or sentence == "3"  # "by Monday", "From Monday,", but "by Monday it had"
        return Tense.FUTURE if leads and not _TOLD.match(kinds, at) else Tense.UNTOLD
    is_ahead = sentence[last] == ">" or (sentence[last] == "<" and ">" in sentence[max(last - 2, 0) : last])
    return Tense.FUTURE if is_ahead else Tense.PAST  # "will be held"
