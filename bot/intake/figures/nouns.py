"""What a count counts: the noun behind the number, as short as it can be told without a parser.

Indonesian puts the noun first and what describes it behind; English the other way round, and marks the plural. A word
that is a verb or a particle by its form counts nothing.
"""

from __future__ import annotations

import re

from bot.intake.texts import Span


def words(*lists: str) -> frozenset[str]:
    """The words of texts."""
    return frozenset(word for words in lists for word in words.split())


_NEXT = re.compile(r"[ \u00a0]+([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_STOP_ID = words(
    "yang di ke dari pada untuk dan atau dengan dalam oleh karena sebagai adalah ialah merupakan itu ini tersebut juga lagi",
    "lebih kurang akan telah sudah belum masih sedang bisa dapat harus tidak bukan hingga sampai per lipat saja ya mereka kita kami saya anda pun",
    "hanya antara serta sedangkan sementara namun tetapi jika bila agar supaya saat ketika setelah sebelum sejak selama",
    "lalu kemudian naik turun tumbuh meningkat tewas luka hilang lain lainnya secara terhadap tentang bagi guna sekitar",
    "persen banding koma semua seluruh para sang si nya ada besar kecil pertama terakhir terbesar terbaik usai pukul wib wita wit tahunan atas bawah pasca lewat via",
    "hadir ikut masuk keluar tiba pulang pergi datang hidup mati gugur selamat lolos yakni yaitu seperti supaya maupun",
    "jatuh anjlok unggul kalah menang batal karam oleng mogok libur tutup buka puluhan belasan ratusan ribuan jutaan an nama",
)
_STOP_EN = words(
    "the a an of in on at to for from by with and or but as is are was were be been has have had will would could should",
    "may might can that which who whom this these those it its they their them he she his her we our you your than then",
    "so if while when after before since until per about over under more less most least not no nor out up down off into",
    "during between among through against also only just still yet again ago later times percent both each every all",
    "now costs killed injured dead wounded died missing said says according including because amid despite via versus vs names",
)
_TIMES_ID = words("tahun bulan pekan minggu hari kuartal triwulan semester")
"""What begins a time behind a unit, "240 ribu ton tahun ini": no part of it."""
_POINTS = words("utara selatan timur barat north south east west northeast northwest southeast southwest")
"""Where something lies from what is measured: no part of the unit."""
_VERB_ID = re.compile(
    r"(?:me(?:n(?!teri|tal|u\b)|m(?!ori|ber)|ny|ng)|di(?!rek|plom|men|vis|sert|alog|kt|am|num|skon|spen)|ber(?!as|kas|lian|ita)|ter(?!s|d|p|l|o|min|nak|umb|it|tang))\w{3,}"
)
_MEASURE_ID = words(
    "ton kilogram kg gram liter meter kilometer km hektare hektar ha unit ekor buah butir lembar batang barel botol karung",
    "basis kubik kantong paket keping helai bungkus kotak pasang set titik bidang potong pucuk rim eksemplar jenis lusin",
)
_PAIRED_ID = words(
    "sipil asing muda perempuan laki-laki militer negeri bersenjata baru kerja besar kecil utama kubik persegi"
)
_PLURAL_EN = words(
    "people men women children police troops cattle staff personnel aircraft sheep fish crew mice feet lives data"
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|ous)$")
_FAR = 5
_SPACES = (" ", "\u00a0")
_SYMBOLS = re.compile(r"km/(?:jam|h)\b|[kc]?m[23²³](?!\w)|°[cf]\b", re.IGNORECASE)
GLUED = re.compile(rf"(?:kg|km|cm|mm|ha|gb|mb|tb|mw|gw|kwh|mph|ton)\b(?!/)|{_SYMBOLS.pattern}", re.IGNORECASE)
"""Units that may follow digits without a space."""


def counted_behind(text: str, end: int, language: str, *, is_one: bool) -> Span | None:
    """The noun behind a number that ends at `end`; null: none that can be told."""
    spaced = GLUED if language == "en" else _SYMBOLS
    glued = GLUED.match(text, end) or (spaced.match(text, end + 1) if text[end : end + 1] in _SPACES else None)
    if glued:
        return Span(*glued.span())
    return _first_noun(text, end) if language == "id" else _plural(text, end, is_one=is_one)


def _first_noun(text: str, end: int) -> Span | None:
    match = _NEXT.match(text, end)
    if match is None or not _may_count(match[1]):
        return None
    noun = Span(match.start(1), match.end(1))
    behind = _NEXT.match(text, noun.end)
    if behind and behind[1].islower():
        is_of_unit = behind[1] not in _POINTS and behind[1] not in _TIMES_ID and _may_count(behind[1])
        is_told = match[1].casefold() in _MEASURE_ID and is_of_unit
        if is_told or behind[1] in _PAIRED_ID:
            return Span(noun.start, behind.end(1))
    return noun


def is_plain_noun(word: str, language: str) -> bool:
    """Whether a word may be a noun or what describes one, by its form: lower case, no particle, no verb."""
    if not word.islower() or len(word) < 2:
        return False
    return word not in _STOP_EN if language == "en" else word not in _STOP_ID and not _VERB_ID.fullmatch(word)


def _may_count(word: str) -> bool:
    plain = word.casefold()
    if plain in _MEASURE_ID or plain == "orang" or (word.isupper() and 1 < len(word) <= 5):
        return True
    return is_plain_noun(word, "id")


def _plural(text: str, end: int, *, is_one: bool) -> Span | None:
    first = at = None
    for _ in range(_FAR):
        match = _NEXT.match(text, end if at is None else at)
        if match is None or match[1].casefold() in _STOP_EN:
            break
        first = match.start(1) if first is None else first
        at = match.end(1)
        plain = match[1].casefold()
        if plain in _PLURAL_EN or is_one or (plain.endswith("s") and len(plain) > 3 and not _SINGULAR_S.search(plain)):
            return Span(first, at)
    return None
