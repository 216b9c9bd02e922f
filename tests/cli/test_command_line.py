"""The command line as its users meet it: real processes, real files, real standard streams."""

from __future__ import annotations

import errno
import json
import subprocess
from pathlib import Path

import click
import pytest
from shells import RINGKAS, ROOT
from shells import ringkas_process as ringkas

from bot.cli import main
from bot.cli.entry import errors_told

SAMPLE = ROOT / "bot" / "sample"


def test_chat_answers_piped_lines_and_ends_well() -> None:
    """Each line is answered, marks and language are remembered, and the end of input is status 0."""
    done = ringkas("chat", "--at", "2026-11-21", typed="/kazakhstan\n\n/why 2\n/bahasa en\n/tokayev\n")

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Kazakhstan di antara Rusia dan Barat" in done.stdout
    assert "Bukti [2]" in done.stdout
    assert "What matters most" in done.stdout
    assert "\x1b" not in done.stdout


def test_chat_ends_when_a_person_leaves() -> None:
    """`/quit` leaves what follows unread."""
    done = ringkas("chat", typed="/quit\n/kazakhstan\n")

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("platform", ["console", "telegram", "discord"])
@pytest.mark.parametrize("code", ["id", "en"])
def test_ask_prints_one_object(platform: str, code: str) -> None:
    """`--json` is one JSON object and nothing else, on every platform and in either language."""
    done = ringkas("ask", "/kazakhstan", "--language", code, "--as", platform, "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 0
    assert told["language"] == code
    assert told["claims"]
    assert told["messages"]


def test_the_same_question_at_the_same_moment_prints_the_same_bytes() -> None:
    """P6: two processes, one answer."""
    one, other = (ringkas("ask", "/compare kazakhstan", "--at", "2026-11-21T07:00").stdout for _ in range(2))

    assert one == other


def test_an_import_may_be_repeated_and_its_export_makes_the_same_store(tmp_path: Path) -> None:
    """Import, import again, export, import the export elsewhere: nothing is added twice, nothing is lost."""
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    imported, repeated = (ringkas("import", SAMPLE, "--store", first) for _ in range(2))
    ringkas("export", tmp_path / "out.toml", "--store", first)
    ringkas("import", tmp_path / "out.toml", "--store", second)
    ringkas("export", tmp_path / "again.jsonl", "--store", second)
    ringkas("export", tmp_path / "straight.jsonl", "--store", first)

    assert "0 changed" not in imported.stderr
    assert imported.stdout.startswith("117 ")
    assert repeated.stdout.startswith("0 ")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "straight.jsonl").read_bytes()


def test_a_store_answers_like_the_sample_it_was_made_from(tmp_path: Path) -> None:
    """`--store` picks a store."""
    store = tmp_path / "news.sqlite"
    ringkas("import", SAMPLE, "--store", store)
    from_store, built_in = (
        ringkas("ask", "/kazakhstan", "--at", "2026-11-21", *extra) for extra in (("--store", store), ())
    )

    assert from_store.stdout == built_in.stdout


def test_a_bad_record_file_changes_nothing_and_says_why(tmp_path: Path) -> None:
    """P12: file, line and key are told, and the store stays as it was."""
    store, bad = tmp_path / "news.sqlite", tmp_path / "bad.toml"
    ringkas("import", SAMPLE, "--store", store)
    bad.write_text('[[source]]\nid = "x"\nname = "X"\n\n[[source]]\nid = "y"\nnaem = "Y"\n')
    before = ringkas("export", tmp_path / "before.jsonl", "--store", store)
    done = ringkas("import", bad, "--store", store)
    ringkas("export", tmp_path / "after.jsonl", "--store", store)

    assert before.returncode == 0
    assert done.returncode == 1
    assert f"{bad}:7: naem:" in done.stderr
    assert "“name”" in done.stderr
    assert (tmp_path / "after.jsonl").read_bytes() == (tmp_path / "before.jsonl").read_bytes()


def test_a_bad_briefing_leaves_the_others_answering(tmp_path: Path) -> None:
    """P12: a bad briefing file is told on standard error, and every good one answers."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "good.toml").write_text((ROOT / "briefings" / "kazakhstan.toml").read_text())
    (folder / "bad.toml").write_text('[titel]\nid = "x"\n')
    (tmp_path / "config.toml").write_text('[briefings]\nfolder = "briefings"\n[language]\ndefault = "en"\n')
    answered = ringkas("ask", "/good", folder=tmp_path)
    checked = ringkas("check", folder=tmp_path)

    assert "bad.toml:1: titel:" in answered.stderr
    assert "What matters most" in answered.stdout
    assert checked.returncode == 1
    assert "bad.toml:1: titel:" in checked.stderr


def test_check_looks_at_tokens_as_the_bot_does(tmp_path: Path) -> None:
    """A token that is none is told before the bot is started, and by nothing that needs no token."""
    (tmp_path / "token").write_text("no token")
    (tmp_path / "config.toml").write_text('[telegram]\ntoken_file = "token"\n')
    checked, asked = ringkas("check", folder=tmp_path), ringkas("ask", "/help", folder=tmp_path)

    assert (checked.returncode, asked.returncode) == (1, 0)
    assert "token" in checked.stderr
    assert "no token" not in checked.stderr


def test_check_finds_nothing_wrong_with_what_we_ship() -> None:
    """Configuration, briefings and sample are right, and status says so."""
    done = ringkas("check")

    assert (done.returncode, done.stderr) == (0, "")
    assert "117" in done.stdout


def test_preview_prints_what_the_briefing_answers(tmp_path: Path) -> None:
    """A file that stands anywhere is previewed as if it were in the folder."""
    file = tmp_path / "mine.toml"
    file.write_text((ROOT / "briefings" / "tokayev.toml").read_text().replace("aliases", "# aliases"))
    previewed = ringkas("preview", file, "--language", "en", "--as", "telegram", "--at", "2026-12-01T07:00")
    asked = ringkas("ask", "/tokayev", "--language", "en", "--as", "telegram", "--at", "2026-12-01T07:00")

    assert previewed.returncode == 0, previewed.stderr
    assert previewed.stdout == asked.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ask", "/x", "--at", "yesterday"), 2, "is no moment"),
        (("ask", "/x", "--language", "xx"), 2, "--language"),
        (("import", "nowhere.toml", "--store", "s.sqlite"), 1, "nowhere.toml"),
        (("import", str(SAMPLE)), 2, "--store"),
        (("ask", "/x", "--store", str(ROOT / "README.md")), 1, "not a store of Ringkas"),
        (("--config", "nowhere.toml", "check"), 1, "nowhere.toml"),
        (("preview", "nowhere.toml"), 1, "nowhere.toml"),
        (("export", "out.txt"), 1, ".toml or .jsonl"),
        (("export", "no/such/folder/out.jsonl"), 1, "no/such/folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: tuple[str, ...], status: int, said: str, tmp_path: Path) -> None:
    """No mistake ends in a traceback; the status tells a script."""
    done = ringkas(*arguments, folder=tmp_path, RINGKAS_LANGUAGE__DEFAULT="en")

    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_are_told_in_the_configured_language(tmp_path: Path) -> None:
    """An Indonesian newsroom reads Indonesian."""
    (tmp_path / "bad.toml").write_text('[[source]]\nid = "TIDAK BOLEH"\nname = "X"\n')
    (tmp_path / "config.toml").write_text('[language]\ndefault = "id"\n')
    done = ringkas("import", "bad.toml", "--store", "s.sqlite", folder=tmp_path)

    assert "tidak bisa menjadi id" in done.stderr


@pytest.mark.parametrize("kind", ["records", "record-line", "briefing"])
def test_schemas_are_printed(kind: str) -> None:
    """An editor can be given the schema of each kind of file."""
    assert json.loads(ringkas("schema", kind).stdout)["$schema"].startswith("https://json-schema.org/")


def test_only_an_import_makes_a_store(tmp_path: Path) -> None:
    """A store that is misspelt is told, not made."""
    for command in (
        ["ask", "/kazakhstan"],
        ["chat"],
        ["export", "out.jsonl"],
        ["preview", str(ROOT / "briefings" / "defence.toml")],
    ):
        done = ringkas(*command, "--store", "typo.sqlite", "--language", "en", folder=tmp_path)

        assert done.returncode == 1
        assert "there is no store" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_first_check_needs_no_store(tmp_path: Path) -> None:
    """Records can be checked before the first import has made the configured store."""
    (tmp_path / "config.toml").write_text('[store]\npath = "news.sqlite"\n[language]\ndefault = "en"\n')
    done = ringkas("check", SAMPLE, folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "117 records" in done.stdout
    assert not (tmp_path / "news.sqlite").exists()


def test_a_briefing_is_told_from_records_by_what_it_holds(tmp_path: Path) -> None:
    """Wherever the file stands."""
    (tmp_path / "mine.toml").write_text((ROOT / "briefings" / "defence.toml").read_text())
    done = ringkas("check", "mine.toml", "--language", "en", folder=tmp_path)

    assert (done.returncode, done.stdout) == (0, "Right: 0 records, 1 briefings.\n")


def test_nothing_of_a_file_drives_the_terminal(tmp_path: Path) -> None:
    """Escape sequences in keys and names are told as words."""
    (tmp_path / "a.toml").write_text('[[source]]\n"\\u001b]0;owned\\u0007" = 1\n')
    done = ringkas("import", "a.toml", "--store", "s.sqlite", folder=tmp_path)

    assert done.returncode == 1
    assert "owned" in done.stderr
    assert not {"\x1b", "\x07"} & set(done.stderr)


def test_an_error_that_names_no_file_is_told_in_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody knows whether it was standard output."""
    with pytest.raises(SystemExit), errors_told("en"):
        raise OSError(errno.EADDRINUSE, "Address already in use")

    assert capsys.readouterr().err == "Something went wrong: another program listens there already\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "> /dev/full"])
def test_closed_streams_end_without_a_traceback(closed: str) -> None:
    """Nobody to read from, nobody to tell, or no room for it."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{RINGKAS} chat {closed}"],
        input="/kazakhstan\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )

    assert done.returncode in {0, 1, 120}  # 120: Python could not empty its buffer either
    assert "Traceback" not in done.stderr


def test_text_that_is_no_text_is_read_as_far_as_it_can_be() -> None:
    """Bytes of another encoding stop neither the line nor the conversation."""
    done = subprocess.run(
        [RINGKAS, "chat", "--language", "en"],
        input=b"/search \xff\xfe\n/tokayev\n",
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8:strict"},
    )

    assert done.returncode == 0
    assert b"Kassym-Jomart Tokayev" in done.stdout


def test_help_of_every_command_is_there() -> None:
    """Each says what it does and which options it takes."""
    assert isinstance(main, click.Group)
    for command in main.commands.values():
        context = click.Context(command, info_name=command.name)
        assert command.get_short_help_str()
        assert all(option.help for option in command.params if isinstance(option, click.Option))
        assert "Usage:" in command.get_help(context)
