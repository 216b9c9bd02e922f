"""Questions and answers, which are nobody's report: who answers is told once, above, and speaks of himself ever after.

What an answer says is neither the article's own nor safely anybody's, so all of it stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.intake.texts import Span

_INTERVIEW = re.compile(
    r"\b(?:wawancara|petikan(?:nya)?|tanya[- ]jawab|interview(?:s|ed)?|in conversation|questions? and answers?|q ?& ?a)\b",
    re.IGNORECASE,
)
_FEWEST = 2
"""Questions that make an interview."""
_SPEAKS = re.compile(r"(?P<who>[A-Z][A-Z .’'-]{1,38}[A-Z.]): ?\S")
"""How a transcript begins what somebody says."""
_FEWEST_TURNS = 3
_LONGEST = 300
"""Characters of a question at most."""
_LEAD = 2000
"""Characters before the first question in which the text says what it is."""


def answers(text: str, title: str, lines: Sequence[Span]) -> Span | None:
    """The questions and answers of an interview, from the first to the end, or all of a transcript; null: it is none."""
    spoken = [(line, match["who"]) for line in lines if (match := _SPEAKS.match(text, line.start, line.end))]
    if len(spoken) >= _FEWEST_TURNS and 1 < len({who for _, who in spoken}) < len(spoken):
        return Span(spoken[0][0].start, lines[-1].end)
    asked = [at for at, line in enumerate(lines[:-1]) if _is_question(line.of(text))]
    if len(asked) < _FEWEST:
        return None
    first = lines[asked[0]].start
    if not _INTERVIEW.search(f"{title}\n{text[max(0, first - _LEAD) : first]}"):
        return None
    return Span(first, lines[-1].end)


def _is_question(line: str) -> bool:
    words = line.strip().rstrip('"”’*_ ')
    return len(words) <= _LONGEST and words.endswith("?")
