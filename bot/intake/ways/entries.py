"""Feeds: their entries, the newest first as feeds have them, and what they say of when to ask again.

feedparser is given a stream only: a text, and bytes too, it first takes for an address to fetch and for a file to open.
It takes about a millisecond an entry however few are wanted, so a long feed is cut before it sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from bot.intake.ways.encodings import decoded
from bot.intake.ways.limits import FEED_ENTRIES
from bot.intake.ways.markup import text_of
from bot.intake.ways.passages import Passage, Refusal

_END = re.compile(rb"</(?:\w{1,20}:)?(?:item|entry)\s{0,9}>", re.IGNORECASE)
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
"""What feedparser calls a fault though nothing is lost by it."""
_WHOLE_SUMMARY = 600  # characters from which the summary of an entry may be all of its article
_WHOLE_CONTENT = 250  # and what the feed has beside a summary and calls the content
_TEASER = re.compile(
    r"(?:…|\.\.\.|\[\s?\.\.\.\s?\]|\[…\]|read more|continue reading|read the rest.{0,80}|baca selengkapnya|selengkapnya"
    r"|baca juga.{0,200}|lanjutkan membaca.{0,200})\W{0,5}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """What a feed holds."""

    passages: tuple[Passage, ...]
    title: str
    minutes: int  # for which it says it need not be asked again; 0: not said
    remarks: tuple[tuple[str, str], ...]


def read_feed(data: bytes, charset: str, url: str) -> ReadFeed:
    """Read RSS or Atom; `url` is where it was found, for the addresses in it that leave that out.

    Raises:
        Refusal: It is neither.
    """
    data, remarks = _shortened(data)
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    parsed = feedparser.parse(
        BytesIO(data), sanitize_html=False, resolve_relative_uris=False, response_headers={"content-type": kind}
    )
    if not parsed.get("version") and not parsed.entries:
        raise Refusal("no feed")
    if parsed.bozo and not isinstance(parsed.get("bozo_exception"), _HARMLESS):
        remarks = (*remarks, ("unsound", ""))
    feed = parsed.feed
    about = (_text(feed, "title"), _text(feed, "language"), url)
    passages = tuple(_entry(entry, *about) for entry in parsed.entries[:FEED_ENTRIES])
    return ReadFeed(passages, about[0], _minutes(feed), remarks)


def _shortened(data: bytes) -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """A feed without the entries that are too many, its end kept so that it stays well-formed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = b"\xef\xbb\xbf" + decoded(data)[0].encode()
    ends = [match.end() for match in _END.finditer(data)]
    if len(ends) <= FEED_ENTRIES:
        return data, ()
    return data[: ends[FEED_ENTRIES - 1]] + data[ends[-1] :], (("entries left out", str(FEED_ENTRIES)),)


def _entry(entry: Any, feed_title: str, language: str, base: str) -> Passage:
    contents = sorted((_text(content, "value") for content in entry.get("content", ())), key=len)
    summary = text_of(_text(entry, "summary"))
    content = text_of(contents[-1]) if contents else ""
    text = content if len(content) >= len(summary) else summary
    source = entry.get("source")
    link = _text(entry, "link")
    return Passage(
        text=text,
        title=text_of(_text(entry, "title")),
        author=_text(entry, "author"),
        source=(_text(source, "title") if source else "") or feed_title,
        url=_joined(base, link),
        published=_text(entry, "published") or _text(entry, "updated"),
        language=_text(entry, "language") or language,
        id=_text(entry, "id") or link or _text(entry, "title"),
        is_whole=is_whole(text, is_content=len(content) > len(summary)),
    )


def is_whole(text: str, *, is_content: bool) -> bool:
    """Whether the text of an entry seems to be all of its article; `is_content`: the entry has a summary beside it."""
    return len(text) >= (_WHOLE_CONTENT if is_content else _WHOLE_SUMMARY) and not _TEASER.search(text[-300:])


def _text(values: Any, key: str) -> str:
    value = values.get(key) if isinstance(values, Mapping) else None
    return value.strip() if isinstance(value, str) else ""


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def _minutes(feed: Any) -> int:
    """How long a feed says it stays as it is: RSS's `ttl`, or the periods of RSS's module Syndication."""
    ttl = _number(_text(feed, "ttl"))
    period = _PERIODS.get(_text(feed, "sy_updateperiod").casefold(), 0)
    return ttl or period // max(1, _number(_text(feed, "sy_updatefrequency")))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def read_json_feed(data: bytes, charset: str, url: str) -> ReadFeed:
    """Read a JSON Feed (https://www.jsonfeed.org/version/1.1/).

    Raises:
        Refusal: It is none.
    """
    text, remarks = decoded(data, charset)
    try:
        feed = json.loads(text)
    except RecursionError:
        raise Refusal("too deep") from None
    except ValueError:
        raise Refusal("not JSON") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in _text(feed, "version"):
        raise Refusal("no feed")
    if len(items) > FEED_ENTRIES:
        remarks = (*remarks, ("entries left out", str(FEED_ENTRIES)))
    about = (_text(feed, "title"), _text(feed, "language"), url, _authors(feed))
    entries = (item for item in items[:FEED_ENTRIES] if isinstance(item, dict))
    return ReadFeed(tuple(_item(item, *about) for item in entries), about[0], 0, remarks)


def _item(item: Mapping[str, Any], feed_title: str, language: str, base: str, authors: str) -> Passage:
    content = text_of(_text(item, "content_html")) or _text(item, "content_text")
    text = content or _text(item, "summary")
    link = _text(item, "url") or _text(item, "external_url")
    return Passage(
        text=text,
        title=_text(item, "title"),
        author=_authors(item) or authors,
        source=feed_title,
        url=_joined(base, link),
        published=_text(item, "date_published") or _text(item, "date_modified"),
        language=_text(item, "language") or language,
        id=_text(item, "id") or link or _text(item, "title"),
        is_whole=is_whole(content, is_content=bool(item.get("summary"))),
    )


def _authors(about: Mapping[str, Any]) -> str:
    return ", ".join(_names(about.get("authors")) or _names([about.get("author")]))


def _names(authors: Any) -> list[str]:
    return list(_said_names(authors)) if isinstance(authors, list) else []


def _said_names(authors: list[Any]) -> Iterator[str]:
    for author in authors:
        if name := _text(author, "name"):
            yield name
