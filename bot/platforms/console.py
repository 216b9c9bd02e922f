"""The console: lines typed by a person, or piped in, answered in plain text.

A person gets line editing, history and completion; piped lines are read as they are, so that a script can ask too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import Seen
from bot.platforms.requests import COMMANDS, Newsroom, Privileges, Reply, Request, answer, can_be_typed, named
from bot.rendering import console_text
from bot.rendering.units import tamed

LEAVE = frozenset({"/quit", "/exit", "/keluar"})
"""What a person types to leave; the end of input does the same."""


@dataclass
class Conversation:
    """One person's conversation: what was chosen and read, and what marks mean just now."""

    newsroom: Newsroom
    language: str  # where none is chosen
    clock: Callable[[], datetime]  # aware, in the reader's zone
    shown: tuple[ClaimVersion, ...] = ()
    settings: ChatSettings = NOTHING_CHOSEN
    seen: dict[str, Seen] = field(default_factory=dict)  # by briefing
    privileges: Privileges | None = None  # null: there is nothing that who types could look after

    def ask(self, line: str) -> Reply:
        """Answer a line, and remember what it changed."""
        now = self.clock()
        if self.settings.zone:
            now = now.astimezone(ZoneInfo(self.settings.zone))
        spoken = self.settings.language or self.language
        seen = tuple(self.seen.items())
        request = Request(line, spoken, now, self.shown, self.settings, seen=seen, privileges=self.privileges)
        reply = answer(request, self.newsroom)
        self.settings, self.shown = reply.settings, reply.shown
        self.seen.update([reply.reads] if reply.reads else [])
        return reply


def as_text(reply: Reply, *, width: int, colour: bool) -> str:
    """A reply for a terminal, what could be asked next in its last line."""
    text = console_text.render(reply.document, width=width, colour=colour)
    asked = [tamed(named(button.command, reply.language)) for button in reply.buttons if can_be_typed(button.command)]
    return f"{text.rstrip()}\n\n→ {'   '.join(asked)}\n" if asked else text


def completions(newsroom: Newsroom) -> list[str]:
    """Every command there is, with its slash."""
    names = [name for command in COMMANDS for name in (command.name, command.alias)]
    names += [name for spec in newsroom.briefings.values() for name in (spec.name, *spec.aliases)]
    return sorted(f"/{name}" for name in names)


def typed_lines(newsroom: Newsroom, history: Path) -> Iterator[str]:
    """Lines from a person at a terminal, with editing, history and completion, until they leave."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import WordCompleter
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory

    kept: History
    try:
        history.parent.mkdir(parents=True, exist_ok=True)
        history.touch()
        kept = FileHistory(str(history))
    except OSError:  # a home that cannot be written is no reason not to talk
        kept = InMemoryHistory()
    names = [*completions(newsroom), *newsroom.briefings]
    session: PromptSession[str] = PromptSession(history=kept, completer=WordCompleter(names, sentence=False, WORD=True))
    while True:
        try:
            yield session.prompt("ringkas> ")
        except KeyboardInterrupt:  # clears the line, as in a shell
            continue
        except EOFError:
            return


def piped_lines(stream: TextIO) -> Iterator[str]:
    """Lines from a pipe or file; bytes that are no text are read as far as they can be."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    yield from stream


def converse(lines: Iterable[str], conversation: Conversation, show: Callable[[Reply], None]) -> None:
    """Answer line after line until there are no more, or the person leaves; empty lines are passed over."""
    for line in lines:
        if line.strip().casefold() in LEAVE:
            return
        if line.strip():
            show(conversation.ask(line))
