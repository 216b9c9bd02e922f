"""A store that cannot be used says why, and is never harmed."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import builders
import pytest
from builders import NOW
from store.news import changes

from bot.domain.briefing import Topic
from bot.domain.errors import StoreUnusable
from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import SqliteArchive, open_archive

SOON = 0.05


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store with the default records lies, closed."""
    path = tmp_path / "news #1?.db"
    with closing(open_archive(path)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
    return path


def refusal(path: Path | None, *, read_only: bool = False, busy_timeout: float = SOON) -> str:
    """What opening this store answers."""
    with pytest.raises(StoreUnusable) as refused:
        open_archive(path, read_only=read_only, busy_timeout=busy_timeout)
    return str(refused.value)


def test_a_store_outlives_its_connection(path: Path) -> None:
    """What was stored is there when it is opened again, whatever signs its path holds."""
    with closing(open_archive(path)) as archive:
        assert archive.known(RecordKind.CLAIM, ["budget-raised"]) == {"budget-raised"}


def test_a_store_may_be_read_only(path: Path) -> None:
    """It answers, and takes nothing over."""
    with closing(open_archive(path, read_only=True)) as archive:
        assert len(archive.claims(["budget-raised"])) == 1
        with pytest.raises(StoreUnusable, match="may only be read"):
            archive.apply([Change(builders.a_source("antara"))], NOW)


def test_a_missing_store_is_not_made_for_reading(tmp_path: Path) -> None:
    """A misspelt path is told, not filled."""
    (tmp_path / "empty.db").touch()

    for name in ("absent.db", "empty.db"):
        assert "there is no store" in refusal(tmp_path / name, read_only=True)
    assert [file.name for file in tmp_path.iterdir()] == ["empty.db"]


def test_a_store_in_memory_cannot_be_read_only() -> None:
    """There would be nothing in it."""
    assert "there is no store" in refusal(None, read_only=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """It is not made: it may be a disk that is not mounted."""
    assert f"“{tmp_path / 'absent'}”" in refusal(tmp_path / "absent" / "news.db")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """SQLite cannot open it."""
    assert "cannot be opened" in refusal(tmp_path)


def test_a_text_file_is_no_store(tmp_path: Path) -> None:
    """It is left as it was."""
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, and long enough to be looked at. " * 50)

    assert "not a store of Ringkas" in refusal(path)
    assert path.read_text().startswith("Not a database")


@pytest.mark.parametrize("statement", ["CREATE TABLE theirs (x)", "PRAGMA application_id = 7"])
def test_another_programs_database_is_no_store(tmp_path: Path, statement: str) -> None:
    """Nothing is added to it."""
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute(statement)
    before = path.read_bytes()

    assert "not a store of Ringkas" in refusal(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """As SQLite itself has it."""
    path = tmp_path / "news.db"
    path.touch()

    with closing(open_archive(path)) as archive:
        assert list(archive.everything()) == []


def test_a_newer_store_is_refused(path: Path) -> None:
    """Half understood is not understood; the message names what is not known."""
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('ringkas', '9999_future')")
        newer.commit()

    assert "newer release (it has 9999_future)" in refusal(path)
    assert "newer release" in refusal(path, read_only=True)


def test_an_older_store_is_not_updated_by_reading(path: Path) -> None:
    """Only one that may write brings it up to date."""
    with closing(sqlite3.connect(path)) as older:
        older.execute("DELETE FROM _sqlite_migrations")
        older.commit()

    assert "older release" in refusal(path, read_only=True)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_new_store_is_not_waited_for_without_end(tmp_path: Path, lock: str) -> None:
    """Where another process makes it, and hangs."""
    path = tmp_path / "news.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"BEGIN {lock}")

        assert "locked by another process" in refusal(path)


def test_a_new_store_is_waited_for(tmp_path: Path) -> None:
    """Switching the journal does not wait by itself, whatever the timeout of the connection."""
    path = tmp_path / "news.db"
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        ends = threading.Timer(0.1, other.rollback)
        ends.start()
        with closing(open_archive(path)) as archive:
            assert list(archive.everything()) == []
        ends.join()


def test_an_import_waits_for_another_only_so_long(path: Path) -> None:
    """Then it says so, and nothing is taken over; reading goes on meanwhile."""
    with closing(open_archive(path)) as one, closing(open_archive(path, busy_timeout=SOON)) as other:

        def while_the_other_waits() -> Iterator[Change]:
            with pytest.raises(StoreUnusable, match="locked by another process"):
                other.apply([Change(builders.a_source("antara"))], NOW)
            assert other.known(RecordKind.SOURCE, ["gatra", "antara"]) == {"gatra"}
            yield Change(builders.a_source("wsj"))

        one.apply(while_the_other_waits(), NOW)

        assert other.known(RecordKind.SOURCE, ["wsj", "antara"]) == {"wsj"}


def test_a_damaged_store_is_told_as_one(path: Path) -> None:
    """Where its pages are garbage, and where they are missing."""
    with closing(open_archive(path)) as archive:
        archive.apply(changes(20), NOW)
    whole = path.read_bytes()

    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreUnusable, match="damaged"), closing(open_archive(path)) as archive:
        list(archive.everything())
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreUnusable, match="damaged"), closing(open_archive(path)) as archive:
        archive.claims_about(Topic(("kazakhstan",)), since=None, limit=100)


def test_a_full_disk_takes_nothing_over(path: Path) -> None:
    """What was there stays."""
    with closing(open_archive(path)) as archive:
        before = list(archive.everything())
        archive._db.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreUnusable, match="disk is full"):
            archive.apply(changes(100), NOW)

        assert list(archive.everything()) == before


def test_a_fault_of_our_own_is_not_blamed_on_the_file() -> None:
    """It comes out as it is, to be mended."""
    with closing(open_archive(None)) as archive:
        archive._db.execute("DROP TABLE names")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            archive.names_like("kazakhstan", limit=1)


def test_a_store_keeps_what_a_power_cut_would_take(path: Path) -> None:
    """The settings that promise it, as the engine has them; readers and one writer go side by side."""
    with closing(open_archive(path)) as archive:
        assert _settings(archive) == {
            "journal_mode": "wal",
            "synchronous": 2,  # FULL
            "busy_timeout": 5000,
            "foreign_keys": 1,
        }


def _settings(archive: SqliteArchive) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
    return {name: archive._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
