"""Edits of every kind, good and bad, at random to two files under a running bot, while readers ask all the while.

`RINGKAS_HOSTILE=200` makes so many edits instead of a few; how long each good one took to be live is printed
(`pytest -s`), and asserted nowhere.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from live_scenes import PATIENCE, Scene, scene

from bot.files.watching import CALM_SECONDS

COUNT = min(int(os.environ.get("RINGKAS_HOSTILE", "16")), 1000)
NAMES = ("day", "night")
SIZES = 3
"""How many numbers of claims there are; which one a version shows, its number says."""
GOOD_END = '[about]\nentities = ["aral"]\n'
FAULTS = ("[abuot]\nentities = ['aral']\n", "[about]\nentities = ['arla']\n", "[about\n", "[about]\nentities = 3\n")
VERSION = re.compile(r"Version (\d+)")


def versioned(number: int, end: str = GOOD_END) -> str:
    """A briefing whose title and size tell its version."""
    return (
        f'[title]\nid = "Versi {number}"\nen = "Version {number}"\n[show]\nclaims = {1 + number % SIZES}\n'
        f'sections = ["lead"]\n{end}'
    )


def put(path: Path, text: str, way: int) -> None:
    """Let a file hold something at once: in place, moved there, or as a link."""
    beside = path.with_suffix(f".{way}")
    kept = path.parent.parent / f"{path.stem}-{time.monotonic_ns()}"
    match way:
        case 0:
            path.unlink(missing_ok=True)  # what a link leads to stays as it is
            path.write_text(text, encoding="utf-8")
        case 1:
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
        case _:
            kept.write_text(text, encoding="utf-8")
            beside.symlink_to(kept)
            beside.replace(path)


async def write(path: Path, text: str, chance: random.Random) -> None:
    """Write a file in one of the ways in which people and programs do, some of them with half of it on the way."""
    way = chance.randrange(5)
    if way == 3:
        path.unlink(missing_ok=True)  # noqa: ASYNC240 - a file of a few bytes
        await asyncio.sleep(0.05)
    if way == 4:
        for end in (len(text) // 3, len(text) // 2):
            put(path, text[:end], 0)
            await asyncio.sleep(0.1)
    put(path, text, way % 3)


@dataclass
class Readers:
    """People who ask all the while, and what they were told."""

    world: Scene
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Somebody comes for each briefing, who is told nothing else."""
        self.people = {name: self.world.telegram.user(f"Reader of {name}") for name in NAMES}

    async def title(self, name: str) -> str:
        """The head of a briefing as it is answered now."""
        chat = self.world.telegram.private(self.people[name])
        said = await chat.say(f"/{name}")
        answer = await chat.answer(after=said, timeout=PATIENCE)
        self.heard.append(answer.text)
        return answer.text.splitlines()[0]

    async def ask(self) -> None:
        """Ask until cancelled."""
        reader = self.world.telegram.private(self.world.telegram.user("Ana"))
        while True:
            said = await reader.say("/night")
            self.heard.append((await reader.answer(after=said, timeout=PATIENCE)).text)
            await asyncio.sleep(0.01)  # the bot runs in this process, and is to have most of it

    def sizes(self) -> dict[int, set[int]]:
        """How many marks answers had, by the size that their version gives them."""
        found = defaultdict(set)
        for text in self.heard:
            if version := VERSION.match(text):
                found[int(version[1]) % SIZES].add(len(set(re.findall(r"\[\d+\]", text))))
        return found


async def live(readers: Readers, name: str, number: int) -> float:
    """Wait until readers meet a version; how many seconds that took."""
    began = time.monotonic()
    async with asyncio.timeout(PATIENCE):
        while await readers.title(name) != f"Version {number}":  # noqa: ASYNC110 - readers have no bell to ring
            await asyncio.sleep(0.02)
    return time.monotonic() - began


def notices(world: Scene, name: str = "") -> list[str]:
    """What the admin was told of wrong files, or of one of them."""
    return [told for told in world.told("What is wrong in a file") if f"{name}.toml" in told]


async def edit(world: Scene, readers: Readers, name: str, numbers: range) -> list[float]:
    """Edit one file at random, waiting each time until it is live, or told; how long the good ones took."""
    chance = random.Random(name)
    path = world.briefings / f"{name}.toml"
    took: list[float] = []
    bad = 0
    for number in numbers:
        if chance.random() < 0.3:
            bad += 1
            await write(path, versioned(number, chance.choice(FAULTS)), chance)
            await world.until(lambda known=bad: len(notices(world, name)) >= known)  # type: ignore[misc]  # a default is no argument
        else:
            await write(path, versioned(number), chance)
            took.append(await live(readers, name, number))
    await asyncio.sleep(CALM_SECONDS)
    assert len(notices(world, name)) == bad
    return took


async def test_edits_at_random_never_show_and_are_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No request fails, no answer mixes two versions, each bad content is told once, and each good one goes live."""
    caplog.set_level(logging.WARNING, "ringkas")
    async with scene(tmp_path) as world:
        for name in NAMES:
            world.write(name, versioned(0))
        readers = Readers(world)
        async with world.bot():
            reading = asyncio.create_task(readers.ask())
            works = (edit(world, readers, name, range(place, COUNT + 1, 2)) for place, name in enumerate(NAMES, 1))
            took = sorted(itertools.chain.from_iterable(await asyncio.gather(*works)))
            reading.cancel()
            await asyncio.wait([reading])

        late = sum(seconds > 2 for seconds in took)
        middle = took[len(took) // 2]
        print(f"\n{len(took)} good edits live after {middle:.2f} s, at most {took[-1]:.2f} s, {late} over 2 s")  # noqa: T201
        assert all(VERSION.match(text) for text in readers.heard)
        assert dict.fromkeys(range(SIZES), 1) == {size: len(seen) for size, seen in readers.sizes().items()}
        faults = sum(told.count(".toml") for told in notices(world))
        assert [record.name for record in caplog.records] == faults * ["ringkas.files"]
