"""Backups of a store in use, putting them back, and finding out what is wrong with a store."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import builders
import pytest
from builders import NOW
from ports.digests import DAY, GROUP, PERSON, TOPIC, a_delivery, a_plan, an_edition, enqueue, leased
from sqlite_utils import Database
from store.news import changes

from bot.domain.delivery import DeliveryState, Landed, Settled
from bot.domain.errors import StoreUnusable
from bot.domain.ledger import Planned
from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import SqliteArchive, open_archive, open_ledger
from bot.store.sqlite.copies import back_up, check, restore
from bot.store.sqlite.lock import hold
from bot.store.sqlite.opening import writing
from bot.store.sqlite.schema import MIGRATION_NAMES, MIGRATIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store with the default records lies, closed."""
    path = tmp_path / "news.db"
    with closing(open_archive(path)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
    return path


def sources(path: Path) -> set[str]:
    """Which of some sources a store holds."""
    with closing(open_archive(path)) as archive:
        return archive.known(RecordKind.SOURCE, ["gatra", "antara", "wsj"])


def add(path: Path, *ids: str) -> None:
    """Store sources."""
    with closing(open_archive(path)) as archive:
        archive.apply([Change(builders.a_source(id)) for id in ids], NOW)


def files(folder: Path) -> set[str]:
    """What lies there, but for locks, and for what whoever only reads leaves beside a store."""
    return {file.name for file in folder.iterdir()} - {"news.db.lock", "new.db.lock", "news.db-wal", "news.db-shm"}


def problems(path: Path) -> list[str]:
    """What a check finds, in English."""
    return [found.in_english() for found in check(path)]


def ruined(path: Path) -> None:
    """Let a store be damaged, with its first page whole."""
    with closing(open_archive(path)) as archive:
        archive.apply(changes(20), NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))


def out_of_order(path: Path) -> None:
    """Let an index of a store be of other columns than it says."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_schema SET sql = replace(sql, '(article)', '(id)') WHERE name = 'claims_by_article'")
        db.commit()


def test_what_was_on_its_way_then_is_not_sent_again(tmp_path: Path) -> None:
    """It may have been sent since the backup was made: it is uncertain, and slots count from the restoring on."""
    path, target = tmp_path / "news.db", tmp_path / "backup.db"
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan())
        ledger.enqueue(Planned((an_edition(),), (a_delivery(),)))
    back_up(path, target)
    restore(target, path, NOW + DAY)

    with closing(open_ledger(path)) as ledger:
        (delivery,) = ledger.deliveries(limit=9)
        (plan,) = ledger.subscriptions(limit=9)
        assert (delivery.state, delivery.reason) == (DeliveryState.UNCERTAIN, "restored from a backup")
        assert plan.planned_until == NOW + DAY


def test_a_backup_is_one_file_that_holds_all(path: Path, tmp_path: Path) -> None:
    """Also what has not left the log yet; whoever may read the store may read it."""
    target = tmp_path / "backup.db"
    path.chmod(0o640)
    with closing(open_archive(path)) as archive:
        archive.apply([Change(builders.a_source("antara"))], NOW)
        back_up(path, target)

    assert files(tmp_path) == {"news.db", "backup.db"}
    assert target.stat().st_mode & 0o777 == 0o640
    assert sources(target) == {"gatra", "antara"}
    assert check(target) == []


def test_a_backup_is_of_one_moment(path: Path, tmp_path: Path) -> None:
    """However busy the store is, it is made, and holds whole transactions."""
    stopped = threading.Event()

    def write() -> None:
        with closing(open_ledger(path, busy_timeout=30)) as ledger:
            number = 0
            while not stopped.is_set():
                number += 1
                both = (a_delivery(at, slot=str(number), subscription=at.text) for at in (PERSON, GROUP))
                enqueue(ledger, *both)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            back_up(path, tmp_path / f"{number}.db")
    finally:
        stopped.set()
        writer.join()

    for number in range(5):
        with closing(open_ledger(tmp_path / f"{number}.db")) as ledger:
            found = [entry.slot for entry in ledger.deliveries(limit=100_000)]
            assert len(found) == 2 * len(set(found))


def test_a_backup_replaces_nothing_unasked(path: Path, tmp_path: Path) -> None:
    """What was there stays, also where the store cannot be copied."""
    target = tmp_path / "backup.db"
    back_up(path, target)
    add(path, "antara")
    with pytest.raises(StoreUnusable, match=r"“.*backup.db” is there already"):
        back_up(path, target)
    assert sources(target) == {"gatra"}
    back_up(path, target, force=True)
    with pytest.raises(StoreUnusable, match="there is no store"):
        back_up(tmp_path / "absent.db", target, force=True)

    assert sources(target) == {"gatra", "antara"}
    assert files(tmp_path) == {"news.db", "backup.db"}


@pytest.mark.parametrize("ruin", [ruined, out_of_order])
def test_a_damaged_store_makes_no_backup(path: Path, tmp_path: Path, ruin: Callable[[Path], None]) -> None:
    """Or else it would take the place of a good one."""
    ruin(path)
    with pytest.raises(StoreUnusable, match=r"news.db” is damaged"):
        back_up(path, tmp_path / "backup.db")

    assert files(tmp_path) == {"news.db"}


def test_a_backup_that_cannot_be_written_is_told(path: Path) -> None:
    """With what the system says."""
    with pytest.raises(StoreUnusable, match=r"absent.*cannot be written: there is no such file or folder"):
        back_up(path, path.parent / "absent" / "backup.db")


def test_a_backup_is_put_back(path: Path, tmp_path: Path) -> None:
    """What it replaces is kept beside it, each time under a name of its own."""
    target = tmp_path / "backup.db"
    back_up(path, target)
    kept = []
    for id in ("antara", "wsj"):
        add(path, id)
        kept.append(restore(target, path, NOW))
        assert sources(path) == {"gatra"}

    assert kept == [tmp_path / "news.db.before-restore", tmp_path / "news.db.before-restore-2"]
    assert [sources(one) for one in kept if one] == [{"gatra", "antara"}, {"gatra", "wsj"}]
    assert check(path) == []


def test_a_backup_is_put_where_nothing_was(path: Path, tmp_path: Path) -> None:
    """As on another machine."""
    assert restore(path, tmp_path / "new.db", NOW) is None
    assert sources(tmp_path / "new.db") == {"gatra"}


def test_a_damaged_store_is_replaced(path: Path, tmp_path: Path) -> None:
    """And kept, for whoever can still read it; its log would ruin the new one."""
    target = tmp_path / "backup.db"
    back_up(path, target)
    for number, damage in enumerate((b"no database at all, and longer than a page" * 200, path.read_bytes()[:5000])):
        path.write_bytes(damage)
        path.with_name("news.db-wal").write_bytes(b"its log")
        path.with_name("news.db-shm").write_bytes(b"its index")
        kept = restore(target, path, NOW)

        assert kept is not None
        assert not path.with_name("news.db-shm").exists()
        assert (kept.read_bytes() == damage, sources(path)) == (True, {"gatra"}), number


def test_nothing_is_put_under_a_running_bot(path: Path, tmp_path: Path) -> None:
    """It is named."""
    target = tmp_path / "backup.db"
    back_up(path, target)
    add(path, "antara")
    with hold(path), pytest.raises(StoreUnusable, match="is in use by process"):
        restore(target, path, NOW)

    assert sources(path) == {"gatra", "antara"}


def test_nothing_is_put_under_whoever_has_the_store_open(path: Path, tmp_path: Path) -> None:
    """An import would go into a file that nobody reads any more; even a reader would remove the new log as it ends."""
    target = tmp_path / "backup.db"
    back_up(path, target)
    add(path, "antara")
    for read_only in (False, True):
        with closing(open_archive(path, read_only=read_only)) as archive:
            assert archive.known(RecordKind.SOURCE, ["antara"])
            with pytest.raises(StoreUnusable, match="stayed locked by another process"):
                restore(target, path, NOW, busy_timeout=0.05)

    assert sources(path) == {"gatra", "antara"}
    assert files(tmp_path) == {"news.db", "backup.db"}


def test_what_is_no_backup_is_not_put_back(path: Path, tmp_path: Path) -> None:
    """Another program's file, one of a newer release, a damaged one; the store stays as it was."""
    theirs, newer, damaged = (tmp_path / f"{name}.db" for name in ("theirs", "newer", "damaged"))
    with closing(sqlite3.connect(theirs)) as db:
        db.execute("CREATE TABLE theirs (x)")
    back_up(path, newer)
    with closing(sqlite3.connect(newer)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('ringkas', '9999_future')")
        db.commit()
    back_up(path, damaged)
    ruined(damaged)

    for backup, said in ((theirs, "not a store of Ringkas"), (newer, "newer release"), (damaged, "damaged")):
        with pytest.raises(StoreUnusable, match=said):
            restore(backup, path, NOW)
    assert sources(path) == {"gatra"}
    assert not [name for name in files(tmp_path) if "before" in name]


def test_a_backup_of_an_older_release_is_put_back(tmp_path: Path) -> None:
    """It is brought up to date when it is next opened to write."""
    old, path = tmp_path / "old.db", tmp_path / "news.db"
    db = Database(sqlite3.connect(old, isolation_level=None))
    with closing(SqliteArchive(db, "old")), writing(db):
        MIGRATIONS.apply(db, stop_before=MIGRATION_NAMES[2])
    restore(old, path, NOW)
    open_ledger(path).close()

    assert check(path) == []


def test_a_sound_store_has_nothing_to_tell(path: Path) -> None:
    """With digests on their way, sent, and sent to a chat that moved."""
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan())
        enqueue(ledger, a_delivery(), a_delivery(GROUP))
        (delivery, _) = leased(ledger)
        for number in (1, 2):
            ledger.record([Landed(delivery.id, number, DeliveryState.SENT, "7", "the chat has moved")])
        ledger.record([Settled(delivery.id, DeliveryState.SENT, NOW)])
        ledger._db.execute("UPDATE messages SET receipt = '' WHERE number = 1")

    assert check(path) == []


def test_a_check_finds_what_the_ledger_promises_not(path: Path) -> None:
    """Each broken promise by itself, with the numbers of the first few deliveries."""
    with closing(open_ledger(path)) as ledger:
        chats = (PERSON, GROUP, TOPIC)
        enqueue(ledger, *(a_delivery(at, slot=str(slot), subscription=f"{slot}") for at in chats for slot in range(6)))
        ids = [entry.id for entry in leased(ledger, limit=99)]
        ledger.record([Landed(ids[0], 1, DeliveryState.SENT), Settled(ids[0], DeliveryState.SENT, NOW)])
        ledger.record([Landed(ids[1], 1, DeliveryState.FAILED), Settled(ids[1], DeliveryState.SENT, NOW)])
        ledger._db.execute("UPDATE deliveries SET settled_at = 1 WHERE id = ?", (ids[2],))
        bare = [a_delivery(slot=f"bare {n}", subscription=f"bare {n}", edition="e2") for n in range(6)]
        enqueue(ledger, *bare, editions=[an_edition("e2", parts={})])
        named = [str(entry.id) for entry in reversed(ledger.deliveries(limit=6))]

    assert problems(path) == [
        f"sent, but a message has no receipt; deliveries {ids[0]}",
        f"sent, but not every message is; deliveries {ids[1]}",
        f"settled at no moment, or not settled and yet at one; deliveries {ids[2]}",
        f"to be sent, but there are no messages for that platform; deliveries {', '.join(named[:5])} …",
    ]


def test_a_check_finds_a_schedule_that_cannot_be_read(path: Path) -> None:
    """Its subscriptions are left out of every plan, so somebody has to be told."""
    with closing(open_ledger(path)) as ledger:
        ledger.subscribe(a_plan())
        ledger._db.execute("UPDATE subscriptions SET schedule = '07:00 Asia/Atlantis'")
    (found,) = problems(path)

    assert found.startswith("subscriptions on “07:00 Asia/Atlantis” get nothing: ")


def test_a_check_finds_rows_that_belong_to_nothing(path: Path) -> None:
    """As after somebody deleted by hand."""
    with closing(open_ledger(path)) as ledger:
        enqueue(ledger, a_delivery())
        ledger._db.execute("PRAGMA foreign_keys = OFF")
        ledger._db.execute("DELETE FROM editions")

    assert "1 rows of deliveries refer to rows of editions that are not there" in problems(path)


def test_a_check_finds_words_out_of_step(path: Path) -> None:
    """A search would find what is not there, and miss what is."""
    with closing(open_archive(path)) as archive:
        archive._db.execute("INSERT INTO claims_fts (rowid, words) VALUES (999, 'never said')")

    assert problems(path) == ["the index of words claims_fts is out of step; put back a backup, or an export"]


def test_a_check_finds_damaged_pages(path: Path) -> None:
    """As an index that is not in order."""
    out_of_order(path)

    assert any(found.startswith("damaged: ") for found in problems(path))


def test_a_check_says_why_it_cannot_look(path: Path, tmp_path: Path) -> None:
    """Where there is no store, and where it is ruined; a store that others write to is waited for only so long."""
    with pytest.raises(StoreUnusable, match="there is no store"):
        check(tmp_path / "absent.db")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnusable, match="locked by another process"):
            check(path, busy_timeout=0.05)
    ruined(path)
    with pytest.raises(StoreUnusable, match="damaged"):
        check(path)
