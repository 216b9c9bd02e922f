"""Files that people change under the running bot: read as soon as they rest, taken over, and told of.

Readers never wait for a file, nor meet half of one: whatever is wrong with it, what was right before stays in use.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from bot.app.digests import Digests
from bot.app.office import open_store
from bot.domain.addresses import Address
from bot.domain.errors import BotError, Fault, FaultyFiles
from bot.domain.ports import Tally
from bot.events import bug, fields
from bot.files.importing import import_records
from bot.files.reading import TOML_LIMIT
from bot.files.shelf import without_folder
from bot.files.watching import FolderWatch, Look, briefing_files, files_of_records
from bot.languages import Language
from bot.platforms.desk import Desk
from bot.platforms.editing import Changes, Editing, effects, telling
from bot.rendering.document import Document

log = logging.getLogger("ringkas.files")

AGAIN_SECONDS = 2.0
"""How often, while a file is wrong, it is looked whether new records mend it, and whether admins came who do not know."""


class Faults:
    """What is wrong in a folder, told once for each content of a file, in the log and to admins."""

    def __init__(self, folder: Path, digests: Digests, spoken: Language) -> None:
        self._folder = folder
        self._digests = digests
        self._spoken = spoken
        self._logged: set[str] = set()
        self._offered: dict[str, frozenset[Address]] = {}
        self._standing: dict[str, tuple[Fault, ...]] = {}  # by content

    def replace(self, faults: Iterable[Fault], *, in_use: Iterable[str] = ()) -> None:
        """These are wrong now; of briefings `in_use` the last good version is."""
        by_file = sorted(faults, key=lambda fault: fault.file)
        self._standing = {
            self._content(file, group): group
            for file, group in ((file, tuple(found)) for file, found in groupby(by_file, lambda fault: fault.file))
        }
        kept = set(in_use)
        for content, group in self._standing.items():
            if content not in self._logged:
                self._logged.add(content)
                for fault in group:
                    _log(fault, is_kept=Path(fault.file).stem in kept)

    async def tell(self) -> None:
        """Tell admins; who was told of a content already is not told again, not even by another run.

        Raises:
            StoreUnusable: The store cannot be written.
        """
        admins = frozenset(await self._digests.admins())
        for content, faults in list(self._standing.items()):
            if self._offered.get(content) == admins:
                continue
            words = self._spoken.text("What is wrong in a file; until it is mended, what was right before stays in use")
            document = Document(
                words, (telling.fault_list("", [without_folder(fault) for fault in faults], self._spoken),)
            )
            await self._digests.tell(document, cause=f"file:{content}", slot="content")
            self._offered[content] = admins

    def _content(self, file: str, faults: Sequence[Fault]) -> str:
        """What stands for a file as it is now; where it cannot be read, for what is wrong with it."""
        try:
            with (self._folder / file).open("rb") as opened:
                held = opened.read(TOML_LIMIT + 1)
        except OSError:
            held = "\n".join(fault.notice.in_english() for fault in faults).encode()
        return sha256(f"{file}\0".encode() + held).hexdigest()


def _log(fault: Fault, *, is_kept: bool) -> None:
    told = {"file": fault.file, "line": fault.line, "key": fault.key, "wrong": fault.notice.in_english()}
    what = "a file is wrong; what was right before stays in use" if is_kept else "a briefing file is left out"
    log.warning(what, extra={"fields": told})


class LiveBriefings:
    """Lets the bot follow the folder of briefings; `clock` gives UTC."""

    def __init__(
        self,
        folder: Path,
        editing: Editing,
        desk: Desk,
        digests: Digests,
        spoken: Language,
        poll_seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._editing = editing
        self._desk = desk
        self._digests = digests
        self._spoken = spoken
        self._clock = clock
        self._folder = folder
        self._watch = FolderWatch(folder, briefing_files, poll_seconds)
        self._wrong = Faults(folder, digests, spoken)
        self._found: tuple[Fault, ...] = ()
        self._revision = -1
        self._was_there = False  # the folder, at the last look

    async def begin(self) -> None:
        """Read the folder for the first time.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        self._was_there = await self._watch.see()
        self._found = (await self._editing.begin()).faults
        self._wrong.replace(self._found, in_use=self._desk.briefings)

    async def run(self) -> None:
        """Follow until cancelled."""
        async with asyncio.TaskGroup() as running:
            running.create_task(self._again())
            async for look in self._watch.looks():
                if not await _kept_going(self._follow(look)):
                    self._watch.repeat()

    async def _follow(self, look: Look) -> None:
        if look.changed:
            held, gone = ({path.stem for path in paths} for paths in (look.held, look.gone))
            # What went while the folder was away was not seen to go: after that, only what is there counts.
            changes = await self._editing.load(held, gone if self._was_there else None)
            self._was_there = self._folder not in look.gone
            self._found = changes.faults
            await self._told(changes)
        fresh = {path.name for path in look.fresh}
        self._wrong.replace((fault for fault in self._found if fault.file not in fresh), in_use=self._desk.briefings)
        await self._wrong.tell()

    async def _told(self, changes: Changes) -> None:
        if not changes.names:
            return
        log.info(
            "the briefings have changed",
            extra=fields(came=len(changes.came), changed=len(changes.changed), gone=len(changes.gone)),
        )
        now = self._clock()
        document = await self._desk.run(
            lambda room: effects.told(
                effects.effects(changes.names, changes.before, changes.after, room.archive, now), now, self._spoken
            )
        )
        await self._digests.tell(document, cause="briefings", slot=now.isoformat())

    async def _again(self) -> None:
        while True:
            await asyncio.sleep(AGAIN_SECONDS)
            await _kept_going(self._repeated())

    async def _repeated(self) -> None:
        revision = await self._desk.run(lambda room: room.archive.revision())
        if self._found and revision != self._revision:
            self._watch.reread()
        self._revision = revision
        await self._wrong.tell()


class LiveRecords:
    """Imports the records of a folder, and whatever changes in it: all of a change, or, if any has a fault, none."""

    def __init__(
        self,
        folder: Path,
        store: Path,
        digests: Digests,
        spoken: Language,
        poll_seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._clock = clock
        self._watch = FolderWatch(folder, files_of_records, poll_seconds)
        self._wrong = Faults(folder, digests, spoken)
        self._pending: set[Path] = set()
        self._found: tuple[Fault, ...] = ()

    async def run(self) -> None:
        """Follow until cancelled."""
        async for look in self._watch.looks():
            if not await _kept_going(self._follow(look)):
                self._watch.repeat()

    async def _follow(self, look: Look) -> None:
        if look.changed:
            self._pending = {path for path in self._pending | look.changed if path.is_file()}
            await asyncio.to_thread(self._import)
        fresh = {str(path) for path in look.fresh}
        self._wrong.replace(fault for fault in self._found if fault.file not in fresh)
        await self._wrong.tell()

    def _import(self) -> None:
        """Take over what is pending; with a fault, all of it waits for the next change."""
        try:
            with closing(open_store(self._store)) as archive:
                tally = import_records(sorted(self._pending), archive, self._clock())
        except FaultyFiles as error:
            self._found = error.faults
        else:
            self._found = ()
            self._pending.clear()
            _log_tally(tally)


def _log_tally(tally: Tally) -> None:
    if tally.added or tally.changed:
        log.info("records were imported", extra=fields(added=tally.added, changed=tally.changed))


async def _kept_going(work: Awaitable[None]) -> bool:
    """Do it; whether it was done."""
    try:
        await work
    except BotError as error:
        log.error("files cannot be followed", extra=fields(reason=error))  # noqa: TRY400 - refused on purpose
    except Exception as error:  # noqa: BLE001 - a bug with one file must not end the watch over all others
        log.error("files cannot be followed", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
    else:
        return True
    return False
