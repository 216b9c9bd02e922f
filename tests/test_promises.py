"""The promises to readers, over generated news: each test fails when its promise is broken anywhere on the way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_archive import MemoryArchive
from newsrooms import NOW, ask, newsroom_of, sample_archive, sample_newsroom
from readings import marks_of, shape_of, statements_of, text_of, words_of
from rendering.discord_reader import read
from strategies import stores

from bot.domain.claims import FENCED_KINDS, Claim, SourcedClaim
from bot.domain.news import Entity, Genre, Publication
from bot.domain.ports import Record
from bot.languages import language
from bot.platforms.requests import offers
from bot.rendering import console_text, discord_embed, telegram_html
from bot.rendering.document import Document
from bot.rendering.lines import kind_name, source_name, speaker_name, statement_text
from bot.rendering.units import tamed

LANGUAGES = ("id", "en")
ON_TOPIC = ("/topic", "/timeline topic", "/timeline topic newest", "/compare topic", "/sources topic", "/new topic")


def _questions(records: list[Record]) -> list[str]:
    entities = [record.id for record in records if isinstance(record, Entity)]
    return [*ON_TOPIC, *(f"/facts {entity}" for entity in entities[:2]), "/search presiden"]


@given(stores())
def test_every_statement_carries_the_mark_of_a_claim(records: list[Record]) -> None:
    """P1: whatever is shown as a statement leads to at least one claim, and every claim shown has a mark."""
    newsroom = newsroom_of(records)
    for question in _questions(records):
        if question.startswith("/search"):  # its articles are summaries, which are marked as such and claim nothing
            continue
        reply = ask(question, "en", newsroom)
        shown = {mark for statement in statements_of(reply.document) for mark in marks_of(statement)}

        assert all(marks_of(statement) for statement in statements_of(reply.document))
        assert shown == set(range(1, len(reply.claims) + 1))


@given(stores())
def test_the_sources_of_an_answer_cover_every_mark(records: list[Record]) -> None:
    """P1: each article bears the first and the last mark of its claims, and no claim is without its article."""
    newsroom = newsroom_of(records)
    for code in LANGUAGES:
        reply = ask("/sources topic", code, newsroom)
        ranges = [marks_of(statement) for statement in statements_of(reply.document)]

        covered = [mark for marks in ranges for mark in range(marks[0], marks[-1] + 1)]
        assert covered == list(range(1, len(reply.claims) + 1))


def test_every_quote_of_the_sample_stands_in_its_article() -> None:
    """P1: the words a claim rests on are in the stored text, where the store says they are."""
    versions = list(sample_archive().everything())
    texts = {version.record.id: version.record.text for version in versions if isinstance(version.record, Publication)}
    claims = [version.record for version in versions if isinstance(version.record, Claim)]

    assert claims
    for claim in claims:
        for evidence in claim.evidence:
            assert texts[claim.article][evidence.start : evidence.end] == evidence.quote


@given(stores())
def test_both_languages_show_the_same(records: list[Record]) -> None:
    """P2: the same claims under the same marks, in the same order, in the same kinds of block."""
    newsroom = newsroom_of(records)
    for question in _questions(records):
        indonesian, english = (ask(question, code, newsroom) for code in LANGUAGES)

        assert indonesian.claims == english.claims
        assert shape_of(indonesian.document) == shape_of(english.document)


@given(stores(), st.integers(0, 9))
def test_both_languages_tell_the_same_as_new(records: list[Record], days: int) -> None:
    """P2: whatever is still new after so many days, by topic or counted, is the same claims in both."""
    archive = MemoryArchive(records, NOW - timedelta(days=days))
    newsroom = replace(newsroom_of(records), archive=archive)
    for question in ("/new topic", "/new"):
        indonesian, english = (ask(question, code, newsroom) for code in LANGUAGES)

        assert indonesian.claims == english.claims
        assert shape_of(indonesian.document) == shape_of(english.document)
        assert [b.command.removesuffix(" en") for b in indonesian.buttons] == [
            b.command.removesuffix(" id") for b in english.buttons
        ]


@given(stores())
def test_both_languages_offer_the_same_to_who_is_typing(records: list[Record]) -> None:
    """P2: the same requests in the same order, in the words of either language."""
    newsroom = newsroom_of(records)
    for words in ("", "topic", "presiden", "/timeline topic"):
        indonesian, english = (offers(newsroom, words, language(code), 12) for code in LANGUAGES)

        assert [request for request, _, _ in indonesian] == [request for request, _, _ in english]


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_fenced_is_offered_in_the_voice_of_fact(code: str) -> None:
    """P3: a single claim that somebody passes on while typing begins with its kind and speaker as well."""
    newsroom = sample_newsroom()
    titles = {
        request.removeprefix("/why "): title for request, title, _ in offers(newsroom, "nato", language(code), 50)
    }
    fenced = [claim for claim in newsroom.archive.claims(list(titles)) if claim.is_fenced]

    assert len(fenced) > 1
    assert all(_is_fenced_in(titles[claim.id], claim, code) for claim in fenced)


@given(stores())
def test_both_languages_word_the_same_figures_dates_and_sources(records: list[Record]) -> None:
    """P2: each statement holds its claim's figure, date and source, in the words of either language."""
    newsroom = newsroom_of(records)
    for code in LANGUAGES:
        spoken = language(code)
        reply = ask("/topic", code, newsroom)
        for statement in statements_of(reply.document):
            claim = reply.claims[marks_of(statement)[0] - 1]
            words = words_of((*statement.label, *statement.body, *statement.tail))

            assert statement_text(claim, spoken) in words
            assert spoken.date(claim.article.published_on) in words
            assert not claim.claim.said_on or not claim.speaker or spoken.date(claim.claim.said_on) in words
            assert source_name(claim.publisher, spoken) in words


def _is_fenced_in(label: str, claim: SourcedClaim, code: str) -> bool:
    """Whether a label says whose voice it is, and of which kind."""
    spoken = language(code)
    if claim.claim.kind in FENCED_KINDS:
        return kind_name(claim.claim.kind, spoken) in label and speaker_name(claim, spoken) in label
    return speaker_name(claim, spoken) in label


@given(stores())
def test_nothing_fenced_is_worded_in_the_voice_of_fact(records: list[Record]) -> None:
    """P3: opinion, allegation, forecast and whatever only an opinion piece tells begin with their speaker."""
    newsroom = newsroom_of(records)
    for question in ("/topic", "/timeline topic", "/compare topic"):
        for code in LANGUAGES:
            reply = ask(question, code, newsroom)
            for statement in statements_of(reply.document):
                claim = reply.claims[marks_of(statement)[0] - 1]
                if claim.is_fenced:
                    assert _is_fenced_in(words_of(statement.label), claim, code)


_UNSEEN = re.compile(r"[\s\u2060│•]+")


def _seen(text: str) -> str:
    """What is left of a text when spaces, line breaks and what nobody sees are gone."""
    return _UNSEEN.sub("", text)


def _on_console(document: Document) -> str:
    return _seen(console_text.render(document))


def _on_telegram(document: Document) -> str:
    return _seen("".join(unescape(re.sub(r"<[^>]+>", "", page)) for page in telegram_html.render(document)))


def _on_discord(document: Document) -> str:
    texts: list[str] = []
    for message in discord_embed.render(document):
        for embed in message["embeds"]:
            texts += [embed.get("title", ""), embed.get("description", ""), embed.get("footer", {}).get("text", "")]
            texts += [field[part] for field in embed.get("fields", ()) for part in ("name", "value")]
    return _seen("".join(read(text).words for text in texts))


PLATFORMS = (_on_console, _on_telegram, _on_discord)


@given(stores())
def test_every_platform_carries_the_same_statements(records: list[Record]) -> None:
    """P2, P7: whole statements, from the label to the last mark, are seen on every platform alike."""
    newsroom = newsroom_of(records)
    for question in ("/topic", "/timeline topic"):
        document = ask(question, "en", newsroom).document
        for see in PLATFORMS:
            seen = see(document)
            for statement in statements_of(document):
                words = words_of((*statement.label, *statement.body, *statement.tail))

                assert _seen(tamed(words)) in seen


@given(stores())
def test_the_same_question_yields_the_same_bytes(records: list[Record]) -> None:
    """P6: same claims, clock and spec, in whatever order the records came, give the same answer."""
    forward, backward = newsroom_of(records), newsroom_of(list(reversed(records)))
    for question in ("/topic", "/timeline topic", "/compare topic"):
        one, other = ask(question, "en", forward), ask(question, "en", backward)

        assert text_of(one.document) == text_of(other.document)


_IN_A_PROCESS = """
from assembly.stored import told
from builders import a_contrast, a_figure, a_publication, a_source, an_article, an_entity
from newsrooms import ask, newsroom_of
from readings import text_of

from bot.domain.claims import ClaimKind

places = [an_entity(name) for name in ("kazakhstan", "russia", "china", "turkey", "iran", "india")]
about = tuple(place.id for place in places)
articles = [an_article(f"a-{n}", source=f"s-{n}") for n in range(6)]
claims = [told(f"c-{n}", article=f"a-{n}", about=about, figure=a_figure(n + 1), occurred_on="2022") for n in range(6)]
denials = [told(f"d-{n}", article=f"a-{n}", about=about, kind=ClaimKind.DENIAL, denies=(f"c-{n}",)) for n in range(6)]
links = [a_contrast(f"k-{n}", claims=(f"c-{n}", f"d-{n}")) for n in range(6)]
sources = [a_source(f"s-{n}") for n in range(6)]
newsroom = newsroom_of([*sources, *places, *map(a_publication, articles), *claims, *denials, *links])
for question in ("/topic", "/timeline topic", "/compare topic", "/sources topic", "/facts russia", "/search pernyataan"):
    print(ascii(text_of(ask(question, "en", newsroom).document)))
"""


def test_every_process_yields_the_same_bytes() -> None:
    """P6: where much weighs the same, no order hangs on how a process hashes its texts."""
    tests = Path(__file__).parent
    path = os.pathsep.join((str(tests.parent), str(tests)))
    told = {
        subprocess.run(
            [sys.executable, "-c", _IN_A_PROCESS],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(told) == 1
    assert "Claim and denial" in told.pop()


BRIEFINGS = tuple(sample_newsroom().briefings)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", BRIEFINGS)
def test_the_sample_never_lends_an_opinion_piece_its_own_voice(name: str, code: str) -> None:
    """P3: in the sample's briefings, what only the opinion piece claims begins with that piece or its speaker."""
    reply = ask(f"/{name}", code)
    for statement in statements_of(reply.document):
        claim = reply.claims[marks_of(statement)[0] - 1]
        if claim.article.genre is Genre.OPINION:
            assert speaker_name(claim, language(code)) in words_of(statement.label)


def test_the_budget_figures_name_who_reported_first() -> None:
    """Readers of the briefing meet The Wall Street Journal by name, through Gatra.com."""
    for code, through in (("id", "WSJ lewat Gatra.com"), ("en", "WSJ via Gatra.com")):
        statements = statements_of(ask("/kazakhstan", code).document)
        budget = [words_of((*s.body, *s.tail)) for s in statements if "918" in words_of(s.body)]

        assert budget
        assert all(through in words for words in budget)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_briefing_on_kazakhstan_is_short(code: str) -> None:
    """A briefing fits one glance: about 1,200 characters."""
    assert len(text_of(ask("/kazakhstan", code).document)) <= 1200


@pytest.mark.parametrize("see", PLATFORMS)
def test_rendering_needs_no_store(see: Callable[[Document], str]) -> None:
    """P14: a document is rendered by itself."""
    assert "words" in see(Document("words"))
