"""What the running bot tells about itself: one line per event, which nobody can forge and no secret gets into.

Every part logs through the standard library, so that none has to know how lines are written:

    log = logging.getLogger("ringkas.telegram")
    log.info("chat left", extra={"fields": {"chat": chat_id, "reason": reason}})

An event is a constant text in plain words, and what varies stands in its fields. Nobody is to log what people wrote.
Libraries are heard from WARNING on: below it, python-telegram-bot logs messages and its token.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Literal, TextIO
from urllib.parse import quote, quote_plus

from structlog.processors import JSONRenderer, TimeStamper, format_exc_info
from structlog.stdlib import ProcessorFormatter, add_log_level
from structlog.typing import EventDict

from bot.domain.secrets import MASK, Secret

OWN = "ringkas"
"""The beginning of the names of our own loggers."""

# Telegram's, also in an address; Discord's; an interaction's, in the address of its answer.
TOKENS_LIKE = (
    r"\d{5,20}(?::|%3[aA])[A-Za-z0-9_-]{25,}",
    r"[A-Za-z0-9_-]{18,}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{20,}",
    r"(?<=/)[A-Za-z0-9_-]{60,}",
)
"""What tokens look like, those included that nobody told us of."""
HEAD = ("timestamp", "level", "logger", "event")
"""The keys that every event has, in this order."""
TAKEN = frozenset({*HEAD, "exc_info", "exception", "stack_info"})
"""Keys that no field can have; one of such a name gets a low line behind it."""

_BARE = re.compile(r"[\w@%+,./:*-]+")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d+)?(?:e[+-]\d+)?")  # larger ones not every reader of JSON takes


def configure(
    level: Literal["debug", "info", "warning", "error"],
    format: Literal["text", "json"],
    secrets: Iterable[Secret],
    stream: TextIO | None = None,
) -> None:
    """Write every event from now on to `stream`, or standard error, in place of whatever was set up before.

    Errors that nobody catches are events too, and so are Python's warnings.
    """
    handler = _Lines(stream or sys.stderr, _mask_of(secrets))
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[add_log_level, TimeStamper(fmt="iso", utc=True)],
            processors=[_opened, format_exc_info, handler.plain, _as_text if format == "text" else JSONRenderer()],
        )
    )
    own_level = logging.getLevelNamesMapping()[level.upper()]
    logging.getLogger(OWN).setLevel(own_level)
    root = logging.getLogger()
    root.setLevel(max(own_level, logging.WARNING))
    root.handlers[:] = [handler]
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught


class _Lines(logging.StreamHandler[TextIO]):
    """Writes events as lines; the last to touch them, and so where secrets are taken out."""

    def __init__(self, stream: TextIO, mask: re.Pattern[str]) -> None:
        super().__init__(stream)
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        worded = logging.makeLogRecord(record.__dict__)
        worded.msg, worded.args = _message(record), None
        return self._masked(super().format(worded))

    def plain(self, _logger: object, _name: str, event: EventDict) -> EventDict:
        """Make every value one that can be written, before quotation marks or escapes can tear a secret apart."""
        return {self._masked(_text(key)): self._plain(value) for key, value in event.items()}

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        """Say that an event was lost; the standard library would print it with all that it holds."""
        with suppress(Exception):
            self.stream.write(f"an event of {record.name.encode('unicode_escape').decode()} could not be written\n")

    def _plain(self, value: object) -> object:
        if value is None or isinstance(value, bool):
            return value
        shown = _text(value)
        text = self._masked(shown)
        is_number = type(value) in {int, float} and text == shown and _NUMBER.fullmatch(text)
        return value if is_number else text

    def _masked(self, text: str) -> str:
        return self._mask.sub(MASK, text)


def _mask_of(secrets: Iterable[Secret]) -> re.Pattern[str]:
    """What finds the secrets, in each form in which libraries write them, and all that looks like a token."""
    texts = [secret.reveal() for secret in secrets if secret.reveal()]
    forms = {form for text in texts for form in (text, quote(text), quote(text, ""), quote_plus(text), *_escaped(text))}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join([*map(re.escape, longest_first), *TOKENS_LIKE]))


def _escaped(text: str) -> Iterator[str]:
    """A text as it stands inside quotation marks: as Python writes it and its bytes, whichever mark it takes, and JSON."""
    for end in ("", "'\""):  # with both marks in it, Python escapes the first
        yield repr(text + end)[1 : 1 - len(repr(end))]
        yield repr((text + end).encode())[2 : 1 - len(repr(end))]
    for ascii_alone in (True, False):
        yield json.dumps(text, ensure_ascii=ascii_alone)[1:-1]


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # noqa: BLE001 - a slip in a message must not stop what it tells of
        return f"{_text(record.msg)} (the arguments do not fit)"


def _text(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - see above
        return f"({type(value).__name__} that cannot be shown)"


def _opened(_logger: object, _name: str, event: EventDict) -> EventDict:
    """The event in the order in which it is read, with the fields that its record carries."""
    record: logging.LogRecord = event["_record"]
    fields = getattr(record, "fields", {})
    if not isinstance(fields, Mapping):
        fields = {"fields": fields}
    opened = {"timestamp": event["timestamp"], "level": event["level"], "logger": record.name, "event": event["event"]}
    opened |= {f"{key}_" if key in TAKEN else key: value for key, value in fields.items()}
    return opened | {key: event[key] for key in ("exc_info", "stack_info") if key in event}


def _as_text(_logger: object, _name: str, event: EventDict) -> str:
    fields = [f"{_quoted(key)}={_quoted(_text(value))}" for key, value in event.items() if key not in HEAD]
    head = f"{event['timestamp']} {event['level']:<8} {_one_line(event['logger'])}: {_one_line(event['event'])}"
    return "  ".join([head, *fields])


def _quoted(text: str) -> str:
    return text if _BARE.fullmatch(text) else '"' + _one_line(text).replace('"', '\\"') + '"'


def _one_line(text: str) -> str:
    """The text without what could end a line, move the cursor or turn the writing around."""
    return "".join(
        char if char.isprintable() and char != "\\" else char.encode("unicode_escape").decode("ascii") for char in text
    )


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        logging.getLogger(OWN).critical("stopped by an error", exc_info=(kind, error, trace))
