"""Hours of the day in which a chat wants nothing unasked."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.errors import NotUnderstood, notice
from bot.languages.schedules import quiet_text, read_quiet
from bot.platforms.requests.asking import Call, Reply
from bot.platforms.requests.plans import quiet_said, zone_of
from bot.rendering.document import Button, Command, Document, DocumentSection, Note, Paragraph, Text

HOURS_OFFERED = ("21:00-06:00", "22:00-06:00", "22:00-07:00", "23:00-07:00")
"""What is offered to people who do not type."""


def set_quiet(call: Call) -> Reply:
    """The quiet hours of the chat from now on; where none are said, those that hold, and some to choose from.

    Raises:
        NotUnderstood: They cannot be read.
    """
    if not call.arguments:
        return _ask_which(call)
    hours = read_quiet(call.line)
    if hours is None:
        raise NotUnderstood(
            notice("“{words}” cannot be read as hours; write {examples}.", words=call.line, examples="22:00-06:00"),
            ("/quiet 22:00-06:00", "/quiet off"),
        )
    spoken = call.language
    if hours:
        title = spoken.text("Quiet hours: {hours} ({zone})", hours=quiet_text(hours, spoken), zone=zone_of(call))
        said = spoken.text("A digest that is due in them comes when they end. Questions are answered at any time.")
    else:
        title, said = spoken.text("No quiet hours"), spoken.text("A digest comes whenever it is due.")
    document = Document(title, (DocumentSection("", (Paragraph((Text(said),)),)),))
    settings = replace(call.request.settings, quiet=hours)
    if hours and not settings.zone:  # else a digest on another zone's clocks would take them for hours there
        settings = replace(settings, zone=zone_of(call))
    return Reply(document, spoken.code, settings, shown=call.request.shown)


def _ask_which(call: Call) -> Reply:
    spoken, settings = call.language, call.request.settings
    blocks = (
        Paragraph((Text(f"{quiet_said(call)}."),)),
        Paragraph((Text(spoken.text("A digest that is due in quiet hours comes when they end.")),)),
        Note((Text(f"{spoken.text('Others can be typed:')} "), Command("/quiet 21:30-05:00"))),
        Note((Text(f"{spoken.text('Times are those of {zone}.', zone=zone_of(call))} "), Command("/zone"))),
    )
    buttons = [Button(quiet_text(hours, spoken), f"/quiet {hours}") for hours in HOURS_OFFERED]
    if settings.quiet:
        buttons.append(Button(spoken.text("No quiet hours"), "/quiet off"))
    document = Document(spoken.text("Which hours should be quiet?"), (DocumentSection("", blocks),))
    return Reply(document, spoken.code, settings, tuple(buttons), shown=call.request.shown)
