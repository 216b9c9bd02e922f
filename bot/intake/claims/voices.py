"""Whose voice a saying is: a person or body by name, somebody without a name, an outlet that passes it on.

A name counts as the speaker only where it heads the words: in "juru bicara Tokayev" and "Tokayev's lawyer" it does not,
and two people together are named as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from bot.domain.news import EntityKind
from bot.intake.claims.reading import Reading
from bot.intake.claims.standings import Standing, standing_among, standing_of
from bot.intake.claims.verbs import NO_ONE, OF_PEOPLE, RELATIVE, is_prefixed, words
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
    printed = " ".join(who.of(reading.whole).split())[:_WORDS_LIMIT].lstrip(" ,;:.")
    low = [token.text.casefold() for token in tokens(printed)]
    is_day = reading.dates.at(who.start) is not None and reading.dates.at(who.end - 1) is not None
    if not low or is_day or _is_nobody(low) or not any(word[0].isalpha() for word in low):
        return None
    if outlet := outlet_of(printed, reading):
        return Voice(None, printed, Standing.OUTLET, outlet)
    if name := _head(who, reading) or _known(printed, reading):
        return Voice(name, "", standing(name, reading))
    bare, _, behind = printed.partition(", ")
    is_told = (
        bare[0].isupper() and low[0] not in _ARTICLES and behind.startswith(("a ", "an ", "the "))
    )  # "X, a builder"
    return Voice(None, bare if is_told else printed, standing_of(low))


def _known(printed: str, reading: Reading) -> FoundName | None:
    """A name that is marked elsewhere in the text, here alone or as a short form: "Badan Pusat Statistik (BPS)"."""
    if found := reading.known.get(printed):
        return found
    lead, _, short = printed.removesuffix(")").partition(" (")
    found = reading.known.get(short) if lead[:1].isupper() and printed.endswith(")") and short.isupper() else None
    return found if found and found.kind is EntityKind.ORGANISATION else None


def names_body(printed: str) -> bool:
    """Whether words name a company, an office, or what it wrote: "it" may mean such a speaker."""
    return not _BODY.isdisjoint(printed.casefold().split()[:_HEAD_WORDS])


_HEAD_WORDS = 4
_BODY = words(
    "company firm airline bank group ministry agency government party union court office department club council report",
    "statement study authority police army perusahaan kementerian badan dinas pemerintah partai bank laporan polisi polda polres",
)
_ARTICLES = words("a an the seorang some several two three one many most")


def _is_nobody(low: list[str]) -> bool:
    """Whether words cannot be who speaks: a thing, a pronoun, somebody of "his"."""
    if low[0] == "both" and "and" in low:
        return False
    is_open = low[:2] == ["the", "same"] or bool(_THINGS & set(low[:2])) or " ".join(low) in _ANYBODY
    if is_open or low[-1] in _SPEAKERS_SELF or (len(low) == 1 and low[0] in _ALONE):
        return True
    return low[0] in _NOBODY or (len(low) < _WHOSE and low[-1].endswith("nya") and low[-1] not in _NOT_WHOSE)


_THINGS = words("sign banner placard poster headline papan spanduk baliho judul")
"""Things that words stand on."""
_WHOSE = 4
"""Words of "his office", up to which they do not tell whose it is."""
_NOT_WHOSE = words("namanya identitasnya lainnya")
_SPEAKERS_SELF = words("saya aku kami kita i we it they mereka")
_ALONE = words(
    "one some many others several sejumlah beberapa sebagian banyak ada catatan data laporan informasi keterangan dokumen",
    "plan schedule custom tradition rencana jadwal kebiasaan tradisi penulis",
)
"""Words that name nobody unless others follow."""
_ANYBODY = frozenset(
    {
        "hemat penulis",
        "the people",
        "one of the people",
        "one of them",
        "salah satu dari",
        "salah satunya",
        "another",
        "another person",
        "a third",
        "a second",
    }
)
_NOBODY = NO_ONE | words(
    "his her their your ia dia beliau dalam pada di in on at",
    "fakta dialog unjuk kondisi situasi langkah rencana keputusan peristiwa kegiatan insiden kasus konten pemikiran upaya program kebijakan angka jumlah tren",
    "ini itu hal this that these those it they mereka which yang what there here keduanya both semua all",
)


def _head(who: Span, reading: Reading) -> FoundName | None:
    """The name that heads the words; null: there is none, or several people speak."""
    names = [name for name in reading.names.within(who) if name.kind in PEOPLE | BODIES]
    owners = [name for name in names if name.kind in PEOPLE and _is_owner(name, reading)]
    people = [name for name in names if name.kind in PEOPLE and name not in owners]
    if owners and not people:
        return None
    if len({name.entity or name.text for name in people}) > 1:
        return people[-1] if _is_set_off(people, who, reading) else None
    name = people[0] if people else names[-1] if names else None
    if name is None or reading.whole[name.end : name.end + 2] in {"'s", "’s"}:
        return None
    before = [token.text.casefold() for token in tokens(reading.whole[who.start : name.start])]
    if not people and before[-1:] == ["pihak"]:
        before.pop()
    if _relates(before) or _is_other(before) or (people and before[-1:] and before[-1] in _HIS):
        return None
    if _HELPERS & set(before) and before[-1] in _HELPED:
        return None
    return name if people or _is_alone(name, who, reading) else None


def _relates(before: list[str]) -> bool:
    """Whether words before a name make it another's; "and" within one office does not: "Minister of Sea and Ports X"."""
    related = [place for place, word in enumerate(before) if word in _RELATED]
    if not related or not all(before[place] in _JOINED | _AT for place in related):
        return bool(related)
    last = related[-1] + 1
    if all(before[place] in _AT for place in related):  # "an analyst at Y X": who is at Y is X
        return last >= len(before) or standing_of(before[:1]) is Standing.ANYBODY
    is_office = standing_of(before[: related[0]] or [""]) is Standing.OFFICIAL
    return not is_office or last >= len(before) or standing_of(before[last:]) is not Standing.ANYBODY


def _is_set_off(people: list[FoundName], who: Span, reading: Reading) -> bool:
    """Whether the last person is who the words before a comma tell of: "mantan ajudan X, Y"."""
    first, last = people[0], people[-1]
    before = reading.whole[first.end : last.start].strip()
    return len(people) == _TWO and first.start > who.start and last.end == who.end and before == ","


_TWO = 2


def _is_owner(name: FoundName, reading: Reading) -> bool:
    """Whether a person's name only tells whose a speaker is: "an X aide", "the X campaign", "X ally Y"."""
    behind = tokens(reading.whole[name.end : name.end + _NEXT])[:1]
    return bool(behind) and behind[0].text in OF_PEOPLE and reading.whole[name.end] == " "


_NEXT = 20
"""Characters behind a name in which the next word ends."""
_HIS = words(
    "tetangga pembunuh palsu kabinet pemerintahan partai kantor tim kampanye pemilih pembela relawan simpatisan loyalis tua",
    "paman bibi kakek nenek keponakan sepupu mertua menantu kekasih pacar teman kolega akun",
)
"""Words right before a person that make who speaks another."""


def _is_other(before: list[str]) -> bool:
    """Whether words before a name tell what somebody else does to him: "the judge who sentenced X", "pria yang mengenal X"."""
    relative = next((place for place, word in enumerate(before) if word in RELATIVE), len(before))
    return any(before[relative] != "yang" or is_prefixed(word) for word in before[relative + 1 :])


_JOINED = words("dan and")
_AT = words("di pada dari at in")


def _is_alone(name: FoundName, who: Span, reading: Reading) -> bool:
    """Whether nothing but a word for its sort stands beside the name of a body: "maskapai Boeing"."""
    beside = [
        token
        for token in takewhile(_is_of_name, tokens(who.of(reading.whole), who.start))
        if token.text[0].isalnum() and not (name.start <= token.start < name.end)
    ]
    others = [token for token in beside if token.text.casefold() not in _SORTS]
    return all(_is_short_form(token, name, reading) or _is_before(token, name, reading) for token in others)


def _is_of_name(token: Token) -> bool:
    """Whether a word does not yet begin what a body does here: "PT X selaku pelaksana"."""
    return token.text.casefold() not in {"selaku", "sebagai"}


def _is_short_form(token: Token, name: FoundName, reading: Reading) -> bool:
    return token.start > name.end and reading.whole[token.start - 1] == "(" and token.text.isupper()


def _is_before(token: Token, name: FoundName, reading: Reading) -> bool:
    """Whether a word is part of a name that only tells where the other is from: "Indonesian airline Garuda"."""
    other = reading.names.at(token.start)
    return other is not None and other.end < name.start and other.kind is EntityKind.PLACE


_SORTS = words(
    "the pemerintah negara kantor berita harian koran majalah perusahaan maskapai raksasa produsen lembaga organisasi",
    "kelompok partai otoritas kementerian operator pt tbk persero bank situs media stasiun televisi tersebut itu ini sendiri and its",
    "airframer manufacturer company airline maker giant newspaper agency group bank firm carrier parent rival planemaker",
    "aircraft computer news low cost european american state-owned state-run local itself pihak government of",
)


def outlet_of(printed: str, reading: Reading) -> str:
    """The outlet that some words name, as printed; "": they name none."""
    bare = _OUTLET_LEAD.sub("", printed)
    known = (reading.facts.source, *reading.facts.origins)
    return bare if outlet_named(bare) or any(same_outlet(bare, each) for each in known) else ""


_OUTLET_LEAD = re.compile(
    r"^(?:(?:the )?(?:kantor berita|harian|koran|majalah|media|situs(?: berita)?|laman|stasiun televisi|the newspaper|news agency"
    r"|data|laporan|catatan|pemberitaan|(?:a |the )?report (?:by|from|in))\s+)+",
    re.IGNORECASE,
)


def standing(name: FoundName, reading: Reading) -> Standing:
    """In which capacity a name speaks in an article."""
    key = name.entity or name.text
    if key not in reading.standings:
        reading.standings[key] = standing_among(name, reading.mentions.get(key, ()), reading.whole)
    return reading.standings[key]
