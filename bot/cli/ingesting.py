"""`ringkas ingest`: articles taken in from files, folders, pages and feeds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from bot import languages
from bot.cli.asking import is_terminal
from bot.cli.entry import configured, shared_options, store_of, told
from bot.domain.drafts import Came, Ingested
from bot.domain.errors import Notice, notice
from bot.languages import Language
from bot.rendering.units import tamed

if TYPE_CHECKING:
    from bot.intake.ways.arriving import Progress, Refused

_OVER_THE_BAR = "\r\x1b[2K"
"""Back to the beginning of the line and clear it: what is told stands above the bar, which is drawn anew below."""
_CAME = {
    Came.NEW: notice("new: {article}"),
    Came.CHANGED: notice("changed: {article}"),
    Came.KNOWN: notice("known already: {article}"),
}


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--publish-unreviewed",
    "publishes",
    is_flag=True,
    help="Show what was found to readers at once, marked as unreviewed; by default as the configuration says.",
)
@shared_options("own store", "language")
@click.pass_context
def ingest(
    context: click.Context, sources: tuple[str, ...], store: Path | None, language: str | None, *, publishes: bool
) -> None:
    """Take articles in: each becomes a draft, which `ringkas review` shows.

    SOURCES are files (text, HTML, Markdown, letters), folders of them, and addresses of pages and feeds. What was taken
    in before is passed over; status 1 where something could not be.
    """
    import asyncio

    with configured(context, store, language, tokens="model") as config:
        from bot.app import clock
        from bot.app.ingesting import ingested

        path, spoken = store_of(config), languages.language(config.language.default)
        count: Counter[str] = Counter()
        has_bar = is_terminal(sys.stderr)

        def tell(came: Ingested | Refused) -> None:
            if has_bar:
                click.echo(_OVER_THE_BAR, nl=False, err=True)
            count[_tell(came, spoken)] += 1

        with _progress_bar(is_shown=has_bar) as progress:
            publishing = publishes or config.intake.publish == "unreviewed"
            asyncio.run(
                ingested(
                    path,
                    sources,
                    ZoneInfo(config.clock.zone),
                    lambda: clock(config).astimezone(UTC),
                    tell,
                    publishes=publishing,
                    progress=progress,
                    model=config.model,
                )
            )
        click.echo(spoken.say(_summary(count)))
        if count["new"] or count["changed"]:
            click.echo(spoken.say(notice("Next, decide about the drafts: {command}", command="ringkas review")))
        if count["refused"]:
            raise SystemExit(1)


def _tell(came: Ingested | Refused, spoken: Language) -> str:
    """Print what became of one article, the refused on standard error; in a word."""
    if not isinstance(came, Ingested):
        _complain(came.way, came.notice, spoken)
        return "refused"
    if came.reason is not None:
        _complain(came.way, came.reason, spoken)
        return "refused"
    sentence = _CAME[came.came]
    click.echo(tamed(spoken.say(Notice(sentence.text, (("article", came.article),)))))
    for fault in came.faults:
        click.echo(told(fault, spoken.code), err=True)
    return came.came.value


def _complain(way: str, wrong: Notice, spoken: Language) -> None:
    click.echo(tamed(f"{way}: {spoken.say(wrong)}"), err=True)


def _summary(count: Counter[str]) -> Notice:
    return notice(
        "Articles: {new} new, {changed} changed, {known} known already, {refused} refused.",
        new=count["new"],
        changed=count["changed"],
        known=count["known"],
        refused=count["refused"],
    )


@contextmanager
def _progress_bar(*, is_shown: bool) -> Iterator[Progress]:
    """A bar on a terminal's standard error, which learns its length with the first step."""
    with click.progressbar(length=1, label="articles", file=sys.stderr, show_eta=False, hidden=not is_shown) as bar:

        def progress(total: int, step: int) -> None:
            bar.length = total
            bar.update(step)

        yield progress
