"""What a person may ask, on any platform: a line of text in, a document out, by one path for all.

A platform turns its updates into a `Request` and renders the `Reply` in its own manner; it never answers by itself,
so that no two platforms can disagree.
"""

from bot.platforms.requests.answering import (
    answer,
    as_wanted,
    asks_for_edition,
    asks_for_evidence,
    asks_for_picture,
    begins_subscription,
    briefings_read,
    can_be_typed,
    changes_settings,
    concerns_chat,
    differs_for_admins,
    needs_subscriptions,
    refuse_change,
)
from bot.platforms.requests.asking import Call, EmptyShelf, Newsroom, Picture, Privileges, Reply, Request, Wanted
from bot.platforms.requests.commands import COMMANDS, RESERVED, Command
from bot.platforms.requests.completion import completed
from bot.platforms.requests.naming import named
from bot.platforms.requests.offers import offers
from bot.platforms.requests.pictures import PICTURED, drawings

__all__ = [
    "COMMANDS",
    "PICTURED",
    "RESERVED",
    "Call",
    "Command",
    "EmptyShelf",
    "Newsroom",
    "Picture",
    "Privileges",
    "Reply",
    "Request",
    "Wanted",
    "answer",
    "as_wanted",
    "asks_for_edition",
    "asks_for_evidence",
    "asks_for_picture",
    "begins_subscription",
    "briefings_read",
    "can_be_typed",
    "changes_settings",
    "completed",
    "concerns_chat",
    "differs_for_admins",
    "drawings",
    "named",
    "needs_subscriptions",
    "offers",
    "refuse_change",
]
