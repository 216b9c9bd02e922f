"""Single records: sources, entities, articles, claims, contrasts."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from hypothesis import strategies as st

from bot.domain.claims import Claim, ClaimKind, Contrast, Correction, Evidence, Status
from bot.domain.figures import Measure, Unit
from bot.domain.news import (
    Article,
    Entity,
    EntityKind,
    FormerName,
    Genre,
    Making,
    Publication,
    Reliability,
    Source,
    SourceKind,
    Summary,
)
from bot.domain.ports import Record
from bot.domain.wording import Wording
from strategies.dates import news_dates
from strategies.figures import figures
from strategies.words import choice, ids, some, urls, wordings, words

LANGUAGES = ("id", "en", "ru", "kk", "haw")


@cache
def sources(number: int = 0) -> st.SearchStrategy[Source]:
    """A source; `number` tells it from the others."""
    return st.builds(
        Source,
        id=ids(number),
        name=wordings(1),
        kind=choice(SourceKind),
        short=st.just("") | words(1),
        country=choice(("", "ID", "KZ")),
        reliability=st.none() | choice(Reliability),
        url=urls(),
    )


@cache
def entities(number: int = 0, kinds: Sequence[EntityKind] = tuple(EntityKind)) -> st.SearchStrategy[Entity]:
    """An entity that speaks for itself alone; `number` tells it from the others."""
    return st.builds(
        Entity,
        id=ids(number),
        kind=choice(kinds),
        name=wordings(1),
        aliases=st.lists(words(1), max_size=2, unique=True).map(tuple),
        former=st.lists(st.builds(FormerName, wordings(1), news_dates()), max_size=1).map(tuple),
        role=st.none() | wordings(1),
        wikidata=choice(("", "Q232")),
    )


_MAYBE_NAMED = st.just("") | words(1)
_MAYBE_DATED = st.none() | news_dates()
_SUMMARIES = (
    st.none()
    | st.builds(Summary, wordings(), choice(Making), st.booleans())
    | st.builds(Summary, words().map(Wording.same), choice(Making), st.booleans(), st.sampled_from(["id", "en", "kk"]))
)


@st.composite
def articles(draw: st.DrawFn, number: int = 0, source_ids: Sequence[str] = ("gatra", "wsj", "tass")) -> Article:
    """An article of one of these sources, passed on from any of the others."""
    source = draw(choice(source_ids))
    return Article(
        id=draw(ids(number)),
        source=source,
        language=draw(choice(LANGUAGES)),
        genre=draw(choice(Genre)),
        published_on=draw(news_dates(is_open=False)),
        title=draw(words()),
        origins=draw(some((id for id in source_ids if id != source), 0, 2)),
        author=draw(_MAYBE_NAMED),
        url=draw(urls()),
        summary=draw(_SUMMARIES),
    )


@st.composite
def publications(
    draw: st.DrawFn, number: int = 0, source_ids: Sequence[str] = ("gatra", "wsj", "tass"), quotes: Sequence[str] = ()
) -> Publication:
    """An article whose text holds these quotes, in their order, between other words."""
    parts = [draw(words())]
    for quote in quotes:
        parts += [draw(choice((" ", "\n\n", " “"))), quote, draw(choice((".", "\n", " — ")))]
    return Publication(draw(articles(number, source_ids)), "".join((*parts, draw(words()))))


@cache
def corrections() -> st.SearchStrategy[Correction | None]:
    """None, as with most claims, or a correction of one of a few days; some withdraw the claim."""
    made = st.builds(Correction, st.dates(date(2022, 8, 1), date(2022, 8, 5)), wordings(), st.booleans())
    return st.one_of(st.none(), st.none(), st.none(), made)


@st.composite
def claims(
    draw: st.DrawFn, number: int, evidence: tuple[Evidence, ...], article: Article, known: Sequence[Record]
) -> Claim:
    """A claim of `article` that rests on `evidence`, about entities of `known`; it denies nothing yet."""
    named = {
        kind: [record.id for record in known if isinstance(record, kind)] for kind in (Entity, Measure, Unit, Source)
    }
    events = [record.id for record in known if isinstance(record, Entity) and record.kind is EntityKind.EVENT]
    kind = draw(choice(ClaimKind))
    is_measured = draw(st.booleans()) and bool(named[Measure])
    figure = draw(figures(named[Measure], named[Unit])) if is_measured else None
    statement = draw(wordings())
    if figure and draw(st.booleans()):
        statement = Wording.of({language: f"{text} {{figure}}." for language, text in statement.texts})
    is_quoted = draw(choice((False, False, True)))
    others = [id for id in named[Source] if id != article.source]
    return Claim(
        id=draw(ids(number)),
        article=article.id,
        about=draw(some(named[Entity], 1, 3)),
        kind=kind,
        statement=Wording.same(evidence[0].quote) if is_quoted else statement,
        evidence=evidence,
        status=Status.PLANNED if kind is ClaimKind.FORECAST else draw(choice(Status)),
        speaker=draw(choice(("", *named[Entity]))),
        occurred_on=draw(_MAYBE_DATED),
        said_on=draw(_MAYBE_DATED),
        figure=figure,
        event=draw(choice(("", *events))),
        origins=draw(some(others, 0, 2)) if draw(st.booleans()) else draw(choice((None, None, (article.source,)))),
        correction=draw(corrections()),
        quoted_in=article.language if is_quoted else "",
        is_reviewed=draw(choice((True, True, False))),
    )


def contrasts(number: int, claim_ids: Sequence[str]) -> st.SearchStrategy[Contrast]:
    """A contrast between two or more of these claims."""
    return st.builds(
        Contrast,
        id=ids(number),
        topic=wordings(1),
        claims=some(claim_ids, 2, 3),
        note=st.none() | wordings(1),
        is_withdrawn=st.booleans(),
    )
