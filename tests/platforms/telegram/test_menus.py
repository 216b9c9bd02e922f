"""The command menus: one per language and for whom, registered when they have changed, and only then."""

from __future__ import annotations

import json

from fake_telegram.wire import Wire
from telegram_scenes import ARAL_BRIEFING, Scene, meets_bot

EVERYBODY = json.dumps({"type": "default"}, sort_keys=True)
LANGUAGES = {"", "en", "id"}


def _names(menu: list[Wire]) -> list[str]:
    return [command["command"] for command in menu]


def _of_boss(scene: Scene) -> str:
    return json.dumps({"type": "chat", "chat_id": scene.boss.id}, sort_keys=True)


async def _told_to_reload(scene: Scene) -> None:
    """Have the admin read the briefings anew, and wait until the menus are done: the next answer comes after them."""
    chat = scene.server.private(scene.boss)
    for text in ("/reload", "/about"):
        said = await chat.say(text)
        await chat.answer(after=said)


@meets_bot(is_started=False)
async def test_menus_stand_in_every_language_for_everybody_and_for_admins(scene: Scene) -> None:
    """Each names the briefings first, in words of its language; only an admin's names what admins may."""
    scene.server.private(scene.boss)

    async with scene.bot():
        menus = scene.server.commands

    assert set(menus) == {(scope, code) for scope in (EVERYBODY, _of_boss(scene)) for code in LANGUAGES}
    everybody, boss = menus[EVERYBODY, "id"], menus[_of_boss(scene), "id"]
    assert _names(everybody)[:4] == ["defence", "kazakhstan", "tokayev", "linimasa"]
    assert _names(menus[EVERYBODY, "en"])[3] == "timeline"
    assert {"status", "reload", "deliveries", "rollback"} <= set(_names(boss))
    assert not {"status", "reload", "deliveries", "rollback"} & set(_names(everybody))


@meets_bot(is_started=False)
async def test_the_common_menu_is_in_the_configured_language(scene: Scene) -> None:
    """Whoever speaks neither language gets it."""
    async with scene.bot(language__default="id"):
        menus = scene.server.commands

    assert menus[EVERYBODY, ""] == menus[EVERYBODY, "id"]


@meets_bot(is_started=False)
async def test_menus_are_not_registered_again_where_nothing_has_changed(scene: Scene) -> None:
    """A restart asks Telegram for nothing that it has."""
    scene.server.private(scene.boss)
    async with scene.bot():
        pass
    first = scene.server.counts["setMyCommands"]

    async with scene.bot():
        pass

    assert first == 6
    assert scene.server.counts["setMyCommands"] == first


@meets_bot(is_started=False)
async def test_a_briefing_that_came_is_in_every_menu_and_nothing_else_changed(scene: Scene) -> None:
    """The admin put the file in the folder, and had it read."""
    scene.server.private(scene.boss)
    async with scene.bot():
        before = {key: _names(menu) for key, menu in scene.server.commands.items()}
        (scene.briefings / "aral.toml").write_text(ARAL_BRIEFING, encoding="utf-8")
        await _told_to_reload(scene)
        after = {key: _names(menu) for key, menu in scene.server.commands.items()}

    assert after == {key: ["aral", *names] for key, names in before.items()}


@meets_bot(is_started=False)
async def test_an_admin_who_has_no_chat_with_the_bot_yet_gets_the_menu_later(scene: Scene) -> None:
    """Telegram refuses until they have begun one; the bot runs all the same."""
    async with scene.bot():
        assert {scope for scope, _ in scene.server.commands} == {EVERYBODY}
        await _told_to_reload(scene)

    assert {scope for scope, _ in scene.server.commands} == {EVERYBODY, _of_boss(scene)}


@meets_bot(is_started=False)
async def test_a_refused_menu_stops_nothing_and_is_tried_again(scene: Scene) -> None:
    """The bot answers; the next change, or start, registers what is missing."""
    scene.server.fail("setMyCommands", 3, error=400, description="Bad Request: BOT_COMMAND_INVALID")
    async with scene.bot():
        chat = scene.chat_of("Ana")
        said = await chat.say("/about")
        await chat.answer(after=said)
        missing = {key for key in scene.server.commands if key[0] == EVERYBODY}

    async with scene.bot():
        found = {key for key in scene.server.commands if key[0] == EVERYBODY}

    assert missing == set()
    assert found == {(EVERYBODY, code) for code in LANGUAGES}
