"""Templates in briefing files: what is wrong in one is told on its own line of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from files.samples import BRIEFING
from hypothesis import given
from hypothesis import strategies as st
from templates.templated import PARTS, WHOLE

from bot.domain.errors import FaultyFiles
from bot.files.briefings import load_briefing
from bot.files.lines import TomlLines
from bot.files.places import OneLine

HEAD = BRIEFING.split("[[digest]]", maxsplit=1)[0]


def _faults(folder: Path, template: str) -> list[tuple[int | None, str, str]]:
    path = folder / "kazakhstan.toml"
    path.write_text(HEAD + template, encoding="utf-8", newline="")
    with pytest.raises(FaultyFiles) as refusal:
        load_briefing(path)
    return [(fault.line, fault.key, fault.notice.in_english()) for fault in refusal.value.faults]


def test_a_template_is_part_of_its_briefing(tmp_path: Path) -> None:
    """One for each language that has one."""
    path = tmp_path / "kazakhstan.toml"
    path.write_text(
        f"{HEAD}[template]\nid = '''\n{WHOLE}'''\nen = \"\"\"\n{PARTS.replace(chr(34), chr(39))}\"\"\"\n", "utf-8"
    )

    assert load_briefing(path).templates == (("en", PARTS.replace('"', "'")), ("id", WHOLE))


def test_a_fault_stands_on_the_line_of_its_row(tmp_path: Path) -> None:
    """In the file, where its author looks; with what was probably meant."""
    wrong = WHOLE.replace("{{ line }}", "{{ lin }}")
    first = HEAD.count("\n") + 3
    for quotes in ("'''", '"""'):
        faults = _faults(tmp_path, f"[template]\nid = {quotes}\n{wrong}{quotes}\n")

        assert faults == [(first + 3, "template.id", "there is no “lin” here; did you mean “line”?")]


def test_every_template_of_a_file_is_checked(tmp_path: Path) -> None:
    """Beside whatever else is wrong in it."""
    faults = _faults(tmp_path, "[template]\nid = 'x'\nen = '{{ title|uper }}'\nfr = 'x'\n")

    assert [(key, said.partition(";")[0]) for _, key, said in faults] == [
        ("template.id", "this template leaves out a line"),
        ("template.en", "there is no filter “uper”"),
        ("template.fr", "“fr” is not a key here"),
    ]


@pytest.mark.parametrize(
    ("written", "row", "line"),
    [
        ("t = '''\na\nb\nc'''", 3, 4),
        ("t = '''a\nb\nc'''", 3, 3),
        ('t = """\na\nb\nc"""', 2, 3),
        ('t = """\na \\\n   \n  b\nc"""', 2, 5),
        ('t = """\na\\nb\nc"""', 3, 3),
        ('t = """\na\\\\nb\nc"""', 2, 3),
        ('t = """\r\na\r\nb"""', 2, 3),
        ('t = "a\\nb"', 2, 1),
        ("x = 1\nt = '''\na\\nb\nc'''", 2, 4),
        ("t = '''\na'''", 9, 2),
    ],
)
def test_a_row_of_a_text_is_found_in_its_file(written: str, row: int, line: int) -> None:
    """However the text is quoted, escaped and broken."""
    assert line == TomlLines(written).line_in(("t",), row)


@given(st.lists(st.sampled_from(("a", "", "  b", "{{ x }}", "ключ")), min_size=1, max_size=9), st.data())
def test_rows_and_lines_go_together(rows: list[str], data: st.DataObject) -> None:
    """Each row stands so many lines below the first."""
    row = data.draw(st.integers(1, len(rows)))
    text = "# note\n[template]\nid = '''\n" + "\n".join(rows) + "'''\n"

    assert TomlLines(text).line_in(("template", "id"), row) == 3 + row


def test_a_row_of_one_line_is_on_that_line() -> None:
    """As in JSON Lines."""
    assert OneLine(7).line_in(("a",), 3) == 7
