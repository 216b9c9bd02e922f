"""Several threads read the news: each archive is used by one at a time, and several stand side by side."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import builders
import pytest
from builders import NOW, a_claim

from bot.domain.addresses import Address
from bot.domain.briefing import Topic
from bot.domain.chats import ChatSettings
from bot.domain.claims import SourcedClaim
from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import SqliteArchive, open_archive, open_chat_book

TOPIC = Topic(entities=("kazakhstan",))
CHAT = Address.parse("telegram:42")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store with the default records lies, closed."""
    path = tmp_path / "news.db"
    with closing(open_archive(path)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)
    return path


def claims_of(archive: SqliteArchive) -> list[SourcedClaim]:
    """A question of several statements."""
    return archive.claims_about(TOPIC, since=None, limit=9)


def test_a_store_belongs_to_its_thread(path: Path) -> None:
    """Unless it was opened to pass on, another thread is told at once."""
    with closing(open_archive(path)) as archive, ThreadPoolExecutor(1) as threads:
        asked = threads.submit(archive.known, RecordKind.SOURCE, ["gatra"])

        assert isinstance(asked.exception(), sqlite3.ProgrammingError)


def test_an_archive_passes_from_thread_to_thread(path: Path) -> None:
    """Opened in one, asked in two others, closed in the first."""
    with closing(open_archive(path, read_only=True, passes_threads=True)) as archive:
        here = claims_of(archive)
        for _ in range(2):
            with ThreadPoolExecutor(1) as threads:
                assert threads.submit(claims_of, archive).result() == here != []


def test_an_archive_opened_in_a_thread_outlives_it(path: Path) -> None:
    """So that a pool of threads may come and go."""
    with ThreadPoolExecutor(1) as threads:
        archive = threads.submit(open_archive, path, passes_threads=True).result()

    with closing(archive):
        assert len(claims_of(archive)) == 2


def test_a_chat_book_passes_from_thread_to_thread(path: Path) -> None:
    """Always."""
    with closing(open_chat_book(path)) as book, ThreadPoolExecutor(1) as threads:
        threads.submit(book.set_settings, CHAT, ChatSettings("id")).result()

        assert book.settings(CHAT) == ChatSettings("id")


def test_archives_answer_side_by_side_while_another_imports(path: Path) -> None:
    """None waits for another; each answer is from before the import or from after it."""
    together = threading.Barrier(2, timeout=30)

    def ask_together(archive: SqliteArchive) -> int:
        together.wait()
        return len(claims_of(archive))

    with ExitStack() as opened:
        archives = [
            opened.enter_context(closing(open_archive(path, read_only=True, passes_threads=True, busy_timeout=0)))
            for _ in range(2)
        ]
        importing = opened.enter_context(closing(open_archive(path)))
        threads = opened.enter_context(ThreadPoolExecutor(2))
        counts: list[list[int]] = []

        def asked_between() -> Iterator[Change]:
            for number in range(1200):
                yield Change(a_claim(f"new-{number}"))
                if number % 400 == 0:
                    counts.append(list(threads.map(ask_together, archives)))

        importing.apply(asked_between(), NOW)
        counts.append(list(threads.map(ask_together, archives)))

    assert counts == [[2, 2]] * 3 + [[9, 9]]


def test_a_revision_tells_of_an_import_elsewhere(path: Path) -> None:
    """Once it is done, and not before; every connection tells the same."""
    with closing(open_archive(path)) as one, closing(open_archive(path, read_only=True)) as other:
        before = other.revision()

        def unseen() -> Iterator[Change]:
            yield Change(builders.a_source("wsj"))
            assert other.revision() == before

        one.apply(unseen(), NOW)

        assert one.revision() == other.revision() != before
