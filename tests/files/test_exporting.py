"""An export, imported into an empty store, is the same store."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import TEXT, a_publication, a_source, default_records
from fresh_stores import fresh_store
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import stores

from bot.domain.errors import InvalidValue
from bot.domain.news import Publication, Source
from bot.domain.plain import to_plain
from bot.domain.ports import Archive, Change, Record
from bot.domain.wording import Wording
from bot.files.exporting import export_records
from bot.files.importing import import_records
from bot.files.toml_writing import toml_table

NOW = datetime(2022, 7, 26, 1, 2, 3, 456, tzinfo=UTC)
LATER = datetime(2022, 7, 27, tzinfo=UTC)


def _holding(records: list[Record], now: datetime = NOW) -> Archive:
    store = fresh_store()
    store.apply([Change(record) for record in records], now)
    return store


def _through(store: Archive, path: Path) -> Archive:
    """A new store that holds what an export of `store` says."""
    export_records(store, path)
    again = fresh_store()
    import_records([path], again, LATER)
    return again


@settings(max_examples=20)
@given(stores(), st.sampled_from([".toml", ".jsonl"]))
def test_an_export_is_an_import(records: list[Record], suffix: str) -> None:
    """Whatever words records hold, they come back as they were, with their moments."""
    store = _holding(records)

    with TemporaryDirectory() as folder:
        again = _through(store, Path(folder) / f"all{suffix}")

    assert list(store.everything()) == list(again.everything())


@pytest.mark.parametrize("suffix", [".toml", ".jsonl"])
def test_an_export_keeps_every_version(suffix: str, tmp_path: Path) -> None:
    """A backup that forgot what readers were shown could not tell corrections."""
    store = _holding(default_records())
    store.apply([Change(a_source(name="Gatra Baru"))], LATER)
    article = to_plain(a_publication(text="Baru. " + TEXT))
    changed = tmp_path / "changed.toml"
    changed.write_text("[[article]]\n" + toml_table(article), encoding="utf-8")
    import_records([changed], store, LATER)

    again = _through(store, tmp_path / f"all{suffix}")

    versions = list(store.everything())
    assert len(versions) == len(default_records()) + 4  # the source, the article, and two claims whose quotes moved
    assert versions == list(again.everything())


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.dictionaries(_TEXTS, st.recursive(_TEXTS | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3), max_leaves=6), max_size=4))  # fmt: skip
def test_what_is_written_as_toml_is_read_as_it_was(plain: dict[str, object]) -> None:
    """Quotes, backslashes, control characters and line breaks, in keys and in values."""
    assert plain == tomllib.loads(toml_table(plain))


def test_what_toml_cannot_hold_is_refused() -> None:
    """A wrong value is a fault of this program, not of a file."""
    with pytest.raises(TypeError):
        toml_table({"key": None})


def test_an_export_replaces_a_file_only_by_force(tmp_path: Path) -> None:
    """A slip of the hand does not cost a backup; what is replaced is replaced whole."""
    path = tmp_path / "all.jsonl"
    path.write_text("mine")
    store = _holding(default_records())

    with pytest.raises(InvalidValue, match="is there already"):
        export_records(store, path)
    assert path.read_text() == "mine"

    assert len(default_records()) == export_records(store, path, force=True)
    assert [path] == list(tmp_path.iterdir())


def test_an_export_names_its_form(tmp_path: Path) -> None:
    """Only what can be imported is written."""
    with pytest.raises(InvalidValue, match=r"must end in \.toml or \.jsonl"):
        export_records(_holding([]), tmp_path / "all.yaml")


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    """Some systems write them in capitals; an import reads them so."""
    store = _holding(default_records())

    for name in ("all.JSONL", "all.Toml"):
        assert list(store.everything()) == list(_through(store, tmp_path / name).everything())


def test_an_export_that_cannot_be_written_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    """And not the one beside it in which it begins."""
    (tmp_path / "folder.jsonl").mkdir()

    for path in (tmp_path / "folder.jsonl", tmp_path / "absent" / "all.jsonl"):
        with pytest.raises(OSError, match=re.escape(str(path))) as refusal:
            export_records(_holding(default_records()), path, force=True)
        assert str(path) == refusal.value.filename
        assert refusal.value.filename2 is None
    assert [tmp_path / "folder.jsonl"] == list(tmp_path.iterdir())


def test_what_is_too_much_for_toml_leaves_nothing_behind(tmp_path: Path) -> None:
    """An export that could not be imported again is none."""
    records: list[Record] = [Source("gatra", Wording.same("Gatra"))]
    records += [Publication(a_publication(id=f"a-{n}").article, "x" * 500_000) for n in range(17)]

    with pytest.raises(InvalidValue, match=r"use \.jsonl"):
        export_records(_holding(records), tmp_path / "all.toml")

    assert list(tmp_path.iterdir()) == []
