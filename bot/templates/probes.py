"""Made-up briefings of every shape, on which a template is tried before anybody relies on it.

A template can tell briefings apart only by the names, order and number of sections and lines, by whether a line has a
label, and by numbers that it holds itself; so each section is tried alone and among all others, at sizes at which the
template could begin to do something else, and all of them at the largest that a briefing file can ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from bot.domain.briefing import SectionName
from bot.rendering.document import Attribution, Emphasis, Mark, Note, Paragraph, Statement, Strong, Text
from bot.templates.views import LineView, SectionView, View, Words

MOST_LINES = 50
"""Most lines of one section (`bot.files.briefing_shapes.ShowShape`)."""
_SIZES_TRIED = 8


def probes(numbers: Iterable[int]) -> Iterator[View]:
    """Views to try a template on that holds these numbers, small ones first."""
    near = {size for number in numbers for size in (number - 1, number, number + 1)}
    sizes = sorted({1, 2, 3, *near} & set(range(1, MOST_LINES)))[:_SIZES_TRIED]
    for size in sizes:
        for name in SectionName:
            yield _view([name], size)
        yield _view(list(SectionName), size)
        yield _view(list(SectionName)[::-1], size)
    yield _view(list(SectionName), MOST_LINES)


def _view(names: list[SectionName], size: int) -> View:
    numbers = count()
    sections = tuple(
        SectionView(
            name.value,
            Words("" if name is SectionName.LEAD else name.value),
            tuple(_line(next(numbers)) for _ in range(size)),
        )
        for name in names
    )
    return View(Words("T"), Words("D"), sections)


def _line(number: int) -> LineView:
    """A line; by turns a report, an opinion and a dispute."""
    mark = Mark(number + 1)
    report = Statement((), (Text("R"),), (Attribution(" — S "), mark))
    voice = Statement((Emphasis("O: "),), (Text("V"),), (Attribution(" — S "), mark))
    if number % 3 < 2:
        return LineView(number, ((report, voice)[number % 3],))
    return LineView(number, (report, voice), (Paragraph((Strong("H"),)),), (Note((Text("N"),)),))
