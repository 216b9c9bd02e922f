"""What Discord asks of messages beyond its OpenAPI document.

Lengths are counted in UTF-16 units, the stricter of the two counts that are in use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from fake_discord.command_rules import command_faults
from fake_discord.wire import Asked, Wire

Faults = Iterator[tuple[str, str]]
SECOND_VERSION = 1 << 15
"""The flag of messages made of components alone."""
LINK = 5
ROW, BUTTON, SELECTS = 1, 2, {3, 5, 6, 7, 8}
LENGTHS = {"title": 256, "description": 4096, "footer.text": 2048, "author.name": 256}
MOST_IN_EMBEDS = 6000


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def faults(asked: Asked) -> dict[str, str]:
    """What is wrong with a body, by dotted path."""
    if isinstance(asked.body, list):
        return dict(command_faults(asked.body))
    body: Wire = asked.body or {}
    if asked.operation != "create_interaction_response":
        return dict(_message_faults(body, "", asked))
    data: Wire = body.get("data") or {}
    if body["type"] == 8:
        return dict(_choice_faults(data.get("choices") or []))
    if body["type"] == 9:
        return dict(_repeated(data.get("components") or [], "data.components"))
    return dict(_message_faults(data, "data.", asked))


def _message_faults(data: Wire, prefix: str, asked: Asked) -> Faults:
    if units(data.get("content") or "") > 2000:
        yield f"{prefix}content", "Must be 2000 or fewer in length."
    embeds = data.get("embeds") or []
    for number, embed in enumerate(embeds):
        yield from ((f"{prefix}embeds.{number}.{path}", words) for path, words in _embed_faults(embed))
    if sum(units(text) for embed in embeds for text in _counted(embed)) > MOST_IN_EMBEDS:
        yield f"{prefix}embeds", f"Embed size exceeds maximum size of {MOST_IN_EMBEDS}"
    components = data.get("components") or []
    if (data.get("flags") or 0) & SECOND_VERSION:
        if data.get("content") or embeds:
            yield f"{prefix}flags", "components of the second version stand without content and embeds"
    else:
        yield from _row_faults(components, f"{prefix}components")
    yield from _repeated(components, f"{prefix}components")
    yield from _unattached(data, prefix, asked)


def _at(wire: Wire, path: str) -> str:
    value: Any = wire
    for step in path.split("."):
        value = (value or {}).get(step)
    return value or ""


def _counted(embed: Wire) -> Iterator[str]:
    yield from (_at(embed, path) for path in LENGTHS)
    for field in embed.get("fields") or ():
        yield field["name"]
        yield field["value"]


def _embed_faults(embed: Wire) -> Faults:
    for path, most in LENGTHS.items():
        if units(_at(embed, path)) > most:
            yield path, f"Must be {most} or fewer in length."
    for number, field in enumerate(embed.get("fields") or ()):
        for name, most in (("name", 256), ("value", 1024)):
            if units(field[name]) > most:
                yield f"fields.{number}.{name}", f"Must be {most} or fewer in length."
            if not field[name].strip():
                yield f"fields.{number}.{name}", "This field is required"
    for path in ("url", "author.url"):
        yield from _link_faults(_at(embed, path), path)
    for path in ("image.url", "thumbnail.url", "footer.icon_url", "author.icon_url"):
        yield from _link_faults(_at(embed, path), path, also=("attachment",))
    if not (any(text.strip() for text in _counted(embed)) or _at(embed, "image.url") or _at(embed, "thumbnail.url")):
        yield "description", "This field is required"


def _link_faults(url: str, path: str, also: Sequence[str] = ()) -> Faults:
    if not url:
        return
    try:
        parts = urlsplit(url)
    except ValueError:
        yield path, "Not a well formed URL."
        return
    if parts.scheme.lower() not in {"http", "https", *also}:
        yield path, f"Scheme \"{parts.scheme}\" is not supported. Scheme must be one of ('http', 'https')."
    elif not parts.netloc or any(char.isspace() for char in url):
        yield path, "Not a well formed URL."


def _row_faults(components: Sequence[Wire], path: str) -> Faults:
    if len(components) > 5:
        yield path, "Must be between 1 and 5 in length."
    for number, row in enumerate(components):
        if row["type"] != ROW:
            yield f"{path}.{number}.type", "Value of field 'type' must be one of (1,)."
            continue
        parts = row["components"]
        if len(parts) > 5 or (len(parts) > 1 and any(part["type"] in SELECTS for part in parts)):
            yield f"{path}.{number}", "a row holds 5 buttons or one menu"


def _repeated(components: Sequence[Wire], path: str) -> Faults:
    """The faults of every single part, and ids that appear twice."""
    parts = list(_parts(components, path))
    ids = Counter(part["custom_id"] for _, part in parts if part.get("custom_id"))
    for place, part in parts:
        if ids[part.get("custom_id")] > 1:
            yield f"{place}.custom_id", "Component custom id cannot be duplicated"
        if part["type"] == BUTTON:
            yield from _button_faults(part, place)
        elif part["type"] in SELECTS:
            yield from _select_faults(part, place)
    if len(parts) > 40:
        yield path, "Must be 40 or fewer in total."


def _parts(components: Iterable[Wire], path: str) -> Iterator[tuple[str, Wire]]:
    for number, part in enumerate(components):
        place = f"{path}.{number}"
        yield place, part
        yield from _parts(part.get("components") or (), f"{place}.components")
        for name in ("accessory", "component"):
            if part.get(name):
                yield f"{place}.{name}", part[name]


def _button_faults(button: Wire, path: str) -> Faults:
    label, is_link = button.get("label") or "", button["style"] == LINK
    if units(label) > 80:
        yield f"{path}.label", "Must be 80 or fewer in length."
    if not label.strip() and not button.get("emoji"):
        yield f"{path}.label", "A button needs a label or an emoji."
    if is_link != bool(button.get("url")) or is_link == bool(button.get("custom_id")):
        yield path, "A link has a url and no custom id; another button has a custom id and no url."
    yield from _link_faults(button.get("url") or "", f"{path}.url", also=("discord",))


def _select_faults(select: Wire, path: str) -> Faults:
    options = select.get("options") or []
    values = Counter(option["value"] for option in options)
    for number, option in enumerate(options):
        if values[option["value"]] > 1:
            yield f"{path}.options.{number}.value", "The specified option value is already used"
        for name in ("label", "value", "description"):
            if units(option.get(name) or "") > 100:
                yield f"{path}.options.{number}.{name}", "Must be 100 or fewer in length."
    least, most = select.get("min_values") or 0, select.get("max_values") or 1
    if least > most or (select["type"] == 3 and most > len(options)):
        yield f"{path}.max_values", "Fewer values than options, and no fewer than the least."
    if sum(1 for option in options if option.get("default")) > most:
        yield f"{path}.options", "More defaults than values."


def _choice_faults(choices: Sequence[Wire]) -> Faults:
    for number, choice in enumerate(choices):
        for name in ("name", "value"):
            value = choice[name]
            if isinstance(value, str) and not 1 <= units(value) <= 100:
                yield f"data.choices.{number}.{name}", "Must be between 1 and 100 in length."


def _unattached(data: Wire, prefix: str, asked: Asked) -> Faults:
    """Embeds that show files which nobody sent."""
    names = {upload.name for upload in asked.uploads.values()}
    for number, embed in enumerate(data.get("embeds") or ()):
        for part in ("image.url", "thumbnail.url"):
            url = _at(embed, part)
            if url.startswith("attachment://") and url.removeprefix("attachment://") not in names:
                yield f"{prefix}embeds.{number}.{part}", f"no file {url!r} came with the message"
