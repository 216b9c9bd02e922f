"""What is kept about chats: what they chose, whether they can be reached, and what was put in use."""

from datetime import date, timedelta

import pytest
from builders import NOW
from hypothesis import HealthCheck, given, settings
from strategies.chats import addresses

from bot.domain.addresses import Address
from bot.domain.chats import AcceptedBriefing, ChatBook, ChatSettings, Reach, Standing
from bot.domain.errors import InvalidValue

GROUP, SUPERGROUP = Address.parse("telegram:-42"), Address.parse("telegram:-1001234567890")
TOPIC = Address("telegram", "-1001234567890", "7")
INDONESIAN = ChatSettings("id", "Asia/Jakarta")
TODAY = date(2026, 1, 2)


def a_standing(address: Address, reach: Reach = Reach.LEFT, days: int = 0) -> Standing:
    """An address out of reach since some days after the usual moment."""
    return Standing(address, reach, NOW + timedelta(days), "Forbidden: bot was kicked from the group chat")


def an_accepted(version: int, text: str | None = "about", by: str = "console") -> AcceptedBriefing:
    """A version of a briefing."""
    return AcceptedBriefing("kazakhstan", version, text, NOW, by)


def test_a_chat_that_chose_nothing_has_no_settings(chat_book: ChatBook) -> None:
    """There is a default for everybody, and it is not kept here."""
    assert chat_book.settings(GROUP) == ChatSettings("", "")


def test_settings_belong_to_the_whole_chat(chat_book: ChatBook) -> None:
    """Whichever thread they were chosen in."""
    chat_book.set_settings(TOPIC, INDONESIAN)

    assert chat_book.settings(SUPERGROUP) == chat_book.settings(TOPIC) == INDONESIAN
    assert chat_book.settings(GROUP) == ChatSettings()


def test_settings_move_with_their_chat(chat_book: ChatBook) -> None:
    """What was chosen in the new one already goes before, each setting for itself."""
    chat_book.set_settings(GROUP, INDONESIAN)
    chat_book.set_settings(SUPERGROUP, ChatSettings(language="en"))
    chat_book.move(GROUP, SUPERGROUP)
    assert chat_book.settings(SUPERGROUP) == ChatSettings("en", "Asia/Jakarta")
    chat_book.set_settings(GROUP, ChatSettings(zone="UTC"))
    chat_book.move(GROUP, SUPERGROUP)

    assert chat_book.settings(SUPERGROUP) == ChatSettings("en", "Asia/Jakarta")
    assert chat_book.settings(GROUP) == ChatSettings()


def test_moving_twice_moves_once(chat_book: ChatBook) -> None:
    """Telegram tells of a move in both chats, and again in the answer to whatever is sent to the old one."""
    chat_book.set_settings(GROUP, INDONESIAN)
    chat_book.mark(a_standing(GROUP))
    for _ in range(2):
        chat_book.move(GROUP, SUPERGROUP)
        chat_book.move(SUPERGROUP, SUPERGROUP)

    assert chat_book.settings(SUPERGROUP) == INDONESIAN
    assert chat_book.out_of_reach(limit=9) == [a_standing(SUPERGROUP)]


def test_a_chat_moves_within_its_platform(chat_book: ChatBook) -> None:
    """Its threads have no numbers elsewhere; nothing is moved then."""
    chat_book.mark(a_standing(TOPIC))
    with pytest.raises(InvalidValue, match="within its platform"):
        chat_book.move(TOPIC, Address("discord", "112233445566778899"))

    assert chat_book.out_of_reach(limit=9) == [a_standing(TOPIC)]


def test_a_standing_moves_unless_the_new_chat_has_its_own(chat_book: ChatBook) -> None:
    """Threads keep their numbers."""
    old = Address("telegram", "-42", "7")
    chat_book.mark(a_standing(GROUP, days=1))
    chat_book.mark(a_standing(old))
    chat_book.mark(a_standing(SUPERGROUP, Reach.RESTRICTED))
    chat_book.move(GROUP, SUPERGROUP)

    assert chat_book.out_of_reach(limit=9) == [a_standing(SUPERGROUP, Reach.RESTRICTED), a_standing(TOPIC)]


def test_a_standing_belongs_to_the_address_itself(chat_book: ChatBook) -> None:
    """A closed topic says nothing about its chat, and an open chat nothing about its topics."""
    chat_book.mark(a_standing(TOPIC, Reach.CLOSED))
    chat_book.mark(a_standing(SUPERGROUP, Reach.OPEN))

    assert chat_book.out_of_reach(limit=9) == [a_standing(TOPIC, Reach.CLOSED)]


def test_the_latest_standings_come_first(chat_book: ChatBook) -> None:
    """Of each address the last one; what is open is not among them."""
    chat_book.mark(a_standing(GROUP, Reach.BLOCKED))
    chat_book.mark(a_standing(TOPIC, Reach.CLOSED, days=1))
    chat_book.mark(a_standing(GROUP, Reach.GONE, days=2))
    chat_book.mark(a_standing(SUPERGROUP))
    chat_book.mark(a_standing(SUPERGROUP, Reach.OPEN))

    assert chat_book.out_of_reach(limit=9) == [a_standing(GROUP, Reach.GONE, 2), a_standing(TOPIC, Reach.CLOSED, 1)]
    assert chat_book.out_of_reach(limit=1) == [a_standing(GROUP, Reach.GONE, 2)]
    assert chat_book.out_of_reach(limit=-1) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=addresses())
def test_a_chat_that_asks_for_it_is_forgotten(chat_book: ChatBook, address: Address) -> None:
    """Whole, from whichever of its threads it asks, and as often as it asks; others stay."""
    chat_book.set_settings(address, INDONESIAN)
    chat_book.mark(a_standing(address))
    chat_book.mark(a_standing(address.whole))
    other = Address("telegram", "99")
    chat_book.mark(a_standing(other))
    for _ in range(2):
        chat_book.forget(address)

    assert chat_book.settings(address) == ChatSettings()
    assert chat_book.out_of_reach(limit=9) == ([a_standing(other)] if address.whole != other else [])


def test_a_forgotten_chat_leaves_its_briefings(chat_book: ChatBook) -> None:
    """They are everybody's; who put them in use is not told any more, whatever thread it was in."""
    chat_book.accept(an_accepted(1, by=TOPIC.text))
    chat_book.accept(an_accepted(2, by=SUPERGROUP.text))
    chat_book.accept(an_accepted(3, by=SUPERGROUP.text + "0"))
    chat_book.forget(SUPERGROUP)

    assert [one.by for one in chat_book.accepted("kazakhstan")] == ["", "", SUPERGROUP.text + "0"]


def test_a_shortcut_stands_for_its_text(chat_book: ChatBook) -> None:
    """Any text, until another takes its place."""
    chat_book.keep_shortcut("k", "compare \0 “😀”", TODAY)
    chat_book.keep_shortcut("k", "why 3", TODAY)
    chat_book.keep_shortcut("", "compare \0 “😀”", TODAY)

    assert (chat_book.shortcut("k"), chat_book.shortcut("")) == ("why 3", "compare \0 “😀”")
    assert chat_book.shortcut("other") is None


def test_shortcuts_stay_as_long_as_they_are_used(chat_book: ChatBook) -> None:
    """One that was shown again today is not pruned with those of its age."""
    for key in ("old", "again"):
        chat_book.keep_shortcut(key, "why 3", TODAY - timedelta(90))
    chat_book.keep_shortcut("again", "why 3", TODAY)

    assert chat_book.prune_shortcuts(TODAY) == 1
    assert (chat_book.shortcut("old"), chat_book.shortcut("again")) == (None, "why 3")


def test_a_note_is_the_last_one(chat_book: ChatBook) -> None:
    """And empty where there is none."""
    chat_book.set_note("menu", "a1")
    chat_book.set_note("menu", "b2")

    assert (chat_book.note("menu"), chat_book.note("Menu")) == ("b2", "")


def test_half_a_character_harms_nothing(chat_book: ChatBook) -> None:
    """What people and platforms send may hold one; what was kept is found by what it was kept by."""
    chat_book.keep_shortcut("\ud800", "facts \udfff", TODAY)
    chat_book.set_note("\ud800", "\ud800")
    chat_book.mark(Standing(GROUP, Reach.LEFT, NOW, "\ud800"))
    chat_book.set_settings(GROUP, ChatSettings("\ud800", "\ud800"))
    chat_book.accept(an_accepted(1, "\ud800"))

    assert chat_book.shortcut("\ud800") == "facts \\udfff"
    assert chat_book.note("\ud800") == chat_book.out_of_reach(limit=1)[0].reason == "\\ud800"
    assert chat_book.accepted("kazakhstan")[0].text == chat_book.settings(GROUP).language == "\\ud800"
    assert chat_book.accepted("\ud800") == []


def test_every_accepted_version_is_kept(chat_book: ChatBook) -> None:
    """Also that there was none any more, and the one that came after."""
    versions = [an_accepted(1, by="folder"), an_accepted(2, None), an_accepted(3, "", "telegram:42")]
    for version in versions:
        chat_book.accept(version)

    assert chat_book.accepted("kazakhstan") == versions
    assert chat_book.accepted("other") == []
    assert chat_book.accepted_names() == ["kazakhstan"]


@pytest.mark.parametrize("version", [0, 1, 3])
def test_only_the_next_version_is_accepted(chat_book: ChatBook, version: int) -> None:
    """Who was slower than somebody else is told, and overwrites nothing."""
    chat_book.accept(an_accepted(1, "first"))
    with pytest.raises(InvalidValue, match="“kazakhstan” was changed by somebody else"):
        chat_book.accept(an_accepted(version, "late"))

    assert chat_book.accepted("kazakhstan") == [an_accepted(1, "first")]
