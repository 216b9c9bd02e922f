"""The closed bilingual lexicon: what a word or phrase of one language is in the other, and how it may be used.

The words stand in text files beside this module, a line each, so that the lexicon grows without code. What is not in it
has no translation here; nothing is ever guessed from a word's form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.intake.wordings.english import VerbForms, verb_forms, with_s
from bot.intake.wordings.tables import Table, words_of

_WRITTEN = "~"
"""Before an English form that is written only: read, it is the Indonesian of another line."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both languages."""

    id: str
    en: str
    en_many: str
    number: str  # s one, p several, P only several, m a mass, t the one there is, T the several there are, u unclear
    kinds: str
    follow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """What stands after an Indonesian noun and before an English one."""

    id: str
    en: str
    heads: str  # classes of nouns


@dataclass(frozen=True, slots=True)
class Role:
    """What a person may be."""

    id: str
    en: str
    join: str  # "'": Russia’s president; "of": the head of NATO
    is_somebodys: bool = False  # a name behind it may be whose adviser it is


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in both languages; `takes` are the classes of its object, which is the subject of its passive."""

    id: str
    id_passive: str
    en: VerbForms
    kind: str  # when it is, as the file of verbs says
    takes: str
    follow: tuple[str, ...]  # links, with "!" where they must stand
    subjects: str = ""  # classes of the subject; "": any


@dataclass(frozen=True, slots=True)
class Link:
    """A preposition in both languages."""

    id: str
    en: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Place:
    """A country, city or body with its names."""

    id: str
    en: str
    adjective: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Called:
    """What an Indonesian name begins with that says what it is of; the English has {} for the rest."""

    en: str
    kinds: str
    article: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of one language that is read."""

    nouns: Table[tuple[Noun, bool]]  # whether the form is the English plural, or the Indonesian doubled
    modifiers: Table[Modifier]
    roles: Table[Role]
    bodies: Table[Role]  # ministries
    actives: Mapping[str, Table[Verb]]  # by form: past, finite, base, participle, ing; Indonesian has "base" only
    passives: Table[Verb]
    links: Mapping[str, Table[Link]]
    places: Table[Place]
    adjectives: Table[Place]
    generic: Table[None]  # words that names of bodies are made of
    called: Table[Called]  # beginnings of names; Indonesian only

    @property
    def words(self) -> frozenset[str]:
        """Every word that it knows."""
        plain = (self.nouns.words, self.modifiers.words, self.roles.words, self.bodies.words, self.passives.words)
        verbs = (table.words for table in self.actives.values())
        links = (table.words for table in self.links.values())
        return frozenset().union(*plain, *verbs, *links, self.places.words, self.adjectives.words)

    def is_known(self, words: tuple[str, ...], at: int) -> bool:
        """Whether words here have a meaning, so that they are no name alone."""
        tables: tuple[Table[Any], ...] = (
            *(self.nouns, self.modifiers, self.roles, self.bodies, self.generic),
            *(self.passives, *self.actives.values()),
        )
        return any(end > at for table in tables for end, _ in table.at(words, at))


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def _forms(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(",")]


@cache
def _nouns(language: str) -> tuple[tuple[str, tuple[Noun, bool]], ...]:
    rows = [*_rows("nouns"), *_compounds()]
    return tuple(pair for row in rows for pair in _noun(language, *row))


def _noun(
    language: str, ids: str, english: str, number: str, kinds: str, follow: str
) -> Iterator[tuple[str, tuple[Noun, bool]]]:
    """A noun by each of its forms in a language; an English one behind "~" is written and never read."""
    named = [(form, *_both_numbers(form.lstrip(_WRITTEN))) for form in _forms(english)]
    noun = Noun(_forms(ids)[0], *named[0][1:], number, kinds, tuple(follow.split()))
    if language == "id":
        yield from ((form, (noun, False)) for form in _forms(ids))
        yield from ((_doubled(form), (noun, True)) for form in _forms(ids))
        return
    for form, one, many in named:
        if not form.startswith(_WRITTEN):
            yield from [(one, (noun, False))] if number != "P" else []
            yield from [(many, (noun, True))] if number in "supP" else []


def _both_numbers(form: str) -> tuple[str, str]:
    one, _, many = form.partition("/")
    return one, many or with_s(one)


def _compounds() -> Iterator[list[str]]:
    """What every sort of goods makes that has no line of its own: "ekspor kopi", "coffee exports"."""
    nouns, patterns = list(_rows("nouns")), list(_rows("compounds"))
    known = {form for ids, *_ in nouns for form in _forms(ids)}
    for ids, english, _, kinds, follow in nouns:
        if "g" not in kinds or "of" in follow.split():
            continue
        goods = _both_numbers(_forms(english)[0].lstrip(_WRITTEN))[0]
        for pattern_id, pattern_en, *rest in patterns:
            forms = [form for one in _forms(ids) if (form := pattern_id.format(one)) not in known]
            if forms and ("u" not in kinds or rest[1] == "v"):  # what is seized is smuggled, and has no market
                yield [",".join(forms), pattern_en.format(goods, goods), *rest]


def _doubled(form: str) -> str:
    first, space, rest = form.partition(" ")
    return f"{first}-{first}{space}{rest}"


def _modifiers(language: str) -> Iterator[tuple[str, Modifier]]:
    for ids, english, heads in _rows("modifiers"):
        modifier = Modifier(_forms(ids)[0], _forms(english)[0], heads)
        yield from ((form, modifier) for form in _forms(ids if language == "id" else english))


def _roles(language: str) -> Iterator[tuple[str, Role]]:
    for ids, english, join in _rows("roles"):
        how, _, mark = join.partition(" ")
        role = Role(_forms(ids)[0], _forms(english)[0], how, is_somebodys=mark == "*")
        yield from ((form, role) for form in _forms(ids if language == "id" else english))
    for id_pattern, en_pattern in (("menteri", "{} minister"), ("wakil menteri", "deputy {} minister")):
        yield from _portfolios(language, f"{id_pattern} {{}}", en_pattern)


def _portfolios(language: str, id_pattern: str, en_pattern: str, en_other: str = "") -> Iterator[tuple[str, Role]]:
    """What there is of each portfolio; `en_other` is another way to read it in English."""
    for ids, english in _rows("portfolios"):
        role = Role(id_pattern.format(_forms(ids)[0]), en_pattern.format(_forms(english)[0]), "'")
        pattern, forms = (id_pattern, ids) if language == "id" else (en_other or en_pattern, english)
        yield from ((pattern.format(form), role) for form in _forms(forms))


@cache
def _verbs() -> tuple[tuple[list[str], list[str], list[VerbForms], Verb], ...]:
    """Each verb with its active and passive forms and its English ones."""
    return tuple(_verb(*row) for row in _rows("verbs"))


def _verb(
    ids: str, passives: str, english: str, kind: str, takes: str, follow: str
) -> tuple[list[str], list[str], list[VerbForms], Verb]:
    actives, passive = ([] if cell == "-" else _forms(cell) for cell in (ids, passives))
    spoken = [verb_forms(form) for form in _forms(english) if not form.startswith(_WRITTEN)]
    first = (actives or [""])[0], (passive or [""])[0]
    tense, _, subjects = kind.partition(":")
    written = verb_forms(_forms(english)[0].lstrip(_WRITTEN))
    verb = Verb(*first, written, tense, takes.strip("-"), tuple(follow.split()), subjects)
    return actives, passive, spoken, verb


def _actives(language: str) -> dict[str, Table[Verb]]:
    if language == "id":
        table = Table((form, verb) for actives, _, _, verb in _verbs() for form in actives)
        return dict.fromkeys(("base", "past", "finite", "participle", "ing"), table)
    return {
        form: Table(
            (getattr(forms, form), verb) for actives, _, spoken, verb in _verbs() for forms in spoken if actives
        )
        for form in ("base", "past", "finite", "participle", "ing")
    }


def _passives(language: str) -> Table[Verb]:
    if language == "id":
        return Table((form, verb) for _, passives, _, verb in _verbs() for form in passives)
    return Table((forms.participle, verb) for _, passives, spoken, verb in _verbs() for forms in spoken if passives)


def _links(language: str) -> dict[str, Table[Link]]:
    found = {}
    for key, ids, english, leads_to in _rows("links"):
        link = Link(_forms(ids)[0], _forms(english)[0], leads_to)
        found[key] = Table((form, link) for form in _forms(ids if language == "id" else english))
    return found


def _places(language: str) -> Iterator[tuple[str, Place]]:
    for ids, english, adjective, article in _rows("places"):
        place = Place(_forms(ids)[0], _forms(english)[0], _forms(adjective)[0], article)
        yield from ((form, place) for form in _forms(ids if language == "id" else english))


def _adjectives() -> Iterator[tuple[str, Place]]:
    known = dict(_places("en"))
    for _, english, adjectives, _ in _rows("places"):
        yield from ((form, known[_forms(english)[0]]) for form in _forms(adjectives) if form)


def known_place(english: str) -> Place | None:
    """What is known of a place by its English name."""
    return lexicon("en").places.whole(words_of(english))


@cache
def own_endings() -> frozenset[str]:
    """Last words of Indonesian nouns, to which "-nya" may be added."""
    return frozenset(words_of(form)[-1] for pairs in (_nouns("id"), _modifiers("id")) for form, _ in pairs)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon by the words of a language, "id" or "en"."""
    return Lexicon(
        nouns=Table(_nouns(language)),
        modifiers=Table(_modifiers(language)),
        roles=Table(_roles(language)),
        bodies=Table(
            pair
            for pattern in ("{} ministry", "ministry of {}")
            for pair in _portfolios(language, "kementerian {}", "{} ministry", pattern)
        ),
        actives=_actives(language),
        passives=_passives(language),
        links=_links(language),
        places=Table(_places(language)),
        adjectives=Table(_adjectives()),
        generic=Table(
            (word, None) for code, *words in _rows("generic") if code == language for word in words[0].split()
        ),
        called=Table(
            (form, Called(english, kinds, article))
            for ids, english, kinds, article in (_rows("called") if language == "id" else ())
            for form in _forms(ids)
        ),
    )
