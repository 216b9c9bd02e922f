"""The history of accepted briefings: what is kept of each change, and which version a way back leads to."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.chats import AcceptedBriefing, ChatBook
from bot.domain.shelf import Shelved

FOLDER = "folder"
"""Who changed a file at the machine, in the history."""


def record(book: ChatBook, name: str, text: str | None, at: datetime, by: str) -> int:
    """Keep what a briefing's file holds from now on, unless that is known; its version (0: it was never there).

    Raises:
        InvalidValue: Another process was first.
    """
    versions = book.accepted(name)
    if text == (versions[-1].text if versions else None):
        return len(versions)
    book.accept(AcceptedBriefing(name, len(versions) + 1, text, at, by))
    return len(versions) + 1


def record_folder(book: ChatBook, shelved: Shelved, at: datetime) -> dict[str, date]:
    """Keep what was changed in the folder itself; a file that is wrong is no version, and counts as unchanged.

    What is returned are the names and aliases of the briefings of before, and the day (UTC) on which each was removed.
    """
    for name, text in shelved.texts.items():
        record(book, name, text, at, FOLDER)
    if shelved.files is not None:
        for name in book.accepted_names():
            if name not in shelved.files:
                record(book, name, None, at, FOLDER)
    former: dict[str, date] = {}
    for name in book.accepted_names():
        versions = book.accepted(name) if name not in shelved.specs else []
        if versions and versions[-1].text is None:
            former |= dict.fromkeys((name, *_last_aliases(versions)), versions[-1].accepted_at.date())
    return former


def _last_aliases(versions: Sequence[AcceptedBriefing]) -> Sequence[str]:
    """Under which other names a briefing that was removed was known in the end."""
    text = next((one.text for one in reversed(versions) if one.text is not None), "")
    try:
        return tuple(tomllib.loads(text).get("aliases", ()))
    except ValueError:  # nobody but an older release, or a hand in the store, left such a text
        return ()


def last_texts(book: ChatBook) -> dict[str, str]:
    """What each briefing's file held when it was last in use, those that were removed left out.

    The latest come first: an alias that two have was taken by the later, while the file of the other was wrong.
    """
    latest = [book.accepted(name)[-1] for name in book.accepted_names()]
    latest.sort(key=lambda one: one.accepted_at, reverse=True)
    return {one.name: one.text for one in latest if one.text is not None}


def wanted(versions: Sequence[AcceptedBriefing], number: int | None, current: str | None) -> AcceptedBriefing | None:
    """The version with this number; without one, the last that is not what the folder holds; null: there is none."""
    if number is not None:
        return next((one for one in versions if one.version == number), None)
    is_current = versions[-1].text == current
    earlier = versions[:-1] if is_current else versions
    return earlier[-1] if earlier else None
