"""Check each new record against editorial rules: dates, numbers, marks and hidden characters.

A record that carries both `version` and `recorded_at` comes from an export: a store once took it over, and a backup
must come back even if rules have become stricter since. Such records are not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.domain.claims import Claim, Status
from bot.domain.errors import Fault, notice
from bot.domain.news import Publication
from bot.domain.ports import RecordKind
from bot.files.known import Draft, Known
from bot.files.parity import unlike_marks, unlike_numbers
from bot.files.places import KeyPath
from bot.files.references import circles, wrong_events

# Marks that reorder or hide what a reader sees (Unicode TR 36, section 2.10).
_HIDDEN = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FOREIGN = frozenset({"text", "title", "author", "quote"})  # somebody else's words, kept as they are
_SUMMARY_MAKING = frozenset({"made_by", "reviewed"})


def is_restored(draft: Draft) -> bool:
    """Whether a record comes from an export."""
    return draft.version is not None and draft.recorded_at is not None


def editorial_faults(draft: Draft, known: Known) -> Iterator[Fault]:
    """Every fault of one record that needs no other record, or only those it names."""
    if is_restored(draft):
        return
    yield from _hidden(draft)
    for key in ("statement", "note", "summary"):
        yield from _unlike_texts(draft, key)
    if draft.kind is RecordKind.CLAIM:
        yield from _impossible_dates(draft, known)
        yield from wrong_events(draft, known)
    if draft.kind is RecordKind.ENTITY:
        yield from circles(draft, known)


def _hidden(draft: Draft) -> Iterator[Fault]:
    for path, text in _texts(draft.plain, ()):
        if found := _HIDDEN.search(text):
            code = f"{ord(found[0]):04X}"
            words = notice(
                "the invisible character U+{code} at position {at} is not allowed", code=code, at=found.start() + 1
            )
            yield draft.table.fault(path, words)


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _FOREIGN:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _texts(inner, (*path, place))


def _unlike_texts(draft: Draft, key: str) -> Iterator[Fault]:
    texts = {language: text for language, text in draft.plain.get(key, {}).items() if language not in _SUMMARY_MAKING}
    if not texts:
        return
    for language, words in unlike_numbers(texts):
        yield draft.table.fault((key, language), words)
    if key == "statement":
        for language, words in unlike_marks(texts):
            yield draft.table.fault((key, language), words)


def _impossible_dates(draft: Draft, known: Known) -> Iterator[Fault]:
    claim = draft.record
    publication = known.current(RecordKind.ARTICLE, draft.plain["article"])
    if not isinstance(claim, Claim) or not isinstance(publication, Publication):
        return
    published = publication.article.published_on
    if claim.said_on and claim.said_on.first > published.last:
        words = notice(
            "said on {said}, after the article was published on {published}",
            said=claim.said_on.text,
            published=published.text,
        )
        yield draft.table.fault(("said_on",), words)
    if claim.status is Status.HAPPENED and claim.occurred_on and claim.occurred_on.first > published.last:
        words = notice(
            'had not happened when the article was published on {published}; use status = "planned"',
            published=published.text,
        )
        yield draft.table.fault(("occurred_on",), words)
