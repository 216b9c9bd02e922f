"""What the admin may do from a private chat, and that nobody else can tell that there is anything."""

from __future__ import annotations

import re

import pytest
from fake_telegram import Answer, Chat, User
from fake_telegram.wire import Wire
from telegram_scenes import ARAL_BRIEFING, Scene, meets_bot

ACCEPT = "Put it in use"
CHANGED_BRIEFING = ARAL_BRIEFING.replace("The Aral Sea", "The Lake")
HIDDEN = "⁠"
"""What keeps Telegram from making a link of a command or file name."""


async def _asked(chat: Chat, text: str, by: User | None = None) -> Answer:
    said = await chat.say(text, by=by)
    return await chat.answer(after=said)


async def _sent(chat: Chat, content: str, name: str = "aral.toml") -> Answer:
    said = await chat.send_file(name, content.encode())
    return await chat.answer(after=said)


async def _accepted(chat: Chat, content: str) -> str:
    """Send a briefing file and put it in use: what the bot says."""
    proposal = await _sent(chat, content)
    await proposal.press(ACCEPT)
    return _words(await chat.answer(after=proposal))


def _words(answer: Answer) -> str:
    return answer.text.replace(HIDDEN, "")


def _title(answer: Answer) -> str:
    return _words(answer).splitlines()[0]


def _names(menu: list[Wire]) -> set[str]:
    return {command["command"] for command in menu}


@meets_bot()
async def test_a_file_that_was_sent_and_accepted_is_a_new_command_for_everybody(scene: Scene) -> None:
    """The difference first, then the button; then the command answers and stands in every menu."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    proposal = await _sent(boss, ARAL_BRIEFING)

    assert _title(proposal) == "A new briefing: /aral"
    assert "Title (English): The Aral Sea" in proposal.text
    assert "no command" in (await _asked(reader, "/aral")).text
    await proposal.press(ACCEPT)
    accepted = await boss.answer(after=proposal)

    assert _title(accepted) == "/aral works now; this is its version 1."
    assert _title(await _asked(reader, "/aral")) == "The Aral Sea"
    assert _title(await _asked(reader, "/laut")) == "The Aral Sea"
    await _asked(boss, "/about")  # the menus are registered before it
    assert len(scene.server.commands) == 6
    assert all("aral" in _names(menu) for menu in scene.server.commands.values())
    assert (scene.briefings / "aral.toml").read_text(encoding="utf-8") == ARAL_BRIEFING


@meets_bot()
async def test_a_changed_file_shows_what_changes_for_readers_and_in_its_lines(scene: Scene) -> None:
    """Old to new; until it is accepted, readers get the old."""
    boss = scene.server.private(scene.boss)
    await _accepted(boss, ARAL_BRIEFING)

    proposal = await _sent(boss, CHANGED_BRIEFING)

    assert _title(proposal) == "Changes to /aral"
    assert "The Aral Sea → The Lake" in proposal.text
    assert '+ 4: en = "The Lake"' in proposal.text
    assert _title(await _asked(boss, "/aral")) == "The Aral Sea"


@meets_bot()
async def test_every_fault_of_a_bad_file_is_told_and_it_cannot_be_accepted(scene: Scene) -> None:
    """Each with its line and what would be right."""
    bad = 'aliases = ["kz"]\n[title]\nen = "x"\n[about]\nentities = ["arall"]\n[show]\nclaims = -1\nsectoins = []\n'

    answer = await _sent(scene.server.private(scene.boss), bad)

    told = _words(answer)
    for fault in (
        "aral.toml, line 2, title.id",
        "line 5, about.entities.0: there is no entity “arall”; did you mean “aral”?",
        "line 7, show.claims",
        "line 8, show.sectoins",
    ):
        assert fault in told
    assert ACCEPT not in answer.labels


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("aral.txt", ARAL_BRIEFING, "cannot be a briefing's file"),
        ("help.toml", ARAL_BRIEFING, "help"),
        ("../../etc/passwd.toml", ARAL_BRIEFING, "cannot be a briefing's file"),
        ("aral.toml", "[[[", "line 1"),
        ("aral.toml", "\x00" * 100, "line 1"),
    ],
)
@meets_bot()
async def test_a_file_that_is_no_briefing_is_told_so_and_changes_nothing(
    scene: Scene, name: str, content: str, told: str
) -> None:
    """Whatever it is called and holds."""
    before = sorted(scene.briefings.iterdir())

    answer = await _sent(scene.server.private(scene.boss), content, name)

    assert told in _words(answer)
    assert ACCEPT not in answer.labels
    assert sorted(scene.briefings.iterdir()) == before


@meets_bot()
async def test_a_file_that_is_too_large_is_not_fetched(scene: Scene) -> None:
    """Its size is told beforehand."""
    boss = scene.server.private(scene.boss)

    said = await boss.send_file("aral.toml", b"x", size=2**20 + 1)

    assert "at most 1048576" in (await boss.answer(after=said)).text
    assert scene.server.called("getFile") == []


@meets_bot()
async def test_a_file_that_telegram_does_not_hand_over_is_asked_for_again(scene: Scene) -> None:
    """At first sight, and when it is to be accepted."""
    boss = scene.server.private(scene.boss)
    scene.server.fail("getFile", error=400, description="Bad Request: file is temporarily unavailable")
    assert "send it again" in (await _sent(boss, ARAL_BRIEFING)).text

    proposal = await _sent(boss, ARAL_BRIEFING)
    scene.server.fail("getFile", error=400, description="Bad Request: file is temporarily unavailable")
    await proposal.press(ACCEPT)

    assert "send it again" in (await boss.answer(after=proposal)).text
    assert not (scene.briefings / "aral.toml").exists()


@meets_bot()
async def test_a_proposal_whose_file_was_deleted_in_the_chat_cannot_be_accepted(scene: Scene) -> None:
    """The file is read anew when it is accepted."""
    boss = scene.server.private(scene.boss)
    proposal = await _sent(boss, ARAL_BRIEFING)
    del proposal.wire["reply_to_message"]

    await proposal.press(ACCEPT)

    assert "The file is gone" in (await boss.answer(after=proposal)).text


@meets_bot()
async def test_an_outdated_proposal_changes_nothing_and_shows_the_difference_as_it_is_now(scene: Scene) -> None:
    """Somebody else was faster."""
    boss = scene.server.private(scene.boss)
    proposal = await _sent(boss, ARAL_BRIEFING)
    (scene.briefings / "aral.toml").write_text(CHANGED_BRIEFING, encoding="utf-8")

    await proposal.press(ACCEPT)
    answer = await boss.answer(after=proposal)

    assert "Meanwhile the folder changed" in answer.text
    assert "The Lake → The Aral Sea" in answer.text
    assert (scene.briefings / "aral.toml").read_text(encoding="utf-8") == CHANGED_BRIEFING


@meets_bot()
async def test_accepting_twice_is_harmless(scene: Scene) -> None:
    """The second press finds that nothing is left to change."""
    boss = scene.server.private(scene.boss)
    proposal = await _sent(boss, ARAL_BRIEFING)
    taps = [proposal.tap(ACCEPT) for _ in range(2)]

    first = await boss.answer(after=proposal)
    second = await boss.answer(after=first)

    assert _title(first) == "/aral works now; this is its version 1."
    assert _title(second) == "/aral is already in use exactly like this."
    for tap in taps:
        await tap.answered()


@meets_bot(is_started=False)
async def test_a_proposal_can_be_accepted_after_a_restart(scene: Scene) -> None:
    """The file, and what it was to change, stand in the chat."""
    boss = scene.server.private(scene.boss)
    async with scene.bot():
        proposal = await _sent(boss, ARAL_BRIEFING)

    async with scene.bot():
        await proposal.press(ACCEPT)
        assert _title(await boss.answer(after=proposal)) == "/aral works now; this is its version 1."


@meets_bot()
async def test_a_briefing_is_removed_and_brought_back(scene: Scene) -> None:
    """Its command ends and works again, and each step is a version."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    await _accepted(boss, ARAL_BRIEFING)

    assert _title(await _asked(boss, "/remove aral")) == "/aral is removed."
    assert "aral was removed on" in (await _asked(reader, "/aral")).text
    await _asked(boss, "/about")
    assert not any("aral" in _names(menu) for menu in scene.server.commands.values())
    assert _title(await _asked(boss, "/rollback aral")) == "/aral works now; this is its version 3."
    assert _title(await _asked(reader, "/aral")) == "The Aral Sea"


@meets_bot()
async def test_a_briefing_goes_back_to_an_earlier_version(scene: Scene) -> None:
    """By number or without; a number that never was is told with those there are."""
    boss = scene.server.private(scene.boss)
    await _accepted(boss, ARAL_BRIEFING)
    await _accepted(boss, CHANGED_BRIEFING)

    versions = _words(await _asked(boss, "/versions aral"))
    assert re.findall(r"^(\d) ", versions, re.MULTILINE) == ["2", "1"]
    assert "/rollback aral 1" in versions
    await _asked(boss, "/rollback aral")
    assert _title(await _asked(boss, "/aral")) == "The Aral Sea"
    await _asked(boss, "/rollback aral 2")
    assert _title(await _asked(boss, "/aral")) == "The Lake"
    assert _title(await _asked(boss, "/rollback aral 9")) == "There is no such version of /aral."


@pytest.mark.parametrize("text", ["/preview", "/versions", "/remove", "/rollback"])
@meets_bot()
async def test_an_errand_without_a_briefing_asks_with_buttons_that_work(scene: Scene, text: str) -> None:
    """As the readers' commands do."""
    boss = scene.server.private(scene.boss)
    await _accepted(boss, ARAL_BRIEFING)
    answer = await _asked(boss, text)

    assert _title(answer) == "One thing is missing"
    await answer.press(f"{text[1:]} aral")
    done = await boss.answer(after=answer)

    assert _title(done) not in {"One thing is missing", "That was not understood"}


@meets_bot()
async def test_a_preview_shows_the_file_as_it_stands_before_it_is_in_use(scene: Scene) -> None:
    """Readers get it only when the folder is read anew."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")

    assert _title(await _asked(boss, "/preview aral")) == "The Aral Sea"
    assert "no command" in (await _asked(reader, "/aral")).text
    reloaded = await _asked(boss, "/reload")
    assert _title(reloaded) == "The briefings were read anew"
    assert "/aral" in reloaded.text
    assert _title(await _asked(reader, "/aral")) == "The Aral Sea"


@meets_bot()
async def test_reading_anew_keeps_the_last_good_version_of_a_file_that_is_wrong(scene: Scene) -> None:
    """The admin is told the fault; readers notice nothing."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    (scene.briefings / "kazakhstan.toml").write_text("[title]\nid = 1\n", encoding="utf-8")

    told = await _asked(boss, "/reload")

    assert "the last good version stays in use" in told.text
    assert "kazakhstan.toml, line 2" in _words(told)
    assert _title(await _asked(reader, "/kazakhstan")) == "Kazakhstan between Russia and the West"


@meets_bot()
async def test_the_status_tells_how_the_bot_is_doing(scene: Scene) -> None:
    """Version, store, briefings, and what became of messages."""
    boss = scene.server.private(scene.boss)
    await _asked(boss, "/about")

    told = (await _asked(boss, "/status")).text

    assert "Briefings in use: 3" in told
    assert "Messages sent: 1" in told


@meets_bot()
async def test_deliveries_tell_which_chats_cannot_be_reached_and_why(scene: Scene) -> None:
    """With Telegram's own words."""
    group, boss = scene.server.group("Readers"), scene.server.private(scene.boss)
    assert "Every chat can be reached." in (await _asked(boss, "/deliveries")).text
    group.become("muted")
    await group.say("/kazakhstan")
    await scene.server.call("sendMessage", group)
    await group.say("/about")
    await scene.server.call("sendMessage", group, count=2)

    told = _words(await _asked(boss, "/deliveries"))

    assert f"telegram:{group.id} – the bot may not write there" in told
    assert "ot enough rights to send text messages to the chat" in told
