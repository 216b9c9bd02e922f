"""The fake Discord and the bots as processes of their own, asked and watched from outside."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.telegram_server import PATIENCE, ROOT, Process

COMMAND = "kazakhstan"


class Server:
    """The fake's controls; see `fake_discord.process`."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self._connection = http.client.HTTPConnection("127.0.0.1", told["port"], timeout=PATIENCE)

    def _call(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json"}
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        return json.load(self._connection.getresponse())

    def use(self, count: int, concurrency: int) -> tuple[float, list[float]]:
        """Use the command so often; the seconds in all, and the milliseconds of each answer."""
        self._call("DELETE", "/control/stats")
        asked = {"command": COMMAND, "count": count, "concurrency": concurrency}
        seconds: float = self._call("POST", "/control/interactions", asked)["seconds"]
        return seconds, [1000 * each for each in self._call("GET", "/control/stats")["seconds"]]

    def await_bots(self, count: int) -> None:
        """Come back when so many bots are connected, and the command is registered."""
        while True:
            told = self._call("GET", "/control/stats")
            if told["connected"] == count and (not count or COMMAND in told["commands"]):
                return
            time.sleep(0.05)


@contextmanager
def served() -> Iterator[tuple[Server, Process]]:
    """A running server that checks nothing and counts no rates."""
    tests = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    with _running(["fake_discord"], tests) as process:
        assert process.stdout is not None
        yield Server(json.loads(process.stdout.readline())), Process(process.pid)


@contextmanager
def bot(server: Server, *arguments: str, store: Path, briefings: Path) -> Iterator[Process]:
    """A bot that is connected; see `discord_bots`."""
    settings = {
        "DISCORD__TOKEN": server.told["token"],
        "DISCORD__BASE_URL": server.told["api_base"],
        "STORE__PATH": str(store),
        "BRIEFINGS__FOLDER": str(briefings),
        "LOG__LEVEL": "warning",
    }
    environ = {f"RINGKAS_{name}": value for name, value in settings.items()}
    environ["RINGKAS_BENCH_GATEWAY"] = server.told["gateway_url"]  # a client without shards does not ask for it
    with _running(["tests.benchmarks.discord_bots", *arguments], environ) as process:
        server.await_bots(1)
        yield Process(process.pid)
    server.await_bots(0)


@contextmanager
def _running(module: Sequence[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *module], cwd=ROOT, env=os.environ | environ, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
