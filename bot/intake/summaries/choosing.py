"""The two or three sentences that say most of an article, in its own order.

All choices among the first fit sentences are weighed, since there are few; one that leans on the sentence before it is
taken with that one or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from bot.domain.news import Genre
from bot.intake.found import ArticleFacts
from bot.intake.summaries.fitness import is_fit, leans_back, repeats
from bot.intake.summaries.worth import Candidate, Worth
from bot.intake.texts import ReadText, Sentence

_LOOKED_AT = 10  # fit sentences that are weighed against each other
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: (?:WIB|WITA|WIT|GMT|UTC|am|pm))?\s+(?:[-–—]\s*)?(?=[^\W\d_])")
"""The time at which a live page adds a sentence."""
_READ = 400  # sentences of the body that are read at all


def summarise(text: ReadText, facts: ArticleFacts) -> tuple[Sentence, ...]:
    """Two or three sentences of the article's body, as they stand and in order; fewer where it has no more."""
    body = list(islice(_body(text, facts), _READ))
    worth = Worth(body, facts.title, facts.genre)
    fit = (at for at, sentence in enumerate(body) if is_fit(sentence.text) and not repeats(sentence.text, facts.title))
    is_opinion = facts.genre is Genre.OPINION
    looked_at = enumerate(islice(fit, None if is_opinion else _LOOKED_AT))
    candidates = [worth.candidate(body[at], at, rank) for rank, at in looked_at]
    candidates = _strongest(candidates, worth) if is_opinion else candidates
    leaning = {each.place for each in candidates if leans_back(body[each.place].text)}
    if text.language == "en":  # Indonesian calls people by the first word of their names
        leaning |= {each.place for each in candidates if worth.is_of_family(each)}
    best = max(_choices(candidates, leaning), key=worth.of, default=())
    return tuple(body[each.place] for each in best)


def _strongest(candidates: list[Candidate], worth: Worth) -> list[Candidate]:
    """What an opinion piece says most plainly, wherever it stands, since its author argues to the end.

    Each with the sentence before it, on which it may lean.
    """
    best = sorted(candidates, key=lambda each: -worth.of([each]))[: _LOOKED_AT // 2]
    places = {place for each in best for place in (each.place - 1, each.place)}
    return [each for each in candidates if each.place in places]


def _body(text: ReadText, facts: ArticleFacts) -> Iterator[Sentence]:
    """The sentences of the body; the first without the date line before it."""
    for sentence in text.sentences:
        start, end = max(sentence.start, facts.body.start), min(sentence.end, facts.body.end)
        if clock := _CLOCK.match(text.whole, start, end):
            start = clock.end()
        if start < end:
            yield Sentence(start, end, text.whole[start:end], sentence.paragraph)


def _choices(candidates: Sequence[Candidate], leaning: set[int]) -> Iterator[tuple[Candidate, ...]]:
    places = {each.place for each in candidates}
    able = [each for each in candidates if each.place not in leaning or each.place - 1 in places]
    for count in (1, 2, 3):
        for chosen in combinations(able, count):
            if not leaning or _stands(chosen, leaning):
                yield chosen


def _stands(chosen: Sequence[Candidate], leaning: set[int]) -> bool:
    """Whether each of these that leans on the sentence before it stands behind that one; they are in order."""
    before = -1
    for each in chosen:
        if each.place in leaning and each.place - 1 != before:
            return False
        before = each.place
    return True
