"""What admins may ask for: one table for all platforms, as the readers' is, and what each command does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.domain.errors import StoreUnusable, notice
from bot.languages import Language
from bot.platforms import reviewing
from bot.platforms.editing import Editing, telling
from bot.platforms.overseeing import Oversight
from bot.platforms.requests import Command, Reply
from bot.platforms.reviewing import ReviewDesk

ADMIN_COMMANDS = (
    Command("status", "", None, notice("how the bot is doing")),
    Command("reload", "", None, notice("read the briefing files anew")),
    Command("preview", "", notice("BRIEFING"), notice("a briefing as its file stands now")),
    Command(
        "deliveries",
        "",
        notice("[STATE or NUMBER]"),
        notice("what became of digests, and which chats are out of reach"),
    ),
    Command("resend", "", notice("NUMBER"), notice("send again what failed or may not have arrived")),
    Command("pause", "", notice("SUBSCRIPTION, CHAT or BRIEFING"), notice("send no digests until it is resumed")),
    Command("resume", "", notice("SUBSCRIPTION, CHAT or BRIEFING"), notice("send digests again")),
    Command(
        "correct", "", notice("CLAIM | two statements | two reasons"), notice("correct a claim, wherever it was sent")
    ),
    Command("withdraw", "", notice("CLAIM | two reasons"), notice("withdraw a claim, wherever it was sent")),
    Command("ingest", "", notice("LINK or TEXT"), notice("take an article in; a file of one can be sent as it is")),
    Command("review", "", notice("[ARTICLE]"), notice("articles that wait for an editor")),
    Command("versions", "", notice("BRIEFING"), notice("the accepted versions of a briefing")),
    Command("remove", "", notice("BRIEFING"), notice("remove a briefing")),
    Command("rollback", "", notice("BRIEFING [VERSION]"), notice("go back to an earlier version of a briefing")),
)
"""What admins are shown besides the readers' commands. To add or change a briefing, they send its file."""

OF_A_STORE = frozenset({"correct", "withdraw", "ingest", "review"})
"""Those for which the built-in sample is no store."""

SENT = notice("An article, as a text, a link or a file, and the .toml file of a briefing can be sent as they are.")
"""What needs no command where texts and files can be sent."""

_OUTCOMES = {
    "sent": notice("Messages sent"),
    "throttled": notice("Messages that the platform asked to wait with"),
    "rejected": notice("Messages refused by their chat"),
    "moved": notice("Messages whose chat had moved"),
    "unreached": notice("Attempts that did not reach the platform"),
    "uncertain": notice("Messages that may be lost"),
    "faulty": notice("Messages that the platform found faulty"),
}
"""What came of messages (`bot.domain.outcomes`), by the name of the outcome in lower case."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What an admin wants done: in which language it is told, for whom it is kept, and what the platform can tell."""

    editing: Editing
    spoken: Language
    by: str  # the admin's address
    arguments: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # the same parted by "|", or the fields of a form; each without space around it
    waiting_count: int = 0  # messages that wait for their turn
    outcomes: Mapping[str, int] = field(default_factory=dict)  # of messages, by name
    oversight: Oversight | None = None  # null: there are no digests here, and none of their errands
    desk: ReviewDesk | None = None  # null: there is no store into which articles could be taken
    text: str = ""  # what came after the command, as it was written
    way: str = ""  # the platform's name

    @property
    def briefing(self) -> str:
        """The name of the briefing it is about."""
        return self.arguments[0].lstrip("/") if self.arguments else ""

    @property
    def subject(self) -> str:
        """All that was said about it."""
        return " ".join(self.arguments)


async def done(name: str, errand: Errand) -> Reply | None:
    """Do an admin command; null: there is none of that name."""
    if name in _REVIEWING:
        return _without_store(errand.spoken) if errand.desk is None else await _REVIEWING[name](errand, errand.desk)
    if errand.oversight is not None and name in _OVERSIGHT:
        return await _OVERSIGHT[name](errand, errand.oversight)
    do = _ERRANDS.get(name)
    return None if do is None else await do(errand)


def _without_store(spoken: Language) -> Reply:
    return telling.refused(
        StoreUnusable(notice("no store is configured; the built-in sample takes in no articles")), spoken
    )


def _figures(errand: Errand) -> list[tuple[str, str]]:
    spoken = errand.spoken
    outcomes = sorted(errand.outcomes.items())
    return [
        (spoken.text("Messages that wait"), str(errand.waiting_count)),
        *((spoken.say(_OUTCOMES[name]) if name in _OUTCOMES else name, str(count)) for name, count in outcomes),
    ]


async def _status(errand: Errand, oversight: Oversight) -> Reply:
    return await errand.editing.status(errand.spoken, [*await oversight.figures(errand.spoken), *_figures(errand)])


async def _rollback(errand: Errand) -> Reply:
    version = errand.arguments[1] if len(errand.arguments) > 1 else ""
    number = int(version) if version.isascii() and version.isdecimal() else None
    if version and number is None:
        return await errand.editing.versions(errand.briefing, errand.spoken)
    return await errand.editing.rollback(errand.briefing, number, errand.by, errand.spoken)


_ERRANDS: Mapping[str, Callable[[Errand], Awaitable[Reply]]] = {
    "status": lambda errand: errand.editing.status(errand.spoken, _figures(errand)),
    "reload": lambda errand: errand.editing.reload(errand.spoken),
    "preview": lambda errand: errand.editing.preview(errand.briefing, errand.spoken, errand.spoken),
    "deliveries": lambda errand: errand.editing.unreachable(errand.spoken, _figures(errand)),
    "versions": lambda errand: errand.editing.versions(errand.briefing, errand.spoken),
    "remove": lambda errand: errand.editing.remove(errand.briefing, errand.by, errand.spoken),
    "rollback": _rollback,
}

_OVERSIGHT: Mapping[str, Callable[[Errand, Oversight], Awaitable[Reply]]] = {
    "status": _status,
    "deliveries": lambda errand, oversight: oversight.deliveries(errand.subject, errand.spoken, _figures(errand)),
    "resend": lambda errand, oversight: oversight.resend(errand.subject, errand.spoken),
    "pause": lambda errand, oversight: oversight.pause(errand.subject, errand.spoken),
    "resume": lambda errand, oversight: oversight.resume(errand.subject, errand.spoken),
    "correct": lambda errand, oversight: oversight.correct(errand.parts, errand.spoken),
    "withdraw": lambda errand, oversight: oversight.withdraw(errand.parts, errand.spoken),
}

_REVIEWING: Mapping[str, Callable[[Errand, ReviewDesk], Awaitable[Reply]]] = {
    "ingest": lambda errand, desk: reviewing.ingest(desk, errand.text, errand.way, errand.by, errand.spoken),
    "review": lambda errand, desk: reviewing.review(desk, errand.parts, errand.by, errand.spoken),
}
