"""What is found in a sentence: words that name something, and how sure that is."""

from __future__ import annotations

from bot.domain.news import Entity, EntityKind
from bot.intake.fleeting import fleeting


@fleeting(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (exclusive) of a sentence that name something."""

    first: int
    last: int
    kind: EntityKind
    entity: Entity | None = None
    certainty: float = 1.0
    is_adjective: bool = False
    is_open: bool = False  # several are called so, and nothing tells who is meant

    def holds(self, other: Mention) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last
