"""What every table of a file has in common: of records, of briefings, of the configuration."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

ABSENT: Any = Field(default=None)
"""An optional key; what it means to leave it out is the domain's default."""


class Shape(BaseModel):
    """A table of a file: exact types, known keys only, and every wrong key reported at once."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)
