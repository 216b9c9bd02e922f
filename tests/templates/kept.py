"""Whether a templated document keeps what the built-in layout promises of each statement."""

from __future__ import annotations

from readings import marks_of, statements_of, words_of

from bot.rendering.document import Attribution, Document, Inlines, Statement


def _sources(inlines: Inlines) -> set[str]:
    return {inline.text.strip(" —") for inline in inlines if isinstance(inline, Attribution)}


def _holds(shown: Statement, promised: Statement) -> bool:
    around = (*shown.label, *shown.tail)
    return (
        words_of(promised.body) in words_of(shown.body)
        and words_of(promised.label).strip() in words_of(shown.label)
        and _sources(promised.tail) <= _sources(around)
        and set(marks_of(promised)) <= set(marks_of(shown))
    )


def lost(templated: Document, built_in: Document) -> list[str]:
    """Statements of the one that are not in the other with their label, source and marks, and those without a mark."""
    shown = statements_of(templated)
    missing = [each for each in statements_of(built_in) if not any(_holds(other, each) for other in shown)]
    bare = [each for each in shown if not marks_of(each)]
    return [words_of(each.body) for each in (*missing, *bare)]
