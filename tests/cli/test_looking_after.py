"""Looking after digests at the command line: what is due, what became of it, put right, copied, looked over."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from seeded_ledgers import CHANNEL, CLAIM, EDITION, LATE, TOPIC, UNCERTAIN, seed
from shells import RINGKAS, ROOT, ringkas, ringkas_process

from bot.app import SAMPLE_RECORDED_AT, sample_records
from bot.domain.chats import ChatSettings
from bot.domain.delivery import DeliveryState, Departed, Landed, Settled, SubscriptionState, chat_key
from bot.domain.ledger import Ledger
from bot.files.importing import import_records
from bot.store.sqlite import open_archive, open_chat_book, open_ledger
from bot.store.sqlite.lock import hold

SATURDAY = "2026-11-21T12:00"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample and a seeded ledger, to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "news.sqlite"
    with closing(open_archive(path)) as archive:
        import_records(sample_records(), archive, SAMPLE_RECORDED_AT)
    with closing(open_ledger(path)) as ledger:
        seed(ledger, datetime.now(UTC))
    return path


@pytest.fixture
def store(seeded: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copy(seeded, tmp_path))


@contextmanager
def opened(store: Path) -> Iterator[Ledger]:
    """The ledger of a store."""
    with closing(open_ledger(store)) as ledger:
        yield ledger


def asked(store: Path, *arguments: str | Path, code: str = "en") -> CompletedProcess[str]:
    """Run a command on a store, among the project's own briefings."""
    return ringkas(*arguments, "--store", store, RINGKAS_LANGUAGE__DEFAULT=code)


def asked_apart(store: Path, *arguments: str | Path) -> CompletedProcess[str]:
    """As `asked`, in a process of its own."""
    return ringkas_process(*arguments, "--store", store, RINGKAS_LANGUAGE__DEFAULT="en")


def settled(store: Path) -> None:
    """Let everything have arrived."""
    with opened(store) as ledger:
        now = datetime.now(UTC)
        for id, number in ((UNCERTAIN, 2), (LATE, 1)):
            landed = Landed(id, number, DeliveryState.SENT, receipt="78")
            ledger.record([Departed(id, number, now), landed, Settled(id, DeliveryState.SENT, now)])


def test_the_schedule_tells_each_slot_on_the_clocks_of_its_own_zone(store: Path) -> None:
    """In the order of their moments; what is not sent stands below, and why."""
    with opened(store) as ledger:
        ledger.set_state([chat_key(CHANNEL, "defence")], SubscriptionState.PAUSED, "", datetime.now(UTC))
    paused = asked(store, "schedule", "--at", SATURDAY)
    with opened(store) as ledger:
        ledger.set_state([chat_key(CHANNEL, "defence")], SubscriptionState.ACTIVE, "", datetime.now(UTC))
    done = asked(store, "schedule", "--at", SATURDAY, "--days", "2")

    assert "Not sent:\ndiscord:112233445566778899 – /defence – paused\n" in paused.stdout
    assert done.stdout.splitlines() == [
        "Sat, 21 Nov 2026 at 18:00 +05 – discord:112233445566778899 – /defence",
        "Sun, 22 Nov 2026 at 08:00 +05 – discord:112233445566778899 – /defence",
        "Sun, 22 Nov 2026 at 18:00 +05 – discord:112233445566778899 – /defence",
        "Mon, 23 Nov 2026 at 07:00 WIB – telegram:-1001234567890/42 – /kazakhstan",
        "Mon, 23 Nov 2026 at 08:00 +05 – discord:112233445566778899 – /defence",
    ]


def test_a_subscription_without_a_slot_that_near_is_told_with_its_next(store: Path) -> None:
    """Nobody is left out; for a script as JSON."""
    told = json.loads(asked(store, "schedule", "--at", SATURDAY, "--json").stdout)

    (topic,) = [slot for slot in told["slots"] if slot["address"] == TOPIC.text]
    assert (topic["slot"], topic["at"]) == ("2026-11-23T07:00", "2026-11-23T00:00:00+00:00")
    assert (topic["schedule"], topic["made_by"], topic["held"]) == ("07:00 mon-fri Asia/Jakarta", "chat", False)
    assert told["not_sent"] == []


def test_quiet_hours_put_off_what_is_due_within_them(store: Path) -> None:
    """The moment is when they end, and it is said."""
    with closing(open_chat_book(store)) as book:
        book.set_settings(TOPIC, ChatSettings(quiet="22:00-08:30", zone="Asia/Jakarta"))

    told = asked(store, "schedule", "--at", SATURDAY, "--days", "2").stdout

    assert "Mon, 23 Nov 2026 at 08:30 WIB – telegram:-1001234567890/42 – /kazakhstan – put off from 07:00" in told


def test_subscriptions_of_files_are_scheduled_before_the_bot_has_seen_them(tmp_path: Path) -> None:
    """From briefing files and the configuration, without any store; and where there is nothing, that is said."""
    text = (ROOT / "briefings" / "defence.toml").read_text("utf-8")
    digest = '\n[[digest]]\nat = "07:00"\nzone = "Asia/Jakarta"\nto = ["telegram:5"]\n'
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "defence.toml").write_text(text, encoding="utf-8")
    (tmp_path / "config.toml").write_text('[briefings]\nfolder = "mine"\n[language]\ndefault = "en"\n', "utf-8")
    nothing = ringkas("schedule", "--at", SATURDAY, folder=tmp_path)
    (folder / "defence.toml").write_text(text + digest, encoding="utf-8")
    done = ringkas("schedule", "--at", SATURDAY, folder=tmp_path)

    assert nothing.stdout == "Nothing is scheduled.\n"
    assert done.stdout == "Sun, 22 Nov 2026 at 07:00 WIB – telegram:5 – /defence\n"


def test_what_no_file_names_and_what_has_no_briefing_is_not_sent(store: Path, tmp_path: Path) -> None:
    """Each with its reason, in the configured language."""
    (tmp_path / "briefings").mkdir()
    done = ringkas("schedule", "--store", store, "--language", "id", folder=tmp_path)

    assert "/kazakhstan – tanpa ringkasan (ringkasannya tidak ada)" in done.stdout


def test_status_tells_what_is_late_and_says_so_to_scripts(store: Path) -> None:
    """Status 1 while something is late; 0 once it has arrived."""
    late, as_json = asked(store, "status"), asked(store, "status", "--json")
    settled(store)
    well = asked(store, "status")

    assert (late.returncode, as_json.returncode, well.returncode) == (1, 1, 0)
    assert "The bot: does not run" in late.stdout
    assert "1 waiting, 1 uncertain, 3 skipped, 1 missed" in late.stdout
    assert "Somebody should look at this" in late.stdout
    assert "Somebody should look at this" not in well.stdout
    told = json.loads(as_json.stdout)
    assert (told["well"], told["running"], told["deliveries"]["uncertain"]) == (False, None, 1)
    assert told["subscriptions"] == {"active": 2}


def test_status_names_the_bot_that_runs(store: Path) -> None:
    """By what it wrote beside the store."""
    with hold(store):
        told = asked(store, "status")
        as_json = json.loads(asked(store, "status", "--json").stdout)

    assert "The bot: runs as process" in told.stdout
    assert as_json["running"]["pid"]


def test_the_ledger_is_listed_by_state_and_chat(store: Path) -> None:
    """A line each; none is said too."""
    every, some = asked(store, "deliveries"), asked(store, "deliveries", "--state", "uncertain", "--state", "failed")
    few = json.loads(asked(store, "deliveries", "--chat", TOPIC.text, "--limit", "1", "--json").stdout)
    none = asked(store, "deliveries", "--state", "sent")

    assert len(every.stdout.splitlines()) == 6
    assert some.stdout.startswith("1 – uncertain – telegram:-1001234567890/42 – /kazakhstan – ")
    assert some.stdout.endswith("the bot stopped before an answer came\n")
    assert [one["address"] for one in few["deliveries"]] == [TOPIC.text]
    assert none.stdout == "There are none.\n"


def test_one_entry_is_told_with_all_that_is_kept_about_it(store: Path) -> None:
    """Messages with receipts and attempts, the edition, the versions of its claims, and what can be done."""
    told = asked(store, "deliveries", str(UNCERTAIN), code="id").stdout
    entry = json.loads(asked(store, "deliveries", str(UNCERTAIN), "--json").stdout)

    assert "Alasan: bot berhenti sebelum jawaban datang" in told
    assert "ringkas resend 1" in told
    assert [(one["state"], one["receipt"]) for one in entry["messages"]] == [("sent", "77"), ("uncertain", "")]
    assert entry["claims"] == [{"id": CLAIM, "version": 1}]
    assert entry["edition"] == EDITION


def test_what_may_not_have_arrived_is_sent_again(store: Path) -> None:
    """It says what that means; where nothing is missing, status is 1."""
    done, again = asked(store, "resend", str(UNCERTAIN)), asked(store, "resend", str(UNCERTAIN))

    assert done.returncode == 0, done.stderr
    assert "may have arrived goes out again" in done.stdout
    assert again.returncode == 1
    with opened(store) as ledger:
        entry = ledger.delivery(UNCERTAIN)
    assert entry is not None
    assert entry.state is DeliveryState.PENDING


def _typed(store: Path, answer: str, *arguments: str) -> CompletedProcess[str]:
    """What a command says to somebody at a terminal who answers so."""
    keyboard, terminal = pty.openpty()
    os.write(keyboard, answer.encode())
    try:
        command = [str(RINGKAS), *arguments, "--store", str(store), "--language", "en"]
        return subprocess.run(command, stdin=terminal, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        os.close(keyboard)
        os.close(terminal)


def test_somebody_at_a_terminal_is_asked_before_a_claim_is_withdrawn(store: Path) -> None:
    """They see what would change; only a yes does it, and an option says it beforehand."""
    withdraw = ("withdraw", CLAIM, "--reason-id", "keliru", "--reason-en", "misread")
    refused = _typed(store, "n\n", *withdraw)
    untouched = asked(store, "ask", "/corrections").stdout
    unsaid = _typed(store, "\n", *withdraw)
    done = _typed(store, "perhaps\nYa\n", *withdraw)
    again = _typed(store, "", *withdraw, "--yes")

    assert (refused.returncode, unsaid.returncode, done.returncode) == (1, 1, 0)
    assert f"Withdraw {CLAIM}?" in refused.stdout
    assert "Nothing was changed." in refused.stderr
    assert "Nothing was changed." in unsaid.stderr
    assert "misread" not in untouched
    assert "Write yes or no." in done.stdout
    assert f"Withdrawn: {CLAIM}" in done.stdout
    assert again.stdout.startswith("It is so already")


def test_what_changed_while_somebody_was_asked_is_not_withdrawn_unseen(store: Path) -> None:
    """They looked at another version."""
    reasons = ("--reason-id", "keliru", "--reason-en", "misread")
    keyboard, terminal = pty.openpty()
    command = [str(RINGKAS), "withdraw", CLAIM, *reasons, "--store", str(store), "--language", "en"]
    process = subprocess.Popen(command, stdin=terminal, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process as asks, os.fdopen(keyboard, "wb") as keys, os.fdopen(terminal, "rb"):
        assert asks.stdout is not None
        told = b""
        while b"[y/N]" not in told:
            told += os.read(asks.stdout.fileno(), 4096) or pytest.fail(told.decode())
        asked(store, "correct", CLAIM, "--statement-id", "kini", "--statement-en", "now so", *reasons)
        keys.write(b"y\n")
        keys.flush()
        _, refusal = asks.communicate()

    assert "The claim has changed meanwhile" in refusal.decode()
    assert "now so" in asked(store, "ask", "/corrections").stdout


def test_a_claim_is_corrected_and_then_withdrawn(store: Path) -> None:
    """Each prints what changed and whom it reaches, and `/corrections` tells of it."""
    reasons = ("--reason-id", "keliru", "--reason-en", "misread")
    statements = ("--statement-id", "Kini begini", "--statement-en", "Now it is so")
    corrected = asked(store, "correct", CLAIM, *statements, *reasons, "--on", "2026-11-20")
    withdrawn = asked(store, "withdraw", CLAIM, *reasons)
    again = asked(store, "withdraw", CLAIM, *reasons)
    told = asked(store, "ask", "/corrections")

    assert corrected.returncode == 0, corrected.stderr
    assert f"Corrected: {CLAIM}" in corrected.stdout
    assert "en: Now it is so" in corrected.stdout
    assert "1 delivery shows it; the running bot puts it right." in corrected.stdout
    assert f"Withdrawn: {CLAIM}" in withdrawn.stdout
    assert "nothing was changed" in again.stdout
    assert "misread" in told.stdout


def test_a_store_is_copied_and_put_back(store: Path, tmp_path: Path) -> None:
    """Over nothing without `--force`; what it was before is kept; not while a bot runs on it."""
    copy = tmp_path / "copy.sqlite"
    made, twice, forced = (
        asked_apart(store, "backup", copy),
        asked(store, "backup", copy),
        asked(store, "backup", copy, "--force"),
    )
    asked(store, "resend", str(UNCERTAIN))
    with hold(store):
        refused = asked_apart(store, "restore", copy)
    restored = asked_apart(store, "restore", copy)

    assert [done.returncode for done in (made, twice, forced, refused, restored)] == [0, 1, 0, 1, 0]
    assert "is in use" in refused.stderr
    assert "What it was before is kept as" in restored.stdout
    with opened(store) as ledger:
        entry = ledger.delivery(UNCERTAIN)
    assert entry is not None
    assert entry.state is DeliveryState.UNCERTAIN
    assert asked(tmp_path / "new.sqlite", "restore", copy).stdout.count("\n") == 1


def test_the_doctor_finds_what_is_wrong_and_nothing_else(store: Path, tmp_path: Path) -> None:
    """A line each, of the store, of briefings and of deliveries."""
    sick = asked(store, "doctor")
    settled(store)
    well = asked(store, "doctor")
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "bad.toml").write_text("[titel]\n", "utf-8")
    faulty = ringkas("doctor", "--store", store, "--language", "en", folder=tmp_path)

    assert sick.returncode == 1
    assert "are late" in sick.stdout
    assert (well.returncode, well.stdout) == (0, "Nothing is wrong.\n")
    assert "bad.toml:1: titel:" in faulty.stdout


def test_the_doctor_tells_of_a_store_that_cannot_be_read(tmp_path: Path) -> None:
    """In one line, as any other trouble."""
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as db:
        db.execute("CREATE TABLE x (y)")
    done = asked(tmp_path / "other.sqlite", "doctor")

    assert done.returncode == 1
    assert "not a store of Ringkas" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("deliveries", "99"), 1, "There is no delivery 99."),
        (("deliveries", "--chat", "nowhere"), 1, "names no platform"),
        (("deliveries", "--state", "lost"), 2, "--state"),
        (("withdraw", "no-such-claim", "--reason-id", "a", "--reason-en", "b"), 1, "there is no claim"),
        (("withdraw", CLAIM, "--reason-id", " ", "--reason-en", "b"), 1, "is empty"),
        (("correct", CLAIM, "--reason-id", "a", "--reason-en", "b"), 2, "--statement-id"),
        (("withdraw", CLAIM, "--reason-id", "a", "--reason-en", "b", "--on", "today"), 2, "is no day"),
        (("restore", "nowhere.sqlite"), 1, "nowhere.sqlite"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    store: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    """No mistake ends in a traceback."""
    done = asked(store, *arguments)

    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_store_each_says_where_to_name_one(tmp_path: Path) -> None:
    """None of them makes one that is misspelt, either."""
    for command in (["status"], ["resend", "1"], ["withdraw", "x", "--reason-id", "a", "--reason-en", "b"]):
        unnamed = ringkas(*command, folder=tmp_path)
        misspelt = ringkas(*command, "--store", "typo.sqlite", "--language", "en", folder=tmp_path)

        assert (unnamed.returncode, misspelt.returncode) == (2, 1)
        assert "Name a store with --store PATH" in unnamed.stderr
        assert "there is no store" in misspelt.stderr
    assert [path.name for path in tmp_path.iterdir()] == []


def test_whoever_has_a_store_is_shown_the_id_of_a_claim_with_its_evidence(store: Path) -> None:
    """In the form in which it is corrected there; readers of a platform, and of the sample, are not."""
    told = asked(store, "ask", "/why 1 kazakhstan").stdout
    sent = asked(store, "ask", "/why 1 kazakhstan", "--as", "telegram").stdout
    typed = ringkas("chat", "--store", store, typed="/why 1 kazakhstan\n", RINGKAS_LANGUAGE__DEFAULT="id").stdout
    of_sample = ringkas("ask", "/why 1 kazakhstan", RINGKAS_LANGUAGE__DEFAULT="en").stdout

    assert "To correct or withdraw this claim: ringkas correct " in " ".join(told.split())
    assert "Untuk admin" in typed
    assert ("For admins" in sent, "For admins" in of_sample) == (False, False)
