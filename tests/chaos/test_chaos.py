"""Digests on both platforms while the process is killed, again and again, and the platforms misbehave."""

from __future__ import annotations

import asyncio
from pathlib import Path

from chaos.run import Size, run
from chaos.scene import BRIEFINGS

CHATS = 60


def test_nothing_is_lost_or_doubled_whenever_the_process_is_killed(tmp_path: Path) -> None:
    """Eight kills here; `make chaos` does it a hundred times, with ten thousand deliveries."""
    outcome = asyncio.run(run(tmp_path, Size(CHATS, kills=8, alive=1.5, patience=90.0), seed=1))

    assert outcome.verdict.faults == []
    assert outcome.verdict.states["sent"] + outcome.verdict.states["uncertain"] == CHATS * len(BRIEFINGS)
    assert outcome.verdict.corrected.total() > 0
    assert outcome.weather.met > 0
    assert "Traceback" not in outcome.log
