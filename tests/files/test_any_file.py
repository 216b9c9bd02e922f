"""Whatever stands in a file, reading it ends in what it says, or in faults."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from files.samples import BRIEFING, CONFIG, RECORDS
from fresh_stores import fresh_store
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import load_config
from bot.domain.errors import FaultyFiles
from bot.files.briefings import load_briefing
from bot.files.exporting import export_records
from bot.files.importing import import_records

NOW = datetime(2022, 7, 26, tzinfo=UTC)


def _lines() -> str:
    """The good records as JSON Lines."""
    store = fresh_store()
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.toml").write_text(RECORDS, encoding="utf-8")
        import_records([Path(folder) / "a.toml"], store, NOW)
        export_records(store, Path(folder) / "a.jsonl")
        return (Path(folder) / "a.jsonl").read_text(encoding="utf-8")


def _import(path: Path) -> None:
    import_records([path], fresh_store(), NOW)


def _configure(path: Path) -> None:
    load_config(path, {})


def _brief(path: Path) -> None:
    load_briefing(path)


FORMS: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "records": ("a.toml", RECORDS, _import),
    "lines": ("a.jsonl", _lines(), _import),
    "briefing": ("a.toml", BRIEFING, _brief),
    "config": ("a.toml", CONFIG, _configure),
}
_PIECES = st.text(max_size=8) | st.sampled_from([*"[]{}\"'=\n#.,:", "true", "1e999", "null", "NaN", "[[", "-0", '"""'])
_CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), _PIECES), min_size=1, max_size=4)


def _said(form: str, data: bytes) -> list[str]:
    """What is said about a file; nothing where it is right. Any other error is the test's failure."""
    name, _, read = FORMS[form]
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            read(path)
        except FaultyFiles as refusal:
            return [fault.notice.in_english() for fault in refusal.faults] or [""]
    return []


@pytest.mark.parametrize("form", FORMS)
def test_the_good_files_are_read(form: str) -> None:
    """Else the others here would prove nothing."""
    assert _said(form, FORMS[form][1].encode()) == []


@contextmanager
def _without_hanging(seconds: int = 30) -> Iterator[None]:
    """Fail after so long, where the work is done in a moment or in many minutes."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("piece", ["a", "文", "-", "a ", "a\t", "''", '\\"', ' "', ". "])
def test_a_long_run_of_anything_is_read_at_once(form: str, piece: str) -> None:
    """The work grows with a file and not with its square, which would take minutes here."""
    run = piece * (2**18 // len(piece.encode()))

    with _without_hanging():
        for text in (run, f'text = "{run}"', f'"{run}" = 1'):
            _said(form, text.encode())


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(changes=_CHANGES)
def test_a_file_spoilt_anywhere_is_read_or_has_faults(form: str, changes: list[tuple[float, int, str]]) -> None:
    """No file, however broken, ends in anything else."""
    text = FORMS[form][1]
    for share, length, new in changes:
        at = int(share * len(text))
        text = text[:at] + new + text[at + length :]

    assert all(_said(form, text.encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(data=st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_have_faults(form: str, data: bytes) -> None:
    """Files come from anywhere."""
    assert all(_said(form, data))
