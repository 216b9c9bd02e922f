"""Answers made of stored news: briefings, timelines, facts, comparisons, sources."""

from __future__ import annotations

from dataclasses import replace

from bot.assembly.answers import comparison, fact_sheet, source_list
from bot.assembly.composition import compose
from bot.assembly.timelines import compose_timeline
from bot.domain.briefing import BriefingSpec
from bot.domain.claims import SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.editions import Comparison, Edition, Timeline
from bot.domain.errors import NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import available, language, words_for
from bot.languages.reading import read_window, split_window, turned
from bot.platforms.requests.asking import Call, Reply
from bot.platforms.requests.commands import NEWEST, OLDEST
from bot.platforms.requests.subjects import find_entity, find_subject, is_known, required
from bot.rendering.cards import lay_out_sources
from bot.rendering.document import Button, Command, Document, DocumentSection, Note, Text
from bot.rendering.layout import lay_out_comparison, lay_out_facts, lay_out_timeline
from bot.rendering.pictures import has_figures
from bot.templates import laid_out

_WINDOWS = notice("2022, June 2022, 8 June 2022, 2022-06..2025")


def answered(call: Call, document: Document, claims: tuple[SourcedClaim, ...], *buttons: Button) -> Reply:
    """A reply whose marks mean these claims from now on; without any, marks go on meaning what they meant."""
    return Reply(
        document=document,
        language=call.language.code,
        settings=call.request.settings,
        buttons=buttons,
        claims=claims,
        shown=tuple(claim.ref for claim in claims) or call.request.shown,
        has_marks=bool(claims),
    )


def subject_buttons(call: Call, name: str, *left_out: str) -> tuple[Button, ...]:
    """What else there is about a subject."""
    labels = {
        "timeline": call.language.text("Timeline"),
        "compare": call.language.text("What differs"),
        "sources": call.language.text("Sources"),
        "new": call.language.text("What is new"),
    }
    return tuple(Button(label, f"/{command} {name}") for command, label in labels.items() if command not in left_out)


def picture_button(call: Call, asked: str) -> Button:
    """The same answer as a picture."""
    return Button(call.language.text("Picture"), f"/picture {asked}")


def other_languages(call: Call, command: str) -> tuple[Button, ...]:
    """The same answer in each other language, under that language's own name."""
    return tuple(
        Button(language(code).own_name, f"{command} {code}") for code in available() if code != call.language.code
    )


def edition_of(call: Call, spec: BriefingSpec) -> Edition:
    """A standing briefing, as of now, composed."""
    room, now = call.newsroom, call.request.now
    return compose(spec, room.archive, now, corrections_since=(now - room.rules.corrections_for).date())


def briefing(call: Call, spec: BriefingSpec) -> Reply:
    """A standing briefing, as of now; it takes no arguments, and says so where it is given some."""
    return told_briefing(call, spec, edition_of(call, spec))


def told_briefing(call: Call, spec: BriefingSpec, edition: Edition) -> Reply:
    """As `briefing`, once it is composed."""
    document = laid_out(edition, spec, call.language)
    if call.arguments:
        document = replace(document, sections=(DocumentSection("", (_left_aside(call, spec),)), *document.sections))
    subscribe = Button(call.language.text("Subscribe"), f"/subscribe {spec.name}")
    pictured = (picture_button(call, spec.name),) if has_figures(edition) else ()
    buttons = (*subject_buttons(call, spec.name), *pictured, *other_languages(call, f"/{spec.name}"), subscribe)
    return answered(call, document, edition.claims, *buttons)


def _left_aside(call: Call, spec: BriefingSpec) -> Note:
    """That the arguments of a briefing's command were not used, and, where they are days, which command takes them."""
    said = call.language.text("“{words}” was left aside.", words=call.line)
    if _window(call.line, call) is None:
        return Note((Text(said),))
    return Note(
        (Text(f"{said} {call.language.text('For days, ask:')} "), Command(f"/timeline {spec.name} {call.line}"))
    )


def _ordered(words: list[str]) -> tuple[list[str], bool]:
    """The words without a wish for the order, and whether it is newest first."""
    newest, oldest = words_for(NEWEST), words_for(OLDEST)
    kept = [word for word in words if folded(word) not in newest | oldest]
    return kept, any(folded(word) in newest for word in words)


def _window(words: str, call: Call) -> TimeWindow | None:
    """The days that words ask for, some of them as of today; null: they are none."""
    return read_window(words, call.request.now.date())


def _no_window(words: str, name: str, call: Call) -> NotUnderstood:
    """Words behind a name are no days, or days that end before they begin; then the other way round is offered."""
    other_way = turned(words, call.request.now.date())
    if other_way is not None:
        return NotUnderstood(
            notice("“{words}” ends before it begins.", words=words), (f"/{call.command} {name} {other_way}",)
        )
    return NotUnderstood(
        notice("“{words}” cannot be read as days; write {examples}.", words=words, examples=_WINDOWS),
        (f"/{call.command} {name}",),
    )


def _topic_and_window(words: list[str], call: Call) -> tuple[str, TimeWindow]:
    """What the words name, and the days they ask for; a name that ends like a date is a name first.

    Raises:
        NotUnderstood: There are days alone, or what follows a known name cannot be read as days, or ends before it
            begins.
    """
    for place in range(len(words), 0, -1):
        name, rest = " ".join(words[:place]), " ".join(words[place:])
        if not is_known(name, call.newsroom):
            continue
        window = _window(rest, call) if rest else TimeWindow()
        if window is None:
            raise _no_window(rest, find_subject(name, call).name, call)
        return name, window
    topic_words, _ = split_window(words, call.request.now.date())
    required(replace(call, arguments=tuple(topic_words)))
    return " ".join(topic_words), TimeWindow()


def timeline_of(call: Call) -> Timeline:
    """Dated events on a topic, in a window where one is given, composed."""
    words, newest_first = _ordered(list(call.arguments))
    name, window = _topic_and_window(words, call)
    subject = find_subject(name, call)
    return compose_timeline(
        call.newsroom.archive,
        subject.topic,
        name=subject.name,
        title=subject.title,
        window=window,
        newest_first=newest_first,
        now=call.request.now,
    )


def timeline(call: Call) -> Reply:
    """Dated events on a topic, in a window where one is given."""
    return told_timeline(call, timeline_of(call))


def told_timeline(call: Call, composed: Timeline) -> Reply:
    """As `timeline`, once it is composed."""
    buttons = (
        *subject_buttons(call, composed.topic, "timeline"),
        *([picture_button(call, f"timeline {call.line}")] if composed.lines else ()),
        *other_languages(call, f"/timeline {call.line}"),
    )
    return answered(call, lay_out_timeline(composed, call.language), composed.claims, *buttons)


def facts(call: Call) -> Reply:
    """Claims about an entity."""
    words = required(call)
    sheet = fact_sheet(call.newsroom.archive, find_entity(words, call), call.request.now)
    buttons = (*subject_buttons(call, sheet.entity.id), *other_languages(call, f"/facts {sheet.entity.id}"))
    return answered(call, lay_out_facts(sheet, call.language), sheet.claims, *buttons)


def comparison_of(call: Call) -> Comparison:
    """What is told differently on a topic, in reports of a window where one is given, composed."""
    name, window = _topic_and_window(list(call.arguments), call)
    subject = find_subject(name, call)
    return comparison(call.newsroom.archive, subject.topic, subject.name, subject.title, call.request.now, window)


def compare(call: Call) -> Reply:
    """What is told differently on a topic."""
    return told_comparison(call, comparison_of(call))


def told_comparison(call: Call, compared: Comparison) -> Reply:
    """As `compare`, once it is composed."""
    buttons = (
        *subject_buttons(call, compared.topic, "compare"),
        *([picture_button(call, f"compare {call.line}")] if has_figures(compared) else ()),
        *other_languages(call, f"/compare {call.line}"),
    )
    return answered(call, lay_out_comparison(compared, call.language), compared.claims, *buttons)


def sources(call: Call) -> Reply:
    """The sources behind a topic."""
    subject = find_subject(required(call), call)
    listed = source_list(call.newsroom.archive, subject.topic, subject.name, subject.title, call.request.now)
    buttons = (*subject_buttons(call, subject.name, "sources"), *other_languages(call, f"/sources {subject.name}"))
    return answered(call, lay_out_sources(listed, call.language), listed.claims, *buttons)
