"""The planner: each slot has its entry, once, whatever the clock and the process do; what is sent is only what is new."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import a_claim, a_figure, a_publication, a_source, an_article
from delivery.offices import HERE, THERE, Office, typeset

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings
from bot.domain.delivery import DeliveryState, Plan, Rules, Subscription, WhenNothingNew, rescheduled
from bot.domain.schedule import Schedule
from bot.store.sqlite import open_chat_book, open_ledger

MISSED, PENDING, SENT, SKIPPED = (
    DeliveryState.MISSED,
    DeliveryState.PENDING,
    DeliveryState.SENT,
    DeliveryState.SKIPPED,
)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """An office with the default records."""
    made = Office()
    yield made
    await made.close()


async def test_a_slot_is_planned_when_it_is_due_and_once(office: Office) -> None:
    """Nothing before its moment, one entry at it, and none again however often it is looked at."""
    office.subscribe()
    assert not await office.later(hours=23, minutes=59)
    (delivery,) = await office.later(minutes=1)

    assert (delivery.slot, delivery.state) == ("2022-07-27T07:00", PENDING)
    assert not await office.later(seconds=1)
    assert not await office.later(hours=1)


async def test_the_first_digest_is_the_whole_briefing(office: Office) -> None:
    """An address that has seen nothing is told everything that a reader would be."""
    office.subscribe()
    (delivery,) = await office.later(days=1)

    assert "Kazakhstan raised its defence budget by KZT 441 billion" in office.text(delivery)


async def test_a_later_digest_tells_what_is_new_since_the_last(office: Office) -> None:
    """What an address was sent is not told again; what was stored since is."""
    office.subscribe()
    (first,) = await office.later(days=1)
    await office.sent(first)
    office.store(a_claim("second", quote="Rusia tidak berkomentar", statement="Russia kept silent", figure=None))
    (second,) = await office.later(days=1)

    assert "Russia kept silent" in office.text(second)
    assert "441" not in office.text(second)


async def test_nothing_new_is_skipped_and_written_down(office: Office) -> None:
    """A slot with nothing to tell has an entry that says so, and nothing is sent."""
    office.subscribe()
    (first,) = await office.later(days=1)
    await office.sent(first)
    (second,) = await office.later(days=1)

    assert (second.state, second.reason, second.edition) == (SKIPPED, "nothing is new", "")


async def test_nothing_new_is_said_where_that_is_wanted(office: Office) -> None:
    """One line, instead of silence."""
    office.subscribe(when_nothing_new=WhenNothingNew.SAY_SO)
    (first,) = await office.later(days=1)
    await office.sent(first)
    (second,) = await office.later(days=1)

    assert second.state is PENDING
    assert len(office.text(second)) < 200
    assert "441" not in office.text(second)


async def test_what_did_not_arrive_is_told_the_next_time(office: Office) -> None:
    """A digest that failed does not count as seen, so the next one tells everything."""
    office.subscribe()
    await office.later(days=1)
    (second,) = await office.later(days=1)

    assert "KZT 441 billion" in office.text(second)
    assert [entry.state for entry in office.entries()] == [SKIPPED, PENDING]


async def test_after_a_pause_the_newest_slot_is_sent_late_and_says_so(office: Office) -> None:
    """However long the bot was down, there is no burst: one digest, late, and an entry for each slot that was missed."""
    office.subscribe()
    entries = await office.later(days=3, hours=2)

    assert [(entry.slot, entry.state) for entry in entries] == [
        ("2022-07-27T07:00", MISSED),
        ("2022-07-28T07:00", MISSED),
        ("2022-07-29T07:00", PENDING),
    ]
    assert "late" in office.text(entries[-1]).casefold()
    assert "a newer slot was due (2022-07-29T07:00)" in entries[0].reason


async def test_what_is_older_than_its_maximum_age_is_missed(office: Office) -> None:
    """Beyond its maximum age even the newest slot is not sent any more."""
    office.subscribe(max_age=timedelta(hours=1))
    entries = await office.later(days=1, hours=2)

    assert [entry.state for entry in entries] == [MISSED]


async def test_what_is_configured_for_all_holds_for_who_says_nothing(office: Office) -> None:
    """Chats too: for how long after its slot a digest is still sent."""
    planner = office.planner_with(Rules(max_age=timedelta(hours=1)))
    office.subscribe()
    office.subscribe(THERE, max_age=timedelta(hours=3))
    await planner.stroke(office.now + timedelta(days=1, hours=2))

    assert {entry.address: entry.state for entry in office.entries()} == {HERE: MISSED, THERE: PENDING}


async def test_a_chat_is_told_that_nothing_is_new_where_that_is_configured(office: Office) -> None:
    """In one line; a digest that says otherwise is left out."""
    planner = office.planner_with(Rules(when_nothing_new=WhenNothingNew.SAY_SO))
    office.subscribe()
    office.subscribe(THERE, when_nothing_new=WhenNothingNew.SKIP)
    for entry in await office.later(days=1):
        await office.sent(entry)
    await planner.stroke(office.now + timedelta(days=1))

    last = {entry.address: entry.state for entry in office.entries()}
    assert last == {HERE: PENDING, THERE: DeliveryState.SKIPPED}


async def test_a_long_absence_costs_few_entries(office: Office) -> None:
    """Of thousands of missed slots the last are written down, and the oldest of those tells how many more there were."""
    office.subscribe(schedule="cron */5 * * * * Asia/Jakarta")
    entries = await office.later(days=30)

    assert len(entries) == 21
    assert "so were" in entries[0].reason


async def test_who_has_seen_the_same_shares_one_edition(office: Office) -> None:
    """Many chats, two languages: two editions, composed once each."""
    for number in range(30):
        office.subscribe(Address("telegram", f"-{1000 + number}"), language="id" if number % 2 else "en")
    entries = await office.later(days=1)

    assert len(entries) == 30
    assert len({entry.edition for entry in entries}) == 2
    assert office.planner.composed_count == 2


async def test_a_clock_that_ran_ahead_silences_nobody(office: Office) -> None:
    """A year ahead and back again: the plan follows the clock, and the next slot is on time."""
    office.subscribe()
    await office.later(days=365)
    office.now -= timedelta(days=364)
    await office.planner.set_back(office.now)
    entries = await office.later(days=1)

    assert [entry.slot for entry in entries] == ["2022-07-28T07:00"]


async def test_a_clock_that_goes_back_a_little_doubles_nothing(office: Office) -> None:
    """The same slot falls due a second time, and has its entry already."""
    office.subscribe()
    await office.later(days=1)
    office.now -= timedelta(seconds=30)
    await office.planner.reschedule_all(office.now)
    entries = await office.later(seconds=31)

    assert not entries
    assert len(office.entries()) == 1


async def test_next_slots_are_found_anew_after_a_start(office: Office) -> None:
    """Where zone data changed while the bot was down, the next slot follows it; here another release reckoned it wrongly."""
    made = office.subscribe()
    (plan,) = office.ledger.subscriptions(limit=9)
    wrong = Plan(made, plan.planned_until, office.now + timedelta(days=9))
    office.ledger.reschedule([wrong])
    await office.planner.reschedule_all(office.now)
    entries = await office.later(days=1)

    assert [entry.slot for entry in entries] == ["2022-07-27T07:00"]


async def test_quiet_hours_hold_a_digest_until_they_end(tmp_path: Path) -> None:
    """A slot within quiet hours is due at their end, under its own name, and is not late then."""
    path = tmp_path / "ringkas.db"
    office = Office(ledger=open_ledger(path))
    with closing(open_chat_book(path)) as book:
        book.set_settings(HERE, ChatSettings(quiet="22:00-06:00"))
    office.subscribe(schedule="23:00 Asia/Jakarta")
    (plan,) = office.ledger.subscriptions(limit=9)
    office.ledger.reschedule([rescheduled(plan, office.now)])
    assert not await office.later(hours=22, minutes=59)
    (entry,) = await office.later(minutes=1)

    assert (entry.slot, entry.due_at) == ("2022-07-26T23:00", datetime(2022, 7, 26, 23, 0, tzinfo=UTC))
    assert "late" not in office.text(entry)
    await office.close()


async def test_a_briefing_that_is_gone_is_written_down(office: Office) -> None:
    """A subscription to what is not there costs nothing but an entry."""
    office.subscribe()
    office.briefings.clear()
    (entry,) = await office.later(days=1)

    assert (entry.state, entry.reason) == (SKIPPED, "there is no such briefing now")


async def test_platforms_get_messages_of_their_own(office: Office) -> None:
    """One edition has messages for every platform that it goes to."""
    office.subscribe(HERE)
    office.subscribe(THERE)
    one, other = await office.later(days=1)

    assert one.edition == other.edition
    assert office.text(one) == office.text(other) != ""


async def test_a_figure_that_changed_is_told_as_before_and_now(office: Office) -> None:
    """Who was sent the old one sees both in the next digest, with its source."""
    office.subscribe()
    (first,) = await office.later(days=1)
    await office.sent(first)
    office.store(a_claim(figure=a_figure(444_000_000_000)))
    (second,) = await office.later(days=1)

    assert "441" in office.text(second)
    assert "444" in office.text(second)


def test_a_plan_ahead_of_its_clock_goes_back() -> None:
    """What was planned beyond now is planned again; names keep it from being sent twice."""
    made = Subscription("chat:x", HERE, "kazakhstan", Schedule.parse("07:00 UTC"))
    now = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
    plan = rescheduled(Plan(made, now + timedelta(days=300), None), now)

    assert plan.planned_until == now
    assert plan.next_at == now + timedelta(hours=1)


async def test_a_further_origin_is_told_as_a_confirmation(office: Office) -> None:
    """The same statement from an independent source is news of its own kind."""
    office.subscribe()
    (first,) = await office.later(days=1)
    await office.sent(first)
    office.store(
        a_source("kompas"),
        a_publication(an_article("kompas-2022-07-26", source="kompas", origins=())),
        a_claim("budget-again", article="kompas-2022-07-26"),
    )
    (second,) = await office.later(days=1)

    assert "Kompas" in office.text(second)


async def test_a_platform_that_is_not_set_up_fails_at_once(office: Office) -> None:
    """Nobody would ever send it, so it does not wait, and says why."""
    office.planner._typesetters = {"telegram": typeset}
    office.subscribe(THERE)
    (entry,) = await office.later(days=1)

    assert (entry.state, entry.reason) == (DeliveryState.FAILED, "its platform is not set up")
