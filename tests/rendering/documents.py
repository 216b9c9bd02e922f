"""Documents to render: hand-made ones as Ringkas writes them, and drawn ones as an enemy would."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from bot.rendering.document import (
    Accent,
    Block,
    Command,
    Document,
    DocumentSection,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Mark,
    Note,
    Paragraph,
    Quote,
    Statement,
    Strong,
    Text,
)

HOSTILE = (
    *("@durov", "@everyone", "@here", "<@1>", "<@&1>", "<#1>", "</timeline:1>", "<id:browse>", "<t:0:R>", "<:e:1>"),
    *("/start", "/start@other_bot", "#tag", "#тег", "$USD", "a@b.com", "+62 812 3456 7890", "mailto:a@b.com"),
    *("http://example.com/a_b?c=1&d=2", "https://evil.example.com", "tg://resolve?domain=x", "ton://x", "steam://x/y"),
    *("example.com", "Gatra.com", "президент.рф", "1.2.3.4", "t.me/durov", "discord.gg/x", "//example.com"),
    *("<b>", "</b>", "<a href='http://x.com'>", "&amp;", "&#64;durov", "<!-- -->", "&", "<", ">", "a < b", '"', "'"),
    *("**", "*", "_", "__", "~~", "||", "`", "```", "\\", "[", "]", "(", ")", "[x](http://x.com)", "](", ":smile:"),
    *("# x", "- x", "-# x", "> x", ">>> x", "1. x", "1) x", "+ x", "* x", "12. ", "¯\\_(ツ)_/¯", "[7]", "…", "• "),
    *("\n", "\r\n", "\t", "\x00", "\x07", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\x9b31m", "\u2028", "\ud800", "\udfff"),
    *("\u202e", "\u202a", "\u2066", "\u2069", "\u200f", "\u200b", "\u2060", "\ufeff", "\u00a0", "\u00ad"),
    *("عربي", "עברית", "Қазақстан", "日本語。中国", "한국어", "कि", "ക്ഷ", "e\u0301", "a" + "\u0301" * 30),
    *("👨\u200d👩\u200d👧\u200d👦", "👍🏽", "🇮🇩🇰🇿", "🏴\U000e0067\U000e0062\U000e007f", "❤\ufe0f", "\U0001d54f", "👍"),
    *("", " ", "   ", "word", "Kata. Kata lain! Dan lagi?", "x" * 90, "07:00", "3/4", "441,7 miliar"),
)
"""Markup of both platforms, everything they make live, control characters, and characters of many code points."""


@cache  # drawing is slow where a strategy is built anew each time
def texts(longest: int = 4) -> st.SearchStrategy[str]:
    """Hostile text; one of ten is as long as a page."""
    snippet = st.sampled_from(HOSTILE) | st.text(max_size=12)
    short = st.builds(str.join, st.sampled_from((" ", "")), st.lists(snippet, max_size=longest))
    times = st.sampled_from((1,) * 18 + (60, 300))
    return st.builds(lambda text, count: (text * count)[:9000], short, times)


@cache
def links() -> st.SearchStrategy[Link]:
    """Links as articles have them, and links that must not be links."""
    urls = st.sampled_from(
        (
            "https://www.gatra.com/news-1_2*3.html?x=1&y=2",
            "https://id.wikipedia.org/wiki/Kazakhstan_(negara)",
            "http://example.com/" + "a" * 600,
            "javascript:alert(1)",
            "tg://resolve?domain=x",
            "https://example.com/\"><b>'",
        )
    )
    return st.builds(Link, texts(2), urls)


@cache
def inlines(longest: int = 3) -> st.SearchStrategy[Inlines]:
    """Running words with every kind of inline."""
    worded: st.SearchStrategy[Inline] = (
        st.builds(Text, texts()) | st.builds(Text, texts()) | st.builds(Strong, texts()) | st.builds(Emphasis, texts())
    )
    commands = st.sampled_from(("/timeline", "/timeline kazakhstan", "/sumber"))
    whole: st.SearchStrategy[Inline] = links() | st.builds(Command, commands) | st.builds(Mark, st.integers(1, 999))
    return st.lists(worded | whole, max_size=longest).map(tuple)


@cache
def statements() -> st.SearchStrategy[Statement]:
    """Statements with one to three marks, as every statement of ours has them."""
    marks = st.lists(st.builds(Mark, st.integers(1, 999)), min_size=1, max_size=3)
    tails = st.builds(lambda words, marks: (*words, *marks), inlines(2), marks)
    return st.builds(Statement, inlines(2), inlines(), tails)


@cache
def blocks() -> st.SearchStrategy[Block]:
    """Any block; statements most often."""
    others = st.builds(Paragraph, inlines()) | st.builds(Quote, inlines()) | st.builds(Note, inlines())
    return statements() | others


@cache
def documents() -> st.SearchStrategy[Document]:
    """Documents of up to six blocks, all of whose words an enemy wrote."""
    sections = st.builds(DocumentSection, texts(3), st.lists(blocks(), max_size=3).map(tuple))
    some = st.lists(sections, max_size=2).map(tuple)
    return st.builds(Document, texts(3), some, texts(2), inlines(2), st.sampled_from(Accent))


def a_statement(
    number: int, body: str = "Kazakhstan menaikkan anggaran pertahanannya sebesar 441 miliar tenge."
) -> Statement:
    """A statement as layout makes it, under mark `number`."""
    return Statement(
        label=(Strong(f"{number} Juni 2022: "), Emphasis("Pernyataan resmi, Kassym-Jomart Tokayev: ")),
        body=(Text(body),),
        tail=(Text(" — WSJ via Gatra.com, 25 Jul 2022 "), Mark(number)),
    )


def a_briefing(statement_count: int = 6) -> Document:
    """A briefing as layout makes it: a lead without heading, a headed section, a dispute, small print, a footer."""
    lead, *others = [a_statement(number) for number in range(1, statement_count + 1)]
    dispute: tuple[Block, ...] = (
        Paragraph((Strong("Angka berbeda: anggaran pertahanan"),)),
        *others[-2:],
        Note((Text("Catatan editor: satu sumber menghitung tambahan, yang lain jumlah seluruhnya."),)),
    )
    return Document(
        title="Kazakhstan di antara Rusia & Barat",
        subtitle="2020 sampai 2025",
        sections=(
            DocumentSection("", (lead,)),
            DocumentSection("Yang terpenting", tuple(others[:-2])),
            DocumentSection("Diceritakan berbeda", dispute),
            DocumentSection("", (Note((Text("Selebihnya: "), Command("/timeline kazakhstan ..2022-01-01"))),)),
        ),
        footer=(Text("3 sumber, 2 asal mandiri (2 laporan, 1 opini). Klaim terbaru: 25 Jul 2022."),),
        accent=Accent.REPORT,
    )


def an_evidence_card() -> Document:
    """Evidence as layout makes it, with a quote, a link and bare commands."""
    return Document(
        title="Bukti untuk [3]",
        sections=(
            DocumentSection(
                "Kata-kata yang mendasarinya", (Quote((Text("“Kami <tidak> mengakui LNR & DNR,” kata @Tokayev."),)),)
            ),
            DocumentSection(
                "Di mana tertulis",
                (
                    Paragraph(
                        (
                            Link("Tokayev: [Kami] *netral*", "https://www.gatra.com/news_(1).html?a=1&b=2"),
                            Text(": laporan."),
                        )
                    ),
                    Note((Text("Lihat "), Command("/sumber"), Text(" atau "), Command("/mengapa 4"), Text("."))),
                ),
            ),
        ),
        accent=Accent.PLAIN,
    )
