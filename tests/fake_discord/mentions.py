"""Whom a message notifies: what Discord finds in its words, and what `allowed_mentions` lets through."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fake_discord.wire import Asked, Wire

SENDING = {
    "create_message",
    "update_message",
    "create_interaction_response",
    "execute_webhook",
    "update_webhook_message",
    "update_original_webhook_message",
}
TEXTS = ("content", "embeds", "components")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who is notified."""

    everyone: bool
    users: tuple[int, ...]
    roles: tuple[int, ...]

    @property
    def any(self) -> bool:
        """Whether anybody is."""
        return self.everyone or bool(self.users or self.roles)


def pinged(content: str, allowed: Wire | None) -> Mentions:
    """Whom words notify; without `allowed_mentions`, everybody they name.

    https://discord.com/developers/docs/resources/message#allowed-mentions-object
    """
    users = tuple(int(id) for id in re.findall(r"<@!?(\d+)>", content))
    roles = tuple(int(id) for id in re.findall(r"<@&(\d+)>", content))
    everyone = bool(re.search(r"@(?:everyone|here)", content))
    if allowed is None:
        return Mentions(everyone, users, roles)
    parse = allowed.get("parse") or ()
    named = {kind: {int(id) for id in allowed.get(kind) or ()} for kind in ("users", "roles")}
    return Mentions(
        everyone and "everyone" in parse,
        tuple(id for id in users if "users" in parse or id in named["users"]),
        tuple(id for id in roles if "roles" in parse or id in named["roles"]),
    )


def is_unguarded(asked: Asked) -> bool:
    """Whether a request carries text and does not forbid every mention in it."""
    if asked.operation not in SENDING or not isinstance(asked.body, dict):
        return False
    data: Wire = asked.body
    if asked.operation == "create_interaction_response":
        data = (data.get("data") or {}) if data.get("type") in {4, 7} else {}
    if not any(data.get(name) for name in TEXTS):
        return False
    allowed = data.get("allowed_mentions") or {}
    return allowed.get("parse") != [] or bool(allowed.get("users") or allowed.get("roles"))
