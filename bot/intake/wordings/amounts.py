"""Words beside an amount: how exact it is, and what it is for.

How exact it is belongs to the figure, which words it again; so such words are read only where the figure says the same.
"""

from __future__ import annotations

from bot.domain.figures import Qualifier
from bot.domain.wording import folded
from bot.intake.found import FoundFigure
from bot.intake.wordings.tables import Table

_NO_MEASURES = frozenset(
    word
    for words in (
        "tahun bulan pekan minggu hari jam menit detik tahap langkah arah hal cara poin aspek faktor alasan opsi kali",
        "years year months weeks days hours minutes seconds stages steps ways things points reasons aspects factors options",
    )
    for word in words.split()
)
"""What is counted and measures nothing: how long something took, in how many steps."""


def measure_in(figure: FoundFigure) -> str:
    """The words for what a figure measures; "": nothing that a record could be made of."""
    is_measure = figure.measure or folded(figure.counted) not in _NO_MEASURES
    return (figure.measure or figure.counted) if is_measure else ""


PER = {
    code: Table((pair[code == "en"], pair) for pair in pairs)
    for code in ("id", "en")
    for pairs in (
        [
            *(("per barel", "a barrel"), ("per liter", "a litre"), ("per hari", "a day"), ("per tahun", "a year")),
            *(("per bulan", "a month"), ("per ton", "a tonne"), ("per ons", "an ounce"), ("per orang", "a person")),
            *(("per kilogram", "a kilogram"), ("per saham", "a share"), ("per dollar AS", "to the US dollar")),
        ],
    )
}
"""What a price or amount is for."""
_QUALIFIERS = {
    "id": {
        Qualifier.EXACT: ("sebanyak",),
        Qualifier.ABOUT: ("sekitar", "kira-kira", "kurang lebih"),
        Qualifier.ALMOST: ("hampir", "nyaris"),
        Qualifier.OVER: ("lebih dari", "di atas"),
        Qualifier.AT_LEAST: ("sedikitnya", "setidaknya", "paling sedikit", "minimal"),
        Qualifier.AT_MOST: ("paling banyak", "maksimal"),
        Qualifier.BELOW: ("kurang dari", "di bawah", "tidak sampai", "tak sampai"),
    },
    "en": {
        Qualifier.ABOUT: ("about", "around", "some", "roughly", "approximately"),
        Qualifier.ALMOST: ("almost", "nearly"),
        Qualifier.OVER: ("more than", "over"),
        Qualifier.AT_LEAST: ("at least",),
        Qualifier.AT_MOST: ("at most", "up to"),
        Qualifier.BELOW: ("less than", "fewer than", "below", "under"),
    },
}
QUALIFIED = {
    language: Table((form, qualifier) for qualifier, forms in by.items() for form in forms)
    for language, by in _QUALIFIERS.items()
}
