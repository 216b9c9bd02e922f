"""Importing is all or nothing, can be repeated, and keeps quotes where their article's words are."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from builders import QUOTE, TEXT, default_records
from files.samples import RECORDS
from fresh_stores import fresh_store

from bot.domain.claims import Claim, ClaimKind, Status
from bot.domain.errors import Fault, FaultyFiles
from bot.domain.news import Publication
from bot.domain.ports import Archive, Change, RecordKind, Tally
from bot.files.importing import import_records, load
from bot.languages import language

NOW = datetime(2022, 7, 26, tzinfo=UTC)
LATER = datetime(2022, 7, 27, tzinfo=UTC)
ARTICLE = "gatra-2022-07-25-defence-spending"


def _written(folder: Path, text: str = RECORDS, name: str = "records.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _claim(store: Archive, id: str) -> Claim:
    stored = store.current(RecordKind.CLAIM, id)
    assert stored is not None
    assert isinstance(stored.record, Claim)
    return stored.record


def _refused(path: Path, store: Archive) -> tuple[Fault, ...]:
    before = list(store.everything())
    with pytest.raises(FaultyFiles) as refusal:
        import_records([path], store, LATER)
    assert before == list(store.everything())
    return refusal.value.faults


def test_a_file_comes_in_whole(tmp_path: Path) -> None:
    """Every kind of record, long and short forms, dates of TOML's own."""
    store = fresh_store()

    tally = import_records([_written(tmp_path)], store, NOW)

    assert Tally(added=11) == tally
    budget = _claim(store, "budget")
    assert (budget.kind, budget.status) == (ClaimKind.OFFICIAL, Status.HAPPENED)
    assert budget.figure is not None
    assert Decimal("441e9") == budget.figure.amount.value
    article = store.current(RecordKind.ARTICLE, ARTICLE)
    assert article is not None
    assert isinstance(article.record, Publication)
    assert article.record.article.published_on.text == "2022-07-25"
    for claim in store.claims_in(ARTICLE):
        for evidence in claim.evidence:
            assert article.record.text[evidence.start : evidence.end] == evidence.quote


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    """A folder may be imported at every start."""
    store = fresh_store()
    path = _written(tmp_path)
    import_records([path], store, NOW)
    before = list(store.everything())

    tally = import_records([tmp_path, path], store, LATER)

    assert Tally(unchanged=11) == tally
    assert before == list(store.everything())


def test_a_change_becomes_the_next_version(tmp_path: Path) -> None:
    """What readers were shown is kept, so that a correction can be told."""
    store = fresh_store()
    import_records([_written(tmp_path)], store, NOW)

    tally = import_records([_written(tmp_path, RECORDS.replace("Dua cerita", "Dua kisah"))], store, LATER)

    assert Tally(changed=1, unchanged=10) == tally
    assert [past.version for past in store.history(RecordKind.CONTRAST, "both")] == [1, 2]


def test_a_folder_is_read_in_any_order_and_without_other_files(tmp_path: Path) -> None:
    """Records may refer to later files; hidden files, editors' copies and notes are passed over."""
    first, _, rest = RECORDS.partition("[[article]]")
    (tmp_path / "b").mkdir()
    _written(tmp_path / "b", first)
    _written(tmp_path, "[[article]]" + rest, "a.toml")
    for name in (".hidden.toml", "records.toml~", "#records.toml#", "README.md", "a.toml.swp"):
        _written(tmp_path, "not read", name)
    (tmp_path / "again.toml").symlink_to(tmp_path / "a.toml")
    store = fresh_store()

    tally = import_records([tmp_path], store, NOW)

    assert tally.added == 11


def test_an_empty_file_holds_no_records(tmp_path: Path) -> None:
    """A file may be begun before there is anything to write in it."""
    store = fresh_store()
    paths = [
        _written(tmp_path, "", "a.toml"),
        _written(tmp_path, "\n\n", "b.jsonl"),
        _written(tmp_path, "\ufeff", "c.toml"),
    ]

    assert import_records(paths, store, NOW) == Tally()


def test_json_lines_say_the_same(tmp_path: Path) -> None:
    """Programs write a record a line, with the same keys."""
    store = fresh_store()
    lines = '{"record": "unit", "id": "soldier", "name": {"id": "tentara", "en": "soldiers"}}\n\n{"record": "measure", "id": "m", "name": "M"}'

    assert import_records([_written(tmp_path, lines, "x.JSONL")], store, NOW).added == 2


def test_a_claim_without_an_id_is_named_by_its_quote(tmp_path: Path) -> None:
    """The same words make the same id on every machine, also after the wording of the statement changed."""
    unnamed = RECORDS.replace('id = "neutral"\n', "").replace('"budget", "neutral"', '"budget", "a-b"')
    unnamed = unnamed.partition("[[contrast]]")[0]
    store = fresh_store()

    import_records([_written(tmp_path, unnamed)], store, NOW)
    tally = import_records([_written(tmp_path, unnamed.replace("2 pihak", "dua pihak"))], store, LATER)

    parts = ["“Kami netral,” kata Tokayev", "Kazakhstan menambah", "denial", "", ""]
    digest = sha256("\x1f".join(parts).encode()).hexdigest()[:8]
    assert tally.changed == 1
    assert {f"{ARTICLE}-{digest}", "budget"} == {claim.id for claim in store.claims_in(ARTICLE)}


def test_what_is_no_record_file_is_told_apart_from_what_is_not_there(tmp_path: Path) -> None:
    """Only the first needs another name."""
    store, other = fresh_store(), _written(tmp_path, name="records.yaml")

    assert [_refused(path, store)[0].notice.in_english() for path in (other, tmp_path / "nothing")] == [
        "records are read from .toml and .jsonl files",
        "there is no such file or folder",
    ]


def test_what_a_reference_lacks_is_named_in_the_readers_language(tmp_path: Path) -> None:
    """A kind of record is a word of that language, but as a key of a file."""
    text = RECORDS.replace('denies = ["budget"]', 'denies = ["nothing"]').replace('unit = "KZT"', 'unit = "tank"')
    faults = _refused(_written(tmp_path, text), fresh_store())

    told = [language("id").say(fault.notice) for fault in faults]
    assert any(words.startswith("tidak ada klaim “nothing”") for words in told)
    assert any(words.startswith("tidak ada satuan “tank”") for words in told)


def test_a_claim_may_rest_on_a_stored_article(tmp_path: Path) -> None:
    """A later file adds claims to an article that is already stored, and its quotes are held against that text."""
    store = fresh_store()
    store.apply([Change(record) for record in default_records()], NOW)
    claim = """
    [[claim]]
    id = "new"
    article = "gatra-2022-07-25"
    about = ["kazakhstan"]
    kind = "reported"
    statement = { id = "Rusia diam", en = "Russia is silent" }
    evidence = { quote = "Rusia tidak berkomentar", start = 3 }
    """

    import_records([_written(tmp_path, claim)], store, LATER)

    assert TEXT.find("Rusia tidak") == _claim(store, "new").evidence[0].start
    wrong = _written(tmp_path, claim.replace("berkomentar", "bicara"), "wrong.toml")
    assert "nearest passage is “Rusia tidak berkomentar" in _refused(wrong, store)[0].notice.in_english()


def _article(text: str) -> str:
    return f"""
    [[article]]
    id = "gatra-2022-07-25"
    source = "gatra"
    language = "id"
    genre = "report"
    published_on = "2022-07-25"
    title = "Kazakhstan Menambah Anggaran Pertahanan"
    text = '''{text}'''
    """


def test_stored_claims_follow_the_words_of_a_changed_article(tmp_path: Path) -> None:
    """A typo mended at the top moves every quote below it."""
    store = fresh_store()
    store.apply([Change(record) for record in default_records()], NOW)

    tally = import_records([_written(tmp_path, _article("Diperbarui. " + TEXT))], store, LATER)

    assert Tally(changed=3) == tally
    assert TEXT.find(QUOTE) + len("Diperbarui. ") == _claim(store, "budget-raised").evidence[0].start


def test_an_article_cannot_lose_words_that_stored_claims_quote(tmp_path: Path) -> None:
    """Every line that readers see stands on words that are there."""
    store = fresh_store()
    store.apply([Change(record) for record in default_records()], NOW)

    faults = _refused(_written(tmp_path, _article("Semua ditarik.")), store)

    assert [fault.key for fault in faults] == ["text"]
    assert "no longer holds: budget-kept, budget-raised" in faults[0].notice.in_english()


def test_a_history_comes_in_with_its_old_quotes(tmp_path: Path) -> None:
    """What an article said in an earlier version is not held against today's text."""
    store = fresh_store()
    old, new = RECORDS.partition("[[article]]")[0], "[[article]]" + RECORDS.partition("[[article]]")[2]
    first = new.replace("[[claim]]", "[[claim]]\nversion = 1").replace("[[article]]", "[[article]]\nversion = 1")
    second = first.replace("version = 1", "version = 2").replace("441 miliar", "442 miliar")
    second = second.replace("441 billion", "442 billion").partition("[[contrast]]")[0]

    tally = import_records(
        [_written(tmp_path, old + first.replace("[[contrast]]", "[[contrast]]\n") + second)], store, NOW
    )

    assert tally.total == 14
    assert [past.version for past in store.history(RecordKind.CLAIM, "budget")] == [1, 2]
    only_first = _written(tmp_path, first.partition("[[contrast]]")[0], "first.toml")
    assert import_records([only_first], store, LATER) == Tally(unchanged=3)


def test_a_start_that_comes_with_a_version_must_be_right(tmp_path: Path) -> None:
    """A history is not mended on its way in."""
    spoilt = RECORDS.replace("[[claim]]", "[[claim]]\nversion = 1", 1).replace(
        '441 miliar tenge" }', '441 miliar tenge", start = 3 }'
    )

    faults = _refused(_written(tmp_path, spoilt), fresh_store())

    assert [fault.notice.in_english() for fault in faults] == ["the quote begins at 11, not at 3"]


def test_an_unknown_id_may_have_nothing_near_it(tmp_path: Path) -> None:
    """In an empty store there is nothing to suggest."""
    contrast = '[[contrast]]\nid = "c"\ntopic = "2022"\nclaims = ["a", "b"]\n'

    faults = _refused(_written(tmp_path, contrast), fresh_store())

    assert [fault.notice.in_english() for fault in faults] == ["there is no claim “a”", "there is no claim “b”"]


def test_a_stored_version_is_not_rewritten(tmp_path: Path) -> None:
    """Whoever leaves `version` in a changed record is told, not passed over."""
    store = fresh_store()
    import_records([_written(tmp_path)], store, NOW)
    changed = RECORDS.replace("[[contrast]]", "[[contrast]]\nversion = 1").replace("Dua cerita", "Dua kisah")

    faults = _refused(_written(tmp_path, changed), store)

    assert [fault.key for fault in faults] == ["version"]
    assert "stored with other content" in faults[0].notice.in_english()


def test_what_refers_to_a_faulty_record_is_not_at_fault(tmp_path: Path) -> None:
    """One mistake is one message."""
    faults = _refused(_written(tmp_path, RECORDS.replace('genre = "report"', 'genre = "reprt"')), fresh_store())

    assert [fault.key for fault in faults] == ["genre"]


def test_what_may_stand_in_an_unreadable_file_is_not_missed(tmp_path: Path) -> None:
    """While a file is broken, ids that seem unknown may stand in it."""
    first, _, rest = RECORDS.partition("[[article]]")
    _written(tmp_path, first + "\nbroken", "a.toml")
    _written(tmp_path, "[[article]]" + rest, "b.toml")

    faults = _refused(tmp_path, fresh_store())

    assert [(Path(fault.file).name, fault.key) for fault in faults] == [("a.toml", "")]


def test_progress_adds_up(tmp_path: Path) -> None:
    """A bar ends where it said it would."""
    steps: list[tuple[int, int]] = []

    import_records([_written(tmp_path)], fresh_store(), NOW, lambda total, step: steps.append((total, step)))

    assert {33} == {total for total, _ in steps}
    assert sum(step for _, step in steps) == 33


def test_records_come_before_what_refers_to_them(tmp_path: Path) -> None:
    """A store may take them one after the other."""
    loaded = load([_written(tmp_path)], fresh_store())

    kinds = [type(change.record).__name__ for change in loaded.changes]
    assert sorted(kinds, key=["Source", "Measure", "Unit", "Entity", "Publication", "Claim", "Contrast"].index) == kinds


def test_a_quotation_keeps_its_own_numbers(tmp_path: Path) -> None:
    """In a statement and a summary that nobody has translated, numbers are written as the article writes them."""
    article = {
        "record": "article",
        "id": "quoted",
        "source": "gatra",
        "language": "id",
        "genre": "report",
        "published_on": "2022-07-25",
        "title": "Anggaran",
        "text": "Anggaran naik 1,5 kali lipat.",
        "summary": {"id": "Anggaran naik 1,5 kali lipat.", "en": "Anggaran naik 1,5 kali lipat.", "quoted_in": "id"},
    }
    claim = {
        "record": "claim",
        "id": "quoted-claim",
        "article": "quoted",
        "about": ["kazakhstan"],
        "kind": "reported",
        "statement": {"id": "Anggaran naik 1,5 kali", "en": "Anggaran naik 1,5 kali"},
        "quoted_in": "id",
        "reviewed": False,
        "evidence": {"quote": "Anggaran naik 1,5 kali lipat."},
    }
    store = fresh_store()
    path = tmp_path / "quoted.jsonl"
    path.write_text("\n".join(map(json.dumps, (article, claim))), encoding="utf-8")
    import_records([_written(tmp_path)], store, NOW)
    import_records([path], store, NOW)

    stored = _claim(store, "quoted-claim")
    assert (stored.quoted_in, stored.is_reviewed) == ("id", False)
