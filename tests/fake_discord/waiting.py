"""Waits of a test; one that fails tells what came instead, because "timed out" explains nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fake_discord.world import World

SECONDS = 10.0
"""How long a test waits unless it says otherwise."""


class NothingCame(AssertionError):
    """What a test waited for did not come; the words tell what did."""


async def wait(world: World, find: Callable[[], Any], what: str, seconds: float) -> Any:
    """What `find` finds within seconds; raises `NothingCame`."""
    try:
        return await world.bell.until(find, seconds)
    except TimeoutError:
        raise NothingCame(f"{what} did not come within {seconds} s.\n{_told(world)}") from None


def _told(world: World) -> str:
    """The last requests, for a failed wait."""
    calls = [f"  {c.operation} {c.status} {c.code} {c.words} {str(c.body)[:300]}" for c in list(world.calls)[-12:]]
    sessions = f"{world.gateway.connected} gateway sessions are connected; {world.throttled} requests were throttled"
    return "\n".join([sessions, "the last requests were:" if calls else "no request came", *calls])
