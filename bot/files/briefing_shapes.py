"""The shape of a briefing file: one briefing, its topic, and when it is sent to whom.

The docstrings below the keys become the help that editors show from the JSON Schema.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.domain import addresses
from bot.domain.briefing import SectionName, Span, checked_command_name
from bot.domain.errors import InvalidValue, notice
from bot.files.places import unlike
from bot.files.shapes import ABSENT, Shape
from bot.files.texts import Id, Label, Name, Named, day_as_text
from bot.languages import available

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS_OF_CRON = 5


def _clock(text: str) -> str:
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise InvalidValue(notice("“{text}” is not a time of day; write 07:00 or 18:30", text=text[:20]))
    return text


def _days(text: str) -> str:
    """Days as `daily`, or as days and ranges of days in the order of the week: `mon-fri`, `mon,wed,fri`."""
    if text == "daily":
        return text
    for part in text.split(","):
        first, dash, last = part.partition("-")
        for day in (first, last) if dash else (first,):
            if day not in _DAYS:
                raise InvalidValue(unlike(notice("“{day}” is not a day", day=day[:20]), day, [*_DAYS, "daily"]))
        if dash and _DAYS.index(first) >= _DAYS.index(last):
            raise InvalidValue(
                notice("“{part}” runs against the week; write each day, as in fri,sat,sun,mon", part=part)
            )
    return text


def checked_zone(name: str) -> str:
    """Return `name` if it is a zone of the IANA time zone database.

    Raises:
        InvalidValue: It is none.
    """
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder, a path, or no such zone
        wrong = notice("“{zone}” is not a time zone such as Asia/Jakarta", zone=name[:60])
        raise InvalidValue(unlike(wrong, name, sorted(available_timezones()))) from None
    return name


def _spoken(code: str) -> str:
    if code not in available():
        raise InvalidValue(unlike(notice("“{value}” is not allowed here", value=code[:60]), code, available()))
    return code


def _cron(text: str) -> str:
    if len(text.split()) != _PARTS_OF_CRON:
        raise InvalidValue(notice("a cron expression has five fields: minute, hour, day, month, weekday"))
    try:
        next(CronSim(text, datetime(2000, 1, 1, tzinfo=UTC)))
    except CronSimError as error:
        raise InvalidValue(
            notice("“{text}” is not a cron expression: {reason}", text=text[:60], reason=str(error))
        ) from None
    except StopIteration:
        raise InvalidValue(notice("“{text}” never comes", text=text[:60])) from None
    return text


def _address(text: str) -> str:
    try:
        return addresses.Address.parse(text).text
    except InvalidValue as error:
        platform = text.partition(":")[0]
        if platform in addresses.PLATFORMS:
            raise
        raise InvalidValue(unlike(error.notice, platform, addresses.PLATFORMS)) from None


def _since(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        Span.parse(text)
    return text


def _each_once(values: list[str]) -> list[str]:
    double = next((value for place, value in enumerate(values) if value in values[:place]), None)
    if double is not None:
        raise InvalidValue(notice("“{value}” stands twice", value=str(double)))
    return values


CommandName = Annotated[
    str, AfterValidator(checked_command_name), Field(json_schema_extra={"pattern": "^[a-z][a-z0-9_]{0,31}$"})
]
Address = Annotated[
    str,
    AfterValidator(_address),
    Field(json_schema_extra={"pattern": r"^(telegram:-?[1-9][0-9]*(/[1-9][0-9]*)?|discord:[1-9][0-9]*)$"}),
]
ZoneName = Annotated[str, AfterValidator(checked_zone)]
SpokenLanguage = Annotated[str, AfterValidator(_spoken), Field(json_schema_extra={"enum": list(available())})]
"""The code of a language that has a catalogue."""


class AboutShape(Shape):
    """What belongs in the briefing: claims about any of these entities, of any of these measures, with these words."""

    entities: Annotated[list[Id], Field(max_length=50)] = ABSENT
    """Ids of entities."""
    measures: Annotated[list[Id], Field(max_length=50)] = ABSENT
    """Ids of measures."""
    words: Annotated[list[Name], Field(max_length=50)] = ABSENT
    """Words or phrases; a claim with any of them belongs."""
    since: Annotated[str, BeforeValidator(day_as_text), AfterValidator(_since)] = ABSENT
    """How far back: a span such as 5 years, 6 months or 30 days, or a day such as 2022-01-31."""


class ShowShape(Shape):
    """How much of what the briefing shows."""

    claims: Annotated[int, Field(ge=1, le=50)] = ABSENT
    """Claims in what matters most, the lead included."""
    disputes: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Disputes."""
    voices: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Voices: opinions, allegations and forecasts."""
    events: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Events of the timeline."""
    sections: Annotated[
        list[Annotated[SectionName, Field(strict=False)]], Field(min_length=1), AfterValidator(_each_once)
    ] = ABSENT
    """Its sections, in order."""


class DigestShape(Shape):
    """When the briefing is sent, and to whom."""

    at: Annotated[
        str, AfterValidator(_clock), Field(json_schema_extra={"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"})
    ] = ABSENT
    """Time of day in the zone, as HH:MM; or give cron."""
    cron: Annotated[str, AfterValidator(_cron)] = ABSENT
    """A cron expression of five fields, in the zone; instead of at and days."""
    days: Annotated[str, AfterValidator(_days)] = ABSENT
    """daily (the default), mon-fri, or mon,wed,fri."""
    zone: ZoneName
    """Time zone of the IANA database, such as Asia/Jakarta."""
    language: SpokenLanguage = ABSENT
    """Language of the digest; the chat's own if absent."""
    to: Annotated[list[Address], Field(min_length=1, max_length=1000), AfterValidator(_each_once)]
    """Addresses: telegram:CHAT, telegram:CHAT/TOPIC, discord:CHANNEL."""
    when_nothing_new: Literal["skip", "say-so"] = ABSENT
    """What to do when nothing is new; skip if absent."""

    @model_validator(mode="after")
    def _has_one_schedule(self) -> DigestShape:
        given = self.model_fields_set
        if "at" in given and "cron" in given:
            raise InvalidValue(notice("“at” and “cron” exclude each other"), "cron")
        if "cron" in given and "days" in given:
            raise InvalidValue(notice("“cron” says the days itself"), "days")
        if not given & {"at", "cron"}:
            raise InvalidValue(notice("a digest needs “at” or “cron”"), "at")
        return self


class BriefingShape(Shape):
    """A standing briefing; the file's name is its command."""

    title: Named[Label]
    """Its title; one text, or one for each language. Discord shows at most 100 characters in command menus."""
    description: Named[Label] = ABSENT
    """What command menus say about it; the title if absent."""
    aliases: Annotated[list[CommandName], Field(max_length=10), AfterValidator(_each_once)] = ABSENT
    """Other commands that ask for it."""
    about: AboutShape
    """What belongs in it."""
    show: ShowShape = ABSENT
    """How much of what it shows; good defaults if absent."""
    digest: Annotated[list[DigestShape], Field(max_length=100)] = ABSENT
    """When it is sent, and to whom."""
