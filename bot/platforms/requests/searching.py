"""Words without a command, and searches; where nothing is found, what the words name one by one is offered."""

from __future__ import annotations

from dataclasses import replace

from bot.assembly.answers import found
from bot.domain.errors import NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages.reading import split_window
from bot.platforms.requests.asking import Call, Reply, in_named_language
from bot.platforms.requests.news import answered, briefing, facts
from bot.platforms.requests.service import bare, side_by_side
from bot.platforms.requests.subjects import NEAREST, find_briefing, find_subject, subject_name
from bot.rendering.cards import lay_out_found
from bot.rendering.document import Button, Command, DocumentSection, Note, Text

_WORDS_LOOKED_AT = 20
_LONGEST_NAME = 3
"""Words of a name that is looked for among others."""


def search(call: Call) -> Reply:
    """Claims and summaries that hold the words; where there are none, what the words name, and the help.

    Raises:
        NotUnderstood: There are no words.
    """
    if not folded(call.line):
        missing = notice("Say what to search for, for example {example}.", example="/search NATO")
        raise NotUnderstood(missing, is_unfinished=True)
    result = found(call.newsroom.archive, call.line, call.request.now)
    reply = answered(call, lay_out_found(result, call.language), result.claims)
    return reply if result.lines or result.articles else _led_on(call, reply)


def _led_on(call: Call, reply: Reply) -> Reply:
    """An answer without a find, and what can be asked instead."""
    offered = _named_in(call)
    meant = Note((Text(f"{call.language.text('Did you mean:')} "), *side_by_side(offered)))
    helped = Note((Text(f"{call.language.text('What can be asked:')} "), Command("/help")))
    notes = DocumentSection("", (meant, helped) if offered else (helped,))
    document = replace(reply.document, sections=(*reply.document.sections, notes))
    buttons = (*(Button(label, command) for command, label in offered.items()), Button(bare("/help", call), "/help"))
    return replace(reply, document=document, buttons=buttons)


def _named_in(call: Call) -> dict[str, str]:
    """Requests for the briefings and entities that some of the words name, longer names first, each with its label."""
    words = call.arguments[:_WORDS_LOOKED_AT]
    runs = [
        folded(" ".join(words[place : place + length]))
        for length in range(_LONGEST_NAME, 0, -1)
        for place in range(len(words) - length + 1)
    ]
    bearers = call.newsroom.archive.entities_with_names(filter(None, runs))
    offered = _of_days(call)
    for run in runs:
        spec = find_briefing(run, call.newsroom)
        if spec is not None:
            offered.setdefault(f"/{spec.name}", call.language.words(spec.title))
            continue
        for entity in bearers.get(run, ()):
            offered.setdefault(f"/facts {entity.id}", call.language.words(entity.name))
    return dict(list(offered.items())[:NEAREST])


def _of_days(call: Call) -> dict[str, str]:
    """The timeline that words ask for which name something, and days behind it; none where they do not."""
    named, window = split_window(call.arguments, call.request.now.date())
    name = subject_name(" ".join(named), call) if named and window else None
    if name is None:
        return {}
    title = call.language.text("Timeline: {title}", title=call.language.words(find_subject(name, call).title))
    return {f"/timeline {name} {' '.join(call.arguments[len(named) :])}": title}


def _of_that_name(call: Call) -> Reply | None:
    """The briefing that the words name, else the facts about the one entity that they name."""
    spec = find_briefing(call.line, call.newsroom)
    if spec is not None:
        return briefing(replace(call, arguments=()), spec)
    return facts(call) if len(call.newsroom.archive.entities_named(call.line, limit=2)) == 1 else None


def free_text(call: Call) -> Reply:
    """Words without a command: a briefing of that title, else an entity of that name, else a search."""
    asked = in_named_language(call)
    return _of_that_name(call) or (_of_that_name(asked) if asked.arguments != call.arguments else None) or search(call)
