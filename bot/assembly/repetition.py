"""Whether a line says again what a reader of the same briefing has just read.

An article often tells a thing twice: in its first sentence and then at length, once as news and once beside last
year's figure. Each is a claim of its own, yet a briefing of three lines has no room for both. A line says another one
again where one voice asserts both alike, through one origin, and more than half of all their words are in both; where
they rest on the same words of one article, two are enough. Names are not counted, since every line on a topic has them,
and what differs in a "not" never says the same, nor what rises and what falls.
"""

from __future__ import annotations

from functools import lru_cache

from bot.assembly.folding import words_of
from bot.domain.claims import FIGURE_MARK, Claim, SourcedClaim
from bot.domain.editions import Line
from bot.domain.news import SourceKind
from bot.domain.wording import folded

SHARED = 0.5
"""Share of the words of both (Jaccard) beyond which one says the other again."""
_LEAST = 2
"""Fewest words that may make two statements the same: one is shared by chance."""

_NEGATIONS = frozenset(
    {"tidak", "tak", "bukan", "belum", "tanpa", "jangan", "batal", "gagal", "menolak", "membantah"}
    | {"ditolak", "dibatalkan", "dibantah", "rejected", "rejects", "cancelled", "canceled"}
    | {"not", "no", "never", "without", "neither", "nor", "cannot", "failed", "refused", "refuses", "denied", "denies"}
)
_FALLING = frozenset(
    {
        "turun",
        "menurun",
        "anjlok",
        "merosot",
        "berkurang",
        "melemah",
        "diturunkan",
        "menurunkan",
        "dipangkas",
        "memangkas",
    }
    | {"fall", "falls", "fell", "fallen", "drop", "drops", "dropped", "decline", "declines", "declined", "decrease"}
    | {"decreases", "decreased", "shrank", "cut", "cuts", "lower", "lowered", "reduce", "reduces", "reduced"}
)
_LIGHT = frozenset(
    {"akan", "antara", "atas", "atau", "bagi", "bahwa", "dalam", "dan", "dari", "dengan", "di", "hingga", "ia"}
    | {"ini", "juga", "karena", "ke", "kepada", "lebih", "mereka", "oleh", "pada", "para", "sebagai", "secara"}
    | {"sebesar", "serta", "setelah", "untuk", "negara", "orang", "adalah", "ada", "bisa", "dapat", "saat"}
    | {"saya", "kami", "kita", "kira", "jadi", "kalau", "masih", "sangat", "we", "you", "our", "think", "very"}
    | {"about", "after", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have"}
    | {"he", "her", "his", "in", "into", "is", "it", "of", "on", "or", "said", "she", "that", "their", "they"}
    | {"this", "to", "was", "were", "which", "who", "will", "with", "would", "country", "people", "more", "than"}
)


def says_again(line: Line, told: Line) -> bool:
    """Whether a reader who was told one line learns little from the other."""
    one, other = line.claim.claim, told.claim.claim
    if (one.speaker, one.kind) != (other.speaker, other.kind) or not _is_one_witness(line.claim, told.claim):
        return False
    share = 0.0 if _rests_on_the_same(one, other) else SHARED
    texts, others = dict(one.statement.texts), dict(other.statement.texts)
    return any(_is_same(language, texts[language], others[language], share) for language in texts.keys() & others)


def _is_one_witness(one: SourcedClaim, other: SourcedClaim) -> bool:
    """Whether both have one origin; where nobody knows it, only one article has."""
    is_known = one.origin.kind is not SourceKind.UNKNOWN
    return one.origin.id == other.origin.id and (is_known or one.article.id == other.article.id)


def _rests_on_the_same(one: Claim, other: Claim) -> bool:
    """Whether any of their evidence overlaps."""
    return one.article == other.article and any(
        mine.start < theirs.start + len(theirs.quote) and theirs.start < mine.start + len(mine.quote)
        for mine in one.evidence
        for theirs in other.evidence
    )


def _is_same(language: str, one: str, other: str, share: float) -> bool:
    words, others = _words(language, one), _words(language, other)
    shared = len(words & others)
    return shared >= _LEAST and shared > share * len(words | others) and not _is_opposed(_plain(one), _plain(other))


def _is_opposed(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of them says "not" to what the other says, or one falls where the other does not."""
    return not _NEGATIONS.isdisjoint(words ^ others) or _FALLING.isdisjoint(words) != _FALLING.isdisjoint(others)


@lru_cache(maxsize=20_000)
def _words(language: str, text: str) -> frozenset[str]:
    """What a text says beside its names; those, and how a sentence begins, have a capital letter."""
    plain = (word for word in text.replace(FIGURE_MARK, " ").split() if not word[0].isupper())
    return words_of(language, " ".join(plain)) - _LIGHT


@lru_cache(maxsize=20_000)
def _plain(text: str) -> frozenset[str]:
    return frozenset(folded(text.replace("n't", " not").replace("n’t", " not")).split())
