"""The archive in one SQLite file, or in memory: full-text search and history without a server to run."""

from bot.store.sqlite.archive import SqliteArchive, open_archive

__all__ = ["SqliteArchive", "open_archive"]
