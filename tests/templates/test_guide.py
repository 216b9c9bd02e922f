"""What the guide for editors says of templates is what they can do: its examples load, its names are the names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from readings import statements_of
from templates.kept import lost
from templates.templated import WHOLE, sample_edition, sample_spec, with_template

from bot.languages import language
from bot.rendering.layout import lay_out_edition
from bot.templates import template_faults, templated
from bot.templates.grammar import ATTRIBUTES, FILTERS, VARIABLES

GUIDE = (Path(__file__).parents[2] / "briefings" / "README.md").read_text("utf-8")
SECTIONS = re.findall(r"^### [^\n]*`\[template\]`\n(.*?)(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
EXAMPLES = [
    text
    for section in SECTIONS
    for block in re.findall(r"^```toml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    for text in tomllib.loads(block)["template"].values()
]


def test_both_languages_tell_of_templates() -> None:
    """The guide is one guide, twice."""
    tables = [re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE) for section in SECTIONS]

    assert len(tables) == 2
    assert tables[0] == tables[1]


@pytest.mark.parametrize("place", range(3))
def test_every_example_can_be_used(place: int) -> None:
    """Copied as it stands, it shows every statement."""
    document = templated(sample_edition(), with_template(EXAMPLES[place], sample_spec()), language("id"))

    assert len(EXAMPLES) == 3
    assert template_faults(EXAMPLES[place]) == ()
    assert statements_of(document)
    assert lost(document, lay_out_edition(sample_edition(), language("id"))) == []


@pytest.mark.parametrize("section", SECTIONS, ids=["id", "en"])
def test_every_name_is_told(section: str) -> None:
    """No variable, part or filter is a secret."""
    names = [*VARIABLES, *FILTERS, *(name for names in ATTRIBUTES.values() for name in names)]

    assert [name for name in names if not re.search(rf"(?:\W){name}\W", section)] == []


@pytest.mark.parametrize("section", SECTIONS, ids=["id", "en"])
def test_every_condition_that_is_told_can_be_written(section: str) -> None:
    """As it stands in the table, inside both loops."""
    conditions = re.findall(r"`(\{% if [^`%]+ %\})", section)

    assert len(conditions) == 6
    for condition in conditions:
        assert template_faults(WHOLE.replace("{{ line }}", f"{condition}{{% endif %}}\n{{{{ line }}}}")) == ()
