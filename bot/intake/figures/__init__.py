"""Amounts, shares and counts in a text, and whether its arithmetic holds."""

from bot.intake.figures.finding import find_figures
from bot.intake.figures.sums import wrong_sums

__all__ = ["find_figures", "wrong_sums"]
