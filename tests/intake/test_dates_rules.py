"""Where rules are looked for: what is passed over holds no date."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.dates import english, indonesian
from bot.intake.dates.rules import ALONE, near

_RULES = {"id": indonesian.RULES, "en": english.RULES}
_KINDS = st.text(st.sampled_from("dnywoMmWVXDPBTQHhFKCElifUgajvYOAIqSNczJZ1&-,.()xx"), max_size=40)


@pytest.mark.parametrize("language", _RULES)
def test_no_rule_is_of_signs_and_small_words_alone(language: str) -> None:
    """Else a row of them could not be passed over."""
    rows = ["".join(kinds) for length in (1, 2, 3) for kinds in product(sorted(ALONE), repeat=length)]

    assert not [each.pattern.pattern for each in _RULES[language] if any(map(each.pattern.search, rows))]


@pytest.mark.parametrize("language", _RULES)
@given(kinds=_KINDS)
def test_whatever_a_rule_matches_is_looked_at(kinds: str, language: str) -> None:
    """What is left out of a text tells nothing, nor does it join or part what is told."""
    matching = [each for each in _RULES[language] if each.pattern.search(kinds)]

    assert all(each.pattern.search(near(kinds)) for each in matching)
