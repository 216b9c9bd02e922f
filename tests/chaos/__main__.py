"""The whole of it: `PYTHONPATH=tests python -m chaos [--chats 2000] [--kills 100] [--seed 1]`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from chaos.run import Outcome, Size, run
from chaos.scene import BRIEFINGS

FAULTS_SHOWN = 20


@click.command()
@click.option("--chats", default=2000, help="Half of them on each platform; five deliveries to each.")
@click.option("--kills", default=100, help="How often the bot is killed.")
@click.option("--seed", default=1, help="What decides wishes, weather and moments.")
def main(chats: int, kills: int, seed: int) -> None:
    """Kill the bot again and again, and tell what became of every delivery."""
    with TemporaryDirectory() as folder:
        outcome = asyncio.run(run(Path(folder), Size(chats, kills), seed))
    click.echo(report(outcome, chats))
    sys.exit(bool(outcome.verdict.faults))


def report(outcome: Outcome, chats: int) -> str:
    """The outcome in lines."""
    verdict, weather = outcome.verdict, outcome.weather
    return "\n".join(
        [
            f"{chats * len(BRIEFINGS)} deliveries to {chats} chats; {outcome.kills} kills; {outcome.seconds:.0f} s",
            f"deliveries: {dict(sorted(verdict.states.items()))}",
            f"messages in chats: {dict(verdict.posts)}; lost: {dict(verdict.lost)}; doubled: {dict(verdict.doubled)}",
            f"outdated deliveries corrected: {dict(sorted(verdict.corrected.items()))}",
            f"uncertain messages: {dict(sorted(verdict.uncertain.items()))}",
            f"troubles met: {weather.met}; requests too early for a 429: {weather.impatient}",
            f"stopped in {outcome.stopped_in:.1f} s",
            f"faults: {len(verdict.faults)}",
            *verdict.faults[:FAULTS_SHOWN],
        ]
    )


if __name__ == "__main__":
    main()
