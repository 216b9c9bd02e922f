"""The fake Discord's interactions: commands, buttons and menus reach the library's client, and its answers are seen."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest
from discord import app_commands
from fake_discord import FakeDiscord, Interaction, NothingCame, NotShown, Upload
from fake_discord.talking import Client, HandClock, asked, meets_server, running

Acting = Callable[[discord.Interaction], Awaitable[Any]]


def _client(act: Acting) -> Client:
    """A client whose one command, `/go`, does this."""
    client = Client()

    @client.tree.command()
    async def go(interaction: discord.Interaction) -> None:
        """Go."""
        await act(interaction)

    return client


class Pages(discord.ui.View):
    """Two buttons and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Next", custom_id="next")
    async def next(self, interaction: discord.Interaction, _: discord.ui.Button[Pages]) -> None:
        """Change the message."""
        await interaction.response.edit_message(content="page 2")

    @discord.ui.button(label="Evidence", custom_id="evidence")
    async def evidence(self, interaction: discord.Interaction, _: discord.ui.Button[Pages]) -> None:
        """Answer one person."""
        await interaction.response.send_message("evidence", view=Pages(), ephemeral=True)

    @discord.ui.button(label="Slow", custom_id="slow")
    async def slow(self, interaction: discord.Interaction, _: discord.ui.Button[Pages]) -> None:
        """Change the message later."""
        await interaction.response.defer()
        await interaction.edit_original_response(content="page 3")

    @discord.ui.select(custom_id="language", options=[discord.SelectOption(label="Indonesia", value="id")])
    async def language(self, interaction: discord.Interaction, select: discord.ui.Select[Pages]) -> None:
        """Say what was chosen."""
        await interaction.response.send_message(f"chosen: {select.values[0]}")


async def _pages(interaction: discord.Interaction) -> None:
    embed = discord.Embed(title="Kazakhstan").add_field(name="Angka", value="1,5 juta")
    await interaction.response.send_message("page 1", embed=embed, view=Pages())


@meets_server()
async def test_an_answer_is_seen_as_a_reader_sees_it(server: FakeDiscord) -> None:
    """Type, words, embeds, labels; and it stands in the channel."""
    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(_pages)):
        interaction = await channel.slash("go", by=server.user("Ana"))
        response = await interaction.answered()

        assert (response.type, response.is_ephemeral, response.content) == (4, False, "page 1")
        assert response.message is not None
        assert response.message.text == "page 1\nKazakhstan\nAngka\n1,5 juta"
        assert response.message.labels == ["Next", "Evidence", "Slow"]
        assert channel.answers == [response.message]
        assert (server.refused, server.unguarded) == ([], [])


@meets_server(rates=False)
async def test_buttons_and_menus_do_what_they_say(server: FakeDiscord) -> None:
    """A change at once, a change later, a private answer, a choice."""
    channel = server.guild("Ruang").text("umum")
    ana, budi = server.user("Ana"), server.user("Budi")
    async with running(server, _client(_pages)):
        message = await (await channel.slash("go", by=ana)).shown()

        assert await (await message.press("Next", by=budi)).shown() is message
        assert (message.content, message.edits[0]["content"]) == ("page 2", "page 1")
        assert (await (await message.press("slow")).shown()).content == "page 3"
        private = await (await message.press("Evidence", by=budi)).shown()
        assert (private.content, private.is_ephemeral) == ("evidence", True)
        assert (await (await message.select("language", "id")).shown()).content == "chosen: id"
        assert private not in channel.messages
        with pytest.raises(AssertionError, match="Ana does not see this message"):
            await private.press("Next", by=ana)


@meets_server(rates=False)
async def test_a_deferred_answer_follows_and_stays_private(server: FakeDiscord) -> None:
    """The original is edited, further messages come after it."""

    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.edit_original_response(content="late")
        await interaction.followup.send("more", file=discord.File(io.BytesIO(b"abc"), "a.txt"))
        await interaction.followup.send("whisper", ephemeral=True)

    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(act)):
        interaction = await channel.slash("go", by=server.user("Ana"))

        assert (await interaction.answered()).is_deferred
        assert (await interaction.original_edited()).content == "late"
        more, whisper = await interaction.followups(2)
        assert interaction.original is not None
        assert [each.is_ephemeral for each in (interaction.original, more, whisper)] == [True, False, True]
        assert more.files == [Upload("a.txt", b"abc")]
        assert (server.refused, server.unguarded) == ([], [])


@meets_server(rates=False)
async def test_the_first_message_after_a_deferral_takes_its_place(server: FakeDiscord) -> None:
    """As Discord does: the follow-up is the original, and as private as the deferral said."""

    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("late")

    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(act)):
        interaction = await channel.slash("go", by=server.user("Ana"))
        shown = await interaction.shown()

        assert (shown.content, shown.is_ephemeral, interaction.sent) == ("late", True, [])


@meets_server(rates=False)
async def test_follow_ups_are_fetched_changed_and_deleted(server: FakeDiscord) -> None:
    """By the interaction's own webhook."""

    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("one")
        assert (await interaction.original_response()).content == "one"
        more = await interaction.followup.send("two", wait=True)
        await more.edit(content="three")
        await more.delete()
        await interaction.delete_original_response()

    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(act)):
        interaction = await channel.slash("go", by=server.user("Ana"))
        (more,) = await interaction.followups()
        await more.deleted()
        original = await interaction.answered()
        assert original.message is not None
        await original.message.deleted()

        assert more.edits[0]["content"] == "two"
        assert channel.messages == []


def _story(act: Callable[[FakeDiscord, Interaction, HandClock], Awaitable[None]]) -> None:
    """An interaction that nobody but the test answers."""

    async def story() -> None:
        clock = HandClock()
        async with FakeDiscord(clock=clock, rates=False) as server:
            channel = server.guild("Ruang").text("umum")
            done = asyncio.Event()

            async def wait(_: discord.Interaction) -> None:
                await done.wait()

            async with running(server, _client(wait)):
                await act(server, await channel.slash("go", by=server.user("Ana")), clock)
                done.set()

    asyncio.run(story())


def _callback(interaction: Interaction) -> str:
    return f"/interactions/{interaction.id}/{interaction.token}/callback"


QUIET = {"content": "x", "allowed_mentions": {"parse": []}}


@pytest.mark.parametrize(("seconds", "status"), [(2.9, 204), (3.1, 404)])
def test_the_first_answer_has_three_seconds(seconds: float, status: int) -> None:
    """10062 after them, and the fault is remembered."""

    async def act(server: FakeDiscord, interaction: Interaction, clock: HandClock) -> None:
        clock.pass_(seconds)
        given = await asked(server, "POST", _callback(interaction), {"type": 4, "data": QUIET})

        assert given[0] == status
        assert [call.code for call in server.refused] == ([10062] if status == 404 else [])

    _story(act)


def test_an_interaction_is_acknowledged_once() -> None:
    """40060 for the second time."""

    async def act(server: FakeDiscord, interaction: Interaction, _: HandClock) -> None:
        first = await asked(server, "POST", _callback(interaction), {"type": 5})
        second = await asked(server, "POST", _callback(interaction), {"type": 5})

        assert (first[0], second[0], second[1]["code"]) == (204, 400, 40060)

    _story(act)


@pytest.mark.parametrize(("seconds", "code"), [(899, None), (901, 50027)])
def test_follow_ups_have_fifteen_minutes(seconds: float, code: int | None) -> None:
    """The token is invalid after them."""

    async def act(server: FakeDiscord, interaction: Interaction, clock: HandClock) -> None:
        await asked(server, "POST", _callback(interaction), {"type": 5})
        clock.pass_(seconds)
        path = f"/webhooks/{server.application_id}/{interaction.token}"

        assert (await asked(server, "POST", path, QUIET))[1].get("code") == code
        assert (await asked(server, "PATCH", f"{path}/messages/@original", QUIET))[1].get("code") == code

    _story(act)


@pytest.mark.parametrize("kind", [1, 6, 7, 8])
def test_a_command_is_not_answered_by_a_change(kind: int) -> None:
    """There is no message to change, and nothing to complete."""

    async def act(server: FakeDiscord, interaction: Interaction, _: HandClock) -> None:
        body = {"type": kind, "data": {"choices": []}} if kind == 8 else {"type": kind}

        assert (await asked(server, "POST", _callback(interaction), body))[1]["code"] == 50035

    _story(act)


def test_a_webhook_without_an_answer_is_unknown() -> None:
    """Follow-ups come after the first answer."""

    async def act(server: FakeDiscord, interaction: Interaction, _: HandClock) -> None:
        path = f"/webhooks/{server.application_id}/{interaction.token}"

        assert (await asked(server, "POST", path, QUIET))[1]["code"] == 10015

    _story(act)


@meets_server(rates=False)
async def test_options_arrive_as_they_were_chosen(server: FakeDiscord) -> None:
    """Words, numbers, truths, people and files; what Discord would not send is not sent."""
    client = Client()
    got: dict[str, Any] = {}

    @client.tree.command()
    async def add(
        interaction: discord.Interaction,
        file: discord.Attachment,
        page: app_commands.Range[int, 1, 9],
        who: discord.User,
    ) -> None:
        """Add a briefing."""
        got.update(file=await file.read(), name=file.filename, page=page, who=who.name)
        await interaction.response.send_message("added")

    channel = server.guild("Ruang").text("umum")
    ana = server.user("Ana")
    async with running(server, client):
        chosen = {"file": Upload("aral.toml", b"[briefing]"), "page": 2, "who": ana}
        await (await channel.slash("add", by=ana, options=chosen)).answered()

        assert got == {"file": b"[briefing]", "name": "aral.toml", "page": 2, "who": "ana"}
        for wrong in ({"page": 0}, {"page": "2"}, {"pages": 2}, {"file": "aral.toml"}):
            with pytest.raises(NotShown):
                await channel.slash("add", by=ana, options=chosen | wrong)
        with pytest.raises(NotShown, match="needs"):
            await channel.slash("add", by=ana)
        with pytest.raises(NotShown, match="the bot has no /remove"):
            await channel.slash("remove", by=ana)


@meets_server(rates=False)
async def test_subcommands_and_completions_work(server: FakeDiscord) -> None:
    """What is typed is told with the options chosen so far."""
    client = Client()
    group = app_commands.Group(name="briefing", description="Briefings")

    @group.command()
    async def show(interaction: discord.Interaction, topic: str, page: int = 1) -> None:
        """Show one."""
        await interaction.response.send_message(f"{topic} {page}")

    @show.autocomplete("topic")
    async def complete(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}akhstan {interaction.namespace.page}", value="kazakhstan")]

    client.tree.add_command(group)
    channel = server.guild("Ruang").text("umum")
    ana = server.user("Ana")
    async with running(server, client):
        offered = await channel.autocomplete("briefing show", "topic", "kaz", by=ana, options={"page": 2})
        interaction = await channel.slash("briefing show", by=ana, options={"topic": offered[0]["value"]})

        assert offered == [{"name": "kazakhstan 2", "value": "kazakhstan"}]
        assert (await interaction.answered()).content == "kazakhstan 1"


@meets_server(rates=False)
async def test_a_command_is_shown_to_those_who_may(server: FakeDiscord) -> None:
    """By default permissions and by context."""
    client = Client()

    @client.tree.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def admin(interaction: discord.Interaction) -> None:
        """Administrate."""
        await interaction.response.send_message("done")

    guild = server.guild("Ruang")
    channel, ana, budi = guild.text("umum"), server.user("Ana"), server.user("Budi")
    guild.join(ana, guild.role("Redaksi", "manage_guild"))
    async with running(server, client):
        assert (await (await channel.slash("admin", by=ana)).answered()).content == "done"
        with pytest.raises(NotShown, match="hidden from Budi"):
            await channel.slash("admin", by=budi)
        with pytest.raises(NotShown, match="not shown in direct messages"):
            await server.direct(ana).slash("admin", by=ana)


@meets_server(rates=False)
async def test_a_modal_is_filled_in_and_sent(server: FakeDiscord) -> None:
    """Its fields come back by their ids."""

    class Asking(discord.ui.Modal, title="Ask"):
        what: discord.ui.TextInput[Asking] = discord.ui.TextInput(label="What", custom_id="what")

        async def on_submit(self, interaction: discord.Interaction) -> None:
            await interaction.response.send_message(f"asked: {self.what.value}")

    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Asking(custom_id="ask"))

    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(act)):
        interaction = await channel.slash("go", by=server.user("Ana"))
        sent = await interaction.submit({"what": "why"})

        assert (await sent.answered()).content == "asked: why"


@meets_server(rates=False)
async def test_a_failed_wait_tells_what_came_instead(server: FakeDiscord) -> None:
    """A test that waits for the wrong thing learns what happened."""
    channel = server.guild("Ruang").text("umum")
    async with running(server, _client(_pages)):
        interaction = await channel.slash("go", by=server.user("Ana"))
        await interaction.answered()

        with pytest.raises(NothingCame, match=r"(?s)follow-up 1 to a command of Ana.*create_interaction_response 200"):
            await interaction.followups(timeout=0.01)


@meets_server(rates=False)
async def test_languages_of_person_and_guild_are_told(server: FakeDiscord) -> None:
    """In a guild both, in direct messages the person's alone."""

    async def act(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{interaction.locale} {interaction.guild_locale}")

    channel, ana = server.guild("Ruang", locale="id").text("umum"), server.user("Ana", locale="ru")
    async with running(server, _client(act)):
        places = [channel, channel.thread("Anggaran"), server.direct(ana)]
        told = [(await (await place.slash("go", by=ana)).answered()).content for place in places]

        assert told == ["ru id", "ru id", "ru None"]
        assert (await (await channel.slash("go", by=ana, locale="tr")).answered()).content == "tr id"
