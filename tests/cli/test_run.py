"""`ringkas run`: what stops it at once, what it makes on its first start, and how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fake_telegram import FakeTelegram
from telegram_bots import config_for, running

from bot.app.serving import kept_up, run
from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.domain.errors import NothingToRun, PlatformRefused, PortUnusable, notice
from bot.store.sqlite import open_archive, open_chat_book

RINGKAS = Path(sys.executable).with_name("ringkas")
WRONG_TOKEN = "123456:" + "A" * 35
PATIENCE = 60


def ringkas_run(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the bot as an operator would, until it ends by itself."""
    return subprocess.run(
        [RINGKAS, "run", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "RINGKAS_LANGUAGE__DEFAULT": "en", **environment},
    )


def test_without_a_token_it_says_where_to_give_one(tmp_path: Path) -> None:
    """One line, status 1, and nothing is left behind."""
    done = ringkas_run(tmp_path, "--store", "news.sqlite")

    assert done.returncode == 1
    assert "RINGKAS_TELEGRAM__TOKEN" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_faults_that_stop_it_say_what_was_not_done(tmp_path: Path) -> None:
    """To start a bot changes nothing, so it is not said that nothing was changed."""
    (tmp_path / "config.toml").write_text('[clock]\nzone = "Nowhere"\n')

    told = ringkas_run(tmp_path).stderr

    assert told.splitlines()[-1] == "The bot was not started."
    assert "config.toml:2" in told


def test_what_stops_it_is_told_in_the_configured_language(tmp_path: Path) -> None:
    """An Indonesian newsroom reads Indonesian."""
    english, indonesian = (ringkas_run(tmp_path, RINGKAS_LANGUAGE__DEFAULT=code).stderr for code in ("en", "id"))

    assert "RINGKAS_TELEGRAM__TOKEN" in indonesian
    assert indonesian != english


def test_a_refused_token_ends_it_and_is_not_told() -> None:
    """To try again would be senseless; the operator learns what to do, and no log learns the token."""

    async def journey() -> None:
        async with FakeTelegram(rates=False) as server:
            config = config_for(server, telegram__token=WRONG_TOKEN)
            with pytest.raises(PlatformRefused) as caught:
                await asyncio.wait_for(run(config, asyncio.Event()), PATIENCE)

            assert "@BotFather" in str(caught.value)
            assert WRONG_TOKEN not in repr(caught.value)

    asyncio.run(journey())


def test_no_platform_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    """A start that cannot go on makes no store."""

    async def journey() -> None:
        async with FakeTelegram(rates=False) as server:
            store = tmp_path / "news.sqlite"
            config = config_for(server, store__path=str(store))
            without = config.model_copy(update={"telegram": config.telegram.model_copy(update={"token": None})})
            with pytest.raises(NothingToRun):
                await run(without, asyncio.Event())

            assert not store.exists()

    asyncio.run(journey())


def test_a_first_start_makes_the_store(tmp_path: Path) -> None:
    """An empty one, from which it answers at once; what a chat chooses is in it after the stop."""
    store = tmp_path / "news.sqlite"

    async def journey() -> None:
        async with FakeTelegram(rates=False) as server:
            ana = server.user("Ana", language_code="en")
            chat = server.private(ana)
            async with running(server, store__path=str(store)):
                said = await chat.say("/zone wit", by=ana)
                answer = await chat.answer(after=said)
                assert "Asia/Jayapura" in answer.text

            assert server.refused == []
            with closing(open_chat_book(store)) as book, closing(open_archive(store, read_only=True)) as archive:
                assert book.settings(Address("telegram", str(chat.id))) == ChatSettings(zone="Asia/Jayapura")
                assert list(archive.everything()) == []

    asyncio.run(journey())


def test_a_port_that_is_taken_ends_it() -> None:
    """The operator is told which; nothing hangs."""

    async def journey() -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as taken:
            async with FakeTelegram(rates=False) as server:
                port = str(taken.getsockname()[1])
                config = config_for(server, web__port=port, web__host="127.0.0.1")
                with pytest.raises(PortUnusable, match="another program listens there already"):
                    await asyncio.wait_for(run(config, asyncio.Event()), PATIENCE)

    asyncio.run(journey())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(number: signal.Signals, tmp_path: Path) -> None:
    """What was asked is answered, the status is 0, and the token stands in no line of its log."""

    async def journey() -> None:
        async with FakeTelegram() as server:
            ana = server.user("Ana", language_code="en")
            chat = server.private(ana)
            process = await asyncio.create_subprocess_exec(
                *(str(RINGKAS), "run", "--store", "news.sqlite"),
                cwd=tmp_path,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                env={
                    "PATH": os.environ["PATH"],
                    "LC_ALL": "C.UTF-8",
                    "RINGKAS_TELEGRAM__TOKEN": server.token,
                    "RINGKAS_TELEGRAM__BASE_URL": server.base_url,
                    "RINGKAS_TELEGRAM__BASE_FILE_URL": server.base_file_url,
                },
            )
            said = await chat.say("/help", by=ana)
            await chat.answer(after=said)
            process.send_signal(number)
            told, _ = await asyncio.wait_for(process.communicate(), PATIENCE)

            assert process.returncode == 0, told.decode()
            assert server.token not in told.decode()
            assert b"Traceback" not in told
            assert server.refused == []

    asyncio.run(journey())


def test_a_platform_is_started_again_until_it_is_refused() -> None:
    """However it ends: an error that nobody foresaw, or none; each time after a longer pause."""
    ends: list[Exception | None] = [RuntimeError("words of somebody"), None, OSError(), PlatformRefused(notice("no"))]
    pauses: list[float] = []

    async def platform() -> None:
        end = ends.pop(0)
        if end is not None:
            raise end

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    refused = asyncio.run(kept_up(platform, sleep))

    assert (str(refused), pauses, ends) == ("no", [1.0, 2.0, 4.0], [])


def test_long_unused_texts_of_buttons_are_dropped_at_the_start(tmp_path: Path) -> None:
    """Words that somebody searched for are not kept for ever."""
    store = tmp_path / "ringkas.db"
    with closing(open_chat_book(store)) as book:
        book.keep_shortcut("old", "/search kota", date(2020, 1, 1))
        book.keep_shortcut("new", "/search desa", datetime.now(UTC).date())

    async def start() -> None:
        async with FakeTelegram(rates=False) as server, running(server, store__path=str(store)):
            await server.call("deleteWebhook")

    asyncio.run(start())

    with closing(open_chat_book(store)) as book:
        assert (book.shortcut("old"), book.shortcut("new")) == (None, "/search desa")
