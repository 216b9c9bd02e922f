"""A chat that may subscribe, as pure requests see it: what it has, and what it is answered."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from newsrooms import NOW, sample_newsroom

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.delivery import MadeBy, Plan, Seen, Subscription, SubscriptionState, chat_key
from bot.domain.schedule import Schedule
from bot.platforms.requests import Newsroom, Reply, Request, answer

HERE = Address("telegram", "7")
DAILY = Schedule("Asia/Jakarta", (time(7),))


def a_plan(
    briefing: str = "kazakhstan",
    schedule: Schedule = DAILY,
    *,
    made_by: MadeBy = MadeBy.CHAT,
    state: SubscriptionState = SubscriptionState.ACTIVE,
    reason: str = "",
    max_age: timedelta | None = None,
) -> Plan:
    """A subscription of this chat."""
    key = chat_key(HERE, briefing) if made_by is MadeBy.CHAT else f"{made_by}:{briefing}"
    subscription = Subscription(key, HERE, briefing, schedule, made_by, max_age=max_age, state=state, reason=reason)
    return Plan(subscription, NOW, NOW + timedelta(days=1))


def ask_here(
    text: str,
    *plans: Plan,
    language: str = "en",
    settings: ChatSettings = NOTHING_CHOSEN,
    seen: tuple[tuple[str, Seen], ...] = (),
    newsroom: Newsroom | None = None,
    now: datetime = NOW,
) -> Reply:
    """Ask in a chat to which digests can be sent, and which has these subscriptions."""
    request = Request(text, language, now, settings=settings, takes_digests=True, subscriptions=plans, seen=seen)
    return answer(request, newsroom or sample_newsroom())
