"""Where in a sentence the words begin and end that name a speaker, and those that say only when, where or to whom."""

from __future__ import annotations

from bot.intake.claims import verbs
from bot.intake.claims.kinds import has_predicate
from bot.intake.claims.reading import Line
from bot.intake.claims.verbs import words
from bot.intake.names.titles import is_title

PUNCTUATION = frozenset(',.;:()[]“”"«»–—?!…')
LONGEST = 24
"""Words that name a speaker at most, with office and place."""
_LONG = 9
"""Words from which on what stands before a verb is likely more than a noun phrase."""
_JOINING = words(
    "namun tetapi tapi sementara itu sedangkan adapun selain dan lalu kemudian bahkan kini sekarang sebelumnya selanjutnya",
    "jadi maka padahal akibatnya meanwhile however but and moreover also additionally yet still so then today now thus",
    "furthermore nevertheless while whereas akhirnya awalnya mulanya karenanya",
)
_JOINING_PAIRS = {
    ("oleh", "karenanya"),
    ("oleh", "sebab"),
    ("untuk", "itu"),
    ("karena", "itu"),
    ("sebab", "itu"),
    ("dengan", "begitu"),
    ("dengan", "demikian"),
    *(
        (first, second)
        for first in words("meski meskipun walau walaupun kendati")
        for second in words("begitu demikian")
    ),
}
_TIME_LEADS = words("pada on in ( hari last tanggal since sejak by")
_PEOPLE_LEADS = words("with dengan di pada dalam in on at for")


def past_joining(line: Line, start: int = 0) -> int:
    """Past the words that join a sentence to the one before; "selain" alone begins a phrase of its own."""
    while start < len(line.low) and (line.low[start] in _JOINING or line.low[start] in ",;:–—…-"):
        if line.low[start] == "selain" and line.low[start + 1 : start + 2] != ("itu",):
            break
        start += 1
    if line.low[start : start + 2] in _JOINING_PAIRS:
        return past_joining(line, start + 2)
    return start


def is_time(line: Line, place: int) -> bool:
    """Whether a word belongs to a date, or leads or closes one."""
    if place in line.times:
        return True
    if line.low[place] == ")":
        return place - 1 in line.times
    return line.low[place] in _TIME_LEADS and place + 1 in line.times


def is_adjunct(line: Line, first: int, last: int) -> bool:
    """Whether these words say only to whom, when or where something is said, or nothing."""
    while first < last and (line.low[first] in PUNCTUATION or is_time(line, first)):
        first += 1
    return first >= last or line.low[first] in verbs.ADJUNCTS


def is_nothing_more(line: Line, first: int, last: int) -> bool:
    """Whether these words are such an adjunct, or tell who the speaker is, and are no clause besides."""
    if last - first > _FEW or not (is_adjunct(line, first, last) or line.low[first] in _ROLES):
        return False
    return not any(line.low[place] in verbs.FINITE | verbs.THAT for place in range(first, last))


_FEW = 40
"""Words that say when, where and to whom, at most."""
_ROLES = words("selaku sebagai yang who which")


def name_end(line: Line, first: int, last: int) -> int:
    """Where the words end that name a speaker, from `first`: before a sign, an adjunct, or a verb."""
    end = first
    while end < last and end - first < LONGEST:
        if end not in line.named:
            if bracket := _bracket_end(line, end):
                end = bracket - 1
            elif line.low[end] in PUNCTUATION or (end > first and _ends_name(line, end, last)):
                break
        end += 1
    if end < last and line.low[end] == ")" and "(" in line.low[first:end]:
        end += 1
    return min(end, last)


def _ends_name(line: Line, place: int, last: int) -> bool:
    """Whether a word behind others that name a speaker is none of them."""
    word = line.low[place]
    if is_time(line, place):
        return line.low[place - 1] not in {"a", "an", "the"} and place - 1 not in line.times
    if line.low[place - 1].endswith(("'s", "’s")) or (place - 1 in line.people and word in verbs.OF_PEOPLE):
        return False  # "X's lawyer", "X ally Y"
    if word == "by" and line.low[place - 1] in _RECORDS:  # "a report by X"
        return False
    if word in verbs.FINITE or (word in verbs.ADJUNCTS and word not in _WITHIN_NAMES):
        return True
    if place - 1 not in line.named or word in _WITHIN_NAMES or not line.words[place].text.islower():
        return False
    following = range(place, min(last, place + _OFFICE))  # "Norda vice president X": the person is still to come
    return place - 1 in line.people or not any(at in line.people for at in following)


_RECORDS = words(
    "report study survey statement analysis poll paper letter note review filing document seen obtained reviewed released",
    "published compiled provided shared",
)
"""What somebody wrote, and which says so for him; and what is done with it."""
_OFFICE = 6
"""Words of an office, between a body and the person who holds it."""
_WITHIN_NAMES = words("dari from of hari dan and 's itu ini tersebut")


def _bracket_end(line: Line, place: int) -> int:
    """Past a bracket that opens here and holds a short form or a by-name; 0: none does."""
    if line.low[place] != "(" or place + 1 in line.times:
        return 0
    return next((at + 1 for at in range(place + 2, min(place + 6, len(line.low))) if line.low[at] == ")"), 0)


def subject(line: Line, verb: int) -> tuple[int, int] | None:
    """The words before a verb that name its subject, from one up to another; null: there are none, or unclear ones."""
    found = _phrase_before(line, verb)
    if found is None:
        return None
    start, end = found
    if start < end and line.low[start] in _PEOPLE_LEADS:
        start += 1
    end = _without_manner(line, start, end)
    if end - start > _LONG and end - 1 in line.people:  # more than a name and an office: the name alone
        start = person_start(line, end)
    elif start > 1 and line.low[start - 1] == "," and person_start(line, start - 1) == past_joining(line):
        start = past_joining(line)  # "X, head of Y said": the insertion is not closed
    return (start, end) if start < end and _is_noun_phrase(line, start, end) else None


def _phrase_before(line: Line, verb: int) -> tuple[int, int] | None:
    """The words between the sign before a verb and the verb; null: nobody who does it stands there."""
    if line.low[verb] in verbs.ENGLISH_NOUNS and line.low[verb - 1 : verb] and line.low[verb - 1] in verbs.NOUN_LEADS:
        return None
    end = _without_adverbs(line, without_auxiliaries(line, 0, verb), verb)
    if not end or line.low[verb - 1] in verbs.PASSIVE or line.low[end - 1] in verbs.PASSIVE | verbs.RELATIVE:
        return None
    if line.low[end - 1].endswith(("'s", "’s")):  # "X's claim"
        return None
    start = segment_start(line, end)
    if start == end:
        if _QUOTING & set(line.low[end - 2 : end]):  # who is named within a quotation does not speak beside it
            return None
        start, end = _around_insertion(line, end - 1)
    if start > 1 and line.low[start] in {"dan", "and"} and line.low[start - 1] == ",":
        start = start + 1 if _is_clause(line, start) else 0  # "the director of A, B, and C, X": an office in parts
    start = past_joining(line, start)
    if line.low[verb] in verbs.ENGLISH_NOUNS and line.low[start] in _NOUNS_LEADS:  # "in its annual report"
        return None
    is_nobody = start < end and (line.low[start] in verbs.RELATIVE | verbs.NO_ONE or line.low[start:end] in _SOME)
    return None if is_nobody else (start, end)  # "whom X accuses", "no official said", "some say"


def _is_clause(line: Line, end: int) -> bool:
    """Whether a verb stands in the words up to another, beside the names."""
    return has_predicate(" ".join(word for place, word in enumerate(line.low[:end]) if place not in line.named))


_NOUNS_LEADS = words("in on at by with for from its his her their this that")
_QUOTING = words("\" ” » ''")
_SOME = {("some",), ("many",), ("others",)}


def _around_insertion(line: Line, end: int) -> tuple[int, int]:
    """The name in "X, the head of Y, said" with the insertion, if that tells who X is; Y alone in "the head of X, Y, said"."""
    inner = segment_start(line, end)
    start = segment_start(line, max(inner - 1, 0))
    is_name = inner < end and all(at in line.named for at in range(inner, end))
    others = line.people if person_start(line, end) == inner else line.named
    if is_name and not any(at in others for at in range(start, inner)):
        return inner, end
    first = past_joining(line, start)
    if first < inner - 1 and all(at in line.named for at in range(first, inner - 1)):
        return first, inner - 1
    is_owned = any(word.endswith(("'s", "’s")) for word in line.low[start : inner - 1])
    if is_name and is_owned and (is_title(line.low[inner - 2]) or line.low[inner - 2] in verbs.OF_PEOPLE):
        return inner, end  # "X's spokeswoman, Y, said"
    if inner < end and line.low[inner] in verbs.RELATIVE and any(at in line.named for at in range(start, inner)):
        return start, inner - 1  # "the ministry of X, which …, said"
    is_aside = inner < end and (line.low[inner] in verbs.ADJUNCTS or _is_participle(line, inner))
    return start, inner - 1 if is_aside else end


def _is_participle(line: Line, place: int) -> bool:
    word = line.low[place]
    is_active = word == "mengutip" or (word.startswith("me") and verbs.is_prefixed(word))
    return place not in line.named and (word.endswith("ing") or is_active)


def person_start(line: Line, end: int) -> int:
    """Where the person's name begins that ends here; `end`: none does."""
    start = end
    while start - 1 in line.people:
        start -= 1
    return start


def _is_noun_phrase(line: Line, start: int, end: int) -> bool:
    """Whether some words may name somebody: no clause, no second verb of another subject."""
    if end - start > LONGEST or line.low[start] in verbs.SUBORDINATE or line.low[end - 1] in verbs.TOGETHER:
        return False
    if line.low[start].endswith("ing") and start not in line.named and line.low[start] not in _IN_OFFICE:
        return False
    if end - start == 1:
        return True
    relative = next((place for place in range(start, end) if line.low[place] in verbs.RELATIVE), end)
    if any(_is_active(line, place) for place in range(start, relative)) or is_verb(line, end - 1):
        return False
    others = (place for place in range(start, relative) if place not in line.named)
    return not any(line.low[place] in verbs.VERBS | verbs.SUBORDINATE for place in others)


_IN_OFFICE = words("presiding acting outgoing incoming sitting visiting leading")


def _without_manner(line: Line, start: int, end: int) -> int:
    """Without what says how a name that stands first spoke: "X dalam keterangan tertulis"."""
    place = start
    while place < end and place in line.named:
        place += 1
    return place if start < place < end and line.low[place] in _MANNERS else end


_MANNERS = words("dalam melalui lewat saat ketika kepada pada in on at during through via")


def without_auxiliaries(line: Line, first: int, end: int) -> int:
    """Without "telah", "also", "flatly" and days at the end."""
    while end > first and (is_auxiliary(line, end - 1) or is_time(line, end - 1)):
        end -= 1
        if end > first and line.low[end - 1] == "dengan":  # "dengan tegas"
            end -= 1
    return end


def _without_adverbs(line: Line, end: int, verb: int) -> int:
    """Without one or two words behind a name that, in Indonesian, can but say how: "X belakangan mengakui"."""
    if not line.low[verb].startswith(("me", "ber")):
        return end
    first = next((at for at in range(end - 1, max(end - 4, -1), -1) if at in line.named), end)
    words = line.words[first + 1 : end]
    is_how = all(
        word.text.islower() and word.text not in _NO_ADVERBS and not verbs.is_prefixed(word.text) for word in words
    )
    return first + 1 if is_how and first < end else end


_NO_ADVERBS = (
    verbs.PASSIVE
    | verbs.RELATIVE
    | verbs.FINITE
    | verbs.NO_ONE
    | verbs.TOGETHER
    | verbs.SUBORDINATE
    | {"itu", "ini", "tersebut"}
)


def is_auxiliary(line: Line, place: int) -> bool:
    """Whether a word may stand between who says something and the verb: "has", "flatly"."""
    is_manner = place not in line.named and verbs.is_manner(line.words[place].text)
    return line.low[place] in verbs.AUXILIARIES or is_manner


def segment_start(line: Line, end: int) -> int:
    """Where the stretch between two signs begins that ends here."""
    start, first = end, max(end - 2 * LONGEST, 0)  # what is longer is no name
    depth = 0
    while start > first and (line.low[start - 1] not in PUNCTUATION or line.low[start - 1] in "()"):
        depth += {")": 1, "(": -1}.get(line.low[start - 1], 0)
        if depth < 0:
            break
        start -= 1
    return start


def _is_active(line: Line, place: int) -> bool:
    return line.low[place].startswith("me") and is_verb(line, place)


def is_verb(line: Line, place: int) -> bool:
    """Whether a word in small letters has the form of an Indonesian verb."""
    return line.words[place].text.islower() and place not in line.named and verbs.is_prefixed(line.low[place])
