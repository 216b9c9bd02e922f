"""The smaller answers: facts, comparisons, sources, evidence, search."""

from __future__ import annotations

from datetime import date

from assembly.stored import NOW, archive_of, ids, line_ids, opinion_piece, told
from builders import a_contrast, a_figure, a_summary, an_article, an_entity

from bot.assembly.answers import FACTS_AT_MOST, FOUND_AT_MOST, comparison, evidence_card, fact_sheet, found, source_list
from bot.domain.briefing import Topic
from bot.domain.claims import ClaimKind, Status
from bot.domain.dates import TimeWindow
from bot.domain.editions import DisputeKind
from bot.domain.wording import Wording

ABOUT = Topic(entities=("kazakhstan",))
TITLE = Wording.same("Kazakhstan")
KAZAKHSTAN = an_entity()


def test_facts_are_grouped_by_kind_the_firmer_kinds_first() -> None:
    """A denial stands beside what is official, before any view."""
    claims = [
        told(kind.value, kind=kind, status=Status.PLANNED if kind is ClaimKind.FORECAST else Status.HAPPENED)
        for kind in ClaimKind
    ]
    sheet = fact_sheet(archive_of(*claims, told("r-2"), told("other", about=("russia",))), KAZAKHSTAN, NOW)

    assert [(group.kind.value, line_ids(group.lines)) for group in sheet.groups] == [
        ("reported", [["r-2"], ["reported"]]),
        ("official", [["official"]]),
        ("denial", [["denial"]]),
        ("forecast", [["forecast"]]),
        ("opinion", [["opinion"]]),
        ("allegation", [["allegation"]]),
    ]
    assert len(sheet.claims) == sheet.coverage.claim_count == 7
    assert sheet.entity == KAZAKHSTAN


def test_facts_keep_what_opinion_pieces_report_apart() -> None:
    """What only such a piece tells stands behind what reports tell of the same kind; an opinion is an opinion anywhere."""
    archive = archive_of(
        told("a", article="opinion"), told("b"), told("c", article="opinion", kind=ClaimKind.OPINION), opinion_piece()
    )
    groups = fact_sheet(archive, KAZAKHSTAN, NOW).groups

    assert [(g.kind.value, g.is_from_opinion, line_ids(g.lines)) for g in groups] == [
        ("reported", False, [["b"]]),
        ("reported", True, [["a"]]),
        ("opinion", False, [["c"]]),
    ]


def test_facts_put_the_entity_as_subject_before_the_entity_as_concerned() -> None:
    """Within a kind, by weight."""
    archive = archive_of(told("a", about=("russia", "kazakhstan")), told("b"))

    assert ids(fact_sheet(archive, KAZAKHSTAN, NOW).claims) == ["b", "a"]


def test_facts_say_where_there_are_more() -> None:
    """The oldest are left out."""
    archive = archive_of(*(told(f"c-{n}") for n in range(FACTS_AT_MOST + 1)))
    sheet = fact_sheet(archive, KAZAKHSTAN, NOW)

    assert len(sheet.claims) == FACTS_AT_MOST
    assert sheet.coverage.is_capped


def test_a_comparison_shows_disputes_and_then_what_only_seems_one() -> None:
    """Figures, denials, contrasts, and what cannot be compared."""
    archive = archive_of(
        told("a", figure=a_figure(1)),
        told("b", figure=a_figure(2)),
        told("c", figure=a_figure(3, period="2021")),
        told("d", kind=ClaimKind.DENIAL, denies=("a",), about=("russia",)),
        a_contrast(claims=("a", "c")),
    )
    compared = comparison(archive, ABOUT, "kazakhstan", TITLE, NOW, TimeWindow())

    assert [dispute.kind for dispute in compared.disputes] == [
        DisputeKind.FIGURES,
        DisputeKind.DENIAL,
        DisputeKind.CONTRAST,
        DisputeKind.NOT_COMPARABLE,
    ]
    assert ids(compared.claims) == ["a", "b", "d", "c"]
    assert compared.topic == "kazakhstan"
    assert compared.coverage.claim_count == 3


def test_a_comparison_of_some_days_is_of_what_was_reported_then() -> None:
    """And says of which days it is."""
    archive = archive_of(
        told("a", figure=a_figure(1), said_on="2022-01-05"),
        told("b", figure=a_figure(2), said_on="2022-02-28"),
        told("c", figure=a_figure(3), said_on="2022-03-01"),
    )
    window = TimeWindow(date(2022, 1, 5), date(2022, 2, 28))
    compared = comparison(archive, ABOUT, "kazakhstan", TITLE, NOW, window)

    assert (ids(compared.claims), compared.window) == (["b", "a"], window)


def test_nothing_that_agrees_is_compared() -> None:
    """An answer may be empty."""
    archive = archive_of(told("a", figure=a_figure(1)), told("b", figure=a_figure(1)))

    assert comparison(archive, ABOUT, "kazakhstan", TITLE, NOW, TimeWindow()).disputes == ()


def test_sources_are_listed_by_article_the_last_published_first() -> None:
    """Each with its chain and what it contributes."""
    articles = (
        an_article("old", published_on="2022-07-01", source="tempo"),
        an_article("new", origins=("wsj",)),
        opinion_piece("b-new"),
    )
    claims = (told("a", article="old"), told("b", article="new"), told("c", article="new"), told("d", article="b-new"))
    listed = source_list(archive_of(*articles, *claims), ABOUT, "kazakhstan", TITLE, NOW)

    assert [(entry.article.id, ids(entry.claims)) for entry in listed.entries] == [
        ("b-new", ["d"]),
        ("new", ["b", "c"]),
        ("old", ["a"]),
    ]
    assert [source.id for source in listed.entries[1].chain] == ["wsj", "gatra"]
    assert len(listed.claims) == 4


def test_an_article_keeps_its_own_chain_where_a_claim_came_another_way() -> None:
    """One sentence of the outlet's own does not hide that an agency stands behind the article."""
    article = an_article("a", origins=("wsj",))
    for claims in ([told("b", article="a", origins=())], [told("b", article="a", origins=()), told("c", article="a")]):
        listed = source_list(archive_of(article, *claims), ABOUT, "kazakhstan", TITLE, NOW)

        assert [source.id for source in listed.entries[0].chain] == ["wsj", "gatra"]


def test_evidence_tells_the_points_a_claim_has_by_itself() -> None:
    """A dispute counts from either side; a week later it is still recent news."""
    archive = archive_of(told("a", figure=a_figure(1)), told("b", kind=ClaimKind.DENIAL, denies=("a",)), told("c"))
    cards = [evidence_card(archive, claim, mark, NOW) for mark, claim in enumerate(archive.everything(), start=1)]
    base = {"kind": 3, "recency": 4}

    assert [{**base, "figure": 1, "disputed": 1}, {**base, "disputed": 1}, base] == [
        dict(card.reasons) for card in cards
    ]
    assert [card.mark for card in cards] == [1, 2, 3]
    assert [["a"], ["b"], ["c"]] == [ids(card.claims) for card in cards]


def test_evidence_of_an_opinion_piece_counts_against_it() -> None:
    """And a reader is told so."""
    archive = archive_of(told("a", article="opinion"), opinion_piece())

    assert ("genre", -2) in evidence_card(archive, archive.everything()[0], None, NOW).reasons


def test_a_search_finds_statements_and_articles_and_folds_what_is_the_same() -> None:
    """Claims as lines, articles with their chains."""
    articles = (an_article("a", origins=("wsj",), summary=a_summary()), an_article("b", title="Lain"))
    claims = [told(id, "Rusia menunggu", article=article) for id, article in (("x", "a"), ("y", "b"))]
    result = found(archive_of(*articles, *claims), "rusia", NOW)

    assert [["y", "x"]] == line_ids(result.lines)
    assert [("a", ["wsj", "gatra"])] == [(entry.article.id, [s.id for s in entry.chain]) for entry in result.articles]
    assert ids(result.claims) == ["y", "x"]
    assert not result.is_capped


def test_a_search_says_where_there_is_more() -> None:
    """Of claims, or of articles alone."""
    claims = [told(f"c-{n}", "Rusia") for n in range(FOUND_AT_MOST + 1)]
    articles = [an_article(f"a-{n}", title="Moskwa") for n in range(FOUND_AT_MOST + 1)]
    archive = archive_of(*claims, *articles)

    assert len(found(archive, "rusia", NOW).claims) == FOUND_AT_MOST
    assert found(archive, "rusia", NOW).is_capped
    assert len(found(archive, "moskwa", NOW).articles) == FOUND_AT_MOST
    assert found(archive, "moskwa", NOW).is_capped
    assert not found(archive, "paris", NOW).lines


def test_a_comparison_of_some_days_shows_what_stands_against_their_reports() -> None:
    """A claim that was denied later is not shown as if nobody had denied it."""
    archive = archive_of(
        told("claim", said_on="2022-01-05"),
        told("denial", kind=ClaimKind.DENIAL, denies=("claim",), said_on="2022-06-01"),
    )
    compared = comparison(archive, ABOUT, "kazakhstan", TITLE, NOW, TimeWindow(last=date(2022, 1, 31)))

    assert ids(compared.claims) == ["claim", "denial"]
    assert compared.coverage.newest == compared.claims[-1]
