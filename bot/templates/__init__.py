"""Templates: an admin's own wording and order of a briefing, one for each language.

A template is never given words of a record. It places things that know what they are: a heading, a line, a line's
source. What it writes is therefore a sequence of literal words and placed things, not text with markup, and becomes
our own document: escaping, paging, marks and buttons stay what they are, on every platform, and no hostile statement
can pose as syntax, because none ever passes through it.

Templates live in `[template]` of the briefing's own file, so that one file stays one unit: it is checked, sent by
chat, kept in the history and rolled back as a whole, and a briefing can never run with another version's template.

What is promised of any briefing holds under any template: each line of the edition is shown, each statement stands in
one block with its label, its source and its marks, and a dispute shows all of its sides together under its heading. A
template that breaks this is refused when it is loaded, tried on made-up briefings of every shape; and where one breaks
it later on all the same, the briefing is laid out as if there were none.
"""

from bot.templates.checking import template_faults
from bot.templates.faults import TemplateFault, Unfit
from bot.templates.layout import laid_out, templated

__all__ = ["TemplateFault", "Unfit", "laid_out", "template_faults", "templated"]
