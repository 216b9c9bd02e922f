"""Discord messages: its limits, its Markdown read back, its own schema."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.discord_reader import read
from rendering.documents import HOSTILE, a_briefing, a_statement, documents, inlines, texts
from rendering.visible import everything, first_lost, required, seen

from bot.rendering import discord_embed
from bot.rendering.discord_markdown import block_markdown
from bot.rendering.document import (
    Accent,
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
from bot.rendering.reading import shown
from bot.rendering.units import utf16_units

Payload = dict[str, Any]
LIMITS = {"title": 256, "description": 4096, "name": 256, "value": 1024, "footer": 2048}


def stretches(payload: Payload) -> list[tuple[str, str]]:
    """The texts of a message and the slot each stands in, in the order in which they are read."""
    (embed,) = payload["embeds"]
    slots = [(slot, str(embed[slot])) for slot in ("title", "description") if slot in embed]
    slots += [(slot, field[slot]) for field in embed.get("fields", ()) for slot in ("name", "value")]
    return slots + [("footer", text) for text in embed.get("footer", {}).values()]


def seen_words(payload: Payload) -> str:
    """What a reader of a message sees."""
    return "".join(text if slot == "footer" else read(text).words for slot, text in stretches(payload))


def one_line(*parts: Inline) -> str:
    """The description that shows a single paragraph."""
    (payload,) = discord_embed.render(Document("", (DocumentSection("", (Paragraph(parts),)),)))
    return str(payload["embeds"][0]["description"])


@given(document=documents())
def test_any_document_keeps_every_limit(document: Document) -> None:
    """No slot is longer than Discord takes, none is empty, no message holds more than its whole."""
    for payload in discord_embed.render(document):
        texts = stretches(payload)

        assert payload["allowed_mentions"] == {"parse": []}
        assert texts
        assert all(1 <= utf16_units(text) <= LIMITS[slot] and text.strip(" \n") for slot, text in texts)
        assert sum(utf16_units(text) for _, text in texts) <= 6000
        assert len([slot for slot, _ in texts if slot == "name"]) <= 25


@given(document=documents())
def test_only_markup_of_ours_is_markup(document: Document) -> None:
    """No word of an article becomes a mention, an address, a list or any other thing than words."""
    urls = {unquote(inline.url) for inline in everything(document) if isinstance(inline, Link)}
    commands = {inline.text for inline in everything(document) if isinstance(inline, Command)}
    for payload in discord_embed.render(document):
        for slot, text in stretches(payload):
            for kind, words in read(text).special if slot != "footer" else ():
                assert kind in {"bold", "italic", "code", "link", "quote"}
                assert kind != "link" or (unquote(words) in urls and words.startswith("http"))
                assert kind != "code" or words in commands


@given(document=documents())
def test_nothing_is_lost_between_messages(document: Document) -> None:
    """Every visible character is told, in order; messages only add titles, labels, tails and ellipses."""
    told = "".join(map(seen_words, discord_embed.render(document)))

    assert first_lost(required(document), seen(told)) == ""


@given(words=st.lists(st.builds(lambda kind, text: kind(text), st.sampled_from((Text, Strong, Emphasis)), texts(3))))
def test_words_are_shown_as_they_are(words: list[Inline]) -> None:
    """Read back by Discord's rules, escaped words are the words, and nothing of them is markup but what we made."""
    reading = read(block_markdown(Paragraph(tuple(words))))
    ours = {"bold", "italic"} if any(not isinstance(inline, Text) for inline in words) else set()

    assert seen(reading.words) == seen("".join(map(shown, words)))
    assert {kind for kind, _ in reading.special} <= ours


@given(bodies=st.lists(inlines(), min_size=1, max_size=4), count=st.integers(1, 6), heading=st.sampled_from(("", "H")))
def test_no_statement_is_parted_from_its_marks(bodies: list[Inlines], count: int, heading: str) -> None:
    """Every part of a statement stands in one line with its label and all of its marks."""
    marks = tuple(Mark(1000 + number) for number in range(count))
    blocks = tuple(Statement((Text("⟦label⟧ "),), body, (Text(" — ⟦source⟧ "), *marks)) for body in bodies)
    payloads = discord_embed.render(Document("Title", (DocumentSection(heading, blocks),)))
    slots = [read(text).words for payload in payloads for _, text in stretches(payload)]
    lines = [line for text in slots for line in text.split("\n") if line.startswith("• ")]

    assert len(lines) >= len(bodies)
    for line in lines:
        assert line.startswith("• ⟦label⟧")
        assert line.endswith("⟦source⟧ " + "".join(map(shown, marks)))


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_words_are_words(text: str) -> None:
    """At the beginning of a line, within one, parted between inlines and in a quote, hostile words stay words."""
    for parts in ((text,), ("kata ", text), ("(", text, ")"), tuple(text), (text, " x"), ("1", text)):
        reading = read(one_line(*map(Text, parts)))

        assert reading.special == []
        assert seen(reading.words) == (seen("".join(parts)) or "…")


def test_marks_commands_and_links_are_what_they_are() -> None:
    """A mark is no link, a command is code, a link leads where it says, its words escaped."""
    link = Link("[Kami] *netral*", "https://id.wikipedia.org/wiki/Kazakhstan_(negara)")
    reading = read(one_line(Mark(7), Text("(http://x.com) "), Command("/timeline x"), Text(" "), link))

    assert reading.words == "[7](http://x.com) /timeline x [Kami] *netral*"
    assert reading.special == [
        ("code", "/timeline x"),
        ("link", "https://id.wikipedia.org/wiki/Kazakhstan_%28negara%29"),
    ]


def test_a_command_with_a_backtick_is_plain_words() -> None:
    """Code cannot hold what would end it."""
    assert read(one_line(Command("/cari `x`"))).special == []


def test_an_address_that_no_field_holds_is_named_by_its_host() -> None:
    """A link longer than half a field would push its statement out; what it leads to is still told."""
    reading = read(one_line(Link("Berita", "https://example.com/" + "a" * 600)))

    assert (reading.words, reading.special) == ("Berita (https://example.com/…)", [])


def test_a_link_of_another_scheme_is_words() -> None:
    """Only web addresses are given to readers."""
    assert one_line(Link("Berita", "javascript:alert(1)")) == "Berita"


def test_neighbours_with_the_same_marks_stay_apart() -> None:
    """`**a****b**` would be read as one bold `a****b`."""
    parts = (Strong("a"), Strong("b"), Emphasis("c"), Emphasis(" d "), Strong(" "), Command("/x"), Command("/y"))
    reading = read(one_line(*parts))

    assert reading.words.replace("\u2060", "") == "abc d  /x/y"
    assert [kind for kind, _ in reading.special] == ["bold", "bold", "italic", "italic", "code", "code"]


def test_words_of_which_nothing_is_left_do_no_harm() -> None:
    """A title or neighbour of direction marks alone is nothing once they are taken out."""
    (payload,) = discord_embed.render(Document("\u202e \u202e"))

    assert "title" not in payload["embeds"][0]
    assert one_line(Text("\u202e"), Strong("a"), Text("\u2066"), Strong("b")) == "**a**\u2060**b**"


def test_a_quote_is_a_quote_and_small_print_is_italic() -> None:
    """Words of an article stand apart from ours."""
    blocks = (Quote((Text("- “Kami” >"),)), Note((Text("Catatan "), Link("x", "https://x.com"))))
    (payload,) = discord_embed.render(Document("", (DocumentSection("", blocks),)))
    reading = read(str(payload["embeds"][0]["description"]))

    assert reading.words == "- “Kami” >\nCatatan x"
    assert [kind for kind, _ in reading.special] == ["quote", "italic", "link"]


def test_sections_without_heading_lead_and_the_others_are_fields() -> None:
    """Subtitle and lead are the description; a later section without heading is a field without a name."""
    (payload,) = discord_embed.render(a_briefing())
    embed = payload["embeds"][0]

    assert str(embed["description"]).startswith("2020 sampai 2025\n\n• **1 Juni 2022")
    assert [field["name"] for field in embed["fields"]] == ["Yang terpenting", "Diceritakan berbeda", "\u200b"]


def test_a_long_section_is_several_fields_and_its_heading_leads_each_message() -> None:
    """Within a message a further field has no name; a further message repeats the heading with an ellipsis."""
    blocks = tuple(a_statement(number, "kata " * 130) for number in range(1, 9))
    payloads = discord_embed.render(Document("Judul", (DocumentSection("Bagian", blocks),), footer=(Text("akhir"),)))
    names = [[text for slot, text in stretches(payload) if slot in {"title", "name"}] for payload in payloads]

    assert names == [
        ["Judul (1/2)", "Bagian", *["\u200b"] * 6],
        ["Judul (2/2)", "Bagian …"],
    ]
    assert [[text for slot, text in stretches(payload) if slot == "footer"] for payload in payloads] == [[], ["akhir"]]


def test_a_footer_is_plain_and_names_the_address_of_a_link() -> None:
    """Discord shows a footer without Markdown."""
    footer = (Text("*Lihat* "), Link("Gatra", "https://gatra.com"), Text(", "), Link("", "https://x.com"))
    (payload,) = discord_embed.render(Document("Judul", footer=footer))

    assert payload["embeds"][0]["footer"] == {"text": "*Lihat* Gatra (https://gatra.com), https://x.com"}


def test_a_section_without_blocks_still_shows_its_heading() -> None:
    """What somebody laid out is shown, even where nothing stands below it."""
    (payload,) = discord_embed.render(Document("", (DocumentSection("Empty", ()),)))

    assert payload["embeds"][0]["fields"] == [{"name": "Empty", "value": "\u200b", "inline": False}]


def test_an_empty_document_is_an_ellipsis() -> None:
    """Discord refuses an embed without words."""
    (payload,) = discord_embed.render(Document(""))

    assert payload["embeds"][0]["description"] == "…"


@pytest.mark.parametrize("accent", Accent)
def test_each_accent_has_a_colour_of_its_own(accent: Accent) -> None:
    """The stripe beside an answer says what sort of answer it is."""
    (payload,) = discord_embed.render(Document("Judul", accent=accent))

    assert payload["embeds"][0]["color"] == discord_embed.COLOURS[accent]
    assert len(set(discord_embed.COLOURS.values())) == len(Accent)


def test_a_bracket_that_closes_nothing_joins_no_links() -> None:
    """Discord would take two links of ours for one; beside a link such a bracket is shown as its full-width twin."""
    line = Paragraph((Link("one", "https://one.test/"), Text(": by ], [id]"), Link("two", "https://two.test/")))
    written = block_markdown(line)

    assert [kind for kind, _ in read(written).special] == ["link", "link"]
    assert "by \uff3d, \\[id\\]" in written
