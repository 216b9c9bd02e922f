"""Who says what, in both languages: a wrong attribution is the worst fault of all."""

from __future__ import annotations

import pytest
from claim_scenes import claims_of, told, who

SAID_BEFORE = [
    ("id", "Rina Wijaya mengatakan bahwa Tarvia menutup pelabuhan timur.", "rina", "Tarvia menutup pelabuhan timur"),
    (
        "id",
        "Rina Wijaya mengatakan Tarvia telah menutup pelabuhan timur.",
        "rina",
        "Tarvia telah menutup pelabuhan timur",
    ),
    ("id", "Rina Wijaya menjelaskan kapal Tarvia bergerak ke utara.", "rina", "kapal Tarvia bergerak ke utara"),
    ("id", "Rina Wijaya, analis laut, menyebut Tarvia tidak siap.", "rina", "Tarvia tidak siap"),
    ("id", "Rina Wijaya, analis laut di Lumen menyebut Tarvia tidak siap.", "rina", "Tarvia tidak siap"),
    ("id", "Menurut Rina Wijaya, Tarvia sudah menutup pelabuhan itu.", "rina", "Tarvia sudah menutup pelabuhan itu"),
    ("id", "Dalam pidato di Lumen, Rina Wijaya mengatakan Tarvia akan mundur.", "rina", "Tarvia akan mundur"),
    ("id", "Rina Wijaya mengungkapkan jika Norda sudah membayar denda.", "rina", "Norda sudah membayar denda"),
    ("en", "Mark Olsen said that Tarvia had closed its eastern port.", "olsen", "Tarvia had closed its eastern port"),
    ("en", "Mark Olsen, head of the union, said Tarvia had closed the port.", "olsen", "Tarvia had closed the port"),
    ("en", "Mark Olsen told reporters that Tarvia had closed the port.", "olsen", "Tarvia had closed the port"),
    ("en", "Mark Olsen also told the Sea Ministry that Tarvia was ready.", "olsen", "Tarvia was ready"),
    (
        "en",
        "According to Mark Olsen, Tarvia has closed the eastern port.",
        "olsen",
        "Tarvia has closed the eastern port",
    ),
    ("en", "The airline Norda announced that it is buying Velmar next year.", "norda", "it is buying Velmar next year"),
    (
        "en",
        "In response to critics saying Tarvia was slow, Mark Olsen said Lumen was slower.",
        "olsen",
        "Lumen was slower",
    ),
]
SAID_BEFORE += [
    (
        "id",
        "Direktur Pelabuhan, Pantai, dan Kapal Lumen Rina Wijaya mengatakan Tarvia sudah mundur.",
        "rina",
        "Tarvia sudah mundur",
    ),
    ("id", "Kementerian Laut (KL) menyatakan Tarvia sudah mundur.", "ministry", "Tarvia sudah mundur"),
    ("id", "Kementerian Laut (KL) menuturkan kepada pers, Tarvia mundur kemarin.", "ministry", "Tarvia mundur kemarin"),
    ("id", "Menurut Kementerian Laut (KL), Tarvia mundur kemarin.", "ministry", "Tarvia mundur kemarin"),
    ("id", "Berdasarkan data Velmar, Tarvia sudah menutup pelabuhan.", "data Velmar", "Tarvia sudah menutup pelabuhan"),
    ("id", "Dikutip dari situs resmi Velmar, Tarvia sudah mundur.", "situs resmi Velmar", "Tarvia sudah mundur"),
    (
        "id",
        "Saat tiba, juru bicara Kementerian Laut Rina Wijaya mengatakan Tarvia sudah mundur.",
        "rina",
        "Tarvia sudah mundur",
    ),
    (
        "id",
        "Seorang warga menyebut 83,5 persen kapal Tarvia sudah rusak.",
        "Seorang warga",
        "83,5 persen kapal Tarvia sudah rusak",
    ),
    (
        "en",
        "Norda Inc. chief Mark Olsen said Tarvia had closed the port.",
        "olsen",
        "Tarvia had closed the port",
    ),
    ("en", "The Sea Ministry told a conference that Tarvia was ready.", "ministry", "Tarvia was ready"),
    ("en", "Mark Olsen said of the plan that Tarvia was ready.", "olsen", "Tarvia was ready"),
    ("en", "Mark Olsen, chief of Norda, said Velmar expects to cut jobs.", "olsen", "Velmar expects to cut jobs"),
    (
        "en",
        "At the port, with Norda gone, a dealer called Mark Olsen said Tarvia was ready.",
        "olsen",
        "Tarvia was ready",
    ),
    ("en", "With Mark Olsen saying nothing, the Sea Ministry said Tarvia was ready.", "ministry", "Tarvia was ready"),
    ("en", "The chief (of Norda since May) Mark Olsen said Tarvia was ready.", "olsen", "Tarvia was ready"),
    ("en", "The Sea Ministry told the Norda board that Tarvia was ready.", "ministry", "Tarvia was ready"),
    ("id", "Rina Wijaya menjelaskan di Lumen, Tarvia menutup pelabuhan.", "rina", "Tarvia menutup pelabuhan"),
    ("en", "Norda, by contrast, said Velmar was ready.", "norda", "Velmar was ready"),
    ("id", "Rina Wijaya mengatakan lalu lintas di Tarvia naik.", "rina", "lalu lintas di Tarvia naik"),
    ("id", "Menurut Rina Wijaya, lalu lintas di Tarvia naik.", "rina", "lalu lintas di Tarvia naik"),
]
SAID_BEHIND = [
    ("id", "Pelabuhan Tarvia ditutup sejak pagi, kata Rina Wijaya.", "rina", "Pelabuhan Tarvia ditutup sejak pagi"),
    ("id", "Pelabuhan Tarvia ditutup, ujar Rina Wijaya kepada wartawan.", "rina", "Pelabuhan Tarvia ditutup"),
    ("id", "Tarvia sudah menutup pelabuhan itu menurut Rina Wijaya.", "rina", "Tarvia sudah menutup pelabuhan itu"),
    (
        "en",
        "The port of Tarvia was closed in the morning, said Mark Olsen.",
        "olsen",
        "The port of Tarvia was closed in the morning",
    ),
    (
        "en",
        "The port of Tarvia was closed, Mark Olsen said on state television.",
        "olsen",
        "The port of Tarvia was closed",
    ),
    ("en", "The port of Tarvia was closed, according to Mark Olsen.", "olsen", "The port of Tarvia was closed"),
]
SAID_BEHIND += [
    ("id", "Pelabuhan Tarvia ditutup, kata Rina Wijaya selaku kepala pelabuhan.", "rina", "Pelabuhan Tarvia ditutup"),
    (
        "id",
        "Pelabuhan Tarvia ditutup, kata Rina Wijaya, menambahkan bahwa Lumen siap.",
        "rina",
        "Pelabuhan Tarvia ditutup",
    ),
    (
        "en",
        "The port of Tarvia was closed, said Norda vice president Mark Olsen.",
        "olsen",
        "The port of Tarvia was closed",
    ),
    (
        "en",
        "The port of Tarvia was closed, according to an April report.",
        "an April report",
        "The port of Tarvia was closed",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "said"), SAID_BEFORE + SAID_BEHIND)
def test_indirect_speech_parts_into_who_and_what(language: str, text: str, speaker: str, said: str) -> None:
    """The assertion is cut clean of whoever makes it, on whichever side that stands."""
    assert told(text, language) == [(speaker, said)]


def test_attribution_does_not_run_on_into_the_next_sentence() -> None:
    """What follows an attributed sentence is told by the article."""
    text = "Rina Wijaya mengatakan Tarvia akan mundur. Lumen menandatangani perjanjian baru."

    assert told(text)[1] == ("", "Lumen menandatangani perjanjian baru")


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("id", "Rina Wijaya mengatakan Tarvia sudah siap.", "“Norda membeli dua kapal baru,” katanya."),
        ("id", "Rina Wijaya tiba di Lumen kemarin.", "Ia mengatakan Norda membeli dua kapal."),
        ("id", "Rina Wijaya tiba di Lumen kemarin.", "Menurutnya, Norda membeli dua kapal."),
        ("en", "Mark Olsen said Tarvia was ready.", "“Norda bought two new ships in May,” he said."),
        ("en", "Mark Olsen came to Lumen on Monday.", "He said that Norda bought two ships."),
    ],
)
def test_a_pronoun_means_who_spoke_last_or_the_one_subject_before(language: str, first: str, second: str) -> None:
    """The reader is told who was taken to be meant."""
    *_, claim = claims_of(f"{first}\n{second}", language)

    assert (who(claim) in {"rina", "olsen"}, [reason.text for reason in claim.reasons]) == (
        True,
        ["“{words}” was taken to mean {name}"],
    )


@pytest.mark.parametrize(
    "first",
    [
        "Polisi menangkap Rina Wijaya di Lumen.",
        "Rina Wijaya bertemu Budi Santoso di Lumen.",
        "Seorang pejabat mengatakan Rina Wijaya ada di Lumen.",
    ],
)
def test_a_pronoun_that_may_mean_another_drops_the_saying(first: str) -> None:
    """An object, one of two, or a nameless speaker before it leave it open who "he" is."""
    sayings = [
        speaker for speaker, said in told(f"{first}\n“Norda membeli dua kapal baru,” katanya.") if "Norda" in said
    ]

    assert sayings == []


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "id",
            "Seorang pejabat senior dari Lumen mengatakan Tarvia sudah mundur.",
            "Seorang pejabat senior dari Lumen",
        ),
        ("id", "Juru bicara Rina Wijaya mengatakan Tarvia sudah mundur.", "Juru bicara Rina Wijaya"),
        ("id", "Rina Wijaya dan Budi Santoso mengatakan Tarvia sudah mundur.", "Rina Wijaya dan Budi Santoso"),
        ("en", "A spokesman for Mark Olsen said Tarvia had withdrawn.", "A spokesman for Mark Olsen"),
        ("en", "Mark Olsen's lawyer said Tarvia had withdrawn.", "Mark Olsen's lawyer"),
        ("en", "Norda officials said Tarvia had withdrawn.", "Norda officials"),
    ],
)
def test_a_speaker_whom_no_name_heads_is_given_as_printed(language: str, text: str, words: str) -> None:
    """A spokesman is not the one he speaks for, and two people are not one."""
    assert told(text, language)[0][0] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Tarvia mengakui kedaulatan Lumen."),
        ("id", "Rina Wijaya menyatakan dukungan terhadap Lumen."),
        ("id", "Rina Wijaya tidak mengatakan bahwa Tarvia mundur."),
        ("id", "Melihat Tarvia mundur dan mengatakan tidak tahu, Lumen bersiap."),
        ("id", "Rina Wijaya membeli Norda dan mengatakan bahwa Velmar dijual."),
        ("en", "Leaving Tarvia said that Norda was closed."),
        ("id", "Tarvia mundur setelah Rina Wijaya mengatakan bahwa Lumen siap."),
        ("id", "Rina Wijaya disebut menuding Tarvia."),
        ("id", "Tarvia melaporkan warga Lumen menuai pujian."),
        ("id", "Berdasarkan kondisi itu, Tarvia menutup pelabuhan."),
        ("id", "Rina Wijaya menyebut Lumen setelah Tarvia menutup pelabuhan."),
        ("en", "Velmar was sold and its plane built in Tarvia, said Norda closed the deal."),
        ("id", "Tarvia membahas inflasi yang rendah, nilai tukar yang stabil di Lumen."),
        ("en", "Norda announced a plan that was long expected in Tarvia."),
        ("en", "Norda is said to have bought Velmar in Tarvia."),
        ("en", "The plane of Norda, announced last week, was built in Tarvia."),
        ("en", "Not all of their claims that Norda broke the rules of Tarvia were upheld."),
    ],
)
def test_a_verb_of_saying_without_an_assertion_is_the_articles_own_account(language: str, text: str) -> None:
    """Acts, negations, subordinate clauses and nouns that look like verbs attribute nothing."""
    assert [speaker for speaker, _ in told(text, language)] == [""]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("id", "Rencana Tarvia itu, kata Rina Wijaya, akan menaikkan harga.", "rina"),
        ("en", "The plan of Tarvia, Mark Olsen said, will raise prices.", "olsen"),
    ],
)
def test_a_speaker_put_in_between_still_owns_the_sentence(language: str, text: str, speaker: str) -> None:
    """Both halves are his, so that the whole sentence is quoted."""
    assert told(text, language) == [(speaker, text.rstrip("."))]


def test_another_clause_behind_indirect_speech_is_not_the_speakers() -> None:
    """What stands behind a semicolon or "while" is told by the article, or by whom it names."""
    text = "Mark Olsen said Tarvia had withdrawn, while Lumen signed a treaty with Norda."

    assert told(text, "en") == [("olsen", "Tarvia had withdrawn"), ("", "Lumen signed a treaty with Norda")]


def test_an_outlet_that_reports_is_an_origin_and_no_speaker() -> None:
    """The outlet passes it on; whoever speaks within is the speaker."""
    text = "Reuters melaporkan, seorang pejabat mengatakan bahwa Tarvia sudah mundur."

    (claim,) = claims_of(text)

    assert (claim.origins, who(claim), claim.said.of(text)) == (("Reuters",), "seorang pejabat", "Tarvia sudah mundur")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Seorang pejabat mengatakan kepada Reuters bahwa Tarvia sudah mundur."),
        ("en", "An official told Reuters that Tarvia had withdrawn."),
        ("id", "Tarvia sudah mundur, seperti dikutip Reuters."),
        ("en", "Citing two officials, Reuters reported that Tarvia had withdrawn."),
    ],
)
def test_an_outlet_that_was_told_or_is_quoted_is_an_origin(language: str, text: str) -> None:
    """Who had it first is kept, whichever way the sentence says so."""
    (claim,) = claims_of(text, language)

    assert claim.origins == ("Reuters",)


def test_an_origin_of_the_article_is_known_by_its_short_form() -> None:
    """An outlet found by the article's facts needs no list of outlets."""
    text = "Kabar Lumen melaporkan, Tarvia sudah mundur."

    (claim,) = claims_of(text, origins=("Kabar Lumen",))

    assert (claim.origins, claim.speaker) == (("Kabar Lumen",), None)


def test_that_an_outlet_reported_is_no_claim_by_itself() -> None:
    """A sentence without an assertion says nothing that can be checked."""
    assert claims_of("Reuters melaporkan pada hari Senin kepada Tarvia.") == ()
