"""Templates to try: good ones that show what a template can do, and what makes a briefing by one."""

from __future__ import annotations

from dataclasses import replace

from newsrooms import NOW, sample_archive, sample_newsroom

from bot.assembly.composition import compose
from bot.domain.briefing import BriefingSpec
from bot.domain.editions import Edition

WHOLE = """\
{% for section in sections %}
# {{ section.heading }}
{% for line in section.lines %}
{{ line }}
{% endfor %}
{% endfor %}
"""
"""The least that a template may be."""
PARTS = """\
{# what an editor notes for herself #}
{{ "Good morning"|strong }}, it is {{ date }}.
{% for section in sections|reverse %}
{% if section.name in ["lead", "main"] %}
# {{ section.heading|upper }} {{ section.lines|length }}
{% elif section.heading and not loop.first %}
# {{ section.heading }} / {{ title }}
{% else %}
#
{% endif %}
{% for line in section.lines %}
{{ loop.index }}. {% if line.label %}{{ line.label }} {% endif %}“{{ line.statement }}” ({{ line.source }}) {{ line.marks }}
{% endfor %}
{% endfor %}
"""
"""Order, headings, conditions, numbers, parts of lines."""
SOURCE_FIRST = """\
{% for section in sections %}
{% for line in section.lines %}
{{ line.source }} {{ line.marks }}: {{ line.statement }}
{% endfor %}
{% endfor %}
"""
"""No headings, no labels, and the source before the statement."""
GOOD = {"whole": WHOLE, "parts": PARTS, "source first": SOURCE_FIRST}


def with_template(text: str, spec: BriefingSpec) -> BriefingSpec:
    """The spec with the same template in both languages."""
    return replace(spec, templates=(("en", text), ("id", text)))


def sample_spec() -> BriefingSpec:
    """The sample's briefing, with every section."""
    return sample_newsroom().briefings["kazakhstan"]


def sample_edition() -> Edition:
    """The sample's briefing, composed."""
    return compose(sample_spec(), sample_archive(), NOW)
