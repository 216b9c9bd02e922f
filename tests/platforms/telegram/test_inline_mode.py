"""Inline mode: our name and some words in any chat, and what is passed on goes on working there."""

from __future__ import annotations

import pytest
from telegram_scenes import Scene, aral_news, meets_bot


@pytest.mark.parametrize(
    ("language", "title", "timeline"),
    [
        ("en", "Kazakhstan between Russia and the West", "Timeline: Kazakhstan between Russia and the West"),
        ("id", "Kazakhstan di antara Rusia dan Barat", "Linimasa: Kazakhstan di antara Rusia dan Barat"),
    ],
)
@meets_bot()
async def test_a_topic_offers_its_briefing_and_timeline_in_the_askers_language(
    scene: Scene, language: str, title: str, timeline: str
) -> None:
    """The titles, and the messages that choosing them sends."""
    offered = await scene.server.inline("kazakhstan", scene.server.user("Ana", language_code=language))

    for name in (title, timeline):
        assert offered.texts[offered.titles.index(name)].startswith(name)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "without recognising separatists"), ("id", "mengakui kedaulatan")]
)
@meets_bot()
async def test_words_offer_the_claims_that_hold_them(scene: Scene, language: str, words: str) -> None:
    """Each with its evidence."""
    query = "sovereignty Donetsk" if language == "en" else words
    evidence = {"en": "Evidence", "id": "Bukti"}[language]

    offered = await scene.server.inline(query, scene.server.user("Ana", language_code=language))

    assert any(text.startswith(evidence) for text in offered.texts)


@meets_bot()
async def test_no_words_offer_every_briefing(scene: Scene) -> None:
    """Whoever types nothing sees what there is."""
    offered = await scene.server.inline("", scene.server.user("Ana"))

    assert {
        "Kazakhstan between Russia and the West",
        "Defence spending and training",
        "Kassym-Jomart Tokayev",
    } <= set(offered.titles)


@pytest.mark.parametrize(
    "query", ["/", "//", "\x00", "<b>", "q" * 256, "🙂" * 60, "%", '"', "/timeline", "/forget", "' OR 1"]
)
@meets_bot()
async def test_odd_words_are_answered(scene: Scene, query: str) -> None:
    """With results or with none, never with a refusal of Telegram."""
    offered = await scene.server.inline(query, scene.server.user("Ana"))

    assert len(offered.results) <= 50


@meets_bot()
async def test_pages_of_a_message_passed_on_turn_for_whoever_presses(scene: Scene) -> None:
    """In a chat that the bot is no member of, it knows the message by its inline id alone."""
    ana, ben = scene.server.user("Ana"), scene.server.user("Ben", language_code="id")
    offered = await scene.server.inline("/facts aral", ana)
    passed_on = offered.choose(0, ana)

    await passed_on.press("▶", by=ben)

    assert (await passed_on.edited()).text.startswith("Aral (2/2)")
    assert scene.server.called("editMessageText")[-1].parameters["inline_message_id"]


@meets_bot()
async def test_other_buttons_of_a_message_passed_on_work(scene: Scene) -> None:
    """Another answer, another language, evidence in an alert; nobody is sent a message."""
    ana = scene.server.user("Ana")
    offered = await scene.server.inline("/facts aral", ana)
    passed_on = offered.choose(0, ana)

    await passed_on.press("Timeline", by=ana)
    assert (await passed_on.edited()).text.startswith("Timeline: Aral")
    await passed_on.press("Bahasa Indonesia", by=ana)
    assert (await passed_on.edited()).text.startswith("Linimasa: Aral")
    assert (await passed_on.press("[3]", by=ana)).text.startswith("[3] ")
    assert scene.server.called("sendMessage") == []


@meets_bot()
async def test_a_message_passed_on_that_has_changed_says_so_and_shows_the_new_one(scene: Scene) -> None:
    """As in a chat of the bot's own."""
    ana = scene.server.user("Ana")
    passed_on = (await scene.server.inline("/facts aral", ana)).choose(0, ana)
    await scene.import_(aral_news(changed=0))

    pressed = await passed_on.press("▶", by=ana)

    assert pressed.text.startswith("This answer has changed since")
    assert "newly In 1960" in (await passed_on.edited()).text


@meets_bot(is_started=False)
async def test_a_message_passed_on_works_after_a_restart(scene: Scene) -> None:
    """Nothing is kept about it but what its own buttons carry."""
    ana = scene.server.user("Ana")
    async with scene.bot():
        passed_on = (await scene.server.inline("/facts aral", ana)).choose(0, ana)

    async with scene.bot():
        await passed_on.press("▶", by=ana)
        assert (await passed_on.edited()).text.startswith("Aral (2/2)")


@meets_bot()
async def test_pressing_twice_below_a_message_passed_on_is_harmless(scene: Scene) -> None:
    """The second press would change nothing, which is no fault."""
    ana = scene.server.user("Ana")
    passed_on = (await scene.server.inline("/facts aral", ana)).choose(0, ana)

    for tap in [passed_on.tap("▶", by=ana) for _ in range(2)]:
        assert (await tap.answered()).text == ""

    assert (await passed_on.edited()).text.startswith("Aral (2/2)")


@meets_bot()
async def test_the_share_button_begins_an_inline_query_that_offers_that_answer_first(scene: Scene) -> None:
    """What a reader has before them can be passed on as it is."""
    chat = scene.chat_of("Ana")
    said = await chat.say("/timeline kazakhstan 2022")
    answer = await chat.answer(after=said)

    offered = await scene.server.inline(answer.button("Share").switch or "", chat.anybody())

    assert offered.texts[0] == answer.text


@meets_bot()
async def test_what_inline_mode_posts_in_a_group_of_ours_is_not_taken_for_a_request(scene: Scene) -> None:
    """A message through a bot is its own answer already; the next request gets the first reply."""
    ana = scene.server.user("Ana")
    group = scene.server.group("Readers", admin=True)
    body = {"chat": group.place.wire(), "from": ana.wire(), "via_bot": scene.server.bot.wire(), "date": 1}

    scene.server.feed({"message": body | {"message_id": 90, "text": "/kazakhstan"}})
    said = await group.say("/about", by=ana)

    assert (await group.answer()).reply_to == said.id
