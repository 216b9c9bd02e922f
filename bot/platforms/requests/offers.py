"""What may be asked about some words that somebody is still typing: for inline mode and for completion."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.editions import Line
from bot.domain.wording import folded
from bot.languages import Language
from bot.platforms.requests.asking import Newsroom
from bot.platforms.requests.commands import BY_NAME
from bot.platforms.requests.subjects import nearest
from bot.rendering.document import Inlines, Mark
from bot.rendering.lines import Voice, statement
from bot.rendering.reading import shown

Offer = tuple[str, str, str]
"""A request, its title, and what it gives, in a language."""


def offers(newsroom: Newsroom, words: str, spoken: Language, limit: int) -> list[Offer]:
    """What may be asked about words: a command as it stands, briefings, timelines, entities, and what is found.

    No words: every briefing.
    """
    found: dict[str, Offer] = {}
    for offer in _offers(newsroom, " ".join(words.split()), spoken, limit):
        found.setdefault(offer[0], offer)
    return list(found.values())[:limit]


def _offers(newsroom: Newsroom, words: str, spoken: Language, limit: int) -> Iterator[Offer]:
    if words.startswith("/"):
        yield from _command(newsroom, words, spoken)
        words = words.partition(" ")[2] if BY_NAME.get(words[1:].partition(" ")[0].casefold()) else words[1:]
    names = _named(newsroom, words) if words else sorted(newsroom.briefings)
    for name in names[:limit]:
        spec = newsroom.briefings[name]
        title = spoken.words(spec.title)
        yield f"/{name}", title, spoken.words(spec.description or spec.title)
        yield f"/timeline {name}", spoken.text("Timeline: {title}", title=title), spoken.text("dated events")
    if not words:
        return
    for entity in newsroom.archive.entities_named(words, limit=3):
        name = spoken.words(entity.name)
        yield f"/facts {entity.id}", name, spoken.text("claims about it, and who makes them")
        yield f"/timeline {entity.id}", spoken.text("Timeline: {title}", title=name), spoken.text("dated events")
    if folded(words):
        title = spoken.text("Search: {words}", words=words)
        yield f"/search {words}", title, spoken.text("claims and summaries that hold the words")
        yield from _claims(newsroom, words, spoken, limit)


def _command(newsroom: Newsroom, words: str, spoken: Language) -> Iterator[Offer]:
    """A whole request, as a share button hands it over."""
    name = words[1:].partition(" ")[0].casefold()
    command = BY_NAME.get(name)
    if name in newsroom.names or (command and command.arguments and " " in words):
        spec = newsroom.names.get(name)
        description = spoken.words(spec.title) if spec else spoken.say(command.description) if command else ""
        yield words, words, description


def _named(newsroom: Newsroom, words: str) -> list[str]:
    """Briefings that have this name, begin so, or look alike."""
    names = nearest(words, newsroom.names, len(newsroom.names) or 1)
    exact = [words] if folded(words) in newsroom.names else []
    return list(dict.fromkeys(newsroom.names[folded(name)].name for name in (*exact, *names)))


def _claims(newsroom: Newsroom, words: str, spoken: Language, limit: int) -> Iterator[Offer]:
    """Single claims that hold the words, each with who says so, and the evidence behind it."""
    claims, _ = newsroom.archive.search(words, limit=limit)
    for claim in claims:
        said = statement(Line(claim), Voice(spoken, {claim.id: 1}))
        yield f"/why {claim.id}", _plain((*said.label, *said.body)), _plain(said.tail).strip(" —")


def _plain(inlines: Inlines) -> str:
    return "".join(shown(inline) for inline in inlines if not isinstance(inline, Mark))
