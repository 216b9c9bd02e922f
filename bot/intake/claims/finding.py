"""Claims of an article: every sentence with who says it, its kind, whom it is about, when and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.claims import ClaimKind, Status
from bot.domain.errors import Notice, notice
from bot.intake.claims import circumstances
from bot.intake.claims.clauses import past_joining
from bot.intake.claims.keeping import (
    clock,
    is_assertion,
    is_dangling,
    is_fragment,
    is_loose_speech,
    is_pointing,
    is_prose,
    lead_in,
    setting,
    talks_of_others,
)
from bot.intake.claims.kinds import is_of_others, is_rumour, kind_of, status_of
from bot.intake.claims.memory import Memory
from bot.intake.claims.passages import passages
from bot.intake.claims.quoted import quoted
from bot.intake.claims.quoting import inside
from bot.intake.claims.reading import Line, Names, Reading
from bot.intake.claims.referring import who_says
from bot.intake.claims.sayings import Saying, clean
from bot.intake.claims.subjects import About, about
from bot.intake.claims.told import told
from bot.intake.claims.verbs import UNASSERTED
from bot.intake.claims.voices import Voice, names_body
from bot.intake.fleeting import fleeting
from bot.intake.found import ArticleFacts, FoundClaim, FoundDate, FoundFigure, FoundName
from bot.intake.texts import ReadText, Span, read_text

_DEEPEST = 2
"""Outlets that may pass a saying on within one sentence."""


@fleeting(frozen=True, slots=True)
class _Spoken:
    """Words, and who says them; without a voice it is the article itself."""

    said: Span
    evidence: Span
    voice: Voice | None = None
    saying: Saying | None = None
    origins: tuple[str, ...] = ()
    reasons: tuple[Notice, ...] = ()

    @property
    def is_quotation(self) -> bool:
        """Whether they stand in quotation marks."""
        return self.saying is not None and self.saying.is_quotation


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of an article, and the sentences that say something of which none was made."""

    kept: tuple[FoundClaim, ...]
    unnamed: tuple[Span, ...] = ()  # nobody is named in them whom a claim could be about
    orphans: tuple[Span, ...] = ()  # they do not say alone whom they tell of
    unsure: tuple[Span, ...] = ()  # nobody can be sure who says it


def find_claims(
    text: ReadText,
    facts: ArticleFacts,
    names: Names,
    dates: Sequence[FoundDate],
    figures: Sequence[FoundFigure],
) -> Claims:
    """The checkable claims of an article's body, in its order."""
    reading = Reading.of(text, facts, names, dates, figures)
    kept = tuple(_all(reading))
    used = {claim.evidence for claim in kept}
    lists = (reading.unnamed, reading.orphans, reading.unsure)
    return Claims(kept, *(tuple(each for each in dict.fromkeys(left) if each not in used) for left in lists))


def _all(reading: Reading) -> Iterator[FoundClaim]:
    memory = Memory()
    for sentence, is_alone in passages(reading.text, reading.facts):
        if is_prose(sentence, is_alone=is_alone):
            start = sentence.start + clock(sentence.text)
            yield from _claims(reading.line(reading.part(start, sentence.end)), reading, memory)


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
        yield _Spoken(_own(line, reading), evidence, origins=circumstances.cited(line.sentence, reading))
        return
    yield from _by_somebody(saying, evidence, reading, memory, depth)
    if saying.rest and depth < _DEEPEST:
        rest = reading.line(reading.part(saying.rest.start, saying.rest.end))
        yield from _spoken(rest, evidence, reading, memory, depth + 1)


def _by_somebody(saying: Saying, evidence: Span, reading: Reading, memory: Memory, depth: int) -> Iterator[_Spoken]:
    voice, reasons = who_says(saying, evidence, reading, memory)
    if voice is None:
        if saying.said:
            reading.unsure.append(Span(evidence.start, evidence.end))
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


def _claim(spoken: _Spoken, reading: Reading, memory: Memory) -> tuple[FoundClaim | None, FoundName | None]:
    """The claim that some words make, if an editor would keep it, and their subject."""
    text, saying, voice = spoken.said.of(reading.whole), spoken.saying, spoken.voice
    meant = about(spoken.said, reading, voice, memory, saying)
    if not is_assertion(text, is_told=saying is not None):
        return None, meant.subject
    evidence = Span(spoken.evidence.start, spoken.evidence.end)
    if meant.is_speakers or not meant.entities:
        reading.unnamed.append(evidence)
        if not meant.is_speakers:
            return None, meant.subject
    kind = _kind(text, spoken, meant, reading)
    if _is_unclear(text, kind, spoken, meant):
        reading.orphans.append(evidence)
        return None, meant.subject
    status = status_of(text, kind, is_told=voice is not None)
    claim = FoundClaim(
        evidence=evidence,
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
        is_quotation=spoken.is_quotation,
        reasons=(*spoken.reasons, *meant.reasons, *_remarks(text, kind)),
    )
    return claim, meant.subject


def _kind(text: str, spoken: _Spoken, meant: About, reading: Reading) -> ClaimKind:
    dates = reading.dates.within(spoken.said)
    return kind_of(
        text,
        spoken.saying.act if spoken.saying else None,
        spoken.voice,
        reading.facts.genre,
        is_dated=bool(dates or reading.figures.within(spoken.said)),
        is_own=_is_own(text, spoken, meant),
        is_ahead=any(date.edtf.first > reading.facts.published_on.last for date in dates),
    )


def _is_own(text: str, spoken: _Spoken, meant: About) -> bool:
    """Whether somebody speaks of himself."""
    if spoken.voice and spoken.voice.name is None and not spoken.is_quotation:
        return text.startswith(("it ", "its ")) and names_body(spoken.voice.words)
    return spoken.voice is not None and spoken.voice.name is not None and meant.subject == spoken.voice.name


def _is_unclear(text: str, kind: ClaimKind, spoken: _Spoken, meant: About) -> bool:
    """Whether nobody understands the words alone."""
    text = _without_attitude(text)
    is_spoken = spoken.is_quotation and meant.is_speakers
    if (is_pointing(text) and not _is_own(text, spoken, meant)) or (is_spoken and is_loose_speech(text)):
        return True
    if talks_of_others(text) and (spoken.is_quotation or meant.is_speakers):
        return True
    return (is_dangling(text) and kind is not ClaimKind.DENIAL) or (spoken.voice is None and is_fragment(text))


def _without_attitude(text: str) -> str:
    """What is hoped or doubted, without the verb that says so."""
    head, _, rest = text.partition(" ")
    return rest.removeprefix("bahwa ").removeprefix("that ") if head in UNASSERTED else text


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
