"""Part one block that is too large for a page.

The body alone is cut: after a sentence, else after a word, else between characters; label and tail stand on every
part. Whether a part fits is asked of the platform, with the part as it would be written, so that no rule about
escapes, entities or links is known here twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from bot.rendering.document import Block, Command, Inline, Inlines, Link, Mark, Paragraph, Statement, Text
from bot.rendering.reading import running, shown
from bot.rendering.units import ELLIPSIS, may_cut

_SENTENCE_END = re.compile(r"""\w{2}[.!?…]+["'”’»)\]]*\s+(?=[^\sa-z])|[\u3002\uff01\uff1f]""")
_LEAST_BODY = (Text(ELLIPSIS + "x" * 40 + ELLIPSIS),)
"""What label and tail must leave room for."""

_WHOLE = (Link, Command, Mark)
"""Inlines that are never cut."""


def parted(block: Block, fits: Callable[[Block], bool], reach: int) -> tuple[Block, ...]:
    """Part a block so that each part fits.

    `reach` is the most characters that could fit; it keeps the search short. A cut end shows an ellipsis. A link or
    command is cut only where it does not fit alone: it then becomes words, with its address beside them. Label and
    tail are shortened, but for their marks, where they leave a body no room; where marks alone fill a page, the
    statement becomes a paragraph.
    """
    if isinstance(block, Statement):
        block = _with_room(block, fits)
    body = _Body(block.body if isinstance(block, Statement) else block.inlines)
    parts: list[Block] = []
    start = 0
    while start < body.length:
        stop = body.cut(start, _in_place(block, fits), reach)
        if stop == start:
            body = body.loosened(start)
        else:
            parts.append(_with_body(block, body.part(start, stop)))
            start = stop
    return tuple(parts) or (block,)


def headed(text: str, fits: Callable[[str], bool], reach: int) -> tuple[str, str]:
    """Part a title or heading in two: what fits, and the rest, "" where all does."""
    body = _Body((Text(text),))
    stop = body.length if fits(text) else body.cut(0, lambda part: fits("".join(map(shown, part))), reach)
    if stop >= body.length:
        return text.strip(), ""
    return "".join(map(shown, body.part(0, stop))), "".join(map(shown, body.part(stop, len(text))))


def _in_place(block: Block, fits: Callable[[Block], bool]) -> Callable[[Inlines], bool]:
    return lambda inlines: fits(_with_body(block, inlines))


def _with_body(block: Block, inlines: Inlines) -> Block:
    if isinstance(block, Statement):
        return replace(block, body=inlines)
    return replace(block, inlines=inlines)


def _with_room(statement: Statement, fits: Callable[[Block], bool]) -> Statement | Paragraph:
    """Shorten label and tail, the longer first, until some body fits between them."""
    roomy = replace(statement, body=_LEAST_BODY)
    for name in sorted(("label", "tail"), key=lambda name: -_Body(getattr(statement, name)).length):
        if not fits(roomy):
            roomy = _shortened(roomy, name, fits)
    if fits(roomy):
        return replace(roomy, body=statement.body)
    return Paragraph(running(statement))


def _shortened(statement: Statement, name: str, fits: Callable[[Block], bool]) -> Statement:
    """The statement with as much of its label or tail as fits."""
    whole = _Body(getattr(statement, name))

    def beginning(stop: int) -> Statement:
        return replace(statement, **{name: whole.beginning(stop)})

    count = _count_fitting(range(whole.length), lambda stop: fits(beginning(stop)))
    return beginning(max(0, count - 1))


def _count_fitting(places: range, fits: Callable[[int], bool]) -> int:
    """How many of the places, from the first, fit; what fits at one place fits at all before it."""
    return bisect_right(places, False, key=lambda place: not fits(place))


class _Body:
    """The inlines of a body as one text, with the places where it must not be cut."""

    def __init__(self, inlines: Inlines) -> None:
        texts = [shown(inline) for inline in inlines]
        self._inlines = inlines
        self._starts = list(accumulate(map(len, texts), initial=0))
        self._text = "".join(texts)
        self.length = len(self._text.rstrip())
        locks = [self._lock(place) for place, inline in enumerate(inlines) if isinstance(inline, _WHOLE)]
        self._lock_starts, self._lock_ends = [lock[0] for lock in locks], [lock[1] for lock in locks]

    def _lock(self, place: int) -> tuple[int, int]:
        """The first and last index at which a cut would part this inline, or a mark from the word before it."""
        start, stop = self._starts[place], self._starts[place + 1]
        if isinstance(self._inlines[place], Mark):
            return len(self._text[:start].rstrip()), stop - 1
        return start + 1, stop - 1

    def cut(self, start: int, fits: Callable[[Inlines], bool], reach: int) -> int:
        """The best place to end a part that begins at `start`; `start` itself where not even one inline fits."""
        ends = range(start + 1, min(self.length, start + reach) + 1)
        most = start + _count_fitting(ends, lambda stop: fits(self.part(start, stop)))
        if most == start:
            return start + 1 if isinstance(self._inlines[self._place(start)], Text) else start
        place = self._place(most)
        if self._starts[place] < most and isinstance(self._inlines[place], _WHOLE):
            most = self._starts[place + 1]
        return most if most >= self.length else self._snapped(start, most)

    def _snapped(self, start: int, most: int) -> int:
        """Go back from `most` to the end of a sentence, a word or a character."""
        middle = (start + most) // 2
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, middle, most + 1)]
        sentences = (end for end in reversed(ends) if end <= most)
        words = (index for index in range(most, start, -1) if self._text[index - 1].isspace())
        for candidates in (sentences, words, range(most, start, -1)):
            for index in candidates:
                if self._is_open(index) and may_cut(self._text, index):
                    return index
        return most

    def _is_open(self, index: int) -> bool:
        """Whether a cut here parts neither a whole inline nor a mark from its word."""
        lock = bisect_right(self._lock_starts, index) - 1
        return lock < 0 or index > self._lock_ends[lock]

    def _place(self, index: int) -> int:
        """Which inline the character at `index` belongs to."""
        return bisect_right(self._starts, index, hi=len(self._inlines)) - 1

    def part(self, start: int, stop: int) -> Inlines:
        """The inlines from `start` to `stop`, whole ones where they begin there, with an ellipsis at cut ends."""
        part: list[Inline] = []
        if start > 0:
            part.append(Text(f"{ELLIPSIS} " if self._text[start - 1].isspace() else ELLIPSIS))
        for place in range(max(0, self._place(start)), len(self._inlines)):
            begin, inline = self._starts[place], self._inlines[place]
            if begin >= stop:
                break
            if isinstance(inline, _WHOLE):
                part.append(inline)
            elif words := inline.text[max(0, start - begin) : stop - begin]:
                part.append(type(inline)(words))
        return (*part, Text(ELLIPSIS)) if stop < self.length else tuple(part)

    def beginning(self, stop: int) -> Inlines:
        """The inlines up to `stop`, an ellipsis, and every mark that would be lost."""
        while not may_cut(self._text, stop):
            stop -= 1
        lost = self._inlines[bisect_left(self._starts, stop, hi=len(self._inlines)) :]
        return (*self.part(0, stop), *(inline for inline in lost if isinstance(inline, Mark)))

    def loosened(self, start: int) -> _Body:
        """The same body with the inline at `start` as words."""
        place = self._place(start)
        inline = self._inlines[place]
        words = f"{inline.text} ({inline.url})" if isinstance(inline, Link) and inline.text.strip() else shown(inline)
        return _Body((*self._inlines[:place], Text(words), *self._inlines[place + 1 :]))
