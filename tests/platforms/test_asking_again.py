"""What a platform may rely on: a reply can be asked for again, its marks are its own, and evidence needs what was shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from newsrooms import NOW, ask, newsroom_of, sample_newsroom
from readings import marks_of, statements_of, text_of
from strategies import stores

from bot.domain.chats import ChatSettings
from bot.domain.ports import Record
from bot.languages import available, language
from bot.platforms.requests import COMMANDS, Command, Newsroom, Reply, Request, answer, asks_for_evidence
from bot.platforms.requests.subjects import OFFERED

TOPICS = ("kazakhstan", "defence", "tokayev", "russia", "nato")
ARGUMENTS = {
    "why": ("1 kazakhstan", "2 tokayev", "3 en", "1", "[2]"),
    "search": ("NATO", "anggaran pertahanan", "nothing like it"),
    "language": (*available(), "klingon"),
    "zone": ("wib", "Asia/Almaty", "nowhere"),
}
QUESTIONS = (
    *(
        f"/{name} {argument}".strip()
        for command in COMMANDS
        for name in (command.name, command.alias)
        for argument in ("", *ARGUMENTS.get(command.name, TOPICS if command.arguments else ()))
    ),
    *(f"/{topic}" for topic in TOPICS),
    *(
        "kazakhstan",
        "Tokayev",
        "minister dismissed",
        "/kazakhstan 2022",
        "/timeline kazakhstan 2022 newest id",
        "",
        "/x",
    ),
)


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reply_can_be_asked_for_again(question: str, code: str) -> None:
    """A button that turns a page asks `again`, in a chat that was shown nothing, and meets the same document."""
    shown = ask("/kazakhstan", code).shown
    settings = ChatSettings(zone="Asia/Makassar")
    first = answer(Request(question, code, NOW, shown, settings), sample_newsroom())

    second = answer(Request(first.again, first.language, NOW, (), settings), sample_newsroom())

    assert _numberless(second, question) == _numberless(first, question)
    assert second.claims == first.claims
    assert second.again == first.again


def _numberless(reply: Reply, question: str) -> object:
    """The document; of evidence its words, since it is asked for again by its claim, whose number is then another."""
    if not asks_for_evidence(question):
        return reply.document
    return re.sub(r"\[\d+\]", "[]", text_of(reply.document))


@given(st.text(max_size=60))
def test_any_words_can_be_asked_again(words: str) -> None:
    """However hostile: what is kept of a request asks the same."""
    first = ask(words)

    assert ask(first.again, first.language).document == first.document


@given(stores())
def test_marks_are_those_of_the_claims_and_of_nothing_else(records: list[Record]) -> None:
    """Where a reply has marks, each that a reader sees leads to one of its claims, by its place."""
    newsroom = newsroom_of(records)
    for question in ("/topic", "/timeline topic", "/new topic", "/new", "/search presiden", "/help"):
        reply = ask(question, "id", newsroom)
        seen = {mark for statement in statements_of(reply.document) for mark in marks_of(statement)}

        assert reply.has_marks == bool(reply.claims)
        assert seen <= set(range(1, len(reply.claims) + 1))
        assert not reply.has_marks or reply.shown == tuple(claim.ref for claim in reply.claims)


def test_evidence_keeps_the_marks_of_the_answer_before() -> None:
    """Who asked for mark 1 can go on to mark 2: evidence has none of its own."""
    before = ask("/kazakhstan")
    reply = ask("/why 1", shown=before.shown)

    assert not reply.has_marks
    assert reply.shown == before.shown
    assert reply.again == f"/why {before.shown[0].id}"


@pytest.mark.parametrize(
    "text",
    ["/why 1", "/mengapa 2", "/WHY", "/why@RingkasBot 3", "／why 1", "  /why 2 kazakhstan", "why 1", "Mengapa 1"],
)
def test_a_request_for_evidence_is_known_beforehand(text: str) -> None:
    """In either language and however it is typed, so that a platform looks up what was shown."""
    assert asks_for_evidence(text)


@pytest.mark.parametrize("text", ["", "   ", "/", "/kazakhstan", "/whyever 1", "/timeline /why", "whyever 1"])
def test_nothing_else_asks_for_evidence(text: str) -> None:
    """All else is answered alike for everybody, whatever they were shown."""
    assert not asks_for_evidence(text)


@given(st.text(max_size=40))
def test_only_evidence_hangs_on_what_was_shown(words: str) -> None:
    """An answer that is shared by many may not differ by what one of them read before."""
    shown = ask("/tokayev").shown
    if not asks_for_evidence(words):
        assert ask(words, shown=shown).document == ask(words).document


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_name_is_the_commands_own(command: Command) -> None:
    """Both names fit a menu of Telegram's, and no other command has them."""
    names = [name for other in COMMANDS for name in (other.name, other.alias)]

    assert names.count(command.name) == names.count(command.alias) == 1
    assert all(len(name) <= 32 and name.isascii() and name.isalpha() and name.islower() for name in names)
    assert (command.name_in("id"), command.name_in("en")) == (command.alias, command.name)


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("typed", ["/timeline", "/compare", "/sources"])
def test_a_topic_that_is_missing_is_asked_with_titles(typed: str, code: str) -> None:
    """A button says what a reader knows, the title, and asks the whole question."""
    reply = ask(typed, code)
    briefings = sample_newsroom().briefings
    spoken = language(code)

    assert reply.document.title == spoken.text("One thing is missing")
    assert [(button.label, button.command) for button in reply.buttons] == [
        (spoken.words(briefings[name].title), f"{typed} {name}") for name in sorted(briefings)
    ]


@pytest.mark.parametrize("code", available())
def test_an_entity_that_is_missing_is_asked_by_name(code: str) -> None:
    """Facts are about entities: those that briefings are about are offered, each once, and each is understood."""
    reply = ask("/facts", code)
    spoken, archive = language(code), sample_newsroom().archive
    entities = [archive.entity(button.command.removeprefix("/facts ")) for button in reply.buttons]

    assert reply.document.title == spoken.text("One thing is missing")
    assert 1 < len(reply.buttons) == len(set(entities)) <= OFFERED
    assert [button.label for button in reply.buttons] == [spoken.words(entity.name) for entity in entities if entity]


def test_a_missing_topic_without_briefings_gives_an_example() -> None:
    """On the first day there is nothing to choose from; the help is offered instead."""
    reply = ask("/timeline", newsroom=Newsroom(MemoryArchive([]), {}))

    assert reply.buttons == ()
    assert "/timeline kazakhstan" in text_of(reply.document)
    assert "/fakta kazakhstan" in text_of(ask("/facts", "id", Newsroom(MemoryArchive([]), {})).document)
    assert "/help" in text_of(reply.document)
