"""Briefings' history at the command line: what would change, which versions there are, and the way back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from platforms.editing_rooms import Room, opened_room, sample_store
from shells import ringkas, ringkas_process

NATO = 'title = { id = "Tentang NATO", en = "About NATO" }\nabout.words = ["NATO"]\n'
DIGEST = '[[digest]]\nat = "07:00"\nzone = "Asia/Jakarta"\nto = ["telegram:-1001234567890/42"]\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a store, briefings and a configuration; the bot ran there once."""
    store = sample_store(tmp_path)
    with opened_room(tmp_path, store, book=store):
        pass
    (tmp_path / "config.toml").write_text('[store]\npath = "sample.db"\n[language]\ndefault = "en"\n')
    return tmp_path


def test_what_readers_would_see_is_told_before_it_is_in_use(place: Path) -> None:
    """Commands that come and go, words, claims that enter or leave, and when digests come next."""
    file = place / "briefings" / "kazakhstan.toml"
    file.write_text(file.read_text().replace("claims = 3", "claims = 1") + DIGEST)
    (place / "briefings" / "nato.toml").write_text(NATO)
    (place / "briefings" / "tokayev.toml").unlink()

    done = ringkas("check", "--diff", folder=place)

    assert done.returncode == 0, done.stderr
    for words in ("/nato", "About NATO", "/tokayev is removed.", "show.claims: 3 → 1", "Claims that leave", "at 07:00"):
        assert words in done.stdout


def test_where_nothing_would_change_it_says_so(place: Path) -> None:
    """A wrong file changes nothing either, but is told."""
    assert ringkas("check", "--diff", folder=place).stdout.strip() == "Nothing has changed"
    (place / "briefings" / "tokayev.toml").write_text("title = 3\n")

    done = ringkas("check", "--diff", folder=place)

    assert (done.returncode, done.stdout.strip()) == (1, "Nothing has changed")
    assert "briefings/tokayev.toml:1: title:" in done.stderr


def test_a_command_that_changed_hands_is_no_change_either(place: Path) -> None:
    """What stays in use while its file is wrong had lost it before."""
    store, folder = place / "sample.db", place / "briefings"
    (folder / "kazakhstan.toml").write_text("x =")
    with closing(Room(folder, store, None, store)) as room:
        room.run(room.editing.begin())
        (folder / "another.toml").write_text(f'aliases = ["kz"]\n{NATO}')
        room.run(room.editing.load())

    assert ringkas("check", "--diff", folder=place).stdout.strip() == "Nothing has changed"


def test_a_folder_that_cannot_be_read_is_no_change(place: Path) -> None:
    """Nobody wished its briefings away."""
    (place / "briefings").rename(place / "elsewhere")

    done = ringkas("check", "--diff", folder=place)

    assert (done.returncode, done.stdout.strip()) == (1, "Nothing has changed")
    assert done.stderr.startswith("briefings: cannot be read")


def test_a_difference_is_that_of_the_whole_folder(place: Path) -> None:
    """A path beside it is a misspelling."""
    assert ringkas("check", "--diff", "briefings", folder=place).returncode == 2


def test_a_briefing_goes_back_to_what_it_was(place: Path) -> None:
    """By the same history as in chats; who did it is told there."""
    file = place / "briefings" / "kazakhstan.toml"
    first = file.read_text()
    file.write_text(first.replace("claims = 3", "claims = 1"))

    done = ringkas_process("rollback", "kazakhstan", folder=place)

    assert done.returncode == 0, done.stderr
    assert file.read_text() == first
    listed = ringkas_process("versions", "kazakhstan", folder=place).stdout
    assert next(line for line in listed.splitlines() if line.startswith("3 ")).endswith("at the console")
    assert ringkas("rollback", "kazakhstan", "2", folder=place).returncode == 0
    assert "claims = 1" in file.read_text()


@pytest.mark.parametrize("words", [("rollback", "kazakhstan", "7"), ("rollback", "russia"), ("versions", "russia")])
def test_what_was_never_there_changes_nothing(place: Path, words: tuple[str, ...]) -> None:
    """Status 1, and in words."""
    done = ringkas(*words, folder=place)

    assert done.returncode == 1
    assert "There is no" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
