"""What an admin wants: spans back in time, command names, and a topic that something can belong to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.briefing import BriefingSpec, Span, Topic, checked_command_name
from bot.domain.errors import InvalidValue
from bot.domain.wording import Wording

TITLE, TOPIC = Wording.same("Title"), Topic(entities=("kazakhstan",))
UNITS = ("day", "week", "month", "year")


@given(st.integers(1, 1000), st.sampled_from(UNITS), st.booleans())
def test_a_span_is_read_in_the_singular_and_the_plural(count: int, unit: str, is_plural: bool) -> None:  # noqa: FBT001
    """Nobody should have to think about "1 months"."""
    assert Span(count, unit) == Span.parse(f" {count} {unit}{'s' * is_plural} ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "years",
        "0 days",
        "1001 days",
        "-1 days",
        "1.5 years",
        "5years",
        "5  years",
        "5 Years",
        "5 decades",
        "\u0665 years",
        "1e2 days",
        "5 years 1 month",
        "99999 days",
        "9" * 5000 + " days",
    ],
)
def test_what_is_no_span_is_refused_with_a_short_message(text: str) -> None:
    """The message shows what a span looks like."""
    with pytest.raises(InvalidValue, match="is not a span; write 30 days, 6 months or 5 years") as refusal:
        Span.parse(text)

    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize(
    ("span", "day", "before"),
    [
        ("1 day", date(2024, 3, 1), date(2024, 2, 29)),
        ("2 weeks", date(2024, 1, 10), date(2023, 12, 27)),
        ("1 month", date(2024, 3, 31), date(2024, 2, 29)),
        ("1 month", date(2024, 1, 31), date(2023, 12, 31)),
        ("13 months", date(2024, 2, 29), date(2023, 1, 29)),
        ("1 year", date(2024, 2, 29), date(2023, 2, 28)),
        ("4 years", date(2024, 2, 29), date(2020, 2, 29)),
        ("12 months", date(2024, 12, 1), date(2023, 12, 1)),
        ("1 month", date(1, 1, 5), date(1, 1, 5)),
        ("1000 years", date(500, 6, 7), date(1, 1, 7)),
        ("1000 weeks", date(1, 2, 3), date.min),
    ],
)
def test_a_span_reaches_back_over_the_calendar(span: str, day: date, before: date) -> None:
    """A month that lacks the day ends sooner; before the year 1 there is nothing."""
    assert before == Span.parse(span).before(day)


@given(st.integers(1, 1000), st.sampled_from(UNITS), st.dates())
def test_a_span_never_reaches_into_the_future_and_a_longer_one_never_less_far(count: int, unit: str, day: date) -> None:
    """Whatever the day, there is a window."""
    before = Span(count, unit).before(day)

    assert date.min <= before <= day
    assert Span(count + 1, unit).before(day) <= before


@pytest.mark.parametrize("name", ["a", "energy", "energi_2022", "a" * 32])
def test_a_command_name_that_both_platforms_take_is_returned(name: str) -> None:
    """One to 32 of a-z, 0-9 and _."""
    assert name == checked_command_name(name)


@pytest.mark.parametrize("name", ["", "Energy", "a-b", "2022", "_a", "a b", "é", "a\n", "a" * 33, "a\u0663", "/a"])
def test_a_command_name_that_a_platform_refuses_is_refused(name: str) -> None:
    """Telegram refuses the whole menu for one bad name."""
    with pytest.raises(InvalidValue, match="cannot be a command"):
        checked_command_name(name)


def test_a_briefing_has_good_names_and_a_topic() -> None:
    """The command, each alias, and something that can belong."""
    for name, aliases in (("Energy", ()), ("energy", ("ok", "not ok"))):
        with pytest.raises(InvalidValue, match="cannot be a command"):
            BriefingSpec(name, TITLE, TOPIC, aliases=aliases)
    with pytest.raises(InvalidValue) as refusal:
        BriefingSpec("energy", TITLE, Topic())

    assert refusal.value.key == "about"


@pytest.mark.parametrize("topic", [Topic(("a",)), Topic(measures=("a",)), Topic(words=("a",))])
def test_entities_measures_or_words_make_a_topic(topic: Topic) -> None:
    """Any of the three is enough."""
    assert not topic.is_empty


@pytest.mark.parametrize(
    ("since", "start"), [(None, None), (date(2020, 1, 2), date(2020, 1, 2)), (Span(1, "year"), date(2021, 7, 26))]
)
def test_a_window_starts_on_a_day_or_a_span_ago_or_never(since: Span | date | None, start: date | None) -> None:
    """The span counts from the day on which the briefing is composed."""
    assert start == BriefingSpec("energy", TITLE, TOPIC, since=since).window_start(date(2022, 7, 26))
