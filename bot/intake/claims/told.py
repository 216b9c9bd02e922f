"""Indirect speech: what somebody is said to say, without quotation marks.

Looked for in the order of certainty: behind the assertion ("…, kata X"), before it ("Menurut X, …"), last at a verb
("X mengatakan …"), where an assertion must really follow: "mengakui kedaulatan" and "announced a plan" are acts.
"""

from __future__ import annotations

from dataclasses import replace

from bot.intake.claims import verbs
from bot.intake.claims.clauses import is_adjunct, is_nothing_more, is_time, past_joining, subject
from bot.intake.claims.reading import Line, Reading
from bot.intake.claims.sayings import PRONOUNS, Saying, act_of, after, by, cited, clean, named, speaker
from bot.intake.claims.verbs import Act, words
from bot.intake.texts import Span

_FAR = 16
"""Words between a verb and its "bahwa", or its predicate, at most."""
_NEAR = 40
"""Words from either end of a sentence within which its speaker is put, where no verb governs it."""
_FEWEST = 3
"""Words that an assertion has at least."""
_GOES_ON = words("adding menambahkan seraya sambil sembari noting citing dan and")
_APART = words("while whereas sementara sedangkan")
_UNLESS = words("but tetapi tapi namun")
_NO_SUBJECT = words("is are was were has have had will would can could did does do")
"""English verbs with which no assertion begins."""
_SELVES = words("it he she they ia dia pihaknya mereka dirinya")
_SUBORDINATE_LEADS = verbs.SUBORDINATE | words(
    "in on at during by with pada dalam di melalui lewat untuk speaking berbicara"
)


def told(line: Line, reading: Reading) -> Saying | None:
    """The saying of a sentence in indirect speech; null: there is none."""
    return _behind(line, reading) or _opened(line, reading) or _led(line, reading) or _at_verb(line, reading)


def _behind(line: Line, reading: Reading) -> Saying | None:
    """The saying that its speaker follows: "…, kata X.", "…, X said.", "The plan, he said, will …"."""
    last = len(line.low)
    for place in (*range(last - 2, max(1, last - _NEAR), -1), *range(min(_NEAR, last - _NEAR), 1, -1)):
        is_comma = line.low[place] == ","
        if place in line.quoted or not (is_comma or by(line, place)):
            continue
        found = after(line, place + is_comma, last)
        end = _end_of(line, found) if found else 0
        is_sure = is_comma or any(
            at in line.named for at in range(place, end)
        )  # "menurut jenis" sorts and cites nobody
        if found and end and is_sure and (part := _said_before(line, place, end)):
            said = clean(reading.whole, Span(line.sentence.start, line.words[part - 1].end))
            return replace(found, said=(said,), frame=(Span(line.words[place].start, line.words[last - 1].end),))
    return None


def _end_of(line: Line, found: Saying) -> int:
    """Past who says it, and past the verb where that follows."""
    end = line.place(found.who.end) if found.who else 0
    is_verb_first = found.who is not None and found.who.start > found.frame[0].start
    while end < len(line.low) and not is_verb_first and (act_of(line.low[end]) or line.low[end] in verbs.AUXILIARIES):
        end += 1
    return end + (line.low[end : end + 1] == (")",))


def _said_before(line: Line, place: int, end: int) -> int:
    """Up to which word the assertion reaches that stands before a speaker; 0: it is none."""
    first = past_joining(line)
    is_clause = any(verbs.is_predicate(line.low, at) or at in line.named for at in range(first, place))
    is_lead = line.low[first] in _SUBORDINATE_LEADS and "," not in line.low[first:place]
    if place - first < _FEWEST - 1 or cited(line, first) or any(by(line, at) for at in range(first, place)):
        return 0
    if is_nothing_more(line, end, len(line.low)):
        return place if is_clause and not is_lead else 0
    if end >= len(line.low) or line.low[end] != ",":
        return 0
    return place if line.low[end + 1] in _GOES_ON else len(line.low)


def _opened(line: Line, reading: Reading) -> Saying | None:
    """The saying that begins with its verb and speaker: "Namun, kata X, …", "Lanjut dia, …"."""
    first, last = past_joining(line), len(line.low) - _FEWEST
    comma = next((place for place in range(first + 2, min(first + _FAR, last)) if line.low[place] == ","), 0)
    if not comma or verbs.SHORT.get(line.low[first]) is None:
        return None
    found = after(line, first, comma, is_sure=line.low[first + 1] in PRONOUNS)
    if not found or not found.who or not (found.is_back or first + 1 in line.named):
        return None
    return _with_content(line, found, comma + 1, reading)


def _led(line: Line, reading: Reading) -> Saying | None:
    """The saying that its speaker precedes: "Menurut X, …"."""
    first = past_joining(line)
    if first >= len(line.low) - _FEWEST:
        return None
    if line.low[first] == "menurutnya":
        said = clean(reading.whole, Span(line.words[first + 1].start, line.sentence.end))
        return Saying((said,), Act.SAY, line.words[first].span, is_back=True)
    begin = by(line, first)
    if not begin and (begin := cited(line, first)) and (found := _at_verb(line, reading)):
        return found
    if not begin or begin >= len(line.low) - _FEWEST:
        return None
    begin, end = speaker(line, begin, len(line.low))
    comma = next((place for place in range(end, len(line.low)) if line.low[place] == ","), 0)
    cut = comma if comma and is_adjunct(line, end, comma) else end
    if cut >= len(line.low) - _FEWEST or not (found := named(line, begin, end, Act.SAY, line.span(0, cut))):
        return None
    return _with_content(line, found, cut, reading)


def _at_verb(line: Line, reading: Reading) -> Saying | None:
    for place, word in enumerate(line.low):
        act = act_of(word) or _rejection(line, place)
        if act is None or place in line.quoted | line.named or not (who := subject(line, place)):
            continue
        begin = place if act is Act.DENY or word in verbs.OF_SOMEBODY else _content(line, place)
        if begin and (found := named(line, *who, act, line.span(0, begin))):
            return _with_content(line, found, begin, reading)
        if act is Act.SAY and is_nothing_more(line, place + 1, len(line.low)):
            return named(line, *who, act)
    return None


def _rejection(line: Line, place: int) -> Act | None:
    """That a verb denies a charge: "menolak tuduhan", "dismissed the allegations"."""
    is_charge = line.low[place] in verbs.REJECTIONS and bool(verbs.CHARGES & set(line.low[place + 1 : place + 4]))
    return Act.DENY if is_charge else None


def _with_content(line: Line, found: Saying, begin: int, reading: Reading) -> Saying:
    """A saying with what follows, up to where another clause begins that it does not govern."""
    end = next((place for place in range(begin + _FEWEST, len(line.low) - _FEWEST) if _turns(line, place)), 0)
    until = line.words[end].start if end else line.sentence.end
    said = clean(reading.whole, Span(line.words[begin].start, until))
    rest = Span(line.words[end + 1].start, line.sentence.end) if end else None
    return replace(found, said=(said,), rest=rest)


def _turns(line: Line, place: int) -> bool:
    """Whether the speaker's words end at a sign: before "; …", ", while …", ", but Y said …"."""
    if place in line.quoted:
        return False
    if line.low[place] == ";":
        return True
    following = line.low[place + 1]
    if line.low[place] != "," or following not in _APART | _UNLESS:
        return False
    return following in _APART or any(act_of(word) for word in line.low[place : place + _FAR])


def _content(line: Line, verb: int) -> int:
    """Where the assertion begins behind a verb; 0: there is none."""
    place, last = verb + 1, len(line.low)
    is_told = line.low[verb] in verbs.TOLD
    if is_told:
        place = _past_listener(line, place)
    far = range(place, min(last, place + _FAR))
    that = next((at for at in far if line.low[at] in verbs.THAT), 0)
    if place < last and line.low[place] in verbs.LOOSE_THAT:
        return place + 1 if _is_assertion(line, place + 1, verb) else 0
    if that and (is_told or is_adjunct(line, place, that) or line.low[that - 1] == ":"):
        return that + 1 if that + 1 < last else 0
    comma = next((at for at in far if line.low[at] in {",", ":"}), 0)
    if comma and is_adjunct(line, place, comma):
        return comma + 1 if _is_assertion(line, comma + 1, verb) else 0
    while place < last and is_time(line, place):
        place += 1
    return place if place < last and _is_assertion(line, place, verb) else 0


def _is_assertion(line: Line, place: int, verb: int) -> bool:
    """Whether an assertion begins here, as the verb needs one."""
    opening = verbs.ADJUNCTS | verbs.TOGETHER | verbs.RELATIVE | _NO_SUBJECT
    if place > len(line.low) - _FEWEST or (line.low[place] in opening and place not in line.times):
        return False
    if line.low[verb] in verbs.THAT_ONLY:
        return line.low[place] in _SELVES or line.low[place - 1] in verbs.LOOSE_THAT | {",", ":"}
    return line.low[verb] in verbs.PLAIN or _has_predicate(line, place)


def _has_predicate(line: Line, place: int) -> bool:
    for at in range(place, min(len(line.low), place + _FAR)):
        if verbs.is_predicate(line.low, at):
            return True
        if line.low[at] in verbs.SUBORDINATE | {"yang"} and at > place:
            return False
    return False


def _past_listener(line: Line, place: int) -> int:
    """Past who is told."""
    if place < len(line.low) and line.low[place] in {"a", "the"}:
        place += 1
    if place not in line.named:
        return min(place + 1, len(line.low))
    while place in line.named:
        place += 1
    return place
