"""A summary made of an article's own sentences."""

from bot.intake.summaries.choosing import summarise

__all__ = ["summarise"]
