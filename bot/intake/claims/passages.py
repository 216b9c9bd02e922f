"""Sentences as claims need them: of the body, and whole where speech runs on into the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.intake.found import ArticleFacts
from bot.intake.texts import ReadText, Sentence, Span

_OPENING = re.compile(r"[“\"«]|``")
_PAIRS = (("“", "”"), ("``", "''"))
_MARKS = ("“", '"', "«", "``")
_CLOSING = re.compile(r"[“”]|``|''|(?<=\S)\"|\"(?!\S)|(?P<straight>\")")
_SAID_SO = re.compile(
    r"(?:(?:hal|pernyataan|ucapan|kalimat|penjelasan|komentar) (?:itu|ini|tersebut)|itu|demikian|begitu(?:lah)?)"
    r" (?:(?:juga|pun|turut|telah) )?(?:di(?:sampaikan|katakan|ungkapkan|nyatakan|jelaskan|tegaskan|tuturkan|paparkan"
    r"|ucapkan|utarakan|kemukakan)|kata|ujar|tutur|ungkap)\b|(?:so|thus) (?:said|spoke)\b",
    re.IGNORECASE,
)
"""Words that tell, after a quotation that stands alone, who said it."""
_LONGEST_SPEECH = 4
"""Paragraphs that one quotation may run through, and sentences behind the one that opens it."""


def passages(text: ReadText, facts: ArticleFacts) -> Iterator[tuple[Sentence, bool]]:
    """Sentences of the body in order, each with whether it is a paragraph of its own.

    A sentence that ends in a colon goes together with the quotation that follows it, and so do the paragraphs of one
    quotation, whether each opens with a mark or only the first. So do a quotation and "Hal itu disampaikan X."
    """
    told = (each for each in text.sentences if not any(span.meets(each) for span in facts.apart))
    inside = [clipped for each in told if (clipped := _clipped(text, each, facts.body))]
    counts: dict[int, int] = {}
    for each in inside:
        counts[each.paragraph] = counts.get(each.paragraph, 0) + 1
    place = 0
    while place < len(inside):
        last = place
        while last + 1 < len(inside) and last - place < _LONGEST_SPEECH and _runs_on(inside[last], inside[last + 1]):
            last += 1
        last = max(last, _closed(inside, last))
        yield _joined(text, inside[place], inside[last]), counts[inside[place].paragraph] == 1
        place = last + 1


def _clipped(text: ReadText, sentence: Sentence, body: Span) -> Sentence | None:
    start, end = max(sentence.start, body.start), min(sentence.end, body.end)
    piece = text.whole[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return Sentence(start, start + len(stripped), stripped, sentence.paragraph)


def _runs_on(sentence: Sentence, following: Sentence) -> bool:
    if not _OPENING.match(following.text):
        return False
    return sentence.text.endswith(":") or (_is_open(sentence.text) and sentence.paragraph != following.paragraph)


def _closed(inside: list[Sentence], first: int) -> int:
    """The sentence up to which the words run that begin with one: to the mark that closes, or to who said them."""
    said = inside[first].text
    if not any(map(said.__contains__, _MARKS)):  # the common case, without a count of every mark
        return first
    if not _is_open(said):
        following = inside[first + 1].text if first + 1 < len(inside) else ""
        is_alone = _OPENING.match(said) is not None and said[-1] in "”\"'»"
        return first + 1 if is_alone and _SAID_SO.match(following) else first
    for place in range(first + 1, min(len(inside), first + 1 + _LONGEST_SPEECH)):
        if mark := _CLOSING.search(inside[place].text):
            return place if mark[0] not in {"“", "``"} and mark["straight"] is None else first
    return first


def _is_open(said: str) -> bool:
    """Whether a quotation begins that these words do not end."""
    return any(said.count(one) > said.count(other) for one, other in _PAIRS) or said.count('"') % 2 == 1


def _joined(text: ReadText, first: Sentence, last: Sentence) -> Sentence:
    if first is last:
        return first
    return Sentence(first.start, last.end, text.whole[first.start : last.end], first.paragraph)
