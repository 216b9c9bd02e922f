"""Every error raised on purpose.

    BotError
    ├── InvalidValue      a value that must not exist: a date that is no date, a claim without evidence
    ├── FaultyFiles       one or more files are wrong: every fault, each with file, line and key
    ├── NotUnderstood     a request nobody can answer as it was typed
    │   └── BriefingRemoved   it names a briefing that was removed lately
    ├── UnknownLanguage   no catalogue for that language
    ├── StoreUnusable     the store cannot be opened: not ours, too new, damaged, locked
    ├── NothingToRun      the bot was started, and no platform is set up
    ├── PortUnusable      the web server cannot listen where it is to
    ├── PlatformRefused   a platform refuses the bot's token, so that trying again would be senseless
    ├── Unfit             a template that cannot be used for an edition (`bot.templates`)
    ├── Unreadable        something that came in and cannot be read (`bot.intake.ways`, as those below)
    ├── Forbidden         an address that is not asked: no web address, or with a password in it
    ├── NotFetched        a page or feed that could not be had
    └── NoProposals       a model's answer that is of no use, or that is not asked for now (`bot.intake.model`)

    Refusal               why the reader's process refuses, before the room puts it into words
    Closed                why a connection gave no whole answer, before the web puts it into words
    TooSoon               a host asked for time
    Unanswered            why a model gave no answer, before the draft's remark puts it into words

An error carries a `Notice`, not a sentence: the sentence is made at the edge, in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for a person, not yet in any language: a catalogue text, and the values for its braces.

    A value may itself be a `Notice`; it is worded in the same language.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def in_english(self) -> str:
        """Fill the catalogue text as it stands; catalogue texts are English."""
        return self.text.format(
            **{key: value.in_english() if isinstance(value, Notice) else value for key, value in self.values}
        )


def notice(text: str, /, **values: object) -> Notice:
    """Write a notice; the name is the keyword by which the catalogues find their texts."""
    return Notice(text, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one file, with the place and the way to mend it."""

    file: str
    line: int | None  # null: the file as a whole (unreadable, too large)
    key: str  # dotted path inside the record, "" for the record or file itself
    notice: Notice


class BotError(Exception):
    """Anything that Ringkas refuses on purpose."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice)
        self.notice = notice

    def __str__(self) -> str:
        return self.notice.in_english()


class InvalidValue(BotError, ValueError):
    """A value that must not exist. `key` names the field at fault, "" where the whole is."""

    def __init__(self, notice: Notice, key: str = "") -> None:
        super().__init__(notice)
        self.key = key


class FaultyFiles(BotError):
    """One or more files are wrong; nothing of them was taken over."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(notice("Faults: {count}. Nothing was changed.", count=len(faults)))
        self.faults = faults


class NotUnderstood(BotError):
    """A request that cannot be answered as typed. `nearest` holds whole commands that may have been meant, best first.

    `is_unfinished`: nothing in it is wrong, but something is missing, which any of `nearest` would complete.
    """

    def __init__(self, notice: Notice, nearest: tuple[str, ...] = (), *, is_unfinished: bool = False) -> None:
        super().__init__(notice)
        self.nearest = nearest
        self.is_unfinished = is_unfinished


class UnknownLanguage(BotError):
    """There is no catalogue for that language."""


class StoreUnusable(BotError):
    """The store cannot be opened or read."""


class NothingToRun(BotError):
    """The bot was started, and no platform is set up."""


class PortUnusable(BotError):
    """The web server cannot listen where it is to."""


class PlatformRefused(BotError):
    """A platform refuses the bot's token, so that trying again would be senseless."""
