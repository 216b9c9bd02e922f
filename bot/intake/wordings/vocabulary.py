"""All the words that the grammar can read: a clause with any other word has no reading, and is not even tried."""

from __future__ import annotations

from functools import cache
from itertools import chain

from bot.intake.wordings.adverbials import ADVERBIAL, ADVERBS, READ_TOO
from bot.intake.wordings.amounts import PER, QUALIFIED
from bot.intake.wordings.clauses import OPENINGS
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.modes import modes
from bot.intake.wordings.quantities import QUANTITIES
from bot.intake.wordings.subjects import STAND_INS
from bot.intake.wordings.tables import words_of
from bot.intake.wordings.times import LEADS

_SMALL = {
    "id": "dan serta atau para sebuah seorang suatu satu -nya the , oleh penjara kurungan ini itu tersebut pihak waktu setempat ( )",
    "en": "and or a an the its of to in prison jail 's , by ( )",
}


@cache
def vocabulary(language: str) -> frozenset[str]:
    """Every word that may stand in a clause beside names, figures and dates."""
    tables = (
        *(ADVERBS[language], OPENINGS[language], LEADS[language], PER[language], QUALIFIED[language]),
        QUANTITIES[language],
    )
    forms = [*chain.from_iterable(ADVERBIAL.values()), *chain.from_iterable(READ_TOO.values())]
    return lexicon(language).words.union(
        *(table.words for table in tables),
        *(modes(language, is_passive=is_passive).words for is_passive in (False, True)),
        *(words_of(form) for form in forms),
        STAND_INS[language],
        _SMALL[language].split(),
    )
