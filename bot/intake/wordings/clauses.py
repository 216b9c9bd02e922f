"""Whole clauses: who, in which tense, does or is what, to whom, where and for what; every word accounted for.

A clause of which one word is left over is no match: the word may be what turns its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.intake.wordings.adverbials import ADVERBS
from bot.intake.wordings.items import LEVEL
from bot.intake.wordings.lexicon import Verb, lexicon
from bot.intake.wordings.modes import Mode, modes
from bot.intake.wordings.parts import Part
from bot.intake.wordings.phrases import Phrases
from bot.intake.wordings.statements import BEFORE_TENSE, Adverb, Clause, Follower, Statement
from bot.intake.wordings.tables import Table

_NOBODY = Part("", "")
_AND = {"id": frozenset({"dan", "serta"}), "en": frozenset({"and"})}
_KNOWN = ("diketahui bahwa", "it became known that")
_NOW = ("saat ini", "currently,")
_BY_NOW = "by now,"
"""The English of "now" before what has been done."""
_EARLIER = ("sebelumnya", "earlier,")
OPENINGS = {
    "id": Table(
        [
            *((phrase, _KNOWN) for phrase in ("diketahui bahwa", "diketahui")),
            *((f"{phrase}{comma}", _NOW) for phrase in ("saat ini", "kini", "sekarang") for comma in ("", " ,")),
            *((f"sebelumnya{comma}", _EARLIER) for comma in ("", " ,")),
        ]
    ),
    "en": Table(
        [
            *((phrase, _KNOWN) for phrase in ("it became known that", "it emerged that")),
            *((phrase, _NOW) for phrase in ("currently", "currently ,", "at present", "at present ,")),
            *((phrase, _EARLIER) for phrase in ("earlier", "earlier ,", "previously", "previously ,")),
        ]
    ),
}
_DIRECTLY = ("langsung", "oleh")
"""Between a passive verb and who did it, the first of these only stresses who that was."""
_TO_DO = "inf"
_BARE = Mode("", "", "", "base")
"""Before a verb in the form in which somebody is asked to do something."""
_LEADING = ("in", "at", "inw", "curr")
_NEVER_LAST = BEFORE_TENSE - {"juga"}
"""Adverbs that at the end of a clause may belong to what stands before them: "the Friday before"."""


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
        yield from (told for told in self._after(0, end) if not told.is_earlier)
        for at, opening in OPENINGS[self._language].longest(self._words, 0):
            for told in self._after(at, end):
                if _may_open(opening, told):
                    lead = _BY_NOW if opening is _NOW and told.is_past else opening[1]
                    yield replace(told, id=f"{opening[0]} {told.id}", en=f"{lead} {told.en}")

    def _after(self, at: int, end: int) -> Iterator[Statement]:
        """The readings from behind what frames a clause as a whole, or from its beginning."""
        for start, lead in self._leads(at):
            for subject_end, subject in self._phrases.at(start):
                if not subject.is_own:
                    has_stop = subject.is_name and self._language == "id" and self._phrases.word(subject_end) == ","
                    yield from self._statements(subject_end + has_stop, end, subject, lead)

    def _statements(self, at: int, end: int, subject: Part, lead: tuple[Follower, ...]) -> Iterator[Statement]:
        for clause in self._told(at, end, subject, lead):
            mode = clause.mode
            happens = clause.verb.kind == "e"
            texts = clause.words_id(), clause.words_en()
            states = mode.is_future, mode.is_negated, clause.measures, happens, mode.is_past, mode.is_over
            yield Statement(*texts, *states, mode.is_earlier)
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
                if (two.mode.is_open and not one.mode.is_open) or _TO_DO in one.keys:
                    continue
                if one.is_passive and two.is_passive and two.mode.is_open and not one.followers:
                    continue  # two participles of one tense, which are read as one verb where they may be
                halves_id = one.words_id(), replace(two, subject=_NOBODY).words_id()
                silent = replace(_NOBODY, is_plural=subject.is_plural)
                halves_en = one.words_en(), replace(two, subject=silent).words_en()
                is_future = one.mode.is_future and two.mode.is_future
                is_negated = one.mode.is_negated or two.mode.is_negated
                text_id, text_en = " dan ".join(halves_id), " and ".join(halves_en)
                happens = one.verb.kind == two.verb.kind == "e"
                is_past = one.mode.is_past and two.mode.is_past
                is_over = one.mode.is_over or two.mode.is_over
                is_earlier = one.mode.is_earlier or two.mode.is_earlier
                states = is_future, is_negated, one.measures, happens, is_past, is_over, is_earlier
                yield Statement(text_id, text_en, *states)

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
                    clause = Clause(subject, mode, verb, is_passive, adverb, lead=lead)
                    is_direct = (self._phrases.word(last), self._phrases.word(last + 1)) == _DIRECTLY
                    yield from self._completed(last + is_direct, end, clause)

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
            fits = all(not kinds or _shares(kinds, subject) for kinds in (needed, mode.subjects))
            if verb.kind in mode.kinds and fits:
                yield end, verb
                yield from self._paired(end, verb) if is_passive and not mode.is_negated else ()

    def _paired(self, at: int, verb: Verb) -> Iterator[tuple[int, Verb]]:
        """A participle and a second one right behind "and", which share all that stands before them."""
        if self._phrases.word(at) in _AND[self._language]:
            for end, other in self._known.passives.at(self._words, at + 1):
                takes = "".join(kind for kind in verb.takes if kind in other.takes)
                is_deed = bool(verb.id and other.id)  # of several, some were killed and others injured
                if (
                    is_deed
                    and other.kind == verb.kind
                    and takes
                    and not any(link.endswith("!") for link in verb.follow)
                ):
                    participle = f"{verb.en.participle} and {other.en.participle}"
                    text_id = f"{verb.id_passive} dan {other.id_passive}"
                    english = replace(other.en, participle=participle)
                    yield end, replace(other, id_passive=text_id, en=english, takes=takes)

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
            if last == end and not (adverb and (clause.adverb or clause.mode.is_negated or adverb[0] in _NEVER_LAST)):
                whole = _having(clause, adverb=adverb) if adverb else clause
                yield from [whole] if _is_whole(whole) else []
        keys = _keys(clause)
        for key in keys - clause.keys:
            if self._is_unclear(key, at, clause):
                continue
            if key == _TO_DO:
                yield from self._asked(at, end, clause)
                continue
            for last, link, part in self._phrases.link(key, at):
                if last <= end and not ({"to", "toh"} <= keys and "l" in part.kinds and key != _way(clause)):
                    yield from self._closed(last, end, _having(clause, follower=(key, link, part)))

    def _asked(self, at: int, end: int, clause: Clause) -> Iterator[Clause]:
        """A clause with what somebody is asked to do, which takes all the words to its end.

        None where a day or a place stands elsewhere: it may be that of the asking, or of what is asked.
        """
        if self._is_dated or clause.lead or clause.followers or clause.takes is None:
            return
        for start, link in self._known.links[_TO_DO].at(self._words, at):
            for stop, verb in self._verbs(start, _BARE, clause.takes, is_passive=False):
                for asked in self._completed(stop, end, Clause(_NOBODY, _BARE, verb, is_passive=False)):
                    part = Part(asked.words_id(), asked.words_en(), is_some=asked.has_some, is_joined=asked.joins)
                    yield _having(clause, follower=(_TO_DO, link, part))

    def _is_unclear(self, key: str, at: int, clause: Clause) -> bool:
        """Whether, without its preposition, what follows could belong to the word before it.

        Only right behind its verb does a bare name say by whom ("ditahan KPK"), and a bare amount by how much: in
        "menaikkan anggaran US$5 miliar" it could be the budget's. No level that is passed is by how much.
        """
        if key == "by":
            return self._language == "id" and bool(clause.followers) and self._phrases.word(at) != "oleh"
        if key == "sum" and clause.takes and clause.takes.en.startswith("the "):
            return True  # "a deficit of" so much, where bare Indonesian says it of the one there is
        if key == "byf" and self._phrases.word(at) == LEVEL:
            return True
        is_optional = "byf!" not in clause.verb.follow
        is_bare = self._phrases.word(at) not in {"sebesar", "sebanyak", "by"}
        return key == "byf" and is_bare and is_optional and clause.takes is not None


def _may_open(opening: tuple[str, str], told: Statement) -> bool:
    """Whether what stands before a clause fits its time: now what is, earlier what was done once."""
    if opening is _EARLIER:
        return told.was_done and told.is_over
    return not told.is_earlier and (opening is not _NOW or not told.is_over)


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
    keys = clause.keys
    if not keys <= _keys(clause):
        return False
    if clause.mode.is_negated and (clause.joins or clause.has_some):
        return False
    if clause.uses_own and (clause.subject.is_plural or not set("lo") & set(clause.subject.kinds)):
        return False
    return all(link.rstrip("!") in keys for link in clause.verb.follow if link.endswith("!"))
