"""What the machine refuses, in words for people: the system itself knows no language but its own."""

from __future__ import annotations

import errno

from bot.domain.errors import Notice, notice

_NOT_ALLOWED = notice("access to it is not allowed")
_FULL = notice("there is no space left on the disk")
_TOO_MANY = notice("too many files are open")
_IN_USE = notice("something else is using it")
_REASONS = {
    errno.ENOENT: notice("there is no such file or folder"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: notice("it is a folder"),
    errno.ENOTDIR: notice("what should be a folder is none"),
    errno.EEXIST: notice("it is there already"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: notice("nothing can be written on this disk"),
    errno.EIO: notice("the disk has a fault"),
    errno.ENAMETOOLONG: notice("its name is too long"),
    errno.ELOOP: notice("its links lead in a circle"),
    errno.ENOTSUP: notice("it is no ordinary file"),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EADDRINUSE: notice("another program listens there already"),
    errno.EADDRNOTAVAIL: notice("this machine has no such address"),
}


def reason_of(error: OSError) -> Notice:
    """Why the machine refused; what is not known here stands in the system's own words."""
    known = _REASONS.get(error.errno or 0)
    words = error.strerror or str(error) or type(error).__name__
    return known or notice("the system says “{words}”", words=words)
