"""Calls of the Bot API that are made often, written from plain values and read as such.

The library's own methods make an object of every answer and of all that hangs on it, which nobody here looks at: more
work than all of ours on the same message.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import telegram
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter


async def call(bot: telegram.Bot, method: str, **parameters: Any) -> Any:
    """Call a method with those of the parameters that are not null; its result, as the server wrote it.

    Raises:
        TelegramError: As the library's own methods do.
    """
    return await bot.request.post(f"{bot.base_url}/{method}", written(parameters))


def written(parameters: Mapping[str, Any]) -> RequestData:
    """Parameters as the transport takes them: a text or file stays as it is, anything else becomes JSON."""
    return RequestData([_parameter(name, value) for name, value in parameters.items() if value is not None])


def _parameter(name: str, value: Any) -> RequestParameter:
    is_file = isinstance(value, telegram.InputFile)
    return RequestParameter(name, None, [value]) if is_file else RequestParameter(name, value, None)
