"""The reader as the event loop sees it: a warm child process, used by one at a time, killed and replaced on overrun.

What parses a stranger's page can be kept busy for minutes by half a megabyte, and cannot be interrupted; a process can.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import bot
from bot.domain.errors import Notice
from bot.domain.limits import TEXT_CHARACTERS
from bot.intake.ways.kinds import Kind
from bot.intake.ways.limits import CPU_SECONDS, FEED_ENTRIES, WALL_SECONDS
from bot.intake.ways.passages import Passage, Unreadable, refused, remark

_LINE_BYTES = 8 * TEXT_CHARACTERS
"""Bytes of the longest answer: a character may take four, and escaped six."""
_READINGS = 500
"""After how many a reader is replaced: what parses in C may lose memory with each."""
_TOTAL_BYTES = 64 * 2**20
_GOODBYE_SECONDS = 0.2
"""Seconds in which a reader that has nothing to do ends by itself; to kill one that just died confuses Python 3.11."""
_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from bot.intake.ways.reader import main; main()"
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")
"""What the child sees of the environment, which may hold secrets."""


@dataclass(frozen=True, slots=True)
class Read:
    """What some bytes hold."""

    passages: tuple[Passage, ...]
    is_feed: bool = False
    title: str = ""  # of a feed
    minutes: int = 0  # for which a feed says it need not be asked again; 0: not said
    remarks: tuple[Notice, ...] = ()  # on a feed as a whole


class ReadingRoom:
    """Reads what strangers wrote, in a process of its own; an asynchronous context that ends it."""

    def __init__(
        self, *, work_seconds: int = CPU_SECONDS, within: float = WALL_SECONDS, program: str = _PROGRAM
    ) -> None:
        """`work_seconds`: how long one reading may work; `within`: seconds that it may take; `program`: the reader's."""
        self._program = program
        self._work_seconds = work_seconds
        self._within = within
        self._turn = asyncio.Lock()
        self._reader: Process | None = None
        self._readings = 0

    async def __aenter__(self) -> Self:
        """Nothing is started before there is something to read."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the reader."""
        await self._end()

    async def read(self, kind: Kind, data: bytes, *, charset: str = "", url: str = "") -> Read:
        """What some bytes hold.

        Raises:
            Unreadable: Nothing that can be read; why.
        """
        demand = {"kind": kind, "charset": charset, "url": url, "length": len(data), "seconds": self._work_seconds}
        async with self._turn:
            try:
                async with asyncio.timeout(self._within):
                    reader = await self._started()
                    return await _gathered(reader, json.dumps(demand).encode() + b"\n" + data)
            except Unreadable:
                raise
            except Exception:  # noqa: BLE001 - it died of its limits, or says what no reader of ours says
                await self._end()
                raise refused("too costly") from None
            except BaseException:
                await self._end()  # half an answer would be taken for the next one
                raise

    async def _started(self) -> Process:
        if self._readings >= _READINGS:
            await self._end()
        if self._reader is None or self._reader.returncode is not None:
            self._readings = 0
            root = str(Path(bot.__file__).parents[1])
            self._reader = await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-c", self._program, root,
                stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_LINE_BYTES,
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
                start_new_session=True,
            )  # fmt: skip
        self._readings += 1
        return self._reader

    async def _end(self) -> None:
        reader, self._reader = self._reader, None
        if reader is None or reader.stdin is None:
            return
        reader.stdin.close()
        try:
            await asyncio.wait_for(reader.wait(), _GOODBYE_SECONDS)
        except TimeoutError:
            with suppress(ProcessLookupError):
                reader.kill()
            await reader.communicate()


async def _gathered(reader: Process, demand: bytes) -> Read:
    passages: list[Passage] = []
    about: dict[str, Any] = {}
    async with aclosing(_answers(reader, demand)) as answers:
        async for kind, *values in answers:
            if kind == "passage":
                passages.append(Passage.read(values[0]))
            elif kind == "feed":
                about = values[0]
            elif kind == "refused" and values[0] == "too costly":
                raise MemoryError  # a reader that came to its limit is not used again
            elif kind == "refused":
                raise refused(str(values[0]), str(values[1]))
            if len(passages) > FEED_ENTRIES:
                raise ValueError("more passages than a feed may have")
    remarks = tuple(remark(key, str(value)) for key, value in about.get("remarks", ()))
    return Read(tuple(passages), bool(about), str(about.get("title", "")), int(about.get("minutes", 0)), remarks)


async def _answers(reader: Process, demand: bytes) -> AsyncGenerator[list[Any]]:
    """The answers to one demand, without the last, which says that there are no more."""
    if reader.stdin is None or reader.stdout is None:
        raise OSError("the reader has no pipes")
    reader.stdin.write(demand)
    await reader.stdin.drain()
    room = _TOTAL_BYTES
    while True:
        line = await reader.stdout.readuntil(b"\n")
        room -= len(line)
        answer = json.loads(line)
        if room < 0 or not isinstance(answer, list) or not answer:
            raise ValueError("no answer of the reader")
        if answer[0] == "done":
            return
        yield answer
        await asyncio.sleep(0)  # a feed has many, and others are to have their turn
