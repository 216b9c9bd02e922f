"""`ringkas ingest` and `review`, as they are run."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from articles import ARTICLE, CHANGED, FRENCH
from shells import RINGKAS, ringkas, ringkas_process


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a configuration, and a folder of articles."""
    (tmp_path / "config.toml").write_text('[store]\npath = "news.db"\n[language]\ndefault = "en"\n')
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "budget.txt").write_text(ARTICLE)
    return tmp_path


def the_draft(place: Path) -> str:
    """The id of the only draft that waits."""
    listed = ringkas("review", "--list", folder=place)
    assert listed.returncode == 0, listed.stderr
    found = re.search(r"• (\S+)", listed.stdout)
    assert found is not None, listed.stdout
    return found[1]


def test_an_article_becomes_a_draft_and_then_news(place: Path) -> None:
    """Nothing is shown to readers before an editor accepts it."""
    done = ringkas_process("ingest", "news", folder=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == [
        "Articles: 1 new, 0 changed, 0 known already, 0 refused.",
        "Next, decide about the drafts: ringkas review",
    ]
    article = the_draft(place)
    assert "Tokayev" not in ringkas("ask", "/search tokayev", folder=place).stdout.replace("tokayev", "")
    shown = ringkas("review", article, folder=place)
    assert "The words it rests on" in shown.stdout
    accepted = ringkas_process("review", "--accept", article, folder=place)

    assert "This article is reviewed" in accepted.stdout, accepted.stderr
    assert "Tokayev" in ringkas("ask", "/search tenge", folder=place).stdout
    assert ringkas("review", folder=place).stdout.strip() == "No draft waits for an editor."


def test_the_same_text_is_taken_once(place: Path) -> None:
    """From whatever file; a text that changed is the next version of its article."""
    ringkas("ingest", "news", folder=place)
    (place / "news" / "copy.txt").write_text(ARTICLE.replace("\n", "  \n"))
    again = ringkas("ingest", "news", folder=place)
    assert again.stdout.splitlines()[-1] == "Articles: 0 new, 0 changed, 2 known already, 0 refused."
    (place / "news" / "budget.txt").write_text(CHANGED)
    changed = ringkas("ingest", "news/budget.txt", folder=place)

    assert changed.stdout.splitlines()[-2] == "Articles: 0 new, 1 changed, 0 known already, 0 refused."
    assert changed.stdout.startswith(f"changed: {the_draft(place)}")


def test_what_cannot_be_read_is_told_and_the_rest_taken(place: Path) -> None:
    """With status 1."""
    (place / "news" / "french.txt").write_text(FRENCH)
    (place / "news" / "broken.eml").write_bytes(b"\0" * 100)
    done = ringkas("ingest", "news", "missing.txt", folder=place)

    assert done.returncode == 1
    assert done.stdout.splitlines()[-2] == "Articles: 1 new, 0 changed, 0 known already, 3 refused."
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "news/broken.eml",
        "french.txt",
        "missing.txt",
    ]


def test_drafts_may_go_out_unreviewed(place: Path) -> None:
    """By an option, or as the configuration says; a rejected claim is withdrawn, and that is taken back as well."""
    (place / "config.toml").write_text(
        '[store]\npath = "news.db"\n[language]\ndefault = "en"\n[intake]\npublish = "unreviewed"\n'
    )
    ringkas("ingest", "news", folder=place)
    article = the_draft(place)
    assert "Unreviewed" in ringkas("ask", "/facts kassym-jomart-tokayev", folder=place).stdout
    reason = ("--reason-id", "Keliru", "--reason-en", "It was wrong")
    rejected = ringkas("review", "--reject", article, *reason, folder=place)
    assert "This article is rejected" in rejected.stdout, rejected.stderr
    assert "It was wrong" in ringkas("ask", "/corrections", folder=place).stdout
    undone = ringkas("review", "--undo", article, folder=place)

    assert "still has claims that wait" in undone.stdout
    assert "Unreviewed" in ringkas("ask", "/facts kassym-jomart-tokayev", folder=place).stdout


def test_a_reason_is_given_in_both_languages(place: Path) -> None:
    """Readers of both are told; and what is not there is not decided about."""
    assert ringkas("review", "--reject", "x", "--reason-id", "Keliru", folder=place).returncode == 2
    unknown = ringkas("review", "--accept", "x", folder=place)

    assert (unknown.returncode, unknown.stderr.strip()) == (1, "there is no draft “x”")


def test_what_is_told_at_a_terminal_stands_on_lines_of_its_own(place: Path) -> None:
    """The bar gives way to it, and is drawn again below."""
    (place / "news" / "other.txt").write_text(FRENCH)
    ours, theirs = pty.openpty()
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    process = subprocess.Popen(
        [RINGKAS, "ingest", "news"], cwd=place, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    try:
        shown = _until_it_ends(process, ours, b"")
    finally:
        process.kill()
        process.wait()
        os.close(ours)

    assert re.search(r"articles +\[", shown)
    assert re.findall(r"[^\r\n](new|other\.txt):", shown.replace("\x1b[2K", "\n")) == []
    assert re.findall(r"(new|other\.txt):", shown) == ["new", "other.txt"]


def test_an_editor_sits_at_the_keyboard(place: Path) -> None:
    """One key each, in a real terminal."""
    ringkas("ingest", "news", folder=place)
    article = the_draft(place)
    ours, theirs = pty.openpty()
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    process = subprocess.Popen(
        [RINGKAS, "review"], cwd=place, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    try:
        shown = _until_it_ends(process, ours, b"A")
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)

    assert "? help]" in shown
    assert "No draft waits" in ringkas("review", "--list", folder=place).stdout
    assert "is reviewed" in ringkas("review", "--accept", article, folder=place).stdout


def _until_it_ends(process: subprocess.Popen[bytes], terminal: int, key: bytes) -> str:
    """What a terminal shows until the process ends; the key is pressed at each question, and again where it was too early."""
    shown, deadline = "", time.monotonic() + 20
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError):  # it has just ended
            if select.select([terminal], [], [], 0.3)[0]:
                shown += os.read(terminal, 65536).decode(errors="replace")
            elif "? help]" in shown:
                os.write(terminal, key)
    with suppress(OSError):  # there is no more
        while select.select([terminal], [], [], 0)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")
    return shown


def test_the_same_story_in_two_outlets_has_one_origin(place: Path) -> None:
    """The later one has it from the earlier one, though it does not say so."""
    first = ARTICLE.replace("Astana, 25 Juli 2022 - ", "Astana, Gatra.com - ")
    (place / "news" / "budget.txt").write_text(first)
    later = first.replace("Gatra.com", "Kompas.com").replace("Senin (25/7/2022)", "Selasa (26/7/2022)")
    (place / "news" / "copy.txt").write_text(later)
    ringkas("ingest", "--publish-unreviewed", "news", folder=place)

    shown = ringkas("ask", "/sources kazakhstan", "--language", "en", folder=place).stdout
    assert "Gatra.com via Kompas.com" in shown
    assert "1 independent origin" in " ".join(shown.split())
