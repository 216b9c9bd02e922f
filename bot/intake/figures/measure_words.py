"""Nouns that say what a figure measures, and the words by which a sentence ties a figure to them."""

from __future__ import annotations

from bot.intake.figures.nouns import words
from bot.intake.figures.numerals import either

_ID = words(
    "anggaran belanja pengeluaran pendapatan penerimaan inflasi deflasi pertumbuhan ekspor impor utang laba rugi kerugian",
    "keuntungan harga gaji upah bunga cadangan produksi investasi dana nilai kapasitas defisit surplus pajak tarif kurs",
    "populasi jumlah tingkat angka pengangguran kemiskinan target kontrak pinjaman bantuan hibah denda omzet omset kredit",
    "modal volume konsumsi permintaan pasokan stok penjualan pembelian pembayaran biaya subsidi alokasi iuran royalti setoran",
    "simpanan tabungan aset realisasi serapan penyaluran kontribusi porsi pangsa bagian kepemilikan saham suku royalti luas",
    "panjang tinggi berat kecepatan suhu curah debit elektabilitas kepuasan partisipasi perolehan dukungan omset kekayaan",
    "devisa proyeksi perkiraan prakiraan transaksi perdagangan remitansi tunggakan cukai bonus tunjangan insentif santunan kompensasi ganti tebusan",
)
_ID_CHANGES = words(
    "tambahan kenaikan peningkatan penambahan penurunan pemangkasan pengurangan lonjakan pemotongan penyusutan koreksi",
    "kelebihan kekurangan potongan diskon selisih sisa kebocoran",
)
_EN = words(
    "budget spending expenditure revenue revenues income inflation deflation growth exports imports debt profit profits loss",
    "losses earnings price prices salary salaries wage wages rate rates reserves production output investment investments",
    "funding fund funds value capacity deficit surplus tax taxes tariff tariffs population unemployment poverty target",
    "contract contracts loan loans aid grant grants fine fines turnover credit capital volume consumption demand supply stock",
    "stocks sales purchases payment payments cost costs subsidy subsidies allocation assets share stake turnout support",
    "trade remittances pension pensions compensation ransom gdp number package deal cuts area length height weight speed forecast forecasts",
)
_EN_CHANGES = words(
    "increase rise addition reduction cut decrease drop decline fall jump surge excess shortage discount"
)
ADDED = words("extra additional further")
CHANGES = {"id": _ID_CHANGES, "en": _EN_CHANGES | ADDED}
"""Words that measure a change in something, and say nothing without it."""
HEADS = {"id": _ID | CHANGES["id"], "en": _EN | CHANGES["en"]}

SORTS = words(
    "consumer producer wholesale food core headline annual monthly quarterly retail house home housing property oil gas crude coal",
    "rice wheat sugar steel car vehicle factory industrial manufacturing services net gross total average median public private",
    "government state defence defense military tax trade foreign domestic energy fuel petrol diesel electricity wage rental share",
    "bond export import operating interest mortgage youth global national local central bank household business capital",
)
"""What describes a measured thing at the head of an English sentence, where a capital letter hides whether it is a name."""

BLANK = words(
    "angka jumlah nilai tingkat realisasi target bagian porsi proyeksi perkiraan prakiraan rate rates value number forecast forecasts"
)
"""Words that measure nothing by themselves: "angka" is any figure, "angka kemiskinan" is one."""

RISES = {
    "id": either(
        words(
            "naik turun meningkat menurun tumbuh bertambah berkurang melonjak melambung anjlok merosot menyusut melemah menguat "
            "terkoreksi bertumbuh menambah memotong memangkas menaikkan menurunkan ditambah dipotong dipangkas"
        )
    ),
    "en": either(
        words(
            "rose fell increased decreased grew dropped declined jumped surged climbed plunged shrank gained lost rises falls "
            "grows rise fall grow rising falling growing slipped dipped expanded contracted cut raised"
        )
    ),
}
"""A number right behind one of these is the change, not the level."""

LEVELS = {
    "id": (
        "sebesar|senilai|sebanyak|mencapai|tercatat|adalah|ialah|yakni|yaitu|menjadi|ke|di|pada|angka|level|kisaran|berada|dalam|"
        "menyentuh|menembus|dipatok|ditetapkan|ditargetkan|diperkirakan|diproyeksikan|berjumlah|total|seharga|itu|ini|"
        "tersebut|dari|hingga|kini|masih|sudah|telah|akan|yang|sekitar|hanya|juga|dengan|untuk|bernilai|tetap|atau|terjadi|tahun|bulan|kuartal|lalu|[12]\\d{3}"
    ),
    "en": (
        "of|at|was|were|is|are|reached|reaching|hit|stood|to|totalled|totaled|totalling|totaling|worth|will|would|be|came|"
        "in|amounted|by|from|has|have|had|been|now|only|just|an|a|the|remains|remained|stands|comes|being|set|estimated|"
        "or|as|with|up|down|out|about|last|year|month|quarter|[12]\\d{3}"
    ),
}
"""Words that may stand between a measured thing and its figure."""

TIME_WORDS = words(
    "tahun bulan pekan minggu hari kuartal triwulan semester januari februari maret april mei juni juli agustus september",
    "oktober november desember lalu kemarin ini itu",
)
