"""Pictures drawn: the one home of Pillow and of the fonts, which travel with the package.

The machine's own fonts and shaping engines are left alone, so that the same drawing yields the same pixels anywhere.
"""

from bot.drawing.fonts import BundledFont
from bot.drawing.png import png
from bot.drawing.svg import svg

__all__ = ["BundledFont", "png", "svg"]
