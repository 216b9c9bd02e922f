"""The tables are the sum of the migrations, and are what this release expects."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import builders
from builders import NOW
from sqlite_utils import Database

from bot.domain.ports import Change, RecordKind
from bot.store.sqlite import open_archive
from bot.store.sqlite.schema import MIGRATION_NAMES, MIGRATIONS

EXPECTED = Path(__file__).with_name("schema.sql")

_AT_ONCE = """
import sys
from pathlib import Path
import builders
from bot.domain.ports import Change
from bot.store.sqlite import open_archive

number = sys.argv[2]
sys.stdin.readline()
archive = open_archive(Path(sys.argv[1]))
for turn in range(5):
    archive.apply([Change(builders.a_source(f"s-{number}-{turn}")), Change(builders.a_source("all"))], builders.NOW)
archive.close()
"""


def _schema(db: Database) -> str:
    rows = db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    return "".join(f"{sql};\n\n" for (sql,) in rows)


def test_the_schema_is_as_written_down() -> None:
    """A change of `schema.py` shows as a change of `schema.sql`; a released migration is never edited."""
    with closing(open_archive(None)) as archive:
        archive.apply(map(Change, builders.default_records()), NOW)

        assert _schema(archive._db) == EXPECTED.read_text()


def test_every_migration_is_known_by_name() -> None:
    """Names tell a newer store from an older one."""
    with closing(Database(memory=True)) as db:
        assert tuple(migration.name for migration in MIGRATIONS.pending(db)) == MIGRATION_NAMES


def test_processes_that_start_together_all_start(tmp_path: Path) -> None:
    """Each finds the store made, whoever makes it, and none of their imports is lost."""
    path = tmp_path / "news.db"
    paths = f"import sys; sys.path[:0] = {[str(Path(builders.__file__).parent)]!r}\n"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", paths + _AT_ONCE, str(path), str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in processes]

    assert errors == [""] * 4
    with closing(open_archive(path)) as archive:
        ids = [one.record.id for one in archive.everything()]
        assert ids == sorted(["all", *(f"s-{number}-{turn}" for number in range(4) for turn in range(5))])
        assert len(archive.history(RecordKind.SOURCE, "all")) == 1
