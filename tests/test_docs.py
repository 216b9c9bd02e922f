"""The documents say what the code does: commands, options and links, all of them and no others."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.platforms.requests import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_readme_names_every_reader_command_and_no_other() -> None:
    """The table of commands is the table in the code."""
    rows = re.findall(r"^\| `/(\w+)[^`]*` \| `/(\w+)`", README, re.MULTILINE)

    assert rows == [(command.name, command.alias) for command in COMMANDS]


def test_the_readme_names_every_subcommand_and_no_other() -> None:
    """The table of the command line is what `ringkas --help` lists."""
    rows = re.findall(r"^\| `ringkas (\w+)", README, re.MULTILINE)

    assert isinstance(main, click.Group)
    assert sorted(rows) == sorted(main.commands)


@pytest.mark.parametrize("target", ["chat", "test", "format", "catalogues", "schemas", "bench"])
def test_make_knows_what_the_documents_name(target: str) -> None:
    """Every target that a document names stands in the Makefile."""
    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "briefings/README.md"])
def test_no_link_leads_nowhere(name: str) -> None:
    """Links within the project lead to files that are there."""
    document = ROOT / name
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text("utf-8"))

    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    """There is something to read about what comes next."""
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_packages_are_locked() -> None:
    """Everything that is installed is named in the lock file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = {package["name"] for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]}
    wanted = {
        re.split(r"[\[<>=]", each)[0].replace(".", "-")
        for each in project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    }

    assert wanted <= locked
