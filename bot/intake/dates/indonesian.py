"""How Indonesian tells time: its words, and the orders in which they mean a date."""

from __future__ import annotations

from bot.intake.dates import anchored, answers, counts, days, stretches, years
from bot.intake.dates.rules import rule
from bot.intake.dates.shared import ANCHORED_RULES, FEASTS, LAST_RULES, LONE_YEAR_IN_ZONE, NOT_DATED, TO, YEAR
from bot.intake.dates.words import Vocabulary, listed
from bot.languages.number_words import NUMBER_WORDS

_WORDS = NUMBER_WORDS["id"]
VOCABULARY = Vocabulary.of(
    {
        "W": "senin=0,selasa=1,rabu=2,kamis=3,jumat=4,jum'at=4,sabtu=5,ahad=6",
        "V": "sen=0,sel=1,rab=2,kam=3,jum=4,sab=5",
        "X": "minggu=6",
        "M": listed(_WORDS.months),
        "ä": "jan=1,feb=2,peb=2,mar=3,apr=4,jun=6,jul=7,agu=8,agt=8,ags=8,agust=8,"
        "sep=9,sept=9,okt=10,nov=11,nop=11,des=12",
        "D": "hari",
        "P": "pekan",
        "B": "bulan",
        "T": "tahun,tahun anggaran,tahun fiskal,tahun buku,tahun ajaran,thn,fy=3",
        "Q": "kuartal,triwulan,kwartal,tw,caturwulan=3,cawu=3",
        "H": "semester",
        "h": "paruh,paro,separuh,setengah,seperempat=4",
        "F": "hari natal=1225,hari raya natal=1225,malam pergantian tahun=1231",
        "K": "dekade,dasawarsa,era",
        "C": "abad,abad ke",
        "E": "akhir pekan",
        "e": "sehari=0,sepekan=1,seminggu=1,sebulan=2,setahun=3,sedekade=4,seabad=5",
        "l": "lalu,yang lalu,silam,yang silam",
        "U": "kemarin=-1,kemaren=-1",
        "i": "ini",
        "7": "nanti",
        "f": "depan,mendatang,yang akan datang,akan datang",
        "t": "tadi",
        "j": "dini hari=0,subuh=0,pagi=1,pagi hari=1,siang=2,siang hari=2,tengah hari=2,sore=3,sore hari=3,petang=3,"
        "malam=4,malam hari=4,tengah malam=4",
        "a": "hari ini=0,besok=1,esok=1,esok hari=1,besok hari=1,lusa=2,semalam=-1,"
        "besok lusa=2,kemarin lusa=-2,kemarin dulu=-2",
        "ò": "sebelumnya=-1",
        "ñ": "berikutnya=1,sesudahnya=1,selanjutnya=1",
        "ŋ": "kemudian=1",
        "ê": "keesokan harinya=1,keesokan hari=1,esok harinya=1",
        "=": "hari itu,hari itu juga,hari yang sama,pekan itu=1,minggu itu=1,"
        "pekan yang sama=1,bulan itu=2,bulan yang sama=2,tahun itu=3,tahun itu juga=3,tahun yang sama=3,"
        "kuartal yang sama=6,triwulan yang sama=6,periode yang sama=9,periode sama=9",
        "G": "lagi=1,dari sekarang=1",
        "g": "awal=0,permulaan=0,pertengahan=1,tengah=1,medio=1,akhir=2,penghujung=2,pengujung=2,ujung=2",
        "L": "tanggal,tgl,tertanggal",
        "w": f"{listed(_WORDS.ones)},{listed(_WORDS.tens)},belas=-1,puluh=-10,seratus=100,seribu=1000",
        "o": f"{listed(_WORDS.ordinals)},kesatu=1,perdana=1,kesebelas=11,terakhir=-1,belakangan=-1",
        "r": "hingga,sampai,sampai dengan,s / d,s . d,s . d .,sd",
        "&": "dan,serta",
        "s": "sejak,semenjak",
        "3": "mulai,dimulai,terhitung",
        "u": "antara",
        "p": "pada,periode,rentang,rentang waktu,kurun,kurun waktu,masa,menjelang,jelang,di,dari,"
        "selama,sepanjang,masa jabatan,per,untuk,dalam,sebelum,setelah,sesudah,pasca,kontrak,memasuki",
        "ö": "paling lambat,selambat - lambatnya",
        "þ": "tepat,baru,persis,waktu setempat",
        "~": "sekitar,hampir,lebih dari,kurang dari,kira - kira,kurang lebih,circa,sekira",
        "J": "pukul,jam,pkl",
        "Z": "wib,wita,wit,gmt,utc,waktu indonesia barat,waktu indonesia tengah,waktu indonesia timur",
        "ð": "ratus=100",
        "#": "rp,nomor,no,pasal,ayat,usia,umur,berusia,berumur,usd,us,dolar,dollar,idr,tenge,km,"
        "seharga,nomer,jalan,jl,universitas,stadion,gedung,gerakan,monumen,brigade,uud",
        "ħ": "h,hijriah,hijriyah",
        "@": "orang,unit,persen,dolar as,kilometer,meter,kg,ton,barel,barrel,ribu=1000,juta,miliar,triliun,rupiah,buah,ekor,"
        "kursi,suara,kali,personel,prajurit,warga,jiwa,kepala,hektare,hektar,butir,lembar,rumah,desa,sekolah,siswa,"
        "mahasiswa,peserta,penumpang,kasus,cc,mah,poin,sm,liter,watt,mw",
        "v": "musim semi=21,musim panas=22,musim gugur=23,musim dingin=24",
        "%": "setiap,tiap,saban,beberapa,puluhan,belasan,ratusan,ribuan,sejumlah,berapa",
        "!": "natal=1225,tahun baru=101",
        "û": "paskah=1000,hari paskah=1000,jumat agung=998,kamis putih=997,minggu palma=993,rabu abu=954,"
        "kenaikan yesus kristus=1039,kenaikan isa almasih=1039,ramadan=30900,ramadhan=30900,bulan ramadan=30900,"
        "bulan ramadhan=30900,bulan suci ramadan=30900,bulan suci ramadhan=30900,lebaran=31001,hari lebaran=31001,"
        "idulfitri=31001,idul fitri=31001,hari raya idulfitri=31001,hari raya idul fitri=31001,iduladha=31210,"
        "idul adha=31210,hari raya iduladha=31210,hari raya idul adha=31210,hari raya kurban=31210,"
        "tahun baru islam=30101,maulid nabi=30312,isra mikraj=30727,isra miraj=30727",
        "x": "hari raya,pasar minggu,saat ini,masa depan,bulan madu,bulan sabit",
        "<": "mengatakan,kata,ujar,ujarnya,menurut,menyatakan,menyebut,menuturkan,menjelaskan,tutur,jelas,ungkap,"
        "mengungkapkan,telah,sudah,lahir,tewas,meninggal,melaporkan,menegaskan,tegas,menambahkan,diumumkan,turun,naik",
        ">": "akan,bakal,rencananya,direncanakan,dijadwalkan,berencana,diperkirakan,diprediksi,ditargetkan,diharapkan,"
        "menargetkan,memperkirakan,memprediksi,memproyeksikan,diperpanjang,diundur,ditunda,pengiriman,pengantaran,segera,hendak,tenggat,tenggatnya,berakhir,yang berakhir=1",
    },
    names="mei april",
    short="jan feb peb mar apr jun jul agu agt ags sep sept okt nov nop des tgl sen sel rab kam jum sab no thn pkl",
)

_NUM = "[dnw]"
_LIF = "[lifU7]"

RULES = (
    rule("[wo]w{1,2}(?!w)", counts.indonesian_number),
    rule("Tw[wð@]{1,6}", years.spoken_year),
    rule(r'(?:(?<=[.|"(])|^)X(?=[lifU]|oB?M)', days.week_word),
    rule("X", days.minggu),
    rule(r"(?<=D)P(?![lifU])|(?<![dnw])P(?=[,(]?(?:[dw][Mm]|[NS]))", days.sunday_written_small),
    rule("#[dny]Ty|#[dnw]h?[TBD]|#[dw][Mm]y?|%D?[WVMTBPDj]", answers.nothing),
    rule(LONE_YEAR_IN_ZONE, answers.nothing),
    rule("[QH]-?[oRdw]", stretches.numbered_quarter),
    rule("[qb][-/]?T?y[lif7]?", stretches.as_quarter),
    rule(f"LdB{_LIF}", days.day_of_shifted_month),
    rule("(?<!#)[ðy]h?[DPBTKC][lU]", answers.nothing),
    rule("(?:[dnw]T|e)[dnw]Bl", counts.ago_in_two_units),
    rule(r"(?<=[dow])ä|ä(?=,?y)|ä(?=[r-]ä)", years.named_month),
    rule(f"D?[WV](?:{_NUM}P|e)[lG]", days.weekday_weeks_away),
    rule(f"(?<![DPBTKC#])(?:{_NUM}[DPBTKCQ]|e)[lG]", counts.ago),
    rule(f"^[ps]?(?:{_NUM}[DPBTKQ]|e)oi?$", counts.until_now),
    rule("[dnw]?h[TKC][lG]|(?:[dnw][TKC]|e)h[lG]", counts.half_ago),
    rule("h[DPB][lG]", answers.nothing),
    rule(f"{_NUM}[TBPDK][if]", answers.nothing),
    rule(f"(?<!-)T{_LIF}|Ty[lif7]?|(?:(?<=[psr3ug])|^)y[lif7]", years.as_year),
    *FEASTS,
    rule("[yY]ħ", answers.nothing),
    rule(f"(?<!-)[KC]{_LIF}", years.as_era),
    rule("K?[TK]z|z(?![#@])", years.as_decade),
    rule("C[odRw]", years.as_century),
    rule(r'(?<=[MT])"?[dn](?!["@])', years.cut_year),
    rule(f"L?[dw]B?[Mm]{_LIF}", days.day_with_shift),
    rule("gB?M[lU]", stretches.part_of_last),
    rule(f"B?[Mm],?{YEAR}[lif7]?|B?M{_LIF}|(?<!-)B{_LIF}", years.as_month),
    rule("BM", years.named_month),
    rule(f"P{_LIF}", stretches.as_week),
    rule(f"Ld{_LIF}", days.day_number_shifted),
    rule(f"L?d(?:{TO}|&)d[OM]|ud&d[OM]", stretches.day_range),
    rule(f"L?d{TO}[SN]", stretches.day_range),
    rule(f"L?d{TO}A", stretches.days_until),
    rule("L?[dw]O|d-[Mmä]-[ydn]", days.as_day),
    rule("L?[dw][Mm]", days.day_of_month),
    rule(f"{_NUM}?[BQT]>p?[MOFA]", stretches.until_end_of),
    rule("L?N", days.digits_day),
    rule(r"(?<=[WVUa]\()S(?=\))|(?<=[WVL])S|(?<=j\()S(?=\))|(?<=[WV],)S|(?<=[WV],\()S(?=\))", days.digits_day_of_month),
    rule(f"F{YEAR}|F{_LIF}", days.day_with_shift),
    rule("A[lif7]", answers.around),
    rule(r"D?[WV][lif7j]?(?:,?[AF]|,?\([AF]\))", days.with_weekday),
    rule(r"[Ua]\([AF]\)", answers.around),
    rule(f"F{_LIF}", days.day_with_shift),
    rule(r"W[r&-]W,?(?:I|\(I\))", answers.around),
    rule("W,?Ld(?![@/-])", days.weekday_and_number),
    rule("[WV],?a", days.from_today),
    rule(f"W{TO}Wk", days.weekdays_in_week),
    rule("D?[WV]j?,?g?k", days.weekday_in_week),
    rule(f"[WV]E{_LIF}?", stretches.weekday_of_weekend),
    rule(f"jW{_LIF}?", days.eve),
    rule(f"W(?=&D?W{_LIF})", days.weekday_before_shifted),
    rule(f"D?Wj?{_LIF}", days.weekday_shifted),
    rule("DW", answers.around),
    rule("(?:D?W)?(?:tj|jt|ji)|7j|j7", days.part_of_today),
    rule(f"E{_LIF}?", stretches.as_weekend),
    rule("j?[aU]j?", days.from_today),
    rule(f"q&[oRdw]{YEAR}", stretches.quarter_range),
    rule("[qb][-/]?[yY]", stretches.as_quarter),
    rule(f"[QH]{_LIF}", stretches.quarter_shifted),
    rule("q[lifU7]", stretches.as_quarter),
    rule("h[oRw][AFOYyMI]", stretches.as_half),
    rule("[dnw]?[PD]o[OMIYy]", stretches.days_of_month),
    rule("D?Wo[OM]", days.weekday_of_month),
    rule(f"{_NUM}Bo{YEAR}", years.first_months),
    rule(f"(?<={TO})g[OI]", stretches.part_of),
    rule(f"gM(?={TO}I)", anchored.part_before),
    rule("(?:g[r-])?g[YyOMIkq]|g[TBP]", stretches.part_of),
    rule(f"v(?:{YEAR}|[lifI])", stretches.as_season),
    *LAST_RULES,
    rule("Aj(?:[r-]j)?", answers.around),
    rule("A,?~?(?:J?c(?:[r-]c)?j?Z?|J[dn]j?Z?|Z)", answers.around),
    rule(f"{_NUM}=", answers.nothing),
    rule("[AO]T[òñ]", anchored.in_year_beside),
    rule(f"=(?:{_NUM}T|e)ò", anchored.years_from_the_same),
    rule(f"(?:(?:{_NUM}[DPBTKCQ]|e)[òñŋ]|(?<!-)[DPBTQ][òñ]|ê){NOT_DATED}", anchored.from_anchor),
    *ANCHORED_RULES,
)
"""In the order in which they are applied: what a later rule would tear apart comes first."""
