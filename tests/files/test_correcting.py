"""An admin corrects or withdraws a claim by hand, under the rules that hold for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import cast

import builders
import pytest
from builders import a_claim, a_figure, a_unit
from fresh_stores import fresh_store

from bot.domain.claims import Corrected, Correction
from bot.domain.errors import InvalidValue, NotUnderstood
from bot.domain.ports import Archive, Change, RecordKind, Tally, Versioned
from bot.domain.wording import Wording
from bot.files.correcting import correct, withdraw

NOW = datetime(2022, 7, 26, tzinfo=UTC)
LATER = datetime(2022, 8, 20, 9, tzinfo=UTC)
DAY = date(2022, 8, 20)
REASON = Wording.of({"id": "Salah kutip", "en": "Misquoted"})
OTHER = Wording.of({"id": "Anggaran turun {figure}", "en": "The budget falls by {figure}"})


@pytest.fixture
def store() -> Archive:
    """A store with the default records, and a figure that no whole number holds."""
    store = fresh_store()
    store.apply(map(Change, builders.default_records()), NOW)
    store.apply([Change(a_claim("exact", statement=builders.STATEMENT, figure=a_figure("12.5", "percent")))], NOW)
    return store


def test_a_withdrawn_claim_gets_a_version_that_says_so(store: Archive) -> None:
    """With the day that readers are told, and the moment at which it was done."""
    done = withdraw(store, "exact", REASON, DAY, LATER)

    after = a_claim(
        "exact",
        statement=builders.STATEMENT,
        figure=a_figure("12.5", "percent"),
        correction=Correction(DAY, REASON, withdraws=True),
    )
    assert done.after == after
    assert (done.before.correction, done.version) == (None, 2)
    assert store.current(RecordKind.CLAIM, "exact") == Versioned(after, 2, LATER)


def test_a_withdrawn_claim_is_withdrawn_once(store: Archive) -> None:
    """Whoever is second is told day and reason of the first, and changes nothing."""
    first = withdraw(store, "budget-raised", REASON, DAY, LATER)

    second = withdraw(store, "budget-raised", Wording.same("x"), date(2022, 8, 21), LATER)

    assert second == Corrected(first.after, first.after, 2, is_done=False)
    assert len(store.history(RecordKind.CLAIM, "budget-raised")) == 2


def test_a_corrected_claim_has_its_new_statement(store: Archive) -> None:
    """Its figure stays, and is still worded in its place."""
    done = correct(store, "budget-raised", OTHER, REASON, DAY, LATER)

    assert done.after == a_claim(statement=OTHER, figure=a_figure(), correction=Correction(DAY, REASON))
    assert store.claims(["budget-raised"])[0].claim == done.after


def test_what_would_come_of_it_is_told_without_a_change(store: Archive) -> None:
    """The same as would be done, and refused for the same reasons; the version is the one that stands."""
    before = store.revision()
    would_be = correct(store, "budget-raised", OTHER, REASON, DAY, None)
    with pytest.raises(InvalidValue):
        correct(store, "budget-raised", Wording.same(" "), REASON, DAY, None)
    withdraw(store, "budget-raised", REASON, DAY, None)

    assert (would_be.version, would_be.is_done) == (1, False)
    assert store.revision() == before
    assert correct(store, "budget-raised", OTHER, REASON, DAY, LATER) == replace(would_be, version=2, is_done=True)


def test_what_was_corrected_may_be_told_alone(store: Archive) -> None:
    """As after an import that mended another field; told again, nothing changes."""
    first = correct(store, "budget-raised", None, REASON, DAY, LATER)

    assert first.after == a_claim(correction=Correction(DAY, REASON))
    assert correct(store, "budget-raised", None, REASON, DAY, LATER) == replace(
        first, before=first.after, units=(), is_done=False
    )


def test_an_unknown_claim_is_answered_with_the_nearest(store: Archive) -> None:
    """Nobody knows ids by heart."""
    with pytest.raises(
        NotUnderstood, match="there is no claim “budget-raise”; did you mean “budget-raised”"
    ) as refusal:
        withdraw(store, "budget-raise", REASON, DAY, LATER)

    assert refusal.value.nearest == ("budget-kept", "budget-raised")


def test_who_does_not_know_an_id_is_told_where_it_stands(store: Archive) -> None:
    """In files, and in what a command prints."""
    with pytest.raises(NotUnderstood, match="below its evidence: /why 1 TOPIC"):
        withdraw(store, "nothing-like-it", REASON, DAY, LATER)


def test_what_a_figure_counts_is_at_hand(store: Archive) -> None:
    """So that the statement can be told with it."""
    claim = a_claim("soldiers", statement=builders.STATEMENT, figure=a_figure(2500, "soldier"))
    store.apply([Change(a_unit()), Change(claim)], NOW)

    assert withdraw(store, "soldiers", REASON, DAY, LATER).units == (a_unit(),)


@pytest.mark.parametrize("id", ["", "\ud800", "gatra-2022-07-25"])
def test_what_is_no_claim_is_not_corrected(id: str, store: Archive) -> None:
    """Neither nothing, nor half a character, nor an article."""
    with pytest.raises(NotUnderstood, match="there is no claim"):
        correct(store, id, None, REASON, DAY, LATER)


@pytest.mark.parametrize(
    ("statement", "key", "says"),
    [
        ({"id": "Naik {figure}", "en": "A rise"}, "statement.en", "{figure} stands in “id” but not in “en”"),
        ({"id": "Naik {figur}", "en": "Up {figur}"}, "statement.en", "is not a mark"),
        ({"id": "Naik 7", "en": "A rise"}, "statement.en", "the number “7” stands in “id”"),
        ({"id": "Naik\n", "en": "A rise"}, "statement.id", "stands on one line"),
        ({"id": "Nai\u202ek", "en": "A rise"}, "statement.id", "U.202E"),
        ({"id": "x" * 1001, "en": "A rise"}, "statement.id", "at most 1000 characters"),
    ],
)
def test_a_statement_is_held_to_the_rules_for_files(
    statement: dict[str, str], key: str, says: str, store: Archive
) -> None:
    """And is refused before anything is stored."""
    with pytest.raises(InvalidValue, match=says) as refusal:
        correct(store, "budget-raised", Wording.of(statement), REASON, DAY, LATER)

    assert refusal.value.key == key
    assert len(store.history(RecordKind.CLAIM, "budget-raised")) == 1


def test_a_statement_has_no_figure_that_its_claim_has_not(store: Archive) -> None:
    """There would be nothing to put in its place."""
    with pytest.raises(InvalidValue, match="but the claim has no figure"):
        correct(store, "budget-kept", OTHER, REASON, DAY, LATER)


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ({"id": "Angkanya 5", "en": "The number was six"}, "the number “5” stands in “id”"),
        ({"id": "Salah\tkutip", "en": "Misquoted"}, "stands on one line"),
        ({"id": "Bukan {figure}", "en": "Misquoted"}, "a reason has no {figure}"),
    ],
)
def test_a_reason_is_held_to_the_rules_for_files(reason: dict[str, str], says: str, store: Archive) -> None:
    """Readers are shown it in either language."""
    with pytest.raises(InvalidValue, match=says):
        withdraw(store, "budget-raised", Wording.of(reason), DAY, LATER)


def test_a_correction_comes_after_what_it_corrects(store: Archive) -> None:
    """After the article, and not before the last correction."""
    with pytest.raises(InvalidValue, match="before the article was published on 2022-07-25"):
        withdraw(store, "exact", REASON, date(2022, 7, 24), LATER)
    correct(store, "budget-raised", OTHER, REASON, DAY, LATER)

    with pytest.raises(InvalidValue, match="its last correction is of 2022-08-20"):
        withdraw(store, "budget-raised", REASON, date(2022, 8, 19), LATER)


def test_a_withdrawn_claim_is_not_corrected_back(store: Archive) -> None:
    """A slip of the hand shows nothing again that was withdrawn."""
    withdraw(store, "budget-raised", REASON, DAY, LATER)

    with pytest.raises(InvalidValue, match="was withdrawn on 2022-08-20; to show it again, import it"):
        correct(store, "budget-raised", OTHER, REASON, DAY, LATER)


def test_a_fault_elsewhere_in_a_claim_does_not_keep_it_up(store: Archive) -> None:
    """A rule that came after it was stored is no reason to go on showing it."""
    store.apply([Change(a_claim(said_on="2022-09-01"))], NOW)

    assert withdraw(store, "budget-raised", REASON, DAY, LATER).after.is_withdrawn


def test_a_corrected_claim_leaves_the_summary_of_its_article(store: Archive) -> None:
    """What its claims retold in the other language is taken back with it; its own sentences stay."""
    article = builders.a_publication(summary=builders.a_summary(quoted_in="id"))
    store.apply([Change(article)], NOW)

    withdraw(store, "budget-raised", REASON, DAY, LATER)
    correct(store, "exact", OTHER, REASON, DAY, LATER)

    told = store.current(RecordKind.ARTICLE, article.id)
    assert told == Versioned(replace(article, article=article.article.unretold()), 3, LATER)
    assert article.article.unretold() != article.article


class _Hurried:
    """A store in which somebody else is always a moment faster."""

    def __init__(self, store: Archive) -> None:
        self.store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)

    def apply(self, changes: Iterable[Change], now: datetime) -> Tally:
        """Let the other one change the claim first."""
        self.store.apply([Change(a_claim(said_on="2022"))], now)
        return self.store.apply(changes, now)


def test_two_who_correct_at_once_do_not_undo_each_other(store: Archive) -> None:
    """The second is asked to look again."""
    with pytest.raises(InvalidValue, match="was changed by somebody else at this moment"):
        withdraw(cast("Archive", _Hurried(store)), "budget-raised", REASON, DAY, LATER)

    assert store.claims(["budget-raised"])[0].claim == a_claim(said_on="2022")


def test_who_comes_too_late_leaves_the_summary_alone(store: Archive) -> None:
    """Its article still tells what nobody has corrected."""
    article = builders.a_publication(summary=builders.a_summary(quoted_in="id"))
    store.apply([Change(article)], NOW)

    with pytest.raises(InvalidValue, match="was changed by somebody else at this moment"):
        withdraw(cast("Archive", _Hurried(store)), "budget-raised", REASON, DAY, LATER)

    told = store.current(RecordKind.ARTICLE, article.id)
    assert told is not None
    assert told.record == article


@pytest.mark.parametrize(("over", "is_done"), [(1, False), (2, True), (3, False)])
def test_only_the_version_that_was_looked_at_is_corrected(over: int, *, is_done: bool, store: Archive) -> None:
    """Of another one it is told what would come of it, and which version that would be done to."""
    store.apply([Change(a_claim(said_on="2022"))], NOW)
    before = store.revision()

    corrected = correct(store, "budget-raised", OTHER, REASON, DAY, LATER, over=over)

    assert (corrected.is_done, corrected.version) == (is_done, 3 if is_done else 2)
    assert corrected.after.statement == OTHER
    assert (store.revision() != before) is is_done


@pytest.mark.parametrize(("over", "is_done"), [(1, False), (2, True)])
def test_only_the_version_that_was_looked_at_is_withdrawn(over: int, *, is_done: bool, store: Archive) -> None:
    """Likewise."""
    store.apply([Change(a_claim(said_on="2022"))], NOW)

    withdrawn = withdraw(store, "budget-raised", REASON, DAY, LATER, over=over)

    assert withdrawn.is_done is is_done
    assert (store.claims(["budget-raised"])[0].claim.correction is not None) is is_done


def test_a_quotation_that_is_corrected_is_none_any_more(store: Archive) -> None:
    """An editor's words are nobody's quotation."""
    store.apply([Change(a_claim("quoted", statement="anggaran pertahanan", quoted_in="id"))], NOW)

    done = correct(store, "quoted", Wording.of({"id": "Anggaran naik", "en": "The budget rises"}), REASON, DAY, LATER)

    assert (done.before.quoted_in, done.after.quoted_in) == ("id", "")
