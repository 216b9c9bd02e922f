"""Interactions as Discord may send them when everybody means harm: of the right shape, hostile in every word.

`MARK` stands in names and texts, so that what leaked can be found again. What Discord alone writes, ids of people and
places, comes from the fake server.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.platforms.buttons import Tap, Verb, View, written
from bot.platforms.discord.options import ADMIN_OPTIONS, OPTIONS
from bot.platforms.requests import COMMANDS
from bot.rendering.units import utf16_units
from strategies.updates import ARGUMENTS, LIVE, MARK, ODD
from strategies.words import HOSTILE, ORDINARY, choice

Wire = dict[str, Any]

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
LONGEST_TEXT, LONGEST_ID = 6000, 100
"""https://discord.com/developers/docs/interactions/application-commands (options), /components/reference (custom ids)."""
PINGS = ("@everyone", "@here", "<@1>", "<@!7>", "<@&1>", "<#1>", "</kazakhstan:1>", "<t:1:R>", "<a:x:1>", "<id:guide>")
_NAMES = (
    *(command.name for command in COMMANDS),
    *("kazakhstan", "briefing", "admin", "evil", "kazakstan", "k a z", "", "/", "x" * 32, *PINGS, *ODD),
)
_OPTION_NAMES = (*sorted({option.name for options in OPTIONS.values() for option in options}), "evil", "", *PINGS, *ODD)
_HARMLESS_PARTS = ("status", "deliveries", "reload", "preview", "versions", "add", "post", "evil", "")
"""An admin who removes briefings means no harm to the bot; here all names are wrong."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One interaction: of a kind, with its data, by one of so many people, from a button of a message or from none."""

    kind: int
    data: Wire
    person: int
    place: int
    locale: str

    @property
    def words(self) -> list[str]:
        """Whatever of it somebody wrote."""
        return [text for text in _texts(self.data) if text]


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for part in parts for text in _texts(part)]


@cache
def texts() -> st.SearchStrategy[str]:
    """What people may type into an option."""
    piece = choice((*ORDINARY, *HOSTILE, *LIVE, *PINGS, *ODD, *ARGUMENTS)) | st.text(st.characters(), max_size=20)
    talk = st.lists(piece, min_size=1, max_size=6).map(" ".join).map(lambda text: f"{text} {MARK}words")
    long = st.tuples(piece.filter(bool), st.integers(2, LONGEST_TEXT)).map(lambda pair: pair[0] * pair[1])
    return st.one_of(piece, piece, talk, long.map(lambda text: text[:LONGEST_TEXT]))


@cache
def custom_ids() -> st.SearchStrategy[str]:
    """Ours, ours with something changed, and what a client may make up."""
    asked = choice(("/kazakhstan", "/timeline kazakhstan", "/forget", "/why 1", "/evil", "x" * 120, *LIVE, *PINGS))
    views = st.builds(View, asked, choice(("en", "id", "xx")), choice(("", "SCLm_b", "AAAAAA")))
    taps = st.builds(Tap, choice(Verb), views, choice((0, 1, 2, 9999)))
    ours = taps.map(lambda tap: written(tap, lambda data: utf16_units(data) <= LONGEST_ID)[0])
    torn = st.tuples(ours, st.integers(0, 99), choice(("", ".", "k", "\x00", "\ud800", "é", "٣", "w"))).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + 1 :]
    )
    accept = st.text("0123456789abcdef", max_size=64).map(lambda digest: f"accept:{digest}")
    other = st.text(st.characters(), min_size=1, max_size=LONGEST_ID)
    return st.one_of(ours, torn, accept, other).map(lambda data: data[:LONGEST_ID])


@cache
def _options() -> st.SearchStrategy[list[Wire]]:
    value = texts() | st.integers(-(2**53), 2**53) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
    option = st.fixed_dictionaries(
        {"name": choice(_OPTION_NAMES), "type": choice((3, 4, 5, 6, 10, 11, 99))}, optional={"value": value}
    )
    return st.lists(option, max_size=6, unique_by=lambda each: str(each["name"]))


@cache
def _fitting() -> st.SearchStrategy[Wire]:
    """Options that the command has, with values of their kind."""

    def given(name: str) -> st.SearchStrategy[Wire]:
        values = {3: texts(), 4: st.integers(1, 2**53), 5: st.booleans(), 11: st.just("7")}
        drawn = [
            st.fixed_dictionaries({"name": st.just(o.name), "type": st.just(o.kind), "value": values[o.kind]})
            for o in OPTIONS[name]
        ]
        return st.tuples(*drawn).map(lambda options: _command(name, list(options)))

    return choice(sorted(OPTIONS)).flatmap(given)


def _command(name: str, options: list[Wire], **more: Any) -> Wire:
    return {"id": "7", "name": name, "type": 1, "options": options, **more}


@cache
def _administration() -> st.SearchStrategy[Wire]:
    values = texts().filter(lambda text: "kazakhstan" not in text.casefold())
    names = choice(("briefing", "file", "evil")) if ADMIN_OPTIONS else st.nothing()
    options = st.lists(st.fixed_dictionaries({"name": names, "type": st.just(3), "value": values}), max_size=2)
    file = st.fixed_dictionaries(
        {"filename": texts(), "size": choice((0, 1, 10**12, -1)), "id": st.just("7")},
        optional={"url": choice(("https://evil.test/x.toml", "http://[", "file:///etc/passwd", "", MARK))},
    )
    return st.builds(
        lambda part, given, file: _command(
            "admin", [{"name": part, "type": 1, "options": given}], resolved={"attachments": {"7": file}}
        ),
        *(choice(_HARMLESS_PARTS), options, file),
    )


@cache
def _typing() -> st.SearchStrategy[Wire]:
    focused = st.fixed_dictionaries(
        {"name": choice(_OPTION_NAMES), "type": choice((3, 4)), "value": texts(), "focused": st.just(value=True)}
    )
    return st.builds(
        lambda name, others, option: _command(name, [*others, option]), choice(_NAMES), _options(), focused
    )


@cache
def _pressing() -> st.SearchStrategy[Wire]:
    return st.fixed_dictionaries(
        {"custom_id": custom_ids(), "component_type": choice((2, 3, 5, 6, 99)), "id": st.just(1)},
        optional={"values": st.lists(choice(ARGUMENTS) | texts().map(lambda text: text[:100]), max_size=25)},
    )


@cache
def _menus() -> st.SearchStrategy[Wire]:
    """Context menus, which the bot has none of."""
    return st.builds(
        lambda name, kind: {"id": "7", "name": name, "type": kind, "target_id": "7", "resolved": {}},
        *(choice(_NAMES), choice((2, 3, 4, 99))),
    )


@cache
def _filled() -> st.SearchStrategy[Wire]:
    """Forms, which the bot has none of."""
    field = st.builds(lambda name, text: {"type": 4, "id": 2, "custom_id": name, "value": text}, custom_ids(), texts())
    return st.builds(
        lambda name, field: {"custom_id": name, "components": [{"type": 1, "id": 1, "components": [field]}]},
        *(custom_ids(), field),
    )


@cache
def attacks(people: int, places: int) -> st.SearchStrategy[Attack]:
    """Interactions by so many people in so many places, both told by number."""
    anything = st.builds(_command, choice(_NAMES), _options())
    kinds: Sequence[tuple[int, st.SearchStrategy[Wire]]] = (
        *((COMMAND, data) for data in (anything, _fitting(), _fitting(), _administration(), _menus())),
        *((COMPONENT, _pressing()), (COMPONENT, _pressing()), (AUTOCOMPLETE, _typing()), (MODAL, _filled())),
        *((1, st.just({})), (99, anything)),
    )
    who, where = st.integers(0, people - 1), st.integers(0, places - 1)
    locale = choice(("id", "en-US", "xx", "", "zh-CN", "\ud800", "x" * 50))
    return st.one_of([st.builds(Attack, st.just(kind), data, who, where, locale) for kind, data in kinds])


@st.composite
def damaged(draw: st.DrawFn, wire: Wire) -> Wire:
    """An interaction that lacks a part, or has one of another kind."""
    where = draw(choice(("", "data")))
    holder = dict(wire[where]) if where else dict(wire)
    if holder:
        key = draw(choice(sorted(holder)))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = draw(st.sampled_from((None, 7, "x", [], {}, True, -1, "\ud800")))
    return {**wire, where: holder} if where else holder
