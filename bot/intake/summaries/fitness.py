"""Which sentences of an article may stand in a summary at all, and which only behind the one before them.

Rules of form, in both languages' words: a question, a heading, a teaser, half of a quotation or an announcement of what
comes next says nothing by itself, and what nobody is named for nothing that may be passed on; a sentence that opens
with "Ia" or "However" says it of something just named.
"""

from __future__ import annotations

import re

from bot.domain.wording import folded
from bot.intake.facts.genre_words import HEARSAY
from bot.intake.patterns import any_of
from bot.intake.summaries.plain_words import OF_NOBODY

_FEWEST_WORDS = 5
_HEARSAY = any_of(*HEARSAY)
_HEAD = 7  # words at the beginning in which a sentence points back
_LONGEST = 600  # characters; what is longer is no sentence that anybody takes for a summary
_TEASER = re.compile(
    r"(?:beredar(?: luas)? (?:pesan|video|narasi|kabar|foto|informasi|isu|unggahan|klaim|surat)|an? (?:\w+ ){0,2}(?:video|post|message|image|photo|claim) (?:circulating|shared|claims|claiming|purports)|here(?:['’]s| is| are) (?:what|how|why|everything|the|some|a)|(?:untuk|for) (?:informasi|more information|further information)|the full report|berikut (?:ini|adalah|penjelasan|daftar|rangkuman|fakta|sejumlah|(?:\w+ )?(?:hal|poin|alasan|cara))|simak|tonton|baca|lihat|klik|saksikan|cek|yuk|ikuti|scroll|read|watch|see|click|follow|subscribe|sign up|download|"
    r"let us|let['’]s|mari|ayo|bayangkan|imagine|halaman|foto|gambar|video|photo|image|advertisement|iklan|editor|reporter|penulis|copyright|\*|\[)\b",
    re.IGNORECASE,
)
_STOPS = (".", "!", "…")
_BEHIND_STOP = "\"”’')]"
_LEANS = re.compile(
    r"(?:(?:mencermati|menanggapi|menyusul|merespons|setelah|sesudah|usai) (?:komentar|pernyataan|ucapan|keputusan|langkah|"
    r"tindakan|peristiwa|kejadian|hal|pengumuman)|"
    r"(?:after|following|in response to) (?:the|his|her|their|that) (?:remarks?|comments?|decision|move|statement)|"
    r"ia|dia|beliau|mereka|hal (?:ini|itu|tersebut|senada|serupa)|ini|itu|namun|tetapi|tapi|akan tetapi|selain (?:itu|dia|mereka)|"
    r"sementara itu|sebaliknya|karena itu|oleh (?:karena|sebab) itu|dengan (?:demikian|begitu)|akibatnya|menurutnya|"
    r"sebab|padahal|bahkan|lalu|kemudian|setelah itu|sebelumnya|kedua(?:nya)?|keduanya|meski (?:demikian|begitu)|"
    r"walau (?:demikian|begitu)|dari (?:sana|situ|sini)|dalam (?:kesempatan|pertemuan|acara|rapat|kegiatan|kasus|hal|keterangan)(?: (?:itu|ini|tersebut|yang sama))?nya?|di sana|"
    r"di sisi lain|di antaranya|artinya|pasalnya|adapun|lebih lanjut|lebih jauh|tak hanya itu|tidak hanya itu|begitu|"
    r"demikian|misalnya|contohnya|saat itu|pernyataan (?:itu|ini|tersebut)|sehingga|dan|atau|jadi|maka|kini|nantinya|"
    r"he|she|it|they|his|her|its|their|this|that|these|those|however|but|and|so|yet|still|also|moreover|meanwhile|"
    r"instead|on the (?:one|other) hand|therefore|thus|then|such|for example|for instance|in addition|as a result|"
    r"by contrast|in contrast|later|"
    r"afterwards|nevertheless|nonetheless|besides|both|the (?:two|latter|former|move|decision|statement|comments?|remarks?))\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:sementara(?=,? (?:\w+ ){0,3}\w+(?:nya|lain)\b)|sedangkan|alhasil|sisanya|salah satunya|ketiga|keempat|kelima|selanjutnya"
    r"|ditambah lagi|hasilnya|(?:\w+ ){1,2}(?:later|earlier|afterwards|kemudian|sebelumnya|berselang|sesudahnya)(?=,)|se(?:hari|pekan|minggu|bulan|tahun) (?:kemudian|sebelumnya)"
    r"|another|one of them|of these|the (?:rest|others?|same))\b(?! (?:kali|pihak lain))",
    re.IGNORECASE,
)
"""The rest of some of whom another sentence has told."""
_POINTS_BACK = re.compile(
    r"\b(?=[it])(?:(?:tersebut|itu)\b|(?<!hari )(?<!saat )(?<!pekan )(?<!minggu )(?<!bulan )(?<!tahun )(?<!kali )(?<!selama )ini\b"
    r"|(?:this|these)\b(?! (?:week|month|year|morning|afternoon|evening|time|summer|winter|spring|autumn)\b))"
)
"""In small letters."""
_TAIL = 12  # characters at the end in which the word stands that points back
_ENDS_BACK = re.compile(r"\b(\w{3,40}) (?:itu|tersebut)[.!”\"]{0,3}\Z", re.IGNORECASE)
_SAYS_SO = re.compile(
    r", (?:kata|ujar|ucap|tutur|ungkap|jelas|tegas|imbuh|tambah|papar|terang|sebut|lanjut)(?:nya| dia| ia)\b"
    r"|, (?:he|she|they) (?:said|added|told|says|explained)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?:hal|pernyataan|ucapan|komentar|penjelasan|demikian|itu)\b.{0,25}\b(?:disampaikan|dikatakan|diungkap(?:kan)?|dikemukakan"
    r"|ditegaskan|dijelaskan|diutarakan)|\w+ (?:itu|ini|tersebut) (?:ia |dia )?(?:di)?(?:sampaikan|ungkapkan|utarakan|katakan)"
    r"|.{0,80}\b(?:melaporkan|memberitakan|reported|reports)(?: (?:pada|on|hari|late|early))* ?"
    r"(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday|sebagaimana"
    r"|seperti dikutip|as quoted)[^,]*$",
    re.IGNORECASE,
)
_PRONOUN_SAYS = re.compile(
    r"[,!?]?[\"”’]+,? ?(?:\w+nya\b|\w+ (?:dia|ia|beliau)\b|(?:he|she|they) \w+|\w+ (?:he|she|they)\b)", re.IGNORECASE
)
_ANSWERS = re.compile(r"[\"“](?:iya|ya|betul|benar|sudah|belum|tidak|siap|yes|no|yeah)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def is_fit(text: str) -> bool:
    """Whether a sentence says something whole."""
    if (
        len(text) > _LONGEST
        or len(text.split()) < _FEWEST_WORDS
        or "?" in text
        or not text.rstrip(_BEHIND_STOP).endswith(_STOPS)
        or text.isupper()
    ):
        return False
    return (
        not _TEASER.match(text)
        and not _ANNOUNCES.match(text)
        and not _ANSWERS.match(text)
        and not _HEARSAY.search(text.lower())
        and not (text[0].islower() and text[1:2].islower())
        and _is_whole(text)
        and not _PRONOUN_SAYS.search(text)
        and _reports(text)
    )


def repeats(text: str, title: str) -> bool:
    """Whether a sentence is the title again, or one of its sentences; one that stands in for a title is told by no other."""
    if not title or text == title:
        return False
    said = folded(text)
    return bool(said) and said in folded(title)


def leans_back(text: str) -> bool:
    """Whether a sentence can be understood only behind the one before it."""
    opening = text.lstrip("\"“\u2018'(")
    first = " ".join(opening.split(maxsplit=_HEAD)[:_HEAD])
    is_led = _LEANS.match(opening) or _OTHERS.match(opening) or _POINTS_BACK.search(first.lower())
    return bool(is_led or _SAYS_SO.search(text)) or _is_of_the_last(opening) or _ends_back(text)


def _is_of_the_last(opening: str) -> bool:
    """Whether its first word is something of whom the sentence before named: "Novelnya terbit", "Putranya, Andi, hadir"."""
    first = opening.partition(" ")[0].rstrip(",")
    return first.endswith("nya") and first[:1].isupper() and first.casefold() not in OF_NOBODY


def _ends_back(text: str) -> bool:
    """Whether it ends by pointing at what it has not named itself: "saksi terkait perkara itu"."""
    tail = text[-_TAIL:].lower()
    if "itu" not in tail and "tersebut" not in tail:
        return False
    match = _ENDS_BACK.search(text)
    return match is not None and match[1].casefold() not in text[: match.start()].casefold()


def _is_whole(text: str) -> bool:
    """Whether every quotation that it opens is closed in it, and the other way round."""
    return text.count('"') % 2 == 0 and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _reports(text: str) -> bool:
    """Whether the article's own words carry it, and not a quotation alone."""
    if '"' not in text and "“" not in text:
        return True
    outside = _QUOTED.sub(" ", text).split()
    return len(outside) >= max(3, len(text.split()) // 3)
