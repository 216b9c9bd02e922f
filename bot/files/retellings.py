"""Keep the words of a corrected claim out of the summary of its article.

A quoted summary is retold in the other languages by the article's claims. As soon as one of them is corrected or
withdrawn, by whichever door, the retelling goes with it in the same transaction, and no old file brings it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.claims import Claim
from bot.domain.news import Publication
from bot.domain.ports import Change, RecordKind, RecordStore


def without_retellings(changes: Sequence[Change], store: RecordStore) -> Iterator[Change]:
    """The changes, and those of the stored articles whose claims they correct; restored history stays as it was."""
    new = [change.record for change in changes if change.version is None]
    corrected = {claim.article for claim in new if isinstance(claim, Claim) and claim.correction}
    for change in changes:
        article = change.record
        if change.version is None and isinstance(article, Publication) and _is_corrected(article, corrected, store):
            yield replace(change, record=_unretold(article))
        else:
            yield change
    yield from unretold(corrected - {record.id for record in new if isinstance(record, Publication)}, store)


def unretold(articles: Iterable[str], store: RecordStore) -> Iterator[Change]:
    """What takes the retelling from the summaries of these stored articles, where they have any."""
    for id in sorted(articles):
        stored = store.current(RecordKind.ARTICLE, id)
        if stored and isinstance(stored.record, Publication) and _unretold(stored.record) != stored.record:
            yield Change(_unretold(stored.record), stored.version + 1)


def _is_corrected(article: Publication, corrected: set[str], store: RecordStore) -> bool:
    """Whether an article is retold, and a claim of it is corrected now or was before."""
    if _unretold(article) == article:
        return False
    return article.id in corrected or any(claim.correction for claim in store.claims_in(article.id))


def _unretold(publication: Publication) -> Publication:
    return replace(publication, article=publication.article.unretold())
