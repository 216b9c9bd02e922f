"""A single claim as a text that an editor may change, in the form that record files have."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.claims import Claim
from bot.domain.errors import FaultyFiles
from bot.domain.news import Publication
from bot.domain.plain import to_plain
from bot.domain.ports import RecordKind, RecordStore
from bot.files.drafting import drafted
from bot.files.exporting import per_language
from bot.files.known import Known
from bot.files.places import in_order
from bot.files.reading import toml_in
from bot.files.records import Written, as_written
from bot.files.toml_writing import toml_table

_FIXED = ("id", "article")


def claim_text(claim: Claim) -> str:
    """The keys of a claim as a record file would have them, but for its id and its article, which stay."""
    plain = per_language(to_plain(claim))
    return toml_table({key: value for key, value in plain.items() if key not in _FIXED})


def claim_in(text: str, id: str, publication: Publication, store: RecordStore) -> Claim:
    """The claim that a text describes, about an article; where its quotes begin is looked up if it does not say.

    Raises:
        FaultyFiles: It is not TOML, or no claim.
    """
    table = toml_in(text, id)
    table = replace(table, values={**table.values, "id": id, "article": publication.id})
    known = Known(store)
    known.add(drafted(as_written(publication), known)[0])
    draft, faults = drafted(Written(RecordKind.CLAIM, table), known)
    if not isinstance(draft.record, Claim):
        raise FaultyFiles(in_order(faults))
    return draft.record
