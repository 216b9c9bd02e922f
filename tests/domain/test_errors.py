"""Every notice can be worded, and every error stands in the tree that its module draws."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest
from hypothesis import given
from strategies import words

import bot
import bot.domain.errors as errors_module
from bot.domain.errors import BotError, Fault, FaultyFiles, InvalidValue, NotUnderstood, notice

SOURCES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(Path(bot.__file__).parent.rglob("*.py"))}


def _is_notice(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether this writes a text for readers: `notice(...)`, or `language.text(...)` with the text itself."""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr == "text" and bool(node.args) and isinstance(node.args[0], ast.Constant)
    return isinstance(node.func, ast.Name) and node.func.id == "notice"


def _notices() -> Iterator[tuple[str, str]]:
    """Every notice in the source: its place, and what is wrong with it.

    Those in a module's tables are forms, which somebody fills later; they need no values yet.
    """
    for path, tree in SOURCES.items():
        tables = [part for part in tree.body if not isinstance(part, ast.FunctionDef | ast.ClassDef)]
        forms = {node for part in tables for node in ast.walk(part)}
        for node in filter(_is_notice, ast.walk(tree)):
            is_form = node in forms and not node.keywords
            yield f"{path.name}:{node.lineno}", _fault_of(node, is_form=is_form)


def _fault_of(call: ast.Call, *, is_form: bool = False) -> str:
    """Why this notice cannot be extracted or filled; "" where it can."""
    if len(call.args) != 1 or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        return "its text is no plain string"
    if any(keyword.arg is None for keyword in call.keywords):
        return "its values have no names"
    fields = [part[1:] for part in Formatter().parse(call.args[0].value) if part[1] is not None]
    given = {name for name, _, _ in fields} if is_form else {keyword.arg for keyword in call.keywords}
    if {name for name, _, _ in fields} != given or any(form or conversion for _, form, conversion in fields):
        return f"its braces are not exactly {sorted(filter(None, given))}"
    return ""


def test_every_notice_has_a_value_for_each_of_its_braces_and_no_other() -> None:
    """A missing value would break the message in the moment it is needed; a spare one says that a brace was lost."""
    assert [place for place, fault in _notices() if not fault]
    assert [(place, fault) for place, fault in _notices() if fault] == []


@pytest.mark.parametrize(
    "source",
    [
        'notice("{a}")',
        'notice("a", a=1)',
        'notice("{a} {b}", a=1)',
        'notice("{a.b}", a=1)',
        'notice("{a!r}", a=1)',
        'notice("{a:>9}", a=1)',
        'notice("{}", a=1)',
        "notice(text)",
        'notice(f"{a}", a=1)',
        'notice("{a}", **a)',
        "notice()",
    ],
)
def test_a_faulty_notice_is_found(source: str) -> None:
    """The walk above would see each of these."""
    (call,) = filter(_is_notice, ast.walk(ast.parse(source)))

    assert _fault_of(call)


def _drawn() -> dict[str, str]:
    """The tree in the docstring: each error and the one above it."""
    above: list[str] = []
    drawn = {}
    for line in (errors_module.__doc__ or "").splitlines():
        if found := re.match(r"    ([│ ]*[├└]── )?(?P<name>[A-Z]\w+)(?:\(.*\))?(?:\s{2,}.*)?$", line):
            depth = len(found[1] or "") // 4
            drawn[found["name"]] = above[depth - 1] if depth else "Exception"
            above[depth:] = [found["name"]]
    return drawn


def _defined() -> dict[str, str]:
    """Every error class in the source: its name and its first base."""
    classes = {
        node.name: [ast.unparse(base) for base in node.bases]
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.bases
    }
    raised = {name for name, bases in classes.items() if {"Exception", "ValueError", "RuntimeError"} & set(bases)}
    while more := {name for name, bases in classes.items() if raised & set(bases)} - raised:
        raised |= more
    return {name: classes[name][0] for name in raised}


def test_every_error_stands_in_the_tree_that_the_docstring_draws() -> None:
    """One file, one tree: who catches `BotError` catches all that we raise on purpose."""
    assert _drawn() == {name: base for name, base in _defined().items() if not name.startswith("_")}
    assert "BotError" in _drawn()


@given(words())
def test_a_value_with_braces_is_not_filled_again(text: str) -> None:
    """Values are hostile: what people typed is shown, never read as a form."""
    assert f"“{text}” is wrong" == notice("“{text}” is wrong", text=text).in_english()


def test_a_notice_within_a_notice_is_worded_too() -> None:
    """A reason may be a sentence of its own."""
    inner = notice("line {line} is too long", line=3)

    assert notice("refused: {reason}", reason=inner).in_english() == "refused: line 3 is too long"


def test_an_error_reads_as_its_notice() -> None:
    """Logs and tracebacks show the English sentence; what a reader gets is worded from the notice."""
    error = InvalidValue(notice("{count} is too much", count=4), "value")

    assert (str(error), error.key) == ("4 is too much", "value")
    assert isinstance(error, BotError)
    assert isinstance(error, ValueError)


def test_errors_carry_what_the_edge_needs() -> None:
    """Faults to list, and what may have been meant."""
    fault = Fault("a.toml", None, "", notice("the file is empty"))
    faulty = FaultyFiles((fault, fault))

    assert (faulty.faults, str(faulty)) == ((fault, fault), "Faults: 2. Nothing was changed.")
    assert NotUnderstood(notice("no such command"), ("/new",)).nearest == ("/new",)
    assert NotUnderstood(notice("no such command")).nearest == ()
