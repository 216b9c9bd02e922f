"""A store answers as plain Python lists do, whatever news it holds and in whatever order it came."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

from builders import NOW
from hypothesis import given, settings
from hypothesis import strategies as st
from ports.archive_model import ArchiveModel
from ports.conftest import Opener
from strategies import corrections, news_dates, stores, topics, words

from bot.domain.claims import Claim, ClaimVersion
from bot.domain.news import Entity, Publication
from bot.domain.ports import KIND_OF, Archive, Change, Record, RecordKind

LATER = NOW + timedelta(days=1)
DAYS = st.none() | st.dates(date(2018, 1, 1), date(2023, 12, 31))
LIMITS = st.integers(0, 12)


@st.composite
def edited(draw: st.DrawFn, record: Record, entities: list[str]) -> Record:
    """The record as a later import may bring it: moved in time, about others, named anew, or as it was."""
    match record:
        case Publication():
            published_on = draw(st.just(record.article.published_on) | news_dates(is_open=False))
            article = replace(record.article, published_on=published_on, title=draw(words()))
            return replace(record, article=article)
        case Claim():
            about = tuple(draw(st.permutations(entities)))[: draw(st.integers(1, 2))]
            dates = draw(st.none() | news_dates()), draw(st.none() | news_dates())
            return replace(record, about=about, occurred_on=dates[0], said_on=dates[1], correction=draw(corrections()))
        case Entity():
            return replace(record, aliases=tuple(draw(st.lists(words(1), max_size=2, unique=True))))
        case _:
            return record


@st.composite
def imports(draw: st.DrawFn) -> list[list[Change]]:
    """A store's records in any order, then edits of some of them."""
    records = draw(stores())
    entities = [record.id for record in records if isinstance(record, Entity)]
    chosen = draw(st.lists(st.sampled_from(records), max_size=6))
    return [
        [Change(record) for record in draw(st.permutations(records))],
        [Change(draw(edited(record, entities))) for record in chosen],
    ]


def filled(open_new: Opener, batches: list[list[Change]]) -> tuple[Archive, ArchiveModel]:
    """A store and the model, both after the same imports, which come to the same."""
    archive, model = open_new(), ArchiveModel()
    for batch, now in zip(batches, (NOW, LATER), strict=True):
        assert archive.apply(batch, now) == model.apply(batch, now)
    return archive, model


@settings(max_examples=15)
@given(batches=imports(), data=st.data())
def test_claims_on_a_topic_are_those_of_the_model(
    open_new: Opener, batches: list[list[Change]], data: st.DataObject
) -> None:
    """Of every span of time, in every order; also where an article came after its claims, or changed its date."""
    archive, model = filled(open_new, batches)

    with closing(archive):
        for _ in range(4):
            topic, first, last, limit = data.draw(st.tuples(topics(model.records), DAYS, DAYS, LIMITS))
            reported = model.news.claims_about(topic, since=first, until=last, limit=limit)
            assert archive.claims_about(topic, since=first, until=last, limit=limit) == reported
            for newest_first in (False, True):
                dated = model.news.dated_claims_about(
                    topic, first=first, last=last, newest_first=newest_first, limit=limit
                )
                assert (
                    archive.dated_claims_about(topic, first=first, last=last, newest_first=newest_first, limit=limit)
                    == dated
                )


@settings(max_examples=10)
@given(batches=imports(), data=st.data())
def test_every_version_is_kept_as_the_model_keeps_it(
    open_new: Opener, batches: list[list[Change]], data: st.DataObject
) -> None:
    """Imports number versions alike, and nothing that was ever stored is lost."""
    archive, model = filled(open_new, batches)
    (kind, id), versions = data.draw(st.sampled_from(list(model.versions.items())))

    with closing(archive):
        assert list(archive.everything()) == model.everything()
        assert archive.history(kind, id) == versions
        assert archive.current(kind, id) == versions[-1]


@settings(max_examples=10)
@given(batches=imports(), data=st.data())
def test_an_export_restores_every_version(open_new: Opener, batches: list[list[Change]], data: st.DataObject) -> None:
    """In any order in which each record's versions ascend; and restoring twice changes nothing."""
    archive, _ = filled(open_new, batches)
    with closing(archive):
        exported = list(archive.everything())
    order = {
        ident: place for place, ident in enumerate(data.draw(st.permutations([_ident(v.record) for v in exported])))
    }
    changes = [
        Change(one.record, one.version, one.recorded_at)
        for one in sorted(exported, key=lambda one: (order[_ident(one.record)], one.version))
    ]

    with closing(open_new()) as restored:
        restored.apply(changes, LATER)
        assert restored.apply(changes, LATER).unchanged == len(changes)
        assert list(restored.everything()) == exported


@settings(max_examples=10)
@given(batches=imports(), data=st.data())
def test_names_links_and_words_find_what_the_model_finds(
    open_new: Opener, batches: list[list[Change]], data: st.DataObject
) -> None:
    """After edits too: a name that was taken away finds nothing."""
    archive, model = filled(open_new, batches)
    claims = [record for record in model.records if isinstance(record, Claim)]
    names = [n for r in model.records if isinstance(r, Entity) for n in (r.id, *sorted(r.all_names))]
    name, limit = data.draw(st.sampled_from(names)), data.draw(LIMITS)
    ids = data.draw(st.lists(st.sampled_from([claim.id for claim in claims]), max_size=3))
    sought = data.draw(words(2) | st.sampled_from([t for c in claims for _, t in c.statement.texts]))

    with closing(archive):
        assert archive.entities_named(name, limit=limit) == model.news.entities_named(name, limit=limit)
        assert archive.names_like(name, limit=limit) == model.news.names_like(name, limit=limit)
        assert archive.claims(ids) == model.news.claims(ids)
        assert archive.claims_denying(ids, limit=limit) == model.news.claims_denying(ids, limit=limit)
        assert archive.contrasts_of(ids, limit=limit) == model.news.contrasts_of(ids, limit=limit)
        found, articles = model.news.search(sought, limit=limit)
        assert archive.search(sought, limit=limit) == (found, articles)


@settings(max_examples=15)
@given(batches=imports(), data=st.data())
def test_changes_and_corrections_are_those_of_the_model(
    open_new: Opener, batches: list[list[Change]], data: st.DataObject
) -> None:
    """Since any moment between two imports, and of every version that there was."""
    archive, model = open_new(), ArchiveModel()
    with closing(archive):
        bookmarks = [archive.bookmark()]
        marks = [model.news.bookmark()]
        for batch, now in zip(batches, (NOW, LATER), strict=True):
            archive.apply(batch, now)
            model.apply(batch, now)
            bookmarks.append(archive.bookmark())
            marks.append(model.news.bookmark())
        refs = [
            ClaimVersion(id, one.version)
            for (kind, id), versions in model.versions.items()
            if kind is RecordKind.CLAIM
            for one in versions
        ]
        for bookmark, mark in zip(bookmarks, marks, strict=True):
            topic, limit = data.draw(st.tuples(topics(model.records), LIMITS))
            assert archive.changes_since(topic, bookmark, limit=limit) == model.news.changes_since(
                topic, mark, limit=limit
            )
            since = data.draw(st.dates(date(2022, 7, 31), date(2022, 8, 6)))
            for wanted in (topic, None):
                assert archive.corrected(wanted, since=since, limit=limit) == model.news.corrected(
                    wanted, since=since, limit=limit
                )
        assert archive.versions(refs[::-1]) == model.news.versions(refs[::-1])


def _ident(record: Record) -> tuple[str, str]:
    return KIND_OF[type(record)].value, record.id
