"""Digests as people meet them, on both platforms at once, with `ringkas run` as a process of its own."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from digest_scenes import PATIENCE, Scene, clock, scene
from fake_discord import Channel
from fake_telegram import Answer, Chat
from telegram_scenes import ARAL_BRIEFING, aral_news

from bot.domain.addresses import Address
from bot.domain.delivery import DeliveryState, SubscriptionState

ENGLISH, INDONESIAN = "The Aral Sea", "Laut Aral"
MANY = 60
"""Chats on each platform; two seconds' worth at the limits."""


def of(chat: Chat) -> Address:
    """Where a chat of Telegram is."""
    return Address("telegram", str(chat.id))


def on(channel: Channel) -> Address:
    """Where a channel of Discord is."""
    return Address("discord", str(channel.id))


def head(answer: Answer) -> str:
    """The words at the head of a message on Telegram."""
    return answer.text.splitlines()[0]


async def test_a_briefing_file_and_a_chat_have_digests_on_both_platforms(tmp_path: Path) -> None:
    """The file names a group and a channel, and its language; the chat that subscribes for itself is told in its own."""
    async with scene(tmp_path) as world:
        group, channel = world.telegram.group("Readers"), world.guild.text("news")
        reader = world.telegram.private(world.telegram.user("Ben", language_code="en"))
        digest = f'[[digest]]\nat = "{clock()}"\nzone = "UTC"\nlanguage = "id"\n'
        to = f'to = ["{of(group).text}", "{on(channel).text}"]\n'
        (tmp_path / "briefings" / "aral.toml").write_text(f"{ARAL_BRIEFING}{digest}{to}", encoding="utf-8")
        async with world.bot():
            said = await reader.say(f"/subscribe aral {clock()} UTC")
            told = await reader.answer(after=said, timeout=PATIENCE)
            world.put_back()

            assert head(await group.answer(timeout=PATIENCE)) == INDONESIAN
            assert (await channel.answer(timeout=PATIENCE)).embeds[0]["title"] == INDONESIAN
            assert head(await reader.answer(after=told, timeout=PATIENCE)) == ENGLISH
            await world.until(lambda: [each.state for each in world.deliveries()] == [DeliveryState.SENT] * 3)


def standing(world: Scene) -> Counter[tuple[str, str]]:
    """Every message that came to stand in a chat, by chat and number, and how often the chat was told the same."""
    posts = [*world.telegram.world.journal.since(0), *world.discord.world.journal.since(0)]
    return Counter((each["chat"], each["text"]) for each in posts if each["kind"] == "post")


async def test_a_stop_in_the_middle_of_a_digest_to_many_ends_soon_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """Within seconds; nobody is told twice, nobody is left out, and nothing is uncertain."""
    async with scene(tmp_path) as world:
        privates = [world.telegram.private(world.telegram.user(f"Person {number}")) for number in range(MANY)]
        channels = [world.guild.text(f"news-{number}") for number in range(MANY)]
        world.subscribe(*map(of, privates), *map(on, channels))
        async with world.bot():
            await world.until(lambda: standing(world).total() > 2 * MANY // 4)
        stopped_at = standing(world).total()
        async with world.bot():
            await world.until(world.is_settled)

        assert stopped_at < 2 * MANY
        assert Counter(each.state for each in world.deliveries()) == {DeliveryState.SENT: 2 * MANY}
        assert len(standing(world)) == standing(world).total() == 2 * MANY


async def test_of_two_bots_on_one_store_the_second_is_refused_and_told_of_the_first(tmp_path: Path) -> None:
    """Two would both be on time, and each digest would be read twice."""
    async with scene(tmp_path) as world, world.bot() as first:
        async with world.process() as second:
            status, told = await second.ended()

        assert status not in {0, None}
        assert str(first.id) in told.split()
        assert "Traceback" not in told


async def test_a_chat_that_blocks_the_bot_has_its_digests_again_when_it_comes_back(tmp_path: Path) -> None:
    """The subscription waits, with the reason, and is not deleted."""
    async with scene(tmp_path) as world:
        reader = world.telegram.private(world.telegram.user("Ben", language_code="en"))
        reader.become("kicked")  # and Telegram does not tell
        world.subscribe(of(reader))

        def state() -> SubscriptionState | None:
            subscription = world.subscription(of(reader))
            return None if subscription is None else subscription.state

        async with world.bot():
            await world.until(lambda: state() is SubscriptionState.SUSPENDED)
            await world.until(lambda: all(each.settled_at for each in world.deliveries()))
            (failed,) = world.deliveries()
            assert (failed.state, "blocked" in failed.reason) == (DeliveryState.FAILED, True)
            await reader.unblock()
            await world.until(lambda: state() is SubscriptionState.ACTIVE)
            world.subscribe(of(reader), language="id", minutes_ago=2)
            assert head(await reader.answer(timeout=PATIENCE)) == INDONESIAN


async def test_a_group_that_becomes_a_supergroup_takes_its_digests_along(tmp_path: Path) -> None:
    """Its number is another one from then on; what it was told before is not told again."""
    async with scene(tmp_path) as world:
        group = world.telegram.group("Readers", supergroup=False)
        async with world.bot():
            world.subscribe(of(group), language="en")
            assert head(await group.answer(timeout=PATIENCE)) == ENGLISH
            moved = await group.migrate()
            await world.until(lambda: world.subscription(of(moved)) is not None)
            assert world.subscription(of(group)) is None
            world.subscribe(of(moved), language="en", minutes_ago=2)
            assert "Nothing new" in (await moved.answer(timeout=PATIENCE)).text


async def test_a_correction_reaches_what_was_delivered_while_the_bot_runs(tmp_path: Path) -> None:
    """In the place of the message, in the chat's language, on both platforms, once."""
    async with scene(tmp_path) as world:
        group, channel = world.telegram.group("Readers"), world.guild.text("news")
        world.subscribe(of(group), language="id")
        world.subscribe(on(channel), language="en")
        async with world.bot():
            answer, message = await group.answer(timeout=PATIENCE), await channel.answer(timeout=PATIENCE)
            await world.import_(corrected_news(0))
            await answer.edited(timeout=PATIENCE)
            await message.edited(PATIENCE)
            await world.until(lambda: all(each.settled_at for each in world.deliveries()))

            assert "baru Pada tahun 1960" in answer.text
            assert "Salah kutip" in answer.text
            assert "newly In 1960" in str(message.embeds)
            assert "Misquoted" in str(message.embeds)
        async with world.bot():
            await world.until(lambda: all(each.settled_at for each in world.deliveries()))

            assert (len(answer.edits), len(group.answers), len(channel.answers)) == (1, 1, 1)


def corrected_news(number: int) -> str:
    """The news about `aral`, one claim of it corrected."""
    correction = 'correction = { on = 2026-11-21, reason = { id = "Salah kutip", en = "Misquoted" } }'
    return aral_news(changed=number).replace("statement.id = 'baru ", f"{correction}\nstatement.id = 'baru ")
