"""What admins may ask for: one table for all platforms, as the readers' is, and what each command does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.domain.errors import notice
from bot.languages import Language
from bot.platforms.editing import Editing
from bot.platforms.requests import Command, Reply

ADMIN_COMMANDS = (
    Command("status", "", None, notice("how the bot is doing")),
    Command("reload", "", None, notice("read the briefing files anew")),
    Command("preview", "", notice("BRIEFING"), notice("a briefing as its file stands now")),
    Command("deliveries", "", None, notice("what could not be delivered")),
    Command("versions", "", notice("BRIEFING"), notice("the accepted versions of a briefing")),
    Command("remove", "", notice("BRIEFING"), notice("remove a briefing")),
    Command("rollback", "", notice("BRIEFING [VERSION]"), notice("go back to an earlier version of a briefing")),
)
"""What admins are shown besides the readers' commands. To add or change a briefing, they send its file."""

_OUTCOMES = {
    "sent": notice("Messages sent"),
    "throttled": notice("Messages that the platform asked to wait with"),
    "rejected": notice("Messages refused by their chat"),
    "moved": notice("Messages whose chat had moved"),
    "unreached": notice("Attempts that did not reach the platform"),
    "uncertain": notice("Messages that may be lost"),
    "faulty": notice("Messages that the platform found faulty"),
}
"""What came of messages (`bot.platforms.sending.outcomes`), by the name of the outcome in lower case."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What an admin wants done: in which language it is told, for whom it is kept, and what the platform can tell."""

    editing: Editing
    spoken: Language
    by: str  # the admin's address
    arguments: tuple[str, ...] = ()
    waiting_count: int = 0  # messages that wait for their turn
    outcomes: Mapping[str, int] = field(default_factory=dict)  # of messages, by name

    @property
    def briefing(self) -> str:
        """The name of the briefing it is about."""
        return self.arguments[0].lstrip("/") if self.arguments else ""


async def done(name: str, errand: Errand) -> Reply | None:
    """Do an admin command; null: there is none of that name."""
    do = _ERRANDS.get(name)
    return None if do is None else await do(errand)


def _figures(errand: Errand) -> list[tuple[str, str]]:
    spoken = errand.spoken
    outcomes = sorted(errand.outcomes.items())
    return [
        (spoken.text("Messages that wait"), str(errand.waiting_count)),
        *((spoken.say(_OUTCOMES[name]) if name in _OUTCOMES else name, str(count)) for name, count in outcomes),
    ]


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
