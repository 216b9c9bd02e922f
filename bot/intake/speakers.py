"""Speakers whom no name names: "a senior official", "the transport ministry", "the central bank of Kenya".

Such a speaker is of one article alone, since the next one's "senior official" is somebody else. Only a body has an id that
serves everywhere, where its words say of which place it is, or the article leaves no doubt of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from bot.domain.news import Entity, EntityKind
from bot.domain.wording import ID_LIMIT, Wording, folded
from bot.intake.claims.verbs import words
from bot.intake.names.roles import ministry
from bot.intake.names.world import world
from bot.intake.slugs import slug
from bot.intake.wordings import noun

_BODIES = words(
    "kementerian kemenko pemerintah kepolisian polisi polres polda polsek dinas badan bank perusahaan dewan komisi komite",
    "kantor lembaga otoritas pengadilan mahkamah kejaksaan asosiasi partai serikat organisasi universitas kampus maskapai",
    "satgas panitia pengurus parlemen istana ministry government police company agency court commission council bank office",
    "department authority association party union army military navy university airline group firm committee board",
    "regulator parliament club hospital palace federation newspaper carrier administration media campaign pt cv perseroan",
    "direktorat kanwil sekretariat pemprov pemkot pemkab kemnaker kominfo balai",
)
"""Words that say that a body speaks: the first one in Indonesian, in English the last one of what comes before "of"."""
_FIRMS = words("persero tbk inc ltd corp plc llc")
_RECORDS = words(
    "data laporan survei riset dokumen hasil putusan catatan keterangan ayat pasal surat undang-undang report survey study",
    "poll statistics figures statement letter website laman situs",
)
"""Words that say that a text speaks, at the same places."""
_BEHIND_HEAD = words("of for in at on by that which who from with")
_ARTICLES = words("the a an")


def unnamed_speaker(printed: str, language: str, article: str, named: Iterable[Entity]) -> Entity:
    """Who speaks, by the article's words; `named` holds what the article names."""
    listed = list(named)
    name = _ministry(printed, language, listed) or noun(printed, language) or Wording.same(f"“{printed}”")
    english = name.as_mapping()["en"]
    if not _is_body(printed, language):
        kind = EntityKind.OBJECT if _head(printed, language) in _RECORDS else EntityKind.PERSON
        return Entity(_own_id(english, article), kind, name)
    places = (f" {folded(text)} " for each in listed if each.kind is EntityKind.PLACE for _, text in each.name.texts)
    is_of_place = any(place in f" {folded(text)} " for place in places for _, text in name.texts)
    id = slug(english, ID_LIMIT) if is_of_place else _own_id(english, article)
    return Entity(id, EntityKind.ORGANISATION, name)


def _ministry(printed: str, language: str, named: Sequence[Entity]) -> Wording | None:
    """A ministry's name, with its country where that is certain; null: these words are no ministry.

    It is where the article names it, or its minister, with the country; and in an Indonesian text that names Indonesia and
    no place elsewhere the ministry is Indonesia's. "Exports to Kenya rose, the trade ministry said" does not tell whose it is.
    """
    keys = folded(printed).split()
    name = ministry(keys)
    if name is None or not name.as_mapping()["en"].endswith(_WITHOUT_PLACE):
        return name
    lead = f"{name.as_mapping()['en']} of "
    worded = (wording for each in named for wording in (each.name, each.role) if wording)
    texts = (wording.as_mapping().get("en", "").replace("Minister", "Ministry") for wording in worded)
    places = {text.removeprefix(lead) for text in texts if text.startswith(lead)}
    if not places and language == "id" and _is_at_home(named):
        places = {_HOME}
    return (ministry([*keys, *folded(places.pop()).split()]) or name) if len(places) == 1 else name


def _is_at_home(named: Iterable[Entity]) -> bool:
    """Whether an article names Indonesia, and no place that is known to be elsewhere."""
    texts = (text for each in named if each.kind is EntityKind.PLACE for _, text in each.name.texts)
    places = {known.id for text in texts if (known := world().names.get(folded(text)))}
    return _HOME.casefold() in places <= _INDONESIAN


_WITHOUT_PLACE = " Ministry"
_HOME = "Indonesia"
_INDONESIAN = words(
    "indonesia jakarta surabaya bandung medan semarang makassar palembang denpasar yogyakarta surakarta bogor depok bekasi",
    "tangerang malang balikpapan samarinda banjarmasin pontianak manado jayapura kupang mataram padang pekanbaru batam",
    "banda-aceh nusantara aceh bali papua west-papua southwest-papua central-papua highland-papua south-papua sumatra",
    "north-sumatra west-sumatra south-sumatra java west-java central-java east-java banten lampung riau riau-islands jambi",
    "kalimantan east-kalimantan west-kalimantan south-kalimantan central-kalimantan north-kalimantan sulawesi lombok",
    "south-sulawesi north-sulawesi central-sulawesi southeast-sulawesi west-sulawesi gorontalo bengkulu",
    "bangka-belitung-islands west-nusa-tenggara east-nusa-tenggara maluku north-maluku",
)
"""Places of Indonesia among those that are known without a store."""


def _is_body(printed: str, language: str) -> bool:
    return _head(printed, language) in _BODIES or bool(_FIRMS & set(folded(printed).split()))


def _head(printed: str, language: str) -> str:
    """The word that says of what sort the speaker is; "": none does."""
    heads = [word for word in folded(printed).split() if word not in _ARTICLES]
    if language == "en":
        heads = heads[: next((place for place, word in enumerate(heads) if word in _BEHIND_HEAD), len(heads))][-1:]
    return heads[0] if heads else ""


def _own_id(words: str, article: str) -> str:
    """An id of this article alone."""
    mark = sha256(article.encode()).hexdigest()[:6]
    return f"{slug(f'unnamed {words}', ID_LIMIT - len(mark) - 1)}-{mark}"
