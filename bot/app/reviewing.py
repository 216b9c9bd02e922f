"""What editors decide about drafts, brought into the store.

The news is written first and the decision after it, each in one transaction. Whatever ends the process between the two
leaves a decision that was not made; made again, it finds the news as it wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from hashlib import sha256
from pathlib import Path

from bot.app.office import open_store
from bot.domain import review
from bot.domain.claims import Claim, Contrast
from bot.domain.drafts import Decision, Draft, DraftBook, KeptDraft, ReviewState, Verdict
from bot.domain.errors import InvalidValue, NotUnderstood, notice
from bot.domain.figures import Unit
from bot.domain.news import Entity, EntityKind, Source
from bot.domain.plain.drafts import differences, restored
from bot.domain.ports import Archive, RecordKind
from bot.domain.wording import Wording
from bot.files.claim_texts import claim_in
from bot.files.releases import REJECTED, Terms, check_release, release
from bot.platforms.reviewing import DraftView

_DECISIONS_LOOKED_AT = 1000


class Review:
    """Decides about drafts for somebody; for one thread. `clock` gives UTC, and a day begins as in `zone`.

    Every decision raises `BotError` where it cannot be so, and then changes nothing.
    """

    def __init__(self, archive: Archive, book: DraftBook, by: str, clock: Callable[[], datetime], zone: tzinfo) -> None:
        self.archive = archive
        self.book = book
        self._by = by
        self._clock = clock
        self._zone = zone

    def waiting(self, limit: int) -> list[KeptDraft]:
        """Drafts that wait for an editor, the oldest first."""
        return self.book.drafts(ReviewState.DRAFT, limit=limit)

    def draft(self, article: str) -> KeptDraft:
        """The current draft of an article.

        Raises:
            NotUnderstood: There is none.
        """
        kept = self.book.draft(article)
        if kept is None:
            near = tuple(one.id for one in self.waiting(5))
            raise NotUnderstood(notice("there is no draft “{id}”", id=article[:60]), near)
        return kept

    def view(self, kept: KeptDraft) -> DraftView:
        """A draft with the names of what it refers to."""
        draft = kept.draft
        article = draft.publication.article
        named = {id for claim in draft.claims for id in claim.entities} - {entity.id for entity in draft.entities}
        stored = filter(None, (self.archive.entity(id) for id in sorted(named)))
        entities = {entity.id: entity.name for entity in (*stored, *draft.entities)}
        chain = {id for claim in draft.claims for id in claim.chain(article)} | set(article.chain)
        sources = {source.id: source.name for source in (*self._sources(chain), *draft.sources)}
        return DraftView(kept, entities, sources, (*self._units(draft), *draft.units))

    def accept(self, article: str, claim: str = "") -> KeptDraft:
        """Accept a claim; without one, the article with every claim that waits."""
        return self._decide(article, Verdict.ACCEPT, lambda kept: review.accepted(kept, claim), claim)

    def reject(self, article: str, claim: str = "", reason: Wording = REJECTED) -> KeptDraft:
        """Reject a claim; without one, the article. Who was shown it unreviewed is told `reason`."""
        return self._decide(article, Verdict.REJECT, lambda kept: review.rejected(kept, claim), claim, reason)

    def edit(self, article: str, claim: Claim) -> KeptDraft:
        """Accept a claim as an editor wrote it."""
        return self._decide(article, Verdict.EDIT, lambda kept: review.edited(kept, claim), claim.id)

    def read(self, article: str, claim: str, text: str) -> Claim:
        """A claim as an editor wrote it, in the form of `claim_texts`; nothing is decided by that.

        Raises:
            FaultyFiles: Something in it is wrong.
        """
        return claim_in(text, claim, self.draft(article).draft.publication, self.archive)

    def knows(self, article: str, entity: str) -> bool:
        """Whether an entity is stored, or proposed with a draft."""
        return self._known(self.draft(article), entity) is not None

    def merge(self, article: str, proposed: str, into: str) -> KeptDraft:
        """Let a stored entity, or another proposed one, take the place of a proposed one."""
        self._entity(self.draft(article), into)
        return self._decide(article, Verdict.MERGE, lambda kept: review.merged(kept, proposed, into))

    def link(self, article: str, claim: str, event: str, name: Wording | None = None) -> KeptDraft:
        """Say which event a claim tells of: a known one, or, with a name, a new one."""
        kept = self.draft(article)
        known = self._known(kept, event)
        entity = self._entity(kept, event) if name is None else Entity(event, EntityKind.EVENT, name)
        if known not in {None, entity}:
            raise InvalidValue(notice("“{id}” is known already; link without a name", id=event))
        if entity.kind is not EntityKind.EVENT:
            raise InvalidValue(
                notice("“{id}” is a {kind}, not an event; name it in “about”", id=event, kind=entity.kind.value)
            )
        return self._decide(
            article, Verdict.LINK, lambda kept: review.linked(kept, claim, entity, is_new=known is None), claim
        )

    def dispute(self, article: str, claim: str, other: str, topic: Wording) -> KeptDraft:
        """Show a claim beside another one that tells the same thing differently."""
        self._claim(self.draft(article), other)
        both = (claim, other)
        digest = sha256("\x1f".join(sorted(both)).encode()).hexdigest()[:8]
        contrast = Contrast(f"contrast-{digest}", topic, both)
        return self._decide(article, Verdict.DISPUTE, lambda kept: review.disputed(kept, contrast), claim)

    def deny(self, article: str, claim: str, other: str) -> KeptDraft:
        """Say that a claim denies another one."""
        self._claim(self.draft(article), other)
        return self._decide(article, Verdict.DENY, lambda kept: review.denied(kept, claim, other), claim)

    def trace(self, article: str, origins: tuple[str, ...], sources: tuple[Source, ...]) -> KeptDraft:
        """Say where an article has its story from; `sources` may be new."""
        return self._decide(article, Verdict.EDIT, lambda kept: review.traced(kept, origins, sources))

    def undo(self, article: str) -> KeptDraft:
        """Take back the last decision about an article that stands.

        Raises:
            NotUnderstood: None does.
        """
        before = self.draft(article)
        last = self._standing(before)
        after = restored(before, last.before)
        return self._settled(before, after, replace(last, verdict=Verdict.UNDO, undoes=last.number), REJECTED)

    def _decide(
        self, article: str, verdict: Verdict, step: review.Step, claim: str = "", reason: Wording = REJECTED
    ) -> KeptDraft:
        before = self.draft(article)
        made = Decision(0, before.id, claim, verdict, "", "", self._by, self._clock(), before.version)
        return self._settled(before, step(before), made, reason)

    def _settled(self, before: KeptDraft, after: KeptDraft, made: Decision, reason: Wording) -> KeptDraft:
        """Check what a decision comes to, store what of it is public, and keep it."""
        now = self._clock()
        terms = Terms(now.astimezone(self._zone).date(), reason)
        self._check(after, terms)
        was, becomes = review.shown_records(self.book, before), review.shown_records(self.book, after)
        release(was, becomes, self.archive, terms, now)
        before_text, after_text = differences(before, after)
        decision = self.book.revise(after, replace(made, before=before_text, after=after_text, by=self._by, at=now))
        return replace(after, decided=decision.number)

    def _check(self, kept: KeptDraft, terms: Terms) -> None:
        """Refuse to accept what could never be published, though it is not published yet."""
        if not kept.is_public and kept.accepted:
            others = frozenset(claim.id for claim in kept.draft.claims) - kept.accepted
            would = replace(kept, rejected=others, public=kept.version)
            check_release((), review.public_records(would), self.archive, terms)

    def _standing(self, kept: KeptDraft) -> Decision:
        """The last decision about this version of a draft that was not taken back."""
        decisions = self.book.decisions(kept.id, limit=_DECISIONS_LOOKED_AT)
        undone = {decision.undoes for decision in decisions}
        standing = (one for one in decisions if one.verdict is not Verdict.UNDO and one.number not in undone)
        last = next(standing, None)
        if last is None or last.version != kept.version:
            raise NotUnderstood(notice("nothing was decided about “{id}” that could be taken back", id=kept.id))
        return last

    def _sources(self, ids: Iterable[str]) -> Iterator[Source]:
        for id in ids:
            stored = self.archive.current(RecordKind.SOURCE, id)
            if stored and isinstance(stored.record, Source):
                yield stored.record

    def _units(self, draft: Draft) -> Iterator[Unit]:
        figures = (claim.figure for claim in draft.claims if claim.figure)
        for id in {amount.unit for figure in figures for amount in (figure.amount, *figure.also)}:
            stored = self.archive.current(RecordKind.UNIT, id)
            if stored and isinstance(stored.record, Unit):
                yield stored.record

    def _known(self, kept: KeptDraft, id: str) -> Entity | None:
        """An entity that the draft proposes, or that is stored."""
        proposed = {entity.id: entity for entity in kept.draft.entities}
        return proposed.get(id) or self.archive.entity(id)

    def _entity(self, kept: KeptDraft, id: str) -> Entity:
        entity = self._known(kept, id)
        if entity is None:
            raise NotUnderstood(notice("there is no entity “{id}”", id=id[:60]))
        return entity

    def _claim(self, kept: KeptDraft, id: str) -> None:
        if kept.claim(id) is None and not self.archive.claims([id]):
            raise NotUnderstood(notice("there is no claim “{id}”", id=id[:60]))


@contextmanager
def opened_review(path: Path, by: str, zone: tzinfo, clock: Callable[[], datetime]) -> Iterator[Review]:
    """The drafts of the store at `path`, for somebody to decide about; `clock` gives UTC.

    Raises:
        StoreUnusable: It is no store of ours, or cannot be opened.
    """
    from bot.store.sqlite import open_draft_book

    with closing(open_store(path)) as archive, closing(open_draft_book(path)) as book:
        yield Review(archive, book, by, clock, zone)
