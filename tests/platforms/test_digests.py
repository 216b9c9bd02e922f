"""Digests as platforms show them: every page a message of its own, whose buttons need nothing kept beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newsrooms import sample_newsroom

from bot.domain.delivery import Part
from bot.platforms.buttons import Verb, read
from bot.platforms.discord import digests as discord
from bot.platforms.requests import Request, answer
from bot.platforms.telegram import digests as telegram
from bot.rendering.document import Button, Sheet

NOW = datetime(2022, 8, 1, 7, tzinfo=UTC)
KEY = "abcdefghijkl-_16"
Typeset = Callable[[Sheet], tuple[Part, ...]]


def _sheet(*, copies: int = 1) -> Sheet:
    """The sample's briefing, as often in one document as told, so that it fills several messages."""
    reply = answer(Request("/kazakhstan", "id", NOW), sample_newsroom())
    document = replace(reply.document, sections=reply.document.sections * copies)
    return Sheet(document, "id", KEY, reply.claims, (Button("Baru", "/new kazakhstan"),))


def _data(part: Part) -> list[str]:
    """The data of every button and list of a message, whichever platform's."""
    made = json.loads(part.content)
    rows = (
        json.loads(made["markup"])["inline_keyboard"]
        if "html" in made
        else [row["components"] for row in made["components"]]
    )
    return [button.get("callback_data") or button["custom_id"] for row in rows for button in row]


def _marks(part: Part) -> set[int]:
    """The source marks that a reader sees on a message."""
    made = json.loads(part.content)
    seen = made["html"] if "html" in made else " ".join(map(str, made["embeds"]))
    return set(map(int, re.findall(r"\[([0-9]+)[\\\]]", seen)))


both = pytest.mark.parametrize("typeset", [telegram.typeset, discord.typeset], ids=["telegram", "discord"])


@both
def test_a_sheet_becomes_messages_that_bear_its_marks(typeset: Typeset) -> None:
    """Each mark is on one of them, where its evidence can be asked for."""
    sheet = _sheet()

    parts = typeset(sheet)

    assert set().union(*map(_marks, parts)) == set(range(1, len(sheet.claims) + 1))


@both
def test_marks_ask_for_the_edition_and_commands_for_another_message(typeset: Typeset) -> None:
    """So the digest stays as it was delivered, and its marks mean for ever what they meant."""
    (*_, last) = typeset(_sheet())
    taps = [found[0] for data in _data(last) if (found := read(data))]

    assert {tap.view.text for tap in taps if tap.verb is Verb.WHY} == {f"/edition {KEY}"}
    assert [tap.view.text for tap in taps if tap.verb is Verb.ASK] == ["/new kazakhstan"]
    assert {tap.verb for tap in taps} == {Verb.WHY, Verb.ASK}


@both
def test_no_message_can_be_turned_and_commands_stand_below_the_last(typeset: Typeset) -> None:
    """A long digest is several messages, one below the other, each with its own marks."""
    parts = typeset(_sheet(copies=6))
    verbs = [[found[0].verb for data in _data(part) if (found := read(data))] for part in parts]

    assert len(parts) > 1
    assert all(Verb.PAGE not in each for each in verbs)
    assert [Verb.ASK in each for each in verbs] == [False] * (len(parts) - 1) + [True]
    assert all((Verb.WHY in each) == bool(_marks(part)) for each, part in zip(verbs, parts, strict=True))


@both
def test_a_sheet_without_claims_has_no_marks(typeset: Typeset) -> None:
    """A notice to an admin, or a line that nothing is new."""
    (part,) = typeset(replace(_sheet(), document=replace(_sheet().document, sections=()), claims=(), buttons=()))

    assert (_marks(part), json.loads(part.content).get("markup", "")) == (set(), "")


@both
def test_a_button_that_stands_for_too_much_is_refused(typeset: Typeset) -> None:
    """Nothing is kept beside a digest, so nobody could say later what it meant."""
    with pytest.raises(ValueError, match=KEY):
        typeset(replace(_sheet(), buttons=(Button("Cari", f"/search {'kata ' * 40}"),)))
