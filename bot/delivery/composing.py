"""What a digest says: one edition for all who want the same briefing in the same language and have seen the same.

The first digest to an address is the whole briefing; each later one tells only what changed since.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.assembly.changes import what_changed
from bot.assembly.composition import compose
from bot.domain.briefing import BriefingSpec
from bot.domain.claims import ClaimVersion, SourcedClaim
from bot.domain.delivery import Bookmark, EditionKind, Part, Seen, StoredEdition, WhenNothingNew
from bot.domain.ports import NewsArchive
from bot.languages import Language, language
from bot.rendering.changes import lay_out_changes, lay_out_nothing_new
from bot.rendering.digests import late
from bot.rendering.document import Button, Document, Sheet
from bot.rendering.plain import document_text
from bot.templates import laid_out

Typeset = Callable[[Sheet], tuple[Part, ...]]
"""Makes the messages of one platform; pure."""

KEY_LENGTH = 16
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What decides the words of a digest: whoever wishes the same gets the same edition."""

    briefing: str
    language: str
    zone: str
    seen: Seen | None
    when_nothing_new: WhenNothingNew
    late_since: datetime | None = None  # when it was due, where that is told; null: it is on time


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest, or that there is nothing to tell."""

    edition: StoredEdition | None  # without parts; null: nothing is sent
    sheet: Sheet | None
    bookmark: Bookmark


def composed(
    wish: Wish, spec: BriefingSpec, archive: NewsArchive, now: datetime, corrections_for: timedelta
) -> Composed:
    """Compose a digest as of `now` (UTC); news that comes in meanwhile is either told, or new the next time."""
    for _ in range(_ATTEMPTS):
        bookmark = archive.bookmark()
        told = _told(wish, spec, archive, now.astimezone(ZoneInfo(wish.zone)), corrections_for)
        if archive.bookmark() == bookmark:
            break
    if told is None:
        return Composed(None, None, bookmark)
    document, claims = told
    spoken = language(wish.language)
    if wish.late_since is not None:
        document = late(document, wish.late_since.astimezone(ZoneInfo(wish.zone)), spoken)
    edition, sheet = bound(EditionKind.DIGEST, spec.name, document, claims, spoken, now, _buttons(spec, spoken))
    return Composed(edition, sheet, bookmark)


def _told(
    wish: Wish, spec: BriefingSpec, archive: NewsArchive, now: datetime, corrections_for: timedelta
) -> tuple[Document, tuple[SourcedClaim, ...]] | None:
    """The digest laid out, and its claims; null: nothing is new, and nobody wants to be told so."""
    spoken = language(wish.language)
    if wish.seen is None:
        since: date = (now - corrections_for).date()
        edition = compose(spec, archive, now, corrections_since=since)
        if edition.sections:
            return laid_out(edition, spec, spoken), edition.claims
    else:
        seen = replace(wish.seen, at=wish.seen.at.astimezone(now.tzinfo))
        start = spec.window_start(now.date())
        changes = what_changed(
            archive, spec.topic, name=spec.name, title=spec.title, seen=seen, now=now, since_day=start
        )
        if changes.lines:
            return lay_out_changes(changes, spoken), changes.claims
    if wish.when_nothing_new is WhenNothingNew.SKIP:
        return None
    last = None if wish.seen is None else wish.seen.at.astimezone(now.tzinfo)
    return lay_out_nothing_new(spec.title, last, spoken), ()


def _buttons(spec: BriefingSpec, spoken: Language) -> tuple[Button, ...]:
    return (
        Button(spoken.text("Whole briefing"), f"/{spec.name}"),
        Button(spoken.text("Timeline"), f"/timeline {spec.name}"),
        Button(spoken.text("Sources"), f"/sources {spec.name}"),
        Button(spoken.text("Subscriptions"), "/subscriptions"),
    )


def bound(
    kind: EditionKind,
    briefing: str,
    document: Document,
    claims: tuple[SourcedClaim, ...],
    spoken: Language,
    now: datetime,
    buttons: tuple[Button, ...] = (),
) -> tuple[StoredEdition, Sheet]:
    """A laid-out document under the key of its contents, and the sheet from which platforms set it."""
    text, refs = document_text(document), tuple(claim.ref for claim in claims)
    key = _key(kind, briefing, spoken.code, text, refs)
    edition = StoredEdition(key, kind, briefing, spoken.code, now.astimezone(UTC), text, refs)
    return edition, Sheet(document, spoken.code, key, claims, buttons)


def _key(kind: EditionKind, briefing: str, code: str, text: str, refs: tuple[ClaimVersion, ...]) -> str:
    named = "\n".join([kind, briefing, code, text, *(f"{ref.id}:{ref.version}" for ref in refs)])
    return base64.urlsafe_b64encode(sha256(named.encode()).digest()).decode()[:KEY_LENGTH]


def with_parts(
    edition: StoredEdition, sheet: Sheet, typesetters: Mapping[str, Typeset], platforms: set[str]
) -> StoredEdition:
    """The edition with its messages for these platforms."""
    return replace(edition, parts={name: typesetters[name](sheet) for name in sorted(platforms) if name in typesetters})
