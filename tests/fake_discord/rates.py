"""How many requests Discord takes: a bucket for each route and place, and a limit over all.

Only the global limit is documented; the numbers of the buckets are what people observe, and a bot must read them from
the headers (https://discord.com/developers/docs/topics/rate-limits).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from fake_discord.routes import BY_TOKEN, ROUTES
from fake_discord.wire import Throttled

GLOBAL = (50, 1.0)
"""Requests, seconds; interactions are exempt."""
BUCKETS: Mapping[str, tuple[int, float]] = {
    "create_message": (5, 5.0),
    "update_message": (5, 5.0),
    "delete_message": (5, 1.0),
    "trigger_typing_indicator": (5, 5.0),
    "crosspost_message": (10, 3600.0),
    "execute_webhook": (5, 2.0),
    "update_webhook_message": (5, 2.0),
    "update_original_webhook_message": (5, 2.0),
    "create_dm": (10, 10.0),
    "bulk_set_application_commands": (2, 60.0),
    "bulk_set_guild_application_commands": (2, 60.0),
}
OTHERS = (50, 1.0)
UNCOUNTED = {"create_interaction_response"}


@dataclass(slots=True)
class Window:
    """So many requests from its first one on; then it opens again."""

    limit: int
    seconds: float
    ends_at: float
    used: int = 0


class Rates:
    """All windows."""

    def __init__(self, clock: Callable[[], float], *, enabled: bool) -> None:
        self.enabled = enabled
        self._clock = clock
        self._windows: dict[str, Window] = {}

    def admit(self, operation: str, path: Mapping[str, str]) -> dict[str, str]:
        """Count a request and tell the headers of its bucket; raises `Throttled`, with the headers."""
        if not self.enabled or operation in UNCOUNTED:
            return {}
        if operation in ROUTES and ROUTES[operation][1] not in BY_TOKEN:
            overall = self._window("global", GLOBAL)
            if overall.used >= overall.limit:
                raise Throttled(overall.ends_at - self._clock(), "global")
            overall.used += 1
        major = "+".join(path.get(name, "") for name in ("channel_id", "guild_id", "webhook_id", "webhook_token"))
        window = self._window(f"{operation}:{major}", BUCKETS.get(operation, OTHERS))
        if window.used >= window.limit:
            throttled = Throttled(window.ends_at - self._clock(), "user")
            throttled.headers |= self._headers(operation, window)
            raise throttled
        window.used += 1
        return self._headers(operation, window)

    def _window(self, key: str, rule: tuple[int, float]) -> Window:
        now = self._clock()
        window = self._windows.get(key)
        if window is None or window.ends_at <= now:
            window = self._windows[key] = Window(*rule, ends_at=now + rule[1])
        return window

    def _headers(self, operation: str, window: Window) -> dict[str, str]:
        left = max(window.ends_at - self._clock(), 0.0)
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.limit - window.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": sha256(operation.encode()).hexdigest()[:32],
        }
