"""The inbox: a folder into which people drop articles; what was taken and what was refused moves out of it.

A file is moved and never deleted or written over, and one that was refused has a note beside it that says why.
"""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from bot.intake.ways.files import is_left_behind
from bot.intake.ways.kinds import kind_of_file

DONE = "done"
REFUSED = "refused"


def waiting(inbox: Path) -> list[Path]:
    """The files that wait in an inbox, and the inbox itself, so that its coming and going is seen; other files are left."""
    with suppress(OSError):
        there = sorted(path for path in inbox.iterdir() if not is_left_behind(path))
        return [inbox, *(path for path in there if kind_of_file(path) is not None and not path.is_dir())]
    return []


def taken(path: Path) -> Path:
    """Move a file whose articles were taken to `done/` beside it; where it is now.

    Raises:
        OSError: It cannot be moved.
    """
    return _moved(path, path.parent / DONE)


def refused(path: Path, why: str) -> Path:
    """Move a file that could not be read to `refused/` beside it, with a note that says why; where it is now.

    Raises:
        OSError: It cannot be moved, or the note not be written.
    """
    moved = _moved(path, path.parent / REFUSED)
    note = moved.with_name(f"{moved.name}.txt")
    note.write_text(f"{why}\n", encoding="utf-8")
    return moved


def _moved(path: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for number in count(1):
        target = folder / (path.name if number == 1 else f"{path.stem} ({number}){path.suffix}")
        note = target.with_name(f"{target.name}.txt")
        if os.path.lexists(target) or os.path.lexists(note):
            continue
        path.rename(target)
        return target
    raise AssertionError("numbers do not end")
