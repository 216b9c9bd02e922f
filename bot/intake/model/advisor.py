"""When the model is asked, what that may cost, and what happens when it does not answer: the draft goes on without it.

One request at a time, so that what is left of the day's allowance is known before the next. After failures the model is
left alone for a while: a hundred articles must not each wait for a server that is down.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.domain.drafts import Draft
from bot.domain.errors import BotError, Notice, notice
from bot.events import bug, fields
from bot.intake.model.endpoint import Answer, Unanswered
from bot.intake.model.ground import Ground
from bot.intake.model.prompt import Question, body_of, question_of
from bot.intake.model.proposals import NoProposals, Part, read_proposals
from bot.intake.model.taking import taken

log = logging.getLogger("ringkas.intake.model")

_PATIENCE = 3
"""Failures in a row after which it is left alone."""
_REST = 300.0
"""Seconds for which it is left alone then."""
_ANSWER_SHARE = 3
"""One token in so many of an article's is kept for the answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be asked of the model."""

    tokens_per_article: int
    tokens_per_day: int
    requests_per_day: int


@dataclass(frozen=True, slots=True)
class Spent:
    """What was asked of the model on a day."""

    requests: int = 0
    tokens: int = 0


class Purse(Protocol):
    """Where it is kept what a day has cost."""

    async def spent(self, day: date) -> Spent:
        """What was spent on a day."""
        ...

    async def spend(self, day: date, tokens: int) -> None:
        """Note one more request, of so many tokens."""
        ...


class Asked(Protocol):
    """What answers; `Endpoint` is one."""

    async def ask(self, body: dict[str, object], now: datetime) -> Answer:
        """Ask once."""
        ...


class Advisor:
    """Lets a model propose; `clock` gives UTC."""

    def __init__(
        self,
        name: str,
        parts: frozenset[Part],
        limits: Limits,
        endpoint: Asked,
        purse: Purse,
        clock: Callable[[], datetime],
    ) -> None:
        self._name = name
        self._parts = parts
        self._limits = limits
        self._endpoint = endpoint
        self._purse = purse
        self._clock = clock
        self._turn = asyncio.Lock()
        self._failures = 0
        self._until = datetime.min.replace(tzinfo=clock().tzinfo)

    async def advised(self, draft: Draft, ground: Ground) -> Draft:
        """The draft with whatever of the model's proposals holds; without an answer as it was, with a remark."""
        async with self._turn:
            try:
                return await self._advised(draft, ground)
            except BotError as error:
                return _with_remark(draft, error.notice)
            except Unanswered as error:
                return _with_remark(draft, error.reason)
            except Exception as error:  # noqa: BLE001 - no fault of an addition may cost the article
                log.error("the model was not heard", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
                return _with_remark(draft, notice("something went wrong"))

    async def _advised(self, draft: Draft, ground: Ground) -> Draft:
        room = self._limits.tokens_per_article
        answer_room = room // _ANSWER_SHARE
        question = await asyncio.to_thread(question_of, draft, ground, self._parts, room - answer_room)
        if question is None:
            return draft
        await self._check_allowance(question.tokens + answer_room)
        answer = await self._answer(question, answer_room)
        proposals = read_proposals(answer.content, self._parts)
        if question.is_cut:
            cut = notice("The article is long; the model was sent its beginning.")
            draft = replace(draft, remarks=(*draft.remarks, cut))
        return await asyncio.to_thread(taken, draft, ground, proposals, question.texts)

    async def _check_allowance(self, tokens: int) -> None:
        """See that the model may be asked.

        Raises:
            NoProposals: It may not, now or for so many tokens.
        """
        now = self._clock()
        if now < self._until:
            raise NoProposals(notice("it is left alone for a while, since it did not answer"))
        spent = await self._purse.spent(now.date())
        if spent.requests >= self._limits.requests_per_day or spent.tokens + tokens > self._limits.tokens_per_day:
            raise NoProposals(notice("what it may cost on a day is used up"))

    async def _answer(self, question: Question, room: int) -> Answer:
        """Ask, and note what it cost; an answer that does not come may have cost as much."""
        now = self._clock()
        cost = question.tokens + room
        try:
            answer = await self._endpoint.ask(body_of(question.messages, self._name, room), now)
        except Unanswered as error:
            self._failures += 1
            if error.wait is not None:
                self._until = now + timedelta(seconds=error.wait)
            elif self._failures >= _PATIENCE:
                self._until = self._clock() + timedelta(seconds=_REST)
            log.warning("the model was not heard", extra=fields(reason=error.reason.in_english()))
            raise
        else:
            self._failures = 0
            cost = answer.tokens or cost
            return answer
        finally:
            await self._purse.spend(now.date(), cost)


def _with_remark(draft: Draft, reason: Notice) -> Draft:
    remark = notice("The model proposed nothing: {reason}.", reason=reason)
    return replace(draft, remarks=(*draft.remarks, remark))
