"""`ringkas schedule`: which digests come next, each on the clocks of its own zone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from bot import languages
from bot.cli.entry import configured, in_zone, shared_options, tell_faults
from bot.domain.delivery import Plan, SubscriptionState, quiet_hours
from bot.domain.schedule import Slot, next_slot, slots
from bot.languages import Language
from bot.rendering.units import tamed


@dataclass(frozen=True, slots=True)
class _Due:
    """A slot of a subscription."""

    plan: Plan
    slot: Slot

    @property
    def there(self) -> datetime:
        """Its moment on the clocks of its schedule."""
        return self.slot.at.astimezone(ZoneInfo(self.plan.subscription.schedule.zone))


@click.command("schedule")
@click.option("--days", type=click.IntRange(1, 366), default=1, show_default=True, help="How many days to look ahead.")
@shared_options("store", "language", "at", "json")
@click.pass_context
def schedule_command(
    context: click.Context, days: int, store: Path | None, language: str | None, at: datetime | None, *, as_json: bool
) -> None:
    """Print the slots of every subscription in the days to come, or its next one where none is so near."""
    from bot.app import clock
    from bot.app.ledgers import standing_plans

    with configured(context, store, language) as config:
        now = in_zone(at, config) or clock(config)
        plans, faults = standing_plans(config, now.astimezone(UTC))
        tell_faults(faults, config.language.default)
        active = [plan for plan in plans if plan.subscription.state is SubscriptionState.ACTIVE]
        others = [plan for plan in plans if plan.subscription.state is not SubscriptionState.ACTIVE]
        due = sorted(
            _due(active, now, now + timedelta(days=days)), key=lambda one: (one.slot.at, one.plan.subscription.key)
        )
        if as_json:
            click.echo(_as_json(due, others))
        else:
            _tell(due, others, config.language.default)


def _due(plans: Sequence[Plan], now: datetime, until: datetime) -> Iterator[_Due]:
    for plan in plans:
        schedule, quiet = plan.subscription.schedule, quiet_hours(plan)
        following = next_slot(schedule, now, quiet)
        near = slots(schedule, now, until, quiet) or ([following] if following else [])
        yield from (_Due(plan, slot) for slot in near)


def _tell(due: Sequence[_Due], others: Sequence[Plan], spoken: str) -> None:
    from bot.platforms.overseeing.pausing import state_words

    said = languages.language(spoken)
    for one in due:
        click.echo(tamed(_line(one, said)))
    if not due:
        click.echo(said.text("Nothing is scheduled."))
    if others:
        click.echo(f"\n{said.text('Not sent:')}")
    for plan in others:
        subscription = plan.subscription
        click.echo(tamed(f"{subscription.address.text} – /{subscription.briefing} – {state_words(plan, said)}"))


def _line(one: _Due, said: Language) -> str:
    from bot.languages.schedules import moment_text, quiet_text

    subscription = one.plan.subscription
    words = f"{moment_text(one.there, said)} {one.there:%Z} – {subscription.address.text} – /{subscription.briefing}"
    if not one.slot.is_held:
        return words
    held = said.text(
        "put off from {slot} by quiet hours, {hours}",
        slot=one.slot.name.partition("T")[2],
        hours=quiet_text(one.plan.quiet, said),
    )
    return f"{words} – {held}"


def _as_json(due: Sequence[_Due], others: Sequence[Plan]) -> str:
    told = {
        "slots": [
            {
                **_named(one.plan),
                "slot": one.slot.name,
                "at": one.slot.at.isoformat(),
                "local": one.there.isoformat(),
                "held": one.slot.is_held,
            }
            for one in due
        ],
        "not_sent": [
            {**_named(plan), "state": plan.subscription.state.value, "reason": plan.subscription.reason}
            for plan in others
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _named(plan: Plan) -> dict[str, Any]:
    one = plan.subscription
    return {
        "subscription": one.key,
        "address": one.address.text,
        "briefing": one.briefing,
        "schedule": one.schedule.text,
        "made_by": one.made_by.value,
    }
