"""Buttons and lists on Discord: pages, other answers, evidence; what changed meanwhile; whose message it is."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest
from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Message, User
from telegram_scenes import CLAIM_COUNT, LONG_ID, aral_news

from bot.store.sqlite import open_chat_book

LONG: tuple[str, dict[str, str]] = (
    "timeline",
    {"topic": LONG_ID, "from": "1 January    1960", "to": "31   December    1999", "order": "newest", "language": "en"},
)
"""What is too long for a button: its text is kept."""
TOO_OLD = "This button is too old. Ask again: /help"


async def _turned(message: Message, label: str, by: User | None = None) -> Message:
    """The message after somebody pressed a button that changes it."""
    await message.press(label, by)
    return await message.edited(30)


async def _evidence(message: Message, mark: str, by: User | None = None) -> Message:
    return await shown(await message.select(message.selects[0].custom_id, mark, by))


def _listed(message: Message) -> list[str]:
    """The marks whose evidence can be chosen below a message."""
    return [label for select in message.selects for label in select.labels]


def _outdate(message: Message, custom_id: str) -> None:
    """Let the first button of a message be one that some other version of the bot made."""
    button = next(part for row in message.components for part in row["components"] if part["type"] == 2)
    button["custom_id"] = custom_id


@meets_bot()
async def test_pages_turn_and_turn_back_in_place_for_who_asked(scene: Scene) -> None:
    """The same page again is what it was, also where the request is too long for a button."""
    for command, options in (("facts", {"entity": "aral"}), LONG):
        message = await scene.asked(command, options)
        first = message.embeds, message.components

        second = (await _turned(message, "▶", scene.ana)).embeds
        back = await _turned(message, "◀", scene.ana)

        assert second != first[0]
        assert (back.embeds, back.components) == first


@meets_bot()
async def test_every_mark_stands_in_a_list_of_its_page(scene: Scene) -> None:
    """None is lost or listed twice between pages, though one list holds 25."""
    message = await scene.asked("facts", {"entity": "aral"})
    seen = _listed(message)

    seen += _listed(await _turned(message, "▶", scene.ana))

    assert seen == [f"[{mark}]" for mark in range(1, CLAIM_COUNT + 1)]


@meets_bot()
async def test_others_are_shown_privately_what_they_press(scene: Scene) -> None:
    """The message of who asked stays as it is; a page of one's own turns in place."""
    message = await scene.asked("facts", {"entity": "aral"})
    first = message.embeds

    theirs = await shown(await message.press("▶", scene.boss))
    assert (theirs.is_ephemeral, title(theirs)) == (True, "Aral (2/2)")
    await _turned(theirs, "◀")

    assert title(theirs) == "Aral (1/2)"
    assert message.embeds == first
    assert scene.channel.answers == [message]


@meets_bot()
async def test_another_answer_another_language_and_back(scene: Scene) -> None:
    """Each takes the message's place, and its buttons lead on."""
    message = await scene.asked("kazakhstan")

    assert title(await _turned(message, "Bahasa Indonesia", scene.ana)) == "Kazakhstan di antara Rusia dan Barat"
    assert title(await _turned(message, "Linimasa", scene.ana)).startswith("Linimasa: Kazakhstan")
    assert title(await _turned(message, "Sumber", scene.ana)).startswith("Sumber: Kazakhstan")
    assert title(await _turned(message, "English", scene.ana)).startswith("Sources: Kazakhstan")


@meets_bot()
async def test_each_button_of_a_briefing_opens_its_answer(scene: Scene) -> None:
    """Nothing below a briefing leads nowhere."""
    for label in ("Timeline", "What differs", "Sources", "What is new"):
        message = await scene.asked("kazakhstan")

        opened = title(await _turned(message, label, scene.ana))

        assert "Kazakhstan between Russia and the West" in opened
        assert not opened.startswith("Kazakhstan")


@meets_bot()
async def test_every_mark_shows_its_evidence_to_who_chose_it_alone(scene: Scene) -> None:
    """Who asked and who did not; in the message's language; the message stays."""
    rini = scene.member("Rini", "id")
    message = await scene.asked("kazakhstan")

    for by in (scene.ana, rini):
        for mark in message.selects[0].values:
            evidence = await _evidence(message, mark, by)
            assert (evidence.is_ephemeral, title(evidence)) == (True, f"Evidence \\[{mark}\\]")

    assert scene.channel.answers == [message]
    assert message.edits == ()


@meets_bot()
async def test_a_mark_of_a_further_list_shows_its_own_evidence(scene: Scene) -> None:
    """The lists of one message do not mix."""
    message = await scene.asked("facts", {"entity": "aral"})
    further = message.selects[1]

    for mark in (further.values[0], further.values[-1]):
        evidence = await shown(await message.select(further.custom_id, mark, scene.ana))
        assert title(evidence) == f"Evidence \\[{mark}\\]"


@meets_bot()
async def test_after_another_answer_a_typed_number_means_its_marks(scene: Scene) -> None:
    """What stands in the channel by then."""
    message = await scene.asked("facts", {"entity": "aral"})
    await _turned(message, "What differs", scene.ana)
    await _turned(message, "Timeline", scene.ana)

    assert "1962" in (await scene.asked("why", {"number": 3})).text


@meets_bot(is_started=False)
async def test_old_buttons_work_after_a_restart(scene: Scene) -> None:
    """A button says all that it needs; a text that is too long for it is kept in the store."""
    async with scene.bot():
        short = await scene.asked("facts", {"entity": "aral"})
        long = await scene.asked(*LONG)
        alone = await scene.asked("facts", {"entity": "aral", "private": True})

    async with scene.bot():
        for message in (short, long, alone):
            assert "(2/2)" in title(await _turned(message, "▶", scene.ana))
            assert "2/2" in message.labels
        assert title(await _evidence(long, long.selects[0].values[0], scene.boss)).startswith("Evidence")


@pytest.mark.parametrize(
    "custom_id",
    [
        "x",
        "p.en..",
        "p2.xx..facts aral",
        "pk2.en.AAAAAA.AAAAAAAAAAAAAAAA",
        "accept:",
        "accept:abc",
        "é" * 100,
        "w.en.\n",
    ],
)
@meets_bot()
async def test_a_button_of_another_age_says_so_to_who_pressed_it(scene: Scene, custom_id: str) -> None:
    """Nothing else happens, and the next button works."""
    message = await scene.asked("facts", {"entity": "aral"})
    _outdate(message, custom_id)

    told = await shown(await message.press(custom_id, scene.ana))

    assert (told.is_ephemeral, title(told)) == (True, TOO_OLD)
    assert title(await _turned(message, "▶", scene.ana)) == "Aral (2/2)"


@meets_bot(is_started=False)
async def test_a_button_whose_kept_text_is_forgotten_says_so(scene: Scene) -> None:
    """Long unused texts are dropped; the answer can be asked for anew."""
    async with scene.bot():
        message = await scene.asked(*LONG)
    with closing(open_chat_book(scene.store)) as book:
        assert book.prune_shortcuts(date.max) > 0

    async with scene.bot():
        told = await shown(await message.press("▶", scene.ana))

        assert (told.is_ephemeral, title(told)) == (True, TOO_OLD)


@meets_bot()
async def test_a_page_of_an_answer_that_has_changed_shows_it_as_it_stands_and_says_so(scene: Scene) -> None:
    """In the message's place, and the words about it to who pressed alone."""
    message = await scene.asked("facts", {"entity": "aral"})
    await scene.import_(aral_news(changed=0))

    interaction = await message.press("▶", scene.ana)
    await message.edited()
    (told,) = await interaction.followups()

    assert title(message) == "Aral (1/2)"
    assert "newly In 1960" in message.text
    assert (told.is_ephemeral, title(told)) == (
        True,
        "This answer has changed since; here it is as it stands now.",
    )


@meets_bot()
async def test_others_are_told_privately_that_an_answer_has_changed(scene: Scene) -> None:
    """The message of who asked stays as it was."""
    message = await scene.asked("facts", {"entity": "aral"})
    await scene.import_(aral_news(changed=0))

    interaction = await message.press("▶", scene.boss)
    theirs = await shown(interaction)
    (told,) = await interaction.followups()

    assert theirs.is_ephemeral
    assert "newly In 1960" in theirs.text
    assert told.is_ephemeral
    assert "newly" not in message.text


@meets_bot()
async def test_a_mark_of_an_answer_that_has_changed_shows_no_other_evidence(scene: Scene) -> None:
    """Chosen from the list, or typed: its number may mean another claim by now."""
    message = await scene.asked("facts", {"entity": "aral"})
    await scene.import_(aral_news(changed=0))

    chosen = await _evidence(message, "1", scene.ana)
    typed = await scene.asked("why", {"number": 1})

    assert (chosen.is_ephemeral, title(chosen)) == (True, "This answer has changed since, and its marks with it.")
    assert typed.is_ephemeral
    assert title(typed) == "That answer has changed since, and its marks with it. Ask for it again."


@meets_bot()
async def test_two_presses_at_once_are_both_answered(scene: Scene) -> None:
    """Impatient fingers."""
    message = await scene.asked("facts", {"entity": "aral"})

    presses = [await message.press("▶", scene.ana) for _ in range(3)]

    for press in presses:
        assert (await press.answered()).is_update
    assert title(message) == "Aral (2/2)"


@meets_bot()
async def test_a_settings_button_changes_the_channel_for_those_who_may_alone(scene: Scene) -> None:
    """Pressed below an answer that somebody else was given."""
    message = await scene.asked("settings", {"private": False}, by=scene.boss)

    refused = await shown(await message.press("Bahasa Indonesia", scene.ana))
    assert (refused.is_ephemeral, scene.settings(scene.channel).language) == (True, "")
    assert title(refused) == "Only administrators of this chat can change its settings."
    await _turned(message, "Bahasa Indonesia", scene.boss)

    assert scene.settings(scene.channel).language == "id"
