"""From a composed answer to pictures: what stands where, in which shape and colour. Pure, as all of rendering.

A picture is a list of shapes and lines of text with their places, because that can be checked exactly: no two texts
overlap, nothing leaves the canvas, every event is there. `bot.drawing` turns the list into PNG or SVG.
"""

from bot.rendering.pictures.canvas import Drawing, Measure, drawing_key
from bot.rendering.pictures.figures import figure_drawings, has_figures
from bot.rendering.pictures.timelines import timeline_drawings

__all__ = ["Drawing", "Measure", "drawing_key", "figure_drawings", "has_figures", "timeline_drawings"]
