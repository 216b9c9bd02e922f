"""Parting a block: where it is cut, and that nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.documents import inlines

from bot.rendering.document import Block, Command, Inlines, Link, Mark, Note, Paragraph, Quote, Statement, Strong, Text
from bot.rendering.parting import headed, parted
from bot.rendering.reading import running, shown
from bot.rendering.units import ELLIPSIS, may_cut

LABEL = (Strong("8 Juni: "),)
TAIL = (Text(" — WSJ "), Mark(7), Mark(12))


def words(block: Block) -> str:
    """A block as a reader sees it."""
    return "".join(map(shown, running(block)))


def parts_of(block: Block, limit: int) -> tuple[Block, ...]:
    """Part a block for pages of so many characters."""
    return parted(block, lambda part: len(words(part)) <= limit, limit)


def texts_of(body: str, limit: int) -> list[str]:
    """A paragraph of plain words in parts."""
    return [words(part) for part in parts_of(Paragraph((Text(body),)), limit)]


def body_of(parts: tuple[Block, ...]) -> str:
    """The bodies of parts behind one another, without the ellipses at cut ends."""
    bodies = []
    for number, part in enumerate(parts):
        text = "".join(map(shown, part.body if isinstance(part, Statement) else part.inlines))
        if number:
            text = text.removeprefix(f"{ELLIPSIS} ") if text.startswith(f"{ELLIPSIS} ") else text[1:]
        bodies.append(text[:-1] if number < len(parts) - 1 else text)
    return "".join(bodies)


def test_a_cut_stands_after_a_sentence_where_one_ends() -> None:
    """A reader meets whole sentences."""
    assert texts_of("Satu dua. Tiga empat lima enam tujuh.", 26) == ["Satu dua. Tiga empat …", "… lima enam tujuh."]
    assert texts_of("Satu dua tiga empat. Lima enam tujuh.", 28) == ["Satu dua tiga empat. …", "… Lima enam tujuh."]


def test_a_cut_stands_after_a_word_where_no_sentence_ends() -> None:
    """A reader meets whole words."""
    assert texts_of("satu dua tiga empat lima", 15) == ["satu dua tiga …", "… empat lima"]


def test_a_cut_stands_between_characters_where_no_word_ends() -> None:
    """A word longer than a page is cut, but no emoji, and no letter from its accent."""
    family = "👨\u200d👩\u200d👧"
    assert texts_of(family * 3, 12) == [f"{family * 2}…", f"…{family}"]
    assert texts_of("e\u0301" * 6, 8) == ["e\u0301e\u0301e\u0301…", "…e\u0301e\u0301e\u0301"]


def test_inlines_without_words_leave_no_trace() -> None:
    """Nothing is made of nothing."""
    (first, second) = parts_of(Paragraph((Text("satu "), Strong(""), Text("dua tiga"))), 10)

    assert (running(first), running(second)) == (
        (Text("satu "), Text("dua "), Text("…")),
        (Text("… "), Text("tiga")),
    )


def test_a_character_longer_than_a_page_is_cut_all_the_same() -> None:
    """A page must be kept, whatever an enemy piles upon a letter."""
    assert body_of(parts_of(Paragraph((Text("a" + "\u0301" * 100),)), 20)) == "a" + "\u0301" * 100


def test_chinese_sentences_end_without_a_space() -> None:
    """A full stop of its own width is the end of a sentence."""
    assert texts_of("中国日本韩国。中国日本韩国中国", 10) == ["中国日本韩国。…", "…中国日本韩国中国"]


@given(body=inlines(), limit=st.integers(90, 400), kind=st.sampled_from((Paragraph, Quote, Note, None)))
def test_nothing_of_a_body_is_lost(body: Inlines, limit: int, kind: type[Paragraph | Quote | Note] | None) -> None:
    """The parts of a body together are the body, each part fits, and label and tail stand on every part."""
    block = kind(body) if kind else Statement(LABEL, body, TAIL)
    parts = parts_of(block, limit)
    is_loose = any(isinstance(inline, Link) and len(shown(inline)) > limit - 60 for inline in body)

    assert all(len(words(part)) <= limit for part in parts)
    assert all(part.label == LABEL and part.tail == TAIL for part in parts if isinstance(part, Statement))
    assert is_loose or body_of(parts).rstrip() == "".join(map(shown, body)).rstrip()


@given(body=inlines(), limit=st.integers(90, 400))
def test_what_is_whole_stays_whole(body: Inlines, limit: int) -> None:
    """Links, commands and marks that fit stand in some part just as they were, in order."""
    whole = [i for i in body if isinstance(i, Link | Command | Mark) and 0 < len(shown(i)) <= limit - 60]
    parts = parts_of(Statement(LABEL, body, TAIL), limit)
    kept = [i for part in parts if isinstance(part, Statement) for i in part.body if i in whole]

    assert kept == whole


def test_a_mark_stays_with_the_word_before_it() -> None:
    """A mark at the beginning of a page would belong to nothing."""
    body = (Text("satu dua tiga empat "), Mark(1), Text(" lima"))
    first, second = parts_of(Paragraph(body), 22)

    assert (words(first), words(second)) == ("satu dua tiga …", "… empat [1] lima")


def test_a_link_longer_than_a_page_becomes_words_and_its_address() -> None:
    """Half a link would lead nowhere; the address is told instead."""
    parts = parts_of(Paragraph((Link("kata " * 20, "https://x.com"),)), 40)

    assert body_of(parts) == f"{'kata ' * 20} (https://x.com)"
    assert not any(isinstance(inline, Link) for part in parts for inline in running(part))


@pytest.mark.parametrize("body", ["badan " * 10, ""])
def test_a_label_longer_than_a_page_is_shortened(body: str) -> None:
    """Names are shortened before a page is overfull; marks are kept."""
    parts = parts_of(Statement((Text("nama " * 50),), (Text(body),), TAIL), 100)

    assert all(words(part).startswith("nama nama") and "…" in words(part) for part in parts)
    assert all(words(part).endswith(" — WSJ [7][12]") and len(words(part)) <= 100 for part in parts)


def test_a_label_is_shortened_between_characters() -> None:
    """No letter loses its accent."""
    (part,) = parts_of(Statement((Text("e\u0301" * 100),), (Text("badan"),), TAIL), 100)

    assert words(part).startswith("e\u0301" * 10)
    assert "e…" not in words(part)


def test_a_tail_longer_than_a_page_is_shortened_but_for_its_marks() -> None:
    """The longer of label and tail gives way first."""
    tail = (Text(" — "), Strong("sumber " * 50), Mark(7), Text(" lihat juga "), Mark(12))
    (part,) = parts_of(Statement(LABEL, (Text("badan"),), tail), 100)

    assert words(part).startswith("8 Juni: badan — sumber ")
    assert words(part).endswith("…[7][12]")


def test_label_and_tail_are_both_shortened_where_both_are_too_long() -> None:
    """Neither alone leaves room."""
    (part,) = parts_of(Statement((Text("nama " * 50),), (Text("badan"),), (Text("sumber " * 50), Mark(7))), 100)

    assert len(words(part)) <= 100
    assert words(part).startswith("nama nama")
    assert words(part).endswith("…[7]")


def test_marks_that_fill_a_page_make_a_paragraph() -> None:
    """Where no page can hold all marks of a statement, each is still shown."""
    marks = tuple(Mark(number) for number in range(100, 140))
    parts = parts_of(Statement((), (Text("badan"),), marks), 100)

    assert all(isinstance(part, Paragraph) and len(words(part)) <= 100 for part in parts)
    assert body_of(parts) == "badan " + "".join(map(shown, marks))


@given(text=st.text(alphabet="ab 👍e\u0301", max_size=80), limit=st.integers(10, 60))
def test_a_title_and_its_rest_are_the_title(text: str, limit: int) -> None:
    """A title is cut where a reader can follow it on."""
    head, rest = headed(text, lambda part: len(part) <= limit, limit)

    assert len(head) <= limit
    assert (
        (head.removesuffix(ELLIPSIS) + rest.removeprefix(ELLIPSIS)).split() == text.split()
        if rest
        else head == text.strip()
    )
    assert not rest or may_cut(text, len(head.removesuffix(ELLIPSIS)))
