"""The trunk of a clause: what it tells, without what only adds when, why, what for or amid what.

Such an addition may go, since what is left is still told as it was; nothing of it is said in either language, and the
whole sentence stays the evidence. It may not go from what is denied, which may be denied for just that reason. What
limits a claim ("if", "only", "except", by whose count) is no addition, so a clause with it has no trunk; nor is what
limits or names the object of it ("namely", "such as", "including", "about", a relative clause). What says by whom it is
said, or that somebody denies it or it never came about, is never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.intake.wordings.items import Item, words_in
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.tables import Table
from bot.intake.wordings.vocabulary import vocabulary

_FEWEST = 2
"""Items that a trunk has at least."""
_LONGEST_LEAD = 16


class Addition(Enum):
    """What was left out of a clause."""

    CAUSE = auto()  # why, and after what: of what is still to come it may be the condition
    CASE = auto()  # in what matter: of a number it says what it counts
    AIM = auto()  # what for: what merely is so may hang on it
    ASIDE = auto()  # what else is true, behind a comma


@dataclass(frozen=True, slots=True)
class Trunk:
    """A clause, or what is left of it."""

    items: tuple[Item, ...]
    without: frozenset[Addition] = frozenset()


def _table(*phrases: str) -> Table[None]:
    return Table((phrase, None) for phrase in phrases)


def _listed(words: str) -> list[str]:
    return words.split()


_TURNS = ("naik", "turun", "tumbuh", "meningkat", "menurun", "menguat", "melemah")
_WORDS: dict[Addition, dict[str, Table[None]]] = {
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
        "en": _table("in this case", "in that case", "in the case", "in connection with", "in relation to"),
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
            *(", menyebabkan", ", mengakibatkan"),
            *(f"{joint} {turn}" for joint in (",", "atau") for turn in _TURNS),
            *("atau terjadi", "atau setara", "atau sekitar", "atau sama dengan"),
        ),
        "en": _table(
            *(", while", ", whereas", ", leaving"),
            *(", causing", ", making", ", prompting", ", marking", ", forcing", ", up", ", down"),
            *("or about", "or around", "or roughly", "or the equivalent of", "or an increase of", "or a drop of"),
        ),
    },
}
"""How each begins behind a clause, with the comma where it is none without."""
_LEADS = {
    "id": _table(*("mencermati", "menanggapi", "merespons", "meski", "meskipun", "walau", "walaupun", "berbicara")),
    "en": _table("despite", "although", "though", "speaking", "responding to"),
}
"""What stands only before a clause and its comma, beside causes and cases."""
_LIMITS = {
    "id": frozenset(
        _listed("jika bila apabila kalau kecuali hanya hingga sampai seandainya asalkan menurut berdasarkan")
    ),
    "en": frozenset(_listed("if unless only except until till provided according whether")),
}
_NOW = (("saat", "ini"), ("saat", "itu"))
"""The time of a clause, which is never left out; before another word "saat" begins what happened besides."""
_LATER = {
    "id": _table(*(f"{unit} setelah" for unit in ("jam", "hari", "pekan", "minggu", "bulan", "tahun"))),
    "en": _table(*(f"{unit}{many} after" for unit in ("hour", "day", "week", "month", "year") for many in ("", "s"))),
}
"""What stands behind "two": "two days after"."""
_UNSURE = {
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
_MATTERS = re.compile(
    r"dugaan|tuduhan|tudingan|diduga|sengketa|alleged|allegations?|accusations?|charges?|suspected|disputes?"
)
"""Of those, the ones that a case is often about."""
_OF_A_CASE = frozenset({"tersangka", "terdakwa", "saksi"})
_TO = {"id": "untuk", "en": "to"}
_INDONESIAN_VERB = re.compile(r"me(?:(?:m|n|ny|ng)\w{4,}(?<!nya)|[lrwy]\w{3,20}kan)\Z")
"""The form of most verbs that are done to something; nouns of that form are in the lexicon."""
_LAID_DOWN = frozenset("Pdy")
"""What is laid down for an aim says little without it: a plan, a rule, a programme."""
_DIRECTING = frozenset(
    {"mengundang", "diundang", "meminta", "diminta", "mendorong", "didorong", "membantu", "dibantu", "memiliki"}
    | {"mempunyai", "punya", "menggunakan", "digunakan", "memakai", "dipakai", "memanfaatkan", "dimanfaatkan"}
    | {"invite", "invites", "invited", "ask", "asks", "asked", "use", "uses", "used", "need", "needs", "needed"}
)
"""Verbs whose aim is half of what they tell: who is invited, and what is used, to do what."""


def trunks(items: tuple[Item, ...], language: str) -> Iterator[Trunk]:
    """The clause as it stands; then, where it may be, what is left of it, the longest first.

    None with a word that the grammar does not know, since nothing could be read in it.
    """
    words = words_in(items)
    known = vocabulary(language)
    unknown = [at for at, item in enumerate(items) if item.found is None and item.word not in known]
    if not unknown:
        yield Trunk(items)
    if _LIMITS[language] & set(words):
        return
    start, lead = _past_lead(words, language)
    if any(_is_unsure(word, lead, language) for word in words[:start]):
        return
    first = next((at for at in unknown if at >= start), len(words))
    if start and first == len(words):
        yield Trunk(items[start:], frozenset({lead}))
    for at in range(min(first, len(words) - 1), start + _FEWEST - 1, -1):
        cut = _added(words, at, language)
        if cut is Addition.AIM and (_is_laid_down(words, at, language) or _DIRECTING & set(words[start:at])):
            continue
        if cut and not any(_is_unsure(word, cut, language) for word in words[at:]):
            without = {cut, lead} if start else {cut}
            yield Trunk(items[start : at - (words[at - 1] == ",")], frozenset(without))


def _is_laid_down(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether the word before an aim is of something that is nothing without one."""
    nouns = lexicon(language).nouns
    before = (noun for begin in range(max(0, at - 4), at) for end, (noun, _) in nouns.at(words, begin) if end == at)
    return any(_LAID_DOWN & set(noun.kinds) for noun in before)


def _is_unsure(word: str, cut: Addition, language: str) -> bool:
    """Whether without this word a claim could be told as surer than it is."""
    is_matter = cut is Addition.CASE and _MATTERS.fullmatch(word) is not None
    return not is_matter and _UNSURE[language].search(word) is not None


def _past_lead(words: tuple[str, ...], language: str) -> tuple[int, Addition]:
    """Where the clause begins behind an addition and its comma, and what that is; 0: nothing stands before it."""
    tables = {addition: _WORDS[addition][language] for addition in (Addition.CASE, Addition.CAUSE)}
    sorts = [addition for addition, table in tables.items() if table.at(words, 0) and words[:2] not in _NOW]
    sorts += [Addition.ASIDE] if _LEADS[language].at(words, 0) else []
    is_purpose = _is_purpose(words, 0, language)
    if not (sorts or is_purpose) or "," not in words[:_LONGEST_LEAD]:
        return 0, Addition.ASIDE
    return words.index(",") + 1, Addition.AIM if is_purpose else sorts[0]


def _added(words: tuple[str, ...], at: int, language: str) -> Addition | None:
    """What addition begins here; null: none."""
    if words[at] == "kasus" and words[at - 1] in _OF_A_CASE:
        return Addition.CASE
    if _is_purpose(words, at, language):
        return Addition.AIM
    if _LATER[language].at(words, at + 1):
        return Addition.CAUSE
    if words[at : at + 2] in _NOW:
        return None
    return next((addition for addition, by in _WORDS.items() if by[language].at(words, at)), None)


def _is_purpose(words: tuple[str, ...], at: int, language: str) -> bool:
    """Whether words begin here that say what for: "untuk membayar", "to pay"."""
    known = lexicon(language)
    if words[at : at + 1] != (_TO[language],):
        return False
    if any(end > at + 1 for end, _ in known.actives["base"].at(words, at + 1)):
        return True
    is_verb = language == "id" and any(_INDONESIAN_VERB.match(word) for word in words[at + 1 : at + 2])
    return is_verb and not known.is_known(words, at + 1)
