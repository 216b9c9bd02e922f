"""The files of the lexicon: every line holds what its columns say, and no two lines say different things of one phrase."""

from __future__ import annotations

from collections import Counter

import pytest
from worded_claims import both

from bot.intake.wordings import noun
from bot.intake.wordings.adverbials import ADVERBIAL, READ_TOO
from bot.intake.wordings.english import verb_forms
from bot.intake.wordings.lexicon import _rows, lexicon
from bot.intake.wordings.tables import words_of

COLUMNS = {
    "nouns": 5,
    "compounds": 5,
    "verbs": 6,
    "modifiers": 3,
    "roles": 3,
    "portfolios": 2,
    "places": 4,
    "called": 4,
    "links": 4,
}


def _forms(cell: str) -> list[str]:
    return [form.strip() for form in cell.split(",")]


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_every_line_has_all_its_columns(name: str, columns: int) -> None:
    """One bar too few would shift a class into the English."""
    wrong = [row for row in _rows(name) if len(row) != columns or not (row[0] or row[2])]

    assert wrong == []


@pytest.mark.parametrize("name", ["nouns", "roles", "places", "portfolios"])
def test_no_indonesian_phrase_stands_on_two_lines(name: str) -> None:
    """It would have two readings, and so none."""
    phrases = Counter(words_of(form) for ids, *_ in _rows(name) for form in _forms(ids))

    assert [words for words, lines in phrases.items() if lines > 1 and words] == []


def test_what_may_follow_is_known() -> None:
    """A key without a line among the links would break the reading of every sentence with that word."""
    links = {key for key, *_ in _rows("links")}
    keys = {
        key.rstrip("!") for name in ("nouns", "compounds", "verbs") for row in _rows(name) for key in row[-1].split()
    }

    assert keys - links == {"of", "="}
    assert set(ADVERBIAL) <= links
    assert set(READ_TOO) <= set(ADVERBIAL)


def test_every_noun_has_a_number_and_a_class() -> None:
    """Without them it could be said of nothing."""
    wrong = [row for name in ("nouns", "compounds") for row in _rows(name) if row[2] not in "spPmtTu" or not row[3]]

    assert wrong == []


def test_no_name_pattern_loses_the_name() -> None:
    """The English of "Polres ..." has a place for the rest."""
    assert [row for row in _rows("called") if row[1].count("{}") != 1] == []


@pytest.mark.parametrize("verb", ["submit", "transfer", "control", "beat", "take", "have", "sing"])
def test_no_irregular_verb_is_left_to_the_rules(verb: str) -> None:
    """The lexicon holds every form that no rule makes."""
    specs = [form.lstrip("~") for row in _rows("verbs") for form in _forms(row[2])]
    forms = [verb_forms(spec) for spec in specs if spec.partition(":")[0].split()[:1] == [verb]]
    wrong = {"submited", "transfered", "controled", "beated", "taked", "haved", "singed", "haves"}

    assert not wrong & {form for each in forms for text in (each.past, each.finite) for form in text.split()}


def test_goods_make_nouns_of_their_own() -> None:
    """What has a line of its own keeps it; a measure of goods, or what is seized, makes none."""
    texts = {
        words: noun(words, "id") for words in ("ekspor kopi", "ekspor senjata", "harga bawang merah", "ekspor ton")
    }

    assert {words: found and found.as_mapping()["en"] for words, found in texts.items()} == {
        "ekspor kopi": "coffee exports",
        "ekspor senjata": "arms exports",
        "harga bawang merah": "shallot prices",
        "ekspor ton": None,
    }
    assert noun("stok sabu", "id") is None


def test_an_english_word_with_two_meanings_is_written_and_not_read() -> None:
    """Whether a search is one of a house or for somebody, only the Indonesian says."""
    assert both("id", "Polisi melakukan sebuah penggeledahan di [London]") == (
        "Polisi melakukan sebuah penggeledahan di London",
        "Police carried out a search in London",
    )
    assert both("en", "Police carried out a search in [London]") is None
    assert words_of("search") not in lexicon("en").nouns._phrases
