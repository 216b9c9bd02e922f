"""The shape of a briefing file: one briefing and its topic.

The docstrings below the keys become the help that editors show from the JSON Schema.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.briefing import SectionName, Span
from bot.domain.command_names import wrong_command
from bot.domain.errors import InvalidValue
from bot.files.digest_shapes import DigestShape, each_once
from bot.files.shapes import ABSENT, Shape
from bot.files.texts import Id, Label, Name, Named, TemplateText, day_as_text


def _since(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        Span.parse(text)
    return text


def _command(name: str) -> str:
    if words := wrong_command(name):
        raise InvalidValue(words)
    return name


CommandName = Annotated[str, AfterValidator(_command), Field(json_schema_extra={"pattern": "^[a-z][a-z0-9_]{0,31}$"})]


class AboutShape(Shape):
    """What belongs in the briefing: claims about any of these entities, of any of these measures, with these words."""

    entities: Annotated[list[Id], Field(max_length=50)] = ABSENT
    """Ids of entities."""
    measures: Annotated[list[Id], Field(max_length=50)] = ABSENT
    """Ids of measures."""
    words: Annotated[list[Name], Field(max_length=50)] = ABSENT
    """Words or phrases; a claim with any of them belongs."""
    since: Annotated[str, BeforeValidator(day_as_text), AfterValidator(_since)] = ABSENT
    """How far back: a span such as 5 years, 6 months or 30 days, or a day such as 2022-01-31."""


class ShowShape(Shape):
    """How much of what the briefing shows."""

    claims: Annotated[int, Field(ge=1, le=50)] = ABSENT
    """Claims in what matters most, the lead included."""
    disputes: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Disputes."""
    voices: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Voices: opinions, allegations and forecasts."""
    events: Annotated[int, Field(ge=0, le=50)] = ABSENT
    """Events of the timeline."""
    sections: Annotated[
        list[Annotated[SectionName, Field(strict=False)]], Field(min_length=1), AfterValidator(each_once)
    ] = ABSENT
    """Its sections, in order."""


class TemplateShape(Shape):
    """The briefing's own wording and order, for each language that is to have one."""

    id: TemplateText = ABSENT
    """The template in Indonesian; without one, the layout of any briefing."""
    en: TemplateText = ABSENT
    """The template in English; without one, the layout of any briefing."""


class BriefingShape(Shape):
    """A standing briefing; the file's name is its command."""

    title: Named[Label]
    """Its title; one text, or one for each language. Discord shows at most 100 characters in command menus."""
    description: Named[Label] = ABSENT
    """What command menus say about it; the title if absent."""
    aliases: Annotated[list[CommandName], Field(max_length=10), AfterValidator(each_once)] = ABSENT
    """Other commands that ask for it."""
    about: AboutShape
    """What belongs in it."""
    show: ShowShape = ABSENT
    """How much of what it shows; good defaults if absent."""
    template: TemplateShape = ABSENT
    """Its own wording and order; the layout of any briefing if absent."""
    digest: Annotated[list[DigestShape], Field(max_length=100)] = ABSENT
    """When it is sent, and to whom."""
