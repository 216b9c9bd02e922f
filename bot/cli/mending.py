"""`ringkas correct` and `withdraw`: what turned out to be wrong, put right in the store and wherever it was sent."""

from __future__ import annotations

import sys
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import languages
from bot.cli.asking import agreed, is_terminal
from bot.cli.digests import say
from bot.cli.entry import Command, configured, shared_options, store_of
from bot.config import Config
from bot.domain.errors import BotError, notice
from bot.domain.wording import Wording

if TYPE_CHECKING:
    from bot.app.ledgers import Correction


def _day(_: click.Context, __: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write 2026-12-01") from None


def _shared(command: Command) -> Command:
    """What both commands take."""
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask before; without it, a terminal is asked."),
        click.option("--on", callback=_day, metavar="DATE", help="The day that readers are told; today by default."),
        click.option("--reason-en", required=True, metavar="TEXT", help="Why, in English."),
        click.option("--reason-id", required=True, metavar="TEXT", help="Why, in Indonesian."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("claim")
@click.option("--statement-id", required=True, metavar="TEXT", help="What the claim says from now on, in Indonesian.")
@click.option("--statement-en", required=True, metavar="TEXT", help="What the claim says from now on, in English.")
@_shared
@shared_options("own store", "language")
@click.pass_context
def correct(
    context: click.Context,
    claim: str,
    statement_id: str,
    statement_en: str,
    reason_id: str,
    reason_en: str,
    on: date | None,
    store: Path | None,
    language: str | None,
    *,
    yes: bool,
) -> None:
    """Correct what CLAIM says; the running bot puts it right in every message that was delivered with it."""
    from bot.files import correcting

    with configured(context, store, language) as config:
        statement = Wording.of({"id": statement_id, "en": statement_en})
        reason = Wording.of({"id": reason_id, "en": reason_en})
        _done(
            config,
            lambda records, day, now, over: correcting.correct(records, claim, statement, reason, day, now, over=over),
            on,
            is_sure=yes,
        )


@click.command()
@click.argument("claim")
@_shared
@shared_options("own store", "language")
@click.pass_context
def withdraw(
    context: click.Context,
    claim: str,
    reason_id: str,
    reason_en: str,
    on: date | None,
    store: Path | None,
    language: str | None,
    *,
    yes: bool,
) -> None:
    """Show CLAIM no more; the running bot says so in every message that was delivered with it."""
    from bot.files import correcting

    with configured(context, store, language) as config:
        reason = Wording.of({"id": reason_id, "en": reason_en})
        _done(
            config,
            lambda records, day, now, over: correcting.withdraw(records, claim, reason, day, now, over=over),
            on,
            is_sure=yes,
        )


def _done(config: Config, work: Correction, on: date | None, *, is_sure: bool) -> None:
    """Do it, and print what it changed and whom it reaches; a person at a terminal is shown that before, and asked."""
    from bot.app import clock
    from bot.app.ledgers import corrected
    from bot.platforms.overseeing.corrections import outcome, proposal

    now, store, spoken = clock(config), store_of(config), languages.language(config.language.default)
    day, over = on or now.date(), None
    if not is_sure and is_terminal(sys.stdin):
        would_be, count = corrected(store, work, day, None)
        say(proposal(would_be, count, spoken))
        if would_be.before == would_be.after:
            return
        if not agreed(spoken.text("Do it?"), spoken):
            raise BotError(notice("Nothing was changed."))
        over = would_be.version
    done, count = corrected(store, work, day, now.astimezone(UTC), over)
    if not done.is_done and done.before != done.after:
        raise BotError(notice("The claim has changed meanwhile, so nothing was done. Look at it again."))
    say(outcome(done, count, spoken))
