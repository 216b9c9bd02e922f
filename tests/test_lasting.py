"""What garbage collections pass over."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot.app.lasting import leave_alone

_USUAL = 700


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    """The collector as it is at first, and afterwards as it was."""
    thresholds = gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(_USUAL, 10, 10)
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_there_already_is_passed_over() -> None:
    """Libraries and word lists stay for good."""
    leave_alone()

    assert gc.get_freeze_count()


def test_what_is_new_is_collected_more_seldom() -> None:
    """An analysis makes thousands of things that live no longer than it does."""
    leave_alone()

    assert gc.get_threshold()[0] > _USUAL
