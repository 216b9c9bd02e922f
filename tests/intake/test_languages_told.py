"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirements import folder

from bot.intake.facts import identify

EXAMPLES = {
    "id": "Pemerintah mengatakan bahwa harga beras bisa turun setelah panen.",
    "ms": "Kerajaan berkata bahawa harga beras boleh turun selepas tuaian kerana hujan.",
    "en": "The government said that the price of rice could fall after the harvest.",
    "de": "Die Regierung sagte, dass der Preis für Reis nach der Ernte sinken könnte.",
    "fr": "Le gouvernement a dit que le prix du riz pourrait baisser après la récolte.",
    "es": "El gobierno dijo que el precio del arroz podría bajar después de la cosecha.",
    "nl": "De regering zei dat de prijs van rijst na de oogst kan dalen, en niet eerder.",
    "tr": "Hükümet, pirinç fiyatının hasattan sonra düşebileceğini ve bunun için bir plan olduğunu söyledi.",
    "jv": "Pamarentah kandha yen rega beras bisa mudhun sawise panen lan ora ana alangan saka udan kanggo wong tani.",
    "ru": "Правительство сообщило, что цена на рис может снизиться.",
    "kk": "Үкімет күріш бағасы төмендеуі мүмкін екенін айтты.",
    "uk": "Уряд повідомив, що ціна на рис може знизитися після її врожаю.",
    "zh": "政府表示，大米价格可能会下降。",
    "ja": "政府はコメの価格が下がる可能性があると述べた。",
    "ko": "정부는 쌀값이 내릴 수 있다고 말했다.",
    "ar": "قالت الحكومة إن سعر الأرز قد ينخفض.",
    "fa": "دولت گفت که قیمت برنج پس از برداشت پایین می‌آید.",
}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_language_is_told_by_its_words_or_letters(code: str) -> None:
    """Each is named, so that a text can be refused by the name of its language."""
    assert code == identify(EXAMPLES[code])


@pytest.mark.parametrize("text", ["", "   ", "1234 5678", "!?…", "\u200b\u200f"])
def test_nothing_tells_nothing(text: str) -> None:
    """Where there are no words there is no language."""
    assert not identify(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nilai itu 1.250.000", "id"),
        ("Nilai itu 1,250,000", "ms"),
        ("di universitas itu", "id"),
        ("di universiti itu", "ms"),
    ],
)
def test_spelling_tells_indonesian_from_malay(text: str, code: str) -> None:
    """The same words in both languages leave the endings and the way numbers are written."""
    assert code == identify(text)


def test_a_foreign_name_does_not_turn_a_text() -> None:
    """Indonesian text about English names is Indonesian."""
    assert "id" == identify("Wartawan The Daily Globe and Mail of London tidak bisa masuk karena pintu itu ditutup.")


@pytest.mark.parametrize("name", ["000_43762145888e933d.txt", "003_3ad7391fbc28d9be.txt"])
def test_the_original_articles_are_indonesian(name: str) -> None:
    """The articles that the sample retells are told for what they are."""
    assert "id" == identify((folder("seeds", "RINGKAS_SEEDS") / name).read_text(encoding="utf-8"))


@given(st.text(max_size=300))
def test_any_text_has_one_answer(text: str) -> None:
    """No text breaks it, and the answer is a code or nothing."""
    assert len(identify(text)) in {0, 2}
