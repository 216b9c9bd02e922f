"""A chat book remembers as plain dicts do, whatever happens in whatever order."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from builders import NOW
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_chat_book import MemoryChatBook
from ports.conftest import ChatBookOpener

from bot.domain.addresses import Address
from bot.domain.chats import AcceptedBriefing, ChatBook, ChatSettings, Reach, Standing
from bot.domain.errors import InvalidValue

CHATS = ("telegram:1", "telegram:12", "telegram:-1", "telegram:-100/2", "discord:112233445566778899")
ADDRESSES = tuple(map(Address.parse, (*CHATS, "telegram:-1/2", "telegram:-1/21", "telegram:-100", "telegram:1/2")))
KEYS = ("k", "", "K", "k\0", "é", "'; --")
NAMES = ("kazakhstan", "tokayev")


@dataclass(frozen=True)
class Step:
    """One thing that happens to a chat book; repeats itself on any of them."""

    name: str
    happen: Callable[[ChatBook], object]

    def on(self, book: ChatBook) -> object:
        """What it comes to; the same on every implementation."""
        try:
            return self.happen(book)
        except InvalidValue:
            return InvalidValue


def accept(book: ChatBook, name: str, text: str | None, by: str, *, late: bool) -> None:
    """Put a briefing in use, unless somebody else was first."""
    version = len(book.accepted(name)) + (0 if late else 1)
    book.accept(AcceptedBriefing(name, version, text, NOW, by))


def step(name: str, *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Step]:
    """A call of one method."""
    return st.tuples(*arguments).map(
        lambda drawn: Step(f"{name}{drawn}", lambda book: getattr(book, name)(*drawn))  # shown when a test fails
    )


AT = st.sampled_from(ADDRESSES)
DAYS = st.integers(0, 3).map(lambda days: date(2026, 1, 1) + timedelta(days))
MOMENTS = st.sampled_from([timedelta(), timedelta(microseconds=1), timedelta(days=1)]).map(lambda later: NOW + later)
CHOICES = st.builds(
    ChatSettings,
    st.sampled_from(["", "id", "en"]),
    st.sampled_from(["", "Asia/Jakarta", "UTC"]),
    st.sampled_from(["", "22:00-06:00"]),
)
TEXTS = st.text(max_size=5)
STEPS = st.one_of(
    step("set_settings", AT, CHOICES),
    step("forget", AT),
    step("move", AT, AT),
    step("mark", st.builds(Standing, AT, st.sampled_from(Reach), MOMENTS, TEXTS)),
    step("keep_shortcut", st.sampled_from(KEYS), TEXTS, DAYS),
    step("prune_shortcuts", DAYS),
    step("set_note", st.sampled_from(KEYS), TEXTS),
    st.builds(
        lambda name, text, by, late: Step(
            f"accept {name} by {by}", partial(accept, name=name, text=text, by=by, late=late)
        ),
        st.sampled_from(NAMES),
        st.none() | TEXTS,
        st.sampled_from([*(address.text for address in ADDRESSES), "console", "folder"]),
        st.booleans(),
    ),
)


def remembered(book: ChatBook) -> dict[str, object]:
    """All that a chat book answers."""
    return {
        "settings": [book.settings(address) for address in ADDRESSES],
        "standings": [book.out_of_reach(limit=limit) for limit in (0, 1, 99)],
        "shortcuts": [book.shortcut(key) for key in KEYS],
        "notes": [book.note(key) for key in KEYS],
        "accepted": [book.accepted(name) for name in (*NAMES, "other")],
        "names": book.accepted_names(),
    }


@settings(max_examples=40)
@given(steps=st.lists(STEPS, max_size=25))
def test_a_chat_book_remembers_what_the_model_remembers(open_new_chat_book: ChatBookOpener, steps: list[Step]) -> None:
    """After every step, and each step comes to the same."""
    model = MemoryChatBook()
    with closing(open_new_chat_book()) as book:
        for one in steps:
            assert one.on(book) == one.on(model), one.name
            assert remembered(book) == remembered(model), one.name
