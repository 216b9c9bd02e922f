"""What tells one article's text from another."""

from __future__ import annotations

from bot.domain.drafts import fingerprint


def test_spaces_case_and_invisible_signs_change_no_fingerprint() -> None:
    """The same text, pasted from another place."""
    assert fingerprint("Jembatan  Ditutup.\n") == fingerprint("jembatan\u00a0ditutup\u200b.")


def test_a_changed_word_changes_the_fingerprint() -> None:
    """A correction is another text."""
    assert fingerprint("Jembatan ditutup.") != fingerprint("Jembatan dibuka.")


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    """It is stored, so its making may not change."""
    assert "ba7816bf8f01cfea414140de5dae2223" == fingerprint("A b C")
