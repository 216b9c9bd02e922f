"""One line for one statement, however many outlets carry it.

Two claims fold only where a reader would call them the same: same kind, voice, speaker and state, times that may agree,
the same figure, the same numbers, negations and hedges in the statement, and, in every language both have, the same
words in the same order but for a few that one of them adds. A word in place of another ("rises", "falls") is never the
same. When in doubt they stay apart: a doubled line is a blemish, a wrongly joined one a false attribution.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.claims import SourcedClaim
from bot.domain.editions import Line
from bot.domain.figures import Figure
from bot.domain.wording import REQUIRED_LANGUAGES, folded

SHARED_WORDS = 0.75
"""Least share of words (Jaccard) that two statements have in common when they are the same."""
SAME_NEWS_DAYS = 31
"""Most days between reports of one statement that does not say when; the same words a year later are news again."""

_TURNING = frozenset(
    {"tidak", "tak", "bukan", "belum", "tanpa", "jangan", "batal", "gagal", "menolak", "membantah", "kecuali", "hanya"}
    | {"mungkin", "diduga", "konon", "akan", "dapat", "bisa", "harus", "wajib", "perlu", "ingin", "hampir", "sebagian"}
    | {
        "berencana",
        "rencana",
        "mengancam",
        "jika",
        "bila",
        "nyaris",
        "mantan",
        "not",
        "no",
        "never",
        "without",
        "neither",
    }
    | {"nor", "cannot", "fails", "failed", "refuses", "refused", "denies", "denied", "except", "only", "may", "might"}
    | {"could", "would", "should", "must", "will", "to", "wants", "plans", "threatens", "allegedly", "reportedly"}
    | {"nearly", "almost", "partly", "hardly", "barely", "if", "unless", "former"}
)
_SLIGHT = frozenset({"a", "an", "the", "its", "yang", "itu", "telah", "sudah"})
_ENDINGS = {"id": ("nya",), "en": ("es", "ed", "e", "s")}
_STEM = 4  # letters that an ending leaves at least
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CONTRACTED = re.compile("n['’]t\\b")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text, as far as folding reads it."""

    words: tuple[str, ...]  # in their order, without slight ones and endings
    distinct: frozenset[str]
    anchors: tuple[tuple[str, ...], tuple[str, ...]]  # what must agree exactly: turning words and numbers


def _stem(word: str, language: str) -> str:
    for ending in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) >= len(ending) + _STEM:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=20_000)
def _read(language: str, text: str) -> _Reading:
    words = folded(_CONTRACTED.sub(" not", text)).split()
    stems = tuple(_stem(word, language) for word in words if word not in _SLIGHT) or (text,)  # signs: as they stand
    anchors = tuple(word for word in words if word in _TURNING), tuple(_NUMBER.findall(text))
    return _Reading(stems, frozenset(stems), anchors)


def words_of(language: str, text: str) -> frozenset[str]:
    """The distinct words of a text, without slight ones and endings."""
    return _read(language, text).distinct


def _hold_one_another(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one has nothing that the other lacks."""
    return one <= other or other <= one


def _is_same_text(one: _Reading, other: _Reading) -> bool:
    if one.words == other.words:
        return True
    if one.anchors != other.anchors or not _hold_one_another(one.distinct, other.distinct):
        return False
    shared = one.distinct & other.distinct
    if len(shared) < SHARED_WORDS * len(one.distinct | other.distinct):
        return False
    return [word for word in one.words if word in shared] == [word for word in other.words if word in shared]


def _figure_face(figure: Figure | None) -> Hashable:
    """All that a line shows of a figure; conversions in any order."""
    if figure is None:
        return None
    of = (figure.measure, figure.period, figure.as_of, figure.scope)
    return of, figure.amount, frozenset(figure.also), figure.qualifier, figure.total


def _bucket(sourced: SourcedClaim) -> Hashable:
    """What same statements share for certain; claims in different buckets are never compared."""
    claim = sourced.claim
    texts = dict(claim.statement.texts)
    return (
        (claim.kind, sourced.is_fenced, claim.speaker, claim.status, claim.event, claim.about[0]),
        (claim.occurred_on is None, frozenset(claim.denies), _figure_face(claim.figure)),
        tuple(_read(language, texts[language]).anchors for language in REQUIRED_LANGUAGES),
    )


def _span(sourced: SourcedClaim) -> tuple[int, int]:
    """The days on which it may have been, as ordinals; where it does not say, from when it was reported."""
    occurred_on = sourced.claim.occurred_on
    if occurred_on is not None:
        return occurred_on.first.toordinal(), occurred_on.last.toordinal()
    day = sourced.reported_on.toordinal()
    return day, day + SAME_NEWS_DAYS


class _Group:
    """Claims that make one statement; all of them may have been at the same time."""

    def __init__(self, sourced: SourcedClaim) -> None:
        self.claims = [sourced]
        self._about = frozenset(sourced.claim.about)
        self._texts = {language: _read(language, text) for language, text in sourced.claim.statement.texts}
        self._words = self._texts[REQUIRED_LANGUAGES[0]].distinct
        self._span = _span(sourced)

    def joins(self, other: _Group) -> bool:
        """Take in the claim of a group of one, if it states the same."""
        if not _hold_one_another(self._words, other._words):  # asked first, since it nearly always tells them apart
            return False
        first, last = max(self._span[0], other._span[0]), min(self._span[1], other._span[1])
        if first > last or not _hold_one_another(self._about, other._about):
            return False
        both = self._texts.keys() & other._texts.keys()
        if not all(_is_same_text(self._texts[language], other._texts[language]) for language in both):
            return False
        self._span = first, last
        self.claims += other.claims
        return True


def fold(claims: Iterable[SourcedClaim]) -> list[Line]:
    """Lines in the order of their first claims, near-duplicates joined to the first that states the same."""
    groups: list[_Group] = []
    buckets: dict[Hashable, list[_Group]] = defaultdict(list)
    for sourced in claims:
        bucket, alone = buckets[_bucket(sourced)], _Group(sourced)
        if not any(group.joins(alone) for group in bucket):
            bucket.append(alone)
            groups.append(alone)
    return [Line(group.claims[0], tuple(group.claims[1:])) for group in groups]
