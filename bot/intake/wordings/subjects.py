"""Whom a pronoun at the head of a clause means, as the reading of claims concluded it.

A statement stands alone in a briefing, so a subject that only the sentence before names has to be named in it. Only
what the claim is said to be about is ever put in its place, and only where the clause does not name that itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.news import Entity, EntityKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import ReadText
from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.tables import words_of

_PRONOUNS = {"id": ("ia", "dia", "beliau"), "en": ("he", "she")}
_OWN_COUNTRY = {"id": (("negara", "-nya"),), "en": (("his", "country"), ("her", "country"))}
_STATES: dict[str, tuple[str, ...]] = {"id": ("negara", "republik"), "en": ("country", "republic")}
_BODIES: dict[str, tuple[str, ...]] = {
    "id": ("perusahaan", "organisasi", "lembaga", "kementerian", "kelompok", "bank", "maskapai", "partai"),
    "en": ("company", "organisation", "agency", "ministry", "group", "bank", "airline", "party"),
}
_NOTHING: dict[str, tuple[str, ...]] = {"id": (), "en": ()}
_NOUNS: dict[EntityKind, dict[str, tuple[str, ...]]] = {EntityKind.PLACE: _STATES, EntityKind.ORGANISATION: _BODIES}
_POINTING = {"id": ("itu", "ini", "tersebut"), "en": ("the", "this", "that")}
_PLACE = "<FoundName>"
STAND_INS = {
    code: frozenset(
        word
        for words in (_PRONOUNS[code], *_OWN_COUNTRY[code], _STATES[code], _BODIES[code], _POINTING[code])
        for word in words
    )
    for code in ("id", "en")
}
"""Every word of what may stand for somebody."""


def with_subject(
    items: tuple[Item, ...],
    claim: FoundClaim,
    entities: Mapping[str, Entity],
    text: ReadText,
    names: Sequence[FoundName],
) -> tuple[Item, ...]:
    """The clause with its subject's name in place of a pronoun, or as it is."""
    language = text.language
    meant = entities.get(claim.about[0]) if claim.about else None
    if meant is None or (meant.kind is EntityKind.ORGANISATION and not _was_named(meant, claim, text, names)):
        return items
    named = {item.found.entity for item in items if isinstance(item.found, FoundName)}
    words = words_in(items)
    for phrase, entity in _stand_ins(meant, entities, language):
        if words[: len(phrase)] == phrase and entity.id not in named:
            name = FoundName(
                claim.said.start, claim.said.start, entity.name.phrase(language).text, entity.kind, entity.id
            )
            return Item(_PLACE, name), *items[len(phrase) :]
    return items


def _was_named(meant: Entity, claim: FoundClaim, text: ReadText, names: Sequence[FoundName]) -> bool:
    """Whether the sentence before, where there is one, names a body: "the bank" may be one of a sort, and not this."""
    before = [sentence for sentence in text.sentences if sentence.end <= claim.evidence.start]
    start = before[-1].start if before else 0
    near = (name for name in names if start <= name.start < claim.said.start)
    return not before or any(name.entity == meant.id for name in near)


def _stand_ins(
    meant: Entity, entities: Mapping[str, Entity], language: str
) -> Iterator[tuple[tuple[str, ...], Entity]]:
    """What may stand for somebody, and for his country."""
    if meant.kind is EntityKind.PERSON:
        yield from ((words_of(word), meant) for word in _PRONOUNS[language])
        country = entities.get(meant.speaks_for)
        if country and country.kind is EntityKind.PLACE:
            yield from ((phrase, country) for phrase in _OWN_COUNTRY[language])
    for noun in _NOUNS.get(meant.kind, _NOTHING)[language]:
        for pointing in _POINTING[language]:
            yield ((noun, pointing) if language == "id" else (pointing, noun)), meant
            if language == "id" and meant.kind is EntityKind.PLACE:
                yield (noun, _PLACE, pointing), meant  # "that country of Central Asia"
