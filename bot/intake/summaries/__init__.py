"""A summary made of an article's own sentences, and in the other language of its own claims."""

from bot.intake.summaries.choosing import summarise
from bot.intake.summaries.retelling import retelling

__all__ = ["retelling", "summarise"]
