"""Dates are read as EDTF says; the `edtf` package, which others use, is the oracle wherever both read a text."""

import re
from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import assume, example, given
from hypothesis import strategies as st
from strategies import edtf_dates, edtf_texts

from bot.domain.dates import EdtfDate, Precision
from bot.domain.errors import InvalidValue

# Where the oracle reads a text otherwise, or not at all, and what we hold instead:
KNOWN_DIFFERENCES = {
    "2022-24": ("2022-12-01", "2023-02-28"),  # winter lasts three months like the others; there it ends with the year
    "2022-21/2022-24": ("2022-03-01", "2023-02-28"),
    "2022/..": ("2022-01-01", "9999-12-31"),  # an open end; there an AttributeError
    "../2022": ("0001-01-01", "2022-12-31"),
    "2022/": ("2022-01-01", "9999-12-31"),  # an unknown end; there ten years
    "/2022": ("0001-01-01", "2022-12-31"),
    "000X": ("0001-01-01", "0009-12-31"),  # Python's calendar begins with the year 1
    "00XX": ("0001-01-01", "0099-12-31"),
    "2022-21~": ("2022-03-01", "2022-05-31"),  # a qualified season or quarter; there refused
    "2022-33?": ("2022-01-01", "2022-03-31"),
}
_OTHERWISE_READ = re.compile(r"-24|^/|/$|\.\.|\b00(XX|0X)|-(2[1-4]|3[3-6]|4[01])[~?%]")
OUTSIDE_THE_PROFILE = (
    *("0000", "0000-01-01", "-0045", "Y20220", "2022-25", "2022-37", "2022-06-08T10:00:00", "193X-06", "2022-XX-08"),
    *("{2022,2023}", "?2022", "2022-~06", "2022S2", "1XXX", "2022-02-29", "2022/2021"),
)
NO_DATES = (
    *("", " ", "/", "../..", "/..", "..", "2022/2023/2024", "2022 ", " 2022", "2022\n", "2022-6-8", "22", "08.06.2025"),
    *(
        "2022-13",
        "2022-00",
        "2022-02-30",
        "2023-02-29",
        "2022-06-31",
        "2022-33-01",
        "2022-21-XX",
        "2022~?",
        "~",
        "XXXX",
    ),
    *(
        "\uff12\uff10\uff12\uff12",
        "\u0662\u0660\u0662\u0662",
        "2022\u201306",
        "2022\0",
        "2022-06-08\u200b",
        "9" * 5000,
        "2022" + "~" * 9999,
    ),
)


def _oracle(text: str) -> tuple[str, str]:
    read = parse_edtf(text)
    first, last = (
        f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" for day in (read.lower_strict(), read.upper_strict())
    )
    return first, last


def _read(text: str) -> tuple[str, str]:
    read = EdtfDate.parse(text)
    return read.first.isoformat(), read.last.isoformat()


def _text_if_read(text: str) -> str:
    """The text, whether it is refused or read as a date that spans at least a day."""
    try:
        read = EdtfDate.parse(text)
    except InvalidValue:
        return text
    assert date.min <= read.first <= read.last <= date.max
    return str(read)


@given(edtf_texts())
def test_a_text_that_both_read_spans_the_same_days_as_in_the_edtf_package(text: str) -> None:
    """An independent reading of the standard finds the same first and last day, but for the listed differences.

    The oracle is asked for each end by itself: it breaks on ends such as `2022-XX` or `193X~` inside an interval.
    """
    assume(not _OTHERWISE_READ.search(text))
    begin, end = text.split("/", maxsplit=1)[0], text.rsplit("/", maxsplit=1)[-1]

    assert (_oracle(begin)[0], _oracle(end)[1]) == _read(text)


@pytest.mark.parametrize(("text", "days"), KNOWN_DIFFERENCES.items())
def test_where_the_edtf_package_differs_is_known(text: str, days: tuple[str, str]) -> None:
    """Each listed difference is really one, and excused from the property above."""
    try:
        theirs = _oracle(text)
    except (AttributeError, EDTFParseException):
        theirs = ("", "")

    assert days == _read(text)
    assert days != theirs
    assert _OTHERWISE_READ.search(text)


@pytest.mark.parametrize("text", OUTSIDE_THE_PROFILE)
def test_what_the_edtf_package_reads_beyond_the_profile_is_refused(text: str) -> None:
    """Level 2, times of day and years before 1 have no wording here; some of it is no date at all."""
    assert _oracle(text)
    with pytest.raises(InvalidValue):
        EdtfDate.parse(text)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_a_short_message(text: str) -> None:
    """Digits of other scripts, spaces, and days that no calendar has are faults, not dates."""
    with pytest.raises(InvalidValue) as refusal:
        EdtfDate.parse(text)

    assert len(str(refusal.value)) < 300


@given(
    st.text(st.sampled_from("0123456789X-/~?%. .T\0\n\uff12\u0662"))
    | st.text()
    | st.text(st.sampled_from("\u0660\u0966\uff10\U0001d7ce-"))
)
@example("9999-24/9999-41")
@example("0001/9999")
def test_any_text_is_a_date_or_an_invalid_value(text: str) -> None:
    """Nothing but `InvalidValue` leaves the parser, and what it reads spans at least a day."""
    assert text == _text_if_read(text)


@given(edtf_texts(), st.integers(0, 20), st.characters())
def test_one_changed_character_makes_a_date_or_an_invalid_value(text: str, place: int, character: str) -> None:
    """Near misses are where a reader of dates breaks."""
    changed = text[:place] + character + text[place + 1 :]

    assert changed == _text_if_read(changed)


@given(edtf_dates())
def test_every_date_overlaps_itself_and_spans_its_points(when: EdtfDate) -> None:
    """First and last come from the points; open ends reach as far as the calendar."""
    assert when.overlaps(when)
    assert when.first == (when.begin.first if when.begin else date.min) <= when.last
    assert when.last == (when.end.last if when.end else date.max)
    assert when.is_interval == ("/" in when.text)
    assert when.is_sure == (not set("~?%") & set(when.text))


@given(edtf_dates((2019, 2022)), edtf_dates((2019, 2022)))
def test_two_dates_overlap_where_they_share_a_day(one: EdtfDate, other: EdtfDate) -> None:
    """Overlap is what sets of days would say, whichever of the two is asked."""
    shared = max(one.first, other.first) <= min(one.last, other.last)

    assert one.overlaps(other) is other.overlaps(one) is shared


@given(edtf_texts(is_open=False), edtf_texts(is_open=False))
def test_an_interval_reads_where_it_does_not_end_before_it_begins(begin: str, end: str) -> None:
    """An interval is refused only if its last possible day lies before its first."""
    assume("/" not in begin + end)
    first, last = EdtfDate.parse(begin).first, EdtfDate.parse(end).last
    if first > last:
        with pytest.raises(InvalidValue, match="ends before it begins"):
            EdtfDate.parse(f"{begin}/{end}")
    else:
        assert (first.isoformat(), last.isoformat()) == _read(f"{begin}/{end}")


@pytest.mark.parametrize(
    ("text", "precision", "number"),
    [
        ("19XX", Precision.CENTURY, None),
        ("193X", Precision.DECADE, None),
        ("2022", Precision.YEAR, None),
        ("2022-XX-XX", Precision.YEAR, None),
        ("2022-41", Precision.HALF, 2),
        ("2022-33", Precision.QUARTER, 1),
        ("2022-24", Precision.SEASON, 24),
        ("2022-06", Precision.MONTH, 6),
        ("2022-06-XX", Precision.MONTH, 6),
        ("2022-06-08", Precision.DAY, 6),
    ],
)
def test_a_date_knows_how_finely_it_is_known(text: str, precision: Precision, number: int | None) -> None:
    """Wording needs the precision and the part below the year."""
    point = EdtfDate.parse(text).begin

    assert point is not None
    assert (precision, number) == (point.precision, point.number)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2022", False, False), ("2022~", True, False), ("2022?", False, True), ("2022%", True, True)],
)
def test_marks_say_about_or_perhaps_or_both(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001
    """EDTF level 1: ~ approximate, ? uncertain, % both."""
    point = EdtfDate.parse(text).begin

    assert point is not None
    assert (approximate, uncertain) == (point.approximate, point.uncertain)


def test_finer_precisions_are_larger() -> None:
    """Dates are compared by how finely they are known."""
    assert sorted(Precision) == [
        *(Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.HALF),
        *(Precision.QUARTER, Precision.SEASON, Precision.MONTH, Precision.DAY),
    ]
