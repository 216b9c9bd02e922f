"""Words that say that somebody says something, in both languages together, since news mixes them.

What follows such a verb is an assertion only sometimes: "mengatakan" always brings one, "mengakui" brings a thing as
often. The second sort counts only where what follows has a predicate of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum


class Act(StrEnum):
    """What somebody does by saying something."""

    SAY = "say"
    OPINE = "opine"
    ALLEGE = "allege"
    DENY = "deny"
    FORESEE = "foresee"
    ESTIMATE = "estimate"
    WARN = "warn"
    ANNOUNCE = "announce"


def words(*lists: str) -> frozenset[str]:
    """The words of some lists, parted by spaces."""
    return frozenset(word for part in lists for word in part.split())


def _acts(table: dict[Act, str]) -> dict[str, Act]:
    return {word: act for act, listed in table.items() for word in listed.split()}


PLAIN = _acts(
    {
        Act.SAY: "mengatakan berkata menuturkan bilang berujar bertutur said says say told tells",
        Act.OPINE: "berpendapat beranggapan berpandangan",
        Act.ALLEGE: "menuduh menuding mendakwa accused accuses accuse",
        Act.ANNOUNCE: "berjanji",
    }
)
"""Verbs that an assertion follows always."""

CHOOSY = _acts(
    {
        Act.SAY: "menyatakan melaporkan memberitakan mewartakan mengabarkan menyebut menyebutkan mengungkap mengungkapkan menjelaskan "
        "menegaskan menyampaikan memaparkan menerangkan mengakui mengaku menekankan mencatat mengonfirmasi mengkonfirmasi "
        "membenarkan membeberkan menulis menuliskan menceritakan mengisahkan menggarisbawahi melansir menguraikan "
        "membuka menyimpulkan mengungkit bersaksi mencontohkan memerinci merinci menyinggung menyoroti mengutarakan melontarkan "
        "beralasan berdalih berkilah berargumen menimpali membocorkan menandaskan menilik memastikan menyadari menjawab "
        "menambahkan meluruskan mencuit melanjutkan meneruskan bercerita memberitahukan memberitahu mengemukakan menginformasikan mengklarifikasi bersikukuh bersikeras "
        "reported reports report stated added adds noted notes explained explains confirmed confirms acknowledged "
        "acknowledges admitted admits revealed reveals disclosed testified wrote writes commented comments declared "
        "declares stressed emphasized emphasised recalled conceded replied asserted asserts announced announces concluded "
        "estimated estimates remarked insisted insists maintained maintains continued tweeted answered responded "
        "reiterated clarified recounted indicated ruled informed assured swore underlined states posted "
        "joked quipped boasted lamented berkelakar bercanda berseloroh",
        Act.OPINE: "menilai menganggap meyakini percaya yakin memandang merasa mengira memuji menyayangkan mengeluhkan believe "
        "mengeluh optimis optimistis pesimistis argued argues menyarankan berharap mengisyaratkan menyiratkan mengusulkan berkeyakinan khawatir believes believed believe thinks thought think feels felt considers suggested suggests "
        "hopes hoped hope complained complains doubts doubted meragukan hinted hints implied implies insinuated speculated fears feared",
        Act.ALLEGE: "mengklaim mengeklaim menduga mencurigai menuduhkan mensinyalir menengarai claimed claims claim alleged alleges allege "
        "contended contends suspects suspected suspect",
        Act.DENY: "membantah menyangkal menampik menepis denied denies deny refuted refutes rebutted",
        Act.ESTIMATE: "memperkirakan menaksir",
        Act.FORESEE: "memprediksi meramalkan memproyeksikan menargetkan predicted predicts predict forecasts "
        "forecast expects expected expect anticipates projects projected",
        Act.WARN: "memperingatkan mengingatkan warned warns warn cautioned",
        Act.ANNOUNCE: "mengumumkan menjanjikan promised promises pledged pledges vowed vows",
    }
)
"""Verbs that an assertion follows only where it begins with "bahwa" or "that", or has a predicate."""

SHORT = _acts(
    {
        Act.SAY: "kata ujar ungkap tutur tegas jelas tambah imbuh sebut ucap papar terang lanjut tukas cetus beber urai "
        "kilah seru tulis sambung pungkas tandas timpal aku cerita sahut tanya akui cuit jawab tutup pesan pinta imbau kenang "
        "canda gurau sesal kelakar seloroh simpul saran ajak kisah said says added adds "
        "explained stated told wrote writes commented noted insisted recalled replied continued remarked concluded "
        "confirmed confirm announced reports reported tweeted answered",
        Act.OPINE: "nilai harap keluh argued argues suggested complained believes believe thinks",
        Act.ALLEGE: "klaim duga tuding tuduh claimed claims alleged alleges",
        Act.DENY: "bantah",
        Act.ESTIMATE: "perkirakan perkiraan taksir estimated estimates",
        Act.FORESEE: "prediksi ramal predicted predicts",
        Act.WARN: "warned warns",
        Act.ANNOUNCE: "promised vowed pledged",
    }
)
"""Verbs that may follow the assertion, before or after who says it; the Indonesian ones also carry "-nya"."""

PARTICIPLES = words(
    "added explained stated told wrote noted recalled replied concluded confirmed announced reported claimed promised vowed pledged estimated"
)
"""Of those, the ones that are participles as often: "plans, announced last week"."""
THAT_ONLY = words(
    "adds added continued melaporkan memastikan announced announces mengumumkan menjanjikan",
    "notes estimates estimated forecast projected membuka revealed reveals disclosed reported reports indicated ruled answered",
    "responded implies swore underlined informed assured memberitahu memberitahukan menginformasikan mengusulkan khawatir",
    "joked quipped boasted lamented mengemukakan mengisyaratkan menyiratkan suspect states posted melanjutkan meneruskan optimis optimistis pesimistis",
)
"""Verbs that things follow as often: only "that", or a pronoun, makes what follows an assertion."""
NOUN_LIKE = words(
    "nilai harap duga jelas terang tambah aku cerita tulis sebut seru lanjut beber urai tanya klaim tuding tuduh tutup pesan",
    "pinta imbau kenang canda gurau sesal kelakar seloroh simpul saran ajak kisah",
)
"""Short verbs that are nouns or adjectives as often: they need a name behind them."""

REJECTIONS = words("menolak menepis rejected rejects dismissed dismisses")
OF_SOMEBODY = words("accused accuses accuse charged menuduh menuding mendakwa")
"""Verbs that stay with what follows, which is no sentence without them: "accused the government of …"."""
UNASSERTED = words(
    "doubts doubted hopes hoped hope fears feared joked quipped meragukan berharap khawatir pesimistis mengira berkelakar",
    "bercanda berseloroh",
)
"""Verbs that stay with what follows, which nobody says to be so: "doubts that …"."""
CHARGES = words(
    "tuduhan tudingan dugaan klaim anggapan suggestion suggestions notion allegation allegations accusation accusations claim claims charge charges",
)
"""Verbs that deny where one of these nouns follows soon."""
CALLED = words("called calls branded described labelled labeled termed")
UNTRUE = words("false baseless untrue unfounded groundless fabricated nonsense lies defamatory absurd ridiculous")
"""Who calls a charge so denies it."""
THAT = words("bahwa bahwasanya that")
LOOSE_THAT = words("jika kalau")
"""What stands for "bahwa" in loose writing, right behind the verb."""
SAID_BY = words(
    "dikatakan disampaikan dijelaskan diungkapkan ditegaskan dinyatakan dituturkan dipaparkan diucapkan diutarakan dikemukakan"
)
"""Verbs behind which stands who says what was told before."""
TOLD = words("told tells informed assured memberitahu memberitahukan")
ENGLISH_NOUNS = words(
    "claims claim reports report notes states believes estimates forecast forecasts hope hopes comments expects says felt accused"
)
"""Verbs that look like nouns: no verbs after an article or adjective."""
NOUN_LEADS = words(
    "the a an this that these those his her its their our my no any such some many several previous earlier recent false",
    "of for to in on from with by and or new individual all into about by over under against amid between",
)
AUXILIARIES = words(
    "telah sudah pernah juga kemudian kembali lalu pun sempat terus kini masih baru sebelumnya lantas",
    "akhirnya secara has had have also later earlier previously again then repeatedly further still today yesterday",
    "recently long since so far always already just often nevertheless once now both berulang kali berkali-kali tegas lagi langsung terang-terangan turut ikut lebih bahkan awalnya mulanya sendiri dikutip",
)
"""Words between who says something and the verb."""
_NO_MANNER = words(
    "family ally rally supply assembly monopoly bully reply anomaly july only daily weekly monthly quarterly"
)
"""Words that end like an adverb and are none."""
NO_ONE = words(
    "no nobody none neither nor not few hardly scarcely nothing tidak tak bukan belum tiada takkan",
    "whatever whoever what contrary apa siapa berbeda alih-alih ketimbang daripada bukannya jangankan melainkan",
)
"""Words before a subject that say that nobody does it, or that it is no matter who."""
PASSIVE = words(
    "is are was were be been being 's to not n't never didn't don't doesn't without did do does would could can should shall",
    "nor neither longer never rarely seldom hardly cannot can't couldn't wouldn't won't hasn't haven't hadn't",
    "tidak belum tak enggan menolak bukan tanpa untuk agar akan bisa dapat harus ingin mau mungkin will may might must jangan",
    "jarang lupa urung ogah segan malu takkan maupun pula tiada batal hendak nyaris hampir sulit gagal berhenti keliru salah pura-pura sungkan kurang",
    "almost nearly barely allegedly reportedly supposedly purportedly falsely wrongly mistakenly incorrectly jokingly",
)
"""Before a verb of saying, these make it something else: "is said", "did not say", "nor denied", "falsely said"."""
OF_PEOPLE = words(
    "aide aides ally allies rival rivals critic critics supporter supporters spokesman spokeswoman spokesperson adviser",
    "advisers advisor advisors lawyer lawyers attorney campaign camp family government administration account office team",
    "cabinet donor donors voter voters loyalist loyalists opponent opponents biographer victim victims widow fan fans",
    "official officials associate associates confidant confidante appointee nominee deputy successor foundation opposition",
    "staff staffer staffers backer backers opponents regime faction lieutenant",
)
"""English nouns before which a person's name tells only whose they are."""
RELATIVE = words("yang who which that whom")
SUBORDINATE = words(
    "setelah ketika saat karena sebab jika bila apabila kalau sebelum meski meskipun walau walaupun agar supaya usai sejak",
    "hingga sampai seandainya andai andaikan andaikata sekiranya kalaupun apakah benarkah",
    "after when because if as while although though before since until unless once despite where whether",
)
TOGETHER = words("sekaligus dan serta lalu kemudian sambil seraya sembari and then but tetapi tapi namun")
"""Words that join a second verb to a subject."""
ADJUNCTS = words(
    "kepada pada dalam di saat ketika usai seusai melalui lewat sebagaimana seperti dari setelah sambil seraya tentang soal",
    "of about regarding mengenai to in on at during after through via when following while from as late early before by",
    "speaking last this amid",
    "senin selasa rabu kamis jumat sabtu minggu kemarin monday tuesday wednesday thursday friday saturday sunday",
    "yesterday today earlier later baru-baru hari",
)
"""Words that begin what stands between the verb and the assertion: to whom, when, where."""
FINITE = words(
    "akan telah sudah tidak tak belum sedang masih bisa dapat harus adalah merupakan ada bukan ingin mau mulai sempat hanya",
    "is are was were be been has have had will would can could may might must should does did do cannot won't isn't wasn't",
    "ia dia mereka kami kita pihaknya dirinya he she they it we i there 's n't",
)
"""Words that show that what follows has a predicate."""


VERBS = words(
    "is are was were be been has have had will would can could may might must should does did do isn't wasn't won't",
    "akan telah sudah tidak belum sedang adalah merupakan bisa dapat harus he she i we they heard overheard hears",
)
"""Words that nobody's name holds: a clause stands there."""
NO_VERBS = words(
    "mereka menteri media metode merah meja medan megah mesin merek metro mental mendagri menkeu menhan menlu menko meter",
    "dia diri dirinya direktur direksi dini dinas digital dinding disiplin dimensi diskon dialog diplomat dinamika distrik",
    "berita beras berat bersih besar berbagai bersama berkas berani beruntun berlian bermacam benar berdasarkan berikut",
    "terhadap terus tersebut terakhir terkait tersendiri termasuk terdahulu terbaru tertentu tertinggi terendah terbesar",
    "terlalu terang terik teratas terbaik terbuka terpadu tersangka terdakwa terpisah meskipun meski menurut menurutnya",
    "disaster disasters member members terminal terminals territory territorial terms media medical medicine meeting meetings",
    "message messages metal method methods dispute district director directors discovery disease display distance division",
    "diplomats diplomacy direct directly digital merger merchant terror terrorist terrorists terrorism dioxide mergers metals",
    "terkini mengenai mengingat mengapa menit menang menjelang menuju melalui melainkan mengutip merdeka bersejarah",
)
"""Words that look like verbs with a prefix."""
_PREFIXED = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)?|di|ber|ter)[a-z]{4,}(?:-\w+)?\Z")
_BARE = words(
    "tewas jatuh pergi datang tiba hilang selamat rusak naik turun mundur gagal selesai lolos kalah menang hadir pulang masuk",
    "keluar tumbuh anjlok sepakat setuju batal runtuh ambruk pecah berada bekerja belajar sejalan setara",
)
"""Indonesian verbs without a prefix."""
_DEGREES = words("sangat semakin makin kian terlalu tetap perlu relatif")
"""Words before an adjective that is a predicate: "harga sangat tinggi"."""
BOUND = words(
    "yang untuk dalam dengan guna agar demi tanpa sambil seraya saat ketika setelah sebelum karena dari",
    "pentingnya perlunya cara upaya soal tentang mengenai terkait",
)


def is_manner(word: str) -> bool:
    """Whether a word in small letters only says how something is done: "flatly"."""
    is_adverb = word.islower() and word.endswith("ly") and len(word) > _SHORTEST_MANNER
    return is_adverb and word not in _NO_MANNER | PASSIVE


_SHORTEST_MANNER = 4


def is_prefixed(word: str) -> bool:
    """Whether a word has the form of an Indonesian verb."""
    return _PREFIXED.match(word) is not None and word not in NO_VERBS


def is_predicate(low: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a verb of a clause of its own: not "yang …", not "untuk …"."""
    if low[place] in FINITE:
        return True
    if low[place] in _DEGREES:
        return place > 0 and low[place - 1] not in BOUND | FINITE
    is_verb = (is_prefixed(low[place]) and not _is_noun(low[place])) or low[place] in _BARE
    return is_verb and place > 0 and low[place - 1] not in BOUND


def _is_noun(word: str) -> bool:
    """Whether a word names that something is done: "terselenggaranya", "diterapkannya"."""
    return word.endswith("nya") and not word.startswith("me")
