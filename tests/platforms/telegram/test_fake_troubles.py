"""The fake Telegram as a bad day has it: troubles by chance, and a journal of what stands in chats."""

from __future__ import annotations

from collections import Counter
from typing import Any

import aiohttp
from fake_telegram import FakeTelegram
from fake_telegram.control import Levers


class Desk:
    """Asks the server as a bot does, and orders from it as another process does."""

    def __init__(self, server: FakeTelegram, session: aiohttp.ClientSession) -> None:
        self.server = server
        self._session = session

    async def control(self, method: str, path: str, body: object = None) -> Any:
        """Use a lever."""
        url = f"{self.server.base_url.removesuffix('/bot')}/control/{path}"
        async with self._session.request(method, url, json=body) as answer:
            return await answer.json()

    async def ask(self, method: str, **given: Any) -> int:
        """The code of an answer; 0 where none came."""
        try:
            async with self._session.post(f"{self.server.base_url}{self.server.token}/{method}", json=given) as answer:
                await answer.read()
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def post(self, chat: int | str, text: str = "x") -> int:
        """Post a message."""
        return await self.ask("sendMessage", chat_id=int(chat), text=text)


async def _at_desk(test: Any) -> None:
    server = FakeTelegram(rates=False, strict=False, keeps=True)
    Levers(server)
    async with server, aiohttp.ClientSession() as session:
        await test(Desk(server, session))


async def _tried(desk: Desk) -> list[int]:
    kinds = ("closed", "dropped", "late 502", "502", "403", "slow")
    troubles = [{"method": "sendMessage", "kind": kind, "share": 0.15} for kind in kinds]
    await desk.control("POST", "troubles", {"seed": 3, "troubles": troubles})
    return [await desk.post(number) for number in range(1, 61)]


async def test_troubles_come_by_a_chance_that_a_seed_repeats() -> None:
    """What was accepted without an answer stands in the journal, what was dropped before does not."""

    async def story(desk: Desk) -> None:
        first = await _tried(desk)
        journal = await desk.control("GET", "journal")

        assert first == await _tried(desk)
        assert Counter(first).keys() == {200, 0, 403, 502}
        assert first.count(200) < len(journal) < 60

    await _at_desk(story)


async def test_who_does_not_wait_in_a_storm_is_counted() -> None:
    """A 429 holds its chat for so long, or all of them."""

    async def story(desk: Desk) -> None:
        for kind, answers in (("429", [429, 429, 200]), ("429 everywhere", [429, 429, 429])):
            trouble = {"method": "sendMessage", "kind": kind, "share": 1.0, "seconds": 60}
            await desk.control("POST", "troubles", {"troubles": [trouble]})
            first = await desk.post(1 if kind == "429" else 2)
            await desk.control("DELETE", "troubles")

            assert [first, await desk.post(1), await desk.post(3)] == answers
        assert (await desk.control("DELETE", "troubles"))["impatient"] == 3

    await _at_desk(story)


async def test_the_journal_tells_posts_edits_and_replies() -> None:
    """By chat, message and words, the later ones alone where that is asked for."""

    async def story(desk: Desk) -> None:
        person, group = await desk.control("POST", "chats", {"privates": 1, "groups": 1})
        await desk.post(person, "first")
        (posted,) = await desk.control("GET", "journal")
        number = int(posted["id"])
        await desk.ask("editMessageText", chat_id=int(person), message_id=number, text="edited")
        await desk.ask("sendMessage", chat_id=int(person), text="reply", reply_parameters={"message_id": number})
        edit, reply = await desk.control("GET", "journal?after=1")

        assert int(group) < 0
        assert [(each["kind"], each["text"]) for each in (posted, edit, reply)] == [
            ("post", "first"),
            ("edit", "edited"),
            ("post", "reply"),
        ]
        assert (posted["chat"], edit["id"], reply["to"]) == (person, posted["id"], posted["id"])

    await _at_desk(story)


async def test_a_failure_for_one_chat_is_ordered_from_outside() -> None:
    """As a test in the same process would."""

    async def story(desk: Desk) -> None:
        one, other = await desk.control("POST", "chats", {"privates": 2})
        await desk.control("POST", "failures", {"method": "sendMessage", "chat": one, "error": 403})

        assert [await desk.post(chat) for chat in (other, one, one)] == [200, 403, 200]

    await _at_desk(story)
