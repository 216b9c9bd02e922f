"""The command as its users run it, with real files and standard streams: in a process of its own, or in this one.

Starting Python and loading the libraries takes far longer than most commands. So a command is started as a process where
that is what a test is about, and once for each module of commands; else it runs in this process, with an environment, a
folder and streams of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main

RINGKAS = Path(sys.executable).with_name("ringkas")
ROOT = Path(__file__).parents[1]
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def ringkas_process(
    *arguments: str | Path, typed: str = "", folder: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with an empty environment but for what finding Python needs, and what is given."""
    return subprocess.run(
        [RINGKAS, *map(str, arguments)],
        input=typed,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=_ENVIRONMENT | environment,
    )


def ringkas(
    *arguments: str | Path, typed: str = "", folder: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """As `ringkas_process`, in this process; what would be a traceback there is raised."""
    own = dict.fromkeys(os.environ) | _ENVIRONMENT | environment
    words = [*map(str, arguments)]
    with chdir(folder):
        done = CliRunner().invoke(main, words, input=typed, env=own, prog_name="ringkas", catch_exceptions=False)
    return subprocess.CompletedProcess(words, done.exit_code, done.stdout, done.stderr)
