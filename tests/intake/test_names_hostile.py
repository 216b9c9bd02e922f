"""Any text: nothing breaks, and what is found lies in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from intake.name_scenes import a_person, named

from bot.domain.wording import ID_LIMIT
from bot.intake.names.proposals import MOST_NAMES
from bot.intake.names.words import line_of

_NAMES = ("Presiden", "Menteri Pertahanan", "Rusia", "Kwame", "Mensah", "Kementerian Keuangan", "PBB", "Ia", "Rusialah")
_SIGNS = ("“", "”", ",", ".", "kata", "the", "US$", "-", "pro-", "'s", "\n", "1,7", "…")
_TRAPS = ("İ", "ß", "\u200b", "\ud800", "\0", "李明", "Ли", "ﬁ")
_PIECES = st.sampled_from((*_NAMES, *_SIGNS, *_TRAPS))
_TEXTS = st.text() | st.lists(_PIECES, max_size=30).map(" ".join) | st.lists(_PIECES, max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, language=st.sampled_from(["id", "en", "xx"]))
def test_any_text_yields_ordered_names_that_lie_in_it(text: str, language: str) -> None:
    """They do not overlap; each entity that is named is stored or proposed; ids are unique."""
    names = named(text, a_person("mensah", "Yaw Mensah", ["Mensah"]), language=language)

    ends = [0, *(name.end for name in names.found)]
    assert all(end <= name.start < name.end <= len(text) for end, name in zip(ends, names.found, strict=False))
    assert all(text[name.start : name.end] == name.text for name in names.found)
    ids = [entity.id for entity in names.proposed]
    assert len(ids) == len(set(ids))
    assert all(len(id) <= ID_LIMIT for id in ids)
    assert {name.entity for name in names.found} <= {"", "mensah", *ids}


def test_a_list_of_thousands_of_names_proposes_the_first() -> None:
    """What is no article makes no flood of records."""
    letters = "bcdfghjklm"
    text = " ".join(
        f"Presiden {a.upper()}a{b}o {c.upper()}i{b}u tiba." for a in letters for b in letters for c in letters
    )

    proposed = named(text).proposed

    assert len(proposed) == MOST_NAMES
    assert proposed[0].id == "babo-bibu"


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    """Names in all of it are found."""
    text = "Rusia melawan, dan " * 300

    assert [name.entity for name in named(text).found] == ["russia"] * 300


@given(text=_TEXTS, language=st.sampled_from(["id", "en"]))
def test_a_tab_parts_words_as_a_space_does(text: str, language: str) -> None:
    """What stands between two spaces is read by itself, and only once."""
    assert line_of(text, language) == line_of(text.replace(" ", "\t"), language)


@settings(max_examples=50, deadline=None)
@given(text=_TEXTS)
def test_the_same_text_is_read_the_same_way(text: str) -> None:
    """Whatever was read before."""
    assert named(text) == named(text)
