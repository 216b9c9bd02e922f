"""What answers an interaction: requests made again only where that cannot show anything twice."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest

from bot.platforms.discord.pages import Page
from bot.platforms.discord.rest import Answer, AnswerLost, Unreachable
from bot.platforms.discord.webhook import PAUSES, Kind, Webhook, message

TAKEN = Answer(204, {})
BUSY = Answer(429, {"retry_after": 0.01})


@dataclass
class Discord:
    """Answers as it was told to, one after another, then takes everything; keeps what it was asked."""

    answers: list[Answer | Exception] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    async def ask(self, method: str, path: str, body: str) -> Answer:
        """One request."""
        self.asked.append((method, path, body))
        answer = self.answers.pop(0) if self.answers else TAKEN
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def sleep(self, seconds: float) -> None:
        """No time passes."""
        self.slept.append(seconds)


def _webhook(discord: Discord) -> Webhook:
    return Webhook(discord.ask, 7, 8, "a/b?c", discord.sleep)


@pytest.mark.parametrize("answer", [Unreachable(), Answer(502, {}), BUSY])
async def test_what_surely_failed_is_asked_again(answer: Answer | Exception) -> None:
    """With the same words."""
    discord = Discord([answer])

    assert (await _webhook(discord).respond(Kind.DEFERRED)).status == 204
    assert discord.asked == [("POST", "/interactions/7/a%2Fb%3Fc/callback", '{"type":5}')] * 2


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_refusal_is_final(status: int) -> None:
    """Too late, answered before, or not allowed."""
    discord = Discord([Answer(status, {"code": 10062})])

    assert (await _webhook(discord).respond(Kind.DEFERRED)).told == {"code": 10062}
    assert len(discord.asked) == 1


async def test_an_answer_that_may_have_arrived_is_not_given_twice() -> None:
    """A further message would stand there twice."""
    discord = Discord([AnswerLost("ServerDisconnectedError")])
    with pytest.raises(AnswerLost):
        await _webhook(discord).follow("{}")

    assert len(discord.asked) == 1


async def test_a_long_wait_is_given_up() -> None:
    """Who asked has left before it is over."""
    discord = Discord([Answer(429, {"retry_after": 600})])

    assert (await _webhook(discord).follow("{}")).status == 429
    assert len(discord.asked) == 1


async def test_requests_are_made_so_often_and_not_for_ever() -> None:
    """As often as there are pauses, and once more."""
    discord = Discord([BUSY] * 100)

    assert (await _webhook(discord).follow("{}")).status == 429
    assert len(discord.asked) == len(PAUSES) + 1


async def test_an_empty_bucket_is_left_alone_until_it_is_full() -> None:
    """Further messages wait as long as Discord says; no 429 is provoked."""
    discord = Discord([Answer(200, {}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "4.0"})])
    webhook = _webhook(discord)
    await webhook.follow("{}")
    await webhook.edit("{}")
    await webhook.respond(Kind.DEFERRED)  # has a bucket of its own

    assert [0 < seconds <= 4.0 for seconds in discord.slept] == [True]


async def test_each_request_goes_where_discord_documents_it() -> None:
    """By the interaction's token alone."""
    discord = Discord()
    webhook = _webhook(discord)
    await webhook.respond(Kind.CHOICES, '{"choices":[]}')
    await webhook.edit('{"embeds":[]}')
    await webhook.follow('{"embeds":[]}')
    await webhook.discard()

    assert discord.asked == [
        ("POST", "/interactions/7/a%2Fb%3Fc/callback", '{"type":8,"data":{"choices":[]}}'),
        ("PATCH", "/webhooks/8/a%2Fb%3Fc/messages/@original", '{"embeds":[]}'),
        ("POST", "/webhooks/8/a%2Fb%3Fc", '{"embeds":[]}'),
        ("DELETE", "/webhooks/8/a%2Fb%3Fc/messages/@original", ""),
    ]


@pytest.mark.parametrize(("is_private", "flags"), [(True, 64), (False, None)])
def test_a_message_pings_nobody_and_is_private_where_asked(is_private: bool, flags: int | None) -> None:  # noqa: FBT001 - a case of a test
    """EPHEMERAL is 64 in Discord's documents."""
    page = Page([{"title": "@everyone"}])
    body = json.loads(message(page, is_private=is_private))

    assert body["allowed_mentions"] == {"parse": []}
    assert body.get("flags") == flags


def test_a_page_is_put_into_json_once() -> None:
    """An answer is kept, and shown to many."""
    page = Page([{"title": "Kazakhstan"}])

    assert message(page) is message(page)
