"""Folders, the inbox and the chat: what is read, what is passed over, and where a file goes afterwards."""

from __future__ import annotations

from pathlib import Path

from ways_scenes import NOW

from bot.intake.ways import files, inbox


def test_a_folder_gives_its_articles_in_order_and_no_others(tmp_path: Path) -> None:
    """Copies of editors, hidden files and other sorts are somebody else's."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.html", "b/d.eml", ".hidden.txt", "x.txt~", "#x.txt#", "picture.png"):
        (tmp_path / name).touch()

    assert ["a.html", "b/d.eml", "c.txt"] == [
        str(path.relative_to(tmp_path)) for path in files.article_files(tmp_path) if isinstance(path, Path)
    ]


def test_a_link_back_into_a_folder_around_it_is_told(tmp_path: Path) -> None:
    """It would go on for ever."""
    (tmp_path / "again").symlink_to(tmp_path)

    found = [each for each in files.article_files(tmp_path) if not isinstance(each, Path)]

    assert [(tmp_path / "again", "this link leads back into a folder around it")] == [
        (path, str(error)) for path, error in found
    ]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """It may hold what is missing."""
    found = [each for each in files.article_files(tmp_path / "gone") if not isinstance(each, Path)]

    assert ["cannot be read: there is no such file or folder"] == [str(error) for _, error in found]


def test_a_text_from_a_chat_is_as_it_is_seen() -> None:
    """It comes without a file, and with the same tricks."""
    arrival = files.pasted("\u202eRapat\u200b  warga\r\nbesok", NOW, "telegram:1")

    assert ("Rapat warga\nbesok", "telegram:1", 2) == (arrival.text, arrival.way, len(arrival.remarks))


def test_an_inbox_names_what_waits_and_itself(tmp_path: Path) -> None:
    """What was taken or refused lies in folders of their own, and is not taken again."""
    for name in ("b.txt", "a.html", ".x.txt", "picture.png"):
        (tmp_path / name).touch()
    (tmp_path / inbox.DONE).mkdir()
    (tmp_path / inbox.DONE / "old.txt").touch()

    assert [tmp_path, tmp_path / "a.html", tmp_path / "b.txt"] == inbox.waiting(tmp_path)
    assert [] == inbox.waiting(tmp_path / "gone")


def test_files_that_were_taken_are_kept_beside_even_under_one_name(tmp_path: Path) -> None:
    """Nothing is written over."""
    for text in ("satu", "dua"):
        (tmp_path / "a.txt").write_text(text)
        inbox.taken(tmp_path / "a.txt")

    assert ("satu", "dua") == tuple((tmp_path / "done" / name).read_text() for name in ("a.txt", "a (2).txt"))
    assert not (tmp_path / "a.txt").exists()


def test_a_file_that_was_refused_lies_beside_the_reason(tmp_path: Path) -> None:
    """Whoever dropped it may not read the log; no note is written over another file."""
    for why in ("terlalu besar", "rusak"):
        (tmp_path / "a.html").write_text("x")
        inbox.refused(tmp_path / "a.html", why)

    notes = {path.name: path.read_text() for path in (tmp_path / "refused").glob("*.txt")}

    assert {"a.html.txt": "terlalu besar\n", "a (2).html.txt": "rusak\n"} == notes
