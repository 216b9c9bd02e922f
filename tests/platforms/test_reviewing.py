"""Drafts as admins see them and decide about them, by the lines that they write and press."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest
from builders import NOW, a_claim, a_draft, a_publication, a_source, a_summary, a_unit, an_entity
from platforms.review_rooms import ID, ReviewRoom, review_room

from bot.domain.claims import ClaimKind, Status
from bot.domain.drafts import Came, Draft, Ingested, ReviewState, Verdict
from bot.domain.errors import Fault, InvalidValue, NotUnderstood, notice
from bot.domain.news import EntityKind
from bot.domain.ports import Change
from bot.domain.wording import Wording
from bot.files.claim_texts import claim_text
from bot.languages import language
from bot.platforms.requests import Reply
from bot.platforms.reviewing import Reviewer, ingest, ingest_file, is_briefing, review, too_large
from bot.rendering import console_text

R = TypeVar("R")
ENGLISH = language("en")
OTHER = f"{ID}-2"


@dataclass
class Desk:
    """A review desk over an open room; what comes in is said beforehand."""

    room: ReviewRoom
    came: list[Ingested] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def takes(self, name: str) -> bool:
        """Text files."""
        return name.endswith(".txt")

    async def take_text(self, text: str, way: str) -> Ingested:
        """What was said beforehand."""
        self.taken.append(f"{way}: {text}")
        return self.came[0]

    async def take_file(self, name: str, content: bytes) -> list[Ingested]:
        """What was said beforehand."""
        self.taken.append(f"{name}: {content.decode()}")
        return self.came

    async def review(self, by: str, work: Callable[[Reviewer], R]) -> R:
        """Work on the drafts of the room."""
        self.taken.append(f"by {by}")
        return work(self.room.review)


@pytest.fixture
def room() -> Iterator[ReviewRoom]:
    """A room with the default draft, which waits."""
    with review_room() as opened:
        opened.ingest(a_draft(entities=(an_entity("kz", name="Kazakstan"),)))
        yield opened


def asked(room: ReviewRoom, line: str) -> Reply:
    """What comes of `/review` and a line."""
    parts = tuple(part.strip() for part in line.split("|"))
    return asyncio.run(review(Desk(room), parts, "console", ENGLISH))


def words(reply: Reply) -> str:
    """A reply as text."""
    return console_text.render(reply.document, width=10_000)


def draft_state(room: ReviewRoom) -> ReviewState:
    """What has come of the default draft."""
    return room.review.draft(ID).state


def test_the_drafts_that_wait_are_listed(room: ReviewRoom) -> None:
    """Each with a button that opens it."""
    reply = asked(room, "")

    assert "1 draft waits for an editor" in words(reply)
    assert f"{ID} Kazakhstan Menambah Anggaran Pertahanan – 2 claims wait" in words(reply)
    assert [button.command for button in reply.buttons] == [f"/review {ID}"]
    asked(room, f"{ID} accept")
    assert words(asked(room, "")).strip() == "No draft waits for an editor."


def test_a_draft_that_is_public_says_so() -> None:
    """In the list and above itself."""
    with review_room() as opened:
        opened.ingest(a_draft(), publishes=True)

        assert "2 claims wait, public, marked as unreviewed" in words(asked(opened, ""))
        assert f"{ID} – waits for an editor, public, marked as unreviewed" in words(asked(opened, ID))


def test_a_draft_tells_what_was_concluded_and_why(room: ReviewRoom) -> None:
    """Facts, remarks, the summary, what is new about it, and its claims."""
    draft = a_draft(
        "full",
        publication=a_publication(id="full", author="Budi", summary=a_summary(), text="Teks. 2022", origins=("wsj",)),
        claims=(),
        remarks=(notice("It has no title."),),
        sources=(a_source("wsj", name="The Wall Street Journal"),),
        measures=(),
        units=(a_unit(),),
        entities=(an_entity("minister", kind=EntityKind.PERSON, role={"id": "menteri", "en": "head of a ministry"}),),
    )
    room.ingest(draft)
    told = words(asked(room, "full"))

    for line in (
        *("Source: The Wall Street Journal > Gatra", "Author: Budi", "Sort of text: report", "Language: Indonesian"),
        *("Published: 25 July 2022", "Came by: https://example.com/full", "It has no title."),
        *(
            "Indonesian: Kazakhstan menjauh dari Rusia",
            "minister: Minister, head of a ministry (person)",
            "soldier: soldiers (unit)",
        ),
        "wsj: The Wall Street Journal (source)",
    ):
        assert line in told
    same = replace(draft, publication=a_publication(text="x", summary=a_summary(wording="Satu", quoted_in="id")))
    assert "Satu" in words(_shown(same))


def test_an_editor_sees_the_summary_that_readers_would_get() -> None:
    """Without what was retold by claims, once one of them is rejected."""
    retold = a_draft(publication=a_publication(summary=a_summary(reviewed=False, quoted_in="id")))
    with review_room() as opened:
        opened.ingest(retold)
        before = words(asked(opened, ID))
        asked(opened, f"{ID} reject 1")
        after = words(asked(opened, ID))

    assert "English: Kazakhstan moves away from Russia" in before
    assert "Kazakhstan moves away" not in after
    assert "Kazakhstan menjauh dari Rusia" in after


def _shown(draft: Draft) -> Reply:
    with review_room() as opened:
        opened.ingest(draft)
        return asked(opened, draft.id)


def test_a_claim_is_shown_with_all_that_it_is_judged_by(room: ReviewRoom) -> None:
    """Both wordings, who says so, when, how much, and its words within their paragraph."""
    told = words(asked(room, f"{ID} 1"))

    for line in (
        *("Claim 1 of 2", "English: Kazakhstan raised its defence budget by KZT 441 billion", "Kind: Report"),
        *(
            "Said by: the article itself",
            "About: Kazakhstan",
            "When: 2022",
            "Figure: KZT 441 billion – defence-budget-increase",
        ),
        "Indonesian: Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge",
        "│ Astana, Gatra.com - Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge pada 2022.",
    ):
        assert line in told


def test_every_particular_of_a_claim_is_told() -> None:
    """A quotation, a speaker, a plan, an event, an origin, a denial, a dispute; a long paragraph is cut."""
    claim = a_claim(
        f"{ID}-1",
        article=ID,
        kind=ClaimKind.ALLEGATION,
        status=Status.PLANNED,
        statement="menambah",
        quote="menambah",
        evidence=(replace(a_claim().evidence[0], quote="menambah", start=400),),
        quoted_in="id",
        speaker="kazakhstan",
        said_on="2022-07-25",
        event="protests",
        origins=("gatra", "unknown"),
        denies=("older",),
    )
    text = f"{'x' * 400}menambah{'y' * 400}"
    event = an_entity("protests", kind=EntityKind.EVENT)
    draft = a_draft(publication=a_publication(text=text), claims=(claim, a_draft().claims[1]), entities=(event,))
    with review_room() as opened:
        opened.ingest(draft)
        opened.review.dispute(ID, f"{ID}-1", OTHER, Wording.of({"id": "Jumlah", "en": "The amount"}))
        told = words(asked(opened, f"{ID} {ID}-1"))

    for line in (
        *("As quoted (Indonesian): “menambah”", "Kind: Allegation, planned", "Said by: Kazakhstan"),
        *("Said on: 25 July 2022", "Event: Protests", "Reported first by: Gatra > unknown", "Denies: older"),
        *("Shown beside others on: The amount", f"│ …{'x' * 300}menambah{'y' * 300}"),
    ):
        assert line in told


def test_claims_are_decided_one_by_one(room: ReviewRoom) -> None:
    """Each decision shows the next claim; the last one, what the article has come to."""
    following = asked(room, f"{ID} accept 1")
    assert "Claim 2 of 2" in words(following)
    done = asked(room, f"{ID} reject 2")

    assert "This article is reviewed; readers see what was accepted." in words(done)
    assert "1. accepted: Report" in words(asked(room, ID))
    assert "2. rejected: Report" in words(asked(room, ID))
    assert room.shown() == {"1": True}
    assert [button.command for button in done.buttons] == [f"/review {ID} undo", "/review"]


def test_an_article_is_decided_at_once(room: ReviewRoom) -> None:
    """And taken back as often as it was decided."""
    assert "is reviewed" in words(asked(room, f"{ID} accept"))
    assert "Claim 1 of 2" in words(asked(room, f"{ID} undo"))
    assert "is rejected" in words(asked(room, f"{ID} reject"))
    assert draft_state(room) is ReviewState.REJECTED
    asked(room, f"{ID} undo")

    assert draft_state(room) is ReviewState.DRAFT
    assert "nothing was decided" in words(asked(room, f"{ID} undo"))
    assert [made.verdict for made in room.book.decisions(ID, limit=9)] == [
        *(Verdict.UNDO, Verdict.REJECT, Verdict.UNDO, Verdict.ACCEPT),
    ]


def test_an_edited_claim_is_held_to_the_rules(room: ReviewRoom) -> None:
    """Before anything is public; what is wrong is told, and nothing is kept."""
    wrong = asked(room, f"{ID} edit 2 | Naik 5 persen | Up 6 percent")
    assert "This cannot be used as it is; nothing was changed" in words(wrong)
    assert room.review.draft(ID).decided == 0
    asked(room, f"{ID} edit 2 | Naik tajam | A sharp rise")
    claim = room.review.draft(ID).claim(OTHER)

    assert claim is not None
    assert claim.statement == Wording.of({"id": "Naik tajam", "en": "A sharp rise"})


def test_a_text_for_each_language_is_wanted(room: ReviewRoom) -> None:
    """What is missing is told."""
    assert "two texts were expected" in words(asked(room, f"{ID} edit 2 | Naik"))
    assert "something is missing" in words(asked(room, f"{ID} link 1"))


def test_a_proposed_entity_is_merged(room: ReviewRoom) -> None:
    """Into one that is stored."""
    assert "kz: Kazakstan (place)" in words(asked(room, ID))
    assert "kz" not in words(asked(room, f"{ID} merge kz kazakhstan"))
    assert "there is no entity “nobody”" in words(asked(room, f"{ID} merge kz nobody"))


def test_a_claim_is_linked_denied_and_disputed(room: ReviewRoom) -> None:
    """Each shows the claim again as it is then."""
    room.review.link(ID, OTHER, "protests", Wording.same("The protests"))

    assert "Event: The protests" in words(asked(room, f"{ID} link 1 protests"))
    assert f"Denies: {OTHER}" in words(asked(room, f"{ID} deny 1 2"))
    assert "Shown beside others on: How much" in words(asked(room, f"{ID} dispute 1 {OTHER} | Berapa | How much"))
    assert "there is no claim “nothing”" in words(asked(room, f"{ID} deny 1 nothing"))
    assert "is a place, not an event" in words(asked(room, f"{ID} link 1 kazakhstan"))


def test_a_claim_is_linked_to_a_new_event(room: ReviewRoom) -> None:
    """Which is named in both languages, and proposed with the draft."""
    assert "Event: The protests" in words(asked(room, f"{ID} link 1 protests | Unjuk rasa | The protests"))
    assert "protests: The protests (event)" in words(asked(room, ID))


def test_a_known_id_is_given_no_other_name(room: ReviewRoom) -> None:
    """Of an event that is stored, of one that the draft proposes, or of something else: nothing is decided then."""
    room.archive.apply([Change(an_entity("march", kind=EntityKind.EVENT, name="The march"))], NOW)
    asked(room, f"{ID} link 2 protests | Unjuk rasa | The protests")
    before = room.review.draft(ID)

    for known in ("march", "protests", "kazakhstan", "kz"):
        told = words(asked(room, f"{ID} link 1 {known} | Lain | Another"))
        assert f"“{known}” is known already; link without a name" in told
    assert room.review.draft(ID) == before


def test_a_new_event_is_proposed_once(room: ReviewRoom) -> None:
    """However many claims are said to tell of it, by its name too."""
    for number in (1, 2):
        asked(room, f"{ID} link {number} protests | Unjuk rasa | The protests")
    draft = room.review.draft(ID).draft

    assert [claim.event for claim in draft.claims] == ["protests", "protests"]
    assert [entity.id for entity in draft.entities] == ["kz", "protests"]


def test_an_id_may_look_like_a_version(room: ReviewRoom) -> None:
    """The last word is a version only behind all that is linked."""
    room.review.link(ID, OTHER, "v2", Wording.same("The rocket"))

    assert "Event: The rocket" in words(asked(room, f"{ID} link 1 v2"))
    assert "has changed since" in words(asked(room, f"{ID} link 1 v2 v9"))
    assert "v2" not in words(asked(room, f"{ID} merge v2 kazakhstan v1"))


def test_a_number_too_long_for_a_version_is_none(room: ReviewRoom) -> None:
    """It is refused in words, as any other word would be."""
    assert "has no claim “v1" in words(asked(room, f"{ID} accept v" + "1" * 5000))


@pytest.mark.parametrize("number", ["0000015", "1" * 5000])
def test_a_number_of_many_digits_is_no_claim(room: ReviewRoom, number: str) -> None:
    """However it begins."""
    assert "has no claim “" in words(asked(room, f"{ID} {number}"))


def test_two_claims_dispute_each_other_once(room: ReviewRoom) -> None:
    """Whichever of them is said to dispute the other; where they do, no button offers it again."""
    asked(room, f"{ID} dispute 1 2")
    asked(room, f"{ID} dispute 2 1 | Berapa | How much")
    (contrast,) = room.review.draft(ID).draft.contrasts

    assert contrast.topic.phrase("en").text == "How much"
    for claim in (1, 2):
        assert [b.label for b in asked(room, f"{ID} more {claim}").buttons if "disputes" in b.label] == []


def test_a_dispute_is_about_what_the_claim_is_about(room: ReviewRoom) -> None:
    """Where nobody says about what."""
    assert "Shown beside others on: Kazakhstan" in words(asked(room, f"{ID} dispute 1 2"))


def test_all_that_can_be_done_with_a_claim_is_offered(room: ReviewRoom) -> None:
    """Lines that stand ready to be completed, and a button for each thing that needs no words."""
    claim = room.review.draft(ID).draft.claims[0]
    room.review.link(ID, OTHER, "protests", Wording.same("The protests"))
    assert f"/review {ID} more {ID}-1" in [button.command for button in asked(room, f"{ID} 1").buttons]
    offered = asked(room, f"{ID} more 1")
    pressed = [asked(room, button.command.removeprefix("/review ")) for button in offered.buttons[:3]]

    assert [button.label for button in offered.buttons] == [
        *("Event: The protests", "It denies claim 2", "Claim 2 disputes it", "Back to the claim")
    ]
    assert f"edit {claim.id} | {claim.statement.phrase('id').text} | {claim.statement.phrase('en').text}" in words(
        offered
    )
    assert f"/review {ID} dispute {claim.id} ID | INDONESIAN | ENGLISH" in words(offered)
    for line in ("Event: The protests", f"Denies: {OTHER}", "Shown beside others on: Kazakhstan"):
        assert line in words(pressed[-1])
    assert [button.label for button in asked(room, f"{ID} more 1").buttons] == [
        "Back to the claim",
    ]


def test_what_is_proposed_for_a_claim_may_be_merged_from_there() -> None:
    """And of a quotation, the wording in the other language is left to the editor."""
    claim = a_claim(f"{ID}-1", article=ID, statement="menambah", quote="menambah", quoted_in="id", about=("kz",))
    with review_room() as opened:
        opened.ingest(a_draft(claims=(claim,), entities=(an_entity("kz", name="Kazakstan"),)))
        told = words(asked(opened, f"{ID} more 1"))

    assert "“Kazakstan” is somebody or something known: " in told
    assert f"/review {ID} merge kz ID" in told
    assert f"edit {ID}-1 | menambah | ENGLISH" in told


def test_a_bar_in_a_claim_stays_in_the_line_that_is_to_be_copied() -> None:
    """Behind a backslash, so that the line is read as it was meant."""
    claim = a_claim(f"{ID}-1", article=ID, statement="naik|turun", quote="naik|turun", quoted_in="id")
    with review_room() as opened:
        opened.ingest(a_draft(claims=(claim,)))
        told = words(asked(opened, f"{ID} more 1"))

    assert rf"edit {ID}-1 | naik\|turun | ENGLISH" in told


def test_a_button_decides_about_what_it_stood_below(room: ReviewRoom) -> None:
    """A text that has changed since is not accepted unseen."""
    button = next(button for button in asked(room, ID).buttons if "accept" in button.command)
    room.ingest(a_draft(publication=a_publication(text=f"{a_publication().text} Lagi."), claims=a_draft().claims))
    late = asked(room, button.command.removeprefix("/review "))

    assert "has changed since" in words(late)
    assert draft_state(room) is ReviewState.DRAFT
    assert "is reviewed" in words(asked(room, f"{ID} accept v2"))


def test_what_nobody_knows_is_told(room: ReviewRoom) -> None:
    """A draft, a claim, a verb."""
    assert "there is no draft “other”" in words(asked(room, "other"))
    assert "has no claim “9”" in words(asked(room, f"{ID} 9"))
    assert "has no claim “sing”" in words(asked(room, f"{ID} sing"))


def test_what_came_in_is_shown_at_once(room: ReviewRoom) -> None:
    """With what there is to decide; what keeps it from readers, too."""
    fault = Fault("claim", 0, "statement.en", notice("wrong"))
    desk = Desk(room, [Ingested(Came.NEW, "Telegram", ID, faults=(fault,))])
    reply = asyncio.run(ingest(desk, "some text", "Telegram", "telegram:1", ENGLISH))

    assert f"A new draft: {ID} – waits for an editor" in words(reply)
    assert "Why it is not public yet" in words(reply)
    assert [button.label for button in reply.buttons] == [
        *("Claim by claim", "Accept all that is left", "Reject the article")
    ]
    assert desk.taken == ["Telegram: some text", "by telegram:1"]


def test_what_is_refused_is_told(room: ReviewRoom) -> None:
    """And what is not there to be taken in."""
    desk = Desk(room, [Ingested(Came.REFUSED, "x", reason=notice("too large"))])

    assert "too large" in words(asyncio.run(ingest(desk, "x", "Telegram", "telegram:1", ENGLISH)))
    assert "send a link, a text or a file" in words(asyncio.run(ingest(desk, " ", "Telegram", "telegram:1", ENGLISH)))


def test_a_file_of_many_articles_is_told_line_by_line(room: ReviewRoom) -> None:
    """As a feed that was saved."""
    refused = Ingested(Came.REFUSED, "a.xml", reason=notice("too large"))
    desk = Desk(room, [Ingested(Came.CHANGED, "a.xml", ID), refused])
    told = words(asyncio.run(ingest_file(desk, "a.xml", b"<rss/>", "telegram:1", ENGLISH)))

    assert "2 articles came in" in told
    assert f"The text of a known article has changed: {ID}" in told
    assert "a.xml: too large" in told


def test_an_article_that_a_file_of_records_brought_has_no_draft(room: ReviewRoom) -> None:
    """It is known all the same."""
    desk = Desk(room, [Ingested(Came.KNOWN, "x", "elsewhere")])

    assert "This article is known already" in words(asyncio.run(ingest(desk, "x", "x", "telegram:1", ENGLISH)))


def test_a_briefing_is_told_from_an_article() -> None:
    """By its name, or by what it holds."""
    assert is_briefing("news.toml.txt", b"x")
    assert is_briefing("news.txt", b"[title]\nid = 'x'")
    assert not is_briefing("news.txt", b"Some [title] within")


def test_a_file_that_is_too_large_is_told_for_what_it_is() -> None:
    """An article or a briefing."""
    assert "an article has at most" in too_large(3 * 2**20, 2 * 2**20, ENGLISH)
    assert "a briefing has at most" in too_large(3 * 2**20, 100, ENGLISH)


def test_only_the_decisions_about_this_text_are_taken_back(room: ReviewRoom) -> None:
    """Those about an earlier one are over."""
    room.review.accept(ID)
    room.ingest(a_draft(publication=a_publication(text=f"{a_publication().text} Lagi."), claims=a_draft().claims))
    with pytest.raises(NotUnderstood, match="nothing was decided"):
        room.review.undo(ID)


def test_an_event_may_not_be_something_else(room: ReviewRoom) -> None:
    """As in files."""
    with pytest.raises(InvalidValue, match="not an event"):
        room.review.link(ID, OTHER, "kazakhstan")
    assert room.review.knows(ID, "kz")
    assert room.review.knows(ID, "kazakhstan")
    assert not room.review.knows(ID, "nobody")


def test_an_edited_text_is_read_as_a_file_is(room: ReviewRoom) -> None:
    """Where its quotes begin is looked up."""
    claim = a_draft().claims[0]
    text = claim_text(claim)

    assert "id =" not in text.splitlines()[0]
    assert room.review.read(ID, claim.id, text) == claim
    assert room.review.read(ID, claim.id, text.replace(", start = 31", "")) == claim
