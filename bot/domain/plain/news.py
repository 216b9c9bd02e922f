"""Sources, entities and articles as plain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.domain.dates import EdtfDate
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
from bot.domain.plain import fields
from bot.domain.plain.fields import Plain
from bot.domain.wording import Wording


def read_source(plain: Mapping[str, Any]) -> Source:
    """A source from its plain form."""
    return Source(
        id=plain["id"],
        name=fields.required(plain, "name", fields.wording),
        kind=SourceKind(plain.get("kind", SourceKind.OUTLET)),
        short=plain.get("short", ""),
        country=plain.get("country", ""),
        reliability=Reliability(plain["reliability"]) if "reliability" in plain else None,
        url=plain.get("url", ""),
    )


def plain_source(source: Source) -> Plain:
    """A source's plain form."""
    return {
        "id": source.id,
        "name": fields.plain_wording(source.name),
        "kind": source.kind.value,
        "short": source.short,
        "country": source.country,
        "reliability": source.reliability.value if source.reliability else None,
        "url": source.url,
    }


def read_entity(plain: Mapping[str, Any]) -> Entity:
    """An entity from its plain form."""
    former = []
    for place, name in enumerate(plain.get("former", ())):
        with fields.within(f"former.{place}"):
            former.append(
                FormerName(
                    fields.required(name, "name", fields.wording), fields.required(name, "period", EdtfDate.parse)
                )
            )
    return Entity(
        id=plain["id"],
        kind=EntityKind(plain["kind"]),
        name=fields.required(plain, "name", fields.wording),
        aliases=tuple(plain.get("aliases", ())),
        former=tuple(former),
        role=fields.optional(plain, "role", fields.wording),
        role_in=plain.get("role_in", ""),
        speaks_for=plain.get("speaks_for", ""),
        wikidata=plain.get("wikidata", ""),
    )


def plain_entity(entity: Entity) -> Plain:
    """An entity's plain form."""
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": fields.plain_wording(entity.name),
        "aliases": list(entity.aliases),
        "former": [{"name": fields.plain_wording(old.name), "period": old.period.text} for old in entity.former],
        "role": fields.plain_wording(entity.role),
        "role_in": entity.role_in,
        "speaks_for": entity.speaks_for,
        "wikidata": entity.wikidata,
    }


def _summary(plain: Mapping[str, Any]) -> Summary:
    texts = {key: text for key, text in plain.items() if key not in {"made_by", "reviewed", "quoted_in"}}
    making = Making(plain.get("made_by", Making.HUMAN))
    return Summary(Wording.of(texts), making, plain.get("reviewed", True), plain.get("quoted_in", ""))


def _plain_summary(summary: Summary | None) -> Plain | None:
    if summary is None:
        return None
    made = {} if summary.made_by is Making.HUMAN else {"made_by": summary.made_by.value}
    quoted = {"quoted_in": summary.quoted_in} if summary.quoted_in else {}
    return {**summary.wording.as_mapping(), **made, **({} if summary.reviewed else {"reviewed": False}), **quoted}


def article_from_plain(plain: Mapping[str, Any]) -> Article:
    """Build an article without its text.

    Raises:
        InvalidValue: A value must not exist; `key` says which.
    """
    return Article(
        id=plain["id"],
        source=plain["source"],
        language=plain["language"],
        genre=Genre(plain["genre"]),
        published_on=fields.required(plain, "published_on", EdtfDate.parse),
        title=plain["title"],
        origins=tuple(plain.get("origins", ())),
        author=plain.get("author", ""),
        url=plain.get("url", ""),
        summary=fields.optional(plain, "summary", _summary),
    )


def read_publication(plain: Mapping[str, Any]) -> Publication:
    """An article with its text from its plain form."""
    return Publication(article_from_plain(plain), plain.get("text", ""))


def plain_publication(publication: Publication) -> Plain:
    """The plain form of an article with its text."""
    article = publication.article
    return {
        "id": article.id,
        "source": article.source,
        "origins": list(article.origins),
        "language": article.language,
        "genre": article.genre.value,
        "author": article.author,
        "published_on": article.published_on.text,
        "title": article.title,
        "url": article.url,
        "summary": _plain_summary(article.summary),
        "text": publication.text,
    }
