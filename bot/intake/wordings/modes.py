"""Tense, negation and intent: what stands before a verb in both languages, and which form of the verb follows.

Indonesian verbs have no tense. A bare one is past where what it tells happens at once, present where it is a state, and
for the rest it has to be dated; what stays open in one language is never decided in the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.intake.wordings.tables import Table

_PAST = frozenset({"was", "has", "did", "began", "managed", "failed", "refused", "denied", "once", "had"})
_DOERS = "hlopr"
"""Who can be blamed for a deed; of an earthquake or a ship, English does not say that it is suspected."""


@dataclass(frozen=True, slots=True)
class Mode:
    """What stands before a verb."""

    id: str
    en: str
    en_many: str  # after a plural
    form: str  # of the English verb
    kinds: str = "eosp"  # kinds of verbs that it goes with
    dated: bool | None = None  # true: only where the sentence is dated; false: only where it is not
    is_future: bool = False
    is_negated: bool = False
    is_earlier: bool = False  # only behind "earlier" before the clause
    subjects: str = ""  # classes of the subject; "": any

    @property
    def is_open(self) -> bool:
        """Whether the verb stands alone in Indonesian, so that words before another verb could be meant for it too."""
        return not self.id

    @property
    def is_past(self) -> bool:
        """Whether it tells of what was once or has been, so that no condition hangs on it."""
        return self.form == "past" or self.en.partition(" ")[0] in _PAST

    @property
    def is_over(self) -> bool:
        """Whether it tells of what was, and of nothing that still is."""
        return self.is_past and not self.en.startswith("has")


def _active(
    ids: str,
    en: str,
    en_many: str,
    form: str,
    kinds: str = "eosp",
    *,
    dated: bool | None = None,
    is_future: bool = False,
    is_negated: bool = False,
    is_earlier: bool = False,
    subjects: str = "",
) -> tuple[str, Mode]:
    """A mode by its Indonesian words, the first of which are those that we write."""
    states = dated, is_future, is_negated, is_earlier
    return ids, Mode(ids.partition(",")[0], en, en_many, form, kinds, *states, subjects)


def _plain(ids: str, en: str, *, is_future: bool = False, is_negated: bool = False) -> tuple[str, Mode]:
    """One whose English is the same after a singular and a plural, and is followed by the verb's base."""
    return _active(ids, en, en, "base", is_future=is_future, is_negated=is_negated)


_ACTIVE = (
    _active(",terpantau,tercatat", "", "", "past", "e"),
    _active("", "", "", "past", "os", dated=True),
    _active("", "", "", "finite", "s", dated=False),
    _active("", "is", "are", "ing", "p", dated=False),
    _active("telah,sudah", "has", "have", "participle"),
    _active("telah,sudah", "had", "had", "participle", "e", is_earlier=True),
    _active("kini telah,kini sudah,saat ini telah,saat ini sudah", "has now", "have now", "participle"),
    _active("baru saja", "has just", "have just", "participle", "eo"),
    _active("pernah", "once", "once", "past", "e"),
    _active("sempat", "at one point", "at one point", "past", "e"),
    _active("sedang,tengah", "is", "are", "ing", "eo"),
    _active("kini sedang,kini tengah,saat ini sedang,saat ini tengah", "is now", "are now", "ing", "eo"),
    _active("masih", "is still", "are still", "ing", "o", dated=False),
    _active("masih", "still", "still", "finite", "s", dated=False),
    _active(
        "disebut telah,disebut,dikabarkan telah,disinyalir telah",
        "is said to have",
        "are said to have",
        "participle",
        "e",
    ),
    _active("dilaporkan telah,dilaporkan", "is reported to have", "are reported to have", "participle", "e"),
    _active("belum", "has not yet", "have not yet", "participle", "eo", is_negated=True),
    _active("tidak,tak", "did not", "did not", "base", "eos", dated=True, is_negated=True),
    _active("tidak,tak", "does not", "do not", "base", "s", dated=False, is_negated=True),
    _active("terus", "continues to", "continue to", "base", "eop", dated=False),
    _active("fokus,berfokus", "is focusing on", "are focusing on", "ing", "o", dated=False),
    _active("mulai", "began", "began", "ing", "eo"),
    _active("telah mulai,sudah mulai", "has begun", "have begun", "ing", "eo"),
    _active("membantah telah,membantah", "denied", "denied", "ing", "e", is_negated=True),
    _active("mampu,mampu untuk", "is able to", "are able to", "base", dated=False, is_future=True),
    _active(
        "bertekad,bertekad untuk,bertekad akan",
        "is determined to",
        "are determined to",
        "base",
        dated=False,
        is_future=True,
    ),
    _active("berniat,berniat untuk", "intends to", "intend to", "base", dated=False, is_future=True),
    _active("perlu", "needs to", "need to", "base", "eo", dated=False, is_future=True),
    _active(
        "diizinkan,diizinkan untuk,dibolehkan", "is allowed to", "are allowed to", "base", dated=False, is_future=True
    ),
    _active("diminta untuk,diminta", "was asked to", "were asked to", "base", "eo", is_future=True),
    _active("dipaksa,dipaksa untuk", "was forced to", "were forced to", "base", "e"),
    _active("diperintahkan untuk,diperintahkan", "was ordered to", "were ordered to", "base", "eo", is_future=True),
    _active("ditugaskan untuk,ditugaskan", "was assigned to", "were assigned to", "base", "eo", is_future=True),
    _active(
        "diprediksi akan,diprediksi,diproyeksikan akan,diproyeksikan",
        "is forecast to",
        "are forecast to",
        "base",
        is_future=True,
    ),
    _active(
        "direncanakan akan,direncanakan,rencananya akan,rencananya",
        "is due to",
        "are due to",
        "base",
        is_future=True,
    ),
    _active("ingin,hendak", "wants to", "want to", "base", dated=False, is_future=True),
    _active("tidak ingin,tidak mau", "does not want to", "do not want to", "base", dated=False, is_negated=True),
    _active("berencana,berencana untuk", "plans to", "plan to", "base", dated=False, is_future=True),
    _active("berupaya,berusaha,berupaya untuk,berusaha untuk", "is trying to", "are trying to", "base", dated=False),
    _active("siap,siap untuk", "is ready to", "are ready to", "base", dated=False, is_future=True),
    _active("bersedia,bersedia untuk", "is willing to", "are willing to", "base", dated=False, is_future=True),
    _active("dijadwalkan,dijadwalkan akan", "is scheduled to", "are scheduled to", "base", is_future=True),
    _active("diperkirakan akan,diperkirakan", "is expected to", "are expected to", "base", is_future=True),
    _active("didakwa", "is charged with", "are charged with", "ing", "eo", dated=False, subjects=_DOERS),
    _active("dituduh", "is accused of", "are accused of", "ing", "eo", dated=False, subjects=_DOERS),
    _active("diduga", "is suspected of", "are suspected of", "ing", "eo", dated=False, subjects=_DOERS),
    _plain("akan,bakal", "will", is_future=True),
    _plain("akan segera,segera akan,bakal segera", "will soon", is_future=True),
    _plain("akan terus", "will continue to", is_future=True),
    _plain("masih akan", "will still", is_future=True),
    _plain("tidak akan,tak akan", "will not", is_future=True, is_negated=True),
    _plain("sepakat untuk,setuju untuk,sepakat,setuju", "agreed to", is_future=True),
    _plain("menolak untuk,menolak", "refused to", is_negated=True),
    _plain("berjanji akan,berjanji untuk,berjanji", "promised to", is_future=True),
    _plain("mengancam akan,mengancam untuk,mengancam", "threatened to", is_future=True),
    _plain("memutuskan untuk,memutuskan", "decided to", is_future=True),
    _plain("mengumumkan rencana untuk", "announced plans to", is_future=True),
    _plain("gagal", "failed to", is_negated=True),
    _plain("berhasil,sukses", "managed to"),
    _plain("terpaksa", "had to"),
    _active("terbukti", "was proven to have", "were proven to have", "participle", "e"),
    _active("berkomitmen untuk,berkomitmen", "is committed to", "are committed to", "ing", dated=False, is_future=True),
    _active(
        "berpotensi,berpotensi untuk",
        "has the potential to",
        "have the potential to",
        "base",
        dated=False,
        is_future=True,
    ),
    _active("berharap dapat,berharap bisa", "hopes to", "hope to", "base", dated=False, is_future=True),
    _plain("harus,wajib", "must", is_future=True),
    _plain("belum dapat,belum bisa", "cannot yet", is_future=True, is_negated=True),
    _plain("tidak boleh", "must not", is_future=True, is_negated=True),
    _plain("dapat,bisa", "can", is_future=True),
    _plain("tidak dapat,tidak bisa,tak dapat,tak bisa", "cannot", is_future=True, is_negated=True),
    _plain("mungkin akan,mungkin", "may", is_future=True),
)
_PASSIVE = (
    _active("", "was", "were", "participle", "e"),
    _active("", "was", "were", "participle", "osc", dated=True),
    _active("", "is", "are", "participle", "sc", dated=False),
    _active("telah,sudah", "has been", "have been", "participle"),
    _active("telah,sudah", "had been", "had been", "participle", "e", is_earlier=True),
    _active("kini telah,kini sudah,saat ini telah,saat ini sudah", "has now been", "have now been", "participle"),
    _active("baru saja", "has just been", "have just been", "participle", "eo"),
    _active("pernah", "was once", "were once", "participle", "e"),
    _active("sempat", "was at one point", "were at one point", "participle", "e"),
    _active("sedang,tengah", "is being", "are being", "participle", "eo"),
    _active(
        "kini sedang,kini tengah,saat ini sedang,saat ini tengah", "is now being", "are now being", "participle", "eo"
    ),
    _active(
        "disebut telah,disebut,dikabarkan telah", "is said to have been", "are said to have been", "participle", "e"
    ),
    _active("dilaporkan telah,dilaporkan", "is reported to have been", "are reported to have been", "participle", "e"),
    _active("akan segera,segera akan,bakal segera", "will soon be", "will soon be", "participle", is_future=True),
    _active("akan terus", "will continue to be", "will continue to be", "participle", is_future=True),
    _active("perlu", "needs to be", "need to be", "participle", "eo", dated=False, is_future=True),
    _active(
        "diprediksi akan,diprediksi,diproyeksikan akan",
        "is forecast to be",
        "are forecast to be",
        "participle",
        is_future=True,
    ),
    _active(
        "direncanakan akan,direncanakan,rencananya akan,rencananya",
        "is due to be",
        "are due to be",
        "participle",
        is_future=True,
    ),
    _active("belum dapat,belum bisa", "cannot yet be", "cannot yet be", "participle", is_future=True, is_negated=True),
    _active("masih", "is still", "are still", "participle", "scn", dated=False),
    _active("belum", "has not yet been", "have not yet been", "participle", is_negated=True),
    _active("tidak,tak", "was not", "were not", "participle", "eos", dated=True, is_negated=True),
    _active("tidak,tak", "is not", "are not", "participle", "s", dated=False, is_negated=True),
    _active("akan,bakal", "will be", "will be", "participle", "eospc", is_future=True),
    _active("sedang,tengah", "is currently", "are currently", "participle", "c", dated=False),
    _active("kini,saat ini,sekarang", "is now", "are now", "participle", "cn", dated=False),
    _active("tidak akan,tak akan", "will not be", "will not be", "participle", is_future=True, is_negated=True),
    _active("harus,wajib", "must be", "must be", "participle", is_future=True),
    _active("dapat,bisa", "can be", "can be", "participle", is_future=True),
    _active("tidak dapat,tidak bisa", "cannot be", "cannot be", "participle", is_future=True, is_negated=True),
    _active("mungkin akan,mungkin", "may be", "may be", "participle", is_future=True),
    _active("dijadwalkan,dijadwalkan akan", "is scheduled to be", "are scheduled to be", "participle", is_future=True),
    _active(
        "diperkirakan akan,diperkirakan",
        "is expected to be",
        "are expected to be",
        "participle",
        "eospc",
        is_future=True,
    ),
)


@cache
def modes(language: str, *, is_passive: bool) -> Table[tuple[Mode, bool | None]]:
    """The modes by their words; in English with the number of the subject that they agree with, null: either."""
    entries: list[tuple[str, tuple[Mode, bool | None]]] = []
    for ids, mode in _PASSIVE if is_passive else _ACTIVE:
        if language == "id":
            entries += [(form, (mode, None)) for form in ids.split(",")]
        elif mode.en == mode.en_many and mode.form != "finite":
            entries.append((mode.en, (mode, None)))
        else:
            entries += [(mode.en, (mode, False)), (mode.en_many, (mode, True))]
    return Table(entries)
