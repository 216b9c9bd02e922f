"""Corrections applied to what was delivered: mended, struck out, and nothing else touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from builders import a_claim, a_figure, a_sourced_claim, an_article
from readings import blocks_of, marks_of, text_of, words_of

from bot.domain.claims import ClaimVersion, Correction, SourcedClaim
from bot.domain.editions import Line
from bot.domain.wording import Wording
from bot.languages import language
from bot.rendering.corrections import corrected, correction_notice, lay_out_corrections
from bot.rendering.digests import late
from bot.rendering.document import Document, DocumentSection, Note, Paragraph, Statement, Text
from bot.rendering.lines import Voice, correction_statement, dated_statement, numbered, statement

EN = language("en")
CLAIMS = [
    a_sourced_claim(a_claim(f"c-{n}", statement=f"statement {n}.", article=f"a-{n}", occurred_on=f"202{n}"))
    for n in range(6)
]
VOICE = Voice(EN, numbered(CLAIMS))
REFS = tuple(claim.ref for claim in CLAIMS)


def _edited(number: int, *, withdraws: bool) -> SourcedClaim:
    """Claim `number`, from 1, as editors corrected it afterwards."""
    correction = Correction(date(2022, 8, 1), Wording.same("misread"), withdraws)
    claim = replace(CLAIMS[number - 1].claim, statement=Wording.same(f"mended {number}."), correction=correction)
    return replace(CLAIMS[number - 1], claim=claim, version=2)


def _line(*numbers: int, also: tuple[int, ...] = ()) -> Line:
    first, *folded = (CLAIMS[number - 1] for number in numbers)
    return Line(first, tuple(folded), tuple(CLAIMS[number - 1] for number in also))


def _document(*lines: Line) -> Document:
    return Document("Topic", (DocumentSection("", tuple(statement(line, VOICE) for line in lines)),))


def _corrected(document: Document, *corrections: SourcedClaim) -> Document:
    return corrected(document, REFS, corrections, EN)


def _block(document: Document, place: int = 0) -> str:
    """The words of a block below the corrections on top."""
    block = document.sections[1].blocks[place]
    return words_of((*block.label, *block.body, *block.tail) if isinstance(block, Statement) else block.inlines)


def test_what_is_not_corrected_stays_as_it_is() -> None:
    """Statements beside a corrected one are not touched, nor is a document that shows nothing corrected."""
    document = _document(_line(1), _line(2))

    assert _corrected(document) is document
    assert _corrected(document, _edited(1, withdraws=False)).sections[1].blocks[1] == document.sections[0].blocks[1]


def test_a_version_that_was_shown_corrected_is_not_corrected_again() -> None:
    """The digest came after the correction."""
    document = _document(_line(1))
    shown = (ClaimVersion("c-0", 2), *REFS[1:])

    assert corrected(document, shown, [_edited(1, withdraws=True)], EN) is document


def test_what_was_withdrawn_is_struck_out() -> None:
    """In its place stands that it was, under its mark; on top, why."""
    document = _corrected(_document(_line(1)), _edited(1, withdraws=True))

    assert "statement 0" not in text_of(document)
    assert _block(document) == "[1] This statement was withdrawn by the editors."
    assert text_of(document).splitlines()[1:3] == ["Correction", "[1] withdrawn on 1 Aug 2022. Reason: misread"]


def test_what_was_corrected_stands_in_the_old_place() -> None:
    """With its sources, under its mark; on top, why."""
    document = _corrected(_document(_line(2)), _edited(2, withdraws=False))

    assert "statement 1" not in text_of(document)
    assert _block(document) == "Corrected: mended 2. — Gatra, 25 Jul 2022 [2]"
    assert text_of(document).splitlines()[1:3] == ["Correction", "[2] corrected on 1 Aug 2022. Reason: misread"]


def test_a_dated_statement_stays_dated() -> None:
    """As timelines within a briefing are."""
    document = Document("Topic", (DocumentSection("", (dated_statement(_line(1), VOICE),)),))

    assert _block(_corrected(document, _edited(1, withdraws=False))).startswith("Corrected: 2020: mended 1.")


def test_others_that_told_the_same_still_stand() -> None:
    """They are marked, since what they tell is no longer what the corrected one tells."""
    withdrawn = _corrected(_document(_line(1, 2)), _edited(1, withdraws=True))
    mended = _corrected(_document(_line(1, 2)), _edited(1, withdraws=False))

    assert _block(withdrawn).endswith("Not withdrawn: [2]")
    assert _block(mended).endswith("[1] (still as before: [2])")


@pytest.mark.parametrize("withdraws", [False, True])
def test_a_statement_loses_the_support_of_what_was_corrected(*, withdraws: bool) -> None:
    """Its mark goes, and how many went is said, since the line counts its origins."""
    document = _corrected(_document(_line(1, 2, 3)), _edited(2, withdraws=withdraws))

    assert _block(document).endswith("[1][3] (1 further source was corrected or withdrawn since)")


def test_a_range_of_marks_is_parted_where_one_is_gone() -> None:
    """[1]–[5] stands for five."""
    document = _corrected(_document(_line(1, 2, 3, 4, 5)), _edited(3, withdraws=True))

    assert _block(document).endswith("[1][2][4][5] (1 further source was corrected or withdrawn since)")
    assert marks_of(document.sections[1].blocks[0]) == [1, 2, 4, 5]


@pytest.mark.parametrize(("also", "left"), [((2,), "[1]"), ((2, 3), "[1] (see also [3])")])
def test_nobody_is_pointed_to_what_was_withdrawn(also: tuple[int, ...], left: str) -> None:
    """Where nothing is left to see, the words that point go too."""
    document = _corrected(_document(_line(1, also=also)), _edited(2, withdraws=True))

    assert _block(document).endswith(f" {left} (1 further source was corrected or withdrawn since)")


def test_a_correction_of_what_only_supported_is_worded_on_top() -> None:
    """A reader who follows its mark must find how it reads now."""
    document = _corrected(_document(_line(1, 2)), _edited(2, withdraws=False))
    top = document.sections[0].blocks

    assert [type(block) for block in top] == [Paragraph, Statement]
    assert "Corrected: mended 2." in text_of(document)


def test_blocks_that_claim_nothing_stay() -> None:
    """Headings of disputes, small print."""
    note = Note((Text("small print"),))
    document = Document("Topic", (DocumentSection("", (note, Statement((), (Text("words"),), ()))),))

    assert _corrected(document, _edited(1, withdraws=True)).sections[1:] == document.sections


def test_corrections_are_listed_in_their_order() -> None:
    """Each with what it said before, where that is known."""
    edited = [_edited(2, withdraws=True), _edited(1, withdraws=False)]
    document = lay_out_corrections(edited, EN, {"c-0": CLAIMS[0]})

    assert text_of(document).splitlines() == [
        "Corrections",
        "Withdrawn on 1 Aug 2022. It said: “mended 2.” — Gatra, 25 Jul 2022 [1]. Reason: misread",
        "Corrected on 1 Aug 2022: mended 1. — Gatra, 25 Jul 2022 [2]. Before: “statement 0.”. Reason: misread",
    ]


def test_no_corrections_are_said_to_be_none() -> None:
    """An empty answer would look like a fault."""
    assert "Nothing was corrected" in text_of(lay_out_corrections((), EN, {}))


def test_a_notice_keeps_the_marks_of_what_it_corrects() -> None:
    """So that readers find the statement above."""
    notice = correction_notice("Topic", REFS, [_edited(3, withdraws=True)], EN)

    assert [marks_of(block) for block in blocks_of(notice)] == [[3]]
    assert notice.title == "Correction: Topic"


def test_another_source_than_before_is_named_for_what_was_said_before() -> None:
    """What was misattributed must not keep the wrong source, nor lose it."""
    edited = _edited(1, withdraws=False)
    moved = replace(edited, article=an_article("a-9", published_on="2022-07-30"))
    said = correction_statement(moved, CLAIMS[0], VOICE)

    assert "Before: “statement 0.” — Gatra, 25 Jul 2022. Reason" in words_of(said.tail)


def test_what_was_withdrawn_is_told_in_the_words_that_were_shown() -> None:
    """Editors may have touched the record when they withdrew it."""
    said = correction_statement(_edited(1, withdraws=True), CLAIMS[0], VOICE)

    assert words_of(said.body) == "“statement 0.”"


def test_a_claim_without_a_correction_is_worded_as_any() -> None:
    """Nothing is called corrected that was not."""
    assert correction_statement(CLAIMS[0], None, VOICE) == statement(Line(CLAIMS[0]), VOICE)


def test_a_late_digest_says_when_it_was_due() -> None:
    """Before everything else, in the zone of the reader."""
    due = datetime(2022, 8, 1, 7, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    document = late(_document(_line(1)), due, language("id"))

    assert (
        text_of(document).splitlines()[1] == "Kiriman ini dijadwalkan Sen, 1 Agu 2022 pukul 07.00 dan datang terlambat."
    )


def test_an_old_figure_is_not_read_as_one_that_stands() -> None:
    """What a withdrawn figure said stands in inverted commas, behind the word that it is withdrawn."""
    claim = a_claim(figure=a_figure(), correction=Correction(date(2022, 8, 1), Wording.same("misread"), withdraws=True))
    said = correction_statement(a_sourced_claim(claim), None, Voice(EN, {claim.id: 1}))

    assert words_of(said.label) == "Withdrawn on 1 Aug 2022. It said: "
    assert words_of(said.body) == "“Kazakhstan raised its defence budget by KZT 441 billion”"
