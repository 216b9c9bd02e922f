"""What reviewing needs from behind: drafts to decide about, and articles taken in. The application serves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.domain.claims import Claim
from bot.domain.drafts import Ingested, KeptDraft
from bot.domain.wording import Wording
from bot.platforms.reviewing.showing import DraftView

R = TypeVar("R")


class Reviewer(Protocol):
    """Decides about drafts for somebody; each decision raises `BotError` where it cannot be so, and changes nothing then."""

    def waiting(self, limit: int) -> list[KeptDraft]:
        """Drafts that wait for an editor, the oldest first."""
        ...

    def draft(self, article: str) -> KeptDraft:
        """The current draft of an article."""
        ...

    def view(self, kept: KeptDraft) -> DraftView:
        """A draft with the names of what it refers to."""
        ...

    def accept(self, article: str, claim: str = "") -> KeptDraft:
        """Accept a claim; without one, the article with every claim that waits."""
        ...

    def reject(self, article: str, claim: str = "") -> KeptDraft:
        """Reject a claim; without one, the article."""
        ...

    def edit(self, article: str, claim: Claim) -> KeptDraft:
        """Accept a claim as an editor wrote it."""
        ...

    def merge(self, article: str, proposed: str, into: str) -> KeptDraft:
        """Let another entity take the place of a proposed one."""
        ...

    def link(self, article: str, claim: str, event: str, name: Wording | None = None) -> KeptDraft:
        """Say which event a claim tells of: a known one, or, with a name, a new one."""
        ...

    def dispute(self, article: str, claim: str, other: str, topic: Wording) -> KeptDraft:
        """Show a claim beside another one that tells the same thing differently."""
        ...

    def deny(self, article: str, claim: str, other: str) -> KeptDraft:
        """Say that a claim denies another one."""
        ...

    def undo(self, article: str) -> KeptDraft:
        """Take back the last decision about an article that stands."""
        ...


class ReviewDesk(Protocol):
    """Takes articles in, and lets somebody decide about drafts, off the event loop."""

    def takes(self, name: str) -> bool:
        """Whether articles are read from files that are named so."""
        ...

    async def take_text(self, text: str, way: str) -> Ingested:
        """Take in what somebody wrote: the page behind an address, else the text itself."""
        ...

    async def take_file(self, name: str, content: bytes) -> list[Ingested]:
        """Take in the articles of a file that somebody sent."""
        ...

    async def review(self, by: str, work: Callable[[Reviewer], R]) -> R:
        """Do some work on the drafts, for somebody."""
        ...
