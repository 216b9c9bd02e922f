"""Claims, figures, contrasts, and what figures are measured in, as plain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.domain.claims import Claim, ClaimKind, Contrast, Correction, Evidence, Status
from bot.domain.dates import EdtfDate
from bot.domain.figures import Amount, Figure, Measure, Qualifier, Unit
from bot.domain.plain import fields
from bot.domain.plain.fields import Plain


def read_measure(plain: Mapping[str, Any]) -> Measure:
    """A measure from its plain form."""
    return Measure(plain["id"], fields.required(plain, "name", fields.wording))


def plain_measure(measure: Measure) -> Plain:
    """A measure's plain form."""
    return {"id": measure.id, "name": fields.plain_wording(measure.name)}


def read_unit(plain: Mapping[str, Any]) -> Unit:
    """A unit from its plain form."""
    return Unit(
        plain["id"], fields.required(plain, "name", fields.wording), fields.optional(plain, "singular", fields.wording)
    )


def plain_unit(unit: Unit) -> Plain:
    """A unit's plain form."""
    return {"id": unit.id, "name": fields.plain_wording(unit.name), "singular": fields.plain_wording(unit.singular)}


def _amount(plain: Mapping[str, Any]) -> Amount:
    return Amount(fields.number(plain["value"]), plain["unit"])


def _plain_amount(amount: Amount) -> Plain:
    return {"value": fields.plain_number(amount.value), "unit": amount.unit}


def _figure(plain: Mapping[str, Any]) -> Figure:
    also = []
    for place, amount in enumerate(plain.get("also", ())):
        with fields.within(f"also.{place}"):
            also.append(_amount(amount))
    return Figure(
        measure=plain["measure"],
        amount=_amount(plain),
        also=tuple(also),
        qualifier=Qualifier(plain.get("qualifier", Qualifier.EXACT)),
        period=fields.optional(plain, "period", EdtfDate.parse),
        as_of=fields.optional(plain, "as_of", EdtfDate.parse),
        scope=plain.get("scope", ""),
        total=fields.optional(plain, "total", fields.number),
    )


def _plain_figure(figure: Figure | None) -> Plain | None:
    if figure is None:
        return None
    whole = {
        "measure": figure.measure,
        **_plain_amount(figure.amount),
        "also": [_plain_amount(amount) for amount in figure.also],
        "qualifier": "" if figure.qualifier is Qualifier.EXACT else figure.qualifier.value,
        "period": fields.date_text(figure.period),
        "as_of": fields.date_text(figure.as_of),
        "scope": figure.scope,
        "total": None if figure.total is None else fields.plain_number(figure.total),
    }
    return {key: value for key, value in whole.items() if value not in ("", None, [])}


def _default_status(kind: ClaimKind) -> Status:
    return Status.PLANNED if kind is ClaimKind.FORECAST else Status.HAPPENED


def _evidence(plain: list[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    evidence = []
    for place, quote in enumerate(plain):
        with fields.within(str(place)):
            evidence.append(Evidence(quote["quote"], quote["start"]))
    return tuple(evidence)


def _correction(plain: Mapping[str, Any]) -> Correction:
    return Correction(
        on=date.fromisoformat(plain["on"]),
        reason=fields.required(plain, "reason", fields.wording),
        withdraws=plain.get("withdraws", False),
    )


def _plain_correction(correction: Correction | None) -> Plain | None:
    if correction is None:
        return None
    plain = {"on": correction.on.isoformat(), "reason": fields.plain_wording(correction.reason)}
    return {**plain, "withdraws": True} if correction.withdraws else plain


def read_claim(plain: Mapping[str, Any]) -> Claim:
    """A claim from its plain form."""
    kind = ClaimKind(plain["kind"])
    return Claim(
        id=plain["id"],
        article=plain["article"],
        about=tuple(plain["about"]),
        kind=kind,
        statement=fields.required(plain, "statement", fields.wording),
        evidence=fields.required(plain, "evidence", _evidence),
        status=Status(plain.get("status", _default_status(kind))),
        speaker=plain.get("speaker", ""),
        occurred_on=fields.optional(plain, "occurred_on", EdtfDate.parse),
        said_on=fields.optional(plain, "said_on", EdtfDate.parse),
        figure=fields.optional(plain, "figure", _figure),
        event=plain.get("event", ""),
        denies=tuple(plain.get("denies", ())),
        origins=tuple(plain["origins"]) if "origins" in plain else None,
        correction=fields.optional(plain, "correction", _correction),
        quoted_in=plain.get("quoted_in", ""),
        is_reviewed=plain.get("reviewed", True),
    )


def plain_claim(claim: Claim) -> Plain:
    """A claim's plain form."""
    return {
        "id": claim.id,
        "article": claim.article,
        "about": list(claim.about),
        "kind": claim.kind.value,
        "speaker": claim.speaker,
        "status": "" if claim.status is _default_status(claim.kind) else claim.status.value,
        "occurred_on": fields.date_text(claim.occurred_on),
        "said_on": fields.date_text(claim.said_on),
        "event": claim.event,
        "denies": list(claim.denies),
        "statement": fields.plain_wording(claim.statement),
        "quoted_in": claim.quoted_in,
        "evidence": [{"quote": quote.quote, "start": quote.start} for quote in claim.evidence],
        "figure": _plain_figure(claim.figure),
        "correction": _plain_correction(claim.correction),
        "reviewed": None if claim.is_reviewed else False,
    }


def read_contrast(plain: Mapping[str, Any]) -> Contrast:
    """A contrast from its plain form."""
    return Contrast(
        plain["id"],
        fields.required(plain, "topic", fields.wording),
        tuple(plain["claims"]),
        fields.optional(plain, "note", fields.wording),
        plain.get("withdrawn", False),
    )


def plain_contrast(contrast: Contrast) -> Plain:
    """A contrast's plain form."""
    return {
        "id": contrast.id,
        "topic": fields.plain_wording(contrast.topic),
        "claims": list(contrast.claims),
        "note": fields.plain_wording(contrast.note),
        "withdrawn": contrast.is_withdrawn or None,
    }
