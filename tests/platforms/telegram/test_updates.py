"""Every kind of update, as what somebody wants of us, or as nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.addresses import Address
from bot.domain.chats import Reach
from bot.platforms.telegram.updates import (
    ALLOWED_UPDATES,
    Asked,
    Event,
    FileSent,
    InlineAsked,
    Me,
    Migrated,
    Person,
    Place,
    Pressed,
    ReachChanged,
    read,
)

Wire = dict[str, Any]

ME = Me(99, "RingkasBot", is_inline=True)
BOT: Wire = {"id": 99, "is_bot": True, "first_name": "Ringkas", "username": "RingkasBot"}
ANA: Wire = {"id": 42, "is_bot": False, "first_name": "Ana", "language_code": "id-ID"}
ANONYMOUS: Wire = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PRIVATE: Wire = {"id": 42, "type": "private", "first_name": "Ana"}
GROUP: Wire = {"id": -7, "type": "group", "title": "Group"}
FORUM: Wire = {"id": -1001, "type": "supergroup", "title": "Forum", "is_forum": True}
CHANNEL: Wire = {"id": -1002, "type": "channel", "title": "Channel"}

IN_PRIVATE = Place(Address("telegram", "42"), is_private=True)
IN_GROUP = Place(Address("telegram", "-7"))
IN_FORUM = Place(Address("telegram", "-1001"))
IN_TOPIC = Place(Address("telegram", "-1001", "5"))
IN_CHANNEL = Place(Address("telegram", "-1002"), is_channel=True)
BY_ANA = Person(42, "id-ID")
SENT_AT = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
asks = partial(Asked, sent_at=SENT_AT)
"""What somebody typed, at the time of every message here."""


def message(chat: Wire = PRIVATE, by: Wire | None = ANA, **more: Any) -> Wire:
    """A message as Telegram sends it."""
    return {"message_id": 10, "date": 1_700_000_000, "chat": chat, **({"from": by} if by else {}), **more}


def ours(**more: Any) -> Wire:
    """A message of ours, with two buttons below it."""
    rows = [[{"text": "site", "url": "https://example.com"}], [{"text": "[1]", "callback_data": "w1.en..x"}]]
    return message(**{"by": BOT, "text": "answer", "reply_markup": {"inline_keyboard": rows}, **more})


def what(**update: Any) -> Event | None:
    """Read an update."""
    built = telegram.Update.de_json({"update_id": 1, **update}, None)
    return read(built, ME)


def asked(chat: Wire, text: str, **more: Any) -> Event | None:
    """Read a text message."""
    return what(message=message(chat, text=text, **more))


@pytest.mark.parametrize("text", ["/kazakhstan", "kazakhstan", "/start", "/x@OtherThing but private"])
def test_in_private_everything_is_for_us(text: str) -> None:
    """Nobody else is there, but for a command that names another bot."""
    event = asked(PRIVATE, text)

    assert event == (None if "@Other" in text else asks(IN_PRIVATE, BY_ANA, 10, text, is_addressed=True))


@pytest.mark.parametrize(
    ("text", "read_as", "is_addressed"),
    [
        ("/kazakhstan", "/kazakhstan", False),
        ("/kazakhstan@RingkasBot", "/kazakhstan@RingkasBot", True),
        ("/kazakhstan@ringkasbot 2022", "/kazakhstan@ringkasbot 2022", True),
        ("@RingkasBot kazakhstan", "kazakhstan", True),
        ("@ringkasbot   nato", "nato", True),
        ("@RingkasBot", "", True),
        ("@RingkasBot\nnato", "nato", True),
        ("  /kazakhstan", "/kazakhstan", False),
    ],
)
def test_in_a_group_a_command_or_our_name_is_for_us(text: str, read_as: str, *, is_addressed: bool) -> None:
    """A bare command may be another bot's; with our name it is certainly ours."""
    assert asked(GROUP, text) == asks(IN_GROUP, BY_ANA, 10, read_as, is_addressed=is_addressed)


@pytest.mark.parametrize(
    "text",
    [
        "kazakhstan",
        "hello @RingkasBot",
        "@RingkasBots kazakhstan",
        "/kazakhstan@OtherBot",
        "@OtherBot /kazakhstan",
        "@",
    ],
)
def test_in_a_group_talk_is_not_for_us(text: str) -> None:
    """Neither what people say to each other nor what they ask another bot."""
    assert asked(GROUP, text) is None
    assert asked(GROUP, "kazakhstan", reply_to_message=ours(chat=GROUP)) is None


def test_a_reply_to_an_answer_knows_its_buttons() -> None:
    """So that `/why 2` in reply means the marks of that answer, not of the last one."""
    event = asked(GROUP, "/why 2", reply_to_message=ours(chat=GROUP))

    assert event == asks(
        IN_GROUP, BY_ANA, 10, "/why 2", is_addressed=True, replied_data="w1.en..x", replied_text="answer"
    )


def test_a_reply_to_somebody_else_is_none_to_us() -> None:
    """Buttons of another bot mean nothing here."""
    event = asked(GROUP, "/why 2", reply_to_message=ours(chat=GROUP, by={**BOT, "id": 98}))

    assert event == asks(IN_GROUP, BY_ANA, 10, "/why 2", is_addressed=False, replied_text="answer")


def test_a_topic_is_part_of_the_place() -> None:
    """In the general topic of a forum, and in the threads of replies of other groups, there is none."""
    assert asked(FORUM, "/x", message_thread_id=5, is_topic_message=True) == asks(
        IN_TOPIC, BY_ANA, 10, "/x", is_addressed=False
    )
    assert asked(FORUM, "/x", message_thread_id=5) == asks(IN_FORUM, BY_ANA, 10, "/x", is_addressed=False)


@pytest.mark.parametrize(
    ("chat", "sender", "person"),
    [
        (FORUM, FORUM, Person(None, speaks_for_chat=True)),
        (FORUM, CHANNEL, Person(None)),
        (FORUM, None, BY_ANA),
    ],
)
def test_who_speaks_for_a_chat_is_nobody_in_particular(chat: Wire, sender: Wire | None, person: Person) -> None:
    """An anonymous admin speaks for this very chat; a channel that writes here speaks for itself."""
    more = {"sender_chat": sender, "by": ANONYMOUS} if sender else {}
    event = asked(chat, "/x", **more)

    assert isinstance(event, Asked)
    assert event.person == person


def test_a_channel_post_is_a_request_of_its_channel() -> None:
    """Nobody is named; who may post there is an admin of it."""
    event = what(channel_post=message(CHANNEL, None, text="/kazakhstan", sender_chat=CHANNEL))
    anybody = what(channel_post=message(CHANNEL, None, text="/kazakhstan"))

    assert event == asks(IN_CHANNEL, Person(None, speaks_for_chat=True), 10, "/kazakhstan", is_addressed=False)
    assert isinstance(anybody, Asked)
    assert anybody.person == Person(None)


DOCUMENT: Wire = {"file_id": "F", "file_unique_id": "U", "file_name": "a.toml", "file_size": 12}
SENT = FileSent(IN_PRIVATE, BY_ANA, 10, "F", "a.toml", 12)


def test_a_file_is_taken_in_private_only() -> None:
    """Whatever its caption says; a file without name and size has neither."""
    bare = {"file_id": "F", "file_unique_id": "U"}

    assert what(message=message(document=DOCUMENT, caption="/kazakhstan")) == SENT
    assert what(message=message(document=bare)) == FileSent(IN_PRIVATE, BY_ANA, 10, "F", "", 0)
    assert what(message=message(GROUP, document=DOCUMENT)) is None


def pressed(**more: Any) -> Event | None:
    """Read a press of a button."""
    return what(callback_query={"id": "Q", "from": ANA, "chat_instance": "C", "data": "w1.en..x", **more})


def test_a_press_knows_its_message_and_whom_that_answers() -> None:
    """Whose message ours answers decides who may change it."""
    question = message(GROUP, {**ANA, "id": 7}, text="/x")
    event = pressed(message=ours(chat=GROUP, message_id=11, reply_to_message=question))

    assert event == Pressed("Q", BY_ANA, "w1.en..x", IN_GROUP, 11, asked_by=7)


def test_an_answer_to_nobody_in_particular_is_anybodys() -> None:
    """An anonymous admin's question has no asker; so has a question that is gone."""
    question = message(GROUP, ANONYMOUS, text="/x", sender_chat=GROUP)
    for more in ({"reply_to_message": question}, {}):
        event = pressed(message=ours(chat=GROUP, **more))

        assert isinstance(event, Pressed)
        assert event.asked_by is None


def test_a_press_below_an_answered_file_knows_the_file() -> None:
    """So that an admin's file can be fetched again when it is accepted."""
    event = pressed(message=ours(message_id=11, reply_to_message=message(document=DOCUMENT)))

    assert event == Pressed("Q", BY_ANA, "w1.en..x", IN_PRIVATE, 11, asked_by=42, answered_file=SENT)


def test_a_press_below_a_message_too_old_to_be_shown_still_has_its_place() -> None:
    """Telegram sends such a message without anything in it (`InaccessibleMessage`)."""
    event = pressed(message={"chat": GROUP, "message_id": 11, "date": 0})

    assert event == Pressed("Q", BY_ANA, "w1.en..x", IN_GROUP, 11)


def test_a_press_below_what_inline_mode_posted_has_no_place() -> None:
    """Only Telegram's own name for the message."""
    assert pressed(inline_message_id="I") == Pressed("Q", BY_ANA, "w1.en..x", None, inline_message_id="I")


def test_a_press_without_data_is_none() -> None:
    """A game's button is not ours."""
    assert what(callback_query={"id": "Q", "from": ANA, "chat_instance": "C", "game_short_name": "g"}) is None


def test_an_inline_query_is_words_of_a_person() -> None:
    """From whatever chat."""
    query = {"id": "Q", "from": ANA, "query": "kaz", "offset": ""}

    assert what(inline_query=query) == InlineAsked("Q", BY_ANA, "kaz")


RESTRICTED: Wire = dict.fromkeys(
    (
        *("can_change_info", "can_invite_users", "can_pin_messages", "can_send_polls", "can_send_other_messages"),
        *("can_add_web_page_previews", "can_manage_topics", "can_send_audios", "can_send_documents"),
        *("can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_edit_tag"),
        "can_react_to_messages",
    ),
    False,
) | {"until_date": 0}


@pytest.mark.parametrize(
    ("chat", "status", "more", "reach"),
    [
        (PRIVATE, "kicked", {"until_date": 0}, Reach.BLOCKED),
        (PRIVATE, "member", {}, Reach.OPEN),
        (GROUP, "kicked", {"until_date": 0}, Reach.LEFT),
        (GROUP, "left", {}, Reach.LEFT),
        (GROUP, "member", {}, Reach.OPEN),
        (FORUM, "restricted", {**RESTRICTED, "is_member": True, "can_send_messages": False}, Reach.RESTRICTED),
        (FORUM, "restricted", {**RESTRICTED, "is_member": True, "can_send_messages": True}, Reach.OPEN),
        (FORUM, "restricted", {**RESTRICTED, "is_member": False, "can_send_messages": True}, Reach.LEFT),
        (CHANNEL, "left", {}, Reach.LEFT),
    ],
)
def test_a_change_of_our_own_standing_says_whether_we_reach_a_chat(
    chat: Wire, status: str, more: Wire, reach: Reach
) -> None:
    """Blocked by a person, removed by a chat, muted, or let in again."""
    change = {
        "chat": chat,
        "from": ANA,
        "date": 1_700_000_000,
        "old_chat_member": {"user": BOT, "status": "member"},
        "new_chat_member": {"user": BOT, "status": status, **more},
    }
    event = what(my_chat_member=change)

    assert isinstance(event, ReachChanged)
    assert (event.reach, event.reason) == (reach, status)
    assert event.place.address == Address("telegram", str(chat["id"]))
    assert (event.place.is_private, event.place.is_channel) == (chat is PRIVATE, chat is CHANNEL)


def test_a_migration_names_both_numbers() -> None:
    """Whether the group says where it goes, or the supergroup whence it comes."""
    gone = what(message=message(GROUP, ANONYMOUS, migrate_to_chat_id=-1001))
    come = what(message=message(FORUM, ANONYMOUS, migrate_from_chat_id=-7))

    assert gone == come == Migrated(IN_GROUP.address, IN_FORUM.address)


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="Kazakhstan ...", via_bot=BOT)},
        {"message": message(new_chat_members=[ANA])},
        {"message": message(sticker=None)},
        {"edited_message": message(text="/kazakhstan", edit_date=1_700_000_001)},
        {"message_reaction_count": {"chat": FORUM, "message_id": 1, "date": 1_700_000_000, "reactions": []}},
        {},
    ],
)
def test_what_asks_nothing_of_us_is_none(update: Wire) -> None:
    """What inline mode posted, comings and goings, edits, and whatever we did not ask for."""
    assert what(**update) is None


def test_only_what_is_read_is_asked_for() -> None:
    """Telegram is not made to send what nobody looks at."""
    assert set(ALLOWED_UPDATES) == {"message", "channel_post", "callback_query", "inline_query", "my_chat_member"}
    assert set(ALLOWED_UPDATES) <= set(telegram.Update.ALL_TYPES)


@given(st.text(max_size=60), st.sampled_from([PRIVATE, GROUP, FORUM]))
def test_any_text_is_read_or_left_alone(text: str, chat: Wire) -> None:
    """What is read can be written in any encoding, and in a group nothing is read that was not for us."""
    event = asked(chat, text)

    assert event is None or isinstance(event, Asked)
    if isinstance(event, Asked):
        assert event.text.encode()
        assert event.place.is_private or event.is_addressed or event.text.startswith("/")


@pytest.mark.parametrize("field", ["message", "inline_query", "document"])
def test_lone_surrogates_are_replaced(field: str) -> None:
    """JSON can carry them, and no encoding takes them."""
    hostile = "a\ud800b"
    if field == "inline_query":
        event = what(inline_query={"id": "Q", "from": ANA, "query": hostile, "offset": ""})
    elif field == "document":
        event = what(message=message(document={**DOCUMENT, "file_name": hostile}))
    else:
        event = asked(PRIVATE, hostile)
    read_text = event.name if isinstance(event, FileSent) else getattr(event, "text", None)

    assert read_text == "a?b"
