"""What an admin is shown besides where nobody reads along, and nobody else anywhere."""

from __future__ import annotations

from discord_scenes import Scene, meets_bot, shown
from fake_discord import Message

from bot.platforms.administration import ADMIN_COMMANDS

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
