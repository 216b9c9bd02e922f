"""The table of reader commands: one for all platforms, from which parsing, menus, completion and help are made."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import Notice, notice

ALWAYS, NEVER = notice("always"), notice("never")
"""What stands after `/picture` to choose for a chat, in any language."""
NEWEST, OLDEST, WEEK = (
    notice("newest|latest"),
    notice("oldest|earliest"),
    notice("week|this week|last week|past week|the past week"),
)
"""What may stand behind a topic, in any language: which end of a timeline comes first, and since when is told."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as readers know it."""

    name: str
    alias: str  # its Indonesian name
    arguments: Notice | None  # how its arguments are shown in help; null: it takes none
    description: Notice
    leads_on: bool = False  # its first argument may be the name of another command
    choices: tuple[Notice, ...] = ()  # what may stand alone behind it, in any language's words
    wishes: tuple[Notice, ...] = ()  # what may stand behind a topic, likewise

    def name_in(self, language: str) -> str:
        """The name that readers of a language are shown; both names work for everybody."""
        return self.alias if language == "id" else self.name


COMMANDS = (
    Command(
        "timeline",
        "linimasa",
        notice("TOPIC [from] [to] [newest]"),
        notice("dated events on a topic, in order"),
        wishes=(NEWEST, OLDEST),
    ),
    Command("facts", "fakta", notice("ENTITY"), notice("claims about an entity, by kind, and who makes them")),
    Command("compare", "bandingkan", notice("TOPIC [from] [to]"), notice("what is told differently, side by side")),
    Command(
        "picture",
        "gambar",
        notice("timeline|compare TOPIC, or BRIEFING"),
        notice("a timeline, or figures side by side, to look at"),
        leads_on=True,
        choices=(ALWAYS, NEVER),
    ),
    Command("sources", "sumber", notice("TOPIC"), notice("sources, origins, and whose voice is absent")),
    Command("why", "mengapa", notice("NUMBER [TOPIC]"), notice("the words behind a source mark")),
    Command("search", "cari", notice("WORDS"), notice("claims and summaries that hold the words")),
    Command("new", "baru", notice("[TOPIC]"), notice("what has changed since this chat last read"), wishes=(WEEK,)),
    Command("corrections", "koreksi", notice("[TOPIC]"), notice("what was corrected or withdrawn, when and why")),
    Command("briefings", "daftar", None, notice("the standing briefings")),
    Command(
        "subscribe",
        "langganan",
        notice("TOPIC [TIME] [DAYS] [ZONE]"),
        notice("have a briefing sent here on a schedule"),
    ),
    Command("unsubscribe", "berhenti", notice("[TOPIC]"), notice("have a briefing sent here no more")),
    Command("subscriptions", "jadwal", None, notice("what is sent here, and when next")),
    Command(
        "quiet",
        "tenang",
        notice("[FROM-TO]"),
        notice("hours in which nothing is sent here unasked"),
        choices=(notice("off|none"),),
    ),
    Command("language", "bahasa", notice("LANGUAGE"), notice("the language of the answers")),
    Command("zone", "zona", notice("ZONE"), notice("the time zone of dates and times")),
    Command("settings", "setelan", None, notice("what this chat has chosen")),
    Command("forget", "lupakan", None, notice("delete what is stored about this chat")),
    Command("help", "bantuan", None, notice("what can be asked")),
    Command("about", "tentang", None, notice("how Ringkas works, and what it cannot know")),
)
"""The commands that readers are shown, in the order of the help."""

_UNLISTED = (
    {"start", "stop", "edition"}
    | {"admin", "status", "reload", "preview", "add", "remove", "rollback", "versions", "review", "correct", "withdraw"}
    | {"pause", "resume", "deliveries", "briefing", "resend"}
)

RESERVED = frozenset(name for command in COMMANDS for name in (command.name, command.alias)) | _UNLISTED
"""Names that no briefing may take."""

_NAMED = {name: command for command in COMMANDS for name in (command.name, command.alias)}
EDITION = Command("edition", "edition", None, notice("a digest as it was sent"))
"""Asked by the buttons below a digest, and in no list."""

BY_NAME = _NAMED | {"start": _NAMED["help"], "stop": _NAMED["unsubscribe"], "edition": EDITION}
"""Each command under its name and its alias; `/start`, which Telegram sends first, is the help."""
