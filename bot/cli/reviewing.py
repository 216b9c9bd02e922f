"""`ringkas review`: drafts looked at and decided about, at the keyboard or by options."""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from bot import languages
from bot.cli.asking import is_terminal, say
from bot.cli.entry import configured, shared_options, store_of
from bot.domain.chats import ChatSettings
from bot.domain.wording import Wording
from bot.languages import Language
from bot.platforms.requests import Reply
from bot.rendering.document import Document

if TYPE_CHECKING:
    from bot.app.reviewing import Review
    from bot.domain.drafts import KeptDraft

LISTED = 200
"""How many drafts are listed at most."""


@click.command()
@click.argument("article", required=False)
@click.option("--list", "lists", is_flag=True, help="List the drafts that wait.")
@click.option("--accept", metavar="ARTICLE", help="Accept an article with every claim that waits.")
@click.option("--reject", metavar="ARTICLE", help="Reject an article with all of its claims.")
@click.option("--undo", metavar="ARTICLE", help="Take back the last decision about an article.")
@click.option("--claim", default="", metavar="CLAIM", help="With --accept or --reject: this claim alone.")
@click.option("--reason-id", metavar="TEXT", help="With --reject: what readers who saw it are told, in Indonesian.")
@click.option("--reason-en", metavar="TEXT", help="With --reject: the same in English.")
@shared_options("own store", "language")
@click.pass_context
def review(
    context: click.Context,
    article: str | None,
    accept: str | None,
    reject: str | None,
    undo: str | None,
    claim: str,
    reason_id: str | None,
    reason_en: str | None,
    store: Path | None,
    language: str | None,
    *,
    lists: bool,
) -> None:
    """Decide about drafts: at the keyboard, one after the other (or only ARTICLE), or by an option.

    Where no person sits at the keyboard, ARTICLE is shown, or the drafts are listed.
    """
    from bot.app import clock
    from bot.app.reviewing import opened_review

    if (reason_id is None) != (reason_en is None):
        raise click.UsageError("Give the reason in both languages.")
    with configured(context, store, language) as config:
        spoken = languages.language(config.language.default)
        zone = ZoneInfo(config.clock.zone)
        with opened_review(store_of(config), "console", zone, lambda: clock(config).astimezone(UTC)) as drafts:
            if accept is not None:
                _show_state(drafts.accept(accept, claim), spoken)
            elif reject is not None:
                _show_state(drafts.reject(reject, claim, *_reason(reason_id, reason_en)), spoken)
            elif undo is not None:
                _show_state(drafts.undo(undo), spoken)
            else:
                _look(drafts, article, spoken, lists=lists)


def _reason(indonesian: str | None, english: str | None) -> tuple[Wording, ...]:
    return (Wording.of({"id": indonesian, "en": english}),) if indonesian and english else ()


def _show_state(kept: KeptDraft, spoken: Language) -> None:
    from bot.platforms.reviewing import OUTCOMES

    say(_reply(Document(spoken.say(OUTCOMES[kept.state]), subtitle=kept.id), spoken))


def _reply(document: Document, spoken: Language) -> Reply:
    return Reply(document, spoken.code, ChatSettings())


def _look(drafts: Review, article: str | None, spoken: Language, *, lists: bool) -> None:
    """Let an editor decide; without one, or where it is asked for, show what there is."""
    from bot.cli.sitting import Sitting
    from bot.platforms.reviewing import claim_document, draft_document, draft_list

    waiting = drafts.waiting(LISTED)
    if not lists and is_terminal(sys.stdin):
        Sitting(drafts, Keyboard(spoken), spoken).run([article] if article else [kept.id for kept in waiting])
        return
    if article is None:
        say(_reply(draft_list(waiting, spoken), spoken))
        return
    view = drafts.view(drafts.draft(article))
    say(_reply(draft_document(view, spoken), spoken))
    for claim in view.kept.draft.claims:
        say(_reply(claim_document(view, claim, spoken), spoken))


class Keyboard:
    """The terminal that the command was started at."""

    def __init__(self, spoken: Language) -> None:
        self._spoken = spoken

    def key(self, prompt: str) -> str:
        """One key; "" at Ctrl-C and Ctrl-D."""
        click.echo(f"[{prompt}] ", nl=False)
        try:
            key = click.getchar()
        except (KeyboardInterrupt, EOFError):
            return ""
        finally:
            click.echo()
        return key

    def line(self, question: str) -> str:
        """A line of text."""
        answer: str = click.prompt(question)
        return answer

    def edit(self, text: str) -> str | None:
        """The text as $EDITOR left it."""
        return click.edit(text, extension=".toml")

    def show(self, document: Document) -> None:
        """Print it."""
        say(_reply(document, self._spoken))
        click.echo()
