"""Records as the JSON documents in which they are stored, and back.

Reading is cached by the document itself: the same text is the same record, in every connection and for good, so there
is nothing to invalidate.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from bot.domain.errors import InvalidValue, notice
from bot.domain.news import Article, Publication
from bot.domain.plain import article_from_plain, from_plain, to_plain
from bot.domain.ports import Record, RecordKind, Versioned

KIND_NUMBERS: Mapping[RecordKind, int] = {
    RecordKind.SOURCE: 10,
    RecordKind.MEASURE: 20,
    RecordKind.UNIT: 30,
    RecordKind.ENTITY: 40,
    RecordKind.ARTICLE: 50,
    RecordKind.CLAIM: 60,
    RecordKind.CONTRAST: 70,
}
"""How kinds are stored: numbers that sort as the kinds do, with room for others between them."""
KINDS: Mapping[int, RecordKind] = {number: kind for kind, number in KIND_NUMBERS.items()}

_CACHED = 8192  # some 30 MB; a busy chat shows the same few hundred records


class Stored(NamedTuple):
    """One version of a record, as a row holds it."""

    key: int
    version: int
    recorded_at: str  # ISO 8601, UTC
    document: str
    text: str | None  # null unless the record is an article

    def versioned(self, kind: RecordKind) -> Versioned:
        """The record with its version."""
        return Versioned(
            record_of(kind, self.document, self.text), self.version, datetime.fromisoformat(self.recorded_at)
        )


def document_of(record: Record) -> tuple[str, str | None]:
    """The document of a record, and the text that is stored beside it if the record is an article.

    Raises:
        InvalidValue: A text holds half a character (a lone surrogate), which no file can store.
    """
    plain = to_plain(record)
    text = None
    if isinstance(record, Publication):
        plain.pop("text", None)
        text = record.text
    document = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        (document + (text or "")).encode()
    except UnicodeEncodeError as error:
        raise InvalidValue(
            notice("“{id}” holds half a character (U+{code}); write it anew", id=record.id, code=_code(error))
        ) from None
    return document, text


def _code(error: UnicodeEncodeError) -> str:
    return f"{ord(error.object[error.start]):04X}"


def record_of(kind: RecordKind, document: str, text: str | None) -> Record:
    """The record that a document describes."""
    return _record(kind, document) if text is None else Publication(article_of(document), text)


@lru_cache(maxsize=_CACHED)
def article_of(document: str) -> Article:
    """The article that a document describes."""
    return article_from_plain(json.loads(document))


@lru_cache(maxsize=_CACHED)
def _record(kind: RecordKind, document: str) -> Record:
    return from_plain(kind, json.loads(document))
