"""Pictures on Telegram: photos with a caption, the same claims as in words, drawn once, and words where there is none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fake_telegram import Answer, Chat, User
from telegram_scenes import Scene, aral_news, meets_bot

from bot.domain.chats import ChatSettings

HOSTILE = "@everyone /help <b>&amp; https://evil.example #tag +62 812 345 678 " + "🏴󠁧󠁢󠁥󠁮󠁧󠁿é́" * 5


async def _asked(chat: Chat, text: str, by: User | None = None) -> Answer:
    said = await chat.say(text, by=by)
    return await chat.answer(after=said)


async def _followed(chat: Chat, answer: Answer, count: int) -> Sequence[Answer]:
    """So many messages of the bot behind another."""
    found = [answer]
    for _ in range(count):
        found.append(await chat.answer(after=found[-1]))
    return found[1:]


def _file_ids(photos: Sequence[Answer]) -> list[str]:
    return [photo.wire["photo"][-1]["file_id"] for photo in photos]


@pytest.mark.parametrize(
    ("request_", "label", "caption"),
    [
        ("/timeline kazakhstan", "Picture", "Timeline: Kazakhstan between Russia and the West (picture 1 of 3)"),
        ("/linimasa kazakhstan id", "Gambar", "Linimasa: Kazakhstan di antara Rusia dan Barat (gambar 1 dari 3)"),
        ("/compare kazakhstan", "Picture", "Kazakhstan between Russia and the West"),
    ],
)
@meets_bot()
async def test_the_button_sends_the_answer_as_photos(scene: Scene, request_: str, label: str, caption: str) -> None:
    """The text stays as it is, and the first photo says what it shows."""
    chat = scene.chat_of("Ana")
    text = await _asked(chat, request_)

    await text.press(label)
    photo = await chat.answer(after=text)

    assert "photo" in photo.wire
    assert caption in photo.text
    assert not text.edits


@meets_bot()
async def test_who_asks_again_is_sent_what_telegram_has_already(scene: Scene) -> None:
    """The second time nothing is uploaded."""
    chat, other = scene.chat_of("Ana"), scene.chat_of("Ben")
    first = await _asked(chat, "/picture timeline kazakhstan")
    photos = [first, *await _followed(chat, first, 2)]

    again = await _asked(other, "/gambar linimasa kazakhstan en")
    seconds = [again, *await _followed(other, again, 2)]

    assert _file_ids(seconds) == _file_ids(photos)
    assert [type(call.parameters["photo"]).__name__ for call in scene.server.called("sendPhoto")] == [
        *["Upload"] * 3,
        *["str"] * 3,
    ]


@meets_bot()
async def test_a_file_that_telegram_has_no_more_is_sent_anew(scene: Scene) -> None:
    """An id that it refuses is forgotten."""
    chat = scene.chat_of("Ana")
    photo = await _asked(chat, "/picture timeline kazakhstan")
    await _followed(chat, photo, 2)
    scene.server.fail("sendPhoto", error=400, description="Bad Request: wrong file identifier")

    again = await _asked(chat, "/picture timeline kazakhstan")

    assert "photo" in again.wire


@meets_bot()
async def test_a_long_timeline_comes_in_threes_and_none_is_lost(scene: Scene) -> None:
    """The last of three offers the next."""
    chat = scene.chat_of("Ana")
    photo = await _asked(chat, "/picture timeline aral en")
    photos = [photo, *await _followed(chat, photo, 2)]
    while photos[-1].labels[0] != "In words":
        label = photos[-1].labels[0]
        first, _, last = label.removeprefix("Pictures ").partition(" of ")[0].partition("–")
        await photos[-1].press(label)
        photos += await _followed(chat, photos[-1], int(last) - int(first) + 1)

    assert len(photos) > 3
    assert [f"(picture {number} of {len(photos)})" in photo.text for number, photo in enumerate(photos, 1)] == [
        True for _ in photos
    ]


@meets_bot()
async def test_the_marks_in_a_picture_are_those_of_the_words(scene: Scene) -> None:
    """`/why` means them, and the button gives them in words."""
    chat = scene.chat_of("Ana")
    photo = await _asked(chat, "/picture compare kazakhstan")
    (last,) = await _followed(chat, photo, 1)
    evidence = await _asked(chat, "/why 1")

    await last.press("In words")
    words = await chat.answer(after=evidence)

    assert "[1]" in evidence.text
    assert "[1]" in words.text


@pytest.mark.parametrize("request_", ["/picture", "/picture facts tokayev", "/gambar linimasa xyzzy"])
@meets_bot()
async def test_what_cannot_be_drawn_is_said_in_words(scene: Scene, request_: str) -> None:
    """A mistake is answered as anywhere."""
    answer = await _asked(scene.chat_of("Ana"), request_)

    assert "photo" not in answer.wire
    assert answer.text


@meets_bot()
async def test_a_photo_that_is_refused_is_told_in_words(scene: Scene) -> None:
    """Nobody waits for a picture that never comes."""
    scene.server.fail("sendPhoto", error=400, description="Bad Request: PHOTO_INVALID_DIMENSIONS")

    answer = await _asked(scene.chat_of("Ana"), "/picture compare defence")

    assert "There is no picture to show here; this says the same in words." in answer.text


@meets_bot()
async def test_nobody_elses_message_is_drawn_in_a_group(scene: Scene) -> None:
    """Who asked has it there; others are led to a chat of their own."""
    group = scene.server.group("Readers")
    ana, ben = (group.joined(scene.server.user(name)) for name in ("Ana", "Ben"))
    text = await _asked(group, "/compare defence", ana)

    others = await text.press("Picture", ben)
    await text.press("Picture", ana)
    photo = await group.answer(after=text)

    assert "?start=" in (others.url or "")
    assert "photo" in photo.wire


@meets_bot()
async def test_hostile_names_do_no_harm_in_a_caption(scene: Scene) -> None:
    """Nothing in it is live, and it is never too long."""
    await scene.import_(aral_news().replace("name = 'Aral'", f"name = '''{HOSTILE}'''"))

    photo = await _asked(scene.chat_of("Ana"), "/picture timeline aral")

    assert "photo" in photo.wire
    assert photo.entities == []


@meets_bot()
async def test_a_chat_that_wants_pictures_is_answered_with_them(scene: Scene) -> None:
    """Unasked, until it wants them no more; the words stay a button away."""
    chat = scene.chat_of("Ana")
    await _asked(chat, "/picture always")
    photo = await _asked(chat, "/timeline tokayev en")

    await photo.press("In words")
    words = await chat.answer(after=photo)

    assert "photo" in photo.wire
    assert "photo" not in words.wire
    assert scene.settings(chat.id) == ChatSettings(pictures="always")
    await _asked(chat, "/gambar jangan")
    assert "photo" not in (await _asked(chat, "/timeline tokayev en")).wire
