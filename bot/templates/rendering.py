"""A template rendered for an edition, and held to what every briefing promises."""

from __future__ import annotations

from jinja2 import Template as Compiled

from bot.domain.editions import Edition
from bot.domain.errors import notice
from bot.languages import Language
from bot.rendering.document import Document, DocumentSection
from bot.templates.faults import TemplateFault, Unfit
from bot.templates.rows import written
from bot.templates.sandbox import checked, pieces
from bot.templates.views import View, view_of


def rendered(template: str, edition: Edition, laid: Document, language: Language) -> tuple[DocumentSection, ...]:
    """The sections of an edition by a template; `laid` holds them as they are without one.

    Raises:
        Unfit: The template cannot be used for it.
    """
    return sections_of(checked(template), view_of(edition, laid, language))


def sections_of(template: Compiled, view: View) -> tuple[DocumentSection, ...]:
    """What a template makes of a view, every line of it shown.

    Raises:
        Unfit: It leaves a line out, parts a statement from its source, or writes too much.
    """
    done = written(pieces(template, view))
    if view.lines - done.lines:
        words = notice("this template leaves out a line; how many there are is for [show] to say, in all languages")
        raise Unfit(TemplateFault(1, words))
    return tuple(done.sections)
