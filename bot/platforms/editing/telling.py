"""Replies to admins: what changed, what is wrong and where, which versions there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.domain.chats import AcceptedBriefing, ChatSettings, Reach, Standing
from bot.domain.errors import BotError, Fault, FaultyFiles, Notice, NotUnderstood, notice
from bot.languages import Language
from bot.platforms.requests import Reply
from bot.platforms.requests.naming import named_in_notice
from bot.rendering.document import (
    Block,
    Button,
    Command,
    Document,
    DocumentSection,
    Note,
    Paragraph,
    Strong,
    Text,
)

VERSIONS_SHOWN = 20
"""How many versions of a briefing are listed, the latest."""

_BY = {
    "folder": notice("in the folder"),
    "console": notice("at the console"),
    "": notice("in a chat that was forgotten since"),
}
_REACH = {
    Reach.OPEN: notice("can be reached"),
    Reach.BLOCKED: notice("blocked the bot"),
    Reach.LEFT: notice("the bot is no member"),
    Reach.RESTRICTED: notice("the bot may not write there"),
    Reach.CLOSED: notice("the topic is closed"),
    Reach.GONE: notice("deleted"),
}


def reply(title: str, spoken: Language, *sections: DocumentSection, buttons: tuple[Button, ...] = ()) -> Reply:
    """An answer to an admin; it leaves the settings of the chat alone."""
    return Reply(Document(title, sections), spoken.code, ChatSettings(), buttons)


def said(text: str) -> Note:
    """Small print."""
    return Note((Text(text),))


def leading_to(text: str, command: str) -> Note:
    """Small print that ends with a command."""
    return Note((Text(f"{text} "), Command(command)))


def figures(pairs: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """Labels and values, a line each."""
    return tuple(Paragraph((Text(f"{label}: "), Strong(value))) for label, value in pairs)


def fault_list(heading: str, faults: Sequence[Fault], spoken: Language) -> DocumentSection:
    """Every fault: file, line, key, and what is wrong."""
    return DocumentSection(heading, tuple(_told(fault, spoken) for fault in faults))


def _told(fault: Fault, spoken: Language) -> Block:
    place = spoken.text("{file}, line {line}", file=fault.file, line=fault.line) if fault.line else fault.file
    key = f", {fault.key}" if fault.key else ""
    return Paragraph((Strong(f"{place}{key}:"), Text(f" {spoken.say(fault.notice)}")))


def refused(error: BotError, spoken: Language) -> Reply:
    """Why something was not done."""
    if isinstance(error, FaultyFiles):
        title = spoken.text("This cannot be used as it is; nothing was changed")
        return reply(title, spoken, fault_list("", error.faults, spoken))
    blocks: list[Block] = [Paragraph((Text(spoken.say(named_in_notice(error.notice, spoken.code))),))]
    if not isinstance(error, NotUnderstood):
        return reply(spoken.text("Something went wrong"), spoken, DocumentSection("", tuple(blocks)))
    blocks += [Paragraph((Command(command),)) for command in error.nearest]
    title = spoken.text("One thing is missing") if error.is_unfinished else spoken.text("That was not understood")
    buttons = tuple(Button(command.lstrip("/"), command) for command in error.nearest)
    refusal = reply(title, spoken, DocumentSection("", tuple(blocks)), buttons=buttons)
    return replace(refusal, is_understood=False)


def commands(heading: str, names: Iterable[str]) -> DocumentSection:
    """Briefings by their commands, under a heading."""
    return DocumentSection(heading, tuple(Paragraph((Command(f"/{name}"),)) for name in names))


def moment(at: datetime, zone: tzinfo | None, spoken: Language) -> str:
    """Day, time and zone."""
    there = at.astimezone(zone)
    return f"{spoken.day(there.date())} {there:%H:%M %Z}"


def version_list(versions: Sequence[AcceptedBriefing], zone: tzinfo | None, spoken: Language) -> DocumentSection:
    """The versions of a briefing, the latest first: number, moment, where from, and the command that goes back to it."""
    blocks = [_version(one, zone, spoken, is_last=one is versions[-1]) for one in versions[: -VERSIONS_SHOWN - 1 : -1]]
    if (left := len(versions) - VERSIONS_SHOWN) > 0:
        blocks.append(said(spoken.plural("and {count} older version", "and {count} older versions", left)))
    return DocumentSection("", tuple(blocks))


def _version(one: AcceptedBriefing, zone: tzinfo | None, spoken: Language, *, is_last: bool) -> Block:
    by = spoken.say(_BY[one.by]) if one.by in _BY else one.by
    removed = f" – {spoken.text('removed')}" if one.text is None else ""
    line = Text(f" – {moment(one.accepted_at, zone, spoken)} – {by}{removed}")
    if is_last:
        return Paragraph((Strong(str(one.version)), line))
    return Paragraph((Strong(str(one.version)), line, Text("  "), Command(f"/rollback {one.name} {one.version}")))


def standing_list(standings: Sequence[Standing], zone: tzinfo | None, spoken: Language) -> DocumentSection:
    """Addresses out of reach: which, since when, why, and the platform's own words."""
    blocks = tuple(_standing(standing, zone, spoken) for standing in standings)
    nothing = (said(spoken.text("Every chat can be reached.")),)
    return DocumentSection(spoken.text("Out of reach"), blocks or nothing)


def _standing(standing: Standing, zone: tzinfo | None, spoken: Language) -> Block:
    why: Notice = _REACH[standing.reach]
    since = spoken.text("since {moment}", moment=moment(standing.since, zone, spoken))
    reason = f" ({standing.reason})" if standing.reason else ""
    return Paragraph((Strong(standing.address.text), Text(f" – {spoken.say(why)}, {since}{reason}")))
