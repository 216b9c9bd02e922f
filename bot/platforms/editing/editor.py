"""The editing of briefings from chats: one change at a time, and each kept in the history that leads back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot import __version__
from bot.domain.chats import NOTHING_CHOSEN, AcceptedBriefing
from bot.domain.errors import BotError, FaultyFiles
from bot.domain.shelf import BriefingShelf
from bot.languages import Language
from bot.platforms.chats import Chats
from bot.platforms.desk import Desk
from bot.platforms.editing import history, layouts, telling
from bot.platforms.editing.changes import Changes, changes_between, reloaded
from bot.platforms.editing.names import briefing_named, name_of_file, never_in_use
from bot.platforms.editing.weighing import Candidate, composed, proposed, store_of, weigh
from bot.platforms.requests import Newsroom, Reply
from bot.rendering.document import DocumentSection

_OUT_OF_REACH_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that an admin sent, and what putting it in use would change."""

    name: str  # "": the file cannot be used
    text: str
    digest: str  # 24 characters that stand for this text over what the folder holds now; "": nothing to accept
    reply: Reply
    is_acceptable: bool


class Editing:
    """Changes briefings for admins: `spoken` is an admin's language, `by` an address, and `clock` gives UTC.

    Whatever goes wrong is told in the reply. It carries no settings, since what a chat has chosen stays as it is.
    """

    def __init__(self, desk: Desk, chats: Chats, shelf: BriefingShelf, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._chats = chats
        self._shelf = shelf
        self._clock = clock
        self._began = clock()
        self._lock = asyncio.Lock()

    async def begin(self) -> Changes:
        """As `load`, for the first time: where a file is wrong, what was last in use in an earlier run is so again.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        async with self._lock:
            last = await self._chats.read(history.last_texts)
            await self._desk.run(lambda room: self._shelf.recall(last, store_of(room)))
            return await self._load()

    async def load(self, held: Collection[str] = (), gone: Collection[str] | None = None) -> Changes:
        """Answer from what the folder holds now, and keep in the history what changed there.

        Briefings that are `held`, since their files are just being written, stay as they were. No others than `gone`
        are taken for removed; null: whatever is not there.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        async with self._lock:
            return await self._load(held, gone)

    async def reload(self, spoken: Language) -> Reply:
        """Read the folder anew, and tell what came, changed and went, and every fault."""

        async def work() -> Reply:
            return reloaded(await self.load(), spoken)

        return await _told(work(), spoken)

    async def propose(self, file_name: str, content: bytes, spoken: Language) -> Proposal:
        """Check a file, and show what it would change; nothing is changed yet."""
        try:
            return await self._desk.run(lambda room: self._proposal(room, file_name, content, spoken))
        except BotError as error:
            return Proposal("", "", "", telling.refused(error, spoken), is_acceptable=False)

    async def accept(self, file_name: str, content: bytes, digest: str, by: str, spoken: Language) -> Reply:
        """Put a proposed file in use, unless it would no longer change what its `digest` says."""

        async def work() -> Reply:
            await self._load_one(name_of_file(file_name))
            is_first = not await self._accepted_names()
            put = await self._desk.run(
                lambda room: self._put(room, file_name, content, digest, spoken, is_first=is_first)
            )
            if isinstance(put, Reply):
                return put
            return await self._settle(put.name, put.text, by, spoken)

        return await self._alone(work, spoken)

    async def remove(self, name: str, by: str, spoken: Language) -> Reply:
        """Take a briefing away; its versions are kept."""

        async def work() -> Reply:
            known = briefing_named(
                name, {*self._desk.briefings, *await self._file_names()}, "remove", self._desk.briefings
            )
            await self._load_one(known)
            await self._desk.run(lambda _: self._shelf.remove(known))
            return await self._settle(known, None, by, spoken)

        return await self._alone(work, spoken)

    async def rollback(self, name: str, version: int | None, by: str, spoken: Language) -> Reply:
        """Go back to a version, or to the one before the current; that is a new version in turn."""
        return await _told(self.rolled_back(name, version, by, spoken), spoken)

    async def rolled_back(self, name: str, version: int | None, by: str, spoken: Language) -> Reply:
        """As `rollback`.

        Raises:
            BotError: It was refused; nothing was changed.
        """
        async with self._lock:
            names = {*await self._file_names(), *await self._accepted_names()}
            await self._load_one(briefing_named(name, names, "rollback", self._desk.briefings))
            versions = await self._versions("rollback", name)
            current = await self._desk.run(lambda _: self._current(versions[-1].name))
            wanted = history.wanted(versions, version, current)
            if wanted is None:
                title = spoken.text("There is no such version of {command}.", command=f"/{versions[-1].name}")
                return replace(self._version_list(title, versions, spoken), is_understood=False)
            await self._desk.run(lambda room: self._put_back(room, wanted))
            return await self._settle(wanted.name, wanted.text, by, spoken)

    async def versions(self, name: str, spoken: Language) -> Reply:
        """Which versions of a briefing were in use, when, and where they came from."""
        return await _told(self.told_versions(name, spoken), spoken)

    async def told_versions(self, name: str, spoken: Language) -> Reply:
        """As `versions`.

        Raises:
            NotUnderstood: There never was such a briefing, or it was never in use.
        """
        versions = await self._versions("versions", name)
        title = spoken.text("Versions of {command}", command=f"/{versions[-1].name}")
        return self._version_list(title, versions, spoken)

    async def preview(self, name: str, spoken: Language, as_language: Language) -> Reply:
        """A briefing as its file stands in the folder, in use or not."""
        return await _told(self._desk.run(lambda room: self._preview(room, name, as_language)), spoken)

    async def status(self, spoken: Language, figures: Sequence[tuple[str, str]] = ()) -> Reply:
        """How the bot is doing; `figures` are labels and values that a platform adds."""

        def work(room: Newsroom) -> Reply:
            own = (
                (spoken.text("Version"), __version__),
                (spoken.text("Running since"), telling.moment(self._began, self._zone, spoken)),
                (spoken.text("Changes stored so far"), str(room.archive.revision())),
                (spoken.text("Briefings in use"), str(len(room.briefings))),
            )
            sections = [DocumentSection("", telling.figures([*own, *figures]))]
            unfit = layouts.set_aside(room, self._desk.moment(NOTHING_CHOSEN))
            if faults := (*self._shelf.faults(store_of(room)), *unfit):
                sections.append(telling.fault_list(spoken.text("What is wrong"), faults, spoken))
            return telling.reply(spoken.text("Status of Ringkas"), spoken, *sections)

        return await _told(self._desk.run(work), spoken)

    async def unreachable(self, spoken: Language, figures: Sequence[tuple[str, str]] = ()) -> Reply:
        """Which chats cannot be reached, since when and why; `figures` are outcomes that a platform has counted."""

        async def work() -> Reply:
            standings = await self._chats.read(lambda book: book.out_of_reach(limit=_OUT_OF_REACH_SHOWN))
            sections = [telling.standing_list(standings, self._zone, spoken)]
            if figures:
                sections.append(DocumentSection(spoken.text("Outcomes"), telling.figures(figures)))
            return telling.reply(spoken.text("Deliveries"), spoken, *sections)

        return await _told(work(), spoken)

    @property
    def _zone(self) -> tzinfo | None:
        return self._desk.moment(NOTHING_CHOSEN).tzinfo

    async def _alone(self, work: Callable[[], Awaitable[Reply]], spoken: Language) -> Reply:
        """Do `work` while no other admin changes anything."""
        async with self._lock:
            return await _told(work(), spoken)

    async def _load(self, held: Collection[str] = (), gone: Collection[str] | None = None) -> Changes:
        before, now = self._desk.briefings, self._clock()
        shelved = await self._desk.run(lambda room: self._shelf.load(store_of(room), held, gone))
        former = await self._chats.write(lambda book: history.record_folder(book, shelved, now))
        if before != shelved.specs or former != self._desk.former:
            self._desk.replace_briefings(shelved.specs, former)
        return changes_between(before, shelved)

    async def _load_one(self, name: str) -> None:
        """As `load`, of one file alone: another may just be half written, and is for whoever follows the folder."""
        names = {*self._desk.briefings, *await self._file_names(), *await self._accepted_names()}
        await self._load(names - {name}, {name})

    async def _file_names(self) -> set[str]:
        return await self._desk.run(lambda _: self._shelf.names())

    async def _accepted_names(self) -> list[str]:
        return await self._chats.read(lambda book: book.accepted_names())

    def _proposal(self, room: Newsroom, file_name: str, content: bytes, spoken: Language) -> Proposal:
        candidate = weigh(room, self._shelf, file_name, content)
        reply = proposed(room, candidate, spoken, self._desk.moment(NOTHING_CHOSEN))
        digest = candidate.digest if candidate.is_news else ""
        return Proposal(candidate.name, candidate.text, digest, reply, candidate.is_news)

    def _put(
        self, room: Newsroom, file_name: str, content: bytes, digest: str, spoken: Language, *, is_first: bool
    ) -> Candidate | Reply:
        """The candidate, written; or why it was not."""
        candidate = weigh(room, self._shelf, file_name, content)
        if candidate.digest == digest:
            self._shelf.put(candidate.name, candidate.text, is_first=is_first)
            return candidate
        anew = self._proposal(room, file_name, content, spoken).reply
        if not candidate.is_news:
            return anew
        words = spoken.text("Meanwhile the folder changed, so nothing was put in use. Send the file again.")
        document = replace(
            anew.document, sections=(DocumentSection("", (telling.said(words),)), *anew.document.sections)
        )
        return replace(anew, document=document)

    def _put_back(self, room: Newsroom, version: AcceptedBriefing) -> None:
        if version.text is None:
            self._shelf.remove(version.name)
            return
        self._shelf.check(version.name, version.text.encode(), store_of(room))
        self._shelf.put(version.name, version.text)

    async def _settle(self, name: str, text: str | None, by: str, spoken: Language) -> Reply:
        """Keep a change in the history, answer from it, and say so."""
        now = self._clock()
        try:
            version = await self._chats.write(lambda book: history.record(book, name, text, now, by))
        finally:
            await self._load_one(name)
        command = f"/{name}"
        if text is None:
            back = telling.leading_to(spoken.text("To bring it back:"), f"/rollback {name}")
            title = spoken.text("{command} is removed.", command=command)
            return telling.reply(title, spoken, DocumentSection("", (back,)))
        title = spoken.text("{command} works now; this is its version {version}.", command=command, version=version)
        look = telling.leading_to(spoken.text("To see it:"), command)
        return telling.reply(title, spoken, DocumentSection("", (look,)))

    def _current(self, name: str) -> str | None:
        """What a file holds, for comparison; "": it cannot be read."""
        try:
            return self._shelf.text(name)
        except FaultyFiles:
            return ""

    async def _versions(self, command: str, name: str) -> list[AcceptedBriefing]:
        """The versions of a briefing, at least one.

        Raises:
            NotUnderstood: There never was such a briefing, or it was never in use.
        """
        names = {*await self._file_names(), *await self._accepted_names()}
        known = briefing_named(name, names, command, self._desk.briefings)
        versions = await self._chats.read(lambda book: book.accepted(known))
        if not versions:
            raise never_in_use(known)
        return versions

    def _version_list(self, title: str, versions: Sequence[AcceptedBriefing], spoken: Language) -> Reply:
        return telling.reply(title, spoken, telling.version_list(versions, self._zone, spoken))

    def _preview(self, room: Newsroom, name: str, as_language: Language) -> Reply:
        known = briefing_named(name, self._shelf.names(), "preview", self._desk.briefings)
        text = self._shelf.text(known)
        spec = self._shelf.check(known, (text or "").encode(), store_of(room))
        return composed(room, spec, as_language, self._desk.moment(NOTHING_CHOSEN))


async def _told(work: Awaitable[Reply], spoken: Language) -> Reply:
    """The reply of `work`, or why there is none."""
    try:
        return await work
    except BotError as error:
        return telling.refused(error, spoken)
