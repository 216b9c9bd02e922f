"""Which sort of carrier some bytes are: by the name of a file, by what a server says of them, at last by how they begin."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """A sort of carrier."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    LETTER = "letter"
    FEED = "feed"  # RSS or Atom
    JSON_FEED = "json feed"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".eml": Kind.LETTER,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".json": Kind.JSON_FEED,
}
FEEDS = frozenset({Kind.FEED, Kind.JSON_FEED})
BUNDLES = FEEDS | {Kind.LETTER}
"""What holds more than one article's text: entries, attachments."""

_TYPES = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "message/rfc822": Kind.LETTER,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/xml": Kind.FEED,
    "text/xml": Kind.FEED,
    "application/feed+json": Kind.JSON_FEED,
    "application/json": Kind.JSON_FEED,
}
_FEED_ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE_ROOT = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 2048  # bytes at the beginning; before the root may stand comments and instructions


def kind_of_file(path: PurePath) -> Kind | None:
    """What a file's name says; null: nothing that is read."""
    return SUFFIXES.get(path.suffix.casefold())


def kind_of_type(content_type: str) -> Kind | None:
    """What a server's Content-Type says; null: nothing that is read."""
    return _TYPES.get(content_type.partition(";")[0].strip().casefold())


def charset_of_type(content_type: str) -> str:
    """The encoding that a Content-Type declares; "": none."""
    match = _CHARSET.search(content_type)
    return match[1] if match else ""


def kind_of_content(said: Kind | None, data: bytes) -> Kind | None:
    """What bytes are, by what was said of them and by their beginning: feeds are often sent as pages, and as text."""
    begin = data[:_LOOKED_AT]
    if said in {None, Kind.TEXT, Kind.PAGE, Kind.FEED} and b"\0" not in begin:
        if _FEED_ROOT.search(begin) and not _PAGE_ROOT.search(begin):
            return Kind.FEED
        if said is not Kind.TEXT and _PAGE_ROOT.search(begin):
            return Kind.PAGE
    return said
