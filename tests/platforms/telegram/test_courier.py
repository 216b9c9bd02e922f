"""Digests delivered on Telegram: each attempt told before and after, and never one more than is safe."""

from __future__ import annotations

import asyncio

from fake_telegram.waiting import wait
from platforms.sending.recording_watch import RecordingWatch
from platforms.telegram.courier_rooms import Room, address, content, in_room

from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings, Reach
from bot.platforms.sending import Faulty, Moved, Rejected, Sent, Throttled, Uncertain, Unreached

ATTEMPTS = 5


@in_room()
async def test_a_part_is_posted_with_its_buttons(room: Room) -> None:
    """Its receipt is the number of the message."""
    ana = room.server.private(room.server.user("Ana"))

    outcome = await room.post(ana, "<b>News</b>")

    (message,) = ana.answers
    assert outcome == Sent(str(message.id))
    assert (message.text, message.buttons[0][0].label) == ("News", "[1]")


@in_room()
async def test_a_request_leaves_when_its_departure_is_written_down(room: Room) -> None:
    """And what came of it is written down once it is known."""
    watch = RecordingWatch(lambda: len(room.server.called("sendMessage")))

    outcome = await room.post(room.server.group("Ruang"), watch=watch)

    assert (watch.told, watch.counts) == (["departs", outcome], [0, 1])


@in_room()
async def test_a_part_goes_to_its_topic(room: Room) -> None:
    """And not to the general one."""
    forum = room.server.group("Forum", forum=True)
    topic = await forum.topic("Kazakhstan")

    await room.post(address(forum, topic))

    assert room.server.called("sendMessage")[0].parameters["message_thread_id"] == topic


@in_room()
async def test_a_post_without_an_answer_is_uncertain_and_not_repeated(room: Room) -> None:
    """It stands in the chat, once."""
    ana = room.server.private(room.server.user("Ana"))
    room.server.fail("sendMessage", unanswered="closed")

    outcome = await room.post(ana)

    assert isinstance(outcome, Uncertain)
    assert (room.watch.told, len(ana.answers)) == (["departs", outcome], 1)


@in_room()
async def test_a_post_that_finds_no_server_has_not_arrived(room: Room) -> None:
    """It is tried a few times, and given back."""
    ana = room.server.private(room.server.user("Ana"))
    await room.server.gateway.stop()
    await asyncio.sleep(0.1)  # until the connection that is open is known to be closed

    outcome = await room.post(ana)

    assert isinstance(outcome, Unreached)
    assert room.watch.told == ["departs", outcome] * ATTEMPTS


@in_room()
async def test_a_long_wait_is_given_back(room: Room) -> None:
    """With the seconds, for the relay to come back."""
    group = room.server.group("Ruang")
    room.server.fail("sendMessage", chat=group, retry_after=3600)

    outcome = await room.post(group)

    assert isinstance(outcome, Throttled)
    assert room.watch.told == ["departs", Throttled(3600)]


@in_room()
async def test_a_chat_that_moved_gets_it_where_it_lives(room: Room) -> None:
    """And what it chose moves along."""
    old, new = room.server.group("Ruang", supergroup=False), room.server.group("Ruang")
    room.book.chosen[address(old)] = ChatSettings(language="id")
    room.server.fail("sendMessage", chat=old, migrate_to=new.id)

    outcome = await room.post(old)

    assert outcome == Sent(str(new.answers[0].id), moved_to=address(new))
    assert room.watch.told == ["departs", Moved(address(new)), "departs", Sent(str(new.answers[0].id))]
    assert room.book.settings(address(new)).language == "id"


@in_room()
async def test_a_person_who_blocked_the_bot_is_kept_as_such(room: Room) -> None:
    """Though they chose nothing: they wanted digests, which are suspended by this."""
    ana = room.server.private(room.server.user("Ana"))
    room.server.fail("sendMessage", error=403)

    outcome = await room.post(ana)

    assert outcome == Rejected("Forbidden: bot was blocked by the user", Reach.BLOCKED)
    assert room.book.standings[address(ana)].reach is Reach.BLOCKED


@in_room()
async def test_a_chat_that_takes_a_digest_again_is_open(room: Room) -> None:
    """What was kept against it goes."""
    ana = room.server.private(room.server.user("Ana"))
    room.server.fail("sendMessage", error=403)
    await room.post(ana)

    await room.post(ana)

    assert room.book.standings == {}


@in_room()
async def test_an_edit_puts_the_new_text_in_the_place_of_the_old(room: Room) -> None:
    """Buttons and all, under the same receipt."""
    ana = room.server.private(room.server.user("Ana"))
    posted = await room.post(ana, "wrong")
    assert isinstance(posted, Sent)

    outcome = await room.courier.edit(address(ana), posted.receipt, content("right"), room.watch)

    assert outcome == posted
    assert [message.text for message in ana.answers] == ["right"]
    assert ana.answers[0].buttons


@in_room()
async def test_an_edit_that_changes_nothing_was_made_before(room: Room) -> None:
    """So it counts as made."""
    ana = room.server.private(room.server.user("Ana"))
    posted = await room.post(ana)
    assert isinstance(posted, Sent)

    assert await room.courier.edit(address(ana), posted.receipt, content("News"), room.watch) == posted


@in_room()
async def test_an_edit_without_an_answer_is_made_again(room: Room) -> None:
    """It cannot double anything."""
    ana = room.server.private(room.server.user("Ana"))
    posted = await room.post(ana, "wrong")
    assert isinstance(posted, Sent)
    room.server.fail("editMessageText", unanswered="closed")
    watch = RecordingWatch()

    outcome = await room.courier.edit(address(ana), posted.receipt, content("right"), watch)

    assert outcome == posted
    assert [type(told) for told in watch.told] == [str, Unreached, str, Sent]


@in_room()
async def test_an_edit_of_a_message_that_is_gone_is_faulty(room: Room) -> None:
    """So that the correction is told in another way."""
    ana = room.server.private(room.server.user("Ana"))
    posted = await room.post(ana)
    assert isinstance(posted, Sent)
    room.server.world.places[ana.id].messages[int(posted.receipt)].is_deleted = True

    outcome = await room.courier.edit(address(ana), posted.receipt, content("right"), room.watch)

    assert isinstance(outcome, Faulty)


@in_room()
async def test_a_reply_hangs_on_the_message_that_is_meant(room: Room) -> None:
    """A reader finds from one to the other."""
    ana = room.server.private(room.server.user("Ana"))
    posted = await room.post(ana)
    assert isinstance(posted, Sent)

    await room.courier.reply(address(ana), posted.receipt, content("Correction"), "2.1", room.watch)

    assert ana.answers[1].wire["reply_to_message"]["message_id"] == int(posted.receipt)


@in_room()
async def test_a_reply_to_what_is_gone_is_posted_without_it(room: Room) -> None:
    """The correction is told all the same."""
    ana = room.server.private(room.server.user("Ana"))

    outcome = await room.courier.reply(address(ana), "12345", content("Correction"), "2.1", room.watch)

    assert isinstance(outcome, Sent)
    assert "reply_to_message" not in ana.answers[0].wire


@in_room()
async def test_a_token_that_is_refused_is_not_the_messages_fault(room: Room) -> None:
    """It is kept for when there is another; the words do not hold the token."""
    room.server.fail("sendMessage", ATTEMPTS, error=401)

    outcome = await room.post(room.server.group("Ruang"))

    assert outcome == Unreached("Telegram refuses the token")


@in_room(in_flight_at_most=5)
async def test_a_stop_cuts_off_what_is_not_answered(room: Room) -> None:
    """Nobody knows; and it is over at once."""
    room.server.fail("sendMessage", unanswered="hung")
    posting = asyncio.create_task(room.post(room.server.group("Ruang")))
    await wait(room.server.world, lambda: room.server.called("sendMessage") or None, "the request", 5)

    await room.sender.close(0)

    assert await posting == Uncertain("stopped")


@in_room()
async def test_admins_are_told_in_private(room: Room) -> None:
    """A person's number is that of their chat."""
    assert await room.courier.admin_addresses() == (Address("telegram", "5"), Address("telegram", "7"))


@in_room()
async def test_a_courier_is_ready_where_telegram_is_at_hand(room: Room) -> None:
    """As the platform says."""
    assert room.courier.is_ready()
