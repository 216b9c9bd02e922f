"""How a claim is marked: by its kind, shape and colour together, so that neither is needed alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.domain.claims import ClaimKind, SourcedClaim, Status
from bot.domain.news import Genre
from bot.languages import Language
from bot.rendering.pictures.canvas import Box, Colour, Disc, Polygon, Shape


class Kind(Enum):
    """Whose voice a statement has, with the colour it is marked by."""

    FACT = Colour.BLUE
    OPINION = Colour.ORANGE
    ALLEGATION = Colour.VERMILLION
    FORECAST = Colour.GREEN
    DENIAL = Colour.PURPLE


PALE = {
    Kind.FACT: Colour.PALE_BLUE,
    Kind.OPINION: Colour.PALE_ORANGE,
    Kind.ALLEGATION: Colour.PALE_VERMILLION,
    Kind.FORECAST: Colour.PALE_GREEN,
    Kind.DENIAL: Colour.PALE_PURPLE,
}
"""The colour of what is not sure."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one claim is marked."""

    kind: Kind
    is_planned: bool = False  # hollow
    is_disputed: bool = False  # in a ring
    is_vague: bool = False  # pale: its date is about then, or uncertain


def kind_of(claim: SourcedClaim) -> Kind:
    """By its kind, or since it stands in an opinion piece."""
    named = {
        ClaimKind.OPINION: Kind.OPINION,
        ClaimKind.ALLEGATION: Kind.ALLEGATION,
        ClaimKind.FORECAST: Kind.FORECAST,
        ClaimKind.DENIAL: Kind.DENIAL,
    }
    if claim.claim.kind in named:
        return named[claim.claim.kind]
    return Kind.OPINION if claim.article.genre is Genre.OPINION else Kind.FACT


def look_of(claim: SourcedClaim, *, is_disputed: bool = False, is_vague: bool = False) -> Look:
    """How a claim is marked."""
    return Look(kind_of(claim), claim.claim.status is Status.PLANNED, is_disputed, is_vague)


def kind_words(kind: Kind, language: Language) -> str:
    """What a shape means, for the legend."""
    return {
        Kind.FACT: language.text("report or official statement"),
        Kind.OPINION: language.text("opinion, or told by an opinion piece"),
        Kind.ALLEGATION: language.text("allegation"),
        Kind.FORECAST: language.text("forecast"),
        Kind.DENIAL: language.text("denial"),
    }[kind]


def _outline(kind: Kind, x: int, y: int, radius: int, colour: Colour) -> Shape:
    """The shape of a kind around a point: circle, diamond, triangle up, triangle down, square."""
    wide, tall = round(radius * 1.12), round(radius * 0.86)
    if kind is Kind.FACT:
        return Disc(x, y, radius, colour)
    if kind is Kind.DENIAL:
        return Box(x - tall, y - tall, 2 * tall, 2 * tall, colour)
    points: tuple[tuple[int, int], ...]
    if kind is Kind.OPINION:
        points = ((x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y))
    elif kind is Kind.ALLEGATION:
        points = ((x, y - wide), (x + wide, y + tall), (x - wide, y + tall))
    else:
        points = ((x, y + wide), (x + wide, y - tall), (x - wide, y - tall))
    return Polygon(points, colour)


def glyph(look: Look, x: int, y: int, radius: int) -> list[Shape]:
    """The mark of a claim within about `radius` of a point: dark edge, colour, and a hole where it is planned."""
    around, colour = radius + 2, PALE[look.kind] if look.is_vague else look.kind.value
    ring = [Disc(x, y, around, Colour.INK), Disc(x, y, around - 2, Colour.PAPER)] if look.is_disputed else []
    outer, edge = (max(3, radius - 3), 2) if look.is_disputed else (radius, 3)
    inner = max(2, outer - edge)
    solid = [_outline(look.kind, x, y, outer, Colour.INK), _outline(look.kind, x, y, inner, colour)]
    hole = [_outline(look.kind, x, y, max(1, inner - 4), Colour.PAPER)] if look.is_planned else []
    return [*ring, *solid, *hole]


def legend_looks(looks: Iterable[Look]) -> list[Look]:
    """One look for each thing that the legend must explain: the kinds used, then planned, then disputed."""
    used = set(looks)
    kinds = [kind for kind in Kind if any(look.kind is kind for look in used)]
    planned = [Look(kinds[0], is_planned=True)] if any(look.is_planned for look in used) else []
    disputed = [Look(kinds[0], is_disputed=True)] if any(look.is_disputed for look in used) else []
    vague = [Look(kinds[0], is_vague=True)] if any(look.is_vague for look in used) else []
    return [*(Look(kind) for kind in kinds), *planned, *vague, *disputed]


def look_words(look: Look, language: Language) -> str:
    """What one look of the legend means."""
    if look.is_planned:
        return language.text("hollow: planned")
    if look.is_vague:
        return language.text("pale and broken: about then, or uncertain")
    return language.text("ringed: told differently elsewhere") if look.is_disputed else kind_words(look.kind, language)
