"""The watch on a folder: which of its files changed and are at rest, and which are being written.

What the system tells of changes only wakes the watch. What counts is how the files stand, looked at again and again: so
a lost event, a folder on another machine, one that is deleted and made anew, a link that leads elsewhere by now, or a
system that can watch no more folders costs a little time, and no change.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bot.domain.command_names import SUFFIX, is_misnamed
from bot.events import fields
from bot.files.folders import is_left_behind, record_files

log = logging.getLogger("ringkas.files")

SETTLED_SECONDS = 0.3
"""For how long a file must stay as it is to count as written."""
LONGEST_WAIT_SECONDS = 1.3
"""After what time files at rest are read though others are still being written; those are left out until they rest."""
CALM_SECONDS = 1.0
"""For how long a file must stay as it is before anybody is told that it is wrong: half of it may be missing."""
_TICK_SECONDS = 0.1  # between two looks while anything moves
_WORK_SHARE = 20  # a look that takes long is taken less often: one part of so many is spent looking

Mark: TypeAlias = tuple[int, int, int, int]  # device, inode, size, time of the last change in nanoseconds
Marks: TypeAlias = Mapping[Path, Mark]
Listing: TypeAlias = Callable[[Path], Iterable[Path]]

_UNREAD: Mark = (-1, -1, -1, -1)  # of a file that was seen and not read yet; that it goes is told all the same


@dataclass(frozen=True, slots=True)
class Look:
    """How files stand."""

    changed: frozenset[Path]  # at rest, and other than when last read, or gone since; read now
    held: frozenset[Path]  # written to a moment ago: not to be read yet
    fresh: frozenset[Path]  # not at rest for long enough to tell anybody that they are wrong
    gone: frozenset[Path] = frozenset()  # those of `changed` that are not there any more


class Rest:
    """Which files are at rest, by what was seen of them; `now` is in seconds of any clock that never goes back."""

    def __init__(self) -> None:
        self._marks: dict[Path, Mark] = {}
        self._read: dict[Path, Mark] = {}
        self._moved: dict[Path, float] = {}  # when a file was last seen to change, come or go
        self._waiting_since: float | None = None

    def see(self, marks: Marks, now: float) -> None:
        """Files stand so."""
        known = self._marks
        for path in {*marks, *known}:
            if marks.get(path) != known.get(path):
                self._moved[path] = now
        self._marks = dict(marks)
        self._read = dict.fromkeys(marks, _UNREAD) | self._read
        self._moved = {path: at for path, at in self._moved.items() if now - at < CALM_SECONDS}
        if self._differing():
            self._waiting_since = now if self._waiting_since is None else self._waiting_since
        else:
            self._waiting_since = None

    def look(self, now: float) -> Look:
        """What is to be read now, if anything."""
        held = self._moved_within(SETTLED_SECONDS, now)
        waited = 0.0 if self._waiting_since is None else now - self._waiting_since
        is_due = not held or waited >= LONGEST_WAIT_SECONDS
        changed = self._differing() - held if is_due else frozenset()
        gone = frozenset(path for path in changed if path not in self._marks)
        return Look(changed, held, self._moved_within(CALM_SECONDS, now), gone)

    def read(self, look: Look) -> None:
        """What was to be read was read."""
        for path in look.changed:
            if path in self._marks:
                self._read[path] = self._marks[path]
            else:
                self._read.pop(path, None)
        self._waiting_since = None

    def forget(self) -> None:
        """Nothing was read yet."""
        self._read = dict.fromkeys(self._read, _UNREAD)

    def _differing(self) -> frozenset[Path]:
        return frozenset(path for path, read in self._read.items() if self._marks.get(path) != read)

    def _moved_within(self, seconds: float, now: float) -> frozenset[Path]:
        return frozenset(path for path, at in self._moved.items() if now - at < seconds)


def briefing_files(folder: Path) -> list[Path]:
    """The briefing files of a folder, those that were meant as such, and the folder itself, so that its coming and going is seen."""
    with suppress(OSError):
        there = [path for path in folder.iterdir() if not is_left_behind(path)]
        return [folder, *(path for path in there if path.suffix.casefold() == SUFFIX or is_misnamed(path.name))]
    return []


def files_of_records(folder: Path) -> list[Path]:
    """The record files in a folder and in the folders within."""
    return record_files([folder])[0]


def _marks(folder: Path, listing: Listing) -> dict[Path, Mark]:
    """How each file stands; a link as what it leads to. Of a folder only whether it is another one by now."""
    found: dict[Path, Mark] = {}
    for path in listing(folder):
        with suppress(OSError):  # gone since it was listed, or a link to nothing
            known = path.stat()
            is_folder = path == folder
            found[path] = (known.st_dev, known.st_ino, *((0, 0) if is_folder else (known.st_size, known.st_mtime_ns)))
    return found


class FolderWatch:
    """Watches a folder, there or not; `poll_seconds` is how often it is looked at where nothing is told."""

    def __init__(self, folder: Path, listing: Listing, poll_seconds: float) -> None:
        self._folder = folder
        self._listing = listing
        self._poll_seconds = poll_seconds
        self._rest = Rest()
        self._woken = asyncio.Event()
        self._must_repeat = False
        self._must_reread = False

    def repeat(self) -> None:
        """What the last look said was to be read could not be: say it again."""
        self._must_repeat = True

    def reread(self) -> None:
        """Let every file be read again, unchanged as it is."""
        self._must_reread = True
        self._woken.set()

    async def see(self) -> bool:
        """See how files stand, also before they are read for the first time; whether the folder is one of them."""
        marks = await asyncio.to_thread(_marks, self._folder, self._listing)
        self._rest.see(marks, time.monotonic())
        return self._folder in marks

    async def looks(self) -> AsyncIterator[Look]:
        """A look whenever there is something to read, or a file has come to rest for long enough; without end.

        The first names every file there is.
        """
        fresh: frozenset[Path] = frozenset()
        async with _told(self._folder, self._woken):
            while True:
                began = time.monotonic()
                await self.see()
                took = time.monotonic() - began
                if self._must_reread:
                    self._must_reread = False
                    self._rest.forget()
                look = self._rest.look(time.monotonic())
                pause = _TICK_SECONDS if look.fresh or look.changed else self._poll_seconds
                if look.changed or fresh - look.fresh:
                    yield look
                    if self._must_repeat:
                        pause = self._poll_seconds
                    else:
                        self._rest.read(look)
                    self._must_repeat = False
                fresh = look.fresh
                await self._pause(max(pause, _WORK_SHARE * took))

    async def _pause(self, seconds: float) -> None:
        """Wait, or until the system tells of a change; never less than a tick."""
        await asyncio.sleep(_TICK_SECONDS)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds - _TICK_SECONDS)
        self._woken.clear()


@asynccontextmanager
async def _told(folder: Path, woken: asyncio.Event) -> AsyncIterator[None]:
    """Set `woken` whenever the system tells of a change in the folder."""
    telling = asyncio.create_task(_listen(folder, woken))
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.wait([telling])


async def _listen(folder: Path, woken: asyncio.Event) -> None:
    """Listen for as long as the system tells, again for a folder that was made anew."""
    from watchfiles import awatch  # starts threads, and most commands need none

    while True:
        known = _identity(folder)
        if known is not None:
            try:
                async for changes in awatch(
                    folder, watch_filter=None, debounce=100, step=50, rust_timeout=1000, yield_on_timeout=True
                ):
                    if changes:
                        woken.set()
                    if _identity(folder) != known:  # what is listened to is no more
                        break
            except (OSError, RuntimeError) as error:  # too many watches, a folder of another machine
                log.info("a folder is looked at from time to time", extra=fields(error=type(error).__name__))
                return
        await asyncio.sleep(1.0)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        known = folder.stat()
    except OSError:
        return None
    return known.st_dev, known.st_ino
