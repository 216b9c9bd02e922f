"""Configuration files as operators write them, read as the command line reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from files.samples import CONFIG

from bot.config import load_config
from bot.domain.errors import Fault, FaultyFiles


def written(folder: Path, text: str = CONFIG) -> Path:
    """A configuration file that holds this text; without one, every key with another value than the usual."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path | None, environ: dict[str, str] | None = None) -> tuple[Fault, ...]:
    """Every fault of a configuration that cannot be used; where it can, the test fails."""
    with pytest.raises(FaultyFiles) as refusal:
        load_config(path, environ or {})
    return refusal.value.faults
