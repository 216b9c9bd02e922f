"""Texts in which people marked the names: what the recogniser is trained on and measured against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

Mark = tuple[int, int, str]
"""First word, one past the last word, and kind: "PER", "ORG", "LOC"."""

MARKED_SENTENCES = 6
"""Sentences at the beginning of an article of MEANTIME in which names are marked; later ones are not."""

_LABELS = {"PER", "ORG", "LOC"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in words as its corpus parts them, and its names."""

    language: str
    words: tuple[str, ...]
    names: frozenset[Mark]

    @property
    def text(self) -> str:
        """The words, with a space between."""
        return " ".join(self.words)

    def mark_of(self, start: int, end: int, kind: str) -> Mark:
        """The words that a piece of `text` touches."""
        first = self.text.count(" ", 0, start)
        return first, first + self.text.count(" ", start, end) + 1, kind

    def places(self) -> Iterator[Mark]:
        """The names by characters of `text`."""
        starts = [0]
        for word in self.words:
            starts.append(starts[-1] + len(word) + 1)
        for first, last, kind in sorted(self.names):
            yield starts[first], starts[last] - 1, kind


def indonesian(path: Path) -> list[Marked]:
    """Sentences of a file of idner-news-2k."""
    sentences = path.read_text("utf-8").strip().split("\n\n")
    return [_tagged([line.split() for line in sentence.splitlines()]) for sentence in sentences]


def _tagged(rows: Iterable[list[str]]) -> Marked:
    words = [row[0] for row in rows if len(row) == 3]
    tags = [row[2] for row in rows if len(row) == 3]
    return Marked("id", tuple(words), frozenset(spans(tags)))


def spans(tags: Iterable[str]) -> Iterator[Mark]:
    """Names as B- and I- tags give them; an I- without a beginning begins one."""
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            yield first, place, kind
            kind = ""
        if tag != "O" and not kind:
            first, kind = place, tag[2:]


def english(folder: Path) -> list[Marked]:
    """Sentences of one corpus of MEANTIME."""
    return [sentence for path in sorted(folder.glob("*.xml")) for sentence in _article(path)]


def _article(path: Path) -> Iterator[Marked]:
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus that a developer chose
    places = {
        token.attrib["t_id"]: (token.attrib["sentence"], token.text or "")
        for token in root.iter("token")
        if int(token.attrib["sentence"]) < MARKED_SENTENCES
    }
    sentences: dict[str, list[str]] = {}
    for id, (sentence, _) in places.items():
        sentences.setdefault(sentence, []).append(id)
    kinds = _kinds(root)
    named = [
        (kinds[mention.attrib["m_id"]], [anchor.attrib["t_id"] for anchor in mention.iter("token_anchor")])
        for mention in root.iter("ENTITY_MENTION")
        if mention.get("syntactic_type") in {"NAM", "PRE.NAM"} and kinds.get(mention.attrib["m_id"]) in _LABELS
    ]
    for ids in sentences.values():
        words = tuple(places[id][1] for id in ids)
        marks = {
            (ids.index(own[0]), ids.index(own[-1]) + 1, kind) for kind, own in named if own and set(own) <= set(ids)
        }
        yield Marked("en", words, frozenset(_innermost({_bare(words, mark) for mark in marks})))


def _bare(words: tuple[str, ...], mark: Mark) -> Mark:
    """A name without the small words that MEANTIME counts to it: "the", "its"; what is one word stays."""
    first, last, kind = mark
    while first + 1 < last and (words[first].islower() or words[first] in {"The", "``"}):
        first += 1
    return first, last, kind


def _kinds(root: ET.Element) -> dict[str, str]:
    """What each mention's entity is."""
    entities = {entity.attrib["m_id"]: entity.attrib["ent_type"] for entity in root.iter("ENTITY")}
    return {
        source.attrib["m_id"]: entities.get(target.attrib["m_id"], "")
        for relation in root.iter("REFERS_TO")
        for source in relation.iter("source")
        for target in relation.iter("target")
    }


def _innermost(marks: set[Mark]) -> Iterator[Mark]:
    """Names that hold no other name; a recogniser marks a word once."""
    for mark in marks:
        if not any(other != mark and mark[0] <= other[0] and other[1] <= mark[1] for other in marks):
            yield mark
