"""A briefing laid out by its template, or as any briefing where it has none."""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.domain.briefing import BriefingSpec
from bot.domain.editions import Edition
from bot.events import fields
from bot.languages import Language
from bot.rendering.document import Document
from bot.rendering.layout import lay_out_edition
from bot.templates.faults import Unfit

_LOG = logging.getLogger("ringkas.templates")


def laid_out(edition: Edition, spec: BriefingSpec, language: Language) -> Document:
    """A briefing by its template for this language; as if there were none where that is unfit, which is logged."""
    try:
        return templated(edition, spec, language)
    except Unfit as unfit:
        told = fields(briefing=spec.name, language=language.code, row=unfit.fault.row, reason=str(unfit))
        _LOG.warning("template set aside", extra=told)
        return lay_out_edition(edition, language)


def templated(edition: Edition, spec: BriefingSpec, language: Language) -> Document:
    """A briefing by its template for this language; as any briefing where it has none, or where there is no news.

    What precedes and follows the sections of the edition is not the template's: the warning that there is only
    opinion, what was corrected of late, and the footer.

    Raises:
        Unfit: The template cannot be used for this edition.
    """
    plain, template = lay_out_edition(edition, language), dict(spec.templates).get(language.code)
    if template is None or not edition.sections:
        return plain
    from bot.templates.rendering import rendered  # only who has a template waits for Jinja

    first = 1 if edition.only_opinion else 0
    last = first + len(edition.sections)
    sections = rendered(template, edition, replace(plain, sections=plain.sections[first:last]), language)
    return replace(plain, sections=(*plain.sections[:first], *sections, *plain.sections[last:]))
