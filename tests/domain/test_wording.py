"""Words in several languages, ids, and what people mean by the same word."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import ids, wordings, words

from bot.domain.errors import InvalidValue
from bot.domain.wording import ID_LIMIT, LONG_ID_LIMIT, Phrase, Wording, checked_id, checked_language, folded

HOSTILE_IDS = (
    *("", " ", "A", "Gatra", "a b", "a--b", "-a", "a-", ".a", "a.", "a..b", "a-_b", "_", "a/b", "../a", "a\n", "\na"),
    *("a\0", "é", "\uff41", "\u0661", "a\u200b", "{id}", "<b>", "@everyone", "a:b", "a b", "a'b", "\u0130", "\u0131"),
)


@pytest.mark.parametrize("text", HOSTILE_IDS)
def test_a_hostile_id_is_refused(text: str) -> None:
    """An id stands in files, buttons and commands, and is never escaped there."""
    with pytest.raises(InvalidValue, match="cannot be an id") as refusal:
        checked_id(text, key="about")

    assert refusal.value.key == "about"


@pytest.mark.parametrize("text", ["a", "0", "nur-sultan", "x.y_z-0", "a" * LONG_ID_LIMIT])
def test_a_plain_id_is_returned_as_it_is(text: str) -> None:
    """Letters, digits and single joints, up to the limit."""
    assert text == checked_id(text)


@pytest.mark.parametrize("limit", [ID_LIMIT, LONG_ID_LIMIT])
def test_an_id_beyond_its_limit_is_refused_without_being_repeated(limit: int) -> None:
    """A message that holds a hundred thousand characters helps nobody."""
    with pytest.raises(InvalidValue, match=f"at most {limit} characters; this one has 100000"):
        checked_id("a" * 100_000, limit)


def test_an_id_with_a_command_fits_a_telegram_button() -> None:
    """Telegram's callback data holds 64 bytes: room for a slash, a word of 22 letters and a space."""
    assert len("/" + "x" * 22 + " " + "a" * ID_LIMIT) <= 64


@given(st.text(), st.integers(0, 9))
def test_any_text_is_an_id_or_an_invalid_value(text: str, number: int) -> None:
    """Whatever is taken as an id is lower-case ASCII, whatever else is refused."""
    for candidate in (text, f"a{text}b", f"a-{number}{text}"):
        with suppress(InvalidValue):
            assert set(checked_id(candidate)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")


@given(ids(1), ids(2))
def test_drawn_ids_of_two_numbers_differ(one: str, other: str) -> None:
    """Stores are drawn with unique ids."""
    assert one != other
    assert (one, other) == (checked_id(one, ID_LIMIT), checked_id(other, ID_LIMIT))


@pytest.mark.parametrize(
    ("texts", "key"),
    [
        ({}, "id"),
        ({"id": "a"}, "en"),
        ({"en": "a"}, "id"),
        ({"id": "a", "en": " \n"}, "en"),
        ({"id": "a", "en": "b", "ru": ""}, "ru"),
        ({"id": "a", "en": "b", "EN": "c"}, "EN"),
        ({"id": "a", "en": "b", "e": "c"}, "e"),
        ({"id": "a", "en": "b", "pt-BR": "c"}, "pt-BR"),
    ],
)
def test_a_wording_lacks_no_required_language_and_no_text(texts: dict[str, str], key: str) -> None:
    """The fault names the language, however the wording is built."""
    with pytest.raises(InvalidValue) as refusal:
        Wording.of(texts)
    with pytest.raises(InvalidValue):
        Wording(tuple(texts.items()))

    assert key == refusal.value.key


@given(wordings())
def test_a_wording_is_its_mapping(wording: Wording) -> None:
    """Languages are sorted, so that equal words are equal wordings."""
    texts = wording.as_mapping()

    assert wording == Wording.of(texts) == Wording.of(dict(reversed(texts.items())))
    assert {language: Phrase(text, language) for language, text in texts.items()} == {
        language: wording.phrase(language) for language in texts
    }


@given(wordings())
def test_a_missing_language_falls_back_to_english_and_says_so(wording: Wording) -> None:
    """A reader is told in which language the words really are."""
    assert Phrase(wording.as_mapping()["en"], "en") == wording.phrase("de")


def test_the_same_text_stands_in_every_required_language() -> None:
    """Names that are not translated."""
    assert Wording.same("Gatra").as_mapping() == {"id": "Gatra", "en": "Gatra"}


@given(st.text() | words())
@example("\u1e9e \ufb01 \u00bd \u0130\u0131 \u0390 \u2126")
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text is stored; what is sought is folded again."""
    assert folded(text) == folded(folded(text))


@given(st.text() | words())
def test_folded_text_is_words_of_letters_and_digits(text: str) -> None:
    """No search engine's query language can be written in it."""
    assert all(part.isalnum() for part in folded(text).split(" ")) or folded(text) == ""


@given(st.text(st.characters(categories=("Ll", "Lu"), max_codepoint=0x17F, exclude_characters="ıŉ")), st.text())
def test_folding_forgets_case_and_accents(text: str, between: str) -> None:
    """What people type in another case is the same word (but for the dotless i, which is a letter of its own)."""
    assert folded(text) == folded(text.upper()) == folded(text.lower()) == folded(f" {text}\t")
    assert folded(f"{text}\u0301 {between}") == folded(f"{text} {between}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nur-Sultan", "nur sultan"),
        ("CAFÉ", "cafe\u0301"),
        ("Żółć", "zołc"),
        ("STRASSE", "straße"),
        ("Toqaev", "tóqaev!"),
        ("  a \n b ", "A, b."),
        ("ﬁgur", "figur"),
        ("Қазақстан", "ҚАЗАҚСТАН"),
    ],
)
def test_what_people_mean_by_the_same_word_is_the_same(one: str, other: str) -> None:
    """Case, accents, punctuation and spacing make no other name."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Tokayev", "Tokaev"), ("ab", "a b"), ("1", "2"), ("\U0001f600", "a")])
def test_other_words_stay_other_words(one: str, other: str) -> None:
    """Folding reduces spelling, not meaning."""
    assert folded(one) != folded(other)


def test_what_has_no_width_parts_no_word() -> None:
    """A soft hyphen or a joiner within a word does not make it two."""
    assert folded("co\u00adope\u00adration") == folded("cooperation") == folded("coopera\u2060tion")


@pytest.mark.parametrize("code", ["", "i", "ID", "indo", "<b>", "e1"])
def test_what_is_no_language_code_is_refused(code: str) -> None:
    """A language is two or three letters, lower case."""
    with pytest.raises(InvalidValue):
        checked_language(code)
