"""Records for tests: sensible defaults, every field open to a keyword.

The defaults name one another and hold together, so that a store takes all of `default_records()` at once. A text
given where the field wants words in several languages, or an EDTF date, is read as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.domain.claims import FIGURE_MARK, Claim, ClaimKind, Contrast, Evidence, SourcedClaim
from bot.domain.dates import EdtfDate
from bot.domain.drafts import Draft, fingerprint
from bot.domain.figures import Amount, Figure, Measure, Unit
from bot.domain.news import Article, Entity, EntityKind, Genre, Publication, Source, Summary
from bot.domain.ports import Record
from bot.domain.wording import Wording

NOW = datetime(2022, 7, 26, 0, 0, tzinfo=UTC)
"""The moment at which default records are stored: 07:00 in Jakarta."""

QUOTE = "menambah anggaran pertahanan sebesar 441 miliar tenge"
TEXT = f"Astana, Gatra.com - Kazakhstan {QUOTE} pada 2022. Rusia tidak berkomentar."
STATEMENT = {
    "id": f"Kazakhstan menambah anggaran pertahanan sebesar {FIGURE_MARK}",
    "en": f"Kazakhstan raised its defence budget by {FIGURE_MARK}",
}

_WORDED = frozenset({"name", "role", "singular", "statement", "topic", "note", "wording"})
_DATED = frozenset({"published_on", "occurred_on", "said_on", "period", "as_of"})


def _read(fields: dict[str, Any]) -> dict[str, Any]:
    """Turn a text, where more than a text is wanted, into what it stands for."""
    read: dict[str, Any] = {}
    for key, value in fields.items():
        if key in _WORDED and isinstance(value, str):
            read[key] = Wording.same(value)
        elif key in _WORDED and isinstance(value, dict):
            read[key] = Wording.of(value)
        elif key in _DATED and isinstance(value, str):
            read[key] = EdtfDate.parse(value)
        else:
            read[key] = value
    return read


def a_source(id: str = "gatra", **overrides: Any) -> Source:
    """An outlet, named as its id."""
    return Source(**_read({"id": id, "name": id.title(), **overrides}))


def a_measure(id: str = "defence-budget-increase", **overrides: Any) -> Measure:
    """What the default figure measures."""
    name = {"id": "kenaikan anggaran pertahanan", "en": "rise of the defence budget"}
    return Measure(**_read({"id": id, "name": name, **overrides}))


def a_unit(id: str = "soldier", **overrides: Any) -> Unit:
    """A unit with a record of its own; the default figure needs none."""
    name = {"id": "tentara", "en": "soldiers"}
    return Unit(**_read({"id": id, "name": name, "singular": {"id": "tentara", "en": "soldier"}, **overrides}))


def an_entity(id: str = "kazakhstan", **overrides: Any) -> Entity:
    """A place, named as its id."""
    return Entity(**_read({"id": id, "kind": EntityKind.PLACE, "name": id.replace("-", " ").title(), **overrides}))


def a_summary(**overrides: Any) -> Summary:
    """A reviewed summary by a person."""
    wording = {"id": "Kazakhstan menjauh dari Rusia", "en": "Kazakhstan moves away from Russia"}
    return Summary(**_read({"wording": wording, **overrides}))


def an_article(id: str = "gatra-2022-07-25", **overrides: Any) -> Article:
    """A report in Indonesian that its publisher had first."""
    defaults = {
        "source": "gatra",
        "language": "id",
        "genre": Genre.REPORT,
        "published_on": "2022-07-25",
        "title": "Kazakhstan Menambah Anggaran Pertahanan",
        "url": f"https://example.com/{id}",
    }
    return Article(id=id, **_read({**defaults, **overrides}))


def a_publication(article: Article | None = None, *, text: str = TEXT, **overrides: Any) -> Publication:
    """An article with a text that holds `QUOTE`; `overrides` are those of `an_article`."""
    return Publication(article or an_article(**overrides), text)


def a_figure(value: Decimal | float | str = 441_000_000_000, unit: str = "KZT", **overrides: Any) -> Figure:
    """An amount in a currency, of 2022; say `period=None` to give it another time."""
    amount = Amount(value if isinstance(value, Decimal) else Decimal(str(value)), unit)
    return Figure(**_read({"measure": "defence-budget-increase", "amount": amount, "period": "2022", **overrides}))


def a_claim(id: str = "budget-raised", *, quote: str = QUOTE, **overrides: Any) -> Claim:
    """What the default article reports about Kazakhstan; it has a figure unless it has another statement."""
    defaults: dict[str, Any] = {
        "article": "gatra-2022-07-25",
        "about": ("kazakhstan",),
        "kind": ClaimKind.REPORTED,
        "statement": STATEMENT,
        "evidence": (Evidence(quote, max(0, TEXT.find(quote))),),
        "occurred_on": "2022",
    }
    if "statement" not in overrides:
        defaults["figure"] = a_figure()
    return Claim(id=id, **_read({**defaults, **overrides}))


def a_contrast(id: str = "budget", **overrides: Any) -> Contrast:
    """A link between the two default claims."""
    topic = {"id": "Anggaran pertahanan 2022", "en": "Defence budget of 2022"}
    return Contrast(**_read({"id": id, "topic": topic, "claims": ("budget-raised", "budget-kept"), **overrides}))


def a_sourced_claim(
    claim: Claim | None = None,
    *,
    article: Article | None = None,
    chain: Sequence[Source] | None = None,
    about: Sequence[Entity] | None = None,
    speaker: Entity | None = None,
    event: Entity | None = None,
    measure: Measure | None = None,
    units: Sequence[Unit] = (),
    version: int = 1,
    recorded_at: datetime = NOW,
    **overrides: Any,
) -> SourcedClaim:
    """A claim with records for whatever it names; `overrides` are those of `a_claim`."""
    claim = claim or a_claim(**overrides)
    article = article or an_article(claim.article)
    if speaker is None and claim.speaker:
        speaker = an_entity(claim.speaker, kind=EntityKind.PERSON)
    if event is None and claim.event:
        event = an_entity(claim.event, kind=EntityKind.EVENT)
    if measure is None and claim.figure:
        measure = a_measure(claim.figure.measure)
    return SourcedClaim(
        claim=claim,
        version=version,
        recorded_at=recorded_at,
        article=article,
        chain=tuple(chain or [a_source(source) for source in claim.chain(article)]),
        about=tuple(about or [an_entity(entity) for entity in claim.about]),
        speaker=speaker,
        event=event,
        measure=measure,
        units=tuple(units),
    )


def a_draft(id: str = "gatra-2022-07-25", **overrides: Any) -> Draft:
    """The default article with its two claims, none of which anybody has looked at; its source is stored already."""
    publication = overrides.pop("publication", None) or a_publication(id=id)
    claims = (
        a_claim(f"{id}-1", article=id, is_reviewed=False),
        a_claim(f"{id}-2", article=id, statement={"id": "Anggaran naik", "en": "The budget grew"}, is_reviewed=False),
    )
    defaults = {"fingerprint": fingerprint(publication.text), "arrived_at": NOW, "way": "news.txt", "claims": claims}
    return Draft(publication, **{**defaults, **overrides})


def default_records() -> list[Record]:
    """One of each kind of record (two claims, for the contrast), in an order in which each names only earlier ones."""
    return [
        a_source(),
        a_measure(),
        a_unit(),
        an_entity(),
        a_publication(),
        a_claim(),
        a_claim("budget-kept", statement={"id": "Anggaran tetap", "en": "The budget stays as it was"}),
        a_contrast(),
    ]
