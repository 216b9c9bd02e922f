"""Pictures drawn: what PNG and SVG hold, and what the bundled font can show."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from PIL import Image, ImageChops
from strategies.words import words

from bot.drawing import BundledFont, png, svg
from bot.drawing.fonts import UNKNOWN
from bot.rendering.pictures import Drawing
from bot.rendering.pictures.canvas import Box, Colour, Disc, Polygon, Stroke, Words

FONT = BundledFont()
SHAPES = (
    Box(0, 0, 300, 900, Colour.PAPER),
    Box(20, 20, 60, 40, Colour.BLUE),
    Disc(150, 450, 30, Colour.ORANGE),
    Polygon(((200, 20), (260, 20), (230, 80)), Colour.GREEN),
    Stroke(20, 700, 280, 700, 6, Colour.INK),
)


def a_drawing(*words: Words) -> Drawing:
    """One of every shape, on three bands."""
    return Drawing(300, 900, SHAPES, words, "What it shows", "What it shows, in words", ())


def a_text(text: str) -> Words:
    """A line of text as layout would put it."""
    return Words(20, 300, text, 36, round(FONT.width(text, 36, is_bold=False)))


def _pixels(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def _near(pixel: object, colour: Colour) -> bool:
    """Whether a pixel is this colour but for what a palette may shift."""
    assert isinstance(pixel, tuple)
    wanted = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return all(abs(one - two) < 12 for one, two in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize(
    ("place", "colour"),
    [
        ((10, 10), Colour.PAPER),
        ((50, 40), Colour.BLUE),
        ((150, 450), Colour.ORANGE),
        ((230, 40), Colour.GREEN),
        ((150, 700), Colour.INK),
        ((205, 75), Colour.PAPER),
        ((150, 485), Colour.PAPER),
    ],
)
def test_every_shape_is_where_it_stands(place: tuple[int, int], colour: Colour) -> None:
    """Shapes are painted in their places and colours, across bands, and not beyond."""
    picture = _pixels(png(a_drawing()))

    assert picture.size == (300, 900)
    assert _near(picture.getpixel(place), colour)


def test_text_leaves_ink_above_its_line() -> None:
    """Letters stand where layout measured them to be."""
    plain, lettered = _pixels(png(a_drawing())), _pixels(png(a_drawing(a_text("Қазақстан ₸"))))
    ink = ImageChops.difference(plain, lettered).convert("L").point(lambda apart: 255 * (apart > 40))
    left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)

    assert (left >= 18, right <= 20 + FONT.width("Қазақстан ₸", 36, is_bold=False) + 2) == (True, True)
    assert (top > 260, bottom < 315) == (True, True)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    """No clock and no chance is in a picture."""
    drawing = a_drawing(a_text("Talks"))

    assert png(drawing) == png(drawing)
    assert svg(drawing) == svg(drawing)


@settings(max_examples=40)
@given(words(), words())
def test_svg_is_well_formed_whatever_the_text(text: str, alternative: str) -> None:
    """Text is escaped, and comes back as it was."""
    shown = FONT.drawable(text)
    drawing = replace(a_drawing(a_text(shown)), alternative=alternative, caption=alternative)
    root = ET.fromstring(svg(drawing))  # noqa: S314 -- our own
    (label,) = root.iter("{http://www.w3.org/2000/svg}text")

    assert (label.text or "") == shown
    assert root.get("aria-label") == alternative


def test_svg_holds_every_shape() -> None:
    """The shapes of the PNG are in the SVG, in their order."""
    root = ET.fromstring(svg(replace(a_drawing(), words=(replace(a_text("Bold"), is_bold=True),))))  # noqa: S314

    assert [each.tag.rpartition("}")[2] for each in root] == [
        *("title", "rect", "rect", "circle", "polygon", "line", "text"),
    ]
    assert root[-1].get("font-weight") == "bold"


@pytest.mark.parametrize(
    "text", ["Қазақстан Ә ғ қ ң ө ұ ү һ і", "₸ € £ ¥ ₽ ₩ Rp", "Żółć straße İı ﬁ ½", "– “x” … → ≠", "q̄"]
)
def test_letters_of_the_news_are_shown(text: str) -> None:
    """Latin, Cyrillic, Kazakh letters and currency signs are in the font."""
    assert FONT.drawable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本", UNKNOWN * 2),
        ("\U0001f469\u200d\U0001f467", UNKNOWN),
        ("\U0001f1ee\U0001f1e9", UNKNOWN),
        ("שלום", UNKNOWN * 4),
        ("a" + "\u0301" * 60, UNKNOWN),
        ("e\u0301", "é"),
        ("soft\u00adly", "softly"),
        ("❤\ufe0f", "❤"),
    ],
)
def test_what_the_font_lacks_is_shown_as_lacking(text: str, shown: str) -> None:
    """A character that cannot be shown leaves a mark; only what has no shape is left out."""
    assert FONT.drawable(text) == shown


@given(words())
def test_drawable_text_stays_as_it_is(text: str) -> None:
    """What can be shown once can be shown again."""
    assert FONT.drawable(FONT.drawable(text)) == FONT.drawable(text)


def test_the_fonts_travel_with_their_licence() -> None:
    """Whoever has the package has both fonts and the licence that they come under."""
    from importlib.resources import files

    names = {each.name for each in files("bot.drawing").iterdir()}

    assert {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "LICENSE-DejaVu.txt"} <= names
