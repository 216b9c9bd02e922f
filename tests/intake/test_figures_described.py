"""What a figure measures, and when, where its sentence ties them to it."""

from __future__ import annotations

import pytest

from bot.domain.dates import EdtfDate
from bot.intake.figures import find_figures
from bot.intake.found import FoundDate, FoundFigure


def _date(text: str, words: str, edtf: str) -> FoundDate:
    at = text.index(words)
    return FoundDate(at, at + len(words), EdtfDate.parse(edtf))


def _last(text: str, language: str, *dates: tuple[str, str]) -> FoundFigure:
    return find_figures(text, language, 0, [_date(text, *date) for date in dates])[-1]


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("id", "Inflasi nasional mencapai 2 persen.", "Inflasi nasional"),
        ("id", "Mereka memberi tambahan Rp5 miliar untuk anggaran pertahanannya.", "tambahan anggaran pertahanan"),
        ("id", "Anggaran riset kecil, sebab anggaran itu sebesar Rp5 miliar.", "Anggaran riset"),
        ("id", "Mereka memberi Rp5 miliar untuk belanja pegawai.", "belanja pegawai"),
        ("id", "Tahun itu ekspor karet naik 5 persen.", "ekspor karet naik"),
        ("id", "Tahun itu ekspor karet naik menjadi Rp5 miliar.", "ekspor karet"),
        ("id", "Harga naik dari Rp5 ribu menjadi Rp6 ribu.", "Harga"),
        ("en", "The annual defence budget was $5bn.", "annual defence budget"),
        ("en", "They spend $5bn in foreign aid.", "foreign aid"),
        ("en", "Exports rose by 5% that year.", "Exports rose"),
        ("en", "An increase of 5% in exports is likely.", "increase in exports"),
        ("en", "An additional $5bn for its defence budget is planned.", "additional defence budget"),
    ],
)
def test_a_measure_is_named_in_the_sentence_s_words(language: str, text: str, measure: str) -> None:
    """A change is never named as the level."""
    assert measure == _last(text, language).measure


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Anggaran itu dibahas ketika Budi membayar Rp5 miliar."),
        ("id", "Mereka memberi tambahan Rp5 miliar kemarin."),
        ("id", "Uang itu menyentuh angka Rp5 miliar."),
        ("id", "Sebanyak 5 persen dari anggaran itu hilang."),
        ("en", "The budget passed although they lost $5bn."),
        ("en", "They took 5% of the budget."),
    ],
)
def test_no_measure_is_guessed(language: str, text: str) -> None:
    """A measured thing in the sentence is not the figure's own unless the grammar ties the two."""
    assert not _last(text, language).measure


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Anggaran tahun lalu sebesar Rp5 miliar, kata Budi.", "tahun lalu", "2021"),
        ("Mereka mengekspor 5 ton beras pada 2021 menurut Budi.", "2021", "2021"),
        ("Pada tahun lalu, negara itu mengirim 40 kadet.", "tahun lalu", "2021"),
        ("Kini, kata Budi, pada 2021 sebesar Rp5 miliar.", "2021", "2021"),
    ],
)
def test_a_period_next_to_the_figure_is_its_own(text: str, words: str, edtf: str) -> None:
    """Between measure and figure, behind the figure, before it, or alone at the sentence's head."""
    assert EdtfDate.parse(edtf) == _last(text, "id", (words, edtf)).period


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Mereka mengirim 40 kadet, kata Budi yang menjabat sejak 2014.", "2014", "2014"),
        ("Senin lalu, negara itu mengirim 40 kadet.", "Senin lalu", "2022-07-18"),
        ("Pada 2021 rapat itu batal. Mereka mengirim 40 kadet.", "2021", "2021"),
    ],
)
def test_a_date_elsewhere_is_no_period(text: str, words: str, edtf: str) -> None:
    """A date of another clause or sentence, and a single day, are not what the figure is about."""
    assert _last(text, "id", (words, edtf)).period is None


def test_a_number_of_a_date_is_no_figure() -> None:
    """What a date took is not taken again."""
    text = "Rapat digelar 40 hari kerja kemudian."

    assert () == find_figures(text, "id", 0, [_date(text, "40 hari kerja kemudian", "2022-09")])


def test_a_date_before_the_piece_is_left_out() -> None:
    """Dates of the whole text may be given with a piece of it."""
    text = "Pada 2021 rapat batal. Ada 40 kadet."
    date = _date(text, "2021", "2021")

    (figure,) = find_figures(text[23:], "id", 23, [date])

    assert ("40 kadet", None) == (figure.of(text), figure.period)
