"""Addresses: every one can be written down and read again, and nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies.chats import addresses

from bot.domain.addresses import PLATFORMS, Address
from bot.domain.errors import InvalidValue

NO_NUMBERS = (
    *("telegram:", "telegram:0", "telegram:-0", "telegram:012", "telegram:+1", "telegram:--1", "telegram:@channel"),
    *("telegram:1 ", " telegram:1", "telegram:1\n", "telegram:1/", "telegram:1/0", "telegram:1/-2", "telegram:1/2/3"),
    *("telegram:12345678901234567", "telegram:1/12345678901", "telegram:١", "telegram:1/٢", "telegram:\ud800"),
    *("discord:", "discord:1", "discord:-112233445566778899", "discord:112233445566778899/7"),
    *("discord:112233445566778899/", "discord:012345678901234567", "discord:123456789012345678901"),
)
NO_PLATFORMS = ("", ":", "1", "console", "telegramm:1", "Telegram:1", "\u202etelegram:1", "signal:" + "1" * 5000)


@given(addresses())
def test_an_address_reads_back_as_it_was_written(address: Address) -> None:
    """Whatever platform, chat and thread."""
    assert Address.parse(address.text) == address


@given(st.text() | st.from_regex(r"(telegram|discord):[-0-9]*/?[0-9]*"))
def test_a_text_is_an_address_as_it_stands_or_none(text: str) -> None:
    """No two texts mean the same address, so that texts can be compared."""
    try:
        address = Address.parse(text)
    except InvalidValue:
        return

    assert address.text == text


@given(addresses())
def test_the_whole_of_a_chat_is_the_same_for_all_its_threads(address: Address) -> None:
    """And is its own."""
    assert address.whole == Address(address.platform, address.chat) == address.whole.whole


def test_an_address_has_its_parts() -> None:
    """A thread is Telegram's topic; a thread of Discord is a channel."""
    assert Address.parse("telegram:-1001234567890/42") == Address("telegram", "-1001234567890", "42")
    assert Address.parse("discord:112233445566778899") == Address("discord", "112233445566778899")


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_the_platform_cannot_number_is_no_address(text: str) -> None:
    """The message shows how addresses are written."""
    with pytest.raises(InvalidValue, match="no platform" if text.startswith(" ") else "is not an address; write"):
        Address.parse(text)


@pytest.mark.parametrize("text", NO_PLATFORMS)
def test_what_names_no_platform_is_no_address(text: str) -> None:
    """However long it is, the message is short."""
    with pytest.raises(InvalidValue, match="names no platform") as refused:
        Address.parse(text)

    assert len(str(refused.value)) < 100


@pytest.mark.parametrize(
    ("platform", "chat", "thread"),
    [
        *(("telegram", "", ""), ("telegram", "1/2", ""), ("telegram", "1/2", "3"), ("telegram", "", "1")),
        *(("telegram", "1", "x"), ("telegram", "telegram:1", ""), ("discord", "112233445566778899", "1")),
        *(("", "1", ""), ("telegram:", "1", "")),
    ],
)
def test_no_address_is_built_of_other_parts(platform: str, chat: str, thread: str) -> None:
    """What cannot be read cannot be built either."""
    with pytest.raises(InvalidValue):
        Address(platform, chat, thread)


def test_platforms_are_listed_for_who_mistypes_one() -> None:
    """In the order in which addresses are explained."""
    assert PLATFORMS == ("telegram", "discord")
