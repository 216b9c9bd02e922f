"""Templates run here: Jinja's sandbox with nothing in it, and a count of what comes out.

Jinja's own sandbox stops escapes but not resource bombs ('a' * 2000000000 took a minute, in one uninterruptible call).
The grammar refuses both before anything runs; this is the second wall, which holds without the first. It hands on what
a template places as the thing it is, not as text, which is what `NativeCodeGenerator` is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2 import Template as Compiled
from jinja2.exceptions import SecurityError
from jinja2.nativetypes import NativeCodeGenerator
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from bot.domain.errors import notice
from bot.rendering.document import Emphasis, Strong
from bot.templates.faults import TemplateFault, Unfit
from bot.templates.grammar import ATTRIBUTES, Kind, grammar_faults, placed
from bot.templates.views import LineView, Part, SectionView, View, Words

OUTPUT_LIMIT = 60_000
"""Most that a template may write: characters of its own, and things that it places."""

_READABLE: dict[type, frozenset[str]] = {
    SectionView: frozenset(ATTRIBUTES[Kind.SECTION]),
    LineView: frozenset(ATTRIBUTES[Kind.LINE]),
    LoopContext: frozenset(ATTRIBUTES[Kind.LOOP]),
}
_PLACE = "placed on row"  # no name that a template could write


@dataclass(frozen=True, slots=True)
class Placed:
    """Something that a template placed, and on which of its rows it did."""

    thing: Any
    row: int


def _placed(thing: object, row: int) -> Placed:
    """What a template places; nothing but what views hold may come out, whatever else it got hold of."""
    if not isinstance(thing, Words | LineView | Part | str | int):
        raise SecurityError(f"a {type(thing).__name__} cannot be shown")
    return Placed(thing, row)


def _words(thing: Words | str) -> Words:
    return Words(thing) if isinstance(thing, str) else thing


class _Sandbox(SandboxedEnvironment):
    """An environment without globals, tests, callables and operators, and with the documented filters and names."""

    code_generator_class = NativeCodeGenerator
    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(SandboxedEnvironment.default_unop_table)

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, cache_size=0)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters |= {
            "strong": lambda thing: replace(_words(thing), style=Strong),
            "emphasis": lambda thing: replace(_words(thing), style=Emphasis),
            "upper": lambda thing: replace(_words(thing), text=_words(thing).text.upper()),
            "reverse": lambda things: tuple(reversed(things)),
            "length": len,
            _PLACE: _placed,
        }

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:  # noqa: ARG002 - Jinja's signature
        return attr in _READABLE.get(type(obj), ())

    def is_safe_callable(self, obj: object) -> bool:  # noqa: ARG002 - Jinja's signature
        return False

    def call_binop(self, *_: object) -> NoReturn:
        raise SecurityError("templates do not reckon")

    def call_unop(self, *_: object) -> NoReturn:
        raise SecurityError("templates do not reckon")


_SANDBOX = _Sandbox()


def parsed(text: str) -> nodes.Template:
    """The tree of a template.

    Raises:
        Unfit: It is none.
    """
    try:
        return _SANDBOX.parse(text)
    except TemplateSyntaxError as error:
        words = notice("this cannot be read as a template: {reason}", reason=error.message or "")
        raise Unfit(TemplateFault(error.lineno, words)) from None
    except RecursionError:
        raise Unfit(TemplateFault(1, notice("this is nested too deep for a template"))) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise Unfit(TemplateFault(1, notice("a number has too many digits"))) from None


def compiled(tree: nodes.Template) -> Compiled:
    """A tree, ready to run; the grammar has been asked before."""
    return _SANDBOX.from_string(placed(tree, _PLACE))


@lru_cache(maxsize=256)
def checked(text: str) -> Compiled:
    """A template, ready to run.

    Raises:
        Unfit: It is none, or says what it may not.
    """
    tree = parsed(text)
    for fault in grammar_faults(tree):
        raise Unfit(fault)
    return compiled(tree)


def pieces(template: Compiled, view: View) -> Iterator[str | Placed]:
    """What a template writes for a view: its own words, and what it places, in order.

    Raises:
        Unfit: It writes too much, or reaches for what it may not have.
    """
    spent = 0
    try:
        for piece in template.generate(view.as_variables()):
            spent += len(piece) if isinstance(piece, str) else 1
            if spent > OUTPUT_LIMIT:
                words = notice(
                    "this template writes too much; at most {limit} characters of its own", limit=OUTPUT_LIMIT
                )
                raise Unfit(TemplateFault(1, words))
            yield piece
    except TemplateError as error:
        words = notice("this cannot be read as a template: {reason}", reason=error.message or "")
        raise Unfit(TemplateFault(1, words)) from None
