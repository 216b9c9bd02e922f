"""One story in several outlets: who told it first is where the others have it from.

An outlet that prints another's story word for word is no second witness, whether it says so or not; corroboration
counts origins, so all who tell a story get the origin that one of them names, else the one who told it first. Which
of two is the copy, only their days can tell: an article may turn out to be one long after it came in. Nobody is said
to have it from a publisher whom nobody knows: a text that was pasted without its head may be anybody's copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.drafts import Draft
from bot.domain.errors import Notice, notice
from bot.domain.news import Article, Publication, Source
from bot.intake.facts import SAME_STORY, likeness
from bot.intake.sources import UNKNOWN

Origins = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """An article that may tell the same, as readers see it, else as it was drafted."""

    publication: Publication
    sources: tuple[Source, ...] = ()  # those that may not be stored yet
    may_change: bool = False  # whether its origins may be put right without asking an editor

    @property
    def article(self) -> Article:
        """The article without its text."""
        return self.publication.article


def compared(draft: Draft, others: Sequence[Story]) -> tuple[Draft, Mapping[str, Origins]]:
    """The draft with its origins and remarks on who tells the same; and what changes of the others' origins, by id."""
    same = sorted((other for other in others if _is_same(draft.publication, other.publication)), key=_order_of)
    if not same:
        return draft, {}
    article = draft.publication.article
    told = [story.article for story in same]
    article = replace(article, origins=_origins(article, told))
    traced = _traced(article, same)
    now = [replace(other, origins=traced.get(other.id, other.origins)) for other in told]
    apart = [other for other in now[1:] if other.chain[0] != article.chain[0]]
    remarks = (*draft.remarks, *(_remark(article, other) for other in (now[0], *apart)))
    publication = replace(draft.publication, article=article)
    return replace(draft, publication=publication, sources=_sources(draft, same, article), remarks=remarks), traced


def _is_same(one: Publication, other: Publication) -> bool:
    """Whether another outlet has the same text, and not from this one."""
    if one.article.source in other.article.chain:
        return False
    return likeness(one.text, other.text) >= SAME_STORY


def _origins(article: Article, others: Sequence[Article]) -> Origins:
    """Where an article has its story from; `others` tell the same, the earliest first.

    What an outlet says itself goes before what texts let guess; then what another says, then who was first.
    """
    if article.origins:
        return article.origins
    outlets = {one.source for one in (article, *others)}
    lead = next((other for other in others if other.origins and outlets.isdisjoint(other.origins)), others[0])
    chain: Origins = lead.chain
    if _order(article) < _order(lead):
        chain = lead.origins if outlets.isdisjoint(lead.origins) else ()
    return tuple(id for id in chain if id != article.source)


def _traced(article: Article, same: Sequence[Story]) -> dict[str, Origins]:
    """The origins of those others that have them from the article, or from another one that has; by id."""
    group = sorted((article, *(story.article for story in same)), key=_order)
    found: dict[str, Origins] = {}
    before: dict[str, Origins] = {}  # by outlet, what goes before it
    for other in (story.article for story in same if story.may_change):
        if other.origins:
            origins = (*before.get(other.origins[0], ()), *other.origins)
        else:
            origins = _origins(other, [one for one in group if one.id != other.id])
        origins = tuple(dict.fromkeys(id for id in origins if id != other.source))
        if origins != other.origins:
            found[other.id] = before[other.source] = origins
    return found


def _remark(article: Article, other: Article) -> Notice:
    if other.chain[0] != article.chain[0]:
        return notice(
            "“{article}” tells the same story, yet readers see another origin; name the first one in its record",
            article=other.id,
        )
    if _order(article)[1:] < _order(other)[1:]:
        return notice("“{article}” tells the same story, later", article=other.id)
    return notice("“{article}” told the same story before; both count as one origin", article=other.id)


def _sources(draft: Draft, same: Sequence[Story], article: Article) -> tuple[Source, ...]:
    """The sources of a draft, with those that only the drafts of the others have and its origins name."""
    known = {source.id for source in draft.sources}
    wanted = {
        source.id: source
        for story in same
        for source in story.sources
        if source.id in article.origins and source.id not in known
    }
    return (*draft.sources, *wanted.values())


def _order_of(story: Story) -> tuple[bool, date, str, str]:
    return _order(story.article)


def _order(article: Article) -> tuple[bool, date, str, str]:
    return article.source == UNKNOWN.id, article.published_on.first, article.source, article.id
