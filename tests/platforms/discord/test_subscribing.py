"""Subscriptions on Discord: by options and by buttons, in channels, threads and private; who may, and what stays."""

from __future__ import annotations

import asyncio

from discord_scenes import Scene, meets_bot, shown, title
from due_digests import put_due, read, subscribed
from fake_discord import Channel

from bot.domain.addresses import Address

TITLE, JUDUL = "Kazakhstan between Russia and the West", "Kazakhstan di antara Rusia dan Barat"
REFUSED = "Only administrators of this chat can change its settings."


def _of(scene: Scene, channel: Channel) -> dict[str, str]:
    return subscribed(scene.store, Address("discord", str(channel.id)))


@meets_bot()
async def test_a_channel_subscribes_by_options(scene: Scene) -> None:
    """Time, days and zone are one each; only who asked sees the answer."""
    options = {"topic": "kazakhstan", "time": "7 and 19:30", "days": "weekdays", "zone": "Asia/Almaty"}
    answer = await scene.asked("subscribe", options, by=scene.boss)

    assert title(answer) == f"Subscribed: {TITLE}"
    assert answer.is_ephemeral
    assert _of(scene, scene.channel) == {"kazakhstan": "07:00,19:30 mon-fri Asia/Almaty"}


@meets_bot()
async def test_a_thread_subscribes_by_buttons_in_indonesian(scene: Scene) -> None:
    """From a briefing in it to a time and to other days; the channel has nothing of it."""
    thread = scene.channel.thread("aral")
    rini = scene.member("Rini", "id")
    thread.allow("manage_channels", to=rini)
    scene.channel.allow("manage_channels", to=rini)
    answer = await scene.asked("kazakhstan", by=rini, at=thread)

    await answer.press("Berlangganan", rini)
    await (await answer.edited()).press("07:00", rini)
    await (await answer.edited()).press("Hari kerja", rini)
    told = title(await answer.edited())

    assert told == f"Langganan dimulai: {JUDUL}"
    assert _of(scene, thread) == {"kazakhstan": "07:00 mon-fri Asia/Jakarta"}
    assert _of(scene, scene.channel) == {}


@meets_bot()
async def test_a_person_subscribes_in_private(scene: Scene) -> None:
    """Without a time they are asked for one."""
    direct = scene.server.direct(scene.ana)
    answer = await scene.asked("subscribe", {"topic": "kazakhstan"}, at=direct)

    await answer.press("18:00", scene.ana)
    await answer.edited()

    assert _of(scene, direct) == {"kazakhstan": "18:00 Asia/Jakarta"}
    listed = await scene.asked("subscriptions", at=direct)
    assert listed.text.count("at 18") == 4  # backslashes keep a colon from making an emoji


@meets_bot()
async def test_a_member_changes_nothing_and_nothing_of_theirs_is_lost(scene: Scene) -> None:
    """Typed or pressed, they are told so alone, and the briefing that they read stays."""
    options = {"topic": "kazakhstan", "time": "7"}
    briefing = await scene.asked("kazakhstan")
    refused = [
        await scene.asked("subscribe", options),
        await scene.asked("subscribe", {"topic": "kazakhstan"}),
        await scene.asked("quiet", {"hours": "22:00-06:00"}),
        await shown(await briefing.press("Subscribe", scene.ana)),
    ]

    assert [title(each) for each in refused] == [REFUSED] * 4
    assert all(each.is_ephemeral for each in refused)
    assert "In a chat of your own with Ringkas" in refused[0].text
    assert briefing.edits == ()
    assert _of(scene, scene.channel) == {}


@meets_bot(is_started=False)
async def test_subscriptions_outlive_a_restart(scene: Scene) -> None:
    """And can be ended by name."""
    async with scene.bot():
        await scene.asked("subscribe", {"topic": "kazakhstan", "time": "7"}, by=scene.boss)
        before = (await scene.asked("subscriptions", by=scene.boss)).text

    async with scene.bot():
        assert (await scene.asked("subscriptions", by=scene.boss)).text == before
        await scene.asked("unsubscribe", {"topic": "kazakhstan"}, by=scene.boss)

    assert TITLE in before
    assert _of(scene, scene.channel) == {}


@meets_bot()
async def test_topics_are_completed_by_what_can_be_chosen(scene: Scene) -> None:
    """Briefings to subscribe to; what is subscribed to, to end."""
    await scene.asked("subscribe", {"topic": "kazakhstan", "time": "7"}, by=scene.boss)
    every = await scene.channel.autocomplete("subscribe", "topic", "", scene.boss)
    ended = await scene.channel.autocomplete("unsubscribe", "topic", "", scene.boss)

    assert {choice["value"] for choice in every} == {"defence", "kazakhstan", "tokayev"}
    assert [choice["value"] for choice in ended] == ["kazakhstan"]


@meets_bot()
async def test_the_days_that_are_offered_are_read_as_such(scene: Scene) -> None:
    """Each of the choices that Discord shows."""
    kept = []
    for days in ("daily", "weekdays", "weekends"):
        await scene.asked("subscribe", {"topic": "kazakhstan", "time": "7:00", "days": days}, by=scene.boss)
        kept.append(_of(scene, scene.channel)["kazakhstan"])

    assert kept == ["07:00 Asia/Jakarta", "07:00 mon-fri Asia/Jakarta", "07:00 sat-sun Asia/Jakarta"]


@meets_bot()
async def test_what_one_person_alone_was_shown_the_channel_has_not_read(scene: Scene) -> None:
    """A digest will still tell it to the others."""
    here = Address("discord", str(scene.channel.id))
    alone = [(await scene.asked("new", {"topic": "kazakhstan", "private": True})).text for _ in range(2)]
    has_read = read(scene.store, here, "kazakhstan")
    await scene.asked("new", {"topic": "kazakhstan"})
    async with asyncio.timeout(20):  # it is written down once the answer is shown
        while not read(scene.store, here, "kazakhstan"):  # noqa: ASYNC110 - another thread writes, and tells nobody
            await asyncio.sleep(0.05)

    assert not has_read
    assert not any("Nothing new since" in each for each in alone)
    assert "Nothing new since" in (await scene.asked("new", {"topic": "kazakhstan"})).text


@meets_bot(is_started=False)
async def test_a_digests_buttons_answer_who_presses_alone(scene: Scene) -> None:
    """The digest stays as it is, and its marks show their evidence."""
    put_due(scene.store, Address("discord", str(scene.channel.id)))

    async with scene.bot():
        digest = await scene.channel.answer(timeout=20)
        timeline = await shown(await digest.press("Timeline", scene.ana))
        evidence = await shown(await digest.select(digest.selects[0].custom_id, "1", scene.ana))

    assert title(digest).startswith(TITLE)
    assert (title(timeline), timeline.is_ephemeral) == (f"Timeline: {TITLE}", True)
    assert (title(evidence), evidence.is_ephemeral) == ("Evidence \\[1\\]", True)
    assert digest.edits == ()


@meets_bot(is_started=False)
async def test_in_private_a_digests_buttons_answer_below_it(scene: Scene) -> None:
    """Where nobody else is disturbed, the answer may stay."""
    direct = scene.server.direct(scene.ana)
    put_due(scene.store, Address("discord", str(direct.id)))

    async with scene.bot():
        digest = await direct.answer(timeout=20)
        sources = await shown(await digest.press("Sources", scene.ana))

    assert not sources.is_ephemeral
    assert digest.edits == ()
