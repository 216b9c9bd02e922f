"""Claims as statements: who says so, in which voice, when, and under which mark.

The one place where a claim becomes words. What is fenced (an opinion, an allegation, a forecast, anything that only an
opinion piece tells) begins with its kind and speaker, so that it cannot be read in the voice of fact; everything else
ends with its sources. Either way both stand in the same statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.claims import FENCED_KINDS, FIGURE_MARK, ClaimKind, SourcedClaim, Status
from bot.domain.editions import Line
from bot.domain.news import Genre, Source
from bot.languages import Language
from bot.rendering.document import Attribution, Emphasis, Inline, Inlines, Mark, Statement, Strong, Text

_FORGED_MARK = re.compile(r"\[(\d+)\]")
_LEANS = re.compile(
    r"(?:\W*\b\w+\b){0,3}?\W*\b(?:ia|dia|mereka|beliau|pihaknya|he|she|they|his|her|their"
    r"|(?:negara|republik|perusahaan|kementerian|lembaga|organisasi|kelompok|partai)(?: \w+){0,2} (?:itu|ini|tersebut)"
    r"|(?:the|this|that) (?:country|company|republic|nation|firm|ministry|group|agency))\b",
    re.IGNORECASE,
)
"""A quotation that begins with somebody whom only the sentence before it names."""
_BEHIND_A_DATE = r"\Z| (?:sebesar|adalah|mencapai|was|were|is|are|reached)\b"
"""Where a date can be left out: before anything else it may be half of something, as in "in 2022 and 2023"."""
_MARKS_ONE_BY_ONE = 3
_THINGS_NAMED = 4
_WITHIN = str.maketrans("“”", "\u2018\u2019")

Marks = Mapping[str, int]
"""The mark of each claim of an answer, by the claim's id."""


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language claims are worded, and under which marks."""

    language: Language
    marks: Marks


def numbered(claims: Sequence[SourcedClaim]) -> Marks:
    """Mark the claims of an answer from 1, in the order in which they are met."""
    return {claim.id: number for number, claim in enumerate(claims, start=1)}


def unforged(text: str) -> str:
    """Words of a record without anything that looks like a mark of ours: [1] becomes (1)."""
    return _FORGED_MARK.sub(r"(\1)", text)


def source_name(source: Source, language: Language) -> str:
    """A source's name where room is short."""
    return unforged(source.short or language.words(source.name))


def chain(sources: Sequence[Source], language: Language) -> str:
    """The origin chain: "WSJ via Gatra.com"."""
    *origins, publisher = (source_name(source, language) for source in sources)
    if not origins:
        return publisher
    return language.text("{origins} via {publisher}", origins=" > ".join(origins), publisher=publisher)


def speaker_name(claim: SourcedClaim, language: Language) -> str:
    """Who asserts it, by the name valid at the time; the article's source where nobody is named."""
    if claim.speaker is None:
        return source_name(claim.publisher, language)
    said = claim.claim.said_on or claim.article.published_on
    return unforged(language.words(claim.speaker.name_on(said.last)))


def _speaker(claim: SourcedClaim, language: Language) -> str:
    """Who asserts it, and when it was said, where that is known apart from the day of publication."""
    known = [speaker_name(claim, language)]
    is_fenced = claim.is_fenced or claim.claim.kind is ClaimKind.DENIAL
    if is_fenced and claim.speaker and claim.speaker.role and claim.speaker.role_in in {"", claim.article.id}:
        known.append(unforged(language.words(claim.speaker.role)))  # what another article says, its source does not
    if claim.claim.said_on:
        known.append(language.date(claim.claim.said_on))
    return known[0] if len(known) == 1 else f"{known[0]} ({', '.join(known[1:])})"


def statement_text(claim: SourcedClaim, language: Language) -> str:
    """The statement, its figure worded in this language; a quotation in inverted commas, and in which language it is."""
    text = unforged(language.words(claim.claim.statement))
    if claim.claim.quoted_in:
        quoted = quotation(text, claim.claim.quoted_in, language)
        is_foreign = claim.claim.quoted_in != language.code
        things = _things(claim, language, beside_speaker=is_foreign) if is_foreign or _LEANS.match(text) else ""
        return language.text("About {things}: {quotation}", things=things, quotation=quoted) if things else quoted
    if claim.claim.figure is None:
        return text
    return text.replace(FIGURE_MARK, language.figure(claim.claim.figure, claim.units))


def _things(claim: SourcedClaim, language: Language, *, beside_speaker: bool) -> str:
    """What a claim is about and how much it tells, for who cannot read its words, or whom they mean.

    The speaker stands before them already, unless "he" may be that very one. "": nothing is left to say.
    """
    day = claim.claim.said_on or claim.article.published_on
    about = [entity for entity in claim.about if not (beside_speaker and entity == claim.speaker)]
    things = [unforged(language.words(entity.name_on(day.last))) for entity in about[:_THINGS_NAMED]]
    if claim.claim.figure is not None:
        things.append(language.figure(claim.claim.figure, claim.units))
    return ", ".join(things)


def quotation(text: str, quoted_in: str, language: Language) -> str:
    """Words of an article as they stand there; in which language, where that is another than the reader's.

    Quotation marks within them become single ones, as within any quotation.
    """
    text = text.translate(_WITHIN)
    if quoted_in == language.code:
        return f"“{text}”"
    return language.text("“{words}” (in {language})", words=text, language=language.name_of(quoted_in))


def kind_name(kind: ClaimKind, language: Language) -> str:
    """The name of a kind of claim, as it stands before a statement."""
    return {
        ClaimKind.REPORTED: language.text("Report"),
        ClaimKind.OFFICIAL: language.text("Official statement"),
        ClaimKind.OPINION: language.text("Opinion"),
        ClaimKind.ALLEGATION: language.text("Allegation"),
        ClaimKind.FORECAST: language.text("Forecast"),
        ClaimKind.DENIAL: language.text("Denial"),
    }[kind]


def _voice_label(claim: SourcedClaim, language: Language) -> str:
    """Kind and speaker before the statement; "" where the voice is that of a report."""
    kind = claim.claim.kind
    if kind in FENCED_KINDS or kind is ClaimKind.DENIAL:
        return f"{kind_name(kind, language)}, {_speaker(claim, language)}:"
    if claim.article.genre is Genre.OPINION:
        told_by = language.text("{source} (opinion):", source=source_name(claim.publisher, language))
        return f"{_speaker(claim, language)}, {told_by}" if claim.speaker else told_by
    return f"{_speaker(claim, language)}:" if claim.speaker else ""


def _is_named_before(claim: SourcedClaim) -> bool:
    """Whether the label already says all there is to say of the sources."""
    if len(claim.chain) > 1:
        return False
    is_kind_named = claim.claim.kind in FENCED_KINDS or claim.claim.kind is ClaimKind.DENIAL
    return (claim.speaker is None and is_kind_named) or (not is_kind_named and claim.article.genre is Genre.OPINION)


def _state_label(claim: SourcedClaim, language: Language) -> str:
    is_told = claim.claim.status is Status.PLANNED and claim.claim.kind is not ClaimKind.FORECAST
    if claim.claim.is_reviewed:
        return language.text("Planned:") if is_told else ""
    return language.text("Unreviewed, planned:") if is_told else language.text("Unreviewed:")


def _attribution(line: Line, language: Language) -> str:
    """Through whom it came, how many others carry it, and the day on which it was published."""
    claim = line.claim
    says_who = [] if _is_named_before(claim) else [chain(claim.chain, language)]
    if outlets := line.outlet_count - line.origin_count:
        says_who.append(
            language.plural("passed on by {count} further outlet", "passed on by {count} further outlets", outlets)
        )
    if further := line.origin_count - 1:
        says_who.append(language.plural("{count} further origin", "{count} further origins", further))
    return f" — {', '.join([*says_who, language.date(claim.article.published_on)])} "


def mark_range(marks: Sequence[int]) -> Inlines:
    """Marks as a reader meets them: one by one, or the first and the last of many that follow one another."""
    if len(marks) > _MARKS_ONE_BY_ONE and marks[-1] - marks[0] == len(marks) - 1:
        return Mark(marks[0]), Text("–"), Mark(marks[-1])
    return tuple(Mark(mark) for mark in marks)


def _tail(line: Line, voice: Voice) -> Inlines:
    same = mark_range([voice.marks[claim.id] for claim in (line.claim, *line.folded)])
    tail: list[Inline] = [Attribution(_attribution(line, voice.language)), *same]
    if line.also:
        also = mark_range([voice.marks[claim.id] for claim in line.also])
        tail += [Text(f" {voice.language.text('(see also')} "), *also, Text(")")]
    return tuple(tail)


def voice_labels(claim: SourcedClaim, language: Language) -> Inlines:
    """What stands before a statement: that no editor has looked at it, that it is planned, its kind, its speaker."""
    labels = (_state_label(claim, language), _voice_label(claim, language))
    return tuple(Emphasis(f"{text} ") for text in labels if text)


def statement(line: Line, voice: Voice) -> Statement:
    """A line of a briefing: voice, statement, attribution, marks."""
    words = Text(statement_text(line.claim, voice.language))
    return Statement(voice_labels(line.claim, voice.language), (words,), _tail(line, voice))


def _quoted(claim: SourcedClaim, language: Language) -> Text:
    text = statement_text(claim, language)
    return Text(text if claim.claim.quoted_in else f"“{text}”")


def sources(claim: SourcedClaim, language: Language) -> str:
    """Through whom a claim came, and the day on which it was published."""
    return f"{chain(claim.chain, language)}, {language.date(claim.article.published_on)}"


def correction_statement(claim: SourcedClaim, before: SourcedClaim | None, voice: Voice) -> Statement:
    """A claim with a correction: how it reads now, how it read before, and why; what is withdrawn only as withdrawn."""
    spoken, correction = voice.language, claim.claim.correction
    if correction is None:
        return statement(Line(claim), voice)
    day = spoken.day(correction.on)
    reason = Text(f". {spoken.text('Reason: {reason}', reason=unforged(spoken.words(correction.reason)))}")
    if correction.withdraws:
        said = before or claim
        label = (Strong(f"{spoken.text('Withdrawn on {date}.', date=day)} "), Text(f"{spoken.text('It said:')} "))
        told_by = Attribution(f" — {sources(said, spoken)} ")
        mark = Mark(voice.marks[claim.id])
        return Statement((*label, *voice_labels(said, spoken)), (_quoted(said, spoken),), (told_by, mark, reason))
    now = statement(Line(claim), voice)
    tail = (*now.tail, *(said_before(before, claim, spoken) if before else ()), reason)
    return Statement((Strong(f"{spoken.text('Corrected on {date}:', date=day)} "), *now.label), now.body, tail)


def said_before(before: SourcedClaim, now: SourcedClaim, language: Language) -> Inlines:
    """How a claim read before, in inverted commas, with its voice; and its sources, where they are others by now."""
    was, told_by = sources(before, language), sources(now, language)
    tail = () if was == told_by else (Attribution(f" — {was}"),)
    label = Text(f". {language.text('Before:')} ")
    return (label, *voice_labels(before, language), _quoted(before, language), *tail)


def dated_statement(line: Line, voice: Voice) -> Statement:
    """A line of a timeline: when it occurred before everything else, and by a program's wording not a second time."""
    claim = line.claim.claim
    plain = statement(line, voice)
    if claim.occurred_on is None:
        return plain
    when = voice.language.date(claim.occurred_on, is_long=True)
    body = plain.body
    if not (claim.is_reviewed or claim.quoted_in):
        again = re.compile(rf" (?:pada|in|on) {re.escape(when)}(?={_BEHIND_A_DATE})")
        body = (Text(again.sub("", statement_text(line.claim, voice.language))),)
    return Statement((Strong(f"{when}: "), *plain.label), body, plain.tail)
