"""Numbers that name, date or place something and measure nothing: clock times, laws, flights, telephones, ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.intake.figures.nouns import words
from bot.intake.figures.numerals import either, openings
from bot.intake.texts import Span
from bot.languages.number_words import NUMBER_WORDS

_MONTHS = either(
    [
        *(month for words in NUMBER_WORDS.values() for month in words.months),
        *["jan", "feb", "mar", "apr", "jun", "jul", "aug", "agu", "sep", "sept", "okt", "oct", "nov", "des", "dec"],
    ]
)
_NAMING = words(
    "pukul jam pasal ayat nomor no. nr. uu article section resolution resolusi bab berusia usia berumur umur age abad tahun",
    "in since sejak during mw mag",
) | {"m ", *_MONTHS.split("|")}
"""The words that one of these begins with."""
_NEVER = re.compile(
    rf"(?=[\d(+]|\b(?:{openings(_NAMING)}))(?:"  # where one of these may begin; each by itself would be tried at every letter
    + "|".join(
        (
            r"\b(?:pukul|jam) \d{1,2}(?:[.:]\d{2})?(?! (?:orang|persen))\b",
            r"\b\d{1,2}[.:]\d{2}(?: ?[-–] ?\d{1,2}[.:]\d{2})? (?:wib|wita|wit|gmt|utc)\b",
            r"\b\d{1,2}(?:[.:]\d{2})? ?(?:am|pm|a\.m|p\.m)\b",
            r"\b\d{1,2}:\d{2}(?::\d{2})?\b",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})\b(?: \d{{4}}\b)?",
            rf"\b(?:{_MONTHS})\.? \d{{4}}\b",
            rf"\b(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]\d)(?:, \d{{4}}\b)?(?! (?:persen|percent))",
            r"\b\d{1,4}[/-]\d{1,2}[/-]\d{1,4}\b",
            r"\(\d{1,2}/\d{1,2}\)",
            r"\bm(?:w|ag)? \d[.,]\d\b",  # a magnitude
            r"\+\d[\d ().-]{6,18}\d",
            r"\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,5}\b",
            r"\b(?:pasal|ayat|nomor(?: urut)?|no\.|nr\.|uu|article|section|resolution|resolusi|bab) \(?\d+(?:[./-]\d+)*(?: tahun \d{4}\b)?",
            r"\b(?:berusia|usia|berumur|umur|aged?) (?:\w+ )?\d{1,3}(?:[-–]\d{1,3}|(?:, \d{1,3}){0,5},? (?:to|and|hingga|sampai|dan) \d{1,3})?(?: tahun)?\b",
            r"\(\d{1,3}(?: tahun)?\)",
            r"\b\d{1,3}[- ]years?[- ]olds?\b",
            r"(?<=[^\W\d_], )\d{2}(?=[,.;])",
            r"\b(?:abad|tahun|tahun-tahun|in|since|sejak|during) (?:1[5-9]|20)\d{2}(?:-an|s)?\b(?!,\d| [a-z]+s\b)",
            r"\b(?:1[5-9]|20)\d0(?:-an\b|s\b)",
            r"\b(?:1[89]|20)\d{2}[-–/](?:(?:19|20)\d{2}|\d{2})\b",
            r"(?m:^)\d{1,2}[.)] ",
        )
    )
    + ")"
)
_UNLESS_MEASURED = re.compile(
    r"\b(?:perpres|permen\w*|perda|perppu|keppres|inpres|pp|chapter|bill|decree|rule|number|halaman|page|flight|penerbangan|rute|route|"
    r"jalur|lantai|floor|blok|block|kamar|room|gate|terminal|km|rt|rw|kelas|grade|tipe|type|seri|series|versi|version|edisi|"
    r"edition|group of|kelompok|volume|vol|level|tingkat|grup|group|babak|round|liga|episode|season|musim|ronde|sesi|fase|phase|tahap|stage|"
    r"peringkat|urutan|posisi|rank(?:ed)?|pemilu|pilpres|pilkada|magnitudo|magnitude|piala dunia|world cup|asian games|"
    r"olimpiade|olympics|gang|jalan|highway|dapil|poin ke|butir|huruf|grade|boeing|airbus|sukhoi|top|g|f|formula|covid|agenda|visi|tol) "
    r"\d+(?:[./-]\d+)*"
)


_DIGITS = re.compile(r"\d[\d.,:/()+ -]*")
_BEFORE, _BEHIND = 28, 22  # characters around digits within which a label of theirs begins and ends


def never(low: str) -> Iterator[Span]:
    """The pieces of a text in small letters in which no number is a figure."""
    return _spans(_NEVER, low)


def unless_measured(low: str) -> Iterator[Span]:
    """The pieces in which a number is a figure only with a unit: "tahap 2" is a name, "tahap 50 persen" a share."""
    return _spans(_UNLESS_MEASURED, low)


def _spans(pattern: re.Pattern[str], low: str) -> Iterator[Span]:
    for start, end in _around_digits(low):
        for match in pattern.finditer(low, start, end):
            yield Span(match.start(), match.end())


def _around_digits(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text near digits: the patterns are slow, and most of a text is far from any."""
    start = end = 0
    for match in _DIGITS.finditer(text):
        if match.start() - _BEFORE > end:
            if end:
                yield start, end
            start = match.start() - _BEFORE
        end = match.end() + _BEHIND
    if end:
        yield start, end
