"""Entities that nobody has stored, proposed with what the text says of them.

A full name comes before the short forms of it in the same article, which are linked to it. Nothing is stored here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from bot.domain.news import Entity, EntityKind
from bot.domain.wording import ID_LIMIT, Wording
from bot.intake.fleeting import fleeting
from bot.intake.names.everyday import everyday
from bot.intake.names.roles import ministry
from bot.intake.names.titles import changes, is_area, is_of_office, words_in
from bot.intake.names.words import folded_name

LEAST_CERTAINTY = 0.5
"""A name that the recogniser is less sure of is not proposed."""
MOST_NAMES = 300
"""Names of an article that are proposed; a list of thousands is no news."""

_DIRECTIONS = frozenset(
    ["barat", "timur", "utara", "selatan", "tengah", "west", "east", "north", "south", "western", "eastern"]
)
_SHORTEST = 2
_SORTS = frozenset(
    phrase
    for line in """
kementerian;pemerintah;polisi;dinas;badan;bank sentral;parlemen;persero;tbk;dewan;kantor;industri;pasar;pelabuhan;pt;plt
pelaksana tugas;pengadilan;universitas;perusahaan;scroll;advertisement;baca juga;ministry;government;police;parliament
council;court;opposition;company;university;central bank;department;daerah;pemerintah daerah;pemerintah pusat;pemkab
pemkot;pemprov;pemda;kejaksaan;kejari;kejati;polres;polda;polsek;bumd;sekretariat;puskesmas;istana;stadion;tanah air
pemilu;pilkada;pilpres;piala dunia;apbn;apbd;ihsg;bi rate;spbu;tps;wfh;wfa;umkm;paman sam
""".strip().split("\n")
    for phrase in line.split(";")
)
"""Words for sorts of bodies and occasions, and what pages print between lines, that name nothing alone."""
_MONTHS = words_in("""
januari februari maret april mei juni juli agustus september oktober november desember
january february march may june july august october december
""")
"""Months, which are no places nor bodies, though people are called so."""
_MOST_FOREIGN = 40
"""Letters of a name in another script, or of a wrongly read text, at most."""
_UNCOUNTED = frozenset({"dan", "untuk", "and", "of", "the", "for"})
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_THINGS = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})
"""Kinds that a recogniser takes for each other: one name is one of them."""
_PROPOSED = _THINGS | {EntityKind.PERSON}


@fleeting(frozen=True, slots=True)
class Unknown:
    """A name as it stands in the text."""

    text: str
    kind: EntityKind
    certainty: float
    role: Wording | None = None


_Key = tuple[str, EntityKind]
"""A name, and what kind of thing it names."""


@dataclass(slots=True)
class _Candidate:
    name: str
    kind: EntityKind
    role: Wording | None
    aliases: list[str] = field(default_factory=list)

    def take(self, name: Unknown) -> None:
        """Count a short form to it."""
        self.role = self.role or name.role
        if name.text not in {self.name, *self.aliases} and not _runs_on(folded_name(name.text), folded_name(self.name)):
            self.aliases.append(name.text)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposed entities, in the order in which the text names them, and whose each unknown name is."""

    entities: tuple[Entity, ...]
    by_name: Mapping[_Key, Entity]


def slug(name: str) -> str:
    """An id from a name: ASCII letters and digits with hyphens, within the limit, cut between words; "" for none."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    text = _NOT_IN_IDS.sub("-", plain).strip("-")
    if len(text) > ID_LIMIT:
        text = text[: ID_LIMIT + 1].rpartition("-")[0] or text[:ID_LIMIT]
    return text


def propose(
    unknown: Sequence[Unknown], known: Iterable[Entity], taken: AbstractSet[str], *, is_first_used: bool = False
) -> Proposed:
    """Entities for unknown names; short forms of people that are known are theirs.

    `taken` holds ids that are stored; `is_first_used` where people are called by the first word of their names.
    """
    met = list(known)
    people = [entity for entity in met if entity.kind is EntityKind.PERSON]
    things = {folded_name(name): entity for entity in met if entity.kind in _THINGS for name in entity.all_names}
    owners: dict[_Key, Entity | _Candidate] = {}
    candidates: list[_Candidate] = []
    for name in sorted(_sure(unknown), key=lambda name: (-len(folded_name(name.text).split()), len(name.text))):
        thing = things.get(folded_name(name.text)) if name.kind in _THINGS else None
        owner = thing or _owner(name, people, candidates, is_first_used=is_first_used)
        if owner is None:
            owner = _Candidate(name.text, name.kind, name.role)
            candidates.append(owner)
        elif isinstance(owner, _Candidate):
            owner.take(name)
        for kind in _PROPOSED:
            owners[folded_name(name.text), kind] = owner
    made = _made(candidates, unknown, set(taken))
    entities = {
        key: made.get((owner.name, owner.kind)) if isinstance(owner, _Candidate) else owner
        for key, owner in owners.items()
    }
    return Proposed(tuple(made.values()), {key: entity for key, entity in entities.items() if entity})


def _made(candidates: Iterable[_Candidate], unknown: Sequence[Unknown], taken: set[str]) -> dict[_Key, Entity]:
    """An entity for each candidate that an id can be made for, in the order in which the text names them."""
    order = {name.text: place for place, name in reversed(list(enumerate(unknown)))}
    made: dict[_Key, Entity] = {}
    for candidate in sorted(candidates, key=lambda candidate: order[candidate.name]):
        entity = _entity(candidate, taken)
        if entity:
            made[candidate.name, candidate.kind] = entity
    return made


def _sure(unknown: Sequence[Unknown]) -> list[Unknown]:
    """Each name once, with the first role that the text gives it, if it is sure enough anywhere."""
    best: dict[str, Unknown] = {}
    weights: Counter[tuple[str, EntityKind]] = Counter()
    alone = {word for name in unknown if "-" not in name.text for word in folded_name(name.text).split()}
    for name in unknown:
        if name.kind is EntityKind.PERSON and _are_two(name.text, alone):
            continue
        key = folded_name(name.text)
        if name.kind not in _PROPOSED or not _is_name(key, name.kind):
            continue
        weights[key, name.kind] += 1 + round(100 * name.certainty) * (1 + (name.role is not None))
        before = best.get(key, name)
        kind = max(name.kind, before.kind, key=lambda kind: weights[key, kind])
        best[key] = Unknown(before.text, kind, max(name.certainty, before.certainty), before.role or name.role)
    return list(islice((name for name in best.values() if name.certainty >= LEAST_CERTAINTY), MOST_NAMES))


def _are_two(name: str, alone: AbstractSet[str]) -> bool:
    """Whether a word of a name joins two people, one of whom stands `alone` elsewhere: "Siti-Budi"."""
    return any(folded_name(part) in alone for word in name.split() if "-" in word for part in word.split("-"))


def _is_name(words: str, kind: EntityKind) -> bool:
    """Whether folded words may name somebody: more than a letter, no mere sort of body, part of an office or noise."""
    if len(words) < _SHORTEST or words in _DIRECTIONS or words in _SORTS or (kind in _THINGS and words in _MONTHS):
        return False
    if len(words) > _MOST_FOREIGN and 2 * len(slug(words)) < len(words):
        return False
    first = words.split(maxsplit=1)[0]
    return kind is not EntityKind.PERSON or not (is_of_office(first) or changes(first))


def _owner(
    name: Unknown, people: Sequence[Entity], candidates: Sequence[_Candidate], *, is_first_used: bool
) -> Entity | _Candidate | None:
    """Whose short form a name is, where that is one only, or one alone has its role, or has it as first name."""
    key = folded_name(name.text)
    fitting: list[tuple[Entity | _Candidate, str]] = [
        (candidate, full)
        for candidate in candidates
        if candidate.kind is name.kind and _is_short_form(key, full := folded_name(candidate.name), name.kind)
    ]
    if name.kind is EntityKind.PERSON:
        fitting += [
            (person, full)
            for person in people
            if (full := next((full for full in _folded(person) if _is_short_form(key, full, name.kind)), ""))
        ]
    same = [owner for owner, _ in fitting if name.role and owner.role == name.role]
    first = [owner for owner, full in fitting if is_first_used and full.startswith(f"{key} ")]
    return next((told[0] for told in ([owner for owner, _ in fitting], same, first) if len(told) == 1), None)


def _folded(entity: Entity) -> Iterable[str]:
    return (folded_name(known) for known in entity.all_names)


def _runs_on(key: str, full: str) -> bool:
    """Whether a name is another one that runs into the word behind it: "siti rahmamengatakan"."""
    return " " in full and key.startswith(full) and key[len(full) :] in everyday()


def _is_short_form(key: str, full: str, kind: EntityKind) -> bool:
    """Whether a name has only words of a person's, the first letters of an organisation's, or a regency's bare name."""
    if kind is EntityKind.PERSON:
        return set(key.split()) <= set(full.split()) or _runs_on(key, full)
    if kind is EntityKind.PLACE:
        area, _, bare = full.partition(" ")
        return key == full or (is_area(area) and key == bare)
    letters = "".join(word[0] for word in full.split() if word not in _UNCOUNTED)
    return key == full or (kind is EntityKind.ORGANISATION and len(key) > 1 and key == letters)


def _entity(candidate: _Candidate, ids: set[str]) -> Entity | None:
    id = slug(candidate.name)
    if not id:
        return None
    number = 2
    while id in ids:
        id = f"{slug(candidate.name)[: ID_LIMIT - 4].rstrip('-')}-{number}"
        number += 1
    ids.add(id)
    name = ministry(folded_name(candidate.name).split()) or Wording.same(candidate.name)
    return Entity(id, candidate.kind, name, tuple(candidate.aliases), role=candidate.role)
