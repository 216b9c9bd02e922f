"""Text that must not be shown: tokens, passwords.

Whatever prints, formats, copies or stores values meets a `Secret` sooner or later, so it shows itself nowhere but where
`reveal` is called; that word is easy to look for in a review. It is no dataclass, since `asdict` would take it apart.
"""

from __future__ import annotations

from typing import NoReturn

MASK = "***"
"""What stands in a secret's place."""


class Secret:
    """A text that prints as `***`; equal to another of the same text. It cannot be pickled."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Secret) else NotImplemented

    def __hash__(self) -> int:
        return self._text.__hash__()

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")
