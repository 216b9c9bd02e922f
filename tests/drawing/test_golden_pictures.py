"""The sample's pictures as readers see them: the layout exactly, the pixels but for the finest edges.

Another release of FreeType may blend the edges of letters a little otherwise, so pixels are compared at phone size and
within a tolerance; where everything stands is compared exactly, as text.
"""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from golden_files import GOLDEN, assert_golden
from newsrooms import NOW, sample_newsroom
from picture_scenes import a_comparison, a_dispute, a_figure_claim, a_timeline, many_events
from PIL import Image, ImageChops, ImageStat

from bot.domain.claims import ClaimKind
from bot.domain.figures import Qualifier
from bot.drawing import BundledFont, png
from bot.languages import language
from bot.platforms.requests import Call, Request, drawings
from bot.rendering.pictures import Drawing, figure_drawings, timeline_drawings

FONT = BundledFont()
_PHONE = 360
_MEAN, _WORST = 1.0, 96  # of 255: over the whole picture, and of one pixel


def _sample(command: str, code: str, *arguments: str) -> tuple[Drawing, ...]:
    spoken = language(code)
    request = Request(f"/{command} {' '.join(arguments)}", code, NOW)
    return drawings(Call(request, sample_newsroom(), spoken, arguments, command), FONT)


def _generated() -> dict[str, tuple[Drawing, ...]]:
    spoken = language("en")
    figures = a_dispute(
        [
            a_figure_claim("a"),
            a_figure_claim("b", "300e9", qualifier=Qualifier.OVER, kind=ClaimKind.ALLEGATION, speaker="tokayev"),
            a_figure_claim("c", "-90e9", qualifier=Qualifier.ABOUT),
        ]
    )
    return {
        "every-kind": timeline_drawings(a_timeline(many_events(14)), [], spoken, FONT),
        "one-axis": figure_drawings(a_comparison(figures), spoken, FONT),
    }


def _pictures() -> dict[str, Drawing]:
    sets = {
        **{f"timeline.{code}": _sample("timeline", code, "kazakhstan") for code in ("id", "en")},
        **{f"compare.{code}": _sample("compare", code, "kazakhstan") for code in ("id", "en")},
        "newest.en": _sample("timeline", "en", "kazakhstan", "newest"),
        **_generated(),
    }
    return {f"{name}.{page}": drawing for name, pages in sets.items() for page, drawing in enumerate(pages, start=1)}


PICTURES = _pictures()


def _at_phone_size(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data)).convert("RGB")
    return picture.resize((_PHONE, picture.height * _PHONE // picture.width), Image.Resampling.BOX)


@pytest.mark.parametrize("name", PICTURES)
def test_everything_stands_where_it_stood(name: str) -> None:
    """The layout is the same to the pixel."""
    drawing = PICTURES[name]
    parts = (
        f"{drawing.width} x {drawing.height}",
        drawing.caption,
        drawing.alternative,
        *drawing.shapes,
        *drawing.words,
    )

    assert_golden(f"pictures/{name}.txt", "\n".join(map(str, parts)) + "\n")


@pytest.mark.parametrize("name", PICTURES)
def test_a_reader_sees_the_same_picture(name: str) -> None:
    """At phone size the pixels are those that somebody looked at, but for the blend of edges."""
    data, path = png(PICTURES[name]), GOLDEN / "pictures" / f"{name}.png"
    if os.environ.get("RINGKAS_UPDATE_GOLDEN") == "1":
        path.write_bytes(data)
    seen, now = _at_phone_size(path.read_bytes()), _at_phone_size(data)
    apart = ImageChops.difference(seen, now)

    assert seen.size == now.size
    assert max(ImageStat.Stat(apart).mean) < _MEAN
    assert max(apart.convert("L").tobytes()) < _WORST
