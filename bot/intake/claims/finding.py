"""Claims of an article: every sentence with who says it, its kind, whom it is about, when and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.claims import ClaimKind, Status
from bot.domain.errors import Notice, notice
from bot.intake.claims import circumstances
from bot.intake.claims.clauses import past_joining
from bot.intake.claims.keeping import (
    is_assertion,
    is_dangling,
    is_fragment,
    is_pointing,
    is_prose,
    lead_in,
    setting,
    talks_of_others,
)
from bot.intake.claims.kinds import is_of_others, is_rumour, kind_of, status_of
from bot.intake.claims.passages import passages
from bot.intake.claims.quoted import quoted
from bot.intake.claims.quoting import inside
from bot.intake.claims.reading import Line, Names, Reading
from bot.intake.claims.sayings import Saying, clean
from bot.intake.claims.subjects import Memory, about
from bot.intake.claims.told import told
from bot.intake.claims.voices import Voice, standing, voice_of
from bot.intake.found import ArticleFacts, FoundClaim, FoundDate, FoundFigure, FoundName
from bot.intake.texts import ReadText, Span, read_text

_DEEPEST = 2
"""Outlets that may pass a saying on within one sentence."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words, and who says them; without a voice it is the article itself."""

    said: Span
    evidence: Span
    voice: Voice | None = None
    saying: Saying | None = None
    origins: tuple[str, ...] = ()
    reasons: tuple[Notice, ...] = ()


def find_claims(
    text: ReadText,
    facts: ArticleFacts,
    names: Names,
    dates: Sequence[FoundDate],
    figures: Sequence[FoundFigure],
) -> tuple[FoundClaim, ...]:
    """The checkable claims of an article's body, in its order."""
    return tuple(_all(Reading.of(text, facts, names, dates, figures)))


def _all(reading: Reading) -> Iterator[FoundClaim]:
    memory = Memory()
    for sentence, is_alone in passages(reading.text, reading.facts):
        if is_prose(sentence, is_alone=is_alone):
            yield from _claims(reading.line(sentence), reading, memory)


def _claims(line: Line, reading: Reading, memory: Memory) -> Iterator[FoundClaim]:
    voice: Voice | None = None
    subject: FoundName | None = None
    for spoken in _spoken(line, line.sentence, reading, memory):
        claim, subject = _claim(spoken, reading, memory)
        voice = spoken.voice
        if claim:
            yield claim
            yield from _by_figure(claim, reading)
    memory.keep(line, reading, voice, subject)


def _spoken(line: Line, evidence: Span, reading: Reading, memory: Memory, depth: int = 0) -> Iterator[_Spoken]:
    """What is said in a sentence, by whom; nothing where nobody can be sure of that."""
    saying = (quoted(line, reading) if line.speech else None) or told(line, reading)
    if saying is None:
        said = _own(line, reading)
        yield _Spoken(said, evidence, origins=circumstances.cited(said, reading))
        return
    yield from _by_somebody(saying, evidence, reading, memory, depth)
    if saying.rest and depth < _DEEPEST:
        rest = reading.line(reading.part(saying.rest.start, saying.rest.end))
        yield from _spoken(rest, evidence, reading, memory, depth + 1)


def _by_somebody(saying: Saying, evidence: Span, reading: Reading, memory: Memory, depth: int) -> Iterator[_Spoken]:
    voice, reasons = _voice(saying, evidence, reading, memory)
    if voice is None:
        return
    if voice.outlet and not saying.is_quotation and depth < _DEEPEST:
        inner = [reading.line(reading.part(said.start, said.end)) for said in saying.said]
        for spoken in (each for line in inner for each in _spoken(line, evidence, reading, memory, depth + 1)):
            yield replace(spoken, origins=(voice.outlet, *spoken.origins))
        return
    for said in _pieces(saying, reading):
        told_to = circumstances.origins(said, saying.frame, voice.printed, reading)
        yield _Spoken(said, evidence, voice, saying, told_to, reasons)


def _own(line: Line, reading: Reading) -> Span:
    """What a sentence of the article's own says, without what joins it to the one before."""
    start = line.sentence.start + lead_in(line.sentence.text)
    first = past_joining(line, line.place(start))
    start = line.words[first].start if first < len(line.words) else start
    until = setting(reading.whole, Span(start, line.sentence.end))
    return clean(reading.whole, Span(start, until))


def _pieces(saying: Saying, reading: Reading) -> Iterator[Span]:
    """What is said, a quotation in its sentences."""
    for said in saying.said:
        if not saying.is_quotation:
            yield said
            continue
        for each in read_text(said.of(reading.whole), reading.text.language).sentences:
            yield inside(reading.whole, Span(said.start + each.start, said.start + each.end))


def _voice(saying: Saying, evidence: Span, reading: Reading, memory: Memory) -> tuple[Voice | None, tuple[Notice, ...]]:
    """Whose saying it is; null: nobody can be sure."""
    if saying.who is None:
        return (memory.goes_on(reading, evidence) if saying.goes_on else None), ()
    if not saying.is_back:
        return voice_of(saying.who, reading), ()
    name = memory.person(is_speaker=True)
    if name is None:
        return None, ()
    meant = notice("“{words}” was taken to mean {name}", words=saying.who.of(reading.whole), name=name.text)
    return Voice(name, "", standing(name, reading)), (meant,)


def _claim(spoken: _Spoken, reading: Reading, memory: Memory) -> tuple[FoundClaim | None, FoundName | None]:
    """The claim that some words make, if an editor would keep it, and their subject."""
    text = spoken.said.of(reading.whole)
    saying, voice = spoken.saying, spoken.voice
    is_quotation = saying is not None and saying.is_quotation
    meant = about(spoken.said, reading, voice, memory, is_quotation=is_quotation)
    is_own = voice is not None and voice.name is not None and meant.subject == voice.name
    is_bare = (is_pointing(text) and not is_own) or (is_quotation and talks_of_others(text))
    if not meant.entities or is_bare or not is_assertion(text, is_told=saying is not None):
        return None, meant.subject
    is_dated = bool(reading.dates.within(spoken.said) or reading.figures.within(spoken.said))
    act = saying.act if saying else None
    kind = kind_of(text, act, voice, reading.facts.genre, is_dated=is_dated, is_own=is_own)
    if (is_dangling(text) and kind is not ClaimKind.DENIAL) or (voice is None and is_fragment(text)):
        return None, meant.subject
    status = status_of(text, kind, is_told=voice is not None)
    claim = FoundClaim(
        evidence=Span(spoken.evidence.start, spoken.evidence.end),
        said=spoken.said,
        kind=kind,
        speaker=voice.name if voice else None,
        speaker_words=voice.words if voice else "",
        origins=spoken.origins,
        about=meant.entities,
        status=status,
        occurred_on=circumstances.occurred_on(spoken.said, status, reading),
        said_on=circumstances.said_on(saying.frame, spoken.said, reading) if saying else None,
        figure=circumstances.main_figure(spoken.said, reading),
        is_quotation=is_quotation,
        reasons=(*spoken.reasons, *meant.reasons, *_remarks(text, kind)),
    )
    return claim, meant.subject


def _by_figure(claim: FoundClaim, reading: Reading) -> Iterator[FoundClaim]:
    """The same claim for each further figure that measures something of its own: the budget, and last year's."""
    for figure, said in circumstances.further_figures(claim.figure, claim.said, reading):
        is_past = figure.period is not None and figure.period.last < reading.facts.published_on.first
        is_open = claim.kind is ClaimKind.FORECAST or (claim.status is Status.PLANNED and not is_past)
        status = Status.PLANNED if is_open else Status.HAPPENED
        yield replace(claim, said=said, figure=figure, status=status, occurred_on=figure.period)


def _remarks(text: str, kind: ClaimKind) -> Iterator[Notice]:
    if is_rumour(text):
        yield notice("the text does not say who reports this")
    if kind is ClaimKind.OPINION and is_of_others(text):
        yield notice("a view of people whom the text does not name")
