"""What the reader hands back: text and what its carrier says of it, as plain values; and its refusals.

The reader parses what strangers wrote, so nothing of what it says is a sentence for people: it names one of these
remarks or refusals, and the words are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from bot.domain.errors import BotError, Notice, notice
from bot.domain.limits import TEXT_CHARACTERS
from bot.intake.ways.limits import CPU_SECONDS, FIELD_CHARACTERS


class Unreadable(BotError):
    """Something that came in cannot be read: no text, too large, damaged, or made to keep its reader busy."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One article, letter or entry of a feed. "" is unknown; nothing in it is checked."""

    text: str = ""  # paragraphs are lines
    title: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    id: str = ""  # of an entry, in its feed
    is_whole: bool = True  # an entry that is no mere teaser
    remarks: tuple[tuple[str, str], ...] = ()  # a key of `REMARKS`, and the value for its brace

    def plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Passage:
        """A passage from its plain form, cut to its limits.

        Raises:
            ValueError: It is none.
        """
        texts = {field.name: plain.get(field.name, "") for field in fields(cls) if field.type == "str"}
        remarks, is_whole = plain.get("remarks", ()), plain.get("is_whole", True)
        if not all(isinstance(text, str) for text in texts.values()) or not isinstance(is_whole, bool):
            raise ValueError("no passage")
        return cls(
            **{name: text[: TEXT_CHARACTERS if name == "text" else FIELD_CHARACTERS] for name, text in texts.items()},
            is_whole=is_whole,
            remarks=tuple((str(key), str(value)[:FIELD_CHARACTERS]) for key, value in remarks if key in REMARKS),
        )


REMARKS = {
    "hidden": notice("invisible characters that were taken out: {value}"),
    "turned": notice(
        "marks that turn the direction of reading, taken out: {value}; what was seen may have read otherwise"
    ),
    "guessed encoding": notice("the encoding is not said; it was read as {value}"),
    "wrong encoding": notice("not in the encoding that it says it is in; it was read as {value}"),
    "replaced": notice("characters that could not be read and stand as a question mark: {value}"),
    "whole page": notice(
        "the article could not be told from what stands around it, so all the text of the page was taken"
    ),
    "other address": notice("the page names an address of another site as its own: {value}"),
    "entries left out": notice("only the first {value} entries of the feed were read"),
    "other lines": notice("lines that lead to other articles or stand for advertisements, left out: {value}"),
    "teaser": notice("this seems to be only the beginning of the article"),
    "without text": notice("entries of the feed that hold no text and were left out: {value}"),
    "unsound": notice("the feed is not well-formed; what could be read of it was taken"),
}
"""What the reader had to guess or to take out."""

REFUSALS = {
    "empty": notice("it holds no text"),
    "binary": notice("this is {value} data and no text; send the text itself"),
    "no text": notice("this is no text; send the text itself"),
    "too long": notice("its text is longer than {limit} characters", limit=TEXT_CHARACTERS),
    "no feed": notice("this is no feed: neither RSS, Atom nor JSON Feed"),
    "not JSON": notice("this is not JSON"),
    "too deep": notice("it is nested too deep to be read"),
    "too costly": notice(
        "it took more than {seconds} seconds or too much memory to read, and was given up", seconds=CPU_SECONDS
    ),
    "damaged": notice("it is damaged and cannot be read"),
}
"""Why the reader refused."""


class Refusal(Exception):
    """The reader refuses, for one of `REFUSALS`; never leaves its process but as a key."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key, value)
        self.key = key
        self.value = value


def remark(key: str, value: str = "") -> Notice:
    """One of our remarks, its brace filled."""
    return Notice(REMARKS[key].text, (("value", value),))


def refused(key: str, value: str = "") -> Unreadable:
    """One of our refusals; what the reader does not know how to name is damage."""
    known = REFUSALS.get(key, REFUSALS["damaged"])
    return Unreadable(Notice(known.text, (*known.values, ("value", value[:60]))))
