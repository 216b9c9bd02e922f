"""Patterns of many words, tried by their first letter: most words of a text begin like none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GROUP = re.compile(r"\(\?:([^()]*)\)(?![?*+{])")
_NOT_BEHIND = re.compile(r"(?:\(\?<![^()]*\))*")
_REPEATS = "?*+{"
_BEGINNING, _END = r"\b(?:", r")\b"


def any_of(*choices: str) -> re.Pattern[str]:
    """A pattern of any of these as whole words; each choice is a pattern, or several with bars between them.

    It is for asking whether a text has any: of several that begin at one place, any may be the one found.
    """
    rests: dict[str, list[str]] = {}
    for choice in choices:
        for each in _parted(choice):
            for one in _begun(each):
                letter, rest = _headed(one)
                rests.setdefault(letter, []).append(rest)
    same_letter = "|".join(f"{letter}(?:{'|'.join(every)})" for letter, every in rests.items())
    return re.compile(f"{_BEGINNING}{same_letter}{_END}")


def any_found_by(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """One pattern that finds something wherever one of these does, each of which `any_of` has made."""
    return any_of(*(pattern.pattern.removeprefix(_BEGINNING).removesuffix(_END) for pattern in patterns))


def _parted(choice: str) -> Iterator[str]:
    """The choices between the bars that stand in no group and no set of characters."""
    begin = depth = 0
    for place, sign in enumerate(choice):
        if choice[place - 1 : place] == "\\":
            continue
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            yield choice[begin:place]
            begin = place + 1
    yield choice[begin:]


def _begun(choice: str) -> Iterator[str]:
    """The same choice, once for each beginning that it has a group of."""
    lead = _NOT_BEHIND.match(choice)
    at = lead.end() if lead else 0
    group = _GROUP.match(choice, at)
    heads = group[1].split("|") if group else [""]
    for head in heads:
        yield choice[:at] + head + choice[group.end() if group else at :]


def _headed(choice: str) -> tuple[str, str]:
    """The letter that a choice begins with, and the rest; what must not stand before it is asked behind that letter."""
    lead = _NOT_BEHIND.match(choice)
    at = lead.end() if lead else 0
    letter = choice[at : at + 1]
    if not letter.isalpha() or choice[at + 1 : at + 2] in tuple(_REPEATS):
        return "", choice
    return letter, choice[:at].replace(")", f"{letter})") + choice[at + 1 :]
