"""What readers type on Telegram, and what they get: every command, mistakes, names, deep links."""

from __future__ import annotations

import base64

import pytest
from fake_telegram import Answer, Chat, Said, User
from telegram_scenes import LONG_ID, Scene, meets_bot

from bot.platforms.buttons import View, key_of
from bot.platforms.requests import COMMANDS, Command
from bot.platforms.telegram.callbacks import start_parameter

ARGUMENTS = {
    "timeline": "kazakhstan 2022",
    "facts": "tokayev",
    "compare": "defence",
    "picture": "timeline kazakhstan 2022-06",  # one picture alone
    "sources": "kazakhstan",
    "why": "1 kazakhstan",
    "search": "NATO",
    "new": "kazakhstan week",
    "subscribe": "kazakhstan",
    "language": "en",
    "zone": "UTC",
}
"""What each command is given; the others take nothing."""
NOT_UNDERSTOOD = {"That was not understood", "One thing is missing", "Permintaan tidak dipahami"}


async def _asked(chat: Chat, text: str, by: User | None = None) -> tuple[Said, Answer]:
    said = await chat.say(text, by=by)
    return said, await chat.answer(after=said)


def _first_line(answer: Answer) -> str:
    return answer.text.splitlines()[0]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@meets_bot()
async def test_every_command_is_answered_under_both_of_its_names(scene: Scene, command: Command) -> None:
    """A command and its Indonesian alias give the same answer."""
    chat = scene.chat_of("Ana")
    argument = ARGUMENTS.get(command.name, "")

    _, answer = await _asked(chat, f"/{command.name} {argument}".strip())
    _, under_alias = await _asked(chat, f"/{command.alias} {argument}".strip())

    assert _first_line(answer) not in NOT_UNDERSTOOD
    assert answer.text == under_alias.text


@meets_bot()
async def test_a_briefing_is_its_own_command_with_buttons_for_all_that_goes_with_it(scene: Scene) -> None:
    """Marks, then timeline, differences, sources, what is new, the other language, the subscription, and passing it on."""
    _, answer = await _asked(scene.chat_of("Ana"), "/kazakhstan")

    assert _first_line(answer) == "Kazakhstan between Russia and the West"
    marks = [f"[{mark}]" for mark in range(1, 7)]
    assert answer.labels == [
        *marks,
        "Timeline",
        "What differs",
        "Sources",
        "What is new",
        "Bahasa Indonesia",
        "Subscribe",
        "Share",
    ]


@pytest.mark.parametrize("text", ["/kz", "kazakhstan", "/KAZAKHSTAN", "／kazakhstan"])
@meets_bot()
async def test_a_briefing_is_found_under_its_aliases_and_however_it_is_typed(scene: Scene, text: str) -> None:
    """An alias, the bare word, capitals, full-width letters."""
    _, answer = await _asked(scene.chat_of("Ana"), text)

    assert _first_line(answer) == "Kazakhstan between Russia and the West"


@meets_bot()
async def test_a_timeline_without_a_topic_asks_with_buttons_that_work(scene: Scene) -> None:
    """The button puts the timeline in the question's place."""
    chat = scene.chat_of("Ana")
    _, answer = await _asked(chat, "/timeline")

    assert _first_line(answer) == "One thing is missing"
    await answer.press("Kassym-Jomart Tokayev")
    assert _first_line(await answer.edited()) == "Timeline: Kassym-Jomart Tokayev"


@pytest.mark.parametrize(
    ("typed", "label", "title"),
    [
        ("/kazakhstn", "Kazakhstan between Russia and the West", "Kazakhstan between Russia and the West"),
        ("/timelin", "timeline", "One thing is missing"),
        ("/timeline tokayef", "Kassym-Jomart Tokayev", "Timeline: Kassym-Jomart Tokayev"),
        ("/facts tokayef", "Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev"),
        ("/russia", "facts russia", "Russia (1/2)"),
    ],
)
@meets_bot()
async def test_a_mistake_gets_the_nearest_as_a_button_that_works(
    scene: Scene, typed: str, label: str, title: str
) -> None:
    """Who mistypes is one press from what was meant."""
    chat = scene.chat_of("Ana")
    _, answer = await _asked(chat, typed)

    assert _first_line(answer) == "That was not understood"
    await answer.press(label)
    assert _first_line(await answer.edited()) == title


@meets_bot()
async def test_words_without_a_command_are_searched_for_in_private(scene: Scene) -> None:
    """Nobody need know a command to ask."""
    _, answer = await _asked(scene.chat_of("Ana"), "Novorossiysk oil")

    assert "[1]" in answer.text


@meets_bot()
async def test_a_command_with_our_name_is_answered_in_a_group_as_a_reply(scene: Scene) -> None:
    """`/kazakhstan@ringkas_bot`, in whatever letters."""
    group = scene.server.group("Readers")

    said, answer = await _asked(group, "/kazakhstan@Ringkas_BOT")

    assert answer.reply_to == said.id
    assert _first_line(answer) == "Kazakhstan between Russia and the West"


@pytest.mark.parametrize(
    "text", ["/kazakhstan@other_bot", "/weather", "/xyzzy and more", "just talk of kazakhstan", "@ringkas_botanist kz"]
)
@meets_bot()
async def test_what_is_meant_for_others_stays_unanswered_in_a_group(scene: Scene, text: str) -> None:
    """The next command in the group gets the first answer there, though the bot is shown everything."""
    group = scene.server.group("Readers", admin=True)

    noise = await group.say(text)
    said = await group.say("/about")

    assert (await group.answer(after=noise)).reply_to == said.id


@pytest.mark.parametrize("text", ["/kazakhstn", "/xyzzy@ringkas_bot", "@ringkas_bot xyzzy"])
@meets_bot()
async def test_what_is_near_or_meant_for_us_is_answered_in_a_group(scene: Scene, text: str) -> None:
    """A slip of the finger, or a request by our name that we do not know."""
    group = scene.server.group("Readers", admin=True)

    said, answer = await _asked(group, text)

    assert answer.reply_to == said.id


@pytest.mark.parametrize(
    ("payload", "title"),
    [
        ("", "Ringkas: what can be asked"),
        ("kazakhstan", "Kazakhstan between Russia and the West"),
        ("timeline-kazakhstan", "Timeline: Kazakhstan between Russia and the West"),
        (start_parameter(View("/timeline kazakhstan", "id"))[0], "Linimasa: Kazakhstan di antara Rusia dan Barat"),
        (start_parameter(View("/facts tokayev", "en"))[0], "Kassym-Jomart Tokayev"),
        (
            f"_{base64.urlsafe_b64encode(b'/kazakhstan').decode().rstrip('=')}",
            "Kazakhstan between Russia and the West",
        ),
    ],
)
@meets_bot()
async def test_a_deep_link_opens_what_it_names(scene: Scene, payload: str, title: str) -> None:
    """Links written by hand, and those of our own buttons, each in the language it was made in."""
    chat = scene.chat_of("Ana")

    said = await chat.start(payload)

    assert _first_line(await chat.answer(after=said)) == title


@pytest.mark.parametrize(
    "payload", ["_", "_-", "__", "-", "_-AAAAAAAAAAAAAAAA", "_gICA", "A" * 64, "start", "start-start"]
)
@meets_bot()
async def test_a_broken_deep_link_is_answered_and_harmless(scene: Scene, payload: str) -> None:
    """Somebody cut the link; the next request works."""
    chat = scene.chat_of("Ana")

    said = await chat.start(payload)

    assert "Something went wrong" not in (await chat.answer(after=said)).text
    _, after = await _asked(chat, "/kazakhstan")
    assert _first_line(after) == "Kazakhstan between Russia and the West"


@meets_bot()
async def test_a_deep_link_whose_text_is_too_long_for_it_is_kept_and_works(scene: Scene) -> None:
    """Another's press in a group makes it; the private chat opens it, in the language of the button."""
    ana, ben = scene.server.user("Ana"), scene.server.user("Ben")
    _, answer = await _asked(scene.server.group("Readers"), f"/facts@ringkas_bot {LONG_ID}", by=ana)

    url = (await answer.press("Bahasa Indonesia", by=ben)).url

    payload = (url or "").partition("?start=")[2]
    assert payload == f"_-{key_of(f'en /facts {LONG_ID} id')}"
    private = scene.server.private(ben)
    said = await private.start(payload)
    opened = await private.answer(after=said)
    assert _first_line(opened) == "Komisi Aral (1/2)"
    assert "Laporan" in opened.text


@meets_bot()
async def test_a_request_that_is_far_too_long_is_told_so(scene: Scene) -> None:
    """Whoever pastes an article is told how much is read."""
    _, answer = await _asked(scene.chat_of("Ana"), "kata " * 700)

    assert "at most 500 characters" in answer.text
