"""One language, ready to speak: catalogue texts, numbers, amounts, figures, dates and ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel.units import format_unit

from bot.domain.dates import EdtfDate
from bot.domain.errors import Notice, notice
from bot.domain.figures import Amount, Figure, Qualifier, Unit, is_currency
from bot.domain.wording import Wording, folded
from bot.languages import catalogues, dates, numbers

_QUALIFIERS = {
    Qualifier.ABOUT: notice("about {amount}"),
    Qualifier.ALMOST: notice("almost {amount}"),
    Qualifier.OVER: notice("more than {amount}"),
    Qualifier.AT_LEAST: notice("at least {amount}"),
    Qualifier.AT_MOST: notice("at most {amount}"),
    Qualifier.BELOW: notice("under {amount}"),
}


class Language:
    """A language that readers are answered in. Instances are shared and never change."""

    def __init__(self, code: str, folder: Path = catalogues.FOLDER) -> None:
        """Read the catalogue of `code`.

        Raises:
            UnknownLanguage: There is none.
        """
        self.code = code
        self._translations, self.locale = catalogues.read_catalogue(code, folder)
        self._dates: dict[tuple[str, bool], str] = {}

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return self.text("the name of this language")

    def name_of(self, code: str) -> str:
        """What this language calls another; its code where it has no name for it."""
        return str(self.locale.languages.get(code, code))

    def text(self, text: str, /, **values: object) -> str:
        """A catalogue text in this language, its braces filled."""
        return self.say(Notice(text, tuple(values.items())))

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """A catalogue text that depends on a count, which fills `{count}`."""
        pattern = self._translations.ngettext(singular, plural, count)
        return pattern.format(count=self.number(Decimal(count)), **self._worded(values.items()))

    def say(self, sentence: Notice) -> str:
        """A notice in this language, notices within it too."""
        return self._translations.gettext(sentence.text).format(**self._worded(sentence.values))

    def _worded(self, values: Iterable[tuple[str, object]]) -> dict[str, object]:
        return {key: self._said(value) for key, value in values}

    def _said(self, value: object) -> object:
        """A value for a brace: a notice, a day and a decimal number are worded, whatever else stands as it is."""
        if isinstance(value, Notice):
            return self.say(value)
        if isinstance(value, Decimal):
            return self.number(value)
        return self.day(value) if type(value) is dt.date else value

    def words(self, wording: Wording) -> str:
        """Words of a record in this language; where it has none, in another, followed by that language's code."""
        phrase = wording.phrase(self.code)
        return phrase.text if phrase.language == self.code else f"{phrase.text} [{phrase.language}]"

    def stretch(self, count: int, unit: str) -> str:
        """A stretch of time, in minutes, hours, days, weeks, months or years: "5 years", "30 hari"."""
        return format_unit(count, f"duration-{unit}", locale=self.locale)

    def number(self, value: Decimal) -> str:
        """A number: "441 miliar", "18.500"."""
        return numbers.number(value, self.locale)

    def amount(self, amount: Amount, units: Sequence[Unit] = ()) -> str:
        """A number with its unit: "441 miliar tenge", "390 prajurit", "35,6%"."""
        value, unit = amount.value, amount.unit
        if is_currency(unit):
            return numbers.money(value, unit, self._translations.gettext(f"{unit} {{number}}"), self.locale)
        if unit == "percent":
            return numbers.percent(value, self.locale)
        if unit == "times":
            return self.text("{number} times", number=self.number(value))
        return self.text("{number} {unit}", number=self.number(value), unit=self._unit_word(value, unit, units))

    def _unit_word(self, value: Decimal, unit: str, units: Sequence[Unit]) -> str:
        record = next((record for record in units if record.id == unit), None)
        if record is None:
            return unit
        return self.words(record.singular if value == 1 and record.singular else record.name)

    def figure(self, figure: Figure, units: Sequence[Unit] = ()) -> str:
        """A figure's amount as its source gives it: "hampir 1,5 kali", "441 miliar tenge (US$918 juta)"."""
        amount = self.amount(figure.amount, units)
        if figure.total is not None:
            whole = self.amount(Amount(figure.total, figure.amount.unit), units)
            amount = self.text("{part} of {whole}", part=self.number(figure.amount.value), whole=whole)
        if figure.also:
            amount = f"{amount} ({'; '.join(self.amount(other, units) for other in figure.also)})"
        qualifier = _QUALIFIERS.get(figure.qualifier)
        return self.text(qualifier.text, amount=amount) if qualifier else amount

    def date(self, when: EdtfDate, *, is_long: bool = False) -> str:
        """A date, no finer and no surer than it is: "8 Jun 2025", "Juni 2022", "sekitar 10 Jun 2025"."""
        key = (when.text, is_long)
        if key not in self._dates:
            if len(self._dates) > 10_000:
                self._dates.clear()
            self._dates[key] = self._say_either(dates.words(when, self.locale, is_long=is_long))
        return self._dates[key]

    def day(self, day: dt.date) -> str:
        """A calendar day, short."""
        return self.date(EdtfDate.parse(day.isoformat()))

    def age(self, day: dt.date, today: dt.date) -> str:
        """How long ago a day was, seen from `today`: "1 tahun yang lalu"."""
        return self._say_either(dates.age(day, today, self.locale))

    def _say_either(self, words: str | Notice) -> str:
        return self.say(words) if isinstance(words, Notice) else words


@cache
def language(code: str) -> Language:
    """The language with this code.

    Raises:
        UnknownLanguage: There is no catalogue for it.
    """
    return Language(code)


@cache
def available() -> tuple[str, ...]:
    """The codes of all languages, sorted."""
    return catalogues.codes()


@cache
def words_for(choices: Notice) -> frozenset[str]:
    """The words, folded, that any language has for a text whose choices are parted by bars."""
    return frozenset(folded(word) for code in available() for word in language(code).say(choices).split("|"))
