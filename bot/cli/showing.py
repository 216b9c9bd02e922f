"""Replies as the command line prints them: as text, as the platform's own messages, or as one JSON object."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.claims import SourcedClaim
from bot.domain.plain import to_plain
from bot.platforms.console import as_text
from bot.platforms.discord import pages as discord_pages
from bot.platforms.requests import Reply
from bot.platforms.telegram.pages import shown

JsonObject = dict[str, Any]


def claim_json(claim: SourcedClaim) -> JsonObject:
    """What a program may want to know of a claim that was shown. `origins` are the sources before the publisher."""
    plain = to_plain(claim.claim)
    return {
        "id": claim.id,
        "kind": claim.claim.kind.value,
        "speaker": claim.claim.speaker or None,
        "source": claim.publisher.id,
        "origins": [source.id for source in claim.chain[:-1]],
        "occurred_on": claim.claim.occurred_on.text if claim.claim.occurred_on else None,
        "figure": plain.get("figure"),
        "status": claim.claim.status.value,
    }


def _telegram(reply: Reply) -> list[JsonObject]:
    """The pages through which a reader turns, each with its buttons."""
    pages = shown(reply).pages
    return [{"text": page.html, "parse_mode": "HTML", "buttons": page.keyboard} for page in pages]


def _discord(reply: Reply) -> list[JsonObject]:
    """The pages through which a reader turns, each with what stands below it."""
    return [page.payload for page in discord_pages.shown(reply).pages]


def _console(reply: Reply) -> list[JsonObject]:
    buttons = [{"label": button.label, "command": button.command} for button in reply.buttons]
    return [{"text": as_text(reply, width=80, colour=False), "buttons": buttons}]


def messages(reply: Reply, platform: str) -> list[JsonObject]:
    """What would be sent on a platform, message by message; the buttons hang on the last."""
    return {"telegram": _telegram, "discord": _discord, "console": _console}[platform](reply)


def as_json(reply: Reply, platform: str) -> str:
    """A reply as one JSON object."""
    claims = [claim_json(claim) for claim in reply.claims]
    whole = {
        "language": reply.language,
        "understood": reply.is_understood,
        "claims": claims,
        "messages": messages(reply, platform),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str)


def as_sent(reply: Reply, platform: str) -> str:
    """What a platform would be sent, as a person may read it."""
    if platform == "discord":
        return json.dumps(messages(reply, platform), ensure_ascii=False, indent=2)
    return "\n\n".join(message["text"] for message in messages(reply, platform))
