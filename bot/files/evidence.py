"""Hold claims to the words of their articles: the run's claims, and stored ones whose article the run changes.

What only restores history is left out: its article may have changed since, and no reader is shown it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from bot.domain.claims import Claim, Evidence
from bot.domain.errors import Fault, Notice, notice
from bot.domain.news import Publication
from bot.domain.plain import Plain
from bot.domain.ports import Change, RecordKind, RecordStore
from bot.files.known import Draft, Known
from bot.files.quotes import mismatch, nearest_start, start_of

_NAMED = 5


def wrong_quotes(draft: Draft, known: Known) -> Iterator[Fault]:
    """A fault for each quote of a claim that its article does not hold."""
    article = draft.plain.get("article")
    if draft.kind is not RecordKind.CLAIM or article is None or not known.is_current(draft) or _is_over(draft, known):
        return
    text = known.text_of(article)
    if text is None:
        return
    for place, quote, start in _quotes(draft.plain):
        if words := _wrong(quote, start if draft.is_history else None, text):
            yield draft.table.fault(("evidence", place, "quote"), words)


def _is_over(draft: Draft, known: Known) -> bool:
    """Whether a claim is withdrawn, and was held to the text before that: its words may have gone from it since."""
    claim, stored = draft.record, known.stored(RecordKind.CLAIM, draft.id)
    if not isinstance(claim, Claim) or not claim.is_withdrawn:
        return False
    return draft.is_history or (stored is not None and _words(stored.record) == _words(claim))


def _words(record: object) -> list[str]:
    return [evidence.quote for evidence in record.evidence] if isinstance(record, Claim) else []


def _quotes(plain: Plain) -> Iterator[tuple[int, str, int | None]]:
    """The legible quotes of a claim, with their places, and where they are said to begin."""
    written = plain.get("evidence")
    for place, evidence in enumerate(written if isinstance(written, list) else [written]):
        if evidence and "quote" in evidence:
            yield place, evidence["quote"], evidence.get("start")


def _wrong(quote: str, start: int | None, text: str) -> Notice | None:
    found = start_of(quote, text, start)
    if found is None:
        return mismatch(quote, text)
    if start is None or found == start:
        return None
    return notice("the quote begins at {found}, not at {start}", found=found, start=start)


def moved_claims(articles: Sequence[Draft], known: Known, store: RecordStore) -> tuple[list[Change], list[Fault]]:
    """Stored claims whose quotes stand elsewhere in their article's new text, and a fault for each text that lost some."""
    changes: list[Change] = []
    faults: list[Fault] = []
    for draft in articles:
        claims = _stored_claims(draft, known, store)
        text = known.text_of(draft.id) or ""
        moved = [(claim, _moved(claim, text)) for claim in claims]
        changes.extend(Change(new) for old, new in moved if new and new != old)
        if lost := [claim.id for claim, new in moved if new is None and not claim.is_withdrawn]:
            shown = ", ".join(lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
            words = notice(
                "stored claims have quotes that this text no longer holds: {claims}; correct them too", claims=shown
            )
            faults.append(draft.table.fault(("text",), words))
    return changes, faults


def _stored_claims(draft: Draft, known: Known, store: RecordStore) -> list[Claim]:
    """The claims that the run does not replace, where it changes their article's text."""
    stored = known.stored(RecordKind.ARTICLE, draft.id)
    record = draft.record
    is_changed = (
        stored is not None
        and isinstance(stored.record, Publication)
        and isinstance(record, Publication)
        and stored.record.text != record.text
        and known.is_current(draft)
    )
    claims = store.claims_in(draft.id) if is_changed else []
    return [claim for claim in claims if known.current(RecordKind.CLAIM, claim.id) == claim]


def _moved(claim: Claim, text: str) -> Claim | None:
    """The claim with its quotes where they stand in `text`; null: one of them does not."""
    evidence = []
    for old in claim.evidence:
        start = nearest_start(old.quote, text, old.start)
        if start is None:
            return None
        evidence.append(Evidence(old.quote, start))
    return dataclasses.replace(claim, evidence=tuple(evidence))
