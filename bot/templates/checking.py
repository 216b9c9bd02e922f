"""Whether a template may be used at all: read, checked, and tried on made-up briefings."""

from __future__ import annotations

from functools import lru_cache

from bot.templates.faults import TemplateFault, Unfit

_KEPT = 256  # every change has the whole folder read anew, and to try a template takes longer than all else of it


@lru_cache(_KEPT)
def template_faults(text: str) -> tuple[TemplateFault, ...]:
    """Everything that is wrong with a template; empty: it can be used."""
    from bot.templates.grammar import grammar_faults, numbers_in  # only who has a template waits for Jinja
    from bot.templates.probes import probes
    from bot.templates.rendering import sections_of
    from bot.templates.sandbox import checked, parsed

    try:
        tree = parsed(text)
    except Unfit as unfit:
        return (unfit.fault,)
    if faults := grammar_faults(tree):
        return tuple(dict.fromkeys(faults))
    template = checked(text)
    for view in probes(numbers_in(tree)):
        try:
            sections_of(template, view)
        except Unfit as unfit:
            return (unfit.fault,)
    return ()
