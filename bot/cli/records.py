"""`ringkas import`, `export`, `check` and `schema`: what people write, taken over, given back and checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import languages
from bot.cli.asking import say
from bot.cli.entry import configured, shared_options, store_of, tell_faults
from bot.domain.chats import ChatSettings
from bot.domain.errors import notice
from bot.files.importing import Progress
from bot.platforms.requests import Reply

_PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.command("import")
@_PATHS
@shared_options("own store", "language")
@click.pass_context
def import_command(context: click.Context, paths: tuple[Path, ...], store: Path | None, language: str | None) -> None:
    """Take over records from TOML and JSON Lines files, or folders of them: all, or, if any has a fault, none."""
    from bot.app import open_store
    from bot.files.importing import import_records

    with configured(context, store, language) as config:
        with closing(open_store(store_of(config))) as archive, _progress_bar() as progress:
            tally = import_records(paths, archive, datetime.now(UTC), progress)
        done = notice(
            "{added} records added, {changed} changed, {unchanged} as they were.",
            added=tally.added,
            changed=tally.changed,
            unchanged=tally.unchanged,
        )
        click.echo(languages.language(config.language.default).say(done))


@contextmanager
def _progress_bar() -> Iterator[Progress]:
    """A bar on a terminal's standard error, which learns its length with the first step."""
    with click.progressbar(
        length=1, label="records", file=sys.stderr, show_eta=False, hidden=not sys.stderr.isatty()
    ) as bar:

        def progress(total: int, step: int) -> None:
            bar.length = total
            bar.update(step)

        yield progress


@click.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file where it is there already.")
@shared_options("store", "language")
@click.pass_context
def export_command(
    context: click.Context, path: Path, store: Path | None, language: str | None, *, force: bool
) -> None:
    """Write every record with its history to a .toml or .jsonl file, from which the same store can be made again."""
    from bot.app import open_store
    from bot.files.exporting import export_records

    with configured(context, store, language) as config:
        with closing(open_store(config.store.path, read_only=True)) as archive:
            count = export_records(archive, path, force=force)
        done = notice("{count} records written to {path}.", count=count, path=str(path))
        click.echo(languages.language(config.language.default).say(done))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--diff",
    is_flag=True,
    help="Print what readers would see change in the configured briefings; this needs a store of your own.",
)
@shared_options("store", "language")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], store: Path | None, language: str | None, *, diff: bool
) -> None:
    """Check configuration, tokens, briefings and records, changing nothing; status 1 where anything is wrong.

    PATHS are files or folders of records or briefings; without any, the configured briefings are checked, and the
    built-in sample where no store is configured.
    """
    from bot.app import check_all

    if diff:
        _tell_difference(context, paths, store, language)
        return
    with configured(context, store, language, tokens=True) as config:
        checked, faults = check_all(config, paths)
        spoken = config.language.default
        tell_faults(faults, spoken)
        if faults:
            raise SystemExit(1)
        click.echo(languages.language(spoken).say(checked))


def _tell_difference(context: click.Context, paths: tuple[Path, ...], store: Path | None, language: str | None) -> None:
    from bot.app import clock
    from bot.app.editing import difference

    if paths:
        raise click.UsageError("--diff compares the whole folder of the configured briefings; leave PATHS out.")
    with configured(context, store, language) as config:
        spoken = config.language.default
        document, faults = difference(config, store_of(config), clock(config))
        tell_faults(faults, spoken)
        say(Reply(document, spoken, ChatSettings()))
        if faults:
            raise SystemExit(1)


@click.command()
@click.argument("kind", type=click.Choice(["records", "record-line", "briefing"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of record files, of a JSON Lines record, or of briefing files, for editors to use."""
    from bot.files import schemas

    click.echo(schemas.as_text(schemas.SCHEMAS[f"{kind}.schema.json"]()), nl=False)
