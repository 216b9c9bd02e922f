"""Bytes to text: by their mark, as declared, as UTF-8, at last as windows-1252, and then it is said.

Python knows codecs that are no encodings of text, and some that unpack; only those that pages use are taken.
"""

from __future__ import annotations

import re

from bot.intake.ways.passages import Refusal

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_KNOWN = re.compile(
    r"utf-?8|utf-?(?:16|32)(?:-?[bl]e)?|iso-?8859-?(?:[2-9]|1[0-6])|windows-?125[0-8]|cp(?:125[0-8]|437|850|866|932|949)"
    r"|koi8-[rut]|gb2312|gbk|gb18030|big5|shift[-_]jis|euc-(?:jp|kr)|tis-620|mac-?roman",
    re.IGNORECASE,
)
_WINDOWS = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1"})
"""Names under which pages send windows-1252 (https://encoding.spec.whatwg.org/#names-and-labels)."""
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "7z",
    b"\xd0\xcf\x11\xe0": "OLE",
    b"\x7fELF": "ELF",
    b"SQLite format 3\0": "SQLite",
    b"{\\rtf": "RTF",
}
_WORDS = {b"GIF8": "GIF", b"RIFF": "RIFF", b"BZh": "bzip2", b"MZ": "EXE", b"ID3": "MP3"}
"""Signatures with which a text may begin too."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 65536
_ODD_SHARE = 200  # one control character in so many is no text any more


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text of some bytes, and remarks on what had to be guessed.

    Raises:
        Refusal: They are no text.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding:
        _check_is_text(data)
    text, remarks = _in_declared(data, encoding or _codec(declared)) or _guessed(data, declared)
    sample = text[:_LOOKED_AT]
    if len(_CONTROL.findall(sample)) * _ODD_SHARE > len(sample):
        raise Refusal("no text")
    if lost := text.count("\ufffd"):
        remarks = (*remarks, ("replaced", str(lost)))
    return text, remarks


def _check_is_text(data: bytes) -> None:
    known = _SIGNATURES | _WORDS if b"\0" in data[:_LOOKED_AT] else _SIGNATURES
    for signature, name in known.items():
        if data.startswith(signature):
            raise Refusal("binary", name)


def _codec(declared: str) -> str:
    name = declared.strip().casefold()
    if name in _WINDOWS:
        return "cp1252"
    return name if _KNOWN.fullmatch(name) else ""


def _in_declared(data: bytes, encoding: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The text in a given encoding; null: it is not in that, or that is none."""
    if not encoding:
        return None
    try:
        return data.decode(encoding), ()
    except (UnicodeDecodeError, LookupError):
        if encoding.startswith(("utf-16", "utf-32")) or data[:3] == b"\xef\xbb\xbf":  # it has a mark, and is damaged
            return data.decode(encoding, "replace"), ()
        return None


def _guessed(data: bytes, declared: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    said = "wrong encoding" if declared else "guessed encoding"
    if b"\0" in data[:_LOOKED_AT]:
        raise Refusal("no text")
    try:
        return data.decode("utf-8"), ((said, "UTF-8"),) if declared else ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ((said, "windows-1252"),)
