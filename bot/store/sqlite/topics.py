"""Which claims belong to a topic, in the order in which readers ask for them.

A topic is a union: each subject (entity or measure) is one range of an index that is already in order, and SQLite
merges the ranges and stops at the limit. So an answer costs the same however much the store holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlite_utils import Database

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, Telling, search_texts
from bot.domain.ports import RecordKind
from bot.store.sqlite.rows import is_storable
from bot.store.sqlite.words import holds_phrase, indexed, match_any, phrases_of

REACHES = (0, 30, 365, 3652, 36524, (date.max - date.min).days)
"""Claims are kept apart by how many days their date spans at most: a day, month, year, decade, century, any.

Whatever may have been on a day began at most this long before it. Without these bounds a timeline "since May" would
read every older claim, to see whether it lasts until May.
"""

WORD_WINDOW = 1000
"""Of the claims that hold the words of a topic, so many are looked at: the last stored.

Words are not indexed by date, so that the rest could only be found by looking at every match.
"""

Row = TypeVar("Row", tuple[str, str], tuple[str, str, str | None, str | None])

_SUBJECTS_AT_ONCE = 60  # with six reaches each, below SQLite's 500 arms of one compound SELECT

_REPORTED = "SELECT reported_on, id FROM claims_of WHERE subject = ? AND reported_on BETWEEN ? AND ?"
_TOLD = "SELECT reported_on, id, first_on, last_on FROM claims_of WHERE subject = ?"
_DATED = """
    SELECT first_on, last_on, id FROM claims_of
    WHERE subject = ? AND reach = ? AND first_on BETWEEN ? AND ? AND last_on >= ?
"""
_REPORTED_WITH_WORDS = """
    SELECT reported_on, id FROM
        (SELECT rowid AS key FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rowid DESC LIMIT ?)
        JOIN claims USING (key)
    WHERE reported_on BETWEEN ? AND ?
"""
_TOLD_WITH_WORDS = """
    SELECT reported_on, id, first_on, last_on FROM
        (SELECT rowid AS key FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rowid DESC LIMIT ?)
        JOIN claims USING (key)
"""
_DATED_WITH_WORDS = """
    SELECT first_on, last_on, id FROM
        (SELECT rowid AS key FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rowid DESC LIMIT ?)
        JOIN claims USING (key)
    WHERE first_on <= ? AND last_on >= ?
"""


def _entity(id: str) -> str:
    """An entity as `claims_of` names it."""
    return f"{RecordKind.ENTITY.value}:{id}"


def _measure(id: str) -> str:
    """A measure as `claims_of` names it."""
    return f"{RecordKind.MEASURE.value}:{id}"


def subjects_of(claim: Claim) -> list[str]:
    """Where a claim belongs: to its entities, and to what its figure measures."""
    measured = [_measure(claim.figure.measure)] if claim.figure else []
    return [*map(_entity, claim.entities), *measured]


def is_on(topic: Topic, claim: Claim) -> bool:
    """Whether a claim belongs to a topic, as the indexes tell it of those that are stored."""
    named = (*map(_entity, topic.entities), *map(_measure, topic.measures))
    if not set(named).isdisjoint(subjects_of(claim)):
        return True
    phrases = phrases_of(topic.words)
    return bool(phrases) and holds_phrase(indexed(search_texts(claim)), phrases)


def reach_of(first: date, last: date) -> int:
    """The least of `REACHES` that holds a date from `first` to `last`."""
    return next(reach for reach in REACHES if (last - first).days <= reach)


def reported_ids(db: Database, topic: Topic, since: date | None, until: date | None, limit: int) -> list[str]:
    """Ids of claims on a topic reported from `since` to `until`, the last reported first, then by id."""
    days = (since or date.min).isoformat(), (until or date.max).isoformat()
    rows: set[tuple[str, str]] = set()
    for subjects in subject_groups(topic):
        sql = " UNION ".join([_REPORTED] * len(subjects)) + " ORDER BY reported_on DESC, id LIMIT ?"
        rows.update(db.execute(sql, [*(value for each in subjects for value in (each, *days)), limit]))
    if query := match_any(topic.words):
        rows.update(db.execute(_REPORTED_WITH_WORDS, (query, WORD_WINDOW, *days)))
    return [id for _, id in _last_first(rows)][:limit]


def tellings(db: Database, topic: Topic, limit: int) -> list[Telling]:
    """When the claims on a topic were told, and of what days: the last reported first, then by id."""
    rows: set[tuple[str, str, str | None, str | None]] = set()
    for subjects in subject_groups(topic):
        sql = " UNION ".join([_TOLD] * len(subjects)) + " ORDER BY reported_on DESC, id LIMIT ?"
        rows.update(db.execute(sql, [*subjects, limit]))
    if query := match_any(topic.words):
        rows.update(db.execute(_TOLD_WITH_WORDS, (query, WORD_WINDOW)))
    return [_telling(*row) for row in _last_first(rows)[:limit]]


def _telling(reported_on: str, id: str, first_on: str | None, last_on: str | None) -> Telling:
    when = (date.fromisoformat(first_on), date.fromisoformat(last_on)) if first_on and last_on else None
    return Telling(id, date.fromisoformat(reported_on), when)


def _last_first(rows: Iterable[Row]) -> list[Row]:
    """Rows that begin with the day of a report and an id, the last reported first, then by id."""
    by_id = sorted(rows, key=lambda row: row[1])
    return sorted(by_id, key=lambda row: row[0], reverse=True)


def dated_ids(
    db: Database, topic: Topic, first: date | None, last: date | None, *, newest_first: bool, limit: int
) -> list[str]:
    """Ids of claims that may have been on a day from `first` to `last`, by first day, last day and id."""
    first, last = first or date.min, last or date.max
    order = " ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT ?" if newest_first else " ORDER BY 1, 2, 3 LIMIT ?"
    rows: set[tuple[str, str, str]] = set()
    for subjects in subject_groups(topic):
        arms = [arm for each in subjects for arm in _arms(each, first, last)]
        sql = " UNION ".join([_DATED] * len(arms)) + order
        rows.update(db.execute(sql, [*(value for arm in arms for value in arm), limit]))
    if query := match_any(topic.words):
        rows.update(db.execute(_DATED_WITH_WORDS, (query, WORD_WINDOW, last.isoformat(), first.isoformat())))
    return [id for *_, id in sorted(rows, reverse=newest_first)][:limit]


def _arms(subject: str, first: date, last: date) -> Iterator[tuple[str, int, str, str, str]]:
    for reach in REACHES:
        # `date` cannot count back beyond its beginning.
        earliest = first - timedelta(days=min(reach, (first - date.min).days))
        yield subject, reach, earliest.isoformat(), last.isoformat(), first.isoformat()


def subject_groups(topic: Topic) -> Iterator[Sequence[str]]:
    """The subjects of a topic, so many at a time as one statement takes."""
    entities = (_entity(id) for id in topic.entities if is_storable(id))
    measures = (_measure(id) for id in topic.measures if is_storable(id))
    named = [*entities, *measures]
    for start in range(0, len(named), _SUBJECTS_AT_ONCE):
        yield named[start : start + _SUBJECTS_AT_ONCE]
