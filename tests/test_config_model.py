"""Settings of the optional model: off by default, and its key as secret as a platform's token."""

from __future__ import annotations

from pathlib import Path

import pytest
from config_files import refused, written

from bot.config import Config, load_config
from bot.domain.secrets import Secret

KEY = "sk-proj-" + "a1B2c3D4" * 4
MODEL = """\
[model]
base_url = "http://127.0.0.1:8080/v1"
name = "small/model:7b"
propose = ["claims"]
timeout_seconds = 30
most_per_article = 4000
most_per_day = 100000
requests_per_day = 50
"""


def test_there_is_no_model_unless_somebody_wants_one() -> None:
    """Nothing leaves the machine by default."""
    model = Config().model

    assert (model.base_url, model.name, model.token) == (None, "", None)


def test_a_file_sets_every_key_of_the_model(tmp_path: Path) -> None:
    """What is written is what holds."""
    model = load_config(written(tmp_path, MODEL), {}).model

    assert (model.base_url, model.name) == ("http://127.0.0.1:8080/v1", "small/model:7b")
    assert (model.propose, model.timeout_seconds) == (("claims",), 30)
    assert (model.most_per_article, model.most_per_day, model.requests_per_day) == (4000, 100_000, 50)


def test_variables_set_the_model() -> None:
    """With commas between what it may propose."""
    environ = {
        "RINGKAS_MODEL__BASE_URL": "https://api.example/v1",
        "RINGKAS_MODEL__NAME": "large",
        "RINGKAS_MODEL__PROPOSE": "summaries, translations",
        "RINGKAS_MODEL__TOKEN": KEY,
    }
    model = load_config(None, environ).model

    assert (model.name, model.propose, model.token) == ("large", ("summaries", "translations"), Secret(KEY))


@pytest.mark.parametrize("source", ["variable", "file", "credential"])
def test_the_key_comes_from_where_tokens_come_from(source: str, tmp_path: Path) -> None:
    """A variable, a file of its own, a credential of systemd."""
    (tmp_path / "model-token").write_text(f"{KEY}\nmore\n")
    environ = {
        "variable": {"RINGKAS_MODEL__TOKEN": KEY},
        "file": {"RINGKAS_MODEL__TOKEN_FILE": str(tmp_path / "model-token")},
        "credential": {"CREDENTIALS_DIRECTORY": str(tmp_path)},
    }[source]

    assert load_config(None, environ).model.token == Secret(KEY)


def test_the_key_is_shown_nowhere() -> None:
    """P13: not by the settings, and a log knows to hide it."""
    config = load_config(None, {"RINGKAS_MODEL__TOKEN": KEY})

    assert KEY not in f"{config!r} {config} {config.model_dump()} {config.model!r}"
    assert Secret(KEY) in config.secrets()


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        (f'{MODEL}token = "{KEY}"\n', "model.token", "does not belong in config.toml"),
        (f'{MODEL}token_file = "{KEY}"\n', "model.token_file", "this is the token itself"),
        ('[model]\nname = "m"\n', "model.base_url", "model.name is set, so model.base_url must be, too"),
        ('[model]\nbase_url = "https://x.example"\n', "model.name", "model.base_url is set, so model.name must be"),
        (MODEL.replace("http://127", "ftp://127"), "model.base_url", "begins with https:// or http://"),
        (MODEL.replace("127.0.0.1:8080", "me:pass@x.example"), "model.base_url", "without password"),
        (MODEL.replace('["claims"]', '["verdicts"]'), "model.propose.0", "claims"),
        (MODEL.replace('["claims"]', "3"), "model.propose", "a list of words in [brackets] was expected"),
        (MODEL.replace("= 30", "= 0"), "model.timeout_seconds", "1 is the least"),
        (MODEL.replace("= 4000", "= 10"), "model.most_per_article", "1000 is the least"),
        (MODEL.replace("= 50", "= 0"), "model.requests_per_day", "1 is the least"),
    ],
)
def test_a_wrong_setting_is_named(text: str, key: str, says: str, tmp_path: Path) -> None:
    """With what was expected, and never with the key."""
    faults = refused(written(tmp_path, text))

    assert key in [fault.key for fault in faults]
    assert says in " ".join(fault.notice.in_english() for fault in faults)
    assert KEY not in repr(faults)


@pytest.mark.parametrize("key", ["short", "two words here", "schl\u00fcssel-mit-umlaut", ""])
def test_what_is_no_key_is_refused_without_being_repeated(key: str) -> None:
    """One that is too short could not be hidden in a log."""
    (fault,) = refused(None, {"RINGKAS_MODEL__TOKEN": key})

    assert fault.key == "RINGKAS_MODEL__TOKEN"
    assert not key or key not in fault.notice.in_english()


@pytest.mark.parametrize("name", ["model-token", "/run/secrets/ringkas/model_key", "secrets/openai-key-of-2026.txt"])
def test_a_files_name_is_not_taken_for_a_key(name: str, tmp_path: Path) -> None:
    """It is only not there."""
    (fault,) = refused(written(tmp_path, f'{MODEL}token_file = "{tmp_path / name.lstrip("/")}"\n'))

    assert "the token file cannot be read" in fault.notice.in_english()
