"""Whether a picture can be read: what stands on what, what reaches beyond the canvas, and all its texts."""

from __future__ import annotations

from itertools import combinations

from bot.rendering.pictures import Drawing
from bot.rendering.pictures.canvas import Box, Disc, Polygon, Words


def box(words: Words) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a text, by what the font's tallest letters take."""
    return words.x, words.y - round(0.93 * words.size), words.x + words.width, words.y + round(0.24 * words.size)


def overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Texts that stand on one another, by more than the pixel that rounding may take."""
    placed = [(each.text, box(each)) for each in drawing.words]
    return [
        (one[0], two[0])
        for one, two in combinations(placed, 2)
        if min(one[1][2], two[1][2]) - max(one[1][0], two[1][0]) > 1
        and min(one[1][3], two[1][3]) - max(one[1][1], two[1][1]) > 1
    ]


def outside(drawing: Drawing) -> list[object]:
    """Texts and shapes that reach beyond the canvas."""
    beyond: list[object] = []
    for each in drawing.words:
        left, top, right, bottom = box(each)
        if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height:
            beyond.append(each)
    for shape in drawing.shapes:
        if isinstance(shape, Box):
            points = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        elif isinstance(shape, Disc):
            points = [
                (shape.x - shape.radius, shape.y - shape.radius),
                (shape.x + shape.radius, shape.y + shape.radius),
            ]
        elif isinstance(shape, Polygon):
            points = list(shape.points)
        else:
            points = [(shape.x, shape.y), (shape.to_x, shape.to_y)]
        if any(not (0 <= x <= drawing.width and 0 <= y <= drawing.height) for x, y in points):
            beyond.append(shape)
    return beyond


def shown_text(drawing: Drawing) -> str:
    """All its texts, one after the other."""
    return " ".join(each.text for each in drawing.words)
