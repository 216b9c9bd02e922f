"""`ringkas when` and `ringkas dates`: what expressions of time mean, as the intake reads them.

They show an editor why a record carries the date it does, without bringing an article in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import languages
from bot.cli.entry import Command, configured
from bot.domain.errors import InvalidValue, notice
from bot.rendering.units import tamed

if TYPE_CHECKING:
    from bot.intake.found import FoundDate

_SOME_DAY = date(2000, 1, 1)


def _day(_: click.Context, __: click.Parameter, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no day; write 2026-12-01") from None


def _text_options(command: Command) -> Command:
    """The options that both commands take."""
    language = click.option(
        "--language", type=click.Choice(languages.available()), help="Language of the text, and of what is told of it."
    )
    published = click.option(
        "--published",
        callback=_day,
        metavar="DAY",
        help="Day of publication, as 2026-12-01: what “yesterday” counts from.",
    )
    return published(language(command))


@click.command
@click.argument("expression")
@_text_options
@click.pass_context
def when(context: click.Context, expression: str, published: date | None, language: str | None) -> None:
    """Print the date that EXPRESSION means, in EDTF: `ringkas when "Minggu, 8 Juni" --published 2025-06-10`."""
    from bot.intake.dates import resolve  # most commands need no grammar

    with configured(context, language=language) as config:
        code = config.language.default
        meant = resolve(expression, code, published)
        if meant is None:
            raise _no_date(expression, code, is_counted=published is not None)
        click.echo(meant.text)


def _no_date(expression: str, code: str, *, is_counted: bool) -> InvalidValue:
    """Why an expression has no date: that it is none, is one in another language, or lacks what it counts from."""
    from bot.intake.dates import resolve

    shown = expression[:80]
    if not is_counted and resolve(expression, code, _SOME_DAY):
        return InvalidValue(notice("“{text}” counts from the day of publication; add --published DAY.", text=shown))
    name = languages.language(code).locale.get_language_name(code) or code
    sentence = notice("“{text}” is no date that is understood (language: {language}).", text=shown, language=name)
    return InvalidValue(sentence)


@click.command
@click.argument("file", type=click.Path(path_type=Path))
@_text_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def dates(context: click.Context, file: Path, published: date | None, language: str | None, *, as_json: bool) -> None:
    """Print every expression of time in FILE, a text in UTF-8, with its place in characters and its date in EDTF."""
    from bot.intake.dates import LANGUAGES, find_dates
    from bot.intake.facts.languages import identify

    with configured(context, language=language) as config:
        text = _read(file)
        told = identify(text)
        code = language or (told if told in LANGUAGES else config.language.default)
        found = find_dates(text, code, published)
        if as_json:
            click.echo(_as_json(text, found))
            return
        for each in found:
            click.echo(tamed(f"{each.start}-{each.end}  {each.edtf}  {' '.join(each.of(text).split())}"))
        if not found:
            click.echo(languages.language(config.language.default).text("No date was found."))


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = notice("{path} is not UTF-8 at byte {offset}.", path=str(file), offset=error.start)
        raise InvalidValue(sentence) from None


def _as_json(text: str, found: Sequence[FoundDate]) -> str:
    told = [
        {
            "start": each.start,
            "end": each.end,
            "text": each.of(text),
            "edtf": each.edtf.text,
            "relative": each.is_relative,
            "open": each.is_duration_end,
        }
        for each in found
    ]
    return json.dumps({"dates": told}, ensure_ascii=False, indent=2)
