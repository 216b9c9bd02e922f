"""Timelines as pictures: nothing overlaps, nothing is lost, and what is drawn is no finer than what is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from picture_scenes import a_dispute, a_timeline, an_event, in_long_names, many_events
from rendering.pictures.readable import outside, overlapping, shown_text
from strategies.dates import edtf_texts
from strategies.words import words

from bot.domain.claims import ClaimKind, SourcedClaim, Status
from bot.domain.dates import TimeWindow
from bot.domain.editions import DisputeKind, MostTold, Timeline
from bot.drawing import BundledFont
from bot.languages import language
from bot.rendering.lines import numbered
from bot.rendering.pictures import Drawing, drawing_key, timeline_drawings
from bot.rendering.pictures.canvas import TALLEST, Box, Colour, Polygon
from bot.rendering.units import utf16_units

FONT = BundledFont()
Scene = Callable[[], Timeline]
SCENES: dict[str, Scene] = {
    "one event": lambda: a_timeline(many_events(1)),
    "five events": lambda: a_timeline(many_events(5)),
    "forty events": lambda: a_timeline(many_events(40)),
    "forty events, newest first": lambda: a_timeline(many_events(40), newest_first=True),
    "four hundred events": lambda: a_timeline(many_events(400)),
    "a burst on one day": lambda: a_timeline(many_events(40, days=1)),
    "centuries": lambda: a_timeline(many_events(40, first=date(1000, 1, 1), days=365_000)),
    "very long names": lambda: a_timeline([in_long_names(each, "Kassym-Jomart " * 60) for each in many_events(5)]),
    "words without a space": lambda: a_timeline([an_event(f"w-{at}", "2022", "W" * 4_000) for at in range(3)]),
    "a statement without an end": lambda: a_timeline([an_event("e", "2022", "soldiers \u0301" * 20_000)]),
    "the ends of the calendar": lambda: a_timeline([an_event("a", "0001-01-01/.."), an_event("b", "../9999-12-31")]),
    "other scripts": lambda: a_timeline([an_event("s", "2022~", "Қазақстан ₸ 日本語 मध्य שלום مرحبا \U0001f600 " * 9)]),
}


def drawn(timeline: Timeline, code: str = "en", disputed: Sequence[SourcedClaim] = ()) -> tuple[Drawing, ...]:
    """The pictures of a timeline."""
    disputes = [a_dispute(disputed, DisputeKind.CONTRAST)] if disputed else []
    return timeline_drawings(timeline, disputes, language(code), FONT)


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("code", ["id", "en"])
def test_no_text_stands_on_another(name: str, code: str) -> None:
    """Whatever the events are, each text can be read."""
    found = [pair for drawing in drawn(SCENES[name](), code) for pair in overlapping(drawing)]

    assert found == []


@pytest.mark.parametrize("name", SCENES)
def test_everything_is_on_the_canvas(name: str) -> None:
    """No text and no shape reaches beyond the picture, and no picture is taller than a phone shows."""
    drawings = drawn(SCENES[name]())

    assert [each for drawing in drawings for each in outside(drawing)] == []
    assert max(drawing.height for drawing in drawings) <= TALLEST


@pytest.mark.parametrize("name", SCENES)
def test_every_event_is_on_one_picture(name: str) -> None:
    """Pages part a timeline without losing or repeating an event."""
    timeline = SCENES[name]()
    drawings = drawn(timeline)

    assert [id for drawing in drawings for id in drawing.claims] == [claim.id for claim in timeline.claims]


@pytest.mark.parametrize("name", SCENES)
def test_marks_are_those_of_the_text_answer(name: str) -> None:
    """A number in brackets means the same claim in the picture as in the text."""
    timeline = SCENES[name]()
    marks = numbered(timeline.claims)
    lines = {line.claim.id: line for line in timeline.lines}

    for drawing in drawn(timeline):
        shown = [id for id in drawing.claims if id in lines]
        assert all(f"[{marks[id]}]" in shown_text(drawing).replace(" ", "") for id in shown)


@pytest.mark.parametrize("name", ["forty events", "other scripts"])
def test_the_same_timeline_gives_the_same_pictures(name: str) -> None:
    """Nothing in a picture is left to chance."""
    once, again = drawn(SCENES[name]()), drawn(SCENES[name]())

    assert once == again
    assert [*map(drawing_key, once)] == [*map(drawing_key, again)]


def test_another_picture_has_another_key() -> None:
    """What is kept for one picture is never taken for another."""
    keys = {drawing_key(drawing) for drawing in drawn(SCENES["forty events"]())}

    assert len(keys) == len(drawn(SCENES["forty events"]()))


def test_nothing_gives_no_picture() -> None:
    """A timeline without events is told in words alone."""
    assert drawn(a_timeline([])) == ()


def test_a_statement_that_is_cut_ends_with_an_ellipsis() -> None:
    """A reader sees that there is more, and still who says so."""
    (drawing,) = drawn(a_timeline([an_event("long", "2022", "budget " * 400)]))

    assert "…" in shown_text(drawing)
    assert "Gatra, 25 Jul 2022" in shown_text(drawing)


def test_a_statement_that_fits_is_whole() -> None:
    """Nothing is cut without need."""
    (drawing,) = drawn(a_timeline([an_event("short", "2022", "Talks were held in Astana")]))

    assert "Talks were held in Astana" in shown_text(drawing)
    assert "…" not in shown_text(drawing)


def test_a_name_that_is_cut_keeps_the_word_that_fences_it() -> None:
    """However long a speaker's name is, an opinion is still called one."""
    claim = in_long_names(an_event("o", "2022", kind=ClaimKind.OPINION), "Somebody " * 90)
    (drawing,) = drawn(a_timeline([claim]))

    assert "Opinion, Somebody" in shown_text(drawing)


def _boxes(drawing: Drawing, colour: Colour) -> list[Box]:
    return [each for each in drawing.shapes if isinstance(each, Box) and each.colour is colour]


def test_a_day_is_a_point_and_a_month_a_bar() -> None:
    """Precision is drawn: a bar for what may be any day of a month."""
    (day,), (month,) = (drawn(a_timeline([an_event("e", when)])) for when in ("2022-06-08", "2022-06"))

    assert _boxes(day, Colour.BLUE) == []
    assert len(_boxes(month, Colour.BLUE)) == 1


def test_an_uncertain_date_is_pale_and_broken() -> None:
    """What is about then is not drawn like what is sure."""
    (drawing,) = drawn(a_timeline([an_event("e", "2022~")]))

    assert _boxes(drawing, Colour.BLUE) == []
    assert len(_boxes(drawing, Colour.PALE_BLUE)) > 2
    assert "about then, or uncertain" in shown_text(drawing)


@pytest.mark.parametrize(
    ("kind", "colour", "words"),
    [
        (ClaimKind.REPORTED, Colour.BLUE, "report or official statement"),
        (ClaimKind.OPINION, Colour.ORANGE, "opinion, or told by an opinion piece"),
        (ClaimKind.ALLEGATION, Colour.VERMILLION, "allegation"),
        (ClaimKind.DENIAL, Colour.PURPLE, "denial"),
    ],
)
def test_a_kind_has_its_colour_and_is_explained(kind: ClaimKind, colour: Colour, words: str) -> None:
    """The legend says what a shape means, and nothing of kinds that are not there."""
    (drawing,) = drawn(a_timeline([an_event("e", "2022-06-08", kind=kind)]))
    used = {each.colour for each in drawing.shapes if not isinstance(each, Box) or each.width < 40}

    assert colour in used
    assert words in shown_text(drawing)
    assert len({Colour.BLUE, Colour.ORANGE, Colour.VERMILLION, Colour.GREEN, Colour.PURPLE} & used) == 1


def test_a_forecast_is_green_and_hollow() -> None:
    """What is only foretold has a shape and a colour of its own."""
    claim = an_event("e", "2027", kind=ClaimKind.FORECAST, status=Status.PLANNED)
    (drawing,) = drawn(a_timeline([claim]))

    assert "hollow: planned" in shown_text(drawing)
    assert [each for each in drawing.shapes if isinstance(each, Polygon) and each.colour is Colour.GREEN]


def test_what_is_disputed_has_a_ring() -> None:
    """An event that is told differently elsewhere is marked, and the legend says so."""
    claims = [an_event("one", "2022-06-08"), an_event("two", "2022-07-08", "Talks ended")]
    (plain,), (ringed,) = drawn(a_timeline(claims)), drawn(a_timeline(claims), disputed=claims)

    assert "ringed" not in shown_text(plain)
    assert "ringed: told differently elsewhere" in shown_text(ringed)


@pytest.mark.parametrize("newest_first", [False, True])
def test_an_open_end_is_an_arrow(*, newest_first: bool) -> None:
    """What lasts on, or began who knows when, has no end drawn."""
    claims = [an_event("a", "2022/.."), an_event("b", "../2023", "Talks went on"), an_event("c", "2022-05-01", "News")]
    (drawing,) = drawn(a_timeline(claims, newest_first=newest_first))
    arrows = [each for each in drawing.shapes if isinstance(each, Polygon) and len(each.points) == 3]

    assert len(arrows) == 2
    assert {tip > foot for (_, foot), _, (_, tip) in (each.points for each in arrows)} == {True, False}


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("1930-05", "2021-06", "2021-09", "2021-12"), "91 years"),
        (("2020-01-05", "2021-12-01", "2021-12-09", "2021-12-15"), "22 months"),
        (("2021-11-01", "2021-12-01", "2021-12-02", "2021-12-03"), "30 days"),
    ],
)
def test_time_that_is_left_out_is_said(dates: Sequence[str], words: str) -> None:
    """A break in the scale tells its length."""
    claims = [an_event(f"e-{at}", when, f"Talks {at}") for at, when in enumerate(dates)]
    (drawing,) = drawn(a_timeline(claims))

    assert words in shown_text(drawing)


def test_the_reverse_order_puts_the_newest_at_the_top() -> None:
    """Newest first is newest on top, on the axis as in the text."""
    claims = [an_event("old", "2019-01-01", "Talks began"), an_event("new", "2022-01-01", "Talks ended")]
    (drawing,) = drawn(a_timeline(claims, newest_first=True))
    heights = {each.text: each.y for each in drawing.words}

    assert heights["Talks ended"] < heights["Talks began"]


def test_a_part_of_a_timeline_says_that_it_is_one() -> None:
    """A window and a continuation are named."""
    window = TimeWindow(date(2022, 1, 1), date(2022, 12, 31))
    (drawing,) = drawn(a_timeline([an_event("e", "2022-06")], window=window, continues=date(2022, 7, 1)))

    assert "Asked for: 1 Jan 2022 to 31 Dec 2022." in shown_text(drawing)
    assert "There are more events" in shown_text(drawing)


def test_a_picture_of_the_most_told_dates_says_so() -> None:
    """As the words do, and that there are more."""
    chosen = MostTold(40, 2125, 5000, date(2001, 1, 1))
    (drawing,) = drawn(a_timeline([an_event("e", "2022-06")], most_told=chosen))

    assert "Of the 2,125 dates in the 5,000 claims reported last, these are the 40" in shown_text(drawing)
    assert "There are more events" in shown_text(drawing)


def test_words_for_those_who_do_not_see_it_say_the_same() -> None:
    """The alternative text names date, statement, source and mark, within Discord's limit."""
    (short,), (page, *_) = drawn(a_timeline([an_event("e", "2022-06-08")])), drawn(SCENES["forty events"]())

    assert short.alternative.endswith("8 June 2022: Talks were held — Gatra, 25 Jul 2022 [1].")
    assert utf16_units(page.alternative) <= 1024
    assert page.caption.endswith(f"(picture 1 of {len(drawn(SCENES['forty events']()))})")


def test_both_languages_show_the_same_claims() -> None:
    """A reader of Indonesian sees what a reader of English sees."""
    shown = [
        [id for drawing in drawn(SCENES["forty events"](), code) for id in drawing.claims] for code in ("id", "en")
    ]

    assert shown[0] == shown[1]


@settings(max_examples=60)
@given(edtf_texts(), edtf_texts(), words(), words())
def test_any_dates_and_words_can_be_drawn(first: str, second: str, one: str, two: str) -> None:
    """Whatever a record holds, its picture is sound."""
    claims = [an_event("a", first, one), an_event("b", second, two), an_event("c", "2022-06-08", one)]
    drawings = drawn(a_timeline([in_long_names(claim, two) for claim in claims]))

    assert [pair for drawing in drawings for pair in overlapping(drawing)] == []
    assert [each for drawing in drawings for each in outside(drawing)] == []
