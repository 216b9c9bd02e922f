"""Trying out a briefing before readers meet it: composed and set in every language, for every platform."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from bot.app.digests import TYPESETTERS
from bot.assembly.composition import compose
from bot.delivery.composing import Wish, composed
from bot.domain.briefing import BriefingSpec
from bot.domain.delivery import WhenNothingNew
from bot.domain.errors import BotError, Notice, notice
from bot.domain.ports import Archive, RecordStore
from bot.events import bug
from bot.languages import available, language
from bot.platforms.discord import pages as discord
from bot.platforms.requests import Newsroom, Request, answer
from bot.platforms.telegram import pages as telegram
from bot.templates import templated

log = logging.getLogger("ringkas.files")


class Tryout:
    """A `Trial`; `clock` gives UTC."""

    def __init__(self, zone: str, clock: Callable[[], datetime]) -> None:
        self._zone = zone
        self._clock = clock

    def __call__(self, spec: BriefingSpec, store: RecordStore) -> Notice | None:
        """Why a briefing cannot be shown with what is stored now; null: it can."""
        archive = cast("Archive", store)  # who can check files against records has the whole store open
        try:
            for code in available():
                if spec.templates:
                    edition = compose(spec, archive, self._clock().astimezone(ZoneInfo(self._zone)))
                    templated(edition, spec, language(code))
                self._answer(spec, archive, code)
                self._deliver(spec, archive, code)
        except BotError as error:
            return notice("cannot be shown: {reason}", reason=error.notice)
        except Exception as error:  # noqa: BLE001 - whatever it is, readers keep what they have
            log.error("a briefing cannot be shown", extra=bug(error))  # noqa: TRY400 - the error's words may be somebody's
            return notice("cannot be shown: {reason}", reason=type(error).__name__)
        return None

    def _answer(self, spec: BriefingSpec, archive: Archive, code: str) -> None:
        request = Request(f"/{spec.name}", code, self._clock(), takes_digests=True)
        reply = answer(request, Newsroom(archive, {spec.name: spec}))
        telegram.shown(reply)
        discord.shown(reply)

    def _deliver(self, spec: BriefingSpec, archive: Archive, code: str) -> None:
        wish = Wish(spec.name, code, self._zone, None, WhenNothingNew.SAY_SO)
        sheet = composed(wish, spec, archive, self._clock().astimezone(UTC), timedelta(days=1)).sheet
        if sheet is not None:
            for typeset in TYPESETTERS.values():
                typeset(sheet)
