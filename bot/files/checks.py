"""Check each new record against editorial rules: dates, numbers, marks and hidden characters.

A record that carries both `version` and `recorded_at` comes from an export: a store once took it over, and a backup
must come back even if rules have become stricter since. Such records are not checked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.claims import Claim, Status
from bot.domain.errors import Fault, notice
from bot.domain.news import Article, Publication
from bot.domain.plain import Plain
from bot.domain.ports import RecordKind
from bot.domain.wording import REQUIRED_LANGUAGES
from bot.files.hidden import hidden_characters
from bot.files.known import Draft, Known
from bot.files.parity import unlike_marks, unlike_numbers
from bot.files.places import KeyPath
from bot.files.references import circles, wrong_events

_FOREIGN = frozenset({"text", "title", "author", "quote"})  # somebody else's words, kept as they are
_STATEMENT = ("statement",)
_SUMMARY = ("summary",)
_WORDED = (_STATEMENT, ("correction", "reason"), ("note",), _SUMMARY)
_SUMMARY_MAKING = frozenset({"made_by", "reviewed", "quoted_in"})


def is_restored(draft: Draft) -> bool:
    """Whether a record comes from an export."""
    return draft.table.values.keys() >= {"version", "recorded_at"}


def editorial_faults(draft: Draft, known: Known) -> Iterator[Fault]:
    """Every fault of one record that needs no other record, or only those it names."""
    if is_restored(draft):
        return
    yield from hidden_characters(draft.plain, draft.table, _FOREIGN)
    for path in _WORDED:
        yield from _unlike_texts(draft, path)
    if draft.kind is RecordKind.CLAIM:
        yield from _impossible_dates(draft, known)
        yield from wrong_events(draft, known)
        yield from _own_origin(draft, known)
    if draft.kind is RecordKind.ENTITY:
        yield from circles(draft, known)


def _unlike_texts(draft: Draft, path: KeyPath) -> Iterator[Fault]:
    if _is_quoted(draft.plain, path):
        return
    worded = draft.plain
    for key in path:
        worded = worded.get(str(key), {})
    texts = {language: text for language, text in worded.items() if language not in _SUMMARY_MAKING}
    if not texts.keys() >= set(REQUIRED_LANGUAGES):
        return
    for language, words in unlike_numbers(texts):
        yield draft.table.fault((*path, language), words)
    if path == _STATEMENT:
        for language, words in unlike_marks(texts):
            yield draft.table.fault((*path, language), words)


def _is_quoted(plain: Plain, path: KeyPath) -> bool:
    """Whether it is one text for all languages, with the numbers of its own."""
    return "quoted_in" in (plain if path == _STATEMENT else plain.get("summary", {})) and path in {_STATEMENT, _SUMMARY}


def _impossible_dates(draft: Draft, known: Known) -> Iterator[Fault]:
    claim, article = draft.record, _article(draft, known)
    if not isinstance(claim, Claim) or article is None:
        return
    published = article.published_on
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
    if claim.correction and claim.correction.on < published.first:
        words = notice(
            "corrected on {corrected}, before the article was published on {published}",
            corrected=claim.correction.on.isoformat(),
            published=published.text,
        )
        yield draft.table.fault(("correction", "on"), words)


def _own_origin(draft: Draft, known: Known) -> Iterator[Fault]:
    """A fault where a claim names its own publisher beside other origins: who published it cannot stand before them."""
    article, origins = _article(draft, known), draft.plain.get("origins", [])
    if article is not None and article.source in origins and origins != [article.source]:
        words = notice(
            "“{source}” published the article itself; leave it out, or name it alone where it reported this first",
            source=article.source,
        )
        yield draft.table.fault(("origins", origins.index(article.source)), words)


def _article(draft: Draft, known: Known) -> Article | None:
    """The article that a claim stands in."""
    publication = known.current(RecordKind.ARTICLE, draft.plain.get("article", ""))
    return publication.article if isinstance(publication, Publication) else None
