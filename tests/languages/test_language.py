"""A language: its catalogue, what it does with words it lacks, and a third one from a catalogue alone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import a_figure, a_unit

from bot.domain.briefing import Span
from bot.domain.dates import EdtfDate
from bot.domain.errors import UnknownLanguage, notice
from bot.domain.figures import Amount
from bot.domain.wording import Wording
from bot.languages import Language, available, language

MALAY = r"""
msgid ""
msgstr ""
"Language: ms\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "today"
msgstr "hari ini"

msgid "about {date}"
msgstr "kira-kira {date}"

msgid "KZT {number}"
msgstr "{number} tenge"

msgid "{count} source"
msgid_plural "{count} sources"
msgstr[0] "{count} sumber"

#, fuzzy
msgid "Sources"
msgstr "Salah"
"""


@pytest.fixture(name="malay")
def _malay(tmp_path: Path) -> Language:
    (tmp_path / "ms.po").write_text(MALAY, encoding="utf-8")
    return Language("ms", tmp_path)


def test_a_third_language_is_a_catalogue_and_nothing_else(malay: Language) -> None:
    """Numbers and dates come from CLDR, the rest from the file."""
    assert malay.number(Decimal("1.5e9")) == "1.5 bilion"
    assert malay.date(EdtfDate.parse("2025-06-08"), is_long=True) == "8 Jun 2025"
    assert malay.date(EdtfDate.parse("2025-08~")) == "kira-kira Ogo 2025"
    assert malay.figure(a_figure("441e9", also=(Amount(Decimal(5), "MYR"),))) == "441 bilion tenge (RM5)"
    assert malay.age(EdtfDate.parse("2025-06-08").first, EdtfDate.parse("2025-06-08").last) == "hari ini"


def test_plurals_follow_the_catalogue(malay: Language) -> None:
    """Malay and Indonesian have one form, English two."""
    counts = (0, 1, 2, 1_000_000)

    assert [f"{n} sumber" for n in ("0", "1", "2", "1 juta")] == [
        malay.plural("{count} source", "{count} sources", count) for count in counts
    ]
    assert [language("id").plural("{count} source", "{count} sources", count) for count in counts] == [
        f"{n} sumber" for n in ("0", "1", "2", "1 juta")
    ]
    assert [language("en").plural("{count} source", "{count} sources", count) for count in counts] == [
        *("0 sources", "1 source", "2 sources", "1 million sources")
    ]


def test_texts_without_a_translation_are_said_in_english(malay: Language) -> None:
    """A fuzzy one is none: nobody has confirmed it."""
    assert malay.text("Sources") == "Sources"
    assert malay.text("Timeline: {title}", title="{x}") == "Timeline: {x}"


def test_record_words_that_a_language_lacks_are_marked_with_the_one_they_are_in(malay: Language) -> None:
    """Nobody takes English for Malay."""
    words = Wording.of({"id": "tentara", "en": "soldiers"})

    assert malay.words(words) == "soldiers [en]"
    assert language("id").words(words) == "tentara"
    assert malay.amount(Amount(Decimal(2), "soldier"), (a_unit(),)) == "2 soldiers [en]"


def test_a_notice_within_a_notice_is_said_in_the_same_language() -> None:
    """And braces in what people wrote are left alone."""
    within = notice("about {date}", date="{date} {0}")

    assert language("id").say(notice("since {date}", date=within)) == "sejak sekitar {date} {0}"
    assert language("id").plural("{count} source", "{count} sources", 1, unused=within) == "1 sumber"


@pytest.mark.parametrize(("code", "said"), [("id", "sejak 35,6"), ("en", "since 35.6")])
def test_a_number_in_a_notice_is_written_as_the_language_writes_it(code: str, said: str) -> None:
    """A decimal one; whole numbers may be numbers of something, and stay as they are."""
    assert language(code).say(notice("since {date}", date=Decimal("35.6"))) == said
    assert language(code).say(notice("since {date}", date=2022)).endswith("2022")


@pytest.mark.parametrize(
    ("text", "said"),
    [("1 year", ("1 year", "1 tahun")), ("2 weeks", ("2 weeks", "2 minggu")), ("30 days", ("30 days", "30 hari"))],
)
def test_a_stretch_of_time_is_worded(text: str, said: tuple[str, str]) -> None:
    """One is not many, where the language tells them apart."""
    span = Span.parse(text)

    assert said == (language("en").stretch(span.count, span.unit), language("id").stretch(span.count, span.unit))


@pytest.mark.parametrize("code", ["xx", "", "../id", "ID", "id.po"])
def test_a_language_without_a_catalogue_is_refused(code: str) -> None:
    """With those that there are."""
    with pytest.raises(UnknownLanguage, match="en, id"):
        language(code)


def test_the_locale_of_a_catalogue_without_header_is_that_of_its_name(tmp_path: Path) -> None:
    """Nothing else is known of it."""
    (tmp_path / "ms.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n', encoding="utf-8"
    )

    assert Language("ms", tmp_path).number(Decimal("1e6")) == "1 juta"


def test_both_languages_are_there_and_shared() -> None:
    """One instance each."""
    assert available() == ("en", "id")
    assert language("id") is language("id")
    assert [language(code).code for code in available()] == ["en", "id"]
