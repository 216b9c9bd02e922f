"""What admins may do in their private chat with the bot. To everybody else none of it exists."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from telegram.error import TelegramError

from bot.domain.command_names import SUFFIX, is_misnamed
from bot.domain.errors import BotError, notice
from bot.domain.limits import ARTICLE_BYTES
from bot.events import fields
from bot.languages import Language
from bot.platforms.administration import Errand, done
from bot.platforms.bars import parted
from bot.platforms.buttons import Verb
from bot.platforms.editing import FILE_BYTES, Editing, telling
from bot.platforms.overseeing import Oversight
from bot.platforms.requests import Reply
from bot.platforms.reviewing import ReviewDesk, ingest_file, is_briefing, too_large
from bot.platforms.telegram.front import Front, log
from bot.platforms.telegram.pages import shown
from bot.platforms.telegram.replying import plain, typing
from bot.platforms.telegram.updates import Asked, FileSent, Person, Place, Pressed

_ACCEPT = "accept:"
ARTICLE_CHARACTERS = 500
"""From how many characters on a text that is no command is taken for an article: nobody asks so much."""
ARTICLE_LINES = 3
LINES_CHARACTERS = 200
"""From how many lines, and characters in them, on it is one too; text in paragraphs, with a blank line, always is."""


@dataclass(frozen=True, slots=True)
class _Tools:
    """With what admins work."""

    editing: Editing
    oversight: Oversight | None  # null: there are no digests here
    desk: ReviewDesk | None  # null: articles are not taken in here


def is_admin(front: Front, place: Place | None, person: Person) -> bool:
    """Whether somebody is one of the configured admins, and nobody else reads along."""
    return place is not None and place.is_private and person.id is not None and person.id in front.admins


async def serve(
    front: Front,
    editing: Editing,
    event: Asked | Pressed | FileSent,
    oversight: Oversight | None = None,
    desk: ReviewDesk | None = None,
) -> bool:
    """Do what an admin wants; false: it is nothing that only admins may.

    Raises:
        StoreUnusable: The store cannot be read or written.
    """
    tools = _Tools(editing, oversight, desk)
    if isinstance(event, Asked):
        return await _answer(front, tools, event)
    if isinstance(event, Pressed):
        return await _press(front, tools, event)
    await _take_file(front, tools, event)
    return True


async def _answer(front: Front, tools: _Tools, asked: Asked) -> bool:
    """Do what an admin asks; false: it is nothing that only admins may."""
    name, arguments, text = _read(asked)
    errand = await _errand(front, tools, asked.place, asked.person)
    errand = replace(errand, arguments=tuple(arguments), parts=parted(" ".join(arguments)), text=text)
    with typing(front, asked.place):
        reply = await done(name, errand) if name else None
        if reply is not None:
            await _send(front, asked.place, reply)
    return reply is not None


def _read(asked: Asked) -> tuple[str, list[str], str]:
    """The command that somebody wrote, the words after it, and what it is to be done with; "": it is none.

    A link alone, or what looks like no question, is an article to be taken in; so is what `/ingest` answers.
    """
    name, *arguments = asked.text.split() or [""]
    if name[:1] == "/":
        text = asked.text.removeprefix(name).strip() or asked.replied_text
        return name.partition("@")[0].casefold().removeprefix("/"), arguments, text
    is_link = not arguments and name.casefold().startswith(("https://", "http://"))
    return ("ingest", arguments, asked.text) if is_link or _is_article(asked.text) else ("", arguments, "")


def _is_article(text: str) -> bool:
    """Whether a text is longer than a question, or has paragraphs or lines as none has."""
    lines = [line.strip() for line in text.strip().splitlines()]
    has_many_lines = len(lines) >= ARTICLE_LINES and len(text) >= LINES_CHARACTERS
    return len(text) >= ARTICLE_CHARACTERS or has_many_lines or "" in lines


async def _take_file(front: Front, tools: _Tools, sent: FileSent) -> None:
    """Take in an article that an admin sent; check a briefing file, and show what it would change, to be accepted."""
    errand = await _errand(front, tools, sent.place, sent.person)
    desk = tools.desk if tools.desk is not None and tools.desk.takes(sent.name) else None
    if tools.desk is not None and desk is None and not _is_named_as_briefing(sent.name):
        unread = notice(
            "“{file}” cannot be read: an article is sent as a .txt, .html, .md or .eml file, a briefing as a .toml file",
            file=sent.name[:80],
        )
        await _send(front, sent.place, telling.refused(BotError(unread), errand.spoken))
        return
    with typing(front, sent.place):
        content = await _content(front, sent, errand.spoken, FILE_BYTES if desk is None else ARTICLE_BYTES)
        if content is None:
            return
        if desk is not None and not is_briefing(sent.name, content):
            await _send(front, sent.place, await ingest_file(desk, sent.name, content, errand.by, errand.spoken))
            return
        proposal = await tools.editing.propose(sent.name, content, errand.spoken)
        button = _one_button(errand.spoken.text("Put it in use"), f"{_ACCEPT}{proposal.digest}")
        await _send(front, sent.place, proposal.reply, button if proposal.is_acceptable else "", sent.message_id)


def _is_named_as_briefing(name: str) -> bool:
    return name.casefold().endswith(SUFFIX) or is_misnamed(name)


async def _press(front: Front, tools: _Tools, pressed: Pressed) -> bool:
    """Accept the file that a message of ours answers, or run an errand; false: the button is no admin's."""
    if pressed.place is None:
        return False
    if not pressed.data.startswith(_ACCEPT):
        return await _press_errand(front, tools, pressed, pressed.place)
    errand = await _errand(front, tools, pressed.place, pressed.person)
    await front.post.answer_press(pressed.query_id)
    if pressed.answered_file is None:
        await front.post.send(pressed.place, plain(errand.spoken.text("The file is gone; send it again.")))
        return True
    content = await _content(front, pressed.answered_file, errand.spoken, FILE_BYTES)
    if content is None:
        return True
    digest = pressed.data.removeprefix(_ACCEPT)
    reply = await tools.editing.accept(pressed.answered_file.name, content, digest, errand.by, errand.spoken)
    await _send(front, pressed.place, reply)
    return True


async def _press_errand(front: Front, tools: _Tools, pressed: Pressed, place: Place) -> bool:
    """Run the errand that a button names, as if it were typed; false: it names none."""
    tap = await front.reception.tapped(pressed.data)
    if tap is None or tap.verb is not Verb.COMMAND:
        return False
    asked = Asked(place, pressed.person, pressed.message_id or 0, tap.view.text, is_addressed=True)
    if not await _answer(front, tools, asked):
        return False
    await front.post.answer_press(pressed.query_id)
    return True


async def _errand(front: Front, tools: _Tools, place: Place, person: Person) -> Errand:
    spoken = front.language_of(person, await front.reception.chats.settings(place.address))
    return Errand(
        tools.editing,
        spoken,
        place.address.text,
        waiting_count=front.post.backlog,
        outcomes=front.post.outcomes,
        oversight=tools.oversight,
        desk=tools.desk,
        way="Telegram",
    )


async def _content(front: Front, sent: FileSent, spoken: Language, limit: int) -> bytes | None:
    """The bytes of a file; null: it is too large or cannot be had, which is told."""
    if sent.byte_count > limit:
        text = too_large(sent.byte_count, limit, spoken)
        await front.post.send(sent.place, plain(text))
        return None
    try:
        file = await front.bot.get_file(sent.file_id)
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.warning("a file that was sent cannot be had", extra=fields(reason=error.message))
        await front.post.send(sent.place, plain(spoken.text("Telegram does not hand the file over; send it again.")))
        return None


async def _send(front: Front, place: Place, reply: Reply, markup: str = "", reply_to: int | None = None) -> None:
    """A reply to an admin, every page at once: it cannot be asked for again by its text, so no page can be turned."""
    ready = shown(reply, is_shared=False, is_turned=False)
    await front.reception.keep(ready.kept)
    for page in ready.pages[:-1]:
        await front.post.send(place, page.html)
    await front.post.send(place, ready.pages[-1].html, markup or ready.markups[-1], reply_to)


def _one_button(label: str, data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": label, "callback_data": data}]]}, ensure_ascii=False)
