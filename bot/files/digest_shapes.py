"""The shape of a digest in a file: when a briefing is sent, and to whom.

Briefing files hold digests, and so does config.toml, for briefings that do not carry their own.
"""

from __future__ import annotations

import re
from datetime import timedelta
from difflib import get_close_matches
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from bot.domain import addresses
from bot.domain.briefing import Digest
from bot.domain.cron import read_cron
from bot.domain.delivery import WhenNothingNew
from bot.domain.errors import InvalidValue, notice
from bot.domain.plain import Plain
from bot.domain.schedule import Schedule
from bot.domain.wall_clocks import DAILY, DAYS, EVERY_DAY, read_clock, read_days, zone_named, zones
from bot.files.places import unlike
from bot.files.shapes import ABSENT, Shape
from bot.files.texts import ONE, SEVERAL
from bot.languages import available
from bot.languages.zones import zone_meant

_AGE = re.compile(r"(?P<count>[0-9]{1,4}) (?P<unit>minute|hour|day)s?")


def _clock(text: str) -> str:
    read_clock(text)
    return text


def _days(text: str) -> str:
    try:
        read_days(text)
    except InvalidValue as error:
        day = str(error.notice.values[0][1])
        raise InvalidValue(error.notice if "-" in day else unlike(error.notice, day, [*DAYS, DAILY])) from None
    return text


def _zone(name: str) -> str:
    try:
        zone_named(name)
    except InvalidValue as error:
        meant = zone_meant(name)
        near = (meant,) if meant else tuple(get_close_matches(name[:100], zones(), 1, 0.6))
        raise InvalidValue(unlike(error.notice, meant or name, near)) from None
    return name


def _spoken(code: str) -> str:
    if code not in available():
        raise InvalidValue(unlike(notice("“{value}” is not allowed here", value=code[:60]), code, available()))
    return code


def _cron(text: str) -> str:
    read_cron(text)
    return text


def _address(text: str) -> str:
    try:
        return addresses.Address.parse(text).text
    except InvalidValue as error:
        platform = text.partition(":")[0]
        if platform in addresses.PLATFORMS:
            raise
        raise InvalidValue(unlike(error.notice, platform, addresses.PLATFORMS)) from None


def each_once(values: list[str]) -> list[str]:
    """Return `values` if they differ.

    Raises:
        InvalidValue: One stands twice.
    """
    double = next((value for place, value in enumerate(values) if value in values[:place]), None)
    if double is not None:
        raise InvalidValue(notice("“{value}” stands twice", value=str(double)))
    return values


def read_age(text: str) -> timedelta:
    """Read "90 minutes", "6 hours" or "2 days".

    Raises:
        InvalidValue: It is no such stretch of time, or none at all.
    """
    match = _AGE.fullmatch(text.strip())
    if match is None or not int(match["count"]):
        wrong = notice("“{text}” is not a stretch of time; write 90 minutes, 6 hours or 2 days", text=text[:60])
        raise InvalidValue(wrong)
    return timedelta(**{f"{match['unit']}s": int(match["count"])})


def _age(text: str) -> str:
    read_age(text)
    return text


def _form(value: object) -> str:
    return SEVERAL if isinstance(value, list) else ONE


Address = Annotated[
    str,
    AfterValidator(_address),
    Field(json_schema_extra={"pattern": r"^(telegram:-?[1-9][0-9]*(/[1-9][0-9]*)?|discord:[1-9][0-9]*)$"}),
]
ZoneName = Annotated[str, AfterValidator(_zone)]
SpokenLanguage = Annotated[str, AfterValidator(_spoken), Field(json_schema_extra={"enum": list(available())})]
"""The code of a language that has a catalogue."""
Clock = Annotated[str, AfterValidator(_clock), Field(json_schema_extra={"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"})]
Clocks = Annotated[
    Annotated[Clock, Tag(ONE)]
    | Annotated[list[Clock], Field(min_length=1, max_length=24), AfterValidator(each_once), Tag(SEVERAL)],
    Discriminator(_form),
]
"""One time of day, or several."""
Age = Annotated[str, AfterValidator(_age), Field(json_schema_extra={"pattern": "^[0-9]{1,4} (minute|hour|day)s?$"})]


class DigestShape(Shape):
    """When the briefing is sent, and to whom."""

    at: Clocks = ABSENT
    """Time of day in the zone, as HH:MM, or several in a list; or give cron."""
    cron: Annotated[str, AfterValidator(_cron)] = ABSENT
    """A cron expression of five fields, in the zone; instead of at and days."""
    days: Annotated[str, AfterValidator(_days)] = ABSENT
    """daily (the default), mon-fri, or mon,wed,fri."""
    zone: ZoneName
    """Time zone of the IANA database, such as Asia/Jakarta."""
    language: SpokenLanguage = ABSENT
    """Language of the digest; the chat's own if absent."""
    to: Annotated[list[Address], Field(min_length=1, max_length=1000), AfterValidator(each_once)]
    """Addresses: telegram:CHAT, telegram:CHAT/TOPIC, discord:CHANNEL."""
    when_nothing_new: Literal["skip", "say-so"] = ABSENT
    """What to do when nothing is new; as in config.toml if absent."""
    max_age: Age = ABSENT
    """For how long after its time it is still sent, such as 90 minutes or 6 hours; as in config.toml if absent."""

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


def digest_of(plain: Plain) -> Digest:
    """The digest that the keys of a shape mean, whose values the shape has checked."""
    at = plain.get("at", [])
    clocks = map(read_clock, [at] if isinstance(at, str) else at)
    days = read_days(plain["days"]) if "days" in plain else EVERY_DAY
    return Digest(
        Schedule.of(plain["zone"], clocks, days, plain.get("cron", "")),
        tuple(map(addresses.Address.parse, plain["to"])),
        plain.get("language", ""),
        WhenNothingNew(plain["when_nothing_new"]) if "when_nothing_new" in plain else None,
        read_age(plain["max_age"]) if "max_age" in plain else None,
    )
