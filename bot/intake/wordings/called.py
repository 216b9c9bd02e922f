"""Names that say themselves what they are of: "Polres Garut", "Kabupaten Kolaka Timur", "Jalan Sudirman".

What a name begins with is said in English, the rest is a place that both languages know, such a name itself, or stands
as it is. Where a word of the rest has a meaning, the name is none that could be said.
"""

from __future__ import annotations

from functools import lru_cache

from bot.intake.texts import tokens
from bot.intake.wordings import parts
from bot.intake.wordings.lexicon import Place, lexicon
from bot.intake.wordings.parts import Part
from bot.intake.wordings.tables import words_of

_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "dan", "di", "de", "da", "du", "la", "el", "al", "bin", "binti"}
    | {"von", "van", "der", "den", "ibn", "un"}
)


@lru_cache(maxsize=4096)
def called(text: str) -> Part | None:
    """An Indonesian name by what it begins with, in both languages; null: it begins with nothing of the kind."""
    pieces = list(tokens(text))
    words = words_of(text)
    begun = lexicon("id").called.longest(words, 0)
    if not begun or begun[0][0] >= len(words) or len(pieces) != len(words):
        return None
    end, beginning = begun[0]
    rest = _rest(text[pieces[end].start :], must_be_known=beginning.en == "{}")
    if rest is None:
        return None
    name, has_article = beginning.en.format(rest[0]), beginning.article or (rest[1] and beginning.en.startswith("{"))
    return parts.named(text, name, beginning.kinds, Place(text, name, article="the" if has_article else ""))


def _rest(text: str, *, must_be_known: bool) -> tuple[str, bool] | None:
    """What something is called by, in English, and whether that has an article."""
    words, known = words_of(text), lexicon("id")
    if place := known.places.whole(words):
        is_country = must_be_known and place.adjective
        return None if is_country else (place.en, bool(place.article))
    if must_be_known:
        return None
    if inner := called(text):
        return inner.en.removeprefix("the "), inner.en.startswith("the ")
    is_said = any(known.is_known(words, at) for at in range(len(words)))
    return None if is_said or text.isdigit() or not is_proper(text) else (text, False)


def is_proper(name: str) -> bool:
    """Whether a name is one, and no description that would have to be translated."""
    return all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL for word in name.split())
