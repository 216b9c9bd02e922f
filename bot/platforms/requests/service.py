"""Answers about Ringkas itself: what there is, how to ask, how it works, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import BotError, NotUnderstood
from bot.languages import Language, language
from bot.platforms.requests import commands
from bot.platforms.requests.asking import BriefingRemoved, Call, Reply
from bot.platforms.requests.naming import named, named_in_notice
from bot.platforms.requests.subjects import find_briefing
from bot.rendering.document import Button, Command, Document, DocumentSection, Inlines, Note, Paragraph, Text

BUTTONS_AT_MOST = 10
"""How many briefings have a button, and how many the help lists."""
_HELP_BUTTONS = 6


def _reply(call: Call, document: Document, *buttons: Button) -> Reply:
    """A reply that leaves the marks and the settings as they were."""
    return Reply(
        document=document,
        language=call.language.code,
        settings=call.request.settings,
        buttons=buttons,
        shown=call.request.shown,
    )


def _briefing_list(call: Call, limit: int | None = None) -> DocumentSection:
    """The standing briefings by name; where there are more than `limit`, where to find the rest."""
    specs = [call.newsroom.briefings[name] for name in sorted(call.newsroom.briefings)][:limit]
    items = tuple(
        Paragraph((Command(f"/{spec.name}"), Text(f" – {call.language.words(spec.description or spec.title)}")))
        for spec in specs
    )
    nothing = (Note((Text(call.language.text("There are no briefings yet.")),)),)
    if len(specs) < len(call.newsroom.briefings):
        more = Note((Text(f"{call.language.text('There is more:')} "), Command("/briefings")))
        return DocumentSection(call.language.text("Briefings"), (*items, more))
    return DocumentSection(call.language.text("Briefings"), items or nothing)


def briefings(call: Call) -> Reply:
    """The standing briefings."""
    return _reply(call, Document("Ringkas", (_briefing_list(call),)), *_briefing_buttons(call, BUTTONS_AT_MOST))


def _briefing_buttons(call: Call, limit: int) -> tuple[Button, ...]:
    specs = [call.newsroom.briefings[name] for name in sorted(call.newsroom.briefings)[:limit]]
    return tuple(Button(call.language.words(spec.title), f"/{spec.name}") for spec in specs)


def _usage(command: commands.Command, spoken: Language) -> Paragraph:
    arguments = f" {spoken.say(command.arguments)}" if command.arguments else ""
    return Paragraph((Command(f"/{command.name}"), Text(f"{arguments} – {spoken.say(command.description)}")))


def help_page(call: Call) -> Reply:
    """What Ringkas is, and everything that can be asked, with examples."""
    spoken = call.language
    usages = tuple(_usage(command, spoken) for command in commands.COMMANDS)
    example = next(iter(sorted(call.newsroom.briefings)), "kazakhstan")
    window = Command(f"/timeline {example} 2022-06..2025")
    hints = Note((Text(f"{spoken.text('Examples:')} "), window, Text(", "), Command("/why 1")))
    what = spoken.text(
        "Ringkas briefs on contested news. Every line says who says so and when, and shows the words it rests on."
    )
    sections = (
        DocumentSection("", (Paragraph((Text(what),)),)),
        _briefing_list(call, BUTTONS_AT_MOST),
        DocumentSection(spoken.text("Commands"), usages),
        DocumentSection("", (hints,)),
        *_for_admins(call),
    )
    document = Document(spoken.text("Ringkas: what can be asked"), sections)
    return _reply(call, document, *_briefing_buttons(call, _HELP_BUTTONS))


def _for_admins(call: Call) -> Iterator[DocumentSection]:
    """What admins may do besides."""
    privileges, spoken = call.request.privileges, call.language
    if privileges is not None and privileges.commands:
        usages = (_usage(command, spoken) for command in privileges.commands)
        remarks = (Note((Text(spoken.say(remark)),)) for remark in privileges.remarks)
        yield DocumentSection(spoken.text("For admins"), (*usages, *remarks))


def about(call: Call) -> Reply:
    """How Ringkas works, and what it cannot know."""
    spoken = call.language
    how = (
        spoken.text(
            "Every line is a claim that somebody made. It says who, through whom it came, when, and carries a mark such as [1]; /why 1 shows the words it rests on."
        ),
        spoken.text(
            "Opinions, allegations and forecasts begin with their kind and speaker. Where claims differ they stand side by side; Ringkas never says which is right."
        ),
        spoken.text(
            "Ten outlets that pass on one report count as one origin. Figures are compared only where measure, unit, period and scope agree."
        ),
        spoken.text(
            "Indonesian and English show the same claims, figures, dates and sources. No language model chooses, orders or words an answer; a summary that a machine made says so."
        ),
    )
    stored = (
        spoken.text(
            "About a chat: its number, what it has chosen (language, time zone, quiet hours), what it has subscribed to, which digests were sent to it, how far it has read each briefing, and whether messages reach it."
        ),
        spoken.text(
            "No name, and nothing that anybody writes. /forget deletes all of it; nothing is stored about somebody who only asks, but how far they have read with /new."
        ),
    )
    limits = (
        spoken.text("Ringkas knows only what editors have stored, and cannot tell whether a claim is true."),
        spoken.text("The wording of a statement, and which claims an article is taken to make, are the editors' work."),
        spoken.text("A date is no surer than its source: “about” and “uncertain” mean what they say."),
    )
    sections = (
        DocumentSection(spoken.text("How it works"), tuple(Paragraph((Text(text),)) for text in how)),
        DocumentSection(spoken.text("What it cannot know"), tuple(Paragraph((Text(text),)) for text in limits)),
        DocumentSection(spoken.text("What is stored"), tuple(Paragraph((Text(text),)) for text in stored)),
    )
    return _reply(call, Document(spoken.text("About Ringkas"), sections))


def side_by_side(commands: Iterable[str]) -> Inlines:
    """Commands in one line, with commas between them: blanks alone part nothing where a line is broken."""
    parted = [inline for command in commands for inline in (Text(", "), Command(command))]
    return tuple(parted[1:])


def not_understood(call: Call, error: BotError) -> Reply:
    """What was not understood, and what may have been meant; or what is missing, and what would complete it."""
    spoken = call.language
    meant = error.nearest if isinstance(error, NotUnderstood) else ()
    is_unfinished = isinstance(error, NotUnderstood) and error.is_unfinished
    blocks = [Paragraph((Text(spoken.say(named_in_notice(error.notice, spoken.code))),))]
    if meant and not is_unfinished:
        is_gone = isinstance(error, BriefingRemoved)
        lead = spoken.text("What can be asked:") if is_gone else spoken.text("Did you mean:")
        blocks.append(Paragraph((Text(f"{lead} "), *side_by_side(meant))))
    elif not meant:
        blocks.append(Paragraph((Text(f"{spoken.text('What can be asked:')} "), Command("/help"))))
    labels = [_label(command, call) for command in meant]
    if len(set(labels)) < len(labels):  # several things of one name
        labels = [bare(command, call) for command in meant]
    buttons = tuple(Button(label, command) for label, command in zip(labels, meant, strict=True))
    document = Document(_refusal(error, spoken), (DocumentSection("", tuple(blocks)),))
    return replace(_reply(call, document, *buttons), is_understood=False)


def _refusal(error: BotError, spoken: Language) -> str:
    """The head of an answer that is none."""
    if isinstance(error, BriefingRemoved):
        return spoken.text("This briefing is no longer there")
    is_unfinished = isinstance(error, NotUnderstood) and error.is_unfinished
    return spoken.text("One thing is missing") if is_unfinished else spoken.text("That was not understood")


def _label(command: str, call: Call) -> str:
    """A command as a button names it: by what it ends with, where that is all there is to choose."""
    name, _, argument = command.lstrip("/").rpartition(" ")
    if name == "language":
        return language(argument).own_name
    if name == "zone":
        return argument
    spec = find_briefing(argument, call.newsroom) if name != "facts" else None
    subject = spec or call.newsroom.archive.entity(argument)
    if name != call.command or subject is None:
        return bare(command, call)
    return call.language.words(subject.title if isinstance(subject, BriefingSpec) else subject.name)


def bare(command: str, call: Call) -> str:
    """A command as its reader knows it, without the slash."""
    return named(command, call.language.code).lstrip("/")


def not_allowed(call: Call) -> Reply:
    """That only administrators may change what a chat of many has chosen."""
    spoken = call.language
    text = spoken.text("Only administrators of this chat can change its settings.")
    alone = spoken.text("In a chat of your own with Ringkas you can choose for yourself.")
    return _reply(call, Document(text, (DocumentSection("", (Paragraph((Text(alone),)),)),)))
