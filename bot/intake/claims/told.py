"""Indirect speech: what somebody is said to say, without quotation marks.

Looked for in the order of certainty: behind the assertion ("…, kata X"), before it ("Menurut X, …"), last at a verb
("X mengatakan …"), where an assertion must really follow: "mengakui kedaulatan" and "announced a plan" are acts.
"""

from __future__ import annotations

from bot.intake.claims import verbs
from bot.intake.claims.appositions import past_apposition
from bot.intake.claims.behind import behind
from bot.intake.claims.clauses import (
    is_adjunct,
    is_nothing_more,
    past_joining,
    person_start,
    subject,
)
from bot.intake.claims.contents import FAR, FEWEST, begins_clause, content, with_content
from bot.intake.claims.phrases import LEADS, phrase
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import PRONOUNS, Saying, act_of, after, by, cited, clean, named, quoted_as, speaker
from bot.intake.claims.verbs import Act, words
from bot.intake.claims.voices import outlet_of
from bot.intake.texts import Span

_HEAD = 6
"""Words at the head of a line that name who says it, set off by a colon alone."""
_CHARGE = 7
"""Words from a verb up to the charge that it denies, at most."""
_SOMEBODY = words("seorang sebuah sejumlah beberapa para salah")


def told(line: Line, reading: Reading) -> Saying | None:
    """The saying of a sentence in indirect speech; null: there is none."""
    ways = (_headed, behind, _opened, _as_said, _led, _in_view, _quoted_as, _at_verb)
    return next((found for way in ways if (found := way(line, reading))), None)


def _headed(line: Line, reading: Reading) -> Saying | None:
    """ "X: …", as live pages and interviews have it; X is a person."""
    colon = next((place for place in range(1, min(_HEAD, len(line.low) - FEWEST)) if line.low[place] == ":"), 0)
    if not colon or colon - 1 not in line.people or not begins_clause(line, colon + 1):
        return None
    found = named(line, 0, colon, Act.SAY)
    return with_content(line, found, colon + 1, reading) if found else None


def _opened(line: Line, reading: Reading) -> Saying | None:
    """The saying that begins with its verb and speaker: "Namun, kata X, …", "Lanjut dia, …"."""
    first, last = past_joining(line), len(line.low) - FEWEST
    comma = next((place for place in range(first + 2, min(first + FAR, last)) if line.low[place] == ","), 0)
    if not comma or verbs.SHORT.get(line.low[first]) is None:
        return None
    found = after(line, first, comma, is_sure=line.low[first + 1] in PRONOUNS)
    if not found or not found.who:
        return None
    if not (found.is_back or first + 1 in line.named or line.low[first + 1] in _SOMEBODY):
        return None
    return with_content(line, found, comma + 1, reading)


def _led(line: Line, reading: Reading) -> Saying | None:
    """The saying that its speaker precedes: "Menurut X, …"."""
    first = past_joining(line)
    if first >= len(line.low) - FEWEST:
        return None
    if length := _view(line, first):
        begin = first + length + (line.low[first + length] in verbs.THAT)
        said = clean(reading.whole, Span(line.words[begin].start, line.sentence.end))
        act = Act.SAY if length == 1 else Act.OPINE
        return Saying((said,), act, line.words[first + length - 1].span, is_back=True)
    begin = by(line, first)
    if not begin and (begin := cited(line, first)) and (found := _at_verb(line, reading)):
        return found
    if not begin or begin >= len(line.low) - FEWEST:
        return None
    begin, end = speaker(line, begin, len(line.low), is_led=True)
    comma = next((place for place in range(end, len(line.low)) if line.low[place] == ","), 0)
    cut = comma if comma and is_adjunct(line, end, comma) else end
    cut = _past_day(line, past_apposition(line, cut))
    if cut >= len(line.low) - FEWEST or not (found := named(line, begin, end, Act.SAY, line.span(0, cut))):
        return None
    return with_content(line, found, cut, reading)


def _past_day(line: Line, comma: int) -> int:
    """Past the day that stands between two commas behind who says it; else where it was."""
    place = comma + 1
    while place < len(line.low) - FEWEST and (place in line.times or line.low[place] in "()"):
        place += 1
    return place if place > comma + 1 and line.low[comma] == line.low[place] == "," else comma


def _in_view(line: Line, reading: Reading) -> Saying | None:
    """What somebody named before says, where a word in the middle tells so: "Meski begitu, menurutnya, …"."""
    place = line.low.index("menurutnya") if "menurutnya" in line.low else 0
    is_apart = place in {1, 2} or line.low[place - 1] == ","
    if not place or not is_apart or place in line.quoted or any(map(act_of, line.low[:place])):
        return None
    said = clean(reading.whole, Span(line.words[past_joining(line)].start, line.sentence.end))
    span = line.words[place].span
    return Saying((said,), Act.SAY, span, is_back=True, frame=(span,))


def _as_said(line: Line, reading: Reading) -> Saying | None:
    """ "As X said, …", "Seperti dikatakan X, …"."""
    first = past_joining(line)
    if first >= len(line.low) - FEWEST or line.low[first] not in _AS:
        return None
    comma = next((at for at in range(first + 3, min(first + FAR, len(line.low) - FEWEST)) if line.low[at] == ","), 0)
    if not comma:
        return None
    begin = first + 2 if line.low[first + 1] in verbs.SAID_BY | _PASSED_ON else 0
    verb = next((at for at in range(first + 2, comma) if act_of(line.low[at])), 0) if not begin else 0
    if not begin and not (
        verb
        and line.low[verb - 1] not in verbs.PASSIVE
        and line.low[first] == "as"
        and is_nothing_more(line, verb + 1, comma)
    ):
        return None
    who = speaker(line, begin, comma) if begin else (first + 1, verb)
    found = named(line, *who, Act.SAY, line.span(first, comma))
    return with_content(line, found, comma + 1, reading) if found and begins_clause(line, comma + 1) else None


_AS = words("as seperti sebagaimana")
_PASSED_ON = words("diberitakan dilaporkan dikutip dilansir diwartakan")


def _view(line: Line, first: int) -> int:
    """How many words from here lead to the view of somebody named before: "menurutnya", "in his view"; 0: none do."""
    low = line.low[first : first + 3]
    if low[0] == "menurutnya" or low[0] in _SAID_BY_HIM:
        return 1
    if low[:2] in {("menurut", view) for view in _VIEWS}:
        return 2
    return 3 if low[:1] == ("in",) and low[1] in {"his", "her"} and low[2] in {"view", "opinion"} else 0


_SAID_BY_HIM = frozenset(f"{word}nya" for word in (*verbs.SAID_BY, "kata", "ujar"))
_VIEWS = words("pandangannya pendapatnya penilaiannya hematnya")


def _at_verb(line: Line, reading: Reading) -> Saying | None:
    if _AT_VERB.isdisjoint(line.low):
        return None
    for place, word in enumerate(line.low):
        if word not in _AT_VERB:
            continue
        found = phrase(line.low, place)
        act, last = found or (act_of(word) or _on_charge(line, place), place)
        if act is None or place in line.quoted | line.named:
            continue
        if not (who := subject(line, place) or _cited_one(line, place)):
            continue
        is_outlet = word in verbs.THAT_ONLY and bool(outlet_of(line.span(*who).of(reading.whole), reading))
        begin = place if found and act is Act.DENY else _begin(line, last, act, is_outlet=is_outlet)
        if begin and (saying := named(line, *who, act, line.span(0, begin))):
            return with_content(line, saying, begin, reading)
        is_done = line.low[place + 1 : place + 2] == ("to",) and line.low[min(place + 2, len(line.low) - 1)].endswith(
            "ing"
        )
        if is_done:  # "admitted to stealing"
            return None
        if act is Act.SAY and is_nothing_more(line, place + 1, len(line.low)) and not _is_bidding(line, place):
            return named(line, *who, act)
    return None


def _cited_one(line: Line, verb: int) -> tuple[int, int] | None:
    """Who speaks in "Y mengutip X yang mengatakan …"."""
    start = person_start(line, verb - 1) if line.low[verb - 1] == "yang" else 0
    return (start, verb - 1) if 0 < start < verb - 1 and line.low[start - 1] == "mengutip" else None


def _begin(line: Line, verb: int, act: Act, *, is_outlet: bool) -> int:
    """Where what is said begins; at the verb itself where it says nothing without that; 0: nothing is."""
    word = line.low[verb]
    if word in _REFUSING and verb + 1 in line.named and not _is_denied(line, verb + 1):  # "denied X access"
        return 0
    if word in verbs.OF_SOMEBODY and line.low[verb + 1 : verb + 2] in _SUFFERED:  # "the man accused of theft"
        return 0
    if act is Act.DENY or word in verbs.OF_SOMEBODY:
        return verb
    begin = content(line, verb, is_plain=is_outlet)
    if word in verbs.UNASSERTED:
        return verb if begin else 0
    is_hoped = word in _EXPECTING and "to" in line.low[verb + 1 : verb + FAR]
    behind = range(verb + 1, min(verb + FAR, len(line.low))) if act in _RECKONING and word.startswith("me") else ()
    is_reckoned = any(line.low[at][0].isdecimal() and at not in line.times for at in behind)
    return verb if (is_hoped or is_reckoned) and not begin else begin


def _is_denied(line: Line, place: int) -> bool:
    """Whether an assertion or a charge is denied, and nothing refused."""
    return begins_clause(line, place) or bool(verbs.CHARGES & set(line.low[place : place + _CHARGE]))


_SUFFERED = {("of",), ("by",), ("in",)}
_RECKONING = frozenset({Act.FORESEE, Act.ESTIMATE})
_REFUSING = words("denied denies deny")
_EXPECTING = words("expects expect anticipates")


def _is_bidding(line: Line, verb: int) -> bool:
    """Whether somebody is told to do something."""
    return line.low[verb] in verbs.TOLD and "to" in line.low[verb + 1 : verb + FAR]


def _quoted_as(line: Line, reading: Reading) -> Saying | None:
    """ "X was quoted as saying that …", "Y quoted X as saying …"."""
    found = quoted_as(line, 0, len(line.low))
    if found is None or found.behind >= len(line.low) - FEWEST:
        return None
    begin = found.behind + (line.low[found.behind] in verbs.THAT)
    saying = named(line, found.begin, found.end, Act.SAY, line.span(0, begin))
    return with_content(line, saying, begin, reading) if saying and begins_clause(line, begin) else None


_ON_CHARGE = verbs.REJECTIONS | verbs.CALLED | {"charged"}
_AT_VERB = _ON_CHARGE | LEADS | verbs.PLAIN.keys() | verbs.CHOOSY.keys()
"""Every verb that may lead to what is said: in most sentences there is none."""


def _on_charge(line: Line, place: int) -> Act | None:
    """That a verb denies a charge, or brings one: "dismissed the allegations", "called the claims baseless", "charged X with"."""
    if line.low[place] not in _ON_CHARGE:
        return None
    if line.low[place] == "charged":
        return Act.ALLEGE if "with" in line.low[place + 1 : place + _CHARGE] and place + 1 in line.named else None
    is_of_charge = bool(verbs.CHARGES & set(line.low[place + 1 : place + _CHARGE]))
    is_text = line.low[place] in verbs.CALLED and bool(_TEXTS & set(line.low[place + 1 : place + FEWEST]))
    is_of_charge = is_of_charge or is_text
    is_called = line.low[place] in verbs.CALLED and bool(verbs.UNTRUE & set(line.low[place + 1 : place + FAR]))
    if line.low[place] in verbs.REJECTIONS and "as" in line.low[place + 1 : place + _CHARGE]:
        said = line.low.index("as", place) + 1
        return Act.DENY if _EMPTY_TALK & set(line.low[said : said + FEWEST]) else None
    return Act.DENY if is_of_charge and (line.low[place] in verbs.REJECTIONS or is_called) else None


_TEXTS = words("report reports story article")
_EMPTY_TALK = verbs.UNTRUE | words("speculation rumour rumours rumor rumors gossip claims")
