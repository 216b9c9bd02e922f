"""The bot on Telegram: its updates become requests, and replies and deliveries become its messages."""

import os

# Without it the library warns of a change to come whenever Telegram asks to wait (`RetryAfter.retry_after`, since 22.2).
os.environ.setdefault("PTB_TIMEDELTA", "true")
