"""A reply as pages with buttons: what Telegram takes, whatever the reply holds, and golden files for what readers meet."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import ask, newsroom_of
from rendering.documents import texts
from strategies import stores

from bot.domain.claims import ClaimVersion
from bot.domain.ports import Record
from bot.languages import available
from bot.platforms.requests import Reply
from bot.platforms.telegram import pages
from bot.platforms.telegram.pages import Shown, shown
from bot.rendering.document import Button, Document, DocumentSection, Mark, Paragraph, Statement, Text
from bot.rendering.units import is_visible, utf16_units

NO_SETTINGS = ask("/help").settings


def a_reply(mark_count: int = 0, *, words: str = "said", buttons: tuple[Button, ...] = (), again: str = "/x") -> Reply:
    """A reply that shows so many statements, each with its mark."""
    statements = tuple(Statement((), (Text(words),), (Mark(mark),)) for mark in range(1, mark_count + 1))
    blocks = statements or (Paragraph((Text(words),)),)
    return Reply(
        Document("Title", (DocumentSection("", blocks),)),
        "en",
        NO_SETTINGS,
        buttons=buttons,
        shown=tuple(ClaimVersion(f"claim-{mark}", 1) for mark in range(1, mark_count + 1)),
        has_marks=bool(mark_count),
        again=again,
    )


def rows_of(ready: Shown, page: int = 0) -> list[list[dict[str, str]]]:
    """The buttons below a page, as Telegram reads them."""
    if not ready.markups[page]:
        return []
    rows: list[list[dict[str, str]]] = json.loads(ready.markups[page])["inline_keyboard"]
    return rows


def labels_of(ready: Shown, page: int = 0) -> list[list[str]]:
    """What stands on them."""
    return [[button["text"] for button in row] for row in rows_of(ready, page)]


def assert_taken_by_telegram(ready: Shown) -> None:
    """Rows of 1 to 8, at most 100 buttons, data of 1 to 64 bytes, labels that can be seen, one action each."""
    assert len(ready.markups) == len(ready.pages)
    for page, each in enumerate(ready.pages):
        rows = rows_of(ready, page)
        buttons = [button for row in rows for button in row]

        assert each.markup == ready.markups[page]
        assert len(buttons) <= 100
        assert all(1 <= len(row) <= 8 for row in rows)
        for button in buttons:
            action: Any = button.get("callback_data", button.get("switch_inline_query"))
            assert button.keys() in ({"text", "callback_data"}, {"text", "switch_inline_query"})
            assert 1 <= len(action.encode()) <= (64 if "callback_data" in button else 1024)
            assert utf16_units(button["text"]) <= pages.LABEL_UNITS
            assert is_visible(button["text"])


@pytest.mark.parametrize("count", [1, 7, 8, 9, 16, 17])
def test_marks_stand_in_rows_of_eight(count: int) -> None:
    """In their order, each on its own button."""
    labels = [row for row in labels_of(shown(a_reply(count), is_shared=False)) if row[0].startswith("[")]

    assert [label for row in labels for label in row] == [f"[{mark}]" for mark in range(1, count + 1)]
    assert all(len(row) == 8 for row in labels[:-1])


def test_a_page_has_the_marks_that_are_seen_on_it() -> None:
    """Every mark of a long answer is below the page that shows it, and on no other."""
    ready = shown(a_reply(40, words="word " * 80), is_shared=False)
    marks = [
        [label for row in labels_of(ready, page) for label in row if label.startswith("[")]
        for page in range(len(ready.pages))
    ]

    assert len(ready.pages) > 2
    assert [mark for page in marks for mark in page] == [f"[{mark}]" for mark in range(1, 41)]
    assert all(mark in ready.pages[page].html for page, below in enumerate(marks) for mark in below)


def test_a_reply_without_marks_of_its_own_has_no_buttons_for_them() -> None:
    """Evidence shows the mark that was asked for, which leads nowhere from there."""
    evidence = ask("/why 1 kazakhstan")

    assert labels_of(shown(evidence)) == []


def test_pages_are_turned_from_the_first_to_the_last() -> None:
    """No button leads before the first page or behind the last; the one in the middle says where the reader is."""
    ready = shown(a_reply(40, words="word " * 80), is_shared=False)
    turning = [next(row for row in labels_of(ready, page) if "/" in "".join(row)) for page in range(len(ready.pages))]
    last = len(ready.pages)

    assert turning[0] == [f"1/{last}", "▶"]
    assert turning[1] == ["◀", f"2/{last}", "▶"]
    assert turning[-1] == ["◀", f"{last}/{last}"]


def test_one_page_is_not_turned() -> None:
    """Nor are several that are all sent at once."""
    long = a_reply(40, words="word " * 80)

    assert [row for row in labels_of(shown(a_reply(3))) if "▶" in row] == []
    assert len(shown(long, is_turned=False).pages) > 2
    assert [row for row in labels_of(shown(long, is_turned=False)) if "▶" in row] == []


def test_no_message_has_more_than_a_hundred_buttons() -> None:
    """Marks give way; what else can be asked stays."""
    buttons = tuple(Button(f"b{number}", f"/b{number}") for number in range(10))
    ready = shown(a_reply(150, words="x", buttons=buttons))
    labels = [label for row in labels_of(ready) for label in row]

    assert len(labels) == pages.BUTTONS_AT_MOST
    assert "[1]" in labels
    assert labels[-11:] == [*(f"b{number}" for number in range(10)), "Share"]
    assert_taken_by_telegram(ready)


def test_nothing_to_press_is_no_markup() -> None:
    """An empty keyboard would be one as well."""
    assert shown(a_reply()).markups == ("",)


@pytest.mark.parametrize(
    ("reply", "is_shared", "is_offered"),
    [
        (a_reply(1, again="/kazakhstan"), True, True),
        (a_reply(1, again="/kazakhstan"), False, False),
        (a_reply(0, again="/help"), True, False),
        (a_reply(1, again="kazakhstan"), True, False),
    ],
)
def test_only_what_can_be_passed_on_is_offered_for_it(reply: Reply, *, is_shared: bool, is_offered: bool) -> None:
    """An answer from the store that a command gives again, where the bot works inline."""
    shares = [
        button
        for row in rows_of(shown(reply, is_shared=is_shared))
        for button in row
        if "switch_inline_query" in button
    ]

    assert [button["switch_inline_query"] for button in shares] == ([reply.again] if is_offered else [])


def test_what_is_passed_on_fits_an_inline_query() -> None:
    """https://core.telegram.org/bots/api#inlinequery: up to 256 characters."""
    ready = shown(a_reply(1, again="/search " + "x" * 400))

    assert len(rows_of(ready)[-1][0]["switch_inline_query"]) == 256


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Sources", "Sources"),
        ("  Sources\n", "Sources"),
        ("two\nlines", "two lines"),
        ("x" * 64, "x" * 64),
        ("x" * 65, "x" * 63 + "…"),
        ("👍" * 40, "👍" * 31 + "…"),
        ("", "…"),
        ("\u200b", "…"),
        ("\u202eevil", "evil"),
    ],
)
def test_a_label_is_one_line_that_can_be_seen(label: str, written: str) -> None:
    """Cut between characters; where nothing can be seen, an ellipsis stands."""
    assert labels_of(shown(a_reply(buttons=(Button(label, "/x"),)))) == [[written]]


def test_a_text_that_fits_is_kept_nowhere() -> None:
    """The button itself holds it."""
    assert shown(ask("/kazakhstan")).kept == ()


def test_a_text_that_does_not_fit_is_kept_once() -> None:
    """All the buttons of a page share it."""
    again = "/search " + "kata " * 20
    ready = shown(a_reply(3, again=again.strip(), buttons=(Button("same", again.strip()), Button("other", "/x" * 40))))

    assert [kept.text for kept in ready.kept] == [again.strip(), "/x" * 40]
    assert len({kept.key for kept in ready.kept}) == 2
    assert_taken_by_telegram(ready)


def test_the_same_reply_has_the_same_buttons_in_every_process() -> None:
    """P6: a message that was edited into the same is not modified, and Telegram says so."""
    reply = ask("/kazakhstan")

    assert shown(reply) == shown(replace(reply))


def test_buttons_tell_another_answer_from_this_one() -> None:
    """A mark's button is another as soon as the answer shows other claims, or others' versions."""
    reply = a_reply(2)
    other = replace(reply, shown=(ClaimVersion("claim-1", 2), reply.shown[1]))

    assert rows_of(shown(reply))[0] != rows_of(shown(other))[0]
    assert shown(reply).view.text == shown(other).view.text


@given(stores(), st.sampled_from(available()))
def test_whatever_is_stored_its_buttons_are_taken(records: list[Record], code: str) -> None:
    """P7: every answer to drawn news, whole."""
    newsroom = newsroom_of(records)
    for question in ("/topic", "/timeline topic", "/new topic", "/compare topic", "/search presiden"):
        assert_taken_by_telegram(shown(ask(question, code, newsroom)))


def _encodable(text: str) -> str:
    """What is left of a request where it comes in: whatever any encoding takes."""
    return text.encode("utf-8", "replace").decode()


@given(st.integers(0, 130), texts(), st.lists(st.tuples(texts(), texts()), max_size=10), texts(), st.booleans())
def test_whatever_a_reply_says_its_buttons_are_taken(
    mark_count: int,
    words: str,
    buttons: list[tuple[str, str]],
    again: str,
    is_shared: bool,  # noqa: FBT001 - drawn
) -> None:
    """P7: hostile words, labels and requests."""
    made = tuple(Button(label, f"/{_encodable(command)}") for label, command in buttons)
    reply = a_reply(mark_count, words=words[:200], buttons=made, again=_encodable(again)[:500] or "/x")

    assert_taken_by_telegram(shown(reply, is_shared=is_shared))


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize(("name", "question"), [("kazakhstan", "/kazakhstan"), ("timeline", "/timeline kazakhstan")])
def test_the_buttons_of_the_sample_stand_as_readers_meet_them(name: str, question: str, code: str) -> None:
    """Rows, labels and what each stands for, page by page."""
    ready = shown(ask(question, code))
    keyboards = [rows_of(ready, page) for page in range(len(ready.pages))]

    assert_golden(f"telegram/{name}.{code}.keyboard.json", json.dumps(keyboards, ensure_ascii=False, indent=1) + "\n")
