"""The very same text, and the same story in several outlets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.facts import SAME_STORY, likeness, sketch
from bot.intake.facts.likeness import BANDS

WORDS = [f"kata{number}" for number in range(600)]
STORY = " ".join(WORDS[:300])
OTHER = " ".join(WORDS[300:])


def _shared(one: str, other: str) -> int:
    return sum(left == right for left, right in zip(sketch(one), sketch(other), strict=True))


def test_a_story_that_another_outlet_trimmed_is_the_same() -> None:
    """With another lead, another end and a third left out, it is found and is alike."""
    trimmed = "Kota Baru, Kabar - " + " ".join(WORDS[20:220]) + " baca juga berita lain"

    assert _shared(STORY, trimmed) >= 1
    assert likeness(STORY, trimmed) > SAME_STORY


def test_another_story_is_not() -> None:
    """No band in common, no run in common."""
    assert (0, 0.0) == (_shared(STORY, OTHER), likeness(STORY, OTHER))


def test_signs_and_case_make_no_other_story() -> None:
    """Runs are of words alone."""
    assert sketch("Jembatan itu, kata Rina, ditutup hari ini.") == sketch("JEMBATAN ITU KATA RINA DITUTUP HARI INI")


def test_a_sketch_is_small_and_numbers_that_a_store_holds() -> None:
    """One number for each band, each a signed 64-bit integer."""
    assert BANDS == len(sketch(STORY))
    assert all(0 <= band < 2**63 for band in sketch(STORY))


def test_a_text_without_words_is_like_nothing() -> None:
    """Not even like itself."""
    assert () == sketch("… !")
    assert not likeness("…", "…")


def test_a_short_text_is_one_run() -> None:
    """Fewer than five words are compared whole."""
    assert likeness("Jembatan ditutup", "jembatan ditutup!")
    assert not likeness("Jembatan ditutup", "Jembatan dibuka")


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    """Either text may come first; the answer is a share."""
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
