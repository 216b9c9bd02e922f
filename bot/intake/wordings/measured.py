"""A figure that a text only compares with, as a statement of its own: "from last year's budget of 5 billion".

Such words are no sentence. They say whose measure it was only where the sentence names nobody else, so with a second
name in it, or without a plain year, they stay a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.domain.claims import FIGURE_MARK, Status
from bot.domain.figures import is_currency
from bot.domain.news import Entity, EntityKind
from bot.domain.wording import Wording
from bot.intake.found import FoundClaim, FoundName
from bot.intake.names.titles import with_article
from bot.intake.wordings.english import possessive

_YEAR = re.compile(r"\d{4}\Z")
_LOOSE = re.compile(
    r"\b(?:negara|republik) (?:\w+ ){1,3}(?:itu|ini|tersebut)\b|\bthe (?:\w+ ){1,3}(?:country|nation|republic)\b",
    re.IGNORECASE,
)
_BODIES = frozenset({EntityKind.PLACE, EntityKind.ORGANISATION})
_WORD = re.compile(r"\w+")
_MOST = 5
"""Words beside the figure that make no sentence yet."""


def yearly(
    claim: FoundClaim, whole: str, names: Iterable[FoundName], entities: Mapping[str, Entity], measure: Wording
) -> Wording | None:
    """What the one body of a sentence had of something in a year, in both languages; null: it is not plain."""
    figure = claim.figure
    if figure is None or figure.period is None or claim.status is not Status.HAPPENED or not claim.about:
        return None
    is_phrase = claim.said.end == figure.end and len(_WORD.findall(whole, claim.said.start, figure.start)) <= _MOST
    owner = entities.get(claim.about[0])
    year = figure.period.text
    both = measure.as_mapping()
    if not is_phrase or owner is None or owner.kind not in _BODIES or not _YEAR.match(year) or both["id"] == both["en"]:
        return None
    if not is_currency(figure.amount.unit) or _others(claim, whole, names):
        return None
    own = owner.name.as_mapping()
    english = f"{possessive(with_article(own['en']), is_plural=False)} {both['en']} in {year} was {FIGURE_MARK}"
    indonesian = f"{both['id']} {own['id']} pada {year} sebesar {FIGURE_MARK}"
    return Wording.of({"id": indonesian[0].upper() + indonesian[1:], "en": english[0].upper() + english[1:]})


def _others(claim: FoundClaim, whole: str, names: Iterable[FoundName]) -> bool:
    """Whether the sentence names anybody but the owner, "that Asian country" and whoever passes it on aside."""
    loose = [match.span() for match in _LOOSE.finditer(whole, claim.evidence.start, claim.evidence.end)]
    return any(
        name.entity in claim.about[1:] and not any(start <= name.start and name.end <= end for start, end in loose)
        for name in names
        if claim.evidence.holds(name)
    )
