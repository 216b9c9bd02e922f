"""Parts of a statement in both languages at once, so that what one says, the other says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.intake.wordings.english import article, possessive
from bot.intake.wordings.lexicon import Modifier, Noun, Place, Role
from bot.intake.wordings.secretaries import called_in

_AND = "dan"
_IN_SERVICE = frozenset(
    {"pegawai", "karyawan", "pejabat", "pengurus", "pendukung", "simpatisan", "relawan", "kader", "pemain", "prajurit"}
)
"""Who may be said to be one "of" a body."""
_ROYAL = frozenset({"king", "queen", "crown prince"})
"""What stands before a name with the country behind it: "King Abdullah of Jordan"."""
_SEVERAL = ("Armed Forces", "Defence Forces", "Defense Forces", "Police", "Republics")
"""How English names end that are of several."""
_WHOSE = "’s "
"""In what says whose it is; a second apostrophe, or a noun right behind it, could not be read."""
_SMALL = frozenset({"of", "and", "in", "dan", "mantan", "former"})
"""Words of a title without a capital letter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase in both languages, the English one with its article."""

    id: str
    en: str
    kinds: str = ""
    is_plural: bool = False
    is_name: bool = False  # a name alone, without anything that could reach over to a second one
    is_plain: bool = True  # nobody's, and nothing follows: two such may be joined by "and"
    is_own: bool = False  # "its", which needs somebody whose it is
    adjective: str = ""  # of a place
    en_many: str = ""  # the English where it is said of several: "as suspects"
    is_some: bool = False  # "all", "many": denied, it may mean none or not all
    is_joined: bool = False  # two things at once: denied, it may mean both or either


def named(text_id: str, text_en: str, kinds: str, place: Place | None) -> Part:
    """A name; what its English needs beside it, is known of the place."""
    lead = f"{place.article} " if place and place.article else ""
    adjective = place.adjective if place else ""
    if adjective and "o" not in kinds:
        kinds = f"{kinds}o"  # a country acts as an organisation does
    is_plural = text_en.endswith(_SEVERAL)
    return Part(text_id, f"{lead}{text_en}", kinds, is_plural, is_name=True, adjective=adjective)


def noun_phrase(noun: Noun, modifiers: tuple[Modifier, ...], *, is_many: bool, is_one: bool) -> Part:
    """A noun that is nobody's; `is_many` and `is_one` where the sentence says so against what the bare noun means."""
    en = " ".join([*(modifier.en for modifier in reversed(modifiers)), noun.en_many if is_many else noun.en])
    bare = " ".join([noun.id, *(modifier.id for modifier in modifiers)])
    text_id = _marked(bare, noun, is_many=is_many, is_one=is_one)
    if not is_many:
        en = {"t": f"the {en}", "T": f"the {en}", "m": en}.get(noun.number, article(en)) if not is_one else article(en)
    is_plural = is_many or noun.number == "T"
    return Part(text_id, en, noun.kinds, is_plural, is_plain=not modifiers, is_joined=_is_pair(noun))


def _is_pair(noun: Noun) -> bool:
    """Whether a noun is of two things, and no name."""
    return f" {_AND} " in noun.id and noun.number != "T"


def _marked(words: str, noun: Noun, *, is_many: bool, is_one: bool) -> str:
    """Indonesian words that begin with a noun, with its number where that is not the one it has anyway."""
    is_person = "p" in noun.kinds
    if is_one and noun.number != "s":
        return f"{'seorang' if is_person else 'sebuah'} {words}"
    if is_many and noun.number in "su":
        return f"para {words}" if is_person else f"{_doubled(noun.id)}{words.removeprefix(noun.id)}"
    return words


def _doubled(word: str) -> str:
    first, space, rest = word.partition(" ")
    return f"{first}-{first}{space}{rest}"


def owned(noun: Noun, modifiers: tuple[Modifier, ...], owner: Part, *, is_many: bool, is_one: bool) -> Part | None:
    """A noun with whose it is; null where English would have to say more than Indonesian does."""
    words = [*(modifier.en for modifier in reversed(modifiers)), noun.en_many if is_many else noun.en]
    text_id = " ".join([noun.id, *(modifier.id for modifier in modifiers), owner.id])
    is_joined = owner.is_joined or _is_pair(noun)
    if _is_no_owner(noun, owner):
        return None
    if "=" in noun.follow and owner.is_name:
        en = f"the {' '.join(words)} of {owner.en}"
        return Part(text_id, en, noun.kinds, is_plain=False, is_joined=is_joined) if not modifiers else None
    if owner.adjective and "$" in noun.kinds and not modifiers:
        en = f"the {owner.adjective} {noun.en}"
    elif owner.adjective and not _is_whose(noun):
        en = " ".join([owner.adjective, *words])
        en = en if is_many or noun.number == "m" else article(en)
    elif is_many and _goes_before(noun, owner):
        en = " ".join([owner.en.removeprefix("the "), *words])
    elif is_one or is_many != (noun.number in "pP") or (noun.number == "s" and not set("cfnmIPy") & set(noun.kinds)):
        return None
    else:
        en = _whose(noun, " ".join(words), owner)
        return Part(text_id, en, noun.kinds, is_many, is_plain=False, is_joined=is_joined)
    text_id = _marked(text_id, noun, is_many=is_many, is_one=is_one)
    return Part(text_id, en, noun.kinds, is_many, is_plain=False, is_joined=is_joined)


def _is_no_owner(noun: Noun, owner: Part) -> bool:
    """Whether what stands behind a noun is not whose it is."""
    if owner.adjective and "J" in noun.kinds:
        return True  # "warga Palestina" are Palestinians, wherever they live
    if "h" in owner.kinds and "p" in noun.kinds and "o" not in noun.kinds and "of" not in noun.follow:
        return True  # "dokter Maria Ivanova" is she herself
    return noun.id.endswith(" bersama")  # "latihan militer bersama Peru" are exercises with Peru


def _whose(noun: Noun, words: str, owner: Part) -> str:
    """A noun with whose it is: "Russia’s", "the British"; "of" behind it where an apostrophe would hang on too much."""
    if owner.is_plural and not owner.is_name and owner.en.startswith("the "):
        return f"the {words} of {owner.en}"
    if _WHOSE in owner.en:
        return f"{words} of {owner.en}" if "p" in noun.kinds and noun.number in "pP" else f"the {words} of {owner.en}"
    is_short = noun.number in "tT" and _has_adjective(owner)
    return (
        f"the {owner.adjective} {words}" if is_short else f"{possessive(owner.en, is_plural=owner.is_plural)} {words}"
    )


def _goes_before(noun: Noun, owner: Part) -> bool:
    """Whether several are told by a bare name before them: "NATO soldiers", "Odesa residents"."""
    is_at_place = "l" in owner.kinds and owner.is_name and "p" in noun.kinds
    return is_at_place or ("O" in owner.kinds and _WHOSE not in owner.en and bool(set("zp") & set(noun.kinds)))


def amount_of(amount: Part, goods: Part) -> Part:
    """So much of something: "390 ton beras", "390 tonnes of rice"."""
    texts = f"{amount.id} {goods.id}", f"{amount.en} of {goods.en}"
    return replace(amount, id=texts[0], en=texts[1], kinds=f"#{goods.kinds}", is_plain=False)


def located(noun: Noun, name: Part, country: Part) -> Part:
    """What is called by a name, in a country: "the Russian port of Novorossiysk"."""
    text_id = f"{noun.id} {name.id} {country.id}"
    return Part(text_id, f"the {country.adjective} {noun.en} of {name.en}", noun.kinds, is_plain=False)


def within(place: Part, larger: Part) -> Part:
    """A place by the larger one that it lies in."""
    return Part(f"{place.id}, {larger.id}", f"{place.en}, {larger.en}", "l", is_plain=False)


def _is_whose(noun: Noun) -> bool:
    """Whether it is said to be somebody's, rather than of a country's kind."""
    return noun.number in "tT" or ("t" not in noun.kinds and bool(set("mnNx") & set(noun.kinds)))


def sort_of(noun: Noun, modifiers: tuple[Modifier, ...], owner: Part | None) -> Part | None:
    """What one is, or several are, among others of the sort; null: of such a noun, or of somebody's, it is not said."""
    if noun.number not in "sup" or not set("pof") & set(noun.kinds):
        return None
    if owner and (noun.id not in _IN_SERVICE or owner.adjective or "o" not in owner.kinds):
        return None
    before = [modifier.en for modifier in reversed(modifiers)]
    whose = f" of {owner.en}" if owner else ""
    one, many = (f"{' '.join([*before, text])}{whose}" for text in (noun.en, noun.en_many))
    text_id = " ".join([noun.id, *(modifier.id for modifier in modifiers), *([owner.id] if owner else [])])
    return Part(text_id, article(one), noun.kinds, en_many=many, is_plain=False)


def own(noun: Noun, modifiers: tuple[Modifier, ...]) -> Part:
    """A noun that is the subject's own."""
    is_many = noun.number in "pP"
    words = [*(modifier.en for modifier in reversed(modifiers)), noun.en_many if is_many else noun.en]
    text_id = " ".join([noun.id, *(modifier.id for modifier in modifiers)])
    texts = f"{text_id}nya", f"its {' '.join(words)}"
    return Part(*texts, noun.kinds, is_many, is_plain=False, is_own=True, is_joined=_is_pair(noun))


def pointed_at(noun: Noun, modifiers: tuple[Modifier, ...], pointing: str) -> Part | None:
    """A thing that a text has spoken of: "kasus ini", "program tersebut"; null where nobody could say what it is."""
    is_thing = set("PyLXKdaqvcEe") & set(noun.kinds) and not set("pzo") & set(noun.kinds)
    if noun.number in "pPtT" or not is_thing:
        return None
    text_id = " ".join([noun.id, *(modifier.id for modifier in modifiers), pointing])
    lead = "this" if pointing == "ini" else "the"
    en = " ".join([lead, *(modifier.en for modifier in reversed(modifiers)), noun.en])
    return Part(text_id, en, noun.kinds, is_plain=False)


def role_of(role: Role, owner: Part) -> Part:
    """A role in somebody's service, without an article: "Russia’s defence minister", "head of NATO"."""
    en = _in_service(called_in(role, owner.id), owner) if role.join == "'" else f"{role.en} of {owner.en}"
    return Part(f"{role.id} {owner.id}", en, "R", is_plain=False, is_joined=owner.is_joined)


def _in_service(role: str, owner: Part) -> str:
    """A role with whose it is: "Russia’s president"; "US president", "former British foreign minister"."""
    if not _has_adjective(owner):
        return f"{possessive(owner.en, is_plural=owner.is_plural)} {role}"
    former = "former " if role.startswith("former ") else ""
    return f"{former}{owner.adjective} {role.removeprefix(former)}"


def _has_adjective(owner: Part) -> bool:
    """Whether its adjective stands for its possessive, since it is a country with an article."""
    return bool(owner.adjective) and owner.en.startswith("the ")


def holder(role: Role, owner: Part) -> Part:
    """Who has a role, called by it alone."""
    part = role_of(role, owner)
    is_bare = role.join == "of" or _has_adjective(owner)
    return replace(part, en=f"the {part.en}" if is_bare else part.en, kinds="r")


def body_of(body: Role, owner: Part) -> Part:
    """A ministry of a country."""
    text_id = f"{titled_words(body.id)} {owner.id}"
    return Part(text_id, f"{possessive(owner.en, is_plural=owner.is_plural)} {body.en}", "o", is_plain=False)


def titled(role: Role, owner: Part | None, name: Part) -> Part:
    """A person by role and name, as news writes them."""
    service = f" {owner.id}" if owner else ""
    text_id = f"{titled_words(role.id)}{service} {name.id}"
    if owner is None:
        return replace(name, id=text_id, en=f"{titled_words(role.en)} {name.en}")
    if role.en in _ROYAL:
        return replace(name, id=text_id, en=f"{titled_words(role.en)} {name.en} of {owner.en}", is_plain=False)
    if role.join != "'":
        what = role.en if role.join == "of" else article(role.en)
        return replace(name, id=text_id, en=f"{name.en}, {what} of {owner.en},", is_plain=False)
    en = f"{_in_service(titled_words(called_in(role, owner.id)), owner)} {name.en}"
    return replace(name, id=text_id, en=en, is_plain=False)


def titled_words(words: str) -> str:
    """Words with capital letters, as a title has them."""
    return " ".join("-".join(map(_capital, word.split("-"))) for word in words.split())


def _capital(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]


def followed(part: Part, link_id: str, link_en: str, by: Part) -> Part:
    """A phrase with what follows it."""
    texts = [" ".join(filter(None, words)) for words in ((part.id, link_id, by.id), (part.en, link_en, by.en))]
    is_some, is_joined = part.is_some or by.is_some, part.is_joined or by.is_joined
    return replace(part, id=texts[0], en=texts[1], is_plain=False, is_name=False, is_some=is_some, is_joined=is_joined)


def joined(parts: tuple[Part, ...], link_id: str, link_en: str) -> Part:
    """Several as one: "A dan B", "A, B, dan C"; "A, B and C"."""
    *first, last = parts
    comma = "," if len(first) > 1 else ""
    kinds = "".join(kind for kind in parts[0].kinds if all(kind in part.kinds for part in parts))
    text_id = f"{', '.join(part.id for part in first)}{comma} {link_id} {last.id}"
    en = f"{', '.join(part.en for part in first)} {link_en} {last.en}"
    is_some = any(part.is_some for part in parts)
    return Part(text_id, en, kinds, True, parts[0].is_name, is_plain=False, is_some=is_some, is_joined=link_id == _AND)


def may_join(one: Part, other: Part) -> bool:
    """Whether nothing that belongs to one of two could belong to the other."""
    if one.is_name != other.is_name or not set(one.kinds) & set(other.kinds):
        return False
    return one.is_name or other.is_plain or not one.is_plain


def may_be(noun: Noun, *, is_many: bool, is_one: bool) -> bool:
    """Whether an Indonesian noun may be so marked, and says how many it is of where English has to."""
    if is_one:
        return not is_many and noun.number not in "mPT"
    return noun.number not in "mtT" if is_many else noun.number != "u"


def fits(modifier: Modifier, noun: Noun) -> bool:
    """Whether a noun may be so described."""
    return bool(set(modifier.heads) & set(noun.kinds))


def is_called(noun: Noun, lead: str, *, is_many: bool) -> bool:
    """Whether the English article says what the bare Indonesian noun, or the marked one, can say."""
    if is_many or noun.number == "m":
        return lead == ""
    return lead == "the" if noun.number in "tT" else lead in {"a", "an"}


def agrees(noun: Noun, whole: Part, lead: str, *, is_whose: bool) -> bool:
    """Whether the English before an owned noun is what would be written for it, or means the same."""
    if is_whose:
        return lead == "" and ("’" in whole.en or noun.number not in "su")
    if whole.is_plural or noun.number == "m":
        return lead == ""
    return lead == "the" if noun.number in "tT" else lead in {"a", "an"}
