"""The fake Telegram and the bots as processes of their own, fed with updates and watched from outside."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 900.0
"""Seconds that answers are waited for."""

Update = dict[str, Any]


class Server:
    """The fake's controls; see `fake_telegram.process`."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self._connection = http.client.HTTPConnection("127.0.0.1", told["port"], timeout=PATIENCE)

    def _call(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Content-Type": "application/json"}
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        return json.load(self._connection.getresponse())

    def feed(self, updates: Sequence[Update]) -> None:
        """Queue updates for the bot."""
        self._call("POST", "/control/updates", list(updates))

    def await_answers(self, count: int) -> None:
        """Come back when so many were answered since `clear`."""
        self._call("GET", f"/control/answered/{count}")

    def clear(self) -> None:
        """Begin to count anew."""
        self._call("DELETE", "/control/stats")

    @property
    def delays(self) -> list[float]:
        """Milliseconds from each update to its answer, sorted."""
        return sorted(1000 * seconds for seconds in self._call("GET", "/control/stats")["seconds"])

    @property
    def counts(self) -> dict[str, int]:
        """Requests by method."""
        counts: dict[str, int] = self._call("GET", "/control/stats")["counts"]
        return counts


@dataclass(frozen=True, slots=True)
class Process:
    """What a process has used up so far, by Linux's own books."""

    id: int

    @property
    def cpu_seconds(self) -> float:
        """Of all its threads, in user and system mode."""
        fields = Path(f"/proc/{self.id}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def resident_mib(self) -> float:
        """The memory it holds."""
        lines = Path(f"/proc/{self.id}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


@contextmanager
def served() -> Iterator[tuple[Server, Process]]:
    """A running server that checks nothing and counts no rates."""
    tests = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    with _running(["fake_telegram"], tests) as process:
        assert process.stdout is not None
        yield Server(json.loads(process.stdout.readline())), Process(process.pid)


@contextmanager
def bot(server: Server, *arguments: str, store: Path, briefings: Path) -> Iterator[Process]:
    """A running bot; see `telegram_bots`. It need not have reached the server yet."""
    settings = {
        "TELEGRAM__TOKEN": server.told["token"],
        "TELEGRAM__BASE_URL": server.told["base_url"],
        "TELEGRAM__BASE_FILE_URL": server.told["base_file_url"],
        "STORE__PATH": str(store),
        "BRIEFINGS__FOLDER": str(briefings),
        "LOG__LEVEL": "warning",
    }
    environ = {f"RINGKAS_{name}": value for name, value in settings.items()}
    with _running(["tests.benchmarks.telegram_bots", *arguments], environ) as process:
        yield Process(process.pid)


@contextmanager
def _running(module: list[str], environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
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
