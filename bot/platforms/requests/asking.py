"""A request and its reply, and what answering needs at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.briefing import BriefingSpec
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import ClaimVersion, SourcedClaim
from bot.domain.delivery import AS_SHIPPED, Plan, Rules, Seen, StoredEdition
from bot.domain.errors import Notice, NotUnderstood
from bot.domain.ledger import EditionShelf
from bot.domain.ports import NewsArchive
from bot.domain.schedule import Schedule
from bot.domain.wording import folded
from bot.languages import Language, available, language
from bot.platforms.requests.commands import Command
from bot.rendering.document import Button, Document
from bot.rendering.pictures import Drawing, Measure

LONGEST_REQUEST = 500
"""Longest request that is read, in characters; nothing that people type to ask is longer."""


def names_of(briefings: Mapping[str, BriefingSpec]) -> dict[str, BriefingSpec]:
    """The briefings by every title, alias and name, folded."""
    return {
        folded(name): spec
        for spec in briefings.values()
        for name in (*(title for _, title in spec.title.texts), *spec.aliases, spec.name)
    }


class EmptyShelf:
    """No edition at all, for where none was ever delivered."""

    def edition(self, key: str) -> StoredEdition | None:  # noqa: ARG002 - a shelf is asked by key
        """Nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What answers are made from: stored news, the standing briefings by name, and what was delivered of them."""

    archive: NewsArchive
    briefings: Mapping[str, BriefingSpec]
    editions: EditionShelf = field(default_factory=EmptyShelf, compare=False)
    former: Mapping[str, date] = field(default_factory=dict)  # briefings that were removed, and on which day
    rules: Rules = AS_SHIPPED  # of digests; corrections are shown in any briefing as they say
    names: Mapping[str, BriefingSpec] = field(init=False, repr=False, compare=False)  # name, alias or title, folded

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", names_of(self.briefings))  # derived once; a newsroom never changes


class BriefingRemoved(NotUnderstood):
    """The command of a briefing that was there until lately; `nearest` are others."""


@dataclass(frozen=True, slots=True)
class Privileges:
    """What an admin is shown besides, in the form in which it is written where they ask."""

    of_claims: tuple[str, ...]  # what stands before the id of a claim where it is corrected or withdrawn
    commands: tuple[Command, ...] = ()  # that the help lists; how one is written: "/" and its name
    remarks: tuple[Notice, ...] = ()  # below them


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks, where marks mean what they were last shown."""

    text: str
    language: str
    now: datetime  # aware, in the reader's zone
    shown: tuple[ClaimVersion, ...] = ()  # mark 1 is the first of these; empty: nothing was shown yet
    settings: ChatSettings = NOTHING_CHOSEN  # what the chat has chosen
    takes_digests: bool = False  # asked in a chat to which digests can be sent
    subscriptions: tuple[Plan, ...] = ()  # of exactly this chat or thread; only where `needs_subscriptions`
    seen: tuple[tuple[str, Seen], ...] = ()  # what it was last shown of the briefings in `briefings_read`
    privileges: Privileges | None = None  # null: who asks is no admin, or others read along


@dataclass(frozen=True, slots=True)
class Wanted:
    """A subscription that a chat is to have from now on, in place of one to the same briefing."""

    briefing: str
    schedule: Schedule
    language: str  # code of a catalogue
    max_age: timedelta | None = None  # for how long after its slot a digest may still come; null: as configured


@dataclass(frozen=True, slots=True)
class Picture:
    """That an answer is wanted as a picture; its document says the same in words, for where none can be shown."""

    draw: Callable[[Measure], tuple[Drawing, ...]] = field(compare=False)  # to be called where replies are rendered
    words: str  # the request for the same in words
    first: int = 1  # the picture to begin with


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
    subscribes: Wanted | None = None
    unsubscribes: tuple[str, ...] = ()  # keys of subscriptions that end
    reads: tuple[str, Seen] | None = None  # what the chat has seen of a briefing once this is shown there
    again: str = ""  # a request that gives this answer again, whatever was shown before
    is_posted: bool = False  # it is posted unasked, so its buttons leave it as it is
    picture: Picture | None = None

    def changes(self, settings: ChatSettings) -> bool:
        """Whether it changes what a chat has chosen or subscribed to, or deletes it."""
        return self.forgets or self.settings != settings or self.subscribes is not None or bool(self.unsubscribes)


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


def in_named_language(call: Call) -> Call:
    """A call as it is where a language's code stands behind its other arguments: for once in that language."""
    code = call.arguments[-1].casefold() if call.arguments else ""
    if code not in available():
        return call
    return replace(call, language=language(code), arguments=call.arguments[:-1])
