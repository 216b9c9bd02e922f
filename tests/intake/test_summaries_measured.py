"""The measures of summaries, and that ours hold against Lead on the set that was given."""

from __future__ import annotations

import pytest
from benchmarks.intake_summaries import cut_lead, examples, our_summary
from benchmarks.rouge import rouge, words
from requirements import folder


@pytest.mark.parametrize(
    ("made", "reference", "scores"),
    [
        ("desa membangun jalan", "desa membangun jalan", (1.0, 1.0, 1.0)),
        ("desa membangun jalan", "jalan membangun desa", (1.0, 0.0, 1 / 3)),
        ("desa desa", "Desa", (2 / 3, 0.0, 2 / 3)),
        ("", "desa", (0.0, 0.0, 0.0)),
    ],
)
def test_rouge_is_the_f1_of_shared_words(made: str, reference: str, scores: tuple[float, float, float]) -> None:
    """Words, pairs of words and the longest common sequence, each word as often as both have it."""
    assert pytest.approx(scores) == rouge(made, reference)


def test_summaries_beat_lead_of_the_same_length() -> None:
    """On every fourth article, all three measures are above Lead's."""
    given = examples(folder("bench", "RINGKAS_BENCH") / "summaries" / "detik-500.csv.gz")[::4]
    made = [our_summary(each) for each in given]
    lead = [cut_lead(each, len(words(text))) for each, text in zip(given, made, strict=True)]

    ours, theirs = (
        [sum(scores) for scores in zip(*map(rouge, texts, (each.reference for each in given)), strict=True)]
        for texts in (made, lead)
    )

    assert all(one > other for one, other in zip(ours, theirs, strict=True))
