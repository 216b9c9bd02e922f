"""What admins do about digests through `/admin` on Discord, and that it does not exist for anybody else."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from discord_scenes import Scene, meets_bot, shown, title
from fake_discord import Message
from seeded_ledgers import CHANNEL, CLAIM, LATE, seed

from bot.domain.delivery import DeliveryState, Settled, SubscriptionState
from bot.store.sqlite import open_ledger

REASONS = {"reason-id": "keliru", "reason-en": "misread | twice"}
STATEMENTS = {"statement-id": "Kini begini", "statement-en": "Now it is so"}


async def _admin(scene: Scene, errand: str, **options: Any) -> str:
    return _read(await scene.asked(f"admin {errand}", options, by=scene.boss))


def _read(message: Message) -> str:
    return f"{title(message)}\n{message.text}".replace("\\", "").replace("*", "")


def _seed(scene: Scene) -> None:
    with closing(open_ledger(scene.store)) as ledger:
        now = datetime.now(UTC)
        seed(ledger, now)
        ledger.record([Settled(LATE, DeliveryState.FAILED, now, "nothing is new")])  # nothing may leave meanwhile


def _states(scene: Scene) -> set[SubscriptionState]:
    with closing(open_ledger(scene.store)) as ledger:
        return {plan.subscription.state for plan in ledger.subscriptions_of(CHANNEL)}


@meets_bot(is_started=False)
async def test_the_ledger_is_shown_with_what_needs_a_person(scene: Scene) -> None:
    """In numbers, by state, and one entry with its messages."""
    _seed(scene)
    async with scene.bot():
        overview = await _admin(scene, "deliveries")

        assert "1 uncertain" in overview
        assert "1 – uncertain – telegram:-1001234567890/42" in overview
        assert title(await scene.asked("admin deliveries", {"state": "failed"}, by=scene.boss)) == "Deliveries: failed"
        assert "TimedOut" in await _admin(scene, "deliveries", delivery=1)
        assert "Subscriptions: 2 active" in await _admin(scene, "status")
        assert "has no message that failed" in await _admin(scene, "resend", delivery=3)


@meets_bot(is_started=False)
async def test_subscriptions_are_paused_and_resumed(scene: Scene) -> None:
    """Those of a chat at once."""
    _seed(scene)
    async with scene.bot():
        assert "1 subscription is paused" in await _admin(scene, "pause", subscriptions=CHANNEL.text)
        assert _states(scene) == {SubscriptionState.PAUSED}
        assert "1 subscription goes on" in await _admin(scene, "resume", subscriptions="defence")
        assert _states(scene) == {SubscriptionState.ACTIVE}


@meets_bot()
async def test_a_claim_is_corrected_and_withdrawn_from_a_channel(scene: Scene) -> None:
    """First it is shown, then done, each field as it was typed, whatever stands in it; readers meet it at once."""
    proposal = await scene.asked("admin correct", {"claim": CLAIM, **STATEMENTS, **REASONS}, by=scene.boss)
    before = (await scene.asked("corrections")).text
    corrected = _read(await shown(await proposal.press("Correct it")))

    assert title(proposal) == f"Correct {CLAIM}?"
    assert "misread" not in before
    assert corrected.startswith(f"Corrected: {CLAIM}")
    assert "en: Now it is so" in corrected
    assert "misread | twice" in (await scene.asked("corrections")).text.replace("\\", "")

    proposal = await scene.asked("admin withdraw", {"claim": CLAIM, **REASONS}, by=scene.boss)
    assert f"Withdrawn: {CLAIM}" in _read(await shown(await proposal.press("Withdraw it")))
    assert "It is so already" in _read(await shown(await proposal.press("Withdraw it")))


@meets_bot()
async def test_what_changed_meanwhile_is_not_corrected_unseen(scene: Scene) -> None:
    """The button stands below a version; the other one is shown, with a button of its own."""
    options = {"claim": CLAIM, **STATEMENTS, **REASONS}
    first = await scene.asked("admin correct", options, by=scene.boss)
    second = await scene.asked("admin correct", {**options, "reason-en": "misheard"}, by=scene.boss)
    await shown(await second.press("Correct it"))

    again = await shown(await first.press("Correct it"))

    assert "The claim has changed meanwhile, so nothing was done." in again.text
    assert f"Corrected: {CLAIM}" in _read(await shown(await again.press("Correct it")))


@meets_bot()
async def test_a_button_that_everybody_sees_does_no_errand(scene: Scene) -> None:
    """What an admin is shown is for them alone; a button that stands elsewhere is not theirs, whatever it says."""
    message = await scene.asked("kazakhstan")
    button = next(part for row in message.components for part in row["components"] if part["type"] == 2)
    button["custom_id"] = "a.en../deliveries"

    told = await shown(await message.press(button["custom_id"], scene.boss))

    assert "Deliveries" not in _read(told)


@meets_bot(is_started=False)
async def test_who_is_no_admin_gets_what_a_command_that_does_not_exist_gives(scene: Scene) -> None:
    """A server's administrator, to whom Discord shows it; and nothing changes."""
    owner = scene.member("Owner")
    scene.guild.join(owner, scene.guild.role("owners", "administrator"))
    _seed(scene)
    target, claim = {"subscriptions": "defence"}, {"claim": CLAIM, **REASONS}
    async with scene.bot():
        for errand, options in (
            *(("deliveries", {}), ("resend", {"delivery": 1}), ("pause", target), ("resume", target)),
            *(("correct", {**claim, **STATEMENTS}), ("withdraw", claim)),
        ):
            answer = await scene.asked(f"admin {errand}", options, by=owner)

            assert "There is no command /admin." in answer.text
    assert _states(scene) == {SubscriptionState.ACTIVE}
