"""What a chat chooses for itself: language and time zone; and how it takes that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.errors import NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import available, language
from bot.languages.zones import zone_names
from bot.platforms.requests.asking import Call, Reply
from bot.platforms.requests.commands import ALWAYS, NEVER
from bot.platforms.requests.plans import quiet_said
from bot.platforms.requests.subjects import NEAREST, nearest
from bot.rendering.document import Block, Button, Command, Document, DocumentSection, Note, Paragraph, Text

ZONES_OFFERED = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Almaty", "UTC")
"""What is offered where no zone is named: those of Indonesia, of Kazakhstan, and none in particular."""
_ALIKE = 0.75
"""How much a zone must be like what was typed; among so many names, chance alone makes some a little alike."""


def _own_names() -> dict[str, str]:
    """Every name of every language, folded, to its code: its code, its own name, and its names in the others."""
    names: dict[str, str] = {}
    for code in available():
        names |= {code: code, folded(language(code).own_name): code}
        for other in available():
            names[folded(language(code).locale.get_language_name(other) or code)] = code
    return names


def _no_language(words: str, near: Sequence[str]) -> NotUnderstood:
    """Words name no language, or there are none; those that are near are offered, else all."""
    asked = tuple(f"/language {code}" for code in dict.fromkeys(near or available()))
    spoken = ", ".join(language(code).own_name for code in available())
    if not folded(words):
        return NotUnderstood(notice("Say which language: {names}.", names=spoken), asked, is_unfinished=True)
    return NotUnderstood(
        notice("There are no answers in “{words}”. Say which language: {names}.", words=words, names=spoken), asked
    )


def set_language(call: Call) -> Reply:
    """The language of the chat's answers from now on.

    Raises:
        NotUnderstood: There is no such language.
    """
    names = _own_names()
    wanted = folded(call.line)
    if wanted not in names:
        raise _no_language(call.line, [names[name] for name in nearest(wanted, names)])
    spoken = language(names[wanted])
    document = Document(spoken.text("Answers are now in {language}.", language=spoken.own_name))
    chosen = replace(call.request.settings, language=spoken.code)
    return Reply(document, spoken.code, chosen, shown=call.request.shown)


def zones_like(words: str, limit: int) -> list[str]:
    """Zones whose name, city or abbreviation begins so or looks alike, the nearest first."""
    names = zone_names()
    return list(dict.fromkeys(names[name] for name in nearest(words, names, limit, _ALIKE)))


def _no_zone(words: str) -> NotUnderstood:
    """Words name no zone, or there are none; those that are near are offered, else the usual ones."""
    asked = tuple(f"/zone {zone}" for zone in zones_like(words, NEAREST) or ZONES_OFFERED)
    example = "/zone Asia/Jakarta"
    if not words:
        return NotUnderstood(
            notice("Say which time zone, for example {example}.", example=example), asked, is_unfinished=True
        )
    return NotUnderstood(
        notice(
            "“{words}” is no time zone that is known here; name a city, for example {example}.",
            words=words,
            example=example,
        ),
        asked,
    )


def set_zone(call: Call) -> Reply:
    """The time zone of the chat's dates and times from now on.

    Raises:
        NotUnderstood: There is no such zone.
    """
    names = zone_names()
    wanted = folded(call.line)
    if wanted not in names:
        raise _no_zone(call.line)
    zone = names[wanted]
    time = f"{call.request.now.astimezone(ZoneInfo(zone)):%H:%M}"
    document = Document(
        call.language.text("Dates and times are now those of {zone}; it is {time} there.", zone=zone, time=time)
    )
    chosen = replace(call.request.settings, zone=zone)
    return Reply(document, call.language.code, chosen, shown=call.request.shown)


def settings(call: Call) -> Reply:
    """What this chat has chosen, and where nothing is chosen, what holds."""
    spoken, chosen = call.language, call.request.settings
    unchosen = spoken.text("as in your app, or the default")
    of_language = language(chosen.language).own_name if chosen.language else f"{spoken.own_name} ({unchosen})"
    of_zone = chosen.zone or f"{call.request.now.tzinfo} ({unchosen})"
    pictures_said = spoken.text("Pictures: always") if chosen.pictures else spoken.text("Pictures: on request")
    other = NEVER if chosen.pictures else ALWAYS
    coming = f"{spoken.text('Subscriptions')}: {len(call.request.subscriptions)} – "
    blocks: tuple[Block, ...] = (
        Paragraph((Text(f"{spoken.text('Language')}: {of_language} – "), Command("/language"))),
        Paragraph((Text(f"{spoken.text('Time zone')}: {of_zone} – "), Command("/zone"))),
        Paragraph((Text(f"{quiet_said(call)} – "), Command("/quiet"))),
        Paragraph((Text(f"{pictures_said} – "), Command(f"/picture {other.text}"))),
        Paragraph((Text(coming), Command("/subscriptions"))),
        Note((Text(f"{spoken.text('What else is stored about this chat:')} "), Command("/about"))),
        Note((Text(f"{spoken.text('To delete all of it:')} "), Command("/forget"))),
    )
    buttons = [Button(language(code).own_name, f"/language {code}") for code in available()]
    buttons += [
        Button(spoken.text("Time zone"), "/zone"),
        Button(spoken.text("Quiet hours"), "/quiet"),
        Button(
            spoken.text("Pictures on request") if chosen.pictures else spoken.text("Always pictures"),
            f"/picture {other.text}",
        ),
        Button(spoken.text("Subscriptions"), "/subscriptions"),
        Button(spoken.text("Delete this chat's data"), "/forget"),
    ]
    document = Document(spoken.text("Settings of this chat"), (DocumentSection("", blocks),))
    return Reply(document, spoken.code, chosen, tuple(buttons), shown=call.request.shown)


def forget(call: Call) -> Reply:
    """Delete what is kept about this chat."""
    title = call.language.text("What was stored about this chat is deleted.")
    said = call.language.text("Its subscriptions, too: nothing is sent here unasked any more.")
    document = Document(title, (DocumentSection("", (Paragraph((Text(said),)),)),))
    return Reply(document, call.language.code, type(call.request.settings)(), forgets=True)
