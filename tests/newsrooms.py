"""Newsrooms to ask: the built-in sample over a real store, and generated news over plain lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from memory_archive import MemoryArchive

from bot.app import SAMPLE_BRIEFINGS, open_sample
from bot.domain.briefing import BriefingSpec, SectionName, Show, Topic
from bot.domain.claims import ClaimVersion
from bot.domain.news import Entity
from bot.domain.ports import Archive, Record
from bot.domain.wording import Wording
from bot.files.briefings import load_briefings
from bot.platforms.requests import RESERVED, Newsroom, Reply, Request, answer

NOW = datetime(2026, 11, 21, 7, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
"""When every question in a test is asked, unless it says otherwise."""


@cache
def sample_archive() -> Archive:
    """The built-in sample in its store, imported once."""
    return open_sample()


@cache
def sample_newsroom() -> Newsroom:
    """The sample with its briefings."""
    folder = next(place for place in SAMPLE_BRIEFINGS if place.exists())
    briefings = load_briefings(folder, reserved=RESERVED, store=sample_archive())
    return Newsroom(sample_archive(), {spec.name: spec for spec in briefings.specs})


def newsroom_of(records: Sequence[Record]) -> Newsroom:
    """Generated news with one briefing, `topic`, that holds every entity and shows every section."""
    entities = tuple(record.id for record in records if isinstance(record, Entity))
    show = Show(claims=4, disputes=5, voices=5, events=5, sections=tuple(SectionName))
    title = Wording.of({"id": "Pokok", "en": "Topic"})
    spec = BriefingSpec("topic", title, Topic(entities=entities), show=show)
    return Newsroom(MemoryArchive(records), {"topic": spec})


def ask(
    text: str, language: str = "en", newsroom: Newsroom | None = None, shown: tuple[ClaimVersion, ...] = ()
) -> Reply:
    """Ask the sample, or another newsroom."""
    return answer(Request(text, language, NOW, shown), newsroom or sample_newsroom())
