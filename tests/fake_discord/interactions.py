"""An interaction: what somebody did, and everything that the bot made of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fake_discord.messages import Message
from fake_discord.places import Place, User
from fake_discord.waiting import SECONDS, wait
from fake_discord.wire import Wire

if TYPE_CHECKING:
    from fake_discord.world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
PONG, ANSWER, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
ACKNOWLEDGED_WITHIN = 3.0
OPEN_FOR = 15 * 60.0
"""Seconds: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback"""
LARGEST_FILE = 10 * 1024 * 1024


class Response:
    """The first answer to an interaction; `message` is what it made or changed, `None` for choices and a modal."""

    def __init__(self, body: Wire, message: Message | None) -> None:
        self.type: int = body["type"]
        self.data: Wire = body.get("data") or {}
        self.message = message

    @property
    def is_ephemeral(self) -> bool:
        """Whether it is private to who asked."""
        return bool((self.data.get("flags") or 0) & 1 << 6)

    @property
    def is_deferred(self) -> bool:
        """Whether it only says that an answer, or a change, will come."""
        return self.type in {DEFERRED, DEFERRED_UPDATE}

    @property
    def is_update(self) -> bool:
        """Whether it changes, at once or later, the message whose button was pressed."""
        return self.type in {UPDATE, DEFERRED_UPDATE}

    @property
    def content(self) -> str:
        """The words that came with it."""
        return self.data.get("content") or ""

    @property
    def embeds(self) -> list[Wire]:
        """The embeds that came with it."""
        return self.data.get("embeds") or []

    @property
    def components(self) -> list[Wire]:
        """The components that came with it."""
        return self.data.get("components") or []

    @property
    def choices(self) -> list[Wire]:
        """What an autocompletion offers."""
        return self.data.get("choices") or []


class Interaction:
    """Something that a person did and the bot must answer within 3 seconds."""

    def __init__(self, world: World, kind: int, place: Place, user: User, message: Message | None) -> None:
        self._world = world
        self.id = world.id()
        self.token = secrets.token_urlsafe(32)
        self.kind = kind
        self.place = place
        self.user = user
        self.pressed = message
        self.opened_at = world.clock()
        self.answered_at: float | None = None
        """The server's clock in seconds when the first answer came."""
        self.response: Response | None = None
        self.original: Message | None = None
        self.sent: list[Message] = []
        """The follow-ups, the oldest first."""
        self.is_over = False
        self.settled = asyncio.Event()
        """Set by the first answer; for a benchmark, whose many waits would burden the bell."""

    @property
    def age(self) -> float:
        """Seconds since it was dispatched."""
        return self._world.clock() - self.opened_at

    @property
    def can_be_answered(self) -> bool:
        """Whether its first answer would be in time."""
        return not self.is_over and self.age <= ACKNOWLEDGED_WITHIN

    @property
    def can_be_followed(self) -> bool:
        """Whether its token still works."""
        return not self.is_over and self.age <= OPEN_FOR

    def expire(self) -> None:
        """From now on it is too late for anything."""
        self.is_over = True

    async def answered(self, timeout: float = SECONDS) -> Response:  # noqa: ASYNC109  # who waits says how long
        """The first answer; raises `NothingCame`."""
        response: Response = await wait(self._world, lambda: self.response, f"an answer to {self}", timeout)
        return response

    async def followups(self, count: int = 1, timeout: float = SECONDS) -> list[Message]:  # noqa: ASYNC109  # who waits says how long
        """The follow-ups as soon as there are so many; raises `NothingCame`."""
        what = f"follow-up {count} to {self}, which has {len(self.sent)},"
        await wait(self._world, lambda: len(self.sent) >= count or None, what, timeout)
        return list(self.sent)

    async def original_edited(self, timeout: float = SECONDS) -> Message:  # noqa: ASYNC109  # who waits says how long
        """The original message after its next edit not waited for yet; raises `NothingCame`."""
        await self.answered(timeout)
        assert self.original, f"{self} was answered without a message"
        return await self.original.edited(timeout)

    async def shown(self, timeout: float = SECONDS) -> Message:  # noqa: ASYNC109  # who waits says how long
        """The message that answers, at once or after a deferral; raises `NothingCame`.

        For a pressed button this is the message that it changed, unless the answer is a message of its own.
        """

        def find() -> Message | None:
            response, original = self.response, self.original
            if response is None or original is None or original.is_loading:
                return None
            if response.type == DEFERRED_UPDATE:
                return self._after_deferral()
            return original

        message: Message = await wait(self._world, find, f"a message in answer to {self}", timeout)
        return message

    def _after_deferral(self) -> Message | None:
        assert self.original
        changed = len(self.original.versions) > self.versions_before
        return self.sent[0] if self.sent else self.original if changed else None

    versions_before = 0
    """How many edits the pressed message had seen when it was pressed."""

    async def submit(self, fields: Mapping[str, str], *, locale: str | None = None) -> Interaction:
        """Fill the modal that answered, by `custom_id`, and send it."""
        response = await self.answered()
        assert response.type == MODAL, f"{self} was answered by {response.type}, no modal"
        data = {"custom_id": response.data["custom_id"], "components": _filled(response.data["components"], fields)}
        return await opened(self._world, MODAL_SUBMIT, self.place, self.user, data, locale=locale, message=self.pressed)

    def __str__(self) -> str:
        kinds = {COMMAND: "a command", COMPONENT: "a component", AUTOCOMPLETE: "typing", MODAL_SUBMIT: "a modal"}
        return f"{kinds[self.kind]} of {self.user.name}"


def _filled(components: list[Wire], fields: Mapping[str, str]) -> list[Wire]:
    filled = []
    for part in components:
        wire = {"type": part["type"], "id": part.get("id", 0)}
        if "components" in part:
            wire["components"] = _filled(part["components"], fields)
        elif "component" in part:
            wire["component"] = _filled([part["component"]], fields)[0]
        elif "custom_id" in part:
            wire |= {"custom_id": part["custom_id"], "value": fields[part["custom_id"]]}
        filled.append(wire)
    return filled


async def opened(
    world: World,
    kind: int,
    place: Place,
    user: User,
    data: Wire,
    *,
    locale: str | None = None,
    message: Message | None = None,
) -> Interaction:
    """Dispatch an interaction once the bot listens; raises `NothingCame` where it does not."""
    realm_id = place.realm.id if place.realm else None
    ready = lambda: any(s.is_ready and s.owns(realm_id) for s in world.gateway.sessions.values()) or None  # noqa: E731
    await wait(world, ready, "a gateway session of the bot", SECONDS)
    interaction = Interaction(world, kind, place, user, message)
    interaction.versions_before = len(message.versions) if message else 0
    world.interactions[interaction.token] = interaction
    wire = _wire(world, interaction, data, locale or user.locale)
    world.gateway.dispatch("INTERACTION_CREATE", wire, realm_id)
    return interaction


def _wire(world: World, interaction: Interaction, data: Wire, locale: str) -> Wire:
    place, user = interaction.place, interaction.user
    wire: Wire = {
        "id": str(interaction.id),
        "application_id": str(world.bot.id),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel_id": str(place.id),
        "channel": place.wire() | {"permissions": str(place.permissions(user.id))},
        "app_permissions": str(place.permissions(world.bot.id)),
        "locale": locale,
        "entitlements": [],
        "attachment_size_limit": LARGEST_FILE,
        "authorizing_integration_owners": {"0": str(place.realm.id) if place.realm else "0"},
        "context": 0 if place.realm else 1,
    }
    if interaction.pressed:
        wire["message"] = interaction.pressed.wire
    if place.realm is None:
        return wire | {"user": user.wire()}
    member = place.realm.member(user) | {"permissions": str(place.permissions(user.id))}
    guild: Any = place.realm.brief()
    return wire | {
        "guild_id": guild["id"],
        "guild": guild,
        "guild_locale": place.realm.locale,
        "member": member,
    }
