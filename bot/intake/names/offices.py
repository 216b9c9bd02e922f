"""Offices and bodies that a text runs together with a person, and the places and clubs that they are of.

"Bupati Garut Siti Rahma" names a place and a person. Where no gazetteer knows the place, the rest of the text does: what
it says somebody is "di", it says nobody is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from bot.domain.news import EntityKind
from bot.intake.names.cues import cues_of
from bot.intake.names.everyday import is_everyday
from bot.intake.names.runs import SMALL
from bot.intake.names.titles import is_area, is_of_office, is_rank, is_title, words_in
from bot.intake.names.words import Line, Word

_OF_PLACES = words_in(
    "kejari kejati polres polresta polrestabes polda polsek bpbd dprd bawaslu kodim koramil korem kodam lapas rutan rsud "
    "disdik dishub dinkes dinsos"
)
"""Bodies of which each place has its own."""
_BEFORE_PLACES = _OF_PLACES | words_in(
    "di dinas kejaksaan pengadilan kabupaten kab kecamatan desa kelurahan provinsi pemkab pemkot pemprov"
)
DIRECTIONS = words_in("barat timur utara selatan tengah tenggara raya")
"""Words behind the name of a place that are of it."""
_BEHIND_CLUBS = frozenset({"fc", "sc", "united"})
_PLACES = words_in(
    "dusun kampung hotel gedung museum monumen sungai gunung danau pulau masjid jembatan pelabuhan bandara stadion pasar "
    "waduk bendungan pantai teluk selat bukit"
)
_BODIES = _OF_PLACES | words_in(
    "pesantren ponpes pengadilan pemprov pemkab pemkot pemda brigade batalyon bursa satgas satreskrim "
    "satlantas satresnarkoba ditlantas ditreskrimum ditreskrimsus ditresnarkoba bidpropam puspenkum penkum"
)
_LAST_OF_BODIES = _BEHIND_CLUBS | {"group", "grup"}
_RULING = words_in(
    "kota walikota bupati gubernur camat kapolres kapolresta kapolsek kapolda kajari dandim mayor governor"
)
"""Offices, by their last word, behind which a place stands at times."""
_RULED = 3
"""Words behind such an office at least, of which the first may be the place."""
_NAME = 2
"""Words that most names of people have at least."""


def placed(lines: Sequence[Line]) -> frozenset[str]:
    """Words that a text uses as the names of places or clubs, and so not of people."""
    told = frozenset(key for line in lines for key in _placed(line))
    return told | _ruled(lines)


def _ruled(lines: Sequence[Line]) -> frozenset[str]:
    """Unknown places between an office and a name: the text calls the person by a later word, by this one never.

    "Wali Kota Velde Oskar Winata" where "Oskar" alone speaks afterwards; what tells nothing is left as it stands.
    """
    runs = [run for line in lines if not _RULING.isdisjoint(line.keys) for run in _runs_behind_offices(line.words)]
    if not runs:
        return frozenset()
    lone = {key for line in lines for key in _lone(line.words)}
    return frozenset(first for first, *rest in runs if first not in lone and not lone.isdisjoint(rest))


def _runs_behind_offices(words: Sequence[Word]) -> Iterator[list[str]]:
    """The keys of three or more capitals, none of which tells what it is, behind an office that a place has."""
    for at, word in enumerate(words[:-_RULED]):
        if word.key in _RULING and words[at + 1].is_capital and not (word.key == "kota" and not _is_mayor(words, at)):
            run = list(takewhile(_may_be_name, words[at + 1 :]))
            if len(run) >= _RULED and _may_be_place(run[0].key) and not is_everyday(run[0].key):
                yield [each.key for each in run]


def _is_mayor(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].key == "wali"


def _may_be_name(word: Word) -> bool:
    return bool(word.key) and word.is_capital and not word.text.isupper() and not is_title(word.key)


def _lone(words: Sequence[Word]) -> Iterator[str]:
    """Capitals that no other stands beside, behind no word that a place follows."""
    for at in [at for at, word in enumerate(words) if word.is_capital]:
        beside = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
        is_alone = not any(each.is_capital and each.key not in SMALL for each in beside)
        if is_alone and words[max(0, at - 1)].key not in _BEFORE_PLACES:
            yield words[at].key


def _placed(line: Line) -> Iterator[str]:
    words, keys = line.words, line.keys
    if not _BEHIND_CLUBS.isdisjoint(keys):
        clubs = [at for at, key in enumerate(keys) if at and key in _BEHIND_CLUBS]
        yield from (keys[at - 1] for at in clubs if words[at - 1].is_capital)
    for at in [at for at, key in enumerate(keys[:-1]) if key in _BEFORE_PLACES]:
        last = at + 1
        while last < len(words) and (words[last].text == ")" or is_of_office(words[last].key)):
            last += 1
        ends = last + 1 >= len(words) or not words[last + 1].is_capital
        if last < len(words) and words[last].is_capital and ends and _may_be_place(words[last].key):
            yield words[last].key


def is_place_name(key: str, places: AbstractSet[str]) -> bool:
    """Whether a word is a place in this text, or a town in any, and nobody's name."""
    cues = cues_of(key)
    return key in places or ("town" in cues and "given" not in cues)


def _may_be_place(key: str) -> bool:
    return bool(key) and key not in _OF_PLACES and not is_title(key) and not {"given", "org", "body"} & {*cues_of(key)}


def past_office(words: Sequence[Word], first: int, known: Mapping[int, int], places: AbstractSet[str]) -> int:
    """Past what an office is for and of which body or place; past all words where the place is not known.

    `known` tells where a known name that begins with a word ends, and `places` are the text's own.
    """
    place = first
    while place < len(words):
        key = words[place].key
        if place in known:
            place = known[place]
        elif not words[place].is_capital:
            return place
        elif is_area(key):
            place = _past_area(words, place + 1, known, places)
        elif key in _OF_PLACES:
            place = _past_own_place(words, place + 1, known)
        elif _is_of_it(words, place, places) or (place > first and key in DIRECTIONS):
            place += 1
        else:
            return place
    return place


def _is_of_it(words: Sequence[Word], at: int, places: AbstractSet[str]) -> bool:
    """Whether a capital says what an office is for, or of which body or place; what may be a name, if two more follow."""
    key = words[at].key
    if is_of_office(key) or key in places or _is_known_body(key) or is_rank(key):
        return True
    if is_place_name(key, places):
        return at == 0 or not is_place_name(words[at - 1].key, places) or _is_name_behind(words, at)
    is_head = "org" in cues_of(key) and at + 1 < len(words) and is_everyday(words[at + 1].key)
    return (is_everyday(key) or is_head) and _is_name_behind(words, at)


def _is_name_behind(words: Sequence[Word], at: int) -> bool:
    following = words[at + 1 : at + 1 + _NAME]
    return len(following) == _NAME and all(word.is_capital and word.key for word in following)


def _past_area(words: Sequence[Word], first: int, known: Mapping[int, int], places: AbstractSet[str]) -> int:
    is_told = first in known or (first < len(words) and _is_of_office_or_place(words[first].key, places))
    return first if is_told else len(words)


def _past_own_place(words: Sequence[Word], first: int, known: Mapping[int, int]) -> int:
    """Past the place of a body such as a police station: one word, where two that may be a name are left."""
    if first in known:
        return known[first]
    following = [word.is_capital and bool(word.key) for word in words[first : first + 3]]
    has_place = following[1:2] == [True] and (is_rank(words[first + 1].key) or following == [True] * 3)
    return first + 1 if has_place else first


def _is_known_body(key: str) -> bool:
    """Whether a word by itself is an organisation's name and nobody's: "Ketua Umum Golkar X"."""
    cues = cues_of(key)
    return "body" in cues and "given" not in cues


def past_places(words: Sequence[Word], first: int, last: int, places: AbstractSet[str]) -> int:
    """Past a place or club, or a rank, that a person's name was taken to hold: two words are left, or one behind a rank."""
    if words[last - 1].key in _LAST_OF_BODIES:
        return first
    begin = next((at + 1 for at in range(last - 2, first, -1) if is_rank(words[at].key)), first)
    while last - begin > _NAME and (words[begin].key in DIRECTIONS or _is_of_office_or_place(words[begin].key, places)):
        begin += 1
    is_single = last - begin == _NAME and words[begin].key in places
    return begin + is_single


def _is_of_office_or_place(key: str, places: AbstractSet[str]) -> bool:
    return is_of_office(key) or is_place_name(key, places)


def kind_by_head(words: Sequence[Word], places: AbstractSet[str]) -> EntityKind:
    """What a name that was taken for a person's says itself that it is of."""
    head, is_whole = words[0].key, len(words) > 1
    if is_whole and (head in _BODIES or words[-1].key in _LAST_OF_BODIES or any(_is_known_body(w.key) for w in words)):
        return EntityKind.ORGANISATION
    is_place = head in _PLACES if is_whole else is_place_name(head, places)
    return EntityKind.PLACE if is_place else EntityKind.PERSON
