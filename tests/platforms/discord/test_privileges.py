"""What an admin is shown besides where nobody reads along, and nobody else anywhere."""

from __future__ import annotations

from discord_bots import running
from discord_scenes import Scene, meets_bot, shown
from fake_discord import Message

from bot.platforms.administration import ADMIN_COMMANDS, OF_A_STORE

HEAD = "For admins"


def _read(message: Message) -> str:
    return message.text.replace("\\", "")


async def _whole(message: Message) -> str:
    """Page after page."""
    pages = [_read(message)]
    while "▶" in message.labels:
        message = await shown(await message.press("▶"))
        pages.append(_read(message))
    return "\n".join(pages)


@meets_bot()
async def test_the_help_of_an_admin_lists_what_only_admins_may(scene: Scene) -> None:
    """As it is written there, for the admin's eyes alone, also on a page that is turned to."""
    told = (await _whole(await scene.asked("help", by=scene.boss))).partition(HEAD)[2]
    for_all = await _whole(await scene.asked("help", {"private": False}, by=scene.boss))
    others = await _whole(await scene.asked("help"))

    names = [*(command.name for command in ADMIN_COMMANDS), "add", "post"]
    assert [name for name in names if f"/admin {name}" not in told] == []
    assert (HEAD in for_all, HEAD in others) == (False, False)


@meets_bot()
async def test_an_admin_learns_the_id_of_a_claim_with_its_evidence(scene: Scene) -> None:
    """From the list below an answer, which nobody else sees; not where the answer is for all."""
    briefing = await scene.asked("kazakhstan", by=scene.boss)
    chosen = await shown(await briefing.select(briefing.selects[0].custom_id, "1", scene.boss))
    stranger = await shown(await briefing.select(briefing.selects[0].custom_id, "1", scene.ana))
    for_all = await scene.asked("why", {"number": 1}, by=scene.boss)

    assert "/admin correct claim:" in _read(chosen)
    assert (HEAD in stranger.text, HEAD in for_all.text) == (False, False)


@meets_bot(is_started=False)
async def test_on_the_built_in_sample_an_admin_is_offered_nothing_that_needs_a_store(scene: Scene) -> None:
    """Neither in the help nor below evidence; who asks for it all the same is told why not."""
    async with running(scene.server, discord__admins=str(scene.boss.id), language__default="en"):
        told = (await _whole(await scene.asked("help", by=scene.boss))).partition(HEAD)[2]
        evidence = await scene.asked("why", {"number": 1, "topic": "kazakhstan", "private": True}, by=scene.boss)
        refusal = await scene.asked("admin review", by=scene.boss)

    assert "/admin status" in told
    assert not [name for name in OF_A_STORE if f"/admin {name} " in told]
    assert HEAD not in evidence.text
    assert "no store is configured; the built-in sample takes in no articles" in refusal.text
