"""Whose voice a saying is: a person or body by name, somebody without a name, an outlet that passes it on.

A name counts as the speaker only where it heads the words: in "juru bicara Tokayev" and "Tokayev's lawyer" it does not,
and two people together are named as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.news import EntityKind
from bot.intake.claims.reading import Reading
from bot.intake.claims.standings import Standing, standing_among, standing_of
from bot.intake.claims.verbs import words
from bot.intake.facts.outlets import outlet_named, same_outlet
from bot.intake.found import FoundName
from bot.intake.texts import Span, Token, tokens


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks."""

    name: FoundName | None = None
    words: str = ""  # as printed, where no name says it
    standing: Standing = Standing.ANYBODY
    outlet: str = ""  # its name as printed, where an outlet reports

    @property
    def printed(self) -> str:
        """Who speaks, as the text has it."""
        return self.name.text if self.name else self.words


_RELATED = words(
    "pengacara kuasa istri suami anak putra putri ayah ibu kakak adik kerabat keluarga rekan sahabat pendukung lawan",
    "sekutu kubu pihak for of to from with against by and dan serta atau or dari untuk milik oleh bersama in at di on",
    "pada kepada terhadap soal tentang laporan pernyataan data survei statement report survey study letter surat",
)
"""Words before a name that make it somebody else's, or one of several."""
_HELPERS = words("juru jubir staf penasihat asisten ajudan utusan")
_HELPED = _HELPERS | words("bicara khusus presiden wapres menteri gubernur bupati wali raja ratu pangeran perdana")
"""Words right before a person whom somebody speaks for: "juru bicara Presiden X"; "juru bicara KPK X" is X himself."""
_WORDS_LIMIT = 160
PEOPLE = frozenset({EntityKind.PERSON})
BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})


def voice_of(who: Span, reading: Reading) -> Voice | None:
    """Whose voice some words name; null: they name nobody who can speak."""
    printed = " ".join(who.of(reading.whole).split())[:_WORDS_LIMIT]
    low = [token.text.casefold() for token in tokens(printed)]
    if not low or low[0] in _NOBODY or not any(word[0].isalpha() for word in low):
        return None
    if outlet := outlet_of(printed, reading):
        return Voice(None, printed, Standing.OUTLET, outlet)
    if name := _head(who, reading):
        return Voice(name, "", standing(name, reading))
    return Voice(None, printed, standing_of(low))


_NOBODY = words(
    "fakta dialog unjuk kondisi situasi langkah rencana keputusan peristiwa kegiatan insiden kasus konten pemikiran upaya program kebijakan angka jumlah tren",
    "ini itu hal this that these those it they mereka which yang what there here keduanya both semua all",
)


def _head(who: Span, reading: Reading) -> FoundName | None:
    """The name that heads the words; null: there is none, or several people speak."""
    names = [name for name in reading.names.within(who) if name.kind in PEOPLE | BODIES]
    people = [name for name in names if name.kind in PEOPLE]
    if len({name.entity or name.text for name in people}) > 1:
        return None
    name = people[0] if people else names[-1] if names else None
    if name is None or reading.whole[name.end : name.end + 2] in {"'s", "’s"}:
        return None
    before = [token.text.casefold() for token in tokens(reading.whole[who.start : name.start])]
    if _relates(before) or (_HELPERS & set(before) and before[-1] in _HELPED):
        return None
    return name if people or _is_alone(name, who, reading) else None


def _relates(before: list[str]) -> bool:
    """Whether words before a name make it another's; "and" within one office does not: "Minister of Sea and Ports X"."""
    related = [place for place, word in enumerate(before) if word in _RELATED]
    if not related or not all(before[place] in _JOINED for place in related):
        return bool(related)
    last = related[-1] + 1
    is_office = standing_of(before[: related[0]] or [""]) is Standing.OFFICIAL
    return not is_office or last >= len(before) or standing_of(before[last:]) is not Standing.ANYBODY


_JOINED = words("dan and")


def _is_alone(name: FoundName, who: Span, reading: Reading) -> bool:
    """Whether nothing but a word for its sort stands beside the name of a body: "maskapai Boeing"."""
    beside = [
        token
        for token in tokens(who.of(reading.whole), who.start)
        if token.text[0].isalnum() and not (name.start <= token.start < name.end)
    ]
    others = [token for token in beside if token.text.casefold() not in _SORTS]
    return all(_is_short_form(token, name, reading) or _is_before(token, name, reading) for token in others)


def _is_short_form(token: Token, name: FoundName, reading: Reading) -> bool:
    return token.start > name.end and reading.whole[token.start - 1] == "(" and token.text.isupper()


def _is_before(token: Token, name: FoundName, reading: Reading) -> bool:
    """Whether a word is part of a name that only tells where the other is from: "Indonesian airline Garuda"."""
    other = reading.names.at(token.start)
    return other is not None and other.end < name.start and other.kind is EntityKind.PLACE


_SORTS = words(
    "the pemerintah negara kantor berita harian koran majalah perusahaan maskapai raksasa produsen lembaga organisasi",
    "kelompok partai otoritas kementerian operator bank situs media stasiun televisi tersebut itu ini sendiri and its",
    "airframer manufacturer company airline maker giant newspaper agency group bank firm carrier parent rival planemaker",
    "aircraft computer news low cost european american state-owned state-run local itself pihak government of",
)


def outlet_of(printed: str, reading: Reading) -> str:
    """The outlet that some words name, as printed; "": they name none."""
    bare = _OUTLET_LEAD.sub("", printed)
    known = (reading.facts.source, *reading.facts.origins)
    return bare if outlet_named(bare) or any(same_outlet(bare, each) for each in known) else ""


_OUTLET_LEAD = re.compile(
    r"^(?:(?:kantor berita|harian|koran|majalah|media|situs(?: berita)?|laman|stasiun televisi|the newspaper|news agency)\s+)+",
    re.IGNORECASE,
)


def standing(name: FoundName, reading: Reading) -> Standing:
    """In which capacity a name speaks in an article."""
    key = name.entity or name.text
    if key not in reading.standings:
        reading.standings[key] = standing_among(name, reading.mentions.get(key, ()), reading.whole)
    return reading.standings[key]
