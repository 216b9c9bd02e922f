"""Every implementation of a port: the suite beside this file knows the port alone, and holds for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from memory_draft_book import MemoryDraftBook

from bot.domain.chats import ChatBook
from bot.domain.drafts import DraftBook
from bot.domain.ledger import Ledger
from bot.domain.ports import Archive
from bot.store.sqlite import open_archive, open_chat_book, open_draft_book, open_ledger

Opener = Callable[[], Archive]
ChatBookOpener = Callable[[], ChatBook]
LedgerOpener = Callable[[], Ledger]

_STORES: dict[str, Callable[[Path], Archive]] = {
    "sqlite-memory": lambda _: open_archive(None),
    "sqlite-file": lambda folder: open_archive(folder / "news.db"),
}
_CHAT_BOOKS: dict[str, Callable[[Path], ChatBook]] = {
    "sqlite-memory": lambda _: open_chat_book(None),
    "sqlite-file": lambda folder: open_chat_book(folder / "news.db"),
}
_LEDGERS: dict[str, Callable[[Path], Ledger]] = {
    "sqlite-memory": lambda _: open_ledger(None),
    "sqlite-file": lambda folder: open_ledger(folder / "news.db"),
}
_DRAFT_BOOKS: dict[str, Callable[[Path], DraftBook]] = {
    "sqlite-memory": lambda _: open_draft_book(None),
    "sqlite-file": lambda folder: open_draft_book(folder / "news.db"),
    "memory": lambda _: MemoryDraftBook(),
}


@pytest.fixture(scope="session", params=list(_STORES))
def open_new(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opener:
    """Opens a new, empty store at each call; whoever calls it closes the store."""
    return lambda: _STORES[request.param](tmp_path_factory.mktemp("store"))


@pytest.fixture
def archive(open_new: Opener) -> Iterator[Archive]:
    """A new, empty store."""
    opened = open_new()
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=list(_CHAT_BOOKS))
def open_new_chat_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ChatBookOpener:
    """Opens a new, empty chat book at each call; whoever calls it closes it."""
    return lambda: _CHAT_BOOKS[request.param](tmp_path_factory.mktemp("store"))


@pytest.fixture
def chat_book(open_new_chat_book: ChatBookOpener) -> Iterator[ChatBook]:
    """A new, empty chat book."""
    opened = open_new_chat_book()
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=list(_LEDGERS))
def open_new_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LedgerOpener:
    """Opens a new, empty ledger at each call; whoever calls it closes it."""
    return lambda: _LEDGERS[request.param](tmp_path_factory.mktemp("store"))


@pytest.fixture
def ledger(open_new_ledger: LedgerOpener) -> Iterator[Ledger]:
    """A new, empty ledger."""
    opened = open_new_ledger()
    yield opened
    opened.close()


@pytest.fixture(params=list(_DRAFT_BOOKS))
def draft_book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DraftBook]:
    """A new, empty book of drafts."""
    opened = _DRAFT_BOOKS[request.param](tmp_path)
    yield opened
    opened.close()
