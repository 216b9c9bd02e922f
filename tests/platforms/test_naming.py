"""Commands stand in an answer by the names that its readers know."""

from __future__ import annotations

import re

import pytest
from newsrooms import ask
from readings import text_of

from bot.domain.errors import notice
from bot.platforms.console import as_text
from bot.platforms.requests import COMMANDS, named
from bot.platforms.requests.naming import named_in_document, named_in_notice
from bot.rendering.document import Command, Document, DocumentSection, Statement, Text

ENGLISH = re.compile(r"(?<![\w/])/(" + "|".join(command.name for command in COMMANDS) + r")\b")
QUESTIONS = (
    *(
        "/help",
        "/settings",
        "/briefings",
        "/about",
        "/new",
        "/kazakhstan 2022",
        "/timelin kazakhstan",
        "/why",
        "/facts",
        "/picture",
    ),
    *("/search", "/zone", "/nosuch", "/facts Tokayef", "/facts defence", "/why 1", "/why two", "/timeline tokayev x"),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_english_command_stands_in_an_indonesian_answer(question: str) -> None:
    """Neither in a hint, nor in a sentence, nor in what could be asked next."""
    told = as_text(ask(question, "id"), width=200, colour=False)

    assert ENGLISH.findall(told) == []


def test_an_answer_in_another_language_for_once_names_its_commands_in_it() -> None:
    """The answer's language counts, not the chat's."""
    assert "/timeline kazakhstan 2022" in text_of(ask("/kazakhstan 2022", "en").document)
    assert "/linimasa kazakhstan 2022" in text_of(ask("/kazakhstan 2022", "id").document)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("/timeline kazakhstan 2022 newest", "/linimasa kazakhstan 2022 terbaru"),
        ("/timeline newest", "/linimasa newest"),
        ("/new kazakhstan week en", "/baru kazakhstan pekan en"),
        ("/picture timeline kazakhstan newest", "/gambar linimasa kazakhstan terbaru"),
        ("/why", "/mengapa"),
        ("/picture compare kazakhstan", "/gambar bandingkan kazakhstan"),
        ("/picture kazakhstan", "/gambar kazakhstan"),
        ("/picture picture timeline", "/gambar gambar timeline"),
        ("/picture", "/gambar"),
        ("/picture always", "/gambar selalu"),
        ("/picture always so", "/gambar always so"),
        ("/quiet off", "/tenang mati"),
        ("/quiet 22:00-06:00", "/tenang 22:00-06:00"),
        ("/mengapa 1", "/mengapa 1"),
        ("/kazakhstan", "/kazakhstan"),
        ("/rollback aral 1", "/rollback aral 1"),
        ("why 1", "why 1"),
        ("", ""),
    ],
)
def test_only_a_command_of_the_table_is_named(command: str, name: str) -> None:
    """Briefings, admins' commands and plain words stay as they are."""
    assert named(command, "id") == name


def test_every_part_of_a_document_and_of_a_notice_is_named() -> None:
    """Label, body and tail of a statement, the footer, and whatever fills a sentence."""
    why, word = (Command("/why 1"),), (Text("/why 1"),)
    document = Document("", (DocumentSection("", (Statement(why, word, why),)),), footer=why)
    statement = named_in_document(document, "id").sections[0].blocks[0]
    sentence = named_in_notice(notice("{count}, {example}", count=1, example="/why 1"), "id")

    assert statement == Statement((Command("/mengapa 1"),), word, (Command("/mengapa 1"),))
    assert named_in_document(document, "id").footer == (Command("/mengapa 1"),)
    assert sentence.in_english() == "1, /mengapa 1"
