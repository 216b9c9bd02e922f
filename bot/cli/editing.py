"""`ringkas versions` and `rollback`: the history of a briefing's file, and the way back."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.asking import say
from bot.cli.entry import configured, shared_options, store_of
from bot.languages import language as spoken_language

CONSOLE = "console"
"""Who changed a briefing at the command line, in the history."""


@click.command()
@click.argument("name")
@shared_options("own store", "language")
@click.pass_context
def versions(context: click.Context, name: str, store: Path | None, language: str | None) -> None:
    """List the versions of the briefing NAME that were in use: when, and who brought them."""
    from bot.app import clock
    from bot.app.editing import edited

    with configured(context, store, language) as config:
        spoken = spoken_language(config.language.default)
        say(
            edited(config, store_of(config), lambda: clock(config), lambda editing: editing.told_versions(name, spoken))
        )


@click.command()
@click.argument("name")
@click.argument("version", type=click.IntRange(min=1), required=False)
@shared_options("own store", "language")
@click.pass_context
def rollback(context: click.Context, name: str, version: int | None, store: Path | None, language: str | None) -> None:
    """Let the briefing NAME be again what it was in VERSION, or before its last change; the running bot follows."""
    from bot.app import clock
    from bot.app.editing import edited

    with configured(context, store, language) as config:
        spoken = spoken_language(config.language.default)
        reply = edited(
            config,
            store_of(config),
            lambda: clock(config),
            lambda editing: editing.rolled_back(name, version, CONSOLE, spoken),
        )
        say(reply)
        if not reply.is_understood:
            raise SystemExit(1)
