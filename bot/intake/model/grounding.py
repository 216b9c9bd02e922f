"""Whether a proposal says nothing that its evidence does not say, and leaves out nothing that changes it.

Pure, and built to refuse: whatever a rule cannot decide is dropped, because the draft is whole without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from bot.domain.errors import Notice, notice
from bot.intake.facts import identify
from bot.intake.model import marks
from bot.intake.model.ground import Ground
from bot.intake.model.marks import Marks, marks_of
from bot.intake.model.names import OPENERS, named_by, names_are_in
from bot.intake.texts import Span, quotations

SHORTEST, LONGEST = 12, 400
"""Characters of a proposed sentence."""
_ALIKE = 0.85
"""Of the longer words of a sentence in the article's own language, how many its evidence must have in some form."""
_STEM, _LONG = 5, 40
_MARKUP = re.compile(
    r"https?:|www\.|\w\.(?:com|net|org|info|io|me|ly|co|id|ru|xyz)\b|[<>{}\[\]|`*_#\\^~=]|(?<!\w)@|@\w|&\w+;|//",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_LANGUAGES = {"id": frozenset({"id", "ms"}), "en": frozenset({"en"})}
_TELLING = 6
"""Small words from which on a language is told for sure."""

NO_QUOTE = notice("its quote does not stand in the article")
UNFIT = notice("it is too short or too long, or holds signs or addresses that have no place in a sentence")
WRONG_LANGUAGE = notice("it is not in the language that it should be in")
QUOTES = notice("it puts words into quotation marks that the article does not")
OTHER_NUMBER = notice("its evidence does not have a number of it, or not so exactly")
OTHER_DATE = notice("its evidence does not have a date of it")
OTHER_NAME = notice("its evidence does not have a name of it")
OTHER_DENIAL = notice("it denies what its evidence does not, or the other way round")
TURNED = notice("it says the opposite of its evidence")
LOST_HEDGE = notice("it says more surely, or of another time, what its evidence says")
OTHER_WORDS = notice("its words are too far from those of its evidence")
UNLIKE = notice("its two languages do not say the same")


def faults_of(texts: Mapping[str, str], evidence: Span, ground: Ground) -> Notice | None:
    """Why a sentence, in both languages, may not stand on a piece of the article; null: it may."""
    found = _marks_of(texts, ground)
    own = marks_of(evidence.of(ground.text.whole), ground.language, ground.facts.read_on)
    for language, text in texts.items():
        fault = _form(text, language) or _quotes(text, language, evidence, ground)
        fault = fault or _against(found[language], own)
        if fault is None and not names_are_in(text, language, ground, evidence):
            fault = OTHER_NAME
        if fault is not None:
            return fault
    if share_of_words(texts[ground.language], evidence.of(ground.text.whole)) < _ALIKE:
        return OTHER_WORDS
    first, second = found.values()
    return None if _same(first, second) and _name_the_same(texts, evidence, ground) else UNLIKE


def faults_of_translation(original: str, text: str, language: str, evidence: Span, ground: Ground) -> Notice | None:
    """Why a text may not be taken for what `original`, which is of the article, says in another language."""
    fault = _form(text, language, longest=2 * len(original) + SHORTEST) or _quotes(text, language, evidence, ground)
    if fault is not None:
        return fault
    own = marks_of(original, ground.language, ground.facts.read_on)
    found = marks_of(text, language, ground.facts.read_on)
    if fault := _against(found, own):
        return fault
    if not names_are_in(text, language, ground, evidence):
        return OTHER_NAME
    texts = {ground.language: original, language: text}
    return None if _same(own, found) and _name_the_same(texts, evidence, ground) else UNLIKE


def share_of_words(text: str, other: str) -> float:
    """How many of a text's longer words stand in some form in another of the same language.

    Names are left out, but for one that may be at the beginning, where every word looks like one.
    """
    found = _LONG_WORD.findall(text[:1].lower() + text[1:])
    words = [word for word in found if word.islower() and word not in OPENERS]
    pieces = {piece for word in _LONG_WORD.findall(other.casefold()) for piece in _pieces(word)}
    return sum(any(piece in pieces for piece in _pieces(word)) for word in words) / len(words) if words else 1.0


def _pieces(word: str) -> Iterator[str]:
    """What a word shares with its other forms: any letters in a row as long as a stem."""
    yield from (word[at : at + _STEM] for at in range(min(len(word), _LONG) - _STEM + 1))


def _marks_of(texts: Mapping[str, str], ground: Ground) -> dict[str, Marks]:
    return {language: marks_of(text, language, ground.facts.read_on) for language, text in texts.items()}


def _form(text: str, language: str, longest: int = LONGEST) -> Notice | None:
    if not SHORTEST <= len(text) <= max(longest, LONGEST) or _MARKUP.search(text) or not all(map(_is_plain, text)):
        return UNFIT
    small = [word for word in text.split() if word.islower()]  # names are of no language
    found = identify(" ".join(small))
    is_other = any(found in codes for code, codes in _LANGUAGES.items() if code != language)
    is_strange = found and len(small) >= _TELLING and found not in _LANGUAGES[language]
    return WRONG_LANGUAGE if is_other or is_strange else None


def _is_plain(sign: str) -> bool:
    """Whether a reader sees it as what it is: no control or invisible sign, no letter of another script, no picture."""
    if sign.isascii():
        return sign.isprintable()
    if sign.isalpha():
        return unicodedata.name(sign, "").startswith("LATIN")
    return unicodedata.category(sign) in {"Pd", "Pi", "Pf", "Po", "Sc", "Zs"}


def _quotes(text: str, language: str, evidence: Span, ground: Ground) -> Notice | None:
    """Words in quotation marks are somebody's very words, so a translation has none."""
    own = evidence.of(ground.text.whole)
    for quoted in quotations(text):
        if language != ground.language or quoted.of(text)[1:-1] not in own:
            return QUOTES
    return None


def _against(found: Marks, own: Marks) -> Notice | None:
    if not marks.numbers_are_in(found, own):
        return OTHER_NUMBER
    if not marks.dates_are_in(found, own):
        return OTHER_DATE
    if not marks.denies_alike(found, own):
        return OTHER_DENIAL
    if not marks.goes_the_same_way(found, own):
        return TURNED
    return None if marks.hedges_are_kept(found, own) else LOST_HEDGE


def _same(one: Marks, other: Marks) -> bool:
    """Whether two sentences have the same marks, each within the other."""
    return _against(one, other) is None and _against(other, one) is None


def _name_the_same(texts: Mapping[str, str], evidence: Span, ground: Ground) -> bool:
    """Whether both languages name the same entities of the article, in an order in which the evidence has them.

    In another order, who did something and whom it was done to may have changed places.
    """
    first, second = (
        [name.entity for name in named_by(text, language, ground) if name.entity in ground.entities]
        for language, text in texts.items()
    )
    own = [name.entity for name in ground.named_in(evidence) if name.entity]
    return set(first) == set(second) and marks.follows(first, own) and marks.follows(second, own)
