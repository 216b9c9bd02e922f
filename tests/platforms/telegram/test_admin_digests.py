"""What the admin may do about digests from a private chat, and that nobody else can tell that there is anything."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime
from html import unescape

from fake_telegram import Answer, Chat
from seeded_ledgers import CLAIM, TOPIC, seed
from telegram_scenes import Scene, meets_bot

from bot.domain.delivery import SubscriptionState
from bot.store.sqlite import open_ledger

ERRANDS = (
    *("/deliveries", "/deliveries uncertain", "/deliveries 1", "/resend 1", "/pause kazakhstan", "/resume kazakhstan"),
    *(f"/correct {CLAIM} | kini | now so | keliru | misread", f"/withdraw {CLAIM} | keliru | misread"),
)


async def _asked(chat: Chat, text: str) -> str:
    return _read(await _answer(chat, text))


async def _answer(chat: Chat, text: str) -> Answer:
    answer: Answer = await chat.answer(after=await chat.say(text))
    return answer


async def _pressed(chat: Chat, message: Answer, label: str) -> str:
    await message.press(label)
    answer: Answer = await chat.answer(after=message)
    return _read(answer)


def _read(answer: Answer) -> str:
    return answer.text.replace("⁠", "")


def _seed(scene: Scene) -> None:
    with closing(open_ledger(scene.store)) as ledger:
        seed(ledger, datetime.now(UTC))


def _states(scene: Scene) -> set[SubscriptionState]:
    with closing(open_ledger(scene.store)) as ledger:
        return {plan.subscription.state for plan in ledger.subscriptions_of(TOPIC)}


@meets_bot()
async def test_the_ledger_is_shown_with_what_needs_a_person(scene: Scene) -> None:
    """In numbers, by state, and one entry with its messages."""
    _seed(scene)
    boss = scene.server.private(scene.boss)

    overview = await _asked(boss, "/deliveries")

    assert "1 uncertain" in overview
    assert "Uncertain or failed\n1 – uncertain – telegram:-1001234567890/42" in overview
    assert "Every chat can be reached." in overview
    assert "1 – uncertain" in await _asked(boss, "/deliveries uncertain")
    assert "TimedOut" in await _asked(boss, "/deliveries 1")
    assert "Subscriptions: 2 active" in await _asked(boss, "/status")
    assert "has no message that failed" in await _asked(boss, "/resend 3")


@meets_bot()
async def test_subscriptions_are_paused_and_resumed(scene: Scene) -> None:
    """Those of a chat at once."""
    _seed(scene)
    boss = scene.server.private(scene.boss)

    assert "1 subscription is paused" in await _asked(boss, f"/pause {TOPIC.whole.text}")
    assert _states(scene) == {SubscriptionState.PAUSED}
    assert "1 subscription goes on" in await _asked(boss, "/resume kazakhstan")
    assert _states(scene) == {SubscriptionState.ACTIVE}


@meets_bot()
async def test_a_claim_is_corrected_and_withdrawn_from_the_chat(scene: Scene) -> None:
    """First it is shown, then done, and readers meet it at once; a part that is missing changes nothing."""
    boss, reader = scene.server.private(scene.boss), scene.chat_of("Ana")
    assert "/withdraw CLAIM | " in await _asked(boss, f"/withdraw {CLAIM} | keliru")

    proposal = await _answer(boss, f"/correct {CLAIM} | Kini begini | Now it is so | keliru | misread")
    assert _read(proposal).startswith(f"Correct {CLAIM}?")
    assert "misread" not in await _asked(reader, "/corrections")

    corrected = await _pressed(boss, proposal, "Correct it")
    assert corrected.startswith(f"Corrected: {CLAIM}")
    assert "en: Now it is so" in corrected
    assert "misread" in await _asked(reader, "/corrections")

    proposal = await _answer(boss, f"/withdraw {CLAIM} | salah kutip | misquoted")
    assert f"Withdrawn: {CLAIM}" in await _pressed(boss, proposal, "Withdraw it")
    assert "there is no claim" in await _asked(boss, "/withdraw nothing-like-it | a | b")


@meets_bot()
async def test_the_line_that_a_claim_alone_is_answered_with_can_be_sent(scene: Scene) -> None:
    """With what the claim says in it; a tap copies it. Without reasons, readers would be told the words that ask for them."""
    boss = scene.server.private(scene.boss)

    form = await _answer(boss, f"/correct {CLAIM}")
    (line,) = re.findall(r"<code>(.*)</code>", form.html)
    as_it_stands = await _asked(boss, unescape(line))
    proposal = await _asked(boss, unescape(line).replace("ALASAN", "keliru").replace("REASON", "misread"))

    assert line.startswith(f"/correct {CLAIM} | ")
    assert proposal.startswith(f"Correct {CLAIM}?")
    assert "en: misread" in proposal
    assert "Write your own words in place of ALASAN, REASON." in as_it_stands


@meets_bot()
async def test_nobody_else_learns_of_these_commands(scene: Scene) -> None:
    """They are answered as a command that does not exist, and change nothing."""
    _seed(scene)
    reader = scene.chat_of("Ana")
    for errand in ERRANDS:
        name = errand.split()[0]

        assert f"There is no command {name}." in await _asked(reader, errand)
    assert _states(scene) == {SubscriptionState.ACTIVE}
