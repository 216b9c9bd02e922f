"""Who reported first: the outlets that a text says it goes back to, the earliest first.

A person's words are no report: only outlets count, and the publisher itself is no origin of its own article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.intake.facts.outlets import Outlet, found_outlets, same_outlet
from bot.intake.texts import Sentence

_REPORTS = re.compile(
    r"[”\"]?(?: \([^()\n]{1,20}\))?,?(?: (?:pada|on|hari|first|also|juga|telah|has|had|sebelumnya|earlier|late))*"
    r"(?: \w{3,10}(?: \([\d/]+\))?)?,? "
    r"(?:(?:melaporkan|mewartakan|memberitakan|menulis|mengabarkan|menyiarkan|menurunkan|dalam laporannya)"
    r"|(?:reported|reports|wrote|writes|revealed|broadcast|published|said)\b)",
    re.IGNORECASE,
)
_SMALL = r"(?: (?:the|a|media|laman|situs|kantor|berita|harian|surat|kabar|agency|newspaper|majalah|stasiun|televisi|portal))*"
_CITED = re.compile(
    rf"\b(?:di(?:kutip|lansir|sitat|nukil)|me(?:ngutip|lansir|nyitir|nukil)|citing|quoting)"
    rf"(?: (?:dari|oleh|di))?{_SMALL} ?\Z",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:di(?:wartakan|beritakan|laporkan|kabarkan|muat|siarkan)"
    r"|(?:menurut|according to|in|dalam)(?: an?| the)? (?:laporan|pemberitaan|report)|menurut|according to|reported)"
    rf"(?: (?:dari|oleh|di|by|from|in))?{_SMALL} ?\Z",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    rf"\b(?:as (?:cited|quoted|carried)|cited|quoted|carried|via)(?: by)?{_SMALL} ?\Z", re.IGNORECASE
)
_HEARD = re.compile(
    rf"\b(?:told|kepada|(?:interview|wawancara|speaking|berbicara) (?:with|dengan|to)){_SMALL} ?\Z", re.IGNORECASE
)
_PASSES_ON = re.compile(r",? (?:citing|quoting|which cited|mengutip|yang mengutip|melansir)\b")
_PASSIVE = re.compile(
    r"\b(?:(?:sebagaimana|seperti|yang|dan|lalu|kemudian) di\w+|as \w+ed)(?: \w+){0,2} ?\Z", re.IGNORECASE
)
_BEFORE = 60  # characters before a name that are looked at
_LEAD = 4
_LEAD_PARAGRAPHS = 2
"""Sentences and paragraphs at a text's head in which one naming is enough; further down it is the source of a detail."""


class _Part(IntEnum):
    """What an outlet did with a report; the earlier, the smaller."""

    REPORTED = 0
    HEARD = 1  # it was told something, which alone makes no report
    SAID = 2
    CITED = 3  # the article itself goes back to it, wherever it says so
    PASSED_ON = 4


@dataclass(frozen=True, slots=True)
class _Naming:
    part: _Part
    at: tuple[int, int]  # which sentence, and where in it
    is_in_lead: bool


def origins(sentences: Sequence[Sentence], publisher: str) -> tuple[str, ...]:
    """Names of who reported first, as printed, the earliest first."""
    printed: dict[str, str] = {}
    namings: dict[str, list[_Naming]] = defaultdict(list)
    paragraphs = list(dict.fromkeys(sentence.paragraph for sentence in sentences))[:_LEAD_PARAGRAPHS]
    for at, sentence in enumerate(sentences):
        is_in_lead = at < _LEAD and sentence.paragraph in paragraphs
        for outlet, part in _parts(sentence.text):
            if not same_outlet(outlet.name, publisher):
                best = printed.get(outlet.name, "")
                printed[outlet.name] = max(best, outlet.printed, key=len)
                namings[outlet.name].append(_Naming(part, (at, outlet.start), is_in_lead))
    told = {name: _weighed(some) for name, some in namings.items() if _is_origin(some)}
    return tuple(printed[name] for name in sorted(told, key=lambda name: told[name]))


def _is_origin(namings: Sequence[_Naming]) -> bool:
    told = [naming for naming in namings if naming.part is not _Part.HEARD]
    is_cited = any(naming.part is _Part.CITED for naming in told)
    return bool(told) and (is_cited or told[0].is_in_lead or len(namings) > 1)


def _weighed(namings: Sequence[_Naming]) -> tuple[int, tuple[int, int]]:
    return min(naming.part for naming in namings if naming.part is not _Part.HEARD), namings[0].at


def _parts(text: str) -> Iterator[tuple[Outlet, _Part]]:
    """The outlets of a sentence that had a part in a report; who is told to have had it behind another passed it on."""
    has_first = False
    for outlet, part in _own_parts(text):
        before = text[max(0, outlet.start - _BEFORE) : outlet.start]
        is_next = has_first and part in {_Part.SAID, _Part.CITED} and _PASSIVE.search(before)
        yield outlet, _Part.PASSED_ON if is_next else part
        has_first = has_first or part is not _Part.HEARD


def _own_parts(text: str) -> Iterator[tuple[Outlet, _Part]]:
    """The part of each outlet, as the words right beside it tell."""
    for outlet in found_outlets(text):
        before = text[max(0, outlet.start - _BEFORE) : outlet.start]
        if _PASSED_ON.search(before) or _PASSES_ON.match(text, outlet.end):
            yield outlet, _Part.PASSED_ON
        elif _HEARD.search(before):
            yield outlet, _Part.HEARD
        elif _CITED.search(before):
            yield outlet, _Part.CITED
        elif _SAID.search(before):
            yield outlet, _Part.SAID
        elif _REPORTS.match(text, outlet.end):
            yield outlet, _Part.REPORTED
