"""Who publishes an article: as its carrier says, else its head, the desk that sent it, an office's own release, its address.

An office is believed to publish only what has the forms of a release: a report may end with its name as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.domain.errors import Notice, notice
from bot.intake.facts import genre_words as words
from bot.intake.facts.outlets import found_outlets, outlet_named
from bot.intake.found import Arrival

_WORD = r"[A-Z][\w’'&-]{0,30}+"
_NAME = rf"{_WORD}(?:,? (?:and |of |for |the |dan |of the )?{_WORD}){{0,7}}"
_OFFICE = re.compile(
    rf"(?:The )?(?:Ministry|Department|Office|Embassy|Secretariat|Government) (?:of|for) (?:the )?{_NAME}"
    rf"|(?:Kementerian|Sekretariat|Kedutaan|Pemerintah|Komisi|Badan|Dinas|Polda|Polres|Polresta) {_NAME}|Bank Indonesia"
    rf"|(?:{_WORD} ){{1,4}}(?:Police|Council|Constabulary|Authority|Commission)"
)
_DESK = re.compile(
    r"(?:redaksi|humas|biro humas|newsroom of|press office of|kantor berita) (?P<of>\S.*)|(?P<whole>\S.* (?:news ?desk|newsroom|press office))",
    re.IGNORECASE,
)
_HEAD = 3  # lines in which a title may begin with an office
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
    """Whose release a text is: an office's that stands in a line of its own, or a company's that tells about itself."""
    is_wired = words.NEWSWIRE.search(edges) is not None
    if not is_wired and not words.RELEASE.search(edges.lower()):
        return ""
    lines = list(dict.fromkeys(line.strip() for line in edges.splitlines()))
    office = next((line for line in reversed(lines) if is_office(line)), "")
    about = words.ABOUT_US.search(edges) if is_wired and not office else None
    if about:
        return about[0].strip().partition(" ")[2]
    if office:
        return _named_again(office, lines) or office
    begun = next((match[0] for line in lines[:_HEAD] if (match := _OFFICE.match(line))), "")
    return _named_again(begun, lines)


def _named_again(office: str, lines: Sequence[str]) -> str:
    """An office's name without what a title in capitals says it did: as another line names it, in full; "": none does."""
    parts = office.split(" ")
    names = (" ".join(parts[:count]) for count in range(len(parts), 1, -1) if parts[count - 1][:1].isupper())
    name = next((name for name in names if sum(name in line for line in lines) > 1), "")
    found = (_OFFICE.match(line, line.index(name)) for line in lines if name and name in line)
    full = (match[0] for match in found if match and match.string[match.end() : match.end() + 2].strip()[:1].islower())
    return max(full, key=len, default=name)
