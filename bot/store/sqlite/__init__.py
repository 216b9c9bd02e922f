"""The store in one SQLite file, or in memory: full-text search and history without a server to run."""

from bot.store.sqlite.archive import SqliteArchive, open_archive
from bot.store.sqlite.chats import SqliteChatBook, open_chat_book
from bot.store.sqlite.drafts import SqliteDraftBook, open_draft_book
from bot.store.sqlite.ledger import SqliteLedger, open_ledger

__all__ = [
    "SqliteArchive",
    "SqliteChatBook",
    "SqliteDraftBook",
    "SqliteLedger",
    "open_archive",
    "open_chat_book",
    "open_draft_book",
    "open_ledger",
]
