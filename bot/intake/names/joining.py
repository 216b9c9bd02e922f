"""What the recogniser marks and what gazetteers know, joined to one reading of a sentence.

A title, and the place in it, are no part of a person's name: "Presiden Rusia Vladimir Putin" is a place and a person.
Nor is a person part of the organisation that stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.domain.news import Entity, EntityKind
from bot.intake.names.cues import cues_of
from bot.intake.names.gazetteer import Hit
from bot.intake.names.offices import kind_by_head, past_office, past_places
from bot.intake.names.recogniser import Mark
from bot.intake.names.titles import is_area, is_of_office, is_title, may_begin_title, title_at, words_in
from bot.intake.names.words import Word, folded_name

_PERSON, _ORGANISATION, _PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
LONGEST_PERSON = 5
"""Words of the longest run of capitals that a title alone makes a person's name."""
_SURE = 0.6
_SURE_ENOUGH = 0.5
"""A mark over known names that is less sure than this is not believed; the second where its words name a body."""
_LAST_OF_BODIES = words_in("institute university foundation agency council committee group center centre exchange")
_QUOTED = 0.55
"""How sure it is that a name after a verb of saying is a person's."""
_SAYING = words_in("kata ujar tutur ucap ungkap jelas tegas papar imbuh tandas sambung said says")
_NAMES_TOO = words_in("putri putra ratu raja sultan imam pangeran")
"""Titles that are names as well: behind another name they are of it."""
_RANKS = words_in("akp akbp kompol iptu ipda kombes irjen brigjen")
_LISTS_ON = words_in("dan serta atau and or hingga maupun")
_OF_BODIES = words_in(
    "pelatih kapten manajer direktur kepala ketua rektor komandan coach captain manager director head chair"
)
"""Titles behind which a name between them and a comma is a body's, not a person's."""
_OWNERS = words_in("pemilik pendiri owner founder")
"""Titles that companies bear as well."""
_TOLD = 0.95

SMALL = words_in("""
dan atau namun tetapi tapi di ke dari yang pada untuk dengan oleh sementara sedangkan bahwa saat ketika jika
bila menurut kata ujar seperti karena juga para sang si ini itu hari kepada bagi dalam setelah sebelum and
or but the a an in of on at to from for with by as while when if he she it they this that his her its ia dia
mereka kami kita saya aku apa siapa mengapa bagaimana kapan mana ada who what where why how which there we
you i yes no not senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday
saturday sunday
""")
"""Words that begin or end no name, capitals or not."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (exclusive) of a sentence that name something."""

    first: int
    last: int
    kind: EntityKind
    entity: Entity | None = None
    certainty: float = 1.0
    is_adjective: bool = False
    is_open: bool = False  # several are called so, and nothing tells who is meant

    def holds(self, other: Mention) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last


Chooser = Callable[[Hit], Entity | None]
"""Tells who of a hit's bearers is meant."""


def mentions(
    words: Sequence[Word],
    marks: Iterable[Mark],
    hits: Sequence[Hit],
    choose: Chooser,
    places: AbstractSet[str] = frozenset(),
) -> list[Mention]:
    """The names of a sentence, in order and not overlapping; `places` are words that the text names places by."""
    known = [_known(hit, choose) for hit in hits]
    marked = [part for mark in marks for part in _parts(words, mark, known, places)]
    told = (*marked, *_titled(words, known, places), *_described(words), *_quoted(words, known))
    found = [_linked(words, mention, known) for mention in told]
    return _chosen([*(mention for mention in found if not _is_doubtful(words, mention, known)), *known])


def _known(hit: Hit, choose: Chooser) -> Mention:
    entity = choose(hit)
    kind = (entity or hit.bearers[0]).kind
    certainty = 0.7 if hit.is_adjective or entity is None else 1.0
    return Mention(hit.run.first, hit.run.last, kind, entity, certainty, hit.is_adjective, entity is None)


def _titled(words: Sequence[Word], known: Sequence[Mention], places: AbstractSet[str]) -> Iterator[Mention]:
    """Persons whom a title announces: a run of capitals after it, and after the body and the place that it is of."""
    keys = [word.key for word in words]
    others = {mention.first: mention.last for mention in known if mention.kind is not _PERSON}
    place = 0
    for start in (start for start, key in enumerate(keys) if may_begin_title(key)):
        title = title_at(keys, start) if start >= place else None
        if title is None:
            continue
        behind = _past_bracket(words, start + title.length)
        place = past_office(words, behind, others, places)
        last = run_end(words, place, others)
        place = _past_body(words, place, last)
        if keys[start] not in _OWNERS and (apart := _apart(words, max(behind, place), others)):
            yield apart
            if keys[start] in _OF_BODIES and behind < apart.first - 1:
                yield Mention(behind, apart.first - 1, _ORGANISATION, certainty=_TOLD)
            place = apart.last
        elif last - place >= 2 and not (_heads_body(keys[place]) or any(is_area(key) for key in keys[place:last])):
            yield Mention(place, last, _PERSON, certainty=0.8)
            place = last


def _past_bracket(words: Sequence[Word], first: int) -> int:
    """Past a short form in brackets behind a title: "Menteri Keuangan (Menkeu)"."""
    is_bracketed = [word.text for word in words[first : first + 3 : 2]] == ["(", ")"]
    return first + 3 if is_bracketed else first


def _apart(words: Sequence[Word], first: int, others: Container[int]) -> Mention | None:
    """A person apart from a title and the body that it is of: "Pelatih Rawa Putih, Budi Santoso, memuji"."""
    comma = first
    while comma < len(words) and words[comma].is_capital:
        comma += 1
    last = run_end(words, comma + 1, others)
    following = next((word for word in words[last : last + 2] if word.text != ","), None)
    if last - comma <= 2 or following is None or words[comma].text != "," or _heads_body(words[comma + 1].key):
        return None
    if following.is_capital or not following.key or following.key in _LISTS_ON:
        return None
    return Mention(comma + 1, last, _PERSON, certainty=0.8)


def _described(words: Sequence[Word]) -> Iterator[Mention]:
    """Persons of whom it is said behind the name what they do: "Daria Petrescu, an economist at"."""
    keys = [word.key for word in words]
    for comma in (
        at for at, word in enumerate(words[:-2]) if word.text == "," and keys[at + 1] in {"a", "an", "seorang"}
    ):
        first = comma
        while first > 0 and comma - first < LONGEST_PERSON and run_end(words, first - 1) == comma:
            first -= 1
        if comma - first >= 2 and keys[first] not in SMALL and title_at(keys, comma + 2):
            yield Mention(first, comma, _PERSON, certainty=0.7)


def _quoted(words: Sequence[Word], known: Sequence[Mention]) -> Iterator[Mention]:
    """Persons whom a verb of saying announces: "kata Siti"; what the recogniser takes it for goes before."""
    keys = [word.key for word in words]
    starts = {mention.first for mention in known}
    for first in (place for place, key in enumerate(keys[:-1], 1) if key in _SAYING):
        if keys[first] in SMALL or _heads_body(keys[first]) or title_at(keys, first):
            continue
        last = run_end(words, first, starts)
        if last > first:
            yield Mention(first, last, _PERSON, certainty=_QUOTED)


def run_end(words: Sequence[Word], first: int, others: Container[int] = ()) -> int:
    """Where a run of capitals that may be a person's name ends; words in `others` begin something else."""
    last = first
    while last < len(words) and last - first < LONGEST_PERSON and last not in others:
        word = words[last]
        is_inside = last > first and (
            (word.text == "-" and word.is_glued) or (word.is_capital and word.key in _NAMES_TOO)
        )
        if not is_inside and not (word.key and word.is_capital and not word.text.isupper() and not is_title(word.key)):
            break
        last += 1
    return last - 1 if last > first and not words[last - 1].key else last


def _parts(words: Sequence[Word], mark: Mark, known: Sequence[Mention], places: AbstractSet[str]) -> Iterator[Mention]:
    """A mark without what is no name at its ends; a person glued to an organisation, or a place to a person, parted."""
    first, last = _bounds(words, mark)
    if first >= last:
        return
    inside = [mention for mention in known if first <= mention.first and mention.last <= last]
    if mark.kind is _PERSON:
        leading = next((mention for mention in inside if mention.first == first and mention.kind is not _PERSON), None)
        if leading and leading.last < last and first > 0 and is_title(words[first - 1].key):
            first = leading.last
        first = past_places(words, _past_body(words, first, last), last, places)
    place = next((mention for mention in inside if mention.kind is _PLACE and mention.first > first), None)
    is_person = place is not None and last - place.last >= 2 and run_end(words, place.last) == last
    if mark.kind is _ORGANISATION and place and is_person and not _heads_body(words[last - 1].key):
        yield Mention(place.last, last, _PERSON, certainty=mark.certainty)
        last = place.last
    for begin, end in _unbracketed(words, first, last):
        own = words[begin:end]
        kind = kind_by_head(own, places) if mark.kind is _PERSON else mark.kind
        yield Mention(begin, end, _ORGANISATION if _is_headed(own) else kind, certainty=mark.certainty)


def _unbracketed(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of a name that brackets part."""
    begin = first
    for at in range(first, last + 1):
        if at == last or words[at].text in {"(", ")"}:
            if begin < at:
                yield begin, at
            begin = at + 1


def _heads_body(key: str) -> bool:
    """Whether a word says that it is of an organisation's name, and is nobody's: "Forum", "Kejaksaan", "Tbk"."""
    cues = cues_of(key)
    return "org" in cues and "given" not in cues


def _past_body(words: Sequence[Word], first: int, last: int) -> int:
    """Past a body that runs into the name of its person: "Reef Institute Rina Wijaya"."""
    ends = (at + 1 for at in range(last - 3, first, -1) if words[at].key in _LAST_OF_BODIES)
    return next(ends, first)


def _is_headed(words: Sequence[Word]) -> bool:
    """Whether the words say themselves that they are an organisation: "Bank Sentral", "Stock Exchange"."""
    return len(words) > 1 and ("org-first" in cues_of(words[0].key) or "org-last" in cues_of(words[-1].key))


def _bounds(words: Sequence[Word], mark: Mark) -> tuple[int, int]:
    first, last = mark.first, mark.last
    keys = [word.key for word in words[:last]]
    while first < last:
        title = title_at(keys, first) if mark.kind is _PERSON else None
        is_office = mark.kind is _PERSON and is_of_office(keys[first])
        if title is None and not is_office and not _is_outside(words[first], mark.kind):
            break
        first += title.length if title else 1
    while last > first and _ends_none(words[last - 1], mark.kind):
        last -= 1
    return first, last


def _ends_none(word: Word, kind: EntityKind) -> bool:
    """Whether a word at the end of a mark is no part of the name: a rank there is of who is named next."""
    return word.key in _RANKS or (word.key not in _NAMES_TOO and _is_outside(word, kind))


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
    sure = _SURE_ENOUGH if _is_headed(words[mention.first : mention.last]) else _SURE
    return bool(inside) and (not rest or mention.certainty < sure)


def _chosen(candidates: Iterable[Mention]) -> list[Mention]:
    """Of mentions that meet, the longer one is meant; of equals, the one that is known."""

    def weight(mention: Mention) -> tuple[int, bool, float, int]:
        return mention.last - mention.first, mention.entity is not None, mention.certainty, -mention.first

    kept: dict[int, Mention] = {}
    chosen: list[Mention] = []
    for mention in sorted(candidates, key=weight, reverse=True):
        places = range(mention.first, mention.last)
        if not any(place in kept for place in places):
            kept.update(dict.fromkeys(places, mention))
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.first)
