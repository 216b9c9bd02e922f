"""Mutated templates: none crashes, escapes, hangs or fills memory, and each that loads keeps the promises.

`RINGKAS_HOSTILE=10000` tries so many instead of a few hundred, and weighs the memory of each, which takes its time.
"""

from __future__ import annotations

import os
import signal
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from types import FrameType

import pytest
from rendering.documents import HOSTILE
from templates.kept import lost
from templates.templated import GOOD, sample_edition, sample_spec, with_template
from templates.test_grammar import BOMBS, ESCAPES

from bot.languages import language
from bot.rendering.layout import lay_out_edition
from bot.templates import Unfit, template_faults, templated

COUNT = int(os.environ.get("RINGKAS_HOSTILE", "400"))
IS_LARGE = "RINGKAS_HOSTILE" in os.environ
CPU_SECONDS = 20
"""Far more than any template may take; what reaches it hangs."""
MEMORY_BYTES = 64 * 2**20
LONGEST = 8000
PIECES = (
    *HOSTILE,
    *BOMBS,
    *(f"{{{{ {attack} }}}}" for attack in ESCAPES),
    *("{% for line in section.lines %}", "{% for s in sections %}", "{% endfor %}", "{% endif %}", "{% else %}"),
    *(
        "{% if loop.first %}",
        "{% if line.label %}",
        "{% if section.name == 'lead' %}",
        "{{ line }}",
        "{{ line.marks }}",
    ),
    *("{{ line.statement }}", "{{ line.source }}", "{{ line.label }}", "{{ title }}", "{{ loop.index }}", "\n# ", "\n"),
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-%}",
        "{%-",
        "|",
        ".",
        "(",
        ")",
        "[",
        "]",
        "'",
        '"',
        "\\",
        "{% raw %}",
        "9" * 99,
    ),
    *("|upper", "|reverse", "|length", " and ", " not ", " in ", " == ", "((((", "not " * 99, "{% if title %}" * 40),
)


class Hung(Exception):
    """A template took longer than any may."""


@contextmanager
def _bounded(*, is_weighed: bool = True) -> Iterator[None]:
    """A stop to what hangs, and a count of the memory that was held at once."""

    def stop(_: int, __: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    if is_weighed:
        tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < MEMORY_BYTES
    finally:
        tracemalloc.stop()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _mutated(text: str, chance: Random) -> str:
    """A template with a few things put in, taken out, doubled or exchanged."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        start = chance.randrange(len(text) + 1)
        stop = min(len(text), start + chance.choice((0, 0, 1, 3, 20)))
        put = chance.choice(
            (chance.choice(PIECES), chance.choice(PIECES) * chance.choice((1, 50)), text[start:stop] * 2, "")
        )
        text = text[:start] + put + text[stop:]
    return text[:LONGEST]


@pytest.mark.parametrize("seed", range(4))
def test_no_mutated_template_does_harm(seed: int) -> None:
    """Refused with a row, or fit for use: then every statement keeps its source, or the template is set aside."""
    chance = Random(seed)
    edition = sample_edition()
    loaded = 0
    for _ in range(COUNT // 4):
        text = _mutated(chance.choice(list(GOOD.values())), chance)
        with _bounded(is_weighed=IS_LARGE):
            faults = template_faults(text)
            assert all(1 <= fault.row <= text.count("\n") + 1 and fault.notice.in_english() for fault in faults), text
            if faults:
                continue
            loaded += 1
            for code in ("id", "en"):
                try:
                    document = templated(edition, with_template(text, sample_spec()), language(code))
                except Unfit:
                    continue
                assert lost(document, lay_out_edition(edition, language(code))) == [], text

    assert loaded


BASE = "{% for s in sections %}{% for l in s.lines %}\n{{ l }}\nX{% endfor %}{% endfor %}"
WORST = {
    "conditions": BASE.replace("X", "{% if loop.index > 3 %}{% endif %}" * 55),
    "numbers": BASE.replace("X", "".join(f"{{% if loop.index == {2 * n} %}}{{% endif %}}" for n in range(2, 50))),
    "loops": BASE + "{% for a in sections %}{% for b in a.lines %}{% endfor %}{% endfor %}" * 45,
    "one word": BASE + "{% for s in sections %}{% for l in s.lines %}" + "a" * 150 + "{% endfor %}{% endfor %} end",
    "one row": BASE + "{% for s in sections %}{% for l in s.lines %}{{ loop.index }}a{% endfor %}{% endfor %} end",
    "brackets": "[1" * 3900 + BASE,
    "text": BASE.replace("X", "a" * 3000),
    "comparisons": "{% if " + "1<" * 3900 + "1 %}{% endif %}",
    "attributes": "{{ title" + ".a" * 3900 + " }}",
    "filters": "{{ title" + "|upper" * 1300 + " }}",
    "branches": "{% if title %}" + "{% elif title %}" * 480 + "{% endif %}",
    "depth": "{% if title %}" * 570,
    "spaces": "{%" + " " * 7990,
    "strings": "{{ '" + "\\\\" * 3990,
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_that_a_template_may_be_is_bounded(name: str) -> None:
    """Trying it on every made-up briefing, the largest included, ends, and holds little."""
    with _bounded():
        template_faults(WORST[name][:LONGEST])


@pytest.mark.parametrize("name", ["conditions", "numbers", "loops", "one word", "one row"])
def test_the_worst_that_loads_does_load(name: str) -> None:
    """What is measured above is work, not a refusal."""
    assert template_faults(WORST[name]) == ()
