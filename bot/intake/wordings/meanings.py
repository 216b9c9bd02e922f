"""Names and figures as parts of a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.domain.claims import FIGURE_MARK
from bot.domain.figures import Amount, Figure, Unit, is_currency
from bot.domain.news import Entity, EntityKind
from bot.domain.wording import Wording, folded
from bot.intake.found import FoundFigure, FoundName
from bot.intake.names.cues import cues_of
from bot.intake.names.world import world
from bot.intake.texts import Span, tokens
from bot.intake.wordings import parts
from bot.intake.wordings.amounts import measure_in
from bot.intake.wordings.called import called, is_proper
from bot.intake.wordings.items import Item, Known, items_of
from bot.intake.wordings.lexicon import Modifier, Noun, Place, known_place, lexicon
from bot.intake.wordings.namings import ADJECTIVE
from bot.intake.wordings.parts import Part
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.tables import parted, words_of
from bot.languages import language

_KINDS = {EntityKind.PERSON: "h", EntityKind.ORGANISATION: "oO", EntityKind.PLACE: "l"}
_FIRMS_BEGIN = frozenset({"PT", "CV"})
_FIRMS_END = frozenset({"Inc", "Corp", "Corporation", "Company", "Ltd", "Holdings", "Airlines", "Airways", "Tbk"})
_UNIT = "counted"
_TIMES = "times"
_PLAIN_UNITS = frozenset({"percent", _TIMES})
_SPOKEN_OF = frozenset(
    {"ministry", "union", "council", "committee", "commission", "court", "agency", "organisation", "organization"}
    | {"league", "party", "front", "alliance", "government", "parliament", "army", "forces", "police", "fund"}
    | {"association", "federation", "authority", "service", "bureau", "office", "assembly", "republics"}
)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What names and figures mean in a claim."""

    source: str
    entities: Mapping[str, Entity]
    day: date | None = None  # on which a name must have been valid
    figure: FoundFigure | None = None  # the claim's own

    def of(self, item: Item) -> Part | None:
        """A name or figure in both languages; null: it cannot be said in one of them."""
        if isinstance(item.found, FoundName):
            return self._name(item.found)
        return self._figure(item.found) if isinstance(item.found, FoundFigure) else None

    def _name(self, name: FoundName) -> Part | None:
        entity = self.entities.get(name.entity)
        kinds = _KINDS.get(entity.kind if entity else name.kind, "")
        if not kinds:
            return None
        if self.source == "en" and (place := lexicon("en").adjectives.whole(words_of(name.text))):
            return parts.named(place.id, place.en, ADJECTIVE, place)
        texts = entity.name_on(self.day).as_mapping() if entity else {}
        if entity is None or texts["id"] == texts["en"]:
            return self._unknown(name, kinds, texts.get(self.source, name.text))
        if "O" in kinds and (body := body_named(texts[self.source], self.source)):
            return body
        if not (is_proper(texts["id"]) and is_proper(texts["en"])):
            return None
        return _with_article(texts, kinds)

    def _unknown(self, name: FoundName, kinds: str, text: str) -> Part | None:
        """A name without two forms in the records: as both languages are known to call it, else as it stands.

        It is no name for both where words of it have a meaning that a reader of the other language would not know.
        """
        if kinds == "h":
            return next(
                (parts.named(one, one, kinds, None) for one in (text, name.text) if _is_person(one, self.source)), None
            )
        words = words_of(text)
        if place := lexicon(self.source).places.whole(words):
            return parts.named(place.id, place.en, kinds, place)
        if "O" in kinds and (body := _ministry(words, self.source) or body_named(name.text, self.source)):
            return body
        if self.source == "id" and (part := called(name.text)):
            return part
        is_said = not _is_company(text) and any(lexicon(self.source).is_known(words, at) for at in range(len(words)))
        if (is_said and folded(text) not in world().names) or not is_proper(text):
            return None
        return parts.named(text, text, kinds, None)

    def _figure(self, figure: FoundFigure) -> Part | None:
        noun = counted_noun(figure.counted, self.source) if _is_count(figure.amount) else None
        units = {amount.unit for amount in (figure.amount, *figure.also)}
        if _is_count(figure.amount) and noun is None:
            return None
        if any(map(_is_count, figure.also)) or len(units) <= len(figure.also):
            return None  # no figure can be made of it
        if figure.amount.unit == _TIMES:
            return None  # "rose two times": whether to or by it, the two languages do not say alike
        kinds = f"#{noun.kinds if noun else ''}{'M' if is_currency(figure.amount.unit) else ''}"
        is_plural = figure.amount.value != 1 and noun is not None
        if figure == self.figure and measure_in(figure):  # else it makes no record to word it from
            return Part(FIGURE_MARK, FIGURE_MARK, kinds, is_plural, is_plain=False)
        texts = [_worded(figure, noun, code) for code in ("id", "en")]
        return Part(texts[0], texts[1], kinds, is_plural, is_plain=False)


def _is_person(name: str, source: str) -> bool:
    """Whether somebody is called so, and no word of it says what he or she is; a family name may be a noun besides."""
    words, known = words_of(name), lexicon(source)
    told = [at for at in range(len(words)) if known.is_known(words, at)]
    is_given = source == "en" and told == [0] and len(words) > 1 and "given" in cues_of(words[0])
    is_family_name = told == [len(words) - 1] and len(words) > 1 and bool(known.nouns.at(words, told[0]))
    is_thing = source == "id" and bool(known.called.longest(words, 0))
    return is_proper(name) and not is_thing and not _is_pair(words) and (not told or is_family_name or is_given)


def _is_pair(words: tuple[str, ...]) -> bool:
    """Whether a name is of two people, one of whom is somebody of the other: "Clinton’s Rubin"."""
    return "'s" in words[:-1]


def _ministry(words: tuple[str, ...], source: str) -> Part | None:
    """A ministry of the country that an article is written in: "the Public Works Ministry"."""
    body = lexicon(source).bodies.whole(words)
    if body is None:
        return None
    text_id, text_en = parts.titled_words(body.id), parts.titled_words(body.en)
    return parts.named(text_id, text_en, "oO", Place(text_id, text_en, article="the"))


def _is_company(name: str) -> bool:
    """Whether a name has the form of a company's, which nobody translates."""
    first, *rest = name.split()
    return bool(rest) and (first in _FIRMS_BEGIN or rest[-1].rstrip(".") in _FIRMS_END)


def _is_count(amount: Amount) -> bool:
    return not is_currency(amount.unit) and amount.unit not in _PLAIN_UNITS


def _with_article(texts: Mapping[str, str], kinds: str) -> Part:
    place = known_place(texts["en"])
    if place is None and "O" in kinds and _has_article(texts["en"]):
        place = Place(texts["id"], texts["en"], article="the")
    return parts.named(texts["id"], texts["en"], kinds, place)


def spoken_name(entity: Entity, code: str) -> str:
    """The name of somebody as it stands in a sentence of a language: "the Kremlin"."""
    named = _with_article(entity.name.as_mapping(), _KINDS.get(entity.kind, ""))
    return named.en if code == "en" else named.id


def _has_article(name: str) -> bool:
    """Whether the English name of a body says what it is, and so is spoken with "the"."""
    return " of " in name or name.rpartition(" ")[2].casefold() in _SPOKEN_OF


def _worded(figure: FoundFigure, noun: Noun | None, code: str) -> str:
    amount = replace(figure.amount, unit=_UNIT) if noun else figure.amount
    units = (Unit(_UNIT, *_names(noun)),) if noun else ()
    return language(code).figure(Figure("figure", amount, figure.also, figure.qualifier), units)


def _names(noun: Noun) -> tuple[Wording, Wording]:
    many, one = {"id": noun.id, "en": noun.en_many}, {"id": noun.id, "en": noun.en}
    return Wording.of(many), Wording.of(one)


def counted_noun(counted: str, source: str) -> Noun | None:
    """What is counted, as a noun that both languages have; in English with what describes it: "British diplomats"."""
    words = words_of(counted)
    found = lexicon(source).nouns.whole(words)
    if found is None and source == "en":
        return _described(words)
    return found[0] if found and found[0].number != "m" else None


def _described(words: tuple[str, ...]) -> Noun | None:
    """An English noun with the country and the sort before it, as one noun; null: not all of that is known."""
    known = lexicon("en")
    places: list[tuple[int, Place | None]] = [*known.adjectives.longest(words, 0), (0, None)]
    for start, place in places:
        end, sorts = start, list[Modifier]()
        while found := known.modifiers.longest(words, end):
            end, sort = found[0]
            sorts.append(sort)
        noun = known.nouns.whole(words[end:])
        if noun is None or not set("pw") & set(noun[0].kinds) or not all(parts.fits(sort, noun[0]) for sort in sorts):
            continue
        before = [*([place.adjective] if place else []), *(sort.en for sort in sorts)]
        behind = [*(sort.id for sort in reversed(sorts)), *([place.id] if place else [])]
        one, many = (" ".join([*before, text]) for text in (noun[0].en, noun[0].en_many))
        return replace(noun[0], id=" ".join([noun[0].id, *behind]), en=one, en_many=many)
    return None


@lru_cache(maxsize=4096)
def body_named(text: str, source: str) -> Part | None:
    """A body that is named by what it is: "Kementerian Pertahanan Inggris", "Bank Sentral Rusia"."""
    items = items_of(Span(0, len(text)), text, source, Known(places_as_names(text, source)))
    phrases = Phrases(source, items, Meanings(source, {}).of)
    found = {part for end, part in phrases.owners(0) if end == len(items) and not part.is_name}
    return replace(found.pop(), is_name=True) if len(found) == 1 else None


def places_as_names(text: str, source: str) -> list[FoundName]:
    """The places in a few words where nobody has looked for names: known ones, with capital letters."""
    pieces = list(tokens(text))
    words = tuple(parted(piece.text)[0] for piece in pieces)
    known, found, at = lexicon(source), list[FoundName](), 0
    tables = (known.places, known.adjectives) if source == "en" else (known.places,)
    while at < len(words):
        longest = max((end for table in tables for end, _ in table.at(words, at)), default=at)
        if longest > at and all(piece.text[0].isupper() for piece in pieces[at:longest]):
            start, end = pieces[at].start, pieces[longest - 1].start + len(words[longest - 1])
            found.append(FoundName(start, end, text[start:end], EntityKind.PLACE))
        at = max(longest, at + 1)
    return found
