"""Options of a command as a person fills them in, held against what the bot registered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fake_discord.permissions import ALL, bits
from fake_discord.places import Place, User
from fake_discord.wire import Upload, Wire
from fake_discord.world import World

SUBCOMMAND, GROUP, INTEGER, CHANNEL, NUMBER = 1, 2, 4, 7, 10
PYTHON: dict[int, type | tuple[type, ...]] = {3: str, 4: int, 5: bool, 6: User, 10: (int, float), 11: Upload}


class NotShown(AssertionError):
    """Discord would not let this person use the command so; the words tell why."""


@dataclass(slots=True)
class Filled:
    """Options on the wire."""

    options: list[Wire] = field(default_factory=list)
    resolved: dict[str, Wire] = field(default_factory=dict)


def find(world: World, place: Place, user: User, name: str) -> tuple[Wire, list[str]]:
    """The command that somebody sees under a name, and the subcommands after it; raises `NotShown`."""
    first, *rest = name.removeprefix("/").split()
    guild = place.realm.id if place.realm else None
    known = [*world.commands.get(guild, ()), *world.commands.get(None, ())] if guild else world.commands.get(None, [])
    for command in known:
        if command["name"] == first and command["type"] == 1:
            _check_shown(command, place, user)
            return command, rest
    raise NotShown(f"the bot has no /{first}; it has {[command['name'] for command in known]}")


def _check_shown(command: Wire, place: Place, user: User) -> None:
    own = place.permissions(user.id)
    if not own & bits("use_application_commands"):
        raise NotShown(f"{user.name} may not use commands here")
    contexts = command.get("contexts")
    here = 0 if place.realm else 1
    if (contexts is not None and here not in contexts) or (not place.realm and command["dm_permission"] is False):
        raise NotShown(f"/{command['name']} is not shown in {'a guild' if place.realm else 'direct messages'}")
    needed = command.get("default_member_permissions")
    if needed is None or not place.realm or own == ALL:
        return
    # Discord keeps a command without any permission for administrators.
    if int(needed) == 0 or own & int(needed) != int(needed):
        raise NotShown(f"/{command['name']} is hidden from {user.name}")


def filled(
    world: World, place: Place, command: Wire, subcommands: list[str], given: Mapping[str, Any], *, typing: str = ""
) -> Filled:
    """What a person chose, as the bot gets it; raises `NotShown` where Discord would not send it.

    `typing` names the option that is being typed, whose value, and all others, may be unfinished.
    """
    result = Filled()
    target, nest = command, result.options
    for name in subcommands:
        below = {option["name"]: option for option in target["options"] if option["type"] in {SUBCOMMAND, GROUP}}
        if name not in below:
            raise NotShown(f"/{command['name']} has no {name!r}; it has {list(below)}")
        target = {"options": [], **below[name]}
        wire: Wire = {"name": name, "type": target["type"], "options": []}
        nest.append(wire)
        nest = wire["options"]
    known = {option["name"]: option for option in target.get("options") or ()}
    if unknown := given.keys() - known.keys():
        raise NotShown(f"/{command['name']} has no options {sorted(unknown)}; it has {list(known)}")
    missing = [name for name, option in known.items() if option.get("required") and name not in given]
    if missing and not typing:
        raise NotShown(f"/{command['name']} needs {missing}")
    for name, value in given.items():
        wire = {"name": name, "type": known[name]["type"]}
        if name == typing:
            wire |= {"focused": True, "value": value}
        else:
            wire["value"] = _value(world, place, known[name], value, result)
        nest.append(wire)
    return result


def _value(world: World, place: Place, option: Wire, value: Any, result: Filled) -> Any:
    name, kind = option["name"], option["type"]
    if not _fits(kind, value):
        raise NotShown(f"{name!r} does not take {value!r}")
    choices = [choice["value"] for choice in option.get("choices") or ()]
    if choices and value not in choices:
        raise NotShown(f"{name!r} offers {choices}, not {value!r}")
    _check_size(option, value)
    return _resolved(world, place, kind, value, result)


def _resolved(world: World, place: Place, kind: int, value: Any, result: Filled) -> Any:
    """A value, or the id of what stands among the resolved things."""
    if isinstance(value, Upload):
        attachment = world.stored(place, value)
        result.resolved.setdefault("attachments", {})[attachment["id"]] = attachment
        return attachment["id"]
    if isinstance(value, User):
        result.resolved.setdefault("users", {})[str(value.id)] = value.wire()
        if place.realm:
            member = {key: part for key, part in place.realm.member(value).items() if key != "user"}
            member["permissions"] = str(place.permissions(value.id))
            result.resolved.setdefault("members", {})[str(value.id)] = member
        return str(value.id)
    if kind == CHANNEL:
        chosen: Place = value.place
        wire = chosen.wire() | {"permissions": "0"}
        result.resolved.setdefault("channels", {})[wire["id"]] = wire
        return wire["id"]
    return value


def _check_size(option: Wire, value: Any) -> None:
    size = len(value) if isinstance(value, str) else value if isinstance(value, int | float) else 0
    measure = "length" if isinstance(value, str) else "value"
    least, most = option.get(f"min_{measure}"), option.get(f"max_{measure}")
    if (least is not None and size < least) or (most is not None and size > most):
        raise NotShown(f"{option['name']!r} takes {least} to {most}, not {value!r}")


def _fits(kind: int, value: Any) -> bool:
    return isinstance(value, PYTHON.get(kind, object)) and not (kind in {INTEGER, NUMBER} and isinstance(value, bool))
