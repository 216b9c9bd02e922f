"""Digests delivered on Discord: each attempt told before and after, and one message however often it is tried."""

from __future__ import annotations

import asyncio
from typing import Any, get_args

import discord
import yarl
from fake_discord.failures import Kind
from platforms.discord.courier_rooms import Room, address, content, in_room

from bot.domain.addresses import Address
from bot.domain.chats import Reach, Standing
from bot.platforms.sending import Faulty, Rejected, Sent, Throttled, Uncertain, Unreached

ATTEMPTS = 5
UNANSWERED: tuple[Any, ...] = ("dropped", "lost", "late 502", "500", "502", "503")
assert set(UNANSWERED) <= set(get_args(Kind))


@in_room()
async def test_a_part_is_posted_as_it_was_typeset(room: Room) -> None:
    """Under its nonce, and nobody is pinged."""
    outcome = await room.post()

    (message,) = room.channel.answers
    assert outcome == Sent(str(message.id))
    assert message.embeds[0]["title"] == "News"
    assert message.buttons[0].custom_id == "a.en../new kazakhstan"
    body = room.server.called("create_message")[0].body
    assert (body["nonce"], body["enforce_nonce"], body["allowed_mentions"]) == ("1.1", True, {"parse": []})


@in_room()
async def test_a_request_leaves_when_its_departure_is_written_down(room: Room) -> None:
    """And what came of it is written down once it is known."""
    room.watch.count = lambda: len(room.server.called("create_message"))

    outcome = await room.post()

    assert (room.watch.told, room.watch.counts) == (["departs", outcome], [0, 1])


@in_room()
async def test_a_post_without_an_answer_is_made_again_and_stands_there_once(room: Room) -> None:
    """Whatever became of the first; the watch is told that nobody knows."""
    for number, kind in enumerate(UNANSWERED):
        room.server.fail("create_message", kind=kind)
        room.watch.told.clear()

        outcome = await room.post(kind, f"{number}.1")

        assert isinstance(outcome, Sent)
        assert [type(told) for told in room.watch.told] == [str, Uncertain, str, Sent]
    assert [message.embeds[0]["title"] for message in room.channel.answers] == list(UNANSWERED)


@in_room()
async def test_a_post_that_is_never_answered_is_uncertain(room: Room) -> None:
    """It may stand there; it is left to whoever knows for how long a nonce holds."""
    room.server.fail("create_message", ATTEMPTS, "lost")

    outcome = await room.post()

    assert isinstance(outcome, Uncertain)
    assert len(room.channel.answers) == 1


@in_room()
async def test_a_post_that_finds_no_server_has_not_arrived(room: Room) -> None:
    """However often it is tried."""
    await room.server.rest.stop()

    outcome = await room.post()

    assert outcome == Unreached("ClientConnectorError")
    assert room.watch.told == ["departs", outcome] * ATTEMPTS


@in_room()
async def test_a_post_that_may_be_there_stays_uncertain_whatever_comes_later(room: Room) -> None:
    """That a second request is refused says nothing of the first."""
    room.server.fail("create_message", kind="lost")
    room.server.fail("create_message", kind="missing permissions")

    assert await room.post() == Uncertain("403 (code 50013)")


@in_room()
async def test_a_nonce_names_a_message_only_for_a_while(room: Room) -> None:
    """As long as Discord remembers it; so nobody relies on it for longer."""
    await room.post()
    await room.post()
    assert len(room.channel.answers) == 1
    room.server.world.nonces.seconds = 0.0

    await room.post()

    assert len(room.channel.answers) == 2
    assert room.courier.repeat_seconds < 300


@in_room()
async def test_each_429_is_an_answer_that_the_queue_waits_out(room: Room) -> None:
    """And no request waits inside of a library, where nobody sees it."""
    room.server.fail("create_message", kind="bucket", retry_after=3.0)
    room.server.fail("create_message", kind="global", retry_after=4.0)

    outcome = await room.post()

    assert isinstance(outcome, Sent)
    assert room.watch.told == [
        "departs",
        Throttled(3.0),
        "departs",
        Throttled(4.0, is_global=True),
        "departs",
        outcome,
    ]
    assert room.clock.seconds >= 7


@in_room()
async def test_a_bucket_that_is_empty_is_not_asked_again_before_it_is_full(room: Room) -> None:
    """Discord tells so with the last message that it takes, and the answer is not kept back for that."""
    room.server.rest._rates.enabled = True
    for number in range(5):
        await room.post(nonce=f"{number}.1")
    assert room.clock.seconds == 0

    room.server.rest._rates.enabled = False
    await room.post(nonce="5.1")

    assert 4 < room.clock.seconds <= 5.1


@in_room()
async def test_a_channel_that_takes_nothing_is_kept_as_such_until_it_does(room: Room) -> None:
    """By the code that Discord gives."""
    room.server.fail("create_message", kind="missing permissions")

    assert await room.post() == Rejected("403 (code 50013)", Reach.RESTRICTED)
    assert room.book.standings[address(room.channel)].reach is Reach.RESTRICTED

    await room.post()

    assert room.book.standings == {}


@in_room()
async def test_what_was_out_of_reach_before_a_restart_is_open_once_it_is_heard_of(room: Room) -> None:
    """The book remembers it, and another channel changes nothing."""
    there, elsewhere = address(room.channel), address(room.guild.text("lain"))
    now = room.messenger._clock()
    room.book.mark(Standing(there, Reach.RESTRICTED, now, "403"))
    await room.messenger.begin()

    await room.messenger.heard(elsewhere)
    assert there in room.book.standings
    await room.messenger.heard(there)

    assert room.book.standings == {}


@in_room()
async def test_an_edit_puts_the_new_text_in_the_place_of_the_old(room: Room) -> None:
    """Made again where no answer came, since that doubles nothing."""
    receipt = await room.posted("wrong")
    room.server.fail("update_message", kind="lost")

    outcome = await room.courier.edit(address(room.channel), receipt, content("right"), room.watch)

    assert outcome == Sent(receipt)
    assert [message.embeds[0]["title"] for message in room.channel.answers] == ["right"]
    assert [type(told) for told in room.watch.told] == [str, Unreached, str, Sent]


@in_room()
async def test_an_edit_of_a_message_that_is_gone_is_faulty(room: Room) -> None:
    """So that the correction is told in another way; the channel is as good as before."""
    outcome = await room.courier.edit(address(room.channel), "123456789012345678", content("right"), room.watch)

    assert outcome == Faulty("404 (code 10008)")
    assert room.book.standings == {}


@in_room()
async def test_an_edit_in_a_channel_that_is_gone_says_so(room: Room) -> None:
    """That is not the message's fault."""
    nowhere = Address("discord", "123456789012345678")

    assert await room.courier.edit(nowhere, "1", content("right"), room.watch) == Rejected(
        "404 (code 10003)", Reach.GONE
    )


@in_room()
async def test_a_reply_hangs_on_the_message_that_is_meant(room: Room) -> None:
    """A reader finds from one to the other."""
    receipt = await room.posted()

    await room.courier.reply(address(room.channel), receipt, content("Correction"), "2.1", room.watch)

    assert room.channel.answers[1].wire["message_reference"]["message_id"] == receipt


@in_room()
async def test_a_reply_to_what_is_gone_is_posted_without_it(room: Room) -> None:
    """The correction is told all the same."""
    outcome = await room.courier.reply(
        address(room.channel), "123456789012345678", content("Correction"), "2.1", room.watch
    )

    assert isinstance(outcome, Sent)
    assert "message_reference" not in room.channel.answers[0].wire


@in_room()
async def test_a_reply_where_the_bot_may_not_read_is_posted_without_it(room: Room) -> None:
    """Discord lets nobody reply who cannot see what was written."""
    receipt = await room.posted()
    room.channel.deny("read_message_history")

    outcome = await room.courier.reply(address(room.channel), receipt, content("Correction"), "2.1", room.watch)

    assert isinstance(outcome, Sent)
    assert "message_reference" not in room.channel.answers[1].wire


@in_room()
async def test_an_answer_that_is_none_leaves_it_open_what_became_of_the_message(room: Room) -> None:
    """A proxy on the way may answer anything."""
    room.server.fail("create_message", ATTEMPTS, "500")

    assert await room.post() == Uncertain("Discord answered 500")


@in_room()
async def test_a_digest_in_an_announcement_channel_is_published(room: Room) -> None:
    """What kind of channel it is, the client knows from the gateway; a talk is not published."""
    news = room.guild.announcement("berita")
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(room.server.gateway_url)
    running = asyncio.create_task(room.client.start(room.server.token))
    await room.server.connected()
    await asyncio.wait_for(room.client.wait_until_ready(), 10)

    await room.post(to=news)
    await room.post()

    assert news.answers[0].is_published
    assert not room.channel.answers[0].is_published
    await room.client.close()
    await asyncio.gather(running, return_exceptions=True)


@in_room()
async def test_admins_are_told_in_direct_messages(room: Room) -> None:
    """Opened once; who has none is left out."""
    first = await room.courier.admin_addresses()
    second = await room.courier.admin_addresses()

    (boss,) = first
    assert first == second
    assert isinstance(await room.courier.post(boss, content("Notice"), "9.1", room.watch), Sent)
    assert [call.status for call in room.server.called("create_dm")] == [400, 200, 400]
    room.server.world.refused.clear()  # of who is unknown


@in_room()
async def test_a_courier_is_ready_where_the_gateway_is_connected(room: Room) -> None:
    """As the platform says."""
    assert room.courier.is_ready()
