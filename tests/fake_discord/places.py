"""People, guilds, roles and channels as the server keeps them, and how Discord writes them down.

Permissions are reckoned as Discord reckons them, so that what a bot is told it may do is what it may do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fake_discord.permissions import ALL, EVERYONE, bits
from fake_discord.wire import Wire

if TYPE_CHECKING:
    from fake_discord.messages import Message

TEXT, DIRECT, ANNOUNCEMENT, FORUM = 0, 1, 5, 15
ANNOUNCEMENT_THREAD, THREAD = 10, 11
LONG_AGO = "2020-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot; `locale` is the language of the person's own Discord."""

    id: int
    name: str
    locale: str = "en-US"
    is_bot: bool = False

    def wire(self) -> Wire:
        """As events and answers carry it."""
        return {
            "id": str(self.id),
            "username": self.name.casefold(),
            "global_name": self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.is_bot,
            "public_flags": 0,
            "flags": 0,
        }


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a guild; @everyone has the guild's own id."""

    id: int
    name: str
    permissions: int

    def wire(self) -> Wire:
        """As a guild carries it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 0 if self.name == "@everyone" else 1,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(slots=True, eq=False)
class Realm:
    """A guild; `locale` is its preferred one."""

    id: int
    name: str
    locale: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)
    """Role ids by user id."""
    people: dict[int, User] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles[self.id] = Role(self.id, "@everyone", bits(*EVERYONE))

    def permissions(self, user_id: int) -> int:
        """What somebody may do in the guild at large."""
        own = self.roles[self.id].permissions
        for role_id in self.members.get(user_id, ()):
            own |= self.roles[role_id].permissions
        return ALL if user_id == self.owner_id or own & bits("administrator") else own

    def member(self, user: User) -> Wire:
        """Somebody as a member."""
        return {
            "user": user.wire(),
            "roles": [str(id) for id in sorted(self.members.get(user.id, ()))],
            "nick": None,
            "avatar": None,
            "joined_at": LONG_AGO,
            "premium_since": None,
            "communication_disabled_until": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }

    def wire(self, shown: Iterable[User]) -> Wire:
        """As GUILD_CREATE carries it, with the members that are shown."""
        return {
            **self.brief(),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "preferred_locale": self.locale,
            "roles": [role.wire() for role in self.roles.values()],
            "members": [self.member(user) for user in shown],
            "member_count": len(self.members),
            "channels": [place.wire() for place in self.places.values() if not place.is_thread],
            "threads": [place.wire() for place in self.places.values() if place.is_thread],
            "joined_at": LONG_AGO,
            "unavailable": False,
            "large": False,
            "emojis": [],
            "stickers": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "system_channel_flags": 0,
            "afk_timeout": 300,
            **dict.fromkeys(("icon", "banner", "splash", "description", "afk_channel_id", "system_channel_id")),
        }

    def brief(self) -> Wire:
        """As an interaction carries it."""
        return {"id": str(self.id), "locale": self.locale, "features": ["COMMUNITY", "NEWS"]}


@dataclass(slots=True, eq=False)
class Place:
    """A channel, a thread or a direct conversation."""

    id: int
    kind: int
    """Discord's number of the type of channel."""
    name: str
    realm: Realm | None = None
    user: User | None = None
    """The person of a direct conversation."""
    parent: Place | None = None
    owner_id: int = 0
    denied: dict[int, int] = field(default_factory=dict)
    """Permissions taken away here, by the id of a role or user."""
    allowed: dict[int, int] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    is_closed: bool = False
    """The person of a direct conversation takes no messages from the bot."""
    is_archived: bool = False

    @property
    def is_thread(self) -> bool:
        """Whether it hangs below a channel."""
        return self.kind in {THREAD, ANNOUNCEMENT_THREAD}

    def permissions(self, user_id: int) -> int:
        """What somebody may do here; threads follow their channel.

        https://discord.com/developers/docs/topics/permissions#permission-overwrites
        """
        if self.realm is None:
            return ALL
        if self.parent and self.is_thread:
            return self.parent.permissions(user_id)
        own = self.realm.permissions(user_id)
        if own == ALL:
            return ALL
        own = own & ~self.denied.get(self.realm.id, 0) | self.allowed.get(self.realm.id, 0)
        denied = allowed = 0
        for role_id in self.realm.members.get(user_id, ()):
            denied |= self.denied.get(role_id, 0)
            allowed |= self.allowed.get(role_id, 0)
        own = own & ~denied | allowed
        return own & ~self.denied.get(user_id, 0) | self.allowed.get(user_id, 0)

    def wire(self) -> Wire:
        """As events and answers carry it."""
        last = max(self.messages, default=None)
        wire: Wire = {"id": str(self.id), "type": self.kind, "flags": 0, "last_message_id": last and str(last)}
        if self.realm is None:
            return {**wire, "recipients": [self.user.wire()] if self.user else []}
        wire |= {
            "guild_id": str(self.realm.id),
            "name": self.name,
            "parent_id": str(self.parent.id) if self.parent else None,
            "rate_limit_per_user": 0,
            "nsfw": False,
        }
        return wire | (self._thread() if self.is_thread else self._channel())

    def _channel(self) -> Wire:
        assert self.realm
        overwrites = [
            {
                "id": str(id),
                "type": int(id not in self.realm.roles),
                "allow": str(self.allowed.get(id, 0)),
                "deny": str(self.denied.get(id, 0)),
            }
            for id in sorted(self.denied.keys() | self.allowed.keys())
        ]
        wire: Wire = {"position": 0, "permission_overwrites": overwrites, "topic": None}
        if self.kind == FORUM:
            empty = {"default_reaction_emoji": None, "default_sort_order": None, "default_forum_layout": 0}
            wire |= {"available_tags": [], **empty}
        return wire

    def _thread(self) -> Wire:
        return {
            "owner_id": str(self.owner_id),
            "message_count": len(self.messages),
            "total_message_sent": len(self.messages),
            "member_count": 1,
            "thread_metadata": {
                "archived": self.is_archived,
                "auto_archive_duration": 1440,
                "archive_timestamp": LONG_AGO,
                "create_timestamp": LONG_AGO,
                "locked": False,
            },
        }
