"""Of two bots on one store the second is told of the first, and no lock outlives its process."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import builders
import pytest

from bot.domain.errors import StoreUnusable
from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import open_archive
from bot.store.sqlite.lock import hold

_HOLDS = """
import sys, time
from pathlib import Path
from bot.store.sqlite.lock import hold

with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path / "news.db"


def held_elsewhere(path: Path) -> "subprocess.Popen[str]":
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", _HOLDS, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_bot_is_told_of_the_first(path: Path) -> None:
    """Which process, on which host, since when; a dead one is in nobody's way, however it died."""
    before = datetime.now(UTC).replace(microsecond=0)
    with held_elsewhere(path) as first:
        named = f"“{path}” is in use by process {first.pid} on host {socket.gethostname()} since "
        with pytest.raises(StoreUnusable) as refused, hold(path):
            pass
        assert named in str(refused.value)
        since = datetime.fromisoformat(str(refused.value).partition(" since ")[2].partition(";")[0])
        assert before <= since <= datetime.now(UTC)
        os.kill(first.pid, signal.SIGKILL)

    with hold(path):
        assert json.loads(path.with_name("news.db.lock").read_text())["pid"] == os.getpid()


def test_a_lock_ends_with_its_context(path: Path) -> None:
    """Also where that ends in an error, which passes through."""
    with pytest.raises(ZeroDivisionError), hold(path):
        raise ZeroDivisionError
    with hold(path), pytest.raises(StoreUnusable, match=f"process {os.getpid()} "), hold(path):
        pass


def test_another_name_of_the_same_store_is_no_way_round(path: Path) -> None:
    """As through a symbolic link."""
    path.touch()
    other = path.with_name("other.db")
    other.symlink_to(path)

    with hold(other), pytest.raises(StoreUnusable, match="is in use"), hold(path):
        pass


def test_whoever_only_reads_or_imports_is_not_hindered(path: Path) -> None:
    """The lock is the bot's, and not the file's."""
    with hold(path), closing(open_archive(path)) as archive:
        archive.apply([Change(builders.a_source())], builders.NOW)
        with closing(open_archive(path, read_only=True)) as reading:
            assert reading.known(RecordKind.SOURCE, ["gatra"]) == {"gatra"}


def test_a_bot_that_has_only_just_begun_is_told_of_without_a_name(path: Path) -> None:
    """It has the lock, and has not said yet who it is."""
    with hold(path):
        path.with_name("news.db.lock").write_text("")
        with pytest.raises(StoreUnusable, match="in use by another process"), hold(path):
            pass


def test_a_store_that_cannot_be_locked_is_not_used(path: Path) -> None:
    """The message says what the system says."""
    with (
        pytest.raises(StoreUnusable, match="cannot be locked: there is no such file or folder"),
        hold(path / "x" / "news.db"),
    ):
        pass
