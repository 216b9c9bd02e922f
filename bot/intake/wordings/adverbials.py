"""Adverbs, and what stands for a whole preposition with its phrase: "abroad", "as a suspect", "in prison"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.intake.wordings.lexicon import Link
from bot.intake.wordings.parts import Part
from bot.intake.wordings.tables import Table

_ADVERBS = (
    ("secara resmi,resmi", "officially"),
    ("secara terbuka", "openly"),
    ("secara sepihak", "unilaterally"),
    ("secara bertahap,berangsur-angsur,perlahan-lahan", "gradually"),
    ("secara signifikan", "significantly"),
    ("secara tajam,tajam", "sharply"),
    ("untuk sementara,sementara", "temporarily"),
    ("secara permanen", "permanently"),
    ("kembali", "again"),
    ("juga,juga turut,juga ikut,turut,ikut,turut juga", "also"),
    ("kemudian,lalu,selanjutnya", "then"),
    ("sebelumnya", "previously"),
    ("akhirnya", "eventually"),
    ("langsung,secara langsung", "directly"),
    ("bahkan", "even"),
    ("secara bersama-sama,bersama-sama", "jointly"),
    ("secara diam-diam,diam-diam", "secretly"),
    ("secara ilegal", "illegally"),
    ("secara drastis,drastis", "drastically"),
    ("secara rutin", "regularly"),
    ("secara pribadi", "personally"),
    ("secara otomatis", "automatically"),
    ("secara serentak,serentak", "simultaneously"),
    ("secara penuh", "fully"),
    ("secara bulat", "unanimously"),
)
ADVERBS = {
    "id": Table((form, (ids.split(",")[0], en)) for ids, en in _ADVERBS for form in ids.split(",")),
    "en": Table((en, (ids.split(",")[0], en)) for ids, en in _ADVERBS),
}

_SUSPECT = ("sebagai tersangka", "as a suspect", "as suspects")
ADVERBIAL = {
    "to": ("ke luar negeri", "abroad", ""),
    "suspect": _SUSPECT,
    "assuspect": _SUSPECT,
    "aswitness": ("sebagai saksi", "as a witness", "as witnesses"),
    "travel": ("bepergian ke luar negeri", "from travelling abroad", ""),
    "topolice": ("ke polisi", "to the police", ""),
    "corporate": ("sebagai tersangka korporasi", "as a corporate suspect", "as corporate suspects"),
    "asevidence": ("sebagai barang bukti", "as evidence", ""),
    "incase": ("dalam kasus ini", "in this case", ""),
}
"""By the key of the preposition: Indonesian, English of one and, where that is another, of several."""
READ_TOO: dict[str, tuple[str, ...]] = {
    "travel": ("ke luar negeri", "untuk bepergian ke luar negeri"),
    "topolice": ("ke pihak kepolisian", "kepada polisi"),
    "incase": ("dalam perkara ini", "pada kasus ini", "dari kasus ini", "akibat kasus ini"),
}
"""Other Indonesian words for the same, which are read and not written."""
_IN_PRISON = {"id": (("penjara",), ("kurungan",)), "en": (("in", "prison"), ("in", "jail"))}


def adverbial(key: str, words: tuple[str, ...], at: int, language: str) -> Iterator[tuple[int, Link, Part]]:
    """What stands here for a preposition and its phrase, with where it ends."""
    text_id, one, many = ADVERBIAL.get(key, ("", "", ""))
    for form in filter(None, (text_id, *READ_TOO.get(key, ())) if language == "id" else (one, many)):
        end = at + len(form.split())
        if words[at:end] == tuple(form.split()):
            yield end, Link("", "", ""), Part(text_id, one, en_many=many)


def end_of_prison(words: tuple[str, ...], at: int, language: str) -> int:
    """Where "in prison" ends that begins here; 0: it does not."""
    return next((at + len(form) for form in _IN_PRISON[language] if words[at : at + len(form)] == form), 0)
