"""Discord messages and buttons, validated by Discord's own OpenAPI document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from rendering.documents import a_briefing, an_evidence_card, documents
from requirements import folder

from bot.domain.chats import NOTHING_CHOSEN
from bot.platforms.discord import pages
from bot.platforms.requests import Reply
from bot.rendering import discord_embed
from bot.rendering.document import Button, Document


@pytest.fixture(scope="module")
def message() -> Draft202012Validator:
    """What `POST /channels/{channel_id}/messages` takes."""
    spec = json.loads((folder("spec", "RINGKAS_SPECS") / "discord-openapi.json").read_text())
    registry: Registry[Any] = Registry().with_resource("urn:discord", DRAFT202012.create_resource(spec))
    body = spec["paths"]["/channels/{channel_id}/messages"]["post"]["requestBody"]
    schema = body["content"]["application/json"]["schema"]
    return Draft202012Validator({"$ref": f"urn:discord{schema['$ref']}"}, registry=registry)


@given(document=documents())
def test_any_document_is_messages_that_discord_takes(message: Draft202012Validator, document: Document) -> None:
    """Whatever an enemy writes, the payload keeps Discord's schema."""
    for payload in discord_embed.render(document):
        assert list(message.iter_errors(payload)) == []


@pytest.mark.parametrize("document", [a_briefing(), an_evidence_card()])
def test_a_message_with_buttons_is_one_that_discord_takes(message: Draft202012Validator, document: Document) -> None:
    """Embeds and components travel together."""
    buttons = tuple(Button(f"Tombol {number}", f"/timeline kazakhstan {number}") for number in range(7))
    reply = Reply(document, "id", NOTHING_CHOSEN, buttons, again="/timeline kazakhstan")
    (page,) = pages.shown(reply).pages

    assert [len(row["components"]) for row in page.components] == [5, 2]
    assert list(message.iter_errors(page.payload)) == []


def test_the_schema_refuses_what_discord_refuses(message: Draft202012Validator) -> None:
    """The judge can say no: a field needs a value."""
    payload = discord_embed.render(a_briefing())[0]
    del payload["embeds"][0]["fields"][0]["value"]

    assert list(message.iter_errors(payload)) != []
