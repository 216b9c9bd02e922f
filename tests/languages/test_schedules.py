"""Schedules and quiet hours in words, in any of the languages' habits."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import EVERY_DAY, QuietHours, Schedule
from bot.domain.wall_clocks import zones
from bot.languages import available, language
from bot.languages.schedule_words import Kind, words_of
from bot.languages.schedules import moment_text, quiet_text, read_quiet, read_schedule, schedule_text

INDONESIAN, ENGLISH = language("id"), language("en")
HERE = "Asia/Almaty"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("07:00 mon-fri Asia/Jakarta", "07:00 mon-fri Asia/Jakarta"),
        *(
            (words, "07:00")
            for words in ("7", "7am", "7 a.m.", "07.00", "jam 7 pagi", "at 7 o'clock", "7 in the morning")
        ),
        *((words, "07:00") for words in ("setiap hari jam 7 pagi", "every day 7 am", "pkl. 7 tepat", "@7", "Jam 7.")),
        *((words, "07:00") for words in ("setiap jam 7", "tiap hari pukul 07.00", "harian 7", "7, setiap hari")),
        *((words, "19:30") for words in ("7.30 pm", "7:30pm", "jam 7.30 malam", "19.30", "7.30 in the evening")),
        *((words, "07:30") for words in ("setengah 8", "jam setengah 8 pagi", "half past 7", "at half past 7 am")),
        *((words, "19:30") for words in ("setengah 8 malam", "setengah 20", "half past 7 in the evening")),
        ("setengah 1 siang", "12:30"),
        ("setengah 12 malam, tiap Senin", "23:30 mon"),
        *((words, "12:00") for words in ("daily at noon", "tengah hari", "12 noon", "12 siang", "12pm", "jam 12.00")),
        *((words, "00:00") for words in ("tengah malam", "midnight", "12 malam", "12am", "00.00", "12 midnight", "0")),
        *((words, "03:00") for words in ("3 dini hari", "jam 3 pagi", "3am")),
        *((words, "13:00") for words in ("jam 1 siang", "1 in the afternoon", "13.00 siang")),
        *((words, "00:30") for words in ("12.30 malam", "00.30 malam", "12:30 am")),
        *((words, "16:00") for words in ("4 sore", "4 pm", "jam 4 petang")),
        *(
            (words, "07:00 mon-fri")
            for words in ("hari kerja jam 7", "weekdays at 7", "7 on weekdays", "senin-jumat 7")
        ),
        *((words, "07:00 mon-fri") for words in ("7am every weekday", "setiap hari kerja jam 7", "Mon to Fri, 7")),
        *(
            (words, "09:00 sat-sun")
            for words in ("weekends 9am", "akhir pekan jam 9", "sabtu & minggu 09.00", "sat, sun 9")
        ),
        *((words, "20:00 mon,thu") for words in ("tiap senin dan kamis jam 8 malam", "mondays and thursdays at 8 pm")),
        *(
            (words, "20:00 mon,thu")
            for words in ("senin kamis jam 20", "every Monday and every Thurs 8pm", "sen,kam 20:00")
        ),
        *((words, "07:00 mon") for words in ("setiap hari senin jam 7", "hari Senin jam 7", "on Mondays at 7")),
        *((words, "07:00 fri") for words in ("jum'at 7", "Jumat pukul 07.00", "jum 7", "FRIDAY 7")),
        ("fri-mon 7", "07:00 mon,fri-sun"),
        ("senin s.d. hari rabu 7", "07:00 mon-wed"),
        ("mon-wed and sat 7", "07:00 mon-wed,sat"),
        *(
            (words, "07:00,19:00")
            for words in ("every day at 07:00 and 19:00", "jam 7 pagi dan jam 7 malam", "07:00 7pm")
        ),
        ("07:00,12:00,18:00 sen,rab,jum", "07:00,12:00,18:00 mon,wed,fri"),
        ("07:00, 12:00, and 18:00", "07:00,12:00,18:00"),
        ("7 and 9", "07:00,09:00"),
        *(
            (words, "19:00 Asia/Jakarta")
            for words in ("pukul 19.00 WIB", "19.00wib", "7pm Jakarta time", "19 waktu jakarta")
        ),
        ("senin-jumat 07.00 WITA", "07:00 mon-fri Asia/Makassar"),
        ("Asia/Jayapura setiap hari 7", "07:00 Asia/Jayapura"),
        ("7 (America/Port-au-Prince)", "07:00 America/Port-au-Prince"),
        ("weekdays at 7 new york time", "07:00 mon-fri America/New_York"),
        ("7 utc", "07:00 UTC"),
        ("07:00 etc/gmt+7", "07:00 Etc/GMT+7"),
        ("cron 0 7 * * 1-5", "cron 0 7 * * 1-5"),
        ("CRON 0 7 * * MON (asia/jakarta)", "cron 0 7 * * mon Asia/Jakarta"),
        ("cron 0 7 * * 1 wib", "cron 0 7 * * 1 Asia/Jakarta"),
    ],
)
def test_schedules_as_people_type_them(words: str, text: str) -> None:
    """Every language is understood in every chat; every day, and in the chat's zone, where nothing else is said."""
    expected = Schedule.parse(text if "/" in text or "UTC" in text else f"{text} {HERE}")

    assert expected == read_schedule(words, HERE)


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", ",", "weekdays", "setiap hari", "jam", "WIB", "every", "hari", "x", "7 x", "x 7", "jam tujuh", "٧"),
        *("24", "24:00", "7:60", "7:5", "7:00:00", "07:00 25:00", "123", "7 8", "7 30", "7-9", "13 am", "19:00 pagi"),
        # Which half of the day?
        *("7 and 8 pm", "jam 7 dan 8 malam", "7 and noon", "12 pagi", "1 malam", "11 noon", "pagi", "siang", "7 am pm"),
        *(
            "every 7",
            "every 7am",
            "setiap 7",
            "every 2 hours",
            "tiap jam",
            "7 dan",
            "dan 7",
            "7 and weekdays",
            "7 to 9",
        ),
        *(
            "senin jam 7 dan kamis jam 8",
            "7 senin 8",
            "senin 7 selasa",
            "7 WIB WITA",
            "7 jakarta wita",
            "jakarta 7 utc",
        ),
        *("mon-mon 7", "mon- 7", "-fri 7", "weekdays-sat 7", "setiap hari, senin 7", "daily mon 7", "7 daily daily"),
        *("07:00 utc+7", "07:00 gmt+7", "7 utc-7", "07:00 +07:00", "7 Asia/Jakata", "7 asia", "off", "7 off", "7#"),
        *("setengah", "half past", "setengah 8:15", "setengah senin 8", "setengah setengah 8", "8 setengah"),
        *("cron", "cron 0 7 * *", "cron 0 7 * * 9", "cron 0 7 * * 1 nowhere", "cron 0 0 7 * * 1 UTC", "cron jam 7"),
    ],
)
def test_what_is_not_wholly_understood_is_no_schedule(words: str) -> None:
    """A digest at a time that nobody asked for is worse than a question."""
    assert read_schedule(words, HERE) is None


_TIMES = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
_ZONES = st.sampled_from(sorted(zones()))
_SCHEDULES = st.builds(
    Schedule.of,
    _ZONES,
    st.lists(_TIMES, min_size=1, max_size=5),
    st.sets(st.sampled_from(EVERY_DAY), min_size=1),
) | st.builds(
    lambda zone, cron: Schedule.of(zone, cron=cron), _ZONES, st.sampled_from(("0 7 * * 1-5", "*/5 0 1,2 jan *"))
)
_WORDS = """setengah half past 7 19:00 07.30 12 pm pagi malam siang noon tengah jam at setiap hari every day daily kerja weekdays senin jum mon
fri - – to sampai dan and , & on pada WIB jakarta new york Asia/Jakarta time waktu cron * 0 1-5 ( ) . ' 24 off from
o'clock weekend sat sun minggu s.d. x"""
_PIECES = st.sampled_from(_WORDS.split())


@given(_SCHEDULES, st.sampled_from(available()))
def test_every_schedule_that_ringkas_says_can_be_asked_for(schedule: Schedule, code: str) -> None:
    """A reader copies it from an answer."""
    assert schedule == read_schedule(schedule_text(schedule, language(code)), HERE)


@given(_SCHEDULES)
def test_every_schedule_that_a_store_keeps_can_be_asked_for(schedule: Schedule) -> None:
    """The form of stores and buttons is understood too."""
    assert schedule == read_schedule(schedule.text, HERE)


@given(st.text() | st.lists(_PIECES).map(" ".join) | st.lists(_PIECES).map("".join))
def test_any_words_are_read_or_not(words: str) -> None:
    """Nothing is raised; what is read lies in a zone and has a text."""
    schedule, quiet = read_schedule(words, HERE), read_quiet(words)

    assert schedule is None or schedule == Schedule.parse(schedule.text)
    assert quiet is None or QuietHours.parse(quiet, HERE) is None or "-" in quiet


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("07:00", "setiap hari pukul 07.00", "every day at 07:00"),
        ("07:00,19:00 mon-fri", "hari kerja pukul 07.00 dan 19.00", "weekdays at 07:00 and 19:00"),
        ("09:00 sat-sun", "akhir pekan pukul 09.00", "weekends at 09:00"),
        ("09:05 mon,tue,thu", "Sen, Sel, dan Kam pukul 09.05", "Mon, Tue and Thu at 09:05"),
        ("09:05 mon-wed,fri", "Sen–Rab dan Jum pukul 09.05", "Mon–Wed and Fri at 09:05"),
        ("cron 0 7 * * 1-5", "cron 0 7 * * 1-5", "cron 0 7 * * 1-5"),
    ],
)
def test_schedules_as_people_read_them(text: str, indonesian: str, english: str) -> None:
    """Days, times, and in brackets the zone."""
    schedule = Schedule.parse(f"{text} Asia/Jakarta")

    assert f"{indonesian} (Asia/Jakarta)" == schedule_text(schedule, INDONESIAN)
    assert f"{english} (Asia/Jakarta)" == schedule_text(schedule, ENGLISH)


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        *((words, "22:00-06:00") for words in ("22:00-06:00", "22-6", "22.00–06.00", "10pm to 6am", "22 until 6")),
        *((words, "22:00-06:00") for words in ("jam 10 malam sampai 6 pagi", "dari jam 22.00 s.d. jam 06.00")),
        *((words, "22:00-06:00") for words in ("from 10 pm until 6 am", "10pm-6am", "mulai 22.00 hingga 06.00.")),
        *((words, "00:00-06:00") for words in ("tengah malam sampai jam 6 pagi", "midnight-06:00", "0-6")),
        *((words, "") for words in ("off", "mati", "none", "OFF", "tidak ada", "no quiet hours", "tanpa jam tenang")),
        *(
            (words, None)
            for words in ("", "22", "22:00", "22-22", "22:00-22:00", "10-6", "10 to 6 am", "off off", "22-6 x")
        ),
        *((words, None) for words in ("22-24", "22 6", "22-6-7", "mon-fri", "22-6 WIB", "-", "x")),
    ],
)
def test_quiet_hours_as_people_type_them(words: str, quiet: str | None) -> None:
    """None are asked for by a word; what is neither is not guessed at."""
    assert quiet == read_quiet(words)


@given(_TIMES, _TIMES, st.sampled_from(available()))
def test_quiet_hours_that_ringkas_says_can_be_asked_for(start: time, end: time, code: str) -> None:
    """And none at all, which ends as it begins."""
    quiet = "" if start == end else QuietHours(start, end, HERE).text

    assert quiet == read_quiet(quiet_text(quiet, language(code)))


def test_quiet_hours_as_people_read_them() -> None:
    """In the clock of each language."""
    assert ("22.00–06.00", "22:00–06:00") == tuple(quiet_text("22:00-06:00", each) for each in (INDONESIAN, ENGLISH))


def test_a_moment_is_said_on_the_clocks_of_its_zone() -> None:
    """With the day of the week, short."""
    moment = datetime(2026, 11, 23, 7, tzinfo=ZoneInfo("Asia/Jakarta"))

    assert "Sen, 23 Nov 2026 pukul 07.00" == moment_text(moment, INDONESIAN)
    assert "Mon, 23 Nov 2026 at 07:00" == moment_text(moment, ENGLISH)


def test_days_cut_short_are_told_apart() -> None:
    """In every language, three letters of a day's name mean that day, and no city or other word."""
    for code in available():
        for day, name in language(code).locale.days["stand-alone"]["wide"].items():
            for count in range(3, len(name) + 1):
                found = words_of(name[:count])

                assert [(Kind.DAY, (day,))] == [(word.kind, word.days) for word in found or ()], name[:count]
