"""What admins do through `/admin` on Discord, and that it does not exist for anybody else."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Message, NotShown, Upload, User
from telegram_scenes import ARAL_BRIEFING

ACCEPT = "Put it in use"
CHANGED_BRIEFING = ARAL_BRIEFING.replace("The Aral Sea", "The Lake")
POSTED = "Kazakhstan between Russia and the West"


async def _admin(scene: Scene, errand: str, by: User | None = None, **options: Any) -> Message:
    return await scene.asked(f"admin {errand}", options, by=by or scene.boss)


async def _sent(scene: Scene, content: str, name: str = "aral.toml") -> Message:
    return await _admin(scene, "add", file=Upload(name, content.encode()))


async def _accepted(scene: Scene, content: str) -> str:
    """Give a briefing file and put it in use: what the bot says."""
    return title(await shown(await (await _sent(scene, content)).press(ACCEPT)))


@asynccontextmanager
async def _moving(path: Path) -> AsyncIterator[None]:
    """Let a file look unfinished, so that the bot does not read it by itself, however slow the machine is."""

    async def touched() -> None:
        while True:
            os.utime(path)
            await asyncio.sleep(0.2)

    task = asyncio.create_task(touched())
    try:
        yield
    finally:
        task.cancel()


async def _commands_with(scene: Scene, name: str, *, is_there: bool = True) -> None:
    """Wait until a command is registered, or is no longer."""
    find = lambda: any(c["name"] == name for c in scene.server.commands) is is_there or None  # noqa: E731  # asked again and again
    await scene.server.world.bell.until(find, 30)


@meets_bot()
async def test_a_file_that_was_given_and_accepted_is_a_new_command_for_everybody(scene: Scene) -> None:
    """The difference and the file first, with the button; then the command answers and is registered."""
    proposal = await _sent(scene, ARAL_BRIEFING)

    assert (proposal.is_ephemeral, title(proposal)) == (True, "A new briefing: /aral")
    assert "The Aral Sea" in proposal.text
    assert [file.content for file in proposal.files] == [ARAL_BRIEFING.encode()]
    accepted = await shown(await proposal.press(ACCEPT))

    assert (accepted.is_ephemeral, title(accepted)) == (True, "/aral works now; this is its version 1.")
    await _commands_with(scene, "aral")
    assert title(await scene.asked("aral")) == "The Aral Sea"
    assert (scene.briefings / "aral.toml").read_text(encoding="utf-8") == ARAL_BRIEFING


@meets_bot()
async def test_a_changed_file_shows_what_changes_for_readers_and_in_its_lines(scene: Scene) -> None:
    """Old to new; until it is accepted, readers get the old."""
    await _accepted(scene, ARAL_BRIEFING)
    await _commands_with(scene, "aral")

    proposal = await _sent(scene, CHANGED_BRIEFING)

    assert title(proposal) == "Changes to /aral"
    assert "The Aral Sea → The Lake" in proposal.text
    assert title(await scene.asked("aral")) == "The Aral Sea"


@meets_bot()
async def test_every_fault_of_a_bad_file_is_told_and_it_cannot_be_accepted(scene: Scene) -> None:
    """Each with its line and what would be right."""
    bad = 'aliases = ["kz"]\n[title]\nen = "x"\n[about]\nentities = ["arall"]\n[show]\nclaims = -1\nsectoins = []\n'

    answer = await _sent(scene, bad)

    told = answer.text.replace("\\", "")
    for fault in (
        "line 2, title.id",
        "there is no entity “arall”; did you mean “aral”?",
        "show.claims",
        "show.sectoins",
    ):
        assert fault in told
    assert answer.is_ephemeral
    assert answer.labels == []


@meets_bot()
async def test_an_answer_of_many_pages_is_shown_whole(scene: Scene) -> None:
    """An admin's pages cannot be turned, so each is a message, and none takes another's place."""
    faults = "\n".join(f'wrong-{number:02} = "{"x" * 90}"' for number in range(60))

    interaction = await scene.channel.slash("admin add", scene.boss, {"file": Upload("aral.toml", faults.encode())})
    first, (second, *_) = await shown(interaction), await interaction.followups()

    assert "wrong-00" in first.text.replace("\\", "")
    assert "wrong-59" in second.text.replace("\\", "")
    assert second.is_ephemeral


@meets_bot()
async def test_a_file_that_is_no_briefing_is_told_so_and_changes_nothing(scene: Scene) -> None:
    """Whatever it is called and holds, and however large it is."""
    before = sorted(scene.briefings.iterdir())
    for name, content, told in (
        ("aral.txt", ARAL_BRIEFING, "cannot be a briefing's file"),
        ("help.toml", ARAL_BRIEFING, "help"),
        ("passwd", "root", "cannot be a briefing's file"),
        ("aral.toml", "[[[", "line 1"),
        ("aral.toml", "\x00" * 100, "line 1"),
        ("aral.toml", "#" * (2**20 + 1), "at most 1048576"),
    ):
        answer = await _sent(scene, content, name)

        assert told in answer.text.replace("\\", "").replace("’", "'"), name
        assert answer.labels == []
    assert sorted(scene.briefings.iterdir()) == before


@meets_bot()
async def test_a_file_that_discord_does_not_hand_over_is_asked_for_again(scene: Scene) -> None:
    """At first sight, and when it is to be accepted."""
    upload, files = Upload("aral.toml", ARAL_BRIEFING.encode()), scene.server.world.files
    interaction = await scene.channel.slash("admin add", scene.boss, {"file": upload})
    files.clear()  # before the bot, on the same loop, has come to ask for it
    assert "send it again" in title(await shown(interaction))

    proposal = await _sent(scene, ARAL_BRIEFING)
    files.clear()

    assert "send it again" in title(await shown(await proposal.press(ACCEPT)))
    assert not (scene.briefings / "aral.toml").exists()


@meets_bot()
async def test_an_outdated_proposal_changes_nothing_and_shows_the_difference_as_it_is_now(scene: Scene) -> None:
    """Somebody else was faster."""
    proposal = await _sent(scene, ARAL_BRIEFING)
    (scene.briefings / "aral.toml").write_text(CHANGED_BRIEFING, encoding="utf-8")

    told = await shown(await proposal.press(ACCEPT))

    assert "Meanwhile the folder changed" in told.text
    assert "The Lake → The Aral Sea" in told.text
    assert (scene.briefings / "aral.toml").read_text(encoding="utf-8") == CHANGED_BRIEFING


@meets_bot(is_started=False)
async def test_a_proposal_can_be_accepted_after_a_restart(scene: Scene) -> None:
    """The file, and what it was to change, hang on the message."""
    async with scene.bot():
        proposal = await _sent(scene, ARAL_BRIEFING)

    async with scene.bot():
        assert title(await shown(await proposal.press(ACCEPT))) == "/aral works now; this is its version 1."
        assert title(await shown(await proposal.press(ACCEPT))) == "/aral is already in use exactly like this."


@meets_bot()
async def test_a_briefing_is_removed_and_brought_back(scene: Scene) -> None:
    """Its command goes and comes, and each step is a version."""
    await _accepted(scene, ARAL_BRIEFING)
    await _commands_with(scene, "aral")

    assert title(await _admin(scene, "remove", briefing="aral")) == "/aral is removed."
    await _commands_with(scene, "aral", is_there=False)
    assert title(await _admin(scene, "rollback", briefing="/aral")) == "/aral works now; this is its version 3."
    await _commands_with(scene, "aral")

    assert title(await scene.asked("aral")) == "The Aral Sea"


@meets_bot()
async def test_a_briefing_goes_back_to_an_earlier_version(scene: Scene) -> None:
    """By number or without; a number that never was is told with those there are."""
    await _accepted(scene, ARAL_BRIEFING)
    await _accepted(scene, CHANGED_BRIEFING)
    await _commands_with(scene, "aral")

    versions = (await _admin(scene, "versions", briefing="aral")).text.replace("\\", "").replace("*", "")
    assert re.findall(r"^(?:• )?(\d) ", versions, re.MULTILINE) == ["2", "1"]
    await _admin(scene, "rollback", briefing="aral")
    assert title(await scene.asked("aral")) == "The Aral Sea"
    await _admin(scene, "rollback", briefing="aral", version=2)
    assert title(await scene.asked("aral")) == "The Lake"
    assert title(await _admin(scene, "rollback", briefing="aral", version=9)) == "There is no such version of /aral."


@meets_bot()
async def test_a_preview_shows_the_file_as_it_stands_before_the_folder_is_read_anew(scene: Scene) -> None:
    """Then it is a command; a file that is wrong by then leaves the last good version in use."""
    (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    async with _moving(scene.briefings / "aral.toml"):
        assert title(await _admin(scene, "preview", briefing="aral")) == "The Aral Sea"

        (scene.briefings / "kazakhstan.toml").write_text("[title]\nid = 1\n", encoding="utf-8")
        told = await _admin(scene, "reload")

    assert "the last good version stays in use" in told.text
    assert "/aral" in told.text
    await _commands_with(scene, "aral")
    assert title(await scene.asked("aral")) == "The Aral Sea"
    assert title(await scene.asked("kazakhstan")) == POSTED


@meets_bot()
async def test_status_and_deliveries_tell_how_the_bot_is_doing(scene: Scene) -> None:
    """Briefings in use, what became of messages, and which channels cannot be reached."""
    await _admin(scene, "post", briefing="kazakhstan")
    status = (await _admin(scene, "status")).text.replace("*", "")
    assert "Briefings in use: 3" in status
    assert "Messages sent: 1" in status
    assert "Every chat can be reached." in (await _admin(scene, "deliveries")).text

    scene.server.fail("create_message", kind="missing access")
    await _admin(scene, "post", briefing="kazakhstan")

    elsewhere = await scene.asked("admin deliveries", by=scene.boss, at=scene.guild.text("elsewhere"))
    assert f"discord:{scene.channel.id}" in elsewhere.text.replace("\\", "")


@meets_bot()
async def test_others_are_not_shown_the_admins_command(scene: Scene) -> None:
    """Discord hides it from all but administrators of the server."""
    with pytest.raises(NotShown):
        await scene.channel.slash("admin status", scene.ana)


@meets_bot()
async def test_what_is_offered_to_an_admin_can_be_pressed(scene: Scene) -> None:
    """As if it were typed, and for the admin's eyes alone."""
    offered = await scene.asked("admin preview", {"briefing": "kz"}, by=scene.boss)
    preview = await shown(await offered.press("preview kazakhstan"))
    states = await scene.asked("admin deliveries", {"state": "failed"}, by=scene.boss)
    unknown = await scene.asked("admin deliveries", {"state": "failed", "delivery": 99}, by=scene.boss)
    overview = await shown(await unknown.press("deliveries"))

    assert (preview.is_ephemeral, title(preview)) == (True, "Kazakhstan between Russia and the West")
    assert title(states) == "Deliveries: failed"
    assert "There is no delivery 99." in unknown.text
    assert title(overview) == "Deliveries"


@meets_bot()
async def test_who_is_no_admin_gets_what_a_command_that_does_not_exist_gives(scene: Scene) -> None:
    """A server's administrator, to whom Discord shows it, alone; in private it is shown to nobody."""
    owner = scene.member("Owner")
    scene.guild.join(owner, scene.guild.role("owners", "administrator"))
    before = sorted(scene.briefings.iterdir())
    for errand, options in _errands():
        answer = await scene.asked(f"admin {errand}", options, by=owner)
        assert (answer.is_ephemeral, title(answer)) == (True, "That was not understood")
        assert "There is no command /admin." in answer.text
    with pytest.raises(NotShown):
        await scene.server.direct(owner).slash("admin status", owner)
    assert sorted(scene.briefings.iterdir()) == before
    assert scene.server.called("create_message") == []


def _errands() -> list[tuple[str, dict[str, Any]]]:
    about: dict[str, Any] = {"briefing": "kazakhstan"}
    named = ("preview", "versions", "remove", "rollback", "post")
    plain = ("status", "reload", "deliveries")
    return [
        *((name, about) for name in named),
        *((name, {}) for name in plain),
        ("add", {"file": Upload("aral.toml", ARAL_BRIEFING.encode())}),
    ]


@meets_bot(is_started=False)
async def test_admins_are_known_by_a_role_too(scene: Scene) -> None:
    """Whoever has the role, and as long as they have it."""
    editors = scene.guild.role("editors", "administrator")
    rini = scene.guild.join(scene.server.user("Rini"), editors)
    async with scene.bot(discord__admins="", discord__admin_roles=str(editors.id)):
        assert title(await _admin(scene, "status", by=rini)) == "Status of Ringkas"
        assert title(await _admin(scene, "status")) == "That was not understood"

        scene.guild.realm.members[rini.id].clear()
        scene.guild.join(rini, scene.guild.role("others", "administrator"))

        assert title(await _admin(scene, "status", by=rini)) == "That was not understood"


@meets_bot()
async def test_the_accept_button_in_a_strangers_hands_does_nothing(scene: Scene) -> None:
    """Though nobody else is shown it; who is an admin no more presses as a stranger."""
    proposal = await _sent(scene, ARAL_BRIEFING)
    stranger = scene.member("Stranger")
    proposal.viewer = stranger

    told = await shown(await proposal.press(ACCEPT, stranger))

    assert (told.is_ephemeral, title(told)) == (True, "This button is too old. Ask again: /help")
    assert not (scene.briefings / "aral.toml").exists()
