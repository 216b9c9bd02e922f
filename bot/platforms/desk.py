"""Answers for many people at once: a few threads that each borrow an open store, and what was answered just now.

The moment of an answer is the minute, so that everybody who asks the same within it is given the same bytes, made once
(P6); an answer is made anew as soon as the store or a briefing has changed.
"""

from __future__ import annotations

import asyncio
import queue
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.briefing import BriefingSpec
from bot.domain.chats import NOTHING_CHOSEN, ChatSettings
from bot.domain.claims import ClaimVersion
from bot.domain.delivery import AS_SHIPPED, Plan, Rules, Seen
from bot.domain.ledger import EditionShelf
from bot.domain.ports import Archive
from bot.platforms.requests import EmptyShelf, Newsroom, Privileges, Reply, Request, answer
from bot.rendering.document import Document

KEPT = 512
"""How many answers are kept for whoever asks the same next."""

_Key: TypeAlias = tuple[object, "Question", datetime, int]  # by whom it is rendered, what, when, of which records
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks; `settings` are what their chat has chosen."""

    text: str
    language: str  # of the answer, where the text names no other
    settings: ChatSettings = NOTHING_CHOSEN
    shown: tuple[ClaimVersion, ...] = ()
    subscriptions: tuple[Plan, ...] = ()  # where the request needs them; else it would be another question in each chat
    seen: tuple[tuple[str, Seen], ...] = ()  # as above
    privileges: Privileges | None = None  # where the request is answered otherwise to admins


@dataclass(frozen=True, slots=True)
class Answered(Generic[T]):
    """A reply, its document gone but for the title, and what a platform made of it."""

    reply: Reply
    rendered: T


class Desk:
    """Answers questions on one event loop, with `threads` stores open; `zone` is where a chat has chosen none.

    `editions` is asked from these threads, so any of them must be able to use it. `rules` are those of digests.
    """

    def __init__(
        self,
        open_archive: Callable[[], Archive],
        briefings: Mapping[str, BriefingSpec],
        clock: Callable[[], datetime],
        zone: str,
        *,
        threads: int = 2,
        editions: EditionShelf | None = None,
        rules: Rules = AS_SHIPPED,
    ) -> None:
        self.briefings = briefings
        self.former: Mapping[str, date] = {}
        """Briefings that were removed, and when."""
        self._editions = editions or EmptyShelf()
        self._rules = rules
        self._clock = clock
        self._zone = zone
        self._watch = open_archive()  # asked on the loop, and only whether anything has changed
        self._archives: queue.SimpleQueue[Archive] = queue.SimpleQueue()
        for _ in range(threads):
            self._archives.put(open_archive())
        self._count = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._answers: OrderedDict[_Key, asyncio.Future[Any]] = OrderedDict()
        self._watchers: list[Callable[[], None]] = []

    def moment(self, settings: ChatSettings) -> datetime:
        """This minute, in a chat's zone."""
        return self._clock().astimezone(ZoneInfo(settings.zone or self._zone)).replace(second=0, microsecond=0)

    def replace_briefings(
        self, briefings: Mapping[str, BriefingSpec], former: Mapping[str, date] | None = None
    ) -> None:
        """Answer from these briefings from now on; answers under way keep those that they began with.

        `former` are those that were removed, and when; null: as it was.
        """
        self.briefings = briefings
        self.former = self.former if former is None else former
        self._answers.clear()
        for watcher in self._watchers:
            watcher()

    def watch_briefings(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call `watcher` on the event loop whenever the briefings were replaced; what is returned ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    async def run(self, work: Callable[[Newsroom], R]) -> R:
        """Do `work` in a thread that has the store open.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, self._with_archive, work, self.briefings, self.former
        )

    async def answer(self, question: Question, render: Callable[[Reply], T]) -> Answered[T]:
        """Answer a question, as `render` shows it; the same `render` must be given each time for an answer to be kept.

        Raises:
            StoreUnusable: The store cannot be read.
        """
        now = self.moment(question.settings)
        key = (render, question, now, self._watch.revision())
        known = self._answers.get(key)
        if known is None:
            while self._answers and next(iter(self._answers))[2] < now:  # nobody can ask for those again
                self._answers.popitem(last=False)
            known = self._answers[key] = asyncio.ensure_future(self.run(_answering(question, now, render)))
            known.add_done_callback(lambda done: self._let_go(key, done))
            if len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        elif known.done():
            self._answers.move_to_end(key)
            answered: Answered[T] = known.result()
            return answered
        return await asyncio.shield(known)  # somebody who leaves does not take it from the others

    def _let_go(self, key: _Key, done: asyncio.Future[Any]) -> None:
        """What failed is asked anew the next time, unless that was done already."""
        if (done.cancelled() or done.exception() is not None) and self._answers.get(key) is done:
            del self._answers[key]

    def _with_archive(
        self, work: Callable[[Newsroom], R], briefings: Mapping[str, BriefingSpec], former: Mapping[str, date]
    ) -> R:
        archive = self._archives.get()
        try:
            return work(Newsroom(archive, briefings, self._editions, former, self._rules))
        except StopIteration as error:  # which no future can hold: whoever asked would wait for ever
            raise RuntimeError("something was looked for that is not there") from error
        finally:
            self._archives.put(archive)

    async def close(self) -> None:
        """Let what is under way end, and close every store."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)
        self._watch.close()
        for _ in range(self._count):
            self._archives.get().close()


def _answering(question: Question, now: datetime, render: Callable[[Reply], T]) -> Callable[[Newsroom], Answered[T]]:
    request = Request(
        question.text,
        question.language,
        now,
        question.shown,
        question.settings,
        takes_digests=True,
        subscriptions=question.subscriptions,
        seen=question.seen,
        privileges=question.privileges,
    )

    def work(newsroom: Newsroom) -> Answered[T]:
        reply = answer(request, newsroom)
        return Answered(_without_body(reply), render(reply))

    return work


def _without_body(reply: Reply) -> Reply:
    """A reply that is rendered, without what was: its document, and the claims that its own marks lead to by `shown`.

    What would draw it goes too, since the store must be open for that. Of a long answer these are thousands of objects, and each full garbage collection, which everybody waits for, looks at
    all that are kept.
    """
    claims = () if reply.has_marks else reply.claims
    return replace(reply, document=Document(reply.document.title), claims=claims, picture=None)
