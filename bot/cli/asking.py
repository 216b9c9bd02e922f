"""`ringkas chat`, `ask` and `preview`: questions in, answers out."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from bot.cli.entry import configured, in_zone, shared_options, tell_faults
from bot.config import Config
from bot.languages import Language
from bot.platforms.requests import Privileges, Reply, Request

_YES = frozenset({"y", "yes", "ya", "iya"})
_NO = frozenset({"", "n", "no", "t", "tidak", "tak"})


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at a stream; a closed one is none at all."""
    return stream is not None and stream.isatty()


def say(reply: Reply) -> None:
    """Print a reply as text, as wide as the terminal."""
    from bot.platforms.console import as_text

    has_width = is_terminal(sys.stdout)
    width = shutil.get_terminal_size((80, 24)).columns if has_width else 80
    click.echo(as_text(reply, width=min(width, 100), colour=has_width))


def agreed(question: str, spoken: Language) -> bool:
    """Whether somebody at the terminal says yes, in whichever language; nothing is a no."""
    while True:
        answer: str = click.prompt(f"{question} {spoken.text('[y/N]')}", default="", show_default=False)
        word = answer.strip().casefold()
        if word in _YES or word in _NO:
            return word in _YES
        click.echo(spoken.text("Write yes or no."))


def _privileges(config: Config) -> Privileges | None:
    """What is shown besides to somebody at a terminal, who can correct a store of their own; the sample nobody can."""
    return None if config.store.path is None else Privileges(of_claims=("ringkas correct ", "ringkas withdraw "))


@click.command()
@shared_options("store", "language", "at")
@click.pass_context
def chat(context: click.Context, store: Path | None, language: str | None, at: datetime | None) -> None:
    """Talk to Ringkas in this terminal; piped lines are answered one by one."""
    from bot.app import clock, opened_office
    from bot.platforms.console import Conversation, converse, piped_lines, typed_lines

    with configured(context, store, language) as config, opened_office(config) as office:
        tell_faults(office.faults, config.language.default)
        moment = in_zone(at, config)
        conversation = Conversation(
            office.newsroom, config.language.default, lambda: moment or clock(config), privileges=_privileges(config)
        )
        if is_terminal(sys.stdin):
            say(conversation.ask("/help"))
            history = Path(click.get_app_dir("ringkas")) / "history"
            converse(typed_lines(office.newsroom, history), conversation, say)
        elif sys.stdin is not None:
            converse(piped_lines(sys.stdin), conversation, say)


def _print(reply: Reply, platform: str, *, as_json: bool) -> None:
    from bot.cli import showing

    if as_json:
        click.echo(showing.as_json(reply, platform))
    elif platform == "console":
        say(reply)
    else:
        click.echo(showing.as_sent(reply, platform))


@click.command()
@click.argument("text")
@shared_options("language", "as", "json", "store", "at")
@click.pass_context
def ask(
    context: click.Context,
    text: str,
    language: str | None,
    platform: str,
    store: Path | None,
    at: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Ask one thing, such as "/kazakhstan", and print the answer."""
    from bot.app import clock, opened_office
    from bot.platforms.requests import answer

    with configured(context, store, language) as config, opened_office(config) as office:
        tell_faults(office.faults, config.language.default)
        now = in_zone(at, config) or clock(config)
        privileges = _privileges(config) if platform == "console" and not as_json else None
        request = Request(text, config.language.default, now, privileges=privileges)
        _print(answer(request, office.newsroom), platform, as_json=as_json)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared_options("language", "as", "json", "store", "at")
@click.pass_context
def preview(
    context: click.Context,
    file: Path,
    language: str | None,
    platform: str,
    store: Path | None,
    at: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Print exactly what a briefing file would yield, wherever the file stands."""
    from bot.app import clock, opened_office
    from bot.platforms.requests import answer

    with configured(context, store, language) as config, opened_office(config) as office:
        spec = office.load_briefing(file)
        newsroom = replace(office.newsroom, briefings={**office.newsroom.briefings, spec.name: spec})
        now = in_zone(at, config) or clock(config)
        _print(answer(Request(f"/{spec.name}", config.language.default, now), newsroom), platform, as_json=as_json)
