"""One answer for many who ask the same: made once, kept for its minute, and never in anybody's way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar, cast

import pytest
from builders import default_records
from memory_archive import MemoryArchive
from newsrooms import sample_newsroom

from bot.domain.chats import ChatSettings
from bot.domain.claims import ClaimVersion, SourcedClaim
from bot.domain.errors import StoreUnusable, notice
from bot.domain.news import Article
from bot.domain.ports import Archive
from bot.platforms import desk as desks
from bot.platforms.desk import Answered, Desk, Question
from bot.platforms.requests import Reply

T = TypeVar("T")


class CountingArchive(MemoryArchive):
    """A store that counts how often it is searched, can be held up, and can fail."""

    def __init__(self) -> None:
        super().__init__(default_records())
        self.searched: list[str] = []
        self.changes = 0
        self.closed_count = 0
        self.is_broken = False
        self.begun = threading.Event()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def search(self, words: str, *, limit: int) -> tuple[list[SourcedClaim], list[Article]]:
        """Search, once this store may go on; broken if it was so at the beginning."""
        self.searched.append(words)
        is_broken = self.is_broken
        self.begun.set()
        assert self.may_go_on.wait(30)
        if is_broken:
            raise StoreUnusable(notice("out of order"))
        return super().search(words, limit=limit)

    def revision(self) -> int:
        """How often it was changed."""
        return self.changes

    def close(self) -> None:
        """Count it."""
        self.closed_count += 1


@dataclass
class Scene:
    """A desk over one counting store, at a moment that a test sets."""

    archive: CountingArchive = field(default_factory=CountingArchive)
    now: datetime = datetime(2026, 11, 21, 0, 0, 20, tzinfo=UTC)
    threads: int = 2

    def __post_init__(self) -> None:
        self.desk = Desk(
            lambda: cast("Archive", self.archive), {}, lambda: self.now, "Asia/Jakarta", threads=self.threads
        )

    async def ask(self, text: str = "/search x", language: str = "en", **more: object) -> Answered[str]:
        """Ask the desk, as `title_of` shows it."""
        return await self.desk.answer(Question(text, language, **more), title_of)  # type: ignore[arg-type] # of a test


def title_of(reply: Reply) -> str:
    """What a platform makes of a reply."""
    return reply.document.title


def play(journey: Callable[[Scene], Awaitable[T]], threads: int = 2) -> T:
    """Run a journey with a desk, and close it whatever happens."""

    async def whole() -> T:
        scene = Scene(threads=threads)
        try:
            return await journey(scene)
        finally:
            scene.archive.may_go_on.set()
            await scene.desk.close()

    return asyncio.run(whole())


def test_many_who_ask_the_same_at_once_are_given_one_answer() -> None:
    """The store is asked once, and everybody is given the same object."""

    async def journey(scene: Scene) -> None:
        answers = await asyncio.gather(*(scene.ask() for _ in range(50)))

        assert len(scene.archive.searched) == 1
        assert {id(answer) for answer in answers} == {id(answers[0])}
        assert answers[0].rendered == answers[0].reply.document.title

    play(journey)


def test_work_that_finds_an_end_where_it_looked_for_more_fails() -> None:
    """It is not waited for without end: no future can hold this one exception."""

    async def journey(scene: Scene) -> None:
        async with asyncio.timeout(20):
            with pytest.raises(RuntimeError):
                await scene.desk.run(lambda _: next(iter(())))

    play(journey)


def test_a_kept_answer_lets_go_of_what_was_rendered() -> None:
    """What is kept weighs on every garbage collection; a long document is thousands of objects."""

    async def journey(scene: Scene) -> None:
        counted = await scene.desk.answer(Question("/help", "en"), lambda reply: len(reply.document.sections))

        assert counted.rendered > 0
        assert counted.reply.document.sections == ()

    play(journey)


def test_answers_of_a_minute_that_is_over_are_let_go() -> None:
    """Nobody can be given them any more."""

    async def journey(scene: Scene) -> None:
        for word in ("one", "two", "three"):
            await scene.ask(f"/search {word}")
        scene.now += timedelta(minutes=1)
        await scene.ask("/search four")

        assert len(scene.desk._answers) == 1

    play(journey)


def test_who_asks_later_in_the_minute_is_given_the_kept_answer() -> None:
    """Twenty seconds past and fifty-nine are the same minute."""

    async def journey(scene: Scene) -> None:
        first = await scene.ask()
        scene.now += timedelta(seconds=39)

        assert await scene.ask() is first
        assert len(scene.archive.searched) == 1

    play(journey)


def _a_minute_passes(scene: Scene) -> None:
    scene.now += timedelta(seconds=40)


def _the_store_changes(scene: Scene) -> None:
    scene.archive.changes += 1


def _a_briefing_changes(scene: Scene) -> None:
    scene.desk.replace_briefings(sample_newsroom().briefings)


@pytest.mark.parametrize("change", [_a_minute_passes, _the_store_changes, _a_briefing_changes])
def test_an_answer_is_made_anew_after_a_change(change: Callable[[Scene], None]) -> None:
    """Time, the store or a briefing: what was kept before counts no more."""

    async def journey(scene: Scene) -> None:
        first = await scene.ask()
        change(scene)
        second = await scene.ask()

        assert second is not first
        assert len(scene.archive.searched) == 2

    play(journey)


def test_answers_come_from_the_briefings_that_stand() -> None:
    """A briefing that was put in use is answered at once, one that was removed no more."""

    async def journey(scene: Scene) -> None:
        before = await scene.ask("/kazakhstan")
        scene.desk.replace_briefings(sample_newsroom().briefings)
        during = await scene.ask("/kazakhstan")
        scene.desk.replace_briefings({})
        after = await scene.ask("/kazakhstan")

        assert [each.reply.is_understood for each in (before, during, after)] == [False, True, False]

    play(journey)


def test_an_answer_under_way_does_not_outlive_its_briefings() -> None:
    """What was begun with the old briefings is given to who asked then, and to nobody after."""

    async def journey(scene: Scene) -> None:
        scene.archive.may_go_on.clear()
        early = asyncio.ensure_future(scene.ask())
        await asyncio.to_thread(scene.archive.begun.wait, 30)
        scene.desk.replace_briefings(sample_newsroom().briefings)
        late = asyncio.ensure_future(scene.ask())
        await asyncio.sleep(0)
        scene.archive.may_go_on.set()

        assert await early is not await late
        assert await scene.ask() is await late

    play(journey)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "/search y"},
        {"language": "id"},
        {"settings": ChatSettings(zone="UTC")},
        {"settings": ChatSettings(language="en")},
        {"shown": (ClaimVersion("budget-raised", 1),)},
    ],
)
def test_who_asks_otherwise_is_given_another_answer(other: dict[str, object]) -> None:
    """Words, language, what the chat has chosen and what it was shown all count."""

    async def journey(scene: Scene) -> None:
        first = await scene.ask()

        assert await scene.ask(**other) is not first  # type: ignore[arg-type] # of a test
        assert await scene.ask() is first

    play(journey)


def test_each_platform_renders_for_itself() -> None:
    """The same question, shown in another manner, is another answer."""

    async def journey(scene: Scene) -> None:
        question = Question("/search x", "en")
        short = await scene.desk.answer(question, title_of)
        counted = await scene.desk.answer(question, lambda reply: len(reply.document.sections))

        assert isinstance(short.rendered, str)
        assert isinstance(counted.rendered, int)

    play(journey)


def test_a_failed_answer_is_asked_anew() -> None:
    """Everybody who waited is told; the next one is answered as soon as the store can be read."""

    async def journey(scene: Scene) -> None:
        scene.archive.is_broken = True
        failed = await asyncio.gather(*(scene.ask() for _ in range(3)), return_exceptions=True)
        scene.archive.is_broken = False
        answered = await scene.ask()

        assert [type(each) for each in failed] == [StoreUnusable] * 3
        assert answered.reply.is_understood
        assert len(scene.archive.searched) == 2

    play(journey)


def test_a_failure_does_not_take_a_newer_answer_along() -> None:
    """What fails after the briefings were replaced leaves the answer that was made since."""

    async def journey(scene: Scene) -> None:
        scene.archive.may_go_on.clear()
        scene.archive.is_broken = True
        early = asyncio.ensure_future(scene.ask())
        await asyncio.to_thread(scene.archive.begun.wait, 30)
        scene.archive.is_broken = False
        scene.desk.replace_briefings({})
        late = asyncio.ensure_future(scene.ask())
        await asyncio.sleep(0)
        scene.archive.may_go_on.set()
        failed, answered = await asyncio.gather(early, late, return_exceptions=True)

        assert isinstance(failed, StoreUnusable)
        assert await scene.ask() is answered

    play(journey)


def test_who_leaves_does_not_take_the_answer_from_others() -> None:
    """The one who asked first is cancelled; who asked second is answered, without a second look into the store."""

    async def journey(scene: Scene) -> None:
        scene.archive.may_go_on.clear()
        leaving, staying = asyncio.ensure_future(scene.ask()), asyncio.ensure_future(scene.ask())
        await asyncio.to_thread(scene.archive.begun.wait, 30)
        leaving.cancel()
        gone = await asyncio.gather(leaving, return_exceptions=True)
        scene.archive.may_go_on.set()

        assert (await staying).reply.is_understood
        assert isinstance(gone[0], asyncio.CancelledError)
        assert len(scene.archive.searched) == 1

    play(journey)


def test_kept_answers_are_bounded_and_those_in_use_stay() -> None:
    """However many questions there are, memory holds so many answers: those asked for last."""

    async def journey(scene: Scene) -> None:
        used, unused = await scene.ask("/search used"), await scene.ask("/search unused")
        for number in range(desks.KEPT - 2):
            await scene.ask(f"/search {number}")
        assert await scene.ask("/search used") is used
        await scene.ask("/search one more")

        assert len(scene.desk._answers) == desks.KEPT
        assert await scene.ask("/search used") is used
        assert await scene.ask("/search unused") is not unused

    play(journey)


def test_a_desk_answers_side_by_side() -> None:
    """One slow answer holds up one thread, not the other."""

    async def journey(scene: Scene) -> None:
        scene.archive.may_go_on.clear()
        slow = asyncio.ensure_future(scene.ask())
        await asyncio.to_thread(scene.archive.begun.wait, 30)
        quick = await scene.ask("/help")

        assert quick.reply.is_understood
        assert not slow.done()

        scene.archive.may_go_on.set()
        await slow

    play(journey)


@pytest.mark.parametrize("threads", [1, 3])
def test_closing_lets_answers_end_and_closes_every_store(threads: int) -> None:
    """Each store that was opened is closed once, after what was under way."""

    async def journey() -> None:
        scene = Scene(threads=threads)
        scene.archive.may_go_on.clear()
        asked = asyncio.ensure_future(scene.ask())
        await asyncio.to_thread(scene.archive.begun.wait, 30)
        closing = asyncio.ensure_future(scene.desk.close())
        await asyncio.sleep(0)
        assert scene.archive.closed_count == 0
        scene.archive.may_go_on.set()
        await closing

        assert (await asked).reply.is_understood
        assert scene.archive.closed_count == threads + 1

    asyncio.run(journey())


def test_a_moment_is_the_minute_in_the_chats_zone() -> None:
    """Where nothing is chosen, in the configured one."""

    async def journey(scene: Scene) -> None:
        chosen, default = scene.desk.moment(ChatSettings(zone="Asia/Jayapura")), scene.desk.moment(ChatSettings())

        assert chosen.isoformat() == "2026-11-21T09:00:00+09:00"
        assert default.isoformat() == "2026-11-21T07:00:00+07:00"

    play(journey)
