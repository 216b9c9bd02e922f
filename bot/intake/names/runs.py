"""Where a person's name begins and ends: initials, particles, hyphens, degrees.

A recogniser that learned from news sees few "J. F." and "bin", and cuts names at them; how names are made is known
better than it can be learned.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from bot.intake.names.cues import cues_of
from bot.intake.names.titles import is_title, words_in
from bot.intake.names.words import Word

LONGEST_PERSON = 5
"""Words of the longest run of capitals that a title alone makes a person's name."""
_LONGEST_WHOLE = 10
"""Words and signs of a name, at most, that is drawn on; one longer is no name, and would be drawn on again and again."""
_NAMES_TOO = words_in("putri putra ratu raja sultan imam pangeran hakim king prince bishop major judge lord")
"""Titles that are names as well: behind another name they are of it."""
_PARTICLES = words_in("boru bin binti ibn van von der den de da del dos al el ter la le")
"""Small words within names of people."""
_MOST_PARTICLES = 2
_CLITICS = words_in("nya lah kah pun ku mu an")
_LONGEST_SYLLABLE = 6
_BALINESE = words_in("made wayan nyoman ketut putu gede gde gusti dewa komang kadek nengah ngurah gst wy luh")
"""Names that "I" or "Ni" goes before, which are else other words."""
_DEGREES = words_in("""
sh mh mm se st mt si msi mkn sip spd mpd sik mba phd sos ssos skm mkes spog spa sppd lc mag spt shut msc skom mkom sag
stp map map sthi shi mhi drg cpa md
""")
_JUNIORS = frozenset({"jr", "sr"})
_RANKS = words_in("akp akbp kompol iptu ipda kombes irjen brigjen")

SMALL = words_in("""
dan atau namun tetapi tapi di ke dari yang pada untuk dengan oleh sementara sedangkan bahwa saat ketika jika
bila menurut kata ujar seperti karena juga para sang si ini itu hari kepada bagi dalam setelah sebelum and
or but the a an in of on at to from for with by as while when if he she it they this that his her its ia dia
mereka kami kita saya aku apa siapa mengapa bagaimana kapan mana ada who what where why how which there we
you i yes no not senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday
saturday sunday although though after before since because during under until unless however meanwhile despite
adapun meski meskipun walau walaupun agar supaya kemudian sejak selain ratusan ribuan puluhan jutaan jr sr nah
""")
"""Words that begin or end no name, capitals or not."""


def run_end(words: Sequence[Word], first: int, others: Container[int] = ()) -> int:
    """Where a run of capitals that may be a person's name ends; words in `others` begin something else."""
    last = first
    while last < len(words) and last - first < LONGEST_PERSON and last not in others:
        step = _inner(words, last) if last > first else 0
        word = words[last]
        is_name = word.key and word.is_capital and not is_title(word.key)
        if not step and is_name and (not word.text.isupper() or _begins_by_initial(words, last)):
            step = 1
        if not step:
            break
        last += step
    return last


def whole(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """A person's name with the initials, particles and parts behind a hyphen that it was cut at, without degrees."""
    while first > 0 and (step := _outer(words, first)):
        first -= step
    while last < len(words) and last - first < _LONGEST_WHOLE and (step := _inner(words, last)):
        last += step
    last = next((at for at in range(first + 1, last) if words[at].text.count(".") > 1), last)  # "S.IK.M.Si.Ketua"
    while last - first > 1 and _is_degree(words[last - 1]):
        last -= 1
    return first, last - (last - first > 1 and not words[last - 1].key)


def ends_none(word: Word, *, is_person: bool) -> bool:
    """Whether a title at the end of a name is no part of it: a rank there is of who is named next."""
    return word.key in _RANKS or (is_person and word.key not in _NAMES_TOO)


def _inner(words: Sequence[Word], at: int) -> int:
    """How many words from here continue the name that ends before: 0 for none."""
    word, before = words[at], words[at - 1]
    if word.is_capital and word.key in _NAMES_TOO:
        return 1
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.key or word.key:
        return _past_particles(words, at)
    if word.text == "." and word.is_glued and is_initial(before) and _is_part(following):
        return 2
    if word.text == "-" and word.is_glued and following.is_glued:
        is_syllable = len(following.key) <= _LONGEST_SYLLABLE and following.key not in _CLITICS
        is_other = following.is_capital and "given" in cues_of(following.key)  # "Siti-Budi" are two
        return 2 if (following.is_capital or is_syllable) and not is_other else 0
    return 0


def _past_particles(words: Sequence[Word], at: int) -> int:
    """Particles and the name behind them: "van der Meer", "al-Farsi"."""
    last = at
    while last < len(words) and last - at < _MOST_PARTICLES and words[last].key in _PARTICLES:
        last += 1
    if at == last:
        return 0
    last += last < len(words) and words[last].text == "-"
    return last + 1 - at if last < len(words) and _is_part(words[last]) else 0


def _outer(words: Sequence[Word], first: int) -> int:
    """How many words before begin the name that begins here: an initial, or the "I" of a Balinese name."""
    before = words[first - 1]
    if before.text == "." and before.is_glued and first > 1 and is_initial(words[first - 2]):
        return 0 if is_title(words[first - 2].key) else 2
    return int(before.text in {"I", "Ni"} and words[first].key in _BALINESE)


def _begins_by_initial(words: Sequence[Word], at: int) -> bool:
    """Whether a capital by itself begins or continues a name: "M. Rayhan", "John F Kennedy", "I Made"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not is_initial(words[at]):
        return False
    if words[at].text == "I":
        return following.key in _BALINESE
    return _is_part(following) or (following.text == "." and at + 2 < len(words) and _is_part(words[at + 2]))


def is_initial(word: Word) -> bool:
    """Whether a word is a capital letter, or a few with stops between: "J", "J.K"."""
    return word.is_capital and all(len(letter) == 1 for letter in word.text.split("."))


def _is_part(word: Word) -> bool:
    """Whether a word may be part of a name behind another part."""
    return word.is_capital and word.key not in SMALL and (is_initial(word) or not is_title(word.key))


def _is_degree(word: Word) -> bool:
    is_written_so = word.key in _JUNIORS or (word.key.replace(".", "") in _DEGREES and not word.text[1:].islower())
    return is_written_so and word.is_capital
