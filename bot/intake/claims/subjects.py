"""Whom a claim is about, its grammatical subject first.

Where only a pronoun or "that country" says it, the sentences before tell whom it means, or nobody does.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.domain.errors import Notice, notice
from bot.domain.news import EntityKind
from bot.intake.claims.kinds import has_predicate, is_to_come
from bot.intake.claims.memory import LEADS, Memory
from bot.intake.claims.reading import Reading
from bot.intake.claims.sayings import PRONOUNS, Saying
from bot.intake.claims.verbs import AUXILIARIES, FINITE, OF_SOMEBODY, UNASSERTED, is_prefixed, words
from bot.intake.claims.voices import BODIES, PEOPLE, Voice
from bot.intake.fleeting import fleeting
from bot.intake.found import FoundName
from bot.intake.texts import Span, small

_FIRST = words("kami kita saya aku negaranya pihaknya we i our my us me")
_COUNTRIES = "negara|republik|kota|pemerintah", "country|republic|nation|city"
_FIRMS = "perusahaan|maskapai|bank|klub|partai|kelompok|organisasi", "company|firm|airline|bank|group|party"
_OFFICES = "kementerian|lembaga", "ministry|agency"
_LOOSE = re.compile(
    r"\b(?=[bklmnopr])(?<!kerugian )(?<!bendahara )(?<!lintas )(?<!keuangan )(?<!aparatur )(?<!kas )(?<!uang )"
    rf"(?:(?P<place>{_COUNTRIES[0]})|(?P<firm>{_FIRMS[0]})|{_OFFICES[0]})(?: \w+){{0,2}} (?:itu|ini|tersebut)\b"
    rf"|\bthe (?:(?P<land>{_COUNTRIES[1]})|(?P<house>{_FIRMS[1]})|{_OFFICES[1]})\b"
)
_LINKED = re.compile(
    r"\b(?!(?:sebelum|selanjut|akhir|misal|biasa|ha|karena|umum|harus|seharus|nanti|ada|tampak|rupa|khusus|sepenuh|jumlah"
    r"|arti|imbas|setidak|akibat|bukti|contoh|inti|kira|sekurang|selebih|sebenar|sesungguh|kelihatan|alhasil|semua|tepat)nya)"
    r"\w{3,}nya\b|\bits\b"
)
"""Both are read in small letters."""
_INTENDED = words("akan bakal siap ingin hendak")
_ELIDED = UNASSERTED | words(
    "telah sudah sedang belum pernah denied denies deny rejected rejects dismissed dismisses refuted"
)
_NOT = words("tidak tak")
_BEING = words("is was been")
_NEVER = words("pernah akan mau bisa ingin tahu")
_SELF = words("it its they mereka perusahaan perusahaannya pihaknya")
_ITSELF = words("company firm airline bank group ministry agency government party union club")
"""What a body calls itself behind "the"."""
_HEAD = 6
_NEAR = 80
"""Words, and characters, at the head of a sentence in which its subject stands."""
_FAR = 160
"""Characters in which a leading "In London," ends."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_GAP = 3
"""Words between an organisation and the person who stands for it."""


@fleeting(frozen=True, slots=True)
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
    if apart:  # "X, kata dia, …" is not about him
        frame = {word for span in apart for word in _WORD.findall(span.of(reading.whole).casefold())}
        low = [word for word in low if word not in frame & PRONOUNS]
    if voice is None:
        head = min((name.start for name in names), default=said.end) - said.start
        subject, word = _meant(text, head, low, memory, is_checkable=not names and _is_checkable(said, reading))
        if subject is None and word:
            return About()
        at = said.start + text.find(word) if subject else said.end
        within = Span(at, at + len(word))  # "that country of Central Asia" is the country, and not about Central Asia
        listed = [subject, *(name for name in names if not within.holds(name))] if subject else names
        return About(_ids(listed), listed[0] if listed else None, _concluded(word, subject) if subject else ())
    is_quotation = saying is not None and saying.is_quotation
    own = voice.name if voice.name and voice.name.entity else None
    is_kept = bool(names) or not is_quotation or _is_checkable(said, reading)
    is_own = own and is_kept and _is_own(own, low, is_quotation=is_quotation)
    if own and is_own and (is_quotation or not _is_beside_another(own, said, saying, reading)):
        return About(_ids([own, *names]), own)
    if names or not is_kept:
        return About(_ids(names), names[0] if names else None)
    return About((own.entity,) if own else (), is_speakers=True)


def _is_checkable(said: Span, reading: Reading) -> bool:
    """Whether words tell of a day, a figure or what is to come."""
    return bool(reading.dates.within(said) or reading.figures.within(said)) or is_to_come(said.of(reading.whole))


def _is_beside_another(own: FoundName, said: Span, saying: Saying | None, reading: Reading) -> bool:
    """Whether another person is named where it says who speaks: "X's lawyer, Y, said he …"."""
    before = [name for span in (saying.frame if saying else ()) for name in reading.names.within(span)]
    return any(
        name.kind in PEOPLE and name.entity != own.entity and name.start < own.start and not said.holds(name)
        for name in before
    )


def _is_own(own: FoundName, low: list[str], *, is_quotation: bool) -> bool:
    """Whether a speaker tells of himself."""
    if _FIRST & set(low) or (low and not is_quotation and _is_without_subject(low)):
        return True
    if not is_quotation and own.kind not in PEOPLE and low[:1] == ["the"] and _ITSELF & set(low[1:2]):
        return True
    return not is_quotation and bool((PRONOUNS if own.kind in PEOPLE else _SELF) & set(low[:3]))


def _is_without_subject(low: list[str]) -> bool:
    """Whether a verb stands at the head already: "menyampaikan telah menangkap …", "mengatakan akan menangkap …"."""
    if low[0] in _NOT and low[1:2] and low[1] in _NEVER:  # "tidak pernah bertemu …"
        return True
    word = low[1] if low[0] in _INTENDED | _NOT and len(low) > 1 else low[0]
    is_verb = word.startswith(("me", "ber")) and is_prefixed(word) and word not in OF_SOMEBODY
    return low[0] in _ELIDED or is_verb


def _meant(text: str, head: int, low: list[str], memory: Memory, *, is_checkable: bool) -> tuple[FoundName | None, str]:
    """Whom a pronoun or "that country" stands for before the first name, at `head`, and that word.

    Null: the subject is named, or nobody can be sure.
    """
    place = next((at for at, word in enumerate(low[:_HEAD]) if word in PRONOUNS), -1)
    if place >= 0:
        behind = [word for word in low[place + 1 : place + 3] if word not in AUXILIARIES]
        is_done_to = bool(behind) and (behind[0] in _BEING or (behind[0].startswith("di") and is_prefixed(behind[0])))
        return memory.person(is_done_to=is_done_to), low[place]
    last = memory.subject()
    if last is None or last.kind not in BODIES:
        return None, ""
    lowered = small(text)
    match = _LOOSE.search(lowered, 0, _NEAR)
    if match and match.start() <= head:
        return (last, text[match.start() : match.end()]) if _may_mean(match, last) else (None, "")
    match = _LINKED.search(lowered) if is_checkable and ("nya" in lowered or "its" in lowered) else None
    return (last, text[match.start() : match.end()]) if match else (None, "")


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
    if not comma or reading.names.at(said.start) is not None:
        return said.start
    low = _WORD.findall(lead.casefold())
    if not low:
        return said.start
    is_verb = low[0].endswith(("ing", "ed")) or is_prefixed(low[0])
    is_lead = low[0] in LEADS or (is_verb and not FINITE & set(low))
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
