"""Times that count from another date of the text, and dates whose month or year stands with a later one."""

from __future__ import annotations

from datetime import date

import pytest

from bot.intake.dates import find_dates

PUBLISHED = date(2024, 5, 15)  # a Wednesday


def _dates(text: str, language: str) -> list[str]:
    return [str(each.edtf) for each in find_dates(text, language, PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Ia mundur pada Senin; sehari sebelumnya ia membantah.", ["2024-05-13", "2024-05-12"]),
        ("Bank itu tutup pada 3 Mei. Dua hari kemudian sahamnya anjlok.", ["2024-05-03", "2024-05-05"]),
        ("Ia berangkat 10 April 2023.\n\nKeesokan harinya ia tiba.", ["2023-04-10", "2023-04-11"]),
        ("Naskah itu diteken pada 1998 dan disahkan setahun kemudian.", ["1998", "1999"]),
        ("Ekspor 2022 naik dari tahun sebelumnya.", ["2022", "2021"]),
        ("Pada Maret 2023 inflasi naik dari bulan sebelumnya.", ["2023-03", "2023-02"]),
        ("Kuartal I 2024 lebih baik dari kuartal sebelumnya.", ["2024-33", "2023-36"]),
        ("Kuartal I 2024 lebih baik dari periode yang sama tahun sebelumnya.", ["2024-33", "2023-33"]),
        ("Januari-April 2024 lebih baik dari periode yang sama tahun lalu.", ["2024-01/2024-04", "2023-01/2023-04"]),
        ("Ia berpidato pada 2 Mei 2024. Pada hari yang sama pasar turun.", ["2024-05-02", "2024-05-02"]),
        ("Ia lahir pada Mei 1960. Pada tahun itu bendungan jebol.", ["1960-05", "1960"]),
        ("Tambang itu dibuka pada Januari 1988. Tiga tahun kemudian tutup.", ["1988-01", "1991"]),
        (
            "Jasadnya ditemukan 12 Mei 2024. Dua hari kemudian, Selasa (14/5), ia dimakamkan.",
            ["2024-05-12", "2024-05-14"],
        ),
        ("Ia menikah pada 1980. Pada 7 Januari tahun itu ia lulus.", ["1980", "1980-01-07"]),
        ("Ia ditembak pada 5 Mei 2020; 7 Januari tahun berikutnya ia dimakamkan.", ["2020-05-05", "2021-01-07"]),
        ("Ia menang pada Maret 2020 setelah kalah pada Juni tahun sebelumnya.", ["2020-03", "2019-06"]),
        ("Ia datang pada Juni tahun sebelumnya.", []),
        ("Mei 2024 lebih panas dari bulan yang sama setahun sebelumnya.", ["2024-05", "2023-05"]),
        ("Mei 2024 lebih panas dari bulan yang sama sehari sebelumnya.", ["2024-05", "2024-05"]),
        ("Ia tiba 2 Mei 2024. Pekan itu hujan, bulan itu kering.", ["2024-05-02", "2024-04-29/2024-05-05", "2024-05"]),
    ],
)
def test_indonesian_counts_from_the_nearest_date(text: str, dates: list[str]) -> None:
    """The date that the sentence or the one before gives, and as fine as that."""
    assert _dates(text, "id") == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He left on 10 April 2023. The following day he came back.", ["2023-04-10", "2023-04-11"]),
        ("It opened on 10 April 2023, closed the next day.", ["2023-04-10", "2023-04-11"]),
        ("It was signed in 1998 and ratified the following year.", ["1998", "1999"]),
        ("It was signed in 1998 and ratified early the following year.", ["1998", "1999-01/1999-04"]),
        ("Exports rose in March from a year earlier.", ["2024-03", "2023-03"]),
        ("It rose in May 2021 as it had two years earlier.", ["2021-05", "2019"]),
        ("Sales rose in 1Q24 from the year-earlier period.", ["2024-33", "2023-33"]),
        ("Exports rose in March from the month before.", ["2024-03", "2024-02"]),
        ("It began on 3 May 2023 and ended two years later.", ["2023-05-03", "2025"]),
        ("Sales rose in the first quarter of 2024 from a year earlier.", ["2024-33", "2023-33"]),
        ("Sales rose in 1Q24 from the same period last year.", ["2024-33", "2023-33"]),
        ("Sales rose on 3 May 2024. That day it rained.", ["2024-05-03", "2024-05-03"]),
        ("He won on 3 May 2024, in the following week he lost.", ["2024-05-03", "2024-05-06/2024-05-12"]),
        ("He won in March 2020 and quit on 7 January of the following year.", ["2020-03", "2021-01-07"]),
        ("He won in March 2020, having lost in June the previous year.", ["2020-03", "2019-06"]),
        ("He won in March 2020 and quit in June the next year.", ["2020-03", "2021-06"]),
        ("In May 2020, the following year looked bad.", ["2020-05", "2021"]),
        ("The first quarter of 2024 beat the same quarter a year earlier.", ["2024-33", "2023-33"]),
        ("It was colder in May 2020 than in the same month two years before.", ["2020-05", "2018-05"]),
    ],
)
def test_english_counts_from_the_nearest_date(text: str, dates: list[str]) -> None:
    """The same in the orders of English."""
    assert _dates(text, "en") == dates


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Ia lahir pada 1960. Ia sekolah. Setahun kemudian ia lulus.", "id", ["1960"]),
        ("Tahun sebelumnya sepi. Dua hari kemudian ramai, hari itu juga usai.", "id", []),
        ("Pada 1960 ia lahir; dua hari kemudian ia sakit.", "id", ["1960"]),
        ("Semester I 2024 lebih baik dari kuartal sebelumnya.", "id", ["2024-40"]),
        ("Periode yang sama tahun lalu lebih baik.", "id", ["2023"]),
        ("Pada dekade 1990-an naik, pada periode yang sama tahun lalu turun.", "id", ["199X", "2023"]),
        ("Sejak 2010 pria berusia 44 tahun itu menunggu seperti tahun-tahun sebelumnya.", "id", ["2010"]),
        ("Pada 7 Januari tahun itu ia lulus.", "id", ["2024-01-07"]),
        ("Pada 2 Mei hari itu ia lulus.", "id", ["2024-05-02"]),
        ("It is 11 states, up from 10 yesterday.", "en", ["2024-05-14"]),
        ("Sejak 2014 hal itu terjadi pada periode yang sama.", "id", ["2014"]),
        ("In 2014, two years before the vote, he left.", "en", ["2014"]),
        ("In 2014 it came two years later than planned.", "en", ["2014"]),
        ("It rose. The following year it fell.", "en", []),
        ("It fell from the previous year.", "en", ["2023"]),
    ],
)
def test_where_nothing_fit_is_near_nothing_is_counted(text: str, language: str, dates: list[str]) -> None:
    """Two sentences away, too coarse, or of another thing than a date; only "previous" may do without one."""
    assert _dates(text, language) == dates


def test_what_counts_from_a_date_that_is_told_in_full_is_not_relative() -> None:
    """Nobody needs the day of publication to read it, unless its anchor does."""
    full = find_dates("Pada 10 April 2023 ia pergi, dua hari kemudian ia tiba.", "id", None)
    near = find_dates("Senin ia pergi, dua hari kemudian ia tiba.", "id", PUBLISHED)

    assert [each.is_relative for each in (*full, *near)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Pada Maret dan April 2022 harga naik.", "id", ["2022-03", "2022-04"]),
        ("Pada November dan Januari 2022 harga naik.", "id", ["2021-11", "2022-01"]),
        ("Rates rose in January, March and May 2023.", "en", ["2023-01", "2023-03", "2023-05"]),
        ("On 3 May and 5 June 2022 it rained.", "en", ["2022-05-03", "2022-06-05"]),
        ("Pada 30 Desember dan 5 Januari 2022 hujan.", "id", ["2021-12-30", "2022-01-05"]),
        ("Pada 3, 5, dan 9 Mei 2023 hujan.", "id", ["2023-05-03", "2023-05-05", "2023-05-09"]),
        ("Ia membeli 3, dan 9 Mei 2023 menjualnya.", "id", ["2023-05-09"]),
        ("Pada 9 dan 3 Mei 2023 hujan.", "id", ["2023-05-03"]),
        ("Pada 9 dan Mei 2023 hujan.", "id", ["2023-05"]),
        ("Pada 9, kuartal I 2023, hujan.", "id", ["2023-33"]),
    ],
)
def test_dates_in_a_row_share_what_stands_with_the_last(text: str, language: str, dates: list[str]) -> None:
    """The year of months and days, the month of days; only of such as lead to it."""
    assert _dates(text, language) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Inflasi April 3,5 persen, Mei 3 persen.", ["2024-04", "2024-05"]),
        ("April tiba, Mei Lan pergi.", []),
    ],
)
def test_a_month_that_is_a_name_too_is_one_before_an_amount(text: str, dates: list[str]) -> None:
    """Nobody is called "April 3,5 persen"."""
    assert _dates(text, "id") == dates


def test_a_year_with_a_genitive_is_a_year() -> None:
    """ "2022's final" is no decade, as "2020's" may be."""
    assert _dates("She won 2022's final.", "en") == ["2022"]


def test_a_constitution_is_no_date() -> None:
    """Nor is a year of another calendar one of ours."""
    assert _dates("UUD 1945 berlaku pada tahun 1445 Hijriah.", "id") == []
