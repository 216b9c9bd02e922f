"""English words in their forms: verbs, plurals, the article, the possessive.

Only what rules make; what is irregular stands in the lexicon, so that no form here is a guess about an unknown word.
"""

from __future__ import annotations

from dataclasses import dataclass

_VOWELS = "aeiou"
_AN_BEFORE = ("hour", "honest", "honour", "heir")
_A_BEFORE = ("euro", "uni", "uk", "us ", "u.s", "use", "un ", "one", "ukrain", "uganda", "uran")
_ADVERBS = frozenset({"honourably", "sexually"})
"""What stands before a verb of the lexicon and has no forms."""
_DOUBLING = frozenset({"cut", "win", "begin", "put", "set", "hit", "run", "get"})
_SOUNDED = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: "an MP"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """A verb in the forms that a sentence needs; several words long where the verb is."""

    base: str
    finite: str  # he, she, it
    past: str
    participle: str
    ing: str


def verb_forms(spec: str) -> VerbForms:
    """The forms of "sign", "call for" or, where they are irregular, "send:sent:sent"; "=killed" has a participle only."""
    if spec.startswith("="):
        return VerbForms("", "", "", spec[1:], "")
    base, *others = spec.split(":")
    first, space, rest = base.partition(" ")
    if first in _ADVERBS:
        verb = verb_forms(rest)
        forms = (verb.base, verb.finite, verb.past, verb.participle, verb.ing)
        return VerbForms(*(f"{first} {form}" for form in forms))
    past = others[0] if others else f"{_past(first)}{space}{rest}"
    participle = others[1] if others else past
    finite = "has" if first == "have" else with_s(first)
    return VerbForms(base, f"{finite}{space}{rest}", past, participle, f"{_ing(first, past)}{space}{rest}")


def with_s(word: str) -> str:
    """A noun's plural, or a verb's form with he, she and it; of several words the last is changed."""
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _ends_in_y(word) else f"{word}s"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _past(word: str) -> str:
    if word.endswith("e"):
        return f"{word}d"
    return f"{word[:-1]}ied" if _ends_in_y(word) else f"{word}ed"


def _ing(word: str, past: str) -> str:
    if word.endswith("ie"):
        return f"{word[:-2]}ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return f"{word[:-1]}ing"
    doubles = past.startswith(f"{word}{word[-1]}ed") or word in _DOUBLING
    return f"{word}{word[-1]}ing" if doubles else f"{word}ing"


def article(words: str) -> str:
    """The words after "a" or "an", as they are spoken."""
    low = words.casefold()
    first = words.partition(" ")[0]
    if first.isupper() and len(first) > 1:
        return f"{'an' if first[0] in _SOUNDED else 'a'} {words}"
    is_vowel = low[:1] in _VOWELS and not f"{low} ".startswith(_A_BEFORE)
    return f"{'an' if is_vowel or low.startswith(_AN_BEFORE) else 'a'} {words}"


def possessive(words: str, *, is_plural: bool) -> str:
    """The words as whose something is: "Russia’s", "the authorities’", "the Netherlands’"."""
    is_like_many = is_plural or words.startswith("the ")
    return f"{words}’" if is_like_many and words.endswith("s") else f"{words}’s"
