"""The log: one line per event, whatever is in it, and never a secret."""

from __future__ import annotations

import io
import json
import logging
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.secrets import Secret
from bot.logs import configure

ROOT = Path(__file__).parents[1]
TOKEN = "1234567:" + "AbCd_-" * 6
LOG = logging.getLogger("ringkas.test")
Format = Literal["text", "json"]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the logging of the whole process as it was found."""
    root, own = logging.getLogger(), logging.getLogger("ringkas")
    handlers, levels, hook = root.handlers[:], (root.level, own.level), sys.excepthook
    with warnings.catch_warnings():
        yield
        logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    own.setLevel(levels[1])
    sys.excepthook = hook


def _set_up(format: Format = "json", *secrets: str, level: Literal["debug", "info", "error"] = "info") -> io.StringIO:
    stream = io.StringIO()
    configure(level, format, [Secret(text) for text in secrets], stream)
    return stream


def _event(stream: io.StringIO) -> dict[str, Any]:
    """The one event that was written."""
    (line,) = stream.getvalue().splitlines()
    event: dict[str, Any] = json.loads(line)
    return event


def test_an_event_is_one_line_of_json() -> None:
    """Numbers stay numbers, and a time says that it is UTC."""
    stream = _set_up()

    LOG.info(
        "chat left", extra={"fields": {"chat": -1001, "share": 0.5, "known": True, "reason": None, "who": Path("x")}}
    )

    event = _event(stream)
    assert datetime.fromisoformat(event.pop("timestamp")).utcoffset() is not None
    head = {"level": "info", "logger": "ringkas.test", "event": "chat left"}
    assert event == head | {"chat": -1001, "share": 0.5, "known": True, "reason": None, "who": "x"}


def test_an_event_is_one_line_of_text() -> None:
    """What varies stands in quotation marks where it would be ambiguous otherwise."""
    stream = _set_up("text")

    LOG.warning("chat %s", "left", extra={"fields": {"chat": -1001, "why": 'said "no"\nlogged in', "at": "a/b:c"}})

    line = stream.getvalue()
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z warning  ringkas\.test: chat left  ", line)
    assert line.endswith('chat=-1001  why="said \\"no\\"\\nlogged in"  at=a/b:c\n')


def test_a_field_does_not_take_the_place_of_what_every_event_has() -> None:
    """Nor can one pass for an exception."""
    stream = _set_up()

    LOG.info("real", extra={"fields": {"event": "false", "level": "x", "exc_info": "y", "exception": "z"}})

    event = _event(stream)
    assert ("real", "info", "false", "y", "z") == (
        *(event["event"], event["level"]),
        *(event["event_"], event["exc_info_"], event["exception_"]),
    )


@pytest.mark.parametrize("level", ["debug", "info", "error"])
def test_a_level_holds_for_us_and_libraries_speak_from_warning_on(level: Literal["debug", "info", "error"]) -> None:
    """python-telegram-bot logs its token and what people wrote at the levels below."""
    stream = _set_up(level=level)

    for name in ("ringkas.test", "telegram.Bot", "aiohttp.client", "asyncio", "httpx"):
        for told in ("debug", "info", "warning", "error"):
            getattr(logging.getLogger(name), told)("x")

    told_of = {(event["logger"], event["level"]) for event in map(json.loads, stream.getvalue().splitlines())}
    ours = ["debug", "info", "warning", "error"]
    assert {each for name, each in told_of if name == "ringkas.test"} == set(ours[ours.index(level) :])
    assert {each for name, each in told_of if name == "telegram.Bot"} == {"warning", "error"} - (
        {"warning"} if level == "error" else set()
    )


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_trace_is_part_of_its_line(format_: Format) -> None:
    """With the causes, and no matter how many lines it would have."""
    stream = _set_up(format_)

    error = RuntimeError("later")
    error.__cause__ = ValueError("first\nsecond")
    LOG.error("it failed", exc_info=error, stack_info=True)

    (line,) = stream.getvalue().splitlines()
    assert [] == [part for part in ("ValueError: first", "RuntimeError: later", "Stack (most") if part not in line]


def test_a_slip_in_a_message_does_not_hide_the_event() -> None:
    """Arguments that do not fit are a fault of ours, and no reason to lose what was to be told."""
    stream = _set_up()

    text = "two %s %s"
    LOG.info(text, "one")

    assert "two %s %s (the arguments do not fit)" == _event(stream)["event"]


class _Broken:
    """A value that cannot be shown."""

    def __str__(self) -> str:
        raise ValueError(TOKEN)

    __repr__ = __str__


class _BrokenFields(dict[str, object]):
    """Fields that cannot be looked through."""

    def items(self) -> Any:
        raise ValueError(TOKEN)


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_value_that_cannot_be_shown_stops_nothing(format_: Format, capsys: pytest.CaptureFixture[str]) -> None:
    """The bot goes on, and the other fields are told."""
    stream = _set_up(format_)

    LOG.info("x", extra={"fields": {"value": _Broken(), "number": 10**5000, _Broken(): 1, "other": "told"}})
    LOG.info("%s", _Broken())
    LOG.info(_Broken())
    LOG.info("y", extra={"fields": ["no", "mapping"]})
    LOG.info("z", extra={"fields": _BrokenFields(a=1)})

    lines = stream.getvalue().splitlines()
    assert "an event of ringkas.test could not be written" == lines.pop()
    assert 4 == len(lines)
    assert "told" in lines[0]
    assert "mapping" in lines[3]
    assert ("", "") == capsys.readouterr()


def test_a_stream_that_fails_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever reads the log may have gone."""
    stream = _set_up()
    stream.close()

    LOG.info("x")

    assert ("", "") == capsys.readouterr()


FORMS = [
    "http://x/bot{}/sendMessage",
    "{}",
    "'{}'",
    "a{}",
]


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize("form", FORMS)
def test_what_looks_like_a_token_is_hidden_though_nobody_told_of_it(form: str, format_: Format) -> None:
    """P13: another bot's token, or one that was replaced."""
    stream = _set_up(format_)
    shown = form.format(TOKEN)

    LOG.info(shown, extra={"fields": {"url": shown, "quoted": quote(shown, ""), shown: 1, "in": [{"x": shown}]}})
    LOG.error("%s", shown, exc_info=ValueError(shown))

    assert TOKEN[8:] not in stream.getvalue()
    assert 7 == stream.getvalue().count("***")


SECRETS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="⟦⟧"), min_size=8, max_size=40)


@given(SECRETS.filter(lambda text: len(set(text)) > 4), st.text(max_size=5), st.text(max_size=5))
@example("a/b c/d e/f", "", "")
@example("it's a 'secret'", '"', "")
@example('it\'s a "secret" \\', "", "")
@example("пароль\n12345", "", "")
def test_a_known_secret_is_hidden_in_every_form(secret: str, before: str, after: str) -> None:
    """P13: whatever it consists of, wherever it stands, however libraries write it."""
    stream = _set_up("json", secret)
    shown = f"{before}⟦{secret}⟧{after}"
    fields = {
        "plain": shown,
        "list": [shown],
        "url": quote(shown),
        "whole": quote(shown, ""),
        "form": quote_plus(shown),
    }

    LOG.info("%s", shown, extra={"fields": fields | {"json": json.dumps(shown), "bytes": shown.encode(), shown: "key"}})

    event = _event(stream)
    (key,) = (name for name, value in event.items() if value == "key")
    for value in (key, event["event"], event["plain"], event["list"], event["json"].replace("\\u27e6", "⟦")):
        assert "⟦***" in value
    assert "\\xe2\\x9f\\xa6***\\xe2\\x9f\\xa7" in event["bytes"]
    for value in (event["url"], event["whole"], event["form"]):
        assert f"{quote('⟦')}***{quote('⟧')}" in value


@pytest.mark.parametrize("format_", ["text", "json"])
def test_no_part_of_a_line_shows_a_secret(format_: Format) -> None:
    """P13: a trace quotes what failed, and a longer secret may begin like a shorter one."""
    stream = _set_up(format_, "open-sesame", "open-sesame-twice")

    LOG.info("x", extra={"fields": {"open-sesame": "open-sesame-twice"}})
    LOG.error("open-sesame", exc_info=ValueError("open-sesame-twice"), stack_info=True)

    assert "sesame" not in stream.getvalue().replace('stream = _set_up(format_, "open-sesame"', "")
    assert "twice" not in stream.getvalue()


@pytest.mark.parametrize("format_", ["text", "json"])
@given(text=st.text(), key=st.text())
def test_nobody_forges_a_line(format_: Format, text: str, key: str) -> None:
    """Whatever people or servers send: one event is one line, and nothing in it moves a terminal's cursor."""
    stream = _set_up(format_)

    LOG.info(text, extra={"fields": {key: text, "text": text}})
    logging.getLogger("aiohttp.server").warning("%s", text, exc_info=ValueError(text))

    written = stream.getvalue()
    assert 2 == len(written.splitlines()) == written.count("\n")
    assert written.replace("\n", "").isprintable()


@given(text=st.text(), number=st.integers() | st.floats())
def test_a_line_of_json_gives_back_what_was_logged(text: str, number: float) -> None:
    """But for what looks like a token, and numbers that not every reader takes."""
    stream = _set_up()

    LOG.info("x", extra={"fields": {"text": text, "number": number}})

    event = _event(stream)
    assert text == event["text"]
    assert event["number"] in (number, str(number))


def test_a_number_that_is_a_secret_is_hidden_too() -> None:
    """And its line is JSON still."""
    stream = _set_up("json", "98765432")

    LOG.info("x", extra={"fields": {"number": 98765432}})

    assert "***" == _event(stream)["number"]


def test_without_secrets_nothing_is_hidden() -> None:
    """A setting that is there, but empty, is no secret."""
    stream = _set_up("json", "")

    LOG.info("plain")

    assert "plain" == _event(stream)["event"]


def test_what_was_set_up_before_writes_no_more() -> None:
    """A second writer would know no secrets, and every event would come twice."""
    earlier, stream = _set_up(), _set_up()

    LOG.info("x")

    assert ("", 1) == (earlier.getvalue(), len(stream.getvalue().splitlines()))


def test_warnings_and_errors_that_nobody_catches_are_events() -> None:
    """P13: the interpreter itself would print them as they are, on standard error."""
    program = f"""
import warnings
from bot.logs import configure
configure("info", "json", [])
warnings.warn("careful with {TOKEN}")
raise RuntimeError("stopped by {TOKEN}")
"""

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [("py.warnings", "warning"), ("ringkas", "critical")] == [(each["logger"], each["level"]) for each in events]
    assert TOKEN[8:] not in done.stderr
    assert 1 == done.returncode


def test_an_interrupt_is_no_error() -> None:
    """Whoever presses Ctrl-C knows."""
    _set_up()
    hook = sys.excepthook
    stream = _set_up()

    hook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert "" == stream.getvalue()
