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
    ],
)
def test_what_has_no_name_or_several_is_left_to_quotation(text: str) -> None:
    """A reader of another day would not know which war is meant."""
    assert _last(text, "id") is None
