"""Files that change under the running bot: whoever writes them, and however."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

import pytest
from live_scenes import Scene, scene
from platforms.editing_rooms import EN, Clock, opened_room, sample_store
from shells import ringkas_process as ringkas

from bot.app.digests import Digests
from bot.app.watching import LiveBriefings
from bot.domain.addresses import Address
from bot.files.watching import Look
from bot.rendering.document import Document

DAY = """\
[title]
id = "Hari di Laut Aral"
en = "A day at the Aral Sea"
[about]
entities = ["aral"]
"""
OTHER = DAY.replace("A day", "Another day")
WRONG = DAY.replace("[about]", "[abuot]")
PAUSE = 0.1
"""Seconds between the strokes of a slow writer; each is a state of the file that the bot may look at."""


async def answered(world: Scene, command: str) -> str:
    """What a reader is answered; an admin may be told of changes between a question and its answer."""
    reader = world.telegram.private(world.telegram.user("Reader"))
    said = await reader.say(command)
    return (await reader.answer(after=said)).text


async def title_of(world: Scene, command: str = "/day") -> str:
    """The head of what a reader is answered."""
    return (await answered(world, command)).splitlines()[0]


async def live(world: Scene, title: str) -> None:
    """Wait until readers are answered so."""
    async with asyncio.timeout(15):
        while await title_of(world) != title:  # noqa: ASYNC110 - readers have no bell to ring
            await asyncio.sleep(0.05)


async def test_a_new_file_is_a_command_on_both_platforms(tmp_path: Path) -> None:
    """Menus follow, the command answers, and the admins of both platforms are told what readers will see."""
    async with scene(tmp_path) as world, world.bot():
        world.write("day", DAY)
        await world.until(lambda: "day" in world.menu())
        await world.until(lambda: any(each["name"] == "day" for each in world.discord.commands))
        chief = world.discord.direct(world.chief)
        await world.until(lambda: world.told("A new briefing: /day") and chief.answers)

        (told,) = world.told("The briefings have changed")
        assert "Title (English): A day at the Aral Sea" in told
        assert chief.answers[0].embeds[0]["title"] == "The briefings have changed"
        assert await title_of(world) == "A day at the Aral Sea"


async def in_place(path: Path) -> None:
    """As `echo > file` does."""
    await asyncio.to_thread(path.write_text, OTHER)


async def renamed(path: Path) -> None:
    """As careful programs do: written beside, and moved there."""
    beside = path.with_suffix(".tmp")
    await asyncio.to_thread(beside.write_text, OTHER)
    beside.replace(path)


async def backed_up(path: Path) -> None:
    """As vim does: a swap file, the old file kept as a copy, the new one written where nothing stands."""
    swap = path.with_name(f".{path.name}.swp")
    await asyncio.to_thread(swap.write_bytes, b"\x00" * 4096)
    await asyncio.to_thread(path.rename, f"{path}~")
    await asyncio.to_thread(path.write_text, OTHER)
    await asyncio.to_thread(Path(f"{path}~").unlink)
    swap.unlink()


async def slowly(path: Path) -> None:
    """As over a bad line: one piece after the other, most of them no briefing."""
    pieces = [OTHER[place : place + 20] for place in range(0, len(OTHER), 20)]
    await asyncio.to_thread(path.write_text, "")
    for piece in pieces:
        await asyncio.sleep(PAUSE)
        await asyncio.to_thread(_append, path, piece)


def _append(path: Path, piece: str) -> None:
    with path.open("a") as file:
        file.write(piece)


async def swapped(path: Path) -> None:
    """As Kubernetes does: a link to another file from one moment to the next."""
    kept = path.parent.parent / "kept.toml"
    await asyncio.to_thread(kept.write_text, OTHER)
    link = path.with_suffix(".link")
    link.symlink_to(kept)
    link.replace(path)


async def made_anew(path: Path) -> None:
    """As a deployment does: the whole folder deleted, and copied there again."""
    kept = path.parent.parent / "kept"
    await asyncio.to_thread(shutil.copytree, path.parent, kept)
    await asyncio.to_thread((kept / path.name).write_text, OTHER)
    await asyncio.to_thread(shutil.rmtree, path.parent)
    await asyncio.sleep(2 * PAUSE)
    await asyncio.to_thread(shutil.copytree, kept, path.parent)


WRITERS = (in_place, renamed, backed_up, slowly, swapped, made_anew)


@pytest.mark.parametrize("write", WRITERS)
async def test_whoever_writes_a_file_it_is_live_once_it_is_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, write: Callable[[Path], Awaitable[None]]
) -> None:
    """On the way there nothing is reported, no version is kept but the whole one, and the command never goes away."""
    caplog.set_level(logging.WARNING, "ringkas.files")
    async with scene(tmp_path) as world:
        world.write("day", DAY)
        async with world.bot():
            await write(world.briefings / "day.toml")
            await live(world, "Another day at the Aral Sea")

            assert [DAY, OTHER] == [one.text for one in world.versions("day")]
            assert not caplog.records


async def test_a_folder_on_another_machine_is_looked_at_from_time_to_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system tells of nothing there; here it is kept from telling, by the watcher's own switch."""
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "3600000")
    async with scene(tmp_path) as world, world.bot(briefings__poll_seconds="1"):
        world.write("day", DAY)

        await live(world, "A day at the Aral Sea")


async def test_a_wrong_file_leaves_readers_what_they_have_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log and to admins: file, line, key and the nearest valid value; another mistake is told again."""
    caplog.set_level(logging.WARNING, "ringkas.files")
    async with scene(tmp_path) as world:
        world.write("day", DAY)
        async with world.bot():
            world.write("day", WRONG)
            await world.until(lambda: world.told("day.toml, line 4"))
            os.utime(world.briefings / "day.toml")
            assert await title_of(world) == "A day at the Aral Sea"
            world.write("day", WRONG + "# and more\n")
            await world.until(lambda: len(world.told("day.toml, line 4")) == 2)

            assert all("abuot" in told and "about" in told for told in world.told("day.toml, line 4"))
            faults = [record.__dict__["fields"]["key"] for record in caplog.records]
            assert faults == 2 * faults[: len(faults) // 2]


async def test_admins_are_not_told_again_by_another_run(tmp_path: Path) -> None:
    """The outbox remembers for which content of a file they were."""
    async with scene(tmp_path) as world:
        world.write("day", WRONG)
        async with world.bot():
            await world.until(lambda: world.told("day.toml"))
        async with world.bot():
            world.write("more", DAY)
            await world.until(lambda: world.told("A new briefing: /more"))

        assert len(world.told("day.toml")) == 1


async def test_a_restart_takes_nothing_from_readers_while_a_file_is_wrong(tmp_path: Path) -> None:
    """What was last in use in the run before is so again; admins are told what is wrong as ever."""
    async with scene(tmp_path) as world:
        world.write("day", DAY)
        async with world.bot():
            await live(world, "A day at the Aral Sea")
        world.write("day", WRONG)
        async with world.bot():
            await world.until(lambda: world.told("day.toml, line 4"))

            assert await title_of(world) == "A day at the Aral Sea"
            assert "day" in world.menu()


async def test_a_removed_briefing_says_so_and_comes_back(tmp_path: Path) -> None:
    """Its command leads to the others; what it was before is what it is again."""
    async with scene(tmp_path) as world:
        world.write("day", DAY)
        async with world.bot():
            (world.briefings / "day.toml").unlink()
            await world.until(lambda: "day" not in world.menu())
            gone = await answered(world, "/day")
            world.write("day", DAY)
            await live(world, "A day at the Aral Sea")

            assert "was removed on" in gone
            assert "briefings" in gone


class Untold:
    """Digests that nobody is told through."""

    async def admins(self) -> list[Address]:
        """See `Digests`."""
        return []

    async def tell(self, document: Document, *, cause: str, slot: str) -> None:
        """See `Digests`."""


def test_a_file_that_is_away_for_a_moment_after_the_start_is_not_removed(tmp_path: Path) -> None:
    """Whoever saves it just then by removing it and making it anew: it was there when the bot began, and not seen to go."""
    with opened_room(tmp_path, sample_store(tmp_path)) as room:
        live = LiveBriefings(room.folder, room.editing, room.desk, cast("Digests", Untold()), EN, 1.0, Clock())
        room.run(live.begin())
        files = frozenset(room.folder.glob("*.toml"))
        (room.folder / "tokayev.toml").unlink()
        room.run(live._follow(Look(files, frozenset(), frozenset())))

        assert "tokayev" in room.desk.briefings
        assert len(room.history("tokayev")) == 1


async def test_what_a_folder_made_anew_does_not_hold_is_removed(tmp_path: Path) -> None:
    """While the folder was away nothing was, though every file had gone with it."""
    async with scene(tmp_path) as world:
        world.write("day", DAY)
        async with world.bot():
            kept = (world.briefings / "aral.toml").read_text()
            shutil.rmtree(world.briefings)
            await world.until(lambda: world.told("cannot be read"))
            meanwhile = world.menu()
            world.briefings.mkdir()
            world.write("aral", kept)
            await world.until(lambda: "day" not in world.menu())

            assert "day" in meanwhile
            assert "aral" in world.menu()


async def test_many_edits_at_once_are_one_change_of_the_menus(tmp_path: Path) -> None:
    """Platforms allow few; here fifty files come within a second, which a machine that stalls as long may see in two."""
    async with scene(tmp_path) as world, world.bot():
        menus, syncs = len(world.telegram.called("setMyCommands")), _syncs(world)
        for number in range(50):
            world.write(f"day{number}", DAY.replace("A day", f"Day {number}"))
            await asyncio.sleep(0.01)
        await world.until(lambda: len(world.menu() & {f"day{number}" for number in range(50)}) == 50)
        await world.until(lambda: _syncs(world) > syncs and world.told("The briefings have changed"))
        await asyncio.sleep(1)
        changes = _syncs(world) - syncs

        assert changes in {1, 2}
        menus += 6 * changes  # for everybody and the admin, in each language
        assert len(world.telegram.called("setMyCommands")) == menus
        assert 1 <= len(world.told("The briefings have changed")) <= changes


def _syncs(world: Scene) -> int:
    return world.discord.counts["bulk_set_application_commands"]


async def test_records_in_a_folder_are_imported_all_or_none(tmp_path: Path) -> None:
    """A fault is told; once it is mended, what waited for it comes in, and the briefing that needs it is live."""
    records = tmp_path / "records"
    records.mkdir()
    entity = "[[entity]]\nid = 'amu'\nkind = 'place'\nname = 'Amu'\n"
    async with scene(tmp_path) as world, world.bot(records__folder=str(records), records__poll_seconds="1"):
        world.write("day", DAY.replace("aral", "amu"))
        await world.until(lambda: world.told("day.toml"))
        (records / "good.toml").write_text(entity)
        (records / "bad.toml").write_text("[[entity]]\nid = 'syr'\nkind = 'plaec'\nname = 'Syr'\n")
        await world.until(lambda: world.told("bad.toml"))
        assert str(tmp_path) not in world.told("bad.toml")[0]  # where it stands is nothing for a chat
        (records / "bad.toml").write_text("[[entity]]\nid = 'syr'\nkind = 'place'\nname = 'Syr'\n")

        await live(world, "A day at the Aral Sea")


async def test_a_preview_prints_exactly_what_is_sent(tmp_path: Path) -> None:
    """To the letter, on either platform's terms; here on Telegram's."""
    async with scene(tmp_path) as world, world.bot():
        file = world.briefings / "kazakhstan.toml"
        said = await world.boss.say("/kazakhstan")
        sent = (await world.boss.answer(after=said)).html
        options = ("--language", "en", "--as", "telegram", "--store", str(world.store))
        printed = await asyncio.to_thread(ringkas, "preview", file, *options, folder=tmp_path)

        assert sent in printed.stdout
