"""Buttons on Telegram: pages, other answers, evidence; what has changed meanwhile; whose message it is."""

from __future__ import annotations

import asyncio

import pytest
from fake_telegram import Answer, Chat, User
from telegram_scenes import CLAIM_COUNT, LONG_ID, Scene, meets_bot


async def _asked(chat: Chat, text: str, by: User | None = None) -> Answer:
    said = await chat.say(text, by=by)
    return await chat.answer(after=said)


def _title(answer: Answer) -> str:
    return answer.text.splitlines()[0]


@pytest.mark.parametrize("request_", ["/facts aral", f"/timeline {LONG_ID} 1960..1999 newest"])
@meets_bot()
async def test_pages_turn_and_turn_back_in_place(scene: Scene, request_: str) -> None:
    """The same page again is byte for byte what it was, also where the request is too long for a button."""
    answer = await _asked(scene.chat_of("Ana"), request_)
    first, labels = answer.html, answer.labels

    await answer.press("▶")
    second = (await answer.edited()).html
    await answer.press("◀")
    await answer.edited()

    assert second != first
    assert (answer.html, answer.labels) == (first, labels)


@meets_bot()
async def test_no_line_is_lost_or_shown_twice_between_pages(scene: Scene) -> None:
    """Each mark stands on one page, and has its button there."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")
    seen = [label for label in answer.labels if label.startswith("[")]

    await answer.press("▶")
    seen += [label for label in (await answer.edited()).labels if label.startswith("[")]

    assert seen == [f"[{mark}]" for mark in range(1, CLAIM_COUNT + 1)]


@meets_bot(is_started=False)
async def test_old_buttons_work_after_a_restart(scene: Scene) -> None:
    """A button says all that it needs; a text that is too long for it is kept in the store."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        short = await _asked(chat, "/facts aral")
        long = await _asked(chat, f"/timeline {LONG_ID} 1960..1999 newest")

    async with scene.bot():
        for answer in (short, long):
            await answer.press("▶")
            assert "(2/2)" in _title(await answer.edited())
        assert (await long.press("[30]")).text.startswith("[30] ")


@meets_bot()
async def test_another_language_another_answer_and_back(scene: Scene) -> None:
    """Each takes the message's place."""
    answer = await _asked(scene.chat_of("Ana"), "/kazakhstan")

    await answer.press("Bahasa Indonesia")
    assert _title(await answer.edited()) == "Kazakhstan di antara Rusia dan Barat"
    await answer.press("Linimasa")
    assert _title(await answer.edited()).startswith("Linimasa: Kazakhstan")
    await answer.press("English")
    assert _title(await answer.edited()).startswith("Timeline: Kazakhstan")


@pytest.mark.parametrize("label", ["Timeline", "What differs", "Sources", "What is new"])
@meets_bot()
async def test_each_button_of_a_briefing_opens_its_answer(scene: Scene, label: str) -> None:
    """Nothing below a briefing leads nowhere."""
    answer = await _asked(scene.chat_of("Ana"), "/kazakhstan")

    await answer.press(label)

    assert "Kazakhstan between Russia and the West" in _title(await answer.edited())
    assert not _title(answer).startswith("Kazakhstan")


@meets_bot()
async def test_every_mark_shows_its_evidence_short_and_whole_in_private(scene: Scene) -> None:
    """The alert has at most 200 characters; the whole comes as a message."""
    answer = await _asked(scene.chat_of("Ana"), "/kazakhstan")
    marks = [label for label in answer.labels if label.startswith("[")]

    for mark in marks:
        pressed = await answer.press(mark)
        whole = await scene.server.chat(answer.wire["chat"]["id"]).answer()

        assert pressed.is_alert
        assert pressed.text.startswith(f"{mark} ")
        assert len(pressed.text.encode("utf-16-le")) <= 2 * 200
        assert _title(whole) == f"Evidence {mark}"


@meets_bot()
async def test_evidence_in_a_group_is_shown_to_whoever_pressed_and_to_nobody_else(scene: Scene) -> None:
    """The alert names the command that shows the whole; the group gets no message."""
    ben = scene.server.user("Ben")
    group = scene.server.group("Readers")
    answer = await _asked(group, "/kazakhstan")

    pressed = await answer.press("[2]", by=ben)

    assert pressed.text.endswith("/why 2")
    assert len(pressed.text.encode("utf-16-le")) <= 2 * 200
    later = await _asked(group, "/about")
    assert [each.id for each in group.answers] == [answer.id, later.id]


@meets_bot()
async def test_why_means_the_last_answer_of_the_chat(scene: Scene) -> None:
    """Marks begin anew with each answer, also with one that a button opened."""
    chat = scene.chat_of("Ana")
    answer = await _asked(chat, "/kazakhstan")
    of_briefing = (await _asked(chat, "/why 1")).text
    await answer.press("Timeline")
    await answer.edited()

    of_timeline = (await _asked(chat, "/why 1")).text

    assert "441 billion" in of_briefing
    assert "famine" in of_timeline


@pytest.mark.parametrize("language", ["en", "id"])
@meets_bot()
async def test_why_in_reply_to_an_older_message_means_the_marks_of_that_message(scene: Scene, language: str) -> None:
    """Whatever was answered since, and after which buttons."""
    chat = scene.chat_of("Ana", language)
    older = await _asked(chat, "/kazakhstan")
    await _asked(chat, "/timeline kazakhstan")

    said = await chat.say("/why 1", reply_to=older)
    evidence = await chat.answer(after=said)

    assert "441" in evidence.text


@meets_bot(is_started=False)
async def test_why_in_reply_works_after_a_restart(scene: Scene) -> None:
    """What a message shows is read from its own buttons."""
    chat = scene.chat_of("Ana")
    async with scene.bot():
        older = await _asked(chat, "/kazakhstan")

    async with scene.bot():
        said = await chat.say("/why 1", reply_to=older)
        assert "441" in (await chat.answer(after=said)).text


@meets_bot()
async def test_a_mark_that_is_not_there_is_told(scene: Scene) -> None:
    """With the last that there is; and where nothing was shown, how to ask."""
    chat = scene.chat_of("Ana")

    assert "No marks were shown here yet" in (await _asked(chat, "/why 1")).text
    await _asked(chat, "/kazakhstan")
    assert "the last is 6" in (await _asked(chat, "/why 7")).text


@meets_bot()
async def test_double_taps_are_harmless(scene: Scene) -> None:
    """Each press is answered, the page is turned, and what would change nothing is no fault."""
    answer = await _asked(scene.chat_of("Ana"), "/facts aral")

    taps = [answer.tap("▶") for _ in range(3)]
    pressed = await asyncio.gather(*(tap.answered() for tap in taps))

    assert [each.text for each in pressed] == ["", "", ""]
    assert "(2/2)" in _title(await answer.edited())
    await answer.press("2/2")
    await answer.press("◀")
    assert "(1/2)" in _title(await answer.edited())


@meets_bot()
async def test_in_a_group_the_asker_turns_the_message_and_others_are_led_to_their_own(scene: Scene) -> None:
    """The link that the other's press opens shows in private what the button promised."""
    ana, ben = scene.server.user("Ana"), scene.server.user("Ben")
    group = scene.server.group("Readers")
    answer = await _asked(group, "/facts aral", by=ana)

    other = await answer.press("Timeline", by=ben)
    assert (other.url or "").startswith("https://t.me/ringkas_bot?start=")
    assert answer.edits == ()
    private = scene.server.private(ben)
    said = await private.start((other.url or "").partition("?start=")[2])
    assert _title(await private.answer(after=said)) == "Timeline: Aral (1/2)"

    await answer.press("Timeline", by=ana)
    assert _title(await answer.edited()) == "Timeline: Aral (1/2)"
