"""No answer grows with the store."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from builders import NOW
from store.news import CLAIMS_OF_AN_ARTICLE, FIRST_DAY, changes

from bot.domain.briefing import Topic
from bot.domain.claims import Claim, ClaimVersion, Correction
from bot.domain.delivery import Bookmark
from bot.domain.ports import Change, RecordKind
from bot.domain.wording import Wording
from bot.store.sqlite import SqliteArchive, open_archive

HOT = Topic(entities=("kazakhstan",), measures=("defence-budget-increase",))
BY_WORDS = Topic(words=("defence budget",))
FEW_ARTICLES, MANY_ARTICLES = 40, 400
LATE_ARTICLES, CORRECTED = 2, 4
LATELY = date(2022, 7, 1)


def _lately(archive: SqliteArchive) -> Bookmark:
    """The bookmark before what `_filled` stores last."""
    now = archive.bookmark()
    return Bookmark(now.records - LATE_ARTICLES * (1 + CLAIMS_OF_AN_ARTICLE), now.history - CORRECTED)


QUESTIONS: dict[str, Callable[[SqliteArchive], object]] = {
    "claims_about": lambda archive: archive.claims_about(HOT, since=None, limit=10),
    "claims_about since": lambda archive: archive.claims_about(HOT, since=date(2020, 1, 5), limit=10),
    "dated oldest first": lambda archive: archive.dated_claims_about(
        HOT, first=None, last=None, newest_first=False, limit=10
    ),
    "dated newest first": lambda archive: archive.dated_claims_about(
        HOT, first=None, last=None, newest_first=True, limit=10
    ),
    "dated in a window": lambda archive: archive.dated_claims_about(
        HOT, first=date(2020, 2, 1), last=date(2020, 2, 3), newest_first=True, limit=10
    ),
    "dated after all": lambda archive: archive.dated_claims_about(
        HOT, first=date(2031, 1, 1), last=None, newest_first=False, limit=10
    ),
    "tellings": lambda archive: archive.tellings_about(HOT, limit=10),
    "claims": lambda archive: archive.claims(["n-00001-1", "n-00002-2"]),
    "claims_denying": lambda archive: archive.claims_denying(["n-00001-1"], limit=10),
    "contrasts_of": lambda archive: archive.contrasts_of(["n-00001-1"], limit=10),
    "entities_with_names": lambda archive: archive.entities_with_names(["kazakhstan", "nobody"]),
    "entities_named": lambda archive: archive.entities_named("Kazakhstan", limit=10),
    "beginning_names": lambda archive: archive.beginning_names(["kazakhstan", "nobody"]),
    "names_like": lambda archive: archive.names_like("Kazakhstan", limit=10),
    "search": lambda archive: archive.search("defence budget", limit=10),
    "current": lambda archive: archive.current(RecordKind.ARTICLE, "n-00001"),
    "known": lambda archive: archive.known(RecordKind.CLAIM, ["n-00001-1"]),
    "ids_like": lambda archive: archive.ids_like(RecordKind.CLAIM, "n-", limit=10),
    "claims_in": lambda archive: archive.claims_in("n-00001"),
    "history": lambda archive: archive.history(RecordKind.CLAIM, "n-00001-1"),
    "bookmark": lambda archive: archive.bookmark(),
    "versions": lambda archive: archive.versions([ClaimVersion("n-00001-1", 1), ClaimVersion("n-00002-2", 2)]),
    "changes_since": lambda archive: archive.changes_since(HOT, _lately(archive), limit=10),
    "changes_since by words": lambda archive: archive.changes_since(BY_WORDS, _lately(archive), limit=10),
    "corrected": lambda archive: archive.corrected(None, since=LATELY, limit=10),
    "corrected on a topic": lambda archive: archive.corrected(HOT, since=LATELY, limit=10),
    "corrected by words": lambda archive: archive.corrected(BY_WORDS, since=LATELY, limit=10),
    "revision": lambda archive: archive.revision(),
}

FEW_ROWS = {"claims_denying", "contrasts_of", "entities_named", "entities_with_names", "claims_in", "tellings"}
"""Questions that sort what one claim, name or article has: a handful, in any store."""


def _fill(archive: SqliteArchive, articles: int) -> None:
    """Store so many articles, of whose claims every other is corrected; then a few more, and correct a few more."""
    archive.apply(changes(articles), NOW)
    archive.apply(
        (
            Change(_corrected(change.record, FIRST_DAY))
            for place, change in enumerate(changes(articles))
            if place % 2 and isinstance(change.record, Claim)
        ),
        NOW,
    )
    archive.apply(changes(LATE_ARTICLES, prefix="late"), NOW)
    last = archive.claims([f"n-00001-{place}" for place in range(CORRECTED)])
    archive.apply([Change(_corrected(sourced.claim, LATELY)) for sourced in last], NOW)


def _corrected(claim: Claim, day: date) -> Claim:
    return replace(claim, correction=Correction(day, Wording.same("x"), withdraws=claim.id.endswith("1")))


@pytest.fixture(scope="module")
def small() -> Iterator[SqliteArchive]:
    """400 claims about one entity."""
    with closing(open_archive(None)) as archive:
        _fill(archive, FEW_ARTICLES)
        yield archive


@pytest.fixture(scope="module")
def large() -> Iterator[SqliteArchive]:
    """4,000 claims about one entity, and statistics of them, which may change the engine's mind."""
    with closing(open_archive(None)) as archive:
        _fill(archive, MANY_ARTICLES)
        archive._db.execute("ANALYZE")
        yield archive


def _steps(archive: SqliteArchive, ask: Callable[[SqliteArchive], object]) -> int:
    """Instructions of SQLite's virtual machine that a question takes, in tens."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    archive._db.conn.set_progress_handler(count, 10)
    ask(archive)
    archive._db.conn.set_progress_handler(None, 0)
    return steps


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_costs_the_same_in_a_store_ten_times_as_large(
    small: SqliteArchive, large: SqliteArchive, question: str
) -> None:
    """Counted in the engine's own instructions, so that no other work on the machine matters."""
    few, many = _steps(small, QUESTIONS[question]), _steps(large, QUESTIONS[question])

    assert many <= few * 1.5 + 10


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_reads_a_range_of_an_index(large: SqliteArchive, question: str) -> None:
    """Nothing is sorted that could be read in order, and no table is read from end to end.

    `json_each` and the indexes of words are virtual tables: their scans are the ranges that they were asked for.
    """
    statements: list[str] = []
    large._db.conn.set_trace_callback(statements.append)
    QUESTIONS[question](large)
    large._db.conn.set_trace_callback(None)
    selects = [sql for sql in statements if sql.lstrip().startswith("SELECT")]
    plans = [step for sql in selects for *_, step in large._db.execute(f"EXPLAIN QUERY PLAN {sql}")]

    assert selects
    assert [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == []
    assert question in FEW_ROWS or [step for step in plans if "TEMP B-TREE" in step] == []


def test_an_export_is_read_in_order(large: SqliteArchive) -> None:
    """It is merged from its tables as it streams, never sorted first."""
    statements: list[str] = []
    large._db.conn.set_trace_callback(statements.append)
    next(iter(large.everything()))
    large._db.conn.set_trace_callback(None)
    plan = [step for *_, step in large._db.execute(f"EXPLAIN QUERY PLAN {statements[-1]}")]

    assert any("MERGE" in step for step in plan)
    assert [step for step in plan if "TEMP B-TREE" in step] == []
