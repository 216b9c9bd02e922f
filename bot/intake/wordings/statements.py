"""What a reading comes to: a clause with its parts, said in both languages, and a statement of one clause or two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from bot.intake.wordings.lexicon import Link, Verb
from bot.intake.wordings.modes import Mode
from bot.intake.wordings.parts import Part

BEFORE_TENSE = frozenset({"juga", "kemudian", "sebelumnya", "akhirnya", "bahkan"})
"""Indonesian adverbs that stand before the words for a tense."""
_OF_CONTEXT = frozenset({"juga", "kemudian", "bahkan", "langsung"})
"""Adverbs that only join a clause to what was told before, or that English has no one word for; it is as true without."""
_HELPERS = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "must", "can", "cannot", "may"]
)
"""English words that an adverb follows; before any other it stands: "also continue to", "also wants to"."""

Adverb = tuple[str, str]
Follower = tuple[str, Link, Part]
"""A link by its key, and what it leads to."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it was read; `words_id` and `words_en` say it."""

    subject: Part
    mode: Mode
    verb: Verb
    is_passive: bool
    adverb: Adverb | None = None
    takes: Part | None = None
    followers: tuple[Follower, ...] = ()
    lead: tuple[Follower, ...] = ()  # what stood before the subject; it is written at the end

    @property
    def keys(self) -> set[str]:
        """The links that its verb has."""
        return {key for key, _, _ in (*self.followers, *self.lead)}

    @property
    def uses_own(self) -> bool:
        """Whether something in it is the subject's own."""
        return any(part.is_own for part in self._behind)

    @property
    def joins(self) -> bool:
        """Whether it tells of two things at once; denied, that may mean both or either."""
        return any(part.is_joined for part in self._behind)

    @property
    def has_some(self) -> bool:
        """Whether it speaks of all or many; denied, that may mean none or not all."""
        return self.subject.is_some or any(part.is_some for part in self._behind)

    @property
    def measures(self) -> bool:
        """Whether its subject is a number or amount."""
        return "m" in self.subject.kinds

    @property
    def _adverb(self) -> Adverb:
        return self.adverb if self.adverb and self.adverb[0] not in _OF_CONTEXT else ("", "")

    @property
    def _behind(self) -> tuple[Part, ...]:
        return (*((self.takes,) if self.takes else ()), *(part for _, _, part in (*self.followers, *self.lead)))

    def words_id(self) -> str:
        """The clause in Indonesian."""
        verb = self.verb.id_passive if self.is_passive else self.verb.id
        adverb = self._adverb[0]
        lead = [adverb, self.mode.id] if adverb in BEFORE_TENSE else [self.mode.id, adverb]
        words = [self.subject.id, *lead, verb, self.takes.id if self.takes else ""]
        behind = ((link.id, part.id) for _, link, part in (*self.followers, *self.lead))
        return _phrase([*words, *chain.from_iterable(behind)])

    def words_en(self) -> str:
        """The clause in English."""
        mode = self.mode.en_many if self.subject.is_plural else self.mode.en
        helper, _, rest = mode.partition(" ")
        adverb = self._adverb[1]
        lead = [helper, adverb, rest] if helper in _HELPERS else [adverb, mode]
        words = [self.subject.en, *lead, self._english_verb()]
        words += [self.takes.en if self.takes else ""]
        is_many = (self.takes or self.subject).is_plural
        links = (*self.followers, *self.lead)
        behind = ((link.en, (part.en_many if is_many else "") or part.en) for _, link, part in links)
        return _phrase([*words, *chain.from_iterable(behind)])

    def _english_verb(self) -> str:
        is_base = self.mode.form == "finite" and self.subject.is_plural
        form: str = getattr(self.verb.en, "base" if is_base else self.mode.form)
        return form


def _phrase(words: list[str]) -> str:
    return " ".join(word for word in words if word).replace(",,", ",").removesuffix(",")


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole reading: one clause, or two of one subject."""

    id: str
    en: str
    is_future: bool  # it tells of what has yet to happen
    is_negated: bool = False
    measures: bool = False  # it is about a number: prices, exports, losses
    happens: bool = True  # something is done, rather than being so
    is_past: bool = False  # it tells of what was, or has been, and not of a habit
    is_over: bool = False  # it tells of what was, and of nothing that still is
    is_earlier: bool = False  # its tense needs "earlier" before it

    @property
    def was_done(self) -> bool:
        """Whether something was done once, which stays true."""
        return self.is_past and self.happens and not self.is_negated
