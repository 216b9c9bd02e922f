"""Nouns alone: measures, units, and speakers without a name."""

from __future__ import annotations

import pytest

from bot.intake.wordings import counted, noun


@pytest.mark.parametrize(
    ("words", "language", "text_id", "text_en"),
    [
        ("anggaran pertahanan", "id", "anggaran pertahanan", "defence budget"),
        ("oil prices", "en", "harga minyak", "oil prices"),
        ("seorang pejabat senior", "id", "seorang pejabat senior", "a senior official"),
        ("Seorang pejabat Kazakhstan", "id", "seorang pejabat Kazakhstan", "a Kazakh official"),
        ("para pejabat Inggris", "id", "para pejabat Inggris", "British officials"),
        ("a Russian official", "en", "seorang pejabat Rusia", "a Russian official"),
        ("juru bicara pemerintah Rusia", "id", "juru bicara pemerintah Rusia", "Russia’s government spokesperson"),
        ("anggaran yang belum pernah ada", "id", "", ""),
        ("", "id", "", ""),
    ],
)
def test_a_noun_is_named_in_both_languages_or_not_at_all(words: str, language: str, text_id: str, text_en: str) -> None:
    """It keeps its article where it had one."""
    found = noun(words, language)

    assert (found.as_mapping() if found else {"id": "", "en": ""}) == {"id": text_id, "en": text_en}


def test_what_is_counted_has_a_plural_and_a_singular() -> None:
    """ "390 soldiers", "1 soldier"; "3 kapal" are ships."""
    units = {words: counted(words, "id") for words in ("prajurit", "kapal", "orang")}
    english = {words: [form.as_mapping()["en"] for form in forms or ()] for words, forms in units.items()}

    assert english == {"prajurit": ["soldiers", "soldier"], "kapal": ["ships", "ship"], "orang": ["people", "person"]}


def test_what_nobody_can_count_is_no_unit() -> None:
    """A mass has no plural, and an unknown word no translation."""
    assert (counted("batu bara", "id"), counted("gelondong", "id"), counted("", "id")) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "text_id", "text_en"),
    [
        ("British diplomats", "diplomat Inggris", "British diplomats"),
        ("new fighter jets", "jet tempur baru", "new fighter jets"),
        ("new Russian warships", None, None),
        ("Russian armed soldiers", "prajurit bersenjata Rusia", "Russian armed soldiers"),
        ("Russian gelondong", None, None),
        ("military money", None, None),
    ],
)
def test_what_is_counted_may_be_described(words: str, text_id: str | None, text_en: str | None) -> None:
    """By the country and the sort, in the order of each language; with one word unknown it stays a quotation."""
    found = counted(words, "en")

    assert (found[0].as_mapping() if found else None) == ({"id": text_id, "en": text_en} if text_id else None)
