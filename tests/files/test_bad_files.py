"""Files as they should not be: each gives a fault with its place and says what to mend, and changes nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from files.samples import RECORDS
from fresh_stores import fresh_store

from bot.domain.errors import Fault, FaultyFiles, notice
from bot.files.importing import import_records
from bot.files.places import unlike

NOW = datetime(2022, 7, 26, tzinfo=UTC)


@dataclass(frozen=True)
class Bad:
    """A spoilt file: what stands where in the good one, and the fault it must give."""

    name: str
    old: str
    new: str
    key: str
    says: str
    at: str = ""  # a text that stands on the fault's line; "": the line of `new`


SPOILT = [
    # wrong types
    Bad("a number for a name", 'name = "Gatra.com"', "name = 3", "name", "a text for each language"),
    Bad("a list for a text", 'kind = "place"', 'kind = ["place"]', "kind", "a list is not allowed here"),
    Bad("text for a list", 'about = ["kazakhstan"]\nkind = "official"', 'about = "kazakhstan"\nkind = "official"',
        "about", "a list in [brackets] was expected, not text", 'about = "kazakhstan"'),
    Bad("a number for a date", "published_on = 2022-07-25", "published_on = 2022", "published_on",
        "text in quotes was expected, not a number"),
    Bad("a time for a date", "published_on = 2022-07-25", "published_on = 2022-07-25T07:00:00Z", "published_on",
        "not a date or time"),
    Bad("true for a number", "value = 441e9", "value = true", "figure.value", "a number was expected"),
    Bad("words for a number", "value = 441e9", 'value = "441 billion"', "figure.value", "a number was expected"),
    Bad("a number for evidence", 'evidence = { quote = "menambah anggaran pertahanan sebesar 441 miliar tenge" }',
        "evidence = 3", "evidence", "a table of keys and values was expected"),
    Bad("one table for an array", '[[unit]]\nid = "soldier"', '[unit]\nid = "soldier"', "unit", "[[unit]]", "[unit]"),
    # unknown and missing keys
    Bad("a key misspelt", 'speaker = "tokayev"', 'speeker = "tokayev"', "speeker", "did you mean “speaker”"),
    Bad("an inner key misspelt", 'period = "2022"', 'perod = "2022"', "figure.perod", "did you mean “period”"),
    Bad("a key of a list misspelt", '{ quote = "Kazakhstan menambah" }', '{ qoute = "x" }', "evidence.1.qoute",
        "did you mean “quote”"),
    Bad("a kind misspelt", "[[contrast]]", "[[contrst]]", "contrst", "did you mean “contrast”"),
    Bad("a key left out", 'genre = "report"\n', "", "genre", "“genre” is missing", "[[article]]"),
    Bad("a language left out", ', en = "number of troops"', "", "name.en", "the text in “en” is missing", "jumlah tentara"),
    Bad("a summary's language left out", 'en = "The budget rises by 441 billion tenge."\n', "", "summary.en",
        "“en” is missing", "[article.summary]"),
    Bad("a summary's key misspelt", "[article.summary]", '[article.summary]\nmade_bye = "human"', "summary.made_bye",
        "did you mean “made_by”", "made_bye"),
    Bad("an enum misspelt", 'kind = "official"', 'kind = "offcial"', "kind", "did you mean “official”"),
    # values that must not exist
    Bad("a date that is none", 'occurred_on = "2022-06"', 'occurred_on = "June 2022"', "occurred_on", "not an EDTF date"),
    Bad("a day that is none", 'occurred_on = "2022-06"', 'occurred_on = "2022-02-30"', "occurred_on", "not an EDTF date"),
    Bad("an interval that ends first", 'period = "2022"', 'period = "2023/2022"', "figure.period", "ends before it begins"),
    Bad("period and as_of", 'period = "2022"', 'period = "2022"\nas_of = "2022-06"', "figure.as_of", "not both", "as_of"),
    Bad("an id in capitals", 'id = "soldier"', 'id = "Soldier"', "id", "cannot be an id"),
    Bad("an id that climbs folders", 'id = "soldier"', 'id = "../../etc/passwd"', "id", "cannot be an id"),
    Bad("an id with a semicolon", 'id = "soldier"', "id = \"x'; DROP TABLE records; --\"", "id", "cannot be an id"),
    Bad("an id in Cyrillic", 'id = "soldier"', 'id = "s\u043eldier"', "id", "cannot be an id"),
    Bad("an id too long", 'id = "soldier"', f'id = "{"s" * 41}"', "id", "at most 40 characters"),
    Bad("a script for an address", "https://example.com/", "javascript:alert(1)", "url", "not a web address"),
    Bad("a number out of range", "value = 441e9", "value = 1e999", "figure.value", "out of range"),
    Bad("a number beyond any", "value = 441e9", "value = 1e9999999999999999999", "figure.value", "out of range"),
    Bad("infinity", "value = 441e9", "value = inf", "figure.value", "out of range"),
    Bad("not a number", "value = 441e9", "value = nan", "figure.value", "out of range"),
    Bad("a name too long", 'name = "Gatra.com"', f'name = "{"x" * 201}"', "name", "at most 200 characters; these are 201"),
    Bad("too many aliases", 'aliases = ["Kazakstan"]', f"aliases = {[str(n) for n in range(51)]}", "aliases",
        "at most 50 entries; these are 51"),
    Bad("nothing about", 'about = ["kazakhstan"]\nkind = "denial"', 'about = []\nkind = "denial"', "about",
        "at least 1 entries", "about = []"),
    Bad("no version", "[[unit]]", "[[unit]]\nversion = 0", "version", "1 is the least", "version = 0"),
    Bad("a moment without offset", "[[unit]]", "[[unit]]\nrecorded_at = 2022-01-01T00:00:00", "recorded_at",
        "with its offset from UTC", "recorded_at"),
    Bad("a moment that is none", "[[unit]]", '[[unit]]\nrecorded_at = "yesterday"', "recorded_at", "a moment", "recorded_at"),
    Bad("a control character", 'name = "Gatra.com"', 'name = "Gatra\\u0007"', "name", "control character U+0007"),
    Bad("a line break in a name", 'name = "Gatra.com"', 'name = "Gatra\\ncom"', "name", "one line"),
    Bad("text that runs backwards", 'name = "Gatra.com"', 'name = "\\u202emoc.artaG"', "name", "invisible character U+202E"),
    Bad("an empty name", 'name = "Gatra.com"', 'name = ""', "name", "must not be empty"),
    Bad("a blank name", 'name = "Gatra.com"', 'name = " "', "name", "is empty"),
    Bad("a language code that is none", 'language = "id"', 'language = "Indonesian"', "language", "not a language code"),
    Bad("a country that is none", 'country = "ID"', 'country = "Indonesia"', "country", "two-letter country code"),
    Bad("a Wikidata id that is none", 'wikidata = "Q232"', 'wikidata = "232"', "wikidata", "such as Q232"),
    Bad("a source twice in its chain", 'origins = ["wsj"]', 'origins = ["gatra"]', "origins", "stands twice"),
    # records together
    Bad("an unknown source", 'source = "gatra"', 'source = "gatr"', "source", "did you mean “gatra”"),
    Bad("an unknown origin", 'origins = ["wsj"]', 'origins = ["wjs"]', "origins.0", "there is no source “wjs”"),
    Bad("an unknown entity", 'about = ["kazakhstan"]\nkind = "official"', 'about = ["kazakstan"]\nkind = "official"',
        "about.0", "did you mean “kazakhstan”", 'about = ["kazakstan"]'),
    Bad("an unknown speaker", 'speaker = "tokayev"', 'speaker = "tokajev"', "speaker", "did you mean “tokayev”"),
    Bad("an unknown claim", 'denies = ["budget"]', 'denies = ["budgt"]', "denies.0", "did you mean “budget”"),
    Bad("an unknown article", 'id = "neutral"\narticle = "gatra-2022-07-25-defence-spending"',
        'id = "neutral"\narticle = "gatra-2022-07-25-defense-spending"', "article", "did you mean", "defense-spending"),
    Bad("an unknown unit", 'unit = "KZT"', 'unit = "soldiers"', "figure.unit", "did you mean “soldier”"),
    Bad("a unit with a space", 'unit = "KZT"', 'unit = "K Z"', "figure.unit", "cannot be an id"),
    Bad("a currency in small letters", 'unit = "KZT"', 'unit = "kzt"', "figure.unit", "did you mean “KZT”"),
    Bad("a contrast with nothing", 'claims = ["budget", "neutral"]', 'claims = ["budget", "war"]', "claims.1",
        "there is no claim “war”"),
    Bad("an event that is a place", 'event = "unrest-2022"', 'event = "kazakhstan"', "event", "is a place, not an event"),
    Bad("who speaks for itself", 'name = "Kazakhstan"', 'name = "Kazakhstan"\nspeaks_for = "tokayev"', "speaks_for",
        "kazakhstan > tokayev > kazakhstan", 'speaks_for = "tokayev"'),
    Bad("a role in no article", 'speaks_for = "kazakhstan"', 'role = "President"\nrole_in = "gatra-2022-07-25-defense-spending"',
        "role_in", "did you mean", 'role_in = "gatra'),
    Bad("a claim that denies itself", 'denies = ["budget"]', 'denies = ["neutral"]', "denies", "cannot deny itself"),
    Bad("an id given twice", 'id = "wsj"', 'id = "gatra"', "id", "stands already in", 'id = "gatra"\nname = "The'),
    # words and numbers
    Bad("a quote that does not occur", 'sebesar 441 miliar tenge" }', 'sebesar 500 miliar tenge" }', "evidence.quote",
        "nearest passage is “menambah anggaran pertahanan"),
    Bad("a quote with straight marks", 'quote = "“Kami netral,” kata Tokayev"', "quote = '\"Kami netral,\" kata Tokayev'",
        "evidence.0.quote", 'the text has “ (U+201C) where the quote has " (U+0022)'),
    Bad("a quote with a line break", 'quote = "Kazakhstan menambah"', 'quote = "Kazakhstan\\nmenambah"',
        "evidence.1.quote", "the text has U+0020 SPACE where the quote has a line break"),
    Bad("a number in one language", 'en = "The budget rises by 441', 'en = "The budget rises by 440', "summary.en",
        "the number “441 miliar” stands in “id” but not in “en”"),
    Bad("a mark in one language", 'en = "The budget rises by {figure}"', 'en = "The budget rises"', "statement.en",
        "{figure} stands in “id” but not in “en”"),
    Bad("a mark misspelt", "Anggaran naik {figure}", "Anggaran naik {figur}", "statement.id", "did you mean “{figure}”"),
    Bad("a mark without a figure", 'en = "Tokayev: two sides"', 'en = "Tokayev: two {figure}"', "statement.en",
        "the claim has no figure"),
    Bad("said after it was printed", 'said_on = "2022-07-24"', 'said_on = "2022-07-26"', "said_on", "after the article"),
    Bad("happened after it was printed", 'occurred_on = "2022-06"', 'occurred_on = "2022-08"', "occurred_on",
        'use status = "planned"'),
    Bad("a forecast that happened", 'kind = "denial"', 'kind = "forecast"\nstatus = "happened"', "status",
        "its status is planned", 'status = "happened"'),
    # broken TOML
    Bad("a quote left open", 'country = "ID"', 'country = "ID', "", "not TOML at column"),
    Bad("a key given twice", 'country = "ID"', 'kind = "outlet"', "", "not TOML at column", 'kind = "outlet"\nurl'),
    Bad("a number of too many digits", "value = 441e9", f"value = {'9' * 5000}", "", "too many digits", "?"),
]  # fmt: skip


def _faults(path: Path) -> tuple[Fault, ...]:
    """What an import of `path` is refused for; the store, which has records, stays as it was."""
    good = path.with_name("good.toml")
    good.write_text(RECORDS, encoding="utf-8")
    store = fresh_store()
    import_records([good], store, NOW)
    before = list(store.everything())
    with pytest.raises(FaultyFiles) as refusal:
        import_records([path], store, NOW)
    assert before == list(store.everything())
    return refusal.value.faults


@pytest.mark.parametrize("bad", SPOILT, ids=lambda bad: bad.name)
def test_a_spoilt_file_is_refused_with_line_key_and_remedy(bad: Bad, tmp_path: Path) -> None:
    """Whatever is wrong, its author reads where it stands and what was expected."""
    text = RECORDS.replace(bad.old, bad.new, 1)
    assert text != RECORDS
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")

    faults = _faults(path)

    line = None if bad.at == "?" else text.count("\n", 0, text.index(bad.at or bad.new)) + 1
    found = [(fault.line, fault.key) for fault in faults if bad.says in fault.notice.in_english()]
    assert (line, bad.key) in found, [(f.line, f.key, f.notice.in_english()) for f in faults]


LINE = '{"record": "unit", "id": "u", "name": "U"}\n'
FILES = [
    ("binary.toml", b"\x00\x01\x02", 1, "control character U+0000"),
    ("latin.toml", '[[unit]]\nid = "u"\nname = "café"\n'.encode("latin-1"), 3, "not UTF-8 at byte"),
    ("wide.toml", '[[unit]]\nid = "u"\n'.encode("utf-16"), 1, "not UTF-8 at byte 0"),
    ("return.toml", b'[[unit]]\rid = "u"\n', 1, "control character U+000D"),
    ("huge.toml", b"# " + b"x" * (8 * 2**20), None, "larger than 8 MiB"),
    ("deep.toml", b"x = " + b"[" * 100_000 + b"]" * 100_000, None, "nested too deep"),
    ("deepish.toml", b"x = " + b"[" * 40 + b"]" * 40, None, "nested too deep"),
    ("long-key.toml", b"a." * 200_000 + b"a = 1", 1, "nested too deep"),
    ("escaped-key.toml", b'"\\"".a.' * 50_000 + b"a = 1", 1, "nested too deep"),
    ("open.toml", b"a = [\n1,\n", 2, "not TOML"),
    ("numbers.toml", b"unit = [1]\n", 1, "each unit is a table"),
    ("records.yaml", b"a: 1", None, "read from .toml and .jsonl files"),
    ("broken.jsonl", LINE.encode() + b'{"record": ', 2, "not JSON at column"),
    ("list.jsonl", b"\n[1]\n", 2, "one object in braces"),
    ("no-record.jsonl", b'{"id": "u"}\n', 1, "“record” is missing"),
    ("other-record.jsonl", b'{"record": "untis"}\n', 1, "did you mean “unit”"),
    ("number-record.jsonl", b'{"record": 7}\n', 1, "“7” is not allowed here"),
    ("nan.jsonl", b'{"record": "unit", "id": NaN}\n', 1, "“NaN” is not a number"),
    ("null.jsonl", b'{"record": "unit", "id": null, "name": "U"}\n', 1, "an empty value (null)"),
    ("twice.jsonl", b'{"record": "unit", "id": "u", "id": "v"}\n', 1, "the key “id” stands twice"),
    ("deep.jsonl", b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n", 1, "nested too deep"),
    ("digits.jsonl", b'{"record": "unit", "id": ' + b"9" * 5000 + b"}\n", 1, "too many digits"),
    ("exponent.jsonl", b'{"record": "unit", "id": 1e99999999999999999999, "name": "U"}\n', 1, "not a number"),
    ("latin.jsonl", LINE.encode() + "é\n".encode("latin-1"), 2, "not UTF-8"),
    ("surrogate.jsonl", b'{"record": "unit", "id": "u", "name": "\\ud800"}\n', 1, "surrogate pair"),
    ("long.jsonl", b'{"record": "' + b"x" * (9 * 2**20) + b'"}\n' + LINE.encode(), 1, "longer than 4 MiB"),
]


@pytest.mark.parametrize(("name", "content", "line", "says"), FILES, ids=[file[0] for file in FILES])
def test_a_file_that_cannot_be_read_says_why(
    name: str, content: bytes, line: int | None, says: str, tmp_path: Path
) -> None:
    """Size, encoding, nesting and syntax each have a message of their own."""
    path = tmp_path / name
    path.write_bytes(content)

    faults = _faults(path)

    assert [(str(path), line)] == [(fault.file, fault.line) for fault in faults]
    assert says in faults[0].notice.in_english()


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A name mistyped on the command line imports nothing, and says so."""
    for name, says in (
        ("a.toml", "no such file"),
        ("a.jsonl", "no such file"),
        ("a" * 300 + ".toml", "its name is too long"),
    ):
        assert says in _faults(tmp_path / name)[0].notice.in_english()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """Opening a pipe would block until somebody writes to it."""
    for name in ("pipe.toml", "pipe.jsonl"):
        path = tmp_path / name
        os.mkfifo(path)

        assert "a device or a pipe" in _faults(path)[0].notice.in_english()


def test_links_that_lead_in_a_circle_are_faults(tmp_path: Path) -> None:
    """Neither a file nor a folder may be looked for without end."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.toml").symlink_to("b.toml")
    (folder / "b.toml").symlink_to("a.toml")
    (folder / "inner").symlink_to(folder)

    faults = _faults(folder)

    said = sorted(fault.notice.in_english() for fault in faults)
    assert len(said) == 3
    assert "this link leads back" in said[2]
    assert "its links lead in a circle" in said[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read every file")
def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    """A file's rights are named, and a folder's."""
    path, folder = tmp_path / "closed.toml", tmp_path / "closed"
    path.write_text(RECORDS)
    path.chmod(0)
    folder.mkdir()
    folder.chmod(0)

    for closed in (path, folder):
        assert "access to it is not allowed" in _faults(closed)[0].notice.in_english()


def test_every_fault_of_every_file_comes_at_once_in_order(tmp_path: Path) -> None:
    """An author mends a file once, not once a fault."""
    (tmp_path / "b.toml").write_text('[[unit]]\nid = "U"\nname = 3\n\n[[unit]]\n')
    (tmp_path / "a.jsonl").write_text('{"record": "unit"}\nnonsense\n')

    faults = _faults(tmp_path)

    places = [(Path(fault.file).name, fault.line, fault.key) for fault in faults]
    assert places == [
        *[("a.jsonl", 1, "id"), ("a.jsonl", 1, "name"), ("a.jsonl", 2, "")],
        *[("b.toml", 2, "id"), ("b.toml", 3, "name"), ("b.toml", 5, "id"), ("b.toml", 5, "name")],
    ]


@pytest.mark.parametrize(
    ("valid", "told"), [(["sun"], "wrong; there is sun"), (["mon", "tue"], "wrong; there are mon, tue")]
)
def test_what_is_valid_is_listed_where_nothing_is_near(valid: list[str], told: str) -> None:
    """One is told as one."""
    assert unlike(notice("wrong"), "xyz", valid).in_english() == told
