"""A summary in the other language: what the article's own claims say there, as far as they are worded in it.

Nothing is translated for it. A claim that no pattern could word is left out, since the quotation behind holds it; so is
whatever is fenced and has no speaker by name, because a summary has no room to say whose voice it is, or what another
outlet had first. What is of a quarter or some months is none of a year's, so it is left out too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.claims import FIGURE_MARK, Claim, ClaimKind
from bot.domain.dates import EdtfDate
from bot.domain.figures import Unit
from bot.domain.news import Entity
from bot.intake.texts import Sentence
from bot.intake.wordings.meanings import spoken_name
from bot.intake.wordings.times import day_said
from bot.languages import language

_MOST = 3
_PLAIN = frozenset({ClaimKind.REPORTED, ClaimKind.OFFICIAL, ClaimKind.DENIAL})
_DAYS_OF_A_YEAR = 365
_SAID = {"id": "{statement}, kata {speaker}", "en": "{statement}, {speaker} said"}


def retelling(
    claims: Sequence[Claim],
    summary: Sequence[Sentence],
    code: str,
    published_on: EdtfDate,
    units: Sequence[Unit],
    entities: Mapping[str, Entity],
) -> str:
    """What the weightiest worded claims of an article say in a language, in its order.

    Empty where none of them is of what the summary tells: side issues alone would say something else than the article.
    """
    told = {text: claim for claim in claims if (text := _sentence(claim, code, units, entities))}
    if not any(_is_of(claim, summary) for claim in told.values()):
        return ""
    weighed = sorted(told, key=lambda text: -_weight(told[text], summary, published_on))[:_MOST]
    return " ".join(f"{text}." for text in told if text in weighed)


def _weight(claim: Claim, summary: Sequence[Sentence], published_on: EdtfDate) -> int:
    """What the summary tells counts most, then a figure; what was over long before, least."""
    is_old = claim.occurred_on is not None and claim.occurred_on.last.year < published_on.first.year
    return 2 * _is_of(claim, summary) + (claim.figure is not None) - 3 * is_old


def _is_of(claim: Claim, summary: Sequence[Sentence]) -> bool:
    """Whether a claim rests on a sentence of the summary."""
    at = claim.evidence[0]
    return any(sentence.start < at.end and at.start < sentence.end for sentence in summary)


def _sentence(claim: Claim, code: str, units: Sequence[Unit], entities: Mapping[str, Entity]) -> str:
    """A claim as a sentence with its figure, its day and its speaker, without the stop; "": it is not to be told."""
    speaker = entities.get(claim.speaker)
    name = spoken_name(speaker, code) if speaker else ""
    is_named = bool(name) and not name.startswith("“")
    is_plain = not claim.speaker and not claim.origins and claim.kind in _PLAIN
    if claim.quoted_in or not (is_named or is_plain) or _is_loose(claim):
        return ""
    statement = claim.statement.as_mapping()[code]
    if claim.figure is not None:
        statement = statement.replace(FIGURE_MARK, language(code).figure(claim.figure, units))
        statement = statement[0].upper() + statement[1:]
    said = " ".join([statement, *_when(claim.occurred_on, code, statement)])
    return _SAID[code].format(statement=said, speaker=name) if is_named else said


def _is_loose(claim: Claim) -> bool:
    """Whether it needs a time that no day, month or year says: a part of a year, or whichever its figure is of."""
    when = claim.occurred_on
    if when is None or day_said(when):
        return False
    return claim.figure is not None or (when.last - when.first).days + 1 < _DAYS_OF_A_YEAR


def _when(occurred_on: EdtfDate | None, code: str, statement: str) -> Iterator[str]:
    """The day, month or year in which it happened, where the statement does not name it."""
    if occurred_on is None or str(occurred_on.first.year) in statement:
        return
    if said := day_said(occurred_on):
        yield said.id if code == "id" else said.en
