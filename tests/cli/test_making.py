"""`ringkas new briefing`: questions, answers, and a file that is right, as a person at a terminal or a script meets it."""

from __future__ import annotations

import json
import re
import tomllib
from contextlib import chdir, closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from shells import ROOT, ringkas, ringkas_process

from bot.app import open_sample
from bot.cli import main
from bot.files.briefings import load_briefing
from bot.files.new_briefings import SCHEMA, NewBriefing, NewDigest, as_toml
from bot.languages import language

ALL = ("--title-id", "Rusia", "--title-en", "Russia", "--about", "rusia", "--yes")


def made(folder: Path, *arguments: str, typed: str = "", code: str = "en") -> Result:
    """Make a briefing in an empty folder, against the sample."""
    environment = {"RINGKAS_LANGUAGE__DEFAULT": code}
    with chdir(folder):
        return CliRunner().invoke(main, ["new", "briefing", *arguments], input=typed, env=environment)


def test_answers_become_a_file_that_answers_in_both_languages(tmp_path: Path) -> None:
    """From an empty folder to a command, by piped answers; the command is the file's name."""
    answers = 'Rusia\nRussia\nrusia, tokayev, "minyak"\n\n'
    done = ringkas_process("new", "briefing", "rusia", typed=answers, folder=tmp_path)
    asked = {code: ringkas("ask", "/rusia", "--language", code, folder=tmp_path).stdout for code in ("id", "en")}
    checked = ringkas("check", folder=tmp_path)

    assert (done.returncode, checked.returncode, checked.stderr) == (0, 0, "")
    assert "ringkas preview briefings/rusia.toml" in done.stdout
    assert (asked["id"].splitlines()[0], asked["en"].splitlines()[0]) == ("Rusia", "Russia")
    written = tomllib.loads((tmp_path / "briefings" / "rusia.toml").read_text("utf-8"))
    assert written["about"] == {"entities": ["russia", "tokayev"], "words": ["minyak"]}


def test_a_wrong_answer_is_told_with_the_nearest_and_asked_again(tmp_path: Path) -> None:
    """Each answer as soon as it is given; nothing is lost of those before it."""
    answers = ["x" * 101, "Rusia", "Russia", "Kazakstn", "zzz", "rusia", "7", "07:00,18:30", "monday", "mon-fri"]
    answers += ["jakrta", "wib", "telegrm:3", "telegram:-100"]
    done = made(tmp_path, "rusia", typed="\n".join(answers) + "\n")

    assert done.exit_code == 0, done.stderr
    for told in ("100 characters", "did you mean “Kaz", '“zzz”; words that statements hold stand in "quotes"'):
        assert told in done.stderr
    for told in ("“7” is not a time of day", "did you mean “mon”", "did you mean “jakarta”", "did you mean “telegram”"):
        assert told in done.stderr
    digest = tomllib.loads((tmp_path / "briefings" / "rusia.toml").read_text("utf-8"))["digest"]
    assert digest == [{"at": ["07:00", "18:30"], "days": "mon-fri", "zone": "Asia/Jakarta", "to": ["telegram:-100"]}]


def test_options_answer_and_nothing_else_is_asked(tmp_path: Path) -> None:
    """For scripts; what is not given has its default."""
    done = made(tmp_path, "rusia", *ALL, "--time", "07:00", "--to", "discord:112233445566778899", "--to", "telegram:3")

    assert (done.exit_code, done.stderr) == (0, "")
    digest = tomllib.loads((tmp_path / "briefings" / "rusia.toml").read_text("utf-8"))["digest"]
    assert digest == [
        {"at": "07:00", "days": "daily", "zone": "Asia/Jakarta", "to": ["discord:112233445566778899", "telegram:3"]}
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rusia", *ALL, "--about", "zzz"), "--about: nobody and nothing stored is called “zzz”"),
        (
            ("rusia", *ALL, "--time", "25:00", "--to", "discord:112233445566778899"),
            "--time: “25:00” is not a time of day",
        ),
        (("rusia", *ALL, "--time", "07:00"), "--to is missing"),
        (("rusia", "--yes"), "--title-id is missing"),
        (("rusia", *ALL[:4], "--about", ",", "--yes"), "needs entities, measures or words"),
        (("Rusia", *ALL), "“rusia” would do"),
        (("help", *ALL), "such as “help_2”"),
        (("../rusia", *ALL), "“rusia” would do"),
        (("rusia",), "The answers ended"),
    ],
)
def test_what_is_wrong_or_missing_writes_nothing(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    """Status 1, and the reason on standard error."""
    done = made(tmp_path, *arguments)

    assert (done.exit_code, done.stdout) == (1, "")
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A file that is there stays, right or wrong, as does a command that another file has."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "rusia.toml").write_text("half wri")
    (folder / "nato.toml").write_text('title = "T"\naliases = ["moskow"]\nabout.words = ["x"]\n')
    refused = {name: made(tmp_path, name, *ALL) for name in ("rusia", "nato", "moskow")}

    assert {name: done.exit_code for name, done in refused.items()} == {"rusia": 1, "nato": 1, "moskow": 1}
    assert all(f"“{name}_2” is free" in done.stderr for name, done in refused.items())
    assert (folder / "rusia.toml").read_text() == "half wri"
    assert sorted(path.name for path in folder.iterdir()) == ["nato.toml", "rusia.toml"]


def test_questions_and_notes_are_in_the_configured_language(tmp_path: Path) -> None:
    """An Indonesian newsroom reads Indonesian, on the screen and in the file."""
    done = made(tmp_path, "rusia", typed="Rusia\nRussia\nrusia\n\n", code="id")

    assert "Judul dalam bahasa Inggris" in done.stderr
    assert "Langkah berikutnya" in done.stdout
    assert "# Berkas ini menjawab /rusia" in (tmp_path / "briefings" / "rusia.toml").read_text("utf-8")


def test_the_first_line_leads_to_a_schema_that_takes_the_file(tmp_path: Path) -> None:
    """To the project's own where that stands beside the folder, and otherwise to one that comes with the file."""
    own, others = tmp_path / "own", tmp_path / "others"
    for folder in (own / "docs", others):
        folder.mkdir(parents=True)
    (own / "docs" / SCHEMA).write_text((ROOT / "docs" / SCHEMA).read_text())
    for folder in (own, others):
        made(folder, "rusia", *ALL)
        file = folder / "briefings" / "rusia.toml"
        line = file.read_text("utf-8").splitlines()[0]
        schema = json.loads((file.parent / line.removeprefix("#:schema ")).read_text("utf-8"))

        Draft202012Validator(schema).validate(tomllib.loads(file.read_text("utf-8")))
    assert [path.name for path in (own / "briefings").iterdir()] == ["rusia.toml"]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("digest", [None, NewDigest(("07:00",), "daily", "Asia/Jakarta", ("telegram:3",))])
@pytest.mark.parametrize(("entities", "words"), [(("russia",), ()), ((), ('kata "dalam" \\ kutip',))])
def test_every_note_becomes_a_right_line(
    code: str, digest: NewDigest | None, entities: tuple[str, ...], words: tuple[str, ...], tmp_path: Path
) -> None:
    """Who takes away the `# ` before a line of TOML has a file that is right."""
    new = NewBriefing("rusia", {"id": "R\\", "en": 'The "bear"'}, entities, words, digest)
    text = re.sub(r"^# (?=\[|\w+ = )", "", as_toml(new, language(code)), flags=re.MULTILINE)
    path = tmp_path / "rusia.toml"
    path.write_text(text, "utf-8")
    with closing(open_sample()) as store:
        spec = load_briefing(path, store=store)

    assert spec.aliases
    assert spec.show.voices == 2
    assert spec.digests[0].when_nothing_new
    assert (spec.topic.entities, spec.since is None) == (entities, False)
