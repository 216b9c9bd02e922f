"""The names that people have for time zones."""

from __future__ import annotations

import pytest

from bot.domain.wall_clocks import zones
from bot.languages.zones import zone_meant, zone_names


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("WIB", "Asia/Jakarta"),
        ("wita", "Asia/Makassar"),
        ("wit", "Asia/Jayapura"),
        ("jakarta", "Asia/Jakarta"),
        ("New York", "America/New_York"),
        ("asia/almaty", "Asia/Almaty"),
        ("Etc/GMT+7", "Etc/GMT+7"),
        ("cet", "CET"),
        ("GMT+7", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_names(name: str, zone: str | None) -> None:
    """In any case; a distance is no name, but for those that the database itself has."""
    assert zone == zone_meant(name)


def test_every_zone_is_known_by_its_own_name() -> None:
    """Whatever a file may say, a chat may say too."""
    assert all(zone == zone_meant(zone) for zone in zones())
    assert set(zone_names().values()) <= zones()
