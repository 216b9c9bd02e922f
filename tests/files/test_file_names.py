"""Names of briefing files that clash, deceive, or that no platform takes: each told, with a name that would do."""

from __future__ import annotations

from pathlib import Path

import pytest
from fresh_stores import fresh_store

from bot.domain.errors import FaultyFiles
from bot.files.briefings import Briefings, load_briefings
from bot.files.shelf import FolderShelf

GOOD = 'title = "T"\nabout.words = ["x"]\n'
RESERVED = frozenset({"help", "bantuan"})


def _loaded(folder: Path, *names: str, **texts: str) -> Briefings:
    """What a folder of good files with these names, and of others with these texts, holds."""
    for name in names:
        (folder / name).write_text(GOOD, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_briefings(folder, reserved=RESERVED)


def _told(briefings: Briefings) -> list[tuple[str, int | None, str, str]]:
    """Each fault by its file, line, key and last words."""
    return [
        (Path(fault.file).name, fault.line, fault.key, fault.notice.in_english().rpartition("; ")[2])
        for fault in briefings.faults
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Kazakhstan.toml",
        "KAZAKHSTAN.toml",
        "k\u0430zakhstan.toml",  # a Cyrillic letter
        "\uff4b\uff41\uff5aakhstan.toml",  # full width
        "kazakhst\u00e1n.toml",
        "kazakhsta\u0301n.toml",
        "kazakhstan .toml",
        " kazakhstan.toml",
        "kazakhstan..toml",
        "kazakh\u200bstan.toml",
        "\u202ekazakhstan.toml",
        "\u212aazakhstan.toml",  # the sign of the unit kelvin, which is a small k when folded
    ],
)
def test_a_twin_of_a_name_is_refused_and_the_real_one_stays(name: str, tmp_path: Path) -> None:
    """Two files that readers and editors could not tell apart are never two commands."""
    briefings = _loaded(tmp_path, "kazakhstan.toml", name)

    assert [spec.name for spec in briefings.specs] == ["kazakhstan"]
    assert _told(briefings) == [(name, None, "", "“kazakhstan_2” would do")]


def test_a_file_in_capitals_is_offered_its_own_name_where_that_is_free(tmp_path: Path) -> None:
    """The nearest valid name is the one that was meant."""
    assert _told(_loaded(tmp_path, "Energy.toml")) == [("Energy.toml", None, "", "“energy” would do")]


def test_two_ways_to_write_toml_are_one_name(tmp_path: Path) -> None:
    """`energy.toml` goes before `energy.TOML`, which would otherwise be the same command twice."""
    briefings = _loaded(tmp_path, "energy.TOML", "energy.toml", "energy_2.toml")

    assert [spec.name for spec in briefings.specs] == ["energy", "energy_2"]
    assert _told(briefings) == [("energy.TOML", None, "", "“energy_3” is free")]


@pytest.mark.parametrize(
    "name", ["energy.toml ", "energy.toml.", "energy.toml.txt", "energy\uff0etoml", "Energy.Toml."]
)
def test_a_file_that_only_nearly_ends_in_toml_is_told(name: str, tmp_path: Path) -> None:
    """It would otherwise be passed over without a word, and its author would wait for it."""
    briefings = _loaded(tmp_path, name, "gas.toml")

    assert [spec.name for spec in briefings.specs] == ["gas"]
    assert _told(briefings) == [(name, None, "", "call this one energy.toml")]


def test_a_copy_of_another_briefing_is_offered_a_name_of_its_own(tmp_path: Path) -> None:
    """`gas.toml.txt` beside `gas.toml` is not to replace it."""
    assert _told(_loaded(tmp_path, "gas.toml.txt", "gas.toml"))[0][3] == "call this one gas_2.toml"


@pytest.mark.parametrize(("name", "free"), [("help", "help_2"), ("bantuan", "bantuan_2")])
def test_a_name_of_ringkas_itself_is_refused_in_both_languages(name: str, free: str, tmp_path: Path) -> None:
    """As a file's name, and as an alias with its line."""
    briefings = _loaded(
        tmp_path, f"{name}.toml", other=f'title = "T"\naliases = ["y", "{name}"]\nabout.words = ["x"]\n'
    )

    end = f"choose another name, such as “{free}”"
    assert _told(briefings) == [(f"{name}.toml", None, "", end), ("other.toml", 2, "aliases.1", end)]


def test_an_alias_that_another_file_has_is_told_with_a_free_one(tmp_path: Path) -> None:
    """Neither a name, nor an alias, nor a command of ours is offered that is taken too."""
    briefings = _loaded(
        tmp_path,
        a='aliases = ["fuel"]\n' + GOOD,
        b='aliases = ["fuel"]\n' + GOOD,
        fuel_2='aliases = ["c", "a"]\n' + GOOD,
    )

    assert _told(briefings) == [
        ("b.toml", 1, "aliases.0", "“fuel_3” is free"),
        ("fuel_2.toml", 1, "aliases.1", "“a_2” is free"),
    ]


@pytest.mark.parametrize(
    ("alias", "free"),
    [("KZ", "kz"), ("k\u0430z", "kaz"), ("kz ", "kz"), ("\uff4bz", "kz"), ("ka zet", "ka_zet"), ("", "topic")],
)
def test_an_alias_that_cannot_be_is_told_with_one_that_can(alias: str, free: str, tmp_path: Path) -> None:
    """With file, line and key."""
    briefings = _loaded(tmp_path, gas=f'\naliases = ["g", "{alias}"]\n' + GOOD)

    assert _told(briefings) == [("gas.toml", 2, "aliases.1", f"“{free}” would do")]


def test_an_alias_that_is_no_text_is_a_fault_like_any_other(tmp_path: Path) -> None:
    """A list among the aliases is refused, not stumbled over."""
    briefings = _loaded(tmp_path, gas='aliases = [["help"], {}]\n' + GOOD)

    assert [fault.key for fault in briefings.faults] == ["aliases.0", "aliases.1"]


@pytest.mark.parametrize(
    ("name", "key", "end"),
    [
        ("Oil", "", "“oil” would do"),
        ("help", "", "choose another name, such as “help_2”"),
        ("fuel", "", "“fuel_2” is free"),
    ],
)
def test_a_file_sent_to_the_bot_is_told_the_same(name: str, key: str, end: str, tmp_path: Path) -> None:
    """A file is checked among those that stand there, before it does."""
    (tmp_path / "oil.toml").write_text('aliases = ["fuel"]\n' + GOOD)
    shelf = FolderShelf(tmp_path, RESERVED)

    with pytest.raises(FaultyFiles) as refusal:
        shelf.check(name, GOOD.encode(), fresh_store())

    told = [(fault.file, fault.key, fault.notice.in_english()) for fault in refusal.value.faults]
    assert (told[0][:2], told[0][2].endswith(end)) == ((f"{name}.toml", key), True), told
