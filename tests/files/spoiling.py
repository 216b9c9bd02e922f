"""Ways to spoil a good briefing file at random: what slips, broken programs and ill will leave in one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from rendering.documents import HOSTILE
from templates.test_grammar import BOMBS, ESCAPES

LONGEST = 50_000
VALUES = (
    *("9" * 5000, "-1", "1e400", "1e-400", "nan", "-inf", "0x7fffffffffffffffffff", "1_0", "0.0000000001", "true"),
    *("1979-05-27T07:32:00Z", "9999-12-31", "07:32:00", '""', "''", '"\\u0000"', '"\\uD800"', '"\\U0010FFFF"'),
    *("[]", "{}", "[[]]", '[""]', "{ id = 1 }", '{ id = "a", en = "b" }', "[" * 200 + "]" * 200, '["a", 1, true]'),
    *('["' + "kazakhstan" * 30 + '"]', '["kazakhstan", "kazakhstan"]', "[" + '"kazakhstan", ' * 300 + "]"),
    *('"' + "x" * 9000 + '"', '["a b", " ", "\\n"]'),
    *('"5 years"', '"999999999999 years"', '"-1 days"', '"0 days"', '"7:00"', '"25:00"', '"mon-"', '"* * * * *"'),
    *('"Asia/../../etc/passwd"', '"/etc/passwd"', '"../../x"', '"telegram:0"', '"discord:-1"', '"\'; drop table x"'),
)
"""What may stand where another value is expected."""
ROWS = (
    *("[show]", "[about]", "[[digest]]", "[template]", "[title]", "[a.b.c.d.e.f]", "[[about]]", "[]", "[[", "]]", "="),
    *(
        'words = ["a"]',
        "claims = 50",
        "events = 0",
        'sections = ["lead", "lead"]',
        "since = 2999-01-01",
        'at = "07:00"',
    ),
    *('aliases = ["help", "bantuan"]', 'aliases = ["steady"]', 'aliases = ["ＫＺ", "kz\u200b", "кz"]', "# \u202e x"),
    *(".".join("a" * 300) + " = 1", "a = { " * 40, "x = [" * 400, '"' * 3, "'" * 3, "\\", "id = 1", "en = 1"),
)
TAGS = (
    *HOSTILE,
    *BOMBS,
    *(f"{{{{ {attack} }}}}" for attack in ESCAPES),
    *("{% for s in sections %}", "{% for l in s.lines %}", "{% endfor %}", "{% if title %}" * 40, "{% endif %}", "{{"),
    *(
        "{{ line }}",
        "{{ line.statement }}",
        "{{ line.marks }}",
        "}}",
        "{#",
        "#}",
        "{%-",
        "{% raw %}",
        "\n# ",
        "not " * 99,
    ),
)
ALIKE = str.maketrans("aeiost=[]\"'", "аеіоѕτ＝［］”’")
"""Letters and signs that look the same, or nearly."""
CODES = ("utf-16", "utf-16-le", "utf-32", "utf-7", "utf-8-sig", "cp1252", "cp037", "shift-jis", "latin-1")


def _somewhere(text: str, chance: Random) -> tuple[str, str]:
    at = chance.randrange(len(text) + 1)
    return text[:at], text[at:]


def _flipped(text: str, chance: Random) -> str:
    spoilt = bytearray(text.encode("utf-8", "surrogatepass") or b" ")
    for _ in range(chance.choice((1, 1, 2, 20))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return spoilt.decode("utf-8", "surrogateescape")


def _cut(text: str, chance: Random) -> str:
    before, rest = _somewhere(text, chance)
    return before + rest[chance.choice((1, 2, 10, 100, len(rest))) :]


def _blocks(text: str, chance: Random) -> str:
    """The same blocks in another order, one of them twice, or never."""
    blocks = text.split("\n\n")
    chosen = chance.randrange(len(blocks))
    match chance.randrange(3):
        case 0:
            blocks.insert(chance.randrange(len(blocks) + 1), blocks[chosen])
        case 1:
            del blocks[chosen]
        case _:
            chance.shuffle(blocks)
    return "\n\n".join(blocks)


def _keys(text: str, chance: Random) -> str:
    """Two keys with each other's values."""
    rows = text.split("\n")
    worded = [place for place, row in enumerate(rows) if "=" in row and not row.startswith("#")]
    if len(worded) > 1:
        one, other = chance.sample(worded, 2)
        (a, x), (b, y) = (rows[place].split("=", 1) for place in (one, other))
        rows[one], rows[other] = f"{a}={y}", f"{b}={x}"
    return "\n".join(rows)


def _values(text: str, chance: Random) -> str:
    rows = text.split("\n")
    worded = [place for place, row in enumerate(rows) if "=" in row and not row.startswith("#")]
    if worded:
        place = chance.choice(worded)
        rows[place] = f"{rows[place].split('=', 1)[0]}= {chance.choice(VALUES)}"
    return "\n".join(rows)


def _rows(text: str, chance: Random) -> str:
    rows = text.split("\n")
    rows.insert(chance.randrange(len(rows) + 1), chance.choice(ROWS))
    return "\n".join(rows)


def _pieces(text: str, chance: Random) -> str:
    before, rest = _somewhere(text, chance)
    return before + chance.choice(HOSTILE) * chance.choice((1, 1, 300)) + rest


def _tags(text: str, chance: Random) -> str:
    """Odd tags inside a template, where there is one."""
    start = max(0, text.find("[template]"))
    at = chance.randrange(start, len(text) + 1)
    return text[:at] + chance.choice(TAGS) * chance.choice((1, 1, 1, 60)) + text[at:]


def _alike(text: str, chance: Random) -> str:
    start = chance.randrange(len(text) + 1)
    stop = start + chance.choice((1, 1, 5, 200))
    return text[:start] + text[start:stop].translate(ALIKE) + text[stop:]


MILD = (
    *(
        "claims = 3",
        "claims = 1000",
        "voices = 0",
        "events = 50",
        "disputes = 0",
        'since = "1 day"',
        "since = 2022-07-25",
    ),
    *(
        'sections = ["voices", "figures", "timeline", "new", "main", "lead"]',
        'sections = ["figures"]',
        'words = ["gas"]',
    ),
    *('entities = ["russia", "putin", "kazakhstan", "tokayev"]', 'aliases = ["kz2"]', 'title = "🇰🇿 \u202e title"', "a"),
    *("{{ title|upper }}", "{{ date|emphasis }}", "# {{ title }}", "{# note #}", '{{ "*_`<b>"|strong }}', "@everyone"),
    *(
        "{% if loop.first %}first{% endif %}",
        "{{ loop.index }}",
        "{{ line.source }}",
        "\u200b",
        "[x](https://example.com)",
    ),
)
"""Rows that may be right, where they stand."""


def _mild(text: str, chance: Random) -> str:
    """A row more, one exchanged for another, or one twice; often this is still right."""
    rows = text.split("\n")
    place = chance.randrange(len(rows))
    row = chance.choice((chance.choice(MILD), rows[place]))
    key = row.split(" = ")[0]
    same = [at for at, other in enumerate(rows) if " = " in row and other.startswith(f"{key} = ")]
    if same:
        rows[same[0]] = row
    else:
        rows.insert(place, row)
    return "\n".join(rows)


WAYS: tuple[Callable[[str, Random], str], ...] = (
    *(
        _flipped,
        _cut,
        _blocks,
        _keys,
        _values,
        _values,
        _rows,
        _pieces,
        _tags,
        _tags,
        _alike,
        _mild,
        _mild,
        _mild,
        _mild,
        _mild,
        _mild,
    ),
)


def spoilt(text: str, chance: Random) -> bytes:
    """The text, spoilt in one or more ways; now and then in another encoding."""
    for _ in range(chance.choice((1, 1, 1, 1, 2, 4))):
        text = chance.choice(WAYS)(text, chance)[:LONGEST]
    if chance.random() < 0.03:
        return text.encode(chance.choice(CODES), "replace")
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
