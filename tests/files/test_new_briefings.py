"""What an editor may answer about a new briefing: names, ids and words in quotes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import an_entity
from fresh_stores import fresh_store
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidValue
from bot.domain.ports import Archive, Change
from bot.domain.wording import Wording
from bot.files.new_briefings import check_answer, read_topic, schema_line


def _stored() -> Archive:
    """Two places of one name, one with a comma in its name, and one that nobody confuses."""
    store = fresh_store()
    entities = [
        an_entity("georgia", name=Wording.same("Georgia")),
        an_entity("georgia-us", name=Wording.same("Georgia")),
        an_entity("washington", name=Wording.same("Washington, D.C.")),
        an_entity("kazakhstan"),
    ]
    store.apply([Change(entity) for entity in entities], datetime(2022, 7, 26, tzinfo=UTC))
    return store


@pytest.fixture(scope="module")
def stored() -> Archive:
    """The same store for every example."""
    return _stored()


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("Kazakhstan", ("kazakhstan",), ()),
        (" KAZAKHSTAN , kazakhstan ", ("kazakhstan",), ()),
        ('kazakhstan, "gas, oil", “minyak”', ("kazakhstan",), ("gas, oil", "minyak")),
        ('"gas"', (), ("gas",)),
        ('"gas", "", kazakhstan,', ("kazakhstan",), ("gas",)),
        ("Washington, D.C.", ("washington",), ()),
        ("georgia", ("georgia",), ()),
        ("georgia-us, kazakhstan", ("georgia-us", "kazakhstan"), ()),
    ],
)
def test_a_topic_is_read_as_people_write_it(text: str, entities: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Names in any case, ids, and words in straight or curly quotes, each once."""
    assert read_topic(text, _stored()) == (entities, words)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Georgia", "may be any of these: georgia, georgia-us; write which"),
        ("Kazakstan", "did you mean “Kazakhstan”?"),
        ("zzz", 'words that statements hold stand in "quotes"'),
        ('"gas', 'words that statements hold stand in "quotes"'),
        ('""', "a briefing needs entities, measures or words"),
        (f'"{"x" * 201}"', "at most 200 characters"),
    ],
)
def test_a_topic_that_cannot_be_is_told_with_what_can(text: str, told: str) -> None:
    """What is unknown, what is more than one, and what a file could not hold."""
    with pytest.raises(InvalidValue) as refusal:
        read_topic(text, _stored())

    assert told in refusal.value.notice.in_english()


@given(st.text(max_size=200))
def test_whatever_is_answered_is_taken_or_told(stored: Archive, text: str) -> None:
    """Nothing that is typed ends in anything but an answer or a reason."""
    try:
        outcome = [part for parts in read_topic(text, stored) for part in parts]
    except InvalidValue as error:
        outcome = [error.notice.in_english()]

    assert any(outcome)


def test_an_invisible_character_is_told_at_once() -> None:
    """An answer is checked as its file will be."""
    with pytest.raises(InvalidValue, match="U\\+202E"):
        check_answer(("title", "id"), {"title": {"id": "a\u202eb", "en": "-"}})


def test_a_schema_of_another_version_is_made_anew(tmp_path: Path) -> None:
    """It is made by the program, and marks nothing that this version takes."""
    (tmp_path / "briefing.schema.json").write_text("{}")
    lines = [schema_line(tmp_path) for _ in range(2)]

    assert lines == ["#:schema ./briefing.schema.json\n"] * 2
    assert '"title": "BriefingShape"' in (tmp_path / "briefing.schema.json").read_text("utf-8")
