"""`ringkas status`, `deliveries` and `resend`: what became of digests, and what a person decides about them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from bot import languages
from bot.cli.entry import configured, shared_options, store_of
from bot.config import Config
from bot.domain.addresses import Address
from bot.domain.delivery import MAX_AGE, Delivery, DeliveryState, Message, StoredEdition
from bot.domain.errors import InvalidValue, notice
from bot.domain.ledger import Ledger
from bot.languages import Language
from bot.platforms.requests import Reply
from bot.rendering.units import tamed

if TYPE_CHECKING:
    from bot.app.ledgers import Health

SHOWN = 50
"""How many entries are printed where nobody says how many."""


def say(reply: Reply) -> None:
    """Print a reply as a person at a terminal reads it."""
    from bot.platforms.console import as_text

    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if is_terminal else 80
    click.echo(as_text(reply, width=min(width, 100), colour=is_terminal), nl=False)


@click.command()
@shared_options("own store", "language", "json")
@click.pass_context
def status(context: click.Context, store: Path | None, language: str | None, *, as_json: bool) -> None:
    """Print how deliveries stand; status 1 where a digest is late or was not planned."""
    from bot.app.ledgers import health

    with configured(context, store, language) as config:
        path = store_of(config)
        found = health(config, path)
        if as_json:
            click.echo(json.dumps(_health_json(found), ensure_ascii=False, indent=2))
        else:
            say(_health_reply(found, config))
        if not found.is_well:
            raise SystemExit(1)


def _health_json(found: Health) -> dict[str, Any]:
    oldest = found.tally.oldest_pending
    return {
        "running": None if found.runs is None else {key: found.runs.get(key) for key in ("pid", "host", "since")},
        "well": found.is_well,
        "deliveries": {state.value: found.tally.deliveries.get(state, 0) for state in DeliveryState},
        "subscriptions": {state.value: count for state, count in found.tally.subscriptions.items()},
        "oldest_pending": oldest.isoformat() if oldest else None,
        "troubles": [words.in_english() for words in found.troubles],
        "out_of_reach": [
            {
                "address": one.address.text,
                "reach": one.reach.value,
                "since": one.since.isoformat(),
                "reason": one.reason,
            }
            for one in found.out_of_reach
        ],
    }


def _health_reply(found: Health, config: Config) -> Reply:
    from bot.platforms.editing import telling
    from bot.platforms.overseeing.entries import tally_pairs
    from bot.rendering.document import DocumentSection, Paragraph, Text

    said, zone = languages.language(config.language.default), ZoneInfo(config.clock.zone)
    pairs = [(said.text("The bot"), _runs(found, said)), *tally_pairs(found.tally, zone, said)]
    sections = [DocumentSection("", telling.figures(pairs))]
    if found.troubles:
        blocks = tuple(Paragraph((Text(said.say(words)),)) for words in found.troubles)
        sections.append(DocumentSection(said.text("Somebody should look at this"), blocks))
    sections.append(telling.standing_list(found.out_of_reach, zone, said))
    return telling.reply(said.text("Status of Ringkas"), said, *sections)


def _runs(found: Health, said: Language) -> str:
    if found.runs is None:
        return said.text("does not run")
    if "pid" not in found.runs:
        return said.text("runs")
    return said.text(
        "runs as process {pid} on host {host} since {since}",
        pid=found.runs["pid"],
        host=found.runs["host"],
        since=found.runs["since"],
    )


@click.command()
@click.argument("id", type=click.IntRange(1), required=False)
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in DeliveryState]),
    help="Only those in this state; may be given several times.",
)
@click.option("--chat", metavar="ADDRESS", help="Only those to telegram:CHAT, telegram:CHAT/TOPIC or discord:CHANNEL.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=SHOWN, show_default=True, help="How many at most.")
@shared_options("own store", "language", "json")
@click.pass_context
def deliveries(
    context: click.Context,
    id: int | None,
    states: tuple[str, ...],
    chat: str | None,
    limit: int,
    store: Path | None,
    language: str | None,
    *,
    as_json: bool,
) -> None:
    """Print the ledger, the last due first; or, with the number ID, one entry with its messages and claims."""
    from bot.app.ledgers import opened_ledger

    with configured(context, store, language) as config, opened_ledger(store_of(config)) as ledger:
        if id is not None:
            _print_entry(ledger, id, config, as_json=as_json)
            return
        address = None if chat is None else Address.parse(chat)
        wanted = [DeliveryState(state) for state in states]
        found = ledger.deliveries(states=wanted, address=address, limit=limit)
        _print_list(found, config, as_json=as_json)


def _print_entry(ledger: Ledger, id: int, config: Config, *, as_json: bool) -> None:
    from bot.platforms.overseeing.oversight import entry

    found = ledger.delivery(id)
    reply = entry(
        ledger, id, ZoneInfo(config.clock.zone), languages.language(config.language.default), "ringkas resend"
    )
    if found is None or reply is None:
        raise InvalidValue(notice("There is no delivery {id}.", id=id))
    if not as_json:
        say(reply)
        return
    edition = ledger.edition(found.edition) if found.edition else None
    click.echo(json.dumps(_entry_json(found, edition), ensure_ascii=False, indent=2))


def _print_list(found: Sequence[Delivery], config: Config, *, as_json: bool) -> None:
    from bot.platforms.overseeing.entries import line

    said, zone = languages.language(config.language.default), ZoneInfo(config.clock.zone)
    if as_json:
        click.echo(json.dumps({"deliveries": [_line_json(one) for one in found]}, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(tamed(f"{one.id} – {line(one, zone, said)}"))
    if not found:
        click.echo(said.text("There are none."))


def _line_json(one: Delivery) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state.value,
        "reason": one.reason,
        "address": one.address.text,
        "briefing": one.briefing,
        "subscription": one.subscription,
        "slot": one.slot,
        "due_at": one.due_at.isoformat(),
        "settled_at": one.settled_at.isoformat() if one.settled_at else None,
        "attempts": one.attempts,
        "edition": one.edition,
        "manner": one.manner.value,
    }


def _entry_json(one: Delivery, edition: StoredEdition | None) -> dict[str, Any]:
    claims = edition.claims if edition else ()
    return {
        **_line_json(one),
        "expires_at": one.expires_at.isoformat(),
        "messages": [_message_json(message) for message in one.messages],
        "claims": [{"id": claim.id, "version": claim.version} for claim in claims],
    }


def _message_json(message: Message) -> dict[str, Any]:
    return {
        "number": message.number,
        "state": message.state.value,
        "receipt": message.receipt,
        "attempts": message.attempts,
        "first_left_at": message.first_left_at.isoformat() if message.first_left_at else None,
        "reason": message.reason,
        "content": message.content,
    }


@click.command()
@click.argument("id", type=click.IntRange(1))
@shared_options("own store", "language")
@click.pass_context
def resend(context: click.Context, id: int, store: Path | None, language: str | None) -> None:
    """Let the running bot send again what failed of a delivery, or may not have arrived: then it may stand there twice."""
    from bot.app import clock
    from bot.app.ledgers import opened_ledger
    from bot.platforms.overseeing import resending

    with configured(context, store, language) as config, opened_ledger(store_of(config), read_only=False) as ledger:
        now = clock(config).astimezone(UTC)
        done = resending.resend(ledger, id, now, now + MAX_AGE)
        say(resending.resent(id, done, languages.language(config.language.default)))
        if not done.failed + done.uncertain:
            raise SystemExit(1)
