"""The ports' own small types."""

from typing import get_args

from bot.domain.ports import KIND_OF, Record, RecordKind, Tally


def test_a_tally_counts_every_record_looked_at() -> None:
    """Added, changed and unchanged ones."""
    assert Tally(added=1, changed=2, unchanged=4).total == 7


def test_every_record_has_one_kind_in_the_order_of_reference() -> None:
    """Files and stores take records in this order."""
    assert set(get_args(Record)) == set(KIND_OF)
    assert list(RecordKind) == list(KIND_OF.values())
