"""Frames of a clause: how many, of what, since when, on whose word."""

from __future__ import annotations

import pytest
from worded_claims import ENTITIES, Names, both

from bot.domain.claims import ClaimKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import worded
from bot.intake.wordings.items import Known, items_of

SAID = [
    # how many, uncounted
    ("id", "Sejumlah pejabat [Kazakh] bertemu di [London]", "A number of Kazakh officials met in London"),
    ("id", "Sejumlah pejabat [NATO] bertemu di [London]", "A number of NATO officials met in London"),
    ("id", "Kedua pemimpin bertemu di [London]", "The two leaders met in London"),
    ("id", "Ratusan ribu warga mengungsi ke [London]", "Hundreds of thousands of residents evacuated to London"),
    ("id", "Polisi menangkap seluruh pelaku", "Police arrested all perpetrators"),
    ("id", "Polisi menangkap satu tersangka di [London]", "Police arrested a suspect in London"),
    ("en", "Several protesters were arrested", "Beberapa pengunjuk rasa ditangkap"),
    # so much of something
    ("id", "[Peru] mengirim {390 ton} beras ke [Rusia]", "Peru sent {figure} of rice to Russia"),
    ("en", "Police seized {390 kilograms} of cocaine", "Polisi menyita {figure} kokain"),
    # what the text speaks of
    ("id", "[NATO] menolak usulan tersebut", "NATO rejected the proposal"),
    ("id", "[NATO] mengecam insiden ini", "NATO condemned this incident"),
    # places within places
    (
        "id",
        "[Maria Ivanova] ditangkap di [Odesa], [London], [Kazakhstan], [Rusia]",
        "Maria Ivanova was arrested in Odesa, London, Kazakhstan, Russia",
    ),
    ("id", "Di [London], [Maria Ivanova] ditangkap polisi", "Maria Ivanova was arrested by police in London"),
    # who denies, who says, who once did
    ("id", "[Rusia] membantah menyerang [Peru]", "Russia denied attacking Peru"),
    ("id", "[Rusia] disebut menyerang [Peru]", "Russia is said to have attacked Peru"),
    ("id", "[Rusia] dilaporkan telah diserang oleh [Peru]", "Russia is reported to have been attacked by Peru"),
    ("id", "[Rusia] pernah menyerang [Peru]", "Russia once attacked Peru"),
    ("id", "[Rusia] akan segera menyerang [Peru]", "Russia will soon attack Peru"),
    ("id", "[Rusia] rencananya akan menyerang [Peru]", "Russia is due to attack Peru"),
    # now and before
    ("id", "Saat ini, [Rusia] mendukung [Peru]", "Currently, Russia supports Peru"),
    ("id", "Saat ini [Rusia] telah menyerang [Peru]", "By now, Russia has attacked Peru"),
    ("id", "Sebelumnya, [Rusia] menyerang [Peru]", "Earlier, Russia attacked Peru"),
    ("id", "Sebelumnya [Rusia] telah menyerang [Peru]", "Earlier, Russia had attacked Peru"),
    ("id", "Sebelumnya [Rusia] telah diserang [Peru]", "Earlier, Russia had been attacked by Peru"),
    ("en", "Earlier, [Russia] had attacked [Peru]", "Sebelumnya Rusia telah menyerang Peru"),
    ("id", "[Rusia] kemudian menyerang [Peru]", "Russia attacked Peru"),
    ("id", "[Maria Ivanova] kini berada di [London]", "Maria Ivanova is now in London"),
    # a comma that a careless writer sets, and a company’s form
    ("id", "[Rusia], menyerang [Peru]", "Russia attacked Peru"),
    ("id", "[NATO] (Persero) Tbk menyerang [Peru]", "NATO attacked Peru"),
    # what somebody is asked to do
    (
        "id",
        "[Peru] mendesak [Rusia] untuk mengakhiri perang di [Ukraina]",
        "Peru urged Russia to end the war in Ukraine",
    ),
    ("en", "[Peru] allowed [Russia] to attack [Ukraine]", "Peru mengizinkan Rusia untuk menyerang Ukraina"),
    # in this case
    ("id", "Kerugian negara dalam perkara ini mencapai {US$5 miliar}", "State losses in this case reached {figure}"),
    ("id", "Polisi menangkap [Maria Ivanova] untuk diperiksa", "Police arrested Maria Ivanova"),
    ("id", "[Rusia] mengirim pasukan ke [Peru] untuk meringankan gelondong", "Russia sent troops to Peru"),
]


@pytest.mark.parametrize(("language", "said", "worded_as"), SAID)
def test_a_frame_is_said_in_the_other_language(language: str, said: str, worded_as: str) -> None:
    """Each of them is one way in which news begins, counts or places what it tells."""
    found = both(language, said)

    assert found is not None
    assert found[language == "id"] == worded_as


@pytest.mark.parametrize(
    ("language", "said"),
    [
        # all, many and none
        ("id", "Semua pekerja tidak dirumahkan"),
        ("id", "Tidak semua pekerja dirumahkan"),
        ("id", "Banyak negara tidak mengakui kemerdekaan [Peru]"),
        ("id", "Polisi tidak menangkap seluruh pelaku"),
        ("id", "Semua beras dikirim ke [Peru]"),
        ("id", "Sejumlah beras dikirim ke [Peru]"),
        ("id", "Semua pabrik [Peru] ditutup"),
        ("en", "Many protesters were not arrested"),
        ("en", "All protesters were not arrested"),
        # a measure of what is counted one by one
        ("id", "[Peru] mengirim {390 ton} kapal ke [Rusia]"),
        ("en", "Police seized {390 kilograms} of drug"),
        # who, or which of several, the text alone knows
        ("id", "prajurit itu tewas"),
        ("id", "[NATO] mengecam perang itu"),
        ("id", "Pejabat tersebut ditangkap"),
        # another time
        ("id", "Saat ini, [Rusia] menyerang [Peru]"),
        ("id", "Sebelumnya, [Rusia] mendukung [Peru]"),
        ("id", "Sebelumnya, [Rusia] tidak akan menyerang [Peru]"),
        ("id", "[Rusia] mendukung [Peru] saat ini"),
        ("id", "Saat itu, [Rusia] mendukung [Peru]"),
        ("id", "[Maria Ivanova] ditangkap <Jumat=2025-06-13> malam sebelumnya"),
        ("en", "Currently, [Russia] attacked [Peru]"),
        ("en", "[Russia] had attacked [Peru]"),
        ("id", "Saat ini [Rusia] telah menyerang [Peru] dan menyerang [Ukraina]"),
        ("en", "Previously, [Russia] supported [Peru]"),
        # an aim without which nothing is said
        ("id", "[Peru] mengumumkan rencana untuk menyerang gelondong"),
        ("id", "[Peru] mengumumkan program untuk meringankan gelondong"),
        ("id", "[Peru] mengundang [Rusia] untuk meringankan gelondong"),
        ("id", "[Peru] menggunakan dana darurat untuk meringankan gelondong"),
        ("en", "[Peru] invited [Russia] to join the talks of the leaders"),
        # who is to end it, where or when the asking was, and what "its" is
        ("id", "[Peru] meminta [Rusia] untuk membebaskan tahanan dan mengakhiri perang"),
        ("id", "[Peru] meminta [Rusia] untuk tidak menyerang [Ukraina]"),
        ("id", "Di [London], [Peru] meminta [Rusia] untuk menyerang [Ukraina]"),
        ("id", "[Peru] meminta [Rusia] untuk menyerang [Ukraina] pada <Mei=2025-05>"),
        ("en", "[Peru] asked [Russia] to release its soldiers"),
        ("id", "[Peru] meminta izin untuk menyerang [Rusia]"),
        # what nearly was
        ("id", "[Rusia] batal menyerang [Peru]"),
        ("id", "[Rusia] nyaris menyerang [Peru]"),
        ("id", "[Rusia] seharusnya menyerang [Peru]"),
        ("id", "[Maria Ivanova] minta ditangkap"),
        ("en", "[Russia] was to attack [Peru]"),
        ("en", "A strike killed {12 people}"),
    ],
)
def test_what_could_be_told_wrongly_stays_a_quotation(language: str, said: str) -> None:
    """Which of two things is meant is never guessed."""
    assert both(language, said) is None


@pytest.mark.parametrize("word", ["hanya", "kabarnya", "katanya", "tampaknya", "rupanya", "rencananya"])
def test_what_takes_back_is_never_read_as_somebodys_noun(word: str) -> None:
    """ "Hanya" is no "ha" of anybody, whatever the lexicon comes to hold."""
    found = items_of(Span(0, len(word)), word, "id", Known(()))

    assert [item.word for item in found] == [word]


def _claimed(whole: str, said: str, *, about: str = "") -> str | None:
    """The Indonesian of the claim that a text ends with, the names of the scene being those it holds."""
    found = [
        FoundName(whole.index(name), whole.index(name) + len(name), name, ENTITIES[id].kind, id)
        for name, id in (("Rusia", "russia"), ("Peru", "peru"), ("NATO", "nato"), ("Uni Eropa", "eu"))
        if name in whole
    ]
    at = whole.index(said)
    start = whole.rfind(". ", 0, at) + 2 if ". " in whole[:at] else 0
    claim = FoundClaim(
        Span(start, len(whole)), Span(at, len(whole)), ClaimKind.REPORTED, about=(about,) if about else ()
    )
    both_languages = worded(claim, read_text(whole, "id"), Names(tuple(found)), ENTITIES, (), ())
    return both_languages.as_mapping()["id"] if both_languages else None


def test_a_word_of_time_before_a_clause_is_told_with_it() -> None:
    """Without it an attack would move to another time; support may have ended, and what comes next has no place."""
    attack = _claimed("Sebelumnya, Rusia menyerang Peru.", "Rusia")
    support = _claimed("Sebelumnya Rusia mendukung Peru.", "Rusia")
    now = _claimed("Kini Rusia mendukung Peru.", "Rusia")
    then = _claimed("Lalu Rusia menyerang Peru.", "Rusia")

    assert attack == "Sebelumnya Rusia menyerang Peru"
    assert support is None
    assert now == "Saat ini Rusia mendukung Peru"
    assert then is None


def test_a_body_is_the_one_that_the_sentence_before_names() -> None:
    """ "The organisation" behind a sentence about organisations is any, and not the one that the article is about."""
    named = _claimed("NATO bertemu di London. Organisasi itu mencabut sanksi.", "Organisasi itu", about="nato")
    other = _claimed(
        "NATO bertemu di London. Ada organisasi lain. Organisasi itu mencabut sanksi.", "Organisasi itu", about="nato"
    )

    assert named == "NATO mencabut sanksi"
    assert other is None


def test_that_body_or_country_is_none_of_two() -> None:
    """Behind a sentence that names two, a reader takes it for the last, and a program for the first."""
    bodies = _claimed("NATO menolak Uni Eropa. Organisasi itu mencabut sanksi.", "Organisasi itu", about="nato")
    lands = _claimed("Rusia menyerang Peru. Negara itu mencabut sanksi.", "Negara itu", about="russia")
    this = _claimed("Rusia menyerang Peru. Negara ini mencabut sanksi.", "Negara ini", about="russia")
    land = _claimed("Rusia menyerang London. Negara itu mencabut sanksi.", "Negara itu", about="russia")

    assert (bodies, lands) == (None, None)
    assert this == land == "Rusia mencabut sanksi"
