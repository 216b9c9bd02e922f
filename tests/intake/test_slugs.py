"""Ids made of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.wording import checked_id
from bot.intake.slugs import own_slug, slug


@given(st.text(max_size=80), st.integers(12, 60))
def test_any_words_make_an_id(words: str, limit: int) -> None:
    """Of allowed characters, and no longer than asked for."""
    assert checked_id(slug(words, limit), limit)
    assert checked_id(own_slug(words, limit), limit)


def test_an_id_reads_as_its_words() -> None:
    """Cut between them."""
    assert slug("Gatra.com", 40) == "gatra-com"
    assert slug("The harbour of the old town", 18) == "the-harbour-of-the"
    assert own_slug("Gatra.com", 40) == "gatra-com"


def test_what_begins_alike_has_ids_of_its_own() -> None:
    """Where only what is cut off differs."""
    one, other = "The harbour of the old town opens", "The harbour of the old town closes"

    assert slug(one, 24) == slug(other, 24)
    assert own_slug(one, 24) != own_slug(other, 24)
