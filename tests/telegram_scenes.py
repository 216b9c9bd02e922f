"""A scene for readers and admins on Telegram: the fake server, a store and briefings on disk, and the whole bot.

The store is a file, so that it can change, and be looked into, while the bot runs.
"""

from __future__ import annotations

import asyncio
import inspect
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Concatenate, ParamSpec

from fake_telegram import Chat, FakeTelegram, User
from telegram_bots import UNLIMITED, running

from bot.app import SAMPLE_BRIEFINGS
from bot.app.office import SAMPLE_RECORDED_AT, sample_records
from bot.domain.addresses import Address
from bot.domain.chats import ChatSettings, Standing
from bot.files.importing import import_records
from bot.store.sqlite import open_archive, open_chat_book

P = ParamSpec("P")
CLAIM_COUNT = 40
"""How many claims there are about the entity `aral`: more than fit one message."""
LONG_ID = "commission-for-the-basin-of-the-aral-sea"
"""An entity that all of these are about too; with it, requests are longer than a deep link holds."""
_WORDS = (
    "the water stood lower than in the year before, say the fishermen of the harbour, and the boats lie on the sand"
)
_KATA = "air lebih rendah daripada tahun sebelumnya, kata nelayan di pelabuhan itu, dan perahu tergeletak di atas pasir"


@dataclass
class Scene:
    """What a journey has at hand; `boss` is the only admin."""

    server: FakeTelegram
    folder: Path
    boss: User

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.folder / "ringkas.db"

    @property
    def briefings(self) -> Path:
        """The folder of the briefing files."""
        return self.folder / "briefings"

    @asynccontextmanager
    async def bot(self, **settings: str) -> AsyncIterator[None]:
        """Run the bot, and stop it; it has registered its menus by then, and begins to ask for updates."""
        starts = len(self.server.called("deleteWebhook"))
        own = {
            "telegram__admins": str(self.boss.id),
            "store__path": str(self.store),
            "briefings__folder": str(self.briefings),
        }
        async with running(self.server, limits=UNLIMITED, **own | settings):
            await self.server.call("deleteWebhook", count=starts + 1, timeout=30)
            yield

    def chat_of(self, name: str, language_code: str | None = "en") -> Chat:
        """The private chat of a new person."""
        return self.server.private(self.server.user(name, language_code=language_code))

    async def import_(self, text: str) -> None:
        """Import records, as another process would while the bot runs."""
        file = self.folder / "more.toml"
        file.write_text(text, encoding="utf-8")
        await asyncio.to_thread(_import, self.store, [file], datetime.now(UTC))

    def settings(self, chat: int) -> ChatSettings:
        """What the book holds about a chat."""
        with closing(open_chat_book(self.store)) as book:
            return book.settings(Address("telegram", str(chat)))

    def standings(self) -> list[Standing]:
        """Which addresses the book holds to be out of reach."""
        with closing(open_chat_book(self.store)) as book:
            return book.out_of_reach(limit=100)

    def stored_bytes(self) -> bytes:
        """Everything in the store's files, as a thief would read it."""
        return b"".join(file.read_bytes() for file in sorted(self.folder.glob("ringkas.db*")))


def aral_news(*, changed: int | None = None, count: int = CLAIM_COUNT) -> str:
    """Records about the entity `aral`, with as many claims; one of them may be worded anew."""
    quotes = [f"Pada tahun {1960 + number} {_KATA}." for number in range(count)]
    lines = [
        "[[source]]\nid = 'shore'\nname = 'Shore Post'\nkind = 'outlet'",
        "[[entity]]\nid = 'aral'\nkind = 'place'\nname = 'Aral'",
        f"[[entity]]\nid = '{LONG_ID}'\nkind = 'organisation'\nname = 'Komisi Aral'",
        "[[article]]\nid = 'aral'\nsource = 'shore'\nlanguage = 'id'\ngenre = 'report'\npublished_on = '2020-01-01'",
        f"title = 'Aral'\ntext = '''{' '.join(quotes)}'''",
    ]
    for number, quote in enumerate(quotes):
        anew = ("baru ", "newly ") if number == changed else ("", "")
        lines.append(
            f"[[claim]]\nid = 'aral-{number}'\narticle = 'aral'\nabout = ['aral', '{LONG_ID}']\nkind = 'reported'\n"
            f"occurred_on = '{1960 + number}'\nevidence = {{ quote = '{quote}' }}\n"
            f"statement.id = '{anew[0]}{quote[:-1]}'\nstatement.en = '{anew[1]}In {1960 + number} {_WORDS}'"
        )
    return "\n".join(lines)


ARAL_BRIEFING = """\
aliases = ["laut"]
[title]
id = "Laut Aral"
en = "The Aral Sea"
[about]
entities = ["aral"]
"""
"""A briefing file on it, as an admin would send it under the name `aral.toml`."""


def meets_bot(
    *, is_started: bool = True, **settings: str
) -> Callable[[Callable[Concatenate[Scene, P], Awaitable[None]]], Callable[P, None]]:
    """Run a test on an event loop of its own, in a scene; nothing that the bot sends may break a rule of Telegram."""

    def decorate(test: Callable[Concatenate[Scene, P], Awaitable[None]]) -> Callable[P, None]:
        async def story(*args: P.args, **kwargs: P.kwargs) -> None:
            async with _scene() as scene:
                if is_started:
                    async with scene.bot(**settings):
                        await test(scene, *args, **kwargs)
                else:
                    await test(scene, *args, **kwargs)
                assert scene.server.refused == []

        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            asyncio.run(story(*args, **kwargs))

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        # pytest asks the signature for fixtures; the scene is none.
        signature = inspect.signature(test)
        run.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]  # read by inspect
        return run

    return decorate


@asynccontextmanager
async def _scene() -> AsyncIterator[Scene]:
    with TemporaryDirectory() as folder:
        async with FakeTelegram(rates=False) as server:
            scene = Scene(server, Path(folder), server.user("Boss"))
            furnish(scene.store, scene.briefings)
            yield scene


def furnish(store: Path, briefings: Path) -> None:
    """Put a store with the sample and the news about `aral` in place, and the sample's briefings."""
    store.write_bytes(_furnished())
    shutil.copytree(next(place for place in SAMPLE_BRIEFINGS if place.exists()), briefings)


@cache
def _furnished() -> bytes:
    """A store's file, made once in a process."""
    with TemporaryDirectory() as folder:
        store, news = Path(folder, "ringkas.db"), Path(folder, "news.toml")
        news.write_text(aral_news(), encoding="utf-8")
        _import(store, [*sample_records(), news], SAMPLE_RECORDED_AT)
        return store.read_bytes()


def _import(store: Path, paths: Iterable[Path], now: datetime) -> None:
    with closing(open_archive(store)) as archive:
        import_records(list(paths), archive, now)
