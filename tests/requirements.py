"""What some suites need beside the project, and what happens where it is absent.

At a desk they skip and say so; where `RINGKAS_REQUIRE` names them, as the gate does, they fail.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

SHARED = Path(__file__).parents[2] / "shared"
"""Material that may stand beside a checkout: the platforms' specifications, the original articles."""


def absent(what: str, reason: str) -> NoReturn:
    """Skip the test, or fail it where `what` is required."""
    if what in os.environ.get("RINGKAS_REQUIRE", "").split(","):
        pytest.fail(f"{what} is required here: {reason}")
    pytest.skip(reason)


def folder(what: str, variable: str) -> Path:
    """The folder of `what`, beside the checkout or where an environment variable says."""
    path = Path(os.environ.get(variable, SHARED / what))
    if not path.is_dir():
        absent(what, f"{path} is not there; {variable} names another folder")
    return path
