"""The same story elsewhere: what an article that comes in is compared with, and what follows for those it is like."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bot.domain import review
from bot.domain.drafts import Draft, DraftBook
from bot.domain.errors import BotError, StoreUnusable
from bot.domain.news import Publication
from bot.domain.ports import Archive, RecordKind
from bot.events import fields

if TYPE_CHECKING:
    from bot.intake.stories import Story

log = logging.getLogger("ringkas.intake")

_MOST_ALIKE = 20
"""With how many texts that may be the same story one is compared."""

_BY = "intake"
"""Who decides about origins."""

_SKETCHED_AT_ONCE = 100
"""How many stored texts are made comparable whenever an article comes in: some 0.1 s, until all are."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Compares articles with those that came in and those that files brought; for one thread. `clock` gives UTC."""

    archive: Archive
    book: DraftBook
    clock: Callable[[], datetime]
    zone: tzinfo

    def compared(self, draft: Draft) -> tuple[Draft, Mapping[str, tuple[str, ...]]]:
        """The draft with its origins, and those of other articles that turn out to have them from elsewhere, by id."""
        from bot.intake.facts import sketch
        from bot.intake.stories import compared

        self.book.sketch_stored(sketch, limit=_SKETCHED_AT_ONCE)
        alike = self.book.alike(draft.sketch, limit=_MOST_ALIKE)
        stories = (self._story(id) for id in alike if id != draft.id)
        return compared(draft, [story for story in stories if story])

    def trace(self, traced: Mapping[str, tuple[str, ...]], draft: Draft) -> None:
        """Put the origins of the others right, as decisions that editors may take back.

        One that a rule forbids by now is left as it is: the article that came in is kept all the same.
        """
        if not traced:
            return
        from bot.app.reviewing import Review  # with the platforms' words: most runs need none

        by = Review(self.archive, self.book, _BY, self.clock, self.zone)
        for article, origins in traced.items():
            try:
                by.trace(article, origins, draft.sources)
            except StoreUnusable:
                raise
            except BotError as error:
                log.warning("the origins of an article cannot be put right", extra=fields(error=type(error).__name__))

    def _story(self, id: str) -> Story | None:
        """An article as readers see it, else as it was drafted; what editors changed or took back stays as they left it."""
        from bot.intake.stories import Story

        stored = self.archive.current(RecordKind.ARTICLE, id)
        shown = stored.record if stored else None
        kept = self.book.draft(id)
        if kept is None:
            return Story(shown) if isinstance(shown, Publication) else None
        sources = kept.draft.sources
        is_own = kept.public in {0, kept.version} and not self.book.was_undone(id, _BY)
        if isinstance(shown, Publication):
            return Story(shown, sources, may_change=is_own and shown in review.shown_records(self.book, kept))
        return Story(kept.draft.publication, sources, may_change=is_own)
