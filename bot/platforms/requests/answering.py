"""The one path from a request to its reply."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from bot.domain.briefing import BriefingSpec
from bot.domain.chats import ChatSettings
from bot.domain.errors import InvalidValue, NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import language
from bot.platforms.requests import changes, choices, marks, news, pictures, quiet, searching, service, subscriptions
from bot.platforms.requests.asking import (
    LONGEST_REQUEST,
    BriefingRemoved,
    Call,
    Newsroom,
    Reply,
    Request,
    in_named_language,
)
from bot.platforms.requests.commands import BY_NAME, EDITION
from bot.platforms.requests.naming import named_in_document
from bot.platforms.requests.pictures import PICTURED
from bot.platforms.requests.subjects import NEAREST, nearest

Answer = Callable[[Call], Reply]

REMEMBERED = timedelta(days=30)
"""For how long the command of a removed briefing is answered with its removal."""

_REPEATABLE = re.compile(r"(?:[\w -]|(?<=\d)\.\.(?=\d)){1,64}")
"""Arguments that may stand behind a suggested command as they were typed: a platform reads no link or name in them."""


def _in_any_language(respond: Answer) -> Answer:
    """The same answer, for once in another language where its code stands after the other arguments."""
    return lambda call: respond(in_named_language(call))


_ANSWERS: Mapping[str, Answer] = {
    "timeline": _in_any_language(news.timeline),
    "facts": _in_any_language(news.facts),
    "compare": _in_any_language(news.compare),
    "picture": _in_any_language(pictures.picture),
    "sources": _in_any_language(news.sources),
    "why": _in_any_language(marks.why),
    "search": searching.search,
    "new": _in_any_language(changes.new),
    "corrections": _in_any_language(changes.corrected),
    "edition": changes.edition,
    "briefings": service.briefings,
    "subscribe": subscriptions.subscribe,
    "unsubscribe": subscriptions.unsubscribe,
    "subscriptions": subscriptions.subscriptions,
    "quiet": quiet.set_quiet,
    "language": choices.set_language,
    "zone": choices.set_zone,
    "settings": choices.settings,
    "forget": choices.forget,
    "help": service.help_page,
    "about": service.about,
}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text[: LONGEST_REQUEST + 1]).replace("\x00", " ")


def _tidy(text: str) -> list[str]:
    """The words of a request, compatibility forms (full-width letters, odd spaces) made plain.

    Raises:
        NotUnderstood: It is longer than any request.
    """
    plain = _plain(text)
    count = max(len(text), len(plain))
    if count > LONGEST_REQUEST:
        raise NotUnderstood(
            notice(
                "A request has at most {limit} characters; this one has {count}.", limit=LONGEST_REQUEST, count=count
            )
        )
    return plain.split()


def _command_word(word: str) -> str:
    """A command without its slash and the bot's name: `/Kazakhstan@RingkasBot` is `kazakhstan`."""
    return folded(word.lstrip("/").partition("@")[0]).replace(" ", "_")


def _unknown_command(name: str, arguments: str, newsroom: Newsroom) -> NotUnderstood:
    """There is no such command; others like it, with the same arguments, and the facts about an entity of that name."""
    known = {other: command.name for other, command in BY_NAME.items() if command is not EDITION}
    known |= {name: spec.name for spec in newsroom.briefings.values() for name in (spec.name, *spec.aliases)}
    alike = dict.fromkeys(known[other] for other in nearest(name, known, 2 * NEAREST))
    entities = newsroom.archive.entities_named(name.replace("_", " "), limit=1)
    meant = [*(f"/facts {entity.id}" for entity in entities), *(_with_arguments(other, arguments) for other in alike)]
    return NotUnderstood(notice("There is no command {command}.", command=f"/{name}"), tuple(meant[:NEAREST]))


def _removed(name: str, newsroom: Newsroom, now: datetime) -> BriefingRemoved | None:
    """The command of a briefing that was removed lately; null: it is none."""
    removed_on = newsroom.former.get(name)
    if removed_on is None or now.date() - removed_on > REMEMBERED:
        return None
    others = nearest(name, newsroom.briefings, NEAREST) or sorted(newsroom.briefings)[:NEAREST]
    words = notice("{command} was removed on {day}.", command=f"/{name}", day=removed_on)
    return BriefingRemoved(words, ("/briefings", *(f"/{other}" for other in others)))


def _with_arguments(name: str, arguments: str) -> str:
    """A command, and behind it the arguments, where it takes some and they can be repeated."""
    command = BY_NAME.get(name)
    takes_some = command is not None and command.arguments is not None
    return f"/{name} {arguments}" if takes_some and _REPEATABLE.fullmatch(arguments) else f"/{name}"


def _choose(words: list[str], newsroom: Newsroom, now: datetime) -> tuple[str, Answer, list[str]]:
    """Which command is asked for ("" for a briefing's own, or none), how it is answered, and its arguments.

    Raises:
        NotUnderstood: It is a command that does not exist.
    """
    if not words:
        return "help", service.help_page, []
    name = _command_word(words[0])
    if name in BY_NAME:
        command = BY_NAME[name].name
        return command, _ANSWERS[command], words[1:]
    spec = newsroom.names.get(folded(name))
    if spec is not None and (words[0].startswith("/") or len(words) == 1):
        return "", _in_any_language(lambda call: news.briefing(call, spec)), words[1:]
    if not words[0].startswith("/"):
        return "", searching.free_text, words
    raise _removed(name, newsroom, now) or _unknown_command(name, " ".join(words[1:]), newsroom)


def answer(request: Request, newsroom: Newsroom) -> Reply:
    """Answer a request; what is not understood is answered too, with what may have been meant.

    Raises:
        UnknownLanguage: The request is in a language that has no catalogue.
    """
    call = Call(request, newsroom, language(request.language), ())
    try:
        command, respond, arguments = _choose(_tidy(request.text), newsroom, request.now)
        call = replace(call, command=command, arguments=tuple(arguments))
        reply = respond(call)
    except (NotUnderstood, InvalidValue) as error:
        reply = service.not_understood(call, error)
    document = named_in_document(reply.document, reply.language)
    return replace(reply, document=document, again=reply.again or " ".join(request.text.split()))


@lru_cache(maxsize=1024)  # a request is looked at by each of the questions below, and the same ones come again
def _command_of(text: str) -> str:
    """The name of the command that a request begins with; "": a briefing's own, or none."""
    words = _plain(text).split(maxsplit=1)
    named = BY_NAME.get(_command_word(words[0])) if words else None
    return named.name if named is not None else ""


def asks_for_evidence(text: str) -> bool:
    """Whether a request is about what was shown before, so that it can only be answered with `Request.shown`."""
    return _command_of(text) == "why"


def differs_for_admins(text: str) -> bool:
    """Whether a request is answered with `Request.privileges` otherwise than without; other answers serve everybody."""
    return _command_of(text) in {"help", "why"}


def asks_for_edition(text: str) -> bool:
    """Whether a request is for a digest as it was sent, so that the message with it is nobody's answer."""
    return _command_of(text) == "edition"


def asks_for_picture(text: str) -> bool:
    """Whether a request is for a picture, which is shown as one where a platform can, and in words elsewhere."""
    return _command_of(text) == "picture" and not _chooses_pictures(text)


def _chooses_pictures(text: str) -> bool:
    """Whether a request is not for a picture, but whether a chat wants them unasked."""
    return _command_of(text) == "picture" and pictures.chosen(_plain(text).split()[1:]) is not None


def as_wanted(text: str, settings: ChatSettings) -> str:
    """A typed request as the chat wants such to be answered: where it chose pictures, as one for a picture."""
    if not settings.pictures or _command_of(text) not in PICTURED:
        return text
    return " ".join(("/picture", _command_of(text), *_plain(text).split()[1:]))


def changes_settings(text: str) -> bool:
    """Whether a request is to change what a chat has chosen or subscribed to, or to delete it."""
    return _command_of(text) in {"language", "zone", "quiet", "forget", "unsubscribe"} or _chooses_pictures(text)


def concerns_chat(text: str) -> bool:
    """Whether a request is about the chat in which it is asked, and means another thing in any other."""
    return changes_settings(text) or _command_of(text) in {"subscribe", "subscriptions", "settings"}


def begins_subscription(text: str) -> bool:
    """Whether a request is for a subscription, which who may not change a chat can have in their own."""
    return _command_of(text) == "subscribe"


def can_be_typed(text: str) -> bool:
    """Whether a request is of use to somebody at a terminal: nothing is sent there, and nobody types a bookmark."""
    return not (begins_subscription(text) or (_command_of(text) == "new" and changes.has_bookmark(text)))


def needs_subscriptions(text: str) -> bool:
    """Whether a request can only be answered with `Request.subscriptions`."""
    return _command_of(text) in {"subscribe", "unsubscribe", "subscriptions", "settings"}


def briefings_read(text: str, briefings: Mapping[str, BriefingSpec]) -> tuple[str, ...]:
    """Of which briefings a request can only be answered with `Request.seen`."""
    command, words = _command_of(text), _plain(text).split()[1:]
    if command == "new" or (command == "subscribe" and words):
        return changes.briefings_named(words, briefings)
    return ()


def refuse_change(request: Request, newsroom: Newsroom) -> Reply:
    """The answer to somebody who may not change what a chat of many has chosen, instead of `answer`'s.

    Raises:
        UnknownLanguage: The request is in a language that has no catalogue.
    """
    return service.not_allowed(Call(request, newsroom, language(request.language), ()))
