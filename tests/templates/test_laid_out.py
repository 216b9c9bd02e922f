"""A briefing by its template keeps every promise of a briefing, in every language and on every platform."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest
from builders import NOW as THEN
from builders import a_sourced_claim
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from newsrooms import NOW, ask, newsroom_of, sample_archive, sample_newsroom
from readings import marks_of, statements_of, text_of
from strategies import stores
from templates.kept import lost
from templates.templated import GOOD, PARTS, WHOLE, sample_edition, sample_spec, with_template

from bot.assembly.composition import compose
from bot.assembly.selection import Candidates, coverage
from bot.domain.briefing import SectionName
from bot.domain.editions import ChangeKind, ChangeLine, Edition, Line, Section
from bot.domain.ports import Record
from bot.domain.wording import Wording
from bot.languages import language
from bot.platforms.requests import Newsroom
from bot.rendering import console_text, discord_embed, telegram_html
from bot.rendering.layout import lay_out_edition
from bot.templates import Unfit, laid_out, templated

LANGUAGES = ("id", "en")
OWN = """\
Selamat pagi. {{ "Yang perlu diketahui hari ini"|strong }}, {{ date }}:
{% for section in sections %}
{% if section.heading %}
# {{ section.heading }}
{% endif %}
{% for line in section.lines %}
{{ loop.index }}. {{ line.label }} {{ line.statement }} ({{ line.source }}) {{ line.marks }}
{% endfor %}
{% endfor %}
"""


def _templated_room(records: list[Record], text: str) -> Newsroom:
    room = newsroom_of(records)
    return replace(room, briefings={"topic": with_template(text, room.briefings["topic"])})


@given(stores(), st.sampled_from(sorted(GOOD)))
def test_every_statement_keeps_its_label_source_and_marks(records: list[Record], name: str) -> None:
    """P1 and P3: whatever the template, whatever the news."""
    room = _templated_room(records, GOOD[name])
    spec = room.briefings["topic"]
    edition = compose(spec, room.archive, NOW)
    for code in LANGUAGES:
        document = templated(edition, spec, language(code))

        assert lost(document, lay_out_edition(edition, language(code))) == []


@given(stores(), st.sampled_from(sorted(GOOD)))
def test_both_languages_show_the_same_claims(records: list[Record], name: str) -> None:
    """P2: though one language has a template and the other has none."""
    room = _templated_room(records, GOOD[name])
    half = replace(room.briefings["topic"], templates=room.briefings["topic"].templates[:1])
    shown = [
        {
            mark
            for each in statements_of(ask("/topic", code, replace(room, briefings={"topic": half})).document)
            for mark in marks_of(each)
        }
        for code in LANGUAGES
    ]

    assert shown[0] == shown[1]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_templated_briefing_is_as_reviewed(code: str) -> None:
    """On the console, on Telegram and on Discord."""
    document = laid_out(sample_edition(), with_template(OWN, sample_spec()), language(code))
    payloads = json.dumps(discord_embed.render(document), ensure_ascii=False, indent=2)

    assert_golden(f"templates/own.{code}.txt", console_text.render(document))
    assert_golden(f"templates/own.{code}.html", "\n<!-- next message -->\n".join(telegram_html.render(document)) + "\n")
    assert_golden(f"templates/own.{code}.json", payloads + "\n")


def test_a_request_is_answered_by_the_template() -> None:
    """The one path of all platforms knows of it."""
    room = replace(sample_newsroom(), briefings={"kazakhstan": with_template(OWN, sample_spec())})

    assert "Selamat pagi. Yang perlu" in text_of(ask("/kazakhstan", "id", room).document)


def test_the_warning_the_corrections_and_the_footer_are_not_the_templates() -> None:
    """They stand where they always stand, in their own words."""
    claim, corrected = a_sourced_claim(), a_sourced_claim(id="corrected")
    edition = Edition(
        "topic",
        Wording.same("Topic"),
        THEN,
        (Section(SectionName.LEAD, (Line(claim),)),),
        coverage(Candidates((claim,), is_capped=False)),
        only_opinion=True,
        corrections=(ChangeLine(ChangeKind.CORRECTED, Line(corrected)),),
    )
    plain = lay_out_edition(edition, language("en"))
    document = templated(edition, with_template("# Mine\n" + WHOLE, sample_spec()), language("en"))

    assert document.sections[0] == plain.sections[0]
    assert document.sections[-1] == plain.sections[-1]
    assert document.sections[1].heading == "Mine"
    assert (document.title, document.footer, document.accent) == (plain.title, plain.footer, plain.accent)


def test_where_there_is_no_news_the_template_is_silent() -> None:
    """Good morning, and then nothing, would be no answer."""
    edition = replace(sample_edition(), sections=())
    spec = with_template(PARTS, sample_spec())

    assert laid_out(edition, spec, language("en")) == lay_out_edition(edition, language("en"))


def test_a_language_without_a_template_has_the_usual_layout() -> None:
    """One language's wording does not wait for the other's."""
    spec = replace(sample_spec(), templates=(("id", OWN),))

    assert laid_out(sample_edition(), spec, language("en")) == lay_out_edition(sample_edition(), language("en"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WHOLE.replace("{{ line }}", "{% if loop.index != 2 %}{{ line }}{% endif %}"), "leaves out a line"),
        ("{{ line.text }}", "there is no “line” here"),
        ("{% if %}", "cannot be read as a template"),
    ],
)
def test_an_unfit_template_is_set_aside_and_logged(text: str, says: str, caplog: pytest.LogCaptureFixture) -> None:
    """P12: readers get the usual layout, and an operator is told why; never is a line sent without its source."""
    spec = with_template(text, sample_spec())
    with pytest.raises(Unfit, match=says):
        templated(sample_edition(), spec, language("en"))
    with caplog.at_level(logging.WARNING, "ringkas.templates"):
        document = laid_out(sample_edition(), spec, language("en"))

    assert document == lay_out_edition(sample_edition(), language("en"))
    told = caplog.records[0].__dict__["fields"]
    assert (told["briefing"], told["language"]) == ("kazakhstan", "en")
    assert says in told["reason"]


def test_the_sample_is_composed_once_for_all_languages() -> None:
    """A template changes the order of reading, never what a mark means."""
    spec = with_template(PARTS, sample_spec())
    room = replace(sample_newsroom(), briefings={"kazakhstan": spec})

    assert ask("/kazakhstan", "en", room).claims == compose(spec, sample_archive(), NOW).claims
