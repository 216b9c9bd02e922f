"""Telegram messages, judged by Telegram's own parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.documents import HOSTILE, a_statement, documents, inlines
from rendering.telegram_judge import TelegramJudge
from rendering.visible import everything, first_lost, required, seen

from bot.rendering import telegram_html
from bot.rendering.document import (
    Attribution,
    Command,
    Document,
    DocumentSection,
    Inlines,
    Link,
    Mark,
    Note,
    Paragraph,
    Statement,
    Strong,
    Text,
)
from bot.rendering.reading import shown
from bot.rendering.units import tamed, utf16_units


@pytest.fixture(scope="module")
def judge() -> TelegramJudge:
    """TDLib, asked offline."""
    return TelegramJudge()


@given(document=documents())
def test_any_document_is_messages_that_telegram_takes(judge: TelegramJudge, document: Document) -> None:
    """Whatever an enemy writes, each message parses and keeps all three limits."""
    for html in telegram_html.render(document):
        parsed = judge.parsed(html)

        assert 1 <= utf16_units(parsed.text.strip()) <= 4096
        assert len({*parsed.entities, *judge.live(html)}) <= 100
        assert len(html.encode()) <= 32_768


@given(document=documents())
def test_only_links_and_commands_of_ours_are_live(judge: TelegramJudge, document: Document) -> None:
    """Nobody is pinged, and no words of an article pose as our command or link."""
    commands = {inline.text for inline in everything(document) if isinstance(inline, Command)}
    for html in telegram_html.render(document):
        for entity in judge.live(html):
            if entity.kind != "TextUrl":
                assert entity.kind in {"BotCommand", "Code"}
                assert entity.words in commands


@given(document=documents())
def test_nothing_is_lost_between_messages(judge: TelegramJudge, document: Document) -> None:
    """Every visible character is told, in order; pages only add titles, labels, tails and ellipses."""
    told = "".join(judge.parsed(html).text for html in telegram_html.render(document))

    assert first_lost(required(document), seen(told)) == ""


@given(bodies=st.lists(inlines(), min_size=1, max_size=4), count=st.integers(1, 6))
def test_no_statement_is_parted_from_its_marks(judge: TelegramJudge, bodies: list[Inlines], count: int) -> None:
    """Every part of a statement stands in one line with its label and all of its marks."""
    marks = tuple(Mark(1000 + number) for number in range(count))
    blocks = tuple(Statement((Text("⟦label⟧ "),), body, (Text(" — ⟦source⟧ "), *marks)) for body in bodies)
    messages = telegram_html.render(Document("Title", (DocumentSection("Heading", blocks),)))
    lines = [line for html in messages for line in judge.parsed(html).text.split("\n") if line.startswith("• ")]

    assert len(lines) >= len(bodies)
    for line in lines:
        assert line.startswith("• ⟦label⟧")
        assert line.endswith("⟦source⟧ " + "".join(map(shown, marks)))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_words_that_telegram_would_make_live_are_words(judge: TelegramJudge, text: str) -> None:
    """Alone, after a word, in brackets and parted between two inlines, hostile words stay words."""
    for parts in ((text,), ("kata ", text), ("(", text, ")"), tuple(text), ("x", text, "y")):
        html = telegram_html.render(Document("", (DocumentSection("", (Paragraph(tuple(map(Text, parts))),)),)))

        assert [judge.live(message) for message in html] == [()]


def test_a_bare_command_is_live_and_one_with_arguments_is_copied(judge: TelegramJudge) -> None:
    """A tap on `/timeline kazakhstan` as text would send `/timeline` alone; as code it is copied whole."""
    commands = (Command("/sumber"), Text(", "), Command("/timeline kazakhstan"), Text("@other_bot"))
    (html,) = telegram_html.render(Document("Help", (DocumentSection("", (Note(commands),)),)))

    assert [(e.kind, e.words) for e in judge.live(html)] == [
        ("Code", "/timeline kazakhstan"),
        ("BotCommand", "/sumber"),
    ]


def test_words_that_touch_a_command_do_not_change_it(judge: TelegramJudge) -> None:
    """`@other_bot` right behind a command of ours would make it another bot's."""
    touching = (Text("x"), Command("/sumber"), Text("@other_bot"), Command("/baru"), Command("/cari"))
    (html,) = telegram_html.render(Document("Help", (DocumentSection("", (Paragraph(touching),)),)))

    assert ("BotCommand", "/sumber") in [(e.kind, e.words) for e in judge.live(html)]
    assert "other_bot" not in "".join(e.words for e in judge.live(html))


@pytest.mark.parametrize("text", [text for text in HOSTILE if tamed(text).strip()])
def test_no_words_that_touch_a_command_become_live(judge: TelegramJudge, text: str) -> None:
    """Before and behind a command of ours, only that command is live."""
    for parts in ((Command("/sumber"), Text(text)), (Text(text), Command("/sumber"), Text(text))):
        (html,) = telegram_html.render(Document("", (DocumentSection("", (Paragraph(parts),)),)))

        assert [entity.words for entity in judge.live(html)] == ["/sumber"]


def test_only_web_addresses_become_links(judge: TelegramJudge) -> None:
    """An address of another scheme leaves words; an address in quotes cannot leave its attribute."""
    links = (Link("a", "javascript:alert(1)"), Link("b", "tg://resolve?domain=x"), Link("c", 'https://x.com/"><b>'))
    (html,) = telegram_html.render(Document("Links", (DocumentSection("", (Paragraph(links),)),)))

    assert [(e.kind, e.words) for e in judge.live(html)] == [("TextUrl", "c")]


def test_a_heading_goes_on_with_its_section() -> None:
    """A page that begins inside a section repeats its heading with an ellipsis; each page bears its number."""
    blocks = tuple(a_statement(number, "kata " * 120) for number in range(1, 9))
    first, second = telegram_html.render(
        Document("Judul", (DocumentSection("Bagian", blocks),), footer=(Text("akhir"),))
    )

    assert first.startswith("<b>Judul (1/2)</b>\n\n<b>Bagian</b>\n• ")
    assert second.startswith("<b>Judul (2/2)</b>\n\n<b>Bagian …</b>\n• ")
    assert "akhir" not in first
    assert second.endswith("\n\n<i>akhir</i>")


def test_a_heading_never_stands_alone_at_the_end_of_a_page() -> None:
    """Where its first block does not fit any more, the heading goes with it."""
    sections = (
        DocumentSection("Satu", (Paragraph((Text("x" * 3900),)),)),
        DocumentSection("Dua", (Paragraph((Text("y" * 900),)),)),
    )
    first, second = telegram_html.render(Document("Judul", sections))

    assert "Dua" not in first
    assert "<b>Dua</b>\nyyy" in second


def test_entities_part_pages_too() -> None:
    """Telegram ignores entities beyond the hundredth, so a message never has more."""
    bold = tuple(Paragraph((Strong("a"), Text(" "))) for _ in range(150))

    assert len(telegram_html.render(Document("Title", (DocumentSection("", bold),)))) == 2


def test_a_section_without_blocks_still_shows_its_heading() -> None:
    """What somebody laid out is shown, even where nothing stands below it."""
    assert telegram_html.render(Document("Title", (DocumentSection("Empty", ()),))) == ("<b>Title</b>\n\n<b>Empty</b>",)


def test_an_empty_document_is_an_ellipsis() -> None:
    """Telegram refuses an empty message; a reader is told at least that something was meant."""
    assert telegram_html.render(Document("", (DocumentSection("", (Paragraph((Text(" "),)),)),))) == ("…",)


def test_buttons_stand_in_rows_that_a_phone_can_show() -> None:
    """At most three a row, fewer where labels are long."""
    labels = ("Sumber", "Baru", "Linimasa", "English", "Berlangganan ringkasan ini", "Batal")
    rows = telegram_html.button_rows(labels)

    assert [[labels[place] for place in row] for row in rows] == [
        [*labels[:3]],
        [labels[3]],
        [labels[4]],
        [labels[5]],
    ]


def test_a_source_keeps_the_name_that_readers_search_for(judge: TelegramJudge) -> None:
    """An address in an attribution is whole, and nothing else in it is live."""
    tail = (Attribution(" — WSJ via Gatra.com, told to @someone, /start, 25 Jul 2022 "), Mark(1))
    (html,) = telegram_html.render(
        Document("T", (DocumentSection("", (Statement((), (Text("see evil.com"),), tail),)),))
    )

    assert "Gatra.com" in html
    assert [(e.kind, e.words) for e in judge.live(html)] == [("Url", "Gatra.com")]


@given(st.lists(st.sampled_from(("Gatra.com ", "a.id ", "kompas.com, ", "x ")), min_size=90, max_size=140))
def test_addresses_of_sources_count_as_entities(names: list[str]) -> None:
    """However many sources are named by an address, no message has more than a hundred entities."""
    judge = TelegramJudge()
    statements = tuple(Statement((), (Text("words"),), (Attribution(f" — {name}"), Mark(1))) for name in names)
    for html in telegram_html.render(Document("T", (DocumentSection("", statements),))):
        assert len({*judge.parsed(html).entities, *judge.live(html)}) <= 100


@pytest.mark.parametrize("words", ["", " ", "\ufeff", "\u200b\u2060"])
def test_a_link_whose_words_nobody_sees_shows_its_address(words: str) -> None:
    """A title of a byte order mark led nowhere, where Discord showed the address."""
    document = Document("Sumber", (DocumentSection("", (Paragraph((Link(words, "https://news.test/a"),)),)),))

    assert '<a href="https://news.test/a">https' in telegram_html.render(document)[0]
