"""What a model answered, taken apart: whatever has not the shape that was asked for counts as proposed, and is dropped.

An answer is read as JSON and as nothing else, so that no words in it can do anything but be held against the text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.domain.claims import ClaimKind
from bot.domain.errors import BotError, notice

LONGEST_TEXT = 2000
"""Characters of the longest text of an answer that is looked at."""
_SHOWN = frozenset(kind.value for kind in ClaimKind)


class Part(StrEnum):
    """What a model may be asked to propose."""

    SUMMARIES = "summaries"
    CLAIMS = "claims"
    TRANSLATIONS = "translations"


MOST = {Part.SUMMARIES: 3, Part.CLAIMS: 12, Part.TRANSLATIONS: 40}
"""How many proposals of each sort are looked at: sentences of the summary, claims, translations."""


class NoProposals(BotError):
    """What came is no answer of the shape that was asked for."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in both languages, and the words of the article that it is to rest on."""

    quote: str
    id: str
    en: str

    @property
    def texts(self) -> Mapping[str, str]:
        """The sentence by language."""
        return {"id": self.id, "en": self.en}


@dataclass(frozen=True, slots=True)
class Assertion(Sentence):
    """A proposed claim; `speaker` is a name, "" where the article itself asserts it."""

    kind: ClaimKind
    speaker: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in the other language, by the number under which the original was sent."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """An answer's proposals, in its order; `misshapen` counts those that were none."""

    summary: tuple[Sentence, ...] = ()
    claims: tuple[Assertion, ...] = ()
    translations: tuple[Translation, ...] = ()
    misshapen: Mapping[Part, int] | None = None


def read_proposals(content: str, parts: frozenset[Part]) -> Proposals:
    """Take apart what a model wrote, as far as it was asked for.

    Raises:
        NoProposals: It is no JSON object.
    """
    answer = _object(content)
    misshapen: Counter[Part] = Counter()

    def items(part: Part, key: str) -> Iterator[Mapping[str, Any]]:
        found = answer.get(key, []) if part in parts else []
        listed = found if isinstance(found, list) else [found]
        misshapen[part] += max(0, len(listed) - MOST[part])
        for item in listed[: MOST[part]]:
            if isinstance(item, dict):
                yield item
            else:
                misshapen[part] += 1

    summary = [_sentence(item) for item in items(Part.SUMMARIES, "summary")]
    claims = [_assertion(item) for item in items(Part.CLAIMS, "claims")]
    translations = [_translation(item) for item in items(Part.TRANSLATIONS, "translations")]
    for part, found in ((Part.SUMMARIES, summary), (Part.CLAIMS, claims), (Part.TRANSLATIONS, translations)):
        misshapen[part] += sum(each is None for each in found)
    return Proposals(
        tuple(each for each in summary if each),
        tuple(each for each in claims if each),
        tuple(each for each in translations if each),
        misshapen,
    )


def _object(content: str) -> dict[str, Any]:
    """The object in a text; small models put it between fences."""
    begin, end = content.find("{"), content.rfind("}")
    try:
        answer = json.loads(content[begin : end + 1]) if 0 <= begin < end else None
    except (ValueError, RecursionError):  # no JSON; nested too deeply
        answer = None
    if not isinstance(answer, dict):
        raise NoProposals(notice("its answer is not the JSON that was asked for"))
    return answer


def _text(item: Mapping[str, Any], key: str) -> str:
    """A text of an item, "" where it is none."""
    text = item.get(key)
    return text.strip() if isinstance(text, str) and len(text) <= LONGEST_TEXT else ""


def _sentence(item: Mapping[str, Any]) -> Sentence | None:
    quote, text_id, text_en = (_text(item, key) for key in ("quote", "id", "en"))
    return Sentence(quote, text_id, text_en) if quote and text_id and text_en else None


def _assertion(item: Mapping[str, Any]) -> Assertion | None:
    sentence, kind = _sentence(item), _text(item, "kind")
    if sentence is None or kind not in _SHOWN:
        return None
    return Assertion(sentence.quote, sentence.id, sentence.en, ClaimKind(kind), _text(item, "speaker"))


def _translation(item: Mapping[str, Any]) -> Translation | None:
    number, text = item.get("number"), _text(item, "text")
    return Translation(number, text) if type(number) is int and text else None  # a bool is an int, too
