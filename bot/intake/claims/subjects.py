"""Whom a claim is about, its grammatical subject first, and whom a pronoun means where that is safe.

Safe is what a reader never stops at: the one person of the sentence before, or the one who spoke last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.errors import Notice, notice
from bot.domain.news import EntityKind
from bot.intake.claims.clauses import past_joining
from bot.intake.claims.kinds import has_predicate, is_to_come
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import PRONOUNS, Saying
from bot.intake.claims.verbs import FINITE, OF_SOMEBODY, is_prefixed, words
from bot.intake.claims.voices import BODIES, PEOPLE, Voice
from bot.intake.found import FoundName
from bot.intake.texts import Span

_FIRST = words("kami kita saya aku negaranya pihaknya we i our my us")
_COUNTRIES = "negara|republik|kota|pemerintah", "country|republic|nation|city"
_FIRMS = "perusahaan|maskapai|bank|klub|partai|kelompok|organisasi", "company|firm|airline|bank|group|party"
_OFFICES = "kementerian|lembaga", "ministry|agency"
_LOOSE = re.compile(
    r"\b(?<!kerugian )(?<!bendahara )(?<!lintas )(?<!keuangan )(?<!aparatur )(?<!kas )(?<!uang )"
    rf"(?:(?P<place>{_COUNTRIES[0]})|(?P<firm>{_FIRMS[0]})|{_OFFICES[0]})(?: \w+){{0,2}} (?:itu|ini|tersebut)\b"
    rf"|\bthe (?:(?P<land>{_COUNTRIES[1]})|(?P<house>{_FIRMS[1]})|{_OFFICES[1]})\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?!(?:sebelum|selanjut|akhir|misal|biasa|ha|karena|umum|harus|seharus|nanti|ada|tampak|rupa|khusus|sepenuh|jumlah"
    r"|arti|imbas|setidak|akibat|bukti|contoh|inti|kira|sekurang|selebih|sebenar|sesungguh|kelihatan|alhasil|semua|tepat)nya)"
    r"\w{3,}nya\b|\bits\b",
    re.IGNORECASE,
)
_LEADS = words(
    "pada di dalam menurut sejak setelah selama untuk dengan in on at by during after since under with from for as",
    "if unless when jika bila apabila kalau ketika saat seandainya unlike whatever contrary despite selain seperti meski meskipun",
)
_INTENDED = words("akan bakal siap ingin hendak")
_ELIDED = words("telah sudah sedang belum pernah denied denies deny rejected rejects dismissed dismisses refuted")
_SELF = words("it its they mereka perusahaan perusahaannya pihaknya the")
_HEAD = 6
_NEAR = 80
"""Words, and characters, at the head of a sentence in which its subject stands."""
_FAR = 160
"""Characters in which a leading "In London," ends."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_GAP = 3
"""Words between an organisation and the person who stands for it."""


@dataclass(slots=True)
class Memory:
    """What the sentences before were about; the latest last."""

    people: list[list[FoundName]] = field(default_factory=list)  # a list a sentence, who spoke first
    subjects: list[FoundName | None] = field(default_factory=list)
    voices: list[Voice | None] = field(default_factory=list)
    strangers: list[bool] = field(default_factory=list)  # whether somebody without a name is the subject
    head: FoundName | None = None  # the first person of the last sentence with any, where he is its subject
    quoted: Span | None = None  # the last sentence, where it is a quotation whose speaker is known

    def person(self, *, is_speaker: bool) -> FoundName | None:
        """Whom "he" means: who spoke last, or the one person of the last sentence with any; null: nobody can be sure.

        `is_speaker`: "he said"; then that person must have been the subject, since most is at stake.
        """
        recent = zip(self.people[:-4:-1], self.voices[:-4:-1], self.strangers[:-4:-1], strict=True)
        for people, voice, is_of_stranger in recent:
            if is_of_stranger and not people:
                return None
            if voice is not None:
                return voice.name if voice.name and voice.name.kind in PEOPLE else None
            if people:
                is_sure = len(people) == 1 and (not is_speaker or (people[0] == self.head and self._speaks(people[0])))
                return people[0] if is_sure else None
        return None

    def _speaks(self, person: FoundName) -> bool:
        """Whether nobody else spoke a little before: "he said" may go on with that one."""
        last = next((voice for voice in self.voices[:-6:-1] if voice), None)
        return last is None or (last.name is not None and _key(last.name) == _key(person))

    def subject(self) -> FoundName | None:
        """The subject of the sentence before, or of one a little before, where those between have none with a name."""
        return next((name for name in self.subjects[:-4:-1] if name), None)

    def goes_on(self, reading: Reading, evidence: Span) -> Voice | None:
        """Who speaks in a quotation that names nobody: whoever does in the one right before, in the same paragraph."""
        if self.quoted is None or "\n" in reading.whole[self.quoted.end : evidence.start]:
            return None
        return self.voices[-1]

    def keep(self, line: Line, reading: Reading, voice: Voice | None, subject: FoundName | None) -> None:
        """Remember a sentence: its people outside quotation marks, who spoke in it, and its subject."""
        people = [
            name
            for name in reading.names.within(line.sentence)
            if name.kind in PEOPLE and line.place(name.start) not in line.quoted
        ]
        self.people.append(list({name.entity or name.text: name for name in reversed(people)}.values())[::-1])
        if people:
            self.head = people[0] if _is_subject(people[0], line) else None
        self.voices.append(voice)
        self.strangers.append(voice is None and _is_of_stranger(line))
        self.quoted = line.sentence if voice and line.speech else None
        if subject and _is_joined(subject, line):
            self.subjects.clear()  # "that country" would be either
            subject = None
        self.subjects.append(subject if subject and _is_subject(subject, line) else None)


def _key(name: FoundName) -> str:
    return name.entity or name.text


def _is_subject(name: FoundName, line: Line) -> bool:
    """Whether no verb and no preposition stands before a name in its clause."""
    place = line.place(name.start)
    start = place
    while start > 0 and line.low[start - 1] not in _BOUNDS:
        start -= 1
    before = [line.low[at] for at in range(start, place) if at not in line.named]
    return not any(word in _NO_HEAD or is_prefixed(word) or word.endswith("ed") for word in before)


def _is_of_stranger(line: Line) -> bool:
    """Whether a sentence begins with somebody whom it does not name: "Seorang warga …", "A spokesman for Norda …"."""
    first = past_joining(line)
    return bool(_STRANGERS & set(line.low[first : first + 3]))


def _is_joined(name: FoundName, line: Line) -> bool:
    """Whether another name follows one behind a comma or "and", or stands so before it."""
    before, behind = line.place(name.start) - 1, line.place(name.end)
    beside = ((before, before - 1), (behind, behind + 1))
    return any(other in line.named and line.low[joint] in _JOINED for joint, other in beside)


_JOINED = words("dan serta bersama atau and or with , &")
_STRANGERS = words(
    "seorang warga saksi pejabat petugas juru jubir korban pengacara sopir pengemudi pedagang pemilik penumpang pria",
    "wanita perempuan lelaki ibu bapak ayah spokesman spokeswoman spokesperson lawyer witness resident official neighbour",
    "neighbor man woman aide officer driver owner passenger survivor victim father mother worker",
)
_NO_HEAD = FINITE | _LEADS | words("yang terkait tentang soal mengenai of about")
_BOUNDS = words("bagaimana mengapa how why bahwa that when ketika saat setelah after namun but") | {",", ":", ";"}


@dataclass(frozen=True, slots=True)
class About:
    """Whom some words are about."""

    entities: tuple[str, ...] = ()  # the subject first
    subject: FoundName | None = None
    reasons: tuple[Notice, ...] = ()
    is_speakers: bool = False  # nobody is named but who says it


def about(said: Span, reading: Reading, voice: Voice | None, memory: Memory, saying: Saying | None) -> About:
    """Whom some words are about; nobody where only a pronoun says it and nobody can be sure whom it means.

    Where a saying names nobody, it is kept with who makes it; a quotation only if what it says can be checked.
    """
    apart = [span for span in saying.frame if said.holds(span)] if saying else []
    names = [name for name in _in_order(said, reading) if not any(span.holds(name) for span in apart)]
    text = said.of(reading.whole)
    low = _WORD.findall(text[:_NEAR].casefold())
    is_checkable = bool(reading.dates.within(said) or reading.figures.within(said)) or is_to_come(text)
    if voice is None:
        head = min((name.start for name in names), default=said.end) - said.start
        subject, word = _meant(text, head, low, memory, is_checkable=is_checkable and not names)
        if subject is None and word:
            return About()
        at = said.start + text.find(word) if subject else said.end
        within = Span(at, at + len(word))  # "that country of Central Asia" is the country, and not about Central Asia
        listed = [subject, *(name for name in names if not within.holds(name))] if subject else names
        return About(_ids(listed), listed[0] if listed else None, _concluded(word, subject) if subject else ())
    is_quotation = saying is not None and saying.is_quotation
    own = voice.name if voice.name and voice.name.entity else None
    is_kept = bool(names) or is_checkable or not is_quotation
    if own and is_kept and _is_own(own, low, is_quotation=is_quotation):
        return About(_ids([own, *names]), own)
    if names or not is_kept:
        return About(_ids(names), names[0] if names else None)
    return About((own.entity,) if own else (), is_speakers=True)


def _is_own(own: FoundName, low: list[str], *, is_quotation: bool) -> bool:
    """Whether a speaker tells of himself."""
    if _FIRST & set(low) or (low and not is_quotation and _is_without_subject(low)):
        return True
    return not is_quotation and bool((PRONOUNS if own.kind in PEOPLE else _SELF) & set(low[:3]))


def _is_without_subject(low: list[str]) -> bool:
    """Whether a verb stands at the head already: "menyampaikan telah menangkap …", "mengatakan akan menangkap …"."""
    word = low[1] if low[0] in _INTENDED and len(low) > 1 else low[0]
    is_verb = word.startswith(("me", "ber")) and is_prefixed(word) and word not in OF_SOMEBODY
    return low[0] in _ELIDED or is_verb


def _meant(text: str, head: int, low: list[str], memory: Memory, *, is_checkable: bool) -> tuple[FoundName | None, str]:
    """Whom a pronoun or "that country" stands for before the first name, at `head`, and that word.

    Null: the subject is named, or nobody can be sure.
    """
    place = next((at for at, word in enumerate(low[:_HEAD]) if word in PRONOUNS), -1)
    if place >= 0:
        return memory.person(is_speaker=False), low[place]
    last = memory.subject()
    if last is None or last.kind not in BODIES:
        return None, ""
    match = _LOOSE.search(text[:_NEAR])
    if match and match.start() <= head:
        return (last, match[0]) if _may_mean(match, last) else (None, "")
    match = _LINKED.search(text) if is_checkable else None
    return (last, match[0]) if match else (None, "")


def _may_mean(match: re.Match[str], last: FoundName) -> bool:
    """Whether "that country" or "the company" is of the sort of the subject before."""
    if match["place"] or match["land"]:
        return last.kind is EntityKind.PLACE
    return last.kind is EntityKind.ORGANISATION or not (match["firm"] or match["house"])


def _concluded(word: str, name: FoundName) -> tuple[Notice, ...]:
    return (notice("“{words}” was taken to mean {name}", words=word, name=name.text),)


def _in_order(said: Span, reading: Reading) -> list[FoundName]:
    """The linked names of a piece, the subject's first."""
    names = [name for name in reading.names.within(said) if name.entity]
    lead = _lead_end(said, reading)
    later = [name for name in names if name.start >= lead]
    ordered = [*later, *(name for name in names if name.start < lead)] if later else names
    return _person_first(ordered, reading)


def _lead_end(said: Span, reading: Reading) -> int:
    """Where a leading "Pada …," "In London," or "Meeting reporters," ends; the beginning where there is none."""
    lead, comma, _ = said.of(reading.whole)[:_FAR].partition(", ")
    low = _WORD.findall(lead.casefold())
    if not comma or not low or reading.names.at(said.start) is not None:
        return said.start
    is_verb = low[0].endswith(("ing", "ed")) or is_prefixed(low[0])
    is_lead = low[0] in _LEADS or (is_verb and not FINITE & set(low))
    return said.start + len(lead) + len(comma) if is_lead else said.start


def _person_first(names: list[FoundName], reading: Reading) -> list[FoundName]:
    """The person before the body that his office names: "pejabat Kementerian Luar Negeri Retno Marsudi"."""
    for place, name in enumerate(names[:4]):
        if name.kind is not EntityKind.PERSON:
            continue
        chain = names[: place + 1]
        gaps = [reading.whole[one.end : other.start] for one, other in pairwise(chain)]
        if chain == sorted(chain, key=lambda one: one.start) and all(
            len(gap.split()) <= _GAP
            and not re.search(r"[.;:]|\b(?:dan|and|dengan|with|di|to|ke|me\w+|di\w+|ber\w+)\b", gap)
            and not has_predicate(gap)
            for gap in gaps
        ):
            return [name, *names[:place], *names[place + 1 :]]
        break
    return names


def _ids(names: list[FoundName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.entity for name in names if name.entity))
