"""Which words of a running text are dates, and where they stand."""

from __future__ import annotations

from datetime import date

import pytest

from bot.intake.dates import find_dates

PUBLISHED = date(2022, 7, 26)  # a Tuesday


def _found(text: str, language: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(each.of(text), str(each.edtf)) for each in find_dates(text, language, published)]


def test_a_span_holds_the_expression_without_the_words_that_lead_to_it() -> None:
    """ "Pada", "sejak" and "on" are no part of a date; its weekday and time of day are."""
    indonesian = "Pada Senin (25/7) pukul 10.00 WIB menteri tiba; sejak Juni ia absen."
    english = "He left on Friday, July 22, 2022, and returned by the end of June."

    assert _found(indonesian, "id") == [("Senin (25/7) pukul 10.00 WIB", "2022-07-25"), ("Juni", "2022-06")]
    assert _found(english, "en") == [
        ("Friday, July 22, 2022", "2022-07-22"),
        ("the end of June", "2022-06-20/2022-06-30"),
    ]


def test_places_count_from_where_the_text_begins() -> None:
    """A sentence in the middle of an article gives places of the article."""
    (found,) = find_dates("Rapat kemarin batal.", "id", PUBLISHED, start=100)

    assert (found.start, found.end) == (106, 113)


def test_a_date_says_whether_it_counts_from_publication() -> None:
    """ "Kemarin" does, "2014" does not."""
    found = find_dates("Kemarin seperti pada 2014 dan Senin (25/7).", "id", PUBLISHED)

    assert [each.is_relative for each in found] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "language", "is_open"),
    [
        ("Tambang itu tutup sejak 2014.", "id", True),
        ("Tambang itu buka hingga Juni.", "id", True),
        ("Tambang itu dibuka pada 2014.", "id", False),
        ("Tambang itu tutup sejak 2014 hingga 2019.", "id", False),
        ("It has been shut since 2014.", "en", True),
        ("It was shut until June.", "en", True),
        ("It was shut in 2014.", "en", False),
    ],
)
def test_an_end_that_stays_open_is_told(text: str, language: str, *, is_open: bool) -> None:
    """ "Since" and "until" name one end of a time."""
    (found,) = find_dates(text, language, PUBLISHED)

    assert found.is_duration_end is is_open


@pytest.mark.parametrize(
    "text",
    [
        "Mei Lan dan April tiba.",
        "Harganya naik 2000 persen, beratnya 2000 ton.",
        "Ia dihukum 17 tahun penjara.",
        "Pada usia 25 tahun lalu ia menikah.",
        "Toko buka Senin-Jumat pukul 08.00-17.00 WIB, layanan 24/7.",
        "Skornya 2/1, nomornya 0812-2022-1234, kodenya B2013.",
        "UU Nomor 5 Tahun 2014 dan No. 12 Tahun 2011, Pasal 12/2011.",
        "Gedungnya di Jalan 17 Agustus dan Pasar Minggu.",
        "Mesinnya 1998 cc, penumpangnya sekitar 2000 orang.",
        "Hari-hari ini dan tahun-tahun lalu, dalam beberapa bulan mendatang.",
        "Dalam lima tahun ini, tiga tahun yang akan datang.",
        "Setiap Senin, tiap bulan, saban tahun.",
        "Harga minyak di level 60-an dolar.",
        "Bagian ketiga (NOP) dan kota Mar del Plata.",
        "Selama abad ketiga sejak keruntuhan itu.",
        "Ia tiba pukul 20.15 dan 2010 GMT.",
        "Sehari sebelumnya ia pergi, dan pekan berikutnya kembali.",
        "Kuil itu berdiri sejak 2000 tahun lalu, yang lain 1.500 tahun lalu.",
        "Bangunan itu tutup 2,5 tahun lalu, lima ratus tahun yang lalu masih hutan.",
        "Selama dua pekan terakhir harga naik, dalam lima tahun terakhir hidupnya.",
        "Nomor teleponnya 0812-1998-2022.",
        "Satu setengah bulan lalu ia pergi; berusia dua setengah tahun lalu ia sakit.",
        "Pada 1800 pasang sepatu, pada 1876 orang, pada 1812 dua kali.",
    ],
)
def test_indonesian_words_and_numbers_that_are_no_dates_are_left(text: str) -> None:
    """Names, sums, ages, laws, addresses and durations."""
    assert _found(text, "id") == []


@pytest.mark.parametrize(
    "text",
    [
        "May said she may march on.",
        "April Jones and June Smith met Mr. May.",
        "A second later the sun rose, and he sat down.",
        "He paid $2000 for 2000 tons of page 1998 on Route 2020.",
        "The first half was goalless; it may last months.",
        "In his 30s he slept every Monday of the last two years.",
        "Over the coming weeks, the last year was long.",
        "Read the Sunday Times.",
        "Two days earlier he slept, and two years before he woke in two weeks.",
        "The B-1998 and the A2013 were sold.",
        "It was built 2000 years ago, after 2008 years of history.",
        "Law No. 11 of 2008 and UN resolution 1973.",
        "The last quarter of the moon, the last quarter of the game.",
        "In his sixties he rested; it was in the nineties outside.",
        "Over the past two weeks prices rose, as in the last five years of his life.",
        "The 2nd Brigade fought the 5th Fleet.",
    ],
)
def test_english_words_and_numbers_that_are_no_dates_are_left(text: str) -> None:
    """Names, verbs, sums, habits and durations."""
    assert _found(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Rapat digelar pada Kamis.", "id", "2022-07-21"),
        ("Rapat akan digelar pada Kamis.", "id", "2022-07-28"),
        ("Menteri mengatakan, Kamis, rapat akan digelar.", "id", "2022-07-21"),
        ("The talks were held on Thursday.", "en", "2022-07-21"),
        ("The talks will be held on Thursday.", "en", "2022-07-28"),
        ("A deal is wanted by Thursday.", "en", "2022-07-21"),
        ("We need a deal by Thursday.", "en", "2022-07-28"),
        ("Rapat berikut dijadwalkan pada Maret.", "id", "2023-03"),
        ("Rapat digelar pada Maret.", "id", "2022-03"),
        ("It was held in October.", "en", "2021-10"),
        ("It will be held in October.", "en", "2022-10"),
        ("By April it had been held.", "en", "2022-04"),
        ("By April it will have failed.", "en", "2023-04"),
        ("The talks resume on Thursday.", "en", "2022-07-28"),
        ("Tenggatnya Kamis.", "id", "2022-07-28"),
        ("Pabrik itu berdiri sejak 1876 silam.", "id", "1876"),
        ("Perang itu pecah pada 1876 itu.", "id", "1876"),
    ],
)
def test_the_sentence_tells_what_was_from_what_will_be(text: str, language: str, meant: str) -> None:
    """The nearest word before a date that speaks of the past or the future decides which side it is on."""
    assert [edtf for _, edtf in _found(text, language)] == [meant]


def test_a_weekday_is_the_one_that_the_text_dates() -> None:
    """ "Kamis" alone is the Thursday that another sentence gives with its day."""
    text = "Pertemuan digelar Kamis (28/7). Usul itu ditolak menjelang pertemuan Kamis."

    assert [edtf for _, edtf in _found(text, "id")] == ["2022-07-28", "2022-07-28"]


def test_a_weekday_dated_long_ago_decides_nothing() -> None:
    """Only days within a week of publication are meant by their names alone."""
    text = "Ia lahir Kamis (5/5/1983). Ia terpilih Kamis."

    assert [edtf for _, edtf in _found(text, "id")] == ["1983-05-05", "2022-07-21"]


def test_minggu_is_a_week_or_a_sunday() -> None:
    """A capital letter tells, but not at the beginning of a sentence."""
    text = "Minggu lalu ramai. Ia datang Minggu lalu. Ia sakit dua minggu lalu dan hari minggu."

    assert [edtf for _, edtf in _found(text, "id")] == [
        "2022-07-18/2022-07-24",
        "2022-07-24",
        "2022-07-12",
        "2022-07-24",
    ]


def test_numbers_in_words_are_counted() -> None:
    """ "Tiga belas", "dua puluh lima", "twenty-one"; two numbers side by side are no sum."""
    text = "Tiga belas hari lalu, dua puluh lima tahun lalu, dua puluh tahun lalu, satu dua tahun lalu."

    assert [edtf for _, edtf in _found(text, "id")] == ["2022-07-13", "1997", "2002", "2020"]
    assert _found("Twenty-one years ago, one two years ago.", "en") == [
        ("Twenty-one years ago", "2001"),
        ("two years ago", "2020"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("pada 7 dan 28 Desember 2015", "id", ["2015-12-07", "2015-12-28"]),
        ("pada 7 dan 8 Desember 2015", "id", ["2015-12-07/2015-12-08"]),
        ("kuartal pertama dan kedua tahun depan", "id", ["2023-33/2023-34"]),
        ("sejak Juni 2021 hingga Mei 2022", "id", ["2021-06/2022-05"]),
        ("from 30 June to 2 July", "en", ["2022-06-30/2022-07-02"]),
        ("30 Desember hingga 2 Januari 2022", "id", ["2021-12-30/2022-01-02"]),
        ("November-Januari 2022", "id", ["2021-11/2022-01"]),
        ("musim 2021/2022 dan 2021/2025", "id", ["2021/2022"]),
        ("tahun 2022-2014", "id", ["2022"]),
    ],
)
def test_a_span_is_one_date_from_end_to_end(text: str, language: str, found: list[str]) -> None:
    """What the first end leaves out is as in the second; two days apart are no span."""
    assert [edtf for _, edtf in _found(text, language)] == found


def test_a_line_ends_what_was_said() -> None:
    """A day at the end of a line and a month at the beginning of the next are no date together."""
    assert _found("Jumlahnya 8\nJuni 2022 dimulai.", "id") == [("Juni 2022", "2022-06")]


def test_short_forms_keep_their_full_stop() -> None:
    """ "Jan. 5" goes on; "on Mon." ends a sentence."""
    text = "It opened on Jan. 5, 2021, at 5 p.m. on Sept. 2, 2020, and not on Mon. As of March 31 it is shut."

    assert [edtf for _, edtf in _found(text, "en")] == ["2021-01-05", "2020-09-02", "2022-03-31"]


def test_a_day_after_a_feast_is_not_the_feast() -> None:
    """ "Tuesday after Christmas Day" tells two days; "Black Monday" is a name."""
    text = "It reopens on Tuesday after Christmas Day, as after Black Monday, and on Monday on 25 July 2022."

    assert [edtf for _, edtf in _found(text, "en")] == ["2022-07-26", "2022-12-25", "2022-07-25"]


def test_other_languages_have_no_dates() -> None:
    """No rules, no guesses."""
    assert find_dates("am 8. Juni 2022", "de", PUBLISHED) == ()


def test_a_day_that_is_only_about_then_stays_so() -> None:
    """It is marked, and tells no other day with its name."""
    text = "Ia tiba sekitar Senin (18/7/2022). Ia pergi Senin."

    assert [edtf for _, edtf in _found(text, "id")] == ["2022-07-18~", "2022-07-25"]
