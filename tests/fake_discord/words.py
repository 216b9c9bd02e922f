"""The words of a message, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fake_discord.wire import Wire


def parts(components: Sequence[Wire]) -> Iterator[Wire]:
    """Components, each followed by those in it."""
    for part in components:
        yield part
        yield from parts(part.get("components", ()))
        if "accessory" in part:
            yield part["accessory"]


def words(wire: Wire) -> Iterator[str]:
    """All words of a message, in their order; "" where a part has none."""
    yield wire["content"]
    for embed in wire["embeds"]:
        yield (embed.get("author") or {}).get("name") or ""
        yield embed.get("title") or ""
        yield embed.get("description") or ""
        for field in embed.get("fields") or ():
            yield field["name"]
            yield field["value"]
        yield (embed.get("footer") or {}).get("text") or ""
    for part in parts(wire["components"]):
        yield part.get("content") or ""
