"""Events in the order in which they occurred, each as finely dated as it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations

from bot.assembly.disputes import disputes_among
from bot.assembly.folding import fold
from bot.assembly.salience import Salience, When
from bot.assembly.selection import Candidates, coverage
from bot.domain.briefing import Topic
from bot.domain.claims import SourcedClaim, Telling
from bot.domain.dates import TimeWindow
from bot.domain.editions import Dispute, Line, MostTold, Timeline
from bot.domain.ports import NewsArchive
from bot.domain.wording import Wording

STRETCH = 60
"""How many dated claims one timeline answer looks at; where there are more, it says from which day to go on."""
LONGEST_STRETCH = 960
"""How many it looks at where one day, or what began before the window and lasts into it, fills a stretch."""

MOST_TOLD = 40
"""How many dates tell of a topic that has more than one stretch, unless a reader asks for days or for the newest."""
RANKED = 5_000
"""How many claims are ranked for that: those reported last."""
_EACH = 3  # claims of a date that are looked at: those that told of it first


def _when(claim: SourcedClaim) -> tuple[date, date, str]:
    """By the earliest day it may be; a day before the month or year that begins with it."""
    occurred_on = claim.claim.occurred_on
    return (occurred_on.first, occurred_on.last, claim.id) if occurred_on else (date.max, date.max, claim.id)


def _may_be_one_event(line: Line, claim: SourcedClaim) -> bool:
    """Whether a claim about the same event tells of the same state and, as far as is known, the same time."""
    one, other = line.claim.claim, claim.claim
    same_time = bool(one.occurred_on and other.occurred_on and one.occurred_on.overlaps(other.occurred_on))
    return same_time and one.status is other.status


def _told_first(claim: SourcedClaim) -> tuple[bool, int, str]:
    """Which claim words an event: one that is not fenced, the most finely dated, then by id."""
    occurred_on = claim.claim.occurred_on
    width = (occurred_on.last - occurred_on.first).days if occurred_on else 0
    return claim.is_fenced, width, claim.id


def _is_rival(line: Line, other: Line, rivals: Collection[frozenset[str]]) -> bool:
    return any(frozenset((one.id, two.id)) in rivals for one in line.claims for two in other.claims)


def events(claims: Sequence[SourcedClaim], disputes: Sequence[Dispute] = ()) -> list[Line]:
    """One line for each event, in the order of occurrence; other claims about the same event are pointed to.

    What stands in a dispute with a line is never hidden behind a mark: it has a line of its own.
    """
    rivals = {frozenset((one.id, other.id)) for dispute in disputes for one, other in combinations(dispute.claims, 2)}
    lines: list[Line] = []
    by_event: dict[str, list[int]] = {}
    for folded in fold(sorted(claims, key=_told_first)):
        event = folded.claim.claim.event
        alike = by_event.get(event, ()) if event else ()
        place = next(
            (
                at
                for at in alike
                if _may_be_one_event(lines[at], folded.claim) and not _is_rival(lines[at], folded, rivals)
            ),
            None,
        )
        if place is not None:
            lines[place] = replace(lines[place], also=(*lines[place].also, *folded.claims))
        else:
            by_event.setdefault(event, []).append(len(lines))
            lines.append(folded)
    return sorted(lines, key=lambda line: _when(line.claim))


def _first_day(claim: SourcedClaim) -> date:
    return _when(claim)[0]


def _date(claim: SourcedClaim) -> When:
    return _when(claim)[:2]


def _stretch(found: list[SourcedClaim], limit: int) -> tuple[list[SourcedClaim], date | None]:
    """What fits one answer without parting a day, and the day at which the next begins."""
    if len(found) <= limit:
        return found, None
    next_day = _first_day(found[limit])
    return [claim for claim in found[:limit] if _first_day(claim) != next_day], next_day


def _look(
    archive: NewsArchive, topic: Topic, window: TimeWindow, *, newest_first: bool
) -> tuple[Candidates, date | None]:
    """The dated claims of one stretch, and where the next begins: a later day than this one's, so that readers get on.

    A window from some day on begins with all that began earlier and lasts into it, which may be a stretch by itself.
    """
    limit = STRETCH
    while True:
        found = archive.dated_claims_about(
            topic, first=window.first, last=window.last, newest_first=newest_first, limit=limit + 1
        )
        kept, next_day = _stretch(found, limit)
        stands_still = next_day and not newest_first and window.first and next_day <= window.first
        if (kept and not stands_still) or not found:
            return Candidates(tuple(kept), is_capped=next_day is not None), next_day
        if limit >= LONGEST_STRETCH:
            return Candidates(tuple(found[:limit]), is_capped=True), None
        limit *= 2


def _first_told(
    archive: NewsArchive, dates: Collection[When], dated: Sequence[tuple[Telling, When]]
) -> list[SourcedClaim]:
    """The claims that told of each of these dates first; `dated` has the last reported first."""
    by_date: dict[When, list[str]] = {when: [] for when in dates}
    for telling, when in reversed(dated):
        if when in by_date and len(by_date[when]) < _EACH:
            by_date[when].append(telling.claim)
    return archive.claims([id for ids in by_date.values() for id in ids])


def _spread(lines: Sequence[Line], dates: Sequence[When]) -> list[Line]:
    """A line for each date, then a second for the most-told dates, and so on, as many as one stretch has."""
    by_date: dict[When, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: (line.claim.is_fenced, -line.origin_count, line.claim.id)):
        by_date[_date(line.claim)].append(line)
    placed = [(place, rank, line) for rank, when in enumerate(dates) for place, line in enumerate(by_date[when])]
    chosen = [line for *_, line in sorted(placed, key=lambda each: each[:2])[:STRETCH]]
    return sorted(chosen, key=lambda line: _when(line.claim))


def _highlights(archive: NewsArchive, topic: Topic, plain: Timeline) -> Timeline | None:
    """The timeline of a large topic by its most-told dates; null where it is small enough to be told as it occurred."""
    told = archive.tellings_about(topic, limit=RANKED + 1)
    dated = [(telling, telling.when) for telling in told[:RANKED] if telling.when]
    salience = Salience()
    for telling, when in dated:
        salience.tell(when, telling.told_on)
    if len(dated) <= STRETCH or len(salience) <= MOST_TOLD:
        return None
    claims = _first_told(archive, salience.most_told(STRETCH), dated)
    for claim in claims:
        salience.tell(_date(claim), claim.reported_on, origin=claim.origin.id)
    dates = salience.most_told(MOST_TOLD)
    kept = [claim for claim in claims if _date(claim) in dates]
    lines = _spread(events(kept, disputes_among(archive, kept)), dates)
    shown = [claim for line in lines for claim in line.claims]
    oldest = archive.dated_claims_about(topic, first=None, last=None, newest_first=False, limit=1)
    most_told = MostTold(
        count=len({_date(claim) for claim in shown}),
        total=len(salience),
        looked_at=RANKED if len(told) > RANKED else None,
        first=min([*map(_first_day, oldest), *(first for _, (first, _) in dated)]),
    )
    found = Candidates(tuple(shown), is_capped=False)
    return replace(plain, lines=tuple(lines), coverage=coverage(found), most_told=most_told)


def compose_timeline(
    archive: NewsArchive,
    topic: Topic,
    *,
    name: str,
    title: Wording,
    window: TimeWindow,
    newest_first: bool,
    now: datetime,
) -> Timeline:
    """Compose the timeline of a topic; `now` is an aware moment in the reader's zone.

    Without a wish for days or order, a topic that is too large for one answer is told by its most-told dates.
    """
    plain = Timeline(
        name, title, now, window, newest_first, lines=(), coverage=coverage(Candidates((), is_capped=False))
    )
    if not newest_first and window == TimeWindow() and (highlights := _highlights(archive, topic, plain)):
        return highlights
    candidates, continues = _look(archive, topic, window, newest_first=newest_first)
    lines = events(candidates.claims, disputes_among(archive, candidates.claims))
    return replace(
        plain,
        lines=tuple(reversed(lines) if newest_first else lines),
        coverage=coverage(candidates),
        continues=continues,
    )
