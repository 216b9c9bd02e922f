"""Words that exist in several languages, and the ids that name things in none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.errors import InvalidValue, notice

REQUIRED_LANGUAGES = ("id", "en")
"""Every statement stands in these; a further language may be missing and is then shown in one of them, marked."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")

_NO_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}

ID_LIMIT = 40
"""Longest id of an entity, source, measure or unit, in characters.

A button's data holds a command and one id in Telegram's 64 bytes (Bot API, `InlineKeyboardButton.callback_data`).
"""
LONG_ID_LIMIT = 100
"""Longest id of an article, claim or contrast, in characters; no button carries those."""


def checked_id(text: str, limit: int = LONG_ID_LIMIT, *, key: str = "") -> str:
    """Return `text` if it may serve as an id: lower-case ASCII letters and digits, joined by single `-`, `_` or `.`.

    Raises:
        InvalidValue: It may not; the error names the field `key`.
    """
    if len(text) > limit:
        raise InvalidValue(
            notice("an id has at most {limit} characters; this one has {count}", limit=limit, count=len(text)), key
        )
    if not _ID.fullmatch(text):
        raise InvalidValue(
            notice("“{text}” cannot be an id; use lower-case letters a-z, digits, and - _ . between them", text=text),
            key,
        )
    return text


def checked_language(code: str, *, key: str = "") -> str:
    """Return `code` if it has the form of a language code (ISO 639): two or three letters, lower case.

    Raises:
        InvalidValue: It has not; the error names the field `key`.
    """
    if not _LANGUAGE.fullmatch(code):
        raise InvalidValue(notice("“{language}” is not a language code", language=code[:20]), key)
    return code


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text and the language it is in, which may not be the one that was asked for."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in several languages, sorted by language code (ISO 639)."""

    texts: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        for language in REQUIRED_LANGUAGES:
            if language not in dict(self.texts):
                raise InvalidValue(notice("the text in “{language}” is missing", language=language), language)
        for language, text in self.texts:
            checked_language(language, key=language)
            if not text.strip():
                raise InvalidValue(notice("the text in “{language}” is empty", language=language), language)

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Wording:
        """Build from a mapping of language code to text.

        Raises:
            InvalidValue: A required language is missing, a code is none, or a text is empty.
        """
        return cls(tuple(sorted(texts.items())))

    @classmethod
    def same(cls, text: str) -> Wording:
        """One text for every required language, for names that are not translated."""
        return cls.of(dict.fromkeys(REQUIRED_LANGUAGES, text))

    def phrase(self, language: str) -> Phrase:
        """The text in `language`, else in English, with the language it really is in."""
        texts = dict(self.texts)
        return Phrase(texts[language], language) if language in texts else Phrase(texts["en"], "en")

    def as_mapping(self) -> dict[str, str]:
        """Language code to text."""
        return dict(self.texts)


def folded(text: str) -> str:
    """Reduce `text` to what people mean by the same word: no case, no accents, single spaces, no punctuation."""
    if text.isascii():  # most are, and need a tenth of the work
        return " ".join(text.casefold().translate(_NO_SIGNS).split())
    # Accents, and what has no width (a soft hyphen, a joiner), are dropped and part no word.
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(c if c.isalnum() else " " for c in plain.casefold()).split())
