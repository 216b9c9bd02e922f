"""Commands by the names that readers of a language know, wherever an answer shows one.

Answers are laid out with English names, and named once, when they are finished: so no layout needs to know the table,
and none can forget a name. Both names work for everybody.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain.errors import Notice
from bot.languages import language
from bot.platforms.requests.commands import BY_NAME
from bot.platforms.requests.commands import Command as KnownCommand
from bot.rendering.document import Block, Command, Document, DocumentSection, Inlines, Statement


def named(command: str, code: str) -> str:
    """A whole command by its name in a language: `/timeline kazakhstan` is `/linimasa kazakhstan` in Indonesian."""
    word, space, rest = command.partition(" ")
    known = BY_NAME.get(word.removeprefix("/")) if word.startswith("/") else None
    if known is None:
        return command
    chosen = _chosen(known, rest, code)
    if chosen is None:
        chosen = _led_to(rest, code) if known.leads_on else _wished(known, rest, code)
    return f"/{known.name_in(code)}{space}{chosen}"


def _chosen(known: KnownCommand, words: str, code: str) -> str | None:
    """One of a command's choices, by its first word in a language; null: the words are none of them."""
    return next((_first(choice, code) for choice in known.choices if _first(choice) == words), None)


def _first(words: Notice, code: str = "en") -> str:
    """The first of the words that a language has for a choice."""
    return language(code).say(words).partition("|")[0]


def _led_to(words: str, code: str) -> str:
    """What follows a command that leads on, such as `timeline kazakhstan`, its command by its name in a language."""
    word, space, rest = words.partition(" ")
    known = BY_NAME.get(word)
    return words if known is None else f"{known.name_in(code)}{space}{_wished(known, rest, code)}"


def _wished(known: KnownCommand, words: str, code: str) -> str:
    """What follows a command, a wish behind its topic by its first word in a language."""
    topic, *rest = words.split(" ")
    wishes = {_first(wish): _first(wish, code) for wish in known.wishes}
    return " ".join((topic, *(wishes.get(word, word) for word in rest)))


def named_in_notice(sentence: Notice, language: str) -> Notice:
    """A notice whose commands have their names in a language."""
    values = ((key, named(value, language) if isinstance(value, str) else value) for key, value in sentence.values)
    return replace(sentence, values=tuple(values))


def named_in_document(document: Document, language: str) -> Document:
    """A document whose commands have their names in a language."""
    sections = tuple(
        DocumentSection(section.heading, tuple(_block(block, language) for block in section.blocks))
        for section in document.sections
    )
    return replace(document, sections=sections, footer=_inlines(document.footer, language))


def _block(block: Block, language: str) -> Block:
    if isinstance(block, Statement):
        return Statement(*(_inlines(part, language) for part in (block.label, block.body, block.tail)))
    return replace(block, inlines=_inlines(block.inlines, language))


def _inlines(inlines: Inlines, language: str) -> Inlines:
    return tuple(Command(named(one.text, language)) if isinstance(one, Command) else one for one in inlines)
