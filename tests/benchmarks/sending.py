"""How many messages a second the queue sends, beside the bare call of the same attempt.

    python -m tests.benchmarks.sending 20000

The attempt yields to the event loop once, as a request that is written to a socket does. Limits are off, so that what is
measured is the queue and not the pace; each message goes to a chat of its own, from sixteen tasks at once.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Iterator

from bot.domain.addresses import Address
from bot.platforms.sending import Limits, Outcome, Pace, Sender, Sent

TASKS = 16
ROUNDS = 7


async def _post(_: Address) -> Outcome:
    await asyncio.sleep(0)
    return Sent("1")


async def _rate(send: Callable[[Address], Awaitable[Outcome]], addresses: list[Address]) -> float:
    """Messages a second, from several tasks that share the work."""
    left: Iterator[Address] = iter(addresses)

    async def work() -> None:
        for address in left:
            await send(address)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(TASKS)))
    return len(addresses) / (time.perf_counter() - began)


async def main(count: int) -> None:
    """Measure both in turn, and print the middle of each."""
    addresses = [Address("telegram", str(number)) for number in range(1, count + 1)]
    sender = Sender(Pace(Limits(per_chat=None, per_group=None, overall=None)))
    paced = Sender(Pace(Limits(per_chat=(1, 0.001), per_group=None, overall=(count * ROUNDS, 0.001))))
    ways: dict[str, Callable[[Address], Awaitable[Outcome]]] = {
        "bare": _post,
        "limits off": lambda address: sender.send(address, _post, is_group=False),
        "limits never met": lambda address: paced.send(address, _post, is_group=False),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, send in ways.items():
            rates[name].append(await _rate(send, addresses))
    bare = statistics.median(rates["bare"])
    for name, measured in rates.items():
        rate = statistics.median(measured)
        print(f"{name:>18}: {rate:>9,.0f} a second, {1e6 / rate:5.1f} µs each, {bare / rate:4.1f} times the bare call")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
