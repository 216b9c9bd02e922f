"""One story in several outlets: who told it first is where the others have it from.

An outlet that prints another's story word for word is no second witness, whether it says so or not; corroboration
counts origins, so a copy gets the origin chain of what it copies. Which of two is the copy, only their days can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.drafts import Draft
from bot.domain.errors import notice
from bot.intake.facts import SAME_STORY, likeness


def retold(draft: Draft, others: Sequence[Draft]) -> Draft:
    """The draft with its origins, where another outlet had told the same story by then, and with a remark on it."""
    article = draft.publication.article
    same = [other for other in others if _is_same(draft, other)]
    if not same:
        return draft
    first = min(same, key=_order)
    of_first = first.publication.article
    if (article.published_on.first, article.source) < (of_first.published_on.first, of_first.source):
        later = notice("“{article}” tells the same story, later", article=of_first.id)
        return replace(draft, remarks=(*draft.remarks, later))
    remark = notice("“{article}” told the same story before; both count as one origin", article=of_first.id)
    origins = article.origins or tuple(id for id in of_first.chain if id != article.source)
    publication = replace(draft.publication, article=replace(article, origins=origins))
    known = {source.id for source in draft.sources}
    sources = (*draft.sources, *(source for source in first.sources if source.id in origins and source.id not in known))
    return replace(draft, publication=publication, sources=sources, remarks=(*draft.remarks, remark))


def _is_same(draft: Draft, other: Draft) -> bool:
    """Whether another outlet has the same text, and not from this one."""
    one, two = draft.publication, other.publication
    if one.article.source in two.article.chain:
        return False
    return likeness(one.text, two.text) >= SAME_STORY


def _order(draft: Draft) -> tuple[date, str, str]:
    article = draft.publication.article
    return article.published_on.first, article.source, article.id
