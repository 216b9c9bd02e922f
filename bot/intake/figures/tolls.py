"""What happened to the people that a figure counts: killed, injured, missing, displaced or saved.

"Nine people" measures nothing that another outlet's "seven people" could be held against; "nine people killed" measures
a death toll. Only words right beside the count decide, since a sentence tells of several fates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.domain.wording import Wording
from bot.intake.figures.nouns import words
from bot.intake.texts import Span

_REACH = 60  # characters before a count in which its fate stands
_TOLLS = {
    "dead": ("jumlah korban tewas", "death toll"),
    "hurt": ("korban luka", "injured people"),
    "missing": ("orang hilang", "missing people"),
    "displaced": ("warga mengungsi", "displaced people"),
    "saved": ("korban selamat", "survivors"),
}
TOLLS: Mapping[str, Wording] = {
    name: Wording((("en", english), ("id", indonesian)))
    for indonesian, english in _TOLLS.values()
    for name in (indonesian, english)
}
"""What is measured then, by its name in either language."""
_PERSONS = words(
    "orang warga penduduk jiwa korban anak bayi balita tentara prajurit serdadu polisi perempuan wanita pria lelaki",
    "laki-laki penumpang pekerja buruh siswa santri petani nelayan pendaki demonstran wni wna others",
    "people persons person civilians soldiers troops police officers children women men passengers workers students",
    "residents villagers migrants protesters victims lives others",
)
_BEHIND = {
    "id": r"(?: (?:lain|lainnya|yang|telah|sudah|dilaporkan|dinyatakan|dipastikan|ditemukan|masih|juga|turut|terpaksa))*"
    r" (?:(?P<dead>tewas|meninggal|gugur)|(?P<hurt>luka(?! (?:tusuk|tembak|bacok|sayat))|luka-luka|terluka|cedera)|(?P<missing>hilang)"
    r"|(?P<displaced>mengungsi)|(?P<saved>selamat))(?!\w)",
    "en": r"(?: (?:others|more|have|has|had|been|were|was|are|is|still|also|reported|reportedly|confirmed))*"
    r" (?:(?P<dead>dead|died|killed(?= in| by| and| when| after| as| on|[.,;)]|$))"
    r"|(?P<hurt>(?:injured|wounded|hurt)(?= in| by| and| when| after| as| on|[.,;)]|$))|(?P<missing>missing)"
    r"|(?P<displaced>displaced|homeless)|(?P<saved>rescued(?= from| by| and| after|[.,;)]|$)))(?!\w)",
}
_BEFORE = {
    "id": r"(?:(?P<dead>menewaskan|merenggut|korban (?:tewas|jiwa|meninggal(?: dunia)?))|(?P<hurt>melukai|korban luka(?:-luka)?)"
    r"|(?P<missing>(?:korban|orang) hilang)|(?P<saved>korban selamat))"
    r"(?: (?:kini|itu|tersebut|sudah|telah|nyawa|mencapai|menjadi|bertambah|naik|tercatat|adalah|ada|sebanyak|total|akibat \w+|dari|0+))* $",
    "en": r"(?:(?P<dead>kill(?:ed|ing|s)|death toll|claim(?:ed|ing|s) the lives of)|(?P<hurt>(?:injur|wound)(?:ed|ing|es?))"
    r"|(?P<displaced>displac(?:ed|ing|es?))|(?P<saved>rescu(?:ed|ing|es?)))"
    r"(?: (?:has|had|now|to|at|of|is|was|rose|risen|reached|stands|stood|another|a total|from|0+))* $",
}
_STEMS = {
    "id": ("tewas", "meninggal", "gugur", "korban", "luka", "cedera", "hilang", "mengungsi", "selamat", "merenggut"),
    "en": (
        "dead",
        "died",
        "kill",
        "death",
        "claim",
        "injur",
        "wound",
        "hurt",
        "missing",
        "displac",
        "homeless",
        "rescu",
    ),
}
"""What any fate is told with: looked for once in a sentence, since most tell of none."""


def tells_of_fates(sentence: str, language: str) -> bool:
    """Whether a sentence may say what happened to people."""
    lowered = sentence.lower()
    return any(stem in lowered for stem in _STEMS.get(language, ()))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_BEHIND[language], re.IGNORECASE), re.compile(_BEFORE[language], re.IGNORECASE)


def toll_of(sentence: str, place: Span, counted: str, language: str) -> str:
    """What a count of people measures by the words beside it; "": they do not say what happened to them."""
    if counted and _PERSONS.isdisjoint(counted.casefold().split()):
        return ""
    behind, before = _patterns(language)
    found = behind.match(sentence, place.end) or before.search(sentence, max(0, place.start - _REACH), place.start)
    return _TOLLS[str(found.lastgroup)][language == "en"] if found else ""
