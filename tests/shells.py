"""The command as its users run it: a real process with real files and standard streams."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RINGKAS = Path(sys.executable).with_name("ringkas")
ROOT = Path(__file__).parents[1]


def ringkas(
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
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **environment},
    )
