"""Calls of the Bot API over real sockets: what arrives, what comes back, and what is told when nothing does."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from loopback import Talk
from platforms.telegram.wire_servers import (
    MESSAGE,
    TEXT,
    Server,
    dripping,
    dropping,
    flooding,
    halving,
    raving,
    silent,
    talking,
)
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    TelegramError,
    TimedOut,
)

from bot.domain.secrets import Secret
from bot.platforms.telegram.answers import AnswerLate, AnswerLost, Unreachable
from bot.platforms.telegram.transport import AiohttpRequest, Timeouts

TOKEN = "1234567:" + "AbCd_-" * 6


@asynccontextmanager
async def calling(url: str, **options: Any) -> AsyncIterator[Bot]:
    """A bot that calls the server at `url` over the transport."""
    request = AiohttpRequest(**options)
    async with request:
        yield Bot(TOKEN, base_url=url, base_file_url=url, request=request, get_updates_request=AiohttpRequest())


async def _sent(bot: Bot) -> TelegramError:
    """What goes wrong when a message is sent."""
    with pytest.raises(TelegramError) as fault:
        await bot.send_message(1, TEXT)
    return fault.value


SHORT = Timeouts(connect=0.1, read=0.1, write=0.1, pool=0.1)


def test_a_call_arrives_as_json_and_its_answer_comes_back() -> None:
    """What people wrote passes unchanged, whatever is in it."""

    async def run() -> None:
        async with Server().serving() as server, calling(server.url) as bot:
            message = await bot.send_message(-1001, "a&b=c <ü> 😀\n%", reply_parameters=None)

        assert message.message_id == 7
        assert [{"chat_id": "-1001", "text": "a&b=c <ü> 😀\n%"}] == server.got
        assert f"/bot{TOKEN}/sendMessage" == server.requests[0].path
        assert "application/json" == server.requests[0].content_type

    asyncio.run(run())


def test_a_file_arrives_in_parts_under_its_name() -> None:
    """A name keeps its letters, and cannot break out of its header."""

    async def run() -> None:
        async with Server().serving() as server, calling(server.url) as bot:
            await bot.send_document(1, InputFile(b"\x00data", filename='la"poran\r\nX: 1 é.txt'), caption="<b>")

        fields = server.got[0]
        assert ('la"poranX: 1 é.txt', "text/plain", b"\x00data") == fields["document"]
        assert ("1", "<b>") == (fields["chat_id"], fields["caption"])

    asyncio.run(run())


def test_a_large_file_arrives_whole() -> None:
    """It is written in parts, so that other chats need not wait for it."""
    content = bytes(range(256)) * 4096 * 3

    async def run() -> None:
        async with Server().serving() as server, calling(server.url) as bot:
            await bot.send_photo(1, content, filename="card.png")

        assert ("card.png", "image/png", content) == server.got[0]["photo"]

    asyncio.run(run())


def test_a_file_is_fetched_as_it_is() -> None:
    """A download is bytes, and no JSON."""

    async def run() -> None:
        async with Server(body=b"\x89PNG not JSON").serving() as server, calling(server.url) as bot:
            content = await bot.request.retrieve(f"{server.url}{TOKEN}/documents/file%201.png")

        assert b"\x89PNG not JSON" == content
        assert ("GET", f"/bot{TOKEN}/documents/file%201.png") == (
            server.requests[0].method,
            server.requests[0].raw_path,
        )

    asyncio.run(run())


def test_a_connection_is_used_again() -> None:
    """No call but the first pays for a new one, and never are there more than allowed."""

    async def run() -> None:
        async with Server().serving() as server, calling(server.url, connections=2) as bot:
            for _ in range(5):
                await bot.send_message(1, "x")
            one = len(server.connections)
            await asyncio.gather(*(bot.send_message(1, "x") for _ in range(20)))

        assert (1, 25) == (one, len(server.got))
        assert len(server.connections) <= 2

    asyncio.run(run())


def test_a_transport_may_be_opened_again() -> None:
    """A bot is stopped and started; closing twice does no harm, and a closed one says so."""

    async def run() -> None:
        async with Server().serving() as server:
            request = AiohttpRequest()
            await request.shutdown()
            with pytest.raises(RuntimeError, match="not initialized"):
                await request.do_request(server.url, "POST")
            for _ in range(2):
                await request.initialize()
                await request.initialize()
                assert MESSAGE == await request.post(server.url)
                await request.shutdown()

    asyncio.run(run())


def test_neither_cookies_nor_redirects_are_followed() -> None:
    """The token goes where the settings say and nowhere else."""

    async def run() -> None:
        async with Server().serving() as other, Server(302, {}).serving() as server:
            server.headers = {"Location": other.url, "Set-Cookie": "a=b"}
            async with calling(server.url.replace("127.0.0.1", "localhost")) as bot:  # an address has no cookies
                faults = [await _sent(bot), await _sent(bot)]

        assert ["HTTP status 302"] * 2 == [fault.message for fault in faults]
        assert [] == other.requests
        assert "Cookie" not in server.requests[1].headers

    asyncio.run(run())


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def _unreachable() -> Iterator[tuple[str, str]]:
    yield f"http://127.0.0.1:{_free_port()}/bot", "refused, or no way there"
    yield "http://nowhere.invalid/bot", "its name is not known"
    yield "no address at all", "the address of the Bot API is none"


@pytest.mark.parametrize("case", range(3))
def test_what_was_never_sent_is_told_as_such(case: int) -> None:
    """It may be sent again without fear that anybody reads it twice."""
    url, says = list(_unreachable())[case]

    async def run() -> TelegramError:
        async with calling(url) as bot:
            return await _sent(bot)

    fault = asyncio.run(run())

    assert isinstance(fault, Unreachable)
    assert not isinstance(fault, TimedOut)
    assert says in fault.message
    _check_hidden(fault)


def test_a_server_without_tls_is_not_sent_anything() -> None:
    """The token waits for a certificate that holds."""

    async def run() -> TelegramError:
        async with Server().serving() as server, calling(server.url.replace("http:", "https:")) as bot:
            fault = await _sent(bot)
            assert [] == server.requests
            return fault

    fault = asyncio.run(run())

    assert isinstance(fault, Unreachable)
    assert "its certificate or encryption was refused" in fault.message


def test_waiting_for_a_free_connection_in_vain_is_told_as_unsent() -> None:
    """The pool is a place before the network."""

    async def run() -> list[TelegramError]:
        async with (
            talking(silent) as url,
            calling(url, connections=1, timeouts=Timeouts(read=0.3, write=0.1, pool=0.05, connect=0.05)) as bot,
        ):
            first = asyncio.create_task(_sent(bot))
            await asyncio.sleep(0.02)
            second = await _sent(bot)
            return [await first, second]

    first, second = asyncio.run(run())

    assert [AnswerLate, Unreachable] == [type(first), type(second)]
    assert "it took too long" in second.message


@pytest.mark.parametrize("talk", [dropping, halving, raving, flooding])
def test_what_was_sent_without_a_whole_answer_is_told_as_uncertain(talk: Talk) -> None:
    """It must not be sent again blindly; python-telegram-bot waits before it asks such a server again."""

    async def run() -> TelegramError:
        async with talking(talk) as url, calling(url, answer_limit=100_000) as bot:
            return await _sent(bot)

    fault = asyncio.run(run())

    assert type(fault) is AnswerLost
    _check_hidden(fault)


@pytest.mark.parametrize("talk", [silent, dripping])
def test_an_answer_that_does_not_end_is_given_up(talk: Talk) -> None:
    """Neither silence nor a byte now and then holds a connection for ever."""

    async def run() -> TelegramError:
        async with talking(talk) as url, calling(url, timeouts=SHORT) as bot:
            return await _sent(bot)

    fault = asyncio.run(run())

    assert type(fault) is AnswerLate
    assert isinstance(fault, TimedOut)
    _check_hidden(fault)


def test_an_answer_beyond_the_limit_is_not_read() -> None:
    """A hostile server does not fill the memory."""

    async def run() -> tuple[bytes, TelegramError]:
        async with Server(body=b"x" * 5000).serving() as server:
            async with calling(server.url, answer_limit=5000) as bot:
                whole = await bot.request.retrieve(server.url)
            async with calling(server.url, answer_limit=4999) as bot:
                return whole, await _sent(bot)

    whole, fault = asyncio.run(run())

    assert 5000 == len(whole)
    assert "larger than any" in fault.message


def test_a_call_that_cannot_be_written_is_refused_for_good() -> None:
    """Half a character has no bytes; that is nobody's network."""

    async def run() -> TelegramError:
        async with Server().serving() as server, calling(server.url) as bot:
            with pytest.raises(BadRequest) as fault:
                await bot.send_message(1, f"{TEXT}\ud800")
            assert [] == server.requests
            return fault.value

    _check_hidden(asyncio.run(run()))


def test_a_call_goes_by_the_proxy_of_the_settings() -> None:
    """An HTTP proxy is asked with the whole address, and gets its own password."""

    async def run() -> None:
        async with Server().serving() as proxy:
            place = proxy.url.removeprefix("http://").removesuffix("/bot")
            through = Secret(f"http://someone:pass%40word@{place}")
            async with calling("http://telegram.invalid/bot", proxy=through) as bot:
                await bot.send_message(1, "x")

        assert ["telegram.invalid"] == [request.host for request in proxy.requests]
        assert "Basic c29tZW9uZTpwYXNzQHdvcmQ=" == proxy.requests[0].headers["Proxy-Authorization"]

    asyncio.run(run())


def test_a_proxy_that_refuses_leaves_the_call_unsent() -> None:
    """The password of the proxy is not told either."""

    async def run() -> TelegramError:
        through = Secret(f"http://someone:{TEXT.replace(' ', '-')}@127.0.0.1:{_free_port()}")
        async with calling("http://telegram.invalid/bot", proxy=through) as bot:
            return await _sent(bot)

    fault = asyncio.run(run())

    assert isinstance(fault, Unreachable)
    assert "the proxy refused" in fault.message
    assert TEXT.replace(" ", "-") not in _told(fault)


@pytest.mark.parametrize(
    ("environ", "uses_proxy"),
    [({"http_proxy": "{}"}, True), ({"ALL_PROXY": "{}"}, True), ({"http_proxy": "{}", "no_proxy": ".invalid"}, False)],
)
def test_the_environment_may_name_the_proxy(
    environ: dict[str, str], *, uses_proxy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for every other program; a host that it excepts is called directly."""

    async def run() -> None:
        async with Server().serving() as proxy:
            for name, value in environ.items():
                monkeypatch.setenv(name, value.format(proxy.url.removesuffix("/bot")))
            async with calling("http://telegram.invalid/bot") as bot:
                if uses_proxy:
                    await bot.send_message(1, "x")
                else:
                    assert isinstance(await _sent(bot), Unreachable)

        assert uses_proxy == bool(proxy.requests)

    asyncio.run(run())


def test_a_proxy_of_another_kind_is_not_gone_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever set one may have to stay hidden behind it."""
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")

    async def run() -> None:
        async with Server().serving() as server, calling(server.url) as bot:
            fault = await _sent(bot)

        assert isinstance(fault, Unreachable)
        assert [] == server.requests

    asyncio.run(run())


def _told(fault: BaseException) -> str:
    """Everything that an error tells, by whatever is asked to show it."""
    told = [str(fault), repr(fault), repr(fault.args), *traceback.format_exception(fault)]
    causes = [cause for cause in (fault.__cause__, fault.__context__) if cause is not None]
    return "\n".join([*told, *(_told(cause) for cause in causes)])


def _check_hidden(fault: BaseException) -> None:
    told = _told(fault)
    assert [] == [part for part in (TOKEN, TOKEN[8:], "sendMessage", TEXT, "127.0.0.1") if part in told]


@pytest.mark.parametrize("talk", [dropping, silent, halving, raving])
def test_neither_error_nor_log_holds_the_token(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    """P13: not at the lowest level either, whichever library writes."""
    caplog.set_level(logging.DEBUG)

    async def run() -> TelegramError:
        async with talking(talk) as url, AiohttpRequest(timeouts=SHORT) as request:
            with pytest.raises(TelegramError) as fault:
                await request.post(f"{url}{TOKEN}/getMe")
            return fault.value

    _check_hidden(asyncio.run(run()))
    assert [] == [record for record in caplog.records if TOKEN[8:] in f"{record.getMessage()} {vars(record)}"]
