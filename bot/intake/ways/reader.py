"""The child process that parses what strangers wrote: bytes come in, passages go out, and it may die of any of them.

Each demand is a line of JSON and as many bytes as it says; the answer is a line for each passage, and one at the end. It
needs no network, no secret and no file, and the system ends it where it works or takes more than its share. Libraries
are loaded when the first carrier of their sort comes, and stay.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from bot.domain.limits import TEXT_CHARACTERS
from bot.intake.ways.encodings import decoded
from bot.intake.ways.hiding import without_hidden
from bot.intake.ways.kinds import Kind
from bot.intake.ways.limits import READER_BYTES
from bot.intake.ways.lines import paragraphs
from bot.intake.ways.passages import Passage, Refusal

_NICENESS = 10  # the bot answers people meanwhile


def main() -> None:
    """Answer demands until there are none."""
    os.nice(_NICENESS)
    _limit(resource.RLIMIT_AS, READER_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(demands: BinaryIO, answers: BinaryIO) -> None:
    """Answer each demand of a stream."""
    while line := demands.readline():
        demand = json.loads(line)
        data = demands.read(demand["length"])
        _allow_work(demand["seconds"])
        answers.writelines(map(_line, _answers(demand, data)))
        answers.flush()


def _line(answer: list[Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _allow_work(seconds: int) -> None:
    """Let the system end this process after so much more work; what it did for earlier demands does not count."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    _limit(resource.RLIMIT_CPU, until)


def _limit(kind: int, amount: int) -> None:
    """Set a limit within what the system allows at all."""
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (amount if most == resource.RLIM_INFINITY else min(amount, most), most))


def _answers(demand: Mapping[str, Any], data: bytes) -> Iterator[list[Any]]:
    try:
        for passage in _read(Kind(demand["kind"]), data, demand["charset"], demand["url"]):
            yield _seen(passage)
    except Refusal as refusal:
        yield ["refused", refusal.key, refusal.value]
    except RecursionError:
        yield ["refused", "too deep", ""]
    except MemoryError:
        yield ["refused", "too costly", ""]
    except Exception:  # noqa: BLE001 - libraries raise anything at what strangers wrote
        yield ["refused", "damaged", ""]
    else:
        yield ["done"]


def _seen(passage: Passage | list[Any]) -> list[Any]:
    """A passage as an answer, each text in it as a reader would see it."""
    if isinstance(passage, list):
        return passage
    counts: Counter[str] = Counter()
    fields: dict[str, Any] = {}
    for name, value in passage.plain().items():
        if isinstance(value, str):
            seen, hidden = without_hidden(value)
            fields[name] = seen if name == "text" else " ".join(seen.split())
            counts.update({key: int(count) for key, count in hidden})
    remarks = (*passage.remarks, *((key, str(count)) for key, count in counts.items()))
    if len(fields["text"]) > TEXT_CHARACTERS:
        if not passage.id:
            raise Refusal("too long")
        fields |= {"text": "", "is_whole": False}  # of an entry, the page may be shorter
    return ["passage", replace(passage, remarks=remarks, **fields).plain()]


def _read(kind: Kind, data: bytes, charset: str, url: str) -> Iterator[Passage | list[Any]]:
    if kind in {Kind.FEED, Kind.JSON_FEED}:
        from bot.intake.ways.entries import read_feed, read_json_feed

        feed = (read_feed if kind is Kind.FEED else read_json_feed)(data, charset, url)
        yield ["feed", {"title": feed.title, "minutes": feed.minutes, "remarks": feed.remarks}]
        yield from feed.passages
    else:
        passage = _single(kind, data, charset, url)
        if not passage.text.strip():
            raise Refusal("empty")
        yield passage


def _single(kind: Kind, data: bytes, charset: str, url: str) -> Passage:
    if kind is Kind.PAGE:
        from bot.intake.ways.pages import page_passage

        return page_passage(data, charset, url)
    if kind is Kind.LETTER:
        from bot.intake.ways.letters import letter_passage

        return letter_passage(data)
    text, remarks = decoded(data, charset)
    if kind is Kind.MARKDOWN:
        from bot.intake.ways.markdown import markdown_passage

        passage = markdown_passage(text.replace("\r\n", "\n"))
        return replace(passage, remarks=(*remarks, *passage.remarks))
    seen, hidden = without_hidden(text)
    return Passage(text=paragraphs(seen), remarks=(*remarks, *hidden))
