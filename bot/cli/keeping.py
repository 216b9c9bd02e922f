"""`ringkas backup`, `restore` and `doctor`: the store copied, put back, and everything looked over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import click

from bot import languages
from bot.cli.entry import configured, shared_options, store_of, told
from bot.config import Config
from bot.domain.errors import BotError, Notice, notice
from bot.rendering.units import tamed


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file where it is there already.")
@shared_options("own store", "language")
@click.pass_context
def backup(context: click.Context, target: Path, store: Path | None, language: str | None, *, force: bool) -> None:
    """Copy the whole store, with its ledger and what chats have chosen, to the file TARGET; the bot may run meanwhile."""
    from bot.app.ledgers import back_up

    with configured(context, store, language) as config:
        back_up(store_of(config), target, force=force)
        _say(notice("The store is copied to {path}.", path=str(target)), config)


@click.command()
@click.argument("backup", type=click.Path(path_type=Path))
@shared_options("own store", "language")
@click.pass_context
def restore(context: click.Context, backup: Path, store: Path | None, language: str | None) -> None:
    """Put the file BACKUP in the place of the store, which is kept beside it; the bot must be stopped first.

    What was on its way when the backup was made may have been sent since, so it becomes uncertain.
    """
    from bot.app import clock
    from bot.app.ledgers import restore as put_back

    with configured(context, store, language) as config:
        path = store_of(config)
        kept = put_back(backup, path, clock(config).astimezone(UTC))
        _say(notice("{path} is again as in {backup}.", path=str(path), backup=str(backup)), config)
        if kept is not None:
            _say(notice("What it was before is kept as {path}.", path=str(kept)), config)


@click.command()
@shared_options("own store", "language")
@click.pass_context
def doctor(context: click.Context, store: Path | None, language: str | None) -> None:
    """Look over configuration, tokens, store, briefings and deliveries; one line for each trouble, and status 1."""
    with configured(context, store, language, tokens=True) as config:
        found = list(_troubles(config, store_of(config)))
        for line in found:
            click.echo(line)
        if config.model.base_url is not None:
            _say(
                notice("A model may propose: “{name}” at {url}.", name=config.model.name, url=config.model.base_url),
                config,
            )
        if found:
            raise SystemExit(1)
        _say(notice("Nothing is wrong."), config)


def _troubles(config: Config, path: Path) -> Iterator[str]:
    """Everything that is wrong, in lines; a store that cannot be read at all is one of them, and ends the looking."""
    from bot.app.ledgers import briefing_faults, health, store_faults

    said = languages.language(config.language.default)
    try:
        yield from (tamed(said.say(words)) for words in store_faults(path))
        yield from (told(fault, config.language.default) for fault in briefing_faults(config))
        yield from (tamed(said.say(words)) for words in health(config, path).troubles)
    except BotError as error:
        yield tamed(said.say(error.notice))


def _say(words: Notice, config: Config) -> None:
    click.echo(tamed(languages.language(config.language.default).say(words)))
