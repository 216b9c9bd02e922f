"""`ringkas run`: the bot on its platforms."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.entry import configured, shared_options
from bot.domain.errors import notice


@click.command()
@shared_options("store")
@click.pass_context
def run(context: click.Context, store: Path | None) -> None:
    """Run the bot on the platforms that are set up, until it is stopped."""
    import asyncio  # heavy, and so is what serves: the other commands start without them

    from bot import logs

    with configured(context, store, tokens=True, undone=notice("The bot was not started.")) as config:
        logs.configure(config.log.level, config.log.format, config.secrets())
        from bot.app.serving import run as serve

        asyncio.run(serve(config, asyncio.Event()))
