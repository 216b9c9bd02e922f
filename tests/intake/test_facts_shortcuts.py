"""What is passed over in a text to save time holds nothing that is looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.facts import genre_words as words
from bot.intake.facts.genres import _BEGINNINGS, _WORDED, _found, _lines, _shown
from bot.intake.facts.outlets import found_outlets

_SAID = st.lists(
    st.sampled_from(
        [
            *("kita", "tahu", "saya", "perlu", "diketahui", "bahwa", "jelasnya", "jelas", "tentu", "saja", "so-called"),
            *(
                "let's",
                "it is",
                "time",
                "long-term",
                "experts",
                "according to",
                "we",
                "-we",
                "x",
                "2",
                ".",
                ",",
                "we's",
            ),
        ]
    ),
    max_size=20,
).map(" ".join)
_LEADS = (
    *("Kantor berita", "harian", "majalah", "surat kabar", "koran", "media", "stasiun televisi", "stasiun radio"),
    *("stasiun tv", "Stasiun TV", "stasiun Tv", "stasiun tV", "situs berita", "laman", "portal berita", "tabloid"),
)
_LAST = (
    *(
        "News",
        "Times",
        "Post",
        "Journal",
        "Herald",
        "Tribune",
        "Gazette",
        "Daily",
        "Telegraph",
        "Chronicle",
        "Observer",
    ),
    *(
        "Today",
        "Online",
        "Review",
        "Broadcasting",
        "TV",
        "Press",
        "news agency",
        "newspaper",
        "news website",
        "magazine",
    ),
    *("daily", "broadcaster"),
)


@given(text=_SAID)
def test_reading_a_text_once_finds_what_each_sort_of_words_finds(text: str) -> None:
    """Words of one sort may lie within those of another."""
    places = [match.start() for match in _BEGINNINGS.finditer(text)]

    assert all(
        list(_found(pattern, text, places)) == [match[0] for match in pattern.finditer(text)]
        for _, _, pattern, _ in _WORDED
    )


@pytest.mark.parametrize(
    ("text", "pattern", "needed"),
    [
        *(
            (text, words.WRITER, words.SHOWS_WRITER)
            for text in (
                *(
                    "penulis adalah",
                    "penulis, guru",
                    "penulis merupakan",
                    "the writer is",
                    "the author of",
                    "is the author of",
                ),
                *(
                    "pandangan penulis",
                    "pandangan dalam tulisan",
                    "the views expressed",
                    "views are her own",
                    "tulisan ini adalah",
                ),
            )
        ),
        *(
            (text, words.NEWSWIRE, words.SHOWS_NEWSWIRE)
            for text in (
                *(
                    "PR Newswire",
                    "PRNewswire",
                    "Business Wire",
                    "GlobeNewswire",
                    "ACCESSWIRE",
                    "Media OutReach",
                    "EQS Newswire",
                ),
                *("CNW", "News File Corp", "a wire"),
            )
        ),
        *((text, words.MYSELF, ("saya", "aku")) for text in ("saya", "aku", "kita")),
    ],
)
def test_looking_for_plain_words_first_misses_nothing(
    text: str, pattern: re.Pattern[str], needed: tuple[str, ...]
) -> None:
    """Each form of a sign holds one of the words that are looked for first."""
    found = _shown(pattern, text, needed, text.lower())

    assert (found and found.span()) == ((match := pattern.search(text)) and match.span())


@given(
    text=st.lists(st.sampled_from(["siaran pers", "no. 7", "---", "\n", " ", "nomor", ": 3", "humas", "x"])).map(
        "".join
    )
)
def test_looking_at_beginnings_of_lines_finds_what_looking_everywhere_does(text: str) -> None:
    """A line of signs alone may stand before."""
    assert [*_found(words.RELEASE, text, _lines(text))] == [match[0] for match in words.RELEASE.finditer(text)]


@pytest.mark.parametrize(
    "text", [*(f"{lead} Rawa" for lead in _LEADS), *(f"Rawa {last}" for last in _LAST), "rawa.net", "RAWA.CO.ID"]
)
def test_every_shape_of_an_outlets_name_is_looked_at(text: str) -> None:
    """Whatever else is not beside it."""
    assert found_outlets(text)
