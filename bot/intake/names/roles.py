"""What a text says before a name of who bears it, and what ministries are called, in both languages.

"Menteri Pertahanan Kazakhstan" and "Kazakh Defence Minister" say the same; so do the ministries. Only what the
dictionaries hold in both languages is said; the rest stays unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.news import EntityKind
from bot.domain.wording import Wording
from bot.intake.names.titles import in_capitals, is_former, portfolio, title_at, with_article
from bot.intake.names.words import Word
from bot.intake.names.world import world

_REACH = 10
"""Words before a name in which its title stands."""
_MINISTRIES = frozenset({"kementerian", "departemen"})
_OF = frozenset({"of", "the", "for"})


def role_of(words: Sequence[Word], first: int) -> Wording | None:
    """The role of whose name begins with this word: a title right before, with the place or ministry that it is of."""
    keys = [word.key for word in words[max(0, first - _REACH) : first] if word.key]
    for start in range(len(keys)):
        title = title_at(keys, start)
        if title is None:
            continue
        rest = keys[start + title.length :]
        whose = _place(rest) or ministry(rest)
        if rest and whose is None:
            continue
        before, length = _place_before(keys[:start])
        past = start - (0 if rest else length)
        return title.of(whose or before, former=past > 0 and is_former(keys[past - 1]))
    return None


def ministry(keys: Sequence[str]) -> Wording | None:
    """A ministry's name in both languages: "Kementerian Pertahanan Kazakhstan", "Russian Ministry of Defence"."""
    words = [key for key in keys if key not in _OF]
    if not words:
        return None
    before, length = _place_before(words, from_start=True)
    rest = words[length:]
    if rest and (rest[0] in _MINISTRIES or rest[0] == "ministry"):
        return _split(rest[1:], before)
    if "ministry" in rest:
        at = rest.index("ministry")
        return _named(" ".join(rest[:at]), _place(rest[at + 1 :]) or before) if _fits(rest[at + 1 :]) else None
    return None


def _fits(keys: Sequence[str]) -> bool:
    return not keys or _place(keys) is not None


def _split(keys: Sequence[str], place: Wording | None) -> Wording | None:
    """What comes after "Kementerian": what it is for, then whose it is."""
    for length in range(len(keys), 0, -1):
        if portfolio(" ".join(keys[:length])) and _fits(keys[length:]):
            return _named(" ".join(keys[:length]), _place(keys[length:]) or place)
    return None


def _named(words: str, place: Wording | None) -> Wording | None:
    both = portfolio(words)
    if both is None:
        return None
    own, other = (place.as_mapping()[code] for code in ("id", "en")) if place else ("", "")
    english = f"{in_capitals(both[1])} Ministry"
    return Wording.of(
        {
            "id": f"Kementerian {in_capitals(both[0])} {own}".strip(),
            "en": f"{english} of {with_article(other)}" if other else english,
        }
    )


def _place(keys: Sequence[str]) -> Wording | None:
    """The place that these words are, all of them."""
    name = " ".join(key for key in keys if key not in _OF)
    entity = world().names.get(name) or world().adjectives.get(name)
    return entity.name if entity and entity.kind is EntityKind.PLACE else None


def _place_before(keys: Sequence[str], *, from_start: bool = False) -> tuple[Wording | None, int]:
    """The place right before a title, or at the beginning, as English has it, and how many words it takes."""
    for length in (2, 1):
        if len(keys) >= length:
            place = _place(keys[:length] if from_start else keys[-length:])
            if place:
                return place, length
    return None, 0
