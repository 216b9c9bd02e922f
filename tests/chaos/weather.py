"""Bad weather on both platforms, another at each start: 429 in one chat and in all, connections cut, answers lost."""

from __future__ import annotations

import random
from dataclasses import dataclass

from chaos.fakes import Fakes

_TELEGRAM = (
    ("429", 0.02, 1.0),
    ("429 everywhere", 0.002, 1.0),
    ("dropped", 0.004, 0.0),
    ("closed", 0.004, 0.0),
    ("502", 0.002, 0.0),
    ("late 502", 0.004, 0.0),
    ("hung", 0.001, 0.0),
    ("slow", 0.2, 0.3),
    ("late", 0.3, 0.3),
)
_DISCORD = (
    ("bucket", 0.02, 0.7),
    ("shared", 0.01, 0.5),
    ("global", 0.002, 0.5),
    ("dropped", 0.01, 0.0),
    ("lost", 0.01, 0.0),
    ("500", 0.005, 0.0),
    ("503", 0.005, 0.0),
    ("late 502", 0.01, 0.0),
    ("slow", 0.2, 0.3),
    ("late", 0.3, 0.3),
)
"""Kind, share of the requests, seconds; see `fake_telegram.troubles` and `fake_discord.troubles`."""


async def brew(fakes: Fakes, chance: random.Random) -> None:
    """Let bad weather meet whatever is sent or edited; each kind is rarer or more frequent than the last time."""
    telegram = [
        {"method": method, "kind": kind, "share": share * chance.uniform(0, 2), "seconds": seconds}
        for method in ("sendMessage", "editMessageText")
        for kind, share, seconds in _TELEGRAM
    ]
    discord = [
        {"operation": operation, "kind": kind, "share": share * chance.uniform(0, 2), "seconds": seconds}
        for operation in ("create_message", "update_message")
        for kind, share, seconds in _DISCORD
    ]
    await fakes.telegram.ask("POST", "troubles", {"seed": chance.random(), "troubles": telegram})
    await fakes.discord.ask("POST", "troubles", {"seed": chance.random(), "troubles": discord})


@dataclass(frozen=True, slots=True)
class Weather:
    """What was met in all, on both platforms: every trouble, and requests that came before a 429 allowed it."""

    met: int
    impatient: int


async def calm(fakes: Fakes) -> Weather:
    """Let fair weather be, and tell what was met until now."""
    told = [await fake.ask("DELETE", "troubles") for fake in (fakes.telegram, fakes.discord)]
    return Weather(sum(each["met"] for each in told), sum(each["impatient"] for each in told))
