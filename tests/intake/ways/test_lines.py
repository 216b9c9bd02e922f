"""Paragraphs: a line each, joined only where somebody wrapped them by hand."""

from __future__ import annotations

from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.ways.lines import paragraphs

FIRST = (
    "Warga di tiga dusun sepakat menunda panen raya karena hujan diperkirakan turun sampai akhir pekan, "
    "sedangkan gudang di kecamatan belum selesai diperbaiki dan jalan menuju pasar masih tertutup lumpur."
)
SECOND = "Kepala dusun akan mengumumkan hari yang baru setelah rapat berikutnya selesai di balai desa yang lama."


def test_lines_that_were_wrapped_by_hand_are_joined() -> None:
    """A sentence must not end where a letter's line does."""
    letter = "\n".join((*wrap(FIRST, 60), "", *wrap(SECOND, 60)))

    assert f"{FIRST}\n\n{SECOND}" == paragraphs(letter)


def test_a_list_of_short_lines_stays_one() -> None:
    """They end because they are done."""
    plan = "Agenda rapat hari ini di balai desa:\n- jalan\n- pasar malam\n- gudang\n- lain-lain\nTerima kasih semua"

    assert plan == paragraphs(plan)


def test_lines_that_are_paragraphs_stay() -> None:
    """Most texts have them so."""
    text = f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}"

    assert text == paragraphs(text)


def test_points_of_a_list_are_not_joined_even_among_wrapped_lines() -> None:
    """Each is a statement of its own."""
    points = [f"{number}. {SECOND}" for number in (1, 2, 3)]

    assert "\n".join(points) == paragraphs("\n".join(line for point in points for line in wrap(point, 50)))


def test_empty_lines_and_spaces_are_single() -> None:
    """They mean no more for being many."""
    assert "satu dua\n\ntiga" == paragraphs("\n\n  satu   dua \n\n\n\n tiga\n\n")


@given(st.text(alphabet="ab .\n-1", max_size=400))
def test_no_word_is_lost_or_made(text: str) -> None:
    """Only the space between them changes."""
    assert text.split() == paragraphs(text).split()
