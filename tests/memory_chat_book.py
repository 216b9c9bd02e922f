"""What is kept about chats over plain dicts: the model against which a real chat book is held."""

from dataclasses import replace
from datetime import date

from bot.domain.addresses import Address
from bot.domain.chats import AcceptedBriefing, ChatSettings, Reach, Standing
from bot.domain.errors import InvalidValue, notice


class MemoryChatBook:
    """The whole of `ChatBook`, and nothing else."""

    def __init__(self) -> None:
        self.chosen: dict[Address, ChatSettings] = {}
        self.standings: dict[Address, Standing] = {}
        self.shortcuts: dict[str, tuple[str, date]] = {}
        self.notes: dict[str, str] = {}
        self.briefings: list[AcceptedBriefing] = []

    def settings(self, address: Address) -> ChatSettings:
        """What the chat chose."""
        return self.chosen.get(address.whole, ChatSettings())

    def set_settings(self, address: Address, settings: ChatSettings) -> None:
        """Keep what the chat chose."""
        self.chosen[address.whole] = settings

    def forget(self, address: Address) -> None:
        """Keep nothing about the chat and its threads."""
        self.chosen.pop(address.whole, None)
        self.standings = {at: one for at, one in self.standings.items() if at.whole != address.whole}
        self._rename(address, None)

    def move(self, old: Address, new: Address) -> None:
        """Give a chat its new number."""
        if old.platform != new.platform:
            raise InvalidValue(notice("another platform"))
        if old.whole == new.whole:
            return
        before, own = self.chosen.pop(old.whole, ChatSettings()), self.settings(new)
        self.set_settings(
            new,
            ChatSettings(
                own.language or before.language,
                own.zone or before.zone,
                own.quiet or before.quiet,
                own.pictures or before.pictures,
            ),
        )
        for at in [at for at in self.standings if at.whole == old.whole]:
            moved = Address(new.platform, new.chat, at.thread)
            self.standings.setdefault(moved, replace(self.standings[at], address=moved))
            del self.standings[at]
        self._rename(old, new)

    def _rename(self, old: Address, new: Address | None) -> None:
        self.briefings = [
            replace(one, by=new.whole.text + one.by.removeprefix(old.whole.text) if new else "")
            if one.by.partition("/")[0] == old.whole.text
            else one
            for one in self.briefings
        ]

    def mark(self, standing: Standing) -> None:
        """Keep how an address stands."""
        self.standings.pop(standing.address, None)
        if standing.reach is not Reach.OPEN:
            self.standings[standing.address] = standing

    def out_of_reach(self, *, limit: int) -> list[Standing]:
        """Addresses that cannot be reached, the latest first, then by address."""
        by_address = sorted(
            self.standings.values(), key=lambda one: (one.address.platform, one.address.chat, one.address.thread)
        )
        return sorted(by_address, key=lambda one: one.since, reverse=True)[:limit]

    def shortcut(self, key: str) -> str | None:
        """The text that a short key stands for."""
        return self.shortcuts[key][0] if key in self.shortcuts else None

    def keep_shortcut(self, key: str, text: str, today: date) -> None:
        """Let a key stand for a text, and count it as used today."""
        self.shortcuts[key] = (text, today)

    def prune_shortcuts(self, before: date) -> int:
        """Drop shortcuts last used before a day, and tell how many."""
        unused = [key for key, (_, used_on) in self.shortcuts.items() if used_on < before]
        for key in unused:
            del self.shortcuts[key]
        return len(unused)

    def note(self, key: str) -> str:
        """What the bot noted about itself."""
        return self.notes.get(key, "")

    def set_note(self, key: str, value: str) -> None:
        """Note something about the bot."""
        self.notes[key] = value

    def accept(self, briefing: AcceptedBriefing) -> None:
        """Add the next version to a briefing's history."""
        if briefing.version != len(self.accepted(briefing.name)) + 1:
            raise InvalidValue(notice("not the next version"))
        self.briefings.append(briefing)

    def accepted(self, name: str) -> list[AcceptedBriefing]:
        """Every accepted version of a briefing, the oldest first."""
        return [one for one in self.briefings if one.name == name]

    def accepted_names(self) -> list[str]:
        """Names of briefings that ever had an accepted version, in order."""
        return sorted({one.name for one in self.briefings})

    def close(self) -> None:
        """There is nothing to let go of."""
