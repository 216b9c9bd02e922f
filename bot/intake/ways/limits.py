"""How much else than an article is read: whatever is larger is refused and told, never half taken."""

from __future__ import annotations

BUNDLE_BYTES = 20 * 2**20
"""Bytes of the largest feed, and of the largest letter with what is attached to it."""
FEED_ENTRIES = 500
"""Entries of a feed that are read, from its beginning, where the newest stand."""
FIELD_CHARACTERS = 1000
"""Characters of a title, a name, a date."""
CPU_SECONDS = 5
"""Seconds of work that one page or feed may cost."""
WALL_SECONDS = 20.0
"""Seconds that one may take however little it works: the machine may be busy."""
READER_BYTES = 2**30
"""Bytes of addresses that the reader may use."""
