"""What those who look after the bot see of its ledger, and what they may do about it.

What the ledger says is laid out by plain functions, which the command line uses too, so that an admin in a chat and an
operator at a terminal read the same words.
"""

from bot.platforms.overseeing.corrections import CORRECT, WITHDRAW, Corrector
from bot.platforms.overseeing.oversight import Oversight

__all__ = ["CORRECT", "WITHDRAW", "Corrector", "Oversight"]
