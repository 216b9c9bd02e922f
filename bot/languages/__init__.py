"""How Ringkas speaks: catalogues of its own words, and each language's habits with numbers, money and dates.

A language is one gettext catalogue in `catalogues/` and nothing else: its file name is the language's code, its
`Language` header the CLDR locale for numbers and dates. Sentences of articles and records are never translated here;
they come worded in each language, or are shown in the one they have, marked.
"""

from bot.languages.language import Language, available, language, words_for

__all__ = ["Language", "available", "language", "words_for"]
