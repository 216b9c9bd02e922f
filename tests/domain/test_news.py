"""Sources, articles and entities: hostile addresses, doubled chains, and names that were valid in their time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import a_source, a_summary, an_article, an_entity
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles, entities, urls

from bot.domain.dates import EdtfDate
from bot.domain.errors import InvalidValue
from bot.domain.news import Article, Entity, EntityKind, FormerName, Publication, checked_url
from bot.domain.wording import Wording

HOSTILE_URLS = (
    *(
        "",
        "news.test",
        "//news.test/a",
        "ftp://news.test",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
    ),
    *("https://", "https:///a", "http:news.test", "https://user:password@news.test", "https://news.test@evil.test/"),
    *(
        "https://news.test/a b",
        "https://news.test/\n",
        " https://news.test",
        "https://news.test/\0",
        "https://news.test/\u200b",
    ),
    *(
        "https://news.test/\u202etxt",
        "https://news.test/\ud800",
        "https://[::1",
        "https://[news.test]/",
        "https://a\u2100.test",
    ),
    *("https://news.test/" + "a" * 2000, "tg://user?id=1", "https\u200b://news.test", "HTTPS"),
)
TODAY, OLD, OLDER = (Wording.same(name) for name in ("Astana", "Nur-Sultan", "Tselinograd"))
CITY = Entity(
    "astana",
    EntityKind.PLACE,
    TODAY,
    aliases=("Akmola",),
    former=(FormerName(OLD, EdtfDate.parse("2019-03-23/2022-09-17")), FormerName(OLDER, EdtfDate.parse("1961/1992"))),
)


@pytest.mark.parametrize("url", HOSTILE_URLS)
def test_an_address_that_no_reader_should_be_given_is_refused(url: str) -> None:
    """Other schemes, hidden names and invisible characters mislead; the message stays short."""
    with pytest.raises(InvalidValue, match="is not a web address") as refusal:
        checked_url(url)

    assert refusal.value.key == "url"
    assert len(str(refusal.value)) < 160


@given(urls())
def test_odd_but_safe_addresses_are_kept_as_they_are(url: str) -> None:
    """Markup characters are the renderer's task, not a fault."""
    assert not url or url == checked_url(url)


@given(st.text(), st.sampled_from(("", "https://", "https://[", "http://a", "https://a/")))
def test_any_text_is_an_address_or_an_invalid_value(text: str, start: str) -> None:
    """What is taken has a scheme that opens a page, and nothing invisible."""
    try:
        url = checked_url(start + text)
    except InvalidValue:
        return
    assert url.casefold().startswith(("http://", "https://"))
    assert url.isprintable()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "Gatra"}, "id"),
        ({"id": "a" * 41}, "id"),
        ({"url": "javascript:alert(1)"}, "url"),
        *(({"country": code}, "country") for code in ("id", "IDN", "I", "I1", "ÄÖ", "Id", "1A")),
    ],
)
def test_a_source_with_a_false_part_cannot_be_built(changes: dict[str, Any], key: str) -> None:
    """Each fault names its field."""
    with pytest.raises(InvalidValue) as refusal:
        a_source(**changes)

    assert key == refusal.value.key


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "a" * 101}, "id"),
        ({"title": " \n"}, "title"),
        ({"url": "ftp://news.test"}, "url"),
        ({"source": "gatra", "origins": ("wsj", "gatra")}, "origins"),
        ({"origins": ("wsj", "wsj")}, "origins"),
    ],
)
def test_an_article_with_a_false_part_cannot_be_built(changes: dict[str, Any], key: str) -> None:
    """Each fault names its field."""
    with pytest.raises(InvalidValue) as refusal:
        an_article(**changes)

    assert key == refusal.value.key


@given(articles())
def test_an_origin_chain_ends_with_the_publisher(article: Article) -> None:
    """Who reported first stands first, who published last."""
    assert (*article.origins, article.source) == article.chain
    assert article.id == Publication(article, "text").id


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": "a" * 41}, "id"),
        *(({"wikidata": text}, "wikidata") for text in ("232", "Q", "q232", "Q23a", "Q\u0662", "P31")),
    ],
)
def test_an_entity_with_a_false_part_cannot_be_built(changes: dict[str, Any], key: str) -> None:
    """Each fault names its field."""
    with pytest.raises(InvalidValue) as refusal:
        an_entity(**changes)

    assert key == refusal.value.key


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (None, TODAY),
        (date(1960, 12, 31), TODAY),
        (date(1961, 1, 1), OLDER),
        (date(1992, 12, 31), OLDER),
        (date(1993, 1, 1), TODAY),
        (date(2019, 3, 22), TODAY),
        (date(2019, 3, 23), OLD),
        (date(2022, 9, 17), OLD),
        (date(2022, 9, 18), TODAY),
        (date.min, TODAY),
        (date.max, TODAY),
    ],
)
def test_a_former_name_is_valid_from_its_first_day_to_its_last(day: date | None, name: Wording) -> None:
    """Nur-Sultan was the name from 23 March 2019 to 17 September 2022."""
    assert name == CITY.name_on(day)


@pytest.mark.parametrize(("period", "day"), [("../1961", date.min), ("1961/..", date.max)])
def test_an_open_period_reaches_to_the_end_of_the_calendar(period: str, day: date) -> None:
    """A name without a known beginning was always valid before its end."""
    assert replace(CITY, former=(FormerName(OLD, EdtfDate.parse(period)),)).name_on(day) == OLD


@given(entities(), st.none() | st.dates(date(2018, 1, 1), date(2023, 12, 31)))
def test_the_name_of_a_day_is_one_of_all_names(entity: Entity, day: date | None) -> None:
    """A search by the name that was shown finds the entity."""
    assert {text for _, text in entity.name_on(day).texts} <= entity.all_names
    assert set(entity.aliases) <= entity.all_names


def test_all_names_hold_every_name_in_every_language() -> None:
    """Former names and aliases are names."""
    assert {"Astana", "Nur-Sultan", "Tselinograd", "Akmola"} == CITY.all_names


def test_an_article_was_published_by_some_day() -> None:
    """An open date would make it the newest for ever."""
    with pytest.raises(InvalidValue) as refused:
        an_article(published_on="2022/..")

    assert refused.value.key == "published_on"


def test_an_article_is_in_a_language() -> None:
    """Whatever stands beside a quote as its language is a code."""
    with pytest.raises(InvalidValue) as refused:
        an_article(language="<b>")

    assert refused.value.key == "language"


def test_a_quoted_summary_holds_the_words_that_it_quotes() -> None:
    """Nobody has translated it: beside it stands at most what the article's claims say in another language."""
    texts = {"id": "Tiga kalimat.", "en": "Three sentences."}

    assert a_summary(wording="Tiga kalimat.", quoted_in="id").quoted_in == "id"
    assert a_summary(wording=texts, quoted_in="id").quoted_in == "id"
    with pytest.raises(InvalidValue, match="its own words in the language quoted"):
        a_summary(wording=texts, quoted_in="ms")


def test_a_quoted_summary_is_taken_back_to_its_own_words() -> None:
    """What claims retold of it in other languages goes; a summary that is no quotation, or none, stays as it is."""
    retold = an_article(summary=a_summary(wording={"id": "Tiga kalimat", "en": "Three sentences"}, quoted_in="id"))
    worded = an_article(summary=a_summary())

    assert retold.unretold() == an_article(summary=a_summary(wording="Tiga kalimat", quoted_in="id"))
    assert (worded.unretold(), an_article().unretold()) == (worded, an_article())
