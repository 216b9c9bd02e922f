"""The day of publication as a page declares it: for machines, or in an element that is made for it.

Libraries guess where nothing is declared, from addresses, copyrights and any number in the text; a guess of the day
would move every "yesterday" of the article, so none is made here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "content_publisheddate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "sailthru.date",
    "date",
)
"""Names of `meta` elements, the surest first."""
_LD_CHARACTERS = 200_000
_LD_VALUES = 20_000


def declared_day(tree: Any) -> str:
    """The day or moment of publication, as the page writes it; "": it declares none."""
    return _in_meta(tree) or _in_linked_data(tree) or _in_time(tree)


def _in_meta(tree: Any) -> str:
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().casefold()
            if name and content:
                said.setdefault(name, content)
    return next((said[name] for name in _NAMES if name in said), "")


def _in_linked_data(tree: Any) -> str:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").casefold() and len(text) <= _LD_CHARACTERS:
            try:
                data = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            days = (each.get("datePublished") for each in _objects(data))
            if day := next((day.strip() for day in days if isinstance(day, str)), ""):
                return day
    return ""


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects within, from the outside inwards."""
    level, left = [data], _LD_VALUES
    while level and left > 0:
        left -= len(level)
        yield from (each for each in level if isinstance(each, dict))
        level = [inner for each in level for inner in _contents(each)]


def _contents(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _in_time(tree: Any) -> str:
    """The first `time` element of an article, or one that says it is the day of publication."""
    for element in tree.iter("time"):
        day = (element.get("datetime") or "").strip()
        is_published = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if day and (is_published or any(each.tag == "article" for each in element.iterancestors())):
            return day
    return ""
