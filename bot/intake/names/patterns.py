"""Names that the words beside or within them give away, which the recogniser may pass over.

Each pattern begins at a word or sign that few sentences have, so that looking for them costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.news import EntityKind
from bot.intake.names.everyday import is_everyday
from bot.intake.names.gazetteer import is_of_world
from bot.intake.names.mentions import Mention
from bot.intake.names.runs import LONGEST_PERSON, SMALL, is_initial, run_end, whole
from bot.intake.names.titles import is_title, may_begin_title, title_at, words_in
from bot.intake.names.words import Word

_PERSON, _ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
_ARTICLES = frozenset({"a", "an", "seorang"})
_BINDING = words_in("bin binti ibn van von der")
"""Small words that stand between two parts of a person's name, and between no other words."""
_AGED = {",": ",", "(": ")"}
"""Signs before an age and behind it."""
_SIGNS = frozenset({",", "-", ".", "("})
_LONGEST_SYLLABLE = 5
_OLDEST = 3
"""Digits of an age, at most."""
_ENDS = words_in("""
securities motors telecom systems union airlines airways holdings technologies industries pharmaceuticals associates
society alliance coalition federation institute foundation group corp corporation ltd inc council commission authority
agency association partners
""")
"""Words that end the name of a body, and are small where they stand for the thing."""
_HEADS = words_in("""
yayasan serikat ikatan himpunan asosiasi federasi persatuan lembaga partai bursa komite komisi perkumpulan paguyuban
koalisi aliansi gerakan forum brigade koperasi
""")
_TELLING = _BINDING | _ENDS | _HEADS
_LONGEST_BODY = 10
"""Words of a body's name, at most: looking further at each of many such words would take too long."""
_OFFICE_REACH = 6
"""Words before a body in which a title may announce somebody whose name runs on behind it."""
_SAID, _LIKELY, _UNSURE = 0.95, 0.7, 0.6


def patterned(words: Sequence[Word]) -> Iterator[Mention]:
    """The names that a pattern gives away; they may overlap."""
    for at, word in enumerate(words):
        if word.text in _SIGNS:
            yield from _at_sign(words, at)
        elif word.key not in _TELLING:
            continue
        elif word.is_capital and word.key not in _BINDING:
            yield from _body(words, at)
        elif not word.is_capital and word.key in _BINDING:
            yield from _bound(words, at)


def _at_sign(words: Sequence[Word], at: int) -> Iterator[Mention]:
    if not 0 < at < len(words) - 2:
        return
    if words[at].text in _AGED:
        yield from _described(words, at)
    elif words[at].text == "-":
        yield from _hyphened(words, at)
    elif is_initial(words[at - 1]) and not (is_of_world(words[at - 1].key) or is_title(words[at - 1].key)):
        yield from _initialled(words, at)


def _described(words: Sequence[Word], comma: int) -> Iterator[Mention]:
    """Persons of whom it is said behind the name what they do, or how old they are: "Daria Petrescu, an economist"."""
    following = words[comma + 1]
    is_aged = (
        following.text.isdecimal()
        and len(following.text) < _OLDEST
        and words[comma + 2].text == _AGED[words[comma].text]
    )
    is_told = following.key in _ARTICLES and title_at([word.key for word in words], comma + 2) is not None
    if not (is_aged or is_told):
        return
    first = comma
    while first > 0 and comma - first < LONGEST_PERSON and run_end(words, first - 1) == comma:
        first -= 1
    if comma - first >= 2 - is_aged and words[first].key not in SMALL and not _is_known(words[first:comma]):
        yield Mention(first, comma, _PERSON, certainty=_LIKELY)


def _is_known(words: Sequence[Word]) -> bool:
    """Whether words are no person's name, or somebody else's: everyday ones, a place."""
    return all(is_everyday(word.key) or is_of_world(word.key) for word in words if word.key)


def _hyphened(words: Sequence[Word], at: int) -> Iterator[Mention]:
    """Korean names: "Park Hang-seo"."""
    first, last = at - 2, at + 2
    if first < 0 or not (words[at].is_glued and words[at + 1].is_glued and words[at + 1].text.islower()):
        return
    surname, given = words[first], words[first + 1]
    is_new = not (is_everyday(surname.key) and is_everyday(given.key))  # "Son" alone is an English word
    is_korean = is_new and _is_short_name(surname) and given.text.istitle()
    if is_korean and whole(words, first, at) == (first, last):
        yield Mention(first, last, _PERSON, certainty=_SAID)


def _is_short_name(word: Word) -> bool:
    is_written_so = word.text.istitle() and len(word.key) <= _LONGEST_SYLLABLE
    return is_written_so and not (word.key in SMALL or is_title(word.key) or is_of_world(word.key))


def _initialled(words: Sequence[Word], stop: int) -> Iterator[Mention]:
    """Names that begin with an initial: "R. Soeprapto"."""
    first = stop - 1
    last = run_end(words, first)
    if words[stop].is_glued and last > stop + 1 and not _is_known(words[stop + 1 : last]):
        yield Mention(*whole(words, first, last), _PERSON, certainty=_UNSURE)


def _bound(words: Sequence[Word], at: int) -> Iterator[Mention]:
    """Names with a particle: "Khalid bin Rashid"."""
    if at == 0 or not words[at - 1].is_capital or is_title(words[at - 1].key) or words[at - 1].key in SMALL:
        return
    first, last = whole(words, at - 1, at)
    while first > 0 and at - first < LONGEST_PERSON and _continues(words[first - 1]):
        first -= 1
    if last > at:
        yield Mention(first, max(last, run_end(words, first)), _PERSON, certainty=_LIKELY)


def _continues(word: Word) -> bool:
    return _is_of_body(word) and not (word.text.isupper() or is_everyday(word.key) or is_of_world(word.key))


def _body(words: Sequence[Word], at: int) -> Iterator[Mention]:
    """Bodies by their first word or their last: "Serikat Petani Merbabu", "Northgate Securities"."""
    first = last = at
    if words[at].key in _HEADS:
        if any(is_title(word.key) or may_begin_title(word.key) for word in words[max(0, at - _OFFICE_REACH) : at]):
            return
        end = min(len(words), at + _LONGEST_BODY)
        while last < end and (_is_of_body(words[last]) or (last == at + 1 and words[last].is_capital)):
            last += 1
    else:
        last = at + 1
        while first > max(0, at - _LONGEST_BODY) and _is_of_body(words[first - 1]):
            first -= 1
    if last - first >= 2 and not words[first].text.isupper():
        yield Mention(first, last, _ORGANISATION, certainty=_UNSURE)


def _is_of_body(word: Word) -> bool:
    return word.is_capital and bool(word.key) and word.key not in SMALL and not is_title(word.key)
