"""Stores opened in passing are closed behind each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fresh_stores import close_all


@pytest.fixture(autouse=True)
def _closed_stores() -> Iterator[None]:
    yield
    close_all()
