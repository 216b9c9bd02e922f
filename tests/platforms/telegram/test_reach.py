"""Chats on Telegram that take no answer, or live elsewhere now: recorded by its own rule, and open again when one passes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from threading import Event

import pytest
from fake_telegram import Answer, Chat, User
from fake_telegram.places import Standing
from memory_chat_book import MemoryChatBook
from platforms.sending.recording_watch import RecordingWatch
from telegram_bots import UNLIMITED
from telegram_scenes import Scene, meets_bot

from bot.domain.addresses import Address
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings, Reach
from bot.domain.outcomes import Moved, Outcome, Sent
from bot.domain.secrets import Secret
from bot.platforms.chats import Chats
from bot.platforms.sending import Pace, Sender, Trip
from bot.platforms.sending.trips import Repeats
from bot.platforms.telegram.platform import Account, connected
from bot.platforms.telegram.posting import Messenger

BRIEFING = "Kazakhstan between Russia and the West"
RINGKASAN = "Kazakhstan di antara Rusia dan Barat"


async def _asked(chat: Chat, text: str, by: User | None = None, thread: int | None = None) -> Answer:
    said = await chat.say(text, by=by, thread=thread)
    return await chat.answer(after=said)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


def _out_of_reach(scene: Scene) -> dict[Address, Reach]:
    return {standing.address: standing.reach for standing in scene.standings()}


async def _taken(scene: Scene) -> None:
    """Wait until the bot has taken in all that happened; it serves that before it stops."""
    await _asked(scene.chat_of("Somebody"), "/about")


class _SlowBook(MemoryChatBook):
    """A book that is slow to read: what it found is handed over later."""

    def __init__(self) -> None:
        super().__init__()
        self.is_read, self.may_go_on = Event(), Event()

    def settings(self, address: Address) -> ChatSettings:
        found = super().settings(address)
        self.is_read.set()
        assert self.may_go_on.wait(30)
        return found


@pytest.mark.parametrize(
    ("standing", "reach"),
    [("kicked", Reach.LEFT), ("left", Reach.LEFT), ("gone", Reach.GONE), ("muted", Reach.RESTRICTED)],
)
@meets_bot(is_started=False)
async def test_a_group_that_takes_no_answer_is_kept_as_such(scene: Scene, standing: Standing, reach: Reach) -> None:
    """One attempt, one record; the group's words as Telegram gave them."""
    group = scene.server.group("Readers")
    await group.say("/kazakhstan")
    group.become(standing)

    async with scene.bot():
        await scene.server.call("sendMessage", group)
        await _taken(scene)

    assert _out_of_reach(scene) == {Address("telegram", str(group.id)): reach}
    assert len([call for call in scene.server.called("sendMessage") if call.chat_id == group.id]) == 1


@pytest.mark.parametrize(("standing", "reach"), [("kicked", Reach.BLOCKED), ("deactivated", Reach.GONE)])
@meets_bot(is_started=False)
async def test_a_person_who_takes_no_answer_is_kept_only_if_they_chose_something(
    scene: Scene, standing: Standing, reach: Reach
) -> None:
    """About anybody else nothing is stored."""
    ana, ben = scene.chat_of("Ana"), scene.chat_of("Ben")
    async with scene.bot():
        await _asked(ana, "/language id")
    for chat in (ana, ben):
        await chat.say("/kazakhstan")
        chat.become(standing)

    async with scene.bot():
        await scene.server.call("sendMessage", ana, count=2)
        await scene.server.call("sendMessage", ben)
        await _taken(scene)

    assert _out_of_reach(scene) == {Address("telegram", str(ana.id)): reach}


@meets_bot(is_started=False)
async def test_a_block_is_kept_when_it_happens_and_ends_when_it_is_taken_back(scene: Scene) -> None:
    """Telegram tells of both."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        await _asked(chat, "/language id")
        await chat.block()
        await _taken(scene)
    blocked = _out_of_reach(scene)

    async with scene.bot():
        await chat.unblock()
        await _taken(scene)

    assert blocked == {Address("telegram", str(chat.id)): Reach.BLOCKED}
    assert _out_of_reach(scene) == {}


@meets_bot(is_started=False)
async def test_a_group_that_throws_the_bot_out_and_lets_it_in_again_is_kept_right(scene: Scene) -> None:
    """Also through a restart between the two."""
    group = scene.server.group("Readers")
    async with scene.bot():
        await group.kick()
        await _taken(scene)
    thrown_out = _out_of_reach(scene)

    async with scene.bot():
        await group.admit()
        assert _title(await _asked(group, "/kazakhstan")) == BRIEFING

    assert thrown_out == {Address("telegram", str(group.id)): Reach.LEFT}
    assert _out_of_reach(scene) == {}


@meets_bot(is_started=False)
async def test_a_group_where_the_bot_may_write_again_is_open_when_a_message_passes(scene: Scene) -> None:
    """Nobody tells a bot that its mouth was opened."""
    group = scene.server.group("Readers")
    group.become("muted")
    async with scene.bot():
        await group.say("/kazakhstan")
        await scene.server.call("sendMessage", group)
        await _taken(scene)
    muted = _out_of_reach(scene)

    async with scene.bot():
        group.become("member")
        await _asked(group, "/kazakhstan")

    assert muted == {Address("telegram", str(group.id)): Reach.RESTRICTED}
    assert _out_of_reach(scene) == {}


@meets_bot(is_started=False)
async def test_a_closed_topic_is_kept_by_itself_and_is_open_when_a_message_passes(scene: Scene) -> None:
    """The other topics of the forum go on."""
    forum = scene.server.group("Forum", forum=True)
    closed, other = await forum.topic("Closed"), await forum.topic("Other")
    async with scene.bot():
        await forum.close_topic(closed)
        await forum.say("/kazakhstan", thread=closed)
        assert (await _asked(forum, "/kazakhstan", thread=other)).thread == other
    shut = _out_of_reach(scene)

    async with scene.bot():
        await forum.reopen_topic(closed)
        assert (await _asked(forum, "/kazakhstan", thread=closed)).thread == closed

    assert shut == {Address("telegram", str(forum.id), str(closed)): Reach.CLOSED}
    assert _out_of_reach(scene) == {}


@meets_bot(is_started=False)
async def test_a_deleted_topic_is_kept_as_gone(scene: Scene) -> None:
    """The answer does not turn up in another topic instead."""
    forum = scene.server.group("Forum", forum=True)
    thread = await forum.topic("Gone")
    await forum.say("/kazakhstan", thread=thread)
    await forum.delete_topic(thread)

    async with scene.bot():
        await scene.server.call("sendMessage", forum)
        await _taken(scene)

    assert _out_of_reach(scene) == {Address("telegram", str(forum.id), str(thread)): Reach.GONE}
    assert forum.answers == []


@meets_bot()
async def test_a_group_that_became_a_supergroup_keeps_what_it_chose(scene: Scene) -> None:
    """The group itself tells of its new number."""
    creator = scene.server.user("Creator")
    group = scene.server.group("Readers", supergroup=False, creator=creator)
    await _asked(group, "/language id", by=creator)

    new = await group.migrate()

    assert _title(await _asked(new, "/kazakhstan")) == RINGKASAN
    assert scene.settings(new.id) == ChatSettings(language="id")
    assert scene.settings(group.id) == NOTHING_CHOSEN


@meets_bot()
async def test_a_group_whose_move_is_told_by_a_refusal_keeps_what_it_chose(scene: Scene) -> None:
    """The answer goes to the new number, and the settings with it."""
    creator = scene.server.user("Creator")
    group = scene.server.group("Readers", supergroup=False, creator=creator)
    new = scene.server.group("Readers", creator=creator)
    await _asked(group, "/language id", by=creator)
    scene.server.fail("sendMessage", chat=group, migrate_to=new.id)

    await group.say("/kazakhstan")

    assert _title(await new.answer()) == RINGKASAN
    assert _title(await _asked(new, "/kazakhstan")) == RINGKASAN
    assert scene.settings(new.id) == ChatSettings(language="id")
    assert scene.settings(group.id) == NOTHING_CHOSEN


async def test_a_move_is_kept_before_anything_goes_to_the_new_chat() -> None:
    """Whoever is answered there may ask there at once, and is answered by what the group had chosen."""
    old, new = Address("telegram", "-5"), Address("telegram", "-1005")
    found: list[ChatSettings] = []
    answers: list[Outcome] = [Moved(new), Sent("1")]

    async with connected(Account(Secret("1:none"), "http://127.0.0.1/bot", "http://127.0.0.1/file")) as (bot, _):
        chats = Chats(MemoryChatBook())
        sender = Sender(Pace(UNLIMITED))
        messenger = Messenger(bot, sender, chats, lambda: datetime(2026, 11, 21, tzinfo=UTC))
        await chats.choose(old, ChatSettings(language="id"))

        async def attempt(_: Address) -> Outcome:
            found.append(await chats.settings(new))
            return answers.pop(0)

        outcome = await messenger.carry(old, Trip(RecordingWatch(), attempt, Repeats.DOUBLE))
        await sender.close(1.0)
        await chats.close()

    assert outcome == Sent("1", moved_to=new)
    assert found == [NOTHING_CHOSEN, ChatSettings(language="id")]


@meets_bot()
async def test_a_move_told_in_the_new_chat_alone_is_enough(scene: Scene) -> None:
    """Telegram promises no order between chats."""
    creator = scene.server.user("Creator")
    group = scene.server.group("Readers", supergroup=False, creator=creator)
    await _asked(group, "/language id", by=creator)
    new = scene.server.group("Readers", creator=creator)
    told = {"message_id": 1, "date": 1, "chat": new.place.wire(), "migrate_from_chat_id": group.id}

    scene.server.feed({"message": told | {"from": creator.wire()}})

    assert _title(await _asked(new, "/kazakhstan")) == RINGKASAN


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    """Else a supergroup would go on in the wrong language, although the store knows better."""
    group = Address("telegram", "-100")

    async def journey() -> ChatSettings:
        book, slow = MemoryChatBook(), _SlowBook()
        chats = Chats(book, slow)
        reading = asyncio.create_task(chats.settings(group))
        await asyncio.to_thread(slow.is_read.wait, 30)
        await chats.choose(group, ChatSettings(language="id"))
        slow.may_go_on.set()
        await reading
        try:
            return await chats.settings(group)
        finally:
            await chats.close()

    assert asyncio.run(journey()) == ChatSettings(language="id")
