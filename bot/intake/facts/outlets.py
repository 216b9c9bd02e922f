"""Outlets and agencies in a text: the common ones by name, others by the shape of their names.

A shape alone names an outlet only where the words around it report something; what calls `found_outlets` sees to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from bot.intake.fleeting import fleeting
from bot.intake.texts import Span

_NAMES = """
Reuters|Associated Press=AP|Agence France-Presse=AFP|Bloomberg|Xinhua|TASS|Interfax|RIA Novosti|Sputnik|Kyodo News=Kyodo
Yonhap|Antara=ANTARA|Bernama|Anadolu Agency=Anadolu=AA|Deutsche Presse-Agentur=DPA|United Press International=UPI|IRNA|KCNA
Ukrinform|Kazinform|Press Trust of India=PTI|Asian News International=ANI|EFE|ANSA|Wikinews|RBC|Kommersant|Izvestia|Meduza
The Wall Street Journal=Wall Street Journal=WSJ|The New York Times=New York Times=NYT|The Washington Post=Washington Post
Financial Times=FT|The Guardian|The Times|The Telegraph|The Economist|The Independent|The Hill|The Atlantic|The New Yorker
USA Today|Los Angeles Times|Politico|Axios|Newsweek|Time|Forbes|Fortune|Business Insider|CNBC|CNN|CNN International|BBC
BBC News|Sky News|ITV News|NBC News=NBC|CBS News=CBS|ABC News=ABC|Fox News|MSNBC|NPR|PBS|VOA|Voice of America
Radio Free Europe=RFE/RL|Radio Free Asia=RFA|Al Jazeera=Al-Jazeera=Aljazeera|Al Arabiya|Al Mayadeen|Middle East Eye
Middle East Monitor|Press TV|RT|Russia Today|Deutsche Welle=DW|Der Spiegel=Spiegel|Die Welt|Die Zeit|Bild|Le Monde|Le Figaro
Libération|France 24|Euronews|El País|El Mundo|La Repubblica|Corriere della Sera|Haaretz|The Times of Israel
The Jerusalem Post|Kyiv Post|The Kyiv Independent|Ukrainska Pravda|The Moscow Times|Nikkei Asia=Nikkei|NHK|The Japan Times
Asahi Shimbun|Yomiuri Shimbun|Mainichi Shimbun|South China Morning Post=SCMP|Global Times|China Daily|CGTN|People’s Daily
The Straits Times|Channel News Asia=CNA|The Diplomat|The Bangkok Post|Bangkok Post|Rappler|Inquirer|The Star|Malaysiakini
The Sydney Morning Herald|The Age|The Australian|The Hindu|Hindustan Times|The Times of India|NDTV|Dawn|Kompas|Kompas.com
detikcom=Detik=detikNews=detikFinance=detikSport=detikHealth=detikJabar=detikJateng=detikJatim=detikBali=detikSumut
Kompas TV|Tempo|Tempo.co|Koran Tempo|Majalah Tempo|CNN Indonesia|CNBC Indonesia
BBC Indonesia|BBC News Indonesia|VOA Indonesia|DW Indonesia|Republika|Republika Online|Media Indonesia|Jawa Pos|JawaPos.com
Suara Pembaruan|Suara Merdeka|Pikiran Rakyat|Kedaulatan Rakyat|Tribunnews|Tribunnews.com|Tribun|Liputan6.com=Liputan6
Merdeka.com|Okezone|Okezone.com|Sindonews|SINDOnews|Koran Sindo|Viva|VIVA.co.id|Suara.com|Kumparan|Tirto|Tirto.id|IDN Times
Katadata|Kontan|Bisnis Indonesia|Bisnis.com|Investor Daily|Warta Ekonomi|JPNN|JPNN.com|Gatra|Gatra.com|Inilah.com
Metro TV|Metrotvnews.com|Medcom.id|TVOne|tvOnenews.com|RCTI|SCTV|iNews|Berita Satu|BeritaSatu.com|The Jakarta Post
The Jakarta Globe|Jakarta Globe|RMOL|Rakyat Merdeka|Harian Terbit|Seputar Indonesia|Sinar Harapan|Waspada|Fajar|Serambi
Axar.az|Trend|Report.az|Astana Times|The Astana Times|Tengrinews|Zakon.kz|Akorda|24.kz|Gazeta.ru|Lenta.ru|Caixin
"""

_SHAPE = re.compile(
    r"\b(?:[Kk]antor [Bb]erita|[Hh]arian|[Mm]ajalah|[Ss]urat [Kk]abar|[Kk]oran|[Mm]edia|[Ss]tasiun (?:[Tt]elevisi|[Tt][Vv]|[Rr]adio)"
    r"|[Ss]itus [Bb]erita|[Ll]aman|[Pp]ortal [Bb]erita|[Tt]abloid|[Nn]ews [Aa]gency)(?: (?:milik negara|pemerintah|resmi|asing|lokal))?"
    r" (?P<led>(?-i:[A-Z][\w’'-]{0,24})(?: (?-i:[A-Z][\w’'-]{0,24})){0,2})"
    r"|\b(?P<site>[A-Za-z][\w-]{1,30}+(?:\.[A-Za-z]{2,8})?\.(?i:com|co|id|net|org|news|tv|ru|kz|uk|az|my|sg|info))\b(?!/)"
    r"|\b(?P<shaped>(?:The )?(?:(?!(?:The|A|An|This|That|In|On|By|And) )[A-Z][\w’'&-]{0,24}+\.? ){1,3}(?:News(?: Agency)?|Times|Post|Journal|Herald|Tribune|Gazette|Daily"
    r"|Telegraph|Chronicle|Observer|Today|Online|Review|Broadcasting|TV|Press))\b"
    r"|\b(?P<called>(?:The )?(?!(?:The|A|An|This|That|In|On|By|And|One|Another|Local|State)\b)[A-Z][\w’'-]{0,24}+(?: [A-Z][\w’'-]{0,24}+){0,2}) (?:news agency|newspaper|news website|magazine|daily|broadcaster)\b"
)
_SHOWN_BY = """
Berita berita Harian harian Majalah majalah Kabar kabar Koran koran Media media Televisi televisi Radio radio Laman laman
Tabloid tabloid TV Tv tV tv Agency agency News news Times Post Journal Herald Tribune Gazette Daily daily Telegraph
Chronicle Observer Today Online Review Broadcasting Press newspaper magazine broadcaster
"""
_DOTTED = re.compile(r"\.[A-Za-z]")
"""What `_SHAPE` needs one of; looking for whole words takes a tenth of the time."""
_PART = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_][\w/’'-]*+(?:\.(?=\w)[\w/’'-]*+)*+")
_LONGEST = 4  # words of a name
_NEAR = 12  # characters before a name that may make something else of it
_COMMON_WORDS = frozenset(
    {"time", "the times", "trend", "rt", "ft", "aa", "ap", "dawn", "fortune", "viva", "fajar", "bild"}
)
"""Names that are words too: they count only as they are written here."""
_NEIGHBOURHOOD = "RT"
_BY_NEIGHBOURS = re.compile(r"(?:ketua|pengurus|warga|tingkat|lingkungan|per|pak|bu|para|setiap|di) \Z", re.IGNORECASE)
_BEHIND_NEIGHBOURS = re.compile(r"\W{0,2}(?:\d|RW\b)| setempat\b")
"""An Indonesian neighbourhood is called as a Russian broadcaster is: by who heads it, its number, or the next larger one."""


@fleeting(frozen=True, slots=True)
class Outlet(Span):
    """An outlet's name in a text: as printed, and the name that its short forms stand for."""

    printed: str
    name: str


def found_outlets(text: str) -> list[Outlet]:
    """Every outlet that a text names, in order and apart."""
    parts = _PART.findall(text)
    named = [] if _first_parts().isdisjoint(map(str.casefold, parts)) else list(_by_name(text))
    if _shown_by().isdisjoint(parts) and not _DOTTED.search(text):
        return named
    starts = [outlet.start for outlet in named]
    shaped = [
        outlet
        for outlet in _by_shape(text)
        if not ((place := bisect_left(starts, outlet.end)) and named[place - 1].end > outlet.start)
    ]
    return sorted((*named, *shaped), key=lambda outlet: outlet.start)


def outlet_named(words: str) -> str:
    """The full name of an outlet that these words are, whole; "": they are none."""
    words = words.strip()
    return next((outlet.name for outlet in found_outlets(words) if outlet.start == 0 and outlet.end == len(words)), "")


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's: "Kompas" and "KOMPAS.com", "WSJ" and "The Wall Street Journal"."""
    return bool(one) and _bare(one) == _bare(other)


def _bare(name: str) -> str:
    known = _names().get(name.casefold(), name).casefold().removeprefix("www.").removeprefix("the ")
    return re.sub(r"\.(?:com|co\.id|co|id|net|org|news|tv|ru|kz)\Z|[\W_]", "", known).removesuffix("news")


@cache
def _names() -> dict[str, str]:
    """Every known name and short form, folded, with the full name."""
    forms = (entry.split("=") for line in _NAMES.strip().splitlines() for entry in line.split("|"))
    return {form.casefold(): full for full, *rest in forms for form in (full, *rest)}


@cache
def _exact() -> frozenset[str]:
    return frozenset(
        form for line in _NAMES.strip().splitlines() for entry in line.split("|") for form in entry.split("=")
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _names())


@cache
def _shown_by() -> frozenset[str]:
    return frozenset(_SHOWN_BY.split())


@cache
def _first_parts() -> frozenset[str]:
    """What shows that a known name may be there: its first word, or the next where that is "the"."""
    parts = (_PART.findall(form.removeprefix("the ")) for form in _names())
    return frozenset(first for first, *_ in parts)


def _by_name(text: str) -> Iterator[Outlet]:
    words = list(_WORD.finditer(text))
    end = 0
    for at, word in enumerate(words):
        if word.start() < end or word[0].casefold() not in _first_words():
            continue
        for last in reversed(words[at : at + _LONGEST]):
            printed = text[word.start() : last.end()]
            name = _names().get(printed.casefold())
            if name and _is_meant(text, Span(word.start(), last.end()), printed):
                end = last.end()
                yield Outlet(word.start(), end, printed, name)
                break


def _is_meant(text: str, place: Span, printed: str) -> bool:
    """Whether a known name is written here as an outlet's is, and names nothing else."""
    if printed == _NEIGHBOURHOOD:
        before = text[max(0, place.start - _NEAR) : place.start]
        return not (_BY_NEIGHBOURS.search(before) or _BEHIND_NEIGHBOURS.match(text, place.end))
    if printed.casefold() in _COMMON_WORDS and text[place.end : place.end + 2].strip(" :")[:1].isdecimal():
        return False  # "Time 07:12"
    return printed in _exact() or (printed[0].isupper() and printed.casefold() not in _COMMON_WORDS)


def _by_shape(text: str) -> Iterator[Outlet]:
    for match in _SHAPE.finditer(text):
        group = match.lastgroup or ""
        printed = match[group]
        yield Outlet(match.start(group), match.end(group), printed, _names().get(printed.casefold(), printed))
