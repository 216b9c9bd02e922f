"""`ringkas run` as operators run it, a process of its own, stopped and killed in the middle of what people do."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fake_telegram import Answer, Chat, FakeTelegram, User
from telegram_scenes import ARAL_BRIEFING, furnish

ACCEPT = "Put it in use"
PATIENCE = 60.0
"""Seconds until a wait counts as failed; nothing takes so long where things work."""
_BOT = [sys.executable, "-m", "bot", "run"]


def _environment(server: FakeTelegram, folder: Path, boss: User) -> dict[str, str]:
    """What an operator sets; nothing of the machine's own configuration is to have a say."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RINGKAS_")}
    return kept | {
        "RINGKAS_TELEGRAM__TOKEN": server.token,
        "RINGKAS_TELEGRAM__BASE_URL": server.base_url,
        "RINGKAS_TELEGRAM__BASE_FILE_URL": server.base_file_url,
        "RINGKAS_TELEGRAM__ADMINS": str(boss.id),
        "RINGKAS_STORE__PATH": str(folder / "ringkas.db"),
        "RINGKAS_BRIEFINGS__FOLDER": str(folder / "briefings"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


@asynccontextmanager
async def _process(
    server: FakeTelegram, folder: Path, boss: User, by: signal.Signals = signal.SIGTERM
) -> AsyncIterator[None]:
    """The bot as a process, from when it asks for updates until it was ended by a signal; it must end as it should."""
    starts = len(server.called("deleteWebhook"))
    process = await asyncio.create_subprocess_exec(
        *_BOT, cwd=folder, env=_environment(server, folder, boss), stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr is not None
    telling = asyncio.create_task(process.stderr.read())
    try:
        await server.call("deleteWebhook", count=starts + 1, timeout=PATIENCE)
        yield
        process.send_signal(by)
        status = await asyncio.wait_for(process.wait(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        told = (await telling).decode()
    assert status == (0 if by is signal.SIGTERM else -by), told
    assert server.token not in told
    assert "Traceback" not in told


async def _asked(chat: Chat, text: str, by: User | None = None, thread: int | None = None) -> Answer:
    said = await chat.say(text, by=by, thread=thread)
    return await chat.answer(after=said, timeout=PATIENCE)


async def _pressed(answer: Answer, label: str, by: User | None = None) -> Answer:
    await answer.press(label, by=by, timeout=PATIENCE)
    return await answer.edited(timeout=PATIENCE)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0].replace("⁠", "")


@asynccontextmanager
async def _world(folder: Path) -> AsyncIterator[tuple[FakeTelegram, User]]:
    """A server that keeps the rates as Telegram does, and an admin with a chat; nothing may break a rule."""
    furnish(folder / "ringkas.db", folder / "briefings")
    async with FakeTelegram() as server:
        boss = server.user("Boss")
        server.private(boss)
        yield server, boss
        assert server.refused == []
        throttled = Counter(call.chat_id for call in server.calls if call.code == 429)
        # A new process does not know when the one before it last wrote to a chat; it may be told so, once.
        assert all(count == 1 for count in throttled.values()), throttled


async def _reader_before(chat: Chat) -> Answer:
    """A reader in Indonesian chooses a zone, reads, turns a page, and asks for the words behind a mark."""
    await _asked(chat, "/zona wita")
    answer = await _asked(chat, "/fakta aral")
    await _pressed(answer, "▶")
    assert _title(await _asked(chat, "/mengapa 2")) == "Bukti [2]"
    return answer


async def _reader_after(chat: Chat, answer: Answer) -> None:
    assert _title(await _pressed(answer, "◀")) == "Aral (1/2)"
    said = await chat.say("/mengapa 1", reply_to=answer)
    assert "1960" in (await chat.answer(after=said, timeout=PATIENCE)).text
    assert "Asia/Makassar" in (await _asked(chat, "/setelan")).text


async def _group_before(forum: Chat, thread: int, ana: User) -> Answer:
    """A reader in English asks in a topic, and goes on to the timeline."""
    answer = await _asked(forum, "/kazakhstan@ringkas_bot", by=ana, thread=thread)
    assert (_title(answer), answer.thread) == ("Kazakhstan between Russia and the West", thread)
    return await _pressed(answer, "Timeline", by=ana)


async def _group_after(server: FakeTelegram, answer: Answer, ana: User, ben: User) -> None:
    assert _title(await _pressed(answer, "Bahasa Indonesia", by=ana)).startswith("Linimasa: Kazakhstan")
    assert (await answer.press("[1]", by=ben, timeout=PATIENCE)).text.startswith("[1] ")
    url = (await answer.press("Sumber", by=ben, timeout=PATIENCE)).url or ""
    private = server.private(ben)
    said = await private.start(url.partition("?start=")[2])
    assert _title(await private.answer(after=said, timeout=PATIENCE)).startswith("Sumber: Kazakhstan")


async def _admin_before(boss: Chat) -> Answer:
    """An admin sends a briefing, and does not come to accept it yet."""
    said = await boss.send_file("aral.toml", ARAL_BRIEFING.encode())
    proposal = await boss.answer(after=said, timeout=PATIENCE)
    assert _title(proposal) == "A new briefing: /aral"
    return proposal


async def _admin_after(server: FakeTelegram, boss: Chat, proposal: Answer) -> None:
    await proposal.press(ACCEPT, timeout=PATIENCE)
    accepted = await boss.answer(after=proposal, timeout=PATIENCE)
    assert _title(accepted) == "/aral works now; this is its version 1."
    assert _title(await _asked(boss, "/aral")) == "The Aral Sea"
    assert {menu[0]["command"] for menu in server.commands.values()} == {"aral"}


async def _journey(folder: Path, end: signal.Signals) -> None:
    async with _world(folder) as (server, boss):
        rini = server.private(server.user("Rini", language_code="id"))
        ana, ben = server.user("Ana"), server.user("Ben")
        forum = server.group("Forum", forum=True)
        thread = await forum.topic("News")
        async with _process(server, folder, boss, end):
            read, turned, proposal = await asyncio.gather(
                _reader_before(rini), _group_before(forum, thread, ana), _admin_before(server.private(boss))
            )
        menus = server.counts["setMyCommands"]
        await forum.say("/about", by=ben, thread=thread)  # while nobody is there to answer

        async with _process(server, folder, boss):
            assert _title(await forum.answer(after=turned, timeout=PATIENCE)) == "About Ringkas"
            assert server.counts["setMyCommands"] == menus
            await asyncio.gather(
                _reader_after(rini, read),
                _group_after(server, turned, ana, ben),
                _admin_after(server, server.private(boss), proposal),
            )


def test_reader_group_and_admin_go_on_after_a_stop(tmp_path: Path) -> None:
    """Old buttons, marks, settings, menus and proposals outlive the process; what was asked meanwhile is answered."""
    asyncio.run(_journey(tmp_path, signal.SIGTERM))


def test_reader_group_and_admin_go_on_after_a_kill(tmp_path: Path) -> None:
    """As after a stop, although the process had no time to put anything in order."""
    asyncio.run(_journey(tmp_path, signal.SIGKILL))


def test_a_revoked_token_ends_the_process_with_a_clear_message(tmp_path: Path) -> None:
    """Trying again would be senseless; the message names no token and holds no trace."""

    async def journey() -> tuple[int | None, str]:
        async with FakeTelegram() as server:
            environment = _environment(server, tmp_path, server.user("Boss"))
            environment["RINGKAS_TELEGRAM__TOKEN"] = f"{server.token}x"
            process = await asyncio.create_subprocess_exec(
                *_BOT, cwd=tmp_path, env=environment, stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
            )
            _, told = await asyncio.wait_for(process.communicate(), PATIENCE)
            assert server.token not in told.decode()
            return process.returncode, told.decode()

    status, told = asyncio.run(journey())

    assert status not in {0, None}
    assert "@BotFather" in told
    assert "Traceback" not in told
