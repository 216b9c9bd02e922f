"""A request and its reply, and what answering needs at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.briefing import BriefingSpec
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import ClaimVersion, SourcedClaim
from bot.domain.ports import NewsArchive
from bot.domain.wording import folded
from bot.languages import Language
from bot.rendering.document import Button, Document

LONGEST_REQUEST = 500
"""Longest request that is read, in characters; nothing that people type to ask is longer."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What answers are made from: stored news, and the standing briefings by name."""

    archive: NewsArchive
    briefings: Mapping[str, BriefingSpec]
    names: Mapping[str, BriefingSpec] = field(init=False, repr=False, compare=False)  # name, alias or title, folded

    def __post_init__(self) -> None:
        named = {
            folded(name): spec
            for spec in self.briefings.values()
            for name in (*(title for _, title in spec.title.texts), *spec.aliases, spec.name)
        }
        object.__setattr__(self, "names", named)  # derived once; a newsroom never changes


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks, where marks mean what they were last shown."""

    text: str
    language: str
    now: datetime  # aware, in the reader's zone
    shown: tuple[ClaimVersion, ...] = ()  # mark 1 is the first of these; empty: nothing was shown yet
    settings: ChatSettings = NOTHING_CHOSEN  # what the chat has chosen


@dataclass(frozen=True, slots=True)
class Reply:
    """What a platform is to show."""

    document: Document
    language: str  # of this reply
    settings: ChatSettings  # of the chat from now on
    buttons: tuple[Button, ...] = ()
    claims: tuple[SourcedClaim, ...] = ()  # in the order of their marks
    shown: tuple[ClaimVersion, ...] = ()  # what marks mean from now on
    is_understood: bool = True
    has_marks: bool = False  # its marks are its own, so that evidence can be asked for by them
    forgets: bool = False  # whatever is kept about the chat is to be deleted
    again: str = ""  # a request that gives this answer again, whatever was shown before

    def changes(self, settings: ChatSettings) -> bool:
        """Whether it changes what a chat has chosen, or deletes it."""
        return self.forgets or self.settings != settings


@dataclass(frozen=True, slots=True)
class Call:
    """A request while it is answered: its arguments, and everything at hand."""

    request: Request
    newsroom: Newsroom
    language: Language
    arguments: tuple[str, ...]
    command: str = ""  # the name of the command in the table; "": a briefing's own, or none

    @property
    def line(self) -> str:
        """The arguments as one text."""
        return " ".join(self.arguments)
