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
    WARN = "warn"
    ANNOUNCE = "announce"


def words(*lists: str) -> frozenset[str]:
    """The words of some lists, parted by spaces."""
    return frozenset(word for part in lists for word in part.split())


def _acts(table: dict[Act, str]) -> dict[str, Act]:
    return {word: act for act, listed in table.items() for word in listed.split()}


PLAIN = _acts(
    {
        Act.SAY: "mengatakan berkata menuturkan bilang berujar bertutur menambahkan said says say told tells",
        Act.OPINE: "berpendapat beranggapan berpandangan",
        Act.ALLEGE: "mengklaim menuduh menuding accused accuses accuse",
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
        "beralasan berdalih berkilah berargumen menimpali membocorkan menandaskan menilik memastikan menyadari "
        "reported reports report stated added adds noted notes explained explains confirmed confirms acknowledged "
        "acknowledges admitted admits revealed reveals disclosed testified wrote writes commented comments declared "
        "declares stressed emphasized emphasised recalled conceded replied asserted asserts announced announces concluded "
        "estimated estimates remarked insisted insists maintained maintains argued argues continued",
        Act.OPINE: "menilai menganggap meyakini percaya yakin memandang merasa mengira memuji menyayangkan mengeluhkan "
        "menyarankan berharap believes believed believe thinks thought think feels felt considers suggested suggests "
        "hopes hoped hope complained complains doubts",
        Act.ALLEGE: "menduga mencurigai menuduhkan mensinyalir menengarai claimed claims claim alleged alleges allege "
        "contended contends suspects suspected",
        Act.DENY: "membantah menyangkal menampik menepis denied denies deny refuted refutes rebutted",
        Act.FORESEE: "memperkirakan memprediksi meramalkan memproyeksikan menargetkan predicted predicts predict forecasts "
        "forecast expects expected expect anticipates projects projected",
        Act.WARN: "memperingatkan mengingatkan warned warns warn cautioned",
        Act.ANNOUNCE: "mengumumkan menjanjikan promised promises pledged pledges vowed vows",
    }
)
"""Verbs that an assertion follows only where it begins with "bahwa" or "that", or has a predicate."""

SHORT = _acts(
    {
        Act.SAY: "kata ujar ungkap tutur tegas jelas tambah imbuh sebut ucap papar terang lanjut tukas cetus beber urai "
        "kilah seru tulis sambung pungkas tandas timpal aku cerita sahut tanya akui said says added adds "
        "explained stated told wrote writes commented noted insisted recalled replied continued remarked concluded "
        "confirmed announced reports reported tweeted",
        Act.OPINE: "nilai harap keluh argued argues suggested complained",
        Act.ALLEGE: "klaim duga tuding tuduh claimed claims alleged alleges",
        Act.DENY: "bantah",
        Act.FORESEE: "perkirakan perkiraan prediksi ramal predicted",
        Act.WARN: "warned warns",
    }
)
"""Verbs that may follow the assertion, before or after who says it; the Indonesian ones also carry "-nya"."""

PARTICIPLES = words(
    "added explained stated told wrote noted recalled replied concluded confirmed announced reported claimed"
)
"""Of those, the ones that are participles as often: "plans, announced last week"."""
THAT_ONLY = words(
    "adds added continued melaporkan memastikan announced announces mengumumkan menjanjikan",
    "notes estimates estimated forecast projected membuka revealed reveals disclosed reported reports",
)
"""Verbs that things follow as often: only "that", or a pronoun, makes what follows an assertion."""
NOUN_LIKE = words(
    "nilai harap duga jelas terang tambah aku cerita tulis sebut seru lanjut beber urai tanya klaim tuding tuduh"
)
"""Short verbs that are nouns or adjectives as often: they need a name behind them."""

REJECTIONS = words("menolak menepis rejected rejects dismissed dismisses")
OF_SOMEBODY = words("accused accuses accuse menuduh menuding")
"""Verbs that stay with what follows, which is no sentence without them: "accused the government of …"."""
CHARGES = words(
    "tuduhan tudingan dugaan klaim anggapan allegation allegations accusation accusations claim claims charge charges",
)
"""Verbs that deny where one of these nouns follows soon."""
THAT = words("bahwa bahwasanya that")
LOOSE_THAT = words("jika kalau")
"""What stands for "bahwa" in loose writing, right behind the verb."""
TOLD = words("told tells")
ENGLISH_NOUNS = words(
    "claims claim reports report notes estimates forecast forecasts hope hopes comments expects says felt accused"
)
"""Verbs that look like nouns: no verbs after an article or adjective."""
NOUN_LEADS = words(
    "the a an this that these those his her its their our my no any such some many several previous earlier recent false",
    "of for to in on from with by and or new individual all into about by over under against amid between",
)
AUXILIARIES = words(
    "telah sudah pernah juga kemudian kembali lalu pun sempat terus kini masih baru sebelumnya lantas",
    "akhirnya secara has had have also later earlier previously again then repeatedly further still today yesterday",
    "publicly recently initially once now both subsequently immediately separately lagi langsung terang-terangan turut ikut lebih bahkan awalnya mulanya lantas sendiri",
)
"""Words between who says something and the verb."""
PASSIVE = words(
    "is are was were be been being 's to not n't never didn't don't doesn't without did do does would could can",
    "tidak belum tak enggan menolak bukan tanpa untuk agar akan bisa dapat harus ingin mau mungkin will may might must jangan",
)
"""Before a verb of saying, these make it something else: "is said", "did not say", "will say"."""
RELATIVE = words("yang who which that whom")
SUBORDINATE = words(
    "setelah ketika saat karena sebab jika bila apabila kalau sebelum meski meskipun walau walaupun agar supaya usai sejak",
    "hingga sampai after when because if as while although though before since until unless once despite where whether",
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
    "akan telah sudah tidak belum sedang masih bisa dapat harus adalah merupakan ada bukan ingin mau mulai sempat hanya",
    "is are was were be been has have had will would can could may might must should does did do cannot won't isn't wasn't",
    "ia dia mereka kami kita pihaknya dirinya he she they it we i there 's n't",
)
"""Words that show that what follows has a predicate."""


VERBS = words(
    "is are was were be been has have had will would can could may might must should does did do isn't wasn't won't",
    "akan telah sudah tidak belum sedang adalah merupakan bisa dapat harus he she i we they",
)
"""Words that nobody's name holds: a clause stands there."""
NO_VERBS = words(
    "mereka menteri media metode merah meja medan megah mesin merek metro mental mendagri menkeu menhan menlu menko meter",
    "dia diri dirinya direktur direksi dini dinas digital dinding disiplin dimensi diskon dialog diplomat dinamika distrik",
    "berita beras berat bersih besar berbagai bersama berkas berani beruntun berlian bermacam benar berdasarkan berikut",
    "terhadap terus tersebut terakhir terkait tersendiri termasuk terdahulu terbaru tertentu tertinggi terendah terbesar",
    "terlalu terang terik teratas terbaik terbuka terpadu tersangka terdakwa terpisah meskipun meski menurut menurutnya",
    "mengenai mengingat mengapa menit menang menjelang menuju melalui melainkan mengutip merdeka bersejarah",
)
"""Words that look like verbs with a prefix."""
_PREFIXED = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)?|di|ber|ter)[a-z]{4,}(?:-\w+)?\Z")
_BOUND = words("yang untuk dalam dengan guna agar demi tanpa sambil seraya saat ketika setelah sebelum karena dari")


def is_prefixed(word: str) -> bool:
    """Whether a word has the form of an Indonesian verb."""
    return _PREFIXED.match(word) is not None and word not in NO_VERBS


def is_predicate(low: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a verb of a clause of its own: not "yang …", not "untuk …"."""
    if low[place] in FINITE:
        return True
    return place > 0 and low[place - 1] not in _BOUND and is_prefixed(low[place])
