"""A drawing as PNG. Shapes are painted at twice the size and reduced, band by band, so that memory stays small."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from bot.drawing.fonts import font
from bot.rendering.pictures.canvas import Box, Colour, Disc, Drawing, Polygon, Shape

_FINER = 2
_BAND = 400  # pixels of the finished picture
_COLOURS = 192
_PACKING = 6  # zlib's own default, said here so that it cannot change


def _reach(shape: Shape) -> tuple[int, int]:
    """The height at which a shape begins and ends."""
    if isinstance(shape, Box):
        return shape.y, shape.y + shape.height
    if isinstance(shape, Disc):
        return shape.y - shape.radius, shape.y + shape.radius
    heights = [y for _, y in shape.points] if isinstance(shape, Polygon) else [shape.y, shape.to_y]
    beyond = 0 if isinstance(shape, Polygon) else shape.thickness
    return min(heights) - beyond, max(heights) + beyond


def _paint(on: ImageDraw.ImageDraw, shape: Shape, top: int) -> None:
    """Paint a shape on a band that begins at `top`, twice as large."""

    def at(x: int, y: int) -> tuple[int, int]:
        return _FINER * x, _FINER * (y - top)

    if isinstance(shape, Box):
        left, high = at(shape.x, shape.y)
        right, low = at(shape.x + shape.width, shape.y + shape.height)
        on.rectangle((left, high, max(left, right - 1), max(high, low - 1)), shape.colour)
    elif isinstance(shape, Disc):
        x, y = at(shape.x, shape.y)
        on.circle((x, y), _FINER * shape.radius, shape.colour)
    elif isinstance(shape, Polygon):
        on.polygon([at(*point) for point in shape.points], shape.colour)
    else:
        on.line((at(shape.x, shape.y), at(shape.to_x, shape.to_y)), shape.colour, _FINER * shape.thickness)


def _band(drawing: Drawing, top: int, bottom: int) -> Image.Image:
    """The shapes between two heights."""
    band = Image.new("RGB", (_FINER * drawing.width, _FINER * (bottom - top)), Colour.PAPER)
    on = ImageDraw.Draw(band)
    for shape in drawing.shapes:
        first, last = _reach(shape)
        if first <= bottom and last >= top:
            _paint(on, shape, top)
    return band.reduce(_FINER)


def png(drawing: Drawing) -> bytes:
    """Draw a picture; the same bytes for the same drawing with the same Pillow."""
    picture = Image.new("RGB", (drawing.width, drawing.height))
    for top in range(0, drawing.height, _BAND):
        picture.paste(_band(drawing, top, min(drawing.height, top + _BAND)), (0, top))
    on = ImageDraw.Draw(picture)
    for words in drawing.words:
        on.text((words.x, words.y), words.text, words.colour, font(words.size, is_bold=words.is_bold), anchor="ls")
    file = BytesIO()
    # Flat colours and their edges: a palette loses nothing that is seen, takes a third of the bytes and less time.
    few = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=_PACKING)
    return file.getvalue()
