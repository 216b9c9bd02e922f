"""Text in lines: every word, in order, within the width, or cut where a reader sees it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from strategies.words import words

from bot.drawing import BundledFont
from bot.rendering.pictures.setting import BOLD, PLAIN, Block, Run, clean, set_lines, spaced
from bot.rendering.units import ELLIPSIS, utf16_units

FONT = BundledFont()


def _text(block: Block) -> str:
    return "".join(f" {piece.text}" if piece.is_after_space else piece.text for line in block.lines for piece in line)


@given(words(), words(), st.integers(160, 900))
def test_every_word_is_set_within_the_width(one: str, two: str, room: int) -> None:
    """Wrapping loses nothing and no line is wider than its room."""
    runs = [Run(f"{clean(one, 400, FONT)} ", BOLD), Run(clean(two, 400, FONT))]
    block = set_lines(runs, room, FONT)

    assert _text(block).split() == f"{runs[0].text}{runs[1].text}".split()
    assert block.width(FONT) <= room


@given(words(), st.integers(200, 600), st.integers(1, 2))
def test_what_is_cut_ends_with_an_ellipsis(text: str, room: int, at_most: int) -> None:
    """There are never more lines than asked for, and a cut is seen."""
    run = Run(clean(text, 400, FONT))
    block, whole = set_lines([run], room, FONT, at_most), set_lines([run], room, FONT)

    assert len(block.lines) == min(at_most, len(whole.lines))
    assert block.width(FONT) <= room
    assert _text(block).endswith(ELLIPSIS) or block == whole


def test_a_word_that_fills_the_last_line_is_cut_within() -> None:
    """A single long word leaves room for its ellipsis."""
    block = set_lines([Run("W" * 90)], 300, FONT, at_most=1)

    assert _text(block).startswith("WWW")
    assert _text(block).endswith(f"W{ELLIPSIS}")


def test_marks_that_touch_stay_together_without_a_space() -> None:
    """[1][2] is set as it is written."""
    block = set_lines([Run("said"), Run(" [1]", BOLD), Run("[2]", BOLD)], 900, FONT)

    assert [words.text for words in block.at(0, 0, FONT)] == ["said", "[1][2]"]


def test_lines_can_stand_at_the_right() -> None:
    """Each line ends at the right edge."""
    block = set_lines([Run("8 Jun 2022")], 120, FONT)
    ends = {round((words.x + words.width) / 4) for words in block.at(0, 0, FONT, right=400)}

    assert ends == {100}


def test_nothing_is_no_lines() -> None:
    """An empty text takes no room."""
    block = set_lines([], 300, FONT)

    assert (block.height, block.width(FONT)) == (0, 0)


@given(words())
def test_clean_text_has_no_more_than_its_room(text: str) -> None:
    """However long a record's words are, a picture takes a bounded part of them."""
    assert utf16_units(clean(text * 40, 60, FONT)) <= 60


def test_spaces_beyond_the_room_are_told_as_a_cut() -> None:
    """What nobody reads to the end is not shown as whole."""
    assert clean(f"so{' ' * 9_000}what", 20, FONT) == f"so {ELLIPSIS}"


def test_a_long_label_is_cut_in_its_middle() -> None:
    """Both whose voice it is and that it is an opinion stay."""
    label = spaced(f"{'Somebody ' * 40}(opinion): ", 80, FONT)

    assert label.startswith("Somebody Somebody")
    assert ELLIPSIS in label
    assert label.endswith("(opinion): ")
    assert spaced(" short ", 80, FONT) == " short "


def test_plain_text_is_at_least_twelve_pixels_on_a_phone() -> None:
    """A third of the size is what a reader sees at 360 px."""
    assert min(PLAIN.size, BOLD.size) / 3 >= 12
