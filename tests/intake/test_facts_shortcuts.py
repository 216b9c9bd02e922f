"""What is passed over in a text to save time holds nothing that is looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.facts.genres import _BEGINNINGS, _WORDED, _found
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
    "text", [*(f"{lead} Rawa" for lead in _LEADS), *(f"Rawa {last}" for last in _LAST), "rawa.net", "RAWA.CO.ID"]
)
def test_every_shape_of_an_outlets_name_is_looked_at(text: str) -> None:
    """Whatever else is not beside it."""
    assert found_outlets(text)
