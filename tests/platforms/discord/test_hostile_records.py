"""Stores full of hostile words, answered on Discord: every page is one that Discord takes, and its buttons work.

`RINGKAS_HOSTILE=20000` reads so many texts of records instead of a few hundred.
"""

from __future__ import annotations

import os
from itertools import count

from fake_discord.mentions import is_unguarded
from fake_discord.rules import faults
from fake_discord.specification import specification
from fake_discord.wire import Asked
from hostile_questions import questions_about, texts_in
from hypothesis import given, settings
from newsrooms import ask, newsroom_of
from rendering.discord_reader import read
from strategies import stores

from bot.domain.news import Publication
from bot.domain.ports import Record
from bot.platforms import buttons
from bot.platforms.discord.pages import Payload, shown

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "600"))
OURS = {"bold", "italic", "code", "link", "quote"}
"""What in a message is more than words: our own markup, and links to http(s) addresses."""
TEXTS_IN_A_STORE = 20
"""At least so many texts has a drawn store, on average; see the sum that is held against `COUNT` below."""


def _is_ours(kind: str, words: str, addresses: set[str]) -> bool:
    """Whether something live is our own: markup, or the address of a stored article.

    Where a name holds a lone bracket, Discord's rule joins two of our links, and one's address stands in the words.
    """
    return kind in OURS or (kind == "address" and any(words.startswith(address) for address in addresses))


def _check(page: Payload, addresses: set[str]) -> None:
    """One page, as Discord would take it, and as a reader would see it."""
    asked = Asked("create_message", {}, {}, page, {})

    assert specification().faults("create_message", page) == {}
    assert faults(asked) == {}
    assert not is_unguarded(asked)
    for embed in page["embeds"]:
        for text in (embed.get("title", ""), embed.get("description", ""), *_fields(embed)):
            assert [found for found in read(text).special if not _is_ours(*found, addresses)] == []
    for row in page["components"]:
        assert all(buttons.read(part["custom_id"]) for part in row["components"])


def _fields(embed: Payload) -> list[str]:
    return [text for field in embed.get("fields", ()) for text in (field["name"], field["value"])]


def test_every_page_of_any_store_is_one_that_discord_takes() -> None:
    """Every reader's command, in both languages, over words that were written to break it."""
    read_count = count()

    @settings(max_examples=max(COUNT // TEXTS_IN_A_STORE, 1))
    @given(stores())
    def answer(records: list[Record]) -> None:
        newsroom = newsroom_of(records)
        addresses = {record.article.url for record in records if isinstance(record, Publication) and record.article.url}
        for _ in texts_in(records):
            next(read_count)
        for question in questions_about(records):
            for code in ("en", "id"):
                for page in shown(ask(question, code, newsroom)).pages:
                    _check(page.payload, addresses)

    answer()

    assert next(read_count) > COUNT
