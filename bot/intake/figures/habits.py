"""How Indonesian and English write numbers: separators, scales, and numbers in words.

Word lists only; `numerals` reads by them. A word that means no exact number ("ratusan", "dozens") is in none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.languages.number_words import NUMBER_WORDS


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
    and_half: str  # a pattern of what adds a half to a number before it, a scale behind it
    part_of: str  # a pattern of what stands between a fraction and the scale it is of
    parts: str  # a pattern of a fraction in words, with the groups `over` (may be missing: one) and `under`
    unders: Mapping[str, int]  # what the group `under` may be
    leads: tuple[str, ...]  # words by which `half` and `parts` may begin, and what may stand before a number


_WORDS_ID, _WORDS_EN = NUMBER_WORDS["id"], NUMBER_WORDS["en"]

_ID = Habit(
    group=".",
    point=",",
    scales={**_WORDS_ID.scales, "rb": 3, "jt": 6},
    short_scales={"rb": 3, "jt": 6, "m": 9, "t": 12},
    small={**_WORDS_ID.ones, **_WORDS_ID.tens, "seratus": 100, "seribu": 10**3, "sejuta": 10**6},
    times={"puluh": 10, "ratus": 100},
    plus="belas",
    glue=r"[ \u00a0]",
    half="setengah",
    and_half=r"[ \u00a0]setengah[ \u00a0]",
    part_of=r"[ \u00a0]",
    parts=rf"(?:(?P<over>{'|'.join(_WORDS_ID.ones)})[ \u00a0]|se)per(?P<under>dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
    r"|(?P<half>setengah|separuh|separo)",
    unders={**_WORDS_ID.ones, "sepuluh": 10},
    leads=("seper", "setengah", "separuh", "separo"),
)
_EN = Habit(
    group=",",
    point=".",
    scales=_WORDS_EN.scales,
    short_scales={"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12, "trn": 12},
    small={**_WORDS_EN.ones, **_WORDS_EN.tens},
    times={"hundred": 100, "dozen": 12},
    plus="",
    glue=r"(?:(?<=hundred)[ \u00a0]and[ \u00a0]|(?<=thousand)[ \u00a0]and[ \u00a0]|[ \u00a0-])",
    half="half an?",
    and_half=r"[ \u00a0]and[ \u00a0]a[ \u00a0]half[ \u00a0]",
    part_of=r"[ \u00a0](?:of[ \u00a0]an?[ \u00a0])?",
    parts=rf"(?:an?|(?P<over>{'|'.join(_WORDS_EN.ones)}))[ \u00a0-](?P<under>third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"|(?<!first )(?<!second )(?<!last )(?<!latter )(?<!other )(?P<half>(?:one[ -])?half)",
    unders={**_WORDS_EN.ordinals, "quarter": 4},
    leads=("half", "one", "an", "a ", "a\u00a0", "a-"),
)
_HABITS = {"id": _ID, "en": _EN}


def habit_of(language: str) -> Habit:
    """The habit of a language; one that is not known here is read as English."""
    return _HABITS.get(language, _EN)
