"""Which numbers of a text are figures, and what they are amounts of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures import Amount, Qualifier
from bot.intake.figures import find_figures
from bot.intake.figures.habits import habit_of
from bot.intake.figures.numerals import numerals
from bot.intake.found import FoundFigure

_AMOUNTS = (
    ("id", "Biayanya Rp 1.000.000,- per rumah.", "1000000", "IDR"),
    ("id", "Biayanya Rp5 M per rumah.", "5000000000", "IDR"),
    ("id", "Biayanya Rp 500 jt per rumah.", "500000000", "IDR"),
    ("id", "Biayanya 2 ribu triliun rupiah.", "2000000000000000", "IDR"),
    ("id", "Nilainya US$2.5 miliar.", "2500000000", "USD"),
    ("id", "Nilainya 1.000,5 ribu dolar AS.", "1000500", "USD"),
    ("id", "Nilainya 40 juta dolar Singapura.", "40000000", "SGD"),
    ("id", "Nilainya 12 miliar rubel.", "12000000000", "RUB"),
    ("id", "Nilainya setengah juta ringgit.", "500000", "MYR"),
    ("id", "Inflasi bulan itu 2,31 persen.", "2.31", "percent"),
    ("id", "Suku bunga itu minus 0,5%.", "-0.5", "percent"),
    ("id", "Suku bunga itu (-0,75%).", "-0.75", "percent"),
    ("id", "Harganya naik dua kali lipat.", "2", "times"),
    ("id", "Perbandingannya 3 banding 1.", "3", "times"),
    ("id", "Mereka mengirim dua puluh lima orang.", "25", "count"),
    ("id", "Mereka mengirim seratus dua belas ribu lima ratus orang.", "112500", "count"),
    ("id", "Pabrik itu menyerap 1.234.567 pekerja.", "1234567", "count"),
    ("id", "Bunganya 0.125 persen.", "0.125", "percent"),
    ("id", "Bunganya 1,125 persen.", "1.125", "percent"),
    ("id", "Nilainya US$1,250 miliar.", "1250000000", "USD"),
    ("id", "Pabrik itu menyerap 1,234,567 pekerja.", "1234567", "count"),
    ("id", "Acara itu dihadiri 2025 orang.", "2025", "count"),
    ("id", "Hanya satu orang yang tewas.", "1", "count"),
    ("id", "Biayanya satu setengah juta rupiah.", "1500000", "IDR"),
    ("id", "Biayanya dua puluh satu setengah miliar rupiah.", "21500000000", "IDR"),
    ("id", "Biayanya seperempat juta rupiah.", "250000", "IDR"),
    ("id", "Pabrik itu menyerap 25 rb pekerja.", "25000", "count"),
    ("id", "Perbandingan keduanya 3:1.", "3", "times"),
    ("id", "Sasaran inflasi 2,5±1 persen.", "2.5", "percent"),
    ("id", "Bunganya di kisaran 4,00%-4,25%.", "4", "percent"),
    ("id", "Luasnya 2.500 m2.", "2500", "count"),
    ("id", "Sekitar 1.200an rumah rusak.", "1200", "count"),
    ("en", "It costs one and a half million dollars.", "1500000", "USD"),
    ("en", "A quarter of a million people fled.", "250000", "count"),
    ("en", "Some 12k jobs and 3 lives.", "12000", "count"),
    ("en", "She has 2.5m followers.", "2500000", "count"),
    ("en", "According to 400 people it is.", "400", "count"),
    ("en", "The death toll has risen to 58.", "58", "count"),
    ("id", "Korban tewas bertambah menjadi 9.", "9", "count"),
    ("id", "Harga anak 12 ekor.", "12", "count"),
    ("en", "It grew twofold.", "2", "times"),
    ("en", "The ratio of the two is 3:1.", "3", "times"),
    ("en", "The plan of 4 members is out.", "4", "count"),
    ("en", "In Jakarta 12 people died.", "12", "count"),
    ("en", "It costs $5bn to build.", "5000000000", "USD"),
    ("en", "It costs £3.2m to build.", "3200000", "GBP"),
    ("en", "It costs 1,000.5 thousand yen.", "1000500", "JPY"),
    ("en", "It costs 300,000 pounds to build.", "300000", "GBP"),
    ("en", "It costs 40 KZT a litre.", "40", "KZT"),
    ("en", "Inflation was 5.4 per cent.", "5.4", "percent"),
    ("en", "It is three times as large.", "3", "times"),
    ("en", "It grew tenfold, or 10-fold at least.", "10", "times"),
    ("en", "They sent two hundred and five soldiers.", "205", "count"),
    ("en", "They sent a hundred thousand soldiers.", "100000", "count"),
    ("en", "They sent half a million troops.", "500000", "count"),
)
_NO_FIGURES = (
    ("id", "Rapat dimulai pukul 13.00 WIB dan usai jam 7 malam."),
    ("id", "Rapat itu pada 17 Agustus 2025 atau Senin (25/7)."),
    ("id", "Joko (45) dan Tini, 38, hadir; Budi berusia 51 tahun."),
    ("id", "Menurut UU Nomor 11 Tahun 2020 dan Pasal 27 ayat (3)."),
    ("id", "Pesawat MH370 dan penerbangan 370 menuju terminal 3."),
    ("id", "Hubungi 0812-3456-7890 atau +62 21 555 7890."),
    ("id", "Pertemuan G20 dan pesawat F-16 pada dekade 1990-an."),
    ("id", "Tim itu menang 2-1 di babak 16 besar."),
    ("id", "Puluhan orang, ratusan ribu warga, dan ribuan prajurit datang."),
    ("id", "Presiden ke-7 itu satu-satunya yang datang."),
    ("id", "Dua tiga orang datang, seorang pulang."),
    ("id", "Sejak tahun 2014 hingga sekarang."),
    ("id", "Ia datang 3 hari lalu."),
    ("id", "Ia bekerja setengah hati."),
    ("id", "Acara itu dihadiri 1,000 orang."),
    ("id", "Jumlahnya 10 setengah mati."),
    ("id", "Kendaraan roda dua yang terdata."),
    ("id", "Satu negara menolak pada 08.06.2025."),
    ("id", "Indonesia 2045 yang dicita-citakan, yaitu 2045."),
    ("id", "Biaya Rp 1.000.000.000.000.000.000.000.000.000.000.000 itu mustahil."),
    ("id", "Nilainya lima puluh puluh orang."),
    ("id", "Nilainya satu ribu setengah juta rumah."),
    ("id", "Pesawat JT 610 jatuh, kereta KA 56 anjlok."),
    ("id", "Bocah 12 tahun itu dari pasangan nomor urut 2."),
    ("id", "Dua ratusan orang hadir."),
    ("id", "Luasnya 30 x 40 meter."),
    ("id", "Bloomberg, mengutip dua pejabat, menulis tentangnya."),
    ("id", "Dua saksi mengatakan hal itu."),
    ("id", "Daftar itu memuat 58 nama."),
    ("id", "Skornya 3:1, toleransinya 2±1."),
    ("en", "Twenty eleven people came in 1999 and the iPhone 4 orders came."),
    ("en", "The meeting began at 7 pm on June 6, 2025."),
    ("en", "In 2022 Boeing 737 flights stopped at gate 12."),
    ("en", "Article 5 and Section 230 apply to the 45-year-old man."),
    ("en", "Dozens of people and hundreds of soldiers came."),
    ("en", "He came two weeks ago with a three-year plan."),
    ("en", "He has won 3 and lost 2."),
    ("en", "The first half of the match."),
    ("en", "Children aged 5 to 12 met the Group of 20 leaders."),
    ("en", "He ran 400m hurdles and 5k races."),
    ("en", "Two officials said so, according to three sources."),
    ("en", "The list showed 58 names."),
)
_QUALIFIED = (
    ("id", "sekitar 40 orang", Qualifier.ABOUT),
    ("id", "1.000-an orang", Qualifier.ABOUT),
    ("id", "hampir 40 orang", Qualifier.ALMOST),
    ("id", "lebih dari 40 orang", Qualifier.OVER),
    ("id", "Rp 40 juta lebih", Qualifier.OVER),
    ("id", "sedikitnya 40 orang", Qualifier.AT_LEAST),
    ("id", "tidak kurang dari 40 orang", Qualifier.AT_LEAST),
    ("id", "paling banyak 40 orang", Qualifier.AT_MOST),
    ("id", "tidak di bawah 40 persen", Qualifier.AT_LEAST),
    ("id", "tidak akan turun di bawah 40 persen", Qualifier.AT_LEAST),
    ("id", "tidak boleh melebihi 40 persen", Qualifier.AT_MOST),
    ("id", "tak di atas 40 persen", Qualifier.AT_MOST),
    ("id", "kurang dari 40 orang", Qualifier.BELOW),
    ("id", "di bawah 40 persen", Qualifier.BELOW),
    ("id", "tidak sampai 40 orang", Qualifier.BELOW),
    ("id", "20-an persen", Qualifier.ABOUT),
    ("id", "Rp 40 ribu-an", Qualifier.ABOUT),
    ("id", "tidak lebih dari 40 orang", Qualifier.AT_MOST),
    ("id", "hingga 40 orang", Qualifier.AT_MOST),
    ("id", "kurang lebih sebanyak 40 orang", Qualifier.ABOUT),
    ("en", "about 40 people", Qualifier.ABOUT),
    ("en", "nearly 40 people", Qualifier.ALMOST),
    ("en", "more than 40 people", Qualifier.OVER),
    ("en", "at least 40 people", Qualifier.AT_LEAST),
    ("en", "no more than 40 people", Qualifier.AT_MOST),
    ("en", "not under 40 people", Qualifier.AT_LEAST),
    ("en", "not fall below 40 percent", Qualifier.AT_LEAST),
    ("en", "won’t be less than 40 percent", Qualifier.AT_LEAST),
    ("en", "not exceed 40 percent", Qualifier.AT_MOST),
    ("en", "never over 40 percent", Qualifier.AT_MOST),
    ("en", "fewer than 40 people", Qualifier.BELOW),
    ("en", "less than 40 percent", Qualifier.BELOW),
    ("en", "just under 40 people", Qualifier.ALMOST),
    ("en", "40 people or more", Qualifier.AT_LEAST),
    ("en", "as many as 40 people", Qualifier.AT_MOST),
    ("en", "40 people", Qualifier.EXACT),
)
_COUNTED = (
    ("id", "Ada 40 prajurit di sana.", "prajurit"),
    ("id", "Ada 40 warga sipil di sana.", "warga sipil"),
    ("id", "Ada 50 ton beras di sana.", "ton beras"),
    ("id", "Ada 5 WNI di sana.", "WNI"),
    ("id", "Sebanyak 40 di antaranya pulang.", ""),
    ("id", "Bunga naik 25 basis poin.", "basis poin"),
    ("en", "There are 40 Russian troops.", "Russian troops"),
    ("id", "Panjang jalan itu 500km saja.", "km"),
    ("en", "They sold 200 million.", ""),
    ("en", "There are two senior officials.", "senior officials"),
    ("en", "It weighs 50 kg in all.", "kg"),
    ("en", "Rates rose by 25 basis points.", "basis points"),
    ("en", "They faced a crowd of 1,500.", ""),
    ("id", "Suhunya 38,5°C tadi.", "°C"),
    ("id", "Lajunya 120 km/jam saja.", "km/jam"),
    ("id", "Penerbangan JT 610 orang.", "orang"),
    ("en", "The blast left five dead.", ""),
)


def _only(language: str, text: str) -> FoundFigure:
    (figure,) = find_figures(text, language)
    return figure


@pytest.mark.parametrize(("language", "text", "value", "unit"), _AMOUNTS)
def test_an_amount_is_read_by_its_language(language: str, text: str, value: str, unit: str) -> None:
    """Separators, scales, words, signs and currencies follow each language's habit."""
    figure = find_figures(text, language)[0]

    assert Amount(Decimal(value), unit) == figure.amount


@pytest.mark.parametrize(("language", "text"), _NO_FIGURES)
def test_a_number_that_names_or_dates_something_is_no_figure(language: str, text: str) -> None:
    """Clock times, days, ages, laws, flights, telephones, scores and vague numbers measure nothing."""
    assert () == find_figures(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Prices did not rise more than 40 percent."), ("id", "Harga tidak naik lebih dari 40 persen.")],
)
def test_what_did_not_change_by_so_much_keeps_its_verb(language: str, text: str) -> None:
    """A change of prices is no price: the figure begins behind what tells of it."""
    (figure,) = find_figures(text, language)

    assert (figure.qualifier, figure.of(text)[:2]) == (Qualifier.OVER, "mo" if language == "en" else "le")


@pytest.mark.parametrize(("language", "text", "qualifier"), _QUALIFIED)
def test_a_qualifier_belongs_to_its_figure(language: str, text: str, qualifier: Qualifier) -> None:
    """What says about, over or at least is part of the figure's words."""
    figure = _only(language, text)

    assert (qualifier, text) == (figure.qualifier, figure.of(text))


@pytest.mark.parametrize(("language", "text", "noun"), _COUNTED)
def test_a_count_names_what_it_counts(language: str, text: str, noun: str) -> None:
    """The noun stands as written, or not at all."""
    assert noun == _only(language, text).counted


def test_an_amount_in_three_currencies_is_one_figure() -> None:
    """Conversions are the same amount, in the order in which the text gives them."""
    text = "Dana itu 20 miliar tenge (US$41 juta) sekitar Rp600 miliar."

    figure = _only("id", text)

    assert "20 miliar tenge (US$41 juta) sekitar Rp600 miliar" == figure.of(text)
    assert ["KZT", "USD", "IDR"] == [figure.amount.unit, *(each.unit for each in figure.also)]


def test_a_closing_bracket_stays_with_its_conversion() -> None:
    """A span never ends within brackets that it opened."""
    text = "The loan of $5bn (about €4.6bn) is due."

    assert "$5bn (about €4.6bn)" == _only("en", text).of(text)


def test_amounts_in_a_row_are_not_converted_into_each_other() -> None:
    """A comma or another verb makes two amounts."""
    assert 2 == len(find_figures("Mereka membayar US$5 juta, Rp 7 miliar menyusul.", "id"))


def test_a_word_between_two_figures_belongs_to_the_first() -> None:
    """Two figures never share a word, even where it could qualify both."""
    text = "Jumlahnya dua juta about 30 persen."

    first, second = find_figures(text, "id")

    assert first.end <= second.start


def test_the_ends_of_a_range_are_bounds() -> None:
    """A range gives the least and the most; its unit stands once."""
    low, high = find_figures("Nilainya US$5-6 miliar.", "id")

    assert (Amount(Decimal(5 * 10**9), "USD"), Qualifier.AT_LEAST) == (low.amount, low.qualifier)
    assert (Amount(Decimal(6 * 10**9), "USD"), Qualifier.AT_MOST) == (high.amount, high.qualifier)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("id", "Harganya Rp10.000-Rp15.000.", 10000, 15000),
        ("id", "Harganya mulai dari Rp 10 ribu hingga Rp 15 ribu.", 10000, 15000),
        ("en", "Prices of $10 to $15.", 10, 15),
        ("en", "Inflation of 2% to 3%.", 2, 3),
        ("id", "Bunganya 4,00%-4,25%.", 4, "4.25"),
        ("en", "They need two or three ships.", 2, 3),
    ],
)
def test_both_ends_of_a_range_may_have_their_unit(language: str, text: str, low: int, high: object) -> None:
    """The unit told twice, the ends being rounds of one thing, or two numbers in a row."""
    least, most = find_figures(text, language)

    assert (Decimal(low), Qualifier.AT_LEAST) == (least.amount.value, least.qualifier)
    assert (Decimal(str(high)), Qualifier.AT_MOST) == (most.amount.value, most.qualifier)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rates rose 2 percent to 3 percent."),
        ("en", "Prices of $15 to $10."),
        ("en", "Sales fell from $15 to $10."),
        ("en", "Sales of 5 percent to $10."),
        ("id", "Ada 3 orang atau 7 rumah."),
        ("en", "The firm took $5 and a $500-an-hour fee."),
    ],
)
def test_two_amounts_in_a_row_need_be_no_range(language: str, text: str) -> None:
    """One rises to the other, is larger, or is of something else."""
    assert [Qualifier.EXACT] * 2 == [figure.qualifier for figure in find_figures(text, language)]


def test_the_ends_of_a_change_are_no_bounds() -> None:
    """From one amount to another, both are exact."""
    low, high = find_figures("Bunga naik dari 5 ke 6 persen, yakni dari 5 sampai 6 persen.", "id")[-2:]

    assert (Qualifier.EXACT, Qualifier.EXACT) == (low.qualifier, high.qualifier)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "total"),
    [
        ("id", "Hanya 37 dari 40 desa yang terhubung.", 37, "count", 40),
        ("id", "Hanya 5,5 persen dari 400 desa yang terhubung.", "5.5", "percent", 400),
        ("en", "One in five adults smokes.", 1, "count", 5),
        ("en", "Only 37 of the 40 villages are connected.", 37, "count", 40),
        ("en", "About $2bn of a total of $5bn is spent.", 2 * 10**9, "USD", 5 * 10**9),
    ],
)
def test_a_part_takes_the_whole_behind_it(language: str, text: str, value: object, unit: str, total: int) -> None:
    """A part and its whole are one figure."""
    figure = _only(language, text)

    assert (Amount(Decimal(str(value)), unit), Decimal(total)) == (
        figure.amount,
        figure.total.value if figure.total else None,
    )


def test_a_part_points_back_to_the_count_before_it() -> None:
    """Of them means of what the sentence before counted, also where the part is told twice."""
    figures = find_figures("Ada 240 kadet berangkat. Hanya sepertiga dari mereka, yaitu 80, pulang.", "id")

    assert [None, 240, 240] == [figure.total and figure.total.value for figure in figures]
    assert ["kadet"] * 3 == [figure.counted for figure in figures]


def test_a_whole_may_stand_first() -> None:
    """The whole at the head of the sentence holds for the part behind its comma."""
    figures = find_figures("Of the 40 villages, 37 were connected.", "en")

    assert [None, 40] == [figure.total and figure.total.value for figure in figures]


def test_what_something_fell_from_is_no_whole() -> None:
    """A change from an amount makes it no whole."""
    figures = find_figures("Jumlah itu turun 5 persen dari 400 orang.", "id")

    assert [None, None] == [figure.total for figure in figures]


@pytest.mark.parametrize(("text", "value"), [("sepertiga dari mereka", "33.3"), ("dua perlima dari mereka", "40")])
def test_a_share_in_words_is_a_percentage(text: str, value: str) -> None:
    """A share that has no exact percentage is about one."""
    figure = _only("id", text)

    assert Amount(Decimal(value), "percent") == figure.amount
    assert (figure.qualifier is Qualifier.ABOUT) == ("." in value)


def test_places_count_from_the_piece_s_beginning() -> None:
    """A piece in the middle of a text gives the places that its text has."""
    text = "Kata orang. Ada 40 desa."

    (figure,) = find_figures(text[12:], "id", 12)

    assert "40 desa" == figure.of(text)


def test_a_language_that_is_not_known_is_read_like_english() -> None:
    """Money and percentages are found even so."""
    assert Decimal("2.5") == _only("fr", "Il y a 2.5%.").amount.value


@given(st.sampled_from(["id", "en"]), st.text(st.sampled_from(" 0123456789.,-–()%$Rpxdarisetuhbonef \n"), max_size=60))
def test_any_text_has_ordered_figures_within_it(language: str, text: str) -> None:
    """Spans lie in the text, hold something, follow each other and do not overlap."""
    figures = find_figures(text, language)

    places = [0, *(place for figure in figures for place in (figure.start, figure.end)), len(text)]
    assert sorted(places) == places
    assert all(figure.of(text).strip() for figure in figures)


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "5% ", "1 dari ", "dua ", "Rp1 (US$1) ", "1-", "("])
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Repetition makes no pattern go back over what it has read."""
    text = piece * (30_000 // len(piece))

    assert all(figure.end <= len(text) for figure in find_figures(text, "id"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_number_in_words_is_found_whatever_its_first_word_is(language: str) -> None:
    """Only words that begin like these are looked at."""
    small = {word for word, value in habit_of(language).small.items() if value}
    others = {
        "id": {"setengah juta", "separuh", "separo", "sepertiga"},
        "en": {"half a million", "half", "one half", "a third", "an eighth", "a\u00a0quarter", "a hundred"},
    }

    assert {text for text in small | others[language] if not list(numerals(text, language))} == set()


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("DUA JUTA WARGA", "id", 2_000_000),
        ("TWO MILLION PEOPLE", "en", 2_000_000),
        ("Setengah juta warga", "id", 500_000),
    ],
)
def test_numbers_in_capital_words_are_read(text: str, language: str, value: int) -> None:
    """Letters of any size make the same number."""
    (figure,) = find_figures(text, language)

    assert figure.amount.value == value
