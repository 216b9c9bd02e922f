"""One arrival in, one draft out: the steps of the analysis, in their order."""

from __future__ import annotations

from datetime import datetime

from bot.domain.drafts import Draft, fingerprint
from bot.domain.errors import BotError, notice
from bot.intake.claims import find_claims
from bot.intake.claims.remarks import remarks
from bot.intake.dates import find_dates
from bot.intake.facts import article_facts, read_body, sketch
from bot.intake.figures import find_figures, wrong_sums
from bot.intake.found import Arrival
from bot.intake.names import find_names
from bot.intake.reckoning import doubtful, misnamed, told, undated
from bot.intake.recording import Findings, Recording
from bot.intake.sources import Knowledge
from bot.intake.summaries import summarise

LANGUAGES = ("id", "en")
"""What is read here."""


def analyse(arrival: Arrival, knowledge: Knowledge, now: datetime) -> Draft:
    """What an article says, as records for an editor to look at; `now` is in UTC.

    Raises:
        BotError: It is in a language that is not read here, or holds nothing to read.
        StoreUnusable: What is stored cannot be read.
    """
    facts = article_facts(arrival)
    if not facts.language:
        raise BotError(
            notice("the text is too short, or in no language that is read here; send at least a few sentences")
        )
    if facts.language not in LANGUAGES:
        raise BotError(
            notice("the text seems to be in “{language}”; Indonesian and English are read", language=facts.language)
        )
    text = read_body(arrival.text, facts)
    written = find_dates(text.whole, text.language, facts.read_on)
    left_out = doubtful(text.whole, facts, written)
    gone = frozenset(left_out)
    dates = [each for each in written if each not in gone]
    figures = undated(find_figures(text.whole, text.language, dates=written), left_out)
    names = find_names(text, knowledge, facts.read_on)
    claims = find_claims(text, facts, names, dates, figures)
    summary = summarise(text, facts)
    recording = Recording(Findings(text, facts, dates, figures, names), arrival, knowledge)
    recording.take(claims.kept)
    return Draft(
        publication=recording.publication(summary),
        fingerprint=fingerprint(arrival.text),
        arrived_at=now,
        way=arrival.way,
        claims=tuple(recording.claims),
        sources=tuple(recording.sources.values()),
        entities=tuple(recording.entities.values()),
        measures=tuple(recording.measures.values()),
        units=tuple(recording.units.values()),
        sketch=sketch(facts.body.of(arrival.text)),
        remarks=(
            *arrival.remarks,
            *facts.reasons,
            *told(text.whole, left_out),
            *misnamed(text.whole, dates),
            *wrong_sums(text, figures),
            *remarks(claims, recording.orphans, text.whole),
            *recording.remarks,
        ),
    )
