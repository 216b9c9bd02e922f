"""Hours without digests: chosen by words in either language or by buttons, shown, and taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NOW
from platforms.subscribers import ask_here
from readings import text_of

from bot.domain.chats import ChatSettings
from bot.domain.schedule import QuietHours

CHOSEN = ChatSettings("en", "Asia/Jayapura", "22:00-06:00")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/quiet 22:00-06:00", "22:00-06:00"),
        ("/tenang jam 10 malam sampai 6 pagi", "22:00-06:00"),
        ("/quiet from 21:30 to 5:00", "21:30-05:00"),
        ("/quiet off", ""),
        ("/tenang mati", ""),
    ],
)
def test_quiet_hours_are_kept_as_they_are_meant(typed: str, kept: str) -> None:
    """Whatever was chosen besides stays."""
    assert ask_here(typed, settings=CHOSEN).settings == ChatSettings("en", "Asia/Jayapura", kept)


def test_the_answer_says_hours_and_zone() -> None:
    """Hours are nothing without the clock they are read from."""
    told = text_of(ask_here("/quiet 22:00-06:00").document)

    assert "22:00–06:00 (Asia/Jakarta)" in told
    assert "comes when they end" in told
    assert ask_here("/quiet off", settings=CHOSEN).document.title == "No quiet hours"


def test_quiet_hours_keep_the_zone_in_which_they_were_told() -> None:
    """Also for a digest whose time is meant in another one."""
    assert ask_here("/quiet 22:00-06:00").settings == ChatSettings(zone="Asia/Jakarta", quiet="22:00-06:00")
    assert ask_here("/quiet off").settings == ChatSettings()


def test_whoever_does_not_type_chooses_by_buttons() -> None:
    """Each of them can be kept; to have none is offered where there are some."""
    without, chosen = ask_here("/quiet"), ask_here("/quiet", settings=CHOSEN)
    kept = [ask_here(button.command).settings.quiet for button in without.buttons]

    assert kept == ["21:00-06:00", "22:00-06:00", "22:00-07:00", "23:00-07:00"]
    assert "No quiet hours" in text_of(without.document)
    assert "Quiet hours: 22:00–06:00" in text_of(chosen.document)
    assert chosen.buttons[-1].command == "/quiet off"
    assert chosen.settings == CHOSEN


def test_what_is_no_stretch_of_hours_changes_nothing() -> None:
    """And is answered with one that is."""
    reply = ask_here("/quiet at times", settings=CHOSEN)

    assert reply.settings == CHOSEN
    assert not reply.is_understood
    assert [button.command for button in reply.buttons] == ["/quiet 22:00-06:00", "/quiet off"]


@given(st.text(max_size=40))
def test_whatever_is_kept_can_be_read_again(words: str) -> None:
    """Else every later digest of the chat would fail."""
    kept = ask_here(f"/quiet {words}").settings.quiet

    assert not kept or QuietHours.parse(kept, str(NOW.tzinfo)) is not None
