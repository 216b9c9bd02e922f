"""Speakers whom no name names: what they are called, of what kind they are, and how long they are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news import Entity, EntityKind
from bot.domain.wording import ID_LIMIT, Wording
from bot.intake.speakers import unnamed_speaker

KENYA = Entity("kenya", EntityKind.PLACE, Wording.same("Kenya"))
NORDA = Entity("norda", EntityKind.ORGANISATION, Wording.same("Norda"))


@pytest.mark.parametrize(
    ("language", "printed", "kind"),
    [
        ("en", "the transport ministry", EntityKind.ORGANISATION),
        ("en", "police in the port", EntityKind.ORGANISATION),
        ("en", "Harbour Works Ltd", EntityKind.ORGANISATION),
        ("id", "kepolisian setempat", EntityKind.ORGANISATION),
        ("id", "PT Samudra Lestari", EntityKind.ORGANISATION),
        ("id", "Direktorat Jenderal Pajak", EntityKind.ORGANISATION),
        ("en", "local media", EntityKind.ORGANISATION),
        ("en", "a report by the river authority", EntityKind.OBJECT),
        ("en", "a government official", EntityKind.PERSON),
        ("id", "seorang pejabat kementerian", EntityKind.PERSON),
        ("id", "warga", EntityKind.PERSON),
        ("id", "data perdagangan terbaru", EntityKind.OBJECT),
        ("en", "an April report", EntityKind.OBJECT),
        ("en", "the", EntityKind.PERSON),
    ],
)
def test_the_head_of_the_words_tells_the_kind(language: str, printed: str, kind: EntityKind) -> None:
    """An official of a ministry is a person, the ministry a body, its report neither."""
    assert unnamed_speaker(printed, language, "article", ()).kind is kind


def test_a_ministry_is_called_in_both_languages() -> None:
    """Its portfolio is known in both."""
    name = unnamed_speaker("the transport ministry", "en", "article", ()).name.as_mapping()

    assert name["en"] == "Transport Ministry"
    assert name["id"].startswith("Kementerian ")


def test_a_speaker_without_a_name_is_of_its_article() -> None:
    """The "senior official" of another article is somebody else."""
    ids = {unnamed_speaker("a senior official", "en", article, ()).id for article in ("one", "two")}

    assert len(ids) == 2


def test_a_body_of_a_place_is_the_same_everywhere() -> None:
    """The words say whose it is."""
    ids = {unnamed_speaker("the transport ministry of Kenya", "en", each, (NORDA, KENYA)).id for each in ("one", "two")}

    assert ids == {"transport-ministry-of-kenya"}


def test_a_body_beside_a_place_that_it_does_not_name_is_of_its_article() -> None:
    """Whose transport ministry it is remains open."""
    assert unnamed_speaker("the transport ministry", "en", "one", (KENYA,)).id.startswith("unnamed-")


INDONESIA = Entity("indonesia", EntityKind.PLACE, Wording.same("Indonesia"))
RUSSIA = Entity("russia", EntityKind.PLACE, Wording.of({"id": "Rusia", "en": "Russia"}))
TEHRAN = Entity("tehran", EntityKind.PLACE, Wording.of({"id": "Teheran", "en": "Tehran"}))
SWITZERLAND = Entity("switzerland", EntityKind.PLACE, Wording.of({"id": "Swiss", "en": "Switzerland"}))
BATAM = Entity("batam", EntityKind.PLACE, Wording.same("Batam"))
MINISTRY = Entity(
    "ministry",
    EntityKind.ORGANISATION,
    Wording.of({"id": "Kementerian Perhubungan Kenya", "en": "Transport Ministry of Kenya"}),
)
MINISTER = Entity(
    "kamau",
    EntityKind.PERSON,
    Wording.same("Peter Kamau"),
    role=Wording.of({"id": "Menteri Perhubungan Kenya", "en": "Transport Minister of Kenya"}),
)


@pytest.mark.parametrize(
    ("language", "printed", "named"),
    [
        ("en", "the transport ministry", (KENYA, RUSSIA, MINISTRY)),
        ("en", "the transport ministry", (KENYA, RUSSIA, MINISTER)),
        ("id", "Kementerian Perhubungan", (KENYA, RUSSIA, MINISTER)),
    ],
)
def test_a_ministry_is_of_the_country_that_the_article_gives_it(
    language: str, printed: str, named: tuple[Entity, ...]
) -> None:
    """The next article that names it with its country means the same one."""
    assert unnamed_speaker(printed, language, "one", named).id == "transport-ministry-of-kenya"


def test_a_ministry_of_a_text_in_indonesian_is_indonesias_where_no_other_country_is_named() -> None:
    """Papers do not name their own country; towns of Indonesia are no other one."""
    speaker = unnamed_speaker("Kementerian Perhubungan", "id", "one", (INDONESIA, BATAM))

    assert speaker.name.as_mapping() == {
        "id": "Kementerian Perhubungan Indonesia",
        "en": "Transport Ministry of Indonesia",
    }


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("id", (INDONESIA, KENYA)),
        ("id", (INDONESIA, TEHRAN)),
        ("id", (INDONESIA, SWITZERLAND)),
        ("id", (KENYA,)),
        ("id", ()),
        ("en", (INDONESIA,)),
        ("en", (MINISTRY, RUSSIA)),
    ],
)
def test_a_ministry_of_no_certain_country_is_of_its_article(language: str, named: tuple[Entity, ...]) -> None:
    """ "Exports to Kenya rose, the trade ministry said" does not tell whose it is."""
    assert unnamed_speaker("the trade ministry", language, "one", named).id.startswith("unnamed-")


@given(st.text(min_size=1, max_size=160).filter(str.strip), st.sampled_from(["id", "en"]))
def test_any_words_make_a_speaker(printed: str, language: str) -> None:
    """However long or strange they are."""
    speaker = unnamed_speaker(printed, language, "article", (KENYA,))

    assert 0 < len(speaker.id) <= ID_LIMIT
