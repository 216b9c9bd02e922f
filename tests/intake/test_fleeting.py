"""Values that are made by the thousand compare and hash as frozen ones do."""

from __future__ import annotations

from bot.intake.texts import Sentence, Span


def test_equal_values_are_one_in_a_set() -> None:
    """By what they hold, not by which they are."""
    same = {Span(1, 4), Span(1, 4), Span(2, 4)}

    assert same == {Span(2, 4), Span(1, 4)}


def test_values_of_other_shapes_are_others() -> None:
    """A sentence is no bare span, though it begins and ends where that does."""
    assert Sentence(1, 4, "abc", 0) != Span(1, 4)
    assert not hasattr(Span(1, 4), "__dict__")
