"""Ministers whom English calls secretaries: the ones of a few countries, each by a title of its own.

Indonesian has one word for all of them, so the English depends on whose minister somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bot.intake.wordings.lexicon import Role, lexicon
from bot.intake.wordings.tables import Table, words_of

_BRITISH = {
    "menteri luar negeri": "foreign secretary",
    "menteri dalam negeri": "home secretary",
    "menteri pertahanan": "defence secretary",
    "menteri kesehatan": "health secretary",
    "menteri perhubungan": "transport secretary",
    "menteri pendidikan": "education secretary",
}
_AMERICAN = {
    "menteri luar negeri": "secretary of state",
    "wakil menteri luar negeri": "deputy secretary of state",
    "menteri pertahanan": "defence secretary",
    "wakil menteri pertahanan": "deputy defence secretary",
    "menteri keuangan": "treasury secretary",
    "menteri perdagangan": "commerce secretary",
    "menteri dalam negeri": "interior secretary",
    "menteri energi": "energy secretary",
    "menteri kesehatan": "health secretary",
    "menteri pertanian": "agriculture secretary",
    "menteri pendidikan": "education secretary",
    "menteri perhubungan": "transportation secretary",
    "menteri tenaga kerja": "labour secretary",
    "menteri kehakiman": "attorney general",
}
_PHILIPPINE = {"menteri luar negeri": "foreign secretary", "menteri pertahanan": "defence secretary"}
_BY_COUNTRY = {"Amerika Serikat": _AMERICAN, "Inggris": _BRITISH, "Filipina": _PHILIPPINE}
_FORMER = ("mantan ", "former ")
_SPELLED = {"defence": "defense", "labour": "labor"}


def called_in(role: Role, country: str) -> str:
    """What English calls a role in the service of a country, which is named in Indonesian."""
    former = role.id.startswith(_FORMER[0])
    title = _BY_COUNTRY.get(country, {}).get(role.id.removeprefix(_FORMER[0]))
    return f"{_FORMER[1] if former else ''}{title}" if title else role.en


@cache
def _titles() -> Table[tuple[str, Role]]:
    return Table(_secretaries())


def _secretaries() -> Iterator[tuple[str, tuple[str, Role]]]:
    """The English titles with whose minister it is that has each."""
    for country, titles in _BY_COUNTRY.items():
        for text_id, title in titles.items():
            role = lexicon("id").roles.whole(words_of(text_id))
            first, _, rest = title.partition(" ")
            if role is None:
                continue
            for form in {title, f"{_SPELLED.get(first, first)} {rest}"}:
                yield form, (country, role)
                yield f"{_FORMER[1]}{form}", (country, Role(f"{_FORMER[0]}{role.id}", f"{_FORMER[1]}{role.en}", "'"))


def secretaries(words: tuple[str, ...], at: int, country: str) -> Iterator[tuple[int, Role]]:
    """The roles that English words are in the service of a country."""
    yield from ((end, role) for end, (of, role) in _titles().at(words, at) if of == country)
