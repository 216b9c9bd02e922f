"""The bots that `telegram` measures, each in a process of its own, set up by the environment as `ringkas run` is.

    python -m tests.benchmarks.telegram_bots ours
    python -m tests.benchmarks.telegram_bots echo 32

The echo is the floor: python-telegram-bot as its examples use it, on its own transport. Ours is the whole bot, its pace
alone being off, since the server does not count.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot import logs
from bot.app.serving import run
from bot.config import load_config
from bot.platforms.sending import Limits


async def _echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def _run_echo(concurrent_updates: int) -> None:
    builder = Application.builder().token(os.environ["RINGKAS_TELEGRAM__TOKEN"])
    builder = builder.base_url(os.environ["RINGKAS_TELEGRAM__BASE_URL"])
    builder = builder.concurrent_updates(concurrent_updates)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.run_polling()


def _run_ours() -> None:
    nothing = Path(__file__).parents[1] / "golden" / "empty.toml"  # no file of the machine is to have a say
    config = load_config(nothing, os.environ)
    logs.configure(config.log.level, config.log.format, config.secrets())
    asyncio.run(run(config, asyncio.Event(), Limits(per_chat=None, per_group=None, overall=None)))


if __name__ == "__main__":
    if sys.argv[1] == "echo":
        _run_echo(int(sys.argv[2]))
    else:
        _run_ours()
