"""What is new to a chat: changes since it last read, what was corrected, and a digest as it was sent.

An answer that tells what is new is news once only. So that its buttons and marks go on meaning what they showed, it is
named, for asking again, by the bookmark from which on it tells: `/new kazakhstan 120.7.1795300000`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.assembly.changes import what_changed
from bot.assembly.corrections import before_corrections, corrected_since
from bot.domain.briefing import BriefingSpec
from bot.domain.claims import SourcedClaim
from bot.domain.delivery import Bookmark, Seen, StoredEdition
from bot.domain.editions import Changes
from bot.domain.errors import NotUnderstood, notice
from bot.domain.wording import folded
from bot.languages import language, words_for
from bot.platforms.requests.asking import Call, Reply, names_of
from bot.platforms.requests.commands import WEEK
from bot.platforms.requests.news import answered, other_languages, subject_buttons
from bot.platforms.requests.subjects import Subject, find_briefing, find_subject, is_known
from bot.rendering.changes import lay_out_changes
from bot.rendering.corrections import corrected as put_right
from bot.rendering.corrections import lay_out_corrections
from bot.rendering.document import Button
from bot.rendering.news import lay_out_news_counts
from bot.rendering.plain import document_of

BRIEFINGS_AT_MOST = 10
"""For how many briefings `/new` tells how much is new."""
CORRECTED_FOR = timedelta(days=90)
CORRECTIONS_AT_MOST = 20
_SINCE = re.compile(r"(?P<bookmark>\d{1,18}\.\d{1,18})\.(?P<at>\d{1,11})", re.ASCII)


def briefings_named(words: Sequence[str], briefings: Mapping[str, BriefingSpec]) -> tuple[str, ...]:
    """The briefing that words begin with; without words, those that `/new` tells of."""
    if not words:
        return tuple(sorted(briefings)[:BRIEFINGS_AT_MOST])
    names = names_of(briefings)
    heads = (folded(" ".join(words[:place])) for place in range(len(words), 0, -1))
    return next(((names[head].name,) for head in heads if head in names), ())


def new(call: Call) -> Reply:
    """What has changed about a topic since the chat last read; without a topic, how much about each briefing.

    Of a topic that is no briefing, and where nothing was read yet, what was stored in the last seven days.
    """
    words, is_fixed, seen = _asked(call)
    if not words:
        return _new_by_briefing(call, is_of_week=is_fixed and seen is None)
    subject, spec = find_subject(words, call), find_briefing(words, call.newsroom)
    if spec is not None and not is_fixed:
        seen = dict(call.request.seen).get(spec.name)
    bookmark = call.newsroom.archive.bookmark()  # before composing: what is stored meanwhile is told the next time
    changes = _changes(call, subject, spec, seen)
    named = f"/new {subject.name} {_written(seen) if seen else 'week'}"
    buttons = (*subject_buttons(call, subject.name, "new"), *other_languages(call, named))
    reply = answered(call, lay_out_changes(changes, call.language), changes.claims, *buttons)
    reads = (spec.name, Seen(bookmark, call.request.now.astimezone(UTC))) if spec and not is_fixed else None
    return replace(reply, reads=reads, again=named)


def _asked(call: Call) -> tuple[str, bool, Seen | None]:
    """The topic; whether it is said from when on; and from when, null for the last seven days."""
    *words, last = call.arguments or ("",)
    match = _SINCE.fullmatch(last)
    if match is not None:
        at = datetime.fromtimestamp(int(match["at"]), UTC)
        return " ".join(words), True, Seen(Bookmark.parse(match["bookmark"]), at)
    for place in range(len(call.arguments)):
        topic, rest = " ".join(call.arguments[:place]), " ".join(call.arguments[place:])
        if folded(rest) in words_for(WEEK) and (topic or not is_known(rest, call.newsroom)):
            return topic, True, None
    return call.line, False, None


def has_bookmark(text: str) -> bool:
    """Whether a request says from which bookmark on it asks."""
    return any(_SINCE.fullmatch(word) for word in text.split())


def _written(seen: Seen) -> str:
    """From when on changes are told, as `_asked` reads it."""
    return f"{seen.bookmark.text}.{int(seen.at.timestamp())}"


def _changes(call: Call, subject: Subject, spec: BriefingSpec | None, seen: Seen | None) -> Changes:
    now = call.request.now
    return what_changed(
        call.newsroom.archive,
        subject.topic,
        name=subject.name,
        title=subject.title,
        seen=replace(seen, at=seen.at.astimezone(now.tzinfo)) if seen else None,
        now=now,
        since_day=spec.window_start(now.date()) if spec else None,
    )


def _new_by_briefing(call: Call, *, is_of_week: bool) -> Reply:
    counts, seen = [], {} if is_of_week else dict(call.request.seen)
    for name in briefings_named((), call.newsroom.briefings):
        spec = call.newsroom.briefings[name]
        changes = _changes(call, Subject(name, spec.title, spec.topic), spec, seen.get(name))
        counts.append(
            (f"/new {name} week" if is_of_week else f"/new {name}", spec.title, len(changes.lines) + changes.more)
        )
    buttons = [Button(call.language.words(title), command) for command, title, count in counts if count]
    document = lay_out_news_counts(counts, call.language)
    if counts:
        since = (
            call.language.text("in the last seven days")
            if is_of_week
            else call.language.text("since this chat last read; where it has not, in the last seven days")
        )
        document = replace(document, subtitle=since)
    return answered(call, document, (), *buttons)


def corrected(call: Call) -> Reply:
    """What was corrected or withdrawn in the last ninety days, on a topic or at all, the last first."""
    archive, now = call.newsroom.archive, call.request.now
    subject = find_subject(call.line, call) if call.arguments else None
    since = (now - CORRECTED_FOR).date()
    claims = archive.corrected(subject.topic if subject else None, since=since, limit=CORRECTIONS_AT_MOST)
    document = lay_out_corrections(claims, call.language, before_corrections(archive, claims))
    if subject is not None:
        document = replace(document, subtitle=call.language.words(subject.title))
    named = f"/corrections {subject.name}" if subject else "/corrections"
    return answered(call, document, tuple(claims), *other_languages(call, named))


def edition(call: Call) -> Reply:
    """A digest as it was sent, by its key, with what was corrected since; its marks mean what they meant.

    Raises:
        NotUnderstood: It is no longer kept; what there is now may be meant.
    """
    key, *named = call.arguments or ("",)
    stored = call.newsroom.editions.edition(key)
    if stored is None:
        specs = briefings_named(named, call.newsroom.briefings) if named else ()
        raise NotUnderstood(
            notice("That digest is no longer kept. Ask for the briefing as it stands now."),
            tuple(f"/{name}" for name in specs) or ("/briefings",),
        )
    claims = _as_shown(call, stored)
    buttons = [Button(call.language.text("Whole briefing"), f"/{stored.briefing}")] if stored.briefing else []
    stale = corrected_since(call.newsroom.archive, stored.claims)
    document = put_right(document_of(stored.document), stored.claims, stale, language(stored.language))
    reply = answered(call, document, claims, *buttons)
    return replace(reply, language=stored.language, shown=stored.claims, has_marks=bool(claims))


def _as_shown(call: Call, stored: StoredEdition) -> tuple[SourcedClaim, ...]:
    """The claims of an edition as they stood in it, in the order of its marks; none where any is gone from the store."""
    claims = tuple(call.newsroom.archive.versions(stored.claims))
    return claims if tuple(claim.ref for claim in claims) == stored.claims else ()
