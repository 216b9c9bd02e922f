"""Files and folders: articles that somebody saved, wrote or was sent.

Nothing about a file is believed: kind of file, size and name are checked before it is opened, and what is in it is read
by the reader.
"""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

from bot.domain.errors import BotError, Notice, notice
from bot.domain.limits import ARTICLE_BYTES
from bot.intake.found import Arrival
from bot.intake.ways.hiding import without_hidden
from bot.intake.ways.kinds import BUNDLES, SUFFIXES, Kind, kind_of_content, kind_of_file
from bot.intake.ways.limits import BUNDLE_BYTES
from bot.intake.ways.lines import paragraphs
from bot.intake.ways.passages import Passage, Unreadable, refused, remark
from bot.intake.ways.reading_room import ReadingRoom
from bot.languages.system_errors import reason_of


async def read(path: Path, room: ReadingRoom, now: datetime) -> tuple[Arrival, ...]:
    """The article of a file, or all those of a feed that was saved; `now` is in UTC.

    Raises:
        Unreadable: It is no file, too large, or holds nothing that can be read.
    """
    kind = _kind(path.name)
    data = await asyncio.to_thread(_bytes, path, BUNDLE_BYTES if kind in BUNDLES else ARTICLE_BYTES)
    return await read_sent(path.name, data, room, now)


async def read_sent(name: str, data: bytes, room: ReadingRoom, now: datetime) -> tuple[Arrival, ...]:
    """The same of a file that somebody sent, by its name and content.

    Raises:
        Unreadable: It is too large, or holds nothing that can be read.
    """
    kind = kind_of_content(_kind(name), data)
    _check_size(data, BUNDLE_BYTES if kind in BUNDLES else ARTICLE_BYTES)
    found = await room.read(kind or _kind(name), data)
    with_text = [passage for passage in found.passages if passage.text]
    if not with_text:
        raise refused("empty")
    remarks = found.remarks
    if left := len(found.passages) - len(with_text):
        remarks = (*remarks, remark("without text", str(left)))
    first, *others = with_text
    return arrival(first, now, name, remarks), *(arrival(other, now, name) for other in others)


def _kind(name: str) -> Kind:
    kind = kind_of_file(PurePath(name))
    if kind is None:
        raise Unreadable(notice("articles are read from {suffixes} files", suffixes=", ".join(SUFFIXES)))
    return kind


def arrival(passage: Passage, now: datetime, way: str, remarks: tuple[Notice, ...] = ()) -> Arrival:
    """A passage as an arrival that came that way."""
    own = tuple(remark(key, value) for key, value in passage.remarks)
    if not passage.is_whole:
        own = (*own, remark("teaser"))
    return Arrival(
        passage.text,
        now,
        title=passage.title,
        author=passage.author,
        source=passage.source,
        url=passage.url,
        published=passage.published,
        language=passage.language,
        way=way,
        remarks=(*remarks, *own),
    )


def pasted(text: str, now: datetime, way: str) -> Arrival:
    """A text that somebody wrote into a chat or a terminal; `now` is in UTC."""
    seen, remarks = without_hidden(text)
    return arrival(Passage(text=paragraphs(seen), remarks=remarks), now, way)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(notice("this is a folder; a file was expected"))
        if not stat.S_ISREG(mode):
            raise Unreadable(notice("this is a device or a pipe; a file was expected"))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise Unreadable(_why(error)) from None
    _check_size(data, limit)
    return data


def _check_size(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Unreadable(notice("it is larger than {limit} MiB", limit=limit // 2**20))


def _why(error: OSError) -> Notice:
    return notice("cannot be read: {reason}", reason=reason_of(error))


def article_files(folder: Path) -> Iterator[Path | tuple[Path, BotError]]:
    """The files in a folder and in the folders within that may hold articles, in order; and the folders that cannot be read.

    Hidden files, the copies that editors leave, and files of other sorts are passed over.
    """
    yield from _under(folder, ())


def is_left_behind(path: Path) -> bool:
    """Whether a file is hidden, or an editor's copy: `.x.txt.swp`, `#x.txt#`, `x.txt~`."""
    return path.name.startswith((".", "#")) or path.name.endswith("~")


def _under(folder: Path, around: tuple[str, ...]) -> Iterator[Path | tuple[Path, BotError]]:
    real = os.path.realpath(folder)
    if real in around:
        yield folder, Unreadable(notice("this link leads back into a folder around it"))
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder, Unreadable(_why(error))
        return
    for entry in entries:
        if is_left_behind(entry):
            continue
        if entry.is_dir():
            yield from _under(entry, (*around, real))
        elif kind_of_file(entry) is not None:
            yield entry
