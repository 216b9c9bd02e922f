"""The text of HTML, a line for each block: for letters, entries of feeds, and pages whose article cannot be told.

The tree is walked without recursion, since a stranger decides how deep it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]  # it has no types


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
_UNREAD = _names(
    "applet audio base button canvas embed head iframe input link math meta noscript object param script select source"
    " style svg template textarea title track video"
)
_SPACE = re.compile(r"\s+")
_DECLARATION = re.compile(r"^\s{0,99}<\?xml[^>]{0,200}\?>")
_UNSEEN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)
_TAG = re.compile(r"<[a-z!/][^<>]{0,2000}>", re.IGNORECASE)


def tree_of(text: str) -> Any:
    """The tree of a page or of a piece of one, without what it hides from readers; null: there is nothing in it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", text.replace("\0", "")), parser=parser)
    except (etree.ParserError, ValueError):  # nothing in it, or only what no tree can hold
        return None
    for element in [each for each in tree.iter() if _is_unseen(each)]:
        element.drop_tree()
    return tree


def text_of(markup: str) -> str:
    """What a reader sees of a page or of a piece of one, a line for each block."""
    if not _TAG.search(markup):
        return _SPACE.sub(" ", unescape(markup).replace("\0", "")).strip()
    tree = tree_of(markup)
    return "" if tree is None else text_of_tree(tree)


def text_of_tree(tree: Any) -> str:
    """What a reader sees of a tree, a line for each block."""
    lines = "".join(_pieces(tree)).split("\0")
    return "\n".join(line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line)


def _pieces(tree: Any) -> Iterator[str]:
    """The text in its order; U+0000, which no tree holds, is where a block begins or ends."""
    skipped = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_block = element.tag in _BLOCKS
        if skipped is None and event == "start":
            if element.tag in _UNREAD:
                skipped = element
            elif is_block:
                yield "\0"
            if skipped is None:
                yield element.text or ""
        elif event == "end" and (skipped is None or skipped is element):
            skipped = None
            yield "\0" if is_block else ""
            yield element.tail or ""


def _is_unseen(element: Any) -> bool:
    if element.tag in {"html", "body"}:  # some are hidden until a program has run
        return False
    return element.get("hidden") is not None or bool(_UNSEEN.search(element.get("style", "")))
