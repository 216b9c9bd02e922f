"""Whom a pronoun at the head of a clause means, as the reading of claims concluded it.

A statement stands alone in a briefing, so a subject that only the sentence before names has to be named in it. Only
what the claim is said to be about is ever put in its place, and only where the clause does not name that itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.news import Entity, EntityKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import ReadText, Span
from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.offices import body_of, country_of, named_as
from bot.intake.wordings.tables import words_of

_PRONOUNS: dict[str, tuple[tuple[str, ...], ...]] = {
    "id": (("ia",), ("dia",), ("beliau",), ("diri", "-nya"), ("dirinya",)),
    "en": (("he",), ("she",)),
}
_FIRST = {"id": (("saya",), ("aku",)), "en": (("i",),)}
"""What somebody calls himself in his own words."""
_NOT_MEANT = frozenset(
    {"menirukan", "ditirukan", "mengutip", "canda", "candanya", "bercanda", "kelakar", "kelakarnya", "berkelakar"}
    | {"quoting", "mimicking", "joked", "quipped"}
)
"""Beside a quotation, these make it another's words, or nobody's meaning."""
_ITSELF: dict[str, tuple[tuple[str, ...], ...]] = {"id": (), "en": (("it",),)}
"""What a body or state calls itself in what it is said to say."""
_ACTING = re.compile(
    r"(?:send|sent|releas|recogni[sz]|withdr|s[eo]l[dl]|buy|bought|build|built|hir|dismiss|fire[ds]?\Z|arrest|detain"
    r"|deport|expel|impos|lift|clos|launch|deploy|join|leav|left\Z|reject|approv|invest|pa(?:y|id)|lend|lent|import"
    r"|export|halt|suspend|host|attend|sign|seiz|rates?\Z|receiv|hand|investigat|question)"
)
"""What only a body or state does; of all else "it" may be a law, a fire or nothing: "it would violate the treaty"."""
_PASSIVES = frozenset({"is", "was", "be", "been", "being"})
"""Behind "it", these tell of what was done to one, or of nothing: "it was decided"."""
_NEAR = 5
"""Words among which the verb behind "it" stands, or what it changes."""
_OWN_COUNTRY = {"id": (("negara", "-nya"),), "en": (("his", "country"), ("her", "country"))}
_STATES: dict[str, tuple[str, ...]] = {"id": ("negara", "republik"), "en": ("country", "republic")}
_BODIES: dict[str, tuple[str, ...]] = {
    "id": ("perusahaan", "organisasi", "lembaga", "kementerian", "kelompok", "bank", "maskapai", "partai"),
    "en": ("company", "organisation", "agency", "ministry", "group", "bank", "airline", "party"),
}
_OWN_BODY = {
    ("pihaknya",): (),
    ("pihak", "-nya"): (),
    ("perusahaan", "-nya"): ("pt",),
    ("partai", "-nya"): ("partai",),
    ("kementerian", "-nya"): ("kementerian",),
}
"""What may stand for the body that somebody speaks for, with how the name of such a one begins; (): any."""
_NOTHING: dict[str, tuple[str, ...]] = {"id": (), "en": ()}
_NOUNS: dict[EntityKind, dict[str, tuple[str, ...]]] = {EntityKind.PLACE: _STATES, EntityKind.ORGANISATION: _BODIES}
_POINTING = {"id": ("itu", "ini", "tersebut"), "en": ("the", "this", "that")}
_THAT = frozenset({"itu", "tersebut", "the", "that"})
"""Of these, the ones that point at whom the sentence before names; "this" is whom all is about."""
_PLACE = "<FoundName>"
_OF_HIMSELF = frozenset({"mengaku", "mengakui", "mengklaim", "mengeklaim", "berjanji"})
"""Verbs of saying after which an unnamed subject is who speaks, and nobody beside him."""
_ASSERTING = _OF_HIMSELF | frozenset(
    {"mengatakan", "menyatakan", "menyebut", "menyebutkan", "menegaskan", "menyampaikan", "mengungkapkan", "mengungkap"}
    | {"mengumumkan", "menjelaskan", "menuturkan", "memastikan", "mencatat", "menambahkan", "melaporkan"}
)
"""Verbs that say that something is so; who denies or doubts it says that it is not."""
_CALLING = frozenset({"menyebut", "menyebutkan", "mengungkap"})
"""Of these, verbs that may leave out what they speak of: what they say was done somebody or something else did."""
_INTENDED = frozenset({"akan", "bakal", "ingin", "hendak", "siap", "bersedia", "berencana"})
_BEFORE_VERBS = _INTENDED | frozenset(
    {"telah", "sudah", "belum", "tidak", "tak", "masih", "sedang", "tengah", "pernah", "terus", "juga", "segera"}
)
_DONE = ("me", "ber")
"""How a verb begins whose subject does what it tells."""
_GUILTY = "bersalah"
STAND_INS = {
    code: frozenset(
        word
        for words in (
            *(
                *_PRONOUNS[code],
                *_FIRST[code],
                *_ITSELF[code],
                *_OWN_COUNTRY[code],
                _STATES[code],
                _BODIES[code],
                _POINTING[code],
            ),
            *(_OWN_BODY if code == "id" else ()),
        )
        for word in words
    )
    for code in ("id", "en")
}
"""Every word of what may stand for somebody."""
_OWN_WORDS = frozenset(phrase[0] for phrase in _OWN_BODY)


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
    words = words_in(items)
    if language == "id" and not _OWN_WORDS.isdisjoint(words):
        items = _with_body(items, claim, entities, text, names)
        words = words_in(items)
    if words[:2] in _OWN_COUNTRY[language]:
        return _with_country(items, claim, entities, text, names)
    if meant is None or (meant.kind is EntityKind.ORGANISATION and not _was_named(meant, claim, text, names)):
        return items
    if meant.id in _named_in(items):
        return items
    for phrase in _stand_ins(meant, claim, words, text):
        is_by_sort = meant.kind is not EntityKind.PERSON and not _THAT.isdisjoint(phrase)
        if words[: len(phrase)] == phrase and not (is_by_sort and _has_rival(meant, claim, text, names)):
            return Item(_PLACE, named_as(meant, language)), *items[len(phrase) :]
    if language == "id" and _is_without_subject(words, claim, text, meant):
        return Item(_PLACE, named_as(meant, language)), *items
    return items


def _named_in(items: tuple[Item, ...]) -> set[str]:
    return {item.found.entity for item in items if isinstance(item.found, FoundName)}


def _with_country(
    items: tuple[Item, ...],
    claim: FoundClaim,
    entities: Mapping[str, Entity],
    text: ReadText,
    names: Sequence[FoundName],
) -> tuple[Item, ...]:
    """The clause with the country of who speaks in place of "negaranya" at its head."""
    somebody = _who_speaks(claim, entities)
    country = _country(somebody, entities, text, names) if somebody else None
    is_free = country is not None and country.entity not in _named_in(items)
    return (Item(_PLACE, country), *items[2:]) if is_free else items


def _with_body(
    items: tuple[Item, ...],
    claim: FoundClaim,
    entities: Mapping[str, Entity],
    text: ReadText,
    names: Sequence[FoundName],
) -> tuple[Item, ...]:
    """The clause with the body in place of "pihaknya", wherever that stands."""
    words = words_in(items)
    for at in range(len(words)):
        for phrase, begins in _OWN_BODY.items():
            is_anothers = bool(begins) and any(isinstance(item.found, FoundName) for item in items[:at])
            if words[at : at + len(phrase)] != phrase or is_anothers:
                continue
            somebody = _who_speaks(claim, entities)
            body = body_of(somebody, claim.speaker_words, text, names, list(entities.values()))
            if body and (not begins or words_of(body.text)[:1] == begins):
                return *items[:at], Item(_PLACE, body), *items[at + len(phrase) :]
    return items


def _who_speaks(claim: FoundClaim, entities: Mapping[str, Entity]) -> Entity | None:
    """Who says a claim, or where the article says it itself, whom it goes on about."""
    if claim.speaker:
        return entities.get(claim.speaker.entity)
    return entities.get(claim.about[0]) if claim.about and not claim.speaker_words else None


def _is_without_subject(words: tuple[str, ...], claim: FoundClaim, text: ReadText, meant: Entity) -> bool:
    """Whether a clause behind a verb of saying begins with its verb, so that who speaks is its subject.

    Of a person only where he says it of himself or tells what he is going to do; "we" may be meant by all else.
    """
    if claim.is_quotation or claim.speaker is None or claim.speaker.entity != meant.id:
        return False
    start = 0
    while start < len(words) and words[start] in _BEFORE_VERBS:
        start += 1
    if not "".join(words[start : start + 1]).startswith(_DONE) or _GUILTY in words[start : start + 2]:
        return False
    lead = text.whole[claim.evidence.start : claim.said.start].casefold().split()
    verb = next((word.rstrip(",") for word in reversed(lead) if word != "bahwa"), "")
    is_own = (meant.kind is EntityKind.ORGANISATION and verb not in _CALLING) or verb in _OF_HIMSELF
    return verb in _ASSERTING and (is_own or not _INTENDED.isdisjoint(words[:start]))


def _was_named(meant: Entity, claim: FoundClaim, text: ReadText, names: Sequence[FoundName]) -> bool:
    """Whether the sentence before, where there is one, names a body: "the bank" may be one of a sort, and not this."""
    before = _sentence_before(claim, text)
    return before is None or any(name.entity == meant.id for name in _named_since(before, claim, names))


def _has_rival(meant: Entity, claim: FoundClaim, text: ReadText, names: Sequence[FoundName]) -> bool:
    """Whether the sentence before names another body or country, which "that company" may as well be."""
    near = _named_since(_sentence_before(claim, text) or claim.evidence, claim, names)
    others = [one for one in near if one.entity != meant.id]
    if meant.kind is not EntityKind.PLACE:
        return any(one.kind is meant.kind for one in others)
    places = (lexicon(text.language).places.whole(words_of(one.text)) for one in others)
    return any(place is not None and place.adjective for place in places)


def _sentence_before(claim: FoundClaim, text: ReadText) -> Span | None:
    """The sentence before those that a claim rests on; null: it rests on the first."""
    return next((each for each in reversed(text.sentences) if each.end <= claim.evidence.start), None)


def _named_since(first: Span, claim: FoundClaim, names: Sequence[FoundName]) -> list[FoundName]:
    """What is named from there up to where a claim's own words begin."""
    return [one for one in names if first.start <= one.start < claim.said.start]


def _stand_ins(meant: Entity, claim: FoundClaim, words: tuple[str, ...], text: ReadText) -> Iterator[tuple[str, ...]]:
    """What may stand for somebody."""
    language = text.language
    if meant.kind is EntityKind.PERSON:
        yield from _PRONOUNS[language]
        if claim.is_quotation and claim.speaker and claim.speaker.entity == meant.id:
            before, behind = Span(claim.evidence.start, claim.said.start), Span(claim.said.end, claim.evidence.end)
            beside = words_of(f"{before.of(text.whole)} {behind.of(text.whole)}")
            yield from _FIRST[language] if _NOT_MEANT.isdisjoint(beside) else ()
    elif claim.speaker and claim.speaker.entity == meant.id and _is_deed(words[1:_NEAR]):
        yield from _ITSELF[language]
    for noun in _NOUNS.get(meant.kind, _NOTHING)[language]:
        for pointing in _POINTING[language]:
            yield (noun, pointing) if language == "id" else (pointing, noun)
            if language == "id" and meant.kind is EntityKind.PLACE:
                yield (noun, _PLACE, pointing)  # "that country of Central Asia"


def _is_deed(words: tuple[str, ...]) -> bool:
    """Whether behind "it" stands what only a body or state does."""
    return _PASSIVES.isdisjoint(words) and any(map(_ACTING.match, words))


def _country(
    somebody: Entity, entities: Mapping[str, Entity], text: ReadText, names: Sequence[FoundName]
) -> FoundName | None:
    """The country that somebody speaks for, as the records or all his offices in the article have it."""
    if somebody.kind is not EntityKind.PERSON:
        return None
    told = entities.get(somebody.speaks_for)
    if told is None:
        return country_of(somebody, text, names)
    return named_as(told, text.language) if told.kind is EntityKind.PLACE else None
