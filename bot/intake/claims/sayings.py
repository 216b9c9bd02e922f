"""Which part of a sentence somebody is said to say, and which words name who says it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake.claims import verbs
from bot.intake.claims.clauses import LONGEST, is_adjunct, name_end, segment_start, subject, without_auxiliaries
from bot.intake.claims.quoting import trimmed
from bot.intake.claims.reading import Line
from bot.intake.claims.verbs import Act, words
from bot.intake.fleeting import fleeting
from bot.intake.names.titles import is_title
from bot.intake.texts import Span

PRONOUNS = words("ia dia beliau dirinya pihaknya he she")
_POINTED = 3
"""Words of "koran itu", at most."""
_CLEAN = ",;:–—-"
_RECORDS = words("data laporan survei hasil riset catatan keterangan dokumen putusan informasi")
_CITED = words("sesuai mengutip melansir dilansir dikutip berdasarkan merujuk mengacu dari citing")


@fleeting(frozen=True, slots=True)
class Saying:
    """Who is said to say which part of a sentence."""

    said: tuple[Span, ...]  # none: the sentence only says that somebody spoke
    act: Act
    who: Span | None = None  # null: nobody is named
    is_back: bool = False  # "-nya", "he": somebody named before
    is_quotation: bool = False
    goes_on: bool = False  # nothing but a quotation, which may go on with the one before
    frame: tuple[Span, ...] = ()  # the words beside it: who, when, to whom
    rest: Span | None = None  # what follows in the sentence and is not said by this one


def named(line: Line, first: int, last: int, act: Act, frame: Span | None = None) -> Saying | None:
    """A saying whose speaker these words name; null: there are no words."""
    if first >= last:
        return None
    is_back = last - first <= 2 and bool(PRONOUNS & set(line.low[first:last]))
    return Saying((), act, line.span(first, last), is_back, frame=(frame or line.span(first, last),))


def clean(whole: str, span: Span) -> Span:
    """A piece without signs at its ends."""
    return trimmed(whole, span, _CLEAN, _CLEAN + ".")


_FULL = verbs.CHOOSY | verbs.PLAIN


def act_of(word: str) -> Act | None:
    """What a full verb of saying does."""
    return _FULL.get(word)


_BASED = words("sesuai berdasarkan merujuk mengacu dari")


BY = words("menurut according")
"""Words that begin what `by` looks for."""


def by(line: Line, place: int) -> int:
    """Where the name begins behind "menurut" or "according to"; 0: there is neither."""
    word = line.low[place]
    if word == "according" and line.low[place + 1 : place + 2] == ("to",):
        return place + 2
    return place + 1 if word == "menurut" else 0


def cited(line: Line, place: int) -> int:
    """Where the name begins behind "dikutip dari" and its like; 0: there is none of these."""
    if line.low[place] not in _CITED:
        return 0
    if line.low[place] in _BASED:
        place += line.low[place + 1 : place + 2] == ("pada",)
        return place + 1 if line.low[place + 1 : place + 2] and line.low[place + 1] in _RECORDS else 0
    return place + (2 if line.low[place + 1 : place + 2] in {("dari",), ("oleh",)} else 1)


def after(line: Line, first: int, last: int, *, is_sure: bool = False) -> Saying | None:
    """Who says what stands before these words: "kata X", "katanya", "X said".

    `is_sure`: what stands before is a quotation, so that a verb need not be known: "guraunya", "enthused X".
    """
    begin = said_by(line, first, last, is_sure=is_sure) or (by(line, first) if first < last else 0)
    if begin:
        return named(line, *speaker(line, begin, last), Act.SAY, line.span(first, last))
    if first < last and _is_thus(line, first, last, is_sure=is_sure):
        first += 1
        if first < last and _short_act(line.low[first]) is None:
            is_passive = verbs.is_prefixed(line.low[first])  # "demikian dikutip dari …"
            end = first if is_passive else name_end(line, first, last)
            return named(line, first, end, Act.SAY, line.span(first, last))
    if first >= last:
        return None
    if (told := quoted_as(line, first, last)) and told.begin >= first:
        return named(line, told.begin, told.end, Act.SAY, line.span(first, last))
    act = _short_act(line.low[first]) or (Act.SAY if is_sure and _is_unknown_verb(line, first, last) else None)
    if act and first not in line.named:
        return _verb_first(line, first, last, act, is_sure=is_sure)
    return None if line.low[first] == "menurutnya" else _subject_first(line, first, last, is_sure=is_sure)


def _is_thus(line: Line, first: int, last: int, *, is_sure: bool) -> bool:
    """Whether a word only points back to what was said: "demikian …", "begitu kata X"."""
    if line.low[first] in (_THUS if is_sure else {"demikian"}):
        return True
    return line.low[first] == "begitu" and first + 1 < last and _short_act(line.low[first + 1]) is not None


def said_by(line: Line, first: int, last: int, *, is_sure: bool = False) -> int:
    """Where the name begins in "hal itu disampaikan X" and "seperti dikatakan X"; 0: it is neither."""
    place = first
    while place < last and line.low[place] in _WHAT:
        place += 1
    if place >= last - 1 or line.low[place] not in verbs.SAID_BY or not (is_sure or place > first):
        return 0
    while place + 1 < last and line.low[place + 1] in _DIRECTLY:
        place += 1
    return place + 1


_WHAT = words(
    "hal senada serupa itu ini tersebut demikian seperti sebagaimana begitu begitulah pernyataan ucapan kalimat penjelasan komentar juga pun turut telah"
)
_DIRECTLY = words("oleh langsung juga pula")


def _verb_first(line: Line, first: int, last: int, act: Act, *, is_sure: bool) -> Saying | None:
    """ "kata X", "katanya", "said X"."""
    word, frame = line.low[first], line.span(first, last)
    if word.endswith("nya") and word not in verbs.SHORT:
        return Saying((), act, line.words[first].span, is_back=True, frame=(frame,))
    start, end = speaker(line, first + 1, last)
    if line.low[start : start + 1] and line.low[start] in verbs.RELATIVE:  # "klaim yang …"
        return None
    is_doubtful = word in verbs.PARTICIPLES | verbs.NOUN_LIKE or line.low[end : end + 1] == ("to",)
    is_known = any(place in line.named or line.low[place] in PRONOUNS for place in range(start, end))
    is_known = is_known or (start < end <= start + _POINTED and line.low[end - 1] in {"itu", "tersebut"})
    if not is_sure and is_doubtful and not is_known:
        return None
    return named(line, start, end, act, frame)


def _is_unknown_verb(line: Line, first: int, last: int) -> bool:
    """Whether a word behind a quotation can but be a verb: "guraunya", "enthused X"."""
    word = line.low[first]
    if not line.words[first].text.islower() or first in line.named:
        return False
    if word in _READ:
        return any(noun in line.low[first + 1 : first + 4] for noun in _WRITTEN)
    if word.endswith("nya"):
        return len(word) > 6
    if first + 1 >= last or first + 1 not in line.named:
        return False
    return word.endswith("ed") or _is_bare(line, first, last)


def _is_bare(line: Line, first: int, last: int) -> bool:
    """Whether a word stands between a quotation and a person, and nothing but when and where behind: "sindir X"."""
    end = first + 1
    while end in line.people:
        end += 1
    word = line.low[first]
    is_noun = word in verbs.ADJUNCTS | verbs.TOGETHER | verbs.SUBORDINATE | verbs.BOUND | verbs.FINITE or is_title(word)
    return first + 1 < end and is_adjunct(line, end, last) and not is_noun and not verbs.is_prefixed(word)


_READ = words("read reads bunyi")
_WRITTEN = words("statement letter post message tweet pernyataan keterangan surat")


def speaker(line: Line, first: int, last: int, *, is_led: bool = False) -> tuple[int, int]:
    """The words that name a speaker from `first` on: of "the head of X, Y" the words Y.

    `is_led`: what is said follows, and Y may be its subject: only a sign behind Y tells that Y is the head of X.
    """
    if first < last and (line.low[first] in verbs.ADJUNCTS or first in line.times):  # "said on Monday"
        return first, first
    end = name_end(line, first, last)
    comma = next((at for at in range(end, min(end + _WHERE, last - 1)) if line.low[at] == ","), end)
    if comma + 1 < last and line.low[comma] == "," and comma + 1 in line.people and is_adjunct(line, end, comma):
        is_named = any(place in line.people for place in range(first, comma))
        behind = name_end(line, comma + 1, last)
        if not is_named and (not is_led or line.low[behind : behind + 1] == (",",)):
            return comma + 1, behind
    return first, end


_WHERE = 8
"""Words that tell where an office is, at most: "pemilik warung di kota X, Y"."""


@dataclass(frozen=True, slots=True)
class QuotedAs:
    """Whom "X was quoted as saying" and "Y quoted X as saying" name, and what comes behind."""

    begin: int
    end: int
    behind: int


def quoted_as(line: Line, first: int, last: int) -> QuotedAs | None:
    """Who is quoted as saying something between two words; null: nobody."""
    if "saying" not in line.low:
        return None
    behind = next((at + 2 for at in range(first + 2, last - 1) if line.low[at : at + 2] == ("as", "saying")), 0)
    quoted = next((at for at in range(behind - 3, first - 1, -1) if line.low[at] == "quoted"), -1) if behind else -1
    if quoted < 0 or line.low[quoted - 1] in verbs.PASSIVE - _BEING:  # "was wrongly quoted as saying"
        return None
    if quoted + 3 < behind and line.low[quoted + 1] != "by":
        return QuotedAs(quoted + 1, behind - 2, behind)
    end = quoted
    while end > first and line.low[end - 1] in _BEING:
        end -= 1
    return QuotedAs(max(segment_start(line, end), first), end, behind)


_THUS = words("demikian begitu demikianlah so thus")
_BEING = words("is are was were has have been being also later")


def _short_act(word: str) -> Act | None:
    return verbs.SHORT.get(word) or verbs.SHORT.get(word.removesuffix("nya"))


_PLAIN_ACTS = verbs.SHORT | verbs.PLAIN
_ACTS = verbs.CHOOSY | _PLAIN_ACTS
_PLAIN_VERBS = frozenset(_PLAIN_ACTS) | {"went"}
_STOPS = frozenset({".", ";", "?"})


def _subject_first(line: Line, first: int, last: int, *, is_sure: bool) -> Saying | None:
    """ "X said" behind what is said."""
    acts = _ACTS if is_sure else _PLAIN_ACTS
    if not is_sure and (_PLAIN_VERBS.isdisjoint(line.low) or line.low[first] in {"dan", "and"}):
        return None  # "X left, and Y said …": Y does not say that X left
    for place in range(first + 1, min(last, first + LONGEST + 1)):
        word = line.low[place]
        act = acts.get(word)
        is_read = is_sure and word in _READ and not _WRITTEN.isdisjoint(line.low[first:place])
        act = act or (Act.SAY if is_read or line.low[place : place + 2] == ("went", "on") else None)
        if act and place not in line.named and (found := subject(line, place)):  # "Said" is a name as well
            start = max(found[0], first)
            start += 2 * (line.low[start : start + 2] == ("or", "so"))
            end = without_auxiliaries(line, first, place)
            return named(line, start, max(end, found[1]), act, line.span(min(start, place), last))
        if word in _STOPS:
            break
    return None
