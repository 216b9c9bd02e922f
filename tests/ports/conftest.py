"""Every implementation of a port: the suite beside this file knows the port alone, and holds for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.domain.ports import Archive
from bot.store.sqlite import open_archive

Opener = Callable[[], Archive]

_STORES: dict[str, Callable[[Path], Archive]] = {
    "sqlite-memory": lambda _: open_archive(None),
    "sqlite-file": lambda folder: open_archive(folder / "news.db"),
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
