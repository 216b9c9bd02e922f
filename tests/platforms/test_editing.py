"""What admins do with briefings: what they are told, what changes, and what never does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from builders import a_claim, default_records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from platforms.editing_rooms import ADMIN, EN, ID, NOON, Clock, Room, opened_room, sample_store
from readings import text_of
from templates.templated import WHOLE

from bot.domain.addresses import Address
from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.chats import AcceptedBriefing, ChatSettings, Reach, Standing
from bot.domain.claims import Correction
from bot.domain.delivery import Rules
from bot.domain.errors import BotError, notice
from bot.domain.wording import Wording
from bot.files.shelf import FolderShelf
from bot.languages import Language
from bot.platforms.editing import FILE_BYTES, Editing
from bot.platforms.editing.differences import LINES_SHOWN
from bot.platforms.editing.telling import VERSIONS_SHOWN
from bot.platforms.editing.weighing import composed
from bot.platforms.requests import RESERVED, Newsroom, Reply
from bot.rendering import discord_embed, telegram_html

NATO = """\
aliases = ["otan"]
title = { id = "Tentang NATO", en = "About NATO" }
about.words = ["NATO"]
[[digest]]
at = "07:00"
zone = "Asia/Jakarta"
to = ["telegram:-1001234567890/42"]
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, imported once."""
    return sample_store(tmp_path_factory.mktemp("store"))


@pytest.fixture
def room(tmp_path: Path, store: Path) -> Iterator[Room]:
    """The sample's briefings in use, to be changed."""
    with opened_room(tmp_path, store) as room:
        yield room


@pytest.fixture(scope="module")
def quiet_room(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Iterator[Room]:
    """A room in which nothing is changed, for many proposals."""
    with opened_room(tmp_path_factory.mktemp("quiet"), store) as room:
        yield room


def _text(room: Room, name: str = "kazakhstan") -> str:
    return (room.folder / f"{name}.toml").read_text(encoding="utf-8")


def _said(reply: Reply) -> str:
    return text_of(reply.document)


def test_what_stands_in_the_folder_is_in_use_and_in_the_history(room: Room) -> None:
    """The first version of each is the folder's own, so that there is a way back to it."""
    assert {"defence", "kazakhstan", "tokayev"} == set(room.desk.briefings)
    assert [(_text(room), "folder")] == room.history("kazakhstan")


def test_reloading_tells_what_came_changed_and_went(room: Room) -> None:
    """And all of it is in use, and in the history."""
    (room.folder / "nato.toml").write_text(NATO)
    (room.folder / "defence.toml").unlink()
    (room.folder / "kazakhstan.toml").write_text(_text(room).replace("claims = 3", "claims = 5"))

    reply = room.run(room.editing.reload(EN))

    headings = [(section.heading, len(section.blocks)) for section in reply.document.sections]
    assert [("New", 1), ("Changed", 1), ("Gone", 1)] == headings
    assert {"kazakhstan", "nato", "tokayev"} == set(room.desk.briefings)
    assert [1, 2, 2] == [len(room.history(name)) for name in ("nato", "kazakhstan", "defence")]
    assert (None, "folder") == room.history("defence")[-1]


def test_reloading_tells_every_fault_and_keeps_the_last_good_version(room: Room) -> None:
    """File, line, key and words; readers go on with what was right, and the history knows nothing of the mistake."""
    before = room.desk.briefings
    (room.folder / "tokayev.toml").write_text('title = 3\nabout.words = "x"\n')

    said = _said(room.run(room.editing.reload(EN)))

    assert "tokayev.toml, line 1, title:" in said
    assert "tokayev.toml, line 2, about.words:" in said
    assert "the last good version stays in use\n/tokayev" in said
    assert before == room.desk.briefings
    assert len(room.history("tokayev")) == 1


def test_an_unchanged_folder_changes_nothing(room: Room) -> None:
    """Answers that were made stay at hand, and no version is added."""
    in_use = room.desk.briefings

    assert _said(room.run(room.editing.reload(EN))) == "Nothing has changed"
    assert in_use is room.desk.briefings
    assert len(room.history("kazakhstan")) == 1


@pytest.mark.parametrize("is_there", [True, False])
def test_another_run_begins_with_what_was_last_in_use(is_there: bool, room: Room) -> None:  # noqa: FBT001 - a parameter
    """A restart while a file is wrong, or the disk is not mounted, takes nothing from readers."""
    before = room.desk.briefings
    room.desk.replace_briefings({})
    (room.folder / "tokayev.toml").write_text("oops")
    if not is_there:
        room.folder.rename(room.folder.with_name("elsewhere"))

    changes = room.run(Editing(room.desk, room.chats, FolderShelf(room.folder, RESERVED), Clock()).begin())

    assert before == room.desk.briefings
    assert ["tokayev.toml" if is_there else "briefings"] == [fault.file for fault in changes.faults]
    assert len(room.history("tokayev")) == 1


def test_a_folder_that_cannot_be_read_removes_nothing_from_the_history(room: Room) -> None:
    """A disk that is not mounted is no wish of anybody's."""
    room.folder.rename(room.folder.with_name("elsewhere"))
    room.run(room.editing.reload(EN))

    assert {"defence", "kazakhstan", "tokayev"} == set(room.desk.briefings)
    assert len(room.history("kazakhstan")) == 1


@pytest.mark.parametrize("errand", ["accept", "rollback"])
def test_a_file_is_not_put_in_use_while_the_folder_is_away(errand: str, room: Room) -> None:
    """Alone in a new one, it would be the end of all others."""
    text = _text(room) + "# again\n"
    room.accept("kazakhstan.toml", text)
    before = room.desk.briefings
    digest = room.propose("nato.toml", NATO).digest
    room.folder.rename(room.folder.with_name("away"))
    if errand == "accept":
        reply = room.run(room.editing.accept("nato.toml", NATO.encode(), digest, ADMIN, EN))
    else:
        reply = room.run(room.editing.rollback("kazakhstan", 1, ADMIN, EN))

    assert "the folder of the briefings is away" in _said(reply)
    assert not room.folder.exists()
    assert room.desk.briefings == before


def test_the_first_file_of_all_makes_the_folder(tmp_path: Path, store: Path) -> None:
    """Where no briefing ever was, none can be lost."""
    with closing(Room(tmp_path / "briefings", store, None, None)) as room:
        assert "/nato works now" in _said(room.accept("nato.toml", NATO))


def test_a_briefing_that_was_never_in_use_has_no_versions(room: Room) -> None:
    """It is there all the same, and the words say so."""
    (room.folder / "nato.toml").write_text(NATO)

    assert "/nato has no version yet" in _said(room.run(room.editing.versions("nato", EN)))


def test_of_a_folder_that_is_away_nothing_is_said_to_be_removed(room: Room) -> None:
    """It would be in use again with the next look."""
    room.folder.rename(room.folder.with_name("elsewhere"))

    said = _said(room.run(room.editing.remove("tokayev", ADMIN, EN)))

    assert "Something went wrong" in said
    assert "tokayev" in room.desk.briefings
    assert len(room.history("tokayev")) == 1


def test_a_new_file_is_shown_as_readers_will_meet_it(room: Room) -> None:
    """Its command and other names, its titles, where digests go, and how much it would show."""
    proposal = room.propose("nato.toml", NATO)

    said = _said(proposal.reply)
    assert proposal.is_acceptable
    for expected in (
        "/nato",
        "/otan",
        "About NATO",
        "Tentang NATO",
        "telegram:-1001234567890/42",
        "07:00",
        "With what is stored now it shows",
    ):
        assert expected in said


def test_a_changed_file_is_shown_from_old_to_new(room: Room) -> None:
    """For readers key by key, and in the file line by line, with the lines' numbers."""
    old = _text(room)
    line = old.splitlines().index("claims = 3") + 1

    said = _said(room.propose("kazakhstan.toml", old.replace("claims = 3", "claims = 5")).reply)

    assert "show.claims: 3 → 5" in said
    assert f"- {line}: claims = 3\n+ {line}: claims = 5" in said
    assert "Title" not in said


def test_claims_that_enter_are_named_with_their_figures(room: Room) -> None:
    """As readers will read them."""
    text = 'title = "R"\n[about]\nentities = ["russia"]\n'
    room.accept("russia.toml", text)
    narrowed = f'{text}since = "2 years"\n'
    for spoken, told in ((EN, "390 soldiers"), (ID, "390 prajurit")):
        said = _said(room.run(room.editing.propose("russia.toml", narrowed.encode(), spoken)).reply)

        assert told in said
        assert "{" not in said


@pytest.mark.parametrize(("spoken", "expected"), [(EN, "Window: 1 year"), (ID, "Jendela waktu: 1 tahun")])
def test_a_new_file_tells_what_it_decides_about_its_answer(spoken: Language, expected: str, room: Room) -> None:
    """How far back it reaches, in words, and which sections it has; what is as usual is not told."""
    shown = 'since = "1 year"\n[show]\nevents = 5\nsections = ["voices", "lead"]\n'
    text = f'title = "N"\n[about]\nwords = ["NATO"]\n{shown}'
    said = _said(room.run(room.editing.propose("nato.toml", text.encode(), spoken)).reply)

    assert expected in said
    assert "show.events: 5" in said
    assert "show.sections: voices, lead" in said
    assert "show.claims" not in said


def test_a_change_that_readers_do_not_see_is_called_so(room: Room) -> None:
    """A comment is a change of the file alone."""
    said = _said(room.propose("kazakhstan.toml", _text(room) + "# more\n").reply)

    assert "Readers will see no difference." in said
    assert "# more" in said


def test_a_template_is_something_that_readers_see(room: Room) -> None:
    """That one comes, changes or goes is told; how, stands in the lines of the file."""
    whole = "{% for s in sections %}{% for line in s.lines %}\n{{ line }}\n{% endfor %}{% endfor %}"
    before, template = _text(room), f"[template]\nen = '''{whole}'''\n"
    new = room.propose("nato.toml", NATO + template)
    added = room.propose("kazakhstan.toml", before + template)
    room.accept("kazakhstan.toml", before + template)
    changed = room.propose("kazakhstan.toml", before + template.replace("{{ line }}", "– {{ line }}"))
    removed = room.propose("kazakhstan.toml", before)

    assert "Template (English): new" in _said(new.reply)
    assert "Template (English): new" in _said(added.reply)
    assert "Template (English): changed" in _said(changed.reply)
    assert "Template (English): removed" in _said(removed.reply)


@pytest.mark.parametrize(
    ("count", "says"), [(LINES_SHOWN, ""), (LINES_SHOWN + 1, "and 1 more changed line"), (5_000, "not compared")]
)
def test_a_long_difference_is_cut_short(count: int, says: str, room: Room) -> None:
    """And how much more there is, is said."""
    added = "".join(f"# {number}\n" for number in range(count))

    reply = room.propose("kazakhstan.toml", _text(room) + added).reply

    section = reply.document.sections[-1]
    assert len(section.blocks) <= LINES_SHOWN + 1
    assert says in _said(reply)
    assert ("more changed" in _said(reply)) == (says != "" and count < 5_000)


def test_line_endings_are_a_change_of_their_own(room: Room) -> None:
    """Not of every line."""
    said = _said(room.propose("kazakhstan.toml", _text(room).replace("\n", "\r\n")).reply)

    assert "Only line endings differ." in said


def test_an_identical_file_is_nothing_to_accept(room: Room) -> None:
    """Nothing changes, and it is said."""
    proposal = room.propose("kazakhstan.toml", _text(room))

    assert "already in use exactly like this" in _said(proposal.reply)
    assert (False, "") == (proposal.is_acceptable, proposal.digest)


def test_every_fault_of_a_file_is_told(room: Room) -> None:
    """With its line and key, in the admin's language."""
    content = b'title = 3\nabout.entities = ["kazakstan"]\n'

    proposal = room.run(room.editing.propose("nato.toml", content, ID))

    said = _said(proposal.reply)
    assert not proposal.is_acceptable
    assert "nato.toml, baris 1, title:" in said
    assert "nato.toml, baris 2, about.entities.0:" in said
    assert "kazakhstan" in said


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nato",
        "nato.txt",
        "NATO.toml",
        "na to.toml",
        "../nato.toml",
        "/nato.toml",
        "nato.toml.exe",
        ".toml",
        "help.toml",
    ],
)
def test_a_file_that_cannot_name_a_briefing_is_refused(name: str, room: Room) -> None:
    """Its name is the command that readers type."""
    before = room.held()

    proposal = room.propose(name, NATO)

    assert not proposal.is_acceptable
    assert "command" in _said(proposal.reply)
    assert before == room.held()


def test_a_file_that_is_too_large_is_refused(room: Room) -> None:
    """Before anything reads it."""
    said = _said(room.propose("nato.toml", NATO + "#" * FILE_BYTES).reply)

    assert "nato.toml: the file is larger than 1024 KiB" in said


def test_proposing_changes_nothing(room: Room) -> None:
    """Neither the folder, nor what is in use, nor the history."""
    files, in_use = room.held(), room.desk.briefings
    room.propose("nato.toml", NATO)

    assert files == room.held()
    assert in_use is room.desk.briefings
    assert not room.history("nato")


def test_an_accepted_file_is_in_use_at_once(room: Room) -> None:
    """In the folder as it was sent, in the history with who accepted it, and answered."""
    reply = room.accept("nato.toml", NATO)

    assert "/nato works now" in _said(reply)
    assert NATO == _text(room, "nato")
    assert [(NATO, ADMIN)] == room.history("nato")
    assert "About NATO" in _said(room.run(room.editing.preview("nato", EN, EN)))
    assert "nato" in room.desk.briefings


def test_what_an_editor_at_the_machine_wrote_is_kept_before_it_is_replaced(room: Room) -> None:
    """Even where nobody had reloaded since."""
    by_hand = _text(room) + "# by hand\n"
    (room.folder / "kazakhstan.toml").write_text(by_hand)
    accepted = _text(room).replace("claims = 3", "claims = 5")
    room.accept("kazakhstan.toml", accepted)

    assert [(by_hand, "folder"), (accepted, ADMIN)] == room.history("kazakhstan")[1:]


def test_an_outdated_proposal_is_not_accepted(room: Room) -> None:
    """What it would change now is shown instead."""
    wanted = _text(room).replace("claims = 3", "claims = 5")
    digest = room.propose("kazakhstan.toml", wanted).digest
    (room.folder / "kazakhstan.toml").write_text(_text(room).replace("disputes = 1", "disputes = 2"))
    before = room.held()

    said = _said(room.run(room.editing.accept("kazakhstan.toml", wanted.encode(), digest, ADMIN, EN)))

    assert "nothing was put in use" in said
    assert "show.disputes: 2 → 1" in said
    assert before == room.held()


def test_a_digest_accepts_no_other_text(room: Room) -> None:
    """What was shown is what is accepted."""
    digest = room.propose("nato.toml", NATO).digest
    room.run(room.editing.accept("nato.toml", NATO.replace("07:00", "08:00").encode(), digest, ADMIN, EN))

    assert "nato" not in room.desk.briefings
    assert not (room.folder / "nato.toml").exists()


def test_two_who_accept_the_same_at_once_make_one_version(room: Room) -> None:
    """The second learns that it stands so already."""
    digest = room.propose("nato.toml", NATO).digest
    accept = [room.editing.accept("nato.toml", NATO.encode(), digest, ADMIN, EN) for _ in range(2)]

    said = [_said(reply) for reply in room.both(*accept)]

    assert ["works now" in one for one in said] == [True, False]
    assert "already in use exactly like this" in said[1]
    assert len(room.history("nato")) == 1


def test_of_two_who_change_the_same_at_once_one_is_first(room: Room) -> None:
    """The other is shown the new difference, and nothing is lost unseen."""
    texts = [NATO, NATO.replace("07:00", "08:00")]
    digests = [room.propose("nato.toml", text).digest for text in texts]
    accept = [
        room.editing.accept("nato.toml", text.encode(), digest, ADMIN, EN)
        for text, digest in zip(texts, digests, strict=True)
    ]

    said = [_said(reply) for reply in room.both(*accept)]

    assert ["works now" in one for one in said] == [True, False]
    assert [(NATO, ADMIN)] == room.history("nato")
    assert NATO == _text(room, "nato")


class FullDisk(FolderShelf):
    """A shelf on a disk that takes nothing more."""

    def put(self, name: str, text: str, *, is_first: bool = False) -> None:  # noqa: ARG002 - as the shelf has it
        """Fail as a full disk does."""
        raise BotError(notice("no space left for {name} ({size})", name=name, size=len(text)))

    def remove(self, name: str) -> bool:
        """Fail as a broken disk does."""
        raise BotError(notice("{name} cannot be removed", name=name))


def test_what_the_disk_refuses_changes_nothing(tmp_path: Path, store: Path) -> None:
    """The reason is told; folder, history and what is in use stay."""
    with opened_room(tmp_path, store, FullDisk(tmp_path / "briefings", RESERVED)) as room:
        files, in_use = room.held(), room.desk.briefings
        said = [
            _said(room.accept("nato.toml", NATO)),
            _said(room.run(room.editing.remove("kazakhstan", ADMIN, EN))),
        ]

        assert all("Something went wrong" in one for one in said)
        assert "no space left" in said[0]
        assert files == room.held()
        assert in_use is room.desk.briefings
        assert (0, 1) == (len(room.history("nato")), len(room.history("kazakhstan")))


def test_a_removed_briefing_is_gone_and_can_be_brought_back(room: Room) -> None:
    """Its versions are kept, and its being gone is one of them."""
    text = _text(room)
    room.run(room.editing.remove("/kazakhstan", ADMIN, EN))
    gone = "kazakhstan" not in room.desk.briefings and not (room.folder / "kazakhstan.toml").exists()
    room.run(room.editing.rollback("kazakhstan", None, ADMIN, EN))

    assert gone
    assert [(text, "folder"), (None, ADMIN), (text, ADMIN)] == room.history("kazakhstan")
    assert "kazakhstan" in room.desk.briefings


def test_a_removed_briefing_is_remembered_by_its_other_names_too(room: Room) -> None:
    """As they were in the end; a text that cannot be read any more has none."""
    room.accept("kazakhstan.toml", _text(room).replace('aliases = ["kz", ', 'aliases = ["kzk", '))
    room.run(room.editing.remove("kazakhstan", ADMIN, EN))
    room.book.accept(AcceptedBriefing("old", 1, "[", NOON, ADMIN))
    room.book.accept(AcceptedBriefing("old", 2, None, NOON, ADMIN))
    room.run(room.editing.reload(EN))

    assert {"kazakhstan", "kzk", "kazakstan", "old"} == set(room.desk.former)


def test_the_status_tells_of_a_template_that_does_not_fit_the_news(room: Room) -> None:
    """Readers have the usual layout meanwhile; a template that fits is not told of."""
    lossy = WHOLE.replace("{{ line }}", "{% if loop.index != 2 %}{{ line }}{% endif %}")
    spec = replace(room.desk.briefings["kazakhstan"], templates=(("en", lossy), ("id", WHOLE)))
    room.desk.replace_briefings({"kazakhstan": spec})

    said = _said(room.run(room.editing.status(EN)))

    assert "kazakhstan.toml, template.en: not used for now, because of its row" in said
    assert "leaves out a line" in said
    assert "template.id" not in said


def test_a_way_back_leads_to_any_version(room: Room) -> None:
    """Also to one in which the briefing was not there."""
    text = _text(room)
    room.run(room.editing.remove("kazakhstan", ADMIN, EN))
    room.run(room.editing.rollback("kazakhstan", 1, ADMIN, EN))
    said = _said(room.run(room.editing.rollback("kazakhstan", 2, ADMIN, EN)))

    assert "/kazakhstan is removed" in said
    assert [text, None, text, None] == [held for held, _ in room.history("kazakhstan")]


def test_a_file_spoilt_by_hand_goes_back_to_its_last_good_version(room: Room) -> None:
    """Which is the one before the mistake, and not the one before that."""
    text = _text(room)
    room.accept("kazakhstan.toml", text + "# more\n")
    (room.folder / "kazakhstan.toml").write_text("oops")
    room.run(room.editing.rollback("kazakhstan", None, ADMIN, EN))

    assert text + "# more\n" == _text(room)


def test_a_version_that_is_wrong_by_now_is_not_gone_back_to(room: Room) -> None:
    """Another briefing has its alias since; the faults are told."""
    room.run(room.editing.remove("kazakhstan", ADMIN, EN))
    room.accept("nato.toml", NATO.replace("otan", "kz"))
    before = room.held()

    said = _said(room.run(room.editing.rollback("kazakhstan", 1, ADMIN, EN)))

    assert "“kz” is taken by nato.toml" in said
    assert before == room.held()
    assert len(room.history("kazakhstan")) == 2


@pytest.mark.parametrize("version", [None, 0, 2, -1, 10**9])
def test_an_unknown_version_lists_those_there_are(version: int | None, room: Room) -> None:
    """With when and from where; a briefing of one version has none before it."""
    before = room.held()

    said = _said(room.run(room.editing.rollback("kazakhstan", version, ADMIN, EN)))

    assert "There is no such version" in said
    assert "1 – 21 Nov 2026 12:01 WIB – in the folder" in said
    assert before == room.held()


def test_versions_are_listed_the_latest_first(room: Room) -> None:
    """Each with the command that goes back to it; the oldest of many are counted."""
    for number in range(VERSIONS_SHOWN):
        room.accept("kazakhstan.toml", f"# {number}\n{_text(room)}")

    said = _said(room.run(room.editing.versions("kazakhstan", EN)))

    assert f"{VERSIONS_SHOWN + 1} – " in said.splitlines()[1]
    assert ADMIN in said.splitlines()[1]
    assert "/rollback kazakhstan 20" in said
    assert said.endswith("and 1 older version")


@pytest.mark.parametrize("errand", ["remove", "rollback", "versions", "preview"])
@pytest.mark.parametrize(
    ("name", "meant"),
    [("", "/{} defence"), ("kazakstan", "/{} kazakhstan"), ("KZ", "/{} kazakhstan"), ("../x", "")],
)
def test_an_unknown_briefing_is_answered_with_what_may_be_meant(errand: str, name: str, meant: str, room: Room) -> None:
    """And changes nothing."""
    before = room.held()
    work = {
        "remove": lambda: room.editing.remove(name, ADMIN, EN),
        "rollback": lambda: room.editing.rollback(name, None, ADMIN, EN),
        "versions": lambda: room.editing.versions(name, EN),
        "preview": lambda: room.editing.preview(name, EN, EN),
    }

    reply = room.run(work[errand]())

    assert not reply.is_understood
    assert meant.format(errand) in _said(reply)
    assert before == room.held()


def test_a_preview_is_what_the_file_says_now(room: Room) -> None:
    """In use or not, in whatever language is asked for."""
    (room.folder / "nato.toml").write_text(NATO)

    assert "Tentang NATO" in _said(room.run(room.editing.preview("nato", EN, ID)))
    assert "nato" not in room.desk.briefings


def test_a_preview_goes_by_the_rules_of_its_newsroom() -> None:
    """For how long a correction is shown is configured, and a preview is what readers would meet."""
    archive = MemoryArchive(default_records(), NOON)
    correction = Correction(NOON.date(), Wording.of({"id": "Salah kutip.", "en": "Misquoted."}))
    archive.store(a_claim(statement=Wording.same("Otherwise"), correction=correction, figure=None))
    spec = BriefingSpec("budget", Wording.same("The budget"), Topic(entities=("kazakhstan",)))
    shown = Newsroom(archive, {})
    hidden = replace(shown, rules=Rules(timedelta()))

    said = [_said(composed(room, spec, EN, NOON + timedelta(days=1))) for room in (shown, hidden)]

    assert ["Misquoted." in one for one in said] == [True, False]


def test_a_preview_of_a_wrong_file_tells_its_faults(room: Room) -> None:
    """Not the last good version, which readers still see."""
    (room.folder / "kazakhstan.toml").write_text("oops")

    assert "kazakhstan.toml, line 1:" in _said(room.run(room.editing.preview("kazakhstan", EN, EN)))


def test_the_status_tells_what_runs_and_what_is_wrong(room: Room) -> None:
    """What the platform counts stands among it."""
    (room.folder / "oops.toml").write_text("oops")

    said = _said(room.run(room.editing.status(EN, [("Messages that wait", "7")])))

    assert "Running since: 21 Nov 2026 12:00 WIB" in said
    assert "Briefings in use: 3" in said
    assert "Messages that wait: 7" in said
    assert "oops.toml, line 1:" in said


@pytest.mark.parametrize("errand", ["status", "preview", "versions"])
def test_looking_keeps_the_last_good_version(errand: str, room: Room) -> None:
    """Of a file, too, that is being saved at this moment: gone, then half there."""
    before = room.desk.briefings
    (room.folder / "tokayev.toml").unlink()
    looks = {
        "status": lambda: room.editing.status(EN),
        "preview": lambda: room.editing.preview("kazakhstan", EN, EN),
        "versions": lambda: room.editing.versions("tokayev", EN),
    }
    room.run(looks[errand]())
    (room.folder / "tokayev.toml").write_text("oops")
    room.run(room.editing.reload(EN))

    assert before == room.desk.briefings
    assert len(room.history("tokayev")) == 1


@pytest.mark.parametrize("errand", ["accept", "remove", "rollback"])
@pytest.mark.parametrize("is_of_another_run", [False, True])
def test_who_changes_one_briefing_leaves_the_others_to_whoever_writes_them(
    errand: str,
    is_of_another_run: bool,  # noqa: FBT001 - a parameter
    room: Room,
) -> None:
    """One that is away for a moment is not removed, and half of one is no version."""
    room.accept("kazakhstan.toml", _text(room) + "# seen\n")
    before = room.desk.briefings
    (room.folder / "tokayev.toml").unlink()
    (room.folder / "defence.toml").write_text(NATO.replace("otan", "half"))
    if is_of_another_run:
        room.desk.replace_briefings({})
        room.editing = Editing(room.desk, room.chats, FolderShelf(room.folder, RESERVED), Clock())
    works = {
        "accept": lambda: room.accept("kazakhstan.toml", _text(room) + "# again\n"),
        "remove": lambda: room.run(room.editing.remove("kazakhstan", ADMIN, EN)),
        "rollback": lambda: room.run(room.editing.rollback("kazakhstan", 1, ADMIN, EN)),
    }
    works[errand]()

    assert [len(room.history(name)) for name in ("kazakhstan", "defence", "tokayev")] == [3, 1, 1]
    if not is_of_another_run:
        assert [room.desk.briefings[name] for name in ("defence", "tokayev")] == [before["defence"], before["tokayev"]]


def test_chats_out_of_reach_are_told_with_since_when_and_why(room: Room) -> None:
    """In the platform's own words too, as they are the only clue."""
    standing = Standing(Address.parse("telegram:7"), Reach.BLOCKED, NOON, "bot was blocked <by> the user")
    before = _said(room.run(room.editing.unreachable(EN)))
    room.run(room.chats.mark(standing))

    said = _said(room.run(room.editing.unreachable(EN, [("sent", "3")])))

    assert "Every chat can be reached." in before
    assert "telegram:7 – blocked the bot, since 21 Nov 2026 12:00 WIB (bot was blocked <by> the user)" in said
    assert "sent: 3" in said


def test_no_reply_changes_what_the_admins_chat_has_chosen(room: Room) -> None:
    """It carries no settings that a platform could keep."""
    replies = [room.accept("nato.toml", NATO), room.run(room.editing.preview("nato", EN, ID))]

    assert [ChatSettings()] * 2 == [reply.settings for reply in replies]
    assert not any(reply.forgets for reply in replies)


_NAMES = st.one_of(
    st.text(max_size=40),
    st.text(max_size=20).map(lambda stem: f"{stem}.toml"),
    st.from_regex(r"[a-z][a-z0-9_]{0,5}\.toml", fullmatch=True),
    st.sampled_from(["../../x.toml", "/x.toml", "x/../y.toml", "\ud800.toml", "a\x00.toml", "kazakhstan.toml"]),
)
_CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.text(st.characters(codec="utf-8"), max_size=200).map(lambda text: f"{NATO}#{text}\n".encode()),
    st.text(st.characters(codec="utf-8"), max_size=30).map(
        lambda text: f"title = {text!r}\nabout.words = ['NATO']\n".encode()
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(name=_NAMES, content=_CONTENTS)
def test_whatever_is_sent_is_told_and_leaves_the_folder_alone(name: str, content: bytes, quiet_room: Room) -> None:
    """Any name and any bytes give a reply that both platforms can show, and no file anywhere."""
    before = quiet_room.held()

    proposal = quiet_room.run(quiet_room.editing.propose(name, content, EN))
    refused = quiet_room.run(quiet_room.editing.accept(name, content, "no digest", ADMIN, EN))

    for reply in (proposal.reply, refused):
        assert "".join(telegram_html.render(reply.document)).encode()
        assert discord_embed.render(reply.document)
    assert before == quiet_room.held()


@given(name=st.one_of(st.text(max_size=40), st.sampled_from(["../x", "/etc/passwd", "a\x00b", "\ud800"])))
def test_whatever_briefing_is_named_is_told(name: str, quiet_room: Room) -> None:
    """No name leads out of the folder, or to an error that nobody words."""
    before = quiet_room.held()
    editing = quiet_room.editing
    replies = [
        quiet_room.run(work)
        for work in (
            editing.remove(name, ADMIN, EN),
            editing.rollback(name, None, ADMIN, EN),
            editing.preview(name, EN, EN),
        )
    ]

    assert not any(reply.is_understood for reply in replies)
    assert before == quiet_room.held()
