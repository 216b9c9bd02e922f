"""Things are served in their order within a chat, chats side by side, and nobody keeps a chat to himself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.lanes import WAITING_AT_MOST, Lanes


@dataclass
class Server:
    """Serves things, each as soon as its chat's gate is open; tells which were begun and which ended."""

    begun: list[tuple[str, int]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    gates: defaultdict[str, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, thing: str, left_out: int) -> None:
        """Serve a thing, named by its chat's letter and a number."""
        self.begun.append((thing, left_out))
        self._tell()
        await self.gates[thing[0]].wait()
        self.ended.append(thing)
        self._tell()

    def _tell(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def until(self, thing: str) -> None:
        """Wait until a thing has ended."""
        while thing not in self.ended:
            await asyncio.wait_for(self.changed.wait(), 30)

    async def until_begun(self, thing: str) -> None:
        """Wait until a thing is being served."""
        while thing not in [name for name, _ in self.begun]:
            await asyncio.wait_for(self.changed.wait(), 30)


def test_a_chat_is_served_in_order_and_one_at_a_time() -> None:
    """The second is begun when the first has ended, whoever sent them."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        for number in range(6):
            lanes.put("a", number, f"a{number}")
        await server.until_begun("a0")
        assert [name for name, _ in server.begun] == ["a0"]
        server.gates["a"].set()
        await lanes.close(30)

        assert server.ended == [f"a{number}" for number in range(6)]

    asyncio.run(journey())


def test_chats_are_served_side_by_side() -> None:
    """A chat whose answer takes long holds up no other."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        lanes.put("a", "ana", "a0")
        await server.until_begun("a0")
        server.gates["b"].set()
        lanes.put("b", "budi", "b0")
        await server.until("b0")
        assert server.ended == ["b0"]
        server.gates["a"].set()
        await lanes.close(30)

        assert server.ended == ["b0", "a0"]

    asyncio.run(journey())


def test_a_person_has_so_many_waiting_in_a_chat_and_no_more() -> None:
    """Others in the same chat, and the same person elsewhere, are taken in all the same."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        taken = [lanes.put("a", "ana", f"a{number}") for number in range(WAITING_AT_MOST + 2)]
        others = [lanes.put("a", "budi", "a-budi"), lanes.put("b", "ana", "b0")]
        for chat in "ab":
            server.gates[chat].set()
        await lanes.close(30)

        assert taken == [True] * WAITING_AT_MOST + [False, False]
        assert others == [True, True]
        assert len(server.ended) == WAITING_AT_MOST + 2

    asyncio.run(journey())


def test_what_is_being_served_still_counts() -> None:
    """Somebody whose one thing is being served may have one fewer waiting."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve, waiting_at_most=2)
        lanes.put("a", "ana", "a0")
        await server.until_begun("a0")
        taken = [lanes.put("a", "ana", "a1"), lanes.put("a", "ana", "a2")]
        assert lanes.waiting_count == 1
        server.gates["a"].set()
        await lanes.close(30)

        assert taken == [True, False]

    asyncio.run(journey())


def test_room_comes_back_as_things_are_served() -> None:
    """Who was left out may ask again once an answer is out, though the chat has not fallen silent."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve, waiting_at_most=1)
        lanes.put("a", "ana", "a0")
        lanes.put("a", "budi", "b0")  # held up by a gate of its own
        assert not lanes.put("a", "ana", "a1")
        server.gates["a"].set()
        await server.until_begun("b0")

        assert lanes.put("a", "ana", "a2")

        server.gates["b"].set()
        await lanes.close(30)

    asyncio.run(journey())


def test_what_was_left_out_is_told_once() -> None:
    """With the next thing that is served in that chat, and not again; other chats hear nothing of it."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve, waiting_at_most=3)
        lanes.put("a", "ana", "a0")
        await server.until_begun("a0")
        for number in range(1, 7):
            lanes.put("a", "ana", f"a{number}")
        lanes.put("b", "ana", "b0")
        for chat in "ab":
            server.gates[chat].set()
        await lanes.close(30)

        assert sorted(server.begun) == [("a0", 0), ("a1", 4), ("a2", 0), ("b0", 0)]

    asyncio.run(journey())


def test_a_chat_that_fell_silent_is_forgotten() -> None:
    """Neither a lane nor a count stays behind, however many chats there were."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        for number in range(100):
            server.gates[chr(0x4E00 + number)].set()
            lanes.put(number, "ana", f"{chr(0x4E00 + number)}0")
        await lanes.close(30)

        assert len(server.ended) == 100
        assert (lanes._lanes, lanes._tasks, lanes.waiting_count) == ({}, set(), 0)

    asyncio.run(journey())


def test_a_chat_is_served_again_after_it_fell_silent() -> None:
    """A new thing begins a new lane."""

    async def journey() -> None:
        server = Server()
        server.gates["a"].set()
        lanes = Lanes(server.serve)
        for name in ("a0", "a1"):
            lanes.put("a", "ana", name)
            await server.until(name)
            await lanes.close(30)

        assert server.ended == ["a0", "a1"]

    asyncio.run(journey())


def test_closing_drops_what_is_late() -> None:
    """Without grace, what is under way is cancelled, and what waits is never begun."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        lanes.put("a", "ana", "a0")
        lanes.put("a", "ana", "a1")
        await server.until_begun("a0")
        await lanes.close(0)

        assert server.ended == []
        assert [name for name, _ in server.begun] == ["a0"]
        assert lanes._tasks == set()

    asyncio.run(journey())


def test_closing_what_never_served_is_quick() -> None:
    """There is nothing to wait for."""
    asyncio.run(Lanes(Server().serve).close(30))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["ana", "budi"])), max_size=40))
def test_nothing_taken_in_is_lost_or_served_twice(sent: list[tuple[str, str]]) -> None:
    """Whatever comes in: each thing is served once, in its chat's order, or left out and counted."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve, waiting_at_most=3)
        for chat in "abc":
            server.gates[chat].set()
        things = [(chat, f"{chat}{number}", person) for number, (chat, person) in enumerate(sent)]
        taken = [name for chat, name, person in things if lanes.put(chat, person, name)]
        await lanes.close(30)

        assert sorted(server.ended) == sorted(taken)
        for chat in "abc":
            assert [name for name in server.ended if name[0] == chat] == [name for name in taken if name[0] == chat]
        assert sum(left_out for _, left_out in server.begun) == len(sent) - len(taken)

    asyncio.run(journey())


def test_of_what_is_only_wanted_at_last_only_the_last_waits() -> None:
    """Each key pressed asks again, and nobody waits for the answer to half a word."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        for number in range(9):
            assert lanes.put("a", "ana", f"a{number}", is_latest_only=True)
        lanes.put("a", "budi", "a-budi", is_latest_only=True)
        server.gates["a"].set()
        await lanes.close(30)

        assert server.begun == [("a8", 0), ("a-budi", 0)]

    asyncio.run(journey())


def test_a_close_tells_how_much_it_dropped() -> None:
    """What is under way and what waits, in all chats."""

    async def journey() -> None:
        server = Server()
        lanes = Lanes(server.serve)
        for thing in ("a0", "a1", "b0"):
            lanes.put(thing[0], "ana", thing)
        await server.until_begun("b0")

        assert await lanes.close(0.01) == 3

    asyncio.run(journey())
