"""Read a table against its shape, and save what is legible of a faulty one.

A fault in one key must not hide what is wrong with the others: what a faulty table names and says is checked as if the
rest of it were right.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.domain.errors import Fault
from bot.domain.plain import Plain
from bot.files.places import KeyPath, Table
from bot.files.refusals import refusals, refused_paths


def read_shape(shape: type[BaseModel], table: Table) -> tuple[Plain, list[Fault]]:
    """The plain form of a table; or, where its shape has faults, these and what is legible, as it was written."""
    try:
        return shape.model_validate(table.values).model_dump(exclude_unset=True), []
    except ValidationError as error:
        return legible(table.values, refused_paths(error)), refusals(error, shape, table)


def legible(plain: Plain, faulty: Iterable[KeyPath]) -> Plain:
    """A copy of plain values without the faulty ones; in a list, nothing (null) stands in their place."""
    left = deepcopy(plain)
    for path in faulty:
        _take_out(left, path)
    return left


def _take_out(plain: Plain, path: KeyPath) -> None:
    *around, last = path
    value: Any = plain
    try:
        for part in around:
            value = value[part]
        if isinstance(value, dict):
            del value[last]
        else:
            value[last] = None
    except (KeyError, IndexError, TypeError):  # what is missing needs no taking out
        return
