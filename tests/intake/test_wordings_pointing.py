"""Words that mean something only beside the article: "the current war" by the name that the article gave it, or nothing."""

from __future__ import annotations

import re

import pytest
from worded_claims import ENTITIES, Names

from bot.domain.claims import ClaimKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import read_text
from bot.intake.wordings import worded

_NAMED = {name: entity for entity in ENTITIES.values() for name in entity.all_names}
_PATTERN = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_NAMED, key=len, reverse=True)))})\b")


def _last(text: str, language: str) -> tuple[str, str] | None:
    """What the last sentence of a text is in both languages."""
    read = read_text(text, language)
    found = tuple(
        FoundName(match.start(), match.end(), match[0], _NAMED[match[0]].kind, _NAMED[match[0]].id)
        for match in _PATTERN.finditer(text)
    )
    span = read.sentences[-1]
    claim = FoundClaim(span, span, ClaimKind.REPORTED)
    told = worded(claim, read, Names(found), ENTITIES, (), ())
    return (told.as_mapping()["id"], told.as_mapping()["en"]) if told else None


@pytest.mark.parametrize(
    ("language", "before", "said"),
    [
        ("id", "Perang Rusia melawan Ukraina berlanjut.", "Peru bersikap netral dalam perang saat ini."),
        ("id", "Perang Rusia melawan Ukraina berlanjut.", "Peru bersikap netral dalam perang tersebut."),
        ("en", "Russia's war against Ukraine goes on.", "Peru is neutral in the current war."),
        ("en", "Russia's war against Ukraine goes on.", "Peru is neutral in this war."),
    ],
)
def test_what_a_clause_points_at_is_named(language: str, before: str, said: str) -> None:
    """As the article named it before."""
    found = _last(f"{before} {said}", language)

    assert found == (
        "Peru netral dalam perang Rusia melawan Ukraina",
        "Peru is neutral in Russia’s war against Ukraine",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Peru bersikap netral dalam perang saat ini.",
        "Perang berlanjut. Peru bersikap netral dalam perang ini.",
        "Perang Rusia melawan Ukraina berlanjut. Perang di Kazakhstan berakhir. Peru bersikap netral dalam perang ini.",
        # a second one in the same sentence, of the sentence before or its own
        "Perang di Ukraina berlanjut, lain dengan perang di Kazakhstan. Peru mengecam perang itu.",
        "Perang di Ukraina dan perang di Kazakhstan berlanjut. Peru mengecam perang itu.",
        "Perang di Ukraina berlanjut. Karena perang di Kazakhstan, Peru mengecam perang itu.",
        # one that cannot be read
        "Perang di Ukraina berlanjut. Perang Gelondong dimulai. Perang di Ukraina usai. Peru mengecam perang itu.",
        "Perang gelondong dimulai. Perang di Ukraina berlanjut. Peru mengecam perang itu.",
        # not right before, denied, or over
        "Perang di Kazakhstan berlanjut. Rusia menyerang Ukraina. Peru mengecam perang saat ini.",
        "Setelah perang di Kazakhstan, pasukan kembali. Peru mengecam perang saat ini.",
        "Tidak ada perang di Kazakhstan. Peru mengecam perang itu.",
        # what the clause says itself
        "Perang di Ukraina berlanjut. Peru mengecam perang ini di Kazakhstan.",
        "Konflik di Ukraina berlanjut. Peru mengecam konflik ini dengan Kazakhstan.",
    ],
)
def test_what_has_no_name_or_several_is_left_to_quotation(text: str) -> None:
    """A reader of another day would not know which war is meant."""
    assert _last(text, "id") is None


@pytest.mark.parametrize(
    "text",
    [
        "The war in Ukraine goes on. Peru condemned the current war in Kazakhstan.",
        "The war in Ukraine goes on. Peru condemned this war between Russia and Kazakhstan.",
        "The war in Ukraine goes on. The Kazakhstan war began. Peru condemned the current war.",
        "The war in Ukraine and the war in Kazakhstan go on. Peru condemned this war.",
        "The war in Kazakhstan goes on. Russia attacked Ukraine. Peru condemned the ongoing war.",
        "There is no war in Kazakhstan. Peru condemned that war.",
    ],
)
def test_in_english_too(text: str) -> None:
    """The rule is the same."""
    assert _last(text, "en") is None


def test_what_only_points_back_is_no_second_one() -> None:
    """Two such sentences in a row mean the same war."""
    text = "Perang di Ukraina berlanjut. Rusia membahas perang itu di London. Perang di Ukraina usai. Peru mengecam perang itu."
    plain = text.replace(" di London", "").replace("usai", "berlanjut")

    assert _last(text, "id") is None
    assert _last(plain, "id") == ("Peru mengecam perang di Ukraina", "Peru condemned the war in Ukraine")


def test_too_many_mentions_are_not_read() -> None:
    """A text that speaks of nothing else is left to quotation rather than read again for every clause."""
    few, many = ("Perang di Ukraina berlanjut. " * times + "Peru mengecam perang itu." for times in (40, 41))

    assert _last(few, "id")
    assert _last(many, "id") is None
