"""Tense, negation and intent: what stands before a verb in both languages, and which form of the verb follows.

Indonesian verbs have no tense. A bare one is past where what it tells happens at once, present where it is a state, and
for the rest it has to be dated; what stays open in one language is never decided in the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.intake.wordings.tables import Table

_PAST = frozenset({"was", "has", "did", "began", "managed", "failed", "refused"})


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

    @property
    def is_open(self) -> bool:
        """Whether the verb stands alone in Indonesian, so that words before another verb could be meant for it too."""
        return not self.id

    @property
    def is_past(self) -> bool:
        """Whether it tells of what was once or has been, so that no condition hangs on it."""
        return self.form == "past" or self.en.partition(" ")[0] in _PAST


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
) -> tuple[str, Mode]:
    """A mode by its Indonesian words, the first of which are those that we write."""
    return ids, Mode(ids.partition(",")[0], en, en_many, form, kinds, dated, is_future, is_negated)


def _plain(ids: str, en: str, *, is_future: bool = False, is_negated: bool = False) -> tuple[str, Mode]:
    """One whose English is the same after a singular and a plural, and is followed by the verb's base."""
    return _active(ids, en, en, "base", is_future=is_future, is_negated=is_negated)


_ACTIVE = (
    _active(",terpantau,tercatat", "", "", "past", "e"),
    _active("", "", "", "past", "os", dated=True),
    _active("", "", "", "finite", "s", dated=False),
    _active("", "is", "are", "ing", "p", dated=False),
    _active("telah,sudah", "has", "have", "participle"),
    _active("sedang", "is", "are", "ing", "eo"),
    _active("belum", "has not yet", "have not yet", "participle", "eo", is_negated=True),
    _active("tidak,tak", "did not", "did not", "base", "eos", dated=True, is_negated=True),
    _active("tidak,tak", "does not", "do not", "base", "s", dated=False, is_negated=True),
    _active("terus", "continues to", "continue to", "base", "eop", dated=False),
    _active("mulai", "began", "began", "ing", "eo"),
    _active("telah mulai,sudah mulai", "has begun", "have begun", "ing", "eo"),
    _active("ingin,hendak", "wants to", "want to", "base", dated=False, is_future=True),
    _active("tidak ingin,tidak mau", "does not want to", "do not want to", "base", dated=False, is_negated=True),
    _active("berencana,berencana untuk", "plans to", "plan to", "base", dated=False, is_future=True),
    _active("berupaya,berusaha,berupaya untuk,berusaha untuk", "is trying to", "are trying to", "base", dated=False),
    _active("siap,siap untuk", "is ready to", "are ready to", "base", dated=False, is_future=True),
    _active("bersedia,bersedia untuk", "is willing to", "are willing to", "base", dated=False, is_future=True),
    _active("dijadwalkan,dijadwalkan akan", "is scheduled to", "are scheduled to", "base", is_future=True),
    _active("diperkirakan akan,diperkirakan", "is expected to", "are expected to", "base", is_future=True),
    _active("didakwa", "is charged with", "are charged with", "ing", "eo", dated=False),
    _active("dituduh", "is accused of", "are accused of", "ing", "eo", dated=False),
    _active("diduga", "is suspected of", "are suspected of", "ing", "eo", dated=False),
    _plain("akan,bakal", "will", is_future=True),
    _plain("tidak akan,tak akan", "will not", is_future=True, is_negated=True),
    _plain("sepakat untuk,setuju untuk,sepakat,setuju", "agreed to", is_future=True),
    _plain("menolak untuk,menolak", "refused to", is_negated=True),
    _plain("berjanji akan,berjanji untuk,berjanji", "promised to", is_future=True),
    _plain("mengancam akan,mengancam untuk,mengancam", "threatened to", is_future=True),
    _plain("memutuskan untuk,memutuskan", "decided to", is_future=True),
    _plain("gagal", "failed to", is_negated=True),
    _plain("berhasil", "managed to"),
    _plain("harus", "must", is_future=True),
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
    _active("sedang", "is being", "are being", "participle", "eo"),
    _active("masih", "is still", "are still", "participle", "sc", dated=False),
    _active("belum", "has not yet been", "have not yet been", "participle", is_negated=True),
    _active("tidak,tak", "was not", "were not", "participle", "eos", dated=True, is_negated=True),
    _active("tidak,tak", "is not", "are not", "participle", "s", dated=False, is_negated=True),
    _active("akan,bakal", "will be", "will be", "participle", is_future=True),
    _active("tidak akan,tak akan", "will not be", "will not be", "participle", is_future=True, is_negated=True),
    _active("harus", "must be", "must be", "participle", is_future=True),
    _active("dapat,bisa", "can be", "can be", "participle", is_future=True),
    _active("tidak dapat,tidak bisa", "cannot be", "cannot be", "participle", is_future=True, is_negated=True),
    _active("mungkin akan,mungkin", "may be", "may be", "participle", is_future=True),
    _active("dijadwalkan,dijadwalkan akan", "is scheduled to be", "are scheduled to be", "participle", is_future=True),
    _active("diperkirakan akan,diperkirakan", "is expected to be", "are expected to be", "participle", is_future=True),
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
