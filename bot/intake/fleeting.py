"""Values that an analysis makes by the thousand: only the type checker keeps them from being changed.

Python fills a frozen dataclass in a way that takes three times as long, which was 4 % of an analysis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as fleeting
else:
    from dataclasses import dataclass

    def fleeting(*, frozen: bool, slots: bool) -> object:
        """`dataclass(frozen=True, slots=True)`, with its comparing and hashing, and without its guard."""
        return dataclass(slots=slots, unsafe_hash=frozen)


__all__ = ["fleeting"]
