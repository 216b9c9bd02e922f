"""In which capacity somebody speaks, by the words around a name.

An office counts only right beside a name, before it in its own phrase or set off behind it: in "the president dismissed
X" the office is another's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.domain.news import EntityKind
from bot.intake.claims.verbs import FINITE, is_prefixed, words
from bot.intake.found import FoundName
from bot.intake.texts import tokens


class Standing(Enum):
    """In which capacity somebody speaks."""

    OFFICIAL = auto()
    COMMENTATOR = auto()
    ANYBODY = auto()
    OUTLET = auto()
    ACCUSER = auto()  # who brings a charge before a court


_OFFICES = words(
    "presiden wapres menteri mendagri menlu menkeu menhan menko mendikdasmen menkes mensos mentan mendag menpora menhub",
    "mendes menag menpan wamen gubernur bupati wali walikota kapolri kapolda kapolres kapolrestabes kapolresta kapolsek",
    "wakapolri wakapolda kajari kajati kadis kadiskes kasi kasat kabid kombes akbp akp kompol brigjen irjen komjen mayjen",
    "letjen brigadir kepolisian polisi polri tni panglima jenderal laksamana kementerian pemerintah kemenkeu kemendagri",
    "kemenlu kemenhan kepala dirjen direktorat kejaksaan hakim pengadilan kpk dpr duta dubes sekjen sekretaris juru",
    "jubir otoritas bps bmkg bnpb bpbd camat lurah pemprov pemkot pemkab kemenko agung president minister ministry government",
    "governor mayor police court judge senator secretary ambassador spokesman spokeswoman chancellor",
    "spokesperson premier general admiral commissioner attorney king queen prince commission parliament congress army navy",
    "department agency authority authorities deputy kremlin pentagon representative congressman congresswoman mp treasury",
    "justice",
)
_ACCUSERS = words(
    "jaksa penuntut dakwaan penggugat pelapor prosecutor prosecutors prosecution indictment complaint lawsuit plaintiff plaintiffs",
)
_NO_OFFICES = words(
    "mantan former eks ceo cfo coo executive eksekutif chairman company senior airlines airways komisaris dirut perusahaan",
)
_COMMENTATORS = words(
    "pengamat analis ekonom pakar ahli bloger blogger tokoh aktivis kolumnis kritikus peneliti akademisi dosen politisi",
    "politikus sejarawan komentator selebritas analyst analysts economist economists expert experts blogger activist",
    "columnist critic critics researcher academic professor historian commentator strategist scholar observers observer",
)
_ANONYMOUS = words(
    "seorang sejumlah beberapa para a an some several one two unnamed anonymous salah sumber source sources"
)
_NEAR = 90
_BESIDE = 7
"""Characters, and words, around a name in which its office is looked for."""
_BESIDE_HIM = words("kepada pada di dalam dari menurut menanggapi to in at from with by unlike")
"""Words before somebody else, or a place: "Kepada polisi, X …"."""
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[,.;:!?\n“”\"()]")
_INSERTED = re.compile(r"\s?(?:[,(](?:\s?(?:a|an|seorang)\b)?([^\n,.;()]*)[,.)]|selaku\b([^\n,.;()]*))")


def standing_of(low: Sequence[str]) -> Standing:
    """In which capacity somebody speaks whom these words name; someone without a name speaks for himself."""
    found = set(low)
    if found & _COMMENTATORS:
        return Standing.COMMENTATOR
    if found & _ACCUSERS and not found & _OFFICES:
        return Standing.ACCUSER
    is_official = bool(found & _OFFICES) and not found & _NO_OFFICES
    return Standing.OFFICIAL if is_official and low[0] not in _ANONYMOUS else Standing.ANYBODY


def standing_among(name: FoundName, mentions: Sequence[FoundName], whole: str) -> Standing:
    """In which capacity a name speaks, from the words around any of its mentions; a country speaks as an office."""
    if name.kind is EntityKind.PLACE:
        return Standing.OFFICIAL
    if name.kind is EntityKind.ORGANISATION:
        return standing_of(_low(name.text))
    around = (standing_of(standing_words(mention, whole)) for mention in mentions)
    return next((found for found in around if found is not Standing.ANYBODY), Standing.ANYBODY)


def standing_words(name: FoundName, whole: str) -> list[str]:
    """The words that may give an office: before the name in its own phrase, and set off behind it."""
    lead = _BRACKETS.sub("", whole[max(0, name.start - _NEAR) : name.start])
    *_, earlier, before = "", *_SIGNS.split(lead)
    if not before.strip() and lead.rstrip().endswith(","):  # "the head of Y, X"
        before = (
            "" if earlier.split(maxsplit=1)[:1] and earlier.split(maxsplit=1)[0].casefold() in _BESIDE_HIM else earlier
        )
    behind = _INSERTED.match(whole, name.end, name.end + _NEAR)
    return [*_phrase(before), *_own(behind[1] or behind[2] or "" if behind else "")] or [""]


def _own(inserted: str) -> list[str]:
    """The first words, up to a verb."""
    near = [token.text for token in tokens(inserted)][:_BESIDE]
    return [word.casefold() for word in near[: next(iter(_verbs(near)), None)]]


def _phrase(before: str) -> list[str]:
    """The last words, from behind the last verb."""
    near = [token.text for token in tokens(before)][-_BESIDE:]
    verbs = _verbs(near)
    return [word.casefold() for word in near[verbs[-1] + 1 if verbs else 0 :]]


def _verbs(near: Sequence[str]) -> list[int]:
    """The places of words that are plainly verbs."""
    return [at for at, word in enumerate(near) if word in FINITE or (word.islower() and is_prefixed(word))]


def _low(text: str) -> list[str]:
    return [token.text.casefold() for token in tokens(text)]
