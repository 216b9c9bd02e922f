"""Opening what answering needs: the store, the briefings, and both together as an office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.config import BriefingsSection, Config
from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Fault, FaultyFiles, Notice, notice
from bot.domain.ports import Archive
from bot.files.briefings import load_briefing, load_briefings
from bot.files.importing import import_records, load
from bot.platforms.requests import RESERVED, Newsroom

SAMPLE = Path(__file__).parent.with_name("sample")
"""The built-in records, from which a first start answers."""

SAMPLE_BRIEFINGS = (SAMPLE / "briefings", Path(__file__).parents[2] / "briefings")
"""Where its briefings stand: in an installed package, and in a checkout, whose folder the package takes them from."""

SAMPLE_RECORDED_AT = datetime(2026, 11, 1, tzinfo=UTC)
"""When the sample counts as stored: a fixed moment, so that its answers are the same on any machine and day."""


@dataclass(frozen=True, slots=True)
class Office:
    """Everything that answering needs, joined; `faults` tells which briefing files were left out, and why."""

    archive: Archive
    newsroom: Newsroom
    faults: tuple[Fault, ...]

    def load_briefing(self, file: Path) -> BriefingSpec:
        """The briefing of one file, wherever it stands, checked against the store.

        Raises:
            FaultyFiles: Something in it is wrong.
        """
        return load_briefing(file, reserved=RESERVED, store=self.archive)


def sample_records() -> list[Path]:
    """The files of the built-in records."""
    return sorted(SAMPLE.glob("*.toml"))


def open_sample(*, passes_threads: bool = False) -> Archive:
    """A store in memory that holds the built-in sample."""
    from bot.store.sqlite import open_archive

    archive = open_archive(None, passes_threads=passes_threads)
    import_records(sample_records(), archive, SAMPLE_RECORDED_AT)
    return archive


def open_store(path: Path | None, *, read_only: bool = False) -> Archive:
    """The store at `path`, made where it is missing; the built-in sample where there is no path.

    Raises:
        StoreUnusable: The file is no store of ours, or cannot be opened.
    """
    from bot.store.sqlite import open_archive

    return open_sample() if path is None else open_archive(path, read_only=read_only)


def briefings_folder(config: Config) -> Path:
    """The folder of the briefing files; the sample's own where no store and no folder is set up yet."""
    folder = config.briefings.folder
    if config.store.path is not None or folder.exists() or folder != BriefingsSection().folder:
        return folder
    return next((place for place in SAMPLE_BRIEFINGS if place.exists()), folder)


@contextmanager
def opened_office(config: Config) -> Iterator[Office]:
    """Open the store and the briefings that a configuration names, and close them again.

    Raises:
        StoreUnusable: The store cannot be opened.
    """
    archive = open_store(config.store.path, read_only=True)
    try:
        briefings = load_briefings(briefings_folder(config), reserved=RESERVED, store=archive)
        specs = {spec.name: spec for spec in briefings.specs}
        yield Office(archive, Newsroom(archive, specs, rules=config.digests.rules), briefings.faults)
    finally:
        archive.close()


def clock(config: Config) -> datetime:
    """The moment, in the readers' zone."""
    return datetime.now(ZoneInfo(config.clock.zone))


def check_all(config: Config, paths: Sequence[Path]) -> tuple[Notice, tuple[Fault, ...]]:
    """Check files of briefings and records, changing nothing: how many of each were right, and every fault.

    Briefings are told from records by their folder (the configured one, or one of that name), a single file also by
    what it holds. Without paths, the configured briefings are checked, and the sample where there is no store.
    """
    folder = briefings_folder(config)
    wanted = list(paths) or [folder, *(sample_records() if config.store.path is None else [])]
    briefing_paths = [path for path in wanted if _is_of_briefings(path, folder)]
    record_paths = [path for path in wanted if path not in briefing_paths]
    faults: list[Fault] = []
    record_count = 0
    with closing(store_to_check_against(config)) as archive:
        try:
            record_count = len(load(record_paths, archive).changes) if record_paths else 0
        except FaultyFiles as error:
            faults += error.faults
        specs, briefing_faults = _checked_briefings(briefing_paths, archive)
    faults += briefing_faults
    done = notice("Right: {records} records, {briefings} briefings.", records=record_count, briefings=specs)
    return done, tuple(faults)


def store_to_check_against(config: Config) -> Archive:
    """The configured store as it stands; an empty one where no import has made it yet."""
    from bot.store.sqlite import open_archive

    path = config.store.path
    return open_archive(None) if path is not None and not path.exists() else open_store(path, read_only=True)


def _is_of_briefings(path: Path, folder: Path) -> bool:
    """Whether a path is the folder of briefings or lies in it, or is a file that reads like one."""
    place = path if path.is_dir() else path.parent
    if place.resolve() == folder.resolve() or place.name == BriefingsSection().folder.name:
        return True
    return path.is_file() and path.suffix.casefold() == ".toml" and _has_title(path)


def _has_title(path: Path) -> bool:
    with path.open("rb") as file:
        return any(line.strip().startswith((b"[title]", b"[about]")) for line in file)


def _checked_briefings(paths: Sequence[Path], archive: Archive) -> tuple[int, list[Fault]]:
    """How many briefings are right, and the faults of the others."""
    count = 0
    faults: list[Fault] = []
    for path in paths:
        if path.is_dir():
            briefings = load_briefings(path, reserved=RESERVED, store=archive)
            count += len(briefings.specs)
            faults += briefings.faults
            continue
        try:
            load_briefing(path, reserved=RESERVED, store=archive)
            count += 1
        except FaultyFiles as error:
            faults += error.faults
    return count, faults
