"""Who says what about whom, by the words that carry it.

A wrong attribution is the worst fault that a briefing can have. So every step prefers to find nothing: words in
quotation marks are never the article's own, a saying whose speaker nobody can be sure of is dropped whole, and a kind
that fences a claim wins over one that does not.
"""

from __future__ import annotations

from bot.intake.claims.finding import Claims, find_claims
from bot.intake.claims.reading import Names

__all__ = ["Claims", "Names", "find_claims"]
