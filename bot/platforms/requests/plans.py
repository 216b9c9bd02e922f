"""Subscriptions in words: when each comes next in the reader's own time, and why one does not come."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.briefing import BriefingSpec
from bot.domain.delivery import MadeBy, Plan, Subscription, SubscriptionState
from bot.domain.errors import Notice, notice
from bot.domain.schedule import QuietHours, Schedule, Slot, next_slot
from bot.languages.ages import age_text
from bot.languages.reasons import reason_text
from bot.languages.schedules import moment_text, quiet_text, schedule_text
from bot.platforms.requests.asking import Call
from bot.rendering.document import Block, Command, Note, Paragraph, Text

SLOTS_SHOWN = 3
"""How many of the next slots are told."""

_STATES: dict[SubscriptionState, Notice] = {
    SubscriptionState.PAUSED: notice("Paused by the editors of Ringkas."),
    SubscriptionState.SUSPENDED: notice("Suspended since messages did not arrive here; it goes on when one does."),
    SubscriptionState.WITHOUT_BRIEFING: notice(
        "Suspended since its briefing, or its place in a file, is not there; it goes on when that is back."
    ),
}


def zone_of(call: Call) -> str:
    """The zone in which a chat's times are meant, where they name no other."""
    return str(call.request.now.tzinfo)


def of_chat(call: Call) -> list[Plan]:
    """The subscriptions that the chat made, and may change."""
    return [plan for plan in call.request.subscriptions if plan.subscription.made_by is MadeBy.CHAT]


def own_of(call: Call, spec: BriefingSpec) -> Subscription | None:
    """The chat's own subscription to a briefing, if it has one."""
    own = (plan.subscription for plan in of_chat(call))
    return next((each for each in own if each.briefing == spec.name), None)


def said(call: Call, schedule: Schedule) -> str:
    """A schedule in words."""
    return schedule_text(schedule, call.language)


def said_with_age(call: Call, subscription: Subscription) -> str:
    """When a subscription comes and, where its chat has said so, how late it may, in words."""
    schedule = said(call, subscription.schedule)
    if subscription.max_age is None:
        return schedule
    age = age_text(subscription.max_age, call.language)
    return call.language.text("{schedule}, at most {age} late", schedule=schedule, age=age)


def quiet_said(call: Call) -> str:
    """The quiet hours of the chat in words, or that it has none."""
    quiet = call.request.settings.quiet
    if not quiet:
        return call.language.text("No quiet hours")
    return call.language.text("Quiet hours: {hours}", hours=quiet_text(quiet, call.language))


def quiet_of(call: Call, schedule: Schedule) -> QuietHours | None:
    """The quiet hours that hold for a schedule in this chat."""
    settings = call.request.settings
    return QuietHours.parse(settings.quiet, settings.zone or schedule.zone)


def _upcoming(call: Call, schedule: Schedule) -> list[Slot]:
    quiet = quiet_of(call, schedule)
    found: list[Slot] = []
    slot = next_slot(schedule, call.request.now, quiet)
    while slot is not None and len(found) < SLOTS_SHOWN:
        found.append(slot)
        slot = next_slot(schedule, slot.at, quiet)
    return found


def age_blocks(call: Call, max_age: timedelta | None) -> list[Block]:
    """How late a digest may come, where its chat has said so."""
    if max_age is None:
        return []
    said = call.language.text(
        "At most {age} late: if it cannot come by then, it is left out.", age=age_text(max_age, call.language)
    )
    return [Note((Text(said),))]


def next_slots(call: Call, schedule: Schedule) -> list[Block]:
    """When a schedule is due next, on the reader's clock, and whether quiet hours put any of it off."""
    spoken = call.language
    upcoming = _upcoming(call, schedule)
    moments = "; ".join(moment_text(slot.at.astimezone(call.request.now.tzinfo), spoken) for slot in upcoming)
    if schedule.zone == zone_of(call):
        words = spoken.text("Next: {moments}", moments=moments)
    else:
        words = spoken.text("Next, by the clocks of {zone}: {moments}", zone=zone_of(call), moments=moments)
    blocks: list[Block] = [Paragraph((Text(words),))]
    quiet = quiet_of(call, schedule)
    if quiet is not None and any(slot.is_held for slot in upcoming):
        held = spoken.text("Quiet hours put it off: {hours}.", hours=quiet_text(quiet.text, spoken))
        blocks.append(Note((Text(f"{held} "), Command("/quiet"))))
    return blocks


def plan_blocks(call: Call, plan: Plan) -> list[Block]:
    """One subscription: its schedule, and when it comes next or why it does not."""
    subscription, spoken = plan.subscription, call.language
    blocks: list[Block] = [
        Paragraph((Text(f"{said(call, subscription.schedule)} – "), Command(f"/{subscription.briefing}")))
    ]
    state = _STATES.get(subscription.state)
    if state is None:
        blocks += [*next_slots(call, subscription.schedule), *age_blocks(call, subscription.max_age)]
    else:
        reason = f" ({reason_text(subscription.reason, spoken)})" if subscription.reason else ""
        blocks.append(Note((Text(f"{spoken.say(state)}{reason}"),)))
    if subscription.made_by is not MadeBy.CHAT:
        blocks.append(Note((Text(spoken.text("Set up by the editors of Ringkas, who alone can change it.")),)))
    return blocks
