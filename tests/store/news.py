"""News in bulk, for tests that count."""

from collections.abc import Iterator
from datetime import date, timedelta

from builders import a_claim, a_measure, a_publication, a_source, an_entity

from bot.domain.ports import Change

FIRST_DAY = date(2020, 1, 1)
CLAIMS_OF_AN_ARTICLE = 10


def changes(articles: int, *, prefix: str = "n") -> Iterator[Change]:
    """So many articles, one a day, each with ten claims about Kazakhstan on days, months and years around it."""
    yield from (Change(record) for record in (a_source(), a_measure(), an_entity()))
    for number in range(articles):
        day = FIRST_DAY + timedelta(days=number)
        article = f"{prefix}-{number:05}"
        yield Change(a_publication(id=article, published_on=day.isoformat()))
        for place in range(CLAIMS_OF_AN_ARTICLE):
            on = (day - timedelta(days=place)).isoformat()[: (10, 7, 4)[place % 3]]
            yield Change(a_claim(f"{article}-{place}", article=article, occurred_on=on))
