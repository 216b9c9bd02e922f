"""The guide for editors is followed as it stands: every snippet loads, every command runs, every fault is a real one."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from bot.app import open_sample
from bot.cli import main
from bot.domain.errors import FaultyFiles
from bot.domain.ports import RecordStore
from bot.files.briefings import load_briefing
from bot.languages import language
from bot.platforms.requests import RESERVED

FOLDER = Path(__file__).parents[1] / "briefings"
GUIDE = (FOLDER / "README.md").read_text("utf-8")
INDONESIAN, ENGLISH = (re.sub(r"^# .*", "", half, flags=re.MULTILINE) for half in GUIDE.split("\n## ")[1:])
HALVES = {"id": INDONESIAN, "en": ENGLISH}
SMALLEST = re.findall(r"^```toml\n(.*?)^```", ENGLISH, re.MULTILINE | re.DOTALL)[0]


def _snippets(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _whole(snippet: str) -> str:
    """A file that holds a snippet; where it is a part, what every file needs is put behind it."""
    there = tomllib.loads(snippet)
    title = "" if "title" in there else '[title]\nid = "Judul"\nen = "Title"\n'
    about = "" if "about" in there else '[about]\nentities = ["russia"]\n'
    return f"{snippet}\n{title}{about}"


@pytest.fixture(scope="module")
def store() -> Iterator[RecordStore]:
    """The sample."""
    sample = open_sample()
    yield sample
    sample.close()


def _faults(text: str, folder: Path, store: RecordStore, *, name: str = "rusia", code: str = "en") -> list[str]:
    """What is told of a file with this text, a line each as the command line has it."""
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    try:
        load_briefing(path, reserved=RESERVED, store=store)
    except FaultyFiles as error:
        return [f"{path.name}:{fault.line}: {fault.key}: {language(code).say(fault.notice)}" for fault in error.faults]
    return []


def _run(*arguments: str, folder: Path, typed: str = "", code: str = "en") -> Result:
    environment = {"RINGKAS_LANGUAGE__DEFAULT": code}
    with chdir(folder):
        return CliRunner().invoke(main, arguments, input=typed, env=environment)


@pytest.mark.parametrize("snippet", _snippets(GUIDE, "toml"))
def test_every_snippet_can_be_copied(snippet: str, tmp_path: Path, store: RecordStore) -> None:
    """As a file, or as a part of one."""
    assert _faults(_whole(snippet), tmp_path, store) == []


@pytest.mark.parametrize("snippet", _snippets(GUIDE, "toml"))
def test_an_editor_marks_nothing_in_a_snippet(snippet: str) -> None:
    """The schema takes what the guide shows."""
    schema = json.loads((FOLDER.parent / "docs" / "briefing.schema.json").read_text("utf-8"))

    Draft202012Validator(schema).validate(tomllib.loads(_whole(snippet)))


def test_both_halves_say_the_same() -> None:
    """The same steps, snippets, commands and tables; templates, which are words, have examples of their own."""
    shown = []
    for half in HALVES.values():
        own = re.sub(r"^### [^\n]*`\[template\]`\n.*?(?=^##|\Z)", "", half, flags=re.MULTILINE | re.DOTALL)
        rows = [re.findall(r"`([^`]+)`", row)[:1] for row in re.findall(r"^\| `.*", own, re.MULTILINE)]
        steps = re.findall(r"^### (\d)\.", own, re.MULTILINE)
        points = len(re.findall(r"^- ", own, re.MULTILINE))
        shown.append((steps, _snippets(own, "toml"), len(_snippets(own, "text")), rows, points))
        assert len(re.findall(r"^### ", half, re.MULTILINE)) == len(steps) + 2

    assert shown[0] == shown[1]
    assert shown[0][0] == list("1234567")
    assert _snippets(INDONESIAN, "sh") == _snippets(ENGLISH, "sh")


@pytest.mark.parametrize("code", HALVES)
def test_the_fault_that_is_shown_is_told_in_these_words(code: str, tmp_path: Path, store: RecordStore) -> None:
    """The smallest file with the name of a country instead of its id."""
    shown = _snippets(HALVES[code], "text")
    told = _faults(SMALLEST.replace('"russia"', '"rusia"'), tmp_path, store, code=code)

    assert [f"briefings/{line}\n" for line in told] == shown


@pytest.mark.parametrize("code", HALVES)
def test_the_steps_lead_from_nothing_to_a_command(code: str, tmp_path: Path) -> None:
    """Every command that the guide has typed is typed, in its order, in an empty folder; then readers ask."""
    answers = 'Rusia dan tetangganya\nRussia and its neighbours\nRusia, "gas alam"\n\n'
    for line in "".join(_snippets(HALVES[code], "sh")).splitlines():
        command, *arguments = shlex.split(line)
        done = _run(*arguments, folder=tmp_path, typed=answers, code=code)

        assert (command, done.exit_code) == ("ringkas", 0), done.stderr
        if arguments == ["check"]:
            assert done.stdout.startswith({"id": "Benar:", "en": "Right:"}[code])
    titles = [_run("ask", "/rusia", "--language", spoken, folder=tmp_path).stdout.splitlines()[0] for spoken in HALVES]

    assert titles == ["Rusia dan tetangganya", "Russia and its neighbours"]


def test_every_command_that_is_named_is_there() -> None:
    """Whether it stands in a block or in a sentence."""
    named = {shlex.split(words)[0] for words in re.findall(r"(?:^|`)ringkas ([^`\n]+)", GUIDE, re.MULTILINE)}

    assert isinstance(main, click.Group)
    assert named == named & set(main.commands)
    assert {"new", "check", "preview", "schedule", "versions", "rollback"} <= named


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (SMALLEST.replace("\n[about]", 'aliases = ["rus"]\n[about]'), "rusia", "“aliases” belongs at the top"),
        (
            SMALLEST.replace('"Russia and its neighbours"', "“Russia”"),
            "rusia",
            "not TOML at column 6: curly quotation marks",
        ),
        (SMALLEST.replace('"russia"', '"Rusia"'), "rusia", "did you mean “russia”?"),
        (SMALLEST + '[digest]\nat = "07:00"\n', "rusia", "[[digest]]"),
        (SMALLEST, "Rusia", "“rusia” would do"),
        (SMALLEST, "rusia dan nato", "“rusia_dan_nato” would do"),
        (SMALLEST, "bantuan", "such as “bantuan_2”"),
        (SMALLEST.replace("en = ", "# en = "), "rusia", "title.en: the text in “en” is missing"),
    ],
)
def test_a_common_mistake_is_told(text: str, name: str, told: str, tmp_path: Path, store: RecordStore) -> None:
    """Each point of the list, and what the editor then reads."""
    assert told in " ".join(_faults(text, tmp_path, store, name=name))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_the_first_line_of_a_file_leads_editors_to_its_schema(path: Path) -> None:
    """The schema is there, and takes the file."""
    line, values = path.read_text("utf-8").splitlines()[0], tomllib.loads(path.read_text("utf-8"))
    assert line.startswith("#:schema ")
    schema = json.loads((path.parent / line.removeprefix("#:schema ")).read_text("utf-8"))

    Draft202012Validator(schema).validate(json.loads(json.dumps(values, default=date.isoformat)))
