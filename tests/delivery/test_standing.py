"""Subscriptions that stand in files: the ledger follows the files, and nothing is lost where a file comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from delivery.offices import HERE, SPEC, THERE, Office

from bot.delivery.standing import Configured, bring_in_step
from bot.domain.briefing import BriefingSpec, Digest
from bot.domain.delivery import MadeBy, Plan, SubscriptionState
from bot.domain.schedule import Schedule

MORNING = Schedule.parse("07:00 Asia/Jakarta")
ACTIVE, ASIDE, SUSPENDED = (
    SubscriptionState.ACTIVE,
    SubscriptionState.WITHOUT_BRIEFING,
    SubscriptionState.SUSPENDED,
)


def sent_to(*addresses: object, schedule: Schedule = MORNING, **given: object) -> dict[str, BriefingSpec]:
    """The briefing, with one digest for these addresses."""
    digest = Digest(schedule, tuple(addresses), **given)  # type: ignore[arg-type]
    return {SPEC.name: replace(SPEC, digests=(digest,))}


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """An office without subscriptions."""
    made = Office()
    yield made
    await made.close()


def _follow(office: Office, briefings: dict[str, BriefingSpec], configured: Configured = ()) -> int:
    return bring_in_step(office.ledger, briefings, configured, office.now)


def _plans(office: Office) -> dict[str, Plan]:
    return {plan.subscription.key: plan for plan in office.ledger.subscriptions(limit=100)}


async def test_each_address_of_a_file_is_a_subscription(office: Office) -> None:
    """Two addresses are two subscriptions, planned from now on; a second look changes nothing."""
    assert _follow(office, sent_to(HERE, THERE)) == 2
    assert _follow(office, sent_to(HERE, THERE)) == 0

    plans = _plans(office)
    assert list(plans) == [f"file:kazakhstan:1:{address.text}" for address in (THERE, HERE)]
    assert {plan.next_at for plan in plans.values()} == {office.now + timedelta(days=1)}


async def test_digests_of_files_and_of_the_configuration_say_what_holds_for_them(office: Office) -> None:
    """What one does not say is left to what is configured for all."""
    configured = (("kazakhstan", Digest(MORNING, (THERE,), max_age=timedelta(hours=2))),)
    _follow(office, sent_to(HERE), configured)

    of_file, of_config = (_plans(office)[key].subscription for key in sorted(_plans(office), reverse=True))
    assert (of_file.max_age, of_file.made_by) == (None, MadeBy.FILE)
    assert (of_config.max_age, of_config.made_by) == (timedelta(hours=2), MadeBy.CONFIG)


async def test_another_time_in_a_file_counts_from_the_next_slot(office: Office) -> None:
    """An edited schedule is followed, and what was planned before stays planned."""
    _follow(office, sent_to(HERE))
    _follow(office, sent_to(HERE, schedule=Schedule.parse("09:00 Asia/Jakarta")))

    (plan,) = _plans(office).values()
    assert plan.next_at == office.now + timedelta(hours=2)


async def test_what_a_file_names_no_more_is_put_aside_and_comes_back(office: Office) -> None:
    """It is not deleted; when the file names it again it goes on, without what was due meanwhile."""
    _follow(office, sent_to(HERE))
    _follow(office, {SPEC.name: SPEC})
    assert [plan.subscription.state for plan in _plans(office).values()] == [ASIDE]
    assert not await office.later(days=3)
    _follow(office, sent_to(HERE))

    assert [plan.subscription.state for plan in _plans(office).values()] == [ACTIVE]
    assert not await office.later(hours=1)
    assert len(await office.later(days=1)) == 1


async def test_a_suspended_one_stays_suspended(office: Office) -> None:
    """That a chat cannot be reached is not undone by its file."""
    _follow(office, sent_to(HERE))
    (key,) = _plans(office)
    office.ledger.set_state([key], SUSPENDED, "blocked", office.now)
    _follow(office, sent_to(HERE, schedule=Schedule.parse("09:00 UTC")))

    (plan,) = _plans(office).values()
    assert (plan.subscription.state, plan.subscription.reason) == (SUSPENDED, "blocked")


async def test_a_chats_own_subscription_waits_for_its_briefing(office: Office) -> None:
    """Where a briefing goes, its readers' subscriptions wait, and go on when it is back."""
    office.subscribe()
    _follow(office, {})
    assert [plan.subscription.state for plan in _plans(office).values()] == [ASIDE]
    assert not await office.later(days=2)
    _follow(office, {SPEC.name: SPEC})

    (plan,) = _plans(office).values()
    assert plan.subscription.state is ACTIVE
    assert plan.next_at == office.now + timedelta(days=1)
