"""The chat book in its file: what is forgotten is gone from the disk, and nobody waits who need not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import builders
import pytest
from builders import NOW

from bot.domain.addresses import Address
from bot.domain.chats import AcceptedBriefing, ChatSettings, Reach, Standing
from bot.domain.errors import InvalidValue, StoreUnusable
from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import SqliteChatBook, open_archive, open_chat_book

TOPIC = Address.parse("telegram:-1009876543210/42")
MOVED = Address.parse("telegram:-1001112223334")
TODAY = date(2026, 1, 2)
SOON = 0.05


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store with the default records lies, closed."""
    path = tmp_path / "news.db"
    with closing(open_archive(path)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
    return path


def fill(book: SqliteChatBook) -> None:
    """Keep something about a chat in every table that may tell of one."""
    book.set_settings(TOPIC, ChatSettings("id", "Asia/Jakarta"))
    for address in (TOPIC, TOPIC.whole):
        book.mark(Standing(address, Reach.CLOSED, NOW, "Bad Request: TOPIC_CLOSED"))
    book.accept(AcceptedBriefing("kazakhstan", 1, None, NOW, TOPIC.text))
    book.keep_shortcut("k", "why 3", TODAY)
    book.set_note("menu", "a1")


def cells(path: Path) -> str:
    """Everything that the tables of the store hold."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return repr([db.execute(f"SELECT * FROM {table}").fetchall() for table in tables])


@pytest.mark.parametrize("leave", [lambda book: book.forget(TOPIC), lambda book: book.move(TOPIC, MOVED)])
def test_a_forgotten_chat_is_in_no_row_and_no_byte(path: Path, leave: Callable[[SqliteChatBook], None]) -> None:
    """Neither is the old number of one that moved; a deleted row would otherwise stay on the disk for long."""
    number = TOPIC.chat
    with closing(open_chat_book(path)) as book:
        fill(book)
        assert cells(path).count(number) == 4
        leave(book)
        assert number not in cells(path)

    assert number.encode() not in path.read_bytes()


def test_a_chat_book_lies_beside_the_news(path: Path) -> None:
    """In one file, which outlives both; neither knows of the other."""
    with closing(open_chat_book(path)) as book, closing(open_archive(path)) as archive:
        fill(book)
        assert archive.known(RecordKind.SOURCE, ["gatra"]) == {"gatra"}

    with closing(open_chat_book(path)) as book:
        assert book.settings(TOPIC) == ChatSettings("id", "Asia/Jakarta")


def test_chats_do_not_change_the_news(path: Path) -> None:
    """Or else every answer would be made anew whenever a chat chooses its language."""
    with closing(open_chat_book(path)) as book, closing(open_archive(path, read_only=True)) as archive:
        before = archive.revision()
        fill(book)

        assert archive.revision() == before


WRITES: dict[str, Callable[[SqliteChatBook], object]] = {
    "set_settings": lambda book: book.set_settings(TOPIC, ChatSettings("en")),
    "forget": lambda book: book.forget(TOPIC),
    "move": lambda book: book.move(TOPIC, MOVED),
    "mark": lambda book: book.mark(Standing(TOPIC, Reach.OPEN, NOW, "")),
    "keep_shortcut": lambda book: book.keep_shortcut("new", "why 4", TODAY),
    "prune_shortcuts": lambda book: book.prune_shortcuts(TODAY),
    "set_note": lambda book: book.set_note("menu", "b2"),
    "accept": lambda book: book.accept(AcceptedBriefing("kazakhstan", 2, "", NOW, "folder")),
}


def test_a_write_waits_for_an_import_only_so_long(path: Path) -> None:
    """Then it says so; what was kept stays, reading goes on, and after the import writing too."""
    with closing(open_archive(path)) as archive, closing(open_chat_book(path, busy_timeout=SOON)) as book:
        fill(book)
        before = cells(path)

        def while_chats_write() -> Iterator[Change]:
            for write in WRITES.values():
                with pytest.raises(StoreUnusable, match="locked by another process"):
                    write(book)
            assert book.settings(TOPIC).language == "id"
            yield Change(builders.a_source())

        archive.apply(while_chats_write(), NOW)
        assert cells(path) == before
        for write in WRITES.values():
            write(book)

        assert book.note("menu") == "b2"


def test_what_is_known_is_not_written_again(path: Path) -> None:
    """A shortcut that was used today, and an address that was open, wait for no import."""
    with closing(open_archive(path)) as archive, closing(open_chat_book(path, busy_timeout=SOON)) as book:
        fill(book)

        def while_chats_read() -> Iterator[Change]:
            book.keep_shortcut("k", "why 3", TODAY)
            book.mark(Standing(MOVED, Reach.OPEN, NOW, ""))
            yield Change(builders.a_source("wsj"))

        archive.apply(while_chats_read(), NOW)

        assert archive.known(RecordKind.SOURCE, ["wsj"]) == {"wsj"}


def test_of_two_who_change_a_briefing_one_is_told(path: Path) -> None:
    """Also where each has a connection of its own."""
    with closing(open_chat_book(path)) as one, closing(open_chat_book(path)) as other:
        one.accept(AcceptedBriefing("kazakhstan", 1, "mine", NOW, "console"))
        with pytest.raises(InvalidValue):
            other.accept(AcceptedBriefing("kazakhstan", 1, "theirs", NOW, "folder"))

        assert [version.text for version in other.accepted("kazakhstan")] == ["mine"]


def test_out_of_reach_is_read_in_order(path: Path) -> None:
    """Nothing is sorted, however many chats blocked the bot."""
    with closing(open_chat_book(path)) as book:
        statements: list[str] = []
        book._db.conn.set_trace_callback(statements.append)
        book.out_of_reach(limit=10)
        book._db.conn.set_trace_callback(None)
        plan = [row[3] for row in book._db.execute(f"EXPLAIN QUERY PLAN {statements[0]}")]

    assert [step for step in plan if "standings_by_time" in step] == plan


def test_a_chat_book_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    """As an archive does."""
    with pytest.raises(StoreUnusable, match="does not exist; make it first"):
        open_chat_book(tmp_path / "absent" / "news.db")


def test_a_chat_book_waits_as_long_as_it_is_told(path: Path) -> None:
    """As long as an archive, unless told otherwise; and a power cut takes nothing from it."""
    with closing(open_chat_book(path)) as book:
        pragmas = ("busy_timeout", "synchronous", "secure_delete")

        assert [book._db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas] == [5000, 2, 1]
