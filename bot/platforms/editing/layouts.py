"""Templates that load but do not fit the news of the moment: readers get the usual layout, and admins learn of it.

Asked anew each time, by composing: which template fits depends on what is stored, and nobody need remember it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.assembly.composition import compose
from bot.domain.command_names import SUFFIX
from bot.domain.errors import Fault, notice
from bot.languages import language
from bot.platforms.requests import Newsroom
from bot.templates import Unfit, templated


def set_aside(room: Newsroom, now: datetime) -> Iterator[Fault]:
    """A fault for each template in use by which its briefing cannot be laid out now; `now` is local."""
    for spec in room.briefings.values():
        if not spec.templates:
            continue
        edition = compose(spec, room.archive, now)
        for code, _ in spec.templates:
            try:
                templated(edition, spec, language(code))
            except Unfit as unfit:
                words = notice(
                    "not used for now, because of its row {row}: {reason}", row=unfit.fault.row, reason=unfit.notice
                )
                yield Fault(f"{spec.name}{SUFFIX}", None, f"template.{code}", words)
