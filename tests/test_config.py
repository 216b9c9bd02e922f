"""Settings: one file, one environment, every fault at once, and no secret repeated."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from config_files import refused, written
from files.samples import BRIEFING, CONFIG
from hypothesis import given
from pydantic import BeforeValidator, ValidationError, create_model
from strategies.words import words

from bot.config import Config, SendShape, keys, load_config, variable
from bot.domain.addresses import Address
from bot.domain.briefing import Digest
from bot.domain.delivery import WhenNothingNew
from bot.domain.errors import InvalidValue, notice
from bot.domain.schedule import Schedule
from bot.domain.secrets import Secret
from bot.files.places import OneLine, Table
from bot.files.refusals import refusals
from bot.files.schemas import helps
from bot.files.shapes import Shape

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "config.example.toml"
TOKEN = "1234567:" + "AbCd_-" * 6
RUNNING = """\
[telegram]
token_file = "token.txt"
base_url = "http://[::1]:8081/bot{token}"
base_file_url = "https://files.example/file/bot"
proxy = "http://someone:pass%40word@proxy.example:3128"
webhook_url = "https://bot.example/telegram"
messages_per_second = 300
admins = [1001, 4503599627370495]

[web]
host = "::"
port = 8443

[log]
level = "debug"
format = "json"
"""


DIGESTS = """\
[digests]
max_age = "90 minutes"
when_nothing_new = "say-so"
corrections_days = 7
keep_days = 90
late_minutes = 5

[[digests.send]]
briefing = "kazakhstan"
at = ["18:30", "07:00"]
days = "mon-fri"
zone = "Asia/Jakarta"
language = "en"
to = ["telegram:-1001234567890/42"]
when_nothing_new = "skip"
max_age = "2 days"

[[digests.send]]
briefing = "tokayev"
cron = "0 7 * * 1"
zone = "Asia/Almaty"
to = ["discord:112233445566778899"]
"""


def test_a_file_sets_every_key(tmp_path: Path) -> None:
    """What is written is what holds."""
    config = load_config(written(tmp_path), {})

    assert ("en", Path("ringkas.db")) == (config.language.default, config.store.path)
    assert (Path("texts"), "Asia/Makassar") == (config.briefings.folder, config.clock.zone)


def test_a_file_sets_every_key_of_the_running_bot(tmp_path: Path) -> None:
    """What is written is what holds."""
    (tmp_path / "token.txt").write_text(f"{TOKEN}\n")
    config = load_config(written(tmp_path, RUNNING.replace("token.txt", str(tmp_path / "token.txt"))), {})

    telegram = config.telegram
    assert (Secret(TOKEN), tmp_path / "token.txt") == (telegram.token, telegram.token_file)
    assert "http://[::1]:8081/bot{token}" == telegram.base_url
    assert "https://files.example/file/bot" == telegram.base_file_url
    assert Secret("http://someone:pass%40word@proxy.example:3128") == telegram.proxy
    assert ("https://bot.example/telegram", 300) == (telegram.webhook_url, telegram.messages_per_second)
    assert (1001, 2**52 - 1) == telegram.admins
    assert ("::", 8443, "debug", "json") == (config.web.host, config.web.port, config.log.level, config.log.format)


def test_a_file_sets_every_key_of_digests(tmp_path: Path) -> None:
    """What is written is what holds, and a digest is the same as in a briefing file."""
    digests = load_config(written(tmp_path, DIGESTS), {}).digests

    assert (timedelta(minutes=90), "say-so") == (digests.max_age, digests.when_nothing_new)
    assert (7, 90, 5) == (digests.corrections_days, digests.keep_days, digests.late_minutes)
    assert [
        (
            "kazakhstan",
            Digest(
                Schedule("Asia/Jakarta", (time(7), time(18, 30)), (0, 1, 2, 3, 4)),
                (Address("telegram", "-1001234567890", "42"),),
                "en",
                WhenNothingNew.SKIP,
                timedelta(days=2),
            ),
        ),
        ("tokayev", Digest(Schedule("Asia/Almaty", cron="0 7 * * 1"), (Address("discord", "112233445566778899"),))),
    ] == [(sent.briefing, sent.digest) for sent in digests.send]


def test_variables_set_what_holds_for_all_digests() -> None:
    """Digests themselves stand in files only."""
    environ = {"RINGKAS_DIGESTS__MAX_AGE": "2 days", "RINGKAS_DIGESTS__LATE_MINUTES": "30"}

    digests = load_config(None, environ).digests

    assert (timedelta(days=2), 30) == (digests.max_age, digests.late_minutes)
    assert ["RINGKAS_DIGESTS__SEND"] == [fault.key for fault in refused(None, {"RINGKAS_DIGESTS__SEND": "[]"})]


def test_variables_set_numbers_and_lists() -> None:
    """A variable holds text, whatever is meant by it."""
    environ = {
        "RINGKAS_TELEGRAM__ADMINS": "1001, 1002,",
        "RINGKAS_TELEGRAM__MESSAGES_PER_SECOND": "25",
        "RINGKAS_TELEGRAM__WEBHOOK_URL": "http://127.0.0.1:9/hook",
        "RINGKAS_WEB__PORT": " 8080 ",
    }

    config = load_config(None, environ)

    assert ((1001, 1002), 25, 8080) == (config.telegram.admins, config.telegram.messages_per_second, config.web.port)


def test_what_takes_articles_in_is_set_by_file_or_variable(tmp_path: Path) -> None:
    """In a variable, addresses are parted by spaces, since a comma may stand in one."""
    path = written(tmp_path, '[intake]\npublish = "unreviewed"\ninbox = "in"\nfeeds = ["https://a.example/?x=1,2"]\n')
    feeds = {"RINGKAS_INTAKE__FEEDS": "https://a.example/?x=1,2  http://b.example/rss"}

    intake = load_config(path, {}).intake

    assert (intake.publish, intake.inbox, intake.feeds) == ("unreviewed", Path("in"), ("https://a.example/?x=1,2",))
    assert load_config(None, feeds).intake.feeds == ("https://a.example/?x=1,2", "http://b.example/rss")


@pytest.mark.parametrize("feeds", ['["ftp://a.example/"]', '["news"]', "3", '["https://a.example/secret path"]'])
def test_what_is_no_feed_is_refused_and_not_repeated(tmp_path: Path, feeds: str) -> None:
    """An address may hold a key."""
    (fault,) = refused(written(tmp_path, f"[intake]\nfeeds = {feeds}\n"))

    assert fault.key.startswith("intake.feeds")
    assert "secret" not in fault.notice.in_english()


def test_without_a_file_the_defaults_hold() -> None:
    """Ringkas starts before anything is configured."""
    assert Config() == load_config(None, {"PATH": "/bin", "OTHER_CLOCK__ZONE": "x"})


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    """Whoever names a file means it."""
    faults = refused(tmp_path / "missing.toml")

    assert "no such file" in faults[0].notice.in_english()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """One file serves several places."""
    environ = {"RINGKAS_CLOCK__ZONE": "Asia/Jayapura", "RINGKAS_STORE__PATH": "/srv/news.db", "HOME": "/"}

    config = load_config(written(tmp_path), environ)

    assert ("Asia/Jayapura", Path("/srv/news.db"), "en") == (
        config.clock.zone,
        config.store.path,
        config.language.default,
    )


def test_the_environment_alone_is_enough() -> None:
    """A container needs no file."""
    assert load_config(None, {"RINGKAS_LANGUAGE__DEFAULT": "en"}).language.default == "en"


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("[clock]", "[clok]", "clok", "did you mean “clock”"),
        ("zone =", "zoen =", "clock.zoen", "did you mean “zone”"),
        ('"Asia/Makassar"', '"Asia/Makasar"', "clock.zone", "did you mean “Asia/Makassar”"),
        ('"Asia/Makassar"', "7", "clock.zone", "text in quotes was expected, not a number"),
        ('default = "en"', 'default = "de"', "language.default", "is not allowed here; there are en, id"),
        ('"ringkas.db"', "3", "store.path", "a path in quotes"),
        ('"ringkas.db"', '" "', "store.path", "a path in quotes"),
        ('"texts"', "[]", "briefings.folder", "a path in quotes"),
        ("[clock]\nzone", "clock", "briefings.clock", "is not a key here"),
        (
            '[clock]\nzone = "Asia/Makassar"',
            '[[clock]]\nzone = "x"',
            "clock",
            "a table of keys and values was expected",
        ),
        ('"Asia/Makassar"', "Asia/Makassar", "", "not TOML at column"),
    ],
)
def test_a_spoilt_setting_is_refused_with_line_key_and_remedy(
    old: str, new: str, key: str, says: str, tmp_path: Path
) -> None:
    """Whatever is wrong, the operator reads where it stands and what was expected."""
    text = CONFIG.replace(old, new, 1)
    path = written(tmp_path, text)

    faults = refused(path)

    line = text.count("\n", 0, text.index(new)) + 1
    assert [(str(path), line, key)] == [(fault.file, fault.line, fault.key) for fault in faults]
    assert says in faults[0].notice.in_english()


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ('"token.txt"', "7", "telegram.token_file", "this value is not allowed here"),
        ('"token.txt"', f'"{TOKEN}"', "telegram.token_file", "this is the token itself; write it into a file"),
        ("token_file", "tokenfile", "telegram.tokenfile", "did you mean “token_file”"),
        ('"http://[::1]:8081/bot{token}"', '"ftp://x/"', "telegram.base_url", "begins with https:// or http://"),
        ('"http://[::1]:8081/bot{token}"', '"http:///bot"', "telegram.base_url", "begins with https:// or http://"),
        ('"http://[::1]:8081/bot{token}"', '"http://x:99999/"', "telegram.base_url", "begins with https:// or"),
        ('"http://[::1]:8081/bot{token}"', '"http://x/ /"', "telegram.base_url", "begins with https:// or"),
        ('"https://files.example/file/bot"', '"https://a:b@c/"', "telegram.base_file_url", "without password"),
        ('"https://files.example/file/bot"', '"https://a/?b"', "telegram.base_file_url", "without password"),
        ('"http://someone:pass%40word@proxy.example:3128"', '"socks5://x"', "telegram.proxy", "address of a proxy"),
        ('"http://someone:pass%40word@proxy.example:3128"', "3128", "telegram.proxy", "is not allowed here"),
        ('"https://bot.example/telegram"', '"http://bot.example/"', "telegram.webhook_url", "only on this machine"),
        ('"https://bot.example/telegram"', '"http://10.0.0.1/"', "telegram.webhook_url", "only on this machine"),
        ('"https://bot.example/telegram"', '"https://a:b@c.example/"', "telegram.webhook_url", "was expected"),
        ('"https://bot.example/telegram"', '"https://c.example/#x"', "telegram.webhook_url", "was expected"),
        ("= 300", "= 0", "telegram.messages_per_second", "1 is the least"),
        ("= 300", "= 1001", "telegram.messages_per_second", "1000 is the most"),
        ("= 300", '= "many"', "telegram.messages_per_second", "a whole number was expected, not text"),
        ("= 300", "= 2.5", "telegram.messages_per_second", "a whole number was expected, not a number"),
        ("[1001, 4503599627370495]", "1001", "telegram.admins", "a list of whole numbers"),
        ("[1001, 4503599627370495]", '["@somebody"]', "telegram.admins.0", "a whole number was expected, not text"),
        ("4503599627370495", "-1002", "telegram.admins.1", "1 is the least"),
        ('"::"', '"no host"', "web.host", "a host name or an IP address"),
        ("8443", "65536", "web.port", "65535 is the most"),
        ("port = 8443", "port = 0", "web.port", "telegram.webhook_url is set"),
        ("8443", "true", "web.port", "a whole number was expected"),
        ('"debug"', '"verbose"', "log.level", "there are debug, info, warning, error"),
        ('"json"', '"jsn"', "log.format", "did you mean “json”"),
    ],
)
def test_a_spoilt_setting_of_the_running_bot_is_refused_likewise(
    old: str, new: str, key: str, says: str, tmp_path: Path
) -> None:
    """Whatever is wrong, the operator reads where it stands and what was expected."""
    text = RUNNING.replace(old, new, 1)
    path = written(tmp_path, text)

    faults = refused(path, {"RINGKAS_TELEGRAM__TOKEN": TOKEN} if "token" not in key else {})

    line = text.count("\n", 0, text.index(new)) + 1
    found = [fault for fault in faults if fault.file == str(path)]
    assert [(line, key)] == [(fault.line, fault.key) for fault in found]
    assert says in found[0].notice.in_english()


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ('"90 minutes"', '"90"', "digests.max_age", "write 90 minutes, 6 hours or 2 days"),
        ('"90 minutes"', '"0 hours"', "digests.max_age", "write 90 minutes, 6 hours or 2 days"),
        ('"90 minutes"', "90", "digests.max_age", "a number is not allowed here"),
        ('"say-so"', '"sayso"', "digests.when_nothing_new", "did you mean “say-so”"),
        ("corrections_days = 7", "corrections_days = 0", "digests.corrections_days", "1 is the least"),
        ("keep_days = 90", "keep_days = 40000", "digests.keep_days", "36500 is the most"),
        ("late_minutes = 5", "late_minutes = 1441", "digests.late_minutes", "1440 is the most"),
        ('"Asia/Almaty"', '"Asia/Almati"', "digests.send.1.zone", "did you mean “Asia/Almaty”"),
        ('zone = "Asia/Almaty"', "zone = 7", "digests.send.1.zone", "text in quotes was expected"),
        ('"18:30"', '"18.30"', "digests.send.0.at.0", "is not a time of day"),
        ('"kazakhstan"', '"Kazakhstan"', "digests.send.0.briefing", "cannot be a command"),
        ("mon-fri", "mon-fry", "digests.send.0.days", "did you mean “fri”"),
        ('days = "mon-fri"', 'day = "mon-fri"', "digests.send.0.day", "did you mean “days”"),
    ],
)
def test_a_spoilt_setting_of_digests_is_refused_likewise(
    old: str, new: str, key: str, says: str, tmp_path: Path
) -> None:
    """A digest in the settings is checked as one in a briefing file."""
    text = DIGESTS.replace(old, new, 1)

    faults = refused(written(tmp_path, text))

    line = text.count("\n", 0, text.index(new)) + 1
    assert [(line, key)] == [(fault.line, fault.key) for fault in faults]
    assert says in faults[0].notice.in_english()


def test_digests_stand_in_tables_of_their_own(tmp_path: Path) -> None:
    """One table for all of them is told how to become several."""
    faults = refused(written(tmp_path, '[digests]\nsend = "kazakhstan"\n'))

    assert [(2, "digests.send", "tables in double [[brackets]] were expected")] == [
        (fault.line, fault.key, fault.notice.in_english()) for fault in faults
    ]


@pytest.mark.parametrize(
    ("variable_", "value"),
    [("RINGKAS_TELEGRAM__ADMINS", "1001,@somebody"), ("RINGKAS_WEB__PORT", "99999"), ("RINGKAS_LOG__LEVEL", "")],
)
def test_a_spoilt_variable_is_named(variable_: str, value: str) -> None:
    """An entry of a list lies in its variable too."""
    assert [("environment", None, variable_)] == [
        (fault.file, fault.line, fault.key) for fault in refused(None, {variable_: value})
    ]


def test_a_webhook_without_a_port_is_told_with_all_else(tmp_path: Path) -> None:
    """Two settings that do not go together are a fault like any other."""
    path = written(tmp_path, '[telegram]\nwebhook_url = "https://bot.example/"\nadmins = 1\n')

    assert ["web.port", "telegram.admins"] == [fault.key for fault in refused(path)]


def test_every_fault_comes_at_once_from_file_and_environment(tmp_path: Path) -> None:
    """A wrong variable is named as such, not as a line of the file."""
    environ = {"RINGKAS_CLOCK__ZONE": "Asia/Jakrta", "RINGKAS_STORE__PTH": "x", "RINGKAS": "x"}

    faults = refused(written(tmp_path, CONFIG.replace('default = "en"', 'default = "de"')), environ)

    said = {fault.key: fault.notice.in_english() for fault in faults}
    places = [(fault.line, fault.key) for fault in faults]
    assert places == [(2, "language.default"), (None, "RINGKAS_CLOCK__ZONE"), (None, "RINGKAS_STORE__PTH")]
    assert "did you mean “RINGKAS_STORE__PATH”" in said["RINGKAS_STORE__PTH"]
    assert "did you mean “Asia/Jakarta”" in said["RINGKAS_CLOCK__ZONE"]


def test_an_unknown_variable_alone_is_refused() -> None:
    """A typo would otherwise leave the default in force without a word."""
    assert [fault.key for fault in refused(None, {"RINGKAS_CLOCK__ZNE": "Asia/Jakarta"})] == ["RINGKAS_CLOCK__ZNE"]


def test_variables_without_a_section_are_none_of_ours() -> None:
    """Tests and other tools may share the beginning of our names."""
    others = dict.fromkeys(("RINGKAS_REQUIRE", "RINGKAS_UPDATE_GOLDEN", "RINGKAS_SEEDS", "RINGKAS_"), "x")

    assert Config() == load_config(None, others)


def test_a_further_catalogue_is_a_further_language_everywhere(tmp_path: Path) -> None:
    """In the settings, in briefings and in the schema that editors use; nothing else lists languages."""
    copy = tmp_path / "bot"
    shutil.copytree(ROOT / "bot", copy, ignore=shutil.ignore_patterns("__pycache__"))
    catalogues = copy / "languages" / "catalogues"
    shutil.copy(catalogues / "en.po", catalogues / "ms.po")
    briefing = tmp_path / "kazakhstan.toml"
    briefing.write_text(BRIEFING.replace('language = "id"', 'language = "ms"'), encoding="utf-8")
    asked = """
import sys
from pathlib import Path
from bot.config import load_config
from bot.files.briefings import load_briefing
from bot.files.schemas import briefing_schema
print(load_config(None, {"RINGKAS_LANGUAGE__DEFAULT": "ms"}).language.default)
print(load_briefing(Path(sys.argv[1])).digests[0].language)
print(*briefing_schema()["$defs"]["DigestShape"]["properties"]["language"]["enum"])
"""

    done = subprocess.run(
        [sys.executable, "-c", asked, str(briefing)], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["ms", "ms", "en", "id", "ms"]


def test_a_variable_does_not_hide_a_section_that_is_none(tmp_path: Path) -> None:
    """What stands in the file is looked at even where the environment goes before it."""
    faults = refused(written(tmp_path, "clock = 3\n"), {"RINGKAS_CLOCK__ZONE": "Asia/Jakarta"})

    assert [(fault.line, fault.key) for fault in faults] == [(1, "clock")]


def test_the_example_explains_every_key_and_no_other(tmp_path: Path) -> None:
    """Whoever uncomments a line finds a key that exists, with the default it has; a token has no line to uncomment."""
    text = EXAMPLE.read_text(encoding="utf-8")
    uncommented = re.sub(r"(?m)^# (\w+ = )", r"\1", text)

    explained: dict[str, dict[str, Any]] = tomllib.loads(uncommented)
    in_files = [key for key in keys() if key[1] != "token"]
    assert in_files == [(section, key) for section, values in explained.items() for key in values]
    assert Config() == load_config(EXAMPLE, {})
    sent = load_config(written(tmp_path, re.sub(r"(?m)^#   (\S)", r"\1", text)), {}).digests.send
    assert [set(SendShape.model_fields) - {"cron"}] == [one.model_fields_set for one in sent]
    assert all(variable(section, "token") in text for section in ("telegram", "discord"))
    for section, key in in_files:
        default = getattr(getattr(Config(), section), key)
        assert default is None or _as_written(default) == explained[section][key]


def _as_written(default: object) -> object:
    if isinstance(default, timedelta):
        return f"{default // timedelta(hours=1)} hours"
    return list(default) if isinstance(default, tuple) else default if isinstance(default, int) else str(default)


def test_every_key_has_a_sentence_and_a_variable() -> None:
    """A setting without a meaning is a trap."""
    for section, key in keys():
        assert helps(type(getattr(Config(), section)))[key]
        assert f"RINGKAS_{section.upper()}__{key.upper()}" == variable(section, key)


class _Platform(Shape):
    """A section as a later one may be."""

    bot_token: int
    """A secret."""
    share: float
    """Of a type that no file of ours has yet."""


def test_a_value_that_may_be_secret_is_never_repeated() -> None:
    """A message ends up in logs and screenshots."""
    values = {"bot_token": "123456:ABC-secret", "share": "half"}
    with pytest.raises(ValidationError) as error:
        _Platform.model_validate(values)

    faults = refusals(error.value, _Platform, Table("config.toml", values, OneLine(1)))

    said = {fault.key: fault.notice.in_english() for fault in faults}
    assert said == {"bot_token": "this value is not allowed here", "share": "text is not allowed here"}


def _refused_by_us(value: object) -> object:
    raise InvalidValue(notice("“{value}” is refused", value=value))


@pytest.mark.parametrize("key", ["token", "BOT_TOKEN", "client_secret", "Password", "smtp_password"])
@pytest.mark.parametrize("type_", [int, Literal["one", "other"], Annotated[str, BeforeValidator(_refused_by_us)]])
@given(value=words())
def test_no_key_that_names_a_secret_lets_its_value_out(type_: Any, key: str, value: str) -> None:
    """P13: whichever word names it, and whether pydantic refuses it or a rule of ours."""
    fields: Any = {key: (type_, ...)}
    shape = create_model("Section", __base__=Shape, **fields)
    with pytest.raises(ValidationError) as error:
        shape.model_validate({key: value})

    faults = refusals(error.value, shape, Table("config.toml", {key: value}, OneLine(1)))

    assert [(key, "this value is not allowed here")] == [(fault.key, fault.notice.in_english()) for fault in faults]


@given(value=words())
def test_an_unknown_variable_is_named_without_its_value(value: str) -> None:
    """P13: it may be a token under a mistyped name."""
    (fault,) = refused(None, {"RINGKAS_TELEGRAM__TOKN": f"⟦{value}⟧"})

    assert "RINGKAS_TELEGRAM__TOKN" in fault.notice.in_english()
    assert "⟦" not in fault.notice.in_english()


def _token_file(folder: Path, content: bytes) -> Path:
    path = folder / "telegram-token"
    path.write_bytes(content)
    return path


OTHER = "7654321:" + "ZyXw" * 8
THIRD = "1010101:" + "QqQq" * 8


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ({"variable", "file", "credential"}, TOKEN),
        ({"file", "credential"}, OTHER),
        ({"credential"}, THIRD),
        ({"directory"}, None),
        (set(), None),
    ],
)
def test_a_token_comes_from_the_nearest_source(sources: set[str], found: str | None, tmp_path: Path) -> None:
    """A variable goes before the file, and the file before a credential of systemd; none of them need be there."""
    environ = {"RINGKAS_TELEGRAM__TOKEN": TOKEN} if "variable" in sources else {}
    if "file" in sources:
        (tmp_path / "own").write_text(f"\ufeff  {OTHER} \r\nA note.\n", encoding="utf-8")
        environ["RINGKAS_TELEGRAM__TOKEN_FILE"] = str(tmp_path / "own")
    if "credential" in sources:
        _token_file(tmp_path, THIRD.encode())
    if sources & {"credential", "directory"}:
        environ["CREDENTIALS_DIRECTORY"] = str(tmp_path)

    token = load_config(None, environ).telegram.token

    assert found == (token.reveal() if token else None)


@pytest.mark.parametrize("environ", [{}, {"RINGKAS_TELEGRAM__TOKEN": TOKEN}])
def test_a_token_in_the_file_of_settings_is_refused(environ: dict[str, str], tmp_path: Path) -> None:
    """P13: that file is copied, shown and committed; even a token that works is refused there."""
    path = written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')

    (fault,) = refused(path, environ)

    assert (str(path), 2, "telegram.token") == (fault.file, fault.line, fault.key)
    assert "does not belong in config.toml: put it into a file of its own (token_file)" in fault.notice.in_english()
    assert TOKEN[8:] not in repr(fault)


SPOILT = [
    "",
    "   ",
    "\n" + TOKEN[:4],
    TOKEN[8:],
    "bot" + TOKEN,
    TOKEN + "!",
    TOKEN[:20],
    "12345678901234567890" + TOKEN,
    "\x00\x01",
    f"TOKEN={TOKEN}",
]


@pytest.mark.parametrize("content", SPOILT)
def test_what_is_no_token_is_refused_without_being_repeated(content: str, tmp_path: Path) -> None:
    """P13: it may be one in the wrong place, or most of one."""
    path = _token_file(tmp_path, content.encode())

    (by_file,) = refused(None, {"RINGKAS_TELEGRAM__TOKEN_FILE": str(path)})
    (by_credential,) = refused(None, {"CREDENTIALS_DIRECTORY": str(tmp_path)})
    (by_variable,) = refused(None, {"RINGKAS_TELEGRAM__TOKEN": content})

    assert by_file == by_credential
    assert (str(path), None) == (by_file.file, by_file.line)
    assert ("environment", "RINGKAS_TELEGRAM__TOKEN") == (by_variable.file, by_variable.key)
    for part in content.split():
        assert part not in by_file.notice.in_english() + by_variable.notice.in_english()


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "null byte"])
def test_a_token_file_that_cannot_be_read_is_named(kind: str, tmp_path: Path) -> None:
    """A missing file is told, and a pipe is not waited for."""
    path = tmp_path / "token"
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    name = f"{path}\0" if kind == "null byte" else str(path)

    (fault,) = refused(None, {"RINGKAS_TELEGRAM__TOKEN_FILE": name})

    assert name == fault.file
    assert "the token file cannot be read" in fault.notice.in_english()


def test_a_broken_token_is_told_with_all_else(tmp_path: Path) -> None:
    """Whoever mends one fault should not meet the next at the next start."""
    path = written(tmp_path, '[clock]\nzone = "Asia/Jakrta"\n[telegram]\ntoken = "x"\n')

    faults = refused(path, {"RINGKAS_TELEGRAM__TOKEN": "x", "RINGKAS_TELEGRAM__ADMINS": "x"})

    assert {fault.key for fault in faults} == {
        "clock.zone",
        "telegram.token",
        "RINGKAS_TELEGRAM__TOKEN",
        "RINGKAS_TELEGRAM__ADMINS",
    }


def test_a_section_of_the_bot_that_is_none_is_refused(tmp_path: Path) -> None:
    """No lookup stumbles over what is no table."""
    faults = refused(written(tmp_path, "telegram = 3\nweb = 4\n"), {"RINGKAS_TELEGRAM__TOKEN": TOKEN})

    assert ["telegram", "web"] == [fault.key for fault in faults]


def test_settings_show_no_secret_anywhere() -> None:
    """P13: however settings are printed or written, what they hide stays hidden."""
    environ = {"RINGKAS_TELEGRAM__TOKEN": TOKEN, "RINGKAS_TELEGRAM__PROXY": "http://someone:pass%40word@proxy.example"}
    config = load_config(None, environ)

    shown = f"{config!r} {config} {config.model_dump()} {config.telegram.token!s:>9} {config.telegram!r}"
    for write in (config.model_dump_json, lambda: json.dumps(config.model_dump()), lambda: pickle.dumps(config)):
        with pytest.raises((TypeError, ValueError)) as refusal:
            write()
        shown += str(refusal.value)

    assert "***" in shown
    assert [] == [part for part in (TOKEN[8:], "pass%40word", "pass@word") if part in shown]


def test_the_secrets_to_hide_are_all_there_are_and_what_would_do() -> None:
    """A log must hide a password where it stands without its address, and a token without its bot's number."""
    environ = {"RINGKAS_TELEGRAM__TOKEN": TOKEN, "RINGKAS_TELEGRAM__PROXY": "http://someone:pass%40word@proxy.example"}

    found = {secret.reveal() for secret in load_config(None, environ).secrets()}

    assert {TOKEN, TOKEN[8:], environ["RINGKAS_TELEGRAM__PROXY"], "pass%40word", "pass@word"} == found
    assert () == Config().secrets()
