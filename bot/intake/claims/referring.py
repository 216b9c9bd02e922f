"""Whom words mean that name a speaker without a name: "he", "the company", "jaksa".

Safe is only what leaves no choice: who spoke last, the one subject before, the one person of that office in the text.
"""

from __future__ import annotations

import re

from bot.domain.errors import Notice, notice
from bot.domain.news import EntityKind
from bot.intake.claims.memory import Memory
from bot.intake.claims.reading import Reading
from bot.intake.claims.sayings import Saying
from bot.intake.claims.standings import Standing, standing_of, standing_words
from bot.intake.claims.verbs import Act, words
from bot.intake.claims.voices import PEOPLE, Voice, standing, voice_of
from bot.intake.found import FoundName
from bot.intake.names.titles import is_title
from bot.intake.texts import Span

_BACK = words("it they mereka")
_FIRM = words("perusahaan maskapai bank klub company airline bank firm club group agency ministry party kementerian")
_COUNTRY = words("negara republik pemerintah country republic government nation")
_NAMES = words("king queen prince juru")
"""Words of offices that people are called by as well."""
_DEPUTY = words("wakil wali mantan eks")
"""Words before the one that names an office."""
_POINTED = re.compile(r"(?:the (?P<en>\w+)|(?P<id>\w+) (?:itu|ini|tersebut))", re.IGNORECASE)
_OFFICE = re.compile(r"(?:his|her) office|kantornya", re.IGNORECASE)
_THIS = re.compile(r"(?P<title>\w+)(?: [\w.,-]+){0,7} (?:itu|ini|tersebut)", re.IGNORECASE)
_BARE = re.compile(r"(?:the |sang )?(?P<title>\w+)", re.IGNORECASE)


def who_says(
    saying: Saying, evidence: Span, reading: Reading, memory: Memory
) -> tuple[Voice | None, tuple[Notice, ...]]:
    """Whose saying it is, and what an editor is told of that; null: nobody can be sure."""
    if saying.who is None:
        return (memory.goes_on(reading, evidence) if saying.goes_on else None), ()
    printed = " ".join(saying.who.of(reading.whole).split())
    if saying.is_back or printed.casefold() in _BACK:
        voice = memory.speaker(printed, is_answer=_is_answer(saying, reading))
    else:
        name = _meant(printed, saying, reading, memory)
        if name is None:
            return voice_of(saying.who, reading), ()
        voice = Voice(name)
    if voice is None:
        return None, ()
    if voice.name:
        voice = Voice(voice.name, "", standing(voice.name, reading))
    return voice, (notice("“{words}” was taken to mean {name}", words=printed, name=voice.printed),)


def _meant(printed: str, saying: Saying, reading: Reading, memory: Memory) -> FoundName | None:
    """Whom "the company", "his office" or "jaksa" means; null: nobody can be sure, or they are words of another sort."""
    if _OFFICE.fullmatch(printed):
        people = (name for said in saying.said for name in reading.names.within(said) if name.kind in PEOPLE)
        is_back = not any(_is_of_somebody_else(said, reading) for said in saying.said)
        return next(people, None) or (memory.person() if is_back else None)
    if pointed := _POINTED.fullmatch(printed):
        last, word = memory.subject(), (pointed["en"] or pointed["id"]).casefold()
        kind = EntityKind.ORGANISATION if word in _FIRM else EntityKind.PLACE if word in _COUNTRY else None
        is_sure = kind is not EntityKind.ORGANISATION or memory.names_one_body()
        if last is not None and last.kind is kind and is_sure:
            return last
    bare = _BARE.fullmatch(printed) or _THIS.fullmatch(printed)
    title = bare["title"].casefold() if bare else ""
    if title in _DEPUTY:
        title = printed.casefold().partition(f"{title} ")[2].partition(" ")[0]
    is_office = (
        is_title(title) and standing_of([title]) in {Standing.OFFICIAL, Standing.ACCUSER} and title not in _NAMES
    )
    return _last_of(title, reading, memory) or _of_office(title, reading) if is_office else None


def _is_answer(saying: Saying, reading: Reading) -> bool:
    """Whether he denies or answers what another may have said of him, or asked him."""
    told = (word for span in saying.frame for word in span.of(reading.whole).casefold().split())
    return saying.act is Act.DENY or any(word.strip(_SIGNS) in _ANSWERS for word in told)


_SIGNS = ",.:;“”\"'"
_ANSWERS = words(
    "replied replies answered responded countered retorted menjawab jawab jawabnya membalas balas balasnya menimpali timpal",
    "timpalnya menyahut sahut sahutnya",
)


def _is_of_somebody_else(said: Span, reading: Reading) -> bool:
    """Whether words begin with an office, or with a name that nobody knows: "The minister …", "Sir Horace …"."""
    head = said.of(reading.whole).split(maxsplit=_HEAD)[:_HEAD]
    is_unknown = reading.names.at(said.start) is None and all(word[0].isupper() for word in head[:2])
    return is_unknown or any(is_title(word.casefold()) for word in head)


_HEAD = 4


def _is_full(name: str) -> bool:
    """Whether a name has several words, none of which is an office's: "Penuntut Umum" names nobody."""
    low = name.casefold().split()
    return len(low) > 1 and standing_of(low) is Standing.ANYBODY


def _last_of(title: str, reading: Reading, memory: Memory) -> FoundName | None:
    """Who spoke last, where the title stands beside his name somewhere."""
    voice = next(memory.voices(), None)
    last = voice.name if voice and voice.name and voice.name.kind in PEOPLE else None
    mentions = reading.mentions.get(last.entity or last.text, ()) if last else ()
    return last if any(title in standing_words(each, reading.whole) for each in mentions) else None


def _of_office(title: str, reading: Reading) -> FoundName | None:
    """The one person of the text before whose full name the title stands, written large; null: none, or several."""
    lead = f"{title.capitalize()} "
    found = [
        mentions[0]
        for mentions in reading.mentions.values()
        if mentions[0].kind in PEOPLE
        and any(_is_full(each.text) and reading.whole.endswith(lead, 0, each.start) for each in mentions)
    ]
    return found[0] if len(found) == 1 else None
