"""Who publishes an article: as its carrier says, else its head, the desk that sent it, an office's own release, its address.

An office is believed to publish only what has the forms of a release: a report may end with its name as well.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.domain.errors import Notice, notice
from bot.intake.facts import genre_words as words
from bot.intake.facts.outlets import found_outlets, outlet_named
from bot.intake.found import Arrival

_WORD = r"[A-Z][\w’'&-]{0,30}+"
_NAME = rf"{_WORD}(?:,? (?:and |of |for |the |dan |of the )?{_WORD}){{0,7}}"
_OFFICE = re.compile(
    rf"(?:The )?(?:Ministry|Department|Office|Embassy|Secretariat|Government) (?:of|for) (?:the )?{_NAME}"
    rf"|(?:Kementerian|Sekretariat|Kedutaan|Pemerintah|Komisi|Badan|Dinas) {_NAME}|Bank Indonesia"
)
_DESK = re.compile(
    r"(?:redaksi|humas|biro humas|newsroom of|press office of|kantor berita) (?P<of>\S.*)|(?P<whole>\S.* (?:news ?desk|newsroom|press office))",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of an office's or desk's name


def is_office(line: str) -> bool:
    """Whether a line may be the name of an office, and no more; one that has its capitals throughout looks alike."""
    return len(line) <= _LONGEST and _OFFICE.fullmatch(line) is not None


def publisher(arrival: Arrival, head: str, edges: str) -> tuple[str, *tuple[Notice, ...]]:
    """The publisher's name, with the reason where nothing says it outright; `edges` are a text's first and last lines."""
    if arrival.source.strip():
        return (arrival.source.strip(),)
    if outlets := found_outlets(head):
        return outlets[0].printed, notice("Its head names {source} as the publisher.", source=outlets[0].printed)
    if desk := desk_named(arrival.author):
        return desk, notice("{source} sent it.", source=desk)
    if office := _office(edges):
        return office, notice("It is a release of {source}.", source=office)
    if host := host_of(arrival.url).removeprefix("www."):
        return host, notice("Nothing names the publisher but the address: {source}.", source=host)
    return "", notice("Nothing names the publisher.")


def desk_named(sender: str) -> str:
    """The outlet or office for which a sender speaks; "": it is somebody, or nobody."""
    sender = sender.strip()[:_LONGEST]
    match = _DESK.fullmatch(sender)
    if match:
        return match["of"] or match["whole"]
    return sender if outlet_named(sender) else ""


def host_of(url: str) -> str:
    """The host of an address; "": it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _office(edges: str) -> str:
    if not words.RELEASE.search(edges.lower()):
        return ""
    lines = [line.strip() for line in edges.splitlines()]
    return next((line for line in reversed(lines) if is_office(line)), "")
