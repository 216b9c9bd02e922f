"""Indirect speech: what somebody is said to say, without quotation marks.

Looked for in the order of certainty: behind the assertion ("…, kata X"), before it ("Menurut X, …"), last at a verb
("X mengatakan …"), where an assertion must really follow: "mengakui kedaulatan" and "announced a plan" are acts.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake.claims import verbs
from bot.intake.claims.clauses import (
    LONGEST,
    is_adjunct,
    is_apposition,
    is_auxiliary,
    is_nothing_more,
    past_joining,
    subject,
)
from bot.intake.claims.contents import APART, FAR, FEWEST, UNLESS, begins_clause, content, past_listener, with_content
from bot.intake.claims.keeping import lead_in
from bot.intake.claims.kinds import has_predicate
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import PRONOUNS, Saying, act_of, after, by, cited, clean, named, quoted_as, speaker
from bot.intake.claims.verbs import Act, words
from bot.intake.claims.voices import outlet_of
from bot.intake.names.titles import is_title
from bot.intake.texts import Span

_NEAR = 40
"""Words from either end of a sentence within which its speaker is put, where no verb governs it."""
_HEAD = 6
"""Words at the head of a line that name who says it, set off by a colon alone."""
_CHARGE = 7
"""Words from a verb up to the charge that it denies, at most."""
_SOMEBODY = words("seorang sebuah sejumlah beberapa para salah")
_ADDING = words("seraya sambil sembari")
_GOES_ON = _ADDING | UNLESS | APART | words("adding menambahkan noting citing dan and")
_SUBORDINATE_LEADS = verbs.SUBORDINATE | words(
    "in on at during by with pada dalam di melalui lewat untuk speaking berbicara"
)


def told(line: Line, reading: Reading) -> Saying | None:
    """The saying of a sentence in indirect speech; null: there is none."""
    ways = (_headed, _behind, _opened, _as_said, _led, _quoted_as, _at_verb)
    return next((found for way in ways if (found := way(line, reading))), None)


def _headed(line: Line, reading: Reading) -> Saying | None:
    """ "X: …", as live pages and interviews have it; X is a person."""
    colon = next((place for place in range(1, min(_HEAD, len(line.low) - FEWEST)) if line.low[place] == ":"), 0)
    if not colon or colon - 1 not in line.people or not begins_clause(line, colon + 1):
        return None
    found = named(line, 0, colon, Act.SAY)
    return with_content(line, found, colon + 1, reading) if found else None


def _behind(line: Line, reading: Reading) -> Saying | None:
    """The saying that its speaker follows: "…, kata X.", "…, X said.", "The plan, he said, will …"."""
    last = len(line.low)
    for place in (*range(last - 2, max(0, last - _NEAR), -1), *range(min(_NEAR, last - _NEAR), 1, -1)):
        is_comma = line.low[place] == ","
        if place in line.quoted or not (is_comma or by(line, place)):
            continue
        found = after(line, place + is_comma, last)
        end = _end_of(line, found) if found else 0
        is_named = any(at in line.named for at in range(place, end))  # "menurut jenis" sorts and cites nobody
        if found and end and (is_comma or is_named) and (part := _said_before(line, place, end, found)):
            start = line.sentence.start + lead_in(line.sentence.text)
            said = clean(reading.whole, Span(start, line.words[part - 1].end))
            until = line.words[end - 1].end if part == last else line.words[last - 1].end
            return replace(found, said=(said,), frame=(Span(line.words[place].start, until),))
    return None


def _end_of(line: Line, found: Saying) -> int:
    """Past who says it, and past the verb where that follows."""
    end = line.place(found.who.end) if found.who else 0
    if (told := quoted_as(line, max(end - LONGEST, 0), min(end + _NEAR, len(line.low)))) and told.behind > end:
        return told.behind
    is_verb_first = found.who is not None and found.who.start > found.frame[0].start
    while end < len(line.low) and not is_verb_first and (act_of(line.low[end]) or is_auxiliary(line, end)):
        is_told = line.low[end] in verbs.TOLD
        end += 1
        if is_told:
            end = past_listener(line, end)
    while is_verb_first and end < len(line.low) and is_auxiliary(line, end):  # "kata X lagi"
        end += 1
    return end + (line.low[end : end + 1] == (")",))


def _said_before(line: Line, place: int, end: int, found: Saying) -> int:
    """Up to which word the assertion reaches that stands before a speaker; 0: it is none."""
    first, last = past_joining(line), len(line.low)
    if (
        not _is_long_enough(line, first, place, end)
        or cited(line, first)
        or any(begin in line.named for at in range(first, place) if (begin := by(line, at)))
    ):
        return 0
    if is_nothing_more(line, end, last) or (line.low[end] == "," and is_apposition(line, end + 1, _stop(line, last))):
        return place if _is_clause(line, first, place) else 0
    if line.low[end] in _ADDING or (_is_meanwhile(line, end) and _is_clause(line, first, place)):
        return place
    is_office = is_title(line.low[first]) and found.who is not None and found.who.start == line.words[place + 1].start
    if line.low[end] != "," or is_office:  # "the minister of A, X, said, …": the verb leads to what is said
        return 0
    return place if line.low[end + 1] in _GOES_ON else last


def _is_meanwhile(line: Line, end: int) -> bool:
    """Whether the article goes on to what else happened: "X said on Monday, a day after …", "X said, as …"."""
    comma = next((at for at in range(end, min(end + FAR, len(line.low) - 1)) if line.low[at] == ","), 0)
    if not comma or not is_adjunct(line, end, comma):
        return False
    first, *behind = line.low[comma + 1 : comma + 5]
    return first in _MEANWHILE or (first in _SPANS and bool(_MEANWHILE & set(behind)))


_MEANWHILE = words("as after before when hours days weeks setelah sesudah sebelum ketika saat")
_SPANS = words("a an one two three just hours days weeks months sehari seminggu sepekan dua tiga beberapa tak")


def _is_long_enough(line: Line, first: int, place: int, end: int) -> bool:
    """Whether words may be an assertion, or, where another sign follows, the name with which one begins: "X, says Y, …"."""
    is_name = first < place and all(at in line.named for at in range(first, place))
    return place - first >= FEWEST - 1 or (is_name and line.low[end : end + 1] == (",",))


def _is_clause(line: Line, first: int, place: int) -> bool:
    """Whether words are a clause of their own, and do not only lead to another."""
    if line.low[first] in _SUBORDINATE_LEADS and "," not in line.low[first:place]:
        return False
    is_clause = any(verbs.is_predicate(line.low, at) or at in line.named for at in range(first, place))
    return is_clause or has_predicate(" ".join(_main(line.low[first:place])))


def _main(low: tuple[str, ...]) -> tuple[str, ...]:
    """Some words up to an insertion on who somebody is: "a senior official" of "a senior official, who spoke at length"."""
    cut = next((at for at in range(len(low) - 1) if low[at] == "," and low[at + 1] in verbs.RELATIVE), len(low))
    return low[:cut]


def _stop(line: Line, last: int) -> int:
    """Without the sign at the end."""
    return last - 1 if line.low[last - 1] in {".", "!", ","} else last


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
    if cut >= len(line.low) - FEWEST or not (found := named(line, begin, end, Act.SAY, line.span(0, cut))):
        return None
    return with_content(line, found, cut, reading)


def _as_said(line: Line, reading: Reading) -> Saying | None:
    """ "As X said, …", "Seperti dikatakan X, …"."""
    first = past_joining(line)
    if first >= len(line.low) - FEWEST or line.low[first] not in _AS:
        return None
    comma = next((at for at in range(first + 3, min(first + FAR, len(line.low) - FEWEST)) if line.low[at] == ","), 0)
    if not comma:
        return None
    begin = first + 2 if line.low[first + 1] in _BY else 0
    verb = next((at for at in range(first + 2, comma) if act_of(line.low[at])), 0) if not begin else 0
    if not begin and not (verb and line.low[first] == "as" and is_nothing_more(line, verb + 1, comma)):
        return None
    who = speaker(line, begin, comma) if begin else (first + 1, verb)
    found = named(line, *who, Act.SAY, line.span(first, comma))
    return with_content(line, found, comma + 1, reading) if found and begins_clause(line, comma + 1) else None


_AS = words("as seperti sebagaimana")
_BY = words("dikatakan disampaikan dijelaskan diungkapkan ditegaskan dinyatakan dituturkan")


def _view(line: Line, first: int) -> int:
    """How many words from here lead to the view of somebody named before: "menurutnya", "in his view"; 0: none do."""
    low = line.low[first : first + 3]
    if low[0] == "menurutnya" or low[0] in _SAID_BY_HIM:
        return 1
    if low[:2] in {("menurut", view) for view in _VIEWS}:
        return 2
    return 3 if low[:1] == ("in",) and low[1] in {"his", "her"} and low[2] in {"view", "opinion"} else 0


_SAID_BY_HIM = frozenset(f"{word}nya" for word in (*_BY, "kata", "ujar"))
_VIEWS = words("pandangannya pendapatnya penilaiannya hematnya")


def _at_verb(line: Line, reading: Reading) -> Saying | None:
    for place, word in enumerate(line.low):
        act = act_of(word) or _on_charge(line, place)
        if act is None or place in line.quoted | line.named or not (who := subject(line, place)):
            continue
        is_outlet = word in verbs.THAT_ONLY and bool(outlet_of(line.span(*who).of(reading.whole), reading))
        begin = _begin(line, place, act, is_outlet=is_outlet)
        if begin and (found := named(line, *who, act, line.span(0, begin))):
            return with_content(line, found, begin, reading)
        if act is Act.SAY and is_nothing_more(line, place + 1, len(line.low)) and not _is_bidding(line, place):
            return named(line, *who, act)
    return None


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
    is_hoped = word in _EXPECTING and "to" in line.low[verb + 1 : verb + FAR]
    return verb if is_hoped and not begin else begin


def _is_denied(line: Line, place: int) -> bool:
    """Whether an assertion or a charge is denied, and nothing refused."""
    return begins_clause(line, place) or bool(verbs.CHARGES & set(line.low[place : place + _CHARGE]))


_SUFFERED = {("of",), ("by",), ("in",)}
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


def _on_charge(line: Line, place: int) -> Act | None:
    """That a verb denies a charge, or brings one: "dismissed the allegations", "called the claims baseless", "charged X with"."""
    if line.low[place] not in _ON_CHARGE:
        return None
    if line.low[place] == "charged":
        return Act.ALLEGE if "with" in line.low[place + 1 : place + _CHARGE] and place + 1 in line.named else None
    is_of_charge = bool(verbs.CHARGES & set(line.low[place + 1 : place + _CHARGE]))
    is_called = line.low[place] in verbs.CALLED and bool(verbs.UNTRUE & set(line.low[place + 1 : place + FAR]))
    return Act.DENY if is_of_charge and (line.low[place] in verbs.REJECTIONS or is_called) else None
