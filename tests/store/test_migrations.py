"""A store that an older release made is brought up to date, and keeps its news."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import builders
import pytest
from builders import NOW
from ports.digests import a_delivery, an_edition, enqueue, leased
from sqlite_utils import Database

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.domain.errors import StoreUnusable
from bot.domain.ports import Change, Versioned
from bot.store.sqlite import (
    SqliteArchive,
    SqliteChatBook,
    SqliteLedger,
    open_archive,
    open_chat_book,
    open_draft_book,
    open_ledger,
)
from bot.store.sqlite.copies import check
from bot.store.sqlite.opening import writing
from bot.store.sqlite.schema import MIGRATION_NAMES, MIGRATIONS

CHAT = Address.parse("telegram:42")
OPENERS: dict[str, Callable[[Path], SqliteArchive | SqliteChatBook | SqliteLedger]] = {
    "news": open_archive,
    "chats": open_chat_book,
    "ledger": open_ledger,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store lies that knows only the first migration, with the default records."""
    path = tmp_path / "old.db"
    db = Database(sqlite3.connect(path, isolation_level=None))
    with closing(SqliteArchive(db, "old")) as archive:
        with writing(db):
            MIGRATIONS.apply(db, stop_before=MIGRATION_NAMES[1])
        archive.apply(map(Change, builders.default_records()), NOW)
    return path


def news() -> list[Versioned]:
    """What a store of today holds of the default records."""
    with closing(open_archive(None)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
        return list(archive.everything())


def schema(path: Path) -> list[tuple[str]]:
    """All that makes up the tables of a store."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT sql FROM sqlite_schema WHERE sql NOT LIKE '%sqlite_stat%' ORDER BY sql").fetchall()


@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS)
def test_an_older_store_gains_what_it_lacks(
    path: Path, tmp_path: Path, opener: Callable[[Path], SqliteArchive | SqliteChatBook | SqliteLedger]
) -> None:
    """Whoever opens it first to write; it is then as a new one."""
    opener(tmp_path / "new.db").close()
    assert schema(path) != schema(tmp_path / "new.db")
    opener(path).close()

    assert schema(path) == schema(tmp_path / "new.db")


def test_an_older_store_keeps_its_news(path: Path) -> None:
    """And has room for chats, at once."""
    with closing(open_chat_book(path)) as book, closing(open_archive(path, read_only=True)) as archive:
        book.set_settings(CHAT, ChatSettings("id"))

        assert list(archive.everything()) == news()
        assert book.settings(CHAT) == ChatSettings("id")


def test_a_store_of_before_digests_keeps_its_chats(tmp_path: Path) -> None:
    """What they chose, and how they stand; none of them has quiet hours or a subscription yet."""
    path = tmp_path / "old.db"
    with closing(Database(sqlite3.connect(path, isolation_level=None))) as db:
        with writing(db):
            MIGRATIONS.apply(db, stop_before=MIGRATION_NAMES[2])
        db.execute("INSERT INTO chats (platform, chat, language, zone) VALUES ('telegram', '42', 'id', 'Asia/Jakarta')")
        db.execute("INSERT INTO standings VALUES ('telegram', '-42', '7', 'closed', ?, '')", (NOW.isoformat(),))

    with closing(open_ledger(path)) as ledger, closing(open_chat_book(path)) as book:
        assert book.settings(CHAT) == ChatSettings("id", "Asia/Jakarta", "")
        assert [standing.address for standing in book.out_of_reach(limit=9)] == [Address("telegram", "-42", "7")]
        assert (ledger.subscriptions(limit=9), ledger.deliveries(limit=9)) == ([], [])
        book.set_settings(CHAT, ChatSettings(quiet="22:00-06:00"))
        assert book.settings(CHAT) == ChatSettings(quiet="22:00-06:00")


def test_digests_of_before_are_sent_as_they_were_composed(tmp_path: Path) -> None:
    """Messages lose nothing but their marks; a chat, which could not choose it, has what is configured for all."""
    path = tmp_path / "old.db"
    with closing(Database(sqlite3.connect(path, isolation_level=None))) as db:
        with writing(db):
            MIGRATIONS.apply(db, stop_before=MIGRATION_NAMES[6])
        db.execute("INSERT INTO editions VALUES ('e1', 'digest', '', 'id', 0, '{}', '[]')")
        db.execute(
            "INSERT INTO subscriptions VALUES ('chat:telegram:42:x', 'telegram', '42', '', 'x', '07:00 UTC', 'chat', '',"
            " 'skip', 21600000000, 'active', '', NULL, 0, NULL)"
        )
        db.execute("INSERT INTO parts VALUES ('e1', 'telegram', 1, 'first', '[1, 2]')")
        db.execute("INSERT INTO parts VALUES ('e1', 'telegram', 2, 'second', '[]')")

    with closing(open_ledger(path)) as ledger:
        enqueue(ledger, a_delivery(), editions=(an_edition(),))
        (entry,) = leased(ledger)

        (plan,) = ledger.subscriptions(limit=9)

    assert [message.content for message in entry.messages] == ["first", "second"]
    assert (plan.subscription.max_age, plan.subscription.when_nothing_new) == (None, None)
    assert check(path) == []


def test_articles_of_before_are_to_be_compared(tmp_path: Path) -> None:
    """Those that came in already were; those of files wait for it, and opening the store sketches none."""
    path = tmp_path / "old.db"
    db = Database(sqlite3.connect(path, isolation_level=None))
    with closing(SqliteArchive(db, "old")) as archive:
        with writing(db):
            MIGRATIONS.apply(db, stop_before=MIGRATION_NAMES[7])
        archive.apply(map(Change, builders.default_records()), NOW)
        archive.apply([Change(builders.a_publication(id="came-in"))], NOW)
        db.execute("INSERT INTO sketches VALUES (7, 0, 'came-in')")

    with closing(open_draft_book(path)) as book:
        assert book.alike([8], limit=9) == []
        assert book.sketch_stored(lambda _: [8], limit=9) == 1
        assert book.alike([8], limit=9) == [builders.a_publication().id]
        assert book.alike([7], limit=9) == ["came-in"]
    assert check(path) == []


def test_an_older_store_is_not_updated_by_reading(path: Path) -> None:
    """The message says what brings it up to date, and the file stays as it is."""
    before = schema(path)
    with pytest.raises(StoreUnusable, match="older release; import records once to update it"):
        open_archive(path, read_only=True)

    assert schema(path) == before
