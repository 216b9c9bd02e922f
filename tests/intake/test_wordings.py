"""Claims in both languages, frame by frame, and what is left to quotation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from worded_claims import Names, both, wording

from bot.domain.claims import ClaimKind, Status
from bot.domain.figures import Amount, Qualifier
from bot.intake.found import FoundClaim, FoundFigure
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded

FRAMES = [
    # courts and police
    (
        "[Andrei Belousov] dihukum {4 tahun} penjara karena korupsi",
        "Andrei Belousov divonis 4 tahun penjara",
        "Andrei Belousov was sentenced to 4 years in prison",
    ),
    (
        "Polisi menetapkan {12 orang} sebagai tersangka",
        "Polisi menetapkan {figure} sebagai tersangka",
        "Police named {figure} as suspects",
    ),
    (
        "Polisi memeriksa [Andrei Belousov] sebagai saksi",
        "Polisi memeriksa Andrei Belousov sebagai saksi",
        "Police questioned Andrei Belousov as a witness",
    ),
    (
        "[Andrei Belousov] didakwa membunuh [Maria Ivanova] di [London]",
        "Andrei Belousov didakwa membunuh Maria Ivanova di London",
        "Andrei Belousov is charged with killing Maria Ivanova in London",
    ),
    # prices, currencies, public money
    (
        "Rupiah terpantau melemah {5 persen} terhadap dolar [Peru]",
        "Rupiah melemah sebesar {figure} terhadap dolar Peru",
        "The rupiah weakened by {figure} against the Peruvian dollar",
    ),
    (
        "[Peru] mencatat surplus perdagangan sebesar {US$5 miliar}",
        "Peru mencatat surplus perdagangan sebesar {figure}",
        "Peru recorded a trade surplus of {figure}",
    ),
    (
        "[Inggris] mengumumkan bantuan militer {US$5 miliar} untuk [Ukraina]",
        "Inggris mengumumkan bantuan militer sebesar {figure} untuk Ukraina",
        "The United Kingdom announced military aid of {figure} for Ukraine",
    ),
    (
        "Polisi menyita uang tunai senilai {US$5 miliar} dari [Andrei Belousov]",
        "Polisi menyita uang tunai senilai {figure} dari Andrei Belousov",
        "Police seized cash worth {figure} from Andrei Belousov",
    ),
    # arms, disasters, sport
    (
        "[Rusia] menembakkan {12 rudal} ke [Odesa]",
        "Rusia menembakkan {figure} ke Odesa",
        "Russia fired {figure} at Odesa",
    ),
    ("Gempa bumi mengguncang [Peru]", "Gempa bumi melanda Peru", "An earthquake hit Peru"),
    (
        "Jumlah korban tewas naik menjadi {12 orang}",
        "Jumlah korban tewas naik menjadi {figure}",
        "The death toll rose to {figure}",
    ),
    ("{12 orang} masih hilang", "{figure} masih hilang", "{figure} are still missing"),
    (
        "[Peru] mengalahkan [Inggris] di final",
        "Peru mengalahkan Inggris di final",
        "Peru defeated the United Kingdom in the final",
    ),
    # places by larger ones
    (
        "[Andrei Belousov] bertemu [Maria Ivanova] di [London], [Inggris]",
        "Andrei Belousov bertemu dengan Maria Ivanova di London, Inggris",
        "Andrei Belousov met Maria Ivanova in London, the United Kingdom",
    ),
    (
        "[Peru] menghentikan ekspor minyak lewat pelabuhan [Odesa] [Ukraina]",
        "Peru menghentikan ekspor minyak melalui pelabuhan Odesa Ukraina",
        "Peru halted oil exports through the Ukrainian port of Odesa",
    ),
    # what only joins a sentence to the one before it is not said of it alone
    ("Harga minyak juga terus turun", "Harga minyak terus turun", "Oil prices continue to fall"),
    # appointed, dismissed, resigned
    (
        "[Maria Ivanova] diangkat sebagai Menteri Keuangan [Ukraina]",
        "Maria Ivanova diangkat sebagai menteri keuangan Ukraina",
        "Maria Ivanova was appointed as Ukraine’s finance minister",
    ),
    (
        "Menteri Pertahanan [Rusia] [Andrei Belousov] dipecat",
        "Menteri Pertahanan Rusia Andrei Belousov diberhentikan",
        "Russia’s Defence Minister Andrei Belousov was dismissed",
    ),
    (
        "kepala Kementerian Luar Negeri [Kazakhstan], [Maria Ivanova], mengundurkan diri",
        "Kepala Kementerian Luar Negeri Kazakhstan Maria Ivanova mengundurkan diri",
        "Maria Ivanova, head of Kazakhstan’s foreign ministry, resigned",
    ),
    # signed
    (
        "[Kazakhstan] dan [Rusia] menandatangani perjanjian kerja sama militer di [London]",
        "Kazakhstan dan Rusia menandatangani perjanjian kerja sama militer di London",
        "Kazakhstan and Russia signed a military cooperation agreement in London",
    ),
    # visited, flew, met
    (
        "Presiden [Andrei Belousov] terbang ke [London]",
        "Presiden Andrei Belousov terbang ke London",
        "President Andrei Belousov flew to London",
    ),
    (
        "[Maria Ivanova] bertemu [Andrei Belousov] di [Kazakhstan]",
        "Maria Ivanova bertemu dengan Andrei Belousov di Kazakhstan",
        "Maria Ivanova met Andrei Belousov in Kazakhstan",
    ),
    # sent and deployed
    (
        "[Kazakhstan] mengirim {390 prajurit} ke luar negeri untuk pelatihan",
        "Kazakhstan mengirim {figure} ke luar negeri untuk pelatihan",
        "Kazakhstan sent {figure} abroad for training",
    ),
    (
        "[Rusia] akan mengerahkan pasukan penjaga perdamaian ke [Kazakhstan]",
        "Rusia akan mengerahkan pasukan penjaga perdamaian ke Kazakhstan",
        "Russia will deploy peacekeeping troops to Kazakhstan",
    ),
    # halted
    (
        "[Rusia] menyetop ekspor minyak [Kazakh] menuju [Peru] lewat pelabuhan [Odesa]",
        "Rusia menghentikan ekspor minyak Kazakhstan ke Peru melalui pelabuhan Odesa",
        "Russia halted Kazakh oil exports to Peru through the port of Odesa",
    ),
    # money
    (
        "[Kazakhstan] akan memberikan tambahan {US$5 miliar} untuk anggaran pertahanannya",
        "Kazakhstan akan memberikan tambahan {figure} untuk anggaran pertahanannya",
        "Kazakhstan will add {figure} to its defence budget",
    ),
    (
        "Harga minyak turun {US$5 miliar} menjadi {US$55 miliar} per barel",
        "Harga minyak turun sebesar {figure} menjadi US$55 miliar per barel",
        "Oil prices fell by {figure} to US$55 billion a barrel",
    ),
    # deaths
    (
        "sebanyak {12 orang} tewas dalam gempa bumi di [Peru]",
        "{figure} tewas dalam gempa bumi di Peru",
        "{figure} were killed in an earthquake in Peru",
    ),
    # standing towards others
    (
        "[Rusia] tidak akan mengakui kemerdekaan [Ukraina]",
        "Rusia tidak akan mengakui kemerdekaan Ukraina",
        "Russia will not recognise Ukraine’s independence",
    ),
    (
        "[Kazakhstan] semakin dekat dengan [Inggris] dan [NATO]",
        "Kazakhstan semakin dekat dengan Inggris dan NATO",
        "Kazakhstan is drawing closer to the United Kingdom and NATO",
    ),
    (
        "[Kazakhstan] telah mengambil sikap netral dalam perang di [Ukraina]",
        "Kazakhstan telah mengambil sikap netral dalam perang di Ukraina",
        "Kazakhstan has taken a neutral stance in the war in Ukraine",
    ),
    (
        "[Maria Ivanova] adalah Presiden [Ukraina]",
        "Maria Ivanova adalah presiden Ukraina",
        "Maria Ivanova is Ukraine’s president",
    ),
    (
        "[Ukraina] ingin bergabung dengan [Uni Eropa]",
        "Ukraina ingin bergabung dengan Uni Eropa",
        "Ukraine wants to join the European Union",
    ),
    (
        "perdana menteri [Peru] akan bertemu dengan kepala [NATO]",
        "Perdana menteri Peru akan bertemu dengan kepala NATO",
        "Peru’s prime minister will meet the head of NATO",
    ),
    # two clauses of one subject, and a clause within a frame
    (
        "[Kazakhstan] telah menandatangani perjanjian damai dan menolak mengirim pasukan ke [Ukraina]",
        "Kazakhstan telah menandatangani perjanjian damai dan menolak untuk mengirim pasukan ke Ukraina",
        "Kazakhstan has signed a peace agreement and refused to send troops to Ukraine",
    ),
    (
        "diketahui bahwa [Maria Ivanova] ditangkap di [London]",
        "Diketahui bahwa Maria Ivanova ditangkap di London",
        "It became known that Maria Ivanova was arrested in London",
    ),
]


@pytest.mark.parametrize(("said", "text_id", "text_en"), FRAMES, ids=[text for _, _, text in FRAMES])
def test_an_indonesian_clause_is_said_in_both_languages(said: str, text_id: str, text_en: str) -> None:
    """Each frame gives the same statement twice."""
    assert both("id", said) == (text_id, text_en)


@pytest.mark.parametrize(
    ("said", "text_id", "text_en"),
    [
        (
            "[Maria Ivanova] has officially resigned from her post as CEO",
            "Maria Ivanova telah resmi mengundurkan diri sebagai CEO",
            "Maria Ivanova has officially resigned as CEO",
        ),
        (
            "[British] troops attacked an air base in [Ukraine].",
            "Pasukan Inggris menyerang sebuah pangkalan udara di Ukraina",
            "British troops attacked an air base in Ukraine",
        ),
        (
            "However, the [European Union] did not lift sanctions against [Russia] in <May 2025=2025-05>",
            "Uni Eropa tidak mencabut sanksi terhadap Rusia pada Mei 2025",
            "The European Union did not lift sanctions on Russia in May 2025",
        ),
        (
            "[Peru]’s oil production rose by {5 percent}",
            "Produksi minyak Peru naik sebesar {figure}",
            "Peruvian oil production rose by {figure}",
        ),
        (
            "In [London], [Andrei Belousov] met with [Maria Ivanova]",
            "Andrei Belousov bertemu dengan Maria Ivanova di London",
            "Andrei Belousov met Maria Ivanova in London",
        ),
    ],
)
def test_an_english_clause_is_said_in_both_languages(said: str, text_id: str, text_en: str) -> None:
    """The grammar reads English as it reads Indonesian."""
    found = both("en", said)

    assert found is not None
    assert found[1] == text_en
    assert found[0].replace("secara resmi", "resmi") == text_id


@pytest.mark.parametrize(
    "said",
    [
        "[Rusia] hampir menghentikan ekspor minyak",
        "[Rusia] menghentikan ekspor minyak jika [Ukraina] menyerang",
        "[Rusia] menghentikan sebagian ekspor minyak",
        "kabarnya [Rusia] menghentikan ekspor minyak",
        "bukan [Rusia] yang menghentikan ekspor minyak",
        "hanya [Rusia] menghentikan ekspor minyak",
        "mereka menghentikan ekspor minyak",
        "[Rusia] menghentikan ekspor minyak?",
        "[Rusia] menghentikan ekspor minyak…",
    ],
)
def test_a_word_that_is_not_read_leaves_the_claim_a_quotation(said: str) -> None:
    """What turns a meaning is often one small word."""
    assert both("id", "[Rusia] menghentikan ekspor minyak") is not None
    assert both("id", said) is None


@pytest.mark.parametrize(
    "said",
    [
        "[Menteri Pertahanan] menandatangani perjanjian dengan [Bloger dan media tanpa nama]",
        "Menteri pertahanan [Rusia] dan [Ukraina] menandatangani perjanjian",
        "pasukan dan kapal perang [Rusia] dikirim ke [Ukraina]",
        "[Rusia] akan menghentikan ekspor minyak dan mengirim pasukan",
        "[Rusia] tidak akan mengunjungi [Peru] dan [Ukraina]",
        "[Rusia] menaikkan anggaran {US$5 miliar}",
    ],
)
def test_what_can_be_read_in_two_ways_stays_a_quotation(said: str) -> None:
    """Whose the first of two things is, or whether both are planned, only the author knows."""
    assert both("id", said) is None


def test_a_bare_indonesian_noun_of_unclear_number_stays_a_quotation() -> None:
    """English has to say whether it was one attack; "serangan" does not."""
    assert both("id", "[Rusia] mengecam serangan di [London]") is None
    assert both("id", "[Rusia] mengecam sebuah serangan di [London]") == (
        "Rusia mengecam sebuah serangan di London",
        "Russia condemned an attack in London",
    )


def test_a_bare_verb_that_may_go_on_needs_a_date() -> None:
    """ "Meningkatkan" may be past or present; a day settles it."""
    assert both("id", "[Rusia] meningkatkan produksi minyak") is None
    assert both("id", "<Pada 2024=2024>, [Rusia] meningkatkan produksi minyak", occurred_on="2024") == (
        "Rusia meningkatkan produksi minyak",
        "Russia increased oil production",
    )


def test_a_state_is_present_without_a_date() -> None:
    """Who supports somebody does so now, and who did in a year that is named, did then."""
    assert both("id", "[Peru] mendukung [Ukraina]") == ("Peru mendukung Ukraina", "Peru supports Ukraine")
    assert both("id", "<Pada 2014=2014>, [Peru] mendukung [Ukraina]", occurred_on="2014") == (
        "Peru mendukung Ukraina",
        "Peru supported Ukraine",
    )


def test_what_is_planned_is_never_told_as_past() -> None:
    """A bare Indonesian verb may tell of the future too."""
    said = "[Rusia] menandatangani perjanjian damai dengan [Ukraina]"

    assert wording("id", said) is not None
    assert wording("id", said, status=Status.PLANNED) is None
    assert wording("id", said.replace("menanda", "akan menanda"), status=Status.PLANNED) is not None


def test_the_claims_own_date_is_left_out() -> None:
    """It stands before the statement already."""
    said = "pada <8 Juni=2025-06-08>, [Maria Ivanova] diberhentikan"

    assert both("id", said, occurred_on="2025-06-08") == ("Maria Ivanova diberhentikan", "Maria Ivanova was dismissed")


def test_another_date_is_worded() -> None:
    """Only the claim's own date is told elsewhere."""
    said = "[Maria Ivanova] diberhentikan pada <8 Juni=2025-06-08>"

    assert both("id", said, occurred_on="2025-07") == (
        "Maria Ivanova diberhentikan pada 8 Juni 2025",
        "Maria Ivanova was dismissed on 8 June 2025",
    )


@pytest.mark.parametrize(
    "said",
    [
        "[Rusia] melanggar perjanjian <2015=2015>",
        "[Rusia] menaikkan anggaran <tahun lalu=2024>",
        "sejak <2015=2015>, [Rusia] menandatangani perjanjian",
        "[Rusia] menandatangani perjanjian sebelum <2015=2015>",
        "[Rusia] menandatangani perjanjian pada <awal 2015=2015-01/2015-04>",
    ],
)
def test_a_date_that_is_not_the_time_of_the_whole_clause_is_never_lost(said: str) -> None:
    """The agreement of a year, and what goes on since one, mean something else without it."""
    assert both("id", said, occurred_on="2016") is None


@pytest.mark.parametrize("name", ["Menandatangani Perjanjian", "Dewan Penasihat", "pembela rakyat"])
def test_words_that_were_taken_for_a_name_leave_a_quotation(name: str) -> None:
    """A recogniser errs; what has a meaning would stand untranslated in the other language."""
    assert both("id", "[Lukman Setiawan] terbang ke [London]") is not None
    assert both("id", f"[{name}] terbang ke [London]") is None


def test_two_days_in_a_clause_leave_a_quotation() -> None:
    """Each belongs to a part of what is said."""
    said = "harga minyak turun pada <November=2014-11> menjadi {US$55 miliar} pada <Desember=2014-12>"

    assert both("id", said, occurred_on="2014-11") is None


def test_a_passive_names_its_doer_with_and_without_a_word_for_by() -> None:
    """ "Ditahan polisi" is "detained by police"; an active clause has no such doer."""
    detained = ("Maria Ivanova telah ditahan oleh polisi", "Maria Ivanova has been detained by police")

    assert both("id", "[Maria Ivanova] telah ditahan polisi") == detained
    assert both("id", "[Maria Ivanova] telah ditahan oleh polisi") == detained
    assert both("id", "polisi menahan [Maria Ivanova] oleh [Rusia]") is None


def test_an_abbreviation_in_brackets_says_nothing_more() -> None:
    """It is short for what stands before it."""
    assert both("id", "[Uni Eropa] (UE) mencabut sanksi") == (
        "Uni Eropa mencabut sanksi",
        "The European Union lifted sanctions",
    )
    assert both("id", "[Uni Eropa] (bukan [NATO]) mencabut sanksi") is None


@pytest.mark.parametrize(
    ("said", "about", "text_en"),
    [
        ("Ia terbang ke [London]", "ivanova", "Maria Ivanova flew to London"),
        ("Republik ini mengirim {390 prajurit} ke [London]", "peru", "Peru sent {figure} to London"),
        ("Negara [Kazakh] itu menghentikan ekspor minyak", "peru", "Peru halted oil exports"),
        (
            "Negaranya tidak akan mengakui kemerdekaan [Ukraina]",
            "putra",
            "Peru will not recognise Ukraine’s independence",
        ),
        ("Organisasi itu mencabut sanksi", "nato", "NATO lifted sanctions"),
        ("Ia terbang ke [London]", "peru", ""),
        ("Negara itu mengecam [Peru]", "peru", ""),
        ("Ia bertemu [Maria Ivanova]", "ivanova", ""),
    ],
)
def test_a_pronoun_at_the_head_is_named_as_the_claim_is_about(said: str, about: str, text_en: str) -> None:
    """Only a person is "ia", only a state "negara itu", and nobody who is named beside it."""
    found = wording("id", said, about=(about,))

    assert (found.as_mapping()["en"] if found else "") == text_en


def test_a_name_is_the_one_that_was_valid_then() -> None:
    """A capital is called in 2022 what it was called then."""
    said = "[Maria Ivanova] tiba di [Astana]"

    assert both("id", said, occurred_on="2021-05") == (
        "Maria Ivanova tiba di Nur-Sultan",
        "Maria Ivanova arrived in Nur-Sultan",
    )
    assert both("id", said, occurred_on="2024-05") == (
        "Maria Ivanova tiba di Astana",
        "Maria Ivanova arrived in Astana",
    )


def test_how_exact_a_number_is_belongs_to_the_figure() -> None:
    """ "Sekitar" is worded with the amount, so it is no word left over where the figure says so too."""
    about, below = (f"[Peru] mengirim {words} {{390 prajurit}} ke [London]" for words in ("sekitar", "kurang dari"))

    assert wording("id", about, qualifier=Qualifier.ABOUT) is not None
    assert wording("id", about) is None
    assert wording("id", below, qualifier=Qualifier.BELOW) is not None
    assert wording("id", below, qualifier=Qualifier.AT_MOST) is None


def test_a_count_of_what_has_no_word_stays_a_quotation() -> None:
    """A unit that one language lacks would have to be made up."""
    assert both("id", "[Peru] mengirim {390 gelondong} ke [London]") is None


def test_an_english_word_in_an_indonesian_name_is_no_place() -> None:
    """A bank may be called so, and is not a bank of that country."""
    assert both("id", "[Maria Ivanova] mengunjungi [Kazakhstani]") is None


def test_an_amount_that_is_converted_into_its_own_unit_leaves_a_quotation() -> None:
    """Such a figure is a misreading, and no record holds it."""
    dollars = Amount(Decimal(5), "USD")
    text = "Harga minyak mencapai US$5"
    figure = FoundFigure(22, 26, dollars, also=(dollars,), measure="harga minyak")
    claim = FoundClaim(Span(0, 26), Span(0, 26), ClaimKind.REPORTED)
    single = replace(figure, also=())

    assert worded(claim, read_text(text, "id"), Names(()), {}, (), (figure,)) is None
    assert worded(claim, read_text(text, "id"), Names(()), {}, (), (single,)) is not None


def test_another_language_is_not_read() -> None:
    """Malay is near, and not the same."""
    assert wording("ms", "[Maria Ivanova] terbang ke [London]") is None
