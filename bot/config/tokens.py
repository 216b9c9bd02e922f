"""Where a token comes from: a variable, a file of its own, or a credential of systemd, in this order.

All platforms find theirs the same way, and the model's key is found so, too. What a token file holds is never repeated, nor is its name where somebody wrote
the token itself in its place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from errno import EINVAL
from pathlib import Path
from typing import Any

from bot.config.variables import ENVIRONMENT, variable
from bot.domain.errors import Fault, FaultyFiles, notice
from bot.domain.secrets import Secret
from bot.files.places import Table
from bot.languages.system_errors import reason_of

CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY"
"""Set by systemd for a unit with LoadCredential= (https://systemd.io/CREDENTIALS/)."""
FILE_LIMIT = 4096
"""Bytes that are read of a token file; a token is far shorter."""


@dataclass(frozen=True, slots=True)
class TokenSource:
    """How one token is found and recognised."""

    section: str
    """Its section in config.toml."""
    form: re.Pattern[str]
    """What a whole token matches."""
    telling: re.Pattern[str] | None = None
    """What shows that somebody wrote the token in place of its file's name; null: its form does."""

    @property
    def name(self) -> str:
        """Who gives it."""
        return self.section.capitalize()

    def is_told_by(self, file: str) -> bool:
        """Whether what should be a file's name is the token itself."""
        return (self.telling or self.form).search(file) is not None

    @property
    def credential(self) -> str:
        """The name of its credential."""
        return f"{self.section}-token"


SOURCES = (
    TokenSource("telegram", re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{20,}")),
    TokenSource("discord", re.compile(r"[A-Za-z0-9_-]{18,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{20,}")),
    TokenSource(
        "model",
        re.compile(r"(?:[\w.~+/=-]*:)?[\w.~+/=-]{8,}", re.ASCII),
        re.compile(r"(?:^|/)(?:[a-z]{2,6}[-_][A-Za-z0-9_-]*[A-Za-z0-9]{16}|(?=[^/]*[0-9])[A-Za-z0-9]{32,}$)"),
    ),
)
"""Every one there is; the platforms' forms are what @BotFather and Discord's developer portal give, and what their servers
take. Keys of models have no form in common: shorter ones are none, since a log could not hide them."""


def written_token(source: TokenSource, table: Table) -> Fault | None:
    """What is wrong with a token that stands in config.toml itself."""
    section = table.values.get(source.section)
    if not isinstance(section, dict) or "token" not in section:
        return None
    words = notice(
        "a token does not belong in config.toml: put it into a file of its own (token_file), or into the variable "
        "{variable}; if anybody else has seen this file, have the token replaced",
        variable=variable(source.section, "token"),
    )
    return table.fault((source.section, "token"), words)


def find_token(
    source: TokenSource, settings: Mapping[str, Any], environ: Mapping[str, str], table: Table
) -> Secret | None:
    """Look a token up: in the environment, in the file that a section's `settings` name, in the credentials.

    Raises:
        FaultyFiles: What was found first is no token, or cannot be read.
    """
    name = variable(source.section, "token")
    if name in environ:
        return _token(source, environ[name], ENVIRONMENT, name)
    named = settings.get("token_file")
    if isinstance(named, str) and named.strip():  # anything else is refused with its section
        if source.is_told_by(named):
            words = notice("this is the token itself; write it into a file, and name that file here")
            raise FaultyFiles((table.fault((source.section, "token_file"), words),))
        return _token_in(source, Path(named))
    folder = environ.get(CREDENTIALS_DIRECTORY)
    credential = Path(folder, source.credential) if folder else None
    return _token_in(source, credential) if credential and os.path.lexists(credential) else None


def _token_in(source: TokenSource, path: Path) -> Secret:
    """The first line of a file, as a token."""
    try:
        text = _beginning(path)
    except (OSError, ValueError) as error:  # a name with a null byte is a ValueError
        reason = reason_of(error) if isinstance(error, OSError) else type(error).__name__
        words = notice("the token file cannot be read: {reason}", reason=reason)
        raise FaultyFiles((Fault(str(path), None, "", words),)) from None
    return _token(source, text.strip().partition("\n")[0], str(path), "")


def _beginning(path: Path) -> str:
    if path.is_fifo():  # reading it would wait for a writer
        raise OSError(EINVAL, "this is a pipe")
    with path.open("rb") as stream:
        return stream.read(FILE_LIMIT).decode("utf-8-sig", "replace")


def _token(source: TokenSource, text: str, file: str, key: str) -> Secret:
    """The text, if it is a token; told without it, if it is none."""
    text = text.strip()
    if source.form.fullmatch(text):
        return Secret(text)
    words = notice("the token is not as {platform} gives it; copy it again, alone and whole", platform=source.name)
    if not text:
        words = notice("a token was expected, and there is nothing")
    raise FaultyFiles((Fault(file, None, key, words),))
