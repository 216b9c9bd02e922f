"""A whole article becomes a draft: what an editor is given to look at."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from builders import a_source, an_entity
from fresh_stores import fresh_store
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.claims import ClaimKind, Status
from bot.domain.drafts import Draft
from bot.domain.errors import BotError, Notice, notice
from bot.domain.news import EntityKind, Genre, Making
from bot.domain.ports import Archive, Change
from bot.intake.analysis import analyse
from bot.intake.found import Arrival

NOW = datetime(2026, 11, 22, tzinfo=UTC)
REPORT = """\
Menteri Keuangan Mongolia Mengundurkan Diri
Ulan Bator, Kompas.com - Presiden Mongolia Batbayar Tsogt bertemu dengan Menteri Luar Negeri Jepang di Tokyo pada Selasa (3/6/2025).
Reuters melaporkan, pemerintah Mongolia akan memberikan tambahan 20 miliar yen (US$140 juta) untuk anggaran pertahanan.
"Kami tidak akan menutup tambang itu," kata Batbayar.
Seorang pejabat yang tidak disebutkan namanya mengatakan kepada Reuters bahwa Mongolia mengirim 120 prajurit ke luar negeri untuk pelatihan.
"""
ENGLISH = """\
Ministry Opens Office
Nairobi, Reuters - Kenya opened an embassy in Oslo on 4 March 2024.
President Amina Odhiambo spoke to parliament. "We will not sign the agreement with Norway," Odhiambo told reporters.
"""


def arrival(text: str, *, way: str = "", published: str = "", remarks: tuple[Notice, ...] = ()) -> Arrival:
    """A text of which nothing is said but this."""
    return Arrival(text=text, arrived_at=NOW, way=way, published=published, remarks=remarks)


@pytest.fixture
def archive() -> Archive:
    """A store that knows a place and an agency."""
    store = fresh_store()
    agency = a_source("reuters-agency", name="Reuters")
    place = an_entity("mongolia-country", name="Mongolia", wikidata="Q711")
    store.apply([Change(agency), Change(place)], NOW)
    return store


@pytest.fixture
def draft(archive: Archive) -> Draft:
    """What is made of the report."""
    return analyse(arrival(REPORT, way="report.txt"), archive, NOW)


def test_an_article_is_told_as_what_it_is(draft: Draft) -> None:
    """Publisher, day, genre and origin come from its own words, and its text is kept as it came."""
    article = draft.publication.article

    assert (article.language, article.genre, article.published_on.first.year) == ("id", Genre.REPORT, 2025)
    assert "kompas" in article.source
    assert draft.publication.text == REPORT
    assert draft.way == "report.txt"


def test_what_is_stored_already_is_not_proposed_again(draft: Draft) -> None:
    """A place and an agency keep their own ids, and only what is unknown is proposed."""
    assert "mongolia-country" in {id for claim in draft.claims for id in claim.about}
    assert any(claim.origins == ("reuters-agency",) for claim in draft.claims)
    assert "reuters-agency" not in {source.id for source in draft.sources}
    assert not any(entity.name.phrase("en").text == "Mongolia" for entity in draft.entities)


def test_every_claim_rests_on_the_words_of_the_article(draft: Draft) -> None:
    """P1: letter for letter, and none of it has been looked at by anybody."""
    assert draft.claims
    for claim in draft.claims:
        for evidence in claim.evidence:
            assert REPORT[evidence.start : evidence.end] == evidence.quote
        assert not claim.is_reviewed


def test_whoever_is_needed_is_proposed(draft: Draft) -> None:
    """Each entity, measure and unit that a claim names is stored or proposed with the draft."""
    proposed = {"mongolia-country", *(entity.id for entity in draft.entities), *(one.id for one in draft.measures)}
    for claim in draft.claims:
        assert set(claim.entities) <= proposed
        if claim.figure:
            assert claim.figure.measure in proposed


def test_who_holds_a_states_office_is_its_voice(draft: Draft) -> None:
    """By the office that the text gives, and by no other sign."""
    voices = {entity.id: entity.speaks_for for entity in draft.entities if entity.speaks_for}

    assert voices
    assert set(voices.values()) <= {"mongolia-country", *(entity.id for entity in draft.entities)}
    assert any("batbayar" in id for id in voices)


def test_what_a_states_voice_says_of_its_own_country_is_about_that_country(archive: Archive) -> None:
    """Who asks for the country finds it, also where the words name another one only."""
    said = "Presiden Mongolia Batbayar Tsogt mengatakan negaranya tidak akan mengakui kedaulatan Abkhazia."
    draft = analyse(arrival(f"Ulan Bator, Kompas.com - {said}"), archive, NOW)

    (claim,) = (claim for claim in draft.claims if claim.speaker)
    assert claim.about[0] == "mongolia-country"


def test_another_who_is_named_before_may_be_whose_country_it_is(archive: Archive) -> None:
    """In "X said Y and her country …" the country is Y's."""
    said = "Presiden Mongolia Batbayar Tsogt mengatakan Abkhazia tidak akan mengakui negaranya lagi."
    draft = analyse(arrival(f"Ulan Bator, Kompas.com - {said}"), archive, NOW)

    (claim,) = (claim for claim in draft.claims if claim.speaker)
    assert claim.about[0] != "mongolia-country"


def test_who_has_no_name_is_called_by_the_articles_words(draft: Draft) -> None:
    """An unnamed official speaks as one, and was told of by the agency."""
    speakers = {claim.speaker for claim in draft.claims if claim.speaker.startswith("unnamed-")}

    assert speakers
    assert speakers <= {entity.id for entity in draft.entities if entity.kind is EntityKind.PERSON}


def test_who_has_no_name_is_somebody_else_in_the_next_article(archive: Archive) -> None:
    """ "An official" here and there are not one person."""
    texts = (REPORT, REPORT.replace("Mengundurkan Diri", "Dilantik"))
    drafts = [analyse(arrival(text), archive, NOW) for text in texts]
    unnamed = [{claim.speaker for claim in each.claims if claim.speaker.startswith("unnamed-")} for each in drafts]

    assert unnamed[0]
    assert not unnamed[0] & unnamed[1]


def test_a_statement_is_worded_in_both_languages_or_quoted(draft: Draft) -> None:
    """P2: what no pattern can say stays the article's own words, and says in which language."""
    assert {claim.quoted_in for claim in draft.claims} == {"", "id"}
    for claim in draft.claims:
        texts = set(claim.statement.as_mapping().values())
        assert (len(texts) == 1) is bool(claim.quoted_in)


def test_a_summary_is_made_of_the_articles_sentences(draft: Draft) -> None:
    """Nobody has reviewed it, and it is a quotation."""
    summary = draft.publication.article.summary

    assert summary is not None
    assert (summary.made_by, summary.reviewed, summary.quoted_in) == (Making.EXTRACTIVE, False, "id")
    assert all(part.strip(" .") in REPORT for part in summary.wording.phrase("id").text.split(". "))


def test_the_same_article_gives_the_same_draft(archive: Archive, draft: Draft) -> None:
    """P6: so that one that comes again is known, and its claims keep their ids."""
    assert analyse(arrival(REPORT, way="report.txt"), archive, NOW) == draft


def test_an_english_article_is_read_as_well(archive: Archive) -> None:
    """What somebody says is theirs, and no plain report."""
    draft = analyse(arrival(ENGLISH), archive, NOW)

    said = [claim for claim in draft.claims if claim.speaker]
    assert draft.publication.article.language == "en"
    assert any("odhiambo" in claim.speaker for claim in said)
    assert all(claim.kind is not ClaimKind.REPORTED for claim in said)


def test_what_the_carrier_remarks_reaches_the_editor(archive: Archive) -> None:
    """Before what the analysis itself concluded."""
    cut = notice("only the beginning was read")

    assert analyse(arrival(REPORT, remarks=(cut,)), archive, NOW).remarks[0] == cut


def test_another_language_is_refused_by_its_name(archive: Archive) -> None:
    """Nothing is made of what cannot be read."""
    text = "Der Minister sagte am Montag, dass die Regierung das Abkommen nicht unterzeichnen werde, und trat zurück."
    with pytest.raises(BotError, match="de"):
        analyse(arrival(text), archive, NOW)


def test_a_text_in_no_language_that_can_be_told_is_too_short(archive: Archive) -> None:
    """Its language is not named as "?"."""
    with pytest.raises(BotError, match="too short, or in no language that is read here"):
        analyse(arrival("12345 67"), archive, NOW)


def test_what_an_article_calls_people_is_credited_to_it(archive: Archive) -> None:
    """Nobody's role is an editor's note before an editor has said so."""
    draft = analyse(arrival(REPORT), archive, NOW)
    roles = {entity.role.phrase("en").text: entity.role_in for entity in draft.entities if entity.role}

    assert roles == {"President of Mongolia": draft.publication.article.id}


def test_what_had_not_happened_by_then_has_no_day_of_happening(archive: Archive) -> None:
    """A day after the publication is not when something happened."""
    draft = analyse(arrival(REPORT, published="2025-06-03"), archive, NOW)
    last = draft.publication.article.published_on.last

    for claim in draft.claims:
        if claim.status is Status.HAPPENED and claim.occurred_on:
            assert claim.occurred_on.first <= last


@given(st.text(max_size=400), st.sampled_from([REPORT, ENGLISH]))
@settings(max_examples=25, deadline=None)
def test_any_text_is_read_or_refused(noise: str, text: str) -> None:
    """Whatever stands among an article's lines, a draft comes of it whose quotes are its own, or a refusal in words."""
    whole = text.replace("\n", f"\n{noise}\n", 1)
    try:
        draft = analyse(arrival(whole), fresh_store(), NOW)
    except BotError:
        return
    assert all(whole[one.start : one.end] == one.quote for claim in draft.claims for one in claim.evidence)


@pytest.mark.parametrize("published", ["", "2024-06-11"])
def test_nothing_is_dated_from_a_day_that_nobody_knows(archive: Archive, published: str) -> None:
    """ "On Tuesday" of an article from one of several years is no day, and the editor is told; a day with its month is."""
    text = (
        "Embassy Opens\nKenya opened an embassy in Oslo on Tuesday. Norway opened an office in Nairobi in 2023.\n"
        "President Amina Odhiambo of Kenya visited Norway on 4 March 2023."
    )
    draft = analyse(arrival(text, published=published), archive, NOW)
    days = {claim.occurred_on.text for claim in draft.claims if claim.occurred_on}
    told = " ".join(remark.in_english() for remark in draft.remarks)

    assert ("2024-06-11" in days, "2023-03-04" in days) == (bool(published), True)
    assert len(days) == 2 + bool(published)
    assert ("“Tuesday”" in told) is not bool(published)


@pytest.mark.parametrize("repeated", [" \t", "\u00a0", "Senin ", "on Monday ", "A. ", "“a” "])
@pytest.mark.parametrize("text", [REPORT, ENGLISH])
def test_a_hostile_text_is_read_to_its_end(archive: Archive, text: str, repeated: str) -> None:
    """Tens of thousands of spaces, of days that cannot be reckoned, of initials: a draft comes of it all the same."""
    draft = analyse(arrival(text.replace("2025", "").replace("2024", "") + repeated * 8_000), archive, NOW)

    assert draft.publication.article.language in {"id", "en"}
