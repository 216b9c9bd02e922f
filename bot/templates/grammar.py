"""What a template may say, checked on its parsed tree before anything of it runs.

Every expression has a kind (a section, a line, words), every kind its names; what is not in these tables is refused,
so that nothing has to be known about what Jinja offers besides. There is no call, no operator, no item, no literal
list but to compare with, and a loop goes over sections or lines alone: what is left cannot run long, nor grow large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from jinja2 import nodes

from bot.domain.briefing import SectionName
from bot.domain.errors import Notice, notice
from bot.templates.faults import TemplateFault

NODE_LIMIT = 400
"""Most nodes of a template's tree."""
DEPTH_LIMIT = 24
"""Deepest nesting of nodes."""
LOOP_DEPTH = 2
"""Deepest nesting of loops: the lines of the sections."""
LARGEST_NUMBER = 1000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,30}")  # ASCII: Python takes letters that look alike for the same name


class Kind(Enum):
    """What an expression is."""

    SECTIONS = auto()
    SECTION = auto()
    LINES = auto()
    LINE = auto()
    LABEL = auto()
    PART = auto()
    WORDS = auto()
    TEXT = auto()  # a literal
    NAME = auto()  # of a section
    NUMBER = auto()
    FLAG = auto()
    LOOP = auto()
    WRONG = auto()  # what is told already


VARIABLES: Mapping[str, Kind] = {"title": Kind.WORDS, "date": Kind.WORDS, "sections": Kind.SECTIONS}
ATTRIBUTES: Mapping[Kind, Mapping[str, Kind]] = {
    Kind.SECTION: {"heading": Kind.WORDS, "lines": Kind.LINES, "name": Kind.NAME},
    Kind.LINE: {"label": Kind.LABEL, "statement": Kind.PART, "source": Kind.PART, "marks": Kind.PART},
    Kind.LOOP: {"first": Kind.FLAG, "last": Kind.FLAG, "index": Kind.NUMBER},
}
_STYLED = {Kind.WORDS: Kind.WORDS, Kind.TEXT: Kind.WORDS}
FILTERS: Mapping[str, Mapping[Kind, Kind]] = {
    "strong": _STYLED,
    "emphasis": _STYLED,
    "upper": _STYLED,
    "reverse": {Kind.SECTIONS: Kind.SECTIONS, Kind.LINES: Kind.LINES},
    "length": {Kind.SECTIONS: Kind.NUMBER, Kind.LINES: Kind.NUMBER},
}
_ELEMENTS = {Kind.SECTIONS: Kind.SECTION, Kind.LINES: Kind.LINE, Kind.WRONG: Kind.WRONG}
_SHOWN = frozenset({Kind.LINE, Kind.LABEL, Kind.PART, Kind.WORDS, Kind.TEXT, Kind.NUMBER, Kind.WRONG})
_TESTED = frozenset({Kind.FLAG, Kind.WORDS, Kind.LABEL, Kind.WRONG})
_TAGS: Mapping[type[nodes.Node], str] = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.FromImport: "import",
    nodes.Scope: "autoescape",
}
Scope = Mapping[str, Kind]


def grammar_faults(tree: nodes.Template) -> list[TemplateFault]:
    """Everything that the tree of a template says and may not say."""
    if oversized := _oversized(tree):
        return [oversized]
    check = _Check()
    check.body(tree.body, VARIABLES, 0)
    return check.faults


def numbers_in(tree: nodes.Template) -> set[int]:
    """The whole numbers that stand in a template."""
    return {const.value for const in tree.find_all(nodes.Const) if type(const.value) is int}


def _oversized(tree: nodes.Template) -> TemplateFault | None:
    """A fault where a tree is larger than any template needs; asked without recursion, for that is what is too deep."""
    count = 0
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if depth > DEPTH_LIMIT:
            return TemplateFault(_row(node), notice("this is nested too deep for a template"))
        if count > NODE_LIMIT:
            return TemplateFault(1, notice("this template has too many parts; at most {limit}", limit=NODE_LIMIT))
        waiting.extend((child, depth + 1) for child in node.iter_child_nodes())
    return None


@dataclass
class _Check:
    """One walk over a tree, and what it found."""

    faults: list[TemplateFault] = field(default_factory=list)

    def body(self, body: list[nodes.Node], scope: Scope, loops: int) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    for child in node.nodes:
                        self.output(child, scope)
                case nodes.If():
                    self.branches(node, scope, loops)
                case nodes.For():
                    self.loop(node, scope, loops)
                case _:
                    self.refuse(node)

    def output(self, node: nodes.Expr, scope: Scope) -> None:
        if not isinstance(node, nodes.TemplateData) and self.kind(node, scope) not in _SHOWN:
            self.wrong(node, notice("this has no words of its own to show; place its parts"))

    def branches(self, node: nodes.If, scope: Scope, loops: int) -> None:
        for branch in (node, *node.elif_):
            self.condition(branch.test, scope)
            self.body(branch.body, scope, loops)
        self.body(node.else_, scope, loops)

    def loop(self, node: nodes.For, scope: Scope, loops: int) -> None:
        if loops == LOOP_DEPTH:
            self.wrong(node, notice("at most {limit} loops inside one another", limit=LOOP_DEPTH))
            return
        element = _ELEMENTS.get(self.kind(node.iter, scope))
        if element is None:
            self.wrong(node, notice("a loop goes over “sections” or over the lines of a section"))
            element = Kind.WRONG
        inner = {**scope, **self.target(node, scope, element)}
        if node.recursive:
            self.refuse(node, "recursive")
        if node.test is not None:
            self.condition(node.test, {name: kind for name, kind in inner.items() if kind is not Kind.LOOP})
        self.body(node.body, {**inner, "loop": Kind.LOOP}, loops + 1)
        self.body(node.else_, scope, loops)

    def target(self, node: nodes.For, scope: Scope, element: Kind) -> Scope:
        target = node.target
        if not isinstance(target, nodes.Name) or not _NAME.fullmatch(target.name) or target.name in {*scope, "loop"}:
            self.wrong(
                node, notice("a loop needs one new name in small letters, as in {example}", example="for line in …")
            )
            return {}
        return {target.name: element}

    def condition(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.And | nodes.Or):
            self.condition(node.left, scope)
            self.condition(node.right, scope)
        elif isinstance(node, nodes.Not):
            self.condition(node.node, scope)
        elif isinstance(node, nodes.Compare):
            self.comparison(node, scope)
        elif self.kind(node, scope) not in _TESTED:
            self.wrong(node, notice("this cannot be true or false; compare it, or leave the condition out"))

    def comparison(self, node: nodes.Compare, scope: Scope) -> None:
        left = self.kind(node.expr, scope)
        for operand in node.ops:
            among = operand.op in {"in", "notin"} and isinstance(operand.expr, nodes.List | nodes.Tuple)
            others = (
                operand.expr.items if isinstance(operand.expr, nodes.List | nodes.Tuple) and among else [operand.expr]
            )
            for other in others:
                kinds = {left, self.kind(other, scope)}
                if Kind.WRONG in kinds or (kinds == {Kind.NUMBER} and (among or "in" not in operand.op)):
                    continue
                if kinds == {Kind.NAME, Kind.TEXT} and (among or operand.op in {"eq", "ne"}):
                    self.section_name(node.expr if left is Kind.TEXT else other)
                    continue
                self.wrong(node, notice("compare a section's name with a word in quotes, or a number with a number"))

    def section_name(self, node: nodes.Expr) -> None:
        names = tuple(name.value for name in SectionName)
        if isinstance(node, nodes.Const) and node.value not in names:
            wrong = notice("“{name}” is no section of a briefing", name=str(node.value)[:60])
            self.wrong(node, wrong, str(node.value), names)

    def kind(self, node: nodes.Node, scope: Scope) -> Kind:
        match node:
            case nodes.Const():
                return self.const(node)
            case nodes.Name(name=name):
                if name in scope:
                    return scope[name]
                unknown = notice("there is no “{name}” here", name=name[:60])
                return self.wrong(node, unknown, name, tuple(sorted(scope)))
            case nodes.Getattr(node=of, attr=name):
                return self.attribute(node, self.kind(of, scope), name)
            case nodes.Filter(node=nodes.Expr() as of):
                return self.filtered(node, self.kind(of, scope))
        return self.refuse(node)

    def const(self, node: nodes.Const) -> Kind:
        if isinstance(node.value, bool):
            return Kind.FLAG
        if isinstance(node.value, int) and 0 <= node.value <= LARGEST_NUMBER:
            return Kind.NUMBER
        return Kind.TEXT if isinstance(node.value, str) else self.refuse(node, str(node.value)[:20])

    def attribute(self, node: nodes.Getattr, of: Kind, name: str) -> Kind:
        if of is Kind.WRONG:
            return of
        names = ATTRIBUTES.get(of, {})
        if name in names:
            return names[name]
        unknown = notice("there is no “.{name}” here", name=name[:60])
        return self.wrong(node, unknown, name, tuple(names))

    def filtered(self, node: nodes.Filter, of: Kind) -> Kind:
        if of is Kind.WRONG:
            return of
        if node.name not in FILTERS:
            unknown = notice("there is no filter “{name}”", name=node.name[:60])
            return self.wrong(node, unknown, node.name, tuple(FILTERS))
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs or of not in FILTERS[node.name]:
            return self.wrong(node, notice("“{name}” does not go here", name=node.name))
        return FILTERS[node.name][of]

    def refuse(self, node: nodes.Node, found: str = "") -> Kind:
        found = found or _TAGS.get(type(node)) or type(node).__name__.lower()
        words = notice(
            "“{found}” has no place in a template; it holds words, the names of the guide, “for” and “if”", found=found
        )
        return self.wrong(node, words)

    def wrong(self, node: nodes.Node, words: Notice, word: str = "", valid: tuple[str, ...] = ()) -> Kind:
        self.faults.append(TemplateFault(_row(node), words, word, valid))
        return Kind.WRONG


def _row(node: nodes.Node) -> int:
    """The row of a node; where Jinja gives it none, that of what is in it."""
    return next((each.lineno for each in (node, *node.iter_child_nodes()) if each.lineno), 1)


def placed(tree: nodes.Template, filter_name: str) -> nodes.Template:
    """The tree with each placed expression behind a filter that is given its row."""
    for output in list(tree.find_all(nodes.Output)):
        output.nodes = list(_placed(output.nodes, filter_name))
    return tree


def _placed(expressions: list[nodes.Expr], filter_name: str) -> Iterator[nodes.Expr]:
    for node in expressions:
        if isinstance(node, nodes.TemplateData):
            yield node
        else:
            row = nodes.Const(node.lineno, lineno=node.lineno)
            yield nodes.Filter(
                node, filter_name, [row], [], None, None, lineno=node.lineno, environment=node.environment
            )
