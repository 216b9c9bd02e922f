"""Read gettext catalogues straight from their `.po` files, so that there is no compile step to forget."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.domain.errors import UnknownLanguage, notice

FOLDER = Path(__file__).with_name("catalogues")
"""One `<code>.po` per language."""


def codes(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, sorted."""
    return tuple(sorted(path.stem for path in folder.glob("*.po")))


@cache
def read_catalogue(code: str, folder: Path = FOLDER) -> tuple[gettext.GNUTranslations, Locale]:
    """The translations of a language, and the CLDR locale for its numbers and dates.

    Raises:
        UnknownLanguage: There is no catalogue for `code`.
    """
    if code not in codes(folder):
        raise UnknownLanguage(
            notice("there is no language “{code}”; there are {codes}", code=code, codes=", ".join(codes(folder)))
        )
    with (folder / f"{code}.po").open("rb") as file:
        catalogue: Catalog = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    locale = catalogue.locale or Locale.parse(code)
    return gettext.GNUTranslations(compiled), locale
