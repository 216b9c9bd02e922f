"""Settings: one file, one environment, every fault at once, and no secret repeated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from files.samples import BRIEFING, CONFIG
from hypothesis import given
from pydantic import BeforeValidator, ValidationError, create_model
from strategies.words import words

from bot.config import Config, keys, load_config, variable
from bot.domain.errors import Fault, FaultyFiles, InvalidValue, notice
from bot.files.places import OneLine, Table
from bot.files.refusals import refusals
from bot.files.schemas import helps
from bot.files.shapes import Shape

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "config.example.toml"


def _written(folder: Path, text: str = CONFIG) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _refused(path: Path | None, environ: dict[str, str] | None = None) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as refusal:
        load_config(path, environ or {})
    return refusal.value.faults


def test_a_file_sets_every_key(tmp_path: Path) -> None:
    """What is written is what holds."""
    config = load_config(_written(tmp_path), {})

    assert ("en", Path("ringkas.db")) == (config.language.default, config.store.path)
    assert (Path("texts"), "Asia/Makassar") == (config.briefings.folder, config.clock.zone)


def test_without_a_file_the_defaults_hold() -> None:
    """Ringkas starts before anything is configured."""
    assert Config() == load_config(None, {"PATH": "/bin", "OTHER_CLOCK__ZONE": "x"})


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    """Whoever names a file means it."""
    faults = _refused(tmp_path / "missing.toml")

    assert "No such file" in faults[0].notice.in_english()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """One file serves several places."""
    environ = {"RINGKAS_CLOCK__ZONE": "Asia/Jayapura", "RINGKAS_STORE__PATH": "/srv/news.db", "HOME": "/"}

    config = load_config(_written(tmp_path), environ)

    assert ("Asia/Jayapura", Path("/srv/news.db"), "en") == (
        config.clock.zone,
        config.store.path,
        config.language.default,
    )


def test_the_environment_alone_is_enough() -> None:
    """A container needs no file."""
    assert load_config(None, {"RINGKAS_LANGUAGE__DEFAULT": "en"}).language.default == "en"


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("[clock]", "[clok]", "clok", "did you mean “clock”"),
        ("zone =", "zoen =", "clock.zoen", "did you mean “zone”"),
        ('"Asia/Makassar"', '"Asia/Makasar"', "clock.zone", "did you mean “Asia/Makassar”"),
        ('"Asia/Makassar"', "7", "clock.zone", "text in quotes was expected, not a number"),
        ('default = "en"', 'default = "de"', "language.default", "is not allowed here; there is en, id"),
        ('"ringkas.db"', "3", "store.path", "a path in quotes"),
        ('"ringkas.db"', '" "', "store.path", "a path in quotes"),
        ('"texts"', "[]", "briefings.folder", "a path in quotes"),
        ("[clock]\nzone", "clock", "briefings.clock", "is not a key here"),
        (
            '[clock]\nzone = "Asia/Makassar"',
            '[[clock]]\nzone = "x"',
            "clock",
            "a table of keys and values was expected",
        ),
        ('"Asia/Makassar"', "Asia/Makassar", "", "not TOML at column"),
    ],
)
def test_a_spoilt_setting_is_refused_with_line_key_and_remedy(
    old: str, new: str, key: str, says: str, tmp_path: Path
) -> None:
    """Whatever is wrong, the operator reads where it stands and what was expected."""
    text = CONFIG.replace(old, new, 1)
    path = _written(tmp_path, text)

    faults = _refused(path)

    line = text.count("\n", 0, text.index(new)) + 1
    assert [(str(path), line, key)] == [(fault.file, fault.line, fault.key) for fault in faults]
    assert says in faults[0].notice.in_english()


def test_every_fault_comes_at_once_from_file_and_environment(tmp_path: Path) -> None:
    """A wrong variable is named as such, not as a line of the file."""
    environ = {"RINGKAS_CLOCK__ZONE": "Asia/Jakrta", "RINGKAS_STORE__PTH": "x", "RINGKAS": "x"}

    faults = _refused(_written(tmp_path, CONFIG.replace('default = "en"', 'default = "de"')), environ)

    said = {fault.key: fault.notice.in_english() for fault in faults}
    places = [(fault.line, fault.key) for fault in faults]
    assert places == [(2, "language.default"), (None, "RINGKAS_CLOCK__ZONE"), (None, "RINGKAS_STORE__PTH")]
    assert "did you mean “RINGKAS_STORE__PATH”" in said["RINGKAS_STORE__PTH"]
    assert "did you mean “Asia/Jakarta”" in said["RINGKAS_CLOCK__ZONE"]


def test_an_unknown_variable_alone_is_refused() -> None:
    """A typo would otherwise leave the default in force without a word."""
    assert [fault.key for fault in _refused(None, {"RINGKAS_CLOCK__ZNE": "Asia/Jakarta"})] == ["RINGKAS_CLOCK__ZNE"]


def test_variables_without_a_section_are_none_of_ours() -> None:
    """Tests and other tools may share the beginning of our names."""
    others = dict.fromkeys(("RINGKAS_REQUIRE", "RINGKAS_UPDATE_GOLDEN", "RINGKAS_SEEDS", "RINGKAS_"), "x")

    assert Config() == load_config(None, others)


def test_a_further_catalogue_is_a_further_language_everywhere(tmp_path: Path) -> None:
    """In the settings, in briefings and in the schema that editors use; nothing else lists languages."""
    copy = tmp_path / "bot"
    shutil.copytree(ROOT / "bot", copy, ignore=shutil.ignore_patterns("__pycache__"))
    catalogues = copy / "languages" / "catalogues"
    shutil.copy(catalogues / "en.po", catalogues / "ms.po")
    briefing = tmp_path / "kazakhstan.toml"
    briefing.write_text(BRIEFING.replace('language = "id"', 'language = "ms"'), encoding="utf-8")
    asked = """
import sys
from pathlib import Path
from bot.config import load_config
from bot.files.briefings import load_briefing
from bot.files.schemas import briefing_schema
print(load_config(None, {"RINGKAS_LANGUAGE__DEFAULT": "ms"}).language.default)
print(load_briefing(Path(sys.argv[1])).digests[0].language)
print(*briefing_schema()["$defs"]["DigestShape"]["properties"]["language"]["enum"])
"""

    done = subprocess.run(
        [sys.executable, "-c", asked, str(briefing)], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["ms", "ms", "en", "id", "ms"]


def test_a_variable_does_not_hide_a_section_that_is_none(tmp_path: Path) -> None:
    """What stands in the file is looked at even where the environment goes before it."""
    faults = _refused(_written(tmp_path, "clock = 3\n"), {"RINGKAS_CLOCK__ZONE": "Asia/Jakarta"})

    assert [(fault.line, fault.key) for fault in faults] == [(1, "clock")]


def test_the_example_explains_every_key_and_no_other() -> None:
    """Whoever uncomments a line finds a key that exists, with the default it has."""
    text = EXAMPLE.read_text(encoding="utf-8")
    uncommented = re.sub(r"(?m)^# (\w+ = )", r"\1", text)

    written: dict[str, dict[str, Any]] = tomllib.loads(uncommented)
    assert list(keys()) == [(section, key) for section, values in written.items() for key in values]
    assert Config() == load_config(EXAMPLE, {})
    for section, key in keys():
        default = getattr(getattr(Config(), section), key)
        assert default is None or str(default) == written[section][key]


def test_every_key_has_a_sentence_and_a_variable() -> None:
    """A setting without a meaning is a trap."""
    for section, key in keys():
        assert helps(type(getattr(Config(), section)))[key]
        assert f"RINGKAS_{section.upper()}__{key.upper()}" == variable(section, key)


class _Platform(Shape):
    """A section as a later one may be."""

    bot_token: int
    """A secret."""
    share: float
    """Of a type that no file of ours has yet."""


def test_a_value_that_may_be_secret_is_never_repeated() -> None:
    """A message ends up in logs and screenshots."""
    values = {"bot_token": "123456:ABC-secret", "share": "half"}
    with pytest.raises(ValidationError) as error:
        _Platform.model_validate(values)

    faults = refusals(error.value, _Platform, Table("config.toml", values, OneLine(1)))

    said = {fault.key: fault.notice.in_english() for fault in faults}
    assert said == {"bot_token": "this value is not allowed here", "share": "text is not allowed here"}


def _refused_by_us(value: object) -> object:
    raise InvalidValue(notice("“{value}” is refused", value=value))


@pytest.mark.parametrize("key", ["token", "BOT_TOKEN", "client_secret", "Password", "smtp_password"])
@pytest.mark.parametrize("type_", [int, Literal["one", "other"], Annotated[str, BeforeValidator(_refused_by_us)]])
@given(value=words())
def test_no_key_that_names_a_secret_lets_its_value_out(type_: Any, key: str, value: str) -> None:
    """P13: whichever word names it, and whether pydantic refuses it or a rule of ours."""
    fields: Any = {key: (type_, ...)}
    shape = create_model("Section", __base__=Shape, **fields)
    with pytest.raises(ValidationError) as error:
        shape.model_validate({key: value})

    faults = refusals(error.value, shape, Table("config.toml", {key: value}, OneLine(1)))

    assert [(key, "this value is not allowed here")] == [(fault.key, fault.notice.in_english()) for fault in faults]


@given(value=words())
def test_an_unknown_variable_is_named_without_its_value(value: str) -> None:
    """P13: it may be a token under a mistyped name."""
    (fault,) = _refused(None, {"RINGKAS_TELEGRAM__TOKN": f"⟦{value}⟧"})

    assert "RINGKAS_TELEGRAM__TOKN" in fault.notice.in_english()
    assert "⟦" not in fault.notice.in_english()
