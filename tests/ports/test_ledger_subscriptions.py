"""Who wants what, as the ledger keeps it: subscriptions, how far they are planned, and what was seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import NOW
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ports.digests import (
    CHANNEL,
    DAY,
    EVENINGS,
    GROUP,
    HOUR,
    MINUTE,
    MORNINGS,
    PERSON,
    SEEN,
    TOPIC,
    a_delivery,
    a_plan,
    a_subscription,
    an_edition,
    enqueue,
    leased,
    only,
    show,
)
from strategies.chats import addresses

from bot.domain.addresses import Address
from bot.domain.delivery import (
    Bookmark,
    DeliveryState,
    MadeBy,
    Plan,
    PutOff,
    Seen,
    Settled,
    SubscriptionState,
    WhenNothingNew,
)
from bot.domain.ledger import Ledger, Planned
from bot.domain.schedule import Schedule

FILE = a_subscription(CHANNEL, key="file:kazakhstan:1:discord:112233445566778899", made_by=MadeBy.FILE)


def keys(plans: list[Plan]) -> list[str]:
    """Which subscriptions these are."""
    return [plan.subscription.key for plan in plans]


MOMENTS = st.datetimes(min_value=NOW.replace(tzinfo=None) - 9999 * DAY).map(lambda at: at.replace(tzinfo=NOW.tzinfo))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    subscription=st.builds(
        a_subscription,
        address=addresses(),
        briefing=st.sampled_from(["kazakhstan", "tokayev"]),
        schedule=st.sampled_from([MORNINGS, EVENINGS, Schedule.parse("cron 0 7 1 * * Asia/Almaty")]),
        made_by=st.sampled_from(MadeBy),
        language=st.sampled_from(["", "en"]),
        when_nothing_new=st.none() | st.sampled_from(WhenNothingNew),
        max_age=st.none() | st.timedeltas(timedelta(), timedelta(days=400)),
        state=st.sampled_from(SubscriptionState),
        reason=st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
        since=st.none() | MOMENTS,
    ),
    planned_until=MOMENTS,
    next_at=st.none() | MOMENTS,
)
def test_a_subscription_is_kept_as_it_is(ledger: Ledger, **fields: object) -> None:
    """Every field, every moment to the microsecond; and in place of what had its key before."""
    plan = Plan(**fields)  # type: ignore[arg-type]
    ledger.subscribe(plan)

    assert ledger.subscription(plan.subscription.key) == plan


def test_a_subscription_can_be_dropped(ledger: Ledger) -> None:
    """Once; an unknown one is not there to be dropped."""
    ledger.subscribe(a_plan())

    assert [ledger.unsubscribe(a_subscription().key) for _ in range(2)] == [True, False]
    assert ledger.subscription(a_subscription().key) is None


def test_nothing_is_sent_to_who_unsubscribed(ledger: Ledger) -> None:
    """What waited for its turn has an entry that says why not."""
    ledger.subscribe(a_plan())
    enqueue(ledger, a_delivery())
    ledger.unsubscribe(a_subscription().key)

    assert leased(ledger) == []
    assert (only(ledger).state, only(ledger).reason) == (DeliveryState.SKIPPED, "unsubscribed")


def test_what_is_on_its_way_goes_on_without_its_subscription(ledger: Ledger) -> None:
    """A relay that holds it will send it, and what it writes down then stands."""
    ledger.subscribe(a_plan())
    enqueue(ledger, a_delivery())
    leased(ledger)
    ledger.unsubscribe(a_subscription().key)
    assert only(ledger).state is DeliveryState.PENDING
    ledger.record([Settled(only(ledger).id, DeliveryState.SENT, NOW)])

    assert only(ledger).state is DeliveryState.SENT


def test_subscriptions_are_listed_by_key(ledger: Ledger) -> None:
    """Page by page; those of an address exactly, those of a file apart."""
    topic, group = a_subscription(TOPIC), a_subscription(GROUP, "tokayev")
    for one in (topic, group, a_subscription(GROUP), FILE):
        ledger.subscribe(a_plan(one))

    everything = sorted([topic.key, group.key, a_subscription(GROUP).key, FILE.key])
    assert keys(ledger.subscriptions(limit=9)) == everything
    assert keys(ledger.subscriptions(after=everything[1], limit=1)) == [everything[2]]
    assert keys(ledger.subscriptions(limit=-1)) == []
    assert keys(ledger.subscriptions_of(GROUP)) == [a_subscription(GROUP).key, group.key]
    assert keys(ledger.subscriptions_of(TOPIC)) == [topic.key]
    assert keys(ledger.made_by(MadeBy.FILE)) == [FILE.key]
    assert keys(ledger.made_by(MadeBy.CONFIG)) == []


def test_active_subscriptions_are_due_in_order(ledger: Ledger) -> None:
    """The longest due first, then by key; not what is to come, has no next slot or is not active."""
    early, late = a_subscription(GROUP), a_subscription(TOPIC)
    ledger.subscribe(a_plan(late))
    ledger.subscribe(a_plan(a_subscription(TOPIC, "tokayev")))
    ledger.subscribe(a_plan(early, next_at=NOW - DAY))
    ledger.subscribe(a_plan(FILE, next_at=NOW + timedelta(microseconds=1)))
    ledger.subscribe(a_plan(a_subscription(CHANNEL), next_at=None))
    ledger.subscribe(a_plan(a_subscription(PERSON, state=SubscriptionState.PAUSED)))

    assert keys(ledger.due(NOW, limit=9)) == [early.key, late.key, a_subscription(TOPIC, "tokayev").key]
    assert keys(ledger.due(NOW, limit=1)) == [early.key]
    assert keys(ledger.unplanned_since(NOW, limit=9)) == [early.key]


def test_plans_carried_ahead_by_a_wrong_clock_are_found(ledger: Ledger) -> None:
    """Whatever their state, the furthest first."""
    ledger.subscribe(a_plan())
    ledger.subscribe(a_plan(FILE, planned_until=NOW + DAY))
    ledger.subscribe(a_plan(a_subscription(GROUP, state=SubscriptionState.PAUSED), planned_until=NOW + 2 * DAY))

    assert keys(ledger.ahead(NOW, limit=9)) == [a_subscription(GROUP).key, FILE.key]


def test_rescheduling_changes_nothing_else(ledger: Ledger) -> None:
    """Not the state, though it was read before; and a subscription that is gone stays gone."""
    plan = a_plan(next_at=NOW)
    ledger.subscribe(plan)
    ledger.set_state([plan.subscription.key], SubscriptionState.PAUSED, "by an admin", NOW)
    ledger.reschedule([replace(plan, planned_until=NOW + DAY, next_at=None), a_plan(FILE)])

    paused = replace(plan.subscription, state=SubscriptionState.PAUSED, reason="by an admin", since=NOW)
    assert ledger.subscriptions(limit=9) == [Plan(paused, NOW + DAY, None)]


def test_a_new_schedule_is_not_planned_by_the_old_one(ledger: Ledger) -> None:
    """Where somebody changed it while the planner was at work."""
    old = a_plan()
    ledger.subscribe(old)
    new = a_plan(a_subscription(schedule=EVENINGS), next_at=NOW + 12 * HOUR)
    ledger.subscribe(new)
    ledger.reschedule([replace(old, planned_until=NOW + MINUTE, next_at=NOW + DAY)])

    assert ledger.subscription(new.subscription.key) == new


def test_a_state_has_a_reason_and_a_beginning(ledger: Ledger) -> None:
    """Told of those that were in another; one that is in it already keeps since when."""
    ledger.subscribe(a_plan())
    ledger.subscribe(a_plan(FILE))
    both = [a_subscription().key, FILE.key, "chat:unknown"]

    assert ledger.set_state(both[:1], SubscriptionState.WITHOUT_BRIEFING, "it is gone", NOW) == 1
    assert ledger.set_state(both, SubscriptionState.WITHOUT_BRIEFING, "all are", NOW + DAY) == 1
    kept = {plan.subscription.key: plan.subscription for plan in ledger.subscriptions(limit=9)}
    assert [(kept[key].reason, kept[key].since) for key in both[:2]] == [("it is gone", NOW), ("all are", NOW + DAY)]


def test_half_a_character_in_a_reason_harms_nothing(ledger: Ledger) -> None:
    """Platforms send what they like; it is kept as its code in words."""
    ledger.subscribe(a_plan())
    enqueue(ledger, a_delivery())
    ledger.set_state([a_subscription().key, "\ud800"], SubscriptionState.SUSPENDED, "\ud800", NOW)
    ledger.record([PutOff(only(ledger).id, NOW, "\udfff")])

    assert [plan.subscription.reason for plan in ledger.subscriptions(limit=9)] == ["\\ud800"]
    assert only(ledger).reason == "\\udfff"
    assert ledger.subscription("\ud800") is None
    assert ledger.edition("\ud800") is None


def test_what_was_asked_for_counts_as_seen(ledger: Ledger) -> None:
    """By this address and of this briefing."""
    ledger.read(PERSON, "kazakhstan", SEEN)

    assert ledger.seen(PERSON, "kazakhstan") == SEEN
    assert ledger.seen(PERSON, "tokayev") is ledger.seen(GROUP, "kazakhstan") is None


def test_a_question_takes_nothing_from_a_digest(ledger: Ledger) -> None:
    """Where an address is subscribed, only what its digests have shown counts; of another briefing, both do."""
    ledger.subscribe(a_plan())
    ledger.read(PERSON, "kazakhstan", SEEN)
    ledger.read(PERSON, "tokayev", SEEN)

    assert ledger.seen(PERSON, "kazakhstan") is None
    assert ledger.seen(PERSON, "tokayev") == SEEN


def test_a_new_subscription_begins_with_the_whole(ledger: Ledger) -> None:
    """What somebody asked for before they subscribed was no briefing; what a neighbour read stays."""
    ledger.read(PERSON, "kazakhstan", SEEN)
    ledger.read(GROUP, "kazakhstan", SEEN)
    ledger.subscribe(a_plan())

    assert [plan.seen for plan in ledger.due(NOW, limit=9)] == [None]
    assert ledger.seen(GROUP, "kazakhstan") == SEEN


LATER = Seen(Bookmark(10, 4), NOW - DAY)
LATEST = Seen(Bookmark(11, 0), NOW - DAY)


@pytest.mark.parametrize("order", [(SEEN, LATER, LATEST), (LATEST, LATER, SEEN), (LATER, LATEST, SEEN)])
def test_what_was_seen_never_becomes_less(ledger: Ledger, order: tuple[Seen, ...]) -> None:
    """Bookmarks only grow, whichever digest arrives first and whatever the clock says."""
    for seen in order:
        ledger.read(PERSON, "kazakhstan", seen)

    assert ledger.seen(PERSON, "kazakhstan") == LATEST


def test_what_was_seen_outlives_another_schedule(ledger: Ledger) -> None:
    """Who subscribes again goes on from there; who had unsubscribed begins anew."""
    ledger.subscribe(a_plan())
    show(ledger, PERSON, SEEN)
    ledger.subscribe(a_plan(a_subscription(schedule=EVENINGS)))
    assert ledger.due(NOW, limit=9)[0].seen == SEEN
    ledger.unsubscribe(a_subscription().key)
    ledger.subscribe(a_plan())

    assert ledger.due(NOW, limit=9)[0].seen is None


def test_nothing_is_entered_for_who_is_gone(ledger: Ledger) -> None:
    """Whoever unsubscribes while their digest is composed gets none; corrections, which have no plan, are entered."""
    ledger.subscribe(a_plan())
    gone, stays = a_plan(a_subscription(GROUP)), a_plan(next_at=NOW + DAY)
    about = a_delivery(TOPIC, subscription="correction:1")

    assert ledger.enqueue(Planned((an_edition(),), [a_delivery(GROUP), a_delivery(), about], [gone, stays])) == 2
    assert {entry.address for entry in ledger.deliveries(limit=9)} == {PERSON, TOPIC}
    assert keys(ledger.subscriptions(limit=9)) == [a_subscription().key]
    assert ledger.due(NOW, limit=9) == []


@pytest.mark.parametrize("address", [TOPIC, CHANNEL])
def test_what_somebody_is_told_of_is_kept_with_the_telling(ledger: Ledger, address: Address) -> None:
    """Until it is forgotten."""
    causes = {f"late:{address.text}": NOW, "token": NOW}
    ledger.enqueue(Planned(causes=causes))
    ledger.enqueue(Planned(causes={"token": NOW + DAY}))
    assert ledger.causes() == set(causes)
    ledger.forget_causes(["token"])

    assert ledger.causes() == {"token"}
