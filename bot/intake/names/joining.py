"""What the recogniser marks and what gazetteers know, joined to one reading of a sentence.

A title, and the place in it, are no part of a person's name: "Presiden Rusia Vladimir Putin" is a place and a person.
Nor is a person part of the organisation that stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.domain.news import Entity, EntityKind
from bot.intake.names.bodies import heads_body, is_behind_head, is_headed, is_named_after, named_only, past_body
from bot.intake.names.everyday import is_either, is_everyday
from bot.intake.names.gazetteer import Hit
from bot.intake.names.mentions import Mention
from bot.intake.names.offices import kind_by_head, past_office, past_places
from bot.intake.names.patterns import patterned
from bot.intake.names.recogniser import Mark
from bot.intake.names.runs import SMALL, ends_none, run_end, whole
from bot.intake.names.titles import (
    ANNOUNCING,
    is_address,
    is_area,
    is_of_office,
    is_rank,
    is_title,
    title_at,
    words_in,
)
from bot.intake.names.words import Line, Word, folded_name

_PERSON, _ORGANISATION, _PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_SURE = 0.6
_SURE_ENOUGH = 0.5
"""A mark over known names that is less sure than this is not believed; the second where its words name a body."""
_QUOTED = 0.55
"""How sure it is that a name after a verb of saying is a person's."""
_SAYING = words_in("kata ujar tutur ucap ungkap jelas tegas papar imbuh tandas sambung said says")
_LISTS_ON = words_in("dan serta atau and or hingga maupun")
_OF_BODIES = words_in(
    "pelatih kapten manajer direktur kepala ketua rektor komandan coach captain manager director head chair"
)
"""Titles behind which a name between them and a comma is a body's, not a person's."""
_MONARCHS = words_in("raja ratu sultan paus pangeran kaisar king queen pope prince princess emperor")
_OWNERS = words_in("pemilik pendiri owner founder")
"""Titles that companies bear as well."""
_TOLD = 0.95
_DESCRIBED = frozenset({",", "("})
"""Signs behind a name at the beginning of a sentence: "Indah, istrinya, pingsan"."""


Chooser = Callable[[Hit], Entity | None]
"""Tells who of a hit's bearers is meant."""


def mentions(
    line: Line,
    marks: Iterable[Mark],
    hits: Sequence[Hit],
    choose: Chooser,
    places: AbstractSet[str] = frozenset(),
) -> list[Mention]:
    """The names of a sentence, in order and not overlapping; `places` are words that the text names places by."""
    words, known = line.words, [_known(hit, choose) for hit in hits]
    marked = [part for mark in marks for part in _parts(words, mark, known, places)]
    told = (*marked, *_titled(line, known, places), *_patterned(words, marked), *_quoted(line, known))
    found = [_linked(words, mention, known) for mention in told]
    return _chosen([*(mention for mention in found if not _is_doubtful(words, mention, known)), *known])


def _patterned(words: Sequence[Word], marked: Sequence[Mention]) -> Iterator[Mention]:
    """What patterns give away, but no body that runs over a person, unless it is named after somebody."""
    people = [mention for mention in marked if mention.kind is _PERSON]
    for mention in patterned(words):
        is_whole = mention.kind is _PERSON or is_named_after(words[mention.first].key)
        if is_whole or not any(mention.holds(person) for person in people):
            yield mention


def _known(hit: Hit, choose: Chooser) -> Mention:
    entity = choose(hit)
    kind = (entity or hit.bearers[0]).kind
    certainty = 0.7 if hit.is_adjective or entity is None else 1.0
    return Mention(hit.run.first, hit.run.last, kind, entity, certainty, hit.is_adjective, entity is None)


def _titled(line: Line, known: Sequence[Mention], places: AbstractSet[str]) -> Iterator[Mention]:
    """Persons whom a title announces: a run of capitals after it, and after the body and the place that it is of."""
    words, keys = line.words, line.keys
    if ANNOUNCING.isdisjoint(keys):
        return
    others = {mention.first: mention.last for mention in known if mention.kind is not _PERSON}
    place = 0
    for start in [start for start, key in enumerate(keys) if key in ANNOUNCING]:
        length = _announced(keys, start) if start >= place else 0
        if not length:
            continue
        behind = _past_bracket(words, start + length)
        place = past_office(words, behind, others, places)
        last = run_end(words, place, others)
        place = past_body(words, place, last)
        if keys[start] not in _OWNERS and (apart := _apart(words, max(behind, place), others)):
            yield apart
            if keys[start] in _OF_BODIES and behind < apart.first - 1:
                yield Mention(*named_only(words, behind, apart.first - 1), _ORGANISATION, certainty=_TOLD)
            place = apart.last
        elif last - place >= 2 - _is_monarch(words, start, place, last) and not (
            heads_body(keys[place]) or any(is_area(key) for key in keys[place:last])
        ):
            yield Mention(place, last, _PERSON, certainty=0.8)
            place = last


def _announced(keys: Sequence[str], start: int) -> int:
    """How many words from here say that a person's name follows: a title, or a way to address people."""
    title = title_at(keys, start)
    return title.length if title else int(is_address(keys[start]))


def _is_monarch(words: Sequence[Word], start: int, place: int, last: int) -> bool:
    """Whether the words are a monarch's title and one name, which is all that monarchs have."""
    is_titled = words[start].key in _MONARCHS and words[start].is_capital and place == start + 1
    return is_titled and last > place and not (words[place].key in SMALL or is_everyday(words[place].key))


def _past_bracket(words: Sequence[Word], first: int) -> int:
    """Past a stop or a short form in brackets behind a title: "Hj. Siti", "Menteri Keuangan (Menkeu)"."""
    if first < len(words) and words[first].text == "." and words[first].is_glued:
        return first + 1
    is_bracketed = [word.text for word in words[first : first + 3 : 2]] == ["(", ")"]
    return first + 3 if is_bracketed else first


def _apart(words: Sequence[Word], first: int, others: Container[int]) -> Mention | None:
    """A person apart from a title and the body that it is of: "Pelatih Rawa Putih, Budi Santoso, memuji"."""
    comma = first
    while comma < len(words) and words[comma].is_capital:
        comma += 1
    last = run_end(words, comma + 1, others)
    following = next((word for word in words[last : last + 2] if word.text != ","), None)
    if last - comma <= 2 or following is None or words[comma].text != "," or heads_body(words[comma + 1].key):
        return None
    if following.is_capital or not (following.key or following.text == "(") or following.key in _LISTS_ON:
        return None
    return Mention(comma + 1, last, _PERSON, certainty=0.8)


def _quoted(line: Line, known: Sequence[Mention]) -> Iterator[Mention]:
    """Persons whom a verb of saying announces: "kata Siti"; what the recogniser takes it for goes before."""
    words, keys = line.words, line.keys
    if _SAYING.isdisjoint(keys):
        return
    starts = {mention.first for mention in known}
    for first in (place for place, key in enumerate(keys[:-1], 1) if key in _SAYING):
        if keys[first] in SMALL or heads_body(keys[first]) or title_at(keys, first):
            continue
        last = run_end(words, first, starts)
        if last > first:
            yield Mention(first, last, _PERSON, certainty=_QUOTED)


def _parts(words: Sequence[Word], mark: Mark, known: Sequence[Mention], places: AbstractSet[str]) -> Iterator[Mention]:
    """A mark without what is no name at its ends; a person glued to an organisation, or a place to a person, parted."""
    first, last = _bounds(words, mark)
    if first >= last:
        return
    inside = [mention for mention in known if first <= mention.first and mention.last <= last]
    if mark.kind is _PERSON:
        if is_behind_head(words, first):
            yield Mention(first - 1, last, _ORGANISATION, certainty=mark.certainty)
            return
        leading = next((mention for mention in inside if mention.first == first and mention.kind is not _PERSON), None)
        if leading and leading.last < last and first > 0 and is_title(words[first - 1].key):
            first = leading.last
        first = past_places(words, past_body(words, first, last), last, places)
        first = _past_everyday(words, first, last)
        if _is_everyday(words, first, last):
            return
    elif mark.kind is _ORGANISATION:
        first, last = named_only(words, first, last)
    place = next((mention for mention in inside if mention.kind is _PLACE and mention.first > first), None)
    is_person = place is not None and last - place.last >= 2 and run_end(words, place.last) == last
    if mark.kind is _ORGANISATION and place and is_person and not heads_body(words[last - 1].key):
        yield Mention(place.last, last, _PERSON, certainty=mark.certainty)
        last = place.last
    for begin, end in _unbracketed(words, first, last):
        own = words[begin:end]
        kind = kind_by_head(own, places) if mark.kind is _PERSON else mark.kind
        yield Mention(begin, end, _ORGANISATION if is_headed(own) else kind, certainty=mark.certainty)


def _past_everyday(words: Sequence[Word], first: int, last: int) -> int:
    """Past what an office is for, which a person's name was taken to begin with: "Menko Pangan Siti Rahma"."""
    begin = first
    while last - begin > 2 and first > 0 and is_everyday(words[begin].key):
        begin += 1
    return begin if begin > first and _tells_office(words[first - 1]) else first


def _tells_office(word: Word) -> bool:
    return word.is_capital or is_title(word.key) or is_of_office(word.key)


def _is_everyday(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words are no person's name since each is an everyday one; of one behind a title nothing is known."""
    is_titled = last - first == 1 and first > 0 and is_title(words[first - 1].key)
    is_opening = last - first == 1 and not (first and words[first - 1].key)
    if (
        is_opening
        and is_either(words[first].key)
        and not any(word.text in _DESCRIBED for word in words[last : last + 1])
    ):
        return True
    return not is_titled and all(is_everyday(word.key) for word in words[first:last] if word.key)


def _unbracketed(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of a name that brackets part."""
    begin = first
    for at in range(first, last + 1):
        if at == last or words[at].text in {"(", ")"}:
            if begin < at:
                yield begin, at
            begin = at + 1


def _bounds(words: Sequence[Word], mark: Mark) -> tuple[int, int]:
    first, last = mark.first, mark.last
    keys = [word.key for word in words[:last]]
    if mark.kind is _PERSON and first > 0 and (before := title_at(keys, first - 1)):
        first += before.length - 1  # "Jaksa Agung", of which "Agung" is a name as well
    while first < last:
        title = title_at(keys, first) if mark.kind is _PERSON else None
        is_office = mark.kind is _PERSON and (is_of_office(keys[first]) or is_rank(keys[first]))
        if title is None and not is_office and not _is_outside(words[first], mark.kind):
            break
        first += title.length if title else 1
    while last > first and _ends_none(words[last - 1], mark.kind):
        last -= 1
    return whole(words, first, last) if mark.kind is _PERSON and first < last else (first, last)


def _ends_none(word: Word, kind: EntityKind) -> bool:
    """Whether a word at the end of a mark is no part of the name."""
    if is_title(word.key):
        return ends_none(word, is_person=kind is _PERSON)
    return _is_outside(word, kind)


def _is_outside(word: Word, kind: EntityKind) -> bool:
    """Whether a word at the edge of a mark is no part of the name."""
    if not word.key or word.key in SMALL or (kind is _PERSON and is_title(word.key)):
        return True
    return not word.is_capital and not word.text[0].isdecimal()


def _linked(words: Sequence[Word], mention: Mention, known: Sequence[Mention]) -> Mention:
    """A found name with the entity that it holds, if all its words are that entity's."""
    keys = {part for word in words[mention.first : mention.last] for part in word.key.split()}
    for other in known:
        entity = other.entity
        if entity is None or other.is_adjective or not mention.holds(other):
            continue
        if keys <= {word for name in entity.all_names for word in folded_name(name).split()}:
            return replace(mention, entity=entity, kind=entity.kind, certainty=1.0)
    return mention


def _is_doubtful(words: Sequence[Word], mention: Mention, known: Sequence[Mention]) -> bool:
    """Whether known names within say it better: they are all of it, or it is too unsure to swallow them."""
    if mention.entity:
        return False
    inside = [other for other in known if mention.holds(other)]
    covered = {place for other in inside for place in range(other.first, other.last)}
    rest = [place for place in range(mention.first, mention.last) if place not in covered and words[place].key]
    sure = _SURE_ENOUGH if is_headed(words[mention.first : mention.last]) else _SURE
    return bool(inside) and (not rest or mention.certainty < sure)


def _chosen(candidates: Iterable[Mention]) -> list[Mention]:
    """Of mentions that meet, the longer one is meant, unless it is in doubt; of equals, the one that is known."""

    def weight(mention: Mention) -> tuple[bool, int, bool, float, int]:
        length, is_sure = mention.last - mention.first, mention.certainty >= _SURE_ENOUGH
        return is_sure, length, mention.entity is not None, mention.certainty, -mention.first

    kept: dict[int, Mention] = {}
    chosen: list[Mention] = []
    for mention in sorted(candidates, key=weight, reverse=True):
        places = range(mention.first, mention.last)
        if not any(place in kept for place in places):
            kept.update(dict.fromkeys(places, mention))
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.first)
