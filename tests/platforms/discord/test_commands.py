"""The slash commands: what Discord is given to register, and when.

The rules: https://discord.com/developers/docs/interactions/application-commands#application-command-object
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from discord_scenes import Scene, meets_bot, title
from fake_discord.command_rules import command_faults
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import sample_newsroom
from telegram_scenes import ARAL_BRIEFING

from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.wording import Wording
from bot.platforms.discord.commands import payload, text_of
from bot.platforms.discord.options import OPTIONS
from bot.platforms.requests import COMMANDS

REGISTERED = "bulk_set_application_commands"
LOCALES = {"id", "en-US", "en-GB"}
"""Those of our languages (https://discord.com/developers/docs/reference#locales)."""
CROWD = 120
_TEXT = st.text(min_size=1).filter(lambda text: text.strip() != "")


def _parts(commands: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Commands with all options below them."""
    for part in commands:
        yield part
        yield from _parts(part.get("options", []))


def _spec(name: str, title_: Mapping[str, str], description: Mapping[str, str] | None = None) -> BriefingSpec:
    words = Wording.of(description) if description else None
    return BriefingSpec(name, Wording.of(title_), Topic(words=("x",)), description=words)


def _crowd(count: int) -> dict[str, BriefingSpec]:
    return {f"topic_{n}": _spec(f"topic_{n}", {"id": f"Pokok {n}", "en": f"Topic {n}"}) for n in range(count)}


def _check(commands: list[dict[str, Any]]) -> None:
    """Hold a payload against the documented rules."""
    assert len(commands) <= 100
    for part in _parts(commands):
        for name in (part["name"], *part.get("name_localizations", {}).values()):
            assert 1 <= len(name) <= 32
            assert all(letter.isalnum() or letter in "-_" for letter in name)
            assert name == name.lower()
        for words in (part["description"], *part.get("description_localizations", {}).values()):
            assert 1 <= len(words.strip()) <= len(words) <= 100
        assert {*part.get("name_localizations", {}), *part.get("description_localizations", {})} <= LOCALES
        below = part.get("options", [])
        needed = [option.get("required", False) for option in below]
        assert needed == sorted(needed, reverse=True)
        assert max(len(below), len(part.get("choices", []))) <= 25
        for locale in ("", *LOCALES):
            names = [option.get("name_localizations", {}).get(locale, option["name"]) for option in below]
            assert len(set(names)) == len(names)
    assert list(command_faults(commands)) == []


def test_the_commands_of_the_sample_are_these() -> None:
    """Whoever changes a name or a word sees in the difference what everybody will see."""
    commands = payload(sample_newsroom().briefings)

    assert_golden("discord/commands.json", json.dumps(commands, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def test_the_commands_of_the_sample_keep_every_rule() -> None:
    """Names, words, locales, counts, the order of options."""
    _check(payload(sample_newsroom().briefings))


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), max_size=4))
def test_whatever_a_briefing_is_called_its_command_keeps_every_rule(texts: list[tuple[str, str, str]]) -> None:
    """Long titles, odd letters, line breaks."""
    specs = {f"b_{n}": _spec(f"b_{n}", {"id": a, "en": b}, {"id": c, "en": a}) for n, (a, b, c) in enumerate(texts)}

    _check(payload(specs))


@pytest.mark.parametrize("count", [0, 80, 85, 86, 1000])
def test_commands_are_never_more_than_discord_takes(count: int) -> None:
    """Up to the limit a command each; beyond it one for all."""
    commands = payload(_crowd(count))

    _check(commands)
    names = {command["name"] for command in commands}
    assert ("topic_0" in names) == (0 < count <= 100 - len(COMMANDS) - 1)
    assert ("briefing" in names) == (count > 100 - len(COMMANDS) - 1)


def test_commands_and_options_have_indonesian_names() -> None:
    """Those of the aliases that readers type elsewhere."""
    commands = {command["name"]: command for command in payload({})}

    for command in COMMANDS:
        assert commands[command.name]["name_localizations"] == {"id": command.alias}
    options = {option["name"]: option["name_localizations"]["id"] for option in commands["timeline"]["options"]}
    assert options["from"] != "from"
    assert options["to"] != "to"


def test_only_the_admins_command_is_hidden_and_none_asks_for_more_than_needed() -> None:
    """In guilds and in private; the editors' in guilds alone, where it can be hidden."""
    for command in payload(sample_newsroom().briefings):
        assert ("default_member_permissions" in command) == (command["name"] == "admin")
        assert command["contexts"] == ([0] if command["name"] == "admin" else [0, 1])
        assert command["integration_types"] == [0]


@pytest.mark.parametrize(
    ("name", "options", "text"),
    [
        ("kazakhstan", {}, "/kazakhstan"),
        ("briefing", {"topic": "kazakhstan", "page": 2, "private": True}, "/kazakhstan"),
        ("timeline", {"topic": "x", "from": "2022", "to": "2023"}, "/timeline x 2022..2023"),
        ("timeline", {"topic": "x", "from": "2022", "order": "newest"}, "/timeline x 2022.. newest"),
        ("compare", {"topic": "x", "from": "Q1 2022", "to": "juni 2022"}, "/compare x Q1 2022..juni 2022"),
        ("picture", {"what": "compare", "topic": "x", "order": "newest"}, "/picture compare x"),
        ("timeline", {"topic": "x", "to": "2022", "language": "id"}, "/timeline x ..2022 id"),
        ("why", {"number": 3, "topic": "x"}, "/why 3 x"),
        ("zone", {"zone": "wita"}, "/zone wita"),
    ],
)
def test_a_command_with_options_is_a_line_that_is_answered_as_anywhere(
    name: str, options: dict[str, object], text: str
) -> None:
    """Page and privacy are no part of what is asked."""
    assert text_of(name, options) == text


def test_options_belong_to_commands_there_are() -> None:
    """None is given to a command that is called otherwise by now."""
    assert set(OPTIONS) <= {command.name for command in COMMANDS}


@meets_bot(is_started=False)
async def test_commands_are_registered_again_only_when_they_have_changed(scene: Scene) -> None:
    """Not at each start; after a new briefing they are."""
    for _ in range(2):
        async with scene.bot():
            await scene.asked("about")
    assert scene.server.counts[REGISTERED] == 1

    (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    async with scene.bot():
        assert title(await scene.asked("aral")) == "The Aral Sea"
    assert scene.server.counts[REGISTERED] == 2


@meets_bot()
async def test_an_errand_that_changes_no_briefing_registers_nothing(scene: Scene) -> None:
    """Looking is not changing."""
    for errand, options in (("status", {}), ("reload", {}), ("preview", {"briefing": "kazakhstan"})):
        await scene.asked(f"admin {errand}", options, by=scene.boss)

    assert scene.server.counts[REGISTERED] == 1


@meets_bot(is_started=False)
async def test_too_many_briefings_share_one_command_and_the_log_says_so(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """With a topic that completes itself; every briefing is answered through it."""
    for number in range(CROWD):
        text = ARAL_BRIEFING.replace('["laut"]', f'["laut_{number}"]').replace("The Aral Sea", f"Lake {number}")
        (scene.briefings / f"lake_{number}.toml").write_text(text, encoding="utf-8")

    with caplog.at_level(logging.WARNING, logger="ringkas.discord"):
        async with scene.bot():
            choices = await scene.channel.autocomplete("briefing", "topic", "lake", scene.ana)
            answer = await scene.asked("briefing", {"topic": "lake_77"})
            mistake = await scene.asked("briefing", {"topic": "lake_777"})

    assert any("/briefing leads to all" in record.getMessage() for record in caplog.records)
    assert len(scene.server.commands) == len(COMMANDS) + 2
    assert len(choices) == 25
    assert title(answer) == "Lake 77"
    assert mistake.is_ephemeral


@meets_bot(is_started=False)
async def test_a_failure_to_register_leaves_the_bot_at_work(scene: Scene) -> None:
    """Commands of an earlier start are answered; the next start registers what is new."""
    async with scene.bot():
        pass
    (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
    scene.server.fail(REGISTERED, kind="503")

    async with scene.bot():
        assert title(await scene.asked("kazakhstan")) == "Kazakhstan between Russia and the West"
    async with scene.bot():
        assert title(await asyncio.wait_for(scene.asked("aral"), 30)) == "The Aral Sea"
