"""A sitting at the keyboard, without a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import pytest
from builders import a_draft, a_publication, an_entity
from platforms.review_rooms import ID, ReviewRoom, review_room

from bot.app.reviewing import Review
from bot.cli.sitting import KEYS, Sitting
from bot.domain.drafts import Draft, KeptDraft, ReviewState, Verdict
from bot.domain.errors import StoreUnusable, notice
from bot.domain.wording import Wording
from bot.languages import language
from bot.rendering import console_text
from bot.rendering.document import Document

ONE, TWO = f"{ID}-1", f"{ID}-2"


@dataclass
class Script:
    """An editor who presses these keys, writes these lines, and leaves texts so; then presses no more."""

    keys: str
    lines: list[str] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    def key(self, prompt: str) -> str:
        """The next key."""
        assert prompt
        pressed, self.keys = self.keys[:1], self.keys[1:]
        return pressed

    def line(self, question: str) -> str:
        """The next line."""
        self.shown.append(question)
        return self.lines.pop(0)

    def edit(self, text: str) -> str | None:
        """The next text."""
        self.shown.append(text)
        return self.texts.pop(0)

    def show(self, document: Document) -> None:
        """Keep what is shown."""
        self.shown.append(console_text.render(document, width=10_000))


@pytest.fixture
def room() -> Iterator[ReviewRoom]:
    """A room with two drafts, which wait."""
    with review_room() as opened:
        opened.ingest(a_draft(entities=(an_entity("kz"),)))
        opened.ingest(other_draft())
        yield opened


def other_draft() -> Draft:
    """Another article, without claims."""
    return a_draft("other", publication=a_publication(id="other", text="Lain."), claims=())


def sat(room: ReviewRoom, keys: str, *, lines: tuple[str, ...] = (), texts: tuple[str | None, ...] = ()) -> list[str]:
    """What was shown in a sitting with these keys."""
    script = Script(keys, list(lines), list(texts))
    Sitting(room.review, script, language("en")).run([ID, "other"])
    return script.shown


def states(room: ReviewRoom) -> tuple[ReviewState, ReviewState]:
    """What has come of both drafts."""
    return room.review.draft(ID).state, room.review.draft("other").state


def test_each_claim_takes_one_key(room: ReviewRoom) -> None:
    """The article is done with its last claim, and the next one is shown."""
    shown = sat(room, "arA")

    assert room.shown() == {"1": True}
    assert states(room) == (ReviewState.REVIEWED, ReviewState.REVIEWED)
    assert [text.split("\n", 1)[0] for text in shown] == [
        *("Kazakhstan Menambah Anggaran Pertahanan", "Claim 1 of 2", "Claim 2 of 2"),
        "This article is reviewed; readers see what was accepted.",
        *("Kazakhstan Menambah Anggaran Pertahanan", "This article is reviewed; readers see what was accepted."),
        "The last decision can still be taken back: ringkas review --undo other",
    ]


def test_a_decision_that_was_taken_back_elsewhere_ends_no_sitting(room: ReviewRoom) -> None:
    """It is told, and the sitting goes on."""

    class TakesBack(Script):
        """Somebody else takes the decision back before the editor can."""

        def key(self, prompt: str) -> str:
            """The next key."""
            if self.keys[:1] == "u":
                room.review.undo(ID)
            return super().key(prompt)

    script = TakesBack("auaaA")
    Sitting(room.review, script, language("en")).run([ID, "other"])

    assert any("nothing was decided" in text for text in script.shown)
    assert states(room) == (ReviewState.REVIEWED, ReviewState.REVIEWED)


def test_a_decision_that_could_not_be_taken_back_yet_may_be_later(room: ReviewRoom) -> None:
    """Where the store was in use, the same key does it the next time."""
    undo = room.review.undo
    left = [StoreUnusable(notice("in use"))]

    class InUse:
        """The drafts of a store that another program uses the first time."""

        def __getattr__(self, name: str) -> object:
            return getattr(room.review, name)

        def undo(self, article: str) -> KeptDraft:
            """Refuse once."""
            if left:
                raise left.pop()
            return undo(article)

    script = Script("auuq")
    Sitting(cast("Review", InUse()), script, language("en")).run([ID])

    assert any("in use" in text for text in script.shown)
    assert any("The last decision was taken back" in text for text in script.shown)
    assert room.review.draft(ID).accepted == frozenset()


def test_who_leaves_finds_it_as_it_was(room: ReviewRoom) -> None:
    """By a key, or by closing the terminal; what was decided stays."""
    for keys in ("aq", ""):
        sat(room, keys)

    assert (room.review.draft(ID).accepted, states(room)[0]) == (frozenset({ONE}), ReviewState.DRAFT)


def test_a_claim_or_an_article_may_wait(room: ReviewRoom) -> None:
    """What is skipped is asked again in the next sitting."""
    sat(room, "saR")
    assert room.review.draft(ID).accepted == {TWO}
    assert states(room) == (ReviewState.DRAFT, ReviewState.REJECTED)
    sat(room, "nq")

    assert states(room) == (ReviewState.DRAFT, ReviewState.REJECTED)


def test_an_article_is_rejected_with_one_key(room: ReviewRoom) -> None:
    """With all of its claims."""
    sat(room, "Rq")

    assert states(room)[0] is ReviewState.REJECTED


def test_the_last_decision_is_taken_back(room: ReviewRoom) -> None:
    """Of another article, too, to which the editor then goes back; of an earlier sitting, none is."""
    shown = sat(room, "uAuaq")

    assert "Nothing was decided in this sitting" in shown[2]
    assert [made.verdict for made in room.book.decisions(ID, limit=9)] == [Verdict.ACCEPT, Verdict.UNDO, Verdict.ACCEPT]
    assert (room.review.draft(ID).accepted, states(room)[0]) == (frozenset({ONE}), ReviewState.DRAFT)
    sat(room, "auq")
    assert room.review.draft(ID).accepted == {ONE}


def test_a_claim_is_edited_until_it_is_right(room: ReviewRoom) -> None:
    """What is wrong is told, and the text comes again as it was left."""
    good = 'about = ["kazakhstan"]\nkind = "reported"\nstatement = { id = "Naik", en = "Up" }\nevidence = { quote = "menambah" }'
    bad = good.replace('"Up"', '"Up 6"')
    shown = sat(room, "eq", texts=("no toml", bad, good))
    claim = room.review.draft(ID).claim(ONE)

    assert claim is not None
    assert (claim.statement.phrase("en").text, claim.evidence[0].quote) == ("Up", "menambah")
    assert sum("This cannot be used as it is" in text for text in shown) == 2
    assert bad in shown


def test_an_editor_may_think_better_of_it(room: ReviewRoom) -> None:
    """A text that is left as it was decides nothing."""
    sat(room, "eq", texts=(None,))

    assert room.book.decisions(ID, limit=9) == []


def test_entities_events_and_claims_are_joined(room: ReviewRoom) -> None:
    """By what the editor is asked for."""
    lines = ("kz", "kazakhstan", "protests", "Unjuk rasa", "Protests", "protests", TWO, "2", "Jumlah", "The amount")
    sat(room, "mlldxddq", lines=lines)
    kept = room.review.draft(ID)
    claim = kept.claim(ONE)

    assert claim is not None
    assert (claim.event, claim.denies) == ("protests", (TWO,))
    assert [entity.id for entity in kept.draft.entities] == ["protests"]
    assert [contrast.claims for contrast in kept.draft.contrasts] == [(ONE, TWO)]
    assert sorted(made.verdict for made in room.book.decisions(ID, limit=9)) == [
        "deny",
        "dispute",
        "link",
        "link",
        "merge",
    ]


def test_an_entity_is_known_by_its_name_too(room: ReviewRoom) -> None:
    """In any letters."""
    name = next(iter(an_entity("kz").all_names))
    sat(room, "mq", lines=(name.upper(), "kazakhstan"))

    assert () == room.review.draft(ID).draft.entities


def test_an_id_goes_before_a_name() -> None:
    """Where one entity is called by another's id, whichever is proposed first."""
    called = an_entity("body", name=Wording.of({"id": "Kz", "en": "Kz"}))
    with review_room() as room:
        room.ingest(a_draft(entities=(called, an_entity("kz"))))
        sat(room, "mq", lines=("kz", "kazakhstan"))

        assert [entity.id for entity in room.review.draft(ID).draft.entities] == ["body"]


def test_of_several_with_one_name_none_is_taken_by_chance() -> None:
    """Their ids are told."""
    both = Wording.of({"id": "Badan", "en": "The Body"})
    with review_room() as room:
        room.ingest(a_draft(entities=(an_entity("one", name=both), an_entity("two", name=both))))
        shown = sat(room, "mq", lines=("the body", "kazakhstan"))

        assert any("Several are called “the body”" in text and "one" in text and "two" in text for text in shown)
        assert [entity.id for entity in room.review.draft(ID).draft.entities] == ["one", "two"]


def test_the_event_of_the_last_link_is_at_hand(room: ReviewRoom) -> None:
    """Enter alone takes it for the next claim; before any link, it names nothing."""
    shown = sat(room, "lalq", lines=("protests", "Unjuk rasa", "Protests", ""))
    other = room.review.draft(ID).claim(TWO)

    assert other is not None
    assert "protests" == other.event
    assert "Which event (its id; Enter: protests)?" in shown


def test_who_decided_nothing_is_told_of_nothing_to_take_back(room: ReviewRoom) -> None:
    """The sitting ends with what it showed last."""
    assert not any("taken back" in text for text in sat(room, "q"))


def test_what_cannot_be_is_told(room: ReviewRoom) -> None:
    """At once, with what there is, and the same claim is asked again."""
    shown = sat(room, "mzdq", lines=("nothing", "3"))

    assert any("proposes no entity “nothing”" in text and "kz" in text for text in shown)
    assert any("has no claim “3”" in text for text in shown)
    assert any("“z” is no key here" in text for text in shown)
    assert room.book.decisions(ID, limit=9) == []


def test_help_names_every_key(room: ReviewRoom) -> None:
    """Under the article."""
    shown = sat(room, "?q")

    assert all(f"\n{key}: " in shown[3] for key in KEYS)


def test_a_key_for_claims_does_nothing_where_there_is_none(room: ReviewRoom) -> None:
    """An article without claims is accepted or rejected."""
    room.review.accept(ID)
    shown = sat(room, "aeq")

    assert sum("is no key here" in text for text in shown) == 2


def test_a_merge_may_be_seen_in_what_is_left(room: ReviewRoom) -> None:
    """A decision about the article leaves its claims open."""
    sat(room, "mq", lines=("kz", "kazakhstan"))

    assert room.review.draft(ID).open_claims == a_draft().claims
