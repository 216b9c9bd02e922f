"""A correction comes in by file like anything else, and no old file undoes it."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from files.samples import RECORDS
from fresh_stores import fresh_store
from jsonschema import Draft202012Validator

from bot.domain.claims import Claim, Correction
from bot.domain.errors import Fault, FaultyFiles
from bot.domain.news import Publication
from bot.domain.ports import Archive, RecordKind, Tally
from bot.domain.wording import Wording
from bot.files.correcting import correct, withdraw
from bot.files.exporting import export_records
from bot.files.importing import import_records
from bot.files.schemas import records_schema

NOW = datetime(2022, 7, 26, tzinfo=UTC)
LATER = datetime(2022, 8, 20, tzinfo=UTC)
DAY = date(2022, 8, 15)
REASON = Wording.of({"id": "Salah kutip", "en": "Misquoted"})
STATEMENT = 'statement = { id = "Tokayev: 2 pihak", en = "Tokayev: two sides" }'
WITHDRAWN = 'correction = { on = 2022-08-15, reason = { id = "Salah kutip", en = "Misquoted" }, withdraws = true }'
STANDING = 'correction = { on = "2022-08-15", reason = { id = "Kini benar", en = "Right after all" } }'


def _imported(store: Archive, folder: Path, text: str = RECORDS) -> Tally:
    path = folder / "records.toml"
    path.write_text(text, encoding="utf-8")
    return import_records([path], store, LATER)


def _with(correction: str, text: str = RECORDS) -> str:
    """The good records, the second claim with a correction."""
    assert STATEMENT in text
    return text.replace(STATEMENT, f"{STATEMENT}\n{correction}")


def _faults(store: Archive, folder: Path, text: str) -> tuple[Fault, ...]:
    before = list(store.everything())
    with pytest.raises(FaultyFiles) as refusal:
        _imported(store, folder, text)
    assert before == list(store.everything())
    return refusal.value.faults


def _claim(store: Archive) -> Claim:
    stored = store.current(RecordKind.CLAIM, "neutral")
    assert stored is not None
    assert isinstance(stored.record, Claim)
    return stored.record


def _summary(store: Archive) -> dict[str, str]:
    stored = store.current(RecordKind.ARTICLE, "gatra-2022-07-25-defence-spending")
    assert stored is not None
    assert isinstance(stored.record, Publication)
    assert stored.record.article.summary is not None
    return stored.record.article.summary.wording.as_mapping()


@pytest.fixture
def store(tmp_path: Path) -> Archive:
    """A store with the good records."""
    store = fresh_store()
    _imported(store, tmp_path)
    return store


def test_a_correction_is_read_as_a_table_or_in_one_line(store: Archive, tmp_path: Path) -> None:
    """Its day as text or as a date of TOML's own."""
    table = '[claim.correction]\non = "2022-08-15"\nreason = { id = "Salah kutip", en = "Misquoted" }\nwithdraws = true'

    assert Tally(changed=1, unchanged=10) == _imported(store, tmp_path, _with(WITHDRAWN))
    assert Correction(DAY, REASON, withdraws=True) == _claim(store).correction
    last = RECORDS.replace("\n[[contrast]]", f"{table}\n\n[[contrast]]")
    assert Tally(unchanged=11) == _imported(store, tmp_path, last)


@pytest.mark.parametrize(
    ("correction", "key", "says"),
    [
        ("correction = 3", "correction", "a table of keys and values was expected"),
        ("correction = { on = 2022-08-15 }", "correction.reason", "“reason” is missing"),
        (WITHDRAWN.replace("2022-08-15", '"2022-08"'), "correction.on", "a day was expected, such as 2026-11-21"),
        (WITHDRAWN.replace("2022-08-15", '"20220815"'), "correction.on", "a day was expected"),
        (WITHDRAWN.replace("2022-08-15", "2022"), "correction.on", "text in quotes was expected"),
        (WITHDRAWN.replace("2022-08-15", "2022-07-24"), "correction.on", "before the article was published on 2022-07-25"),
        (WITHDRAWN.replace("true", '"yes"'), "correction.withdraws", "true or false was expected"),
        (WITHDRAWN.replace("withdraws", "withdrawn"), "correction.withdrawn", "did you mean “withdraws”"),
        (WITHDRAWN.replace(', en = "Misquoted"', ""), "correction.reason.en", "the text in “en” is missing"),
        (WITHDRAWN.replace("Misquoted", "7 misquoted"), "correction.reason.id", "the number “7” stands in “en”"),
        (WITHDRAWN.replace("Misquoted", "Mis\u202equoted"), "correction.reason.en", "U+202E"),
        (WITHDRAWN.replace("Misquoted", "Not {figure}"), "correction.reason.en", "write the number out"),
    ],
)  # fmt: skip
def test_a_wrong_correction_is_told_by_its_key(
    correction: str, key: str, says: str, store: Archive, tmp_path: Path
) -> None:
    """On its line; and nothing is stored."""
    text = _with(correction)

    (fault,) = _faults(store, tmp_path, text)

    assert (fault.key, fault.line) == (key, text[: text.index("correction = ")].count("\n") + 1)
    assert says in fault.notice.in_english()


@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_the_file_of_before_a_correction_leaves_it_alone(
    is_withdrawn: bool,  # noqa: FBT001 - a parameter
    store: Archive,
    tmp_path: Path,
) -> None:
    """A folder of records is imported at every start; what editors corrected since stays corrected."""
    if is_withdrawn:
        withdraw(store, "neutral", REASON, DAY, LATER)
    else:
        correct(store, "neutral", Wording.of({"id": "Dua pihak", "en": "Both sides"}), REASON, DAY, LATER)
    before = list(store.everything())

    assert Tally(unchanged=11) == _imported(store, tmp_path)
    assert before == list(store.everything())


def test_a_file_of_before_is_known_wherever_its_quotes_stand_now(store: Archive, tmp_path: Path) -> None:
    """An article's text may have changed between the claim's first version and today."""
    longer = RECORDS.replace('text = """\n', 'text = """\nAstana. ')
    withdraw(store, "neutral", REASON, DAY, LATER)

    assert Tally(changed=3, unchanged=9) == _imported(store, tmp_path, longer)  # the article, and where quotes begin
    assert _claim(store).is_withdrawn
    assert Tally(unchanged=11) == _imported(store, tmp_path, longer)


@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_a_file_that_changes_a_corrected_claim_must_know_of_it(
    is_withdrawn: bool,  # noqa: FBT001 - a parameter
    store: Archive,
    tmp_path: Path,
) -> None:
    """It is told what to write, word for word, and is then taken."""
    if is_withdrawn:
        withdraw(store, "neutral", REASON, DAY, LATER)
    else:
        correct(store, "neutral", None, REASON, DAY, LATER)
    text = RECORDS.replace("Tokayev: two sides", "Tokayev names two sides")

    (fault,) = _faults(store, tmp_path, text)

    said = fault.notice.in_english()
    place = text[: text.index('id = "neutral"')].count("\n")
    assert (fault.key, fault.line) == ("correction", place)
    assert f"was {'withdrawn' if is_withdrawn else 'corrected'} on 2022-08-15" in said
    written = said.partition("add ")[2].partition(", or")[0]
    changed = text.replace("\nevidence = [", f"\n{written}\nevidence = [", 1)
    assert Tally(changed=1, unchanged=10) == _imported(store, tmp_path, changed)
    assert _claim(store).is_withdrawn == is_withdrawn


def test_a_json_line_is_told_what_to_write_in_its_own_form(store: Archive, tmp_path: Path) -> None:
    """Where its author may paste it."""
    withdraw(store, "neutral", Wording.same("Keliru"), DAY, LATER)
    path = tmp_path / "one.jsonl"
    path.write_text(
        '{"record": "claim", "id": "neutral", "article": "gatra-2022-07-25-defence-spending", "about": ["kazakhstan"], '
        '"kind": "denial", "statement": {"id": "Lain", "en": "Other"}, "evidence": {"quote": "Kazakhstan menambah"}}'
    )

    with pytest.raises(FaultyFiles) as refusal:
        import_records([path], store, LATER)

    assert (
        '"correction": {"on": "2022-08-15", "reason": {"id": "Keliru", "en": "Keliru"}, "withdraws": true}'
        in refusal.value.faults[0].notice.in_english()
    )


def test_a_file_shows_a_withdrawn_claim_again(store: Archive, tmp_path: Path) -> None:
    """By a new correction, even one of the same day."""
    withdraw(store, "neutral", REASON, DAY, LATER)

    assert Tally(changed=1, unchanged=10) == _imported(store, tmp_path, _with(STANDING))
    assert not _claim(store).is_withdrawn


def test_the_file_of_before_a_second_correction_leaves_that_alone(store: Archive, tmp_path: Path) -> None:
    """An outdated correction is as old as none; changed besides, the file is refused."""
    _imported(store, tmp_path, _with(STANDING))
    withdraw(store, "neutral", REASON, DAY, LATER)

    assert Tally(unchanged=11) == _imported(store, tmp_path, _with(STANDING))
    assert _claim(store).is_withdrawn
    for changed in (("two sides", "2 sides"), ("2022-08-15", "2022-08-14")):
        (fault,) = _faults(store, tmp_path, _with(STANDING).replace(*changed))
        assert "was withdrawn on 2022-08-15" in fault.notice.in_english()


def test_other_fields_of_a_corrected_claim_change_with_the_correction_at_hand(store: Archive, tmp_path: Path) -> None:
    """Not every later version is a further correction."""
    _imported(store, tmp_path, _with(STANDING))
    dated = _with(STANDING).replace('kind = "denial"', 'kind = "denial"\nsaid_on = "2022-07-24"')

    assert Tally(changed=1, unchanged=10) == _imported(store, tmp_path, dated)
    assert _claim(store).said_on is not None


def test_an_export_of_before_a_correction_restores_history_and_no_more(store: Archive, tmp_path: Path) -> None:
    """It has versions, of which the store knows later ones."""
    path = tmp_path / "all.jsonl"
    export_records(store, path)
    withdraw(store, "neutral", REASON, DAY, LATER)

    assert Tally(unchanged=11) == import_records([path], store, LATER)
    assert _claim(store).is_withdrawn


def test_what_a_correction_by_file_takes_back_no_file_of_before_retells(tmp_path: Path) -> None:
    """The summary that claims retold keeps its own sentences alone, whichever files come in later."""
    own = 'id = "Anggaran naik 441 miliar tenge."'
    retold = RECORDS.replace(own, f'{own}\nquoted_in = "id"\nmade_by = "extractive"')
    store = fresh_store()
    _imported(store, tmp_path, retold)

    before = _summary(store)
    _imported(store, tmp_path, _with(WITHDRAWN, retold))
    after = _summary(store)
    _imported(store, tmp_path, retold)

    assert before != after == dict.fromkeys(before, before["id"]) == _summary(store)


def test_a_claim_that_comes_alone_with_its_correction_leaves_the_stored_summary(tmp_path: Path) -> None:
    """The file need not hold the article."""
    own = 'id = "Anggaran naik 441 miliar tenge."'
    store = fresh_store()
    _imported(store, tmp_path, RECORDS.replace(own, f'{own}\nquoted_in = "id"'))
    claims = _with(WITHDRAWN)[RECORDS.index("[[claim]]") :]

    _imported(store, tmp_path, claims)

    assert len(set(_summary(store).values())) == 1


def test_editors_help_with_corrections() -> None:
    """The schema takes a correction, and refuses one without a reason or with a key misspelt."""
    schema = Draft202012Validator(records_schema())
    good = tomllib.loads(_with(STANDING).replace("2022-07-25\n", '"2022-07-25"\n'))
    spoilt = [{"on": "2022-08-15"}, {**good["claim"][1]["correction"], "withdrawn": True}]

    assert schema.is_valid(good)
    for correction in spoilt:
        good["claim"][1]["correction"] = correction
        assert not schema.is_valid(good)


@pytest.mark.parametrize("suffix", [".toml", ".jsonl"])
def test_a_correction_is_exported_with_a_reason_in_each_language(suffix: str, store: Archive, tmp_path: Path) -> None:
    """Even where both are the same, as files must have it."""
    withdraw(store, "neutral", Wording.same("KTT"), DAY, LATER)
    path = tmp_path / f"all{suffix}"
    export_records(store, path)
    again = fresh_store()

    import_records([path], again, NOW)

    assert list(again.everything()) == list(store.everything())
