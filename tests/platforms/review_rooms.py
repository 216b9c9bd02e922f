"""A store with drafts in it, and an editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from builders import NOW, a_measure, a_source, an_entity

from bot.app.intake import Analyse, Intake
from bot.app.reviewing import Review
from bot.domain.drafts import Draft
from bot.domain.ports import Change
from bot.domain.wording import Wording
from bot.intake.found import Arrival
from bot.store.sqlite import SqliteArchive, SqliteDraftBook, open_archive, open_draft_book

ID = "gatra-2022-07-25"
TODAY = NOW.date()
REASON = Wording.of({"id": "Keliru", "en": "Wrong"})


@dataclass
class ReviewRoom:
    """An archive that holds what the default draft refers to, a book of drafts, and an editor at the console."""

    archive: SqliteArchive
    book: SqliteDraftBook
    review: Review

    def intake(self, *drafts: Draft) -> Intake:
        """An intake that makes of each text the draft that has it."""
        by_text = {draft.publication.text: draft for draft in drafts}
        analyse: Analyse = lambda arrival, *_: by_text[arrival.text]  # noqa: E731
        return Intake(self.archive, self.book, analyse, lambda: NOW, UTC)

    def ingest(self, draft: Draft, *, publishes: bool = False) -> None:
        """Take in the text of a draft."""
        self.intake(draft).ingest(Arrival(draft.publication.text, NOW), publishes=publishes)

    def shown(self) -> dict[str, bool]:
        """Claims that readers see, and whether each is marked as reviewed."""
        claims = self.archive.claims_in(ID)
        return {claim.id.removeprefix(f"{ID}-"): claim.is_reviewed for claim in claims if not claim.is_withdrawn}


@contextmanager
def review_room(path: Path | None = None) -> Iterator[ReviewRoom]:
    """Open one, and close it again; without a path, what is stored and what is drafted know nothing of one another."""
    archive, book = open_archive(path), open_draft_book(path)
    archive.apply([Change(a_source()), Change(a_measure()), Change(an_entity())], NOW)
    try:
        yield ReviewRoom(archive, book, Review(archive, book, "console", lambda: NOW, UTC))
    finally:
        archive.close()
        book.close()
