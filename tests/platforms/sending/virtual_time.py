"""An event loop whose clock jumps to the next moment at which anything happens: an hour of waiting takes no time.

Nothing depends on how fast a machine is, so that a moment can be claimed exactly. A loop in which everything waits for
what will never happen fails instead of hanging.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Skipping(selectors.SelectSelector):
    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0)
        if not events and timeout is None:
            raise AssertionError("everything waits for something that will never happen")
        self.now += 0 if events else timeout or 0
        return events


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop that begins at 0.0 seconds, and never waits."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        """The seconds that have passed here."""
        return self._skipping.now


def clock() -> float:
    """The seconds that have passed in the running loop."""
    return asyncio.get_running_loop().time()


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run to the end in virtual time; what goes wrong in a task that nobody awaits fails it too."""
    faults: list[dict[str, Any]] = []
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.get_loop().set_exception_handler(lambda _, fault: faults.append(fault))
        result = runner.run(main)
    assert not faults
    return result
