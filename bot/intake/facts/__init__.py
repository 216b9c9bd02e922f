"""What sort of article a text is: language, title, source, genre, day, who reported it first."""

from __future__ import annotations

from bot.intake.facts.articles import article_facts, read_body
from bot.intake.facts.languages import identify
from bot.intake.facts.likeness import SAME_STORY, likeness, sketch

__all__ = ["SAME_STORY", "article_facts", "identify", "likeness", "read_body", "sketch"]
