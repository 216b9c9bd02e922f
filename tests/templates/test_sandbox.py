"""The second wall: what the grammar refuses does no harm even where it is run."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError

from bot.rendering.document import Emphasis, Strong
from bot.templates import Unfit
from bot.templates.probes import probes
from bot.templates.sandbox import OUTPUT_LIMIT, Placed, compiled, parsed, pieces
from bot.templates.views import Words

VIEW = next(probes(()))


def _run(text: str) -> list[str | Placed]:
    return list(pieces(compiled(parsed(text)), VIEW))


@pytest.mark.parametrize(
    "attack",
    [
        *("{{ 'a' * 2000000000 }}", "{{ [1] * 300000000 }}", "{{ 9 ** 999999999 }}", "{{ '%2000000000s' % 'a' }}"),
        *(
            "{{ -1 }}",
            "{{ title() }}",
            "{{ sections.index(1) }}",
            "{{ ''.join(title) }}",
            "{{ title.__class__ }}",
            "{% if title.__class__ %}{% endif %}",
        ),
        *("{% if sections.__len__ %}{% endif %}", "{{ range(9) }}", "{{ cycler(1) }}", "{{ 'a'|center(2000000000) }}"),
        *(
            "{% if title.style %}{% endif %}",
            "{{ title['text'] }}",
            "{{ sections }}",
            "{{ '{0.__class__}'.format(title) }}",
            "{{ x }}",
        ),
        *("{{ title is string }}", "{% include 'x' %}", "{% import 'os' as os %}", "{% extends 'x' %}"),
        "{% for s in sections recursive %}{{ loop(sections) }}{% endfor %}",
    ],
)
def test_an_attack_fails_at_once(attack: str) -> None:
    """No operator, call, attribute, global, filter, test or file is there to be used."""
    with pytest.raises((Unfit, TemplateError, TypeError)):
        _run(attack)


def test_output_is_counted_while_it_comes() -> None:
    """A template that would write without end is stopped at the limit."""
    text = "{% for s in sections %}{% for l in s.lines %}" + "x" * (OUTPUT_LIMIT + 1) + "{% endfor %}{% endfor %}"

    with pytest.raises(Unfit, match="writes too much"):
        _run(text)


def test_a_thing_comes_as_itself_with_its_row() -> None:
    """No words of a record pass through the template as text."""
    assert _run("a{{ title }}\n{{ date|strong }}{{ 'x'|emphasis|upper }}b") == [
        "a",
        Placed(VIEW.title, 1),
        "\n",
        Placed(Words("D", Strong), 2),
        Placed(Words("X", Emphasis), 2),
        "b",
    ]
