"""What the sentences before were about, and whom "he" or "it" means after them.

Safe is what a reader never stops at: who spoke last, or the one person of the sentence before. Somebody without a name
in between, or a "she" after a "he", leaves nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.domain.news import EntityKind
from bot.intake.claims.clauses import LONGEST, past_joining
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import PRONOUNS, act_of, said_by
from bot.intake.claims.verbs import AUXILIARIES, FINITE, PASSIVE, is_prefixed, words
from bot.intake.claims.voices import PEOPLE, Voice, names_body
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundName
from bot.intake.names.titles import is_title
from bot.intake.texts import Span

LEADS = words(
    "pada di dalam menurut sejak setelah selama untuk dengan in on at by during after since under with from for as",
    "if unless when jika bila apabila kalau ketika saat seandainya unlike whatever contrary despite selain seperti meski meskipun",
)
"""Words that begin what stands before the subject of a sentence."""
_SPEAKING = words(
    "meminta mendesak mengimbau menghimbau mengajak mengapresiasi menyoroti mengharapkan mendorong mengkritik mengkritisi",
    "mengecam menanggapi mengomentari menyambut bercerita berpesan mempertanyakan menyerukan menyesalkan",
    "menginstruksikan memerintahkan mengusulkan urged urges praised praises criticized criticised condemned welcomed thanked",
    "spoke demanded demands appealed blamed hailed talked",
)
"""What somebody does by speaking, besides saying that something is so."""
_SPEAKING_UP = {("angkat", "bicara"), ("angkat", "suara"), ("buka", "suara"), ("buka", "mulut"), ("spoke", "out")}
_STRANGERS = words(
    "seorang warga saksi pejabat petugas juru jubir korban pengacara sopir pengemudi pedagang pemilik penumpang pria",
    "wanita perempuan lelaki ibu bapak ayah tetangga teman anak istri suami adik kakak spokesman spokeswoman spokesperson",
    "lawyer witness resident official neighbour neighbor man woman aide officer driver owner passenger survivor victim father",
    "mother worker friend colleague relative brother sister son daughter wife husband teacher farmer fisherman",
)
_ONE = words("a an his her another one seorang salah")
_IS_ONE = words(", is was as sebagai adalah selaku menjadi became named ·")
"""What stands before somebody without a name, and what shows that these words only tell who somebody else is."""
_NO_HEAD = (
    FINITE
    | LEADS
    | words(
        "yang terkait tentang soal mengenai of about paid met saw hit shot found took gave sent told left beat brought",
        "caught chose fought held kept made put sold taught won",
    )
)
_BOUNDS = words("bagaimana mengapa how why bahwa that when ketika saat setelah after namun but") | {",", ":", ";"}
_JOINED = words("dan serta bersama atau and or with , &")
_MANY = words("two three four several some many most both dua tiga empat beberapa sejumlah para kedua ketiga warga")
_HE_SHE = words("he she")
_HIS = {"his": "he", "her": "she"}
_FAR = 5
"""Sentences before in which he spoke, at most."""
_FEW = 4
"""Words of a name that nobody knew for one, and between a person and what he does, at most."""


@fleeting(frozen=True, slots=True)
class Before:
    """What is remembered of a sentence."""

    people: tuple[FoundName, ...]  # outside quotation marks
    voice: Voice | None  # who said what it tells
    head: FoundName | None  # the first person who is a subject in it
    speaks: FoundName | None  # the person who speaks in it, though it makes him say nothing
    has_stranger: bool  # somebody without a name stands in it
    is_of_stranger: bool  # who is its subject
    is_of_two: bool  # several people are named in it, be it in a quotation
    bodies: int  # organisations named in it


@dataclass(slots=True)
class Memory:
    """What the sentences before were about; the latest last."""

    told: list[Before] = field(default_factory=list)
    subjects: list[FoundName | None] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)  # "he" or "she", by who was meant by it
    quoted: Span | None = None  # the last sentence, where who speaks in it is known

    def _recent(self, count: int) -> Iterator[Before]:
        return islice(reversed(self.told), count)

    def voices(self) -> Iterator[Voice]:
        """Who spoke a little before, the latest first."""
        return (each.voice for each in self._recent(_FAR) if each.voice)

    def person(self, *, is_done_to: bool = False) -> FoundName | None:
        """Whom "he" means: who spoke last, or the one person of the last sentence with any; null: nobody can be sure.

        `is_done_to`: something is done to him, which is as likely to whom another spoke of.
        """
        for each in self._recent(3):
            if (each.is_of_stranger and not each.people) or (is_done_to and each.is_of_two):
                return None
            if each.voice is not None:
                return each.voice.name if each.voice.name and each.voice.name.kind in PEOPLE else None
            if each.people:
                return each.people[0] if len(each.people) == 1 else None
        return None

    def speaker(self, pronoun: str, *, is_answer: bool = False) -> Voice | None:
        """Who speaks where only a pronoun says it; more is at stake than with "he went", so that he must have been a subject.

        `is_answer`: he, or it, answers or denies; where another was named, that may be the one who does.
        """
        low = frozenset(pronoun.casefold().split())
        if is_answer and low & {"it", "pihaknya"} and self.told and self.told[-1].bodies > ("it" in low):
            return None
        if low & {"they", "mereka", "it"}:
            return self._others(is_many="it" not in low)
        found = self._last(is_answer=is_answer)
        called = next(iter(low & _HE_SHE), "")
        if not called or found is None or found.name is None:
            return found
        so_called = self._called(called)
        if so_called is None and self.called.get(_key(found.name), called) == called:
            self.called[_key(found.name)] = called
            return found
        return so_called if so_called and self.called.get(_key(found.name)) else None

    def _last(self, *, is_answer: bool = False) -> Voice | None:
        is_past_others = False
        for each in self._recent(_FAR):
            if is_answer and each.is_of_two:
                return None
            if each.voice is not None:
                return each.voice if _is_one(each.voice, each.people) else None
            is_other = each.head is not None and not self._spoke_last(each.head)
            if not each.speaks and (each.has_stranger or (is_other and (is_past_others or len(each.people) > 1))):
                return None
            person = each.speaks or (each.head if self._may_speak(each.head) else None)
            if person or each.head:
                return Voice(person) if person and not is_past_others else None
            is_past_others = is_past_others or bool(each.people)
        return None

    def _may_speak(self, person: FoundName | None) -> bool:
        """Whether nobody else spoke a little before: "he said" may go on with that one."""
        return person is not None and (next(self.voices(), None) is None or self._spoke_last(person))

    def _spoke_last(self, person: FoundName) -> bool:
        last = next(self.voices(), None)
        return last is not None and (_key(last.name) == _key(person) if last.name else last.words == person.text)

    def _called(self, pronoun: str) -> Voice | None:
        """Who was named a little before and was called so."""
        recent = (
            name for each in self._recent(_FAR) for name in (each.voice and each.voice.name, *each.people) if name
        )
        found = next((name for name in recent if self.called.get(_key(name)) == pronoun), None)
        return Voice(found) if found else None

    def _others(self, *, is_many: bool) -> Voice | None:
        """Whom "they", or "it", means: who spoke in the sentence before, or the body that is its subject."""
        last = next(self._recent(1), None)
        if last is None:
            return None
        voice = last.voice
        if voice is None:
            subject = None if is_many else self.subjects[-1]
            return Voice(subject) if subject and subject.kind is EntityKind.ORGANISATION else None
        if voice.name:
            return voice if not is_many and voice.name.kind is EntityKind.ORGANISATION else None
        is_meant = _is_many(voice.words.casefold().split()) if is_many else names_body(voice.words)
        return voice if is_meant else None

    def subject(self) -> FoundName | None:
        """The subject of the sentence before, or of one a little before, where those between have none with a name."""
        return next((name for name in self.subjects[:-4:-1] if name), None)

    def names_one_body(self) -> bool:
        """Whether the sentence before names no two organisations, either of which "the company" could be."""
        return not self.told or self.told[-1].bodies <= 1

    def goes_on(self, reading: Reading, evidence: Span) -> Voice | None:
        """Who speaks in a quotation that names nobody: whoever does in the sentence before, in the same paragraph."""
        if self.quoted is None or "\n" in reading.whole[self.quoted.end : evidence.start]:
            return None
        return self.told[-1].voice

    def keep(self, line: Line, reading: Reading, voice: Voice | None, subject: FoundName | None) -> None:
        """Remember a sentence: its people outside quotation marks, who spoke in it, and its subject."""
        names = reading.names.within(line.sentence)
        listed = [name for name in names if name.kind in PEOPLE and line.place(name.start) not in line.quoted]
        bodies = len({_key(name) for name in names if name.kind is EntityKind.ORGANISATION})
        is_of_two = len({_key(name) for name in names if name.kind in PEOPLE}) > 1
        people = tuple({_key(name): name for name in reversed(listed)}.values())[::-1]
        head = next((person for person in people if _is_subject(person, line)), None)
        speaks = None if voice else self._speaking(line, head, reading)
        may_be_stranger = voice is None and not _STRANGERS.isdisjoint(line.low)
        is_of_stranger = may_be_stranger and _starts(line)
        has_stranger = is_of_stranger or (may_be_stranger and _has_stranger(line))
        self.told.append(Before(people, voice, head, speaks, has_stranger, is_of_stranger, is_of_two, bodies))
        self.quoted = line.sentence if voice else None
        lead = "".join(line.low[:1])
        if lead in _HIS and len(self.told) > 1 and len(self.told[-2].people) == 1:
            self.called[_key(self.told[-2].people[0])] = _HIS[lead]
        if subject is None and voice and voice.name and voice.name.kind is EntityKind.ORGANISATION:
            subject = voice.name  # "the company" behind "Norda said" is Norda
        if subject and _is_joined(subject, line):
            self.subjects.clear()  # "that country" would be either
            subject = None
        self.subjects.append(subject if subject and _is_subject(subject, line) else None)

    def _speaking(self, line: Line, head: FoundName | None, reading: Reading) -> FoundName | None:
        """Who speaks in a sentence that reports nothing of what he says: "X praised …", "Ia meminta …"."""
        first = past_joining(line)
        if begin := said_by(line, first, len(line.low), is_sure=True):
            agent = next((at for at in range(begin, min(begin + LONGEST, len(line.low))) if at in line.people), -1)
            return reading.names.at(line.words[agent].start) if agent >= 0 else None
        is_back = first < len(line.low) and line.low[first] in PRONOUNS
        if head is None and not is_back:
            return None
        behind = line.place(head.end) if head else first + 1
        for place in range(behind, min(behind + _FEW, len(line.low))):
            word = line.low[place]
            if word in _SPEAKING or line.low[place : place + 2] in _SPEAKING_UP or act_of(word):
                last = self._last() if is_back else None
                return head if not is_back else last.name if last else None
            if word in PASSIVE or not (word in AUXILIARIES or place in line.named):
                break
        return None


def _key(name: FoundName) -> str:
    return name.entity or name.text


def _is_one(voice: Voice, people: Sequence[FoundName]) -> bool:
    """Whether a voice is one person: by name, or "a senior official", "the minister", where nobody else is named."""
    if voice.name:
        return voice.name.kind in PEOPLE
    low = voice.words.casefold().split()
    if voice.outlet or people or _is_many(low):
        return False
    is_pointed = low[0] in {"the", "sang"} or low[-1] in {"itu", "ini", "tersebut"}
    if low[0] in _ONE or is_title(low[0]) or is_title(" ".join(low[:2])) or (is_pointed and any(map(is_title, low))):
        return True
    is_named = len(low) < _FEW and all(word[0].isupper() and not word.isupper() for word in voice.words.split())
    return is_named and not names_body(voice.words)


def _is_many(low: list[str]) -> bool:
    """Whether words name several: "two officials", "Rina Wijaya dan Budi Santoso"."""
    if low[0] in _MANY or bool({"and", "dan"} & set(low)):
        return True
    return (
        low[0] not in _ONE
        and not is_title(low[0])
        and (low[0].endswith("s") or (len(low) > 1 and low[1].endswith("s") and low[0] != "the"))
    )


def _is_subject(name: FoundName, line: Line) -> bool:
    """Whether no verb and no preposition stands before a name in its clause."""
    place = line.place(name.start)
    behind = line.low[line.place(name.end) :][:1]
    is_set_off = line.low[place - 1 : place] == (",",) and behind in {(",",), (".",), ()}
    start = place - is_set_off  # "a plan of the president, X."
    while start > 0 and line.low[start - 1] not in _BOUNDS:
        start -= 1
    before = [line.low[at] for at in range(start, place) if at not in line.named]
    return not any(word in _NO_HEAD or is_prefixed(word) or word.endswith("ed") for word in before)


def _starts(line: Line) -> bool:
    """Whether a sentence begins with somebody whom it does not name: "Seorang warga …", "A spokesman for Norda …"."""
    first = past_joining(line)
    return any(
        line.low[at] in _STRANGERS and at not in line.quoted for at in range(first, min(first + 3, len(line.low)))
    )


def _has_stranger(line: Line) -> bool:
    """Whether somebody without a name stands in a sentence, who may be the next to speak: "X met a neighbour"."""
    for place, word in enumerate(line.low):
        if word in _STRANGERS and place not in line.named and place not in line.quoted:
            near = range(max(place - 2, 0), place + 1)
            one = next((at for at in near if line.low[at] in _ONE), 0)
            if one and line.low[one - 1] not in _IS_ONE:
                return True
    return False


def _is_joined(name: FoundName, line: Line) -> bool:
    """Whether another name follows one behind a comma or "and", or stands so before it."""
    before, behind = line.place(name.start) - 1, line.place(name.end)
    beside = ((before, before - 1), (behind, behind + 1))
    return any(other in line.named and line.low[joint] in _JOINED for joint, other in beside)
