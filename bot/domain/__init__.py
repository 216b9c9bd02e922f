"""What Ringkas is about, in the field's words: sources, articles, claims, evidence, figures, dates, briefings.

Everything here is frozen and uses the standard library alone: no clock, no I/O, no wording. What must never exist
cannot be built (a claim without evidence, a line without a claim), so that no later room has to check again.
"""
