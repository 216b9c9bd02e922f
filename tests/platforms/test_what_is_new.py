"""What is new since a chat last read, what was corrected, and a digest as it was sent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from builders import a_claim, a_sourced_claim, default_records
from memory_archive import MemoryArchive
from newsrooms import NOW
from platforms.subscribers import ask_here
from readings import text_of

from bot.domain.addresses import Address
from bot.domain.briefing import BriefingSpec, Topic
from bot.domain.claims import Claim, ClaimVersion, Correction
from bot.domain.delivery import EditionKind, Rules, Seen, StoredEdition
from bot.domain.wording import Wording
from bot.platforms.console import Conversation, as_text
from bot.platforms.requests import EmptyShelf, Newsroom, Request, answer
from bot.rendering.document import Document, DocumentSection, Mark, Paragraph, Text
from bot.rendering.plain import document_text

HERE = Address("telegram", "7")
YESTERDAY = NOW - timedelta(days=1)
REASON = Wording.of({"id": "Salah kutip.", "en": "Misquoted."})
SPEC = BriefingSpec("budget", Wording.of({"id": "Anggaran", "en": "The budget"}), Topic(entities=("kazakhstan",)))


class Shelf:
    """One edition."""

    def __init__(self, edition: StoredEdition) -> None:
        self._edition = edition

    def edition(self, key: str) -> StoredEdition | None:
        """The one, by its key."""
        return self._edition if key == self._edition.key else None


def _room(archive: MemoryArchive | None = None) -> Newsroom:
    return Newsroom(archive or _archive(), {"budget": SPEC})


def _archive() -> MemoryArchive:
    return MemoryArchive(default_records(), YESTERDAY)


def _more(archive: MemoryArchive) -> None:
    words = Wording.of({"id": "Lain sekali", "en": "Something else entirely"})
    archive.store(a_claim("second-claim", statement=words, figure=None), at=NOW)


def test_a_chat_that_never_read_is_told_the_last_seven_days_and_is_marked_as_reader() -> None:
    """From then on, what was stored before is known to it."""
    archive = _archive()
    reply = ask_here("/new budget", newsroom=_room(archive))

    assert reply.claims
    assert reply.document.subtitle == "in the last seven days"
    assert reply.reads == ("budget", Seen(archive.bookmark(), NOW.astimezone(UTC)))


def test_a_chat_that_has_read_is_told_only_what_came_since() -> None:
    """And where nothing came, that nothing did."""
    archive = _archive()
    seen = (("budget", Seen(archive.bookmark(), YESTERDAY.astimezone(UTC))),)
    nothing = ask_here("/new budget", newsroom=_room(archive), seen=seen)
    _more(archive)
    something = ask_here("/baru anggaran", newsroom=_room(archive), seen=seen)

    assert "Nothing new since" in text_of(nothing.document)
    assert [claim.id for claim in something.claims] == ["second-claim"]


def test_buttons_and_marks_of_news_go_on_telling_the_same() -> None:
    """Asked again by its own name, it begins where it began, whatever the chat has read since."""
    archive = _archive()
    seen = (("budget", Seen(archive.bookmark(), YESTERDAY.astimezone(UTC))),)
    _more(archive)
    first = ask_here("/new budget", newsroom=_room(archive), seen=seen)
    later = (("budget", Seen(archive.bookmark(), NOW.astimezone(UTC))),)
    again = ask_here(first.again, newsroom=_room(archive), seen=later)
    other = ask_here(first.buttons[-1].command, newsroom=_room(archive), seen=later)

    assert again.document == first.document
    assert again.shown == first.shown == other.shown
    assert other.language == "id"
    assert again.reads is None
    assert first.reads is not None


@pytest.mark.parametrize(
    "typed",
    [
        *("/new budget week", "/baru anggaran minggu", "/new the budget this week", "/baru budget pekan ini"),
        *("/new budget last week", "/baru anggaran minggu lalu"),
    ],
)
def test_the_last_week_can_be_asked_for_at_any_time(typed: str) -> None:
    """It says nothing about how far the chat has read."""
    archive = _archive()
    seen = (("budget", Seen(archive.bookmark(), NOW.astimezone(UTC))),)
    reply = ask_here(typed, newsroom=_room(archive), seen=seen)

    assert reply.claims
    assert reply.reads is None


def test_a_topic_that_is_no_briefing_is_told_by_the_week() -> None:
    """Nothing is kept about it."""
    reply = ask_here("/new kazakhstan", newsroom=_room())

    assert reply.claims
    assert reply.reads is None


def test_without_a_topic_each_briefing_is_counted_from_where_it_was_read() -> None:
    """Nothing counts as read by that."""
    archive = _archive()
    seen = (("budget", Seen(archive.bookmark(), NOW.astimezone(UTC))),)
    before, after = (ask_here("/new", newsroom=_room(archive), seen=each) for each in ((), seen))

    assert [button.command for button in before.buttons] == ["/new budget"]
    assert after.buttons == ()
    assert before.reads is None


@pytest.mark.parametrize("typed", ["/new week", "/baru pekan ini", "/new this week"])
def test_the_last_week_without_a_topic_is_told_by_briefing(typed: str) -> None:
    """However far the chat has read of any."""
    archive = _archive()
    seen = (("budget", Seen(archive.bookmark(), NOW.astimezone(UTC))),)
    reply = ask_here(typed, newsroom=_room(archive), seen=seen)

    assert [button.command for button in reply.buttons] == ["/new budget week"]
    assert "in the last seven days" in text_of(reply.document)


def test_a_topic_that_is_called_like_a_week_is_a_topic() -> None:
    """A word alone is a name first; a bookmark alone belongs to nothing."""
    room = Newsroom(_archive(), {"week": replace(SPEC, name="week")})

    assert ask_here("/new week", newsroom=room).claims
    assert ask_here("/new 1.2.3", newsroom=room).document.title


def test_a_terminal_remembers_what_it_showed() -> None:
    """As long as the conversation lasts."""
    talk = Conversation(_room(), "en", lambda: NOW)
    first, second = talk.ask("/new budget"), talk.ask("/new budget")

    assert first.claims
    assert "Nothing new since" in text_of(second.document)
    assert "/new budget week id" in as_text(first, width=80, colour=False)


def test_a_terminal_shows_nobody_a_bookmark_to_type() -> None:
    """Nor what only a chat can have; what buttons in a chat ask stays as it is."""
    talk = Conversation(_room(), "en", lambda: NOW)
    talk.ask("/new budget")
    news, briefing = talk.ask("/new budget"), talk.ask("/budget")

    assert re.search(r"\d+\.\d+\.\d+", news.buttons[-1].command)
    assert not re.search(r"\d+\.\d+\.\d+", as_text(news, width=80, colour=False))
    assert "/subscribe budget" in [button.command for button in briefing.buttons]
    assert "/subscribe" not in as_text(briefing, width=80, colour=False)


def _corrected() -> MemoryArchive:
    archive = _archive()
    stored = next(record for record in archive.records if isinstance(record, Claim))
    words = Wording.of({"id": "Yang benar", "en": "What is right"})
    correction = Correction(date(2026, 11, 20), REASON)
    archive.store(replace(stored, statement=words, correction=correction, figure=None), at=NOW)
    return archive


@pytest.mark.parametrize("typed", ["/corrections", "/koreksi", "/corrections budget", "/koreksi kazakhstan"])
def test_corrections_are_told_with_their_reason(typed: str) -> None:
    """All, or those on a topic; marks lead to the evidence."""
    reply = ask_here(typed, newsroom=_room(_corrected()))

    assert "Misquoted." in text_of(reply.document)
    assert len(reply.claims) == 1
    assert reply.has_marks
    assert reply.buttons[-1].command.endswith(" id")


def test_a_briefing_tells_of_corrections_for_some_time() -> None:
    """What it says now was said otherwise before; its marks mean the claims that it shows, these among them."""
    room = _room(_corrected())
    reply = ask_here("/budget", newsroom=room)
    mark = [claim.claim.correction is not None for claim in reply.claims].index(True) + 1
    later = replace(room, rules=Rules(timedelta()))

    assert "Misquoted." in text_of(reply.document)
    assert "Misquoted." in text_of(ask_here(f"/why {mark} budget", newsroom=room).document)
    assert "Misquoted." not in text_of(ask_here("/budget", newsroom=later).document)


def test_without_corrections_that_is_told() -> None:
    """Most days."""
    reply = ask_here("/corrections", newsroom=_room())

    assert "Nothing was corrected or withdrawn" in text_of(reply.document)
    assert not reply.has_marks


def _stored(*refs: ClaimVersion, briefing: str = "budget") -> StoredEdition:
    sheet = Document("Sent", (DocumentSection("", (Paragraph((Text("as it was "), Mark(1))),)),))
    return StoredEdition("KEY", EditionKind.DIGEST, briefing, "id", NOW.astimezone(UTC), document_text(sheet), refs)


def _with(edition: StoredEdition) -> Newsroom:
    return replace(_room(_corrected()), editions=Shelf(edition))


def test_a_digest_is_shown_as_it_was_sent() -> None:
    """In its own language, with the claims as they stood; it can be asked for again."""
    ref = ClaimVersion(a_sourced_claim().id, 1)
    reply = ask_here("/edition KEY", newsroom=replace(_room(), editions=Shelf(_stored(ref))))

    assert text_of(reply.document) == "Sent\nas it was [1]"
    assert (reply.language, reply.shown, reply.has_marks, reply.again) == ("id", (ref,), True, "/edition KEY")
    assert [claim.version for claim in reply.claims] == [1]
    assert [button.command for button in reply.buttons] == ["/budget"]


def test_a_digest_is_shown_with_what_was_corrected_since() -> None:
    """Nobody is shown a mistake again without a word; its marks go on meaning what they meant."""
    ref = ClaimVersion(a_sourced_claim().id, 1)
    reply = ask_here("/edition KEY", newsroom=_with(_stored(ref)))

    assert "Salah kutip." in text_of(reply.document)
    assert reply.shown == (ref,)


def test_a_mark_of_an_old_digest_says_that_its_claim_has_changed_since() -> None:
    """What is shown is how it stands now."""
    ref = ClaimVersion(a_sourced_claim().id, 1)
    room = _with(_stored(ref))
    shown = ask_here("/edition KEY", newsroom=room).shown

    assert "has changed since you read it" in text_of(answer(Request("/why 1", "en", NOW, shown), room).document)


def test_a_digest_whose_claims_are_gone_keeps_its_words() -> None:
    """Its marks go on meaning what they meant, and offer nothing that is not there."""
    ref = ClaimVersion("gone", 1)
    reply = ask_here("/edition KEY", newsroom=_with(_stored(ref, briefing="")))

    assert (reply.shown, reply.claims, reply.has_marks, reply.buttons) == ((ref,), (), False, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/edition OTHER", "/briefings"),
        ("/edition OTHER budget", "/budget"),
        ("/edition OTHER nothing", "/briefings"),
        ("/edition", "/briefings"),
    ],
)
def test_a_digest_that_is_no_longer_kept_leads_to_what_there_is(typed: str, meant: str) -> None:
    """Years later, mostly."""
    reply = ask_here(typed, newsroom=_with(_stored()))

    assert not reply.is_understood
    assert "no longer kept" in text_of(reply.document)
    assert [button.command for button in reply.buttons] == [meant]


def test_where_nothing_was_delivered_no_digest_is_found() -> None:
    """As at a desk without a ledger."""
    assert EmptyShelf().edition("KEY") is None


def test_the_hidden_command_is_not_suggested() -> None:
    """Nobody can know a key."""
    reply = ask_here("/editio", newsroom=_room())

    assert "/edition" not in text_of(reply.document)
