"""What holds of every statement that the grammar can make, over the whole lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from worded_claims import ENTITIES, Names, both, marked

from bot.domain.claims import ClaimKind
from bot.intake.found import FoundClaim, FoundName
from bot.intake.texts import Span, read_text
from bot.intake.wordings import noun, parts, worded
from bot.intake.wordings.adverbials import ADVERBIAL
from bot.intake.wordings.english import article, possessive, verb_forms, with_s
from bot.intake.wordings.lexicon import Link, Noun, Verb, _nouns, _rows, _verbs, known_place, lexicon
from bot.intake.wordings.modes import _ACTIVE, _PASSIVE, Mode
from bot.intake.wordings.parts import Part
from bot.intake.wordings.phrases import _KINDS
from bot.intake.wordings.statements import Clause

_FIGURES = {
    "id": {"figure": "{390 prajurit}", "term": "{4 tahun}", "money": "{US$5 miliar}"},
    "en": {"figure": "{390 soldiers}", "term": "{4 years}", "money": "{US$5 billion}"},
}
_DATED = {"id": " pada <2020=2020>", "en": " in <2020=2020>"}


def _named(id: str, kinds: str) -> Part:
    texts = ENTITIES[id].name.as_mapping()
    return parts.named(texts["id"], texts["en"], kinds, known_place(texts["en"]))


RUSSIA, KINGDOM, NATO = _named("russia", "l"), _named("uk", "l"), _named("nato", "oO")
PERSON = _named("ivanova", "h")
FIGURE = Part("{figure}", "{figure}", "#p", is_plural=True)
MONEY = Part("{money}", "{money}", "#M")


@cache
def _links() -> dict[str, Link]:
    return {key: Link(id.split(",")[0], en.split(",")[0], leads_to) for key, id, en, leads_to in _rows("links")}


@cache
def _all_nouns() -> tuple[Noun, ...]:
    return tuple(dict.fromkeys(noun for _, (noun, _) in _nouns("id")))


@cache
def _parts_of(kinds: str) -> tuple[Part, ...]:
    """Phrases of these classes."""
    return tuple(_parts(kinds))


def _parts(kinds: str) -> Iterator[Part]:
    role = next(role for _, role in lexicon("id").roles.at(("menteri", "pertahanan"), 0))
    known = {"h": PERSON, "l": KINGDOM, "o": NATO, "O": NATO, "R": parts.role_of(role, KINGDOM)}
    known |= {"#": FIGURE, "M": MONEY}
    yield from (known[kind] for kind in kinds if kind in known)
    for one in _all_nouns():
        if set(kinds) & set(one.kinds):
            is_one = one.number == "u"
            yield parts.noun_phrase(one, (), is_many=one.number in "pP", is_one=is_one)


def _follower(key: str) -> tuple[str, Link, Part]:
    link = _links()[key]
    if link.leads_to and key not in _KINDS:
        return key, link, _parts_of(link.leads_to)[0]
    if key in _KINDS:
        sorts = (parts.sort_of(noun, (), None) for noun in _all_nouns())
        return key, Link("", "", ""), next(part for part in sorts if part and _KINDS[key] in part.kinds)
    if key == "inf":
        return key, link, Part("meninggalkan London", "leave London")
    if key == "jail":
        return key, Link("", "", ""), Part("{term} penjara", "to {term} in prison")
    text_id, one, many = ADVERBIAL[key]
    return key, Link("", "", ""), Part(text_id, one, en_many=many)


def _clause(verb: Verb, mode: Mode, part: Part | None, *, is_passive: bool) -> Clause:
    """A statement with a verb, with a subject or object, and with what the verb requires."""
    required = [link.rstrip("!") for link in verb.follow if link.endswith("!")]
    followers = tuple(_follower(key) for key in required)
    subject = part if is_passive and part else next(iter(_parts_of(verb.subjects)), RUSSIA)
    return Clause(subject, mode, verb, is_passive, takes=None if is_passive else part, followers=followers)


def _figured(text: str, language: str) -> str:
    """Words with their names marked, and with figures in place of what stands for them."""
    figures = _FIGURES[language]
    return re.sub("{(figure|term|money)}", lambda match: figures[match[1]], marked(text))


def _as_read(clause: Clause, language: str) -> tuple[str, str] | None:
    """What becomes of the clause, written in a language and read again."""
    text = clause.words_id() if language == "id" else clause.words_en()
    lead = _DATED[language] if clause.mode.dated else ""
    return both(language, _figured(text, language) + lead, occurred_on="2020" if lead else "")


def _pair(clause: Clause) -> tuple[str, str]:
    told = {"id": clause.words_id().replace("{term}", "4 tahun"), "en": clause.words_en().replace("{term}", "4 years")}
    told = {code: text.replace("{money}", "{figure}") for code, text in told.items()}
    text_id, text_en = (text[0].upper() + text[1:] for text in told.values())
    return text_id, text_en


VERBS = [
    (verb, is_passive)
    for _, _, _, verb in _verbs()
    for is_passive in (False, True)
    if (verb.id_passive if is_passive else verb.id)
]
MODES = {
    is_passive: [mode for _, mode in modes if not mode.is_earlier]  # which stands behind "earlier" only
    for is_passive, modes in ((False, _ACTIVE), (True, _PASSIVE))
}


@cache
def _synonyms() -> frozenset[str]:
    """Indonesian words whose English is read as another Indonesian word."""
    rows = [*_rows("nouns"), *_rows("compounds"), *_rows("verbs")]
    forms = (cell for row in rows if "~" in row[1] or (len(row) == 6 and "~" in row[2]) for cell in row[:2])
    return frozenset(form.strip() for cell in forms for form in cell.partition("{}")[0].split(","))


def _has_synonym(clause: Clause) -> bool:
    said = f" {clause.words_id()} "
    return any(f" {form} " in said for form in _synonyms())


@st.composite
def clauses(draw: st.DrawFn) -> Clause:
    """A statement with any verb, tense, and subject or object."""
    verb, is_passive = draw(st.sampled_from(VERBS))
    mode = draw(st.sampled_from([mode for mode in MODES[is_passive] if verb.kind in mode.kinds]))
    part = draw(st.sampled_from(_parts_of(verb.takes))) if verb.takes else None
    return _clause(verb, mode, part, is_passive=is_passive)


@given(clauses(), st.sampled_from(["id", "en"]))
def test_what_is_said_in_one_language_is_read_back_as_the_same_pair_or_not_at_all(
    clause: Clause, language: str
) -> None:
    """There and back again nothing changes: not who, how much, when, nor whether."""
    assume(language == "id" or not _has_synonym(clause))
    found = _as_read(clause, language)

    assert found in {None, _pair(clause)}


@given(clauses())
def test_english_with_two_indonesian_words_for_one_is_read_back_as_the_same_english_or_not_at_all(
    clause: Clause,
) -> None:
    """What the other word is in Indonesian stands in the lexicon, and is again the same English."""
    assume(_has_synonym(clause))
    found = _as_read(clause, "en")
    again = both("id", marked(found[0])) if found and "{" not in found[0] and not clause.mode.dated else found

    assert found is None or found[1] == _pair(clause)[1]
    assert again in {None, found}


@pytest.mark.parametrize(("verb", "is_passive"), VERBS, ids=[f"{verb.id or verb.id_passive}-{p}" for verb, p in VERBS])
def test_every_verb_can_be_said(verb: Verb, *, is_passive: bool) -> None:
    """A verb that no sentence can hold would be dead weight."""
    fitting = [mode for mode in MODES[is_passive] if verb.kind in mode.kinds]
    plain = [mode for mode in fitting if mode.id in {"", "akan"}] or fitting
    clause = _clause(verb, plain[-1], _parts_of(verb.takes)[0] if verb.takes else None, is_passive=is_passive)

    assert _as_read(clause, "id") == _pair(clause)


@given(clauses(), st.data())
def test_an_unknown_word_anywhere_leaves_a_quotation(clause: Clause, data: st.DataObject) -> None:
    """Every word has to be accounted for."""
    words = _figured(clause.words_id(), "id")
    gaps = [match.start() for match in re.finditer(r" (?![^\[{]*[\]}])", words)]
    place = data.draw(st.sampled_from([0, *gaps, len(words)]))

    assert both("id", f"{words[:place]} gelondong {words[place:]}") is None


@given(clauses())
def test_a_no_is_never_lost(clause: Clause) -> None:
    """With a "tidak" before its verb a statement says no in both languages, or nothing."""
    words = _figured(clause.words_id(), "id")
    verb = clause.verb.id_passive if clause.is_passive else clause.verb.id
    found = both("id", words.replace(f" {verb}", f" tidak {verb}", 1) + _DATED["id"], occurred_on="2020")

    assert found is None or ("tidak" in found[0] and re.search(r"not\b", found[1]))


@pytest.mark.parametrize("mode", [mode for modes in MODES.values() for mode in modes], ids=str)
def test_both_languages_of_a_mode_say_no_or_neither(mode: Mode) -> None:
    """What one language denies, the other does."""
    says_no = bool(re.search(r"\b(?:tidak|belum|menolak|gagal|membantah)\b", mode.id))

    assert says_no == bool(re.search(r"\b(?:not|cannot|refused|failed|denied)\b", mode.en)) == mode.is_negated


@given(clauses())
def test_a_figure_stands_in_both_languages_or_in_neither(clause: Clause) -> None:
    """A number that only one of two readers sees is a fault."""
    found = _as_read(clause, "id")

    assert found is None or found[0].count("{figure}") == found[1].count("{figure}")


@given(
    clauses(),
    st.sampled_from(
        ["karena gelondong", "terkait gelondong", "untuk mengirim gelondong", ", menyebabkan gelondong", "guna X"]
    ),
)
def test_a_trunk_says_what_the_clause_alone_says_or_nothing(clause: Clause, addition: str) -> None:
    """An addition changes neither who, nor what, nor whether; where it might, there is no wording."""
    assume(not clause.mode.dated)
    text = _figured(clause.words_id(), "id")
    found = both("id", f"{text} {addition}".replace(" ,", ","))

    assert found in {None, _pair(clause)}
    assert found is None or not clause.mode.is_negated


@given(
    st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20))), st.sampled_from(["id", "en"])
)
def test_any_text_is_worded_or_not(text: str, spans: list[tuple[int, int]], language: str) -> None:
    """Nothing that an article may hold breaks the reading."""
    found = [
        FoundName(start, start + size, text[start : start + size], ENTITIES["russia"].kind, "russia")
        for start, size in spans
        if start + size <= len(text)
    ]
    whole = Span(0, len(text))
    claim = FoundClaim(whole, whole, ClaimKind.REPORTED, about=("russia",))

    worded(claim, read_text(text, language), Names(tuple(found)), ENTITIES, (), ())
    noun(text, language)


@pytest.mark.parametrize("piece", ["dan ", "[Rusia] dan ", "perjanjian dengan ", "a", "( ", "the "])
def test_a_text_without_end_is_none(piece: str) -> None:
    """No pattern is that long, so nothing is tried on it."""
    assert both("id", piece * 20_000) is None


@pytest.mark.parametrize(
    ("spec", "forms"),
    [
        ("sign", ("signs", "signed", "signed", "signing")),
        ("ratify", ("ratifies", "ratified", "ratified", "ratifying")),
        ("die", ("dies", "died", "died", "dying")),
        ("seize", ("seizes", "seized", "seized", "seizing")),
        ("ban:banned:banned", ("bans", "banned", "banned", "banning")),
        ("begin:began:begun", ("begins", "began", "begun", "beginning")),
        ("call for", ("calls for", "called for", "called for", "calling for")),
        ("run for:ran for:run for", ("runs for", "ran for", "run for", "running for")),
        ("get married:got married:got married", ("gets married", "got married", "got married", "getting married")),
        ("sexually harass", ("sexually harasses", "sexually harassed", "sexually harassed", "sexually harassing")),
        ("=killed", ("", "", "killed", "")),
    ],
)
def test_an_english_verb_has_its_forms(spec: str, forms: tuple[str, ...]) -> None:
    """Rules make what is regular, the lexicon holds the rest."""
    found = verb_forms(spec)

    assert forms == (found.finite, found.past, found.participle, found.ing)


def test_english_small_words_are_as_they_are_spoken() -> None:
    """The article follows the sound, the possessive and the plural the ending."""
    articles = [article(words) for words in ("oil price", "European law", "US law", "MP", "hour", "ship")]
    owners = [possessive("Peru", is_plural=False), possessive("the Netherlands", is_plural=False)]

    assert articles == ["an oil price", "a European law", "a US law", "an MP", "an hour", "a ship"]
    assert owners == ["Peru’s", "the Netherlands’"]
    assert [with_s(word) for word in ("tax", "city", "day", "attack")] == ["taxes", "cities", "days", "attacks"]
