"""A text in paragraphs, sentences and words, each with its place.

Places count characters (code points) of the stored text, which is never changed: evidence is cut from it by these.
A quotation is never cut in two, however many sentences it has: its middle, on its own, would read as if the article
itself said so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.intake.fleeting import fleeting

WORD = re.compile(r"\w+(?:[’'.\-/]\w+)*|[^\w\s]")
"""A word, number or sign, as `tokens` finds them."""
_STOP = re.compile(r"[.!?…][.!?…]*")  # what begins with a set is looked for several times as fast
_CLOSING = "\"”’')]» \u00a0"
_STRAY = re.compile(r"\s{0,2}[”»]")
_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W_]")
_BEFORE = re.compile(r"[^\W_](?:[\w.’'-]{0,18}[^\W_])?\Z")
_FOLLOWING = re.compile(r"[^\w\s]{0,3}\s{0,3}(\w[\w’'-]{0,24})")
_BRACKETED = re.compile(r"\s\(([^\W_][\w’'-]{0,24})")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")  # "U.S", "S.H", "J": each letter with its stop
_ASKED = re.compile(
    r"\s*(?:[A-Z][\w.’'-]{0,24}\s+){1,5}(?:said|says|asked|asks|told|added|wrote|writes|replied|cried|shouted)\b"
)
_MARK = re.compile(r"[\"“”\u2018’«»`'](?:(?<=[^`'])|(?<=`)`|(?<=')')")  # `` and '' are “ and ” to machines
_KINDS = {'"': '"', "“": "“", "”": "“", "\u2018": "\u2018", "’": "\u2018", "«": "«", "»": "«", "``": "``", "''": "``"}
_NEAR = 20  # characters beside a stop that are looked at


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


_NEVER_LAST = _words(
    "mr mrs ms dr prof st gen col lt sgt capt cmdr adm maj brig gov sen rep rev hon pres vs drs dra ir hj h tn ny sdr sdri",
    "kol letkol letjen mayjen brigjen irjen kombes akbp kompol iptu ipda marsda laksda ust kh jl gg kab kec alm pt cv rp yth a.n d.a u.p cf e.g i.e",
)
"""Short forms that something always follows."""
_TITLES = _words("sen rep gen col gov kol rev pres hon adm maj")
"""Those of them that are titles when written large, and else words: "sen", "kol"."""
_SELDOM_LAST = _words(
    "inc ltd co corp plc jr sr etc esq dll dkk dsb tbk m.si m.sc m.hum m.pd s.sos s.kom s.pd ph.d d.c a.m p.m u.s u.k u.n a.s"
)
"""Short forms that end a sentence only where what follows plainly begins one."""
_BEFORE_NUMBERS = _words(
    "no nos nr nomor hlm hal pp p vol fig art ps rp tel telp pkl tgl th ca",
    "jan feb mar apr jun jul aug agt agu sep sept oct okt nov dec des",
)
_OPENING = _words(
    "the a an in on at he she it they we i you but and however this that these those his her its their our there when",
    "while if as after before for with by from meanwhile according officials so what who why how no not many some most",
    "ia dia mereka kami kita itu ini hal namun tetapi tapi sedangkan sementara selain pada di dalam untuk setelah sebelum",
    "menurut karena oleh jika bila ketika saat adapun para sebuah seorang tidak akan juga sebagai dengan dari meski walau",
    "sejak kini lalu kemudian padahal bahkan sebab jadi maka apa siapa mengapa bagaimana banyak beberapa",
)
"""Words that begin a sentence when they are written large."""
_DOMAINS = _words("com net org id co go my au uk tv news info")


@fleeting(frozen=True, slots=True)
class Span:
    """A piece of a text: `start` is its first character, `end` one past its last, from the text's beginning."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The piece itself."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other lies within."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@fleeting(frozen=True, slots=True)
class Token:
    """A word, number or sign."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


@fleeting(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; `paragraph` counts from 0."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text, the language it is in (ISO 639), and its sentences in order."""

    whole: str
    language: str
    sentences: tuple[Sentence, ...]


def read_text(whole: str, language: str) -> ReadText:
    """Part a text into sentences. A line is a paragraph; a quotation stays whole, with what says whose it is.

    A line without a letter or number is no paragraph.
    """
    return ReadText(whole, language, _parted(whole))


def small(text: str) -> str:
    """The text in small letters, each in its place: patterns of small letters are several times as fast as of any."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def tokens(text: str, start: int = 0) -> list[Token]:
    """The words and signs of a piece that begins at `start` of its text."""
    found: list[Token] = []
    for chunk in text.split(" "):  # no word reaches over a space
        if chunk.isalpha():  # most are, and need no pattern
            found.append(Token(start, start + len(chunk), chunk))
        elif chunk:
            found += [Token(start + match.start(), start + match.end(), match[0]) for match in WORD.finditer(chunk)]
        start += len(chunk) + 1
    return found


def quotations(line: str) -> list[Span]:
    """What stands in quotation marks, marks included, in order and apart; a mark without its pair makes none.

    Straight marks open and close by what stands beside them, or else in turn.
    """
    found: list[Span] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(line):
        at, kind = match.start(), _KINDS[match[0]]
        if kind == "\u2018" and _is_within_word(line, at):
            continue
        if _opens(line, at, is_open=kind in opened):
            opened[kind] = at
        elif kind in opened:
            begin = opened.pop(kind)
            while found and found[-1].start > begin:
                found.pop()
            if not found or found[-1].end <= begin:  # else the two cross, and the first is taken
                found.append(Span(begin, match.end()))
    return found


def _is_within_word(line: str, at: int) -> bool:
    return line[at - 1 : at].isalnum() and line[at + 1 : at + 2].isalnum()


def _opens(line: str, at: int, *, is_open: bool) -> bool:
    mark = line[at]
    if mark != '"':
        return mark in "“\u2018«`"
    may_open = not (line[at - 1 : at].isalnum() or (at and line[at - 1] in ".,;:!?…)]"))
    may_close = not line[at + 1 : at + 2].isalnum()
    return not is_open if may_open == may_close else may_open


@lru_cache(maxsize=1)  # the steps of one analysis read the same text in turn
def _parted(whole: str) -> tuple[Sentence, ...]:
    return tuple(_sentences(whole))


def _sentences(whole: str) -> Iterator[Sentence]:
    number = -1
    for line in _LINE.finditer(whole):
        if not _LETTER.search(line[0]):
            continue
        number += 1
        begin = line.start()
        for end in (*_ends(line[0]), len(line[0])):
            piece = whole[begin : line.start() + end]
            text = piece.strip()
            if text:
                at = begin + piece.index(text)
                yield Sentence(at, at + len(text), text, number)
            begin = line.start() + end


def _ends(line: str) -> Iterator[int]:
    """Where sentences of a line end, in order, none within a quotation; the end of the line may be missing."""
    quoted = quotations(line)
    starts = [span.start for span in quoted]
    opening = frozenset(starts)
    for stop in _STOP.finditer(line):
        place = bisect_right(starts, stop.start()) - 1
        end = stop.end()
        if place >= 0 and end < quoted[place].end:
            if quoted[place].end - end > _NEAR or line[end : quoted[place].end].strip(_CLOSING):
                continue
            end = quoted[place].end
        if stray := _STRAY.match(line, end):
            end = stray.end()
        while end < len(line) and line[end] in _CLOSING.strip() and end not in opening:
            end += 1
        if _is_last(line, stop, end):
            yield end


def _is_last(line: str, stop: re.Match[str], end: int) -> bool:
    """Whether a stop ends its sentence: it belongs to no short form, and what follows may begin another."""
    following = _FOLLOWING.match(line, end)
    if following is None:
        bracketed = _BRACKETED.match(line, end)  # "Dunmore Foods Inc. (NYSE: DNM)"
        is_inner = bracketed and stop[0] == "." and end == stop.end() and _is_short(line, stop.start(), bracketed[1])
        return not is_inner and (end == len(line) or line[end].isspace())
    word = following[1]
    if not line[end].isspace() and not _is_run_together(line, stop, end, word):
        return False
    if word[0].islower() or (end - stop.end() and stop[0] != "." and _ASKED.match(line, end)):
        return False
    return stop[0] != "." or end > stop.end() or not _is_short(line, stop.start(), word)


def _is_run_together(line: str, stop: re.Match[str], end: int, word: str) -> bool:
    """Whether a space is missing between two sentences: "selesai.Ia", but not "Kompas.Com" and "v2.Next"."""
    before = line[max(0, stop.start() - 2) : stop.start()]
    if word.casefold() in _DOMAINS or not word[0].isupper() or not word[1:].islower():
        return False
    is_sure = stop[0] != "." or end > stop.end() or line[end] in '“\u2018«"'
    return before[-1:].islower() if is_sure else before.islower() and before.isalpha()


def _is_short(line: str, at: int, word: str) -> bool:
    """Whether the full stop at a place belongs to the word before it; `word` follows."""
    match = _BEFORE.search(line, max(0, at - _NEAR), at)
    before = match[0].casefold() if match else ""
    if before in _BEFORE_NUMBERS:
        return word[0].isdigit()
    if before in _TITLES and match and match[0][0].islower():
        return False
    if before in _NEVER_LAST or (before.isdecimal() and not line[max(0, at - _NEAR) : at - len(before)].strip()):
        return True
    is_seldom_last = before in _SELDOM_LAST or _LETTERS.fullmatch(before) is not None
    return is_seldom_last and word.casefold() not in _OPENING
