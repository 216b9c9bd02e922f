"""Files: of every sort, by name and beginning, and what cannot be read is told."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import pytest_asyncio
from requirements import folder
from ways_scenes import NOW, PROSE, item, page, rss

from bot.intake.ways import files
from bot.intake.ways.passages import Unreadable
from bot.intake.ways.reading_room import ReadingRoom

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def room() -> AsyncIterator[ReadingRoom]:
    """A reader."""
    async with ReadingRoom() as room:
        yield room


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", PROSE.encode()),
        ("a.TXT", PROSE.encode("utf-16")),
        ("a.md", b"# Judul\n\n" + PROSE.encode()),
        ("a.html", page()),
        ("a.eml", b"Subject: Judul\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + PROSE.encode()),
        ("a.xml", rss(item("/a", content=PROSE))),
        ("a.rss", rss(item("/a", content=PROSE))),
        ("a.json", b'{"version":"https://jsonfeed.org/version/1.1","items":[{"content_text":"%b"}]}' % PROSE.encode()),
        ("feed.html", rss(item("/a", content=PROSE))),
        ("page.xml", page()),
    ],
)
async def test_a_file_of_every_sort_is_read(room: ReadingRoom, tmp_path: Path, name: str, data: bytes) -> None:
    """By its name, and by how it begins."""
    (tmp_path / name).write_bytes(data)

    (arrival,) = await files.read(tmp_path / name, room, NOW)

    assert ("rapat warga" in arrival.text, name, NOW) == (True, arrival.way, arrival.arrived_at)


async def test_the_original_articles_come_as_they_are(room: ReadingRoom) -> None:
    """Evidence is cut from them, letter by letter."""
    for path in sorted(folder("seeds", "RINGKAS_SEEDS").glob("*.txt")):
        (arrival,) = await files.read(path, room, NOW)

        assert (path.read_text(encoding="utf-8").strip(), ()) == (arrival.text, arrival.remarks)


async def test_what_had_to_be_guessed_stands_with_the_arrival(room: ReadingRoom, tmp_path: Path) -> None:
    """The editor sees it beside the draft."""
    (tmp_path / "a.txt").write_bytes("Café di desa".encode("cp1252"))

    (arrival,) = await files.read(tmp_path / "a.txt", room, NOW)

    assert ["the encoding is not said; it was read as windows-1252"] == [each.in_english() for each in arrival.remarks]


async def test_of_a_saved_feed_teasers_are_marked_and_empty_entries_counted(room: ReadingRoom, tmp_path: Path) -> None:
    """Nothing is passed over in silence."""
    (tmp_path / "a.xml").write_bytes(rss(item("/a"), "<title>Tanpa isi</title>", item("/b", content=PROSE)))

    first, second = await files.read(tmp_path / "a.xml", room, NOW)

    assert [
        "entries of the feed that hold no text and were left out: 1",
        "this seems to be only the beginning of the article",
    ] == [each.in_english() for each in first.remarks]
    assert () == second.remarks


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder.txt", "this is a folder; a file was expected"),
        ("device.txt", "this is a device or a pipe; a file was expected"),
        ("pipe.txt", "this is a device or a pipe; a file was expected"),
        ("nowhere.txt", "cannot be read: there is no such file or folder"),
        ("circle.txt", "cannot be read: its links lead in a circle"),
        ("a.docx", "articles are read from .txt, .text, .md"),
        ("empty.txt", "it holds no text"),
        ("empty.xml", "this is no feed"),
        ("long.md", "it is larger than 2 MiB"),
        ("long.xml", "it is larger than 20 MiB"),
        ("page.xml", "it is larger than 2 MiB"),
        ("titles.xml", "it holds no text"),
    ],
)
async def test_what_cannot_be_read_is_told(room: ReadingRoom, tmp_path: Path, name: str, why: str) -> None:
    """Each with its own reason, before anything waits for a pipe."""
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    for empty in ("a.docx", "empty.txt", "empty.xml"):
        (tmp_path / empty).touch()
    (tmp_path / "long.md").write_bytes(b"x" * (2**21 + 1))
    (tmp_path / "page.xml").write_bytes(page() + b"x" * 2**21)
    (tmp_path / "long.xml").write_bytes(b" " * (20 * 2**20 + 1))
    (tmp_path / "titles.xml").write_bytes(rss("<title>Satu</title>"))

    with pytest.raises(Unreadable) as caught:
        await files.read(tmp_path / name, room, NOW)

    assert str(caught.value).startswith(why)


async def test_a_letter_may_be_large_by_what_is_attached_to_it(room: ReadingRoom, tmp_path: Path) -> None:
    """Photos are sent along; only the words are read."""
    letter = EmailMessage()
    letter.set_content("Isi surat.")
    letter.add_attachment(b"\0" * 5 * 2**20, maintype="image", subtype="jpeg")
    (tmp_path / "a.eml").write_bytes(letter.as_bytes())

    (arrival,) = await files.read(tmp_path / "a.eml", room, NOW)

    assert "Isi surat." == arrival.text


async def test_a_file_that_somebody_sent_is_read_as_one_that_lies_there(room: ReadingRoom) -> None:
    """A chat brings it as a name and some bytes."""
    (arrival,) = await files.read_sent("kiriman.md", f"# Judul\n\n{PROSE}".encode(), room, NOW)
    with pytest.raises(Unreadable, match="articles are read from"):
        await files.read_sent("kiriman.docx", b"PK", room, NOW)

    assert ("Judul", "kiriman.md") == (arrival.title, arrival.way)
