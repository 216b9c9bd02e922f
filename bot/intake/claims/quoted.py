"""Whose words a quotation holds.

Who says it stands behind the quotation, between its parts, or before it. Where it stands nowhere, the quotation may go
on with the one before; it is never the article's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.news import EntityKind
from bot.intake.claims import verbs
from bot.intake.claims.clauses import PUNCTUATION, is_adjunct, person_start, subject
from bot.intake.claims.quoting import inside, is_rest
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import Saying, act_of, after, named
from bot.intake.claims.verbs import Act
from bot.intake.texts import Span

_FAR = 40
"""Words before a quotation among which the verb stands that leads to it."""
_LEAD = 8
"""Words that may stand before a colon and name a speaker without a verb."""


def quoted(line: Line, reading: Reading) -> Saying | None:
    """The saying of a sentence that quotes; null: the quotation is but a part of what the sentence tells."""
    said = tuple(_joined(line, reading))
    for first, last in _gaps(line):
        if found := after(line, first, last, is_sure=True):
            return replace(found, said=said, is_quotation=True)
    lead = line.place(line.speech[0].start)
    if not any(word[0].isalnum() for word in line.low[:lead]):
        is_bare = all(place in line.quoted or not word[0].isalnum() for place, word in enumerate(line.low))
        return Saying(said, Act.SAY, is_quotation=True, goes_on=is_bare)
    found = after(line, 0, lead, is_sure=True) if line.low[0] in verbs.SHORT and line.low[lead - 1] in ",:" else None
    if found := found or _before(line, lead, reading):
        return replace(found, said=said, is_quotation=True)
    is_led = line.low[lead - 1] in {":", ","} or any(act_of(word) for word in line.low[max(0, lead - 2) : lead])
    return Saying(said, Act.SAY, is_quotation=True) if is_led else None


def _joined(line: Line, reading: Reading) -> Iterator[Span]:
    """What is said: each quotation without its marks; two halves of a sentence as one, with what stands between them."""
    whole, place = reading.whole, 0
    while place < len(line.speech):
        first = last = line.speech[place]
        while place + 1 < len(line.speech) and is_rest(whole, last, line.speech[place + 1]):
            place += 1
            last = line.speech[place]
        yield Span(inside(whole, first).start, inside(whole, last).end)
        place += 1


def _gaps(line: Line) -> list[tuple[int, int]]:
    """The words behind each quotation up to the next one, without signs at the beginning."""
    found = []
    for number, quotation in enumerate(line.speech):
        is_last = number + 1 == len(line.speech)
        first = line.place(quotation.end)
        last = len(line.words) if is_last else line.place(line.speech[number + 1].start)
        while first < last and line.low[first] in PUNCTUATION:
            first += 1
        if first < last:
            found.append((first, last))
    return found


def _before(line: Line, end: int, reading: Reading) -> Saying | None:
    """Who says what follows these words: "X mengatakan:", "X said,"."""
    frame = line.span(0, end)
    for place in range(end - 1, max(-1, end - _FAR), -1):
        is_manner = line.low[place] in _MANNERS and (line.low[place - 1] in _STATED or place - 1 in line.named)
        act = act_of(line.low[place]) or (Act.SAY if is_manner else None)
        behind = place + 1 + (line.low[place + 1 : place + 2] == ("only",))
        is_brief = end == place + _BRIEF and line.low[end - 1] in {",", ":"} and line.low[place + 1].isalpha()
        if act and (is_brief or is_adjunct(line, behind, end - (line.low[end - 1] in verbs.THAT))):
            if line.low[place - 1] in _STATED and (found := _who_stated(line, place)):
                return named(line, *found, act, frame)
            start = person_start(line, place)
            found = (start, place) if is_manner and start < place else None if is_manner else subject(line, place)
            return named(line, *found, act, frame) if found else _only_person(line, place, act, reading)
    if line.low[end - 1] == ":" and 1 < end <= _LEAD and reading.names.within(line.span(0, end - 1)):
        return named(line, 0, end - 1, Act.SAY, frame)
    return None


def _who_stated(line: Line, end: int) -> tuple[int, int] | None:
    """Who speaks in "X released a statement saying"."""
    released = next((at for at in range(end - 1, 0, -1) if line.low[at] in _RELEASED), 0)
    return subject(line, released) if released else None


_BRIEF = 3
"""A verb, one word for how, and a sign: "menjawab singkat,"."""
_RELEASED = verbs.words("released issued published posted sent wrote shared")
_STATED = verbs.words(", statement letter post message")
_MANNERS = verbs.words("saying telling stating adding declaring writing remarking commenting exclaiming quipping")


def _only_person(line: Line, verb: int, act: Act, reading: Reading) -> Saying | None:
    """Who speaks in "X, who said" and "X did this, saying": the one person before the verb, there as its subject."""
    before = Span(line.sentence.start, line.words[verb].start)
    people = [name for name in reading.names.within(before) if name.kind is EntityKind.PERSON]
    if len({name.entity or name.text for name in people}) != 1 or line.low[verb - 1] in verbs.PASSIVE:
        return None
    lead = set(line.low[: line.place(people[0].start)])
    if line.low[verb - 1] not in verbs.RELATIVE and lead & _NO_SUBJECT:
        return None
    return Saying((), act, Span(people[0].start, people[0].end), frame=(before,))


_NO_SUBJECT = (verbs.ADJUNCTS | verbs.FINITE | verbs.NOUN_LEADS) - verbs.words("the a an")
"""Words before a name that is no subject."""
