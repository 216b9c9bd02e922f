"""What is offered to somebody who is still typing an option."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import ask, sample_newsroom

from bot.languages import language
from bot.platforms.requests import completed
from bot.platforms.requests.choices import ZONES_OFFERED


def _values(option: str, words: str, spoken: str = "en", limit: int = 25) -> list[str]:
    return [value for _, value in completed(sample_newsroom(), option, words, language(spoken), limit)]


def test_every_briefing_is_offered_before_a_word_is_typed() -> None:
    """By its title, in the reader's language."""
    offered = completed(sample_newsroom(), "topic", "", language("id"), 25)

    assert {value for _, value in offered} == set(sample_newsroom().briefings)
    assert ("Kazakhstan di antara Rusia dan Barat", "kazakhstan") in offered


@pytest.mark.parametrize(("words", "value"), [("kaz", "kazakhstan"), ("KZ", "kazakhstan"), ("Tokay", "tokayev")])
def test_the_beginning_of_a_name_finds_its_briefing(words: str, value: str) -> None:
    """Of its command, an alias, or its title."""
    assert value in _values("topic", words)


@pytest.mark.parametrize("words", ["Rus", "rusia", "Russia"])
def test_entities_are_found_by_their_names_in_any_language(words: str) -> None:
    """As they are typed, or as they begin."""
    assert "russia" in _values("topic", words)


def test_only_entities_stand_where_an_entity_is_wanted() -> None:
    """Facts are about no briefing; before a word is typed, what the briefings are about is offered, each once."""
    offered = _values("entity", "")

    assert "defence" not in [*offered, *_values("entity", "defence")]
    assert len(offered) == len(set(offered)) > 1
    assert "russia" in _values("entity", "Rus")


def test_only_briefings_stand_where_a_briefing_is_wanted() -> None:
    """An entity has no file that could be removed."""
    assert "russia" not in _values("briefing", "Russia")


def test_zones_are_found_by_city_and_offered_before_a_word_is_typed() -> None:
    """Those of Indonesia first."""
    assert _values("zone", "") == [*ZONES_OFFERED]
    assert _values("zone", "makas")[0] == "Asia/Makassar"


def test_no_more_is_offered_than_a_platform_takes() -> None:
    """Whatever else there is."""
    assert len(_values("topic", "", limit=2)) == 2
    assert len(_values("zone", "a", limit=3)) == 3


def test_only_some_are_offered_where_only_those_can_be_meant() -> None:
    """As for ending a subscription: those that there are."""
    found = completed(sample_newsroom(), "briefing", "", language("en"), 25, {"kazakhstan"})

    assert [value for _, value in found] == ["kazakhstan"]


@given(st.text(max_size=20), st.sampled_from(["topic", "briefing", "zone"]))
def test_whatever_is_offered_can_be_asked(words: str, option: str) -> None:
    """Each value stands for something, and each once."""
    values = _values(option, words)
    command = {"topic": "/timeline", "briefing": "/timeline", "zone": "/zone"}[option]

    assert len(values) == len(set(values))
    assert all(ask(f"{command} {value}").is_understood for value in values[:3])
