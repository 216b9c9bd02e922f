"""What a template may say: every known attack is refused before it runs, with its row and what may stand there."""

from __future__ import annotations

import pytest
from templates.templated import GOOD, WHOLE

from bot.templates import template_faults
from bot.templates.grammar import ATTRIBUTES, DEPTH_LIMIT, FILTERS, NODE_LIMIT, VARIABLES

NO_PLACE = "“{}” has no place in a template; it holds words, the names of the guide, “for” and “if”"
BOMBS = {
    "{{ 'a' * 2000000000 }}": "mul",
    "{{ [1] * 300000000 }}": "mul",
    "{{ 9 ** 9 ** 9 }}": "pow",
    "{{ 'a' ~ 'b' }}": "concat",
    "{{ '%2000000000s' % title }}": "mod",
    "{{ range(1000000000) }}": "call",
    "{{ title() }}": "call",
    "{{ title[0] }}": "getitem",
    "{{ -loop }}": "neg",
    "{{ title if date else sections }}": "condexpr",
    "{{ title is string }}": "test",
    "{{ {} }}": "dict",
    "{{ [title] }}": "list",
    "{{ none }}": "None",
    "{{ 1e999 }}": "inf",
    "{{ 1001 }}": "1001",
    "{% set x = title %}": "set",
    "{% set x %}y{% endset %}": "set",
    "{% macro m() %}{{ m() }}{% endmacro %}": "macro",
    "{% call title() %}{% endcall %}": "call",
    "{% filter upper %}x{% endfilter %}": "filter",
    "{% block b %}{% endblock %}": "block",
    "{% extends 'x' %}": "extends",
    "{% include '/etc/passwd' %}": "include",
    "{% import 'os' as os %}": "import",
    "{% from 'os' import system %}": "import",
    "{% with x = title %}{% endwith %}": "with",
    "{% autoescape false %}{% endautoescape %}": "autoescape",
    "{% for s in sections recursive %}{{ loop(sections) }}{% endfor %}": "recursive",
    "{% if title == 1 + 1 %}{% endif %}": "add",
}
ESCAPES = (
    *("title.__class__", "title.text", "title.style.__init__", "date.__class__.__mro__", "sections.__len__"),
    *("sections.index", "title.format", "'{0.__class__}'.format", "title|attr('__class__')", "sections|map('upper')"),
    *("self", "self._TemplateReference__context", "cycler", "lipsum", "namespace", "joiner", "dict", "range"),
    *("''.__class__", "title|format(2000000000)", "title|center(2000000000)", "title|xmlattr", "sections|sort", "_"),
)


def _faults(text: str) -> list[tuple[int, str]]:
    return [(fault.row, fault.notice.in_english()) for fault in template_faults(text)]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_template_has_no_faults(name: str) -> None:
    """What the guide promises can be used."""
    assert template_faults(GOOD[name]) == ()


@pytest.mark.parametrize("text", BOMBS)
def test_what_is_no_loop_condition_or_name_has_no_place(text: str) -> None:
    """Resource bombs, calls and what brings in other code are named, on their row."""
    assert (2, NO_PLACE.format(BOMBS[text])) in _faults(f"\n{text}\n{WHOLE}")


@pytest.mark.parametrize("attack", ESCAPES)
def test_nothing_beyond_the_documented_names_can_be_reached(attack: str) -> None:
    """Neither Python's attributes nor Jinja's globals and filters."""
    faults = _faults(WHOLE.replace("{{ line }}", f"{{{{ line }}}} {{{{ {attack} }}}}"))

    assert faults
    assert all(row == 4 and ("there is no" in said or "does not go" in said) for row, said in faults)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ sections }}", "this has no words of its own to show; place its parts"),
        ("{% for s in sections %}{{ s }}{{ s.name }}{% endfor %}", "this has no words of its own to show"),
        ("{% for x in title %}{{ x.y|upper }}{% endfor %}", "a loop goes over “sections”"),
        ("{% for x in 'abc' %}{% endfor %}", "a loop goes over “sections”"),
        ("{% for a, b in sections %}{% endfor %}", "a loop needs one new name in small letters, as in for line in …"),
        ("{% for title in sections %}{% endfor %}", "a loop needs one new name"),
        ("{% for loop in sections %}{% endfor %}", "a loop needs one new name"),
        ("{% for ﬁ in sections %}{% endfor %}", "a loop needs one new name"),
        ("{% for s in sections if loop.first %}{% endfor %}", "there is no “loop” here"),
        ("{% for s in sections %}{% endfor %}{{ s }}", "there is no “s” here"),
        ("{% if sections %}{% endif %}", "this cannot be true or false"),
        ("{% if not 'a' %}{% endif %}", "this cannot be true or false"),
        ("{% if title == 'T' %}{% endif %}", "compare a section's name with a word in quotes"),
        ("{% for s in sections %}{% if s.name in 'lead' %}{% endif %}{% endfor %}", "compare a section's name"),
        ("{% for s in sections %}{% if s.name < 'lead' %}{% endif %}{% endfor %}", "compare a section's name"),
        ("{% for s in sections %}{% if loop.index in 3 %}{% endif %}{% endfor %}", "compare a section's name"),
        ("{{ title|upper(1) }}", "“upper” does not go here"),
        ("{{ sections|strong }}", "“strong” does not go here"),
        ("{% for s in sections %}" * 3 + "{% endfor %}" * 3, "at most 2 loops inside one another"),
        ("{% if title %}", "this cannot be read as a template: Unexpected end of template"),
        ("{{ " + "(" * 900, "this is nested too deep for a template"),
        ("{{ " + "9" * 5000 + " }}", "a number has too many digits"),
        ("{{ title" + "|upper" * DEPTH_LIMIT + " }}", "this is nested too deep for a template"),
        ("{{ title }}" * NODE_LIMIT, "this template has too many parts; at most 400"),
    ],
)
def test_what_makes_no_sense_is_told(text: str, says: str) -> None:
    """Every expression is of a kind, and a kind goes where it can mean something."""
    assert any(said.startswith(says) for _, said in _faults(text))


def test_loops_go_two_deep() -> None:
    """Sections, and their lines; three empty loops inside one another are what a sandbox cannot stop."""
    inner = "{% for c in a.lines %}{% endfor %}"
    nested = "{% for a in sections %}{% for b in a.lines %}" + inner + "{% endfor %}{% endfor %}"

    assert _faults(nested) == [(1, "at most 2 loops inside one another")]


def test_a_misspelt_name_comes_with_those_that_there_are() -> None:
    """Whoever tells the fault can say which name was meant."""
    names = tuple(sorted({*VARIABLES, "section", "loop"}))
    text = "{% for section in sections %}\n{{ sectoin.heading }}{% if section.name == 'voice' %}{% endif %}{% endfor %}"
    unknown, no_section = template_faults(text)

    assert (unknown.row, unknown.word, unknown.valid) == (2, "sectoin", names)
    assert (no_section.row, no_section.word) == (2, "voice")
    assert "voices" in no_section.valid


def test_a_fault_is_told_once() -> None:
    """Where nothing is known of what stands in front, what follows is not told too."""
    assert [fault.word for fault in template_faults("{{ x.y.z|upper }}{{ x|nothing }}")] == ["x"]


def test_a_name_may_be_compared_in_any_order() -> None:
    """A word with a name, a number with numbers."""
    more = "{% if section.name != 'lead' and 'main' == section.name or loop.index in [1, 2] %}{% endif %}\n"
    more += "{% if loop.index >= 2 and section.name not in ('new', 'voices') or false %}{% endif %}\n"

    assert template_faults(WHOLE.replace("# {{ section.heading }}", more)) == ()


def test_the_grammar_has_no_more_than_the_guide() -> None:
    """A name that is added here is a name that somebody has to write down."""
    assert sorted(VARIABLES) == ["date", "sections", "title"]
    assert sorted(FILTERS) == ["emphasis", "length", "reverse", "strong", "upper"]
    assert sorted(name for names in ATTRIBUTES.values() for name in names) == sorted(
        ["name", "heading", "lines", "label", "statement", "source", "marks", "first", "last", "index"]
    )
