"""Golden files: wording and markup as a reader of a change sees them, byte for byte.

`RINGKAS_UPDATE_GOLDEN=1` writes them anew; what changed is then read in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Hold `text` against the file `name` under `tests/golden`, or write it there where asked to."""
    path = GOLDEN / name
    if os.environ.get("RINGKAS_UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"there is no golden file {name}; RINGKAS_UPDATE_GOLDEN=1 writes it"
    assert path.read_bytes().decode() == text
