"""A message as the server keeps it and as a reader sees it, with its buttons to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fake_discord.places import Place, User
from fake_discord.waiting import SECONDS, wait
from fake_discord.wire import Upload, Wire
from fake_discord.words import parts, words

if TYPE_CHECKING:
    from fake_discord.interactions import Interaction
    from fake_discord.world import World

CROSSPOSTED, EPHEMERAL, LOADING = 1 << 0, 1 << 6, 1 << 7
BUTTON, STRING_SELECT = 2, 3


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message; `custom_id` for the bot, or `url` for a link."""

    label: str
    custom_id: str | None
    url: str | None
    style: int
    is_disabled: bool
    wire: Wire


@dataclass(frozen=True, slots=True)
class Select:
    """A menu below a message."""

    custom_id: str
    values: tuple[str, ...]
    labels: tuple[str, ...]
    placeholder: str
    is_disabled: bool
    wire: Wire


class Message:
    """A message as it stands now; it changes under edits.

    `viewer` is who alone sees it, where it is ephemeral or was asked for.
    """

    def __init__(self, world: World, place: Place, wire: Wire, viewer: User | None = None) -> None:
        self._world = world
        self._seen_edits = 0
        self.place = place
        self.wire = wire
        self.viewer = viewer
        self.versions: list[Wire] = []
        self.is_deleted = False

    @property
    def id(self) -> int:
        """Its snowflake."""
        return int(self.wire["id"])

    @property
    def content(self) -> str:
        """The words above the embeds."""
        content: str = self.wire["content"]
        return content

    @property
    def embeds(self) -> list[Wire]:
        """The embeds in Discord's words."""
        embeds: list[Wire] = self.wire["embeds"]
        return embeds

    @property
    def components(self) -> list[Wire]:
        """The rows of buttons and menus in Discord's words."""
        components: list[Wire] = self.wire["components"]
        return components

    @property
    def text(self) -> str:
        """All words that a reader sees, in their order: content, embeds, then components that hold text."""
        return "\n".join(part for part in words(self.wire) if part)

    @property
    def flags(self) -> int:
        """Discord's flags."""
        flags: int = self.wire["flags"]
        return flags

    @property
    def is_ephemeral(self) -> bool:
        """Whether one person alone sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def is_loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def is_published(self) -> bool:
        """Whether it went to the channels that follow this one."""
        return bool(self.flags & CROSSPOSTED)

    @property
    def edits(self) -> Sequence[Wire]:
        """How it stood before each edit, the oldest first."""
        return tuple(self.versions)

    @property
    def files(self) -> list[Upload]:
        """The attached files."""
        prefix = f"{self._world.cdn}/"
        return [self._world.files[each["url"].removeprefix(prefix)] for each in self.wire["attachments"]]

    @property
    def buttons(self) -> list[Button]:
        """All buttons in their order."""
        return [
            Button(
                part.get("label") or "",
                part.get("custom_id"),
                part.get("url"),
                part["style"],
                part.get("disabled", False),
                part,
            )
            for part in parts(self.components)
            if part["type"] == BUTTON
        ]

    @property
    def labels(self) -> list[str]:
        """The words of all buttons."""
        return [button.label for button in self.buttons]

    @property
    def selects(self) -> list[Select]:
        """All menus of words in their order."""
        return [
            Select(
                part["custom_id"],
                tuple(option["value"] for option in part["options"]),
                tuple(option["label"] for option in part["options"]),
                part.get("placeholder") or "",
                part.get("disabled", False),
                part,
            )
            for part in parts(self.components)
            if part["type"] == STRING_SELECT
        ]

    def button(self, label_or_custom_id: str) -> Button:
        """The button with these words or this id; raises `AssertionError` naming those there are."""
        for button in self.buttons:
            if label_or_custom_id in {button.label, button.custom_id}:
                return button
        raise AssertionError(f"no button {label_or_custom_id!r} among {[(b.label, b.custom_id) for b in self.buttons]}")

    async def press(self, label_or_custom_id: str, by: User | None = None, *, locale: str | None = None) -> Interaction:
        """Press a button; by whoever asked for the message unless told."""
        button = self.button(label_or_custom_id)
        assert button.custom_id is not None, f"{button.label!r} is a link: {button.url}"
        assert not button.is_disabled, f"{button.label!r} is disabled"
        data = {"custom_id": button.custom_id, "component_type": BUTTON, "id": button.wire["id"]}
        return await self._used(data, by, locale)

    async def select(
        self, custom_id: str, values: Sequence[str] | str, by: User | None = None, *, locale: str | None = None
    ) -> Interaction:
        """Choose from a menu; by whoever asked for the message unless told."""
        chosen = [values] if isinstance(values, str) else list(values)
        menus = {menu.custom_id: menu for menu in self.selects}
        assert custom_id in menus, f"no menu {custom_id!r} among {list(menus)}"
        menu = menus[custom_id]
        assert not menu.is_disabled, f"{custom_id!r} is disabled"
        assert set(chosen) <= set(menu.values), f"{chosen} are not among {menu.values}"
        least, most = menu.wire.get("min_values", 1), menu.wire.get("max_values", 1)
        assert least <= len(chosen) <= most, f"{custom_id!r} takes {least} to {most} values, not {len(chosen)}"
        data = {"custom_id": custom_id, "component_type": STRING_SELECT, "values": chosen, "id": menu.wire["id"]}
        return await self._used(data, by, locale)

    async def _used(self, data: Wire, by: User | None, locale: str | None) -> Interaction:
        from fake_discord.interactions import COMPONENT, opened

        user = by or self.viewer
        assert user, "say who presses"
        assert not self.is_deleted, "the message is deleted"
        assert not self.is_ephemeral or user == self.viewer, f"{user.name} does not see this message"
        return await opened(self._world, COMPONENT, self.place, user, data, locale=locale, message=self)

    async def edited(self, timeout: float = SECONDS) -> Message:  # noqa: ASYNC109  # who waits says how long
        """This message after the next edit that was not waited for yet; raises `NothingCame`."""
        sought = self._seen_edits + 1
        await wait(self._world, lambda: len(self.versions) >= sought or None, f"an edit of {self.text[:60]!r}", timeout)
        self._seen_edits = sought
        return self

    async def deleted(self, timeout: float = SECONDS) -> None:  # noqa: ASYNC109  # who waits says how long
        """Wait until the bot takes it back; raises `NothingCame`."""
        await wait(self._world, lambda: self.is_deleted or None, f"the deletion of {self.text[:60]!r}", timeout)


def numbered(components: Sequence[Wire]) -> list[Wire]:
    """Components with the ids that Discord gives where a bot gave none."""
    copied: list[Wire] = _copied(components)
    for number, part in enumerate(parts(copied), 1):
        part.setdefault("id", number)
    return copied


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(part) for name, part in value.items() if part is not None}
    return [_copied(part) for part in value] if isinstance(value, list) else value
