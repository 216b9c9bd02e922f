"""`ringkas run` on Discord as operators run it, a process of its own: stopped, cut off, and beside Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from discord_scenes import shown, title
from fake_discord import Channel, FakeDiscord, Guild, Message, Upload, User
from fake_telegram import FakeTelegram
from telegram_scenes import ARAL_BRIEFING, furnish

ACCEPT = "Put it in use"
ENGLISH, INDONESIAN = "Kazakhstan between Russia and the West", "Kazakhstan di antara Rusia dan Barat"
PATIENCE = 60.0
"""Seconds until a wait counts as failed; nothing takes so long where things work."""
_BOT = [sys.executable, "-m", "bot", "run"]


def _environment(folder: Path, **settings: str) -> dict[str, str]:
    """What an operator sets; nothing of the machine's own configuration is to have a say."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RINGKAS_")}
    own = {"STORE__PATH": str(folder / "ringkas.db"), "BRIEFINGS__FOLDER": str(folder / "briefings")}
    named = own | {name.upper(): value for name, value in settings.items()}
    return (
        kept
        | {f"RINGKAS_{name}": value for name, value in named.items()}
        | {"PYTHONPATH": str(Path(__file__).parents[2])}
    )


def _on_discord(server: FakeDiscord, boss: User | None = None) -> dict[str, str]:
    admins = {"discord__admins": str(boss.id)} if boss else {}
    return {"discord__token": server.token, "discord__base_url": server.api_base} | admins


def _on_telegram(server: FakeTelegram) -> dict[str, str]:
    return {
        "telegram__token": server.token,
        "telegram__base_url": server.base_url,
        "telegram__base_file_url": server.base_file_url,
    }


class Process:
    """The running bot."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stderr is not None
        self._process = process
        self._telling = asyncio.create_task(process.stderr.read())

    async def ended(self) -> tuple[int, str]:
        """The status with which it ended, and what it told."""
        status = await asyncio.wait_for(self._process.wait(), PATIENCE)
        return status, (await self._telling).decode()

    async def stop(self) -> None:
        """End it as a service manager does; it must end as it should, and have told no secret and no trace."""
        self._process.send_signal(signal.SIGTERM)
        status, told = await self.ended()
        assert status == 0, told
        assert "token-that-opens-nothing" not in told
        assert "Traceback" not in told

    async def kill(self) -> None:
        """Leave nothing behind."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()


@asynccontextmanager
async def _process(folder: Path, **settings: str) -> AsyncIterator[Process]:
    running = await asyncio.create_subprocess_exec(
        *_BOT,
        cwd=folder,
        env=_environment(folder, **settings),
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    process = Process(running)
    try:
        yield process
    finally:
        await process.kill()


async def _asked(channel: Channel, command: str, by: User, **options: object) -> Message:
    return await shown(await channel.slash(command, by, options))


async def _pressed(message: Message, label: str, by: User | None = None) -> Message:
    await message.press(label, by)
    return await message.edited(PATIENCE)


class World:
    """A guild with a thread, three people, and what each of them has before them."""

    def __init__(self, server: FakeDiscord) -> None:
        self.server = server
        self.boss, self.rini, self.ana = server.user("Boss"), server.user("Rini", locale="id"), server.user("Ana")
        self.guild: Guild = server.guild("Readers", owner=self.boss)
        for person in (self.rini, self.ana):
            self.guild.join(person)
        self.channel = self.guild.text("news")
        self.thread = self.channel.thread("aral")
        self.direct = server.direct(self.rini)

    async def before(self) -> tuple[Message, Message, Message]:
        """Two read, in the thread and in private; an admin gives a file, and does not come to accept it yet."""
        await _asked(self.direct, "zone", self.rini, zone="wita")
        private = await _pressed(await _asked(self.direct, "facts", self.rini, entity="aral"), "▶", self.rini)
        public = await _asked(self.thread, "kazakhstan", self.ana)
        assert [title(public), title(await _asked(self.channel, "kazakhstan", self.rini))] == [ENGLISH, INDONESIAN]
        file = Upload("aral.toml", ARAL_BRIEFING.encode())
        proposal = await _asked(self.channel, "admin add", self.boss, file=file)
        assert title(proposal) == "A new briefing: /aral"
        return private, public, proposal

    async def after(self, private: Message, public: Message, proposal: Message) -> None:
        """Old pages, marks, settings and proposals still serve."""
        assert title(await _pressed(private, "◀", self.rini)) == "Aral (1/2)"
        assert "Asia/Makassar" in (await _asked(self.direct, "settings", self.rini)).text
        assert title(await _pressed(public, "Timeline", self.ana)) == f"Timeline: {ENGLISH}"
        evidence = await shown(await public.select(public.selects[0].custom_id, "1", self.rini))
        assert evidence.is_ephemeral
        assert title(await shown(await proposal.press(ACCEPT))) == "/aral works now; this is its version 1."
        await self.server.call("bulk_set_application_commands", count=2, timeout=PATIENCE)
        assert title(await _asked(self.channel, "aral", self.ana)) == "The Aral Sea"

    def check(self) -> None:
        """Nothing broke a rule, pinged anybody, or was throttled."""
        assert (self.server.refused, self.server.unguarded, self.server.pings) == ([], [], [])
        assert self.server.throttled == 0


def test_readers_and_an_admin_go_on_after_a_stop(tmp_path: Path) -> None:
    """Buttons, settings, commands and proposals outlive the process."""

    async def journey() -> None:
        furnish(tmp_path / "ringkas.db", tmp_path / "briefings")
        async with FakeDiscord() as server:
            world = World(server)
            async with _process(tmp_path, **_on_discord(server, world.boss)) as process:
                await server.connected(timeout=PATIENCE)
                kept = await world.before()
                await process.stop()
            async with _process(tmp_path, **_on_discord(server, world.boss)) as process:
                await server.connected(timeout=PATIENCE)
                assert server.counts["bulk_set_application_commands"] == 1
                await world.after(*kept)
                await process.stop()
            world.check()

    asyncio.run(journey())


def test_what_is_asked_while_the_gateway_is_gone_is_answered_when_it_is_back(tmp_path: Path) -> None:
    """The session is resumed, without a word or with a close code, and Discord replays what was missed."""

    async def journey() -> None:
        furnish(tmp_path / "ringkas.db", tmp_path / "briefings")
        async with FakeDiscord(rates=False) as server:
            world = World(server)
            async with _process(tmp_path, **_on_discord(server, world.boss)) as process:
                await server.connected(timeout=PATIENCE)
                kept = await world.before()
                for number, code in enumerate((None, 4000, 1001), 1):
                    await server.drop_gateway(code)
                    missed = [await world.channel.slash("kazakhstan", world.ana) for _ in range(3)]
                    assert [title(await shown(each)) for each in missed] == [ENGLISH] * 3
                    assert len(server.resumes) == number
                assert len(server.identifies) == 1
                await world.after(*kept)
                await process.stop()
            world.check()

    asyncio.run(journey())


async def _both_answer(discord: World, telegram: FakeTelegram) -> None:
    """Both at once, and with the same words at the head."""
    reader = telegram.private(telegram.user("Ben", language_code="en"))
    said, message = await asyncio.gather(reader.say("/kazakhstan"), _asked(discord.channel, "kazakhstan", discord.ana))
    answer = await reader.answer(after=said, timeout=PATIENCE)
    assert {answer.text.splitlines()[0], title(message)} == {ENGLISH}


def test_one_process_answers_on_both_platforms_and_neither_minds_the_others_outage(tmp_path: Path) -> None:
    """One server goes for good: the other's readers notice nothing; so the other way round."""

    async def discord_stays() -> None:
        async with FakeDiscord() as discord:
            world = World(discord)
            async with FakeTelegram() as telegram:
                process = _process(tmp_path / "a", **_on_discord(discord), **_on_telegram(telegram))
                running = await process.__aenter__()
                await discord.connected(timeout=PATIENCE)
                await _both_answer(world, telegram)
            assert title(await _asked(world.channel, "kazakhstan", world.rini)) == INDONESIAN
            await discord.drop_gateway()
            assert title(await _asked(world.channel, "kazakhstan", world.rini)) == INDONESIAN
            await running.stop()
            await process.__aexit__(None, None, None)

    async def telegram_stays() -> None:
        async with FakeTelegram() as telegram:
            async with FakeDiscord() as discord:
                world = World(discord)
                process = _process(tmp_path / "b", **_on_discord(discord), **_on_telegram(telegram))
                await process.__aenter__()
                await discord.connected(timeout=PATIENCE)
                await _both_answer(world, telegram)
            reader = telegram.private(telegram.user("Rini", language_code="id"))
            said = await reader.say("/kazakhstan")
            assert (await reader.answer(after=said, timeout=PATIENCE)).text.splitlines()[0] == INDONESIAN
            await process.__aexit__(None, None, None)

    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        furnish(tmp_path / name / "ringkas.db", tmp_path / name / "briefings")

    async def journeys() -> None:
        await asyncio.gather(discord_stays(), telegram_stays())

    asyncio.run(journeys())


def test_a_platform_that_refuses_its_token_leaves_the_other_at_work(tmp_path: Path) -> None:
    """Either of them."""

    async def journey() -> None:
        furnish(tmp_path / "ringkas.db", tmp_path / "briefings")
        async with FakeDiscord() as discord, FakeTelegram() as telegram:
            world = World(discord)
            wrong = {"telegram__token": f"{telegram.token}x"}
            async with _process(tmp_path, **_on_discord(discord), **_on_telegram(telegram) | wrong) as process:
                await discord.connected(timeout=PATIENCE)
                assert title(await _asked(world.channel, "kazakhstan", world.ana)) == ENGLISH
                await process.stop()
            wrong = {"discord__token": f"{discord.token}x"}
            async with _process(tmp_path, **_on_telegram(telegram), **_on_discord(discord) | wrong) as process:
                reader = telegram.private(telegram.user("Ben", language_code="en"))
                said = await reader.say("/kazakhstan")
                assert (await reader.answer(after=said, timeout=PATIENCE)).text.splitlines()[0] == ENGLISH
                await process.stop()

    asyncio.run(journey())


def test_when_every_platform_refuses_its_token_the_process_ends_and_says_why(tmp_path: Path) -> None:
    """With status 1; no token and no trace is told."""

    async def journey() -> tuple[int, str]:
        furnish(tmp_path / "ringkas.db", tmp_path / "briefings")
        async with FakeDiscord() as discord, FakeTelegram() as telegram:
            wrong = {"telegram__token": f"{telegram.token}x", "discord__token": f"{discord.token}x"}
            settings = _on_discord(discord) | _on_telegram(telegram) | wrong
            async with _process(tmp_path, **settings) as process:
                return await process.ended()

    status, told = asyncio.run(journey())

    assert status == 1
    assert "@BotFather" in told
    assert "developer portal" in told
    assert "token-that-opens-nothing" not in told
    assert "Traceback" not in told
