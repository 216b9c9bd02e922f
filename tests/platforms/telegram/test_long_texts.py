"""Texts that were cut in several messages are one text again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from articles import ARTICLE
from fake_telegram import Answer
from telegram_scenes import Scene, meets_bot

from bot.domain.addresses import Address
from bot.domain.limits import TEXT_CHARACTERS
from bot.platforms.telegram.long_texts import SHORTEST_PART, LongTexts
from bot.platforms.telegram.updates import Asked, Person, Place

PART = "Kalimat karangan ini panjang. " * 100
"""Longer than the shortest part."""


def asked(text: str, person: int = 1, number: int = 7, seconds: float = 0) -> Asked:
    """A message in private, so many seconds after the hour."""
    place = Place(Address.parse(f"telegram:{person}"), is_private=True)
    sent_at = datetime(2026, 11, 22, 8, tzinfo=UTC) + timedelta(seconds=seconds)
    return Asked(place, Person(person), number, text.strip(), is_addressed=True, sent_at=sent_at)


class Taken:
    """What was handed on."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, whole: Asked) -> None:
        """Keep its text."""
        self.texts.append(whole.text)


async def joined(*parts: Asked) -> list[str]:
    """What becomes of messages that come at once."""
    taken = Taken()
    long_texts = LongTexts(taken, 60)
    for part in parts:
        long_texts.take(part)
    long_texts.close()
    return taken.texts


async def test_parts_that_come_at_once_are_one_text() -> None:
    """In their order; the last may be short, and ends the waiting."""
    taken = Taken()
    long_texts = LongTexts(taken, 60)
    for text in (PART, PART, "Selesai."):
        long_texts.take(asked(text))

    assert taken.texts == [f"{PART.strip()}\n{PART.strip()}\nSelesai."]


async def test_a_sentence_that_was_cut_is_whole_again() -> None:
    """A part that ends within one goes on in its line."""
    assert await joined(asked(f"{PART}Kalimat ini"), asked("terpotong.")) == [f"{PART}Kalimat ini terpotong."]


@pytest.mark.parametrize(
    "following",
    ["/review", "https://example.com/a", "/ingest Teks lain.", "forwarded"],
)
async def test_what_is_no_part_stays_for_itself(following: str) -> None:
    """A command, a link, a message that somebody wrote elsewhere."""
    other = replace(asked(following), is_forwarded=following == "forwarded")

    assert await joined(asked(PART), other) == [PART.strip(), following]


@pytest.mark.parametrize(("number", "seconds"), [(8, 4), (12, 3 * 3600), (3, -4)])
async def test_messages_that_were_sent_apart_stay_apart(number: int, seconds: float) -> None:
    """Though they come at once, as after an outage: a text waits for what was sent with it, not for what is read then."""
    assert await joined(asked(PART), asked(PART, number=number, seconds=seconds)) == [PART.strip()] * 2
    assert len(await joined(asked(PART), asked(PART, number=8, seconds=2), asked("Selesai.", number=9, seconds=4))) == 1


async def test_what_no_message_brought_is_no_part() -> None:
    """Nobody knows when it was sent."""
    assert await joined(asked(PART), replace(asked("Selesai."), sent_at=None)) == [PART.strip(), "Selesai."]


@pytest.mark.parametrize("order", [*permutations((10, 11))])
async def test_parts_are_joined_in_the_order_in_which_they_were_sent(order: tuple[int, ...]) -> None:
    """In whichever they are read; an answer is to the last of them."""
    taken: list[Asked] = []
    long_texts = LongTexts(taken.append, 60)
    parts = {10: asked(f"/ingest Awal. {PART}", number=10), 11: asked(f"Lanjutan. {PART}", number=11)}
    for number in order:
        long_texts.take(parts[number])
    long_texts.close()

    assert [(whole.text, whole.message_id) for whole in taken] == [(f"{parts[10].text}\n{parts[11].text}", 11)]


async def test_the_text_of_a_command_goes_on_too() -> None:
    """Of the one that takes articles."""
    assert await joined(asked(f"/ingest {PART}"), asked("Selesai.")) == [f"/ingest {PART.strip()}\nSelesai."]
    assert await joined(asked(f"/preview {PART}"), asked("Selesai.")) == [f"/preview {PART.strip()}", "Selesai."]


async def test_short_texts_and_messages_from_elsewhere_wait_for_nothing() -> None:
    """Nor do texts that are longer than any article."""
    taken = Taken()
    long_texts = LongTexts(taken, 60)
    texts = ["x" * (SHORTEST_PART - 1), PART.strip(), "😀" * TEXT_CHARACTERS]
    for text, is_forwarded in zip(texts, (False, True, False), strict=True):
        long_texts.take(replace(asked(text), is_forwarded=is_forwarded))

    assert taken.texts == texts


async def test_people_do_not_finish_each_others_texts() -> None:
    """Each is held for itself."""
    assert sorted(await joined(asked(PART), asked("Halo", 2))) == sorted(["Halo", PART.strip()])


async def test_a_text_of_which_no_more_comes_is_handed_on() -> None:
    """After a moment; and at once where something else comes of the same person."""
    taken = Taken()
    long_texts = LongTexts(taken, 0.01)
    long_texts.take(asked(PART))
    assert taken.texts == []
    async with asyncio.timeout(10):
        while not taken.texts:  # noqa: ASYNC110 - a timer has no bell to ring
            await asyncio.sleep(0.01)
    later = LongTexts(taken, 60)
    later.take(asked(PART))
    later.release(2)
    later.release(1)

    assert taken.texts == [PART.strip()] * 2


@meets_bot()
async def test_an_article_in_two_messages_is_one_draft(scene: Scene) -> None:
    """As apps send what is longer than a message may be."""
    boss = scene.server.private(scene.boss)
    await boss.say(ARTICLE + "Anggaran itu dibahas parlemen hari itu juga. " * 80)
    last = await boss.say("Menteri Pertahanan Ruslan Zhaksylykov mengatakan pembahasan selesai pada Kamis (28/7/2022).")
    draft: Answer = await boss.answer(after=last)

    assert "A new draft" in draft.text.replace("\u2060", "")
    assert "pembahasan selesai" in draft.text
