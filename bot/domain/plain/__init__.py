"""Records as plain values (dicts, lists, text, numbers): what record files hold, and what a store keeps as JSON.

One form for both, so that an export is an import, and a field cannot be known to one and lost by the other.
`to_plain` leaves out what has its default. `from_plain` expects the shape that a file's check or `to_plain` made, and
raises `InvalidValue` with the key at fault where a value must not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.claims import Claim
from bot.domain.plain import claims, news
from bot.domain.plain.fields import Plain
from bot.domain.plain.news import article_from_plain
from bot.domain.ports import KIND_OF, Record, RecordKind

__all__ = ["Plain", "article_from_plain", "from_plain", "to_plain"]


def to_plain(record: Record) -> Plain:
    """The plain form of a record, without the fields that have their default."""
    fields = _WRITERS[KIND_OF[type(record)]](record)
    plain = {key: value for key, value in fields.items() if value not in ("", None, [], {})}
    if isinstance(record, Claim) and record.origins is not None:  # an empty chain says that the publisher was first
        plain["origins"] = list(record.origins)
    return plain


def from_plain(kind: RecordKind, plain: Mapping[str, Any]) -> Record:
    """Build a record from its plain form.

    Raises:
        InvalidValue: A value must not exist; `key` says which.
    """
    return _READERS[kind](plain)


_READERS: Mapping[RecordKind, Callable[[Mapping[str, Any]], Record]] = {
    RecordKind.SOURCE: news.read_source,
    RecordKind.MEASURE: claims.read_measure,
    RecordKind.UNIT: claims.read_unit,
    RecordKind.ENTITY: news.read_entity,
    RecordKind.ARTICLE: news.read_publication,
    RecordKind.CLAIM: claims.read_claim,
    RecordKind.CONTRAST: claims.read_contrast,
}
_WRITERS: Mapping[RecordKind, Callable[[Any], Plain]] = {
    RecordKind.SOURCE: news.plain_source,
    RecordKind.MEASURE: claims.plain_measure,
    RecordKind.UNIT: claims.plain_unit,
    RecordKind.ENTITY: news.plain_entity,
    RecordKind.ARTICLE: news.plain_publication,
    RecordKind.CLAIM: claims.plain_claim,
    RecordKind.CONTRAST: claims.plain_contrast,
}
