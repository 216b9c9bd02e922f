"""The servers of tests leave nothing to the tests that come after."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable, Coroutine

import pytest
from aiohttp import web
from loopback import PlainServer, WebServer


async def _silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


async def _connected_to_plain(turns: int) -> socket.socket:
    async with PlainServer(_silent) as server:
        connection = socket.create_connection(("127.0.0.1", server.port))
        for _turn in range(turns):
            await asyncio.sleep(0)
    return connection


async def _connected_to_web(turns: int) -> socket.socket:
    server = WebServer(web.Application())
    connection = socket.create_connection(("127.0.0.1", await server.start(0)))
    for _turn in range(turns):
        await asyncio.sleep(0)
    await server.stop()
    return connection


@pytest.mark.parametrize("turns", range(6))
@pytest.mark.parametrize("connected", [_connected_to_plain, _connected_to_web])
def test_a_connection_is_closed_whatever_the_turn_in_which_its_server_ends(
    connected: Callable[[int], Coroutine[None, None, socket.socket]], turns: int
) -> None:
    """Before it was accepted, between that and its protocol, and after; a leftover would warn, which fails the test."""
    with asyncio.run(connected(turns)) as connection:
        connection.settimeout(5)
        try:
            last = connection.recv(1)
        except ConnectionResetError:
            last = b""
        gc.collect()

        assert last == b""
