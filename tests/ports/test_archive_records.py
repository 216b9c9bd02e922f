"""What is stored, stays stored: versions, transactions, references."""

from collections.abc import Iterator
from datetime import timedelta

import builders
import pytest
from builders import NOW, a_claim, a_contrast, a_publication, a_source, an_article, an_entity

from bot.domain.briefing import Topic
from bot.domain.errors import InvalidValue
from bot.domain.news import EntityKind
from bot.domain.ports import Archive, Change, Record, RecordKind, Tally, Versioned

LATER = NOW + timedelta(hours=5, microseconds=1)


def changes(*records: Record) -> list[Change]:
    """The records, to be stored as they come."""
    return [Change(record) for record in records]


@pytest.fixture
def stored(archive: Archive) -> Archive:
    """A store that holds the default records."""
    archive.apply(changes(*builders.default_records()), NOW)
    return archive


def test_a_new_store_is_empty(archive: Archive) -> None:
    """Nothing is known, and asking is no error."""
    assert list(archive.everything()) == []
    assert archive.current(RecordKind.CLAIM, "budget-raised") is None
    assert archive.history(RecordKind.CLAIM, "budget-raised") == []
    assert archive.entity("kazakhstan") is None


def test_storing_the_same_again_changes_nothing(stored: Archive) -> None:
    """An import may be repeated."""
    before = list(stored.everything())

    assert stored.apply(changes(*builders.default_records()), LATER) == Tally(unchanged=8)
    assert list(stored.everything()) == before


def test_a_record_that_differs_becomes_a_new_version(stored: Archive) -> None:
    """The old version stays readable, with its moment."""
    tally = stored.apply(changes(a_claim(said_on="2022-07-24")), LATER)

    assert tally == Tally(changed=1)
    assert stored.history(RecordKind.CLAIM, "budget-raised") == [
        Versioned(a_claim(), 1, NOW),
        Versioned(a_claim(said_on="2022-07-24"), 2, LATER),
    ]


def test_every_kind_keeps_its_history(stored: Archive) -> None:
    """An article keeps its former text too."""
    edits: dict[RecordKind, Record] = {
        RecordKind.SOURCE: a_source(short="G"),
        RecordKind.MEASURE: builders.a_measure(name="budget"),
        RecordKind.UNIT: builders.a_unit(singular=None),
        RecordKind.ENTITY: an_entity(aliases=("KZ",)),
        RecordKind.ARTICLE: a_publication(text=builders.TEXT + " Ralat."),
        RecordKind.CLAIM: a_claim(about=("kazakhstan",), said_on="2022"),
        RecordKind.CONTRAST: a_contrast(note="x"),
    }
    before = {kind: stored.current(kind, record.id) for kind, record in edits.items()}

    assert stored.apply(changes(*edits.values()), LATER) == Tally(changed=7)
    for kind, record in edits.items():
        assert stored.history(kind, record.id) == [before[kind], Versioned(record, 2, LATER)]


def test_a_record_may_change_twice_in_one_import(archive: Archive) -> None:
    """Each change is a version."""
    versions = [a_source(), a_source(short="G"), a_source()]

    assert archive.apply(changes(*versions), NOW) == Tally(added=1, changed=2)
    assert archive.history(RecordKind.SOURCE, "gatra") == [
        Versioned(source, number, NOW) for number, source in enumerate(versions, 1)
    ]


def test_what_changes_twice_in_one_import_is_found_by_its_last_form(stored: Archive) -> None:
    """Neither the first name nor the one between leads to it."""
    stored.apply(changes(an_entity(aliases=("Qazaqstan",))), NOW)
    stored.apply(changes(an_entity(aliases=("Kazakstan",)), an_entity(aliases=("KZ",))), LATER)

    assert [stored.entities_named(name, limit=9) for name in ("Qazaqstan", "Kazakstan")] == [[], []]
    assert stored.entities_named("kz", limit=9) == [an_entity(aliases=("KZ",))]


def test_a_given_version_and_moment_are_restored_as_they_were(archive: Archive) -> None:
    """Editions refer to versions by number."""
    archive.apply([Change(a_source(), 3, NOW), Change(a_source(short="G"), 7, LATER)], LATER)

    assert archive.history(RecordKind.SOURCE, "gatra") == [
        Versioned(a_source(), 3, NOW),
        Versioned(a_source(short="G"), 7, LATER),
    ]


def test_a_version_that_is_not_newer_is_not_restored(archive: Archive) -> None:
    """What the store has since learnt outlives an old export."""
    archive.apply([Change(a_source(), 3, NOW)], NOW)

    assert archive.apply([Change(a_source(short="G"), 3, LATER), Change(a_source(short="H"), 2)], LATER) == Tally(
        unchanged=2
    )
    assert archive.current(RecordKind.SOURCE, "gatra") == Versioned(a_source(), 3, NOW)


def test_a_moment_may_be_given_without_a_version(archive: Archive) -> None:
    """It then counts for the next version."""
    archive.apply([Change(a_source(), recorded_at=NOW)], LATER)

    assert archive.current(RecordKind.SOURCE, "gatra") == Versioned(a_source(), 1, NOW)


def test_an_import_that_fails_midway_leaves_nothing(stored: Archive) -> None:
    """However much of it was already taken over."""
    before = list(stored.everything())

    def failing() -> Iterator[Change]:
        for number in range(1200):
            yield Change(an_entity(f"e{number}"))
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        stored.apply(failing(), LATER)

    assert list(stored.everything()) == before


def test_a_store_goes_on_after_a_failed_import(stored: Archive) -> None:
    """The transaction is closed, not left behind."""
    with pytest.raises(InvalidValue):
        stored.apply(changes(an_entity("astana", speaks_for="nobody")), LATER)

    assert stored.apply(changes(an_entity("astana", speaks_for="kazakhstan")), LATER) == Tally(added=1)


def test_records_may_name_later_ones(archive: Archive) -> None:
    """Only the end of an import counts."""
    archive.apply(changes(*reversed(builders.default_records())), NOW)

    assert archive.claims(["budget-raised"]) == [builders.a_sourced_claim(a_claim())]


def test_records_may_name_those_of_an_earlier_import(stored: Archive) -> None:
    """A claim comes after its article."""
    assert stored.apply(changes(a_claim("other")), LATER) == Tally(added=1)


MISSING: dict[str, Record] = {
    "source": a_publication(id="x", source="nobody"),
    "origins": a_publication(id="x", origins=("nobody",)),
    "speaks_for": an_entity("x", speaks_for="nobody"),
    "article": a_claim("x", article="nobody"),
    "about": a_claim("x", about=("kazakhstan", "nobody")),
    "speaker": a_claim("x", speaker="nobody"),
    "event": a_claim("x", event="nobody"),
    "denies": a_claim("x", denies=("nobody",)),
    "claims": a_contrast("x", claims=("budget-raised", "nobody")),
}


@pytest.mark.parametrize("key", [*MISSING, "claim origins"])
def test_what_names_a_missing_record_is_refused(stored: Archive, key: str) -> None:
    """By the field that names it, and both ids."""
    record = MISSING.get(key, a_claim("x", origins=("nobody",)))

    with pytest.raises(InvalidValue, match=r"“x” names the \w+ “nobody”") as refused:
        stored.apply(changes(record), LATER)

    assert refused.value.key == key.removeprefix("claim ")


def test_a_figure_may_have_a_measure_and_unit_without_records(stored: Archive) -> None:
    """They are then worded by their ids."""
    figure = builders.a_figure(5, "camel", measure="herd")

    assert stored.apply(changes(a_claim("x", statement=builders.STATEMENT, figure=figure)), LATER) == Tally(added=1)
    assert stored.claims(["x"])[0].measure is None


def test_half_a_character_is_refused(archive: Archive) -> None:
    """No file and no message could hold it."""
    with pytest.raises(InvalidValue, match="half a character"):
        archive.apply(changes(a_source(name="broken \ud83d")), NOW)
    with pytest.raises(InvalidValue, match="D83D"):
        archive.apply(changes(a_source(), a_publication(text="broken \ud83d")), NOW)


def test_known_ids_are_those_stored_of_that_kind(stored: Archive) -> None:
    """Whatever else is asked for."""
    asked = ["budget-kept", "gatra", "nobody", "", "\ud800", "a\0b", *(f"n{number}" for number in range(5000))]

    assert stored.known(RecordKind.CLAIM, asked) == {"budget-kept"}
    assert stored.known(RecordKind.SOURCE, asked) == {"gatra"}
    assert stored.known(RecordKind.SOURCE, iter(asked)) == {"gatra"}


def test_ids_like_begin_with_the_same_two_characters(archive: Archive) -> None:
    """For “nearest”; never ids of another kind, never more than asked for."""
    archive.apply(
        changes(*(an_entity(id) for id in ("kazakhstan", "kampala", "kenya", "iran")), a_source("kazinform")), NOW
    )

    assert archive.ids_like(RecordKind.ENTITY, "kazachstan", limit=9) == ["kampala", "kazakhstan"]
    assert archive.ids_like(RecordKind.ENTITY, "k", limit=9) == ["kampala", "kazakhstan", "kenya"]
    assert archive.ids_like(RecordKind.ENTITY, "kazachstan", limit=1) == ["kampala"]
    assert archive.ids_like(RecordKind.ENTITY, "\ud800k", limit=9) == []


def test_claims_in_an_article_are_its_current_claims(stored: Archive) -> None:
    """By id; a claim that moved to another article, be it stored after the claim, is that one's."""
    other = a_publication(an_article("other", published_on="2022-07-24"))
    stored.apply(changes(a_claim("budget-kept", article="other"), a_claim("a-first"), other), LATER)

    assert stored.claims_in("gatra-2022-07-25") == [a_claim("a-first"), a_claim()]
    assert stored.claims_in("other") == [a_claim("budget-kept", article="other")]
    assert stored.claims_in("nobody") == stored.claims_in("\ud800") == []
    assert [claim.id for claim in stored.claims_about(Topic(("kazakhstan",)), since=None, limit=9)] == [
        "a-first",
        "budget-raised",
        "budget-kept",
    ]


def test_everything_comes_by_kind_id_and_version(stored: Archive) -> None:
    """The order of an export is the same whatever the order of import."""
    stored.apply(
        changes(a_claim(said_on="2022"), a_source("antara"), an_entity("astana", kind=EntityKind.PLACE)), LATER
    )

    named = [(type(one.record).__name__, one.record.id, one.version) for one in stored.everything()]

    assert named == [
        ("Source", "antara", 1),
        ("Source", "gatra", 1),
        ("Measure", "defence-budget-increase", 1),
        ("Unit", "soldier", 1),
        ("Entity", "astana", 1),
        ("Entity", "kazakhstan", 1),
        ("Publication", "gatra-2022-07-25", 1),
        ("Claim", "budget-kept", 1),
        ("Claim", "budget-raised", 1),
        ("Claim", "budget-raised", 2),
        ("Contrast", "budget", 1),
    ]


def test_closing_twice_does_no_harm(archive: Archive) -> None:
    """Shutting down may be asked for twice."""
    archive.close()
    archive.close()
