"""Articles about which a model is asked, with what the analysis makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fresh_stores import fresh_store

from bot.domain.drafts import Draft
from bot.intake.analysis import analyse
from bot.intake.found import Arrival
from bot.intake.model.ground import Ground, ground_of
from bot.intake.model.prompt import texts_of
from bot.intake.model.proposals import Part, read_proposals
from bot.intake.model.taking import taken
from bot.intake.texts import Span

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ALL = frozenset(Part)

REPORT = """\
Ulan Bator, Kompas.com - Presiden Mongolia Batbayar Tsogt bertemu dengan Menteri Luar Negeri Jepang Taro Kono di Tokyo pada Selasa (3/6/2025).
Parlemen Mongolia tidak menyetujui anggaran pertahanan sebesar 441 miliar tugrik (US$140 juta).
Kelompok itu diduga menerima sekitar 1,5 juta dolar AS dari Rusia.
Pemerintah Inggris akan mengirim 120 prajurit ke Mongolia pada awal 2026.
Ekspor batu bara naik 12,5 persen sepanjang 2024.
Kepolisian membantah menahan Batbayar pada 4 Juni 2025.
Jumlah korban mungkin mencapai 300 orang.
Rusia membantu Mongolia membangun pabrik di Darkhan sejak 2019.
Menurut Reuters, pemerintah Mongolia akan memberikan tambahan 20 miliar yen untuk anggaran pendidikan.
"Kami tidak akan menutup tambang itu," kata Batbayar.
Jembatan baru di Ulan Bator dibuka pada 1 Mei 2025 setelah pembangunan selama tiga tahun.
"""
OPINION = """\
Opini: Jangan Percaya Janji Tambang
Oleh Dorj Bat
Menurut saya, pemerintah Mongolia tentu saja sengaja menjual tambang kepada musuh bangsa.
Kita harus melawan, sebab bukan kebetulan Jepang datang ke Ulan Bator pada 3 Juni 2025.
Seharusnya presiden mundur. Sungguh memalukan bahwa kita diam saja.
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as it stands before a model is asked."""

    draft: Draft
    ground: Ground

    def sentence(self, words: str) -> Span:
        """The sentence in which some words stand."""
        return next(each for each in self.ground.text.sentences if words in each.text)

    def with_answer(self, answer: str) -> Draft:
        """The draft after a model answered this."""
        return taken(self.draft, self.ground, read_proposals(answer, ALL), texts_of(self.draft, self.ground))

    def number_of(self, words: str) -> int:
        """The number under which a text with these words is sent to be translated."""
        return next(number for number, text in texts_of(self.draft, self.ground).items() if number and words in text)


def scene_of(text: str = REPORT, published: str = "2025-06-10") -> Scene:
    """An article over an empty store."""
    arrival = Arrival(text=text, arrived_at=NOW, published=published, way="report.txt")
    store = fresh_store()
    return Scene(analyse(arrival, store, NOW), ground_of(arrival, store))
