"""Words for numbers and months, in Indonesian and English, to read texts by.

One table for all that read: files that are checked, and dates and figures that are looked for. CLDR spells numbers out
but has no list of the words, and a catalogue has only what Ringkas itself says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language, in small letters, by their number; spellings that are no longer right among them."""

    ones: Mapping[str, int]  # 1 to 9
    tens: Mapping[str, int]  # other single words for a number below a hundred
    ordinals: Mapping[str, int]  # 1 to 10
    months: Mapping[str, int]
    scales: Mapping[str, int]  # a thousand and above, by the power of ten


def _numbered(words: str, first: int = 1, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


_SCALES = {
    "id": {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12, "kuadriliun": 15},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15},
}
NUMBER_WORDS: Mapping[str, NumberWords] = {
    "id": NumberWords(
        ones=_numbered("satu dua tiga empat lima enam tujuh delapan sembilan"),
        tens={"sepuluh": 10, "sebelas": 11},
        ordinals=_numbered("pertama kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh"),
        months=_numbered(
            "januari februari maret april mei juni juli agustus september oktober november desember",
        )
        | {"pebruari": 2, "nopember": 11},
        scales=_SCALES["id"],
    ),
    "en": NumberWords(
        ones=_numbered("one two three four five six seven eight nine"),
        tens=_numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10)
        | _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
        ordinals=_numbered("first second third fourth fifth sixth seventh eighth ninth tenth"),
        months=_numbered("january february march april may june july august september october november december"),
        scales=_SCALES["en"],
    ),
}
