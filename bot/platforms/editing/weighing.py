"""A candidate for a briefing's file, held against what the folder holds and what is in use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import cast

from bot.domain.briefing import BriefingSpec
from bot.domain.command_names import SUFFIX
from bot.domain.errors import Fault, FaultyFiles, notice
from bot.domain.ports import Archive
from bot.domain.shelf import BriefingShelf
from bot.languages import Language
from bot.platforms.editing import differences, effects, telling
from bot.platforms.editing.names import name_of_file
from bot.platforms.requests import Newsroom, Reply, Request, answer
from bot.rendering.document import DocumentSection

FILE_BYTES = 2**20
"""Largest briefing file that is taken from a chat; a platform need not fetch a larger one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that could stand in the folder."""

    name: str
    text: str
    spec: BriefingSpec
    in_folder: str | None  # what stands there now; null: nothing
    in_use: BriefingSpec | None

    @property
    def is_news(self) -> bool:
        """Whether the folder holds something else."""
        return self.text != self.in_folder

    @property
    def digest(self) -> str:
        """24 characters that stand for this text over what the folder holds now."""
        whole = blake2b(digest_size=12)
        for part in (self.name, self.text, *(() if self.in_folder is None else (self.in_folder,))):
            encoded = part.encode()
            whole.update(len(encoded).to_bytes(8) + encoded)
        return whole.hexdigest()


def store_of(room: Newsroom) -> Archive:
    """The whole store of a newsroom; a desk opens no less."""
    return cast("Archive", room.archive)


def weigh(room: Newsroom, shelf: BriefingShelf, file_name: str, content: bytes) -> Candidate:
    """Check a file that was sent, and find what it would replace.

    Raises:
        NotUnderstood: Its name cannot be a briefing's, or it is too large.
        FaultyFiles: Something in it is wrong, or what it would replace cannot be read.
        BotError: It cannot be checked.
    """
    name = name_of_file(file_name)
    if len(content) > FILE_BYTES:
        words = notice("the file is larger than {limit} KiB", limit=FILE_BYTES // 2**10)
        raise FaultyFiles((Fault(f"{name}{SUFFIX}", None, "", words),))
    spec = shelf.check(name, content, store_of(room))
    return Candidate(name, content.decode("utf-8-sig"), spec, shelf.text(name), room.briefings.get(name))


def composed(room: Newsroom, spec: BriefingSpec, spoken: Language, now: datetime) -> Reply:
    """What a briefing answers now, in use or not."""
    others = {name: other for name, other in room.briefings.items() if name != spec.name}
    request = Request(f"/{spec.name}", spoken.code, now)
    return answer(request, replace(room, briefings={**others, spec.name: spec}))  # the last goes before others' titles


def proposed(room: Newsroom, candidate: Candidate, spoken: Language, now: datetime) -> Reply:
    """What putting a candidate in use would change."""
    command = f"/{candidate.name}"
    if not candidate.is_news:
        return telling.reply(spoken.text("{command} is already in use exactly like this.", command=command), spoken)
    changed = effects.effect(candidate.name, candidate.in_use, candidate.spec, room.archive, now)
    would_show = telling.said(
        spoken.plural(
            "With what is stored now it shows {count} claim.",
            "With what is stored now it shows {count} claims.",
            changed.claim_count,
        )
    )
    seen = differences.for_readers(candidate.in_use, candidate.spec, spoken)
    sections = [seen, DocumentSection("", (*effects.further(changed, now, spoken), would_show))]
    if candidate.in_folder is not None:
        sections.append(differences.in_lines(candidate.in_folder, candidate.text, spoken))
    is_known = candidate.in_use is not None or candidate.in_folder is not None
    title = (
        spoken.text("Changes to {command}", command=command)
        if is_known
        else spoken.text("A new briefing: {command}", command=command)
    )
    return telling.reply(title, spoken, *sections)
