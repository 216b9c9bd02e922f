"""What the recogniser learns from, what it is worth, and the list of the world."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import name_corpora
import name_words
import pytest
from benchmarks.intake_names import f1, marks
from name_corpora import Marked
from requirements import folder

from bot.intake.names.features import shape
from bot.intake.names.recogniser import Recogniser
from bot.intake.names.training import example
from bot.intake.names.world import world

_IDNER = """Menurut ADP O
Siti PROPN B-PER
Rahma PROPN I-PER
, PUNCT O
(BPS) PROPN B-ORG

Di ADP O
Bone PROPN I-LOC
"""
_MEANTIME = """<Document>
<token sentence="0" t_id="1">The</token><token sentence="0" t_id="2">Bone</token><token sentence="0" t_id="3">Bank</token>
<token sentence="6" t_id="4">Bone</token>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/><token_anchor t_id="2"/><token_anchor t_id="3"/>
</ENTITY_MENTION>
<ENTITY_MENTION m_id="2" syntactic_type="NOM"><token_anchor t_id="3"/></ENTITY_MENTION>
<ENTITY ent_type="ORG" m_id="9"/>
<REFERS_TO><source m_id="1"/><source m_id="2"/><target m_id="9"/></REFERS_TO>
</Document>"""


def test_marked_sentences_of_both_corpora_are_read(tmp_path: Path) -> None:
    """MEANTIME marks the beginning of an article only, and counts "The" to a name."""
    (tmp_path / "part.txt").write_text(_IDNER, encoding="utf-8")
    (tmp_path / "article.xml").write_text(_MEANTIME, encoding="utf-8")

    first, second = name_corpora.indonesian(tmp_path / "part.txt")
    (english,) = name_corpora.english(tmp_path)

    assert first.names == {(1, 3, "PER"), (4, 5, "ORG")}
    assert list(first.places()) == [(8, 18, "PER"), (21, 26, "ORG")]
    assert second.names == {(1, 2, "LOC")}
    assert (english.text, english.names) == ("The Bone Bank", frozenset({(1, 3, "ORG")}))


def test_words_that_news_writes_small_are_counted(tmp_path: Path) -> None:
    """What is seldom small, or mostly large, is no everyday word."""
    for name in ("summaries", "dates/kompas-development", "languages", "facts/meantime/corpus_one", "timelines/one"):
        (tmp_path / name).mkdir(parents=True)
    with gzip.open(tmp_path / "summaries" / "detik-500.csv.gz", "wt", encoding="utf-8") as file:
        file.write(
            'isi_berita\n"Harga pasar naik di Bone dan bone."\n"Warga ke pasar di Bone, kata Bone dan Bone di Bone."\n'
        )
    (tmp_path / "dates" / "kompas-development" / "one.tml").write_text("<DOC>Ini pasar naik.</DOC>", encoding="utf-8")
    (tmp_path / "languages" / "flores-dev.id").write_text("Satu bone lagi.", encoding="utf-8")
    (tmp_path / "languages" / "flores-dev.en").write_text("the harbour is here. " * 20 + "a quay", encoding="utf-8")
    (tmp_path / "facts" / "meantime" / "corpus_one" / "one.xml").write_text(_MEANTIME, encoding="utf-8")
    with gzip.open(tmp_path / "timelines" / "one" / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "the harbour"}) + "\n")

    assert set(name_words.everyday(tmp_path).split()) == {"dan", "di", "harbour", "here", "is", "naik", "pasar", "the"}


def test_a_sentence_is_learned_as_it_is_read() -> None:
    """A name's first word begins it; a bracket beside it belongs to it where the corpus says so."""
    features, tags = example("Kata Siti Rahma (BPS)", "id", [(5, 15, "PER"), (16, 21, "ORG")])

    assert tags == ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "I-ORG"]
    assert len(features) == len(tags)
    assert b"glued" in features[4]


@pytest.mark.parametrize(("text", "expected"), [("Siti", "Xx"), ("BPS", "X"), ("G20", "X9"), ("iPhone", "xXx")])
def test_a_shape_keeps_the_kinds_of_letters(text: str, expected: str) -> None:
    """Runs count once, so that names of any length look alike."""
    assert shape(text) == expected


def test_f1_counts_what_is_right_of_what_is_there_and_told() -> None:
    """One of two found, and one too many: half."""
    sentence = Marked("id", ("A", "B", "C"), frozenset({(0, 1, "PER"), (1, 2, "LOC")}))
    found = [frozenset({(0, 1, "PER"), (2, 3, "ORG")})]

    assert f1([sentence], found) == 50
    assert f1([sentence], found, "PER") == 100
    assert f1([sentence], found, "LOC") == 0


def test_the_shipped_model_reaches_its_mark() -> None:
    """Every fourth sentence of the part that it has not seen, well above what a broken model would reach."""
    bench = folder("bench", "RINGKAS_BENCH")
    sentences = name_corpora.indonesian(bench / "ner" / "idner-news-2k" / "dev.txt")[::4]
    recogniser = Recogniser("id")

    assert f1(sentences, [marks(recogniser, sentence) for sentence in sentences]) > 80


def test_the_world_is_well_formed() -> None:
    """Every line an entity of its own, with names in both languages; some adjectives."""
    entities = {entity.id: entity for entity in world().names.values()}

    assert len(entities) > 600
    assert {"russia", "nato", "jakarta"} <= entities.keys()
    assert world().names["inggris"].id == world().adjectives["british"].id == "united-kingdom"
