"""A guild and a channel as a test holds them: what people do there, what the bot wrote there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fake_discord.interactions import AUTOCOMPLETE, COMMAND, Interaction, opened
from fake_discord.messages import Message
from fake_discord.options import filled, find
from fake_discord.permissions import bits
from fake_discord.places import ANNOUNCEMENT, ANNOUNCEMENT_THREAD, FORUM, TEXT, THREAD, Place, Realm, Role, User
from fake_discord.posting import blank, keep
from fake_discord.waiting import SECONDS, wait
from fake_discord.wire import Wire
from fake_discord.world import World


class Channel:
    """A channel, a thread, a forum's post or a direct conversation."""

    def __init__(self, world: World, place: Place) -> None:
        self._world = world
        self._seen = 0
        self.place = place

    @property
    def id(self) -> int:
        """Its snowflake."""
        return self.place.id

    @property
    def messages(self) -> list[Message]:
        """All that stands in it, the oldest first; ephemeral messages do not."""
        return list(self.place.messages.values())

    @property
    def answers(self) -> list[Message]:
        """What the bot wrote, the oldest first."""
        own = str(self._world.bot.id)
        return [message for message in self.messages if message.wire["author"]["id"] == own]

    async def slash(
        self, command: str, by: User, options: Mapping[str, Any] | None = None, *, locale: str | None = None
    ) -> Interaction:
        """Use a command, such as "kazakhstan" or "briefing add" with a subcommand.

        An attachment is an `Upload`, a person a `User`, a channel a `Channel`. Raises `NotShown` where Discord would
        not offer this to the person, `NothingCame` where the bot is not there.
        """
        found, rest = await self._found(command, by)
        return await self._used(COMMAND, found, filled(self._world, self.place, found, rest, options or {}), by, locale)

    async def autocomplete(
        self,
        command: str,
        option: str,
        typed: str,
        by: User,
        options: Mapping[str, Any] | None = None,
        *,
        locale: str | None = None,
    ) -> list[Wire]:
        """Type into an option and wait for what the bot offers; raises `NotShown`, `NothingCame`."""
        found, rest = await self._found(command, by)
        given = {**(options or {}), option: typed}
        parts = filled(self._world, self.place, found, rest, given, typing=option)
        interaction = await self._used(AUTOCOMPLETE, found, parts, by, locale)
        return (await interaction.answered()).choices

    async def _found(self, command: str, by: User) -> tuple[Wire, list[str]]:
        known = self._world.commands
        guild = self.place.realm.id if self.place.realm else None
        if self._world.strict:
            await wait(self._world, lambda: known.get(None) or known.get(guild), "a command of the bot", SECONDS)
        return find(self._world, self.place, by, command)

    async def _used(self, kind: int, command: Wire, parts: Any, by: User, locale: str | None) -> Interaction:
        data: Wire = {"id": command["id"], "name": command["name"], "type": 1, "options": parts.options}
        data |= {"resolved": parts.resolved} if parts.resolved else {}
        data |= {"guild_id": command["guild_id"]} if "guild_id" in command else {}
        return await opened(self._world, kind, self.place, by, data, locale=locale)

    def say(self, text: str, by: User) -> Message:
        """Write a message, which the bot gets as far as its intents reach."""
        message = Message(self._world, self.place, blank(self._world, self.place, by) | {"content": text})
        realm = self.place.realm
        if realm:
            member = realm.member(by)
            message.wire["member"] = {name: part for name, part in member.items() if name != "user"}
        keep(self._world, message)
        return message

    async def answer(self, timeout: float = SECONDS) -> Message:  # noqa: ASYNC109  # who waits says how long
        """The next message of the bot here that was not waited for yet; raises `NothingCame`."""
        number = self._seen
        find = lambda: self.answers[number] if len(self.answers) > number else None  # noqa: E731
        message: Message = await wait(self._world, find, f"message {number + 1} in {self.place.name!r}", timeout)
        self._seen = number + 1
        return message

    def deny(self, *permissions: str, to: User | Role | None = None) -> None:
        """Take permissions away here, from the bot unless told."""
        id = (to or self._world.bot).id
        self.place.denied[id] = self.place.denied.get(id, 0) | bits(*permissions)
        self.place.allowed[id] = self.place.allowed.get(id, 0) & ~bits(*permissions)
        self._told("CHANNEL_UPDATE")

    def allow(self, *permissions: str, to: User | Role | None = None) -> None:
        """Give permissions here, to the bot unless told."""
        id = (to or self._world.bot).id
        self.place.allowed[id] = self.place.allowed.get(id, 0) | bits(*permissions)
        self.place.denied[id] = self.place.denied.get(id, 0) & ~bits(*permissions)
        self._told("CHANNEL_UPDATE")

    def thread(self, name: str, by: User | None = None) -> Channel:
        """A thread below this channel, or a post of this forum."""
        assert self.place.realm
        kind = ANNOUNCEMENT_THREAD if self.place.kind == ANNOUNCEMENT else THREAD
        owner = by.id if by else self.place.realm.owner_id
        place = Place(self._world.id(), kind, name, self.place.realm, parent=self.place, owner_id=owner)
        thread = Channel(self._world, _kept(self._world, place))
        thread._told("THREAD_CREATE")
        return thread

    def block(self) -> None:
        """The person of a direct conversation takes no more messages."""
        self.place.is_closed = True

    def delete(self) -> None:
        """Take the channel away."""
        self._world.places.pop(self.id)
        if self.place.realm:
            self.place.realm.places.pop(self.id)
        self._told("THREAD_DELETE" if self.place.is_thread else "CHANNEL_DELETE")

    def _told(self, event: str) -> None:
        realm = self.place.realm
        self._world.gateway.dispatch(event, self.place.wire(), realm.id if realm else None)


class Guild:
    """A guild with the bot in it."""

    def __init__(self, world: World, realm: Realm) -> None:
        self._world = world
        self.realm = realm

    @property
    def id(self) -> int:
        """Its snowflake."""
        return self.realm.id

    def role(self, name: str, *permissions: str) -> Role:
        """A role."""
        role = Role(self._world.id(), name, bits(*permissions))
        self.realm.roles[role.id] = role
        self._world.gateway.dispatch("GUILD_ROLE_CREATE", {"guild_id": str(self.id), "role": role.wire()}, self.id)
        return role

    def join(self, user: User, *roles: Role) -> User:
        """Let somebody in, or give a member roles."""
        self.realm.people[user.id] = user
        self.realm.members.setdefault(user.id, set()).update(role.id for role in roles)
        return user

    def grant(self, *permissions: str, to: Role | None = None) -> None:
        """Give permissions in the whole guild, to @everyone unless told."""
        self._changed(to, lambda held: held | bits(*permissions))

    def revoke(self, *permissions: str, of: Role | None = None) -> None:
        """Take permissions in the whole guild, from @everyone unless told."""
        self._changed(of, lambda held: held & ~bits(*permissions))

    def _changed(self, role: Role | None, change: Any) -> None:
        held = self.realm.roles[role.id if role else self.id]
        new = Role(held.id, held.name, change(held.permissions))
        self.realm.roles[held.id] = new
        self._world.gateway.dispatch("GUILD_ROLE_UPDATE", {"guild_id": str(self.id), "role": new.wire()}, self.id)

    def text(self, name: str) -> Channel:
        """A text channel."""
        return self._channel(TEXT, name)

    def announcement(self, name: str) -> Channel:
        """A channel whose messages may be published."""
        return self._channel(ANNOUNCEMENT, name)

    def forum(self, name: str) -> Channel:
        """A forum; its posts are `thread`s."""
        return self._channel(FORUM, name)

    def _channel(self, kind: int, name: str) -> Channel:
        channel = Channel(self._world, _kept(self._world, Place(self._world.id(), kind, name, self.realm)))
        channel._told("CHANNEL_CREATE")
        return channel

    def dismiss(self) -> None:
        """Throw the bot out."""
        for place in self.realm.places.values():
            self._world.places.pop(place.id, None)
        del self._world.realms[self.id]
        self._world.gateway.dispatch("GUILD_DELETE", {"id": str(self.id)}, self.id)


def _kept(world: World, place: Place) -> Place:
    assert place.realm
    world.places[place.id] = place
    place.realm.places[place.id] = place
    return place
