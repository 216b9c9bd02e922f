"""Whole clauses: who, in which tense, does or is what, to whom, where and for what; every word accounted for.

A clause of which one word is left over is no match: the word may be what turns its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from bot.intake.wordings.adverbials import ADVERBS
from bot.intake.wordings.lexicon import Link, Verb, lexicon
from bot.intake.wordings.modes import Mode, modes
from bot.intake.wordings.parts import Part
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.tables import Table

_NOBODY = Part("", "")
_AND = {"id": frozenset({"dan", "serta"}), "en": frozenset({"and"})}
OPENINGS = {
    "id": Table((phrase, ("diketahui bahwa", "it became known that")) for phrase in ("diketahui bahwa", "diketahui")),
    "en": Table(
        (phrase, ("diketahui bahwa", "it became known that")) for phrase in ("it became known that", "it emerged that")
    ),
}
_LEADING = ("in", "at", "inw")
_BEFORE_TENSE = frozenset({"juga"})
_HELPERS = frozenset(
    ["is", "are", "was", "were", "has", "have", "did", "does", "do", "will", "must", "can", "cannot", "may"]
)
"""English words that an adverb follows; before any other it stands: "also continue to", "also wants to"."""

Adverb = tuple[str, str]
Follower = tuple[str, Link, Part]
"""A link by its key, and what it leads to."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it was read; `words` says it."""

    subject: Part
    mode: Mode
    verb: Verb
    is_passive: bool
    adverb: Adverb | None = None
    takes: Part | None = None
    followers: tuple[Follower, ...] = ()

    @property
    def uses_own(self) -> bool:
        """Whether something in it is the subject's own."""
        return any(part.is_own for part in self._behind)

    @property
    def joins(self) -> bool:
        """Whether it tells of two things at once; denied, that may mean both or either."""
        return any(" dan " in part.id for part in self._behind)

    @property
    def measures(self) -> bool:
        """Whether its subject is a number or amount."""
        return "m" in self.subject.kinds

    @property
    def _behind(self) -> tuple[Part, ...]:
        return (*((self.takes,) if self.takes else ()), *(part for _, _, part in self.followers))

    def words_id(self) -> str:
        """The clause in Indonesian."""
        verb = self.verb.id_passive if self.is_passive else self.verb.id
        adverb = self.adverb[0] if self.adverb else ""
        lead = [adverb, self.mode.id] if adverb in _BEFORE_TENSE else [self.mode.id, adverb]
        words = [self.subject.id, *lead, verb, self.takes.id if self.takes else ""]
        return _phrase([*words, *(word for _, link, part in self.followers for word in (link.id, part.id))])

    def words_en(self) -> str:
        """The clause in English."""
        mode = self.mode.en_many if self.subject.is_plural else self.mode.en
        helper, _, rest = mode.partition(" ")
        adverb = self.adverb[1] if self.adverb else ""
        lead = [helper, adverb, rest] if helper in _HELPERS else [adverb, mode]
        words = [self.subject.en, *lead, self._english_verb()]
        words += [self.takes.en if self.takes else ""]
        is_many = (self.takes or self.subject).is_plural
        behind = ((link.en, (part.en_many if is_many else "") or part.en) for _, link, part in self.followers)
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


class Clauses:
    """Every way to read the whole of a clause."""

    def __init__(self, phrases: Phrases, *, is_dated: bool) -> None:
        """Read what `phrases` stand in; `is_dated`: the sentence says when."""
        self._phrases = phrases
        self._words = phrases.words
        self._language = phrases.language
        self._known = lexicon(phrases.language)
        self._is_dated = is_dated

    def all(self) -> Iterator[Statement]:
        """The readings, none of which leaves a word over."""
        end = len(self._words)
        for at, lead_id, lead_en in self._openings():
            for start, lead in self._leads(at):
                for subject_end, subject in self._phrases.at(start):
                    if not subject.is_own:
                        for told in self._statements(subject_end, end, subject, lead):
                            yield replace(told, id=f"{lead_id}{told.id}", en=f"{lead_en}{told.en}")

    def _openings(self) -> Iterator[tuple[int, str, str]]:
        """What may frame a clause as a whole, and nothing."""
        yield 0, "", ""
        for end, (text_id, text_en) in OPENINGS[self._language].at(self._words, 0):
            yield end, f"{text_id} ", f"{text_en} "

    def _statements(self, at: int, end: int, subject: Part, lead: tuple[Follower, ...]) -> Iterator[Statement]:
        for clause in self._told(at, end, subject, lead):
            mode = clause.mode
            happens = clause.verb.kind == "e"
            texts = clause.words_id(), clause.words_en()
            yield Statement(*texts, mode.is_future, mode.is_negated, clause.measures, happens, mode.is_past)
        if self._is_dated:
            return  # the day may be that of one half only
        for place in range(at + 1, end):
            if self._words[place] in _AND[self._language]:
                yield from self._both(at, place, end, subject, lead)

    def _both(self, at: int, place: int, end: int, subject: Part, lead: tuple[Follower, ...]) -> Iterator[Statement]:
        """Two clauses of one subject. A tense before the first only could be that of the second too, so is none."""
        stop = place - (self._words[place - 1] == ",")
        for one in self._told(at, stop, subject, lead):
            for two in self._told(place + 1, end, subject, ()):
                if two.mode.is_open and not one.mode.is_open:
                    continue
                halves_id = one.words_id(), replace(two, subject=_NOBODY).words_id()
                silent = replace(_NOBODY, is_plural=subject.is_plural)
                halves_en = one.words_en(), replace(two, subject=silent).words_en()
                is_future = one.mode.is_future and two.mode.is_future
                is_negated = one.mode.is_negated or two.mode.is_negated
                text_id, text_en = " dan ".join(halves_id), " and ".join(halves_en)
                happens = one.verb.kind == two.verb.kind == "e"
                is_past = one.mode.is_past and two.mode.is_past
                yield Statement(text_id, text_en, is_future, is_negated, one.measures, happens, is_past)

    def _leads(self, at: int) -> Iterator[tuple[int, tuple[Follower, ...]]]:
        """What may stand before the subject: a place, and nothing."""
        yield at, ()
        for key in _LEADING:
            for end, link, part in self._phrases.link(key, at):
                yield end + (self._phrases.word(end) == ","), ((key, link, part),)

    def _told(self, at: int, end: int, subject: Part, lead: tuple[Follower, ...]) -> Iterator[Clause]:
        for is_passive in (False, True):
            for start, mode, adverb in self._modes(at, subject, is_passive=is_passive):
                for last, verb in self._verbs(start, mode, subject, is_passive=is_passive):
                    clause = Clause(subject, mode, verb, is_passive, adverb, followers=lead)
                    yield from self._completed(last, end, clause)

    def _modes(self, at: int, subject: Part, *, is_passive: bool) -> Iterator[tuple[int, Mode, Adverb | None]]:
        """Tenses, with an adverb before, within or behind them."""
        for start, before in self._adverbs(at):
            for end, (mode, is_many) in modes(self._language, is_passive=is_passive).at(self._words, start):
                if is_many in {None, subject.is_plural} and mode.dated in {None, self._is_dated}:
                    yield from self._with_adverb(end, mode, before)
        if self._language == "en":
            yield from self._split_modes(at, subject, is_passive=is_passive)

    def _with_adverb(self, at: int, mode: Mode, before: Adverb | None) -> Iterator[tuple[int, Mode, Adverb | None]]:
        for end, behind in self._adverbs(at):
            if not (before and behind) and not (mode.is_negated and (before or behind)):
                yield end, mode, before or behind

    def _split_modes(self, at: int, subject: Part, *, is_passive: bool) -> Iterator[tuple[int, Mode, Adverb | None]]:
        """An English adverb within: "has officially been", "is also being"."""
        for end, adverb in self._adverbs(at + 1):
            if adverb:
                words = (*self._words[: at + 1], *self._words[end:])
                for last, (mode, is_many) in modes(self._language, is_passive=is_passive).at(words, at):
                    is_split = last > at + 1 and not mode.is_negated
                    if is_split and is_many in {None, subject.is_plural} and mode.dated in {None, self._is_dated}:
                        yield last + end - at - 1, mode, adverb

    def _adverbs(self, at: int) -> Iterator[tuple[int, Adverb | None]]:
        yield at, None
        yield from ADVERBS[self._language].longest(self._words, at)

    def _verbs(self, at: int, mode: Mode, subject: Part, *, is_passive: bool) -> Iterator[tuple[int, Verb]]:
        is_base = self._language == "en" and mode.form == "finite" and subject.is_plural
        active = self._known.actives["base" if is_base else mode.form]
        for end, verb in (self._known.passives if is_passive else active).at(self._words, at):
            needed = verb.takes if is_passive else verb.subjects
            if verb.kind in mode.kinds and (not needed or _shares(needed, subject)):
                yield end, verb

    def _completed(self, at: int, end: int, clause: Clause) -> Iterator[Clause]:
        """A clause with its object, and all that follows to the end."""
        if clause.is_passive or not clause.verb.takes:
            yield from self._closed(at, end, clause)
            return
        for last, part in self._phrases.roles(at) if clause.verb.takes == "R" else self._phrases.at(at):
            if last <= end and _shares(clause.verb.takes, part):
                yield from self._closed(last, end, _having(clause, takes=part))

    def _closed(self, at: int, end: int, clause: Clause) -> Iterator[Clause]:
        for last, adverb in self._adverbs(at):
            if last == end and not (adverb and (clause.adverb or clause.mode.is_negated)):
                whole = _having(clause, adverb=adverb) if adverb else clause
                yield from [whole] if _is_whole(whole) else []
        keys = _keys(clause)
        used = {key for key, _, _ in clause.followers}
        for key in keys - used:
            if self._is_unclear(key, at, clause):
                continue
            for last, link, part in self._phrases.link(key, at):
                if last <= end and not ({"to", "toh"} <= keys and "l" in part.kinds and key != _way(clause)):
                    yield from self._closed(last, end, _having(clause, follower=(key, link, part)))

    def _is_unclear(self, key: str, at: int, clause: Clause) -> bool:
        """Whether, without its preposition, what follows could belong to the word before it.

        Only right behind its verb does a bare name say by whom ("ditahan KPK"), and a bare amount by how much: in
        "menaikkan anggaran US$5 miliar" it could be the budget's.
        """
        if key == "by":
            return self._language == "id" and bool(clause.followers) and self._phrases.word(at) != "oleh"
        is_optional = "byf!" not in clause.verb.follow
        is_bare = self._phrases.word(at) not in {"sebesar", "sebanyak", "by"}
        return key == "byf" and is_bare and is_optional and clause.takes is not None


def _way(clause: Clause) -> str:
    """By which link a country is reached, since English has one word for both: help is for it, all else goes there."""
    moved = clause.subject if clause.is_passive else clause.takes
    return "toh" if moved and "k" in moved.kinds else "to"


def _shares(kinds: str, part: Part) -> bool:
    return bool(set(kinds) & set(part.kinds))


def _having(
    clause: Clause, *, takes: Part | None = None, adverb: Adverb | None = None, follower: Follower | None = None
) -> Clause:
    followers = (*clause.followers, follower) if follower else clause.followers
    return replace(clause, adverb=adverb or clause.adverb, takes=takes or clause.takes, followers=followers)


def _keys(clause: Clause) -> set[str]:
    """What may follow a verb, by its links; by whom it was done only in the passive."""
    return {link.rstrip("!") for link in clause.verb.follow} - (set() if clause.is_passive else {"by"})


def _is_whole(clause: Clause) -> bool:
    """Whether all that must follow its verb does, nothing else does, and somebody is there whose "its" may be."""
    keys = {key for key, _, _ in clause.followers}
    if not keys <= _keys(clause):
        return False
    if clause.mode.is_negated and clause.joins:
        return False
    if clause.uses_own and (clause.subject.is_plural or not set("lo") & set(clause.subject.kinds)):
        return False
    return all(link.rstrip("!") in keys for link in clause.verb.follow if link.endswith("!"))
