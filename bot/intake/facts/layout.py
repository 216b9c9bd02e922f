"""What of a text is its title, date line, byline and body, by where it stands and how it looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.wording import folded
from bot.intake.facts.genre_words import LABELS
from bot.intake.facts.interviews import answers
from bot.intake.facts.outlets import found_outlets, outlet_named
from bot.intake.facts.publishers import is_office
from bot.intake.facts.written_days import written_days
from bot.intake.texts import Span

TITLE_LIMIT = 200
"""Characters that a title has at most."""
_HEAD_LINES = 8
_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r"\s[-–—]{1,2}\s|\s?--\s?|(?<=\))\s?[-–—:]\s|(?<=[12]\d\d\d):\s|\s?—\s?")
_CAPITALS = re.compile(r"(?=[^AEIOU:]{0,9}[AEIOU])[A-Z][A-Z '’-]{3,24}(?<! ): (?=[A-Z“\"])")
"""A place in capitals before a text; what has no vowel is an office's short form."""
_PLACE = re.compile(
    r"(?:[A-Z][\w.’'/-]*|Kab\.|d[aei]|of|the)(?: (?:[A-Z][\w.’'/-]*|d[aei]|of|the)){0,4}",
)
_DAY = re.compile(
    r"(?:[A-Za-z]+,? )?(?:\d{1,2} [A-Za-z]+|[A-Za-z]+\.? \d{1,2}|\(?\d{1,2}/\d{1,2}(?:/\d{2,4})?\)?)(?:,? \d{4})?"
)
_BYLINE = re.compile(
    r"\W{0,3}(?:oleh|by|reporter|penulis|pewarta|wartawan|laporan(?: wartawan)?|author|written by|reported by|teks|story by|rep(?=:)"
    r"|(?:match )?(?:report|review|analysis|interview|words) by)\b"
    r"(?:\s*:\s*|\s+)(?P<name>(?-i:[A-Z][\w.’'-]+(?:[ ,/&|]+(?:and |dan )?[A-Z][\w.’'-]+){0,6}))(?: (?:at|in|from) (?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w+)){0,3})?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\W{0,2}(?:(?:editor|reporter|pewarta|penulis|penyunting|redaktur|author|oleh|by|sumber|source|foto|photo)\s*:.{0,80}|(?:copyright|©).{0,80}"
    r"|[(\[][a-z]{2,5}(?:/[a-z]{2,5}){0,3}[)\]]|[a-z]{2,4}/[a-z]{2,4})\W{0,2}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\W{0,3}(?:(?:baca|simak|lihat|tonton)(?: juga| selengkapnya| pula)?\b(?=\s*:|\s+juga| (?:selengkapnya|video))"
    r"|(?:read|see|watch) (?:also|more|next)\b|also read\b|related(?: articles?| stories)?\s*:"
    r"|advertisement\b|scroll to continue|lanjut(?:kan)? (?:membaca|ke halaman)|halaman (?:selanjutnya|berikutnya)|\[gambas:)",
    re.IGNORECASE,
)
_BYLINE_PART = re.compile(
    r"\b(?:Reporter|Penulis|Pewarta|Author|Oleh|By)\s*:\s*(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})"
)
_CLOCK = re.compile(
    r"(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?|\b(?:last|terakhir|WIB|WITA|WIT|GMT|UTC|BST|EST|EDT|ET|AM|PM|pukul|jam|at|on|published|updated|terbit"
    r"|embargo(?:ed)?|until|hingga|harian|majalah|koran|tabloid|portal|diterbitkan|dipublikasikan|diperbarui|tayang|tanggal|hari)\b)",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:(?:siaran|keterangan|rilis) pers|(?:press|news|media) (?:release|statement)|(?:for )?immediate release)(?:\W+no\b.{1,40}|\W*)"
    r"|(?:nomor|no\.?)\s*:.{1,60}",
    re.IGNORECASE,
)
_RUBRIC = re.compile(
    r"(?:(?:wawancara|laporan|liputan)(?: (?:khusus|eksklusif|utama))?|cek fakta|obituari|profil|(?:(?:exclusive|special) )?(?:interview|report)"
    r"|fact[- ]check|obituar(?:y|ies)|q ?& ?a)"
)
_POSTED = re.compile(
    r"\W{0,2}(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}), (?:[\w-]+ ){0,3}(?:correspondent|editor|reporter|writer|columnist|wartawan|kontributor|redaktur)\W{0,2}"
)
"""Who writes, with what he does there."""
_CREDIT = re.compile(
    r"[(\[]?(?:reporting|story|compiled|writing)(?: (?:and|&) (?:writing|editing))? by (?P<name>(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}"
    r"(?:(?:, | and )[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}){0,4}))(?:[^\w].*)?",
    re.IGNORECASE,
)
"""What a news agency signs with: who reported, and often from where and who edited."""
_WRITER = re.compile(
    r"(?:(?:peneliti|dosen|guru besar|pengajar|pengamat|mahasiswa|ketua|direktur|pegiat|wartawan|advokat|penulis|lecturer|(?:associate |assistant )?professor"
    r"|(?:senior )?(?:research )?fellow|director|researcher|economist|columnist|editor)\b[^.!?]{3,100})",
    re.IGNORECASE,
)
"""What somebody is who writes an opinion, on the line below the name."""
LABEL = re.compile(
    r"(?:(?P<checked>claims?|klaim|narasi|hoaks|hoax|isu|rumou?rs?)|(?:the )?facts?|fakta(?:nya)?|verdict|penjelasan|kesimpulan|update"
    r"|(?:[A-Za-z]{2,12}['’]s |our |hasil )?(?:assessment|rating|ruling|penelusuran|pemeriksaan))\s?: ?",
    re.IGNORECASE,
)
"""What may stand before the first sentence of a paragraph; who checks a claim says it so, and asserts none of it."""
_NAME = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,4}")
_LABEL_LIMIT = 60
_DATE_LINE_LIMIT = 120
_SIGNS = " ,.|-–—:/()•·\u00a0\t"
_HEADING_LIMIT = 90


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a text stand."""

    title: str  # "": none
    body: Span
    apart: tuple[Span, ...]  # within the body, none of it: title again, headings, links to other articles
    date_line: Span | None = None  # place, outlet and day before the first sentence
    head: tuple[Span, ...] = ()  # lines before the body
    author: str = ""
    is_interview: bool = False


def layout(text: str, title: str) -> Layout:
    """Part a text; `title` is the carrier's."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    heading = _heading(text, lines, title)
    count = _head_count(text, lines, heading, is_titled=bool(title or heading))
    rest, author = _without_signature(text, lines[count:])
    author = next((name for line in lines[:count] if (name := _author(line.of(text)))), "") or author
    author = author or _above_what_he_is([line.of(text).strip(" #*\t") for line in lines[:count]])
    if len(rest) > 1 and _is_heading(rest[0].of(text).strip()) and _date_line(text, rest[1]):
        rest = rest[1:]  # a title in other words than the carrier's
    start = rest[0].start if rest else len(text)
    line = _date_line(text, rest[0]) if rest else None
    body = Span(line.end if line else start, rest[-1].end if rest else len(text))
    name = title or heading
    apart = _apart(text, rest, name)
    told = answers(text, name, rest)
    if told:
        apart = (*(span for span in apart if span.end <= told.start), told)
    return Layout(name, body, apart, line, tuple(lines[:count]), author, is_interview=told is not None)


def _heading(text: str, lines: Sequence[Span], carried: str) -> str:
    """The title as it stands at the text's head; "": none does."""
    for at, line in enumerate(lines[:_HEAD_LINES]):
        words = line.of(text).strip(" #*\t")
        if carried and _is_same_title(words, carried):
            return words
        if not carried and not _is_above(text, lines, at):
            return words if _looks_like_title(words, [other.of(text) for other in lines]) else ""
    return ""


def _is_same_title(words: str, title: str) -> bool:
    if not title or len(words) > TITLE_LIMIT or words[:1].casefold() != title[:1].casefold():
        return False
    one, other = folded(words), folded(title)
    return bool(one) and (one == other or (len(one) > 20 and other.startswith(one)))


def _looks_like_title(words: str, lines: Sequence[str]) -> bool:
    """Whether a first line is a title: short, no sentence of prose, with prose behind it; or said again below."""
    if len(words) > TITLE_LIMIT or _date_line_end(words) or _LINK.match(words):
        return False
    again = sum(_is_same_title(line.strip(), words) for line in lines) > 1
    has_prose = any(len(line) > len(words) / 2 for line in lines[1:])
    return again or (has_prose and words[-1:] not in ".,;:…" and not words.startswith(("“", '"')))


def _head_count(text: str, lines: Sequence[Span], heading: str, *, is_titled: bool) -> int:
    """How many lines stand before the body."""
    count = 0
    for at, line in enumerate(lines[:_HEAD_LINES], 1):
        words = line.of(text).strip(" #*\t")
        if words == heading:
            count = at
        elif not _is_above(text, lines, at - 1) and not (is_titled and _is_between(text, lines, at - 1)):
            break
        elif not heading or count:
            count = at
    return min(count, max(0, len(lines) - 1))


def _is_above(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line stands above a title or a text: small print, or an office's name with small print below it."""
    words, *below = (line.of(text).strip(" #*\t") for line in lines[at : at + 2])
    return _is_small_print(words) or (is_office(words) and any(map(_is_small_print, below)))


def _is_between(text: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line below the title says who writes and as what, or is a few words with small print below."""
    words, *below = (line.of(text).strip(" #*\t") for line in lines[at : at + 3])
    if at and _WRITER.fullmatch(words) and _NAME.fullmatch(lines[at - 1].of(text).strip(" #*\t")):
        return True
    if len(words) > _LABEL_LIMIT or words[-1:] in '.,;:!?"”':
        return False
    is_writer = _NAME.fullmatch(words) and any(map(_WRITER.fullmatch, below[:1]))
    return bool(is_writer) or any(map(_is_small_print, below))


def _is_small_print(words: str) -> bool:
    """Whether a line is a byline, a day, an outlet's name, a rubric or a link, and no more."""
    if len(words) > 120:
        return False
    is_led = bool(_author(words) or _LINK.match(words) or _RELEASE.fullmatch(words))
    return is_led or _is_day_or_outlet(words) or _is_rubric(words)


def _is_rubric(words: str) -> bool:
    bare = words.strip(" [](#*|/").lower()
    return _RUBRIC.fullmatch(bare) is not None or any(pattern.fullmatch(bare) for _, pattern in LABELS)


def _is_day_or_outlet(words: str) -> bool:
    rest = _without_days_and_outlets(words)
    bare = rest.strip(_SIGNS)
    return rest != words and (
        not bare or (_PLACE.fullmatch(bare) is not None and words.lstrip(" (").startswith(bare + ","))
    )


def _without_days_and_outlets(words: str) -> str:
    """What is left of a line without the days, times and outlets that it names."""
    spans = [*written_days(words), *found_outlets(words)]
    if not spans:
        return words
    rest = "".join(" " if any(span.start <= at < span.end for span in spans) else sign for at, sign in enumerate(words))
    return _CLOCK.sub("", rest)


def _author(words: str) -> str:
    """Whom a line names as who wrote; not the outlet or the day beside."""
    whole = _BYLINE.fullmatch(words.strip().rstrip(".|"))
    if whole is None and len(words) <= _DATE_LINE_LIMIT:
        whole = _BYLINE.fullmatch(_without_days_and_outlets(words).strip(_SIGNS))
    match = whole or _POSTED.fullmatch(words.strip()) or _BYLINE_PART.search(words)
    if match is None:
        return ""
    first, *others = re.split(r"([,/&])", match["name"].partition("|")[0].partition("  ")[0])
    pairs = zip(others[::2], others[1::2], strict=True)
    return (first + "".join(sign + name for sign, name in pairs if not outlet_named(name))).strip(" ,/&")


def _above_what_he_is(head: Sequence[str]) -> str:
    """The name on the line above one that says what its bearer is; "": there is none."""
    return next((name for name, office in pairwise(head) if _NAME.fullmatch(name) and _WRITER.fullmatch(office)), "")


def _without_signature(text: str, lines: Sequence[Span]) -> tuple[list[Span], str]:
    """The lines without those that sign the text at its end, and whom these name."""
    rest, author = list(lines), ""
    while len(rest) > 1 and len(rest[-1].of(text)) <= 120 and _is_signature(rest[-1].of(text).strip()):
        words = rest.pop().of(text).strip()
        credit = _CREDIT.fullmatch(words)
        author = (credit["name"] if credit else _author(words)) or author
    return rest, author


def _is_signature(words: str) -> bool:
    return bool(_SIGNATURE.fullmatch(words) or _author(words) or _CREDIT.fullmatch(words) or _LINK.match(words))


def _date_line(text: str, line: Span) -> Span | None:
    """The place, outlet and day before a first sentence, its dash included."""
    words = line.of(text)[:_DATE_LINE_LIMIT]
    end = _date_line_end(words)
    if not end and (place := _CAPITALS.match(words)) and not LABEL.match(words):
        end = place.end()
    return Span(line.start, line.start + end) if end else None


def _date_line_end(words: str) -> int:
    """Where a date line ends; 0: the words begin with none."""
    if LABEL.match(words):
        return 0
    for dash in _DASH.finditer(words[:_DATE_LINE_LIMIT]):
        parts = [part.strip(" ()") for part in re.split(r"[,;()/|]", words[: dash.start()]) if part.strip(" ()")]
        named = any(found_outlets(part) for part in parts)
        if parts and len(parts) <= 6 and all(_is_date_line_part(part) for part in parts):
            return dash.end() if named or len(parts) > 1 or _is_place_alone(parts[0]) else 0
    return 0


def _is_date_line_part(part: str) -> bool:
    is_named = outlet_named(part) or outlet_named(part.replace(". ", "."))  # "KOMPAS. com" is seen in the wild
    return bool(_PLACE.fullmatch(part) or _DAY.fullmatch(part) or part.isdigit() or is_named)


def _is_place_alone(part: str) -> bool:
    return len(part.split()) <= 3 and not part.endswith(("-", "."))


def _apart(text: str, lines: Sequence[Span], title: str) -> tuple[Span, ...]:
    """The lines that tell nothing: the title again, links, and headings, which have prose below them."""
    found, has_prose_below = [], False
    for line in reversed(lines):
        words = line.of(text).strip()
        if _is_same_title(words, title) or _LINK.match(words) or (has_prose_below and _is_heading(words)):
            found.append(line)
        has_prose_below = not _is_heading(words)
    return tuple(reversed(found))


def _is_heading(words: str) -> bool:
    """Whether a line is a heading: short, and no sentence ends it but a question or a cry."""
    return (
        len(words) <= _HEADING_LIMIT
        and len(words.split()) <= 12
        and words[-1:] not in '.,;:"”’)…'
        and words[:1] not in '"“\u2018('
    )
