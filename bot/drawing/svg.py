"""A drawing as SVG, for the web: the same shapes, and text that stays text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from bot.rendering.pictures.canvas import Box, Disc, Drawing, Polygon, Shape, Words


def _shape(shape: Shape) -> str:
    colour = f'fill="{shape.colour}"'
    if isinstance(shape, Box):
        return f'<rect x="{shape.x}" y="{shape.y}" width="{shape.width}" height="{shape.height}" {colour}/>'
    if isinstance(shape, Disc):
        return f'<circle cx="{shape.x}" cy="{shape.y}" r="{shape.radius}" {colour}/>'
    if isinstance(shape, Polygon):
        points = " ".join(f"{x},{y}" for x, y in shape.points)
        return f'<polygon points="{points}" {colour}/>'
    ends = f'x1="{shape.x}" y1="{shape.y}" x2="{shape.to_x}" y2="{shape.to_y}"'
    return f'<line {ends} stroke="{shape.colour}" stroke-width="{shape.thickness}"/>'


def _words(words: Words) -> str:
    """A text that keeps its width in another font, so that it cannot run into its neighbour."""
    weight = ' font-weight="bold"' if words.is_bold else ""
    fitted = f'textLength="{words.width}" lengthAdjust="spacingAndGlyphs"'
    place = f'x="{words.x}" y="{words.y}" font-size="{words.size}"'
    return f'<text {place} fill="{words.colour}"{weight} {fitted}>{escape(words.text)}</text>'


def svg(drawing: Drawing) -> str:
    """Write a picture, its caption as title, with its alternative text for those who do not see it."""
    size = f'width="{drawing.width}" height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}"'
    described = f'role="img" aria-label={quoteattr(drawing.alternative)}'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {described} font-family="DejaVu Sans, Verdana, sans-serif">',
        f"<title>{escape(drawing.caption)}</title>",
        *map(_shape, drawing.shapes),
        *map(_words, drawing.words),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
