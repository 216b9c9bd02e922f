"""When a message may go out, and the queue that sends it: one for answers and digests, for any platform.

It knows no platform. A platform brings its limits, and makes each attempt; what came of it is one of the outcomes.
"""

from bot.domain.outcomes import (
    Faulty,
    Moved,
    Outcome,
    Rejected,
    Sent,
    Throttled,
    Uncertain,
    Unreached,
)
from bot.platforms.sending.pacing import Limits, Pace
from bot.platforms.sending.queue import Post, Sender
from bot.platforms.sending.trips import Repeats, Trip
from bot.platforms.sending.waiting import Urgency

__all__ = [
    "Faulty",
    "Limits",
    "Moved",
    "Outcome",
    "Pace",
    "Post",
    "Rejected",
    "Repeats",
    "Sender",
    "Sent",
    "Throttled",
    "Trip",
    "Uncertain",
    "Unreached",
    "Urgency",
]
