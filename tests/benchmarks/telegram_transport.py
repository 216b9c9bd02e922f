"""What a message costs on the way to Telegram: python-telegram-bot's own transport, over httpx, against ours.

Run it as `python -m tests.benchmarks.telegram_transport [calls]`. One tiny server in a process of its own answers both, so
that their ratio means something where absolute times do not. It decides whether a transport of our own is worth its lines.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from aiohttp import web
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.platforms.telegram.transport import AiohttpRequest

IN_FLIGHT = (1, 8, 32, 128)
MOST = 128
TEXT = "Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge. " * 8
TRANSPORTS: dict[str, Callable[[], BaseRequest]] = {
    "httpx": lambda: HTTPXRequest(connection_pool_size=MOST, pool_timeout=60, read_timeout=60),
    "ours": lambda: AiohttpRequest(connections=MOST),
}


def _serve(port: Connection) -> None:
    message = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": TEXT}
    body = json.dumps({"ok": True, "result": message}).encode()

    async def answer(request: web.BaseRequest) -> web.Response:
        await request.read()
        return web.Response(body=body, content_type="application/json")

    async def run() -> None:
        runner = web.ServerRunner(web.Server(answer))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())


async def _send(request: BaseRequest, url: str, in_flight: int, calls: int) -> tuple[float, float]:
    """CPU milliseconds a call, and calls a second."""
    todo = iter(range(calls))

    async def worker(bot: Bot) -> None:
        for number in todo:
            await bot.send_message(number, TEXT)

    async with request:
        bot = Bot("1:none", base_url=url, request=request, get_updates_request=AiohttpRequest())
        await asyncio.gather(*(bot.send_message(1, TEXT) for _ in range(in_flight)))  # opens the connections
        cpu, wall = time.process_time(), time.perf_counter()
        await asyncio.gather(*(worker(bot) for _ in range(in_flight)))
        return (time.process_time() - cpu) / calls * 1000, calls / (time.perf_counter() - wall)


def main() -> None:
    """Print a line for each number of calls in flight."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{ours.recv()}/bot"
    print(f"{calls} calls of send_message; CPU ms a call, calls a second")
    for in_flight in IN_FLIGHT:
        found = {name: asyncio.run(_send(make(), url, in_flight, calls)) for name, make in TRANSPORTS.items()}
        shown = "   ".join(f"{name} {cpu:5.2f} ms {rate:6.0f}/s" for name, (cpu, rate) in found.items())
        print(f"{in_flight:4} in flight   {shown}   CPU ratio {found['httpx'][0] / found['ours'][0]:.1f}")
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
