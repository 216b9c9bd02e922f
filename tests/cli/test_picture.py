"""`ringkas picture` as its users meet it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from shells import ringkas, ringkas_process

AT = ("--at", "2026-11-21T07:00")


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize(
    ("what", "topic"), [("timeline", "kazakhstan"), ("compare", "kazakhstan"), ("briefing", "defence")]
)
def test_a_picture_is_written_and_told_in_words(what: str, topic: str, code: str, tmp_path: Path) -> None:
    """The file is a PNG of a phone's width, and what it shows stands on standard output."""
    out = tmp_path / "out.png"
    done = ringkas("picture", what, topic, "--language", code, "-o", out, *AT)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Kazakhstan" in done.stdout
    with Image.open(out) as picture:
        assert picture.size[0] == 1080


def test_a_page_and_a_window_can_be_asked_for(tmp_path: Path) -> None:
    """Arguments behind the topic mean what they mean in a chat."""
    out = tmp_path / "out.svg"
    done = ringkas("picture", "timeline", "kazakhstan", "2022..2025", "newest", "--page", "2", "-o", out, *AT)

    assert done.returncode == 0, done.stderr
    assert out.read_text("utf-8").startswith("<svg ")


def test_which_picture_was_written_is_told_and_how_to_have_the_next(tmp_path: Path) -> None:
    """Nobody else would learn that there are more."""
    out = tmp_path / "out.svg"
    first, last = (
        ringkas("picture", "timeline", "kazakhstan", "--page", page, "--language", "en", "-o", out, *AT).stdout
        for page in ("1", "3")
    )

    assert first.splitlines()[-1] == f"Picture 1 of 3 written to {out}; the next: --page 2"
    assert last.splitlines()[-1] == f"Picture 3 of 3 written to {out}."


def test_the_same_question_gives_the_same_file(tmp_path: Path) -> None:
    """P6: two processes, one picture."""
    files = [tmp_path / "one.png", tmp_path / "two.png"]
    for file in files:
        ringkas_process("picture", "timeline", "kazakhstan", "-o", file, *AT)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("timeline", "kazakhstan", "--page", "9", "-o", "x.png"), 1, "There is no picture 9; the last is 3."),
        (("timeline", "atlantis", "-o", "x.png"), 1, "atlantis"),
        (("timeline", "kazakhstan", "1750", "-o", "x.png"), 1, "There is nothing to draw"),
        (("timeline", "kazakhstan", "-o", "x.jpg"), 2, ".png or .svg"),
        (("timeline", "kazakhstan", "-o", "nowhere/x.png"), 1, "nowhere/x.png"),
    ],
)
def test_what_cannot_be_drawn_is_told(arguments: tuple[str, ...], status: int, told: str, tmp_path: Path) -> None:
    """One line says what is wrong, and nothing is written."""
    placed = [str(tmp_path / each) if each.endswith((".png", ".jpg")) else each for each in arguments]
    done = ringkas("picture", *placed, "--language", "en", *AT)

    assert done.returncode == status
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
