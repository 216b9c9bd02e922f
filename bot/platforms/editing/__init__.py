"""What admins do with briefings, on any platform: check a file, see what it changes, put it in use, go back.

A platform brings what an admin sent or asked, and shows the `Reply`; who is an admin, it decides before.
"""

from bot.platforms.editing.changes import Changes
from bot.platforms.editing.editor import Editing, Proposal
from bot.platforms.editing.weighing import FILE_BYTES

__all__ = ["FILE_BYTES", "Changes", "Editing", "Proposal"]
