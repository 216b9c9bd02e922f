"""What may stand beside the trunk of a clause: the words that begin each addition, and those that forbid to leave it out."""

from __future__ import annotations

import re
from enum import Enum, auto

from bot.intake.wordings.tables import Table


class Addition(Enum):
    """What was left out of a clause."""

    CAUSE = auto()  # why, and after what: of what is still to come it may be the condition
    CASE = auto()  # in what matter: of a number it says what it counts
    AIM = auto()  # what for: what merely is so may hang on it
    ASIDE = auto()  # what else is true, behind a comma
    MORE = auto()  # what the same one does or is besides


def _table(*phrases: str) -> Table[None]:
    return Table((phrase, None) for phrase in phrases)


def _listed(words: str) -> list[str]:
    return words.split()


_TURNS = ("naik", "turun", "tumbuh", "meningkat", "menurun", "menguat", "melemah")
WORDS: dict[Addition, dict[str, Table[None]]] = {
    Addition.CASE: {
        "id": _table(
            *(
                f"{lead} {noun} {pointing}"
                for lead in ("dalam", "pada", "atas")
                for noun in ("kasus", "perkara", "hal", "peristiwa", "kejadian", "insiden")
                for pointing in ("ini", "itu", "tersebut")
            ),
            *(
                "dalam kasus",
                "dalam perkara",
                "pada kasus",
                "atas kasus",
                "atas perkara",
                "atas dugaan",
                "dalam rangka",
                "terkait",
                "berkaitan dengan",
                "sehubungan dengan",
            ),
        ),
        "en": _table(
            "on suspicion of",
            "on charges of",
            "in this case",
            "in that case",
            "in the case",
            "in connection with",
            "in relation to",
        ),
    },
    Addition.CAUSE: {
        "id": _table(
            *("setelah", "sesudah", "usai", "seusai", "lantaran", "karena", "akibat", "menyusul", "seiring", "berkat"),
            *(
                "ketika",
                "saat",
                "di tengah",
                "dalam upaya",
                "dengan alasan",
                "sebagai bagian dari",
                "sebagai tanggapan",
            ),
        ),
        "en": _table(
            *("after", "following", "because", "because of", "due to", "amid", "as part of", "in response to"),
            *("when", "in a bid to", "in an effort to", "in an attempt to", "thanks to"),
        ),
    },
    Addition.AIM: {
        "id": _table(
            *("guna", "demi"),
            *(f"untuk {noun}" for noun in ("proses", "pemeriksaan", "penyelidikan", "penyidikan", "diperiksa")),
        ),
        "en": _table("in order to"),
    },
    Addition.ASIDE: {
        "id": _table(
            *(", sementara", ", sedangkan", ", sehingga", ", sekaligus"),
            *(", menyebabkan", ", mengakibatkan", ", untuk pertama kalinya", ", tertinggi sejak", ", terendah sejak"),
            *(f", {noun} {end}" for noun in ("angka", "tingkat", "level") for end in ("tertinggi", "terendah")),
            *(f"{joint} {turn}" for joint in (",", "atau") for turn in _TURNS),
            *("atau terjadi", "atau setara", "atau sekitar", "atau sama dengan"),
        ),
        "en": _table(
            *(", while", ", whereas", ", leaving", ", the highest", ", the lowest", ", for the first time"),
            *(", causing", ", making", ", prompting", ", marking", ", forcing", ", up", ", down"),
            *("or about", "or around", "or roughly", "or the equivalent of", "or an increase of", "or a drop of"),
        ),
    },
}
"""How each begins behind a clause, with the comma where it is none without."""
FRAMES = {
    "id": _table(
        *("mencermati", "menanggapi", "merespons", "meski", "meskipun", "walau", "walaupun", "berbicara", "selain"),
        *(f"dalam {noun}" for noun in ("acara", "kunjungan", "pertemuan", "rapat", "sidang", "konferensi pers")),
        *("dalam penangkapan", "dalam operasi", "di sela", "di sela-sela"),
    ),
    "en": _table("despite", "although", "though", "speaking", "responding to", "besides", "in addition to"),
}
"""What stands only before a clause and its comma, beside causes and cases."""
LIMITS = {
    "id": frozenset(
        _listed("jika bila apabila kalau kecuali hanya hingga sampai seandainya asalkan menurut berdasarkan")
    ),
    "en": frozenset(_listed("if unless only except until till provided according whether")),
}
"""Words that limit a claim; a clause with one of them is told whole or not at all."""
LATER = {
    "id": _table(*(f"{unit} setelah" for unit in ("jam", "hari", "pekan", "minggu", "bulan", "tahun"))),
    "en": _table(*(f"{unit}{many} after" for unit in ("hour", "day", "week", "month", "year") for many in ("", "s"))),
}
"""What stands behind "two": "two days after"."""
UNSURE = {
    "id": re.compile(
        r"\A(?:ber|di|per)?kata|mengata|klaim|lapor|menyebut|disebut|ujar|tutur|ucap|ungkap|tulis|lansir|kutip|berita|warta|kabar|nyata|jelas"
        r"|akui|mengaku|tuduh|tuding|duga|curiga|sinyalir|menganggap|dianggap|anggapan|[dm][ie]n?ilai"
        r"|yakin|percaya|dikira|mengira|perkira|umumkan|berjanji|dijanjikan|menjanjikan|rumor|isu\Z"
        r"|konon|versi\Z|pendapat|bantah|sangkal|tampik|tepis|tolak|ragu"
        r"|pertanyakan|sengketa|batal|gagal|urung\Z|urungkan|tunda|dicabut|ditarik|hoaks|hoax"
        r"|mungkin|elak\Z|diselidiki|simpang|keliru|(?<!ma)salah|palsu|fikti|bohong|dusta|fitnah"
        r"|rekayasa|tidak|\Atak\Z|bukan|belum|tanpa"
    ),
    "en": re.compile(
        r"\A(?:un|dis|mis|self-|so-)?(?:said\Z|says?\Z|saying|told\Z|tells?\Z|claim|report|describ|alleg|accus|charg"
        r"|cit(?:e|es|ed|ing)\Z|quot|suspect|believ|think|thought|deem|consider|argu|insist|assert|contend|announc"
        r"|confirm|admit|acknowledg|conced|stat(?:ed|ing)\Z|warn|rumou?r|purport|suppos|seem|appear|label"
        r"|call(?:s|ed|ing)?\Z"
        r"|den(?:y|ie|ial)|disput|disagree|reject|dismiss|refut|rebut|doubt|question|contest|challeng|cancel|fail|abort"
        r"|annul|overturn|revers|revok|retract|withdrawn\Z|suspend|postpon|delay|scrap|fals|fake|hoax|fictit|fictional"
        r"|wrong|mistak|error|erron|untrue|unclear|likely|possib|investigated\Z|bogus|fabricat|invent|unverif"
        r"|(?:may|might|could|would|should|not|no|never|nor|none|without|cannot|lies?|lied)\Z)"
        r"|n['’]t\Z"
    ),
}
"""Words that say by whom something is said, that it is denied, or that it came to nothing or never was."""
UNDONE = {
    "id": re.compile(
        r"bebas|lepas|pulang|pulih|ampun|maaf|damai|kembali|mundur|hilang|cabut|menarik|hapus|ubah|ganti|akhir\Z|henti"
    ),
    "en": re.compile(
        r"\A(?:free|releas|acquit|clear|exonerat|vindicat|pardon|bail|los(?:t|es?|ing)\Z|left\Z|leav|return|restor|resum"
        r"|repeal|reinstat|rehir|reappoint|reopen|back|again|drop|quit|abandon|apologi|regain|recaptur|lift|end|stop"
        r"|chang|replac|surviv|recover)"
    ),
}
"""Words of what somebody does besides that take back what he did, or what was done to him."""
MATTERS = re.compile(
    r"dugaan|tuduhan|tudingan|diduga|sengketa|alleged|allegations?|accusations?|charges?|suspected|disputes?"
)
"""Of those, the ones that a case is often about."""
