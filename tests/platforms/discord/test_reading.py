"""What readers ask on Discord, and what they get: every command with its options, in both languages; mistakes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from discord_scenes import Scene, meets_bot, title

from bot.platforms.requests import COMMANDS

OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "picture": {"what": "timeline", "topic": "kazakhstan"},
    "timeline": {"topic": "kazakhstan", "from": "2022"},
    "facts": {"entity": "tokayev"},
    "compare": {"topic": "defence"},
    "sources": {"topic": "kazakhstan"},
    "why": {"number": 1, "topic": "kazakhstan"},
    "search": {"words": "NATO"},
    "new": {"topic": "kazakhstan"},
    "subscribe": {"topic": "kazakhstan"},
    "zone": {"zone": "UTC"},
}
"""What each command is given; the others take nothing."""
TITLES = {
    "kazakhstan": ("Kazakhstan between Russia and the West", "Kazakhstan di antara Rusia dan Barat"),
    "tokayev": ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev"),
    "defence": ("Defence spending and training", "Belanja dan pelatihan pertahanan"),
}
MISTAKES = {"That was not understood", "One thing is missing", "Permintaan tidak dipahami", "Ada yang kurang"}
ALONE = {
    *("language", "zone", "settings", "forget", "help", "about"),
    *("subscribe", "unsubscribe", "subscriptions", "quiet"),
}
"""What concerns nobody but who asks."""


WINDOWS: tuple[tuple[dict[str, str], list[str]], ...] = (
    ({"from": "1990", "to": "1993"}, ["1990", "1991", "1992", "1993"]),
    ({"from": "1990", "to": "1993", "order": "newest"}, ["1993", "1992", "1991", "1990"]),
    ({"from": "1997"}, ["1997", "1998", "1999"]),
    ({"to": "1961"}, ["1960", "1961"]),
    ({"from": "June 1996", "to": "1998-02"}, ["1996", "1997", "1998"]),
)
SLIPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("facts", {"entity": "arall"}),
    ("timeline", {"topic": "kazakhstan", "from": "someday"}),
    ("timeline", {"topic": "kazakhstan", "from": "2025", "to": "2022"}),
    ("why", {"number": 99, "topic": "kazakhstan"}),
    ("why", {"number": 1}),
    ("zone", {"zone": "Atlantis"}),
    ("zone", {}),
    ("language", {}),
    ("search", {"words": "x" * 600}),
    ("facts", {"entity": "\u202e\u0000 @everyone <@1> `x`"}),
)
"""What people do by mistake."""


def _years(text: str) -> list[str]:
    return re.findall(r"In (19\d\d) the water", text)


@meets_bot()
async def test_every_command_is_answered_in_the_language_of_who_asks(scene: Scene) -> None:
    """The same command, of an English and of an Indonesian reader."""
    rini = scene.member("Rini", "id")
    for command in COMMANDS:
        if command.name == "language":  # it says what it was given
            continue
        options = OPTIONS.get(command.name, {})

        english = await scene.asked(command.name, options, by=scene.boss)
        indonesian = await scene.asked(command.name, options, by=rini)

        assert english.text != indonesian.text, command.name
        assert not MISTAKES & {title(english), title(indonesian)}, command.name
        assert english.is_ephemeral == (command.name in ALONE), command.name


@meets_bot()
async def test_each_briefing_is_a_command_in_both_languages(scene: Scene) -> None:
    """In the reader's own, or in the one that is asked for."""
    rini = scene.member("Rini", "id")
    for name, (english, indonesian) in TITLES.items():
        assert title(await scene.asked(name)) == english
        assert title(await scene.asked(name, by=rini)) == indonesian
        assert title(await scene.asked(name, {"language": "id"})) == indonesian
        assert title(await scene.asked(name, {"language": "en"}, by=rini)) == english


@meets_bot()
async def test_a_briefing_is_one_embed_with_sections_marks_and_what_leads_on(scene: Scene) -> None:
    """A title, fields with headings, a colour, a footer; a list of marks, and buttons."""
    message = await scene.asked("kazakhstan")

    (embed,) = message.embeds
    assert {field["name"] for field in embed["fields"]} >= {"What matters most", "Where accounts differ"}
    assert embed["color"] != 0
    assert "2 independent origins" in embed["footer"]["text"]
    assert "Newest claim: about 10 Jun 2025" in embed["footer"]["text"]
    assert [select.labels for select in message.selects] == [tuple(f"[{mark}]" for mark in range(1, 7))]
    assert message.labels == ["Timeline", "What differs", "Sources", "What is new", "Bahasa Indonesia", "Subscribe"]


@meets_bot()
async def test_a_timeline_keeps_to_its_window_and_order(scene: Scene) -> None:
    """One end, both, or the other way round."""
    for window, expected in WINDOWS:
        message = await scene.asked("timeline", {"topic": "aral"} | window)

        assert _years(message.text) == expected, window


@meets_bot()
async def test_an_answer_begins_with_the_page_that_was_asked_for(scene: Scene) -> None:
    """Or with the last, where there are not so many."""
    for page, shown in ((1, "1/2"), (2, "2/2"), (99, "2/2")):
        message = await scene.asked("facts", {"entity": "aral", "page": page})

        assert title(message) == f"Aral ({shown})"
        assert shown in message.labels


@meets_bot()
async def test_who_asks_says_whether_all_see_it(scene: Scene) -> None:
    """Against what is usual for the command, too."""
    for number, command in enumerate(("kazakhstan", "about")):
        assert (await scene.asked(command, {"private": True})).is_ephemeral
        assert len(scene.channel.answers) == number
        assert not (await scene.asked(command, {"private": False})).is_ephemeral
        assert len(scene.channel.answers) == number + 1


@meets_bot()
async def test_a_mistake_is_told_to_who_made_it_alone(scene: Scene) -> None:
    """The channel is not bothered."""
    for command, options in SLIPS:
        message = await scene.asked(command, options, by=scene.boss)

        assert message.is_ephemeral, (command, options)
    assert scene.channel.answers == []


@meets_bot()
async def test_a_mistake_is_one_press_from_what_was_meant(scene: Scene) -> None:
    """The nearest is a button, which puts the answer in the place of the words about the mistake."""
    message = await scene.asked("facts", {"entity": "arall"})

    await (await message.press("Aral")).answered()

    assert title(await message.edited()) == "Aral (1/2)"
    assert message.is_ephemeral


@meets_bot()
async def test_a_typed_number_means_a_mark_of_the_last_answer_in_the_channel(scene: Scene) -> None:
    """Whoever types it; where a topic is named, a mark of its briefing."""
    await scene.asked("facts", {"entity": "aral"})

    evidence = await scene.asked("why", {"number": 2}, by=scene.boss)
    other = await scene.asked("why", {"number": 1, "topic": "kazakhstan"})

    assert title(evidence) == "Evidence \\[2\\]"
    assert "Pada tahun 1961" in evidence.text
    assert "441" in other.text


@meets_bot()
async def test_a_channels_marks_are_its_own(scene: Scene) -> None:
    """What was answered elsewhere does not count."""
    await scene.asked("facts", {"entity": "aral"})

    message = await scene.asked("why", {"number": 2}, at=scene.guild.text("other"))

    assert title(message) in MISTAKES
