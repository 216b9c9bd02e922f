"""Words for how many, where nobody counted: "sejumlah", "puluhan ribu"; "several", "tens of thousands of"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.intake.wordings import parts
from bot.intake.wordings.lexicon import Modifier, Noun
from bot.intake.wordings.parts import Part
from bot.intake.wordings.tables import Table


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many there are of something, beside its plural in English and its bare form in Indonesian."""

    id: str
    en: str
    heads: str = ""  # classes of what it is said of; "": of anything that there are several of


_QUANTITIES = (
    ("sejumlah", "a number of", ""),
    ("beberapa", "several", ""),
    ("banyak", "many", ""),
    ("berbagai", "various", ""),
    ("puluhan", "dozens of", ""),
    ("ratusan", "hundreds of", ""),
    ("ribuan", "thousands of", ""),
    ("puluhan ribu", "tens of thousands of", ""),
    ("ratusan ribu", "hundreds of thousands of", ""),
    ("jutaan", "millions of", ""),
    ("semua,seluruh", "all", "p"),
    ("sebagian besar", "most", "p"),
    ("kedua", "the two", "prz"),
)
QUANTITIES = {
    code: Table(
        (form, Quantity(ids.split(",")[0], en, heads))
        for ids, en, heads in _QUANTITIES
        for form in (ids.split(",") if code == "id" else [en])
    )
    for code in ("id", "en")
}


def several(quantity: Quantity, noun: Noun, modifiers: tuple[Modifier, ...], owner: Part | None) -> Part | None:
    """So many of something; null: of such a thing, or of somebody's, it is not said."""
    if noun.number in "mtT" or (quantity.heads and not set(quantity.heads) & set(noun.kinds)):
        return None
    plural = replace(noun, number="p")
    if owner is None:
        part = parts.noun_phrase(plural, modifiers, is_many=True, is_one=False)
    else:
        owned = parts.owned(plural, modifiers, owner, is_many=True, is_one=False)
        if owned is None or "’" in owned.en:
            return None
        part = owned
    return replace(
        part, id=f"{quantity.id} {part.id}", en=f"{quantity.en} {part.en}", is_plain=False, is_plural=True, is_some=True
    )
