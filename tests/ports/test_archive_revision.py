"""Whoever keeps an answer can tell when it is no longer the answer."""

from datetime import timedelta

import builders
import pytest
from builders import NOW, a_claim, a_source

from bot.domain.errors import InvalidValue
from bot.domain.ports import Archive, Change


def test_a_revision_differs_from_every_one_before(archive: Archive) -> None:
    """After what is added and after what is changed, also when it is changed back."""
    revisions = [archive.revision()]
    for records in (builders.default_records(), [a_source("wsj")], [a_claim(said_on="2022")], [a_claim()]):
        archive.apply(map(Change, records), NOW)
        revisions.append(archive.revision())

    assert len(set(revisions)) == 5


def test_a_revision_stays_while_nothing_changes(archive: Archive) -> None:
    """Neither asking, nor importing the same, nor an import that fails changes it."""
    archive.apply(map(Change, builders.default_records()), NOW)
    before = archive.revision()
    list(archive.everything())
    archive.apply(map(Change, builders.default_records()), NOW + timedelta(1))
    with pytest.raises(InvalidValue):
        archive.apply([Change(a_claim("x", article="absent"))], NOW)

    assert archive.revision() == before


def test_a_restored_history_has_another_revision(archive: Archive) -> None:
    """Version by version, even where the last one is as it was."""
    archive.apply([Change(a_source("gatra"), 1, NOW)], NOW)
    before = archive.revision()
    archive.apply([Change(a_source("gatra"), 2, NOW)], NOW)

    assert archive.revision() != before
