"""The folder of briefing files as a shelf: what is on it, what may be put there, and what never happens to it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import an_entity
from fresh_stores import fresh_store
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import BotError, Fault, FaultyFiles, InvalidValue, Notice, notice
from bot.domain.ports import Archive, Change, RecordStore
from bot.files.shelf import FolderShelf

GOOD = 'title = "T"\nabout.words = ["x"]\n'
BETTER = 'title = "T"\nabout.words = ["y"]\n'
KZ = 'title = "K"\naliases = ["kz"]\nabout.words = ["x"]\n'


@pytest.fixture
def store() -> Archive:
    """A store that knows one entity."""
    archive = fresh_store()
    archive.apply([Change(an_entity("kazakhstan"))], datetime(2026, 11, 1, tzinfo=UTC))
    return archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one briefing, in a folder of its own."""
    inside = tmp_path / "around" / "briefings"
    inside.mkdir(parents=True)
    (inside / "kazakhstan.toml").write_text(KZ)
    return inside


@pytest.fixture
def shelf(folder: Path) -> FolderShelf:
    """The shelf over it."""
    return FolderShelf(folder, frozenset({"help"}))


def _held(folder: Path) -> dict[str, bytes]:
    """Every file in and around a folder, and what it holds."""
    return {str(path): path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}


def _listed(folder: Path) -> list[str]:
    """Everything in a folder, hidden or not."""
    return [path.name for path in folder.iterdir()]


def _refused(shelf: FolderShelf, name: str, text: str, store: Archive) -> tuple[Fault, ...]:
    with pytest.raises(FaultyFiles) as refusal:
        shelf.check(name, text.encode(), store)
    return refusal.value.faults


def test_a_shelf_holds_the_good_briefings_and_tells_the_faults_of_the_others(
    shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """A fault names its file without the folder, which is nothing for a chat."""
    (folder / "oops.toml").write_text("oops")

    shelved = shelf.load(store)

    assert {"kazakhstan"} == set(shelved.specs)
    assert {"kazakhstan": KZ} == shelved.texts
    assert frozenset({"kazakhstan", "oops"}) == shelved.files
    assert [("oops.toml", 1)] == [(fault.file, fault.line) for fault in shelved.faults]


def test_the_last_good_version_stays_while_its_file_is_wrong(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """Readers go on asking for it; mended, the file counts again."""
    before = shelf.load(store)
    (folder / "kazakhstan.toml").write_text("oops")
    spoilt = shelf.load(store)
    (folder / "kazakhstan.toml").write_text(GOOD)

    assert before.specs == spoilt.specs
    assert before.texts == spoilt.texts
    assert spoilt.faults
    assert {"kazakhstan": GOOD} == shelf.load(store).texts


def test_a_file_that_is_gone_is_gone(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """The last good version is kept for mistakes, not for wishes."""
    shelf.load(store)
    (folder / "kazakhstan.toml").unlink()

    assert not shelf.load(store).specs


def test_a_folder_that_cannot_be_read_changes_nothing(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """A disk that is not mounted removes no briefing; it is told."""
    before = shelf.load(store)
    folder.rename(folder.with_name("elsewhere"))

    after = shelf.load(store)

    assert before.specs == after.specs
    assert after.files is None
    assert ["briefings"] == [fault.file for fault in after.faults]


@pytest.mark.parametrize(("name", "text"), [("kz.toml", GOOD), ("other.toml", KZ)])
def test_a_version_that_stays_leaves_its_aliases_to_newer_files(
    name: str, text: str, shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """No command has two answers."""
    shelf.load(store)
    (folder / "kazakhstan.toml").write_text("oops")
    (folder / name).write_text(text)

    specs = shelf.load(store).specs

    assert "kz" not in specs["kazakhstan"].aliases


def test_a_newer_alias_does_not_take_the_name_of_a_version_that_stays(
    shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """A name goes before an alias, as in a folder without faults."""
    shelf.load(store)
    (folder / "kazakhstan.toml").write_text("oops")
    (folder / "other.toml").write_text(KZ.replace('"kz"', '"kazakhstan", "other2"'))

    assert ("other2",) == shelf.load(store).specs["other"].aliases


@pytest.mark.parametrize(
    ("name", "text", "key", "says"),
    [
        ("help", GOOD, "", "a command of Ringkas itself"),
        ("Bad", GOOD, "", "cannot be a command"),
        ("../bad", GOOD, "", "cannot be a command"),
        ("new", "oops", "", "not TOML"),
        ("new", GOOD.replace("words", "entities"), "about.entities.0", "there is no entity"),
        ("new", KZ, "aliases.0", "“kz” is taken by kazakhstan.toml"),
        ("abc", KZ, "aliases", "“kz” is taken by kazakhstan.toml"),
        ("kz", GOOD, "", "“kz” is taken by kazakhstan.toml"),
        ("new", KZ.replace('"kz"', '"new"'), "aliases.0", "“new” is taken by new.toml"),
    ],
)
def test_what_cannot_stand_in_the_folder_is_refused(
    name: str, text: str, key: str, says: str, shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """Every check of the folder is made before the file is there, also whether it takes a command from another."""
    before = _held(folder)

    (fault,) = _refused(shelf, name, text, store)

    assert (f"{name}.toml", key) == (fault.file, fault.key)
    assert says in fault.notice.in_english()
    assert before == _held(folder)


def test_a_file_that_would_replace_its_own_name_is_no_clash(shelf: FolderShelf, store: Archive) -> None:
    """A changed briefing keeps its aliases."""
    assert ("kz",) == shelf.check("kazakhstan", KZ.encode(), store).aliases


def test_a_folder_that_is_not_there_yet_refuses_nothing(tmp_path: Path, store: Archive) -> None:
    """The first briefing makes the folder."""
    shelf = FolderShelf(tmp_path / "briefings", frozenset())

    shelf.check("first", GOOD.encode(), store)
    shelf.put("first", GOOD, is_first=True)

    assert {"first": GOOD} == shelf.load(store).texts


@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_content_is_right_or_has_faults(content: bytes) -> None:
    """Whatever is sent, nothing but a fault comes back."""
    shelf = FolderShelf(Path("no-such-folder"), frozenset())
    files = {"name.toml"}
    try:
        shelf.check("name", content, fresh_store())
    except FaultyFiles as error:
        files = {fault.file for fault in error.faults}

    assert {"name.toml"} == files


def test_a_text_is_put_as_it_is(shelf: FolderShelf, folder: Path) -> None:
    """No line ending is changed, and nothing else lies in the folder afterwards."""
    shelf.put("kazakhstan", "# é\r\n" + BETTER)

    assert ("# é\r\n" + BETTER).encode() == (folder / "kazakhstan.toml").read_bytes()
    assert ["kazakhstan.toml"] == _listed(folder)
    assert "# é\r\n" + BETTER == shelf.text("kazakhstan")


def test_a_file_keeps_its_permissions(shelf: FolderShelf, folder: Path) -> None:
    """What the people at the machine may do with it does not change; a new file can be read by them."""
    (folder / "kazakhstan.toml").chmod(0o660)

    shelf.put("kazakhstan", GOOD)
    shelf.put("new", GOOD)

    modes = [(folder / f"{name}.toml").stat().st_mode & 0o777 for name in ("kazakhstan", "new")]
    assert [0o660, 0o644] == modes


def test_a_suffix_in_capitals_names_the_same_file(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """The folder's reader takes it too, so that two files would answer one command."""
    (folder / "kazakhstan.toml").rename(folder / "kazakhstan.TOML")
    assert shelf.check("kazakhstan", KZ.encode(), store)
    shelf.put("kazakhstan", GOOD)

    assert ["kazakhstan.TOML"] == _listed(folder)
    assert {"kazakhstan": GOOD} == shelf.load(store).texts


@given(name=st.one_of(st.text(max_size=40), st.sampled_from(["..", "../x", "a/b", "/etc/x", "a\x00", ".", "", "a.b"])))
def test_no_name_leads_out_of_the_folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is no command is refused, whether it is to be read, written or removed."""
    folder = tmp_path_factory.mktemp("around") / "briefings"
    shelf = FolderShelf(folder, frozenset())
    try:
        shelf.put(name, GOOD, is_first=True)
        expected = {str(folder / f"{name}.toml"): GOOD.encode()}
        assert GOOD == shelf.text(name)
    except InvalidValue:
        expected = {}
        for refuse in (shelf.text, shelf.remove):
            with pytest.raises(InvalidValue):
                refuse(name)

    assert expected == _held(folder)


@pytest.mark.parametrize("target_text", [GOOD, None])
def test_a_link_to_another_folder_is_left_alone(target_text: str | None, shelf: FolderShelf, folder: Path) -> None:
    """Somebody else keeps that file; neither it nor the link is touched."""
    target = folder.parent / "kept.toml"
    if target_text is not None:
        target.write_text(target_text)
    (folder / "linked.toml").symlink_to(target)
    before = _held(folder)

    with pytest.raises(BotError, match="link to another folder"):
        shelf.put("linked", BETTER)
    with pytest.raises(BotError, match="link to another folder"):
        shelf.remove("linked")

    assert before == _held(folder)
    assert (folder / "linked.toml").is_symlink()


def test_a_pipe_is_not_waited_for(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """Nobody writes into it, so that reading it would never end."""
    os.mkfifo(folder / "pipe.toml")

    with pytest.raises(FaultyFiles):
        shelf.text("pipe")
    assert shelf.check("new", GOOD.encode(), store)


def test_a_failed_write_leaves_nothing_behind(shelf: FolderShelf, folder: Path) -> None:
    """Neither half a file nor a working copy; the reason is told without a path."""
    (folder / "taken.toml").mkdir()
    before = _held(folder)

    with pytest.raises(BotError, match="cannot be written") as refusal:
        shelf.put("taken", GOOD)

    assert before == _held(folder)
    assert str(folder) not in str(refusal.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(shelf: FolderShelf, folder: Path) -> None:
    """As in a container whose files are read-only."""
    folder.chmod(0o555)
    try:
        for change in (lambda: shelf.put("new", GOOD), lambda: shelf.remove("kazakhstan")):
            with pytest.raises(BotError, match="cannot be written"):
                change()
    finally:
        folder.chmod(0o755)

    assert KZ == shelf.text("kazakhstan")


def test_removing_says_whether_there_was_a_file(shelf: FolderShelf, folder: Path) -> None:
    """Two who remove the same briefing both learn what happened."""
    assert [True, False] == [shelf.remove("kazakhstan"), shelf.remove("kazakhstan")]
    assert not _listed(folder)


def test_nothing_is_written_where_the_folder_is_away(shelf: FolderShelf, folder: Path) -> None:
    """A new folder with one file in it would take all other briefings away."""
    folder.rename(folder.with_name("away"))

    with pytest.raises(BotError, match="is away; bring it back"):
        shelf.put("kazakhstan", GOOD)
    assert not folder.exists()


def test_nothing_is_removed_from_a_folder_that_is_away(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """Its files are not gone, and would be back with it."""
    shelf.load(store)
    folder.rename(folder.with_name("elsewhere"))

    with pytest.raises(BotError, match="there is no such file or folder"):
        shelf.remove("kazakhstan")


def test_the_sample_s_own_folder_is_read_and_not_written(folder: Path, store: Archive) -> None:
    """It is part of the program; an upgrade would take every change away."""
    fixed = FolderShelf(folder, frozenset(), is_fixed=True)

    assert fixed.load(store).specs
    for change in (lambda: fixed.put("aral", KZ), lambda: fixed.remove("kazakhstan")):
        with pytest.raises(InvalidValue, match="cannot be changed"):
            change()
    assert (folder / "kazakhstan.toml").exists()


def _no_wide_topics(spec: BriefingSpec, _: RecordStore) -> Notice | None:
    """A trial that some briefings fail."""
    return notice("cannot be shown: {reason}", reason="y") if "y" in spec.topic.words else None


def test_a_briefing_that_cannot_be_shown_never_comes_in_use(folder: Path, store: Archive) -> None:
    """What stood there before stays, and the file that does it is named; what stood there at the start is taken."""
    (folder / "old.toml").write_text(BETTER)
    shelf = FolderShelf(folder, frozenset(), trial=_no_wide_topics)
    assert {"kazakhstan", "old"} == set(shelf.load(store).specs)
    (folder / "kazakhstan.toml").write_text(BETTER)

    shelved = shelf.load(store)

    assert shelved.texts["kazakhstan"] == KZ
    assert [("kazakhstan.toml", None)] == [(fault.file, fault.line) for fault in shelved.faults]
    assert ("new.toml",) == tuple(fault.file for fault in _refused(shelf, "new", BETTER, store))
    assert shelf.check("new", GOOD.encode(), store).name == "new"


def test_a_file_that_is_just_being_written_changes_nothing(folder: Path, shelf: FolderShelf, store: Archive) -> None:
    """Whether it is half there, gone for a moment, or right already."""
    before = shelf.load(store)
    for text in ("title = ", GOOD, None):
        (folder / "kazakhstan.toml").unlink()
        if text is not None:
            (folder / "kazakhstan.toml").write_text(text)
        shelved = shelf.load(store, {"kazakhstan"})
        assert (shelved.texts, shelved.specs, shelved.faults) == (before.texts, before.specs, ())
        assert shelved.files == frozenset({"kazakhstan"})
        (folder / "kazakhstan.toml").touch()


def test_a_file_that_is_away_for_a_moment_is_not_removed(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """Who saves a file by removing it and making it anew; only one that was seen to go is gone."""
    shelf.load(store)
    (folder / "kazakhstan.toml").unlink()
    away = shelf.load(store, gone={"tokayev"})
    gone = shelf.load(store, gone={"kazakhstan"})

    assert "kazakhstan" in away.specs
    assert "kazakhstan" not in gone.specs


def test_a_briefing_is_kept_with_the_text_that_it_was_read_from(folder: Path, store: Archive) -> None:
    """Somebody may begin to write the file anew while the folder is still being looked through."""
    path = folder / "kazakhstan.toml"

    def emptied(*_: object) -> None:
        path.write_text("")

    shelf = FolderShelf(folder, frozenset(), trial=emptied)
    shelf.load(store)
    path.write_text(BETTER)

    assert shelf.load(store).texts == {"kazakhstan": BETTER}


def test_what_was_last_in_use_stays_where_its_file_is_wrong_at_the_start(
    shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """Not what has gone meanwhile, nor a text that would be wrong by now; a file that is right goes before it."""
    (folder / "spoilt.toml").write_text("oops")
    shelf.recall({"kazakhstan": GOOD, "spoilt": BETTER, "gone": GOOD, "wrong": "oops", "help": GOOD}, store)

    shelved = shelf.load(store)

    assert {"kazakhstan": KZ, "spoilt": BETTER} == shelved.texts
    assert ["spoilt.toml"] == [fault.file for fault in shelved.faults]


def test_a_command_that_changed_hands_leaves_the_rest_of_its_briefing_in_use_at_the_start(
    shelf: FolderShelf, folder: Path, store: Archive
) -> None:
    """As while the bot runs: the version that stays has every name but the one that a newer file took."""
    (folder / "kazakhstan.toml").write_text("oops")
    (folder / "another.toml").write_text(KZ)
    recalled = shelf.recall({"another": KZ, "kazakhstan": KZ}, store)

    specs = shelf.load(store).specs

    assert {"another": ("kz",), "kazakhstan": ()} == {name: spec.aliases for name, spec in specs.items()}
    assert recalled == specs


def test_what_was_in_use_is_recalled_without_a_temporary_folder(
    shelf: FolderShelf, store: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk must not keep the bot from starting."""
    monkeypatch.setattr("tempfile.tempdir", "/nonexistent")

    assert {"kazakhstan"} == shelf.recall({"kazakhstan": KZ}, store).keys()


def test_looking_at_the_folder_keeps_nothing_of_it(shelf: FolderShelf, folder: Path, store: Archive) -> None:
    """What is wrong there is told, which names there are, and what was right before is right still."""
    before = shelf.load(store)
    (folder / "kazakhstan.toml").write_text("oops")
    (folder / "Bad.toml").write_text(GOOD)
    wrong, names = shelf.faults(store), shelf.names()
    (folder / "kazakhstan.toml").unlink()
    none = shelf.faults(store), shelf.names()

    assert ({"Bad.toml", "kazakhstan.toml"}, {"kazakhstan"}) == ({fault.file for fault in wrong}, names)
    assert (["Bad.toml"], set()) == ([fault.file for fault in none[0]], none[1])
    assert before.specs == shelf.load(store, gone=()).specs
