"""The options of the slash commands: readers' and admins', each explained once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.errors import Notice, notice
from bot.languages import available, language
from bot.platforms.overseeing.entries import STATES

TEXT, INTEGER, BOOLEAN, ATTACHMENT = 3, 4, 5, 11
"""https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type"""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a slash command."""

    called: Notice  # in a translation one word, in small letters (Discord takes no others)
    description: Notice
    kind: int = TEXT
    is_required: bool = False
    is_completed: bool = False  # Discord asks us while somebody types
    choices: tuple[tuple[str, Notice | str], ...] = ()

    @property
    def name(self) -> str:
        """The name under which it arrives, in any language."""
        return self.called.text


TOPIC = Option(
    notice("topic"), notice("a briefing, or a person, country or thing"), is_required=True, is_completed=True
)
_ANY_TOPIC = replace(TOPIC, is_required=False)
_ENTITY = Option(notice("entity"), notice("a person, country or thing"), is_required=True, is_completed=True)
PRIVATE = Option(notice("private"), notice("show the answer to you alone"), BOOLEAN)
_PAGE = Option(notice("page"), notice("the page to begin with"), INTEGER)
_LANGUAGE = Option(
    notice("language"),
    notice("the language of this answer"),
    choices=tuple((c, language(c).own_name) for c in available()),
)
_ORDER = Option(notice("order"), notice("which end comes first"), choices=(("newest", notice("newest first")),))
_FROM = Option(notice("from"), notice("the first day, month or year, such as 2022 or June 2022"))
_TO = Option(notice("to"), notice("the last day, month or year"))
_WORDS = Option(notice("words"), notice("words that all stand in it"), is_required=True)
_NUMBER = Option(notice("number"), notice("the number in [brackets]"), INTEGER, is_required=True)
_ZONE = Option(notice("zone"), notice("a city, or a name such as Asia/Jakarta"), is_completed=True)
SHOWN = (_LANGUAGE, _PAGE, PRIVATE)
_PICTURE = Option(notice("picture"), notice("show it as a picture"), BOOLEAN)
_WHAT = Option(
    notice("what"),
    notice("what to draw"),
    is_required=True,
    choices=(("timeline", notice("dated events")), ("compare", notice("what is told differently, side by side"))),
)
_TIME = Option(notice("time"), notice("such as 7:00, or 7 am and 6 pm"))
_DAYS = Option(
    notice("days"),
    notice("the days on which it comes; every day, where none are chosen"),
    choices=(
        ("daily", notice("every day")),
        ("weekdays", notice("weekdays")),
        ("weekends", notice("weekends")),
    ),
)
_HOURS = Option(notice("hours"), notice("such as 22:00-06:00, or off"))
STANDING = notice("a standing briefing")
_BRIEFING = replace(TOPIC, description=STANDING)
OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "timeline": (TOPIC, _FROM, _TO, _ORDER, _PICTURE, *SHOWN),
    "facts": (_ENTITY, *SHOWN),
    "compare": (TOPIC, _FROM, _TO, _PICTURE, *SHOWN),
    "picture": (_WHAT, TOPIC, _FROM, _TO, _ORDER, *SHOWN),
    "sources": (TOPIC, *SHOWN),
    "why": (_NUMBER, _ANY_TOPIC, _LANGUAGE, PRIVATE),
    "search": (_WORDS, _PAGE, PRIVATE),
    "new": (_ANY_TOPIC, *SHOWN),
    "corrections": (_ANY_TOPIC, *SHOWN),
    "subscribe": (_BRIEFING, _TIME, _DAYS, _ZONE, PRIVATE),
    "unsubscribe": (replace(_BRIEFING, is_required=False), PRIVATE),
    "quiet": (_HOURS, PRIVATE),
    "language": (Option(notice("language"), notice("the language of this channel"), choices=_LANGUAGE.choices),),
    "zone": (_ZONE,),
}
"""The options of the commands that have any."""
OF_BRIEFINGS = frozenset({"subscribe", "unsubscribe"})
"""Commands whose topic is a briefing and nothing else."""


ADD = notice("check a briefing file, and put it in use")
POST = notice("post a briefing in this channel now")
FILE = Option(notice("file"), notice("the briefing file, such as kazakhstan.toml"), ATTACHMENT, is_required=True)
NAMED = Option(notice("briefing"), notice("the name of a briefing"), is_required=True, is_completed=True)
_VERSION = Option(notice("version"), notice("the number of a version; the one before, where there is none"), INTEGER)
_STATE = Option(
    notice("state"), notice("only those in this state"), choices=tuple((s.value, STATES[s]) for s in STATES)
)
_DELIVERY = Option(notice("delivery"), notice("the number of a delivery"), INTEGER)
_TARGET = Option(
    notice("subscriptions"),
    notice("a briefing, a chat such as discord:112233445566778899, or one key"),
    is_required=True,
)
_CLAIM = Option(notice("claim"), notice("the id of the claim"), is_required=True)
_STATEMENTS = (
    Option(notice("statement-id"), notice("what it says from now on, in Indonesian")),
    Option(notice("statement-en"), notice("what it says from now on, in English")),
)
_REASONS = (
    Option(notice("reason-id"), notice("why, in Indonesian"), is_required=True),
    Option(notice("reason-en"), notice("why, in English"), is_required=True),
)
_ACTIONS = (
    ("accept", notice("accept")),
    ("reject", notice("reject")),
    ("edit", notice("edit: two statements")),
    ("merge", notice("merge a new name into a known one")),
    ("link", notice("link to an event")),
    ("deny", notice("it denies another claim")),
    ("dispute", notice("another claim disputes it")),
    ("more", notice("what else can be done")),
    ("undo", notice("take the last decision back")),
)
ADMIN_OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "preview": (NAMED,),
    "versions": (NAMED,),
    "remove": (NAMED,),
    "rollback": (NAMED, _VERSION),
    "deliveries": (_STATE, _DELIVERY),
    "resend": (replace(_DELIVERY, is_required=True),),
    "pause": (_TARGET,),
    "resume": (_TARGET,),
    "correct": (
        _CLAIM,
        *(replace(statement, is_required=True) for statement in _STATEMENTS),
        *_REASONS,
    ),
    "withdraw": (_CLAIM, *_REASONS),
    "ingest": (
        Option(notice("link"), notice("the address of an article")),
        Option(notice("text"), notice("an article's text")),
        Option(notice("file"), notice("an article: text, a page, a letter"), ATTACHMENT),
    ),
    "review": (
        Option(notice("article"), notice("the id of the article")),
        Option(notice("action"), notice("what to do with it, or with the claim"), choices=_ACTIONS),
        Option(notice("claim"), notice("the number or id of the claim; to merge, the id of the new name")),
        Option(notice("other"), notice("the id of the event, of the other claim, or of the known name")),
        *_STATEMENTS,
    ),
    "add": (FILE,),
    "post": (NAMED,),
}
"""The options of the admin commands that have any."""
