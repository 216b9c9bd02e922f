"""What admins see of the ledger, and what they can do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from builders import a_claim, a_figure, a_unit
from readings import blocks_of, inlines_of
from seeded_ledgers import CHANNEL, CORRECTION, EDITION, LATE, MISSED, NOTICE, SKIPPED, TOPIC, UNCERTAIN, seed

from bot.app.correcting import StoreCorrector
from bot.domain.chats import Reach, Standing
from bot.domain.claims import Claim, ClaimVersion, Corrected, Correction
from bot.domain.delivery import (
    DeliveryState,
    Departed,
    EditionKind,
    Landed,
    NewDelivery,
    Part,
    Settled,
    StoredEdition,
    SubscriptionState,
    chat_key,
)
from bot.domain.errors import NotUnderstood, StoreUnusable, notice
from bot.domain.ledger import Ledger, Planned
from bot.domain.wording import Wording
from bot.languages import language
from bot.platforms.bars import parted
from bot.platforms.chats import Chats
from bot.platforms.console import as_text
from bot.platforms.overseeing import Oversight, corrections, pausing, resending
from bot.platforms.requests import Reply
from bot.rendering.document import Command
from bot.store.sqlite import open_chat_book, open_ledger

NOW = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
EN, ID = language("en"), language("id")
STATED, REASON = Wording.of({"id": "kini", "en": "now so"}), Wording.of({"id": "keliru", "en": "wrong"})
R = TypeVar("R")


class Ledgers:
    """A ledger that is asked on the spot."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    async def read(self, work: Callable[[Ledger], R]) -> R:
        """See `bot.platforms.books.Books`."""
        return work(self.ledger)

    async def write(self, work: Callable[[Ledger], R]) -> R:
        """See `bot.platforms.books.Books`."""
        return work(self.ledger)


class OneClaim:
    """A store that holds one claim."""

    def __init__(self) -> None:
        self.one = a_claim("budget-raised")
        self.version = 3

    async def claim(self, id: str) -> Claim:
        """See `Corrector`."""
        if id == "locked":
            raise StoreUnusable(notice("The store {place} is locked.", place="x"))
        if id != self.one.id:
            raise NotUnderstood(notice("There is no delivery {id}.", id=id), (self.one.id,))
        return self.one

    async def correct(self, claim: str, statement: Wording, reason: Wording, over: int | None) -> Corrected:
        """See `Corrector`."""
        anew = replace(await self.claim(claim), statement=statement, correction=_correction(reason))
        return self._put(anew, over)

    async def withdraw(self, claim: str, reason: Wording, over: int | None) -> Corrected:
        """See `Corrector`."""
        return self._put(replace(await self.claim(claim), correction=_correction(reason, withdraws=True)), over)

    def _put(self, anew: Claim, over: int | None) -> Corrected:
        before, is_done = self.one, over == self.version and anew != self.one
        if is_done:
            self.one, self.version = anew, self.version + 1
        return Corrected(before, anew, self.version, is_done=is_done)


def _correction(reason: Wording, *, withdraws: bool = False) -> Correction:
    return Correction(date(2026, 11, 21), reason, withdraws=withdraws)


class Post:
    """The oversight over a seeded ledger, asked from outside the event loop."""

    def __init__(self) -> None:
        self.ledger = open_ledger(None)
        seed(self.ledger, NOW)
        self.chats = Chats(open_chat_book(None))
        self.corrector = OneClaim()
        self.oversight = Oversight(
            Ledgers(self.ledger),
            self.chats,
            self.corrector,
            lambda: NOW,
            ZoneInfo("Asia/Jakarta"),
            timedelta(minutes=15),
        )
        self.runner = asyncio.Runner()

    def told(self, work: Awaitable[Reply]) -> str:
        """A reply as text, unbroken."""

        async def waited() -> Reply:
            return await work

        return as_text(self.runner.run(waited()), width=1000, colour=False)

    def state(self, key: str) -> SubscriptionState:
        """How a subscription stands."""
        plan = self.ledger.subscription(key)
        assert plan is not None
        return plan.subscription.state


@pytest.fixture
def post() -> Iterator[Post]:
    """A post that is left in order."""
    post = Post()
    yield post
    post.runner.run(post.chats.close())
    post.runner.close()
    post.ledger.close()


def test_the_overview_counts_and_lists_what_needs_a_person(post: Post) -> None:
    """Numbers, then what is late, then what may be lost, then chats out of reach, then what the platform counted."""
    standing = Standing(CHANNEL, Reach.LEFT, NOW, "Missing Access")
    post.runner.run(post.chats.mark(standing))

    told = post.told(post.oversight.deliveries("", EN, [("Messages sent", "5")]))

    assert "1 waiting, 1 uncertain, 3 skipped, 1 missed" in told
    assert "Subscriptions: 2 active" in told
    order = [
        told.index(words)
        for words in ("Late\n2 – waiting", "Uncertain or failed\n1 – ", "Missing Access", "Messages sent: 5")
    ]
    assert order == sorted(order)


def test_a_ledger_without_trouble_says_so_shortly(post: Post) -> None:
    """No empty headings."""
    post.ledger.record([Settled(LATE, DeliveryState.SENT, NOW), Settled(UNCERTAIN, DeliveryState.SENT, NOW)])

    told = post.told(post.oversight.deliveries("", ID, []))

    assert "Terlambat" not in told
    assert "Tidak pasti" not in told


def test_an_empty_ledger_has_numbers_too() -> None:
    """None of anything."""
    post = Post()
    post.ledger.close()
    post.ledger = open_ledger(None)
    post.oversight = Oversight(
        Ledgers(post.ledger), post.chats, post.corrector, lambda: NOW, ZoneInfo("Asia/Jakarta"), timedelta(0)
    )

    figures = dict(post.runner.run(post.oversight.figures(EN)))

    assert set(figures.values()) == {"none"}
    post.runner.run(post.chats.close())
    post.runner.close()
    post.ledger.close()


@pytest.mark.parametrize("word", ["uncertain", "Tidak pasti", "UNCERTAIN"])
def test_entries_are_listed_by_their_state_in_either_language(post: Post, word: str) -> None:
    """As the ledger calls it, or as the admin reads it, with why it stands so."""
    told = post.told(post.oversight.deliveries(word, ID, []))

    assert told.startswith("Kiriman: tidak pasti")
    assert "1 – tidak pasti – telegram:-1001234567890/42 – /kazakhstan" in told
    assert "bot berhenti sebelum jawaban datang" in told
    assert "/deliveries 1" in told


def test_a_state_without_entries_says_so(post: Post) -> None:
    """Not an empty message."""
    assert "There are none." in post.told(post.oversight.deliveries("failed", EN, []))


def test_what_is_no_state_is_answered_with_those_there_are(post: Post) -> None:
    """As commands."""
    told = post.told(post.oversight.deliveries("lost", EN, []))

    assert "There is no state “lost”." in told
    assert "/deliveries uncertain" in told


def test_one_entry_shows_messages_receipts_attempts_and_claims(post: Post) -> None:
    """And how to send what is missing again."""
    told = post.told(post.oversight.deliveries(str(UNCERTAIN), EN, []))

    for words in (
        "State: uncertain",
        "To: telegram:-1001234567890/42",
        "Slot: 2026-11-21T07:00",
        "Due: Sat, 21 Nov 2026 at 10:00 WIB",
        f"Edition: {EDITION}",
        "1. sent – message 77 – 1 attempt",
        "2. uncertain – 1 attempt – first sent Sat, 21 Nov 2026 at 12:00 WIB – TimedOut",
        "[1] gatra-2022-spending-rises, version 1",
        "To send what is missing again: /resend 1",
    ):
        assert words in told


def test_an_entry_without_an_edition_has_neither_messages_nor_claims(post: Post) -> None:
    """Nothing was sent for it."""
    told = post.told(post.oversight.deliveries(str(SKIPPED), EN, []))

    assert "Reason: nothing is new" in told
    assert "Messages" not in told
    assert "/resend" not in told


@pytest.mark.parametrize(
    ("id", "what"),
    [
        (NOTICE, "notice to admins"),
        (CORRECTION, "correction of delivery 1"),
        (MISSED, "/defence"),
        (99, "no delivery 99"),
        ("9" * 5000, "no delivery 9"),
        (LATE, "1. waiting\n"),
    ],
)
def test_an_entry_says_what_it_delivers(post: Post, id: int | str, what: str) -> None:
    """A briefing, a correction, a notice; or there is none."""
    assert what in post.told(post.oversight.deliveries(str(id), EN, []))


def test_an_entry_whose_subscription_is_gone_is_told_by_its_key(post: Post) -> None:
    """The key still says whose it was."""
    post.ledger.unsubscribe(chat_key(CHANNEL, "defence"))

    assert f"What: {chat_key(CHANNEL, 'defence')}" in post.told(post.oversight.deliveries(str(SKIPPED), EN, []))


def test_what_may_not_have_arrived_is_sent_again_once_somebody_says_so(post: Post) -> None:
    """That it may stand there twice is said; a second time it is on its way already."""
    told = post.told(post.oversight.resend("1", EN))
    again = post.told(post.oversight.resend("1", EN))

    assert "1 message that may have arrived goes out again" in told
    assert "still sent by itself" in again
    (leased,) = post.ledger.lease("telegram", "me", NOW, NOW + timedelta(minutes=1), limit=5)
    assert [message.state for message in leased.messages] == [DeliveryState.SENT, DeliveryState.PENDING]


def test_what_failed_is_sent_again_without_a_warning(post: Post) -> None:
    """It surely did not arrive."""
    post.ledger.record(
        [Landed(LATE, 1, DeliveryState.FAILED, reason="Missing Access"), Settled(LATE, DeliveryState.FAILED, NOW)]
    )

    assert resending.resend(post.ledger, LATE, NOW, NOW) == resending.Resent(failed=1)
    assert "1 message that failed goes out again." in as_text(
        resending.resent(LATE, resending.Resent(failed=1), EN), width=200, colour=False
    )


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ("3", "has no message that failed"),
        ("99", "There is no delivery 99."),
        ("9" * 5000, "There is no delivery 9"),
        ("x", "/resend 17"),
        ("", "/resend 17"),
    ],
)
def test_what_cannot_be_sent_again_is_said(post: Post, which: str, told: str) -> None:
    """Nothing is missing, it is not there, or none was named."""
    assert told in post.told(post.oversight.resend(which, EN))


@pytest.mark.parametrize(
    "target", [chat_key(TOPIC, "kazakhstan"), TOPIC.text, TOPIC.whole.text, "kazakhstan", "/kazakhstan"]
)
def test_a_subscription_is_paused_and_goes_on_from_then(post: Post, target: str) -> None:
    """By its key, its chat with or without the topic, or its briefing; what was due meanwhile is not due any more."""
    key = chat_key(TOPIC, "kazakhstan")
    paused = post.told(post.oversight.pause(target, EN))
    assert (post.state(key), post.state(chat_key(CHANNEL, "defence"))) == (
        SubscriptionState.PAUSED,
        SubscriptionState.ACTIVE,
    )

    later = NOW + timedelta(days=30)
    resumed = pausing.resume(post.ledger, target, later)
    plan = post.ledger.subscription(key)

    assert "1 subscription is paused" in paused
    assert [one.subscription.key for one in resumed.changed] == [key]
    assert post.state(key) is SubscriptionState.ACTIVE
    assert plan is not None
    assert plan.planned_until == later
    assert plan.next_at is not None
    assert plan.next_at > later


def test_another_topic_of_a_chat_is_not_meant_by_a_topic(post: Post) -> None:
    """A topic is one place."""
    told = post.told(post.oversight.pause("telegram:-1001234567890/43", EN))

    assert "There is nothing to pause" in told
    assert "Name a subscription" in told
    assert post.state(chat_key(TOPIC, "kazakhstan")) is SubscriptionState.ACTIVE


def test_what_is_so_already_is_said_with_how_it_stands(post: Post) -> None:
    """Pausing twice, and resuming what is sent."""
    post.told(post.oversight.pause("defence", EN))

    assert "– paused" in post.told(post.oversight.pause("defence", EN))
    assert "1 subscription goes on" in post.told(post.oversight.resume("defence", EN))
    assert "– active" in post.told(post.oversight.resume("defence", EN))


def test_what_is_suspended_goes_on_when_an_admin_says_so(post: Post) -> None:
    """The platform may not tell when its cause is mended; without a briefing nothing goes on."""
    key = chat_key(TOPIC, "kazakhstan")
    post.ledger.set_state([key], SubscriptionState.SUSPENDED, "Forbidden", NOW)
    post.told(post.oversight.resume("kazakhstan", EN))
    assert post.state(key) is SubscriptionState.ACTIVE

    post.ledger.set_state([key], SubscriptionState.WITHOUT_BRIEFING, "its briefing is not there", NOW)

    assert "tanpa ringkasan (ringkasannya tidak ada)" in post.told(post.oversight.resume("kazakhstan", ID))


def test_of_many_subscriptions_some_are_named_and_all_are_counted(post: Post) -> None:
    """An answer has its end."""
    plan = post.ledger.subscription(chat_key(CHANNEL, "defence"))
    assert plan is not None
    for number in range(600):
        one = replace(plan.subscription, key=f"file:defence:{number}:{CHANNEL.text}")
        post.ledger.subscribe(replace(plan, subscription=one))

    told = post.told(post.oversight.pause("defence", EN))

    assert "601 subscriptions are paused" in told
    assert "and 581 more" in told


@pytest.mark.parametrize("number", [str(2**63), "9" * 40])
def test_a_number_that_no_delivery_can_have_is_one_that_is_not_there(post: Post, number: str) -> None:
    """However long it is."""
    assert f"There is no delivery {number}." in post.told(post.oversight.deliveries(number, EN, []))
    assert f"There is no delivery {number}." in post.told(post.oversight.resend(number, EN))


def test_pausing_nothing_in_particular_is_refused(post: Post) -> None:
    """Not everything is paused by a slip of the finger."""
    assert "/pause kazakhstan" in post.told(post.oversight.pause("", EN))
    assert "/resume kazakhstan" in post.told(post.oversight.resume("", EN))
    assert post.ledger.tally(NOW).subscriptions == {SubscriptionState.ACTIVE: 2}


CORRECT = ("budget-raised", "kini", "now so", "keliru | dua kali", "wrong")
WITHDRAW = ("budget-raised", "keliru", "wrong")


def test_a_correction_is_shown_before_it_is_made(post: Post) -> None:
    """What it would change and whom it would reach; the button says the same again, whatever stands in it."""
    _deliver(post.ledger, post.corrector.one.id)

    reply = post.runner.run(post.oversight.correct(CORRECT, EN))
    told = as_text(reply, width=200, colour=False)
    (button,) = reply.buttons

    assert told.startswith("Correct budget-raised?")
    assert told.index("Now\nen: Kazakhstan raised") < told.index("From then on\nen: now so") < told.index("Reason")
    assert "1 delivery shows it; the running bot puts it right." in told
    assert parted(button.command.removeprefix("/correct ")) == (*CORRECT, "v3")
    assert post.corrector.version == 3


@pytest.mark.parametrize("over", ["v2", "v4"])
def test_a_correction_of_another_version_than_was_looked_at_is_shown_anew(post: Post, over: str) -> None:
    """Nothing is put right unseen."""
    reply = post.runner.run(post.oversight.correct((*CORRECT, over), EN))

    assert "The claim has changed meanwhile, so nothing was done." in as_text(reply, width=200, colour=False)
    assert reply.buttons[0].command.endswith("v3")
    assert post.corrector.version == 3


@pytest.mark.parametrize(("command", "count"), [("correct", 5), ("withdraw", 3)])
def test_a_claim_alone_is_answered_with_a_line_to_complete(post: Post, command: str, count: int) -> None:
    """What it says stands in it, so that only what is wrong need be changed."""
    reply = post.runner.run(getattr(post.oversight, command)(("budget-raised",), EN))
    (line,) = [one.text for block in blocks_of(reply.document) for one in inlines_of(block) if isinstance(one, Command)]
    parts = parted(line.removeprefix(f"/{command} "))

    assert (parts[0], *parts[-2:]) == ("budget-raised", "ALASAN", "REASON")
    assert len(parts) == count
    assert ("{figure}" in line) is ("Leave {figure}" in as_text(reply, width=200, colour=False))
    assert ("{figure}" in line) is (command == "correct")


def test_a_quotation_is_no_statement_in_another_language(post: Post) -> None:
    """Its words are corrected in their own language; what they say in the other has to be written."""
    quote = post.corrector.one.evidence[0].quote
    post.corrector.one = a_claim("budget-raised", statement=Wording.same(quote), quoted_in="id", figure=None)

    told = post.told(post.oversight.correct(("budget-raised",), EN))

    assert f"/correct budget-raised | {quote} | STATEMENT | ALASAN | REASON" in told


@pytest.mark.parametrize("id", ["[budget-raised]", "Budget-Raised", "BUDGET-RAISED"])
def test_a_claim_is_named_as_people_write(post: Post, id: str) -> None:
    """Ids have no capital letters and no brackets."""
    assert "Withdraw budget-raised?" in post.told(post.oversight.withdraw((id, "keliru", "wrong"), EN))


@pytest.mark.parametrize("command", ["correct", "withdraw"])
def test_a_claim_that_is_not_there_has_no_line(post: Post, command: str) -> None:
    """It is said so."""
    reply = post.runner.run(getattr(post.oversight, command)(("budget-raisd",), EN))

    assert "There is no delivery budget-raisd" in as_text(reply, width=200, colour=False)
    assert reply.buttons == ()


def test_a_correction_shows_before_and_after_and_how_many_it_reaches(post: Post) -> None:
    """In both languages, whatever the admin's own."""
    _deliver(post.ledger, post.corrector.one.id)

    told = post.told(post.oversight.correct((*CORRECT, "v3"), EN))

    assert told.startswith("Corrected: budget-raised")
    assert told.index("Before") < told.index("Now\nen: now so\nid: kini") < told.index("Reason\nen: wrong")
    assert "1 delivery shows it; the running bot puts it right." in told


def test_what_a_claim_said_is_told_with_its_figure() -> None:
    """As readers had it: in each language's own numbers, its unit by name."""
    statement = Wording.of({"de": "Es sind {figure}", "en": "There are {figure}", "id": "Ada {figure}"})
    claim = a_claim(statement=statement, figure=a_figure(2500, "soldier"))
    done = Corrected(claim, replace(claim, correction=_correction(REASON)), 2, (a_unit(),))

    told = as_text(corrections.outcome(done, 0, ID), width=200, colour=False)

    assert "de: Es sind 2.500 tentara\nen: There are 2,500 soldiers\nid: Ada 2.500 tentara" in told
    assert "{figure}" not in told


def test_a_withdrawal_shows_what_is_shown_no_more(post: Post) -> None:
    """And that nobody saw it, where nobody did; a second time nothing is changed."""
    asked = post.runner.run(post.oversight.withdraw(WITHDRAW, ID))
    told = post.told(post.oversight.withdraw((*WITHDRAW, "v3"), ID))
    again = post.told(post.oversight.withdraw(WITHDRAW, ID))

    assert asked.document.title == "Tarik budget-raised?"
    assert [button.command for button in asked.buttons] == ["/withdraw budget-raised | keliru | wrong | v3"]
    assert told.startswith("Ditarik: budget-raised")
    assert "Sekarang" not in told
    assert "Tidak ada kiriman yang memuatnya" in told
    assert again.startswith("Sudah begitu; tidak ada yang diubah: budget-raised")


def test_of_very_many_deliveries_only_so_many_are_counted() -> None:
    """It is said that there are more."""
    claim = a_claim()
    done = Corrected(claim, replace(claim, correction=_correction(REASON)), 2)

    told = as_text(corrections.outcome(done, corrections.COUNTED_AT_MOST + 1, EN), width=200, colour=False)

    assert "More than 1000 deliveries show it" in told


@pytest.mark.parametrize(
    "parts",
    [
        (),
        ("",),
        ("budget-raised", "keliru", "wrong"),
        ("budget-raised", "", "", "keliru", "wrong"),
        ("a",) * 6,
        ("v3",) * 7,
    ],
)
def test_a_correction_that_lacks_something_is_refused(post: Post, parts: tuple[str, ...]) -> None:
    """Above all, what was meant as a correction never withdraws."""
    before = post.corrector.one

    told = post.told(post.oversight.correct(parts, EN))

    assert "/correct CLAIM | " in told
    assert post.corrector.one == before


@pytest.mark.parametrize("parts", [(), ("budget-raised", "", "wrong"), ("budget-raised", "a", "b", "c", "d")])
def test_a_withdrawal_that_lacks_something_is_refused(post: Post, parts: tuple[str, ...]) -> None:
    """A reason in each language, and nothing else."""
    assert "/withdraw CLAIM | " in post.told(post.oversight.withdraw(parts, EN))
    assert not post.corrector.one.is_withdrawn


def test_too_many_parts_are_no_lack(post: Post) -> None:
    """It is told how a bar is written that parts nothing."""
    told = post.told(post.oversight.withdraw(("budget-raised", "keliru", "wrong", "twice"), EN))

    assert told.startswith("That was not understood")
    assert r"a bar within a part is written \|." in told


def test_what_asks_for_words_is_no_reason(post: Post) -> None:
    """Readers would be told it."""
    told = post.told(post.oversight.withdraw(("budget-raised", "keliru", "REASON"), EN))

    assert "Write your own words in place of REASON." in told
    assert not post.corrector.one.is_withdrawn


def test_claims_of_nearly_that_name_are_no_commands(post: Post) -> None:
    """The words may offer them; a button with one would lead nowhere."""
    reply = post.runner.run(post.oversight.withdraw(("budget-raisd", "keliru", "wrong"), EN))

    assert reply.buttons == ()
    assert not reply.is_understood


def test_a_store_that_cannot_be_written_is_told(post: Post) -> None:
    """As any other refusal."""
    assert "Something went wrong" in post.told(post.oversight.withdraw(("locked", "keliru", "wrong"), EN))


def _deliver(ledger: Ledger, claim: str) -> None:
    """Let a digest that shows a claim have arrived."""
    edition = StoredEdition(
        "other", EditionKind.DIGEST, "x", "id", NOW, "{}", (ClaimVersion(claim, 1),), {"discord": (Part("{}"),)}
    )
    ledger.enqueue(Planned((edition,), [NewDelivery("x", "x", CHANNEL, NOW, NOW, edition="other")]))
    (entry,) = [one for one in ledger.deliveries(address=CHANNEL, limit=50) if one.edition == "other"]
    ledger.record(
        [
            Departed(entry.id, 1, NOW),
            Landed(entry.id, 1, DeliveryState.SENT, receipt="5"),
            Settled(entry.id, DeliveryState.SENT, NOW),
        ]
    )


def test_the_built_in_sample_cannot_be_corrected(post: Post) -> None:
    """It is no store; nothing would be left of it after the next start."""
    corrector = StoreCorrector(None, lambda: NOW, UTC)

    with pytest.raises(StoreUnusable, match="no store is configured"):
        post.runner.run(corrector.withdraw("x", REASON, None))
