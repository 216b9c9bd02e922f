"""A secret shows itself where `reveal` is called, and nowhere else."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import asdict, dataclass

import pytest

from bot.domain.secrets import Secret

TEXT = "s3cr3t-text"


@dataclass(frozen=True, slots=True)
class _Holder:
    secret: Secret


def test_a_secret_prints_as_stars() -> None:
    """P13: by whichever way it is printed, alone or inside something else."""
    secret = Secret(TEXT)

    shown = [str(secret), repr(secret), f"{secret}", f"{secret!r:>12}", f"{secret:>12}", "%s" % secret]  # noqa: UP031
    shown += [str([secret]), str(_Holder(secret)), str(asdict(_Holder(secret))), str(copy.deepcopy([secret]))]

    assert [] == [text for text in shown if TEXT in text or "***" not in text]


def test_a_secret_is_written_nowhere() -> None:
    """P13: what stores or sends values fails rather than tells."""
    for write in (json.dumps, pickle.dumps):
        with pytest.raises(TypeError) as refusal:
            write(Secret(TEXT))

        assert TEXT not in str(refusal.value)


def test_secrets_of_one_text_are_equal() -> None:
    """So that settings can be compared, and each secret be listed once."""
    assert Secret(TEXT).reveal() == TEXT
    assert {Secret(TEXT)} == {Secret(TEXT), copy.copy(Secret(TEXT))}
    assert Secret(TEXT) != TEXT
    assert Secret(TEXT) != Secret("other")
