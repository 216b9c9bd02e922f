"""Corrections reach whoever was shown a mistake: in its place, or below it; once, whatever happens in between."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_claim, a_figure, default_records
from delivery.offices import HERE, SPEC, THERE, Office

from bot.delivery.corrections import Corrections
from bot.domain.claims import Claim, Correction
from bot.domain.delivery import Delivery, DeliveryState, Departed, Landed, Manner, Settled
from bot.domain.wording import Wording

SENT, PENDING, FAILED = DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.FAILED
WHY = Wording.of({"id": "Angkanya salah dibaca", "en": "The figure was misread"})
TODAY = date(2022, 7, 27)


def corrected(claim: Claim | None = None) -> Claim:
    """The default claim with another figure, and the reason."""
    return replace(claim or a_claim(), figure=a_figure(444_000_000_000), correction=Correction(TODAY, WHY))


def withdrawn(claim: Claim | None = None) -> Claim:
    """The default claim, withdrawn."""
    return replace(claim or a_claim(), correction=Correction(TODAY, WHY, withdraws=True))


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    """An office whose first digest has arrived in two chats."""
    made = Office()
    made.subscribe(HERE)
    made.subscribe(THERE, language="id")
    for delivery in await made.later(days=1):
        await made.sent(delivery)
    await made.corrections.stroke(made.now)
    yield made
    await made.close()


def _new(office: Office) -> list[Delivery]:
    return [delivery for delivery in office.entries() if delivery.subscription.startswith("correction")]


async def test_what_was_delivered_is_put_right_in_its_place(office: Office) -> None:
    """Each chat's message gets the new words, in its own language, and says that it was corrected, and why."""
    office.store(corrected())
    count = await office.corrections.stroke(office.now)

    ours, theirs = _new(office)
    assert count == 2
    assert {ours.manner, theirs.manner} == {Manner.EDIT}
    texts = {office.text(each): each.address for each in (ours, theirs)}
    english = next(text for text, address in texts.items() if address == HERE)
    indonesian = next(text for text, address in texts.items() if address == THERE)
    assert "KZT 444 billion" in english
    assert "The figure was misread" in english
    assert "Angkanya salah dibaca" in indonesian
    assert "444 miliar" in indonesian


async def test_what_is_withdrawn_is_not_to_be_read_any_more(office: Office) -> None:
    """The words of a withdrawn claim leave the message; that it was withdrawn, and why, stands there."""
    office.store(withdrawn())
    await office.corrections.stroke(office.now)

    for each in _new(office):
        assert "441" not in office.text(each)
    assert "withdrawn" in "".join(office.text(each).casefold() for each in _new(office) if each.address == HERE)


async def test_a_correction_is_planned_once(office: Office) -> None:
    """However often it is looked at, and after a start as well, nothing is planned twice."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    assert await office.corrections.stroke(office.now) == 0
    office.notes.clear()
    restarted = Corrections(office.books, office, office.planner._typesetters, office)

    assert await restarted.stroke(office.now) == 0
    assert len(_new(office)) == 2


async def test_a_second_correction_holds_the_first_too(office: Office) -> None:
    """A later correction is applied to what was delivered, not to what was corrected."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    office.store(
        replace(corrected(), figure=a_figure(445_000_000_000), correction=Correction(TODAY, Wording.same("Again")))
    )
    await office.corrections.stroke(office.now)

    latest = [each for each in _new(office) if each.state is PENDING]
    assert len(latest) == 2
    assert all("445" in office.text(each) and "444" not in office.text(each) for each in latest)


async def test_where_a_message_cannot_be_edited_the_correction_stands_below_it(office: Office) -> None:
    """A platform that refuses the edit gets a reply that says what is corrected."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    edit = _new(office)[0]

    assert await office.corrections.ended(edit, FAILED, office.now)
    (reply,) = [each for each in _new(office) if each.manner is Manner.REPLY]
    assert reply.address == edit.address
    assert "444" in office.text(reply)


async def test_an_edit_that_failed_before_a_power_cut_is_answered_after_the_start(office: Office) -> None:
    """Whoever was to be told that it failed is gone; the next run looks for itself, and plans nothing twice."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    edit = _new(office)[0]
    await office.books.record(Settled(edit.id, FAILED, office.now, "message can't be edited"))
    for expected in (1, 0):
        restarted = Corrections(office.books, office, office.planner._typesetters, office)

        assert await restarted.stroke(office.now) == expected
    (reply,) = [each for each in _new(office) if each.manner is Manner.REPLY]
    assert reply.address == edit.address


async def test_an_edit_that_another_correction_has_overtaken_is_not_answered(office: Office) -> None:
    """The later edit holds both, and is answered if it fails as well."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    overtaken = _new(office)[0]
    office.store(replace(corrected(), correction=Correction(TODAY, Wording.same("Again"))))
    await office.corrections.stroke(office.now)
    later = [each for each in _new(office) if each.state is PENDING and each.address == overtaken.address]

    assert not await office.corrections.ended(overtaken, FAILED, office.now)
    assert await office.corrections.ended(later[0], FAILED, office.now)


async def test_what_may_not_have_arrived_is_corrected_below_it() -> None:
    """Nobody knows which message to edit; whoever has read it learns of the mistake all the same."""
    office = Office()
    office.subscribe()
    (delivery,) = await office.later(days=1)
    for event in (
        Departed(delivery.id, 1, office.now),
        Landed(delivery.id, 1, DeliveryState.UNCERTAIN),
        Settled(delivery.id, DeliveryState.UNCERTAIN, office.now, "no answer"),
    ):
        await office.books.record(event)
    office.store(corrected())
    await office.corrections.stroke(office.now)

    (reply,) = _new(office)
    assert (reply.manner, reply.address) == (Manner.REPLY, HERE)
    await office.close()


async def test_what_is_delivered_after_the_correction_is_corrected_too(office: Office) -> None:
    """A digest that was planned with the old words and arrives with them gets its correction as soon as it has ended."""
    late = replace(HERE, chat="-2002")
    office.subscribe(late)
    (delivery,) = [each for each in await office.later(days=1) if each.address == late]
    office.store(corrected())
    await office.corrections.stroke(office.now)
    await office.sent(delivery)

    assert not [each for each in _new(office) if each.address == late]
    assert await office.corrections.ended(delivery, SENT, office.now)
    assert [each.address for each in _new(office) if each.address == late] == [late]


async def test_what_was_delivered_as_it_stands_now_is_left_alone(office: Office) -> None:
    """A digest that tells the correction needs none itself, nor does the correction, whenever it is looked at."""
    office.store(corrected())
    await office.corrections.stroke(office.now)
    edit = _new(office)[0]
    digests = [each for each in await office.later(days=1) if each.state is PENDING]
    for delivery in digests:
        await office.sent(delivery)
        assert not await office.corrections.ended(delivery, SENT, office.now)
    restarted = Corrections(office.books, office, office.planner._typesetters, office)

    assert digests
    assert await restarted.stroke(office.now) == 0
    assert not await restarted.ended(replace(edit, manner=Manner.REPLY), SENT, office.now)


async def test_what_shows_nothing_of_it_is_left_alone(office: Office) -> None:
    """Only deliveries that showed the claim are touched."""
    other = a_claim("other", quote="Rusia tidak berkomentar", statement="Russia kept silent", figure=None)
    office.store(other)
    office.store(replace(other, correction=Correction(TODAY, WHY)))

    assert await office.corrections.stroke(office.now) == 0


async def test_news_that_is_silently_mended_is_no_correction(office: Office) -> None:
    """Another version without a reason is told in the next digest, and delivered messages stay as they are."""
    office.store(a_claim(figure=a_figure(444_000_000_000)))

    assert await office.corrections.stroke(office.now) == 0


async def test_the_next_digest_tells_of_the_correction(office: Office) -> None:
    """Who reads only digests learns of it as well."""
    office.store(corrected())
    entries = await office.later(days=1)

    assert all(entry.state is PENDING for entry in entries)
    assert any("The figure was misread" in office.text(entry) for entry in entries)


async def test_a_new_chat_is_told_of_what_was_withdrawn_lately(office: Office) -> None:
    """The first digest holds corrections of the last days; the withdrawn statement itself is not in it."""
    office.store(withdrawn())
    office.subscribe(replace(HERE, chat="-3003"))
    (first,) = [each for each in await office.later(days=1) if each.address.chat == "-3003"]

    assert "The figure was misread" in office.text(first)
    assert "raised its defence budget" not in office.text(first).split("Corrections")[0]


async def test_after_some_time_corrections_are_history() -> None:
    """A first digest weeks later says nothing of an old correction."""
    office = Office([*default_records()])
    office.store(corrected())
    office.subscribe()
    *_, first = await office.later(days=31)

    assert "The figure was misread" not in office.text(first)
    assert SPEC.name in first.subscription
    assert office.now - first.due_at < timedelta(hours=1)
    await office.close()
