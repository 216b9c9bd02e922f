"""Claims whose spans are marked in the sentence, so that a test of wordings reads as the sentence itself.

"[Rusia]" is a name, "{390 prajurit}" a figure (the first is the claim's own), "<Senin=2025-06-09>" a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount, Qualifier
from bot.domain.news import Entity, EntityKind, FormerName
from bot.domain.wording import Wording
from bot.intake.found import FoundClaim, FoundDate, FoundFigure, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded

_MARK = re.compile(r"\[(?P<name>[^\]]+)\]|\{(?P<figure>[^}]+)\}|<(?P<date>[^>=]+)=(?P<edtf>[^>]+)>")
_FIGURE = re.compile(r"(?:(?P<money>US\$)(?P<dollars>\d+) (?:miliar|billion)|(?P<count>\d+) (?P<unit>.+))")


def _entity(id: str, kind: EntityKind, name: str, english: str = "", *further: str) -> Entity:
    return Entity(id, kind, Wording.of({"id": name, "en": english or name}), further)


_PLACE, _BODY, _PERSON = EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.PERSON
ENTITIES = {
    entity.id: entity
    for entity in (
        _entity("kazakhstan", _PLACE, "Kazakhstan", "Kazakhstan", "Kazakh"),
        _entity("russia", _PLACE, "Rusia", "Russia", "Russian"),
        _entity("ukraine", _PLACE, "Ukraina", "Ukraine"),
        _entity("uk", _PLACE, "Inggris", "United Kingdom", "British"),
        _entity("peru", _PLACE, "Peru"),
        _entity("london", _PLACE, "London"),
        _entity("odesa", _PLACE, "Odesa"),
        _entity("nato", _BODY, "NATO"),
        _entity("eu", _BODY, "Uni Eropa", "European Union"),
        _entity("belousov", _PERSON, "Andrei Belousov"),
        _entity("ivanova", _PERSON, "Maria Ivanova"),
        Entity("putra", _PERSON, Wording.same("Putra Wijaya"), speaks_for="peru"),
        _entity("bloggers", _BODY, "Bloger dan media tanpa nama", "Unnamed bloggers and media"),
        Entity(
            "astana",
            _PLACE,
            Wording.same("Astana"),
            former=(FormerName(Wording.same("Nur-Sultan"), EdtfDate.parse("2019-03/2022-09")),),
        ),
    )
}
_BY_NAME = {name: entity for entity in ENTITIES.values() for name in entity.all_names}


@dataclass(frozen=True, slots=True)
class Names:
    """The names that were found."""

    found: tuple[FoundName, ...]


def wording(
    language: str,
    marked: str,
    *,
    occurred_on: str = "",
    status: Status = Status.HAPPENED,
    qualifier: Qualifier = Qualifier.EXACT,
    about: tuple[str, ...] = (),
) -> Wording | None:
    """What a sentence with marks is in both languages."""
    text, names, dates, figures = _unmarked(marked, qualifier)
    whole = Span(0, len(text))
    claim = FoundClaim(
        whole,
        whole,
        ClaimKind.REPORTED,
        about=about,
        status=status,
        occurred_on=EdtfDate.parse(occurred_on) if occurred_on else None,
        figure=figures[0] if figures else None,
    )
    return worded(claim, read_text(text, language), Names(tuple(names)), ENTITIES, dates, figures)


def both(language: str, marked: str, *, occurred_on: str = "") -> tuple[str, str] | None:
    """The same, as Indonesian and English text."""
    found = wording(language, marked, occurred_on=occurred_on)
    return (found.as_mapping()["id"], found.as_mapping()["en"]) if found else None


def marked(text: str) -> str:
    """A sentence with its names marked, the longest first."""
    names = sorted(_BY_NAME, key=len, reverse=True)
    return re.sub(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)", r"[\1]", text)


def _unmarked(marked: str, qualifier: Qualifier) -> tuple[str, list[FoundName], list[FoundDate], list[FoundFigure]]:
    text = ""
    names: list[FoundName] = []
    dates: list[FoundDate] = []
    figures: list[FoundFigure] = []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at, start = match.end(), len(text)
        text += match["name"] or match["figure"] or match["date"]
        if match["name"]:
            names.append(_name(match["name"], start))
        elif match["figure"]:
            figures.append(_figure(match["figure"], start, qualifier))
        else:
            dates.append(FoundDate(start, len(text), EdtfDate.parse(match["edtf"])))
    return text + marked[at:], names, dates, figures


def _name(text: str, start: int) -> FoundName:
    entity = _BY_NAME.get(text)
    kind = entity.kind if entity else _PERSON
    return FoundName(start, start + len(text), text, kind, entity.id if entity else "")


def _figure(text: str, start: int, qualifier: Qualifier) -> FoundFigure:
    match = _FIGURE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    end = start + len(text)
    if match["money"]:
        amount = Amount(Decimal(match["dollars"]) * 10**9, "USD")
        return FoundFigure(start, end, amount, qualifier=qualifier, measure="anggaran")
    if match["unit"] in {"persen", "percent"}:
        return FoundFigure(start, end, Amount(Decimal(match["count"]), "percent"), measure="anggaran")
    amount = Amount(Decimal(match["count"]), "count")
    return FoundFigure(start, end, amount, qualifier=qualifier, counted=match["unit"])
