r"""Inlines and blocks as Discord Markdown in which nothing but our own markup is markup.

A backslash before a character that is neither letter, digit nor space shows that character (Discord's client:
`/^\\([^0-9A-Za-z\s])/`), so whatever could begin markup, a mention or an address is escaped wherever it stands.
https://support.discord.com/hc/en-us/articles/210298617
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bot.rendering.document import Block, Command, Emphasis, Inlines, Link, Mark, Note, Quote, Statement, Strong, Text
from bot.rendering.reading import running, shown
from bot.rendering.units import JOINER, tamed

LINK_UNITS = 512
"""Longest address that is linked: a field holds 1024 units, and a statement must fit beside its links.

A longer one is named by its host.
"""

_ANYWHERE = re.compile(r"[\\*_`~|<>@\[\]]|:(?=[A-Za-z0-9_+/-])")
_AT_START = re.compile(r"\s*(?:(?=[-+#>])|\d+(?=[.)]))")
_UNSAFE_IN_ADDRESS = re.compile(r"[()<>\[\]\\\s\"`*|]")


def block_markdown(block: Block) -> str:
    """A block; one line."""
    inlines = running(block)
    if isinstance(block, Note):
        inlines = tuple(Emphasis(inline.text) if isinstance(inline, Text) else inline for inline in inlines)
    if isinstance(block, Statement):
        return f"• {inlines_markdown(inlines)}"
    text = at_line_start(inlines_markdown(inlines))
    return f"> {text}" if isinstance(block, Quote) else text


def at_line_start(markdown: str) -> str:
    """Escape what would make a line a heading, list, quote or small print."""
    start = _AT_START.match(markdown)
    return markdown if start is None else f"{start[0]}\\{markdown[start.end() :]}"


def escaped(text: str) -> str:
    """Plain words, on one line, as Markdown that shows them."""
    return _ANYWHERE.sub(r"\\\g<0>", tamed(text))


def _paired(text: str) -> str:
    """The text, a bracket that closes nothing as its full-width twin.

    Discord looks beyond a link for a further bracket that closes, escaped or not, and takes the two for one.
    """
    if "]" not in text:
        return text
    characters, depth = list(text), 0
    for place, character in enumerate(characters):
        if character == "[":
            depth += 1
        elif character == "]":
            if not depth:
                characters[place] = "\uff3d"
            depth = max(0, depth - 1)
    return "".join(characters)


def inlines_markdown(inlines: Inlines) -> str:
    """Inlines one behind the other; a joiner keeps the asterisks or backticks of neighbours apart.

    Neighbours that are plain words are escaped as one text, for `http:` and `//host` are harmless only apart.
    """
    parts: list[str] = []
    plain = ""
    is_linked = False
    for inline in inlines:
        is_linked = is_linked or isinstance(inline, Link)
        if isinstance(inline, Text | Mark):
            plain += _paired(shown(inline)) if is_linked else shown(inline)
        elif part := _marked_up(inline):
            if words := escaped(plain):
                parts.append(words)
            plain = ""
            if parts and part[0] == parts[-1][-1]:
                parts.append(JOINER)
            parts.append(part)
    return "".join((*parts, escaped(plain)))


def _marked_up(inline: Strong | Emphasis | Link | Command) -> str:
    if isinstance(inline, Strong):
        return _wrapped(inline.text, "**")
    if isinstance(inline, Emphasis):
        return _wrapped(inline.text, "*")
    if isinstance(inline, Link):
        return _link(inline)
    text = tamed(inline.text)
    return f"`{text}`" if text.strip() and "`" not in text else escaped(text)


def _wrapped(text: str, mark: str) -> str:
    """Words between marks; Discord takes them only where no space stands inside the marks' edges."""
    whole = tamed(text)
    words = whole.strip()
    if not words:
        return whole
    before = whole[: len(whole) - len(whole.lstrip())]
    after = whole[len(whole.rstrip()) :]
    return f"{before}{mark}{at_line_start(escaped(words))}{mark}{after}"


def _link(link: Link) -> str:
    words = at_line_start(escaped(shown(link)))
    if not link.url.startswith(("https://", "http://")):
        return words
    url = _UNSAFE_IN_ADDRESS.sub(lambda match: quote(match[0]), tamed(link.url))
    if len(url) <= LINK_UNITS:
        return f"[{words}]({url})"
    return f"{words} ({escaped(f'{urlsplit(url).scheme}://{urlsplit(url).netloc}/…')})"
