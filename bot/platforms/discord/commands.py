"""The slash commands, made from the one table: names and words in every language, options typed, limits kept.

Plain values; no library is needed. A command's options become a line of text, which is answered as on any platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Notice, notice
from bot.domain.wording import Wording
from bot.languages import available, language
from bot.platforms.administration import ADMIN_COMMANDS
from bot.platforms.overseeing.entries import STATES
from bot.platforms.requests import COMMANDS, Command
from bot.rendering.units import shortened, tamed

COMMANDS_AT_MOST = 100
"""https://discord.com/developers/docs/interactions/application-commands#registering-a-command: global slash commands."""
DESCRIPTION_UNITS = 100
"""Same place: `description`, 1-100 characters."""
ADMIN, BRIEFING = "admin", "briefing"
"""Commands that stand in no table: what admins may do, and briefings where there are too many for one each."""
_DEFAULT = "en"
_LOCALES = {"id": ("id",), "en": ("en-US", "en-GB")}
"""Discord's locales of each language (https://discord.com/developers/docs/reference#locales); others have none."""
_TEXT, _INTEGER, _BOOLEAN, _ATTACHMENT, _SUBCOMMAND = 3, 4, 5, 11, 1
_EVERYWHERE = {"integration_types": [0], "contexts": [0, 1]}  # in guilds, and in private with the bot

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a slash command."""

    name: str
    description: Notice
    kind: int = _TEXT
    is_required: bool = False
    is_completed: bool = False  # Discord asks us while somebody types
    choices: tuple[tuple[str, Notice | str], ...] = ()


_TOPIC = Option("topic", notice("a briefing, or a person, country or thing"), is_required=True, is_completed=True)
_ENTITY = Option("entity", notice("a person, country or thing"), is_required=True, is_completed=True)
_PRIVATE = Option("private", notice("show the answer to you alone"), _BOOLEAN)
_PAGE = Option("page", notice("the page to begin with"), _INTEGER)
_LANGUAGE = Option(
    "language", notice("the language of this answer"), choices=tuple((c, language(c).own_name) for c in available())
)
_ORDER = Option("order", notice("which end comes first"), choices=(("newest", notice("newest first")),))
_FROM = Option("from", notice("the first day, month or year, such as 2022 or June 2022"))
_TO = Option("to", notice("the last day, month or year"))
_WORDS = Option("words", notice("words that all stand in it"), is_required=True)
_NUMBER = Option("number", notice("the number in [brackets]"), _INTEGER, is_required=True)
_ZONE = Option("zone", notice("a city, or a name such as Asia/Jakarta"), is_completed=True)
_SHOWN = (_LANGUAGE, _PAGE, _PRIVATE)
_PICTURE = Option("picture", notice("show it as a picture"), _BOOLEAN)
_WHAT = Option(
    "what",
    notice("what to draw"),
    is_required=True,
    choices=(("timeline", notice("dated events")), ("compare", notice("what is told differently, side by side"))),
)
_TIME = Option("time", notice("such as 7:00, or 7 am and 6 pm"))
_DAYS = Option(
    "days",
    notice("the days on which it comes; every day, where none are chosen"),
    choices=(
        ("daily", notice("every day")),
        ("weekdays", notice("weekdays")),
        ("weekends", notice("weekends")),
    ),
)
_HOURS = Option("hours", notice("such as 22:00-06:00, or off"))
_STANDING = notice("a standing briefing")
OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "timeline": (_TOPIC, _FROM, _TO, _ORDER, _PICTURE, *_SHOWN),
    "facts": (_ENTITY, *_SHOWN),
    "compare": (_TOPIC, _PICTURE, *_SHOWN),
    "picture": (_WHAT, _TOPIC, _FROM, _TO, _ORDER, *_SHOWN),
    "sources": (_TOPIC, *_SHOWN),
    "why": (_NUMBER, Option("topic", _TOPIC.description, is_completed=True), _LANGUAGE, _PRIVATE),
    "search": (_WORDS, _PAGE, _PRIVATE),
    "new": (Option("topic", _TOPIC.description, is_completed=True), *_SHOWN),
    "corrections": (Option("topic", _TOPIC.description, is_completed=True), *_SHOWN),
    "subscribe": (Option("topic", _STANDING, is_required=True, is_completed=True), _TIME, _DAYS, _ZONE, _PRIVATE),
    "unsubscribe": (Option("topic", _STANDING, is_completed=True), _PRIVATE),
    "quiet": (_HOURS, _PRIVATE),
    "language": (Option("language", notice("the language of this channel"), choices=_LANGUAGE.choices),),
    "zone": (_ZONE,),
}
"""The options of the commands that have any."""
OF_BRIEFINGS = frozenset({"subscribe", "unsubscribe"})
"""Commands whose topic is a briefing and nothing else."""


_ADD = notice("check a briefing file, and put it in use")
_POST = notice("post a briefing in this channel now")
_FILE = Option("file", notice("the briefing file, such as kazakhstan.toml"), _ATTACHMENT, is_required=True)
_BRIEFING = Option("briefing", notice("the name of a briefing"), is_required=True, is_completed=True)
_VERSION = Option("version", notice("the number of a version; the one before, where there is none"), _INTEGER)
_STATE = Option("state", notice("only those in this state"), choices=tuple((s.value, STATES[s]) for s in STATES))
_WHICH = notice("the number of a delivery")
_TARGET = Option(
    "subscriptions", notice("a briefing, a chat such as discord:112233445566778899, or one key"), is_required=True
)
_CLAIM = Option("claim", notice("the id of the claim"), is_required=True)
_REASONS = (
    Option("reason-id", notice("why, in Indonesian"), is_required=True),
    Option("reason-en", notice("why, in English"), is_required=True),
)
ADMIN_OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "preview": (_BRIEFING,),
    "versions": (_BRIEFING,),
    "remove": (_BRIEFING,),
    "rollback": (_BRIEFING, _VERSION),
    "deliveries": (_STATE, Option("delivery", _WHICH, _INTEGER)),
    "resend": (Option("delivery", _WHICH, _INTEGER, is_required=True),),
    "pause": (_TARGET,),
    "resume": (_TARGET,),
    "correct": (
        _CLAIM,
        Option("statement-id", notice("what it says from now on, in Indonesian"), is_required=True),
        Option("statement-en", notice("what it says from now on, in English"), is_required=True),
        *_REASONS,
    ),
    "withdraw": (_CLAIM, *_REASONS),
}
"""The options of the admin commands that have any."""

_OPTION_NAMES = {
    "what": notice("what"),
    "topic": notice("topic"),
    "entity": notice("entity"),
    "private": notice("private"),
    "page": notice("page"),
    "picture": notice("picture"),
    "language": notice("language"),
    "order": notice("order"),
    "from": notice("from"),
    "to": notice("to"),
    "words": notice("words"),
    "number": notice("number"),
    "zone": notice("zone"),
    "time": notice("time"),
    "days": notice("days"),
    "hours": notice("hours"),
    "file": notice("file"),
    "briefing": notice("briefing"),
    "version": notice("version"),
    "state": notice("state"),
    "delivery": notice("delivery"),
    "subscriptions": notice("subscriptions"),
    "claim": notice("claim"),
    "statement-id": notice("statement-id"),
    "statement-en": notice("statement-en"),
    "reason-id": notice("reason-id"),
    "reason-en": notice("reason-en"),
}
"""What options are called; in a translation one word, in small letters (Discord takes no others)."""


_IN_ORDER = ("what", "number", "words", "topic", "entity", "time", "days", "hours", "zone")


def payload(briefings: Mapping[str, BriefingSpec]) -> list[Payload]:
    """Every command as Discord is to register it; where there are too many briefings, one command for all of them."""
    own = [_command(command) for command in COMMANDS]
    specs = [briefings[name] for name in sorted(briefings)]
    if is_crowded(briefings):
        return [*own, _briefing_for_all(), _admin()]
    return [*own, *map(_briefing, specs), _admin()]


def is_crowded(briefings: Mapping[str, BriefingSpec]) -> bool:
    """Whether there are too many briefings for each to have a command of its own."""
    return len(COMMANDS) + 1 + len(briefings) > COMMANDS_AT_MOST


def text_of(name: str, options: Mapping[str, object]) -> str:
    """The line of text that a command with its options stands for."""
    words = [str(options[key]) for key in _IN_ORDER if key in options]
    if name == BRIEFING:
        name, words = " ".join(words), []
    first, last = options.get("from"), options.get("to")
    if first is not None and last is not None:
        words.append(f"{first} to {last}")
    elif first is not None:
        words.append(f"since {first}")
    elif last is not None:
        words.append(f"until {last}")
    if options.get("picture"):
        name = f"picture {name}"
    if name.startswith("picture") and "page" in options:  # elsewhere the page of an answer in words
        words.append(f"page {options['page']}")
    words += [str(options[key]) for key in ("order", "language") if key in options]
    return " ".join([f"/{name}", *words])


def _command(command: Command) -> Payload:
    names = {code: command.name_in(code) for code in available()}
    options = [_option(option) for option in OPTIONS.get(command.name, (_PRIVATE,))]
    words = _described(command.description)
    return {"name": command.name, **_localised("name", names), **words, "options": options, **_EVERYWHERE}


def _briefing(spec: BriefingSpec) -> Payload:
    words = spec.description or spec.title
    return {"name": spec.name, **_worded(words), "options": [_option(option) for option in _SHOWN], **_EVERYWHERE}


def _briefing_for_all() -> Payload:
    options = [_option(option) for option in (_TOPIC, *_SHOWN)]
    return {"name": BRIEFING, **_described(_STANDING), "options": options, **_EVERYWHERE}


def _admin() -> Payload:
    """One command for admins, hidden from everybody whom a server's administrators do not show it to."""
    parts = [
        {
            "type": _SUBCOMMAND,
            "name": command.name,
            **_described(command.description),
            "options": [_option(option) for option in ADMIN_OPTIONS.get(command.name, ())],
        }
        for command in ADMIN_COMMANDS
    ]
    parts += [
        {"type": _SUBCOMMAND, "name": "add", **_described(_ADD), "options": [_option(_FILE)]},
        {"type": _SUBCOMMAND, "name": "post", **_described(_POST), "options": [_option(_BRIEFING)]},
    ]
    return {
        "name": ADMIN,
        **_described(notice("for the editors of Ringkas")),
        "options": parts,
        "default_member_permissions": 0,
        "integration_types": [0],
        "contexts": [0],  # in private nobody has permissions, so it would be shown to all
    }


def _option(option: Option) -> Payload:
    made: Payload = {"type": option.kind, "name": option.name, **_described(option.description)}
    names = {code: language(code).say(_OPTION_NAMES[option.name]) for code in available()}
    made |= _localised("name", names)
    if option.is_required:
        made["required"] = True
    if option.is_completed:
        made["autocomplete"] = True
    if option.choices:
        made["choices"] = [_choice(value, words) for value, words in option.choices]
    if option.kind == _INTEGER:
        made["min_value"] = 1
    return made


def _choice(value: str, words: Notice | str) -> Payload:
    if isinstance(words, str):
        return {"name": words, "value": value}
    names = {code: language(code).say(words) for code in available()}
    return {"name": names[_DEFAULT], **_localised("name", names), "value": value}


def _described(words: Notice) -> Payload:
    return _in_every_language({code: language(code).say(words) for code in available()})


def _worded(words: Wording) -> Payload:
    return _in_every_language({code: language(code).words(words) for code in available()})


def _in_every_language(texts: Mapping[str, str]) -> Payload:
    cut = {code: shortened(tamed(text).strip(), DESCRIPTION_UNITS) or "…" for code, text in texts.items()}
    return {"description": cut[_DEFAULT], **_localised("description", cut)}


def _localised(key: str, texts: Mapping[str, str]) -> Payload:
    """The words for readers of other languages, where Discord has a locale for them."""
    found = {locale: text for code, text in texts.items() for locale in _LOCALES.get(code, ()) if code != _DEFAULT}
    return {f"{key}_localizations": found} if found else {}
