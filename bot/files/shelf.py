"""The folder of briefing files as a shelf: read, checked against, written to.

A file is written beside its place and moved there in one step, so that no reader, and no crash, ever finds half of it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from bot.domain.briefing import BriefingSpec, checked_command_name
from bot.domain.command_names import SUFFIX, wrong_command
from bot.domain.errors import BotError, Fault, FaultyFiles, InvalidValue, Notice, notice
from bot.domain.ports import RecordStore
from bot.domain.shelf import Shelved
from bot.files.briefings import briefings_of, load_briefings
from bot.files.folders import is_left_behind
from bot.files.lines import TomlLines
from bot.files.reading import TOML_LIMIT
from bot.languages.system_errors import reason_of

Trial = Callable[[BriefingSpec, RecordStore], Notice | None]
"""Tries out what a briefing would show; why it cannot be shown, or null."""
_MODE = 0o644  # of a new file; an editor at the machine reads it too


class FolderShelf:
    """A `BriefingShelf` over one folder; `reserved` commands cannot name a briefing."""

    def __init__(
        self,
        folder: Path,
        reserved: frozenset[str],
        *,
        is_fixed: bool = False,
        trial: Trial | None = None,
    ) -> None:
        """`trial` tries out what a file would show before it comes in use, but for the first that are ever read."""
        self._folder = folder
        self._trial = trial
        self._is_fixed = is_fixed  # the sample's own: it is part of the program, and not to be written
        self._reserved = reserved
        self._good: dict[str, tuple[BriefingSpec, str]] = {}  # the last good version of each file, and its text
        self._lock = Lock()

    def recall(self, texts: Mapping[str, str], store: RecordStore) -> dict[str, BriefingSpec]:
        """See `BriefingShelf`."""
        with self._lock:
            read = briefings_of(texts, reserved=self._reserved, store=store)
            self._good = {name: (spec, texts[name]) for name, spec in read.items()} | self._good
            return _each_command_once(read.values())

    def load(self, store: RecordStore, held: Collection[str] = (), gone: Collection[str] | None = None) -> Shelved:
        """See `BriefingShelf`; where the folder itself cannot be read, everything stays as it was."""
        with self._lock:
            good, faults = self._read(store, held)
            names = self._names()
            away = set() if gone is None else self._good.keys() - set(gone)
            there = None if names is None else names.union(held, away)
            kept = {
                name: known
                for name, known in self._good.items()
                if name not in good and (there is None or name in there)
            }
            self._good = good | kept
            specs = _each_command_once(spec for spec, _ in self._good.values())
            texts = {name: text for name, (_, text) in self._good.items()}
            return Shelved(specs, texts, None if there is None else frozenset(there), faults)

    def faults(self, store: RecordStore) -> tuple[Fault, ...]:
        """See `BriefingShelf`."""
        with self._lock:
            return self._read(store, ())[1]

    def _read(
        self, store: RecordStore, held: Collection[str]
    ) -> tuple[dict[str, tuple[BriefingSpec, str]], tuple[Fault, ...]]:
        """The files that are right, each with its text, and what is wrong with the others; none of those `held`."""
        read = load_briefings(self._folder, reserved=self._reserved, store=store)
        faults = [fault for fault in map(without_folder, read.faults) if Path(fault.file).stem not in held]
        refused = self._refused([spec for spec in read.specs if spec.name not in held], store)
        passed_over = {*held, *(Path(fault.file).stem for fault in refused)}
        good = {spec.name: (spec, read.texts[spec.name]) for spec in read.specs if spec.name not in passed_over}
        return good, (*faults, *refused)

    def _refused(self, specs: Sequence[BriefingSpec], store: RecordStore) -> list[Fault]:
        """Those of changed briefings that cannot be shown."""
        if self._trial is None or not self._good:
            return []
        found: list[Fault] = []
        for spec in specs:
            known = self._good.get(spec.name)
            words = self._trial(spec, store) if known is None or known[0] != spec else None
            if words is not None:
                found.append(Fault(f"{spec.name}{SUFFIX}", None, "", words))
        return found

    def check(self, name: str, content: bytes, store: RecordStore) -> BriefingSpec:
        """See `BriefingShelf`; the file is checked among copies of the others, in a folder of its own."""
        file = f"{name}{SUFFIX}"
        if words := wrong_command(name, self._reserved):
            raise FaultyFiles((Fault(file, None, "", words),))
        with (
            _worded(notice("the file cannot be checked")),
            tempfile.TemporaryDirectory(prefix="ringkas-") as folder,
        ):
            staged = Path(folder, file)
            self._copy_others(name, Path(folder))
            staged.write_bytes(content)
            found = load_briefings(Path(folder), reserved=self._reserved, store=store)
        faults = [fault for fault in found.faults if fault.file == str(staged)]
        faults += [
            _turned_round(fault, name, content)
            for fault in found.faults
            if fault.file != str(staged) and dict(fault.notice.values).get("file") == str(staged)
        ]
        if faults:
            raise FaultyFiles(tuple(without_folder(fault) for fault in faults))
        spec = next(spec for spec in found.specs if spec.name == name)
        if self._trial is not None and (words := self._trial(spec, store)) is not None:
            raise FaultyFiles((Fault(file, None, "", words),))
        return spec

    def names(self) -> set[str]:
        """See `BriefingShelf`."""
        return {name for name in self._names() or () if not wrong_command(name)}

    def text(self, name: str) -> str | None:
        """See `BriefingShelf`."""
        path = self._path(name)
        try:
            return _content(path).decode("utf-8-sig", "replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            words = notice("cannot be read: {reason}", reason=reason_of(error))
            raise FaultyFiles((Fault(path.name, None, "", words),)) from None

    def _check_writable(self) -> None:
        if self._is_fixed:
            raise InvalidValue(
                notice("the built-in sample cannot be changed; set store.path and briefings.folder first")
            )

    def put(self, name: str, text: str, *, is_first: bool = False) -> None:
        """See `BriefingShelf`."""
        self._check_writable()
        with _worded(notice("the folder of the briefings cannot be written")):
            if is_first:
                self._folder.mkdir(exist_ok=True)
            elif not self._folder.is_dir():  # alone in a new one, this file would be the end of all others
                raise BotError(notice("the folder of the briefings is away; bring it back, or make it anew"))
            _write(self._own_path(name), text.encode())

    def remove(self, name: str) -> bool:
        """See `BriefingShelf`."""
        self._check_writable()
        with _worded(notice("the folder of the briefings cannot be written")):
            try:
                self._own_path(name).unlink()
            except FileNotFoundError:
                self._paths()  # raises where the folder itself is away: its files are not gone
                return False
            return True

    def _paths(self) -> list[Path]:
        """What the reader of the folder takes for briefing files."""
        return [
            path for path in self._folder.iterdir() if path.suffix.casefold() == SUFFIX and not is_left_behind(path)
        ]

    def _names(self) -> set[str] | None:
        """The names of the files there are; null: the folder cannot be read."""
        try:
            return {path.stem for path in self._paths()}
        except OSError:
            return None

    def _path(self, name: str) -> Path:
        """Where the file of this name stands, however its suffix is written, or is to stand.

        Raises:
            InvalidValue: The name cannot be a command, such as one that leads out of the folder.
        """
        path = self._folder / f"{checked_command_name(name)}{SUFFIX}"
        if os.path.lexists(path):
            return path
        with suppress(OSError):
            return next((other for other in self._paths() if other.stem == name), path)
        return path

    def _own_path(self, name: str) -> Path:
        """Where the file of this name may be written.

        Raises:
            BotError: It is a link to another folder, where somebody else keeps it.
        """
        path = self._path(name)
        if path.is_symlink() and Path(os.path.realpath(path)).parent != Path(os.path.realpath(self._folder)):
            raise BotError(notice("“{file}” is a link to another folder; change it there", file=path.name))
        return path

    def _copy_others(self, name: str, folder: Path) -> None:
        """Copy the files of the other briefings; one that cannot be read takes no command from anybody."""
        with suppress(FileNotFoundError):
            for path in self._paths():
                with suppress(OSError):
                    if path.stem != name and path.is_file() and path.stat().st_size <= TOML_LIMIT:
                        shutil.copyfile(path, folder / path.name)


def _each_command_once(specs: Iterable[BriefingSpec]) -> dict[str, BriefingSpec]:
    """The briefings by name, without aliases that others have; a file kept from earlier may clash with newer ones."""
    by_name = {spec.name: spec for spec in specs}
    taken = set(by_name)
    for name, spec in by_name.items():
        own = tuple(alias for alias in spec.aliases if alias not in taken)
        by_name[name] = replace(spec, aliases=own)
        taken.update(own)
    return by_name


def _turned_round(fault: Fault, name: str, content: bytes) -> Fault:
    """A fault of another file, from which this one would take a command, as a fault of this one."""
    values = dict(fault.notice.values)
    command, free = values["name"], values["free"]
    words = notice("“{name}” is taken by {file}; “{free}” is free", name=command, file=fault.file, free=free)
    if command == name:
        return Fault(f"{name}{SUFFIX}", None, "", words)
    line = TomlLines(content.decode("utf-8-sig", "replace")).line_of(("aliases",))
    return Fault(f"{name}{SUFFIX}", line, "aliases", words)


def without_folder(fault: Fault) -> Fault:
    """The fault with files by their names alone: where the folder stands is nothing for a chat."""
    values = tuple((key, Path(str(value)).name if key == "file" else value) for key, value in fault.notice.values)
    return replace(fault, file=Path(fault.file).name, notice=Notice(fault.notice.text, values))


@contextmanager
def _worded(what: Notice) -> Iterator[None]:
    """What the machine refuses, in words for a chat, without a path."""
    try:
        yield
    except OSError as error:
        raise BotError(notice("{what}: {reason}", what=what, reason=reason_of(error))) from None


def _content(path: Path) -> bytes:
    """What a file holds, up to the largest that is read."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))  # a pipe would be waited for without end
    with path.open("rb") as file:
        return file.read(TOML_LIMIT + 1)


def _write(path: Path, data: bytes) -> None:
    """Write a file in one step; it keeps its permissions."""
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _MODE
    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
