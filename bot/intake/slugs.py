"""Ids made of words: "Gatra.com" is gatra-com."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_DIGEST = 6
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(words: str, limit: int) -> str:
    """An id of these words, of at most `limit` characters, cut between words; of letters that ASCII lacks, a digest."""
    whole = _whole(words)
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition("-")[0] or whole[:limit]
    return cut.strip("-")


def own_slug(words: str, limit: int) -> str:
    """As `slug`, but what is cut off still tells it from others that begin alike: by a digest at the end."""
    whole = _whole(words)
    if len(whole) <= limit:
        return whole
    digest = sha256(whole.encode()).hexdigest()[:_DIGEST]
    return f"{slug(whole, limit - _DIGEST - 1)}-{digest}"


def _whole(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    whole = _OTHER.sub("-", plain).strip("-")
    return whole or f"x-{sha256(words.encode(errors='backslashreplace')).hexdigest()[:10]}"
