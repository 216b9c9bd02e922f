"""Updates as the Bot API may send them when everybody in them means harm: of the right shape, and hostile in every word.

`MARK` stands in names, titles and texts, so that what leaked can be found again.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bot.platforms.buttons import Tap, Verb, View
from bot.platforms.requests import COMMANDS
from bot.platforms.telegram.callbacks import start_parameter, written
from strategies.words import HOSTILE, ORDINARY, choice

Wire = dict[str, Any]

MARK = "kanari"
"""In whatever is nobody's business."""
LIVE = (
    *("@durov", "@ringkas_bot", "tg://user?id=7", "t.me/evil", "https://evil.test/?a=1&b=<", "evil.example.com"),
    *('<a href="tg://user?id=7">x</a>', "[x](tg://user?id=7)", "a@evil.test", "+1 202 555 0123", "$TON", "#evil"),
    *("/evil", "/kazakhstan@evil_bot", "/start@evil_bot", "4111 1111 1111 1111", "12:30", "<tg-emoji>", "```x```"),
)
ODD = (
    *("\x00", "\ud800", "\udfff\ud800", "\u202e", "\u200d" * 30, "\u0301" * 40, "\x1b[2J", "\r\n", "\u2028", "\ufffe"),
    *("\U0001f1ee", "\U0001f469\u200d\U0001f467", "ـ" * 20, "ﷺ", "\U000e0001", "\u115f", "\u3164", "İ", "ß" * 50, ""),
)
ARGUMENTS = (
    *("", "kazakhstan", "Kazakhstan id", "en", "xx", "newest", "2022 2023", "2022-13-45 ..", "-1", "0", "1", "2", "99"),
    *(
        "9" * 40,
        "1e9",
        "٣",
        "²",
        "½",
        "Asia/Jakarta",
        "../../etc/passwd",
        "Etc/GMT+99",
        "' OR 1=1 --",
        'a" NEAR b',
        "*",
    ),
    *("tokayev", "{figure}", "%s", "all", "12 kazakhstan", "1 kazakhstan en", "kazakhstan kazakhstan kazakhstan"),
)
_NAMES = (
    *(name for command in COMMANDS for name in (command.name, command.alias)),
    *("status", "reload", "preview", "deliveries", "versions", "remove", "rollback"),
    *("kazakhstan", "Kazakhstan", "start", "stop", "subscribe", "kazakstan", "timelin", "", "/", "@", "a" * 70, "ΚАZ"),
)
_LANGUAGES = ("id", "en", "in", "pt-br", "xx", "zh-hans", "EN", "", "\ud800", "e" * 50)
_IDS = (1, -1, 7, 1087968824, 777000, 2**31, 2**52 - 1, -(10**12) - 1, 1 - 2**52)


@cache
def texts() -> st.SearchStrategy[str]:
    """What people may type: commands with every odd argument, talk, markup, broken characters, up to 4,096 of them."""
    piece = choice((*ORDINARY, *HOSTILE, *LIVE, *ODD, f"{MARK}words")) | st.text(st.characters(), max_size=12)
    talk = st.lists(piece, min_size=1, max_size=5).map(" ".join)
    long = st.tuples(piece.filter(bool), st.integers(2, 4096)).map(lambda pair: (pair[0] * pair[1])[:4096])
    return st.one_of(commands(), commands(), starts(), talk.map(lambda text: f"{text} {MARK}"), talk, long)


@cache
def commands() -> st.SearchStrategy[str]:
    """Commands, ours and not, with arguments that fit or do not."""
    end = choice(("", "", "", "@ringkas_bot", "@RINGKAS_BOT", "@evil_bot", "@", "@@ringkas_bot"))
    argument = choice(ARGUMENTS) | choice((*HOSTILE, *LIVE, *ODD)) | st.text(st.characters(), max_size=20)
    gap = choice((" ", " ", "  ", "\n", "\t", "\u00a0"))
    return st.tuples(choice(("/", "/", "/", "//", "")), choice(_NAMES), end, gap, argument).map("".join)


@cache
def starts() -> st.SearchStrategy[str]:
    """Deep links: ours, written by hand, and torn."""
    ours = st.tuples(choice(("/help", "/forget", *ARGUMENTS, *LIVE)), choice(("en", "id", "xx"))).map(
        lambda pair: start_parameter(View(*pair))[0]
    )
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    return st.one_of(
        *(ours, choice(("kazakhstan", "timeline-kazakhstan", "_", "_-", "__", "-", "_-" + "A" * 16, "_A"))),
        *(st.text(alphabet, max_size=64), st.text(st.characters(), max_size=20), st.text(alphabet).map("_".__add__)),
    ).map(lambda payload: f"/start {payload}")


@cache
def press_data() -> st.SearchStrategy[str]:
    """Callback data: ours, ours with something changed, and anything that a client may send."""
    view = st.builds(
        *(View, choice(("/kazakhstan", "/timeline kazakhstan", "/forget", "/why 1", "/evil", "x" * 90, *LIVE))),
        *(choice(("en", "id", "xx")), choice(("", "SCLm_b", "AAAAAA"))),
    )
    ours = st.builds(Tap, choice(Verb), view, choice((0, 1, 2, 9999))).map(lambda tap: written(tap)[0])
    torn = st.tuples(ours, st.integers(0, 63), choice(("", ".", "k", "0", "\x00", "\ud800", "é", "٣", "w"))).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + 1 :]
    )
    accept = st.text("0123456789abcdef", max_size=57).map(lambda digest: f"accept:{digest}")
    return st.one_of(ours, torn, accept, st.text(st.characters(), min_size=1, max_size=64))


@cache
def _names() -> st.SearchStrategy[str]:
    return choice((*HOSTILE, *LIVE, *ODD)).map(lambda text: f"{text}{MARK}"[:64])


@st.composite
def users(draw: st.DrawFn, known: Sequence[Wire]) -> Wire:
    """A person: one of the known under other names, or somebody whose number no one has."""
    id = draw(choice([user["id"] for user in known])) if draw(st.integers(0, 4)) else draw(choice(_IDS))
    user: Wire = {"id": id, "is_bot": draw(choice((False, False, False, True))), "first_name": draw(_names())}
    return user | draw(
        st.fixed_dictionaries(
            {},
            optional={"last_name": _names(), "username": _names(), "language_code": choice(_LANGUAGES)},
        )
    )


@st.composite
def _chats(draw: st.DrawFn, known: Sequence[Wire]) -> Wire:
    if draw(st.integers(0, 9)):
        return draw(choice(range(len(known))).map(lambda place: known[place])) | {"title": draw(_names())}
    kind = draw(choice(("private", "group", "supergroup", "channel", "sender", "something_new")))
    return {"id": draw(choice(_IDS)), "type": kind, "title": draw(_names())}


_DATES = (0, 1, 1_700_000_000, 2**31 - 1, 4_000_000_000)
_SERVICE: tuple[Wire, ...] = (
    {"new_chat_title": MARK},
    {"group_chat_created": True},
    {"migrate_to_chat_id": -1_009_999_999_999},
    {"forum_topic_created": {"name": MARK, "icon_color": 1}},
    {"web_app_data": {"data": MARK, "button_text": MARK}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"location": {"latitude": 91.0, "longitude": -181.5}},
    {"contact": {"phone_number": "+12025550123", "first_name": MARK, "vcard": MARK}},
    {"venue": {"location": {"latitude": 0, "longitude": 0}, "title": MARK, "address": MARK}},
    {"photo": [], "caption": f"/kazakhstan {MARK}"},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}, "caption": MARK},
    {"something_new": {"text": MARK}},
    {},
)


def _bodies() -> st.SearchStrategy[Wire]:
    file = st.fixed_dictionaries(
        {"file_id": choice(("file-1", "", MARK)), "file_unique_id": choice(("u", ""))},
        optional={
            "file_name": _names() | choice(("kazakhstan.toml", "../../../x.toml", "CON", "a" * 255)),
            "file_size": choice((0, 1, 10**12, -1)),
            "mime_type": _names(),
        },
    )
    typed = st.builds(lambda text: {"text": text}, texts())
    return st.one_of(typed, typed, typed, typed, choice(range(len(_SERVICE))).map(_SERVICE.__getitem__)) | st.builds(
        lambda document, caption: {"document": document, "caption": caption}, file, texts()
    )


def _settings(people: Sequence[Wire], chats: Sequence[Wire]) -> st.SearchStrategy[Wire]:
    """What a message carries beside its content."""
    someone = users(people)
    origin = st.one_of(
        someone.map(lambda user: {"type": "user", "date": 1, "sender_user": user}),
        _names().map(lambda name: {"type": "hidden_user", "date": 1, "sender_user_name": name}),
        _chats(chats).map(lambda chat: {"type": "channel", "date": 1, "chat": chat, "message_id": 1}),
    )
    entity = st.builds(
        lambda kind, offset, length: {"type": kind, "offset": offset, "length": length},
        *(
            choice(("mention", "bot_command", "text_link", "new_kind")),
            choice((0, 5, 10**6, -1)),
            choice((0, 5, 10**6)),
        ),
    )
    return st.fixed_dictionaries(
        {},
        optional={
            "forward_origin": origin,
            "via_bot": someone,
            "sender_chat": _chats(chats),
            "message_thread_id": choice((1, 2, 3, 2**31)),
            "is_topic_message": st.booleans(),
            "edit_date": choice(_DATES),
            "media_group_id": choice(("", MARK)),
            "author_signature": _names(),
            "entities": st.lists(entity, max_size=2),
            "has_protected_content": st.just(value=True),
        },
    ).filter(lambda body: "via_bot" not in body or len(body) > 2)  # rarer, since nothing follows from those


@st.composite
def messages(draw: st.DrawFn, people: Sequence[Wire], chats: Sequence[Wire], *, replies: bool = True) -> Wire:
    """A message of any kind, in any chat, by anybody."""
    base = {
        "message_id": draw(choice((0, 1, 2, 50, 2**31 - 1))),
        "date": draw(choice(_DATES)),
        "chat": draw(_chats(chats)),
    }
    if draw(st.integers(0, 9)):
        base["from"] = draw(users(people))
    message: Wire = base | draw(_bodies()) | (draw(_settings(people, chats)) if draw(st.integers(0, 2)) == 0 else {})
    if replies and draw(st.integers(0, 4)) == 0:
        replied = draw(messages(people, chats, replies=False))
        rows = [[{"text": draw(_names()), "callback_data": draw(press_data())}]]
        message["reply_to_message"] = replied | ({"reply_markup": {"inline_keyboard": rows}} if rows else {})
    return message


@st.composite
def _memberships(draw: st.DrawFn, people: Sequence[Wire], chats: Sequence[Wire]) -> Wire:
    def member() -> Wire:
        status = draw(choice(("creator", "administrator", "member", "restricted", "left", "kicked", "something_new")))
        body = {"user": draw(users(people)), "status": status, "is_anonymous": False, "until_date": 0}
        return body | {right: draw(st.booleans()) for right in ("is_member", "can_send_messages")}

    return {
        "chat": draw(_chats(chats)),
        "from": draw(users(people)),
        "date": draw(choice(_DATES)),
        "old_chat_member": member(),
        "new_chat_member": member(),
    }


@st.composite
def _presses(draw: st.DrawFn, people: Sequence[Wire], chats: Sequence[Wire]) -> Wire:
    query: Wire = {"id": "x", "from": draw(users(people)), "chat_instance": "1", "data": draw(press_data())}
    below = draw(choice(("message", "message", "old", "inline", "nothing", "game")))
    if below == "message":
        return query | {"message": draw(messages(people, chats))}
    if below == "old":
        return query | {"message": {"chat": draw(_chats(chats)), "message_id": 1, "date": 0}}
    if below == "inline":
        return query | {"inline_message_id": draw(_names())}
    return query | ({"game_short_name": MARK} if below == "game" else {})


@st.composite
def updates(draw: st.DrawFn, people: Sequence[Wire], chats: Sequence[Wire]) -> Wire:
    """An update of any kind, without its id; `people` and `chats` are those that the server knows."""
    kind = draw(choice(("message",) * 12 + ("callback_query",) * 4 + ("inline_query",) * 2 + _OTHERS))
    if kind == "callback_query":
        return {kind: draw(_presses(people, chats))}
    if kind == "inline_query":
        query = {"id": "x", "from": draw(users(people)), "query": draw(texts())[:256], "offset": draw(_names())}
        return {kind: query}
    if kind in {"my_chat_member", "chat_member"}:
        return {kind: draw(_memberships(people, chats))}
    if kind == "chosen_inline_result":
        return {kind: {"result_id": MARK, "from": draw(users(people)), "query": draw(texts())}}
    if kind == "poll_answer":
        return {kind: {"poll_id": MARK, "user": draw(users(people)), "option_ids": [2**31]}}
    return {kind: draw(messages(people, chats))} if kind else {}


_OTHERS = (
    *("edited_message", "channel_post", "channel_post", "edited_channel_post", "my_chat_member", "chat_member"),
    *("chosen_inline_result", "poll_answer", "business_message", "something_new", ""),
)


@st.composite
def damaged(draw: st.DrawFn, people: Sequence[Wire], chats: Sequence[Wire]) -> Wire:
    """An update of which one part is missing or of another kind than it should be."""
    update = copy.deepcopy(draw(updates(people, chats)))
    inner: Any = update
    while isinstance(inner, dict) and inner:
        key = draw(choice(sorted(inner)))
        if not isinstance(inner[key], dict) or draw(st.booleans()):
            junk = draw(choice(range(len(_JUNK))))
            if junk:
                inner[key] = json.loads(_JUNK[junk])
            else:
                del inner[key]
            break
        inner = inner[key]
    return update


_JUNK = (
    "",
    "null",
    "[]",
    "{}",
    '""',
    "-1",
    "1e308",
    "true",
    '"\\ud800"',
    "[[[]]]",
    '{"id": {}}',
    "123456789012345678901",
)
