"""`ringkas new`: a new briefing file, from the answers to a few questions.

Nothing is written before all of it is right, and nothing that is there is written over.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from bot import languages
from bot.cli.entry import configured, shared_options
from bot.domain.command_names import SUFFIX, free_name, reserved_command, wrong_command
from bot.domain.errors import BotError, InvalidValue, notice
from bot.domain.ports import Archive
from bot.files.briefings import load_briefings
from bot.files.new_briefings import (
    NewBriefing,
    NewDigest,
    as_toml,
    check_answer,
    nearest_or_none,
    read_topic,
    schema_line,
)
from bot.files.shelf import FolderShelf
from bot.languages import Language
from bot.languages.zones import zone_meant, zone_names
from bot.platforms.requests import RESERVED
from bot.rendering.units import tamed

T = TypeVar("T")


@click.group()
def new() -> None:
    """Write a new file after a few questions."""


@dataclass(frozen=True, slots=True)
class _Given:
    """What was given on the command line; what is empty is asked."""

    title_id: str
    title_en: str
    about: Sequence[str]
    time: str
    days: str
    zone: str
    to: Sequence[str]


@new.command("briefing")
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path), help="Folder to write to; the configured one by default.")
@click.option("--title-id", default="", help="Title in Indonesian.")
@click.option("--title-en", default="", help="Title in English.")
@click.option("--about", multiple=True, help='Whom or what it is about; words that statements hold in "quotes".')
@click.option("--time", default="", help="When it is sent by itself, such as 07:00 or 07:00,18:30.")
@click.option("--days", default="", help="On which days, such as mon-fri; every day by default.")
@click.option("--zone", default="", help="In which time zone; that of the configuration by default.")
@click.option("--to", multiple=True, help="To which chat or channel, such as telegram:-1001234567890.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given is left out.")
@shared_options("store", "language")
@click.pass_context
def new_briefing(
    context: click.Context,
    /,
    name: str,
    folder: Path | None,
    store: Path | None,
    language: str | None,
    *,
    yes: bool,
    **given: Any,
) -> None:
    """Write the file of a new briefing, NAME.toml, whose command is /NAME; it is checked before it is written."""
    from bot.app import store_to_check_against

    with configured(context, store, language) as config, closing(store_to_check_against(config)) as archive:
        where = folder or config.briefings.folder
        said = languages.language(config.language.default)
        interview = _Interview(said, asks=not yes)
        made = interview.briefing(_free(name, where), _Given(**given), archive, config.clock.zone)
        path = _write(made, where, archive, said)
        for line in _next_steps(made, path, said, is_configured=folder is None):
            click.echo(tamed(line))


def _free(name: str, folder: Path) -> str:
    """The name, if a new file may have it.

    Raises:
        BotError: It cannot be a command, or is one already.
    """
    there = load_briefings(folder).specs if folder.is_dir() else ()
    stems = {path.stem for path in folder.glob("*")} if folder.is_dir() else set()
    taken = RESERVED | stems | {command for spec in there for command in (spec.name, *spec.aliases)}
    if words := wrong_command(name, taken):
        raise BotError(words)
    if name in RESERVED:
        raise BotError(reserved_command(name, taken))
    if name in taken:
        raise BotError(
            notice("there is a briefing /{name} already; “{free}” is free", name=name, free=free_name(name, taken))
        )
    return name


@dataclass(frozen=True, slots=True)
class _Interview:
    """Asks for what is not given, and again for what is wrong."""

    said: Language
    asks: bool  # false: what is wrong or missing ends it

    def briefing(self, name: str, given: _Given, archive: Archive, zone: str) -> NewBriefing:
        """What is given and answered about a new briefing.

        Raises:
            BotError: An answer is wrong or missing, and nobody can be asked.
        """
        said = self.said
        title = {
            "id": self._answer(said.text("Title in Indonesian"), "--title-id", given.title_id, _titled("id")),
            "en": self._answer(said.text("Title in English"), "--title-en", given.title_en, _titled("en")),
        }
        question = said.text('About whom or what (names, with commas between them; words in "quotes")')
        entities, words = self._answer(
            question, "--about", ", ".join(given.about), lambda text: read_topic(text, archive)
        )
        return NewBriefing(name, title, entities, words, self._digest(given, zone))

    def _digest(self, given: _Given, zone: str) -> NewDigest | None:
        said = self.said
        question = said.text("Time at which it is sent by itself, such as 07:00 (nothing: never)")
        at = self._answer(question, "--time", given.time, lambda text: _several("at", text), "")
        if not at:
            return None
        days = self._answer(said.text("Days, such as daily or mon-fri"), "--days", given.days, _days, "daily")
        there = self._answer(said.text("Time zone"), "--zone", given.zone, _zone, zone)
        question = said.text("Where to, such as telegram:-1001234567890 or discord:112233445566778899")
        to = self._answer(question, "--to", ",".join(given.to), lambda text: _several("to", text))
        return NewDigest(at, days, there, to)

    def _answer(
        self, question: str, option: str, given: str, read: Callable[[str], T], default: str | None = None
    ) -> T:
        text = given
        while True:
            try:
                return read((text or self._typed(question, option, default)).strip())
            except InvalidValue as error:
                if not self.asks:
                    raise BotError(notice("{option}: {wrong}", option=option, wrong=error.notice)) from None
                click.echo(tamed(self.said.say(error.notice)), err=True)
                text = ""

    def _typed(self, question: str, option: str, default: str | None) -> str:
        """The line that is typed in answer; an empty one means the default."""
        if not self.asks:
            if default is None:
                raise BotError(notice("{option} is missing; without it, leave out --yes", option=option))
            return default
        click.echo(f"{question}{f' [{default}]' if default else ''}: ", nl=False, err=True)
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise BotError(notice("The answers ended before the questions; nothing was written."))
        if not sys.stdin.isatty():
            click.echo(err=True)
        return line.strip() or default or ""


def _titled(code: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        check_answer(("title", code), {"title": {"id": "-", "en": "-", code: text}})
        return text

    return read


def _several(key: str, text: str) -> tuple[str, ...]:
    """The values between commas, each as a digest may have it under this key."""
    values = [part.strip() for part in text.split(",") if part.strip()]
    if values or key == "to":
        check_answer(("digest", 0, key), {"digest": [{key: values}]})
    return tuple(values)


def _days(text: str) -> str:
    check_answer(("digest", 0, "days"), {"digest": [{"days": text}]})
    return text


def _zone(text: str) -> str:
    if zone := zone_meant(text):
        return zone
    raise InvalidValue(
        nearest_or_none(
            notice("“{zone}” is not a time zone such as Asia/Jakarta", zone=text[:60]), text, list(zone_names())
        )
    )


def _write(made: NewBriefing, folder: Path, archive: Archive, said: Language) -> Path:
    """Write the file, if it is right among the others; a file that has come there meanwhile stays.

    Raises:
        FaultyFiles: Something in it is wrong; nothing was written.
    """
    text, path = as_toml(made, said), folder / f"{made.name}{SUFFIX}"
    FolderShelf(folder, RESERVED).check(made.name, text.encode(), archive)
    folder.mkdir(exist_ok=True)
    whole = schema_line(folder) + text
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(whole)
    return path


def _next_steps(made: NewBriefing, path: Path, said: Language, *, is_configured: bool) -> list[str]:
    check = "ringkas check" if is_configured else f"ringkas check {path}"
    return [
        said.text("{path} is written. What to do next:", path=str(path)),
        said.text("- See what it shows: {command}", command=f"ringkas preview {path}"),
        said.text("- After each change, check it: {command}", command=check),
        said.text("- A running bot takes it from its folder by itself, as /{name}.", name=made.name),
    ]
