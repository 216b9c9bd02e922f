"""What an editor may decide about a draft: each decision makes another draft of it, and nothing else.

What is stored, and what readers are told, follows from the draft as it then is (`public_records`): so a decision can be
taken back by putting the draft back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.claims import Claim, Contrast
from bot.domain.drafts import Draft, DraftBook, KeptDraft, ReviewState
from bot.domain.errors import InvalidValue, NotUnderstood, notice
from bot.domain.news import Article, Entity, Publication, Source
from bot.domain.ports import KIND_OF, Record, RecordKind
from bot.domain.references import named_by
from bot.domain.wording import LONG_ID_LIMIT

Step = Callable[[KeptDraft], KeptDraft]
"""What a decision makes of a draft."""


def accepted(kept: KeptDraft, claim: str = "") -> KeptDraft:
    """Accept a claim; without one, the article with every claim that still waits."""
    if claim:
        known = _known(kept, claim).id
        return _settled(replace(kept, accepted=kept.accepted | {known}, rejected=kept.rejected - {known}))
    left = {one.id for one in kept.open_claims}
    return _in_state(replace(kept, accepted=kept.accepted | left), ReviewState.REVIEWED)


def rejected(kept: KeptDraft, claim: str = "") -> KeptDraft:
    """Reject a claim; without one, the article with all of its claims."""
    if claim:
        known = _known(kept, claim).id
        return _settled(replace(kept, rejected=kept.rejected | {known}, accepted=kept.accepted - {known}))
    every = frozenset(one.id for one in kept.draft.claims)
    return _in_state(replace(kept, accepted=frozenset(), rejected=every), ReviewState.REJECTED)


def edited(kept: KeptDraft, claim: Claim) -> KeptDraft:
    """Put a claim as an editor wrote it in the place of the one with its id, and accept it.

    What an editor has worded is no quotation any more.
    """
    before = _known(kept, claim.id)
    if claim.statement != before.statement:
        claim = replace(claim, quoted_in="")
    if claim != before:
        kept = replace(kept, draft=_unretold(kept.draft))
    return accepted(_with_claim(kept, claim), claim.id)


def merged(kept: KeptDraft, proposed: str, into: str) -> KeptDraft:
    """Let another entity stand wherever a proposed one does, which is then proposed no more.

    Raises:
        NotUnderstood: The draft proposes no such entity.
    """
    if proposed not in {entity.id for entity in kept.draft.entities}:
        raise NotUnderstood(notice("the draft proposes no entity “{id}”", id=proposed[:60]))
    if proposed == into:
        raise InvalidValue(notice("an entity cannot be merged into itself"))

    def one(id: str) -> str:
        return into if id == proposed else id

    entities = (entity for entity in kept.draft.entities if entity.id != proposed)
    draft = replace(
        _unretold(kept.draft),
        entities=tuple(replace(entity, speaks_for=one(entity.speaks_for)) for entity in entities),
        claims=tuple(
            replace(
                claim,
                about=tuple(dict.fromkeys(map(one, claim.about))),
                speaker=one(claim.speaker),
                event=one(claim.event),
            )
            for claim in kept.draft.claims
        ),
    )
    return replace(kept, draft=draft)


def linked(kept: KeptDraft, claim: str, event: Entity, *, is_new: bool) -> KeptDraft:
    """Say which event a claim tells of; a new one is proposed with the draft."""
    entities = (*kept.draft.entities, event) if is_new else kept.draft.entities
    proposed = replace(kept, draft=replace(kept.draft, entities=entities))
    return _with_claim(proposed, replace(_known(kept, claim), event=event.id))


def disputed(kept: KeptDraft, contrast: Contrast) -> KeptDraft:
    """Show a claim beside others that tell the same thing differently."""
    others = (one for one in kept.draft.contrasts if one.id != contrast.id)
    return replace(kept, draft=replace(kept.draft, contrasts=(*others, contrast)))


def denied(kept: KeptDraft, claim: str, denies: str) -> KeptDraft:
    """Say that a claim denies another one."""
    before = _known(kept, claim)
    return _with_claim(kept, replace(before, denies=tuple(dict.fromkeys((*before.denies, denies)))))


def traced(kept: KeptDraft, origins: tuple[str, ...], sources: tuple[Source, ...]) -> KeptDraft:
    """Say where an article has its story from; of `sources`, those that it names are proposed with the draft."""
    draft, publication = kept.draft, kept.draft.publication
    known = {source.id for source in draft.sources}
    new = (source for source in sources if source.id in origins and source.id not in known)
    publication = replace(publication, article=replace(publication.article, origins=origins))
    return replace(kept, draft=replace(draft, publication=publication, sources=(*draft.sources, *new)))


def followed(old: KeptDraft, draft: Draft) -> KeptDraft:
    """The next version of a draft, of a changed text; what was decided about a claim holds where its words still stand.

    An editor has to look at the article again, though.
    """
    decided = {claim.id: claim for claim in old.draft.claims if claim.id in old.accepted | old.rejected}
    claims = tuple(_as_decided(claim, decided.get(claim.id)) for claim in draft.claims)
    same = {claim.id for claim in claims if claim.id in decided and _words(claim) == _words(decided[claim.id])}
    named = {id for claim in claims for id in claim.entities} - {entity.id for entity in draft.entities}
    entities = (*draft.entities, *(entity for entity in old.draft.entities if entity.id in named))
    if claims != draft.claims:
        draft = _unretold(draft)
    return KeptDraft(
        replace(draft, claims=claims, entities=entities),
        old.version + 1,
        ReviewState.DRAFT,
        public=old.public,
        accepted=old.accepted & same,
        rejected=old.rejected & same,
        decided=old.decided,
    )


def renamed(draft: Draft, id: str) -> Draft:
    """The draft under another id of its article; claims that are named after it go along."""
    old = draft.id
    if id == old:
        return draft
    names = {claim.id: _after(claim.id, old, id) for claim in draft.claims}
    claims = tuple(
        replace(claim, id=names[claim.id], article=id, denies=tuple(names.get(one, one) for one in claim.denies))
        for claim in draft.claims
    )
    publication = replace(draft.publication, article=replace(draft.publication.article, id=id))
    entities = tuple(replace(entity, role_in=id) if entity.role_in == old else entity for entity in draft.entities)
    return replace(draft, publication=publication, claims=claims, entities=entities)


def _after(claim: str, old: str, new: str) -> str:
    """The id of a claim after its article got another one; it stays where it is not named so, or would be too long."""
    named = f"{new}{claim.removeprefix(old)}"
    return named if claim.startswith(f"{old}-") and len(named) <= LONG_ID_LIMIT else claim


def public_records(kept: KeptDraft | None) -> tuple[Record, ...]:
    """What a draft puts before readers, in an order in which no kind of record refers to a later one.

    But for entities, which may name the article that says what somebody is.
    """
    if kept is None or not kept.is_public:
        return ()
    is_reviewed = kept.state is ReviewState.REVIEWED
    claims = [
        replace(claim, is_reviewed=claim.id in kept.accepted)
        for claim in kept.draft.claims
        if claim.id not in kept.rejected
    ]
    shown = {claim.id for claim in claims}
    own = {claim.id for claim in kept.draft.claims}
    contrasts = [one for one in kept.draft.contrasts if not (set(one.claims) & own) - shown]
    publication = as_told(kept).publication
    publication = replace(publication, article=_as_reviewed(publication.article, is_reviewed=is_reviewed))
    return (*_needed(kept.draft, [publication, *claims]), publication, *claims, *contrasts)


def shown_records(book: DraftBook, kept: KeptDraft) -> tuple[Record, ...]:
    """What readers see of an article: the records of the version that is public, which may be an older one."""
    if kept.is_public or not kept.public:
        return public_records(kept)
    return public_records(book.draft(kept.id, kept.public))


def as_told(kept: KeptDraft) -> Draft:
    """The draft with the summary that readers get: none of what a rejected claim may have retold."""
    return _unretold(kept.draft) if kept.rejected else kept.draft


def _unretold(draft: Draft) -> Draft:
    """The draft with nothing in its summary that its claims, as intake made them, retold."""
    publication = draft.publication
    return replace(draft, publication=replace(publication, article=publication.article.unretold()))


def _as_reviewed(article: Article, *, is_reviewed: bool) -> Article:
    if article.summary is None:
        return article
    return replace(article, summary=replace(article.summary, reviewed=is_reviewed))


def _needed(draft: Draft, records: list[Publication | Claim]) -> tuple[Record, ...]:
    """The proposed things that records name, directly or through one another; the others stay proposals."""
    proposed: tuple[Record, ...] = (*draft.sources, *draft.measures, *draft.units, *draft.entities)
    by_key: dict[tuple[RecordKind, str], Record] = {(KIND_OF[type(one)], one.id): one for one in proposed}
    needed: set[tuple[RecordKind, str]] = set()
    waiting: list[Record] = list(records)
    while waiting:
        for key in _names(waiting.pop()):
            if key in by_key and key not in needed:
                needed.add(key)
                waiting.append(by_key[key])
    return tuple(record for key, record in by_key.items() if key in needed)


def _names(record: Record) -> set[tuple[RecordKind, str]]:
    named = record.article if isinstance(record, Publication) else record
    found = {(kind, id) for _, kind, id in named_by(KIND_OF[type(record)], lambda field: getattr(named, field))}
    figure = record.figure if isinstance(record, Claim) else None
    if figure is not None:
        found |= {(RecordKind.MEASURE, figure.measure)}
        found |= {(RecordKind.UNIT, amount.unit) for amount in (figure.amount, *figure.also)}
    return found


def _settled(kept: KeptDraft) -> KeptDraft:
    """A draft of which each claim is decided is reviewed, or, where none was accepted, rejected."""
    if kept.open_claims:
        return _in_state(kept, ReviewState.DRAFT)
    return _in_state(kept, ReviewState.REVIEWED if kept.accepted else ReviewState.REJECTED)


def _in_state(kept: KeptDraft, state: ReviewState) -> KeptDraft:
    """A draft in a state: one that is reviewed is public from then on, one that is rejected no more."""
    public = kept.public
    if state is ReviewState.REVIEWED:
        public = kept.version
    elif state is ReviewState.REJECTED and kept.is_public:
        public = 0
    return replace(kept, state=state, public=public)


def _with_claim(kept: KeptDraft, claim: Claim) -> KeptDraft:
    claims = tuple(claim if one.id == claim.id else one for one in kept.draft.claims)
    return replace(kept, draft=replace(kept.draft, claims=claims))


def _known(kept: KeptDraft, id: str) -> Claim:
    claim = kept.claim(id)
    if claim is None:
        raise NotUnderstood(notice("the draft “{article}” has no claim “{id}”", article=kept.id, id=id[:60]))
    return claim


def _words(claim: Claim) -> tuple[str, ...]:
    return tuple(evidence.quote for evidence in claim.evidence)


def _as_decided(claim: Claim, decided: Claim | None) -> Claim:
    """A claim as editors left it, its words where they stand now."""
    if decided is None or _words(claim) != _words(decided):
        return claim
    return replace(decided, evidence=claim.evidence)
