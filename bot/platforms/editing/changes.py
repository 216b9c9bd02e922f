"""What reading the folder anew changed, for those who run the bot and for the admin who asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Fault
from bot.domain.shelf import Shelved
from bot.languages import Language
from bot.platforms.editing import telling
from bot.platforms.editing.names import wrong
from bot.platforms.requests import Reply


@dataclass(frozen=True, slots=True)
class Changes:
    """What reading the folder anew changed, each briefing by its name."""

    came: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]  # wrong in the folder, so that the last good version stays in use
    faults: tuple[Fault, ...]
    before: Mapping[str, BriefingSpec]
    after: Mapping[str, BriefingSpec]

    @property
    def names(self) -> tuple[str, ...]:
        """What came, changed and went."""
        return (*self.came, *self.changed, *self.gone)


def changes_between(before: Mapping[str, BriefingSpec], shelved: Shelved) -> Changes:
    """What is another briefing now than before."""
    after = shelved.specs
    return Changes(
        came=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(name for name in after.keys() & before.keys() if after[name] != before[name])),
        gone=tuple(sorted(before.keys() - after.keys())),
        kept=tuple(sorted(after.keys() & wrong(shelved.faults))),
        faults=shelved.faults,
        before=before,
        after=after,
    )


def reloaded(changes: Changes, spoken: Language) -> Reply:
    """What came, changed and went, and every fault."""
    sections = [
        telling.commands(heading, names)
        for heading, names in (
            (spoken.text("New"), changes.came),
            (spoken.text("Changed"), changes.changed),
            (spoken.text("Gone"), changes.gone),
            (spoken.text("Wrong in the folder; the last good version stays in use"), changes.kept),
        )
        if names
    ]
    if changes.faults:
        sections.append(telling.fault_list(spoken.text("What is wrong"), changes.faults, spoken))
    title = spoken.text("The briefings were read anew") if changes.names else spoken.text("Nothing has changed")
    return telling.reply(title, spoken, *sections)
