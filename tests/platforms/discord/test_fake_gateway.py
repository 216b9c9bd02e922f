"""The fake Discord's gateway: what the library's own client sends arrives, and nothing is lost when sockets die."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest
from fake_discord import FakeDiscord, NothingCame
from fake_discord.sessions import GUILDS, MESSAGE_CONTENT
from fake_discord.talking import Client, asked, meets_server, pointed, running


class Sharded(discord.AutoShardedClient):
    """A client that does not pause between its shards."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Where the library waits 5 seconds."""


def _hello() -> Client:
    client = Client()

    @client.tree.command()
    async def hello(interaction: discord.Interaction) -> None:
        """Say hello."""
        await interaction.response.send_message(f"hello in {interaction.locale}")

    return client


@meets_server()
async def test_a_client_finds_itself_and_its_guilds(server: FakeDiscord) -> None:
    """READY and GUILD_CREATE carry all that the library reads."""
    guild = server.guild("Ruang", locale="id")
    places = [guild.text("umum"), guild.announcement("kabar"), guild.forum("topik")]
    post = places[2].thread("Anggaran")
    client = Client()
    async with running(server, client):
        await client.wait_until_ready()
        found = client.get_guild(guild.id)

        assert client.user is not None
        assert client.user.name == "ringkas"
        assert found is not None
        assert (found.name, found.preferred_locale) == ("Ruang", discord.Locale.indonesian)
        assert [type(found.get_channel(place.id)) for place in places] == [
            discord.TextChannel,
            discord.TextChannel,
            discord.ForumChannel,
        ]
        assert isinstance(found.get_thread(post.id), discord.Thread)
        assert server.identifies[0].intents == client.intents.value


@meets_server()
async def test_what_happens_while_the_socket_is_away_is_replayed(server: FakeDiscord) -> None:
    """The bot resumes, and answers a command that was given meanwhile."""
    channel = server.guild("Ruang").text("umum")
    ana = server.user("Ana", locale="id")
    async with running(server, _hello()):
        await server.drop_gateway()
        interaction = await channel.slash("hello", by=ana)

        assert (await interaction.answered()).content == "hello in id"
        assert len(server.resumes) == 1
        assert len(server.identifies) == 1


@pytest.mark.parametrize("code", [1000, 4000, 4009])
@meets_server()
async def test_a_closed_socket_is_resumed(server: FakeDiscord, code: int) -> None:
    """A close code that is no verdict ends the socket, not the session."""
    async with running(server, Client()):
        await server.drop_gateway(code)
        await server.resumed()

        assert len(server.identifies) == 1


@meets_server()
async def test_a_bot_that_is_told_to_reconnect_resumes(server: FakeDiscord) -> None:
    """Op 7."""
    async with running(server, Client()):
        await server.gateway.reconnect()
        await server.resumed()

        assert len(server.identifies) == 1


@meets_server()
async def test_an_invalid_session_is_begun_anew(server: FakeDiscord) -> None:
    """Op 9 without hope of resuming."""
    channel = server.guild("Ruang").text("umum")
    async with running(server, _hello()):
        await server.gateway.invalidate(resumable=False)
        interaction = await channel.slash("hello", by=server.user("Ana"))

        assert (await interaction.answered()).content == "hello in en-US"
        assert (len(server.identifies), len(server.resumes)) == (2, 0)


@meets_server()
async def test_a_session_that_nobody_knows_is_not_resumed(server: FakeDiscord) -> None:
    """The server forgot it while the socket was away."""
    async with running(server, Client()):
        await server.drop_gateway()
        server.gateway.sessions.clear()
        await server.connected()

        assert (len(server.identifies), len(server.resumes)) == (2, 1)


@meets_server(heartbeat=0.01)
async def test_heartbeats_are_answered(server: FakeDiscord) -> None:
    """The library would take a silent server for dead."""
    async with running(server, client := Client()):
        await server.world.bell.until(lambda: server.gateway.heartbeats >= 3 or None, 5)

        assert client.latency < float("inf")


@meets_server(token="another")  # noqa: S106  # it opens nothing
async def test_a_wrong_token_is_told_at_the_door(server: FakeDiscord) -> None:
    """401 before the gateway is reached."""
    client = Client()
    with pointed(server), pytest.raises(discord.LoginFailure):
        await client.start("wrong")
    await client.close()

    assert server.identifies == []


async def _closing(server: FakeDiscord, client: discord.Client, token: str) -> int | None:
    """The code with which the gateway sends a client away."""
    with pointed(server):
        await client.login(server.token)
        client.http.token = token
        with pytest.raises((discord.ConnectionClosed, discord.PrivilegedIntentsRequired)) as caught:
            await client.connect()
    await client.close()
    return caught.value.code if isinstance(caught.value, discord.ConnectionClosed) else 4014


@meets_server()
async def test_an_identify_with_a_wrong_token_is_sent_away(server: FakeDiscord) -> None:
    """4004."""
    assert await _closing(server, Client(), "wrong") == 4004


@meets_server()
async def test_an_intent_that_is_not_enabled_is_sent_away(server: FakeDiscord) -> None:
    """4014; a bot with minimal intents never meets it."""
    assert await _closing(server, Client(intents=discord.Intents(guilds=True, members=True)), server.token) == 4014


@meets_server(shards=2)
async def test_a_bot_without_shards_is_sent_away_where_shards_are_wanted(server: FakeDiscord) -> None:
    """4011."""
    assert await _closing(server, Client(), server.token) == 4011


@meets_server(shards=2)
async def test_each_shard_hears_of_its_own_guilds(server: FakeDiscord) -> None:
    """By the number in the guild's id; direct messages go to the first."""
    guilds = [server.guild(f"Ruang {number}") for number in range(8)]
    client = Sharded(intents=discord.Intents(guilds=True), guild_ready_timeout=0.05)
    async with running(server, client):
        await server.connected(2)
        await client.wait_until_ready()

        heard = [
            {int(frame["d"]["id"]) for frame in session.sent if frame["t"] == "GUILD_CREATE"}
            for session in server.gateway.sessions.values()
        ]

        assert [identify.shard for identify in server.identifies] == [(0, 2), (1, 2)]
        assert heard == [{g.id for g in guilds if (g.id >> 22) % 2 == shard} for shard in (0, 1)]
        assert len(client.guilds) == 8


@pytest.mark.parametrize(("privileged", "content"), [(0, ""), (MESSAGE_CONTENT, "apa kabar")])
def test_what_people_write_is_hidden_without_the_intent(privileged: int, content: str) -> None:
    """Words of a guild reach only a bot that asked for them and may."""

    async def story() -> None:
        async with FakeDiscord(privileged=privileged) as server:
            channel = server.guild("Ruang").text("umum")
            intents = discord.Intents(guilds=True, guild_messages=True, message_content=bool(privileged))
            client = Client(intents=intents)
            async with running(server, client):
                await client.wait_until_ready()
                channel.say("apa kabar", by=server.user("Ana"))
                heard = await asyncio.wait_for(client.said.get(), 5)

                assert heard.content == content

    asyncio.run(story())


@meets_server()
async def test_a_frame_that_is_too_long_ends_the_socket(server: FakeDiscord) -> None:
    """4096 bytes are the most."""
    async with running(server, client := Client()):
        await client.ws.send_as_json({"op": 3, "d": "x" * 5000})
        await server.resumed()

        assert len(server.identifies) == 1


@meets_server()
async def test_guilds_are_told_only_to_those_who_asked(server: FakeDiscord) -> None:
    """Without the intent for guilds there is no GUILD_CREATE."""
    server.guild("Ruang")
    async with running(server, Client(intents=discord.Intents(guild_messages=True))):
        sent = [frame["t"] for session in server.gateway.sessions.values() for frame in session.sent]

        assert sent == ["READY"]
        assert not server.identifies[0].intents & GUILDS


@meets_server()
async def test_a_wait_for_a_bot_that_is_not_there_says_so(server: FakeDiscord) -> None:
    """The words tell what came instead."""
    await asked(server, "GET", "/users/@me")

    with pytest.raises(NothingCame, match=r"(?s)gateway session 1 did not come.*get_my_user 200"):
        await server.connected(timeout=0.01)


@meets_server(shards=3)
async def test_the_gateway_tells_how_many_shards_it_wants(server: FakeDiscord) -> None:
    """`/gateway/bot` counts the identifies of the day."""
    told: dict[str, Any] = (await asked(server, "GET", "/gateway/bot"))[1]

    assert (told["url"], told["shards"]) == (server.gateway_url, 3)
    assert told["session_start_limit"]["remaining"] == 1000
