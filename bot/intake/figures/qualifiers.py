"""How exactly a text gives a number: the words before it and behind it that say about, almost, over, at least."""

from __future__ import annotations

import re

from bot.domain.figures import Qualifier

_REACH = 40  # characters before a number in which its qualifier stands
_BEFORE = {
    Qualifier.AT_LEAST: (
        "sedikitnya|setidaknya|setidak-tidaknya|paling sedikit|paling tidak|minimal|minimum|sekurang-kurangnya|"
        "sekurangnya|tidak kurang dari|tak kurang dari|tidak kurang|tak kurang|at least|no fewer than|not fewer than|no less than|not less than|"
        "a minimum of"
    ),
    Qualifier.AT_MOST: (
        "paling banyak|paling tinggi|paling besar|paling lama|maksimal|maksimum|hingga|sampai|tidak lebih dari|"
        "tak lebih dari|tidak lebih|tak lebih|at most|up to|no more than|not more than|a maximum of|as much as|as many as"
    ),
    Qualifier.BELOW: (
        "kurang dari|di bawah|tidak sampai|tak sampai|belum sampai|belum mencapai|tidak mencapai|tak mencapai|less than|fewer than|"
        "below|under|well below|well under"
    ),
    Qualifier.ALMOST: "hampir|nyaris|mendekati|almost|nearly|close to|just under|just below|just shy of",
    Qualifier.OVER: (
        "lebih dari|lebih daripada|melebihi|melampaui|di atas|more than|greater than|over|above|exceed|exceeds|exceeding|exceeded|"
        "just over|well over|upwards of"
    ),
    Qualifier.ABOUT: (
        "sekitar|sekira|sekitaran|kira-kira|kurang lebih|lebih kurang|di kisaran|kisaran|±|~|about|around|roughly|"
        "approximately|approx\\.|some|an estimated|circa|in the region of|diperkirakan|ditaksir|di sekitar"
    ),
}
_LED = "sebesar|senilai|sebanyak|sejumlah|mencapai|berjumlah|a total of|total|angka"
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{qualifier.name}>{words})" for qualifier, words in _BEFORE.items())
    + rf")[ \u00a0]?(?:(?:{_LED})[ \u00a0])?$",
    re.IGNORECASE,
)
_LAST = tuple(
    {phrase.split()[-1].replace("\\", "") for words in (*_BEFORE.values(), _LED) for phrase in words.split("|")}
)
"""The last words of these: most numbers stand behind none of them."""
_TURNED = {Qualifier.OVER: Qualifier.AT_MOST, Qualifier.BELOW: Qualifier.AT_LEAST}
_LEVEL = re.compile(r"di bawah|di atas|below|under|above", re.IGNORECASE)
_NOT, _NOT_MOVED = (
    re.compile(
        r"(?<!\w)(?:tidak|tak|bukan|belum|jangan|(?<!or )not|cannot|never|no longer|\w{1,6}n['’]t)"
        rf"(?: (?:boleh|akan|pernah|dapat|bisa|perlu|lagi|sampai|be{moved})){{0,3}}[ \u00a0]$",
        re.IGNORECASE,
    )
    for moved in ("", "|turun|jatuh|naik|go|fall|drop|dip|rise|climb")
)
"""What turns a limit round: "tidak boleh melebihi 3 persen" is at most that. What moves may be a part of it only where
the limit is a level: "did not fall below 5 percent", while "did not fall more than 5 percent" tells of a change."""
_BEHIND = re.compile(
    r"[ \u00a0]?(?:(?P<AT_LEAST>(?:atau lebih|or more|or higher|\+)(?!\w))|(?P<AT_MOST>(?:atau kurang|or less|or fewer)\b)"
    r"|(?P<OVER>lebih(?! dari| rendah| tinggi| besar| kecil| banyak| sedikit| murah| mahal| cepat| lama)\b)|(?P<ABOUT>(?:(?<=\d)-?|-)an\b(?!-)))",
    re.IGNORECASE,
)


def qualifier_before(text: str, start: int) -> tuple[Qualifier, int]:
    """The qualifier of an amount that begins at `start`, and where the words of both begin."""
    begin = max(0, start - _REACH)
    if not text[begin:start].rstrip(" \u00a0\n").lower().endswith(_LAST):
        return Qualifier.EXACT, start
    match = _PATTERN.search(text, begin, start)
    if match is None:
        return Qualifier.EXACT, start
    qualifier = Qualifier[str(match.lastgroup)]
    if qualifier in _TURNED:
        denial = _NOT_MOVED if _LEVEL.match(text, match.start()) else _NOT
        if turned := denial.search(text, max(0, match.start() - _REACH), match.start()):
            return _TURNED[qualifier], turned.start()
    return qualifier, match.start()


def qualifier_behind(text: str, end: int) -> tuple[Qualifier, int]:
    """The qualifier behind an amount that ends at `end`, and where the words of both end."""
    match = _BEHIND.match(text, end)
    return (Qualifier[str(match.lastgroup)], match.end()) if match else (Qualifier.EXACT, end)
