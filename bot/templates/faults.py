"""What can be wrong with a template, and on which of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import BotError, Notice


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing that is wrong in a template; where a word is wrong, that word and those that may stand there."""

    row: int  # from 1, inside the template
    notice: Notice
    word: str = ""
    valid: tuple[str, ...] = ()


class Unfit(BotError):
    """A template that cannot be used for an edition."""

    def __init__(self, fault: TemplateFault) -> None:
        super().__init__(fault.notice)
        self.fault = fault
