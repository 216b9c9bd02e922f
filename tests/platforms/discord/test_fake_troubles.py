"""The fake Discord as a bad day has it: troubles by chance, nonces that are forgotten, and a journal of what stands there."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import aiohttp
import pytest
from fake_discord import FakeDiscord
from fake_discord.control import Levers

HEADERS = {"Content-Type": "application/json"}


class Desk:
    """Asks the server as a bot does, and orders from it as another process does."""

    def __init__(self, server: FakeDiscord, session: aiohttp.ClientSession, channels: list[str]) -> None:
        self.server = server
        self.channels = channels
        self._session = session

    async def control(self, method: str, path: str, body: object = None) -> Any:
        """Use a lever."""
        url = f"http://127.0.0.1:{self.server.port}/control/{path}"
        async with self._session.request(method, url, json=body) as answer:
            return await answer.json()

    async def ask(self, method: str, path: str, body: dict[str, Any]) -> int:
        """The status of a request; 0 where no answer came."""
        headers = HEADERS | {"Authorization": f"Bot {self.server.token}"}
        url = f"{self.server.api_base}{path}"
        try:
            async with self._session.request(method, url, data=json.dumps(body), headers=headers) as answer:
                await answer.read()
                return answer.status
        except aiohttp.ClientError:
            return 0

    async def post(self, nonce: str, text: str = "x", channel: int = 0) -> int:
        """Post under an enforced nonce."""
        body = {"content": text, "nonce": nonce, "enforce_nonce": True, "allowed_mentions": {"parse": []}}
        return await self.ask("POST", f"/channels/{self.channels[channel]}/messages", body)


async def _tried(desk: Desk, seed: int) -> list[int]:
    troubles = [
        {"operation": "create_message", "kind": kind, "share": 0.2} for kind in ("lost", "dropped", "late 502", "502")
    ]
    await desk.control("POST", "troubles", {"seed": seed, "troubles": troubles})
    return [await desk.post(f"{seed}.{number}") for number in range(40)]


async def _at_desk(test: Any) -> None:
    server = FakeDiscord(rates=False, strict=False, keeps=True)
    Levers(server)
    async with server, aiohttp.ClientSession() as session:
        desk = Desk(server, session, [])
        desk.channels = await desk.control("POST", "channels", {"count": 2, "announcements": 1})
        await test(desk)


async def test_troubles_come_by_a_chance_that_a_seed_repeats() -> None:
    """What was accepted without an answer stands in the journal, what was dropped before does not."""

    async def story(desk: Desk) -> None:
        first = await _tried(desk, 1)
        journal = await desk.control("GET", "journal")
        met = await desk.control("DELETE", "troubles")
        again = await _tried(desk, 1)

        assert first == again
        assert Counter(first).keys() == {200, 0, 502}
        assert first.count(200) < len(journal) < 40
        assert met["met"] == 40 - first.count(200)

    await _at_desk(story)


async def test_who_does_not_wait_in_a_storm_is_counted() -> None:
    """A 429 holds its channel for so long, and no other."""

    async def story(desk: Desk) -> None:
        trouble = {"operation": "create_message", "kind": "bucket", "share": 1.0, "seconds": 60}
        await desk.control("POST", "troubles", {"troubles": [trouble]})
        first = await desk.post("1")
        await desk.control("DELETE", "troubles")

        assert (first, await desk.post("2"), await desk.post("3", channel=1)) == (429, 429, 200)
        assert (await desk.control("DELETE", "troubles"))["impatient"] == 1

    await _at_desk(story)


async def test_the_journal_tells_posts_edits_and_what_was_asked_for_again() -> None:
    """By chat, message, nonce and words, the later ones alone where that is asked for."""

    async def story(desk: Desk) -> None:
        await desk.post("1", "first")
        await desk.post("1", "again")
        (posted, again) = await desk.control("GET", "journal")
        await desk.ask("PATCH", f"/channels/{desk.channels[0]}/messages/{posted['id']}", {"content": "edited"})
        (edit,) = await desk.control("GET", "journal?after=2")

        assert [entry["kind"] for entry in (posted, again, edit)] == ["post", "again", "edit"]
        assert (posted["chat"], posted["nonce"], posted["text"]) == (desk.channels[0], "1", "first")
        assert (again["id"], edit["id"], edit["text"]) == (posted["id"], posted["id"], "edited")

    await _at_desk(story)


@pytest.mark.parametrize(("age", "count"), [(299.0, 1), (301.0, 2)])
async def test_a_nonce_is_known_for_some_minutes(age: float, count: int) -> None:
    """Then it names another message."""
    now = 0.0
    server = FakeDiscord(rates=False, clock=lambda: now)
    async with server, aiohttp.ClientSession() as session:
        channel = server.guild("Ruang").text("umum")
        desk = Desk(server, session, [str(channel.id)])
        await desk.post("1")
        now = age
        await desk.post("1")

        assert len(channel.answers) == count


async def test_a_failure_for_one_channel_is_ordered_from_outside() -> None:
    """People and channels are made from there, too."""

    async def story(desk: Desk) -> None:
        people = await desk.control("POST", "people", {"count": 2})
        order = {"operation": "create_message", "kind": "missing permissions", "channel": desk.channels[0]}
        await desk.control("POST", "failures", order)

        assert len(set(people)) == 2
        assert [await desk.post("1", channel=number) for number in (1, 0, 0)] == [200, 403, 200]

    await _at_desk(story)
