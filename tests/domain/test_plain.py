"""Every record survives its plain form: an export is an import, and a store loses nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from builders import a_claim, a_figure, a_publication, default_records
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import figures, numbers, stores

from bot.domain.claims import ClaimKind, Status
from bot.domain.errors import InvalidValue
from bot.domain.figures import Figure
from bot.domain.plain import from_plain, to_plain
from bot.domain.ports import KIND_OF, Record, RecordKind

PLAIN: dict[RecordKind, dict[str, Any]] = {KIND_OF[type(r)]: to_plain(r) for r in reversed(default_records())}


def _read(kind: RecordKind, plain: Mapping[str, Any]) -> Record:
    """Read what a file or a store would hold."""
    return from_plain(kind, json.loads(json.dumps(plain, allow_nan=False)))


@given(stores())
@settings(max_examples=30)
def test_every_record_survives_its_plain_form_and_json(records: list[Record]) -> None:
    """One form for files and stores, so that no field is known to one and lost by the other."""
    plain = [to_plain(record) for record in records]

    assert records == [from_plain(KIND_OF[type(r)], p) for r, p in zip(records, plain, strict=True)]
    assert records == [_read(KIND_OF[type(r)], p) for r, p in zip(records, plain, strict=True)]
    assert plain == json.loads(json.dumps(plain))


@given(figures())
def test_every_figure_survives_json(figure: Figure) -> None:
    """No digit is lost to binary floating point."""
    claim = a_claim(figure=figure)

    assert claim == _read(RecordKind.CLAIM, to_plain(claim))


@given(numbers() | st.decimals(-(10**9), 10**9, places=12))
def test_a_number_is_written_as_a_number_where_that_reads_back_exactly(value: Decimal) -> None:
    """Only what a float cannot hold is written as text."""
    claim = a_claim(figure=a_figure(value, total=value))
    written = to_plain(claim)["figure"]

    assert claim == _read(RecordKind.CLAIM, to_plain(claim))
    assert type(written["value"]) is type(written["total"])
    if value == int(value) and abs(value) < 10**18:
        assert type(written["value"]) is int
    else:
        assert isinstance(written["value"], float) == (value == Decimal(str(float(value))))


def test_what_has_its_default_is_left_out() -> None:
    """Files stay short, and a new field changes no stored record."""
    assert {"id", "article", "about", "kind", "occurred_on", "statement", "evidence", "figure"} == set(
        PLAIN[RecordKind.CLAIM]
    )
    assert {"measure", "value", "unit", "period"} == set(PLAIN[RecordKind.CLAIM]["figure"])
    assert {"id", "kind", "name"} == set(PLAIN[RecordKind.ENTITY])


def test_an_empty_chain_is_not_left_out() -> None:
    """It says that the publisher was first, whoever the article's origins are."""
    alone, unsaid = a_claim(origins=()), a_claim()

    assert to_plain(alone)["origins"] == []
    assert "origins" not in to_plain(unsaid)
    assert (alone, unsaid) == tuple(_read(RecordKind.CLAIM, to_plain(claim)) for claim in (alone, unsaid))


def test_a_forecast_is_planned_without_saying_so() -> None:
    """Its status follows from its kind; for any other kind it stands there."""
    forecast = a_claim(kind=ClaimKind.FORECAST, status=Status.PLANNED)
    plan = replace(forecast, kind=ClaimKind.OFFICIAL)

    assert "status" not in to_plain(forecast)
    assert to_plain(plan)["status"] == "planned"
    assert (forecast, plan) == tuple(_read(RecordKind.CLAIM, to_plain(claim)) for claim in (forecast, plan))


def test_an_article_without_a_text_survives() -> None:
    """A text that is empty is left out like any other."""
    publication = a_publication(text="")

    assert publication == _read(RecordKind.ARTICLE, to_plain(publication))


def test_one_text_stands_for_every_required_language() -> None:
    """A name that is not translated is written once."""
    source = _read(RecordKind.SOURCE, {"id": "gatra", "name": "Gatra.com"})

    assert to_plain(source)["name"] == "Gatra.com"


@pytest.mark.parametrize(
    ("kind", "changes", "key"),
    [
        (RecordKind.SOURCE, {"id": "Gatra"}, "id"),
        (RecordKind.SOURCE, {"name": " "}, "name.en"),
        (RecordKind.SOURCE, {"name": {"id": "a"}}, "name.en"),
        (RecordKind.SOURCE, {"url": "ftp://x"}, "url"),
        (RecordKind.SOURCE, {"country": "IDN"}, "country"),
        (RecordKind.MEASURE, {"id": ""}, "id"),
        (RecordKind.UNIT, {"singular": {"en": "a"}}, "singular.id"),
        (RecordKind.ENTITY, {"wikidata": "232"}, "wikidata"),
        (RecordKind.ENTITY, {"role": {"id": "", "en": "a"}}, "role.id"),
        (
            RecordKind.ENTITY,
            {"former": [{"name": "a", "period": "2022"}, {"name": "b", "period": "x"}]},
            "former.1.period",
        ),
        (RecordKind.ENTITY, {"former": [{"name": " ", "period": "2022"}]}, "former.0.name.en"),
        (RecordKind.ARTICLE, {"title": ""}, "title"),
        (RecordKind.ARTICLE, {"published_on": "25.07.2022"}, "published_on"),
        (RecordKind.ARTICLE, {"summary": {"id": "a", "made_by": "model"}}, "summary.en"),
        (RecordKind.ARTICLE, {"origins": ["gatra"]}, "origins"),
        (RecordKind.CLAIM, {"about": []}, "about"),
        (RecordKind.CLAIM, {"said_on": "2022-13"}, "said_on"),
        (RecordKind.CLAIM, {"evidence": []}, "evidence"),
        (RecordKind.CLAIM, {"evidence": [{"quote": "a", "start": 0}, {"quote": " ", "start": 0}]}, "evidence.1.quote"),
        (RecordKind.CLAIM, {"evidence": [{"quote": "a", "start": -1}]}, "evidence.0.start"),
        (
            RecordKind.CLAIM,
            {"statement": "{figure}", "figure": {"measure": "A", "value": 1, "unit": "KZT"}},
            "figure.measure",
        ),
        (RecordKind.CLAIM, {"figure": {"measure": "a", "value": 1, "unit": "Soldier"}}, "figure.unit"),
        (RecordKind.CLAIM, {"figure": {"measure": "a", "value": "1e30", "unit": "KZT"}}, "figure.value"),
        (RecordKind.CLAIM, {"figure": {"measure": "a", "value": 1, "unit": "KZT", "total": "1e30"}}, "figure.total"),
        (RecordKind.CLAIM, {"figure": {"measure": "a", "value": 1, "unit": "KZT", "scope": "A"}}, "figure.scope"),
        (
            RecordKind.CLAIM,
            {"figure": {"measure": "a", "value": 1, "unit": "KZT", "also": [{"value": 1, "unit": "!"}]}},
            "figure.also.0.unit",
        ),
        (RecordKind.CLAIM, {"figure": {"measure": "a", "value": 1, "unit": "KZT", "period": "x"}}, "figure.period"),
        (RecordKind.CONTRAST, {"claims": ["budget-raised"]}, "claims"),
        (RecordKind.CONTRAST, {"note": {"id": "a", "en": "b", "RU": "c"}}, "note.RU"),
    ],
)
def test_a_value_that_must_not_exist_is_named_by_its_key(kind: RecordKind, changes: dict[str, Any], key: str) -> None:
    """The path leads to the value, however deep it stands."""
    with pytest.raises(InvalidValue) as refusal:
        _read(kind, PLAIN[kind] | changes)

    assert key == refusal.value.key


def test_every_kind_of_record_has_a_plain_form() -> None:
    """A kind without one could be stored but not exported."""
    assert set(RecordKind) == set(PLAIN) == set(KIND_OF.values())
    assert all(isinstance(from_plain(kind, plain), type_) for type_, kind in KIND_OF.items() for plain in [PLAIN[kind]])


def test_a_claim_keeps_every_optional_field() -> None:
    """The drawn stores show it at large; this one is for the reader."""
    claim = a_claim(speaker="tokayev", denies=("other",), event="summit", said_on="2022-06~", origins=("wsj",))
    plain = to_plain(claim)

    assert tuple(plain[key] for key in ("speaker", "denies", "event", "said_on", "origins")) == (
        "tokayev",
        ["other"],
        "summit",
        "2022-06~",
        ["wsj"],
    )
    assert claim == _read(RecordKind.CLAIM, plain)
