"""Words and forms by which a text shows what sort it is, in both languages.

All are looked for outside quotations: what a speaker says so is no sign of how the text itself speaks. The lists are
of small letters and are for text in small letters, which a pattern reads several times as fast.
"""

from __future__ import annotations

import re

from bot.intake.patterns import any_of

FIRST_PERSON = ("kita", "saya", "penulis", "we", "our", "ours", "us", "i", "my", "me")
MYSELF = any_of("saya", "aku")
"""By these a writer speaks of himself alone, which no report in Indonesian does outside what it quotes."""
TO_READER = (
    "anda", "you", "your", "bayangkan", "ingatlah", "ingat", "perlu (?:diketahui|diingat|dicatat|digarisbawahi)", "mari(?:lah)?", "kita tahu",
    "patut (?:diperhatikan|dicatat|diingat|dipertanyakan|diduga)", "seperti (?:yang )?(?:kita )?(?:diketahui|ketahui)", "sebagaimana kita",
    "imagine", "remember", "consider", "let us", "let’s", "let's", "note that", "as (?:we|everyone|you) knows?", "worth (?:noting|remembering|asking)",
)  # fmt: skip
STANCE = (
    "tentu(?:nya| saja)?", "sayangnya", "untungnya", "ironisnya", "anehnya", "celakanya", "syukurlah", "jelas(?:lah)?", "justru", "memang",
    "sesungguhnya", "sejatinya", "nyatanya", "tampaknya", "agaknya", "rupanya", "kebetulan", "artinya", "seharusnya", "semestinya", "sebaiknya",
    "sudah saatnya", "waktu yang (?:bagus|tepat)", "bukan tanpa alasan", "sama sekali tidak", "tidak masuk akal", "harus diakui", "tidak heran",
    "tak heran", "konyol", "memalukan", "mengerikan", "luar biasa", "tidak (?:terlalu )?pintar", "akal sehat", "propagandis", "dipaksa",
    "of course", "clearly", "obviously", "unfortunately", "sadly", "frankly", "surely", "undoubtedly", "needless to say", "ironically",
    "thankfully", "in fact", "indeed", "ought", "should", "must", "shameful", "absurd", "ridiculous", "outrageous", "disgraceful", "it is time",
    "no coincidence", "no wonder", "simply", "nonsense", "common sense", "the truth is", "so-called", "supposedly",
)  # fmt: skip
HEARSAY = (
    "ada (?:pendapat|kemungkinan|yang (?:bilang|berpendapat|mengatakan))", "konon", "katanya sih", "kabarnya", "kemungkinan besar",
    "sejumlah (?:blogger|kalangan)", "banyak (?:orang|pihak) (?:percaya|menduga|yakin)", "jika ada yang percaya", "diketahui bahwa",
    "some (?:say|believe|argue)", "many (?:believe|say|think)", "there is an opinion", "it is (?:said|believed|rumou?red)", "rumou?r has it",
    "people say", "they say",
)  # fmt: skip
ATTRIBUTION = (
    "mengatakan", "menyatakan", "menyebut(?:kan)?", "menjelaskan", "menegaskan", "menambahkan", "mengungkapkan", "melaporkan", "menuturkan",
    "memaparkan", "menilai", "mengaku", "menyampaikan", "ujar(?:nya)?", "kata(?:nya)?", "ucap(?:nya)?", "tutur(?:nya)?", "ungkap(?:nya)?",
    "jelas(?:nya)", "tegas(?:nya)", "imbuh(?:nya)?", "tambah(?:nya)", "lanjut(?:nya)", "papar(?:nya)?", "terang(?:nya)", "menurut(?:nya)?",
    "said", "says", "told", "added", "reported", "according to", "announced", "stated", "confirmed", "denied", "wrote", "spokes(?:man|woman|person)",
)  # fmt: skip
ANALYSTS = (
    "analis(?:is)?", "pengamat", "pakar", "ahli", "peneliti", "ekonom", "akademisi", "think[- ]tank", "analysts?", "experts?", "economists?",
    "researchers?", "scholars?", "professor of", "historians?",
)  # fmt: skip
REASONING = (
    "karena itu", "oleh karena itu", "dengan demikian", "akibatnya", "dampak(?:nya)?", "implikasi(?:nya)?", "di sisi lain", "sebaliknya",
    "berpotensi", "skenario", "dalam jangka (?:panjang|pendek|menengah)", "faktor", "mengapa", "apa artinya", "bagaimana jika", "latar belakang",
    "therefore", "as a result", "consequently", "implications?", "on the other hand", "in contrast", "scenarios?", "long[- ]term", "short[- ]term",
    "factors?", "what (?:it|this) means", "the question is", "suggests? that", "in part because", "underscores?", "reflects?", "background",
)  # fmt: skip
RELEASE = re.compile(
    r"^\W*(?:(?:siaran|keterangan|rilis) pers|(?:press|news|media) (?:release|statement|contact|enquiries|inquiries)|for immediate release"
    r"|kontak (?:media|pers)|narahubung|(?:biro |kabag |kepala )?humas\b|biro hubungan|(?:untuk )?informasi lebih lanjut|for (?:more|further) information"
    r"|notes? to editors|catatan (?:untuk|bagi) (?:redaksi|editor)|menimbang\b|mengingat\b\s*:|memutuskan\b\s*:|menetapkan\b\s*:|whereas\b"
    r"|communiqu[eé]|(?:joint )?statement (?:by|of|from)|pernyataan (?:bersama|pers)|surat edaran|pengumuman\b)",
    re.MULTILINE,
)
"""How lines of a release begin; in the middle of a line the same words only tell of one."""
HEADED = re.compile(
    r"\W*(?:(?:siaran|keterangan|rilis) pers|(?:press|news|media) (?:release|statement)|for immediate release)\b[\W\d]*"
)
"""What a release calls itself on a line above it; in small letters."""
NEWSWIRE = re.compile(
    r"\b(?:PR ?Newswire|Business ?Wire|Globe ?Newswire|ACCESSWIRE|Media ?OutReach|EQS Newswire|CNW|News File Corp)\b",
    re.IGNORECASE,
)
"""Who sends out what companies say of themselves."""
SHOWS_NEWSWIRE = ("wire", "outreach", "cnw", "news file")
"""What `NEWSWIRE` needs one of, in small letters; to look for these takes a tenth of the time."""
EXPLAINS = re.compile(
    r"(?:mengapa|kenapa|bagaimana|apa (?:itu|arti|dampak|saja|yang)|why|how|what (?:is|are|do|does|we know|to know))\b|what [^.?!\n]{3,80}? means?\b|explainer\b"
)
"""How a title begins that asks what its text then explains; in small letters."""
NUMBERED = re.compile(r"^\W*(?:nomor|no\.?|number|ref\.?)\s*:?\s*[\w./-]{0,40}\d", re.MULTILINE)
ABOUT_US = re.compile(r"^\W*(?:tentang|about) (?-i:[A-Z])[^.\n]{2,60}$", re.IGNORECASE | re.MULTILINE)
OFFICES = re.compile(
    r"\b(?:kementerian|kemen[a-z]{3,8}|sekretariat|kedutaan|pemerintah|pemprov|pemkot|pemkab|kantor (?:presiden|wakil|staf)|mabes|polda|humas"
    r"|ministry|department of|embassy|government|white house|office of|council|commission|police|constabulary|secretariat|central bank|bank indonesia)\b"
    r"|\.go\.id\b|\.gov\b|\.gov\.[a-z]{2}\b|\.mil\b|\.int\b|\.europa\.eu\b",
    re.IGNORECASE,
)
LABELS = (
    ("opinion", any_of("opini", "kolom", "tajuk(?: rencana)?", "editorial", "surat pembaca", "opinion", "op-ed", "commentary", "comment", "column",
                     "letter to the editor", "viewpoint", "perspective", "esai", "essay")),
    ("analysis", any_of("analisis", "analisa", "analysis", "explainer", "telaah", "penjelasan", "in depth", "in-depth", "news analysis", "kajian")),
)  # fmt: skip
WRITER = re.compile(
    r"\b(?:penulis(?: adalah|,| merupakan)|the (?:writer|author) is|is the author of|pandangan (?:penulis|dalam (?:tulisan|artikel))"
    r"|the views expressed|views are (?:his|her|their|the author’s) own|tulisan ini (?:adalah|merupakan))",
)
SHOWS_WRITER = ("penulis", "writer", "author", "views", "pandangan", "tulisan")
"""What `WRITER` needs one of."""
DATED = re.compile(
    r"\b(?:Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|[MTWFS][a-z]{2,5}day),? \(?\d{1,2}[/ ][\w/]+\)?|\bon [MTWFS][a-z]{2,5}day\b"
)
