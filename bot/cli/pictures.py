"""`ringkas picture`: a timeline or a comparison as a PNG or SVG file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.cli.entry import configured, in_zone, shared_options, tell_faults
from bot.domain.errors import Notice, NotUnderstood, notice
from bot.languages import language as spoken_language
from bot.platforms.requests import PICTURED, Call, Request, drawings

_FORMS = (".png", ".svg")
_BRIEFING = "briefing"


def _out(_: click.Context, __: click.Parameter, path: Path) -> Path:
    if path.suffix.casefold() not in _FORMS:
        raise click.BadParameter("name a file that ends with .png or .svg")
    return path


@click.command()
@click.argument("what", type=click.Choice((*PICTURED, _BRIEFING)))
@click.argument("topic", nargs=-1, required=True)
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, help="Which of several pictures.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, callback=_out, help="File to write, .png or .svg."
)
@shared_options("language", "store", "at")
@click.pass_context
def picture(
    context: click.Context,
    what: str,
    topic: tuple[str, ...],
    page: int,
    out: Path,
    language: str | None,
    store: Path | None,
    at: datetime | None,
) -> None:
    """Draw the timeline of TOPIC, its figures side by side, or those of a briefing; prints what the picture shows."""
    from bot.app import clock, opened_office
    from bot.drawing import BundledFont, png, svg

    with configured(context, store, language) as config, opened_office(config) as office:
        tell_faults(office.faults, config.language.default)
        spoken = spoken_language(config.language.default)
        command = "" if what == _BRIEFING else what
        request = Request(f"/{command} {' '.join(topic)}", spoken.code, in_zone(at, config) or clock(config))
        pages = drawings(Call(request, office.newsroom, spoken, topic, command), BundledFont())
        if not pages:
            raise NotUnderstood(notice("There is nothing to draw for “{words}”.", words=" ".join(topic)))
        if page > len(pages):
            raise NotUnderstood(notice("There is no picture {page}; the last is {last}.", page=page, last=len(pages)))
        drawing = pages[page - 1]
        out.write_bytes(png(drawing) if out.suffix.casefold() == ".png" else svg(drawing).encode())
        click.echo(f"{drawing.alternative}\n\n{spoken.say(_written(out, page, len(pages)))}")


def _written(out: Path, page: int, count: int) -> Notice:
    """Which picture stands in the file now, and how to have the next."""
    if page == count:
        return notice("Picture {page} of {count} written to {path}.", page=page, count=count, path=str(out))
    return notice(
        "Picture {page} of {count} written to {path}; the next: {option}",
        page=page,
        count=count,
        path=str(out),
        option=f"--page {page + 1}",
    )
