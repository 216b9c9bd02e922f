"""The composition root: builds every part and joins them. Alone knows which store is in use."""

from bot.app.office import (
    SAMPLE_BRIEFINGS,
    SAMPLE_RECORDED_AT,
    Office,
    briefings_folder,
    check_all,
    clock,
    open_sample,
    open_store,
    opened_office,
    sample_records,
    store_to_check_against,
)

__all__ = [
    "SAMPLE_BRIEFINGS",
    "SAMPLE_RECORDED_AT",
    "Office",
    "briefings_folder",
    "check_all",
    "clock",
    "open_sample",
    "open_store",
    "opened_office",
    "sample_records",
    "store_to_check_against",
]
