"""Files that people sent and the bot may fetch, and those that the bot sent."""

from __future__ import annotations

from dataclasses import dataclass, field

from fake_telegram.wire import Fault, Upload, Wire

MOST_DOWNLOADED = 20 * 1024 * 1024
MOST_SENT = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
"""Bytes: https://core.telegram.org/bots/api#sending-files and #getfile"""
PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = (PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True, slots=True)
class File:
    """A file, kept under its ids; `size` may be claimed larger than what is kept."""

    id: str
    name: str
    mime: str
    size: int
    content: bytes = field(repr=False)
    path: str

    def wire(self) -> Wire:
        """What every kind of file carries."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": self.size}


class Files:
    """All files, by id and by the path under which they are fetched."""

    def __init__(self) -> None:
        self._kept: dict[str, File] = {}

    def keep(self, upload: Upload, size: int | None = None) -> File:
        """Keep a file; `size` pretends that it is that large."""
        number = len(self._kept) + 1
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        path = f"documents/file_{number}.{suffix}"
        length = len(upload.content) if size is None else size
        file = File(f"file-{number}", upload.name, upload.mime, length, upload.content, path)
        self._kept[file.id] = file
        return file

    def taken(self, value: Upload | str, most: int) -> File:
        """The file of a request, new or known by its id; raises `Fault`."""
        if isinstance(value, str):
            if value not in self._kept:
                raise Fault("wrong remote file identifier specified: the server knows no such file, and fetches none")
            return self._kept[value]
        if not value.content:
            raise Fault("file must be non-empty")
        if len(value.content) > most:
            raise Fault("Request Entity Too Large", code=413)
        return self.keep(value)

    def with_id(self, id: str) -> File:
        """The file that a bot may fetch; raises `Fault`."""
        if id not in self._kept:
            raise Fault("wrong file_id or the file is temporarily unavailable")
        if self._kept[id].size > MOST_DOWNLOADED:
            raise Fault("file is too big")
        return self._kept[id]

    def at(self, path: str) -> File | None:
        """The file at a path that `getFile` told."""
        return next((file for file in self._kept.values() if file.path == path), None)


def dimensions(content: bytes) -> tuple[int, int]:
    """The width and height that a picture is reported with; raises `Fault` for what Telegram takes for none.

    Only PNG is measured, which is what this project sends; other pictures count as 800 by 600.
    """
    if not content.startswith(PICTURES):
        raise Fault("IMAGE_PROCESS_FAILED")
    if not content.startswith(PNG):
        return 800, 600
    width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if width + height > 10000 or not width or not height or max(width, height) > 20 * min(width, height):
        raise Fault("PHOTO_INVALID_DIMENSIONS")
    return width, height
