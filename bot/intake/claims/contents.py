"""Where in a sentence an assertion begins behind a verb of saying, and where it ends.

A verb that things follow as often as assertions has none unless what follows has a predicate of its own.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake.claims import verbs
from bot.intake.claims.clauses import is_adjunct, is_auxiliary, is_time
from bot.intake.claims.kinds import has_predicate
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import Saying, act_of, clean
from bot.intake.claims.verbs import words
from bot.intake.texts import Span

FAR = 16
"""Words between a verb and its "bahwa", or its predicate, at most."""
_CLAUSE = 24
"""Words from the beginning of an assertion among which its predicate is looked for."""
FEWEST = 3
"""Words that an assertion has at least."""
UNLESS = words("but tetapi tapi namun")
APART = words("while whereas sementara sedangkan")
_EITHER = words("sementara sedangkan")
"""Of these, the ones behind which stand the speaker's words as often as the article's."""
_NO_SUBJECT = words("is are was were has have had will would can could did does do")
"""English verbs with which no assertion begins."""
_EMPTY = words(
    "nothing little so yes goodbye hello sorry thanks farewell why how whether what mengapa kenapa bagaimana apakah berapa",
    "pentingnya perlunya komitmennya dukungannya keyakinannya kesiapannya tekadnya harapannya",
)
"""Words that no assertion begins with: "said nothing about it", "menekankan pentingnya …"."""
_AIMS = words("agar supaya untuk")
"""Nor does it with these, but behind verbs that one always follows."""
_OPENING = verbs.ADJUNCTS | verbs.TOGETHER | verbs.RELATIVE | _NO_SUBJECT | _EMPTY
_ENDING = verbs.SUBORDINATE | {"yang", "sebagaimana", "seperti"}
_STATED = words("tidak tak belum akan telah sudah adalah merupakan bukan ada")
"""Words with which somebody who "memastikan" something says so, and does not see to it."""
_TENSES = words("tidak tak akan belum telah sudah will would had has")
_SELVES = words("it he she they ia dia pihaknya mereka dirinya") | _TENSES
_TELLING_ACTS = frozenset({verbs.Act.SAY, verbs.Act.OPINE})
_WITHOUT = words("without tanpa")
_NOT = words("not n't didn't declined refused tidak belum enggan menolak tak")
_TELLING = words(
    "say saying elaborate elaborating specify specifying give giving provide providing name naming disclose comment identify",
    "detail merinci memerinci menyebut menyebutkan menjelaskan mengungkap mengungkapkan mengatakan membeberkan menyampaikan",
)
_GATHERINGS = words(
    "conference briefing agency hearing channel station broadcaster committee meeting newspaper programme radio television",
    "court inquiry panel rally",
)
"""What is told in two words: "a news conference"."""
_WHERE = words("in at on through via during")
_LISTENERS = {("it",), ("they",), ("he",), ("she",)}
_BIDDING = words("to untuk agar supaya")
_SHORT = 6
"""Words that say where somebody said something, at most."""
_SILENT = 6
"""Words in which "but did not elaborate" says so."""


def with_content(line: Line, found: Saying, begin: int, reading: Reading) -> Saying:
    """A saying with what follows, up to where another clause begins that it does not govern."""
    places = range(begin + FEWEST, len(line.low) - FEWEST)
    end = next((place for place in places if _turns(line, place) or is_aside(line, place)), 0)
    until = line.words[end].start if end else line.sentence.end
    said = clean(reading.whole, Span(line.words[begin].start, until))
    is_other = end and not is_aside(line, end)
    if is_other and line.low[end + 1] in _EITHER and not any(map(act_of, line.low[end:])):
        is_other = False
    rest = Span(line.words[end + 1].start, line.sentence.end) if is_other else None
    return replace(found, said=(said,), rest=rest)


_CITING = words("citing mengutip")


def is_aside(line: Line, place: int) -> bool:
    """Whether the article begins to tell here what becomes of the words: ", a claim that X denies", "but did not elaborate"."""
    if _is_silence(line, place) or _is_disputed(line, place):
        return True
    behind = line.low[place + 1 : place + 3]
    is_charge = (behind[0] in verbs.CHARGES and behind[1] == "yang") or behind[0] in _CITING
    return line.low[place] == "," and (is_charge or (behind[0] in {"a", "an"} and behind[1] in verbs.CHARGES))


def _is_silence(line: Line, place: int) -> bool:
    """Whether the article begins to tell here what the speaker does not say: "but did not elaborate", "tanpa merinci"."""
    at = place + (line.low[place] == ",")
    if place in line.quoted or line.low[at] not in UNLESS | _WITHOUT:
        return False
    behind = line.low[at + 1 : at + _SILENT]
    tells = next((number for number, word in enumerate(behind) if word in _TELLING), -1)
    return tells >= 0 and (line.low[at] in _WITHOUT or bool(_NOT & set(behind[:tells])))


def _is_disputed(line: Line, place: int) -> bool:
    """Whether the article begins to tell here who says that it is not so: ", which X denied", "namun dibantah X"."""
    at = place + (line.low[place] == ",")
    if place in line.quoted:
        return False
    if line.low[at] in UNLESS and line.low[at + 1] in _DISPUTED:
        return True
    is_insertion = "," in line.low[at:]  # "the company X, which denied the charge, had …"
    if at == place or line.low[at] not in _THOUGH or is_insertion:
        return False
    behind = line.low[at + 1 : at + _SILENT]
    return any(word in _DISPUTED or act_of(word.removesuffix("nya")) is verbs.Act.DENY for word in behind)


_THOUGH = words("which though although yang hal meski meskipun walau walaupun kendati")
_DISPUTED = words("dibantah disangkal ditepis ditampik disputed disputes")


def _turns(line: Line, place: int) -> bool:
    """Whether the speaker's words end at a sign: before "; …", ", while …", ", but Y said …"."""
    if place in line.quoted:
        return False
    if line.low[place] == ";":
        return True
    following = line.low[place + 1]
    if line.low[place] == "," and line.low[0] in APART and place + 1 in line.named:  # "While X says …, Y says …"
        return any(act_of(word) for word in line.low[place : place + FAR])
    if line.low[place] != "," or following not in APART | UNLESS:
        return False
    return following in APART or any(act_of(word.removesuffix("nya")) for word in line.low[place : place + FAR])


def content(line: Line, verb: int, *, is_plain: bool) -> int:
    """Where the assertion begins behind a verb; 0: there is none. `is_plain`: no thing follows it, as for outlets."""
    place, last = verb + 1, len(line.low)
    is_told = line.low[verb] in verbs.TOLD
    if is_told:
        place = past_listener(line, place)
        is_of_himself = place - 1 in line.named and line.low[place : place + 1] in _LISTENERS
        if is_of_himself or set(line.low[place : place + 2]) & _BIDDING:  # or what he is told to do
            return 0
    far = range(place, min(last, place + FAR))
    that = next((at for at in far if line.low[at] in verbs.THAT), 0)
    if place < last and line.low[place] in verbs.LOOSE_THAT:
        return place + 1 if _is_assertion(line, place + 1, verb, is_plain=is_plain) else 0
    is_beside = that and all(is_auxiliary(line, at) or line.low[at] == "only" for at in range(place, that))
    if that and (is_told or is_beside or is_adjunct(line, place, that) or line.low[that - 1] == ":"):
        return that + 1 if that + 1 < last else 0
    comma = next((at for at in far if line.low[at] in {",", ":"}), 0)
    is_sure = line.low[verb].startswith(("me", "ber")) and act_of(line.low[verb]) in _TELLING_ACTS
    if comma == verb + 1 and is_sure and comma + FEWEST < last:  # a comma behind such a verb leaves no choice
        return comma + 1
    if comma and is_adjunct(line, place, comma):
        return comma + 1 if _is_assertion(line, comma + 1, verb, is_plain=is_plain) else 0
    while place < last and is_time(line, place):
        place += 1
    if place < last and line.low[place] in _WHERE:  # "said in a statement it was aware"
        behind = range(place, min(last, place + _SHORT))
        place = next((at for at in behind if line.low[at] in _SELVES), place)
    return place if place < last and _is_assertion(line, place, verb, is_plain=is_plain) else 0


def _is_assertion(line: Line, place: int, verb: int, *, is_plain: bool) -> bool:
    """Whether an assertion begins here, as the verb needs one."""
    if place < len(line.low) and line.low[place] == "yang":  # "menyebut yang naik bukan iuran"
        return _is_predicate_behind(line, place)
    if place > len(line.low) - FEWEST or (line.low[place] in _OPENING and place not in line.times):
        return False
    if line.low[place] in _AIMS and line.low[verb] not in verbs.PLAIN:
        return False
    if line.low[verb] in verbs.TOLD:  # things are told, too: "the truth"
        return has_predicate(" ".join(line.low[place : place + FAR]))
    if line.low[verb] in verbs.THAT_ONLY and not is_plain:
        return _is_plain_assertion(line, place, verb)
    return line.low[verb] in verbs.PLAIN or begins_clause(line, place)


def _is_plain_assertion(line: Line, place: int, verb: int) -> bool:
    """Whether what follows a verb that things follow as often can but be an assertion."""
    if line.low[verb] == "memastikan" and any(word in _STATED for word in line.low[place : place + FAR]):
        return begins_clause(line, place)
    return line.low[_past_name(line, place)] in _SELVES or line.low[place - 1] in verbs.LOOSE_THAT | {",", ":"}


def _past_name(line: Line, place: int) -> int:
    """Behind the name that begins here, where a verb stands that only a clause can have; else here."""
    end = place
    while end in line.named:
        end += 1
    return end if end < len(line.low) and line.low[end] in _TENSES else place


def _is_aim(line: Line, start: int, place: int) -> bool:
    """Whether a few words and "untuk" before a verb say what somebody is to do: "masyarakat untuk menjaga …"."""
    is_led = line.low[place] in _AIMS and place - start <= FEWEST
    return is_led and place + 1 < len(line.low) and verbs.is_prefixed(line.low[place + 1])


def begins_clause(line: Line, place: int) -> bool:
    """Whether a clause with a verb of its own begins here."""
    for at in range(place, min(len(line.low), place + _CLAUSE)):
        if at > place and line.low[at] == "yang":
            return _is_predicate_behind(line, at)
        if at > place + 1 and line.low[at - 1] == "," and _goes_on(line, place, at):
            return False
        is_over = line.low[at] == "," and line.low[at + 1 : at + 2] and line.low[at + 1] in UNLESS | APART
        if is_over or line.low[at] == "bahwa":  # "kekhawatirannya bahwa …"
            return False
        if verbs.is_predicate(line.low, at) or (at > place and _is_past(line, place, at)):
            return True
        if at > place and ((line.low[at] in _ENDING and at not in line.named) or _is_aim(line, place, at)):
            return False
    return False


def _goes_on(line: Line, place: int, at: int) -> bool:
    """Whether a verb behind a comma is one more of the subject before: "melontarkan kata kasar, mendorong polisi"."""
    is_verb = line.low[at].startswith(("me", "ber")) and verbs.is_prefixed(line.low[at])
    return is_verb and line.low[place:at].count(",") == 1 and not any(each in line.named for each in range(place, at))


def _is_predicate_behind(line: Line, relative: int) -> bool:
    """Whether a predicate follows a "yang …" that has one of its own: "kapal yang dijual Norda merupakan …"."""
    far = range(relative + 1, min(len(line.low) - 1, relative + _CLAUSE))
    first = next((at for at in far if line.low[at] in verbs.FINITE or verbs.is_prefixed(line.low[at])), far.stop)
    for at in range(first + 1, far.stop):
        word = line.low[at]
        if word == "," and line.low[at + 1] not in _JUDGING and verbs.is_predicate(line.low, at + 1):
            return True  # "data yang dikumpulkan itu, menjadi acuan"
        if word in _CUTTING:
            return False
        before = next(each for each in reversed(line.low[relative:at]) if each not in verbs.AUXILIARIES)
        if word in _MAIN:
            if before not in _LINKING and before not in _JUDGING and before not in verbs.FINITE:
                return True
        elif verbs.is_predicate(line.low, at) and before not in _LINKING and not _is_verb(before):
            return at not in line.named
    return False


def _is_verb(word: str) -> bool:
    return word in verbs.FINITE or verbs.is_prefixed(word)


_MAIN = words("adalah ialah merupakan tidak bukan harus akan bisa dapat belum")
"""Words that begin a predicate, whatever stands before them but a verb of judging."""
_LINKING = verbs.BOUND | verbs.TOGETHER | verbs.AUXILIARIES | {"atau", "tapi", "agar", "supaya"}
_JUDGING = words("dinilai dianggap disebut dirasa dipandang diduga diklaim dinyatakan terbukti dikatakan ternyata")
_CUTTING = words(", ; : yang karena sehingga")


def _is_past(line: Line, place: int, at: int) -> bool:
    """Whether here stands, in English, what the name did from which on it is looked for: "stole" of "X stole ships"."""
    word = line.words[at].text
    if at in line.named or not word.islower() or word.endswith("s") or not has_predicate(word):
        return False
    return all(before in line.named for before in range(place, at))


def past_listener(line: Line, place: int) -> int:
    """Past who is told."""
    last = len(line.low)
    if place < last and line.low[place] in {"a", "an", "the"}:
        place += 1
        while place not in line.named and place + 1 < last and line.low[place + 1] in _GATHERINGS:
            place += 1
    if place not in line.named:
        return min(place + 1, last)
    while place in line.named:
        place += 1
    return place
