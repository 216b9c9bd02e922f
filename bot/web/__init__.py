"""The bot's own web server: whether it is well, and what platforms deliver by themselves."""

from bot.web.server import WebServer

__all__ = ["WebServer"]
