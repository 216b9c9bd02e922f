"""Arrivals taken in: each becomes a draft for editors, and, where drafts may go out, unreviewed news at once.

Each article is taken in by itself, so that a long run that is ended goes on where it was: what is known costs next to
nothing the second time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app.lasting import leave_words_alone
from bot.app.office import open_store
from bot.app.stories import Stories
from bot.domain import review
from bot.domain.drafts import Came, Draft, DraftBook, Ingested, KeptDraft, ReviewState, fingerprint
from bot.domain.errors import BotError, Fault, FaultyFiles, StoreUnusable, notice
from bot.domain.news import Publication
from bot.domain.ports import Archive, RecordKind
from bot.events import bug
from bot.files.releases import Terms, release
from bot.intake.found import Arrival

if TYPE_CHECKING:
    from bot.intake.model.ground import Ground

log = logging.getLogger("ringkas.intake")

_SAME_ARTICLE = 0.25
"""Least likeness of two texts of one outlet, day and title at which one is the other, changed: others share a head."""

Analyse = Callable[[Arrival, Archive, datetime], Draft]
"""Makes a draft of an arrival from what is stored, at a moment (UTC); raises `BotError` where it cannot."""


class Intake:
    """Takes arrivals in; for one thread. `clock` gives UTC, and a day begins as in `zone`."""

    def __init__(
        self, archive: Archive, book: DraftBook, analyse: Analyse, clock: Callable[[], datetime], zone: tzinfo
    ) -> None:
        self._archive = archive
        self._book = book
        self._analyse = analyse
        self._clock = clock
        self._zone = zone

    def ingest(self, arrival: Arrival, *, publishes: bool) -> Ingested:
        """Take one text in.

        Where drafts are published, its records are stored at once, marked as unreviewed; of one that breaks a rule,
        none is.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        drafted = self.drafted(arrival)
        return drafted if isinstance(drafted, Ingested) else self.keep(drafted, publishes=publishes)

    def drafted(self, arrival: Arrival) -> Draft | Ingested:
        """What is made of a text, not kept yet; or why nothing is.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        mark = fingerprint(arrival.text)
        if known := self._book.seen([mark]).get(mark):
            return Ingested(Came.KNOWN, arrival.way, known)
        try:
            draft = replace(self._analyse(arrival, self._archive, self._clock()), fingerprint=mark)
        except StoreUnusable:
            raise
        except BotError as error:
            return Ingested(Came.REFUSED, arrival.way, reason=error.notice)
        except Exception as error:  # noqa: BLE001 - a bug that one text meets must not keep all others out
            log.error("an article cannot be analysed", extra=bug(error))  # noqa: TRY400 - its words may be somebody's
            reason = notice(
                "Ringkas itself failed at this text ({error}); please report it", error=type(error).__name__
            )
            return Ingested(Came.REFUSED, arrival.way, reason=reason)
        stored = _publication(self._archive, draft.id)
        if stored is not None and fingerprint(stored.text) == mark:
            return Ingested(Came.KNOWN, arrival.way, draft.id)
        return draft

    def grounded(self, arrival: Arrival) -> Ground:
        """What a model's proposals about a text may rest on.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        from bot.intake.model.ground import ground_of

        return ground_of(arrival, self._archive)

    def keep(self, draft: Draft, *, publishes: bool) -> Ingested:
        """Keep what was made of a text, as `ingest` does, and tell where it and others have the same story from.

        Raises:
            StoreUnusable: The store cannot be read or written.
        """
        stories = Stories(self._archive, self._book, self._clock, self._zone)
        draft, traced = stories.compared(self._named(draft))
        faults = self._published(draft) if publishes else ()
        kept = self._book.keep(draft, is_public=publishes and not faults)
        if kept is None:  # somebody else has just brought it
            return Ingested(Came.KNOWN, draft.way, draft.id)
        stories.trace(traced, draft)
        return Ingested(Came.NEW if kept.version == 1 else Came.CHANGED, draft.way, kept.id, kept, faults=faults)

    def knows(self, url: str) -> bool:
        """Whether an article of this address came in before."""
        return bool(self._book.articles_at(url))

    def _published(self, draft: Draft) -> tuple[Fault, ...]:
        """Store the records of a draft, marked as unreviewed; the faults for which nothing was stored."""
        before = self._book.draft(draft.id)
        kept = review.followed(before, draft) if before else KeptDraft(draft, 1, ReviewState.DRAFT)
        was = review.shown_records(self._book, before) if before else ()
        now = self._clock()
        terms = Terms(now.astimezone(self._zone).date())
        try:
            release(was, review.public_records(replace(kept, public=kept.version)), self._archive, terms, now)
        except FaultyFiles as error:
            return error.faults
        return ()

    def _named(self, draft: Draft) -> Draft:
        """The draft under the id of the article that has its address; under one of its own where another has its id."""
        url = draft.publication.article.url
        known = self._book.articles_at(url) if url else []
        if known:
            return review.renamed(draft, known[0])
        id, number = draft.id, 2
        while self._is_taken(id, draft.publication.text):
            id, number = f"{draft.id}-{number}", number + 1
        return review.renamed(draft, id)

    def _is_taken(self, id: str, text: str) -> bool:
        """Whether another article has an id: one of a file, or one of the same outlet, day and title."""
        from bot.intake.facts import likeness

        kept = self._book.draft(id)
        if kept is None:
            return _publication(self._archive, id) is not None
        return likeness(kept.draft.publication.text, text) < _SAME_ARTICLE


def _publication(archive: Archive, id: str) -> Publication | None:
    stored = archive.current(RecordKind.ARTICLE, id)
    return stored.record if stored and isinstance(stored.record, Publication) else None


@contextmanager
def opened_intake(path: Path, zone: tzinfo, clock: Callable[[], datetime]) -> Iterator[Intake]:
    """The intake of the store at `path`, made where it is missing; `clock` gives UTC.

    Raises:
        StoreUnusable: It is no store of ours, or cannot be opened.
    """
    from bot.intake.analysis import analyse  # loads word lists and a recogniser of names: most commands need none
    from bot.store.sqlite import open_draft_book

    def analysed(arrival: Arrival, archive: Archive, now: datetime) -> Draft:
        draft = analyse(arrival, archive, now)
        leave_words_alone(draft.publication.article.language)
        return draft

    with closing(open_store(path)) as archive, closing(open_draft_book(path)) as book:
        yield Intake(archive, book, analysed, clock, zone)
