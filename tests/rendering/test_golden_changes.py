"""What readers are told of changes and corrections, byte for byte in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from golden_files import assert_golden
from rendering.corrected_news import NOW, READ_AT, SPEC, TITLE, ZONE, archive, changed

from bot.assembly.changes import what_changed
from bot.assembly.composition import compose
from bot.assembly.corrections import before_corrections, corrected_since
from bot.languages import Language, language
from bot.rendering import console_text
from bot.rendering.changes import lay_out_changes, lay_out_nothing_new
from bot.rendering.corrections import corrected, correction_notice, lay_out_corrections
from bot.rendering.digests import late
from bot.rendering.document import Document
from bot.rendering.layout import lay_out_edition

pytestmark = pytest.mark.parametrize("code", ["en", "id"])


def _assert_golden(name: str, code: str, document: Document) -> None:
    assert_golden(f"rendering/{name}.{code}.txt", console_text.render(document))


def _changes(spoken: Language) -> Document:
    news, seen = changed()
    return lay_out_changes(what_changed(news, SPEC.topic, name="defence", title=TITLE, seen=seen, now=NOW), spoken)


def test_changes_are_worded_as_reviewed(code: str) -> None:
    """One of each kind, in a digest that comes late."""
    _assert_golden("changes", code, late(_changes(language(code)), NOW.replace(hour=5), language(code)))


def test_nothing_new_is_worded_as_reviewed(code: str) -> None:
    """One line."""
    _assert_golden("nothing-new", code, lay_out_nothing_new(TITLE, READ_AT.astimezone(ZONE), language(code)))


def test_a_briefing_ends_with_corrections_as_reviewed(code: str) -> None:
    """For whoever reads it first, and for whoever read it before."""
    edition = compose(SPEC, changed()[0], NOW, corrections_since=date(2022, 7, 20))

    _assert_golden("briefing-with-corrections", code, lay_out_edition(edition, language(code)))


def test_the_list_of_corrections_is_worded_as_reviewed(code: str) -> None:
    """What it said before, and why it does not any more."""
    news, _ = changed()
    claims = news.corrected(None, since=date(2022, 7, 1), limit=9)

    _assert_golden("corrections", code, lay_out_corrections(claims, language(code), before_corrections(news, claims)))


def test_a_corrected_digest_is_worded_as_reviewed(code: str) -> None:
    """What was delivered, with what was corrected since."""
    edition = compose(SPEC, archive(), READ_AT.astimezone(ZONE))
    stale = corrected_since(changed()[0], edition.versions)
    document = lay_out_edition(edition, language(code))

    _assert_golden("corrected", code, corrected(document, edition.versions, stale, language(code)))


def test_a_notice_of_corrections_is_worded_as_reviewed(code: str) -> None:
    """Where the digest itself cannot be edited."""
    news, spoken = changed()[0], language(code)
    shown = compose(SPEC, archive(), READ_AT.astimezone(ZONE)).versions
    before = {claim.id: claim for claim in news.versions(shown)}
    notice = correction_notice(spoken.words(TITLE), shown, corrected_since(news, shown), spoken, before)

    _assert_golden("correction-notice", code, notice)
