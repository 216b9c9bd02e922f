"""Find the texts that Ringkas says, and bring the catalogues up to date: `python tests/catalogue_texts.py`.

Read from the syntax tree, since Babel's extractor does not look inside f-strings.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "bot" / "languages" / "catalogues"
_CALLS = {"text": 1, "notice": 1, "plural": 2}
_KEPT_HEADERS = ("Content-Type:", "Language:", "Plural-Forms:")

Message = tuple[str, ...]
"""A text, or a singular and a plural."""


def _messages_in(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [arg.value for arg in node.args[: _CALLS.get(name, 0)] if isinstance(arg, ast.Constant)]
        if texts and all(isinstance(text, str) for text in texts):
            yield tuple(str(text) for text in texts)


def messages() -> set[Message]:
    """Every text in the code that a reader may meet."""
    return {
        found for path in (ROOT / "bot").rglob("*.py") for found in _messages_in(ast.parse(path.read_text("utf-8")))
    }


def updated(old: Catalog, locale: Locale) -> Catalog:
    """The catalogue with exactly today's texts; what was translated stays so."""
    new = Catalog(locale=locale, fuzzy=False, header_comment=f"# Ringkas in {locale.english_name}.")
    for message in sorted(messages()):
        known = old.get(message[0])
        is_plural = len(message) > 1
        string = known.string if known else (("", "") if is_plural else "")
        new.add(message if is_plural else message[0], string)
    return new


def as_text(catalogue: Catalog) -> str:
    """The `.po` file, without the headers that change by themselves."""
    written = io.BytesIO()
    write_po(written, catalogue, width=110, sort_output=True)
    lines = written.getvalue().decode().splitlines()
    is_header = [line.startswith('"') and line.endswith('\\n"') and ": " in line for line in lines]
    kept = [
        line
        for line, header in zip(lines, is_header, strict=True)
        if not header or line.strip('"').startswith(_KEPT_HEADERS)
    ]
    return "\n".join(kept) + "\n"


def main() -> None:
    """Rewrite every catalogue and name what it still lacks."""
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            old = read_po(file)
        new = updated(old, old.locale or Locale.parse(path.stem))
        path.write_text(as_text(new), encoding="utf-8")
        lacking = [message.id for message in new if message.id and not any(message.string or ()) and path.stem != "en"]
        print(path.name, len(new), "texts;", len(lacking), "without translation", *map(repr, lacking), sep="\n  ")  # noqa: T201 -- a tool run by hand


if __name__ == "__main__":
    main()
