"""Drafts: what intake proposes of an article, and what editors decided about it.

A draft holds whole records. Nothing of it is news until an editor accepts it, or the configuration lets drafts go out,
marked; a decision is never erased, only followed by another one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from bot.domain.claims import Claim, Contrast
from bot.domain.errors import Fault, Notice
from bot.domain.figures import Measure, Unit
from bot.domain.news import Entity, Publication, Source
from bot.domain.ports import Record


class ReviewState(StrEnum):
    """What editors made of a draft, or of one of its claims."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What an editor decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    MERGE = "merge"
    LINK = "link"
    DISPUTE = "dispute"
    DENY = "deny"
    UNDO = "undo"


def fingerprint(text: str) -> str:
    """A digest of a text that spaces, line ends, case and invisible characters do not change."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    unseen = {ord(c): None for c in set(folded) if c.isspace() or unicodedata.category(c) in {"Cf", "Cc"}}
    return sha256(folded.translate(unseen).encode(errors="backslashreplace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as intake understood it; ids are those that the records will have.

    `sources`, `entities`, `measures` and `units` are new ones that the rest needs; those stored already are not named.
    """

    publication: Publication
    fingerprint: str  # of the text; the same text twice is one article
    arrived_at: datetime  # UTC
    way: str  # how it came: a file's name, an address
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    measures: tuple[Measure, ...] = ()
    units: tuple[Unit, ...] = ()
    remarks: tuple[Notice, ...] = ()  # for the editor: what was concluded and why, what does not add up
    contrasts: tuple[Contrast, ...] = ()  # of its claims with others, as editors made them
    sketch: tuple[int, ...] = ()  # texts that are alike nearly always have a number in common, in its place

    @property
    def id(self) -> str:
        """The article's id."""
        return self.publication.id

    @property
    def records(self) -> tuple[Record, ...]:
        """All that it holds, in an order in which no kind of record refers to a later one."""
        things: tuple[Record, ...] = (*self.sources, *self.measures, *self.units, *self.entities)
        return (*things, self.publication, *self.claims, *self.contrasts)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft with where it stands; claims that are neither accepted nor rejected wait for an editor."""

    draft: Draft
    version: int  # from 1; a changed text makes another
    state: ReviewState
    public: int = 0  # the version of which the records are stored; 0: none
    accepted: frozenset[str] = frozenset()  # ids of claims
    rejected: frozenset[str] = frozenset()
    decided: int = 0  # the number of the last decision about the article; 0: none was made

    @property
    def id(self) -> str:
        """The article's id."""
        return self.draft.id

    @property
    def is_public(self) -> bool:
        """Whether its records are stored; those that no editor has accepted are marked as unreviewed."""
        return self.public == self.version

    @property
    def open_claims(self) -> tuple[Claim, ...]:
        """Claims that wait for an editor."""
        return tuple(claim for claim in self.draft.claims if claim.id not in self.accepted | self.rejected)

    def claim(self, id: str) -> Claim | None:
        """One of its claims."""
        return next((claim for claim in self.draft.claims if claim.id == id), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided, to be read and to be taken back."""

    number: int  # from 1, in order
    article: str
    claim: str  # "": the article as a whole
    verdict: Verdict
    before: str  # JSON of what it changed, as it was; ""
    after: str
    by: str  # an address, "console", or "intake"; "" where that chat was forgotten
    at: datetime  # UTC
    version: int = 1  # of the draft that it was made about
    undoes: int = 0  # the number of the decision that this one takes back; 0: none


class Came(StrEnum):
    """What became of an arrival."""

    NEW = "new"
    CHANGED = "changed"  # another text of an article that is known
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one arrival."""

    came: Came
    way: str
    article: str = ""  # its id; "": refused
    kept: KeptDraft | None = None  # null: known already, or refused
    reason: Notice | None = None  # why it was refused; null: it was not
    faults: tuple[Fault, ...] = ()  # why it is not public though drafts may be


class DraftBook(Protocol):
    """Where drafts and decisions are kept. Every method is one transaction."""

    def keep(self, draft: Draft, *, is_public: bool) -> KeptDraft | None:
        """Keep a draft; null: this very text is known. A changed text of a known article becomes its next version.

        What was decided about claims that the new version has, too, holds there (`review.followed`).
        """
        ...

    def draft(self, article: str, version: int | None = None) -> KeptDraft | None:
        """A version of a draft; null: the current one."""
        ...

    def drafts(self, state: ReviewState, *, limit: int) -> list[KeptDraft]:
        """Drafts whose current version is in a state, the oldest first."""
        ...

    def revise(self, kept: KeptDraft, decision: Decision) -> Decision:
        """Keep what an editor made of a version, and the decision under its number (`decision.number` is not read).

        Raises:
            InvalidValue: Somebody else decided about the article after `kept` was read, or its text has changed since.
        """
        ...

    def decisions(self, article: str, *, limit: int) -> list[Decision]:
        """What was decided about an article, the latest first."""
        ...

    def was_undone(self, article: str, by: str) -> bool:
        """Whether anything was taken back that somebody decided about an article."""
        ...

    def seen(self, fingerprints: Sequence[str]) -> dict[str, str]:
        """Which of these texts are known, each with its article's id."""
        ...

    def articles_at(self, url: str) -> list[str]:
        """Articles with this address, in any version, the oldest first."""
        ...

    def alike(self, sketch: Sequence[int], *, limit: int) -> list[str]:
        """Articles of which the current text shares a number of its sketch, in its place; by id.

        Those that were never drafts are among them as far as `sketch_stored` got.
        """
        ...

    def sketch_stored(self, sketch: Callable[[str], Sequence[int]], *, limit: int) -> int:
        """Sketch so many texts of stored articles that have no sketch yet, the last stored first; how many were."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
