"""What a briefing file would change: for readers, key by key, and in the file, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from difflib import SequenceMatcher

from bot.domain.briefing import BriefingSpec, Digest, Show
from bot.domain.wording import Wording
from bot.languages import Language, available
from bot.languages.schedules import schedule_text
from bot.rendering.document import Block, DocumentSection, Note, Paragraph, Strong, Text

LINES_SHOWN = 40
"""How many changed lines are shown."""
_LINES_COMPARED = 1_000  # comparing takes up to the square of that
_LONGEST_LINE = 200
_ADDRESSES_SHOWN = 3
_NOTHING = "–"

Fields = dict[str, str]


def fields(spec: BriefingSpec, spoken: Language) -> Fields:
    """What readers notice of a briefing: labels and values."""
    topic = spec.topic
    about = [*topic.entities, *topic.measures, *(f"“{word}”" for word in topic.words)]
    every = {
        spoken.text("Other names"): ", ".join(f"/{alias}" for alias in spec.aliases),
        **_wordings(spoken.text("Title"), spec.title, spoken),
        **_wordings(spoken.text("Description"), spec.description, spoken),
        spoken.text("Topic"): ", ".join(about),
        spoken.text("Window"): _window(spec, spoken),
        spoken.text("Digests"): "; ".join(_digest(digest, spoken) for digest in spec.digests),
    }
    return {label: _cut(value) for label, value in every.items() if value}


def _wordings(label: str, wording: Wording | None, spoken: Language) -> Fields:
    if wording is None:
        return {}
    return {f"{label} ({spoken.name_of(code)})": wording.phrase(code).text for code in available()}


def _window(spec: BriefingSpec, spoken: Language) -> str:
    if spec.since is None:
        return ""
    return spec.since.isoformat() if isinstance(spec.since, date) else spoken.stretch(spec.since.count, spec.since.unit)


def _shape(show: Show) -> Fields:
    """How much is shown of what, under the keys of the file."""
    values = {**asdict(show), "sections": ", ".join(show.sections)}
    return {f"show.{key}": str(value) for key, value in values.items()}


def _digest(digest: Digest, spoken: Language) -> str:
    """When and where to."""
    to = ", ".join(address.text for address in digest.to[:_ADDRESSES_SHOWN])
    if left := len(digest.to) - _ADDRESSES_SHOWN:
        to += f" {spoken.text('and {count} more', count=left)}" if left > 0 else ""
    return f"{schedule_text(digest.schedule, spoken)} > {to}"


def _cut(text: str, limit: int = 2 * _LONGEST_LINE) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"


def for_readers(old: BriefingSpec | None, new: BriefingSpec, spoken: Language) -> DocumentSection:
    """What a new briefing is, where it is not as usual, or what of a known one changes, old to new."""
    after = fields(new, spoken) | _shape(new.show)
    if old is None:
        usual = _shape(Show())
        shown = tuple(_labelled(label, value) for label, value in after.items() if usual.get(label) != value)
        return DocumentSection("", (*shown, *_templates(None, new, spoken)))
    before = fields(old, spoken) | _shape(old.show)
    changed = [label for label in {**before, **after} if before.get(label) != after.get(label)]
    blocks = tuple(
        _labelled(label, f"{before.get(label, _NOTHING)} → {after.get(label, _NOTHING)}") for label in changed
    )
    blocks = (*blocks, *_templates(old, new, spoken))
    return DocumentSection("", blocks or (Note((Text(spoken.text("Readers will see no difference.")),)),))


def _templates(old: BriefingSpec | None, new: BriefingSpec, spoken: Language) -> Iterator[Block]:
    """Which templates come, go or change; how they change stands in the lines of the file."""
    before, after = dict(old.templates if old else ()), dict(new.templates)
    for code in sorted({*before, *after}):
        if before.get(code) != after.get(code):
            became = spoken.text("changed") if code in before else spoken.text("new")
            label = spoken.text("Template ({language})", language=spoken.name_of(code))
            yield _labelled(label, became if code in after else spoken.text("removed"))


def _labelled(label: str, value: str) -> Block:
    return Paragraph((Strong(label), Text(f": {value}")))


def in_lines(old: str, new: str, spoken: Language) -> DocumentSection:
    """Which lines of a file go and come, with their numbers."""
    heading = spoken.text("Changed lines")
    before, after = _lines(old), _lines(new)
    first = _alike(before, after)
    last = _alike(before[first:][::-1], after[first:][::-1])
    before, after = before[first : len(before) - last], after[first : len(after) - last]
    if len(before) + len(after) > _LINES_COMPARED:
        words = spoken.text("More than {count} lines; they are not compared one by one.", count=_LINES_COMPARED)
        return DocumentSection(heading, (Note((Text(words),)),))
    lines = list(_changed(before, after, first + 1))
    blocks: list[Block] = [Paragraph((Text(_cut(line, _LONGEST_LINE)),)) for line in lines[:LINES_SHOWN]]
    if (left := len(lines) - LINES_SHOWN) > 0:
        more = spoken.plural("and {count} more changed line", "and {count} more changed lines", left)
        blocks.append(Note((Text(more),)))
    if not lines:
        blocks.append(Note((Text(spoken.text("Only line endings differ.")),)))
    return DocumentSection(heading, tuple(blocks))


def _lines(text: str) -> list[str]:
    """The lines of a file, as editors number them."""
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))


def _changed(before: Sequence[str], after: Sequence[str], first: int) -> Iterator[str]:
    for kind, old, old_end, new, new_end in SequenceMatcher(None, before, after).get_opcodes():
        if kind != "equal":
            yield from (f"- {first + place}: {before[place]}" for place in range(old, old_end))
            yield from (f"+ {first + place}: {after[place]}" for place in range(new, new_end))
