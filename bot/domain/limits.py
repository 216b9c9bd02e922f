"""How large an article may be, whichever way it comes: who brings one and who reads it must not disagree."""

from __future__ import annotations

ARTICLE_BYTES = 2 * 2**20
"""Bytes of the largest article or page."""
TEXT_CHARACTERS = 200_000
"""Characters of the longest text of an article: a hundred pages. While a longer one is analysed, others would wait for
their turn: Python's garbage collector alone stops every thread for as long as there are things to look through."""
