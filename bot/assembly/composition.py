"""A briefing spec and stored news, composed into an edition: each claim in the first section that wants it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.assembly.corrections import corrections
from bot.assembly.disputes import disputes_among, shortened
from bot.assembly.folding import fold
from bot.assembly.ranking import Standpoint, ranked
from bot.assembly.repetition import says_again
from bot.assembly.selection import Candidates, coverage, gather
from bot.assembly.timelines import events
from bot.domain.briefing import BriefingSpec, SectionName
from bot.domain.claims import FENCED_KINDS, ClaimKind
from bot.domain.editions import ChangeLine, Dispute, Edition, Line, Section
from bot.domain.news import Genre
from bot.domain.ports import NewsArchive

SIDES = 4
"""How many sides of one dispute a briefing shows; `/compare` shows more."""
NEW_FOR = timedelta(days=7)
"""How long a claim counts as new after the store took it over."""
NEW_AT_MOST = 12
"""How many new claims an answer shows."""
CORRECTIONS_AT_MOST = 5
"""How many corrections a briefing tells of; `/corrections` tells of more."""


@dataclass
class _Desk:
    """The claims laid out for one edition, and which of them a section has taken."""

    spec: BriefingSpec
    now: datetime
    candidates: Candidates
    ranked: Sequence[Line]
    disputes: Sequence[Dispute]
    disputed: Collection[str]
    taken: set[str] = field(default_factory=set)
    told: list[Line] = field(default_factory=list)
    events_told: set[str] = field(default_factory=set)
    heard: Counter[str] = field(default_factory=Counter)  # how often each speaker was

    def take(self, line: Line) -> Line:
        self.taken.update(claim.id for claim in line.claims)
        self.told.append(line)
        self.heard[_speaker(line)] += 1
        if line.claim.claim.event:
            self.events_told.add(line.claim.claim.event)
        return line

    def is_free(self, line: Line) -> bool:
        return line.claim.id not in self.taken

    def gives_way(self, line: Line) -> bool:
        """Whether it says again what a section has told; what somebody disputes or denies never gives way."""
        differs = line.claim.claim.kind is ClaimKind.DENIAL or any(claim.id in self.disputed for claim in line.claims)
        return not differs and any(says_again(line, told) for told in self.told)


def _speaker(line: Line) -> str:
    return line.claim.claim.speaker or line.claim.article.id


def _is_voice(line: Line) -> bool:
    return line.claim.claim.kind in FENCED_KINDS


def _weightiest(desk: _Desk, count: int, fits: Callable[[Line], bool]) -> list[Line | Dispute]:
    """The weightiest free lines that fit, until `count` are taken; those that say a thing again only where room is left."""
    lines: list[Line | Dispute] = []
    again: list[Line] = []
    for line in desk.ranked:
        if len(lines) >= count:
            return lines
        if desk.is_free(line) and fits(line):
            if desk.gives_way(line):
                again.append(line)
            else:
                lines.append(desk.take(line))
    for line in again:
        if len(lines) < count and fits(line):
            lines.append(desk.take(line))
    return lines


def _statements(desk: _Desk, count: int) -> list[Line | Dispute]:
    """The weightiest statements that are no mere voices, one for each event, until `count` are taken."""
    return _weightiest(desk, count, lambda line: not _is_voice(line) and line.claim.claim.event not in desk.events_told)


def _lead(desk: _Desk) -> list[Line | Dispute]:
    """The weightiest statement; where there are only voices, the weightiest voice."""
    if all(_is_voice(line) for line in desk.ranked):
        free = [line for line in desk.ranked if desk.is_free(line)]
        return [desk.take(line) for line in free[:1]]
    return _statements(desk, 1)


def _main(desk: _Desk) -> list[Line | Dispute]:
    return _statements(desk, desk.spec.show.claims - (SectionName.LEAD in desk.spec.show.sections))


def _new(desk: _Desk) -> list[Line | Dispute]:
    return _weightiest(desk, desk.spec.show.claims, lambda line: desk.now - line.claim.recorded_at < NEW_FOR)


def _timeline(desk: _Desk) -> list[Line | Dispute]:
    """The last events that no section has told yet; what is still to come is none."""
    today = desk.now.date()
    untold = [claim for claim in desk.candidates.claims if claim.id not in desk.taken]
    dated = [claim for claim in untold if claim.claim.occurred_on and claim.claim.occurred_on.first <= today]
    latest = events(dated, desk.disputes)[::-1][: desk.spec.show.events]
    return [desk.take(line) for line in reversed(latest)]


def _figures(desk: _Desk) -> list[Line | Dispute]:
    return list(shortened(desk.disputes[: desk.spec.show.disputes], SIDES))


def _substance(line: Line, desk: _Desk) -> int:
    """How much somebody says: whom else he names beside himself and the topic, and a figure."""
    claim = line.claim.claim
    return len({*claim.about} - {claim.speaker, *desk.spec.topic.entities}) + (claim.figure is not None)


def _voices(desk: _Desk) -> list[Line | Dispute]:
    """Opinions, allegations and forecasts: who stands by name before who does not, nobody twice before all were heard.

    Each is heard first with what says most, since one line has to stand for him.
    """
    said: dict[str, list[Line]] = {}
    for line in desk.ranked:
        if desk.is_free(line) and _is_voice(line):
            said.setdefault(_speaker(line), []).append(line)
    queue: list[tuple[int, bool, Line]] = []
    for speaker, lines in said.items():
        best_first = sorted(lines, key=lambda line: -_substance(line, desk))
        queue += [
            (turn, not line.claim.claim.speaker, line) for turn, line in enumerate(best_first, desk.heard[speaker])
        ]
    heard = sorted(queue, key=lambda turn: turn[:2])
    return [desk.take(line) for _, _, line in heard[: desk.spec.show.voices]]


_SECTIONS: Mapping[SectionName, Callable[[_Desk], list[Line | Dispute]]] = {
    SectionName.LEAD: _lead,
    SectionName.MAIN: _main,
    SectionName.NEW: _new,
    SectionName.TIMELINE: _timeline,
    SectionName.FIGURES: _figures,
    SectionName.VOICES: _voices,
}


def _between_origins_first(disputes: Sequence[Dispute]) -> list[Dispute]:
    """Disputes between independent origins before those within one."""
    return sorted(disputes, key=lambda dispute: len({claim.origin.id for claim in dispute.claims}) == 1)


def _corrections(spec: BriefingSpec, archive: NewsArchive, since: date | None) -> tuple[ChangeLine, ...]:
    return corrections(archive, spec.topic, since, limit=CORRECTIONS_AT_MOST) if since else ()


def compose(spec: BriefingSpec, archive: NewsArchive, now: datetime, corrections_since: date | None = None) -> Edition:
    """Compose a briefing as of `now`, an aware moment in the reader's zone. Sections with nothing in them are left out.

    It ends with what was corrected or withdrawn on `corrections_since` or later; null: it tells of no corrections.
    """
    candidates = gather(archive, spec.topic, spec.window_start(now.date()))
    disputes = _between_origins_first(disputes_among(archive, candidates.claims))
    disputed = {claim.id for dispute in disputes for claim in dispute.claims}
    lines = ranked(fold(candidates.claims), Standpoint(now.date(), spec.topic.entities, disputed))
    desk = _Desk(spec, now, candidates, lines, disputes, disputed)
    composed = [(name, tuple(_SECTIONS[name](desk))) for name in spec.show.sections]
    return Edition(
        name=spec.name,
        title=spec.title,
        composed_at=now,
        sections=tuple(Section(name, section) for name, section in composed if section),
        coverage=coverage(candidates),
        only_opinion=bool(lines) and all(claim.article.genre is Genre.OPINION for claim in candidates.claims),
        corrections=_corrections(spec, archive, corrections_since),
    )
