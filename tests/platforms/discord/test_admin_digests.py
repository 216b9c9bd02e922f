"""What admins do about digests through `/admin` on Discord, and that it does not exist for anybody else."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import Any

from discord_scenes import Scene, meets_bot, title
from seeded_ledgers import CHANNEL, CLAIM, LATE, seed

from bot.domain.delivery import DeliveryState, Settled, SubscriptionState
from bot.store.sqlite import open_ledger

REASONS = {"reason-id": "keliru", "reason-en": "misread | twice"}
STATEMENTS = {"statement-id": "Kini begini", "statement-en": "Now it is so"}


async def _admin(scene: Scene, errand: str, **options: Any) -> str:
    message = await scene.asked(f"admin {errand}", options, by=scene.boss)
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
    """Each field as it was typed, whatever stands in it; readers meet it at once."""
    corrected = await _admin(scene, "correct", claim=CLAIM, **STATEMENTS, **REASONS)

    assert corrected.startswith(f"Corrected: {CLAIM}")
    assert "en: Now it is so" in corrected
    assert "misread | twice" in (await scene.asked("corrections")).text.replace("\\", "")
    assert f"Withdrawn: {CLAIM}" in await _admin(scene, "withdraw", claim=CLAIM, **REASONS)


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
