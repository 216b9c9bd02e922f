"""The options of the slash commands: readers' and admins', each explained once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.errors import Notice, notice
from bot.languages import available, language
from bot.platforms.overseeing.entries import STATES

TEXT, INTEGER, BOOLEAN, ATTACHMENT = 3, 4, 5, 11
"""https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type"""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a slash command."""

    name: str
    description: Notice
    kind: int = TEXT
    is_required: bool = False
    is_completed: bool = False  # Discord asks us while somebody types
    choices: tuple[tuple[str, Notice | str], ...] = ()


TOPIC = Option("topic", notice("a briefing, or a person, country or thing"), is_required=True, is_completed=True)
_ENTITY = Option("entity", notice("a person, country or thing"), is_required=True, is_completed=True)
PRIVATE = Option("private", notice("show the answer to you alone"), BOOLEAN)
_PAGE = Option("page", notice("the page to begin with"), INTEGER)
_LANGUAGE = Option(
    "language", notice("the language of this answer"), choices=tuple((c, language(c).own_name) for c in available())
)
_ORDER = Option("order", notice("which end comes first"), choices=(("newest", notice("newest first")),))
_FROM = Option("from", notice("the first day, month or year, such as 2022 or June 2022"))
_TO = Option("to", notice("the last day, month or year"))
_WORDS = Option("words", notice("words that all stand in it"), is_required=True)
_NUMBER = Option("number", notice("the number in [brackets]"), INTEGER, is_required=True)
_ZONE = Option("zone", notice("a city, or a name such as Asia/Jakarta"), is_completed=True)
SHOWN = (_LANGUAGE, _PAGE, PRIVATE)
_PICTURE = Option("picture", notice("show it as a picture"), BOOLEAN)
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
STANDING = notice("a standing briefing")
OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "timeline": (TOPIC, _FROM, _TO, _ORDER, _PICTURE, *SHOWN),
    "facts": (_ENTITY, *SHOWN),
    "compare": (TOPIC, _PICTURE, *SHOWN),
    "picture": (_WHAT, TOPIC, _FROM, _TO, _ORDER, *SHOWN),
    "sources": (TOPIC, *SHOWN),
    "why": (_NUMBER, Option("topic", TOPIC.description, is_completed=True), _LANGUAGE, PRIVATE),
    "search": (_WORDS, _PAGE, PRIVATE),
    "new": (Option("topic", TOPIC.description, is_completed=True), *SHOWN),
    "corrections": (Option("topic", TOPIC.description, is_completed=True), *SHOWN),
    "subscribe": (Option("topic", STANDING, is_required=True, is_completed=True), _TIME, _DAYS, _ZONE, PRIVATE),
    "unsubscribe": (Option("topic", STANDING, is_completed=True), PRIVATE),
    "quiet": (_HOURS, PRIVATE),
    "language": (Option("language", notice("the language of this channel"), choices=_LANGUAGE.choices),),
    "zone": (_ZONE,),
}
"""The options of the commands that have any."""
OF_BRIEFINGS = frozenset({"subscribe", "unsubscribe"})
"""Commands whose topic is a briefing and nothing else."""


ADD = notice("check a briefing file, and put it in use")
POST = notice("post a briefing in this channel now")
FILE = Option("file", notice("the briefing file, such as kazakhstan.toml"), ATTACHMENT, is_required=True)
NAMED = Option("briefing", notice("the name of a briefing"), is_required=True, is_completed=True)
_VERSION = Option("version", notice("the number of a version; the one before, where there is none"), INTEGER)
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
_ACTIONS = (
    ("accept", notice("accept")),
    ("reject", notice("reject")),
    ("edit", notice("edit: two statements")),
    ("undo", notice("take the last decision back")),
)
ADMIN_OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "preview": (NAMED,),
    "versions": (NAMED,),
    "remove": (NAMED,),
    "rollback": (NAMED, _VERSION),
    "deliveries": (_STATE, Option("delivery", _WHICH, INTEGER)),
    "resend": (Option("delivery", _WHICH, INTEGER, is_required=True),),
    "pause": (_TARGET,),
    "resume": (_TARGET,),
    "correct": (
        _CLAIM,
        Option("statement-id", notice("what it says from now on, in Indonesian"), is_required=True),
        Option("statement-en", notice("what it says from now on, in English"), is_required=True),
        *_REASONS,
    ),
    "withdraw": (_CLAIM, *_REASONS),
    "ingest": (
        Option("link", notice("the address of an article")),
        Option("text", notice("an article's text")),
        Option("file", notice("an article: text, a page, a letter"), ATTACHMENT),
    ),
    "review": (
        Option("article", notice("the id of the article")),
        Option("action", notice("what to do with it, or with the claim"), choices=_ACTIONS),
        Option("claim", notice("the number or id of the claim")),
        Option("statement-id", notice("what it says from now on, in Indonesian")),
        Option("statement-en", notice("what it says from now on, in English")),
    ),
}
"""The options of the admin commands that have any."""

OPTION_NAMES = {
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
    "link": notice("link"),
    "text": notice("text"),
    "article": notice("article"),
    "action": notice("action"),
    "claim": notice("claim"),
    "statement-id": notice("statement-id"),
    "statement-en": notice("statement-en"),
    "reason-id": notice("reason-id"),
    "reason-en": notice("reason-en"),
}
"""What options are called; in a translation one word, in small letters (Discord takes no others)."""
