"""What a figure measures, where its sentence says so: "anggaran pertahanan", "inflation".

Only nouns known to be measured are looked for, and only words that tie a figure to one may stand between the two:
a measure that the sentence does not give would make a false claim. A change is never given as the level: "ekspor naik
5 persen" measures "ekspor naik".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.intake.figures.measure_words import ADDED, BLANK, CHANGES, HEADS, LEVELS, RISES, SORTS, TIME_WORDS
from bot.intake.figures.nouns import is_plain_noun
from bot.intake.fleeting import fleeting
from bot.intake.texts import Span

_REACH = 90  # characters between a measured thing and its figure
_MODIFIERS = {"id": 3, "en": 2}
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_BEHIND = re.compile(r"[ \u00a0]([^\W\d_]+(?:-[^\W\d_]+)*)")
_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*[ \u00a0]")
_PLACES = re.compile(r"(?<!\w)(?<!berada )(?<!tercatat )(?<!number )(?:di|dalam|in|across|at) $", re.IGNORECASE)
_ASIDE = re.compile(r"\)?, (?:[a-z]+ )?")
"""What parts a count from a measured thing: "naik di 90 kabupaten" counts places, ", two people said" people."""
_AWAY = re.compile(r"\)? (?:dari|on|to|than)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language."""

    between: re.Pattern[str]
    rise: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _patterns(language: str) -> _Words:
    return _Words(
        between=re.compile(rf"(?:[\s,()]|(?:{LEVELS[language]}|{RISES[language]})(?!\w))*"),
        rise=re.compile(rf"(?<!\w)({RISES[language]})(?: (?:sebesar|sebanyak|by|lagi|hingga))? ?$", re.IGNORECASE),
        behind=re.compile(
            r"\)?(?: lagi)? (?:untuk|bagi|dari|guna|for|in|of|on|to|than)(?: (?:the|its|their|his|her|this|last|annual))* ",
            re.IGNORECASE,
        ),
    )


@fleeting(frozen=True, slots=True)
class Phrase(Span):
    """A noun phrase that names something measured; `change` is a verb that makes its figure the change in it."""

    text: str
    change: str = ""

    @property
    def words(self) -> str:
        """What the figure measures."""
        return f"{self.text} {self.change}".rstrip()


def phrases(sentence: str, language: str) -> list[Phrase]:
    """The measured things that a sentence names, in order."""
    if language not in HEADS:
        return []
    heads = HEADS[language]
    found: list[Phrase] = []
    for match in _WORD.finditer(sentence):
        word = match[0].lower() if match.start() == 0 else match[0]  # elsewhere "Target" is a name
        is_head = word in heads or word.removesuffix("nya") in heads
        if is_head and (not found or match.start() >= found[-1].end):
            span = _described(sentence, match, language)
            found.append(Phrase(span.start, span.end, re.sub(r"(?<=\w{3})nya$", "", span.of(sentence))))
    return found


def _described(sentence: str, head: re.Match[str], language: str) -> Span:
    """A head with what describes it: behind it in Indonesian, before it in English."""
    if language == "id":
        end = head.end()
        for _ in range(0 if head[0].casefold().endswith("nya") else _MODIFIERS[language]):
            word = _BEHIND.match(sentence, end)
            if word is None or not _describes(word[1], language):
                break
            end = word.end()
        return Span(head.start(), end)
    words = _BEFORE.findall(sentence[max(0, head.start() - 40) : head.start()])
    start = head.start()
    for word in words[: -_MODIFIERS[language] - 1 : -1]:
        plain = word.strip()
        plain = plain.lower() if start == len(word) and plain.lower() in SORTS else plain
        if not sentence[:start].endswith(word) or not _describes(plain, language):
            break
        start -= len(word)
    return Span(start, head.end())


def _describes(word: str, language: str) -> bool:
    is_verb = language == "en" and word.endswith("ed")
    ties = _patterns(language).between.fullmatch(word)
    return is_plain_noun(word, language) and word not in TIME_WORDS and not is_verb and ties is None


def measure_of(
    sentence: str,
    figure: Span,
    named: list[Phrase],
    language: str,
    *,
    before: Phrase | None,
    is_share: bool,
    is_count: bool,
) -> Phrase | None:
    """What a figure of a sentence measures; null: the sentence does not tie it to anything. Places are the sentence's.

    `before` is what the figure right before this one measures, where the two are ends of one change; `is_count`: the
    figure is a number of something that is named.
    """
    named = [each for each in named if each.text.casefold() not in BLANK]
    if before:
        return Phrase(before.start, before.end, before.text)
    left = _on_the_left(sentence, figure, named, language) if named else None
    if left and is_count and _is_apart(sentence, left, figure):
        left = None
    right = _on_the_right(sentence, figure, named, language) if named else None
    if left and left.text.casefold() in CHANGES[language]:
        return _composed(left, right, named, language) if right else None
    if left:
        rise = _patterns(language).rise.search(sentence, left.end, figure.start)
        return Phrase(left.start, left.end, _fuller(left, named), rise[1] if rise else "")
    if right is None or is_share or _AWAY.match(sentence, figure.end):
        return None
    return Phrase(right.start, right.end, _fuller(right, named))


def _is_apart(sentence: str, left: Phrase, figure: Span) -> bool:
    """Whether a count stands only beside what is measured before it."""
    place = _PLACES.search(sentence, max(left.end, figure.start - 10), figure.start)
    return bool(place or _ASIDE.fullmatch(sentence, left.end, figure.start))


def _composed(change: Phrase, thing: Phrase, named: list[Phrase], language: str) -> Phrase:
    """A change before the figure, of the thing behind it: "tambahan", "anggaran pertahanan"."""
    joint = " in " if language == "en" and change.text.casefold() not in ADDED else " "
    return Phrase(change.start, thing.end, f"{change.text}{joint}{_fuller(thing, named)}")


def _on_the_left(sentence: str, figure: Span, named: list[Phrase], language: str) -> Phrase | None:
    between = _patterns(language).between
    for phrase in reversed(named):
        if phrase.end <= figure.start and figure.start - phrase.end <= _REACH:
            return phrase if between.fullmatch(sentence, phrase.end, figure.start) else None
    return None


def _on_the_right(sentence: str, figure: Span, named: list[Phrase], language: str) -> Phrase | None:
    tie = _patterns(language).behind.match(sentence, figure.end)
    return next((phrase for phrase in named if tie and phrase.start == tie.end()), None)


def _fuller(phrase: Phrase, named: list[Phrase]) -> str:
    """The words of a phrase, or those of a fuller one with the same noun: "anggaran" after "anggaran pertahanan"."""
    full = (other.text for other in named if other.text.casefold().startswith(f"{phrase.text.casefold()} "))
    return phrase.text if " " in phrase.text else next(full, phrase.text)
