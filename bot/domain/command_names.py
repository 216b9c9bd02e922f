"""Names that files give their briefings: why one cannot be a command, and which would do.

A name that cannot be is often one that only looks right: capital or full-width letters, a Cyrillic letter among Latin
ones, a space at the end. So the letter at fault is named by its code, and a name that is free is offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from bot.domain.briefing import checked_command_name
from bot.domain.errors import InvalidValue, Notice, notice

SUFFIX = ".toml"
"""How a briefing's file ends; what stands before it is its command."""
_LONGEST = 32
_UNNAMED = "topic"
# Small letters of other scripts that most typefaces draw like a Latin one (a choice from Unicode TR 39, confusables),
# in the form that case folding gives them.
_LOOK_ALIKES = str.maketrans("аесорхуіјѕһкмтнвгԁԛԝαοερτικνυχ", "aecopxyijshkmthbrdqwaoeptiknux")
_OTHERS = re.compile(r"[^a-z0-9]+")


def wrong_command(name: str, taken: Collection[str] = ()) -> Notice | None:
    """Why this name cannot be a command, and one that would do and is not `taken`; null: it can be one."""
    try:
        checked_command_name(name)
    except InvalidValue as error:
        return notice(
            "{wrong}; “{free}” would do", wrong=_with_foreign(error.notice, name), free=free_name(name, taken)
        )
    return None


def reserved_command(name: str, taken: Collection[str]) -> Notice:
    """Say that a name is a command of Ringkas itself, and which is free."""
    return notice(
        "“{name}” is a command of Ringkas itself; choose another name, such as “{free}”",
        name=name,
        free=free_name(name, taken),
    )


def free_name(name: str, taken: Collection[str]) -> str:
    """The name nearest to this one that can be a command and is not `taken`."""
    plain = _plain(name) or _UNNAMED
    if not plain[0].isalpha():
        plain = f"{_UNNAMED}_{plain}"
    free, number = plain[:_LONGEST].rstrip("_"), 2
    while free in taken:
        end = f"_{number}"
        free, number = f"{plain[: _LONGEST - len(end)].rstrip('_')}{end}", number + 1
    return free


def is_misnamed(file: str) -> bool:
    """Whether a file was meant as a briefing, but its name does not end so: a space or dot behind it, `.toml.txt`."""
    plain = _narrow(file).rstrip(". ").removesuffix(".txt").rstrip(". ")
    return not file.casefold().endswith(SUFFIX) and plain.endswith(SUFFIX)


def free_file(file: str, taken: Collection[str]) -> str:
    """The name of a briefing's file that is nearest to this one and gives a command that is not `taken`."""
    return f"{free_name(_narrow(file).partition(SUFFIX)[0], taken)}{SUFFIX}"


def _narrow(name: str) -> str:
    """A name in small letters of ordinary width, without invisible characters."""
    compatible = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in compatible if unicodedata.category(letter) not in {"Cf", "Mn"})


def _plain(name: str) -> str:
    """The letters and digits of a name as a command has them; "" where some have no Latin likeness."""
    latin = _narrow(name).translate(_LOOK_ALIKES)
    if any(letter.isalpha() and not letter.isascii() for letter in latin):
        return ""
    return _OTHERS.sub("_", latin).strip("_")


def _with_foreign(words: Notice, name: str) -> Notice:
    """The words, and the first character outside ASCII, which may look like any other."""
    foreign = next((place for place, letter in enumerate(name) if not letter.isascii()), None)
    if foreign is None:
        return words
    return notice(
        "{wrong}; its character {at}, “{character}”, is U+{code}",
        wrong=words,
        at=foreign + 1,
        character=name[foreign],
        code=f"{ord(name[foreign]):04X}",
    )
