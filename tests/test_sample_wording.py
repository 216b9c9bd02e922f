"""What readers of the sample see, word for word: a change of wording is a change of these files."""

from __future__ import annotations

import json

import pytest
from golden_files import assert_golden
from newsrooms import ask
from rendering.telegram_judge import TelegramJudge

from bot.cli.showing import as_json, as_sent
from bot.platforms.console import as_text
from bot.rendering.telegram_html import render

QUESTIONS = {
    "kazakhstan": "/kazakhstan",
    "tokayev": "/tokayev",
    "defence": "/defence",
    "timeline": "/timeline kazakhstan",
    "timeline-window": "/timeline kazakhstan juni 2022 terbaru",
    "facts": "/facts zhaksylykov",
    "compare": "/compare kazakhstan",
    "sources": "/sources kazakhstan",
    "why": "/why 1 kazakhstan",
    "why-opinion": "/why 5 kazakhstan",
    "search": "/search NATO",
    "briefings": "/briefings",
    "help": "/help",
    "about": "/about",
    "language": "/language en",
    "mistyped": "/kazakstn",
    "unknown": "/facts Atlantis",
}
ON_ALL_PLATFORMS = ("kazakhstan", "timeline", "compare", "sources", "why")
LANGUAGES = ("id", "en")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_console_says(name: str, code: str) -> None:
    """Every shape of answer, in both languages, as a terminal shows it."""
    assert_golden(f"sample/{name}.{code}.txt", as_text(ask(QUESTIONS[name], code), width=80, colour=False))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ON_ALL_PLATFORMS)
def test_telegram_is_sent(name: str, code: str) -> None:
    """What Telegram would be sent."""
    assert_golden(f"sample/{name}.{code}.telegram.html", as_sent(ask(QUESTIONS[name], code), "telegram") + "\n")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ON_ALL_PLATFORMS)
def test_discord_is_sent(name: str, code: str) -> None:
    """What Discord would be sent."""
    assert_golden(f"sample/{name}.{code}.discord.json", as_sent(ask(QUESTIONS[name], code), "discord") + "\n")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("question", QUESTIONS.values())
def test_telegram_takes_every_answer(question: str, code: str) -> None:
    """P7: TDLib itself parses each message, and what it shows is within the limits."""
    judge = TelegramJudge()
    for message in render(ask(question, code).document):
        parsed = judge.parsed(message)

        assert len(parsed.text.encode("utf-16-le")) // 2 <= 4096
        assert len(parsed.entities) <= 100


@pytest.mark.parametrize("platform", ["console", "telegram", "discord"])
def test_a_program_is_told_the_claims_in_the_order_shown(platform: str) -> None:
    """`--json` is one object: language, claims in the order of their marks, and the messages."""
    reply = ask("/kazakhstan")
    told = json.loads(as_json(reply, platform))

    assert list(told) == ["language", "understood", "claims", "messages"]
    assert [claim["id"] for claim in told["claims"]] == [claim.id for claim in reply.claims]
    assert set(told["claims"][0]) == {"id", "kind", "speaker", "source", "origins", "occurred_on", "figure", "status"}
    assert told["claims"][0]["origins"] == ["wsj"]
    assert told["claims"][0]["figure"]["value"] == 441_000_000_000
    assert all(("text" in message) != ("embeds" in message) for message in told["messages"])
    assert told["messages"][-1]["components" if platform == "discord" else "buttons"]
