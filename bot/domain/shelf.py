"""The shelf of briefing files, as those who change it from a chat need it; a port beside those of `ports`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.domain.briefing import BriefingSpec
from bot.domain.errors import Fault
from bot.domain.ports import RecordStore


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a shelf of briefing files holds."""

    specs: Mapping[str, BriefingSpec]  # by name; of a file that is wrong now, the last version that was right
    texts: Mapping[str, str]  # by name: what each of `specs` was read from
    files: frozenset[str] | None  # names of all files there are, right or wrong; null: the folder cannot be read
    faults: tuple[Fault, ...] = ()  # each names its file without the folder


class BriefingShelf(Protocol):
    """The folder of briefing files, where admins put, change and remove them. Any thread may use it.

    Names are those of briefings: the file's name without `.toml`. Whatever is checked against stored records is given
    the store that they are in.
    """

    def recall(self, texts: Mapping[str, str], store: RecordStore) -> Mapping[str, BriefingSpec]:
        """Take these texts, by name, for the last right versions of their files, before these are read for the first time.

        What is returned are the briefings that they are; an alias that several have is the first one's. A text that
        would be wrong by now is passed over.
        """
        ...

    def load(self, store: RecordStore, held: Collection[str] = (), gone: Collection[str] | None = None) -> Shelved:
        """Every briefing that can be used, and every fault; a file that is gone is no longer among them.

        Of names that are `held`, since their files are just being written, everything stays as it was. Where `gone` is
        given, a file that is missing and not among them is only missing for a moment: who saves by removing and making
        anew removes nothing.
        """
        ...

    def faults(self, store: RecordStore) -> tuple[Fault, ...]:
        """What is wrong with the files as they stand now; what `load` keeps of them stays as it is."""
        ...

    def names(self) -> set[str]:
        """The names of the files there are, right or wrong; none of a folder that cannot be read."""
        ...

    def check(self, name: str, content: bytes, store: RecordStore) -> BriefingSpec:
        """The briefing that a file with this content would be if it stood in the folder; nothing is changed.

        Raises:
            FaultyFiles: Something in it is wrong, or it would take a command from another file; every fault names
                the file as `<name>.toml`.
            BotError: It cannot be checked.
        """
        ...

    def text(self, name: str) -> str | None:
        """What the file holds now, bytes that are no UTF-8 replaced; null: there is none.

        Raises:
            InvalidValue: The name cannot be a command.
            FaultyFiles: It cannot be read.
        """
        ...

    def put(self, name: str, text: str, *, is_first: bool = False) -> None:
        """Let the file hold this text: all of it, or, if anything is raised, what it held before.

        `is_first`: no briefing was ever there, so that a folder that is missing is made.

        Raises:
            InvalidValue: The name cannot be a command.
            BotError: The folder is away or cannot be written, or the file is a link to another folder.
        """
        ...

    def remove(self, name: str) -> bool:
        """Remove the file; false: there is none.

        Raises:
            InvalidValue: The name cannot be a command.
            BotError: The folder cannot be written, or the file is a link to another folder.
        """
        ...
