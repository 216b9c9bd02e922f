"""Every fault of a file at once: one in a record hides no other, and none is told twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import an_entity
from files.samples import BRIEFING, RECORDS
from fresh_stores import fresh_store

from bot.domain.errors import FaultyFiles
from bot.domain.ports import Change
from bot.files.briefings import load_briefing, load_briefings
from bot.files.importing import load
from bot.files.places import MOST_TOLD

NOW = datetime(2022, 7, 26, tzinfo=UTC)


def _faults(folder: Path, *changes: tuple[str, str]) -> dict[str, str]:
    """What is said about the good records with these changes, by key; each key once."""
    text = RECORDS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyFiles) as refusal:
        load([path], fresh_store())
    said = [(fault.key, fault.notice.in_english()) for fault in refusal.value.faults]
    assert len(said) == len(dict(said))
    return dict(said)


BUDGET = 'about = ["kazakhstan"]\nkind = "official"'
BAD_KIND = (BUDGET, BUDGET.replace("official", "offcial"))


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (('speaker = "tokayev"', 'speaker = "tokajev"'), "speaker", "did you mean “tokayev”"),
        (('event = "unrest-2022"', 'event = "kazakhstan"'), "event", "is a place, not an event"),
        (('unit = "KZT"', 'unit = "soldiers"'), "figure.unit", "did you mean “soldier”"),
        (('sebesar 441 miliar tenge" }', 'sebesar 44 miliar tenge" }'), "evidence.quote", "nearest passage is"),
        (('en = "The budget rises by {figure}"', 'en = "The budget rises"'), "statement.en", "{figure} stands in “id”"),
        (("Anggaran naik {figure}", "Anggaran 7 {figure}"), "statement.en", "the number “7” stands in “id”"),
        (("Anggaran naik {figure}", "Anggaran\u202e naik {figure}"), "statement.id", "U+202E"),
        (('id = "budget"', 'id = "neutral"'), "id", "stands already in"),
        (('article = "gatra', 'origins = ["gatra", "wsj"]\narticle = "gatra'), "origins.0", "“gatra” published"),
    ],
)  # fmt: skip
def test_a_wrong_key_hides_no_fault_of_another(change: tuple[str, str], key: str, says: str, tmp_path: Path) -> None:
    """An author who mends one key is not sent back for the next."""
    faults = _faults(tmp_path, BAD_KIND, change)

    assert "did you mean “official”" in faults.pop("kind")
    assert says in faults.pop(key)
    assert set(faults) <= {"denies.0", "claims.0"}  # where the changed id was named


def test_parts_of_a_faulty_value_are_looked_at(tmp_path: Path) -> None:
    """Of a list and of a figure, whatever is legible counts."""
    faults = _faults(
        tmp_path,
        (BUDGET, BUDGET.replace('["kazakhstan"]', '["kazakstan", "No Id", 3]')),
        ("value = 441e9", 'value = "much"\nalso = [3, { value = 1, unit = "sodlier" }]'),
        ('{ quote = "Kazakhstan menambah" }', '3, { quote = "Kazakhstan diam" }'),
    )

    assert list(faults) == [
        *("about.0", "about.1", "about.2", "figure.value", "figure.also.0", "figure.also.1.unit"),
        *("evidence.1", "evidence.2.quote"),
    ]


def test_quotes_are_held_against_the_legible_text_of_a_faulty_article(tmp_path: Path) -> None:
    """And against none, where that is the fault."""
    quote = ('sebesar 441 miliar tenge" }', 'sebesar 44 miliar tenge" }')

    faults = _faults(tmp_path, ('genre = "report"', 'genre = "reprt"'), quote)
    assert list(faults) == ["genre", "evidence.quote"]
    assert "nearest passage" in faults["evidence.quote"]
    assert list(_faults(tmp_path, ("text = ", "txt = "), quote)) == ["text", "txt"]


def test_a_value_that_must_not_exist_hides_no_missing_record(tmp_path: Path) -> None:
    """Whether a key or the record as a whole is wrong, the rest is looked at."""
    denial = 'about = ["kazakhstan"]\nkind = "denial"'

    faults = _faults(
        tmp_path, (denial, denial.replace("khstan", "kstan")), ('denies = ["budget"]', 'denies = ["neutral"]')
    )

    assert list(faults) == ["about.0", "denies"]


@pytest.mark.parametrize("statement", ["{ 1 = 3 }", '{ "a.b" = 3, id = 1 }', '{ en = "7" }', "3"])
def test_a_statement_that_is_none_is_one_fault_a_key(statement: str, tmp_path: Path) -> None:
    """Whatever stands in its place."""
    good = '{ id = "Anggaran naik {figure}", en = "The budget rises by {figure}" }'

    faults = _faults(tmp_path, (good, statement))

    assert all(key.startswith("statement") for key in faults)


def test_a_restored_record_is_only_held_to_its_shape_and_references(tmp_path: Path) -> None:
    """A version that is not legible makes no second fault, and rules that came later none at all."""
    restored = "[[contrast]]\nversion = 0\nrecorded_at = 2022-01-01T00:00:00Z"

    faults = _faults(
        tmp_path,
        ("[[contrast]]", restored),
        ("Dua cerita", "Dua cerita 7"),
        ('"budget", "neutral"]', '"budget", "war"]'),
    )

    assert list(faults) == ["version", "claims.1"]


def test_a_briefing_is_told_every_fault_too(tmp_path: Path) -> None:
    """An unknown id beside a wrong key, and what runs backwards."""
    store = fresh_store()
    store.apply([Change(an_entity())], NOW)
    path = tmp_path / "kazakhstan.toml"
    text = (
        BRIEFING.replace('"kazakhstan"]', '"nope", "No Id"]')
        .replace('["troops"]', "3")
        .replace("claims = 5", "claims = 0")
    )
    path.write_text(
        text.replace('aliases = ["kz"]', 'aliases = ["help"]').replace("in the", "in\u202e the"), encoding="utf-8"
    )

    with pytest.raises(FaultyFiles) as refusal:
        load_briefing(path, reserved=frozenset({"help"}), store=store)

    keys = ["aliases.0", "about.entities.0", "about.entities.1", "about.measures", "show.claims"]
    assert keys == [fault.key for fault in refusal.value.faults]
    assert tuple(refusal.value.faults) == load_briefings(tmp_path, reserved=frozenset({"help"}), store=store).faults


def test_a_briefing_hides_no_characters(tmp_path: Path) -> None:
    """Its title stands in menus, where text that runs backwards would disguise a command."""
    path = tmp_path / "kazakhstan.toml"
    path.write_text(BRIEFING.replace("Kazakhstan between", "\u202eKazakhstan between"), encoding="utf-8")

    with pytest.raises(FaultyFiles) as refusal:
        load_briefing(path)

    (fault,) = refusal.value.faults
    assert fault.key == "title.en"
    assert "invisible character U+202E at position 1" in fault.notice.in_english()


def test_of_very_many_faults_the_first_are_told_and_the_rest_are_counted(tmp_path: Path) -> None:
    """A screen full of the same mistake says no more than a hundred of it; every file has its own."""
    (tmp_path / "a.jsonl").write_text("nonsense\n" * (MOST_TOLD + 7), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("nonsense\n" * MOST_TOLD, encoding="utf-8")

    with pytest.raises(FaultyFiles) as refusal:
        load([tmp_path], fresh_store())

    said = [(Path(fault.file).name, fault.line, fault.notice.in_english()) for fault in refusal.value.faults]
    assert [line for name, line, _ in said if name == "b.jsonl"] == list(range(1, MOST_TOLD + 1))
    assert len(said) == 2 * MOST_TOLD + 1
    assert said[MOST_TOLD] == ("a.jsonl", None, "further faults in this file: 7")


@pytest.mark.parametrize(
    ("origins", "wrong"), [('["gatra"]', ""), ("[]", ""), ('["wsj"]', ""), ('["wsj", "gatra"]', "origins.1")]
)
def test_a_publisher_is_no_origin_beside_others(origins: str, wrong: str, tmp_path: Path) -> None:
    """It would stand before those who only passed on what it reported; alone, it says that it was first."""
    path = tmp_path / "a.toml"
    path.write_text(RECORDS.replace('id = "budget"', f'id = "budget"\norigins = {origins}'), encoding="utf-8")

    if not wrong:
        assert load([path], fresh_store()).record_count == 11
        return
    with pytest.raises(FaultyFiles) as refusal:
        load([path], fresh_store())
    assert [fault.key for fault in refusal.value.faults] == [wrong]
