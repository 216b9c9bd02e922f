"""Long polling against servers that answer nonsense: it pauses, tells, and goes on."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update
from telegram.request import BaseRequest, RequestData

from bot.platforms.telegram.incoming import Polling

BOT = Bot("1:x")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("update_id", "message", "x")), inner),
    max_leaves=8,
)


class Answers(BaseRequest):
    """A server that gives these results, one after the other."""

    def __init__(self, *results: object) -> None:
        self._results = list(results)
        self.held_back: list[int] = []
        """For how many seconds it was told to hold back an empty answer, each time."""

    @property
    def read_timeout(self) -> float | None:
        """None is kept."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """The next answer."""
        del url, method
        assert request_data is not None
        self.held_back.append(int(request_data.json_parameters["timeout"]))
        if not self._results:
            raise asyncio.CancelledError  # the story ends
        return 200, json.dumps({"ok": True, "result": self._results.pop(0)}).encode()


def polled(*results: object) -> tuple[list[Update], list[float]]:
    """What was taken from these results, and the pauses between."""
    taken: list[Update] = []
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async def story() -> None:
        with pytest.raises(asyncio.CancelledError):
            await Polling(BOT, Answers(*results), taken.append, sleep).run()

    asyncio.run(story())
    return taken, pauses


@pytest.mark.parametrize("nonsense", ["x", 7, None, {}, [None], [{}], [{"update_id": "1"}], ["x", {"message": {}}]])
def test_nonsense_is_not_asked_for_again_at_once(nonsense: object) -> None:
    """Such a server would give the same again and again, as fast as it can."""
    taken, pauses = polled(nonsense, nonsense, nonsense, [{"update_id": 7}])

    assert [update.update_id for update in taken] == [7]
    assert pauses[:3] == [1.0, 2.0, 4.0]


def test_what_is_no_update_does_not_spoil_the_others() -> None:
    """Each is read by itself."""
    taken, pauses = polled([None, {"update_id": 5}, {"update_id": 6, "message": 7}, "x", {"update_id": 8}], [])

    assert [update.update_id for update in taken] == [5, 8]
    assert pauses == []


@given(st.lists(ANYTHING, min_size=1, max_size=3))
def test_no_answer_ends_the_polling(results: list[object]) -> None:
    """Whatever the server takes for updates."""
    taken, _ = polled(*results, [{"update_id": 7}])

    assert taken[-1].update_id == 7


async def test_whether_telegram_is_there_is_known_at_once() -> None:
    """Digests wait for it; held back, the first answer to a bot that nobody writes to would take half a minute."""
    server, told = Answers([], "x", [], []), list[bool]()

    async def sleep(_: float) -> None:
        pass

    with pytest.raises(asyncio.CancelledError):
        await Polling(BOT, server, lambda _: None, sleep, told.append).run()

    assert server.held_back == [0, 30, 30, 30, 30]
    assert told == [True, False, True]
