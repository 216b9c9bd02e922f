"""The types of settings: what a value in config.toml, or the text of a variable, must look like.

A proxy's address may hold a password, so what is wrong with one is said without it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, InstanceOf

from bot.domain.errors import InvalidValue, Notice, notice
from bot.domain.secrets import Secret
from bot.files.digest_shapes import read_age

_WHOLE = re.compile(r"[+-]?\d{1,20}", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*", re.ASCII)
_PRINTED = re.compile(r"[!-~]+")


def _path(value: object) -> object:
    if isinstance(value, Path) or (isinstance(value, str) and value.strip()):
        return Path(value)
    raise InvalidValue(notice("a path in quotes was expected"))


def _whole(value: object) -> object:
    """A number, where a variable holds its digits; anything else stays as it is, to be refused."""
    return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value.strip()) else value


def _age(value: object) -> object:
    return read_age(value) if isinstance(value, str) else value


def _tables(value: object) -> object:
    if not isinstance(value, list):
        raise InvalidValue(notice("tables in double [[brackets]] were expected"))
    return tuple(value)


def _several(value: object) -> object:
    """A list, where a variable holds its entries with commas between."""
    if isinstance(value, str):
        value = [part for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise InvalidValue(notice("a list of whole numbers in [brackets] was expected"))
    return tuple(value)


def _listed(value: object) -> object:
    """A list of texts, where a variable holds them with spaces between."""
    if isinstance(value, str):
        value = value.split()
    if not isinstance(value, list | tuple):
        raise InvalidValue(notice("a list of addresses in [brackets] was expected"))
    return tuple(value)


def _chosen(value: object) -> object:
    """Several of a few words, where a variable holds them with commas between."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise InvalidValue(notice("a list of words in [brackets] was expected"))
    return tuple(value)


def _feed_address(text: str) -> str:
    _web_parts(
        text, ("https", "http"), notice("the address of a feed was expected, which begins with https:// or http://")
    )
    return text


def _web_parts(text: str, schemes: tuple[str, ...], wrong: Notice) -> SplitResult:
    """The parts of an address of one of these schemes, with a host and a port that can be."""
    try:
        parts = urlsplit(text)
        possible = parts.scheme in schemes and parts.hostname and parts.port != 0 and _PRINTED.fullmatch(text)
    except ValueError:
        possible = False
    if not possible:
        raise InvalidValue(wrong)
    return parts


def _api_address(text: str) -> str:
    wrong = notice("an address that begins with https:// or http:// was expected, without password, ? or #")
    parts = _web_parts(text, ("https", "http"), wrong)
    if "@" in parts.netloc or "?" in text or "#" in text:
        raise InvalidValue(wrong)
    return text


def _webhook_address(text: str) -> str:
    wrong = notice("an address that begins with https:// was expected; http:// only on this machine")
    parts = _web_parts(text, ("https", "http"), wrong)
    if (parts.scheme == "http" and not _is_loopback(parts.hostname or "")) or "@" in parts.netloc or "#" in text:
        raise InvalidValue(wrong)
    return text


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _proxy(value: Any) -> Any:
    if isinstance(value, str):
        _web_parts(
            value, ("http", "https"), notice("the address of a proxy was expected, such as http://proxy.example:3128")
        )
        return Secret(value)
    return value


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise InvalidValue(notice("a host name or an IP address was expected, such as 127.0.0.1"))
    return text


FilePath = Annotated[Path, BeforeValidator(_path)]
PerSecond = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1000)]
Port = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=65535)]
Days = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=36_500)]
PollSeconds = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=3600)]
Minutes = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1440)]
Age = Annotated[timedelta, BeforeValidator(_age)]
AS_TABLES = BeforeValidator(_tables)
"""Reads what a file writes as several tables of one name."""
UserId = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=2**63 - 1)]
"""At most 52 significant bits on Telegram (https://core.telegram.org/bots/api#user), 63 on Discord (a snowflake)."""
UserIds = Annotated[tuple[UserId, ...], BeforeValidator(_several)]
FeedAddresses = Annotated[tuple[Annotated[str, AfterValidator(_feed_address)], ...], BeforeValidator(_listed)]
Proposed = Annotated[tuple[Literal["summaries", "claims", "translations"], ...], BeforeValidator(_chosen)]
ModelName = Annotated[str, Field(max_length=200, pattern=r"^[!-~]*$")]
AnswerSeconds = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=600)]
Tokens = Annotated[int, BeforeValidator(_whole), Field(ge=1000, le=10**9)]
Requests = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=10**6)]
ApiAddress = Annotated[str, AfterValidator(_api_address)]
WebhookAddress = Annotated[str, AfterValidator(_webhook_address)]
ProxyAddress = Annotated[InstanceOf[Secret], BeforeValidator(_proxy)]
Host = Annotated[str, AfterValidator(_host)]
