"""What the machine refuses is told in words, in any language."""

from __future__ import annotations

import errno
import os

import pytest

from bot.languages import language
from bot.languages.system_errors import reason_of


@pytest.mark.parametrize(
    ("number", "english", "indonesian"),
    [
        (errno.ENOENT, "there is no such file or folder", "tidak ada berkas atau folder seperti itu"),
        (errno.EPERM, "access to it is not allowed", "tidak ada izin untuk mengaksesnya"),
        (errno.EADDRINUSE, "another program listens there already", "sudah ada program lain di alamat itu"),
    ],
)
def test_what_the_machine_refuses_is_told_in_the_readers_language(number: int, english: str, indonesian: str) -> None:
    """And not in the system's own."""
    reason = reason_of(OSError(number, os.strerror(number)))

    assert (language("en").say(reason), language("id").say(reason)) == (english, indonesian)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EDOM, "Numerical argument out of domain"), "the system says “Numerical argument out of domain”"),
        (OSError("no number"), "the system says “no number”"),
        (TimeoutError(), "the system says “TimeoutError”"),
    ],
)
def test_what_nobody_foresaw_stands_in_the_systems_words(error: OSError, words: str) -> None:
    """Better than nothing."""
    assert reason_of(error).in_english() == words
