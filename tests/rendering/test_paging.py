"""Filling pages: nothing out of order, nothing over a limit, headings with their first piece."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import telegram_html
from bot.rendering.document import Block, Document, DocumentSection, Paragraph, Strong, Text
from bot.rendering.paging import Piece, Run, bounded, is_within, numbered, paginate, together, written
from bot.rendering.reading import shown

ROOM = (20, 6)


def a_run(heading: str, *pieces: str) -> Run:
    """A run whose pieces are as long as their texts."""
    again = f"{heading}+" if heading else ""
    return Run(
        Piece(heading, (len(heading), 1)),
        Piece(again, (len(again), 1)),
        tuple(Piece(piece, (len(piece), 1)) for piece in pieces),
    )


def told(runs: list[Run]) -> list[str]:
    """Each page as its headings and pieces."""
    return [" ".join(p.text for c in page for p in (c.heading, *c.pieces) if p.text) for page in paginate(runs, ROOM)]


def test_a_page_is_cut_between_runs_and_then_between_pieces() -> None:
    """The heading goes with its first piece, and stands again where a page begins inside its run."""
    assert told([a_run("One", "a" * 8), a_run("Two", "b" * 9, "c" * 4)]) == [
        "One aaaaaaaa",
        "Two bbbbbbbbb cccc",
    ]
    assert told([a_run("One", "a" * 8, "b" * 12)]) == ["One aaaaaaaa", "One+ bbbbbbbbbbbb"]


def test_a_bold_line_stays_with_what_it_heads() -> None:
    """A line that is bold from end to end never ends a page, unless nothing follows it."""
    blocks = (Paragraph((Text("a" * 5),)), Paragraph((Strong("b" * 5),)), Paragraph((Text("c" * 15),)))
    sections = [blocks, blocks[:2]]
    nothing = Piece("", (0, 0))

    def write(block: Block) -> Piece:
        assert isinstance(block, Paragraph)
        words = "".join(map(shown, block.inlines))
        return Piece(words, (len(words), 1))

    runs = [Run(nothing, nothing, written(section, write, ROOM)) for section in sections]

    assert told(runs) == ["aaaaa", "bbbbb ccccccccccccccc", "aaaaa bbbbb"]


def test_every_limit_parts_pages() -> None:
    """A page may be full of entities long before it is full of words."""
    assert told([a_run("", *"abcdefgh")]) == ["a b c d e", "f g h"]


def test_no_runs_are_one_empty_page() -> None:
    """There is always something to answer with."""
    assert paginate([], ROOM) == [[]]


@given(lengths=st.lists(st.lists(st.integers(1, 16), max_size=6), max_size=6))
def test_pages_keep_order_and_room(lengths: list[list[int]]) -> None:
    """All pieces, in order, and no page beyond any limit."""
    runs = [a_run("H", *("x" * length for length in row)) for row in lengths]
    pages = paginate(runs, ROOM)
    sizes = [together((0, 0), *(p.size for c in page for p in (c.heading, *c.pieces))) for page in pages]

    assert [p for page in pages for c in page for p in c.pieces] == [p for run in runs for p in run.pieces]
    assert all(is_within(size, ROOM) for size in sizes)


def test_a_block_that_shows_nothing_is_left_out() -> None:
    """A platform refuses what nobody sees."""
    blocks = (Paragraph((Text(" \u200b"),)), Paragraph(()), Paragraph((Text("a"),)))
    pieces = written(blocks, lambda block: Piece(repr(block), (1,)), (10,))

    assert [piece.text for piece in pieces] == [repr(blocks[2])]


def test_a_long_title_goes_on_below_itself() -> None:
    """A title too long for its place is told whole, in two."""
    document = bounded(Document("satu dua tiga", subtitle="sub"), lambda text: len(text) <= 8, 8)

    assert document.title == "satu …"
    assert [str(block) for section in document.sections for block in section.blocks] == [
        "Paragraph(inlines=(Strong(text='… dua tiga'),))",
        "Paragraph(inlines=(Text(text='sub'),))",
    ]


def test_a_page_number_needs_no_title() -> None:
    """Without a title the number stands alone; a single page has none."""
    assert [numbered("T", 1, 1), numbered("T", 1, 2), numbered("", 2, 2)] == ["T", "T (1/2)", "(2/2)"]


def test_each_block_that_fits_is_written_once() -> None:
    """The cost of a page grows with its words, not with their square."""
    asked: list[Block] = []

    def write(block: Block) -> Piece:
        asked.append(block)
        return Piece("x", (1,))

    written([Paragraph((Text(str(number)),)) for number in range(50)], write, (10,))

    assert len(asked) == 50


def test_parting_a_long_text_asks_a_bounded_number_of_times_a_page() -> None:
    """Each page of a long text is found by halving, not by trying every length."""
    asked: list[Block] = []

    def write(block: Block) -> Piece:
        asked.append(block)
        assert isinstance(block, Paragraph)
        return Piece("x", (sum(len(inline.text) for inline in block.inlines if isinstance(inline, Text)),))

    pieces = written((Paragraph((Text("kata " * 4000),)),), write, (1000,))

    assert len(asked) <= 13 * len(pieces)


def test_a_heading_that_fills_a_page_leaves_room_for_its_section() -> None:
    """The longest heading and the shortest room still end."""
    document = Document("T" * 5000, (DocumentSection("H" * 5000, (Paragraph((Text("x" * 9000),)),)),))

    assert len(telegram_html.render(document)) < 10
