"""Names of briefings as admins write them: of a file that they send, of a briefing that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.briefing import BriefingSpec, checked_command_name
from bot.domain.command_names import SUFFIX, free_file
from bot.domain.errors import Fault, InvalidValue, NotUnderstood, notice
from bot.platforms.requests.commands import RESERVED
from bot.platforms.requests.subjects import OFFERED, nearest


def name_of_file(file_name: str) -> str:
    """The command that a file's name gives its briefing.

    Raises:
        NotUnderstood: It gives none.
    """
    stem = file_name[: -len(SUFFIX)] if file_name.casefold().endswith(SUFFIX) else ""
    try:
        return checked_command_name(stem)
    except InvalidValue:
        raise NotUnderstood(
            notice(
                "“{file}” cannot be a briefing's file: its name is its command, such as kazakhstan.toml "
                "(1 to 32 of a-z, 0-9 and _, beginning with a letter); {free} would do",
                file=file_name[:80],
                free=free_file(file_name, RESERVED),
            )
        ) from None


def briefing_named(name: str, names: Iterable[str], command: str, in_use: Mapping[str, BriefingSpec]) -> str:
    """The name of a briefing, as an admin wrote it; `command` is what they asked of it.

    By an alias, one that is in use is only offered: a file has one name.

    Raises:
        NotUnderstood: There is no such briefing, or none was named.
    """
    wanted = name.strip().removeprefix("/").removesuffix(SUFFIX).casefold()
    names = sorted(names)
    if wanted in names:
        return wanted
    meant = [spec.name for spec in in_use.values() if wanted in spec.aliases]
    meant = meant or (nearest(wanted, names) if wanted else names[:OFFERED])
    offered = tuple(f"/{command} {other}" for other in meant)
    if not wanted:
        raise NotUnderstood(notice("Say which briefing."), offered, is_unfinished=True)
    raise NotUnderstood(notice("There is no briefing “{name}”.", name=wanted[:80]), offered)


def never_in_use(name: str) -> NotUnderstood:
    """There is such a briefing, and no version of it."""
    return NotUnderstood(
        notice("{command} has no version yet: the bot keeps one when it takes the file up.", command=f"/{name}")
    )


def wrong(faults: Iterable[Fault]) -> set[str]:
    """The names of the briefings whose files are wrong."""
    return {fault.file.removesuffix(SUFFIX) for fault in faults if fault.file.endswith(SUFFIX)}
