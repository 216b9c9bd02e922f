"""No answer grows with the store."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest
from builders import NOW
from store.news import changes

from bot.domain.briefing import Topic
from bot.domain.ports import RecordKind
from bot.store.sqlite import SqliteArchive, open_archive

HOT = Topic(entities=("kazakhstan",), measures=("defence-budget-increase",))
FEW_ARTICLES, MANY_ARTICLES = 40, 400

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
    "claims": lambda archive: archive.claims(["n-00001-1", "n-00002-2"]),
    "claims_denying": lambda archive: archive.claims_denying(["n-00001-1"], limit=10),
    "contrasts_of": lambda archive: archive.contrasts_of(["n-00001-1"], limit=10),
    "entities_named": lambda archive: archive.entities_named("Kazakhstan", limit=10),
    "names_like": lambda archive: archive.names_like("Kazakhstan", limit=10),
    "search": lambda archive: archive.search("defence budget", limit=10),
    "current": lambda archive: archive.current(RecordKind.ARTICLE, "n-00001"),
    "known": lambda archive: archive.known(RecordKind.CLAIM, ["n-00001-1"]),
    "ids_like": lambda archive: archive.ids_like(RecordKind.CLAIM, "n-", limit=10),
    "claims_in": lambda archive: archive.claims_in("n-00001"),
    "history": lambda archive: archive.history(RecordKind.CLAIM, "n-00001-1"),
    "revision": lambda archive: archive.revision(),
}

FEW_ROWS = {"claims_denying", "contrasts_of", "entities_named", "claims_in"}
"""Questions that sort what one claim, name or article has: a handful, in any store."""


@pytest.fixture(scope="module")
def small() -> Iterator[SqliteArchive]:
    """400 claims about one entity."""
    with closing(open_archive(None)) as archive:
        archive.apply(changes(FEW_ARTICLES), NOW)
        yield archive


@pytest.fixture(scope="module")
def large() -> Iterator[SqliteArchive]:
    """4,000 claims about one entity, and statistics of them, which may change the engine's mind."""
    with closing(open_archive(None)) as archive:
        archive.apply(changes(MANY_ARTICLES), NOW)
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
