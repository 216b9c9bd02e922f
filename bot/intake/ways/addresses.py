"""Which addresses may be asked: public ones, on the ports of the web.

A name says nothing about where it leads, and may lead elsewhere a moment later; so an address is judged when a socket is
made for it (`connections`), and what is judged here of a URL is only what can be told without asking anybody.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from bot.domain.errors import BotError, notice

PORTS = {"http": 80, "https": 443}

_GLOBAL = IPv6Network("2000::/3")
"""All that is given out to be reached from anywhere; embedded IPv4 (v4-mapped, NAT64) lies outside."""
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))
"""6to4 and Teredo: they lead to an IPv4 address, which may be a private one."""
_LONGEST = 2000
_SHOWN = 100  # characters of a host; real ones have fewer


class Forbidden(BotError):
    """An address that is not asked: no web address, private, or with secrets in it."""


def is_public(address: str) -> bool:
    """Whether an IP address may be connected to: nothing local, private, shared, reserved, or for many."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved
    return _is_public_v6(parsed)


def _is_public_v6(address: IPv6Address) -> bool:
    return address in _GLOBAL and address.is_global and not any(address in tunnel for tunnel in _TUNNELS)


def checked(url: str, also: frozenset[int] = frozenset()) -> str:
    """An address that may be asked, without its fragment; `also` are ports beside those of the web.

    Raises:
        Forbidden: It is none.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = parts.hostname or ""
    except ValueError:
        raise _no_address() from None
    if (
        parts.scheme not in PORTS
        or not host
        or len(url) > _LONGEST
        or not url.strip().isprintable()
        or " " in url.strip()
    ):
        raise _no_address()
    if "@" in parts.netloc or "\\" in url:
        raise Forbidden(notice("an address with a name or password in it is not asked"))
    if port is not None and port not in also and port not in PORTS.values():
        raise Forbidden(notice("the port {port} is none of the web’s; only 80 and 443 are asked", port=port))
    return urlunsplit(parts._replace(fragment=""))


def host_of(url: str) -> str:
    """The host of an address, to show and to be considerate of."""
    return (_split(url).hostname or "").rstrip(".")[:_SHOWN]


def shown(url: str) -> str:
    """An address to be shown: without what stands after "?", where keys and names stand."""
    parts = _split(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def is_address(text: str) -> bool:
    """Whether a text is meant as a web address."""
    return text.strip().casefold().startswith(("http://", "https://"))


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _no_address() -> Forbidden:
    return Forbidden(notice("this is not a web address that starts with https:// or http://"))
