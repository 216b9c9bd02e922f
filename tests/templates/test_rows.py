"""What a template wrote becomes blocks of our own, and never a statement without its source."""

from __future__ import annotations

import pytest
from readings import inlines_of, words_of

from bot.rendering.document import Attribution, Emphasis, Mark, Note, Paragraph, Statement, Strong, Text
from bot.templates import Unfit
from bot.templates.rows import written
from bot.templates.sandbox import checked, pieces
from bot.templates.views import LineView, SectionView, View, Words

REPORT = Statement(
    (), (Text("It rose"),), (Attribution(" — Gatra, 2022 "), Mark(1), Text(" (see also "), Mark(4), Text(")"))
)
VOICE = Statement((Emphasis("Opinion, Z: "),), (Text("It fell"),), (Attribution(" — Antara "), Mark(2)))
SIDES = tuple(Statement(side.label, side.body, (Attribution(" — S "), Mark(3))) for side in (REPORT, VOICE))
HEADING, NOTE = Paragraph((Strong("Differs"),)), Note((Text("and 1 more"),))
DISPUTE = LineView(2, SIDES, (HEADING,), (NOTE,))
VIEW = View(
    Words("Title # [1]"),
    Words("1 Jan"),
    (
        SectionView("lead", Words(""), (LineView(0, (REPORT,)),)),
        SectionView("voices", Words("Voices"), (LineView(1, (VOICE,)),)),
        SectionView("figures", Words("Figures"), (DISPUTE,)),
    ),
)


def _written(row: str, section: str = "lead") -> list[tuple[str, list[str]]]:
    """Headings and blocks in words, of a template that goes through one section."""
    text = f"{{% for s in sections if s.name == '{section}' %}}{{% for line in s.lines %}}\n{row}\n{{% endfor %}}{{% endfor %}}"
    done = written(pieces(checked(text), VIEW))
    return [(each.heading, [words_of(inlines_of(block)) for block in each.blocks]) for each in done.sections]


def _statement(row: str, section: str = "lead") -> Statement:
    text = f"{{% for s in sections if s.name == '{section}' %}}{{% for line in s.lines %}}\n{row}\n{{% endfor %}}{{% endfor %}}"
    block = written(pieces(checked(text), VIEW)).sections[0].blocks[-1]
    assert isinstance(block, Statement)
    return block


def test_a_whole_line_is_what_every_briefing_shows() -> None:
    """Label, statement, source, marks."""
    assert _written("{{ line }}") == [("", ["It rose — Gatra, 2022 [1] (see also [4])"])]
    assert _written("{{ line }}", "voices") == [("", ["Opinion, Z: It fell — Antara [2]"])]


def test_a_row_is_a_block_and_a_row_with_a_number_sign_a_heading() -> None:
    """Rows without words are nothing; spaces at their ends neither."""
    row = "  Hello,   {{ date }}  \n\n \n# A {{ title|strong }}\n{{ line }}\n#\n- {{ line }} !\n#tag"

    assert _written(row) == [
        ("", ["Hello, 1 Jan"]),
        ("A Title # (1)", ["It rose — Gatra, 2022 [1] (see also [4])"]),
        ("", ["- It rose — Gatra, 2022 [1] (see also [4]) !", "#tag"]),
    ]


def test_what_is_placed_is_no_syntax() -> None:
    """A title that looks like a heading is a title."""
    view = View(Words("# T\n# U"), Words("{{ date }}"), VIEW.sections)
    done = written(pieces(checked("{{ title }}\n{{ date }}"), view))

    assert [block for section in done.sections for block in section.blocks] == [
        Paragraph((Text("# T # U"),)),
        Paragraph((Text("{{ date }}"),)),
    ]


def test_a_label_stands_before_its_statement_though_the_template_forgets_it() -> None:
    """P3: the voice of an opinion cannot be left out."""
    row = "- “{{ line.statement }}” ({{ line.source }}) {{ line.marks }}"

    assert _written(row, "voices") == [("", ["- Opinion, Z: “It fell” (Antara) [2]"])]
    assert _written(row) == [("", ["- “It rose” (Gatra, 2022) [1] (see also [4])"])]


@pytest.mark.parametrize("section", ["lead", "voices"])
def test_label_and_tail_are_what_stands_on_every_part_of_a_long_statement(section: str) -> None:
    """Only the statement's own words, and quotation marks around them, are in the body that may be cut."""
    statement = _statement(
        "{{ loop.index }}. {{ line.label }} “{{ line.statement }}”, {{ line.source }} {{ line.marks }}", section
    )

    assert words_of(statement.body) in {"“It rose”,", "“It fell”,"}
    assert words_of(statement.label) in {"1. ", "1. Opinion, Z: "}
    assert [inline for inline in statement.tail if isinstance(inline, Attribution | Mark)]


def test_a_source_may_stand_first() -> None:
    """Then it is part of what stands on every part."""
    statement = _statement("{{ line.source }} {{ line.marks }}: {{ line.statement }}")

    assert words_of(statement.label) == "Gatra, 2022 [1] (see also [4]): "
    assert statement.tail == ()


def test_parts_without_a_space_between_them_stay_whole() -> None:
    """A template need not put spaces for its parts to be told apart."""
    statement = _statement("{{ line.marks }}{{ line.label }}{{ line.statement }}{{ line.source }}", "voices")

    assert words_of(statement.label) == "[2]Opinion, Z: "
    assert words_of(statement.body) == "It fell"
    assert statement.tail == (Attribution("Antara"),)


@pytest.mark.parametrize("row", ["{{ line }}", "{{ line.statement }} — {{ line.source }} {{ line.marks }}"])
def test_a_dispute_shows_all_of_its_sides_under_its_heading(row: str) -> None:
    """Neither side can be parted from the other, and nothing is said of the one alone."""
    sides = ["Differs", "It rose — S [3]", "Opinion, Z: It fell — S [3]", "and 1 more"]

    assert _written(row, "figures") == [("", sides)]


def test_words_of_a_template_cannot_look_like_a_mark() -> None:
    """[1] is ours to say, however it is put together."""
    assert _written("[9] [{{ loop.index }}] {{ '[3]'|strong }}\n# [{{ '2'|strong }}]\n[7]{{ line }}[8]") == [
        ("", ["(9) (1) (3)"]),
        ("(2)", ["(7)It rose — Gatra, 2022 [1] (see also [4])(8)"]),
    ]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{{ line.statement }}", "“line.source” is missing on this row"),
        ("{{ line.statement }} {{ line.source }}", "“line.marks” is missing on this row"),
        ("{{ line.statement }} {{ line.marks }}", "“line.source” is missing on this row"),
        ("{{ line.statement }}\n{{ line.source }} {{ line.marks }}", "“line.source” is missing on this row"),
        ("{{ line.source }} {{ line.marks }}", "“line.statement” is missing on this row"),
        ("{{ line }} {{ line.marks }}", "“line.marks” stands twice on this row"),
        ("{{ line }} {{ line }}", "“line.label” stands twice on this row"),
        ("{{ line.statement }} {{ line.label }} {{ line.source }} {{ line.marks }}", "“line.label” goes before"),
        ("# {{ line.statement }}", "a heading holds no line"),
        ("# {{ line }}", "a heading holds no line"),
    ],
)
def test_a_row_that_parts_what_belongs_together_is_refused(row: str, says: str) -> None:
    """P1: no statement without its source and its marks in the same block; the fault names its row."""
    with pytest.raises(Unfit, match=says) as refusal:
        _written(row)

    assert refusal.value.fault.row == 2


def test_two_lines_on_a_row_are_refused() -> None:
    """One's source must not be taken for the other's."""
    text = "{% for s in sections %}{% for line in s.lines %}{{ line }}{% endfor %}{% endfor %}"

    with pytest.raises(Unfit, match="this one shows two"):
        written(pieces(checked(text), VIEW))
