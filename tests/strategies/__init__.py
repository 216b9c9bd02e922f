"""Valid domain records for hypothesis, above all whole stores in which every reference and every quote holds.

Stores are drawn rather than single records, because what goes wrong lies between records: chains, denials, contrasts.
"""

from strategies.dates import edtf_dates, edtf_texts, news_dates
from strategies.figures import figures, measures, numbers, units
from strategies.records import articles, claims, contrasts, corrections, entities, publications, sources
from strategies.stores import sourced_claims, stores, topics
from strategies.words import ids, urls, wordings, words

__all__ = [
    "articles",
    "claims",
    "contrasts",
    "corrections",
    "edtf_dates",
    "edtf_texts",
    "entities",
    "figures",
    "ids",
    "measures",
    "news_dates",
    "numbers",
    "publications",
    "sourced_claims",
    "sources",
    "stores",
    "topics",
    "units",
    "urls",
    "wordings",
    "words",
]
