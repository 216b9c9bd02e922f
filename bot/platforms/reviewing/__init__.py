"""Drafts as editors see them, and what they may do about them, on any platform and at the terminal.

What a draft says is laid out by plain functions, so that an admin in a chat and an editor at a terminal read the same.
"""

from bot.platforms.reviewing.desk import ReviewDesk, Reviewer
from bot.platforms.reviewing.errands import ingest, ingest_file, is_briefing, other_claim, review, too_large
from bot.platforms.reviewing.showing import OUTCOMES, DraftView, claim_document, draft_document, draft_list

__all__ = [
    "OUTCOMES",
    "DraftView",
    "ReviewDesk",
    "Reviewer",
    "claim_document",
    "draft_document",
    "draft_list",
    "ingest",
    "ingest_file",
    "is_briefing",
    "other_claim",
    "review",
    "too_large",
]
