"""The methods that tell about chats, and the bot itself."""

from __future__ import annotations

from fake_telegram.places import User, member_wire
from fake_telegram.wire import Declined, Wire
from fake_telegram.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(world: World, given: Wire) -> Wire:  # noqa: ARG001  # all methods are asked alike
    """See https://core.telegram.org/bots/api#getme."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
    return world.bot.wire() | rights


def get_chat(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#getchat."""
    place = world.place(given["chat_id"])
    place.check_present()
    full: Wire = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(GIFTS, False)}
    return place.wire() | full


def get_chat_member(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#getchatmember."""
    place = world.place(given["chat_id"])
    place.check_present()
    user = world.bot if given["user_id"] == world.bot.id else world.users.get(given["user_id"])
    if user is None:
        raise Declined(400, "Bad Request: user not found")
    return member_wire(user, bot_status(place.standing) if user is world.bot else place.members.get(user.id, "left"))


def get_chat_administrators(world: World, given: Wire) -> list[Wire]:
    """See https://core.telegram.org/bots/api#getchatadministrators."""
    place = world.place(given["chat_id"])
    place.check_present()
    if place.kind == "private":
        raise Declined(400, "Bad Request: there are no administrators in the private chat")
    ruling = {id: status for id, status in place.members.items() if status in {"creator", "administrator"}}
    own: list[tuple[User, str]] = [(world.bot, "administrator")] if place.standing == "administrator" else []
    return [member_wire(user, status) for user, status in [*((world.users[i], s) for i, s in ruling.items()), *own]]


def leave_chat(world: World, given: Wire) -> bool:
    """See https://core.telegram.org/bots/api#leavechat."""
    place = world.place(given["chat_id"])
    place.check_present()
    if place.kind == "private":
        raise Declined(400, "Bad Request: chat member status can't be changed in private chats")
    before = bot_status(place.standing)
    place.standing = "left"
    world.updates.put(
        "my_chat_member",
        {
            "chat": place.wire(),
            "from": world.bot.wire(),
            "date": world.now(),
            "old_chat_member": member_wire(world.bot, before),
            "new_chat_member": member_wire(world.bot, "left"),
        },
    )
    return True


def get_file(world: World, given: Wire) -> Wire:
    """See https://core.telegram.org/bots/api#getfile."""
    file = world.files.with_id(given["file_id"])
    return file.wire() | {"file_path": file.path}


def bot_status(standing: str) -> str:
    """The bot's own status in the words of a `ChatMember`; what mutes it is a rule for all members."""
    return "member" if standing == "muted" else standing
