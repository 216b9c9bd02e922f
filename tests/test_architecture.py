"""The house stands as CONTRIBUTING draws it: contracts hold, breaking one is caught, and the core starts light."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).with_name("lint-imports")

VIOLATIONS = {
    "the domain reaches up": ("domain/wording.py", "import bot.assembly.folding"),
    "delivery knows a platform": ("delivery/relay.py", "import bot.platforms.sending"),
    "delivery knows the store": ("delivery/planner.py", "import bot.store.sqlite"),
    "the domain reaches up late": ("domain/wording.py", "def late():\n    import bot.rendering.lines"),
    "assembly knows rendering": ("assembly/folding.py", "import bot.rendering.document"),
    "rendering knows assembly": ("rendering/units.py", "import bot.assembly.folding"),
    "languages know rendering": ("languages/numbers.py", "import bot.rendering.units"),
    "files know the store": ("files/reading.py", "import bot.store.sqlite"),
    "a platform knows the store": ("platforms/console.py", "import bot.store.sqlite"),
    "the command line knows the store": ("cli/entry.py", "import bot.store.sqlite"),
    "requests know the console": ("platforms/requests/asking.py", "import bot.platforms.console"),
    "the core reads files": ("assembly/ranking.py", "import pathlib"),
    "the core asks the clock": ("rendering/footers.py", "import time"),
    "the core knows a database": ("domain/claims.py", "import sqlite3"),
    "SQL outside its home": ("files/importing.py", "import sqlite_utils"),
    "checking outside its home": ("platforms/requests/asking.py", "import pydantic"),
    "watching outside its home": ("app/watching.py", "import watchfiles"),
    "templates outside their home": ("rendering/lines.py", "import jinja2"),
    "templates know a platform": ("templates/layout.py", "import bot.platforms.console"),
    "rendering knows templates": ("rendering/layout.py", "import bot.templates"),
    "language data outside its home": ("rendering/lines.py", "import babel"),
    "the command line outside its home": ("platforms/console.py", "import click"),
    "the line editor outside its home": ("cli/asking.py", "import prompt_toolkit"),
    "Pillow outside its home": ("rendering/pictures/frame.py", "import PIL"),
    "a picture is laid out by what draws it": ("rendering/pictures/frame.py", "import bot.drawing"),
    "Telegram's library outside its home": ("platforms/desk.py", "import telegram"),
    "Telegram's library in the composition root": ("app/serving.py", "import telegram"),
    "Discord's library outside its home": ("platforms/desk.py", "import discord"),
    "Discord's library in the composition root": ("app/on_discord.py", "import discord"),
    "HTTP outside its homes": ("platforms/desk.py", "import aiohttp"),
    "the log outside its home": ("platforms/desk.py", "import structlog"),
    "what is shared knows a platform": ("platforms/desk.py", "import bot.platforms.telegram.pages"),
    "the console knows a platform": ("platforms/console.py", "import bot.platforms.telegram.pages"),
    "platforms know each other": ("platforms/discord/pages.py", "import bot.platforms.telegram.pages"),
    "a message needs the library": ("platforms/telegram/pages.py", "import telegram"),
    "requests know the desk": ("platforms/requests/asking.py", "import bot.platforms.desk"),
    "a platform knows how lines are written": ("platforms/desk.py", "import bot.logs"),
    "a cycle": ("languages/catalogues.py", "import bot.config"),
    "a module without a layer": ("stray.py", "STRAY = True"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's code and contracts in a folder of their own."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(copy: Path) -> None:
    """As it stands, no import breaks a contract."""
    done = _lint(copy)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", VIOLATIONS)
def test_breaking_a_contract_is_caught(name: str, copy: Path) -> None:
    """Each contract fails when it is broken on purpose."""
    place, line = VIOLATIONS[name]
    file = copy / "bot" / place
    before = file.read_text() if file.exists() else None
    file.write_text(f"{before or ''}\n{line}\n")
    try:
        done = _lint(copy)
    finally:
        file.unlink() if before is None else file.write_text(before)

    assert done.returncode == 1, done.stdout


def _imported_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after running some code."""
    listing = f"import sys; {code}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "package", ["domain.ports", "domain.editions", "domain.plain", "assembly.answers", "assembly.composition"]
)
def test_the_core_runs_on_the_standard_library_alone(package: str) -> None:
    """P14: domain and assembly bring in no library, no event loop and no database."""
    brought = _imported_by(f"import bot.{package}")

    assert not brought & {
        "babel",
        "click",
        "pydantic",
        "sqlite3",
        "sqlite_utils",
        "asyncio",
        "prompt_toolkit",
        "tree_sitter",
    }


def test_the_command_line_starts_light() -> None:
    """`ask` loads no platform library and no line editor."""
    brought = _imported_by("from bot.cli import main; import bot.app, bot.store.sqlite, bot.cli.showing")

    assert not brought & {"telegram", "discord", "prompt_toolkit", "apscheduler", "aiohttp", "httpx", "asyncio"}


CORE = ("domain", "assembly", "rendering")
COMPUTING = {
    "__future__",
    "bisect",
    "calendar",
    "collections",
    "collections.abc",
    "contextlib",
    "dataclasses",
    "datetime",
} | {
    "decimal",
    "enum",
    "functools",
    "hashlib",
    "html",
    "itertools",
    "json",
    "math",
    "re",
    "typing",
    "unicodedata",
    "urllib.parse",
}
"""Modules of the standard library that neither reach outside nor yield another result in another process."""

ZONES = {"domain/schedule.py": {"zoneinfo"}, "domain/wall_clocks.py": {"zoneinfo"}}
"""Who may read the machine's zone database, without which no wall clock is a moment; it is data, as the catalogues are."""

REACHING = frozenset({"open", "input", "print", "hash", "eval", "exec", "__import__", "breakpoint"})
CLOCKS = frozenset({"now", "today", "utcnow"})


def _imported(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _called(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            yield node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def _reaching_outside(code: str) -> set[str]:
    """What a module of the core imports and calls that is no computing."""
    foreign = {name for name in _imported(code) if name not in COMPUTING and name.partition(".")[0] != "bot"}
    return foreign | (set(_called(code)) & (REACHING | CLOCKS))


@pytest.mark.parametrize("package", CORE)
def test_the_core_only_computes(package: str) -> None:
    """P14, P6: no module of it imports or calls what reaches outside, tells the time, or differs between processes."""
    for file in (ROOT / "bot" / package).rglob("*.py"):
        allowed = ZONES.get(file.relative_to(ROOT / "bot").as_posix(), set())
        assert not _reaching_outside(file.read_text("utf-8")) - allowed, file


@pytest.mark.parametrize(
    "line",
    [
        *(
            "import urllib.request",
            "from random import choice",
            "import threading",
            "def late():\n    import subprocess",
        ),
        *("open('x')", "datetime.now(zone)", "date.today()", "sorted(ids, key=lambda id: hash(id))"),
    ],
)
def test_reaching_outside_is_caught(line: str) -> None:
    """The test above would fail."""
    assert _reaching_outside(f"import re\n{line}\n")


def test_only_the_composition_root_asks_the_clock() -> None:
    """P6: everywhere else the moment is an argument."""
    asking = [file for file in (ROOT / "bot").rglob("*.py") if CLOCKS & set(_called(file.read_text("utf-8")))]

    assert {"app/office.py", "app/serving.py", "cli/records.py"} >= {
        file.relative_to(ROOT / "bot").as_posix() for file in asking
    }
