"""The fake Discord: how many requests it takes, what may go wrong on the way, and what channels refuse."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from fake_discord import Channel, FakeDiscord, Guild
from fake_discord.failures import REFUSALS, operation
from fake_discord.rates import GLOBAL, Rates
from fake_discord.talking import Client, HandClock, asked, meets_server, pointed, running
from fake_discord.wire import Throttled

QUIET = {"content": "x", "allowed_mentions": {"parse": []}}


def _taken(rates: Rates, operation: str, channel: int, count: int) -> int:
    """How many of so many requests are let in."""
    taken = 0
    for _ in range(count):
        try:
            rates.admit(operation, {"channel_id": str(channel)})
        except Throttled:
            continue
        taken += 1
    return taken


def test_a_channel_takes_five_messages_in_five_seconds() -> None:
    """Each channel has its own bucket, and it opens again."""
    clock = HandClock()
    rates = Rates(clock, enabled=True)

    assert _taken(rates, "create_message", 1, 7) == 5
    assert _taken(rates, "create_message", 2, 7) == 5
    clock.pass_(4.9)
    assert _taken(rates, "create_message", 1, 1) == 0
    clock.pass_(0.2)
    assert _taken(rates, "create_message", 1, 7) == 5


def test_all_routes_together_take_fifty_requests_a_second() -> None:
    """The 51st is told to wait by the global limit; answers to interactions are not counted."""
    clock = HandClock()
    rates = Rates(clock, enabled=True)

    assert sum(_taken(rates, "get_channel", channel, 1) for channel in range(60)) == GLOBAL[0]
    with pytest.raises(Throttled) as caught:
        rates.admit("get_channel", {"channel_id": "99"})
    assert (caught.value.scope, caught.value.retry_after) == ("global", 1.0)
    assert _taken(rates, "create_interaction_response", 1, 60) == 60
    assert _taken(rates, "execute_webhook", 1, 1) == 1


@meets_server()
async def test_the_headers_tell_what_is_left(server: FakeDiscord) -> None:
    """And a 429 says how long to wait, in whose name, and that it is no ban."""
    channel = server.guild("Ruang").text("umum")
    address = f"{server.api_base}/channels/{channel.id}/messages"
    answers = []
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {server.token}"}) as session:
        for _ in range(6):
            async with session.post(address, json=QUIET) as answer:
                answers.append((answer.status, answer.headers.copy(), await answer.json()))
    status, headers, body = answers[-1]

    assert [each[1]["X-RateLimit-Remaining"] for each in answers] == ["4", "3", "2", "1", "0", "0"]
    assert answers[0][1]["Content-Type"] == "application/json"
    assert (status, headers["X-RateLimit-Scope"], body["global"]) == (429, "user", False)
    assert 0 < body["retry_after"] <= 5
    assert "Via" in headers
    assert (server.throttled, server.refused, len(channel.messages)) == (1, [], 5)


async def _posting(server: FakeDiscord, client: discord.Client, channel: Channel) -> discord.Message:
    """A message that the library posts without a gateway."""
    await client.login(server.token)
    target = client.get_partial_messageable(channel.id)
    return await target.send("x", allowed_mentions=discord.AllowedMentions.none())


async def _posted(server: FakeDiscord, channel: Channel) -> type[BaseException] | None:
    """What the library makes of an attempt to post."""
    client = Client()
    try:
        with pointed(server):
            await _posting(server, client, channel)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return type(error)
    finally:
        await client.close()
        await asyncio.sleep(0)
    return None


@pytest.mark.parametrize("kind", ["bucket", "global", "shared"])
@meets_server()
async def test_the_library_waits_and_tries_again_after_a_429(server: FakeDiscord, kind: Any) -> None:
    """The prepared 429 is not counted as the bot's fault."""
    channel = server.guild("Ruang").text("umum")
    server.fail("create_message", kind=kind, retry_after=0.01)

    assert await _posted(server, channel) is None
    assert [call.status for call in server.called("create_message")] == [429, 200]
    assert (server.throttled, server.refused) == (0, [])


@pytest.mark.parametrize(
    ("kind", "error", "arrived"),
    [
        ("missing permissions", discord.Forbidden, 0),
        ("missing access", discord.Forbidden, 0),
        ("closed direct messages", discord.Forbidden, 0),
        ("unknown channel", discord.NotFound, 0),
        ("unknown message", discord.NotFound, 0),
        ("503", discord.DiscordServerError, 0),
        ("dropped", aiohttp.ServerDisconnectedError, 0),
        ("lost", aiohttp.ServerDisconnectedError, 1),
        ("slow", None, 1),
    ],
)
@meets_server()
async def test_a_failure_is_what_the_library_makes_of_it(
    server: FakeDiscord, kind: Any, error: type[BaseException] | None, arrived: int
) -> None:
    """Refused, not arrived, accepted without a word, slow; then all is well again."""
    channel = server.guild("Ruang").text("umum")
    server.fail("POST /channels/{channel_id}/messages", kind=kind, channel=channel, delay=0.01)

    assert await _posted(server, channel) is error
    assert len(channel.messages) == arrived
    assert await _posted(server, channel) is None


def test_every_prepared_refusal_has_its_answer() -> None:
    """500, 502 and the others that the library would try again for long."""
    answers = {kind: make(0.5).status for kind, make in REFUSALS.items()}

    assert {answers[kind] for kind in ("500", "502", "503")} == {500, 502, 503}
    assert answers["unknown interaction"] == 404
    with pytest.raises(KeyError):
        operation("sendMessage")


@meets_server()
async def test_failures_meet_their_own_channel_and_can_be_taken_back(server: FakeDiscord) -> None:
    """Another channel is not touched."""
    guild = server.guild("Ruang")
    one, two = guild.text("satu"), guild.text("dua")
    server.fail("create_message", times=9, kind="missing access", channel=one)

    assert await _posted(server, two) is None
    assert await _posted(server, one) is discord.Forbidden
    server.succeed()
    assert await _posted(server, one) is None


@meets_server()
async def test_a_nonce_that_is_enforced_posts_once(server: FakeDiscord) -> None:
    """The same message comes back; another channel, or a nonce that is not enforced, is another message."""
    guild = server.guild("Ruang")
    one, two = guild.text("satu"), guild.text("dua")
    given = QUIET | {"nonce": "digest-1", "enforce_nonce": True}
    told = [await asked(server, "POST", f"/channels/{c.id}/messages", given) for c in (one, one, two)]
    await asked(server, "POST", f"/channels/{one.id}/messages", QUIET | {"nonce": "digest-1"})

    assert told[0][1]["id"] == told[1][1]["id"] != told[2][1]["id"]
    assert (len(one.messages), len(two.messages)) == (2, 1)


Making = Callable[[FakeDiscord, Guild], Channel]


def _muted(_: FakeDiscord, guild: Guild) -> Channel:
    channel = guild.text("umum")
    channel.deny("send_messages")
    return channel


def _hidden(_: FakeDiscord, guild: Guild) -> Channel:
    channel = guild.text("umum")
    channel.deny("view_channel")
    return channel


def _muted_by_role(server: FakeDiscord, guild: Guild) -> Channel:
    role = guild.role("Bot")
    guild.join(server.bot, role)
    channel = guild.text("umum")
    channel.deny("send_messages", to=role)
    return channel


def _muted_in_spite_of_a_role(server: FakeDiscord, guild: Guild) -> Channel:
    role = guild.role("Bot")
    guild.join(server.bot, role)
    channel = guild.text("umum")
    channel.allow("send_messages", to=role)
    channel.deny("send_messages")
    return channel


def _muted_everywhere(_: FakeDiscord, guild: Guild) -> Channel:
    guild.revoke("send_messages")
    return guild.text("umum")


def _muted_thread(_: FakeDiscord, guild: Guild) -> Channel:
    channel = guild.text("umum")
    channel.deny("send_messages_in_threads")
    return channel.thread("Anggaran")


def _forum(_: FakeDiscord, guild: Guild) -> Channel:
    return guild.forum("topik")


def _closed(server: FakeDiscord, _: Guild) -> Channel:
    channel = server.direct(server.user("Ana"))
    channel.block()
    return channel


def _deleted(_: FakeDiscord, guild: Guild) -> Channel:
    channel = guild.text("umum")
    channel.delete()
    return channel


def _dismissed(_: FakeDiscord, guild: Guild) -> Channel:
    channel = guild.text("umum")
    guild.dismiss()
    return channel


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_muted, 50013),
        (_hidden, 50001),
        (_muted_by_role, 50013),
        (_muted_in_spite_of_a_role, 50013),
        (_muted_everywhere, 50013),
        (_muted_thread, 50013),
        (_forum, 50008),
        (_closed, 50007),
        (_deleted, 10003),
        (_dismissed, 10003),
    ],
)
@meets_server()
async def test_a_place_that_takes_no_message_says_why(server: FakeDiscord, make: Making, code: int) -> None:
    """With Discord's codes; it is not the bot's fault."""
    channel = make(server, server.guild("Ruang"))
    told = (await asked(server, "POST", f"/channels/{channel.id}/messages", QUIET))[1]

    assert told["code"] == code
    assert server.refused == []


@meets_server()
async def test_embeds_and_files_need_their_permissions(server: FakeDiscord) -> None:
    """Until they are given."""
    channel = server.guild("Ruang").text("umum")
    channel.deny("embed_links", "attach_files")
    path = f"/channels/{channel.id}/messages"
    embed, file = QUIET | {"embeds": [{"title": "T"}]}, QUIET | {"attachments": [{"id": 0}]}

    assert (await asked(server, "POST", path, embed))[1]["code"] == 50013
    assert (await asked(server, "POST", path, file, files={"files[0]": b"x"}))[1]["code"] == 50013
    channel.allow("embed_links", "attach_files")
    assert (await asked(server, "POST", path, embed))[0] == 200
    assert (await asked(server, "POST", path, file, files={"files[0]": b"x"}))[0] == 200


@meets_server()
async def test_the_library_knows_what_the_server_knows_of_permissions(server: FakeDiscord) -> None:
    """Before and after a change."""
    guild = server.guild("Ruang")
    channel = guild.text("umum")
    client = Client()
    async with running(server, client):
        await client.wait_until_ready()
        known = client.get_guild(guild.id)
        assert known is not None
        target = known.get_channel(channel.id)
        assert target is not None
        before = target.permissions_for(known.me).send_messages
        waiting = asyncio.create_task(client.wait_for("guild_channel_update", timeout=5))
        await asyncio.sleep(0)
        channel.deny("send_messages")
        await waiting

        assert (before, target.permissions_for(known.me).send_messages) == (True, False)


@meets_server(rates=False)
async def test_the_library_posts_reads_edits_publishes_and_deletes(server: FakeDiscord) -> None:
    """What it sends stands in the channel, with files."""
    channel = server.guild("Ruang").announcement("kabar")
    client = Client()
    async with running(server, client):
        await client.wait_until_ready()
        target = client.get_channel(channel.id)
        assert isinstance(target, discord.TextChannel)
        async with target.typing():
            message = await target.send("one", file=discord.File(io.BytesIO(b"abc"), "a.txt"))
        await message.edit(content="two")
        await message.publish()
        seen = await channel.answer()

        assert (seen.content, seen.edits[0]["content"], seen.is_published) == ("two", "one", True)
        assert seen.files[0].content == await message.attachments[0].read() == b"abc"
        assert [each.content async for each in target.history()] == ["two"]
        assert (await target.fetch_message(seen.id)).content == "two"
        await message.delete()
        assert (seen.is_deleted, channel.messages) == (True, [])
        with pytest.raises(discord.NotFound):
            await target.fetch_message(seen.id)


@meets_server(rates=False)
async def test_only_announcements_are_published_and_only_once(server: FakeDiscord) -> None:
    """50024 and 40033."""
    guild = server.guild("Ruang")
    codes = []
    for channel in (guild.text("umum"), guild.announcement("kabar")):
        path = f"/channels/{channel.id}/messages"
        id = (await asked(server, "POST", path, QUIET))[1]["id"]
        codes += [(await asked(server, "POST", f"{path}/{id}/crosspost"))[1].get("code") for _ in range(2)]

    assert codes == [50024, 50024, None, 40033]


@meets_server(rates=False)
async def test_the_library_writes_to_a_person(server: FakeDiscord) -> None:
    """The conversation is opened first, and is always the same."""
    ana = server.user("Ana")
    client = Client()
    async with running(server, client):
        user = await client.fetch_user(ana.id)
        await user.send("halo")

        assert (await server.direct(ana).answer()).content == "halo"
        assert len([place for place in server.world.places.values() if place.user == ana]) == 1


@meets_server(rates=False)
async def test_a_file_that_no_attachment_speaks_of_is_refused(server: FakeDiscord) -> None:
    """And so is one that is too large."""
    channel = server.guild("Ruang").text("umum")
    path = f"/channels/{channel.id}/messages"
    large = {"files[0]": b"x" * (10 * 1024 * 1024 + 1)}

    assert (await asked(server, "POST", path, QUIET, files={"files[0]": b"x"}))[1]["code"] == 50035
    assert (await asked(server, "POST", path, QUIET | {"attachments": [{"id": 0}]}, files=large))[0] == 413


@meets_server(rates=False)
async def test_another_s_message_is_not_edited(server: FakeDiscord) -> None:
    """50005; deleting it takes a permission."""
    channel = server.guild("Ruang").text("umum")
    said = channel.say("apa kabar", by=server.user("Ana"))
    path = f"/channels/{channel.id}/messages/{said.id}"

    assert (await asked(server, "PATCH", path, QUIET))[1]["code"] == 50005
    assert (await asked(server, "DELETE", path))[1]["code"] == 50013
    channel.allow("manage_messages")
    assert (await asked(server, "DELETE", path))[0] == 204


@meets_server(rates=False)
async def test_a_route_that_the_server_does_not_know_is_told(server: FakeDiscord) -> None:
    """So that nobody takes silence for success."""
    status, told = await asked(server, "DELETE", "/guilds/1/emojis/2")

    assert status == 404
    assert "does not know DELETE /api/v10/guilds/1/emojis/2" in told["message"]
    assert len(server.refused) == 1


def test_the_server_runs_as_a_process_and_measures() -> None:
    """A bot answers commands that the process orders, and the delays are told."""
    stats = asyncio.run(_process())

    assert (len(stats["seconds"]), stats["refused"]) == (30, 0)
    assert stats["counts"]["create_interaction_response"] == 30


async def _process() -> dict[str, Any]:
    """The stats of a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "fake_discord", stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert process.stdout is not None
    try:
        told = json.loads(await process.stdout.readline())
        server = FakeDiscord(token=told["token"])
        server.api_base, server.gateway_url = told["api_base"], told["gateway_url"]
        return await _measured(server, told["port"])
    finally:
        process.terminate()
        await process.communicate()


async def _measured(server: FakeDiscord, port: int) -> dict[str, Any]:
    """The stats after a client of the library answered thirty commands."""
    client = Client()

    @client.tree.command()
    async def hello(interaction: discord.Interaction) -> None:
        """Say hello."""
        await interaction.response.send_message("hello")

    control = f"http://127.0.0.1:{port}/control"
    with pointed(server):
        async with aiohttp.ClientSession() as session:
            task = asyncio.create_task(client.start(server.token))
            await client.tree_synced.wait()
            order = {"command": "hello", "count": 30, "concurrency": 4}
            async with session.post(f"{control}/interactions", json=order) as done:
                assert done.status == 200
            async with session.get(f"{control}/stats") as answer:
                stats: dict[str, Any] = await answer.json()
            await client.close()
            await task
    return stats


@meets_server()
async def test_what_is_taken_from_all_is_given_back_to_a_role(server: FakeDiscord) -> None:
    """A role's permission in a channel stands above the guild's."""
    guild = server.guild("Ruang")
    role = guild.role("Bot")
    guild.join(server.bot, role)
    guild.revoke("send_messages")
    channel = guild.text("umum")
    channel.allow("send_messages", to=role)

    assert (await asked(server, "POST", f"/channels/{channel.id}/messages", QUIET))[0] == 200
