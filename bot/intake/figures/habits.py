"""How Indonesian and English write numbers: separators, scales, and numbers in words.

Word lists only; `numerals` reads by them. A word that means no exact number ("ratusan", "dozens") is in none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """How a language writes numbers."""

    group: str  # between thousands
    point: str  # before decimals
    scales: Mapping[str, int]  # word to power of ten
    short_scales: Mapping[str, int]  # letters to power of ten, behind digits of money only: "Rp5 M", "$5bn"
    small: Mapping[str, int]  # words that add their number
    times: Mapping[str, int]  # words that multiply the one before: "puluh", "hundred"
    plus: str  # the word that adds ten to the one before: "belas"; "": none
    glue: str  # a pattern of what stands between the words of one number
    half: str  # a pattern of what halves a scale behind it
    parts: str  # a pattern of a fraction in words, with the groups `over` (may be missing: one) and `under`
    unders: Mapping[str, int]  # what the group `under` may be
    initials: str  # letters that words of numbers begin with: at any other word, none is looked for


def _numbered(words: str, first: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), first)}


_ID_ONES = _numbered("satu dua tiga empat lima enam tujuh delapan sembilan", 1)
_EN_ONES = _numbered("one two three four five six seven eight nine", 1)
_EN_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
_EN_TENS = {
    word: 10 * number for word, number in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}

_ID = Habit(
    group=".",
    point=",",
    scales={"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12, "kuadriliun": 15},
    short_scales={"rb": 3, "jt": 6, "m": 9, "t": 12},
    small=_ID_ONES | {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 10**3, "sejuta": 10**6},
    times={"puluh": 10, "ratus": 100},
    plus="belas",
    glue=r"[ \u00a0]",
    half="setengah",
    parts=rf"(?:(?P<over>{'|'.join(_ID_ONES)})[ \u00a0]|se)per(?P<under>dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
    r"|(?P<half>setengah|separuh|separo)",
    unders=_ID_ONES | {"sepuluh": 10},
    initials="bdejklmprst",
)
_EN = Habit(
    group=",",
    point=".",
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15},
    short_scales={"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12, "trn": 12},
    small=_EN_ONES | _EN_TEENS | _EN_TENS,
    times={"hundred": 100, "dozen": 12},
    plus="",
    glue=r"(?:(?<=hundred)[ \u00a0]and[ \u00a0]|(?<=thousand)[ \u00a0]and[ \u00a0]|[ \u00a0-])",
    half="half an?",
    parts=rf"(?:an?|(?P<over>{'|'.join(_EN_ONES)}))[ \u00a0-](?P<under>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?<!first )(?<!second )(?<!last )(?<!latter )(?<!other )(?P<half>(?:one[ -])?half)",
    unders=_numbered("third fourth fifth sixth seventh eighth ninth tenth", 3) | {"quarter": 4},
    initials="abdefhmnoqst",
)
_HABITS = {"id": _ID, "en": _EN}


def habit_of(language: str) -> Habit:
    """The habit of a language; one that is not known here is read as English."""
    return _HABITS.get(language, _EN)
