"""What a sentence must not lose or gain as it is worded anew: numbers, dates, denials, hedges.

Each is compared by what it means, so that "1,5 juta" is "1.5 million" and "kabarnya" is "reportedly". What cannot be
read is no match: a proposal in doubt is dropped, for an editor misses nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount, Qualifier
from bot.intake.claims import markers
from bot.intake.dates import find_dates
from bot.intake.figures import find_figures
from bot.intake.figures.numerals import Numeral, numerals
from bot.intake.figures.qualifiers import qualifier_before, qualifier_behind
from bot.intake.found import FoundFigure
from bot.intake.texts import Span

_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_COUNT = "count"


def _words(*choices: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(choices)})\b")


_NOT = _words(
    "tidak|tak|takkan|bukan(?:lah)?|belum|tanpa|jangan|tiada|tidaklah",
    r"not|cannot|never|no|without|none|nobody|nothing|nowhere|neither",
    r"(?:ai|are|ca|could|did|does|do|had|has|have|is|must|should|was|were|wo|would)n['’]t|un(?:able|likely|willing|aware)",
)
_REFUSALS = _words(
    "menolak|ditolak|penolakan|membantah|dibantah|bantahan|menyangkal|menampik|menepis|menyanggah|mengingkari",
    "refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|den(?:y|ies|ied|ying|ials?)|rebut(?:s|ted)?|refut(?:e|es|ed)",
    "declin(?:e|es|ed) to",
)
_FAILURES = _words(
    "gagal|kegagalan|batal|dibatalkan|membatalkan|pembatalan|urung|mustahil|melarang|dilarang|larangan|mencegah|dicegah",
    "menghentikan|dihentikan|berhenti|mencabut|dicabut|menangguhkan|ditangguhkan",
    "fail(?:s|ed|ing|ures?)?|cancel(?:s|l?ed|l?ing|lations?)?|call(?:s|ed)? off|impossible|ban(?:s|ned|ning)?",
    "prohibit(?:s|ed)?|forb(?:ids?|ade|idden)|prevent(?:s|ed)?|stop(?:s|ped)?|halt(?:s|ed)?|ceas(?:e|es|ed)",
    "suspend(?:s|ed)?|revok(?:e|es|ed)",
)
_HEDGES: dict[str, tuple[re.Pattern[str], ...]] = {
    "alleged": (
        markers.ALLEGED,
        _words(
            "diduga|dugaan|tuduhan|tudingan|tersangka|terduga|dicurigai|mengklaim|klaim|diklaim|dituduhkan|mencurigai|menduga",
            "alleged|alleges?|allegations?|suspect(?:s|ed)?|accus(?:e|es|ed|ing|ations?)|claim(?:s|ed|ing)?|charges?",
        ),
    ),
    "rumoured": (markers.RUMOURED,),
    "likely": (
        markers.HEDGED,
        markers.OTHERS,
        _words(
            "potensi|berpotensi|berpeluang|diyakini|dianggap|dinilai|dipandang",
            "unlikely|potential(?:ly)?|seen as|believed|considered|regarded",
        ),
    ),
    "expected": (
        markers.EXPECTED,
        _words(
            "perkiraan|memperkirakan|prediksi|memprediksi|proyeksi|memproyeksikan|ramalan|meramalkan|diharapkan|berharap",
            "harapan|menargetkan|ditargetkan|target",
            "expect(?:s|ed|ing|ations?)?|forecasts?|predict(?:s|ed|ions?)?|projected|projections?|anticipat(?:e|es|ed)",
            "estimat(?:e|es|ed)|hop(?:e|es|ed|ing)|target(?:s|ed)?|outlook",
        ),
    ),
    "to come": (
        _words(
            "akan|bakal|hendak|berencana|rencananya|rencana|berniat|direncanakan|dijadwalkan|mau|ingin",
            "will|would|shall|plan(?:s|ned|ning)?|intend(?:s|ed)?|is to|are to|was to|were to|going to|set to|due to",
            "scheduled|want(?:s|ed)?",
        ),
        re.compile(r"\w['’]ll\b"),
    ),
    "possible": (_words("dapat|bisa|boleh|mampu|sanggup", "can|could|may|might|able|allow(?:s|ed)?|cannot|permitted"),),
    "duty": (
        _words(
            "harus|wajib|seharusnya|sebaiknya|semestinya|perlu|mesti|mendesak|didesak|meminta|diminta|menyerukan",
            "must|should|ought|ha(?:ve|s|d) to|needs?|needed|urg(?:e|es|ed|ing)|ask(?:s|ed)?|call(?:s|ed)? (?:for|on)",
            "request(?:s|ed)?|demand(?:s|ed)?|required?|obliged",
        ),
    ),
    "if": (_words("jika|apabila|bila|kalau|asalkan|andai|seandainya|kecuali", "if|unless|provided|in case"),),
}
"""What keeps a sentence from telling plainly that something is so, by sort, in both languages together."""
_WEAKER = {
    "rumoured": ("alleged",),
    "likely": ("possible",),
    "possible": ("likely",),
    "to come": ("expected",),
    "expected": ("to come",),
}
"""Which other sorts may stand for one, since languages part them differently: "mungkin" is "may"."""
_OF_THE_MATTER = frozenset({"to come", "possible", "duty", "if"})
"""Sorts that say something of the matter, and not only how surely it is known: none of them may be added."""

_WAYS = {
    "up": "naik|menaikkan|meningkat|peningkatan|kenaikan|bertambah|tumbuh|melonjak|menguat|rose|rises?|risen|increas(?:e|es|ed)|grew|grows?|grown"
    "|growth|up|climb(?:s|ed)|gain(?:s|ed)|surged?|higher|more",
    "down": "turun|menurun|menurunkan|penurunan|berkurang|merosot|anjlok|melemah|menyusut|fell|falls?|fallen|decreas(?:e|es|ed)|declin(?:e|es|ed)"
    "|drop(?:s|ped)|shrank|shrinks?|down|cut|cuts|slumped|lower|less|fewer|lost",
    "for": "mendukung|dukungan|menyetujui|setuju|persetujuan|support(?:s|ed)?|back(?:s|ed)|approv(?:e|es|ed|al)|agree(?:s|d)?|favou?r(?:s|ed)?",
    "against": "menentang|melawan|mengecam|mengkritik|oppos(?:e|es|ed|ition)|against|condemn(?:s|ed)?|critici[sz](?:e|es|ed)|disagree(?:s|d)?",
    "open": "membuka|dibuka|pembukaan|mulai|dimulai|memulai|open(?:s|ed|ing)?|beg(?:ins?|an|un)|start(?:s|ed)?|launch(?:es|ed)?",
    "close": "menutup|ditutup|penutupan|berakhir|mengakhiri|selesai|clos(?:e|es|ed|ing|ure)|end(?:s|ed)?|finish(?:es|ed)?|shut",
    "before": "sebelum|sebelumnya|menjelang|before|ahead of|prior to|earlier",
    "after": "setelah|sesudah|usai|pasca|after|following|later",
    "win": "menang|memenangkan|kemenangan|won|wins?|victory|beat|beats|defeat(?:s|ed)",
    "lose": "kalah|kekalahan|lost|loses?|losing|was defeated|were defeated",
    "buy": "membeli|dibeli|impor|mengimpor|diimpor|bought|buys?|imports?|imported",
    "sell": "menjual|dijual|ekspor|mengekspor|diekspor|sold|sells?|exports?|exported",
    "come": "masuk|tiba|datang|bergabung|diangkat|dilantik|enter(?:s|ed)?|arriv(?:e|es|ed)|join(?:s|ed)?|appoint(?:s|ed)?|came",
    "go": "keluar|pergi|mundur|meninggalkan|dipecat|diberhentikan|le(?:ft|aves?)|exit(?:s|ed)?|withdr(?:ew|aws?)|quit|resign(?:s|ed)?"
    "|dismiss(?:es|ed)?|fired|sacked",
}
_OPPOSITES = (
    ("up", "down"),
    ("for", "against"),
    ("open", "close"),
    ("before", "after"),
    ("win", "lose"),
    ("buy", "sell"),
    ("come", "go"),
)
_PATTERNS = {way: _words(words) for way, words in _WAYS.items()}
_CONTRARY = {**dict(_OPPOSITES), **{other: one for one, other in _OPPOSITES}}
_UNITS = {
    "percent": _words("persen|per ?cent|percentage"),
    "times": _words(r"kali|times|\w+fold"),
    "points": _words("poin|points?"),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a sentence."""

    amounts: frozenset[tuple[Decimal, str, Qualifier]]
    numbers: frozenset[tuple[Decimal, Qualifier]]  # every number, those of amounts too
    unread: frozenset[str]  # digits that no rule could read
    order: tuple[Decimal, ...]  # numbers as they follow one another
    dates: tuple[EdtfDate, ...]
    denials: tuple[int, bool, bool]  # how often it says "not", whether somebody refuses, whether something fails
    hedges: frozenset[str]
    ways: frozenset[str]  # up or down, for or against: what must not be turned round
    units: frozenset[str]  # of shares and multiples, by their words


def marks_of(text: str, language: str, read_on: date) -> Marks:
    """The marks of a sentence in a language; expressions such as "yesterday" count from `read_on`."""
    dates = find_dates(text, language, read_on)
    figures = find_figures(text, language, dates=dates)
    read = [each for each in numerals(text, language) if not any(date.meets(each) for date in dates)]
    places: list[Span] = [*dates, *figures, *read]
    bare = _without(text, [*dates, *figures]).casefold()
    return Marks(
        frozenset(_amounts(figures)),
        frozenset((*_numbers(text, read, figures), *_valued(figures))),
        frozenset(
            match[0] for match in _DIGITS.finditer(text) if not _is_within(Span(match.start(), match.end()), places)
        ),
        tuple(_in_order(read, figures)),
        tuple(each.edtf for each in dates),
        _denials(bare),
        frozenset(sort for sort, patterns in _HEDGES.items() if any(each.search(bare) for each in patterns)),
        frozenset(way for way, pattern in _PATTERNS.items() if pattern.search(bare)),
        frozenset(
            unit for unit, pattern in _UNITS.items() if pattern.search(text.casefold().replace("%", " percent "))
        ),
    )


def _is_within(span: Span, places: Iterable[Span]) -> bool:
    return any(each.holds(span) for each in places)


def _amounts(figures: Sequence[FoundFigure]) -> Iterator[tuple[Decimal, str, Qualifier]]:
    for figure in figures:
        for amount in (figure.amount, *figure.also):
            if amount.unit != _COUNT:
                yield amount.value, amount.unit, figure.qualifier


def _valued(figures: Sequence[FoundFigure]) -> Iterator[tuple[Decimal, Qualifier]]:
    for figure in figures:
        amounts: tuple[Amount, ...] = (figure.amount, *figure.also)
        yield from ((amount.value, figure.qualifier) for amount in amounts)


def _numbers(text: str, read: Sequence[Numeral], figures: Sequence[FoundFigure]) -> Iterator[tuple[Decimal, Qualifier]]:
    """Numbers that are no amounts, such as counts of what no list holds."""
    for numeral in read:
        if _is_within(numeral, figures):
            continue
        qualifier, _ = qualifier_before(text, numeral.start)
        yield numeral.value, qualifier if qualifier is not Qualifier.EXACT else qualifier_behind(text, numeral.end)[0]


def _in_order(read: Sequence[Numeral], figures: Sequence[FoundFigure]) -> Iterator[Decimal]:
    valued = [(each.start, each.value) for each in read if not _is_within(each, figures)]
    for figure in figures:
        valued += [(figure.start, amount.value) for amount in (figure.amount, *figure.also)]
    yield from (value for _, value in sorted(valued, key=lambda each: each[0]))


def _without(text: str, spans: Iterable[Span]) -> str:
    """A text with blanks for its dates and amounts: "no more than" is a qualifier there, and "May" a month."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _denials(text: str) -> tuple[int, bool, bool]:
    return len(_NOT.findall(text)), _REFUSALS.search(text) is not None, _FAILURES.search(text) is not None


def numbers_are_in(own: Marks, evidence: Marks) -> bool:
    """Whether the evidence has every number, as exactly as it is given, in its unit and in this order."""
    is_held = own.amounts <= evidence.amounts and own.numbers <= evidence.numbers and own.unread <= evidence.unread
    return (
        is_held and own.units <= evidence.units and _lacks_no_unit(own, evidence) and follows(own.order, evidence.order)
    )


def _lacks_no_unit(own: Marks, evidence: Marks) -> bool:
    """Whether each number that is an amount in the evidence is one here."""
    plain = {value for value, _ in evidence.numbers} - {value for value, *_ in evidence.amounts}
    valued = {value for value, *_ in own.amounts}
    return all(value in plain or value in valued for value, _ in own.numbers)


def follows(few: Sequence[object], many: Sequence[object]) -> bool:
    """Whether the first occurrences of some things come in an order in which the others have them, too."""
    rest = iter(many)
    return all(any(each == other for other in rest) for each in dict.fromkeys(few))


def dates_are_in(own: Marks, evidence: Marks) -> bool:
    """Whether the evidence has every date, or a finer one within it."""
    return all(any(_says(date, other) for other in evidence.dates) for date in own.dates)


def _says(date: EdtfDate, other: EdtfDate) -> bool:
    """Whether whoever knows the other date knows this one."""
    if (date.first, date.last, date.is_sure) == (other.first, other.last, other.is_sure):
        return True
    is_within = date.first <= other.first and other.last <= date.last
    return is_within and not date.is_interval and (other.is_sure or not date.is_sure)


def denies_alike(own: Marks, evidence: Marks) -> bool:
    """Whether both deny as much, in the same ways."""
    return own.denials == evidence.denials


def hedges_are_kept(own: Marks, evidence: Marks) -> bool:
    """Whether each hedge of the evidence stands, and none is added that would say something else."""
    return _stand_in(evidence.hedges, own.hedges) and _stand_in(own.hedges & _OF_THE_MATTER, evidence.hedges)


def goes_the_same_way(own: Marks, evidence: Marks) -> bool:
    """Whether nothing is turned round: no "fell" where the evidence has only a rise."""
    return not any(_CONTRARY[way] in evidence.ways for way in own.ways - evidence.ways)


def _stand_in(hedges: frozenset[str], others: frozenset[str]) -> bool:
    return all(sort in others or any(weaker in others for weaker in _WEAKER.get(sort, ())) for sort in hedges)
