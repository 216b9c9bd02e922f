"""A template that would drop a line some day is refused on the day it comes."""

from __future__ import annotations

import pytest
from templates.templated import WHOLE

from bot.templates import template_faults

LEFT_OUT = "this template leaves out a line; how many there are is for [show] to say, in all languages"


def _only(condition: str) -> str:
    return WHOLE.replace("{{ line }}", f"{{% if {condition} %}}{{{{ line }}}}{{% endif %}}")


@pytest.mark.parametrize(
    "text",
    [
        "Good morning.",
        _only("loop.first"),
        _only("not loop.last"),
        _only("line.label"),
        _only("section.heading"),
        _only("section.name != 'voices'"),
        _only("section.name in ['lead', 'main']"),
        _only("loop.index < 41"),
        _only("loop.index != 7"),
        _only("sections|length > 1"),
        _only("section.lines|length != 12"),
        WHOLE.replace("in section.lines", "in section.lines if section.lines|length > 2"),
    ],
)
def test_a_template_that_leaves_out_a_line_is_refused(text: str) -> None:
    """P2: which claims a briefing shows is the same in all languages, so no template of one of them decides on it."""
    assert [fault.notice.in_english() for fault in template_faults(text)] == [LEFT_OUT]


@pytest.mark.parametrize(
    "text",
    [
        _only("loop.index < 3").replace("{% endif %}", "{% else %}- {{ line }}{% endif %}"),
        WHOLE.replace("in sections", "in sections if section.name == 'voices'")
        + WHOLE.replace("in sections", "in sections if section.name != 'voices'"),
        WHOLE + WHOLE,
    ],
)
def test_a_template_that_shows_every_line_somewhere_is_not(text: str) -> None:
    """In whatever order, and as often as its author likes."""
    assert template_faults(text) == ()


def test_what_goes_wrong_in_a_rare_briefing_is_told_with_its_row() -> None:
    """A row that only the third line of a section reaches."""
    text = WHOLE.replace("{{ line }}", "{{ line }}\n{% if loop.index == 3 %}\n{{ line.source }}\n{% endif %}")
    (fault,) = template_faults(text)

    assert fault.row == 6
    assert fault.notice.in_english().startswith("“line.statement” is missing on this row")


def test_a_template_is_tried_once_however_often_its_file_is_read() -> None:
    """Every change in a folder has all of its files read anew, and trying a template takes by far the longest."""
    text = _only("loop.index != 9")

    assert template_faults(text) is template_faults(text)
