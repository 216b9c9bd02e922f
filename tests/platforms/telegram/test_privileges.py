"""What an admin is shown besides in a private chat, and nobody else anywhere."""

from __future__ import annotations

import pytest
from fake_telegram import Answer, Chat
from telegram_bots import running
from telegram_scenes import Scene, meets_bot

from bot.platforms.administration import ADMIN_COMMANDS, OF_A_STORE

HEADS = ["For admins", "Untuk admin"]


async def _asked(chat: Chat, text: str) -> str:
    """The whole answer, page after page."""
    page: Answer = await chat.answer(after=await chat.say(text))
    pages = [page.text]
    while "▶" in page.labels:
        await page.press("▶")
        await page.edited()
        pages.append(page.text)
    return "\n".join(pages).replace("⁠", "")


@pytest.mark.parametrize("text", ["/help", "/start", "bantuan"])
@meets_bot()
async def test_the_help_of_an_admin_lists_what_only_admins_may(scene: Scene, text: str) -> None:
    """With what each does, below what everybody may; also on a page that is turned to."""
    told = await _asked(scene.server.private(scene.boss), text)
    others = await _asked(scene.chat_of("Ana"), text)

    assert "/subscribe" in told.partition(HEADS[0])[0]
    assert [each.name for each in ADMIN_COMMANDS if f"/{each.name} " not in told.partition(HEADS[0])[2]] == []
    assert "/subscribe" in others
    assert not [head for head in (*HEADS, "/withdraw") if head in others]


@meets_bot()
async def test_an_admin_learns_the_id_of_a_claim_with_its_evidence(scene: Scene) -> None:
    """By a command and by a button; a tap copies what begins its correction."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    briefing = await boss.answer(after=await boss.say("/kazakhstan"))
    typed = await boss.answer(after=await boss.say("/why 1"))
    await briefing.press("[1]")
    pressed = await boss.answer(after=typed)
    others = await _asked(reader, "/why 1 kazakhstan")

    assert HEADS[0] in typed.text
    assert "<code>/correct " in typed.html
    assert (HEADS[0] in pressed.text, HEADS[0] in others) == (True, False)


@meets_bot()
async def test_in_a_group_an_admin_is_like_anybody(scene: Scene) -> None:
    """Others read along there."""
    group = scene.server.group("Newsroom", creator=scene.boss)
    told = await group.answer(after=await group.say("/why 1 kazakhstan", by=scene.boss))

    assert "/correct" not in told.text


@meets_bot(is_started=False)
async def test_on_the_built_in_sample_an_admin_is_offered_nothing_that_needs_a_store(scene: Scene) -> None:
    """Neither in the help, nor in the menu, nor below evidence; who asks for it all the same is told why not."""
    boss = scene.server.private(scene.boss)
    async with running(scene.server, telegram__admins=str(scene.boss.id), language__default="en"):
        told = (await _asked(boss, "/help")).partition(HEADS[0])[2]
        evidence, refusal = await _asked(boss, "/why 1 kazakhstan"), await _asked(boss, "/ingest https://example.org")
        menu = next(
            menu for (scope, code), menu in scene.server.commands.items() if "chat_id" in scope and code == "en"
        )

    assert "/status" in told
    assert not [name for name in OF_A_STORE if f"/{name} " in told]
    assert OF_A_STORE.isdisjoint(each["command"] for each in menu)
    assert HEADS[0] not in evidence
    assert "no store is configured; the built-in sample takes in no articles" in refusal
