"""Composed answers, laid out in a language: briefings, timelines, facts, comparisons.

Layout chooses words and order within a line, never claims: those were chosen before a language was known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.domain.briefing import SectionName
from bot.domain.claims import SourcedClaim
from bot.domain.dates import TimeWindow
from bot.domain.editions import (
    Comparison,
    Dispute,
    DisputeKind,
    Edition,
    FactGroup,
    FactSheet,
    Line,
    Section,
    Timeline,
)
from bot.languages import Language
from bot.rendering.document import (
    Accent,
    Block,
    Command,
    Document,
    DocumentSection,
    Inline,
    Note,
    Paragraph,
    Statement,
    Strong,
    Text,
)
from bot.rendering.footers import footer
from bot.rendering.lines import (
    Voice,
    correction_statement,
    dated_statement,
    kind_name,
    numbered,
    source_name,
    statement,
    unforged,
)


def section_heading(name: SectionName, language: Language) -> str:
    """The heading of a briefing's section; "" for the lead, which needs none."""
    return {
        SectionName.LEAD: "",
        SectionName.MAIN: language.text("What matters most"),
        SectionName.NEW: language.text("New this week"),
        SectionName.TIMELINE: language.text("Latest events"),
        SectionName.FIGURES: language.text("Where accounts differ"),
        SectionName.VOICES: language.text("Voices"),
    }[name]


def measure_name(claim: SourcedClaim, language: Language) -> str:
    """What a claim's figure measures; "" where it has none."""
    if claim.measure is not None:
        return language.words(claim.measure.name)
    return claim.claim.figure.measure.replace("-", " ") if claim.claim.figure else ""


def difference_name(key: str, language: Language) -> str:
    """What keeps two figures from being compared, in words."""
    return {
        "unit": language.text("unit"),
        "period": language.text("period"),
        "as_of": language.text("day"),
        "scope": language.text("scope"),
    }[key]


def dispute_heading(dispute: Dispute, language: Language) -> str:
    """What differs, and where it cannot be compared, why."""
    if dispute.contrast is not None:
        return language.words(dispute.contrast.topic)
    if dispute.kind is DisputeKind.DENIAL:
        return language.text("Claim and denial")
    measure = measure_name(dispute.claims[0], language)
    if dispute.kind is DisputeKind.FIGURES:
        return language.text("Figures differ: {measure}", measure=measure)
    why = ", ".join(difference_name(key, language) for key in dispute.differences)
    return language.text("Not comparable: {measure} (another {differences})", measure=measure, differences=why)


def _side(claim: SourcedClaim, dispute: Dispute, voice: Voice) -> Statement:
    """One side of a dispute; where figures differ, the figure and its time come first."""
    side = statement(Line(claim), voice)
    figure = claim.claim.figure
    if figure is None or dispute.kind not in {DisputeKind.FIGURES, DisputeKind.NOT_COMPARABLE}:
        return side
    when = figure.period or figure.as_of
    parts = [voice.language.figure(figure, claim.units), voice.language.date(when) if when else "", figure.scope]
    return Statement((Strong(f"{', '.join(part for part in parts if part)}: "), *side.label), side.body, side.tail)


def dispute_blocks(dispute: Dispute, voice: Voice, *, is_noted: bool) -> tuple[Block, ...]:
    """What differs, each side as its own statement, how many sides are left out, and what an editor noticed."""
    blocks: list[Block] = [Paragraph((Strong(dispute_heading(dispute, voice.language)),))]
    blocks += [_side(claim, dispute, voice) for claim in dispute.claims]
    if dispute.more:
        more = voice.language.plural("and {count} more that differs", "and {count} more that differ", dispute.more)
        blocks.append(Note((Text(more),)))
    if is_noted and dispute.contrast is not None and dispute.contrast.note is not None:
        note = voice.language.words(dispute.contrast.note)
        blocks.append(Note((Text(voice.language.text("Editor's note: {note}", note=note)),)))
    return tuple(blocks)


def _needs_note(dispute: Dispute) -> bool:
    """Whether a reader would wonder what differs: one source tells all of it."""
    return len({claim.origin.id for claim in dispute.claims}) == 1


def _blocks(lines: Sequence[Line | Dispute], voice: Voice, *, dated: bool = False) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for line in lines:
        if isinstance(line, Dispute):
            blocks += dispute_blocks(line, voice, is_noted=_needs_note(line))
        else:
            blocks.append(dated_statement(line, voice) if dated else statement(line, voice))
    return tuple(blocks)


def _section(section: Section, voice: Voice) -> DocumentSection:
    blocks = _blocks(section.lines, voice, dated=section.name is SectionName.TIMELINE)
    return DocumentSection(section_heading(section.name, voice.language), blocks)


def _noted(*parts: Inline) -> DocumentSection:
    return DocumentSection("", (Note(parts),))


def _nothing(language: Language) -> DocumentSection:
    return _noted(Text(language.text("Nothing is stored about this yet.")))


def _corrections(edition: Edition, voice: Voice) -> DocumentSection:
    statements = [correction_statement(change.line.claims[0], change.before, voice) for change in edition.corrections]
    return DocumentSection(voice.language.text("Corrections"), tuple(statements))


def lay_out_edition(edition: Edition, language: Language) -> Document:
    """A briefing, section by section, then what was corrected of late."""
    voice = Voice(language, numbered(edition.claims))
    sections = [_section(section, voice) for section in edition.sections] or [_nothing(language)]
    if edition.corrections:
        sections.append(_corrections(edition, voice))
    if edition.only_opinion:
        sections.insert(0, _noted(Text(language.text("There are only opinion sources on this topic."))))
    return Document(
        title=language.words(edition.title),
        sections=tuple(sections),
        footer=footer(edition.coverage, edition.composed_at.date(), language),
        accent=Accent.OPINION if edition.only_opinion else Accent.REPORT,
    )


def window_text(window: TimeWindow, language: Language) -> str:
    """The days that a reader asked for; "" where they asked for none."""
    first, last = (language.day(day) if day else "" for day in (window.first, window.last))
    if first and last:
        return first if first == last else language.text("{first} to {last}", first=first, last=last)
    if first:
        return language.text("since {date}", date=first)
    return language.text("until {date}", date=last) if last else ""


def chosen_text(timeline: Timeline, language: Language) -> str:
    """Which dates a timeline tells of, and out of how many; "" where it tells of all."""
    chosen = timeline.most_told
    if chosen is None:
        return ""
    count, total = Decimal(chosen.count), Decimal(chosen.total)
    if chosen.looked_at is None:
        return language.text(
            "Of the {total} dates that news tells of, these are the {count} that it told of on the most days.",
            total=total,
            count=count,
        )
    return language.text(
        "Of the {total} dates in the {looked_at} claims reported last, these are the {count} that news told of on the "
        "most days.",
        total=total,
        looked_at=Decimal(chosen.looked_at),
        count=count,
    )


def _chosen(timeline: Timeline, language: Language) -> tuple[Block, ...]:
    text = chosen_text(timeline, language)
    return (Note((Text(text),)),) if text else ()


def _continuation(timeline: Timeline, language: Language) -> DocumentSection | None:
    if timeline.most_told is not None:
        everything = Command(f"/timeline {timeline.topic} {timeline.most_told.first.isoformat()}..")
        return _noted(Text(f"{language.text('All of them, in order:')} "), everything)
    if timeline.continues is None:
        return None
    asked = timeline.window
    first, last = (asked.first, timeline.continues) if timeline.newest_first else (timeline.continues, asked.last)
    window = "..".join(day.isoformat() if day else "" for day in (first, last))
    command = Command(f"/timeline {timeline.topic} {window}{' newest' if timeline.newest_first else ''}")
    return _noted(Text(f"{language.text('There is more:')} "), command)


def lay_out_timeline(timeline: Timeline, language: Language) -> Document:
    """Dated events, in order."""
    voice = Voice(language, numbered(timeline.claims))
    blocks = (*_chosen(timeline, language), *_blocks(timeline.lines, voice, dated=True))
    none = _noted(Text(language.text("No dated events are stored for this.")))
    events = DocumentSection("", blocks) if timeline.lines else none
    more = _continuation(timeline, language)
    return Document(
        title=language.text("Timeline: {title}", title=language.words(timeline.title)),
        subtitle=window_text(timeline.window, language),
        sections=(events, more) if more else (events,),
        footer=footer(timeline.coverage, timeline.composed_at.date(), language, is_part=timeline.is_part),
        accent=Accent.REPORT,
    )


def _group_heading(group: FactGroup, language: Language) -> str:
    kind = kind_name(group.kind, language)
    return language.text("{kind}, told by opinion pieces", kind=kind) if group.is_from_opinion else kind


def lay_out_facts(facts: FactSheet, language: Language) -> Document:
    """Claims about an entity, by kind."""
    voice = Voice(language, numbered(facts.claims))
    sections = [DocumentSection(_group_heading(group, language), _blocks(group.lines, voice)) for group in facts.groups]
    entity = facts.entity
    if facts.coverage.is_capped:
        sections.append(_noted(Text(f"{language.text('There is more:')} "), Command(f"/timeline {entity.id} newest")))
    former = ", ".join(f"{language.words(old.name)} ({language.date(old.period)})" for old in entity.former)
    about = list(_role(facts, language))
    if former:
        about.append(language.text("formerly {names}", names=former))
    return Document(
        title=language.words(entity.name),
        subtitle="; ".join(about),
        sections=tuple(sections) or (_nothing(language),),
        footer=footer(facts.coverage, facts.composed_at.date(), language),
        accent=Accent.REPORT,
    )


def _role(facts: FactSheet, language: Language) -> Iterator[str]:
    """What the entity is, where it can be said who says so: an editor, or an article of which a claim is shown."""
    entity = facts.entity
    if entity.role is None:
        return
    role = unforged(language.words(entity.role))
    if not entity.role_in:
        yield language.text("editors' note: {role}", role=role)
        return
    if claim := next((claim for claim in facts.claims if claim.article.id == entity.role_in), None):
        source, day = source_name(claim.publisher, language), language.date(claim.article.published_on)
        yield language.text("{role}, according to {source} ({date})", role=role, source=source, date=day)


def lay_out_comparison(comparison: Comparison, language: Language) -> Document:
    """What differs, side by side, without a verdict."""
    voice = Voice(language, numbered(comparison.claims))
    sections = [DocumentSection("", dispute_blocks(dispute, voice, is_noted=True)) for dispute in comparison.disputes]
    if comparison.more:
        more = language.plural("and {count} more that differs", "and {count} more that differ", comparison.more)
        sections.append(_noted(Text(more)))
    return Document(
        title=language.text("Side by side: {title}", title=language.words(comparison.title)),
        subtitle=_reported(comparison, language),
        sections=tuple(sections) or (_nothing_differs(comparison, language),),
        footer=footer(comparison.coverage, comparison.composed_at.date(), language),
        accent=Accent.DISPUTE,
    )


def _nothing_differs(comparison: Comparison, language: Language) -> DocumentSection:
    if comparison.window == TimeWindow():
        return _noted(Text(language.text("No account of this that is stored differs from another.")))
    said = language.text("No account of this that was reported then differs from another. Of all days:")
    return _noted(Text(f"{said} "), Command(f"/compare {comparison.topic}"))


def _reported(comparison: Comparison, language: Language) -> str:
    """Of which reports a comparison is; what stands against them may be of any day."""
    days = window_text(comparison.window, language)
    if all(comparison.window.holds(claim.reported_on) for claim in comparison.claims):
        return language.text("reported: {days}", days=days) if days else ""
    return language.text("reported: {days}; some of it on other days", days=days)
