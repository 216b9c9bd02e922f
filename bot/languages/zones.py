"""The names that people have for time zones: those of the IANA database, cities, and Indonesia's abbreviations."""

from __future__ import annotations

from functools import cache

from bot.domain.wall_clocks import zones
from bot.domain.wording import folded

_INDONESIAN = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}


@cache
def zone_names() -> dict[str, str]:
    """Every name of a zone, folded, to the IANA database's: the whole name, its city, and Indonesia's abbreviations.

    Distances are no names: folding drops their sign, and the database's Etc/GMT+7 is what people call GMT-7.
    """
    known = sorted(zone for zone in zones() if zone == "UTC" or ("/" in zone and "Etc/" not in zone))
    cities = {folded(zone.rpartition("/")[2].replace("_", " ")): zone for zone in reversed(known)}
    return {**cities, **_INDONESIAN, **{folded(zone): zone for zone in known}}


@cache
def _exact_names() -> dict[str, str]:
    return {zone.casefold(): zone for zone in zones()}


def zone_meant(name: str) -> str | None:
    """The zone that has this name, in any case: exactly one of the IANA database's, or one of `zone_names`."""
    return _exact_names().get(name.casefold()) or zone_names().get(folded(name))
