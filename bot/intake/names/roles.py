"""What a text says before a name of who bears it, and what ministries are called, in both languages.

"Menteri Pertahanan Kazakhstan" and "Kazakh Defence Minister" say the same; so do the ministries. Only what the
dictionaries hold in both languages is said, and nothing where a word before it may make it something else: what nobody
is told is better than what nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.domain.news import EntityKind
from bot.domain.wording import Wording
from bot.intake.names.offices import DIRECTIONS, is_place_name
from bot.intake.names.titles import (
    Title,
    changes,
    in_capitals,
    is_area,
    is_former,
    is_rank,
    is_title,
    portfolio,
    title_at,
    with_article,
    words_in,
)
from bot.intake.names.words import Word
from bot.intake.names.world import world

_REACH = 12
"""Words before a name, or behind it, in which its title stands."""
_HEADING = frozenset({"chief"})
"""What makes another title of the one behind it, and begins a name as well: "Kerala Chief Minister"."""
_MINISTRIES = frozenset({"kementerian", "departemen"})
_OF = frozenset({"of", "the", "for"})
_ARTICLES = frozenset({"a", "an", "the", "seorang"})
_COMPANIES = frozenset({"pt", "cv"})
_LONGEST_COMPANY = 5
_SHORTEST_BODY = 3
"""Letters of initials at least: fewer may be a person's."""
_HEADS = frozenset({"head", "chair", "director", "director general", "secretary general", "spokesperson", "commander"})
"""Those who are at the head of a body that has initials, or speak for it."""
_NATION = "ri"
_AREA_WORDS = (2, 3)
"""Words of an area's name, with what sort of area it is."""
_CHILDREN = frozenset({"putra", "putri"})
_BESIDE = _CHILDREN | words_in("""
istri suami anak ayah ibu adik kakak saudara saudari keponakan menantu mertua ipar sepupu cucu paman bibi kekasih kerabat
sopir supir pengawal staf staff orang tangan utusan penasihat pengacara kuasa juru jubir
wife husband widow son daughter child father mother brother sister cousin nephew niece uncle aunt partner friend ally
aide driver bodyguard adviser advisor assistant secretary envoy lawyer spokesman spokeswoman spokesperson
""")
"""Who somebody is to another, whose title then stands before a comma: "Istri Wali Kota Solo, Ratna Sari"."""
_TYING = words_in("""
of the a to for dari untuk bagi sang kandung angkat ipar buah kanan pertama kedua ketiga sulung bungsu muda ahli khusus
pribadi dekat hukum bicara mantan former
""")
_BACK = 3
"""Words between "former" and a title, at most: "former Dunmore mayor"."""


def role_of(words: Sequence[Word], first: int, last: int, places: AbstractSet[str]) -> Wording | None:
    """The role of whose name these words are: a title right before, with the place or body that it is of, or behind.

    `places` are words that the text names places by.
    """
    return _before(_unbracketed(words[max(0, first - _REACH) : first]), places) or _behind(words[last : last + _REACH])


def _unbracketed(words: Sequence[Word]) -> list[Word]:
    """The words that are told, without signs and without what stands in brackets: "(Menkeu)"."""
    told, depth = [], 0
    for word in words:
        depth = max(0, depth + (word.text == "(") - (word.text == ")"))
        if word.text == "," or (word.key and not depth):
            told.append(word)
    return told


def _before(words: Sequence[Word], places: AbstractSet[str]) -> Wording | None:
    is_apart = bool(words) and words[-1].text == ","
    words = [word for word in words if word.key]
    keys = [_bare(word.key) for word in words]
    for start in range(len(keys)):
        title = title_at(keys, start)
        if title is None:
            continue
        rest = [word for word in words[start + title.length :] if not is_rank(word.key) and word.key != _NATION]
        whose = _owner(rest, title, places, is_apart=is_apart)
        if rest and whose is None:
            continue
        place, length = _place_before(keys[:start]) if title.is_read_in_english else (None, 0)
        past = start - (0 if rest else length)
        if place and "of" in keys[max(0, past - 1) : start]:
            return None  # "Bank of England Governor"
        if _is_another(title, keys, past, is_apart=is_apart or bool(rest)) or (is_apart and _is_beside(words[:past])):
            return None
        return title.of(whose or place, former=_was(words[:past]))
    return None


def _bare(key: str) -> str:
    """ "hukum" of "hukumnya": his lawyer is a lawyer; "putrinya" is a daughter, and no princess."""
    bare = key.removesuffix("nya")
    return key if bare in _CHILDREN or title_at([key], 0) else bare


def _is_another(title: Title, keys: Sequence[str], start: int, *, is_apart: bool) -> bool:
    """Whether the words around a title make another one of it, or give it to somebody else."""
    before = keys[start - 1] if start else ""
    is_changed = changes(before) or before in _HEADING or (is_title(before) and not is_former(before))
    return is_changed or (title.is_of_others and not is_apart)


def _is_beside(words: Sequence[Word]) -> bool:
    """Whether words before a title say that it is borne by somebody else, to whom whoever is named belongs."""
    ties = [word.is_capital or word.key in _TYING for word in words]
    if ties[-2:] == [True, False]:  # whose office it is: "the brother of the museum's director"
        words = words[:-1]
    for word in reversed(words):
        if word.key in _BESIDE:
            return True
        if not (word.is_capital or word.key in _TYING):
            return False
    return False


def _was(words: Sequence[Word]) -> bool:
    """Whether the title behind these words is said to be past, maybe of a place that nobody knows."""
    for word in reversed(words[-_BACK:]):
        if is_former(word.key):
            return True
        if not word.is_capital:
            return False
    return False


def _behind(words: Sequence[Word]) -> Wording | None:
    """What a name is said to be behind it: "Daria Petrescu, an economist at"."""
    keys = [word.key for word in words]
    if len(keys) < len((",", "an", "economist")) or words[0].text != "," or keys[1] not in _ARTICLES:
        return None
    past = is_former(keys[2])
    title = title_at(keys, 2 + past) if len(keys) > 2 + past else None
    return title.of(former=past) if title and not title.is_of_others else None


def _owner(words: Sequence[Word], title: Title, places: AbstractSet[str], *, is_apart: bool) -> Wording | None:
    """Whose a title is: a place, a ministry, an organisation that is known, a company, or a body by its initials."""
    keys = [word.key for word in words]
    known = _place(keys) or ministry(keys) or _organisation(keys)
    if known or not words:
        return known
    is_place = is_place_name(keys[0], places) and all(key in DIRECTIONS for key in keys[1:])
    is_company = (
        is_apart
        and keys[0] in _COMPANIES
        and 1 < len(words) <= _LONGEST_COMPANY
        and all(word.is_capital for word in words)
    )
    is_body = title.english in _HEADS and _is_initials(words[0].text) and _is_of_area(words[1:], places)
    return Wording.same(" ".join(word.text for word in words)) if is_place or is_company or is_body else None


def _is_of_area(words: Sequence[Word], places: AbstractSet[str]) -> bool:
    """Whether words behind a body's initials say of which area it is, or there are none: "BPBD Kabupaten Garut"."""
    if not words:
        return True
    is_named = is_area(words[0].key) and len(words) in _AREA_WORDS and all(word.is_capital for word in words)
    return is_named or (len(words) == 1 and is_place_name(words[0].key, places))


def _is_initials(text: str) -> bool:
    return len(text) >= _SHORTEST_BODY and text.isalpha() and text.isupper()


def _organisation(keys: Sequence[str]) -> Wording | None:
    entity = world().names.get(" ".join(keys))
    return entity.name if entity and entity.kind is EntityKind.ORGANISATION else None


def ministry(keys: Sequence[str]) -> Wording | None:
    """A ministry's name in both languages: "Kementerian Pertahanan Kazakhstan", "Russian Ministry of Defence"."""
    words = [key for key in keys if key not in _OF]
    if not words:
        return None
    before, length = _place_before(words, from_start=True)
    rest = words[length:]
    if rest and (rest[0] in _MINISTRIES or rest[0] == "ministry"):
        return _split(rest[1:], before)
    if "ministry" in rest:
        at = rest.index("ministry")
        return _named(" ".join(rest[:at]), _place(rest[at + 1 :]) or before) if _fits(rest[at + 1 :]) else None
    return None


def _fits(keys: Sequence[str]) -> bool:
    return not keys or _place(keys) is not None


def _split(keys: Sequence[str], place: Wording | None) -> Wording | None:
    """What comes after "Kementerian": what it is for, then whose it is."""
    for length in range(len(keys), 0, -1):
        if portfolio(" ".join(keys[:length])) and _fits(keys[length:]):
            return _named(" ".join(keys[:length]), _place(keys[length:]) or place)
    return None


def _named(words: str, place: Wording | None) -> Wording | None:
    both = portfolio(words)
    if both is None:
        return None
    own, other = (place.as_mapping()[code] for code in ("id", "en")) if place else ("", "")
    english = f"{in_capitals(both[1])} Ministry"
    return Wording.of(
        {
            "id": f"Kementerian {in_capitals(both[0])} {own}".strip(),
            "en": f"{english} of {with_article(other)}" if other else english,
        }
    )


def _place(keys: Sequence[str]) -> Wording | None:
    """The place that these words are, all of them."""
    name = " ".join(key for key in keys if key not in _OF)
    entity = world().names.get(name) or world().adjectives.get(name)
    return entity.name if entity and entity.kind is EntityKind.PLACE else None


def _place_before(keys: Sequence[str], *, from_start: bool = False) -> tuple[Wording | None, int]:
    """The place right before a title, or at the beginning, as English has it, and how many words it takes."""
    for length in (2, 1):
        if len(keys) >= length:
            place = _place(keys[:length] if from_start else keys[-length:])
            if place:
                return place, length
    return None, 0
