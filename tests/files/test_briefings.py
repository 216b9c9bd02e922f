"""Briefing files: what an admin may write, and what is said when it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from builders import a_measure, an_entity
from files.samples import BRIEFING
from fresh_stores import fresh_store

from bot.domain.addresses import Address
from bot.domain.briefing import DEFAULT_SECTIONS, BriefingSpec, Digest, SectionName, Show, Span, Topic
from bot.domain.delivery import WhenNothingNew
from bot.domain.errors import Fault, FaultyFiles
from bot.domain.ports import Change
from bot.domain.schedule import Schedule
from bot.domain.wording import Wording
from bot.files.briefings import load_briefing, load_briefings

SHORT = 'title = "T"\nabout.words = ["x"]\n'


def _written(folder: Path, text: str = BRIEFING, name: str = "kazakhstan.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _refused(path: Path, reserved: frozenset[str] = frozenset()) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as refusal:
        load_briefing(path, reserved=reserved)
    return refusal.value.faults


def test_a_briefing_is_what_its_file_says(tmp_path: Path) -> None:
    """Every key arrives where it is used."""
    title = {"id": "Kazakhstan di antara Rusia dan Barat", "en": "Kazakhstan between Russia and the West"}
    expected = BriefingSpec(
        name="kazakhstan",
        title=Wording.of(title),
        topic=Topic(("kazakhstan",), ("troops",), ("Tokayev",)),
        description=Wording.of({"id": "Kazakhstan, Rusia, Barat", "en": "Kazakhstan, Russia, the West"}),
        aliases=("kz",),
        since=Span(5, "year"),
        show=Show(claims=5, sections=(SectionName.LEAD, SectionName.NEW, SectionName.TIMELINE)),
        digests=(
            Digest(
                Schedule("Asia/Jakarta", (time(7),), (0, 1, 2, 3, 4)),
                (Address("telegram", "-1001234567890", "42"), Address("discord", "112233445566778899")),
                language="id",
                when_nothing_new=WhenNothingNew.SAY_SO,
                max_age=timedelta(minutes=90),
            ),
            Digest(Schedule("Asia/Makassar", cron="0 7 * * 1"), (Address("telegram", "42"),)),
        ),
    )

    assert expected == load_briefing(_written(tmp_path))


def test_a_briefing_needs_only_a_title_and_a_topic(tmp_path: Path) -> None:
    """The defaults are good."""
    spec = load_briefing(_written(tmp_path, SHORT + "about.since = 2022-01-31\n"))

    assert BriefingSpec("kazakhstan", Wording.same("T"), Topic(words=("x",)), since=date(2022, 1, 31)) == spec
    assert spec.show.sections == DEFAULT_SECTIONS


@pytest.mark.parametrize(
    ("days", "meant"),
    [
        ("daily", (0, 1, 2, 3, 4, 5, 6)),
        ("sat", (5,)),
        ("mon,wed,fri", (0, 2, 4)),
        ("mon-wed,sat-sun", (0, 1, 2, 5, 6)),
    ],
)
def test_a_digest_goes_out_on_its_days(days: str, meant: tuple[int, ...], tmp_path: Path) -> None:
    """Days and ranges of days, in the order of the week."""
    spec = load_briefing(_written(tmp_path, BRIEFING.replace("mon-fri", days)))

    assert meant == spec.digests[0].schedule.days


def test_a_digest_goes_out_several_times_a_day(tmp_path: Path) -> None:
    """In the order of the day, however the file has them."""
    spec = load_briefing(_written(tmp_path, BRIEFING.replace('at = "07:00"', 'at = ["19:00", "07:30"]')))

    assert (time(7, 30), time(19)) == spec.digests[0].schedule.times


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("90 minutes", timedelta(minutes=90)),
        ("1 hour", timedelta(hours=1)),
        ("6 hours", timedelta(hours=6)),
        ("2 days", timedelta(days=2)),
    ],
)
def test_a_digest_may_be_so_late(text: str, age: timedelta, tmp_path: Path) -> None:
    """In minutes, hours or days."""
    spec = load_briefing(_written(tmp_path, BRIEFING.replace("90 minutes", text)))

    assert age == spec.digests[0].max_age


@dataclass(frozen=True)
class Bad:
    """What stands where in the good file, and the fault it must give."""

    old: str
    new: str
    key: str
    says: str
    at: str = ""  # a text that stands on the fault's line; "": the line of `new`


SPOILT = [
    Bad("[title]", "[titel]", "titel", "did you mean “title”"),
    Bad('id = "Kazakhstan di antara Rusia dan Barat"\n', "", "title.id", "the text in “id” is missing", "[title]"),
    Bad('en = "Kazakhstan between', f'en = "{"x" * 101}Kazakhstan between', "title.en", "at most 100 characters"),
    Bad('aliases = ["kz"]', 'aliases = ["KZ"]', "aliases.0", "cannot be a command"),
    Bad('aliases = ["kz"]', 'aliases = ["ka zet"]', "aliases.0", "cannot be a command"),
    Bad('aliases = ["kz"]', 'aliases = ["k\u0430z"]', "aliases.0", "cannot be a command"),
    Bad('aliases = ["kz"]', 'aliases = ["kz", "kz"]', "aliases", "“kz” stands twice"),
    Bad('aliases = ["kz"]', 'aliases = ["help"]', "aliases.0", "a command of Ringkas itself"),
    Bad('aliases = ["kz"]', "aliases = 3", "aliases", "a list in [brackets] was expected"),
    Bad('since = "5 years"', 'since = "5 lustrums"', "about.since", "is not a span"),
    Bad('since = "5 years"', "since = 5", "about.since", "text in quotes was expected, not a number"),
    Bad('since = "5 years"', "since = 2022-01-31T07:00:00", "about.since", "not a date or time"),
    Bad('entities = ["kazakhstan"]', 'entities = "kazakhstan"', "about.entities", "a list in [brackets]"),
    Bad("claims = 5", "claims = 0", "show.claims", "1 is the least"),
    Bad("claims = 5", "claims = 51", "show.claims", "50 is the most"),
    Bad("claims = 5", "claims = 5.5", "show.claims", "a whole number was expected"),
    Bad("claims = 5", "claims = true", "show.claims", "a whole number was expected, not true or false"),
    Bad('"timeline"]', '"time-line"]', "show.sections.2", "did you mean “timeline”"),
    Bad('"timeline"]', '"lead"]', "show.sections", "“lead” stands twice"),
    Bad('en = "Kazakhstan between', 'aliases = ["a"]\nen = "Kazakhstan between', "title.aliases", "top of the file, above", 'aliases = ["a"]'),
    Bad("[about]", '[about]\naliases = ["a"]', "about.aliases", "top of the file, above", 'aliases = ["a"]'),
    Bad("[show]", '[show]\nwords = ["a"]', "show.words", "“words” belongs under [about]", 'words = ["a"]'),
    Bad("[show]", '[show]\ncron = "0 7 * * *"', "show.cron", "“cron” belongs under [[digest]]", 'cron = "0'),
    Bad("[show]", "[show]\nmovie = 1", "show.movie", "“movie” is not a key here", "movie"),
    Bad('en = "Kazakhstan between Russia and the West"', "en = 3", "title.en", "text in quotes was expected", "en = 3"),
    Bad("[show]", "[shown]", "shown", "did you mean “show”"),
    Bad('at = "07:00"', 'at = "7 am"', "digest.0.at", "not a time of day"),
    Bad('at = "07:00"', 'at = "24:00"', "digest.0.at", "not a time of day"),
    Bad('at = "07:00"', "at = 07:00:00", "digest.0.at", "not a date or time"),
    Bad('at = "07:00"', "at = []", "digest.0.at", "at least 1 entries"),
    Bad('at = "07:00"', 'at = ["07:00", "7"]', "digest.0.at.1", "not a time of day"),
    Bad('at = "07:00"', 'at = ["07:00", "07:00"]', "digest.0.at", "“07:00” stands twice"),
    Bad('at = "07:00"', "at = 7", "digest.0.at", "text in quotes was expected, not a number"),
    Bad('"90 minutes"', '"soon"', "digest.0.max_age", "is not a stretch of time; write 90 minutes"),
    Bad('"90 minutes"', '"0 days"', "digest.0.max_age", "is not a stretch of time; write 90 minutes"),
    Bad('max_age = "90 minutes"', "max_age = 90", "digest.0.max_age", "text in quotes was expected, not a number"),
    Bad('at = "07:00"\n', "", "digest.0.at", "needs “at” or “cron”", "[[digest]]"),
    Bad('at = "07:00"', 'at = "07:00"\ncron = "0 7 * * *"', "digest.0.cron", "exclude each other", "cron ="),
    Bad('at = "07:00"', 'cron = "0 7 * * *"', "digest.0.days", "says the days itself", "days ="),
    Bad('days = "mon-fri"', 'days = "monday"', "digest.0.days", "did you mean “mon”"),
    Bad('days = "mon-fri"', 'days = "fri-mon"', "digest.0.days", "runs against the week"),
    Bad('days = "mon-fri"', 'days = "mon,"', "digest.0.days", "is not a day"),
    Bad('zone = "Asia/Jakarta"', 'zone = "Asia/Jakata"', "digest.0.zone", "did you mean “Asia/Jakarta”"),
    Bad('zone = "Asia/Jakarta"', 'zone = "WIB"', "digest.0.zone", "did you mean “Asia/Jakarta”"),
    Bad('zone = "Asia/Jakarta"', 'zone = "../etc/passwd"', "digest.0.zone", "is not a time zone"),
    Bad('zone = "Asia/Jakarta"', 'zone = "Asia"', "digest.0.zone", "is not a time zone"),
    Bad('zone = "Asia/Jakarta"\n', "", "digest.0.zone", "“zone” is missing", "[[digest]]"),
    Bad('language = "id"', 'language = "in"', "digest.0.language", "is not allowed here"),
    Bad('"telegram:-1001234567890/42"', '"telegrm:-1001234567890"', "digest.0.to.0", "did you mean “telegram”"),
    Bad('"telegram:-1001234567890/42"', '"telegram:@channel"', "digest.0.to.0", "is not an address"),
    Bad('"discord:112233445566778899"', '"discord:112233445566778899/7"', "digest.0.to.1", "is not an address"),
    Bad('"discord:112233445566778899"', '"telegram:-1001234567890/42"', "digest.0.to", "stands twice"),
    Bad('to = ["telegram:42"]', "to = []", "digest.1.to", "at least 1 entries"),
    Bad('when_nothing_new = "say-so"', 'when_nothing_new = "sayso"', "digest.0.when_nothing_new", "did you mean “say-so”"),
    Bad('cron = "0 7 * * 1"', 'cron = "0 7 * *"', "digest.1.cron", "five fields"),
    Bad('cron = "0 7 * * 1"', 'cron = "0 25 * * 1"', "digest.1.cron", "“25” is not possible as hour"),
    Bad('cron = "0 7 * * 1"', 'cron = "0 7 30 2 *"', "digest.1.cron", "never comes"),
    Bad('cron = "0 7 * * 1"', 'cron = "0 7 * 2 mon#5"', "digest.1.cron", "has L, W, # or ?"),
]  # fmt: skip


@pytest.mark.parametrize("bad", SPOILT, ids=lambda bad: bad.new[:30] or bad.old[:30])
def test_a_spoilt_briefing_is_refused_with_line_key_and_remedy(bad: Bad, tmp_path: Path) -> None:
    """Whatever is wrong, the admin reads where it stands and what was expected."""
    text = BRIEFING.replace(bad.old, bad.new, 1)
    assert text != BRIEFING

    faults = _refused(_written(tmp_path, text), frozenset({"help"}))

    line = text.count("\n", 0, text.index(bad.at or bad.new)) + 1
    found = [(fault.line, fault.key) for fault in faults if bad.says in fault.notice.in_english()]
    assert (line, bad.key) in found, [(f.line, f.key, f.notice.in_english()) for f in faults]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("empty.toml", "", "the file is empty"),
        ("topicless.toml", 'title = "T"\nabout = {}\n', "a briefing needs entities, measures or words"),
        ("Energy.toml", SHORT, "cannot be a command"),
        ("énergie.toml", SHORT, "cannot be a command"),
        ("\uff45nergy.toml", SHORT, "cannot be a command"),
        ("two words.toml", SHORT, "cannot be a command"),
        ("help.toml", SHORT, "a command of Ringkas itself"),
    ],
)
def test_a_briefing_that_cannot_be_is_refused(name: str, text: str, says: str, tmp_path: Path) -> None:
    """A name is a command on both platforms, and a topic is what a briefing is about."""
    faults = _refused(_written(tmp_path, text, name), frozenset({"help"}))

    assert any(says in fault.notice.in_english() for fault in faults)


def test_a_wrong_file_takes_no_good_one_with_it(tmp_path: Path) -> None:
    """Readers keep what works while an admin mends the rest."""
    _written(tmp_path, SHORT, "energy.toml")
    _written(tmp_path, SHORT, "gas.TOML")
    _written(tmp_path, "title = 3", "war.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("README.md", ".hidden.toml", "energy.toml~", "notes.txt"):
        _written(tmp_path, "not read", name)

    briefings = load_briefings(tmp_path)

    assert [spec.name for spec in briefings.specs] == ["energy", "gas"]
    faults = [(Path(fault.file).name, fault.key) for fault in briefings.faults]
    assert faults == [("folder.toml", ""), ("war.toml", "about"), ("war.toml", "title")]
    assert "this is a folder" in briefings.faults[0].notice.in_english()


def test_two_files_cannot_have_one_command(tmp_path: Path) -> None:
    """A file's name goes before an alias, and the earlier file before the later."""
    _written(tmp_path, 'aliases = ["war", "power"]\n' + SHORT, "energy.toml")
    _written(tmp_path, 'aliases = ["fuel"]\n' + SHORT, "gas.toml")
    _written(tmp_path, 'aliases = ["fuel"]\n' + SHORT, "oil.toml")
    _written(tmp_path, 'aliases = ["self"]\n' + SHORT, "self.toml")
    _written(tmp_path, SHORT, "war.toml")

    briefings = load_briefings(tmp_path)

    assert [spec.name for spec in briefings.specs] == ["gas", "war"]
    assert [(Path(fault.file).name, fault.line, fault.key) for fault in briefings.faults] == [
        ("energy.toml", 1, "aliases.0"),
        ("oil.toml", 1, "aliases.0"),
        ("self.toml", 1, "aliases.0"),
    ]
    assert "war.toml" in briefings.faults[0].notice.in_english()


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A path mistyped in the settings is not a bot without briefings."""
    briefings = load_briefings(tmp_path / "briefngs")

    assert briefings.specs == ()
    assert "cannot be read" in briefings.faults[0].notice.in_english()


def test_ids_are_looked_up_where_a_store_is_given(tmp_path: Path) -> None:
    """A briefing about an entity that nobody knows would stay empty without a word."""
    store = fresh_store()
    store.apply([Change(an_entity()), Change(a_measure("troops"))], datetime(2022, 7, 26, tzinfo=UTC))
    good = _written(tmp_path)
    assert load_briefing(good, store=store).name == "kazakhstan"
    text = BRIEFING.replace('["kazakhstan"]', '["kazakstan"]').replace('["troops"]', '["troop"]')

    with pytest.raises(FaultyFiles) as refusal:
        load_briefing(_written(tmp_path, text), store=store)

    said = [(fault.line, fault.key, fault.notice.in_english()) for fault in refusal.value.faults]
    assert said == [
        (8, "about.entities.0", "there is no entity “kazakstan”; did you mean “kazakhstan”?"),
        (9, "about.measures.0", "there is no measure “troop”; did you mean “troops”?"),
    ]
