"""What an admin wants in a briefing: the spec that one file in `briefings/` holds."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.addresses import Address
from bot.domain.delivery import WhenNothingNew
from bot.domain.errors import InvalidValue, notice
from bot.domain.schedule import Schedule
from bot.domain.wording import Wording

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_SPAN = re.compile(r"(?P<count>[0-9]{1,4}) (?P<unit>day|week|month|year)s?")


def checked_command_name(name: str) -> str:
    """Return `name` if both platforms take it as a command.

    Telegram allows 1-32 of a-z, 0-9 and _ (Bot API, `BotCommand.command`); Discord's rule is wider.

    Raises:
        InvalidValue: It is no such name.
    """
    if not _NAME.fullmatch(name):
        raise InvalidValue(
            notice(
                "“{name}” cannot be a command; use 1 to 32 of a-z, 0-9 and _, beginning with a letter", name=name[:80]
            )
        )
    return name


@dataclass(frozen=True, slots=True)
class Topic:
    """What belongs in an answer: claims that belong to any of these entities or measures, or hold any of these words.

    A claim belongs to the entities it is about, to who asserts it, and to the event it tells of.
    """

    entities: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # each a word or phrase; a claim with any of them belongs

    @property
    def is_empty(self) -> bool:
        """Whether nothing can belong."""
        return not (self.entities or self.measures or self.words)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time back from today, such as five years."""

    count: int
    unit: str  # day, week, month or year

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read "5 years", "1 month", "30 days".

        Raises:
            InvalidValue: It is no such stretch, or is none at all, or longer than a thousand of its unit.
        """
        match = _SPAN.fullmatch(text.strip())
        if match is None or not 0 < int(match["count"]) <= 1000:
            raise InvalidValue(notice("“{text}” is not a span; write 30 days, 6 months or 5 years", text=text[:60]))
        return cls(int(match["count"]), match["unit"])

    def before(self, day: date) -> date:
        """The day this long before `day`; a day that its month does not have becomes the month's last.

        The calendar begins with the year 1; there is nothing before.
        """
        if self.unit in {"day", "week"}:
            days = self.count * (7 if self.unit == "week" else 1)
            return date.fromordinal(max(1, day.toordinal() - days))
        months = max(12, day.year * 12 + day.month - 1 - self.count * (12 if self.unit == "year" else 1))
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


class SectionName(StrEnum):
    """The parts a briefing may have, in their usual order."""

    LEAD = "lead"
    MAIN = "main"
    NEW = "new"
    TIMELINE = "timeline"
    FIGURES = "figures"
    VOICES = "voices"


DEFAULT_SECTIONS = (SectionName.LEAD, SectionName.MAIN, SectionName.FIGURES, SectionName.VOICES)


@dataclass(frozen=True, slots=True)
class Show:
    """How much of what a briefing shows."""

    claims: int = 4  # in what matters most, the lead included
    disputes: int = 2
    voices: int = 2
    events: int = 3
    sections: tuple[SectionName, ...] = DEFAULT_SECTIONS


@dataclass(frozen=True, slots=True)
class Digest:
    """A briefing that is to be sent on a schedule, to addresses."""

    schedule: Schedule
    to: tuple[Address, ...]
    language: str = ""  # "": the chat's own
    when_nothing_new: WhenNothingNew | None = None  # null: as configured for all
    max_age: timedelta | None = None  # for how long after its slot it is still sent; null: as configured for all


@dataclass(frozen=True, slots=True)
class BriefingSpec:
    """A standing briefing: its command, title, topic, window and shape."""

    name: str
    title: Wording
    topic: Topic
    description: Wording | None = None  # null: the title, in command menus
    aliases: tuple[str, ...] = ()
    since: Span | date | None = None  # null: no window
    show: Show = field(default_factory=Show)
    digests: tuple[Digest, ...] = ()
    templates: tuple[tuple[str, str], ...] = ()  # language code -> template; without one, the layout of any briefing

    def __post_init__(self) -> None:
        for name in (self.name, *self.aliases):
            checked_command_name(name)
        if self.topic.is_empty:
            raise InvalidValue(notice("a briefing needs entities, measures or words"), "about")

    def window_start(self, today: date) -> date | None:
        """The first day that belongs in the briefing composed on `today`; null: there is no window."""
        return self.since.before(today) if isinstance(self.since, Span) else self.since
