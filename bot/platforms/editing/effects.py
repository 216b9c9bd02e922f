"""What changed briefings mean to readers: what they are called and show, when digests come, which claims enter or leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.assembly.composition import compose
from bot.domain.briefing import BriefingSpec
from bot.domain.claims import SourcedClaim
from bot.domain.ports import NewsArchive
from bot.domain.schedule import next_slot
from bot.languages import Language
from bot.languages.schedules import moment_text
from bot.platforms.editing import differences, telling
from bot.rendering.document import Block, Document, DocumentSection, Paragraph, Strong, Text
from bot.rendering.lines import statement_text

CLAIMS_NAMED = 3
"""How many of the claims that enter or leave a briefing are named."""
EFFECTS_TOLD = 5
"""Of how many changed briefings everything is told; the others are named."""
_SLOTS_NAMED = 5
_LONGEST_STATEMENT = 160


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one briefing."""

    name: str
    old: BriefingSpec | None  # null: it is new
    new: BriefingSpec | None  # null: it is gone
    entering: tuple[SourcedClaim, ...] = ()
    leaving: tuple[SourcedClaim, ...] = ()
    claim_count: int = 0  # how many it shows from now on


def effect(
    name: str, old: BriefingSpec | None, new: BriefingSpec | None, archive: NewsArchive, now: datetime
) -> Effect:
    """What a change of a briefing means to readers, with what is stored at `now`."""
    before = () if old is None else compose(old, archive, now).claims
    after = () if new is None else compose(new, archive, now).claims
    known, shown = {claim.id for claim in before}, {claim.id for claim in after}
    entering = tuple(claim for claim in after if claim.id not in known)
    leaving = tuple(claim for claim in before if claim.id not in shown)
    return Effect(name, old, new, entering, leaving, len(after))


def effects(
    names: Iterable[str],
    before: Mapping[str, BriefingSpec],
    after: Mapping[str, BriefingSpec],
    archive: NewsArchive,
    now: datetime,
) -> list[Effect]:
    """What the changes of these briefings mean; of those beyond `EFFECTS_TOLD` it is not looked up what they show."""
    every = list(names)
    told = [effect(name, before.get(name), after.get(name), archive, now) for name in every[:EFFECTS_TOLD]]
    return [*told, *(Effect(name, before.get(name), after.get(name)) for name in every[EFFECTS_TOLD:])]


def told(changed: Sequence[Effect], now: datetime, spoken: Language) -> Document:
    """Every change, for admins."""
    sections = [section for each in changed[:EFFECTS_TOLD] for section in sections_of(each, now, spoken)]
    if others := changed[EFFECTS_TOLD:]:
        sections.append(telling.commands(spoken.text("Changed as well"), (each.name for each in others)))
    return Document(spoken.text("The briefings have changed"), tuple(sections))


def sections_of(changed: Effect, now: datetime, spoken: Language) -> list[DocumentSection]:
    """One change: what it is, what readers see of it, which claims enter and leave, when digests come."""
    command = f"/{changed.name}"
    if changed.new is None:
        heading = spoken.text("{command} is removed.", command=command)
        return [DocumentSection(heading, ())]
    heading = (
        spoken.text("A new briefing: {command}", command=command)
        if changed.old is None
        else spoken.text("Changes to {command}", command=command)
    )
    seen = differences.for_readers(changed.old, changed.new, spoken).blocks
    shown = _labelled(spoken.text("Claims shown"), str(changed.claim_count))
    return [DocumentSection(heading, (*seen, *further(changed, now, spoken), shown))]


def further(changed: Effect, now: datetime, spoken: Language) -> Iterator[Block]:
    """Which claims enter and leave a briefing that goes on, and when its changed digests come."""
    if changed.old is not None and changed.entering:
        yield _named(spoken.text("Claims that enter"), changed.entering, spoken)
    if changed.leaving:
        yield _named(spoken.text("Claims that leave"), changed.leaving, spoken)
    if changed.new is not None:
        yield from _slots(changed.old, changed.new, now, spoken)


def _named(label: str, claims: Sequence[SourcedClaim], spoken: Language) -> Block:
    statements = [_shortened(statement_text(claim, spoken)) for claim in claims[:CLAIMS_NAMED]]
    words = "; ".join(f"“{statement}”" for statement in statements)
    if (more := len(claims) - CLAIMS_NAMED) > 0:
        words += f" {spoken.text('and {count} more', count=more)}"
    return _labelled(f"{label} ({len(claims)})", words)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_STATEMENT else f"{text[:_LONGEST_STATEMENT]}…"


def _slots(old: BriefingSpec | None, new: BriefingSpec, now: datetime, spoken: Language) -> Iterator[Block]:
    """When each digest that is new or different comes next, on the clocks of its own zone."""
    known = () if old is None else old.digests
    fresh = [digest.schedule for digest in new.digests if digest not in known]
    for schedule in fresh[:_SLOTS_NAMED]:
        slot = next_slot(schedule, now)
        if slot is not None:
            yield _labelled(
                spoken.text("Next digest"), moment_text(slot.at.astimezone(ZoneInfo(schedule.zone)), spoken)
            )


def _labelled(label: str, value: str) -> Block:
    return Paragraph((Strong(label), Text(f": {value}")))
