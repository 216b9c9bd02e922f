"""Ids made of words: "Gatra.com" is gatra-com."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(words: str, limit: int) -> str:
    """An id of these words, of at most `limit` characters, cut between words; of letters that ASCII lacks, a digest."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    whole = _OTHER.sub("-", plain).strip("-")
    if not whole:
        return f"x-{sha256(words.encode(errors='backslashreplace')).hexdigest()[:10]}"
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition("-")[0] or whole[:limit]
    return cut.strip("-")
