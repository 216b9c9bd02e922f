"""Whether a text is a report, an analysis, an opinion or an official release, with the signs that tell.

Each sort gathers points from signs of wording and layout, counted outside quotations and for every ten sentences, so
that a long text does not gather more than a short one. A text without signs of another sort is a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.domain.errors import Notice, notice
from bot.domain.news import Genre
from bot.intake.facts import genre_words as words
from bot.intake.fleeting import fleeting
from bot.intake.patterns import any_of
from bot.intake.texts import Sentence, quotations

_ACRONYM = re.compile(r"[A-Z](?<!\w.)[A-Z]+\b")  # in small letters, "US" would be "us"
_OPENED = re.compile(r"(?:“|``|(?:^|(?<=\s))\").*", re.DOTALL)  # a quotation that ends in another paragraph
_OPENING = ("“", '"', "``")
_REASONS = 4
_LABEL = 40  # characters that a line has at most which only says what the text is
_HIMSELF = 3.5  # points that a writer gives who says "I" even once
_MOST = 3.0  # points that signs of one kind give at most


@dataclass(frozen=True, slots=True)
class Look:
    """What a text looks like: all that its sort is told by."""

    title: str
    sentences: Sequence[Sentence]  # of the body
    head: str  # the lines before it
    edges: str  # the text's first and last lines, whole
    source: str
    has_date_line: bool
    names_outlets: bool  # it says which outlets reported


@fleeting(frozen=True, slots=True)
class _Sign:
    genre: Genre
    points: float
    told: Notice


def genre_of(look: Look) -> tuple[Genre, tuple[Notice, ...]]:
    """What sort of text it is, and the telling signs, the strongest first."""
    signs = [sign for sign in _signs(look) if sign.points]
    points = {genre: sum(sign.points for sign in signs if sign.genre is genre) for genre in Genre}
    best = max((Genre.OPINION, Genre.OFFICIAL, Genre.ANALYSIS), key=lambda genre: points[genre] - _BAR[genre])
    genre = best if points[best] >= max(_BAR[best], points[Genre.REPORT]) else Genre.REPORT
    telling = sorted((sign for sign in signs if sign.genre is genre), key=lambda sign: -sign.points)
    return genre, tuple(sign.told for sign in telling[:_REASONS])


_BAR = {Genre.OPINION: 4.0, Genre.OFFICIAL: 3.0, Genre.ANALYSIS: 4.0}
"""Points that a sort needs; below, the text is a report."""

_LISTS = (
    (Genre.OPINION, 0.8, words.FIRST_PERSON, notice("It speaks in the first person: {words}.")),
    (Genre.OPINION, 1.0, words.TO_READER, notice("It speaks to its reader: {words}.")),
    (Genre.OPINION, 0.6, words.STANCE, notice("It judges in its own words: {words}.")),
    (Genre.OPINION, 1.0, words.HEARSAY, notice("It passes on what nobody is named for: {words}.")),
    (Genre.ANALYSIS, 0.8, words.ANALYSTS, notice("It lets experts explain: {words}.")),
    (Genre.ANALYSIS, 0.8, words.REASONING, notice("It weighs causes and effects: {words}.")),
    (Genre.REPORT, 0.4, words.ATTRIBUTION, notice("It says whose words it passes on: {words}.")),
)
"""Signs that are words, by the points that each gives."""
_WORDED = tuple((genre, weight, any_of(*listed), told) for genre, weight, listed, told in _LISTS)
_BEGINNINGS = re.compile(rf"\b(?={any_of(*(word for _, _, listed, _ in _LISTS for word in listed)).pattern})")
"""Where any of them begins, so that a text is read once and not for each."""


def _signs(look: Look) -> Iterator[_Sign]:
    plain = list(_own_words(look.sentences))
    text, tens = _ACRONYM.sub("", "\n".join(plain)).lower(), max(len(plain), 5) / 10
    yield from _labels(look)
    if asked := words.EXPLAINS.match(look.title.lower()):
        yield _Sign(Genre.ANALYSIS, 4.0, notice("Its title says that it explains: “{words}”.", words=asked[0]))
    places = [match.start() for match in _BEGINNINGS.finditer(text)]
    for genre, weight, pattern, told in _WORDED:
        found = list(_found(pattern, text, places))
        yield _Sign(genre, min(_MOST, weight * len(found) / tens), Notice(told.text, (("words", _listed(found)),)))
    if match := _shown(words.MYSELF, text, ("saya", "aku"), text):
        yield _Sign(Genre.OPINION, _HIMSELF, notice("Its writer speaks of himself: “{words}”.", words=match[0]))
    yield from _marks((*plain, look.title), tens)
    yield from _official(look)
    yield from _report(plain, look)


def _found(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[str]:
    """What a pattern finds that matches at these places alone, one behind the other."""
    end = 0
    for place in places:
        match = pattern.match(text, place) if place >= end else None
        if match:
            end = match.end()
            yield match[0]


def _lines(text: str) -> list[int]:
    """Where the lines of a text begin."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def _shown(pattern: re.Pattern[str], text: str, needed: Iterable[str], small: str) -> re.Match[str] | None:
    """What a pattern finds that needs one of these words, which are looked for first; `small` is the text in small letters."""
    return pattern.search(text) if any(map(small.__contains__, needed)) else None


def _own_words(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The sentences without what they quote; a quotation that its paragraph does not close takes the rest of it."""
    quoted = -1
    for sentence in sentences:
        if sentence.paragraph != quoted:
            text = _unquoted(sentence.text)
            own = _OPENED.sub("", text) if any(map(text.__contains__, _OPENING)) else text
            quoted = sentence.paragraph if own != text else -1
            yield own


def _unquoted(text: str) -> str:
    pieces, begin = [], 0
    for span in quotations(text):
        pieces.append(text[begin : span.start])
        begin = span.end
    return "".join((*pieces, text[begin:]))


def _listed(found: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in list(dict.fromkeys(found))[:5])


def _labels(look: Look) -> Iterator[_Sign]:
    """What the text calls itself: before a colon in its title, or on a line above it."""
    label, colon, _ = look.title.partition(":")
    lines = [*(label for _ in colon), *(line for line in look.head.splitlines() if len(line) < _LABEL)]
    for name, pattern in words.LABELS:
        called = next((match[0] for line in lines if (match := pattern.fullmatch(line.strip(" [](#*|/").lower()))), "")
        if called:
            yield _Sign(Genre(name), 8, notice("It calls itself “{words}”.", words=called))
    edges = look.edges.lower()
    if writer := _shown(words.WRITER, edges, words.SHOWS_WRITER, edges):
        yield _Sign(Genre.OPINION, 4, notice("It ends with a word about its writer: “{words}”.", words=writer[0]))


def _marks(plain: Sequence[str], tens: float) -> Iterator[_Sign]:
    asked, cried = (sum(mark in text[-4:] for text in plain) for mark in "?!")
    yield _Sign(
        Genre.OPINION, min(_MOST, 0.8 * asked / tens), notice("It asks questions of its own: {count}.", count=asked)
    )
    yield _Sign(Genre.OPINION, min(_MOST, 1.0 * cried / tens), notice("It exclaims: {count} times.", count=cried))


def _official(look: Look) -> Iterator[_Sign]:
    small = look.edges.lower()
    lines = _lines(small)
    found = [each.strip() for each in _found(words.RELEASE, small, lines)]
    yield _Sign(
        Genre.OFFICIAL,
        min(4.0, 1.5 * len(found)),
        notice("It has the forms of a release: {words}.", words=_listed(found)),
    )
    if headed := next((line for line in look.head.splitlines() if words.HEADED.fullmatch(line.lower())), ""):
        yield _Sign(Genre.OFFICIAL, 2.0, notice("It is headed as a release: “{words}”.", words=headed.strip()))
    if wire := _shown(words.NEWSWIRE, look.edges, words.SHOWS_NEWSWIRE, small):
        yield _Sign(Genre.OFFICIAL, 3.5, notice("It went out over a service for releases: “{words}”.", words=wire[0]))
    if office := words.OFFICES.search(look.source.lower()):
        yield _Sign(Genre.OFFICIAL, 3.5, notice("Its publisher is an office: “{words}”.", words=office[0]))
    if number := next(_found(words.NUMBERED, small, lines), ""):
        yield _Sign(Genre.OFFICIAL, 1.5, notice("It bears a number: “{words}”.", words=number.strip()))
    if about := next(_found(words.ABOUT_US, look.edges, _lines(look.edges)), ""):
        yield _Sign(Genre.OFFICIAL, 1.5, notice("It ends with a word about its publisher: “{words}”.", words=about))


def _report(plain: Sequence[str], look: Look) -> Iterator[_Sign]:
    if look.has_date_line:
        yield _Sign(Genre.REPORT, 2.0, notice("It begins with a dateline."))
    if look.names_outlets:
        yield _Sign(Genre.REPORT, 1.5, notice("It names the outlets that it goes back to."))
    if not look.has_date_line and not look.names_outlets and not look.source:
        yield _Sign(Genre.OPINION, 1.0, notice("It names no outlet and has no dateline."))
    dated = words.DATED.findall("\n".join(plain))
    if dated:
        yield _Sign(
            Genre.REPORT,
            min(_MOST, 0.75 * len(dated)),
            notice("It dates what it tells: {words}.", words=_listed(dated)),
        )
