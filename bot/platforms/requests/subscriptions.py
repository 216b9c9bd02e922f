"""Digests for a chat: subscribed to, ended, listed; in words, or by buttons for those who do not type.

A subscription is to a standing briefing and never to an entity, since a digest needs an editor's choice of what belongs
in it. Each of a chat's is named by its briefing, so that a second one takes the place of the first.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from bot.domain.briefing import BriefingSpec
from bot.domain.delivery import MadeBy, Plan, Subscription, WhenNothingNew
from bot.domain.errors import NotUnderstood, notice
from bot.domain.schedule import EVERY_DAY, Schedule
from bot.languages.ages import split_age
from bot.languages.schedules import moment_text, read_schedule
from bot.platforms.requests.asking import Call, Reply, Wanted
from bot.platforms.requests.plans import (
    age_blocks,
    next_slots,
    of_chat,
    own_of,
    plan_blocks,
    quiet_said,
    said,
    said_with_age,
    zone_of,
)
from bot.platforms.requests.subjects import OFFERED, find_briefing, is_known, nearest
from bot.rendering.document import Block, Button, Command, Document, DocumentSection, Inline, Note, Paragraph, Text

AT_MOST = 50
"""How many subscriptions one chat or thread has at most."""
TIMES_OFFERED = (time(6), time(7), time(12), time(18), time(20))
"""What is offered to people who do not type."""
WEEKDAYS, WEEKENDS = (0, 1, 2, 3, 4), (5, 6)
BUTTONS_AT_MOST = 20
"""How many subscriptions have a button that ends them; the others are ended by typing."""
_EXAMPLES = notice("07:00; weekdays at 7; Monday and Thursday at 6:30 am and 6 pm; 07:00 Asia/Jakarta")


def _reply(call: Call, document: Document, *buttons: Button) -> Reply:
    """A reply that leaves the marks and the settings as they were."""
    return Reply(document, call.language.code, call.request.settings, buttons, shown=call.request.shown)


def _nowhere(call: Call, *inlines: Inline) -> Reply:
    """That digests cannot be sent to where this is asked, such as a terminal."""
    spoken = call.language
    said = Paragraph((Text(spoken.text("Digests are sent to chats on Telegram and Discord; ask for them there.")),))
    blocks: tuple[Block, ...] = (said, Paragraph(inlines)) if inlines else (said,)
    return _reply(call, Document(spoken.text("Nothing can be sent here"), (DocumentSection("", blocks),)))


def _briefing_and_rest(call: Call) -> tuple[BriefingSpec, str]:
    """The briefing that the words begin with, and what stands behind its name; the longest name counts.

    Raises:
        NotUnderstood: No briefing is named.
    """
    words = call.arguments
    for place in range(len(words), 0, -1):
        spec = find_briefing(" ".join(words[:place]), call.newsroom)
        if spec is not None:
            return spec, " ".join(words[place:])
    raise _no_briefing(call)


def _no_briefing(call: Call) -> NotUnderstood:
    """No briefing of that name: those that may have been meant, or that are about an entity of that name."""
    words, room = call.arguments, call.newsroom
    if not words:
        offered = tuple(f"/{call.command} {name}" for name in sorted(room.briefings)[:OFFERED])
        example = f"{offered[0]} 07:00" if offered else f"/{call.command} kazakhstan 07:00"
        return NotUnderstood(
            notice("Say which briefing, for example {example}.", example=example), offered, is_unfinished=True
        )
    heads = [" ".join(words[:place]) for place in range(len(words), 0, -1)]
    known = next((head for head in heads if is_known(head, room)), None)
    if known is not None:
        ids = {entity.id for entity in room.archive.entities_named(known, limit=OFFERED)}
        names = sorted(room.briefings)
        about = [name for name in names if ids & {*room.briefings[name].topic.entities}] or names
        return NotUnderstood(
            notice("“{words}” is no briefing, and only briefings can be subscribed to.", words=known),
            tuple(f"/{call.command} {name}" for name in about[:OFFERED]),
        )
    alike = [room.names[name].name for head in heads for name in nearest(head, room.names)]
    return NotUnderstood(
        notice("There is no briefing “{words}”.", words=heads[-1]),
        tuple(f"/{call.command} {name}" for name in list(dict.fromkeys(alike or sorted(room.briefings)))[:OFFERED]),
    )


def subscribe(call: Call) -> Reply:
    """A briefing as a digest from now on, or, where no time is said, the question when.

    Raises:
        NotUnderstood: There is no such briefing or no such schedule, or the chat has as many as it may have.
    """
    spec, rest = _briefing_and_rest(call)
    if not rest:
        return _ask_when(call, spec)
    when, max_age = split_age(rest)
    schedule = read_schedule(when, zone_of(call))
    if schedule is None:
        raise NotUnderstood(
            notice("“{words}” cannot be read as a time; write {examples}.", words=rest, examples=_EXAMPLES),
            (f"/subscribe {spec.name}",),
        )
    if not call.request.takes_digests:
        return _nowhere(call, Text(said(call, schedule)))
    before = own_of(call, spec)
    if before is None and len(call.request.subscriptions) >= AT_MOST:
        raise NotUnderstood(
            notice(
                "A chat has at most {count} subscriptions. End one first: {command}",
                count=AT_MOST,
                command="/unsubscribe",
            ),
            ("/subscriptions",),
        )
    if max_age is None and before is not None:
        max_age = before.max_age  # another time alone was said
    wanted = Wanted(spec.name, schedule, call.language.code, max_age)
    reply = _reply(call, _subscribed(call, spec, wanted, before), *_day_buttons(call, wanted))
    return replace(reply, subscribes=wanted)


def _ask_when(call: Call, spec: BriefingSpec) -> Reply:
    """When a digest is wanted: some times to press, and how to type any other."""
    spoken = call.language
    if not call.request.takes_digests:
        return _nowhere(call)
    title = spoken.text("Subscribe: {title}", title=spoken.words(spec.title))
    when = spoken.text(
        "At what time should it come? It then comes every day; the days can be changed afterwards. Times are those of {zone}.",
        zone=zone_of(call),
    )
    example = Command(f"/subscribe {spec.name} {spoken.text('weekdays at 7:30')}")
    blocks: list[Block] = [
        Paragraph((Text(when),)),
        Note((Text(f"{spoken.text('Any other time can be typed:')} "), example)),
        Note((Text(f"{spoken.text('Another time zone:')} "), Command("/zone"))),
    ]
    before = own_of(call, spec)
    if before is not None:
        now = spoken.text("So far it comes: {schedule}.", schedule=said_with_age(call, before))
        blocks.insert(0, Paragraph((Text(now),)))
    buttons = [Button(f"{at:%H:%M}", f"/subscribe {spec.name} {at:%H:%M}") for at in TIMES_OFFERED]
    return _reply(call, Document(title, (DocumentSection("", tuple(blocks)),)), *buttons)


def _subscribed(call: Call, spec: BriefingSpec, wanted: Wanted, before: Subscription | None) -> Document:
    """What was subscribed to, when it comes next, and how to end it."""
    spoken, schedule = call.language, wanted.schedule
    blocks: list[Block] = [Paragraph((Text(spoken.text("Schedule: {schedule}", schedule=said(call, schedule))),))]
    if before is not None and (before.schedule, before.max_age) != (schedule, wanted.max_age):
        was = spoken.text("This takes the place of: {schedule}.", schedule=said_with_age(call, before))
        blocks.append(Paragraph((Text(was),)))
    blocks += [*next_slots(call, schedule), *age_blocks(call, wanted.max_age)]
    first = spoken.text("The first digest is the whole briefing; those after it tell what is new since.")
    last = dict(call.request.seen).get(spec.name)
    if last is not None:
        moment = moment_text(last.at.astimezone(call.request.now.tzinfo), spoken)
        first = spoken.text(
            "A digest tells what is new since this chat last read; that was on {moment}.", moment=moment
        )
    says_so = call.newsroom.rules.when_nothing_new is WhenNothingNew.SAY_SO
    nothing = (
        spoken.text("When nothing is new, one line says so.")
        if says_so
        else spoken.text("It does not come when nothing is new.")
    )
    blocks += [
        Note((Text(f"{first} {nothing}"),)),
        Note((Text(f"{spoken.text('To end it:')} "), Command(f"/unsubscribe {spec.name}"))),
    ]
    title = spoken.text("Subscribed: {title}", title=spoken.words(spec.title))
    return Document(title, (DocumentSection("", tuple(blocks)),))


def _request(briefing: str, schedule: Schedule, max_age: timedelta | None) -> str:
    """The request for a subscription, which means the same in any language."""
    age = "" if max_age is None else f" at most {max_age // timedelta(minutes=1)} minutes late"
    return f"/subscribe {briefing} {schedule.text}{age}"


def _day_buttons(call: Call, wanted: Wanted) -> list[Button]:
    """The same times on other days, other times, and the end of it."""
    spoken, schedule, briefing = call.language, wanted.schedule, wanted.briefing
    labels = {
        EVERY_DAY: spoken.text("Every day"),
        WEEKDAYS: spoken.text("Weekdays"),
        WEEKENDS: spoken.text("Weekends"),
    }
    days = [
        Button(label, _request(briefing, replace(schedule, days=days), wanted.max_age))
        for days, label in labels.items()
        if schedule.times and days != schedule.days
    ]
    return [
        *days,
        Button(spoken.text("Another time"), f"/subscribe {briefing}"),
        Button(spoken.text("End it"), f"/unsubscribe {briefing}"),
    ]


def unsubscribe(call: Call) -> Reply:
    """No digest of a briefing any more; without a briefing, which of those that come.

    Raises:
        NotUnderstood: It is not subscribed to, or is not the chat's to end.
    """
    if not call.request.takes_digests:
        return _nowhere(call)
    if not call.arguments:
        return _ask_which(call)
    plan = _plan_named(call)
    spoken = call.language
    title = spoken.text("No more digests: {title}", title=_title(call, plan))
    ended = plan.subscription
    again = _request(ended.briefing, ended.schedule, ended.max_age)
    blocks = (Note((Text(f"{spoken.text('What still comes:')} "), Command("/subscriptions"))),)
    reply = _reply(call, Document(title, (DocumentSection("", blocks),)), Button(spoken.text("Undo"), again))
    return replace(reply, unsubscribes=(plan.subscription.key,))


def _plan_named(call: Call) -> Plan:
    """The subscription of the chat that is named; also one whose briefing is gone.

    Raises:
        NotUnderstood: There is none, or only an admin can end it.
    """
    spec = find_briefing(call.line, call.newsroom)
    name = spec.name if spec is not None else call.line.casefold()
    named = [plan for plan in call.request.subscriptions if plan.subscription.briefing == name]
    own = next((plan for plan in named if plan.subscription.made_by is MadeBy.CHAT), None)
    if own is not None:
        return own
    if named:
        raise NotUnderstood(
            notice("The editors of Ringkas have set up that digest, and only they can end it."), ("/subscriptions",)
        )
    raise NotUnderstood(
        notice("“{words}” is not subscribed to here.", words=call.line),
        tuple(f"/unsubscribe {plan.subscription.briefing}" for plan in of_chat(call)[:OFFERED]) or ("/subscriptions",),
    )


def _ask_which(call: Call) -> Reply:
    """Which of the chat's subscriptions is to end."""
    spoken = call.language
    if not of_chat(call):
        return subscriptions(call)
    title = spoken.text("Which digest should not come any more?")
    return _reply(call, Document(title), *_end_buttons(call))


def _end_buttons(call: Call) -> list[Button]:
    """The chat's subscriptions by title, each to end it."""
    return [
        Button(_title(call, plan), f"/unsubscribe {plan.subscription.briefing}")
        for plan in of_chat(call)[:BUTTONS_AT_MOST]
    ]


def _title(call: Call, plan: Plan) -> str:
    """The title of a subscription's briefing; its name where there is no such briefing any more."""
    spec = call.newsroom.briefings.get(plan.subscription.briefing)
    return call.language.words(spec.title) if spec is not None else plan.subscription.briefing


def subscriptions(call: Call) -> Reply:
    """What is sent to this chat, and when next."""
    if not call.request.takes_digests:
        return _nowhere(call)
    spoken, plans = call.language, call.request.subscriptions
    if not plans:
        return _none_yet(call)
    sections = tuple(DocumentSection(_title(call, plan), tuple(plan_blocks(call, plan))) for plan in plans)
    quiet = DocumentSection("", (Note((Text(f"{quiet_said(call)} – "), Command("/quiet"))),))
    buttons = [Button(spoken.text("End: {title}", title=button.label), button.command) for button in _end_buttons(call)]
    document = Document(spoken.text("Subscriptions of this chat"), (*sections, quiet))
    return _reply(call, document, *buttons, Button(spoken.text("Quiet hours"), "/quiet"))


def _none_yet(call: Call) -> Reply:
    """That nothing is sent here, and how to change that."""
    spoken, room = call.language, call.newsroom
    said = spoken.text("Nothing is sent here unasked. A briefing can come every day, at the time you choose.")
    example = Command(f"/subscribe {next(iter(sorted(room.briefings)), 'kazakhstan')} 07:00")
    blocks = (Paragraph((Text(said),)), Note((Text(f"{spoken.text('For example:')} "), example)))
    buttons = [
        Button(spoken.words(room.briefings[name].title), f"/subscribe {name}")
        for name in sorted(room.briefings)[:OFFERED]
    ]
    return _reply(call, Document(spoken.text("No subscriptions yet"), (DocumentSection("", blocks),)), *buttons)
