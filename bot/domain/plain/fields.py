"""Fields that several kinds of record have: wordings, numbers and dates, read with the key at fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue
from bot.domain.wording import REQUIRED_LANGUAGES, Wording

Plain = dict[str, Any]
T = TypeVar("T")


@contextmanager
def within(key: str) -> Iterator[None]:
    """Name the field in an error that a part of it raised."""
    try:
        yield
    except InvalidValue as error:
        raise InvalidValue(error.notice, f"{key}.{error.key}" if error.key else key) from None


def optional(plain: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T | None:
    """What `read` makes of a field, or none where it is absent."""
    if key not in plain:
        return None
    with within(key):
        return read(plain[key])


def required(plain: Mapping[str, Any], key: str, read: Callable[[Any], T]) -> T:
    """What `read` makes of a field that is there."""
    with within(key):
        return read(plain[key])


def wording(value: str | Mapping[str, str]) -> Wording:
    """One text for all languages, or one for each."""
    return Wording.same(value) if isinstance(value, str) else Wording.of(value)


def plain_wording(wording: Wording | None) -> str | dict[str, str] | None:
    """A single text where all languages share it, else one for each."""
    if wording is None:
        return None
    texts = wording.as_mapping()
    if len(set(texts.values())) == 1 and len(texts) == len(REQUIRED_LANGUAGES):
        return wording.texts[0][1]
    return texts


def number(value: float | str | Decimal) -> Decimal:
    """A number as files and JSON give it, exactly."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def plain_number(value: Decimal) -> int | float | str:
    """The shortest plain number that reads back as exactly this."""
    if value == value.to_integral_value() and abs(value) < 10**18:
        return int(value)
    return float(value) if Decimal(str(float(value))) == value else str(value)


def date_text(date: EdtfDate | None) -> str:
    """The EDTF text of a date; "" for none."""
    return date.text if date else ""
