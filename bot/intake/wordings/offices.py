"""For which body somebody speaks, by the office that the article gives him: "Kapolres Garut" for "Polres Garut".

In a briefing "pihaknya" or "negaranya" means nobody. Such words give way to a name only where all that an article says
of who somebody is comes to one body or state; what is not plain from an office stays unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain.news import Entity, EntityKind
from bot.domain.wording import folded
from bot.intake.found import FoundName
from bot.intake.names.titles import words_in
from bot.intake.texts import ReadText
from bot.intake.wordings.called import called
from bot.intake.wordings.lexicon import lexicon
from bot.intake.wordings.tables import Table, words_of

_BEHIND = "{}"
_BODIES: Table[str] = Table(
    (office, body)
    for body, offices in {
        _BEHIND: "kepala,wakil kepala,ketua,wakil ketua,ketua umum,wakil ketua umum,sekretaris jenderal,sekjen,"
        "direktur utama,dirut,wakil direktur utama,presiden direktur,ceo,juru bicara,jubir,panglima,rektor,"
        "kabid humas,kasi humas,kabag humas,kepala bidang humas,kasat reskrim,kasatreskrim,kasat lantas,"
        "gubernur,deputi gubernur,direktur eksekutif,corporate secretary,sekretaris perusahaan",
        "Polres {}": "kapolres,wakapolres",
        "Polresta {}": "kapolresta,wakapolresta",
        "Polrestabes {}": "kapolrestabes,wakapolrestabes",
        "Polda {}": "kapolda,wakapolda",
        "Polsek {}": "kapolsek,wakapolsek",
        "Kejari {}": "kajari",
        "Kejati {}": "kajati,wakajati",
        "Pemerintah Kota {}": "wali kota,walikota,wakil wali kota",
        "Pemerintah Kabupaten {}": "bupati,wakil bupati",
        "Pemerintah Provinsi {}": "gubernur,wakil gubernur",
        "Kementerian {}": "menteri,wakil menteri",
    }.items()
    for office in offices.split(",")
)
"""What somebody heads or speaks for by his office, with what stands behind that at {}."""
_RANKS = words_in(
    "jenderal letjen mayjen brigjen kolonel letkol mayor kapten letnan irjen komjen kombes akbp kompol akp iptu ipda "
    "aiptu aipda laksamana marsekal polisi pol purn dr ir prof"
)
_IN_DOUBT = words_in(
    "mantan bekas eks calon pengacara kuasa istri suami anak putra putri ayah ibu kakak adik kerabat keluarga rekan "
    "sahabat pendukung lawan ajudan asisten penasihat sopir sekaligus merangkap juga"
)
"""Words of an office that was once, that is somebody else's, or that is one of two."""
_JOINTS = _IN_DOUBT | {"dan", "hukum"}
"""Words in small letters that an office may have before or within it."""
_OF_PLACES = words_in(
    "barat timur utara selatan tengah tenggara daya laut raya besar baru lama pusat kota seribu jaya ilir ulu hilir hulu"
)
"""What a name begins with that was cut off the place before it: "Bupati Bandung Barat Jeje" is no regent of Bandung."""
_TWO = (("sekaligus",), ("merangkap",), ("yang", "juga"))
"""Behind a name, what begins a second office."""
_SOON = 20
"""Characters behind a name in which that stands."""
_FAR = 100
"""Characters before a name in which an office stands."""
_SHORT = 4
"""Letters of a rank or an initial, which a full stop may follow within a name."""
_MOST = 12
"""Mentions that are looked at."""


def body_of(
    somebody: Entity | None, told: str, text: ReadText, names: Sequence[FoundName], known: Sequence[Entity]
) -> FoundName | None:
    """The one body that somebody heads or speaks for; `told`: how a speaker without a name is called. Null: in doubt."""
    if somebody and somebody.kind is EntityKind.ORGANISATION:
        return named_as(somebody, text.language)
    offices = list(_offices(somebody, told, text, names))
    if somebody and not _OF_PLACES.isdisjoint(words_of(somebody.name.phrase(text.language).text)[:1]):
        return None
    if any(not _IN_DOUBT.isdisjoint(words_of(office)) for office in offices):
        return None
    bodies = {_key(body): body for office in offices for body in _bodies(office, known)}
    body = bodies.popitem()[1] if len(bodies) == 1 else None
    return body if body and (somebody or _is_whole(body)) else None


def _is_whole(body: FoundName) -> bool:
    """Whether the words for a body are no more than that; of a speaker without a record, his name may stand behind."""
    words, places = words_of(body.text), lexicon("id").places
    is_known = any(places.whole(words[at:]) for at in range(len(words)))
    return is_known or lexicon("id").bodies.whole(words) is not None


def country_of(somebody: Entity, text: ReadText, names: Sequence[FoundName]) -> FoundName | None:
    """The one country that the offices of somebody name; null: none or several."""
    known = lexicon("id").places
    offices = [words_of(office) for office in _offices(somebody, "", text, names)] if text.language == "id" else []
    found = {
        place.id: FoundName(0, 0, place.id, EntityKind.PLACE)
        for words in offices
        for at in range(_title_end(words), len(words))
        for _, place in known.longest(words, at)
        if place.adjective and _title_end(words)
    }
    return found.popitem()[1] if len(found) == 1 else None


def named_as(entity: Entity, language: str) -> FoundName:
    """A name that a clause is to have, where the article has none."""
    return FoundName(0, 0, entity.name.phrase(language).text, entity.kind, entity.id)


def _key(name: FoundName) -> str:
    """The same for a body by whatever name: "Pemprov Jateng" is "Pemerintah Provinsi Jawa Tengah"."""
    made = called(name.text)
    return name.entity or (made.en if made else folded(name.text))


def _offices(somebody: Entity | None, told: str, text: ReadText, names: Sequence[FoundName]) -> Iterator[str]:
    """What an article calls somebody, each time that it names him."""
    if somebody is None:
        yield told
        return
    if somebody.role and text.language == "id":
        yield somebody.role.phrase("id").text
    mentions = [name for name in names if name.entity == somebody.id][:_MOST]
    yield from (f"{_before(text.whole, name.start)}{_second(text.whole, name.end)}" for name in mentions)


def _second(whole: str, at: int) -> str:
    """The word that tells of a second office behind a name, after a blank; empty: none does."""
    words = tuple(whole[at : at + _SOON].replace(",", " ").casefold().split())
    return next((f" {two[-1]}" for two in _TWO if words[: len(two)] == two), "")


def _before(whole: str, at: int) -> str:
    """The words with capital letters right before a name, as far as they go, and a title in small ones before them."""
    words = whole[max(0, at - _FAR) : at].split()[at > _FAR :]
    run: list[str] = []
    while words:
        plain = words[-1].strip("(),.")
        is_of_run = plain[:1].isupper() or plain in _JOINTS
        is_cut = words[-1].endswith((",", ";", ":")) if run else words[-1].endswith(".") and len(plain) > _SHORT
        if not is_of_run or is_cut:
            break
        if (run or plain.casefold() not in _RANKS) and not words[-1].startswith("("):
            run.append(plain)
        words.pop()
    low = tuple(word.casefold() for word in words)
    small = next((words[-size:] for size in (3, 2, 1) if low and _BODIES.whole(low[-size:])), [])
    return " ".join([*small, *reversed(run)])


def _title_end(words: tuple[str, ...]) -> int:
    """Where the first title of an office ends; 0: it has none."""
    return next((_BODIES.longest(words, at)[0][0] for at in range(len(words)) if _BODIES.at(words, at)), 0)


def _bodies(office: str, known: Sequence[Entity]) -> Iterator[FoundName]:
    """The body that an office is of; none where nothing says that it is one."""
    pieces = office.split()
    words = tuple(piece.casefold() for piece in pieces)
    at = next((at for at in range(len(words)) if _BODIES.at(words, at) or _short(words, at)), len(words))
    if at < len(words) and (ministry := _short(words, at)):
        yield FoundName(0, 0, ministry, EntityKind.ORGANISATION)
        return
    for end, pattern in _BODIES.longest(words, at):
        last = next((place for place in range(end, len(words)) if words[place] in _RANKS), len(words))
        body = _body(pattern.format(" ".join(pieces[end:last])), known) if last > end else None
        if body:
            yield body
            return


def _short(words: tuple[str, ...], at: int) -> str:
    """The ministry of a minister who is called by a short form: "Menkeu"."""
    if not words[at].startswith(("men", "wamen")) or words[at] == "menteri":
        return ""
    role = lexicon("id").roles.whole(words[at : at + 1])
    last = role.id.rpartition("menteri ")[2] if role and "menteri " in role.id else ""
    return f"Kementerian {last.title()}" if last else ""


def _body(name: str, known: Sequence[Entity]) -> FoundName | None:
    """A body by its name: one that the article names too, or one whose name says that it is one."""
    for entity in known:
        if entity.kind is EntityKind.ORGANISATION and folded(name) in {folded(each) for each in entity.all_names}:
            return named_as(entity, "id")
    made = called(name)
    is_body = (made and "O" in made.kinds) or name.startswith("Kementerian ")
    return FoundName(0, 0, name, EntityKind.ORGANISATION) if is_body else None
