"""What matters most, by points that add up and can be told to a reader.

    kind       3 for what is reported, official or denied; 1 for a forecast; 0 for opinion and allegation
    speaker    1 where somebody stands behind it by name
    genre     -2 where only opinion pieces tell it
    origins    2 for each further independent origin, at most 4
    recency    4 within a week, 3 within a month, 2 within a year, 1 within five years
    figure     1 where it carries a figure
    disputed   1 where another claim tells it differently
    subject    1 where the topic is its subject and not merely concerned, or who speaks for the topic is
    event      1 where it happened on a day or in a month within the month before its article
    background -2 where it tells of what was over more than a month before its article

Lines of equal points stand newest first; then what is worded in every language before what is only quoted, which may
lean on the article around it; then as their articles tell them, since news begins with what matters most; then by id,
so that the same claims always come out the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.claims import ClaimKind, Status
from bot.domain.editions import Line
from bot.domain.news import Genre

_KIND_POINTS = {ClaimKind.REPORTED: 3, ClaimKind.OFFICIAL: 3, ClaimKind.DENIAL: 3, ClaimKind.FORECAST: 1}
_COARSE = timedelta(days=31)
_BACKGROUND = timedelta(days=31)
_CLOSELY = timedelta(days=31)
_RECENCY_POINTS = ((7, 4), (31, 3), (366, 2), (5 * 366, 1))


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where lines are ranked: the day, what the topic's subjects are, and which claims are disputed."""

    today: date
    subjects: Collection[str] = ()
    disputed: Collection[str] = ()


def _kind(line: Line, _: Standpoint) -> int:
    return _KIND_POINTS.get(line.claim.claim.kind, 0)


def _speaker(line: Line, _: Standpoint) -> int:
    return int(line.claim.speaker is not None)


def _genre(line: Line, _: Standpoint) -> int:
    return -2 if all(claim.article.genre is Genre.OPINION for claim in (line.claim, *line.folded)) else 0


def _origins(line: Line, _: Standpoint) -> int:
    return min(4, 2 * (line.origin_count - 1))


def _recency(line: Line, view: Standpoint) -> int:
    published = line.claim.article.published_on
    is_coarse = published.last - published.first > _COARSE  # "2026" is no news of today all year long
    days = (view.today - (published.first if is_coarse else line.claim.reported_on)).days
    return next((points for limit, points in _RECENCY_POINTS if days <= limit), 0)


def _figure(line: Line, _: Standpoint) -> int:
    return int(line.claim.claim.figure is not None)


def _disputed(line: Line, view: Standpoint) -> int:
    return int(any(claim.id in view.disputed for claim in (line.claim, *line.folded)))


def _subject(line: Line, view: Standpoint) -> int:
    first = line.claim.about[0]
    return int(first.id in view.subjects or first.speaks_for in view.subjects)


def _event(line: Line, _: Standpoint) -> int:
    claim, published = line.claim.claim, line.claim.article.published_on
    is_act = claim.status is Status.HAPPENED and claim.occurred_on != claim.said_on  # else it is what was said that day
    if claim.occurred_on is None or not is_act:
        return 0
    first, last = claim.occurred_on.first, claim.occurred_on.last
    return int(last - first < _CLOSELY and first <= published.last and published.first - last <= _BACKGROUND)


def _background(line: Line, _: Standpoint) -> int:
    occurred_on = line.claim.claim.occurred_on
    is_over = occurred_on and line.claim.article.published_on.first - occurred_on.last > _BACKGROUND
    return -2 if is_over else 0


RULES: dict[str, Callable[[Line, Standpoint], int]] = {
    "kind": _kind,
    "speaker": _speaker,
    "genre": _genre,
    "origins": _origins,
    "recency": _recency,
    "figure": _figure,
    "disputed": _disputed,
    "subject": _subject,
    "event": _event,
    "background": _background,
}
"""Each rule by the name that `/why` gives it."""


def reasons(line: Line, view: Standpoint) -> tuple[tuple[str, int], ...]:
    """The rules that count for or against a line, with their points."""
    return tuple((name, points) for name, rule in RULES.items() if (points := rule(line, view)))


def ranked(lines: Collection[Line], view: Standpoint) -> list[Line]:
    """The lines, the weightiest first."""
    return sorted(
        lines,
        key=lambda line: (
            -sum(rule(line, view) for rule in RULES.values()),
            -line.claim.reported_on.toordinal(),
            bool(line.claim.claim.quoted_in),
            line.claim.claim.evidence[0].start,
            line.claim.id,
        ),
    )
