"""Stores full of hostile words, answered on Telegram: every page is one that Telegram takes, and its buttons work.

`RINGKAS_HOSTILE=20000` reads so many texts of records instead of a few hundred.
"""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from fake_telegram import FakeTelegram
from fake_telegram.keyboards import check_keyboard
from hostile_questions import questions_about, texts_in
from hypothesis import given, settings
from newsrooms import NOW, ask, newsroom_of
from rendering.telegram_judge import TelegramJudge
from strategies import stores
from telegram_bots import running

from bot.domain.news import Source
from bot.domain.ports import Change, Record
from bot.platforms.buttons import read
from bot.platforms.requests import RESERVED
from bot.platforms.telegram.pages import Page, shown
from bot.rendering.units import is_visible, utf16_units
from bot.store.sqlite import open_archive

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "600"))
TEXTS_IN_A_STORE = 20
"""At least so many texts has a drawn store, on average; see the sum that is held against `COUNT` below."""
OURS = {f"/{name}" for name in (*RESERVED, "topic")}


@pytest.fixture(scope="module")
def judge() -> TelegramJudge:
    """TDLib, asked offline."""
    return TelegramJudge()


def _check(judge: TelegramJudge, page: Page, named: set[str]) -> None:
    """One page, as Telegram would take it."""
    parsed = judge.parsed(page.html)
    live = [entity for entity in judge.live(page.html) if entity.kind not in {"TextUrl", "Code", "BankCardNumber"}]
    strange = [e.words for e in live if not (e.kind == "BotCommand" and e.words in OURS)]

    assert 1 <= utf16_units(parsed.text.strip()) <= 4096
    assert len(page.html.encode()) <= 32_768
    assert len({*parsed.entities, *judge.live(page.html)}) <= 100
    assert [words for words in strange if not any(words in name for name in named)] == []
    keyboard = json.loads(page.markup or "{}")
    check_keyboard(keyboard)
    for button in (button for row in keyboard.get("inline_keyboard", ()) for button in row):
        assert is_visible(button["text"])
        assert "callback_data" not in button or read(button["callback_data"])


def test_every_page_of_any_store_is_one_that_telegram_takes(judge: TelegramJudge) -> None:
    """Every reader's command, in both languages, over words that were written to break it."""
    read_count = count()

    @settings(max_examples=max(COUNT // TEXTS_IN_A_STORE, 1))
    @given(stores())
    def answer(records: list[Record]) -> None:
        named = {text for record in records if isinstance(record, Source) for text in texts_in(record)}
        newsroom = newsroom_of(records)
        for _ in texts_in(records):
            next(read_count)
        for question in questions_about(records):
            for code in ("en", "id"):
                for page in shown(ask(question, code, newsroom)).pages:
                    _check(judge, page, named)

    answer()

    assert next(read_count) > COUNT


def test_a_running_bot_answers_over_hostile_records(tmp_path: Path) -> None:
    """The whole way, from a real store to a message, page after page."""
    briefings = tmp_path / "briefings"
    briefings.mkdir()
    numbers = count()

    @settings(max_examples=max(COUNT // 300, 2), database=None)
    @given(stores())
    def answer(records: list[Record]) -> None:
        path = tmp_path / f"{next(numbers)}.db"
        with closing(open_archive(path)) as archive:
            archive.apply((Change(record) for record in records), NOW)
        asyncio.run(journey(path, records))

    async def journey(path: Path, records: list[Record]) -> None:
        async with FakeTelegram(rates=False) as server:
            ana = server.private(server.user("Ana"))
            async with running(server, store__path=str(path), briefings__folder=str(briefings)):
                for question in [q for q in questions_about(records) if "topic" not in q]:
                    said = await ana.say(question)
                    answered = await ana.answer(after=said)
                    for label in [label for label in answered.labels if label == "▶"]:
                        await answered.press(label)
            assert server.refused == []
            assert [call for call in server.calls if call.code != 200] == []

    answer()
