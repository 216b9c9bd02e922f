"""The traps of SQLite and sqlite-utils that were found by running them, each shown to be avoided."""

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import builders
import pytest
from builders import NOW, a_claim, a_publication, an_article, an_entity
from store.news import changes

import bot.store.sqlite
from bot.domain.ports import Change, RecordKind, Tally
from bot.store.sqlite import SqliteArchive, open_archive

SEARCHED = {"claims": "claims_fts", "articles": "articles_fts"}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[SqliteArchive]:
    """A store in a file with the default records."""
    with closing(open_archive(tmp_path / "news.db")) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
        yield archive


def test_a_write_that_returns_rows_is_committed(archive: SqliteArchive, tmp_path: Path) -> None:
    """Left to its defaults, the connection would keep the transaction open, and lose all later writes with it."""
    archive._db.execute("UPDATE records SET version = version RETURNING id")
    archive.apply([Change(builders.a_source("antara"))], NOW)

    with closing(open_archive(tmp_path / "news.db")) as other:
        assert other.known(RecordKind.SOURCE, ["antara"]) == {"antara"}


def test_an_import_takes_its_turn_before_it_reads(archive: SqliteArchive, tmp_path: Path) -> None:
    """Having read, it would fail at once where another has written since; so the other waits from the beginning."""
    with closing(open_archive(tmp_path / "news.db", busy_timeout=0)) as other:

        def looked_at() -> Iterator[Change]:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other._db.execute("UPDATE records SET version = version")
            yield Change(builders.a_source("antara"))

        assert archive.apply(looked_at(), NOW) == Tally(added=1)


def test_words_are_in_step_after_every_import(archive: SqliteArchive) -> None:
    """The engine compares the index with the words it stands for."""
    archive.apply(changes(3), NOW)
    archive.apply([Change(a_claim(statement="Corrected")), Change(a_publication(title="Ralat"))], NOW)

    for fts in SEARCHED.values():
        archive._db.execute(f"INSERT INTO {fts} ({fts}, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("table", SEARCHED)
def test_sqlite_utils_sees_the_index(archive: SqliteArchive, table: str) -> None:
    """So that its own tools (optimize, rebuild) work on a store."""
    assert archive._db.table(table).detect_fts() == SEARCHED[table]


def test_a_change_of_other_fields_leaves_words_alone(archive: SqliteArchive) -> None:
    """Writing the index is the dearest part of an import."""
    before = _blocks(archive)
    article = an_article(author="A. B.", published_on="2022-07-24")
    archive.apply([Change(a_claim(said_on="2022-07-20")), Change(a_publication(article))], NOW)

    assert _blocks(archive) == before
    archive.apply([Change(a_claim(statement="Corrected")), Change(a_publication(title="Ralat"))], NOW)
    assert all(after != blocks for after, blocks in zip(_blocks(archive), before, strict=True))


def _blocks(archive: SqliteArchive) -> list[list[tuple[int, bytes]]]:
    return [archive._db.execute(f"SELECT id, block FROM {fts}_data").fetchall() for fts in SEARCHED.values()]


def test_an_answer_is_of_one_moment(archive: SqliteArchive, tmp_path: Path) -> None:
    """A correction that comes between two of its statements is in the next answer, and not in half of this one."""
    statements: list[str] = []
    with closing(open_archive(tmp_path / "news.db")) as other:

        def correct(statement: str) -> None:
            statements.append(statement)
            if "FROM records" in statements[-1] and "FROM records" in statements[-2]:
                archive._db.conn.set_trace_callback(None)
                other.apply([Change(a_claim(said_on="2022")), Change(an_entity(name="Qazaqstan"))], NOW)

        archive._db.conn.set_trace_callback(correct)
        first, then = archive.claims(["budget-raised"]), archive.claims(["budget-raised"])

    assert (first[0].version, first[0].about) == (1, (an_entity(),))
    assert (then[0].version, then[0].about) == (2, (an_entity(name="Qazaqstan"),))


MAKES_TABLES_UNASKED = {"insert", "insert_all", "upsert", "upsert_all", "transform", "enable_fts", "create_table"}


def test_no_table_can_be_made_by_a_misspelt_name() -> None:
    """The methods of sqlite-utils that make or rebuild tables are not called; SQL with a misspelt name fails."""
    folder = Path(bot.store.sqlite.__file__).parent
    calls = {
        node.func.attr
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }

    assert "executemany" in calls
    assert calls & MAKES_TABLES_UNASKED == set()


def test_answers_are_whole_before_they_are_returned(archive: SqliteArchive) -> None:
    """No answer reads on later, when the store may have changed or belong to another thread."""
    claims, _ = archive.search("budget", limit=9)
    archive.close()

    assert len(claims) == 2
