"""The token (P13): wherever it comes from the bot runs, and nobody who watches the process gets to see it."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_telegram import FakeTelegram

from bot.app import SAMPLE_BRIEFINGS

Environment = dict[str, str]
PATIENCE = 60


def in_the_environment(folder: Path, token: str) -> Environment:
    """A variable."""
    del folder
    return {"RINGKAS_TELEGRAM__TOKEN": token}


def in_a_file(folder: Path, token: str) -> Environment:
    """A file that the settings name."""
    (folder / "token").write_text(f"{token}\n")
    (folder / "token").chmod(0o600)
    return {"RINGKAS_TELEGRAM__TOKEN_FILE": str(folder / "token")}


def as_a_credential(folder: Path, token: str) -> Environment:
    """What systemd hands to a unit with LoadCredential=."""
    (folder / "telegram-token").write_text(token)
    (folder / "telegram-token").chmod(0o600)
    return {"CREDENTIALS_DIRECTORY": str(folder)}


def _environment(server: FakeTelegram, given: Environment) -> Environment:
    return {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "RINGKAS_LANGUAGE__DEFAULT": "en",
        "RINGKAS_LOG__LEVEL": "debug",
        "RINGKAS_TELEGRAM__BASE_URL": server.base_url,
        "RINGKAS_TELEGRAM__BASE_FILE_URL": server.base_file_url,
        "RINGKAS_BRIEFINGS__FOLDER": str(next(place for place in SAMPLE_BRIEFINGS if place.exists())),
        **given,
    }


async def _begun(environment: Environment, folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=folder, env=environment, stdout=-1, stderr=-1
    )


def _listed(process: int) -> str:
    """How the system lists a process, where it tells."""
    listed = Path(f"/proc/{process}/cmdline")
    return listed.read_text() if listed.exists() else ""


async def _ended(process: asyncio.subprocess.Process) -> str:
    """All that it said."""
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    return (out + err).decode()


@pytest.mark.parametrize("place", [in_the_environment, in_a_file, as_a_credential])
def test_a_token_works_and_stays_unseen(place: Callable[[Path, str], Environment], tmp_path: Path) -> None:
    """Through an answer, every kind of failure and a stop: in no line of a log at debug, and in no list of processes."""

    async def journey() -> None:
        async with FakeTelegram() as server:
            server.fail("getMe", dropped=True)
            server.fail("deleteWebhook", error=502, description=f"Bad Gateway: {server.base_url}{server.token}/x")
            server.fail("sendMessage", dropped=True)
            process = await _begun(_environment(server, place(tmp_path, server.token)), tmp_path)
            try:
                first, second = (server.private(server.user(name)) for name in ("Ana", "Budi"))
                await first.say("/kazakhstan")
                await server.call("sendMessage", timeout=PATIENCE)
                await second.say("/kazakhstan")
                await second.answer(timeout=PATIENCE)
                shown = _listed(process.pid)
                process.send_signal(signal.SIGTERM)
            except BaseException:
                if process.returncode is None:
                    process.kill()
                raise
            finally:
                said = await _ended(process)

            assert process.returncode == 0
            assert "at Telegram" in said
            assert server.token.partition(":")[2] not in said + shown
            assert server.refused == []

    asyncio.run(journey())


def test_a_token_that_is_revoked_while_running_ends_with_one_clear_line(tmp_path: Path) -> None:
    """Status 1, what to do, and no trace."""

    async def journey() -> None:
        async with FakeTelegram() as server:
            process = await _begun(_environment(server, in_the_environment(tmp_path, server.token)), tmp_path)
            ana = server.private(server.user("Ana"))
            await ana.say("/kazakhstan")
            await ana.answer(timeout=PATIENCE)
            server.fail("*", 1000, error=401)
            await ana.say("/kazakhstan")
            said = await _ended(process)

            assert process.returncode == 1
            assert "Telegram refuses the token" in said.splitlines()[-1]
            assert "Traceback" not in said
            assert server.token.partition(":")[2] not in said

    asyncio.run(journey())
