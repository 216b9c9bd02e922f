"""What an editor is told of an article's claims: nothing is guessed or left out without a word."""

from __future__ import annotations

import pytest
from claim_scenes import named_claims

from bot.domain.errors import Notice
from bot.intake.claims.remarks import remarks


def _told(text: str, language: str = "id") -> tuple[str, ...]:
    return tuple(remark.in_english() for remark in _remarks(text, language))


def _remarks(text: str, language: str) -> tuple[Notice, ...]:
    return remarks(named_claims(text, language), (), text)


def test_a_sentence_that_names_nobody_is_told() -> None:
    """It would stand on nobody's page, and must not be lost without a word."""
    assert _told("Harga beras telah naik tajam di pasar.") == (
        (
            "No claim was made of this sentence, which tells of nobody and nothing known: "
            "“Harga beras telah naik tajam di pasar.”"
        ),
    )


def test_of_several_such_sentences_the_first_are_shown() -> None:
    """A long article is not printed again."""
    (told,) = _told(" ".join(f"Harga beras telah naik {number} kali." for number in range(2, 9)))

    assert told == (
        "No claim was made of 7 sentences, which tell of nobody and nothing known; the first: "
        "“Harga beras telah naik 2 kali.”; “Harga beras telah naik 3 kali.”; “Harga beras telah naik 4 kali.”"
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    """Its beginning tells which one it is."""
    (told,) = _told(f"Harga beras telah naik {'sangat ' * 40}tajam.")

    assert told.endswith("sangat …”")
    assert len(told) < 200


def test_a_long_word_is_cut_where_it_must_be() -> None:
    """Hostile text makes no long remark."""
    (told,) = _told(f"Beras telah naik{'x' * 500} jauh.")

    assert len(told) < 200


def test_a_saying_of_nobody_is_told() -> None:
    """Who "ia" is cannot be known here."""
    assert _told("Ia mengatakan Norda meninggalkan Tarvia.") == (
        (
            "No claim was made of this sentence, since nobody can be sure who says it: "
            "“Ia mengatakan Norda meninggalkan Tarvia.”"
        ),
    )


@pytest.mark.parametrize("text", ["Langkah itu telah mengejutkan Norda.", "Hal ini membuat Norda bingung."])
def test_a_sentence_that_leans_on_the_one_before_is_told(text: str) -> None:
    """Alone it would be a riddle."""
    assert _told(text) == (f"No claim was made of this sentence, which does not say alone whom it tells of: “{text}”",)


def test_what_was_guessed_is_told_once_with_its_sentences() -> None:
    """One remark on all that “ia” was taken for."""
    text = "Rina Wijaya tiba di Lumen. Ia bertemu pemimpin Tarvia. Ia menandatangani perjanjian dengan Norda."

    assert _told(text) == (
        "“ia” was taken to mean Rina Wijaya: “Ia bertemu pemimpin Tarvia”; “Ia menandatangani perjanjian dengan Norda”",
    )


def test_a_sentence_of_which_a_claim_was_made_is_not_told() -> None:
    """What stands beside the claim, as its evidence, is not lost."""
    text = "“Norda telah menutup pelabuhan. Harga beras telah naik tajam,” kata Rina Wijaya."

    assert _told(text) == ()


def test_sentences_that_could_not_be_worded_are_told_with_the_others() -> None:
    """Those are known only once the records are made."""
    text = "Rina Wijaya tiba di Lumen. Ia bertemu pemimpin Tarvia."
    claims = named_claims(text, "id")
    (told,) = remarks(claims, [claims.kept[-1].said], text)[1:]

    assert told.in_english() == (
        "No claim was made of this sentence, which does not say alone whom it tells of: “Ia bertemu pemimpin Tarvia”"
    )
