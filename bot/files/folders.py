"""Find the record files that a person means by naming files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.domain.errors import Fault, notice
from bot.languages.system_errors import reason_of

SUFFIXES = (".toml", ".jsonl")


def record_files(paths: Sequence[Path]) -> tuple[list[Path], list[Fault]]:
    """The record files among `paths` and in the folders among them, sorted within a folder, each once.

    A named file must be a record file; in a folder, other files are passed over, as are hidden ones and the copies
    that editors leave.
    """
    files: dict[str, Path] = {}
    faults: list[Fault] = []
    for path in paths:
        for found in _under(path, ()) if _is_folder(path) else _named(path):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                files.setdefault(os.path.realpath(found), found)
    return list(files.values()), faults


def is_left_behind(path: Path) -> bool:
    """Whether a file in a folder is hidden, or an editor's copy: `.x.toml.swp`, `#x.toml#`, `x.toml~`."""
    return path.name.startswith((".", "#")) or path.name.endswith("~")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a folder around it may not be entered; reading it will say so
        return False


def _named(path: Path) -> Iterator[Path | Fault]:
    if path.suffix.casefold() in SUFFIXES:
        yield path
    elif _is_missing(path):
        yield Fault(str(path), None, "", notice("there is no such file or folder"))
    else:
        toml, lines = SUFFIXES
        words = notice("records are read from {toml} and {lines} files", toml=toml, lines=lines)
        yield Fault(str(path), None, "", words)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:  # a folder around it may not be entered: nobody knows
        return False
    return False


def _under(folder: Path, around: tuple[Path, ...]) -> Iterator[Path | Fault]:
    real = folder.resolve()
    if real in around:
        yield Fault(str(folder), None, "", notice("this link leads back into a folder around it"))
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Fault(str(folder), None, "", notice("cannot be read: {reason}", reason=reason_of(error)))
        return
    for entry in entries:
        if is_left_behind(entry):
            continue
        if _is_folder(entry):
            yield from _under(entry, (*around, real))
        elif entry.suffix.casefold() in SUFFIXES:
            yield entry
