"""What another process may do to the server and read of it: bad weather, channels and people to make, the journal."""

from __future__ import annotations

from aiohttp import web

from fake_discord.server import FakeDiscord
from fake_discord.troubles import Trouble
from fake_discord.wire import Wire

CHANNELS_OF_A_GUILD = 500
"""https://support.discord.com/hc/en-us/articles/33694251638295"""


class Levers:
    """All in JSON.

    `POST /control/troubles` with a `seed` and `troubles`, each with `operation`, `kind`, `share` and `seconds`, and
    `DELETE` for fair weather; `POST /control/failures` with `operation`, `kind`, `times` and perhaps a `channel` and
    `seconds`; `POST /control/channels` with `count` and perhaps `announcements`, and `POST /control/people` with `count`,
    which tell the ids; `GET /control/journal?after=5` for what was accepted after the first five entries.
    """

    def __init__(self, server: FakeDiscord) -> None:
        self._server = server
        router = server.rest.app.router
        router.add_post("/control/troubles", self._brew)
        router.add_delete("/control/troubles", self._calm)
        router.add_post("/control/failures", self._fail)
        router.add_post("/control/channels", self._channels)
        router.add_post("/control/people", self._people)
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
        channel = self._server.channel(int(body["channel"])) if "channel" in body else None
        seconds = body.get("seconds", 0.05)
        times = body.get("times", 1)
        self._server.fail(body["operation"], times, body["kind"], channel=channel, retry_after=seconds)
        return web.json_response({})

    async def _channels(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        made: list[str] = []
        for number in range(body["count"]):
            if number % CHANNELS_OF_A_GUILD == 0:
                guild = self._server.guild(f"Guild {number}")
            is_news = number < body.get("announcements", 0)
            channel = guild.announcement(f"news-{number}") if is_news else guild.text(f"talk-{number}")
            made.append(str(channel.id))
        return web.json_response(made)

    async def _people(self, request: web.Request) -> web.Response:
        body: Wire = await request.json()
        return web.json_response([str(self._server.user(f"Person {n}").id) for n in range(body["count"])])

    async def _journal(self, request: web.Request) -> web.Response:
        return web.json_response(self._server.world.journal.since(int(request.query.get("after", 0))))
