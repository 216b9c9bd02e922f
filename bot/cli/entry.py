"""The group that holds every command, the options they share, and how faults and errors are told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot import __version__
from bot.config import Config, load_config
from bot.domain.errors import BotError, Fault, FaultyFiles, Notice, notice
from bot.languages import available, language
from bot.languages.system_errors import reason_of
from bot.rendering.units import tamed


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ringkas")
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; config.toml where there is one.")
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Ringkas briefs on contested news, in Indonesian and English, every line with its source."""
    context.obj = config


def told(fault: Fault, spoken: str) -> str:
    """A fault in one line: file, line, key, and what is wrong."""
    place = ":".join([fault.file, *([str(fault.line)] if fault.line else [])])
    key = f" {fault.key}:" if fault.key else ""
    return tamed(f"{place}:{key} {language(spoken).say(fault.notice)}")


def _tell(sentence: Notice, spoken: str) -> None:
    """One line on standard error; whatever a file or a name holds, it reaches the terminal as plain words."""
    click.echo(tamed(language(spoken).say(sentence)), err=True)


def tell_faults(faults: Iterable[Fault], spoken: str) -> None:
    """Print faults on standard error."""
    for fault in faults:
        click.echo(told(fault, spoken), err=True)


@contextmanager
def errors_told(spoken: str, undone: Notice | None = None) -> Iterator[None]:
    """Tell what is refused on purpose on standard error and end with status 1.

    `undone`: what faults in files have prevented, where that is not a change.
    """
    try:
        yield
    except FaultyFiles as error:
        tell_faults(error.faults, spoken)
        _tell(undone or error.notice, spoken)
        raise SystemExit(1) from None
    except BotError as error:
        _tell(error.notice, spoken)
        raise SystemExit(1) from None
    except BrokenPipeError:  # whoever read the answer has gone: click ends quietly
        raise
    except OSError as error:
        reason = reason_of(error)
        if error.filename:
            sentence = notice("{path} cannot be read or written: {reason}", path=str(error.filename), reason=reason)
        else:  # standard output, a socket: the error does not say
            sentence = notice("Something went wrong: {reason}", reason=reason)
        _tell(sentence, spoken)
        raise SystemExit(1) from None


@contextmanager
def configured(
    context: click.Context,
    store: Path | None = None,
    language: str | None = None,
    *,
    tokens: bool | str = False,
    undone: Notice | None = None,
) -> Iterator[Config]:
    """The configuration, a command's own options over it; errors within are told in its language.

    `tokens`: whether they are looked for, or the one section of which.
    """
    with errors_told("en", undone):
        config = load_config(context.find_root().obj, os.environ, tokens=tokens)
    if store is not None:
        config = config.model_copy(update={"store": config.store.model_copy(update={"path": store})})
    if language is not None:
        config = config.model_copy(update={"language": config.language.model_copy(update={"default": language})})
    with errors_told(config.language.default, undone):
        yield config


def store_of(config: Config) -> Path:
    """The file of the configured store; without one the command makes no sense.

    Raises:
        click.UsageError: None is configured.
    """
    if config.store.path is None:
        raise click.UsageError("Name a store with --store PATH, or set path under [store] in config.toml.")
    return config.store.path


def _moment(_: click.Context, __: click.Parameter, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no moment; write 2026-12-01T07:00 or 2026-12-01") from None


def in_zone(moment: datetime | None, config: Config) -> datetime | None:
    """A moment that was given without an offset, in the readers' zone."""
    if moment is None:
        return None
    zone = ZoneInfo(config.clock.zone)
    try:
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except OverflowError:
        raise click.BadParameter("the moment lies outside the calendar in the readers' zone") from None


Command = Callable[..., Any]


def shared_options(*names: str) -> Callable[[Command], Command]:
    """Options that several commands take, each explained once."""
    options = {
        "store": click.option(
            "--store", type=click.Path(path_type=Path), help="Store to use; the built-in sample by default."
        ),
        "own store": click.option(
            "--store", type=click.Path(path_type=Path), help="Store to use; the configured one by default."
        ),
        "language": click.option("--language", type=click.Choice(available()), help="Language of the answer."),
        "at": click.option(
            "--at",
            callback=_moment,
            metavar="MOMENT",
            help="Answer as if it were 2026-12-01T07:00, from what is stored now.",
        ),
        "as": click.option(
            "--as",
            "platform",
            type=click.Choice(["console", "telegram", "discord"]),
            default="console",
            show_default=True,
            help="Platform whose messages are shown.",
        ),
        "json": click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
    }

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = options[name](command)
        return command

    return decorate
