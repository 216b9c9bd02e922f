"""The one request to an OpenAI-compatible API, and as much of the answer as is safe to take.

Whatever comes back, it costs no more than the time and bytes that are allowed. Nothing of the key, the address or the
answer stands in an error. A redirect is refused, since it would take the key along, and a proxy of the environment is
not used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
from yarl import URL

import bot
from bot.domain.errors import Notice, notice
from bot.domain.secrets import Secret
from bot.intake.ways.web import waiting_time

ANSWER_BYTES = 512 * 1024
"""Bytes of the longest answer that is read."""
_CONNECT_SECONDS = 10.0
_PIECE = 65536
_CROWDED = frozenset({429, 503})


class Unanswered(Exception):
    """No answer came that could be used; `wait`: seconds for which nobody should ask again, where it says so."""

    def __init__(self, reason: Notice, wait: float | None = None) -> None:
        super().__init__(reason.text)
        self.reason = reason
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, and how many tokens that took; null: it does not say."""

    content: str
    tokens: int | None


class Endpoint:
    """Where the API answers; `base_url` with its version, such as https://api.example/v1, or without any path."""

    def __init__(self, base_url: str, token: Secret | None, within: float) -> None:
        url = URL(base_url.rstrip("/"))
        self._url = url / "chat/completions" if url.path.strip("/") else url / "v1/chat/completions"
        self._token = token
        self._within = within

    async def ask(self, body: Mapping[str, Any], now: datetime) -> Answer:
        """Ask once.

        Raises:
            Unanswered: Nothing came of it.
        """
        try:
            return _answer(await self._asked(body, now))
        except Unanswered:
            raise
        except TimeoutError:
            failure = notice("it did not answer in time")
        except Exception:  # noqa: BLE001 - the library's errors quote the address, and its headers the key
            failure = notice("it cannot be reached, or broke its answer off")
        raise Unanswered(failure)  # outside of the clauses above, so that it has no context

    async def _asked(self, body: Mapping[str, Any], now: datetime) -> bytes:
        headers = {
            "User-Agent": f"Ringkas/{bot.__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token.reveal()}"
        timeout = aiohttp.ClientTimeout(total=self._within, sock_connect=min(_CONNECT_SECONDS, self._within))
        async with (
            aiohttp.ClientSession(
                trust_env=False, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False, timeout=timeout
            ) as session,
            session.post(self._url, json=body, headers=headers, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise _refused(response, now)
            content = bytearray()
            async for piece in response.content.iter_chunked(_PIECE):
                content += piece
                if len(content) > ANSWER_BYTES:
                    raise Unanswered(notice("its answer is too long"))
            return bytes(content)


def _refused(response: aiohttp.ClientResponse, now: datetime) -> Unanswered:
    if 300 <= response.status < 400:
        return Unanswered(notice("it redirects elsewhere, which is not followed"))
    wait = waiting_time(response.headers.get("Retry-After", ""), now) if response.status in _CROWDED else None
    return Unanswered(notice("it answers with the status {status}", status=response.status), wait)


def _answer(content: bytes) -> Answer:
    """The model's words in what the API answered."""
    try:
        whole = json.loads(content)
        words = whole["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):  # no JSON; nested too deeply; of another shape
        words = None
    if not isinstance(words, str):
        raise Unanswered(notice("its answer is not the JSON that was asked for"))
    usage = whole.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else None
    return Answer(words, tokens if type(tokens) is int and tokens > 0 else None)
