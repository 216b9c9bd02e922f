"""The texts, ids, dates and numbers that files may hold, each with its bounds, as types for the shapes.

What has a rule in the domain (an id, a date, a web address) is checked by that rule; here are only the bounds and the
characters. Lengths count characters (code points).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, StringConstraints, Tag, WithJsonSchema

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue, notice
from bot.domain.figures import Amount
from bot.domain.news import checked_url
from bot.domain.wording import ID_LIMIT, LONG_ID_LIMIT, REQUIRED_LANGUAGES, Wording, checked_id

ONE, SEVERAL = "<one>", "<several>"
"""Names of the two forms of a value that may be written short; they stand in no key."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE_PATTERN = "^[a-z]{2,3}$"
_NUMBER_TEXT = re.compile(r"[+-]?\d{1,60}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,6})?", re.ASCII)


def _printed(text: str) -> str:
    if found := _CONTROL.search(text):
        raise InvalidValue(notice("the control character U+{code} is not allowed", code=f"{ord(found[0]):04X}"))
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text or "\u2028" in text or "\u2029" in text:
        raise InvalidValue(notice("this text stands on one line; a line break or tab does not belong in it"))
    return _printed(text)


def _id(text: str) -> str:
    return checked_id(text, ID_LIMIT)


def _without_key(error: InvalidValue) -> InvalidValue:
    """The error, where the place of the value already says which key is meant."""
    return InvalidValue(error.notice)


def _unit(text: str) -> str:
    try:
        return Amount(Decimal(1), text).unit
    except InvalidValue as error:
        raise _without_key(error) from None


def _language(code: str) -> str:
    try:
        Wording.of({**dict.fromkeys(REQUIRED_LANGUAGES, "-"), code: "-"})
    except InvalidValue as error:
        raise _without_key(error) from None
    return code


def _edtf(text: str) -> str:
    EdtfDate.parse(text)
    return text


def day_as_text(value: object) -> object:
    """Turn a date of TOML's own into text, which is EDTF; anything else stays as it is."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # the standard library reads 20261122 and 2026-W47 too
        raise InvalidValue(notice("a day was expected, such as 2026-11-21"))
    return text


def _web_address(text: str) -> str:
    try:
        return checked_url(text)
    except InvalidValue as error:
        raise _without_key(error) from None


def _number(value: object) -> Decimal:
    """An exact number from a whole number, a decimal, or text where a file's own numbers are too narrow."""
    if isinstance(value, str) and _NUMBER_TEXT.fullmatch(value):
        value = Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise InvalidValue(notice("a number was expected, such as 441e9 or 12.5"))
    try:
        return Amount(Decimal(value), "times").value
    except InvalidValue as error:
        raise _without_key(error) from None


def _moment(value: object) -> datetime:
    """A moment in UTC, from ISO 8601 text or a TOML date-time; without an offset it is refused."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        moment = None
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise InvalidValue(notice("a moment was expected, with its offset from UTC: 2026-11-21T07:00:00Z"))
    return moment.astimezone(UTC)


def _form(value: object) -> str:
    return ONE if isinstance(value, str) else SEVERAL


def _complete(texts: dict[str, str]) -> dict[str, str]:
    Wording.of(texts)
    return texts


Id = Annotated[str, AfterValidator(_id), Field(json_schema_extra={"maxLength": ID_LIMIT})]
LongId = Annotated[str, AfterValidator(checked_id), Field(json_schema_extra={"maxLength": LONG_ID_LIMIT})]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_one_line)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(_one_line)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300), AfterValidator(_one_line)]
Statement = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_one_line)]
SummaryText = Annotated[str, StringConstraints(min_length=1, max_length=4000), AfterValidator(_printed)]
TemplateText = Annotated[str, StringConstraints(min_length=1, max_length=8000), AfterValidator(_printed)]
Quote = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_printed)]
ArticleText = Annotated[str, StringConstraints(min_length=1, max_length=500_000), AfterValidator(_printed)]
Language = Annotated[str, AfterValidator(_language), Field(json_schema_extra={"pattern": _LANGUAGE_PATTERN})]
UnitName = Annotated[str, AfterValidator(_unit), Field(json_schema_extra={"maxLength": ID_LIMIT})]
Country = Annotated[str, StringConstraints(max_length=10), Field(json_schema_extra={"pattern": "^[A-Z]{2}$"})]
Wikidata = Annotated[str, StringConstraints(max_length=20), Field(json_schema_extra={"pattern": "^Q[0-9]+$"})]
EdtfText = Annotated[str, BeforeValidator(day_as_text), AfterValidator(_edtf)]
Day = Annotated[str, BeforeValidator(day_as_text), AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": "^" + _NUMBER_TEXT.pattern + "$"}]}),
]
Moment = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]

T = TypeVar("T")
_EVERY_LANGUAGE: dict[str, Any] = {
    "required": list(REQUIRED_LANGUAGES),
    "propertyNames": {"pattern": _LANGUAGE_PATTERN},
}
Worded = Annotated[dict[str, T], AfterValidator(_complete), Field(json_schema_extra=_EVERY_LANGUAGE)]
"""A text in every required language, and perhaps in more."""
Named = Annotated[
    Annotated[T, Tag(ONE)] | Annotated[Worded[T], Tag(SEVERAL)],
    Discriminator(_form),
]
"""One text for all languages, or a text for each."""
