"""What another process may do to the server and read of it: bad weather, chats to make, the journal."""

from __future__ import annotations

from aiohttp import web

from fake_telegram.server import FakeTelegram
from fake_telegram.troubles import Trouble
from fake_telegram.wire import Wire


class Levers:
    """All in JSON.

    `POST /control/troubles` with a `seed` and `troubles`, each with `method`, `kind`, `share` and `seconds`, and `DELETE`
    for fair weather; `POST /control/failures` with the arguments of `FakeTelegram.fail`, the chat by its id;
    `POST /control/chats` with `privates`, `groups` and `topics`, each of these in a forum of its own, which tells the ids;
    `GET /control/journal?after=5` for what was accepted after the first five entries.
    """

    def __init__(self, server: FakeTelegram) -> None:
        self._server = server
        router = server.gateway.app.router
        router.add_post("/control/troubles", self._brew)
        router.add_delete("/control/troubles", self._calm)
        router.add_post("/control/failures", self._fail)
        router.add_post("/control/chats", self._chats)
        router.add_get("/control/journal", self._journal)

    async def _brew(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        self._server.troubles.brew(body.get("seed", 0), [Trouble(**each) for each in body["troubles"]])
        return web.json_response({})

    async def _calm(self, _: web.Request) -> web.Response:
        self._server.troubles.brew(0, ())
        return web.json_response({"met": self._server.troubles.met, "impatient": self._server.troubles.impatient})

    async def _fail(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        chat = body.pop("chat", None)
        self._server.fail(body.pop("method"), chat=None if chat is None else self._server.chat(int(chat)), **body)
        return web.json_response({})

    async def _chats(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        privates = [self._server.private(self._server.user(f"Person {n}")) for n in range(body.get("privates", 0))]
        groups = [self._server.group(f"Group {n}") for n in range(body.get("groups", 0))]
        forums = [self._server.group(f"Forum {n}", forum=True) for n in range(body.get("topics", 0))]
        topics = [f"{forum.id}/{await forum.topic('News')}" for forum in forums]
        return web.json_response([*(str(chat.id) for chat in (*privates, *groups)), *topics])

    async def _journal(self, request: web.Request) -> web.Response:
        return web.json_response(self._server.world.journal.since(int(request.query.get("after", 0))))
