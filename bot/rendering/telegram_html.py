"""A document as Telegram messages in HTML.

Telegram finds mentions, commands, hashtags and addresses in any text by itself; an invisible WORD JOINER in each keeps
words of an article from pinging a person or posing as our link, so that only links and commands of ours are live, and
the addresses that sources are named by.
Limits: https://core.telegram.org/bots/api#sendmessage (4096 units after parsing), tdlib/td `MessageEntity` (100
entities), tdlib/telegram-bot-api `Client.cpp` ("Text is too long": 32,768 bytes before parsing).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, pairwise

from bot.rendering.document import (
    Attribution,
    Block,
    Command,
    Document,
    DocumentSection,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Mark,
    Note,
    Quote,
    Statement,
    Strong,
    Text,
)
from bot.rendering.paging import (
    NUMBER_ROOM,
    Page,
    Piece,
    Run,
    Size,
    bounded,
    marks_on,
    numbered,
    paginate,
    together,
    written,
)
from bot.rendering.reading import running, shown
from bot.rendering.units import ELLIPSIS, JOINER, cells, shortened, tamed, utf16_units

ROOM: Size = (4096, 100, 32_000)
"""What one message holds: UTF-16 units after parsing, entities, bytes before parsing."""

HEAD_UNITS = 256
"""Longest title or heading; what is longer goes on below it."""

ROW_BUTTONS = 3
ROW_CELLS = 36
"""What a phone shows of a row of buttons, which share its width equally."""

_LIVE = re.compile(
    r"""[@#/$.+](?:
        (?<=[@#])(?=\S)                                  # @name, name@host, #tag
      | (?<=/)(?<![A-Za-z0-9_]/)(?=[A-Za-z0-9_])         # /command, scheme://host
      | (?<=\$)(?=[A-Z]|1INCH)                           # $TICKER
      | (?<=\S\.)(?=[^\W\d]|\d{1,3}\.\d{1,3}\.\d{1,3})   # host.name, 1.2.3.4
      | (?<=\+)(?=\d[\d\ ()-]{5})                        # +62 812 ...
    )""",
    re.VERBOSE,
)
"""Ends where a joiner keeps TDLib (`find_mentions`, `find_bot_commands`, `find_urls` ...) from finding something."""

_BEFORE_COMMAND = frozenset(" (")
_AFTER_COMMAND = frozenset(" ).,;:")
_LIVE_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}")
_SPACE = Piece("", (2, 0, 2))


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its HTML, and the source marks that a reader sees in it, in order."""

    html: str
    marks: tuple[int, ...]


def render(document: Document) -> tuple[str, ...]:
    """Telegram HTML, one text a message, in order; at least one."""
    return tuple(message.html for message in messages(document))


def messages(document: Document) -> tuple[Message, ...]:
    """The messages of a document, in order; at least one."""
    has_subtitle = bool(document.subtitle)
    document = bounded(document, lambda text: utf16_units(tamed(text)) <= HEAD_UNITS, HEAD_UNITS)
    title = _head(document.title)
    reserve = (NUMBER_ROOM, 1, NUMBER_ROOM + len("<b></b>"))
    room = tuple(limit - taken for limit, taken in zip(ROOM, together(title.size, reserve), strict=True))
    runs = [_run(section, room) for section in document.sections]
    if document.footer:
        runs.append(Run(_SPACE, _SPACE, written((Note(document.footer),), _block, room)))
    pages = paginate(runs, room)
    titles = [_head(numbered(document.title, index, len(pages))).text for index in range(1, len(pages) + 1)]
    return tuple(
        Message(_html(title, page, is_close=has_subtitle and index == 0), marks_on(page))
        for index, (title, page) in enumerate(zip(titles, pages, strict=True))
    )


def _html(title: str, page: Page, *, is_close: bool) -> str:
    """Title and columns, an empty line between them; no empty line above a subtitle."""
    columns = ["\n".join(piece.text for piece in (column.heading, *column.pieces) if piece.text) for column in page]
    gap = "\n" if is_close else "\n\n"
    return gap.join(part for part in (title, "\n\n".join(columns)) if part) or ELLIPSIS


def _run(section: DocumentSection, room: Size) -> Run:
    heading, again = _head(section.heading), _head(f"{section.heading} {ELLIPSIS}" if section.heading else "")
    left = tuple(limit - taken for limit, taken in zip(room, again.size, strict=True))
    pieces = written(section.blocks, _block, left)
    return Run(heading, again, pieces or ((Piece("", (0, 0, 0)),) if heading.text else ()))


def _head(text: str) -> Piece:
    """A title or heading with the empty line between it and what stands before it."""
    words = _inlines((Strong(text),))
    return Piece(words.text, together(words.size, (3, 0, 3)))


def _block(block: Block) -> Piece:
    """A block, with the line break before it."""
    inlines = running(block)
    if isinstance(block, Note):
        inlines = tuple(Emphasis(inline.text) if isinstance(inline, Text) else inline for inline in inlines)
    words = _inlines((Text("• "), *inlines) if isinstance(block, Statement) else inlines)
    if isinstance(block, Quote):
        text = f"<blockquote>{words.text}</blockquote>"
        return Piece(text, together(words.size, (1, 1, len(text) - len(words.text) + 1)), marks=words.marks)
    return Piece(words.text, together(words.size, (1, 0, 1)), marks=words.marks)


def _inlines(inlines: Inlines) -> Piece:
    texts = [tamed(shown(inline)) for inline in inlines]
    entity_count = _defuse(inlines, texts)
    marked = []
    for inline, text in zip(inlines, texts, strict=True):
        opening, closing, count = _tags(inline, text)
        entity_count += count
        marked.append(f"{opening}{escape(text, quote=False)}{closing}")
    html = "".join(marked)
    units = utf16_units("".join(texts))
    marks = tuple(inline.number for inline in inlines if isinstance(inline, Mark))
    return Piece(html, (units, entity_count, len(html) if html.isascii() else len(html.encode())), marks=marks)


def _tags(inline: Inline, text: str) -> tuple[str, str, int]:
    """What stands before and behind the words of an inline, and how many entities that makes."""
    if isinstance(inline, Text | Mark) or not text.strip():
        return "", "", 0
    if isinstance(inline, Strong):
        return "<b>", "</b>", 1
    if isinstance(inline, Emphasis):
        return "<i>", "</i>", 1
    if isinstance(inline, Link):
        url = tamed(inline.url)
        return (f'<a href="{escape(url)}">', "</a>", 1) if url.startswith(("https://", "http://")) else ("", "", 0)
    # A tap on a bare command sends it as it stands, but without its arguments; a tap on code copies it whole.
    return ("", "", 1) if _LIVE_COMMAND.fullmatch(text) else ("<code>", "</code>", 1)


def _defuse(inlines: Inlines, texts: list[str]) -> int:
    """Put a joiner where Telegram would find something live that is neither link, command nor source of ours.

    Commands are set apart first: only then is `/start` right behind one a command. Returns how many addresses of
    sources are left live.
    """
    for index, (left, right) in enumerate(pairwise(inlines)):
        # Words that touch a command change it: `/timeline` beside `@other_bot` is another bot's.
        if isinstance(right, Command) and not isinstance(left, Command) and texts[index][-1:] not in _BEFORE_COMMAND:
            texts[index] += JOINER
        if isinstance(left, Command) and not isinstance(right, Command) and texts[index + 1][:1] not in _AFTER_COMMAND:
            texts[index + 1] = JOINER + texts[index + 1]
    begins = list(accumulate(map(len, texts), initial=0))
    live_count = 0
    for match in reversed(list(_LIVE.finditer("".join(texts)))):
        index = bisect_left(begins, match.end()) - 1
        if isinstance(inlines[index], Attribution) and match[0] == ".":
            live_count += 1
        elif not isinstance(inlines[index], Command):
            at = match.end() - begins[index]
            texts[index] = texts[index][:at] + JOINER + texts[index][at:]
    return live_count


def caption(text: str, units: int) -> str:
    """Words as HTML for below a picture: at most so many UTF-16 units once parsed, and nothing in them live."""
    inert = _LIVE.sub(lambda match: match[0] + JOINER, tamed(text))
    return escape(shortened(inert, units), quote=False)


def button_rows(labels: Sequence[str]) -> list[list[int]]:
    """Which buttons stand side by side, by their places: as many as a phone's row shows whole."""
    rows: list[list[int]] = []
    widest = 0
    for place, label in enumerate(labels):
        width = cells(label)
        widest = max(widest, width)
        if not rows or len(rows[-1]) == ROW_BUTTONS or widest * (len(rows[-1]) + 1) > ROW_CELLS:
            rows.append([])
            widest = width
        rows[-1].append(place)
    return rows
