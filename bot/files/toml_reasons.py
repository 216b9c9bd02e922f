"""Why a text is no TOML, in words for people who never heard of TOML.

Python's parser speaks English and to programmers; a reason of it that is not known here is told as it is.
"""

from __future__ import annotations

from bot.domain.errors import Notice, notice

_CURLY = "“”„‟«»\u2018\u2019\u201a\u201b"
_NOT_CLOSED = notice("a text is not closed; its quotation mark is missing")
_BACKSLASH = notice("a backslash in a text is written twice")
_TWICE = notice("this key stands twice")
_REASONS = {
    "Invalid value": notice('this is no value; text stands in quotes, as in "…"'),
    "Invalid statement": notice('a line here is a [part], or a key with = and a value, as in id = "…"'),
    "Expected '=' after a key": notice("behind a key stands = and its value"),
    "Expected newline or end": notice("more than one value stands here; each key has a line of its own"),
    "Expected ']'": notice("the name of a part ends with a bracket, as in [about]"),
    "Expected ']]'": notice("the name of a part that may stand several times ends with two brackets, as in [[digest]]"),
    "Unclosed array": notice("a list is not closed; its ] or a comma is missing"),
    "Unterminated string": _NOT_CLOSED,
    "Expected '\"": _NOT_CLOSED,
    "Expected \"'": _NOT_CLOSED,
    "Illegal character '\\n'": _NOT_CLOSED,
    "Unescaped '\\'": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
    "Cannot overwrite a value": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Cannot declare": notice("this part stands twice; write everything that belongs in it below one of the two"),
}


def reason_for(told: str, line: str, column: int) -> Notice | str:
    """What the parser told of a line, in plain words; of Word's quotation marks, whatever it told."""
    found = next((words for begin, words in _REASONS.items() if told.startswith(begin)), None)
    here = line[column - 1 : column]
    if (here and here in _CURLY) or (found is _NOT_CLOSED and any(mark in line for mark in _CURLY)):
        return notice('curly quotation marks do not count here; write straight ones, "…"')
    return found or told
