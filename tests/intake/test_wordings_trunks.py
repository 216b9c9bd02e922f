"""What may be left out of a clause before it is worded, and what never."""

from __future__ import annotations

import pytest
from worded_claims import both, wording

from bot.domain.claims import Status

CUT = [
    # why, and after what
    ("id", "[Rusia] menghentikan ekspor gas karena kebakaran itu", "Russia halted gas exports"),
    ("id", "Menanggapi keputusan itu, [Rusia] menghentikan ekspor gas", "Russia halted gas exports"),
    ("en", "[Russia] halted gas exports after the fire", "Rusia menghentikan ekspor gas"),
    ("en", "[Russia] halted gas exports to [Peru], two days after the fire", "Rusia menghentikan ekspor gas ke Peru"),
    ("en", "Despite the talks, [Russia] halted gas exports", "Rusia menghentikan ekspor gas"),
    # in what matter
    ("id", "Polisi menangkap [Andrei Belousov] dalam kasus ini", "Police arrested Andrei Belousov"),
    ("id", "Polisi menangkap [Andrei Belousov] terkait dugaan gelondong", "Police arrested Andrei Belousov"),
    (
        "id",
        "[Andrei Belousov] ditetapkan sebagai tersangka kasus gelondong",
        "Andrei Belousov was named as a suspect",
    ),
    # what for, about what
    ("id", "[Rusia] mengirim pasukan ke [Peru] untuk membangun gelondong", "Russia sent troops to Peru"),
    ("en", "[Russia] sent troops to [Peru] to build shelters", "Rusia mengirim pasukan ke Peru"),
    # what else is true
    ("id", "[Rusia] menghentikan ekspor gas, menyebabkan gelondong", "Russia halted gas exports"),
    ("id", "[Rusia] menghentikan ekspor gas, sementara [Peru] menyerah", "Russia halted gas exports"),
    ("en", "[Russia] halted gas exports, causing a fire", "Rusia menghentikan ekspor gas"),
    ("id", "[Rusia] menghentikan ekspor gas karena peningkatan masalah", "Russia halted gas exports"),
    ("id", "Ekspor [Peru] naik {5 persen}, turun dari tahun lalu", "Peruvian exports rose by {figure}"),
    ("id", "Inflasi [Peru] mencapai {5 persen} atau naik tajam", "Peru’s inflation reached {figure}"),
]


@pytest.mark.parametrize(("language", "said", "worded"), CUT)
def test_what_only_adds_is_left_out(language: str, said: str, worded: str) -> None:
    """What is left is told as it was; the evidence is still the whole sentence."""
    found = both(language, said)

    assert found is not None
    assert found[language == "id"] == worded


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "[Rusia] tidak akan mengirim pasukan karena kebakaran itu"),
        ("en", "[Russia] refused to halt gas exports because of the fire"),
        ("id", "[Rusia] akan mengirim pasukan setelah pertemuan gelondong"),
        ("en", "[Russia] will send troops after the talks of the leaders"),
        ("id", "[Rusia] mengirim pasukan jika diminta, menyebabkan gelondong"),
        ("id", "[Rusia] hanya mengirim pasukan karena diminta"),
        ("en", "[Russia] halted gas exports only to [Peru], citing a fire"),
        ("id", "Inflasi [Peru] mencapai {5 persen} dalam kasus ini"),
        ("id", "[Rusia] mendukung [Peru] untuk menarik gelondong"),
        ("id", "Berdasarkan data [NATO], [Rusia] menghentikan ekspor gas"),
        ("id", "Setelah pertemuan gelondong [Rusia] menghentikan ekspor gas"),
    ],
)
def test_what_limits_or_governs_a_claim_is_never_left_out(language: str, said: str) -> None:
    """Denied, still to come, or true only so far: without it the claim would be another."""
    assert both(language, said) is None


UNSURE = [
    # by whom it is said
    ("id", "[Rusia] menghentikan ekspor gas, seperti diklaim media [Peru]"),
    ("id", "[Rusia] menghentikan ekspor gas, sebagaimana dilaporkan media [Peru]"),
    ("id", "[Rusia] menghentikan ekspor gas, seperti dikatakan [NATO]"),
    ("id", "[Rusia] menghentikan ekspor gas, seperti dituduhkan [NATO]"),
    ("id", "[Rusia] menghentikan ekspor gas, yang diklaim media [Peru]"),
    ("id", "[Rusia] menghentikan ekspor gas karena [Peru] disebut menyerang"),
    ("en", "[Russia] halted gas exports, citing media reports"),
    ("en", "[Russia] halted gas exports, citing intelligence that turned out false"),
    ("en", "[Russia] halted gas exports, which the ministry reported"),
    ("en", "[Russia] halted gas exports after the fire, said the ministry"),
    # who denies it
    ("id", "[Rusia] menghentikan ekspor gas, yang dibantah [Peru]"),
    ("id", "[Rusia] menghentikan ekspor gas, yang disebut hoaks"),
    ("id", "[Rusia] menghentikan ekspor gas, sedangkan [Peru] membantahnya"),
    ("id", "[Rusia] menghentikan ekspor gas, yang tidak pernah terjadi"),
    ("en", "[Russia] halted gas exports, while [Peru] disputes the toll"),
    ("en", "[Russia] halted gas exports, while it was unclear who ordered it"),
    ("id", "[Rusia] menghentikan ekspor gas, sementara hal itu masih diselidiki"),
    ("en", "Although it is unlikely, [Russia] halted gas exports"),
    ("en", "[Russia] halted gas exports, where officials denied it"),
    ("en", "[Russia] halted gas exports, which did not happen"),
    ("id", "Meski dibantah [Peru], [Rusia] menghentikan ekspor gas"),
    ("en", "Though [Peru] denies it, [Russia] halted gas exports"),
    ("en", "Despite denials, [Russia] halted gas exports"),
    ("en", "Although [Peru] disputes this, [Russia] halted gas exports"),
    # what came to nothing, or never was
    ("id", "[Rusia] menghentikan ekspor gas, yang kemudian dibatalkan"),
    ("id", "Polisi menangkap [Andrei Belousov] dalam kasus fiktif"),
    ("id", "Polisi menangkap [Andrei Belousov] dalam upaya yang gagal"),
    ("en", "[Russia] halted gas exports, which was later cancelled"),
]


@pytest.mark.parametrize(("language", "said"), UNSURE)
def test_who_says_or_denies_it_is_never_left_out(language: str, said: str) -> None:
    """Nor that it failed: the rest would stand as a plain fact."""
    assert both(language, said) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "[Rusia] melarang impor, yakni baja"),
        ("id", "[Rusia] melarang impor, yaitu baja dari [Peru]"),
        ("id", "[Rusia] melarang impor, termasuk gelondong"),
        ("id", "[Rusia] menghentikan ekspor, seperti gelondong"),
        ("id", "[Rusia] memberlakukan larangan ekspor soal gelondong"),
        ("id", "[Rusia] memberlakukan larangan ekspor tentang gelondong"),
        ("id", "[Rusia] memberlakukan larangan ekspor mengenai gelondong"),
        ("en", "[Russia] banned imports, such as steel from [Peru]"),
        ("en", "[Russia] lifted sanctions, including those on [Peru]"),
        ("en", "[Russia] banned imports about which people wrote"),
        ("en", "[Russia] agreed to release prisoners, where possible"),
        ("id", "[Rusia] melarang impor, di mana perlu"),
        ("id", "[Rusia] melarang impor, yang berasal dari gelondong"),
        ("en", "[Russia] banned imports, which came from [Peru]"),
        ("en", "[Russia] banned imports, whose origin was [Peru]"),
    ],
)
def test_what_limits_an_object_is_never_left_out(language: str, said: str) -> None:
    """To have "banned imports" is more than "banned imports, such as steel"."""
    assert both(language, said) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "[Rusia] mendukung [Peru] ketika [Andrei Belousov] menjadi presiden"),
        ("id", "Setelah gelondong, [Rusia] mendukung [Peru]"),
        ("en", "[Russia] supports [Peru] when asked"),
        ("en", "[Russia] supports [Peru] because of the fire"),
        ("en", "[Russia] continues to attack [Peru] when attacked"),
        ("en", "[Russia] is attacking [Peru] when attacked"),
        ("en", "[Russia] supports [Peru] and attacked [Ukraine] when asked"),
    ],
)
def test_what_merely_is_or_goes_on_keeps_its_reason(language: str, said: str) -> None:
    """It may be its condition, or the only time of it."""
    assert both(language, said) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("id", "[Maria Ivanova] ditangkap polisi lalu dilepaskan"),
        ("id", "[Maria Ivanova] ditangkap di [London] dan dibebaskan hakim"),
        ("id", "[Maria Ivanova] mengundurkan diri lalu kembali menjabat"),
        ("id", "[Rusia] menyerang [Odesa] dan mundur"),
        ("en", "Police arrested [Maria Ivanova] and released her"),
        ("en", "[Maria Ivanova] was arrested in [London] and acquitted"),
        ("en", "[Russia] seized [Odesa] and lost it"),
    ],
)
def test_what_was_taken_back_is_never_told_without_that(language: str, said: str) -> None:
    """Who was arrested and let go is not told as arrested."""
    assert both(language, said) is None


def test_the_figure_of_a_claim_stands_in_its_trunk() -> None:
    """A statement never loses the number that it was taken up for."""
    assert both("id", "[Rusia] menghentikan ekspor gas, menyebabkan kematian {12 orang}") is None


def test_the_day_of_a_claim_is_that_of_its_trunk() -> None:
    """What happened before has a day of its own."""
    other = "[Rusia] menghentikan ekspor gas setelah kebakaran pada <Mei=2025-05>"
    own = "Pada <Mei=2025-05>, [Rusia] menghentikan ekspor gas karena gelondong"

    assert both("id", other, occurred_on="2025-05") is None
    assert both("id", own, occurred_on="2025-05")


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("id", "Karena sanksi pada <2022=2022>, [Rusia] menghentikan ekspor gas ke [Peru] pada <2023=2023>", "2022"),
        ("en", "Following sanctions in <2022=2022>, [Russia] halted gas exports in <2023=2023>", "2022"),
        ("id", "Usai menyerang [Peru] pada <2024=2024>, [Rusia] menarik pasukan pada <3 Mei 2025=2025-05-03>", "2024"),
    ],
)
def test_a_trunk_with_another_day_than_its_claim_is_not_told(language: str, said: str, day: str) -> None:
    """A reader would see both days, one of which is that of the part left out."""
    assert both(language, said, occurred_on=day) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "[Rusia] segera menahan [Andrei Belousov]"), ("en", "[Russia] soon attacked [Peru]")],
)
def test_what_is_about_to_happen_is_not_told_as_done(language: str, said: str) -> None:
    """The Indonesian word tells of what is to come or of what came quickly, without a tense to say which."""
    assert both(language, said) is None


def test_a_plan_keeps_its_trunk_only_as_a_plan() -> None:
    """What is still to come is never told as done."""
    said = "[Rusia] menghentikan ekspor gas, menyebabkan gelondong"

    assert wording("id", said, status=Status.PLANNED) is None
