"""Words that make an assertion a view, a charge, a rumour or a plan, in both languages together.

All of them read small letters only, which is half the work.
"""

from __future__ import annotations

import re

from bot.intake.patterns import any_of

ALLEGED = any_of(
    r"(?<!yang )diduga|dituduh|dituding|disinyalir|ditengarai|konon|didakwa|mendakwa(?:kan)?|menuduh|menuding|menduga|mencurigai|menge?klaim|(?:dugaan|tuduhan) bahwa",
    r"(?<!who )(?<!that )allegedly|supposedly|purportedly|accuse[sd]?|accusing|(?:is|are) said to have",
    r"(?:is|are|was|were|been) charged with|claim(?:s|ed) (?:that|to)|alleg(?:es|ed) (?:that|to)|suspect(?:s|ed) (?:that|of)",
    r"disebut-sebut|kabarnya|dirumorkan|desas-desus|rumou?red|rumou?r has it|rumou?rs? (?:that|of)",
    r"(?:isu|rumor|kabar|spekulasi) (?:bahwa|yang menyebut(?:kan)?)|(?:dalam|menurut) (?:surat )?(?:dakwaan|tuntutan)",
    r"(?:in|according to) the (?:indictment|lawsuit|complaint)",
    r"(?:disebut|dikatakan) (?:(?:telah|sudah|pernah|ikut|turut) ){0,3}(?:terlibat|mencuri|menerima|melakukan|menyuap|membunuh|menipu|menggelapkan|memeras|korupsi)",
)
"""Somebody is charged with something, or hearsay has it."""
DENIED = any_of(
    r"(?:tuduhan|tudingan|dakwaan|dugaan|klaim|kabar|isu|rumor)\b(?! (?:fitnah|hoaks?|hoax)\b).{0,40}\b(?:(?:tidak|tak|bukan) (?:benar|berdasar|beralasan|terbukti|fakta)"
    "|mengada-ada|bohong|fitnah|hoaks?|hoax)",
    r"\A(?:(?:hal )?itu )?(?:tidak|tak) benar|\Ait (?:is|was) (?:not true|false|untrue)|\A(?:that|this) (?:is|was) (?:not true|false|untrue)",
    r"no truth (?:in|to)|(?:allegations?|accusations?|charges?|claims?|reports?|rumou?rs?)\b.{0,40}\b(?<!not )(?:false|baseless|untrue|unfounded|groundless"
    "|fabricated|nonsense|not true|a lie|without (?:basis|foundation))",
)
"""Somebody says that what is said of him is not so."""
RUMOURED = any_of(
    "dilaporkan|kabarnya|disebut-sebut|dikabarkan|dirumorkan|reportedly|rumou?red|(?:is|are|was|were) reported(?:ly)? to",
)
"""Somebody reports it, and the text does not say who."""
HEDGED = any_of(
    "kemungkinan(?: besar)?|mungkin|tampaknya|nampaknya|sepertinya|agaknya|rupanya|kelihatannya|barangkali|boleh jadi",
    "bisa jadi|seolah(?:-olah)?|(?:bisa|dapat) menjadi|apparently|seemingly|probably|possibly|perhaps|likely|seem(?:s|ed)?",
    "appear(?:s|ed)? to|may|might|could(?! not (?!have))|would have|seandainya|andai(?:kan|kata)?|sekiranya",
)
"""It may be so, or would have been."""
OTHERS = any_of(
    "ada (?:pendapat|anggapan|yang menilai|yang menyebut)|banyak (?:pihak|yang|orang) \\w+|diyakini|disebut sebagai",
    "(?:secara luas )?(?:dilihat|dianggap|dipandang|dinilai)(?: sebagai)?|it is (?:believed|thought|hoped)",
    "(?:seen|regarded|viewed|considered|perceived|thought|believed) (?:as|to|likely)|(?:many|some|others) (?:believe|think|say|see|fear)",
)
"""A view of people whom the text does not name."""
HELD = any_of(
    r"(?:meyakini|yakin(?: \w+)?|berpendapat|beranggapan) bahwa|yakin penuh|menilai|menganggap|(?:orang|pihak|pun) (?:yang )?percaya",
    r"(?:believe[sd]?|th(?:inks?|ought)|argue[sd]?|insist(?:s|ed)?|feels?|felt) that",
)
"""A view of somebody whom the words name, or call "he"."""
EXPECTED = any_of(
    "(?<!seperti )(?<!sebagaimana )(?:diperkirakan|diprediksi|diproyeksikan|diramalkan)|is hoped",
    "(?:is|are|was|were) (?:now |widely )?(?:expected|forecast|projected|predicted|anticipated)",
    "(?:is|are|was|were|be) (?:very |most |more )?(?:un)?likely to (?!have)",
)
HINTED = any_of(
    "bukan (?:suatu |sebuah )?kebetulan|bukan tanpa (?:alasan|sebab)|tentu saja|sudah barang tentu|tak heran|tidak (?:meng)?herankan",
    "anehnya|ironisnya|entah (?:mengapa|kenapa|siapa|apa|bagaimana)|mencurigakan",
    "(?:no|hardly a|not a|more than a?) coincidence|conveniently|of course|needless to say|the truth is|unsurprisingly|no wonder",
    "curiously|oddly|strangely|suspiciously|mysteriously|ironically",
)
"""An author lets readers draw a conclusion, and no report does."""
INSINUATED = any_of(
    "bukan tanpa alasan|bukan kebetulan|kebetulan|artinya|tentu(?: saja)?|justru|ternyata|jelas(?:lah)? bahwa|nyatanya|sengaja",
    "menyamarkan|diorganisir|didalangi|pencucian otak|propagand\\w+|dipaksa|memusuhi|musuh|teroris\\w*|rezim|boneka",
    "pengkhianat\\w*|kaki tangan|dalang|no coincidence|of course|obviously|clearly|surely|needless to say|in other words",
    "the truth is|deliberately|brainwash\\w*|terror\\w*|regime|puppet|traitors?|conveniently|so-called|plot(?:s|ted)?",
)
"""An author lets readers draw a conclusion, or names people by what he charges them with."""
BRANDED = any_of(
    "lied|lying|liars?|betray\\w*|corrupt|cron(?:y|ies)|stole|stolen|steal(?:s|ing)?|thie(?:f|ves)|cowards?|cowardly|crooks?|crooked",
    "cover(?:s|ed|ing)? (?:up|his|her|its|their)|trumped-up|as if|fools?|ruin(?:s|ed|ing)|look(?:s|ed|ing) (?:away|the other way)",
    "greed|greedy|loot(?:s|ed|ing)|plunder\\w*|rigg(?:ed|ing)|sham|shameless\\w*|henchm[ae]n|stooges?|lackeys?|minions|hush money|dirty",
    "(?:ber)?bohong\\w*|berdusta|dusta|mengkhianati|dikhianati|korup|koruptor|kroni(?:-kroni)?(?:nya)?|mencuri|pencuri\\w*|maling|antek(?:-antek)?",
    "merampok|menjarah|menutup-nutupi|menutupi|seakan(?:-akan)?|memalukan|tak tahu malu|haram|direkayasa|rekayasa|merusak|bungkam|pengecut",
    "culas|licik|serakah|rakus|bobrok|busuk",
    "brib(?:es?|ed|ing)|embezzl\\w+|murder(?:s|ed)?|smuggl(?:es?|ed|ing)|cheat(?:s|ed|ing)?|defraud\\w*|launder(?:s|ed|ing)?|extort\\w*",
    "swindl\\w+|blackmail\\w*|pocketed|kickbacks?|was bought by|(?:me|di)nyuap|(?:menerima|makan) suap|disuap|(?:meng|di)gelapkan|membunuh|(?:me|di)nipu|ditipu",
    "memeras|diperas|(?:me|di)nyelundupkan|diselundupkan|(?:ber)?selingkuh\\w*|mencuci uang",
)
"""The author of an opinion charges somebody in words of his own, or lets it be understood."""
JUDGED = any_of(
    "harus(?:nya)?|seharusnya|sebaiknya|semestinya|saatnya|waktu yang (?:bagus|tepat)|masalah|(?:ber|mem)bahaya(?:kan)?",
    "tidak masuk akal|sama sekali|sama persis|besar-besaran|memang|sangat|terlalu|begitu|aneh|ironis\\w*|sayangnya|mulai(?! (?:tahun|bulan|pekan|hari|tanggal|pukul|dari|besok|\\d))",
    "tidak terbayangkan|muncul lagi|menarik|penting|buruk|hebat|terbaik|terburuk|should|must|ought|dangerous|absurd",
    "ridiculous|outrageous|shameful|disastrous|unfortunately|sadly|too|problem|time for|worst|best|great|amazing|terrible",
    "extraordinary|stunning|important|unfair|wrong|right",
)
ADVISED = any_of(
    "seharusnya|sebaiknya|semestinya|sepatutnya|sudah waktunya|saatnya|should|ought to|it is time|kita|kami|saya|we|our|i|my",
    "seandainya|andai(?:kan|kata)?",
)
"""An author advises, supposes, or speaks of himself and his readers."""
_COMING = (
    r"akan|bakal|berencana|rencananya|hendak|berniat|direncanakan|dijadwalkan|will(?! not)|plans? to|planning to|intends? to"
    r"|set to|going to|shall|scheduled (?:to|for)|(?:is|are) to"
)
TO_COME = any_of(_COMING, "ll(?<=['’]ll)")
PLAN = re.compile(
    r"(?P<no>\b(?:tidak|tak|takkan|belum|not|never|no longer)\s+(?:pernah\s+)?(?:akan\b)?|\b(?:wo|would)n['’]t\b)"
    r"|(?P<bound>\b(?:yang(?! (?:di(?:lantik|tunjuk|angkat|dirikan|bentuk)|terpilih|menjabat|berbasis|bermarkas|berkantor)\b)|who|which|that|bahwa|setelah|ketika|saat|karena|jika|bila|apabila|kalau|sebelum|agar|supaya|after"
    r"|when|because|if|until|unless|whether|apakah|bagaimana|mengapa|how|why|mengancam|threaten\w*|meminta|mendesak|berharap|urged|asked)\b)"
    rf"|(?P<cut>[,;:.]\s)|(?P<plan>\b(?:{_COMING})\b|['’]ll\b)"
)
"""What is still to come; `no` before it denies it, `bound` begins a clause of which it may be part, `cut` ends that."""
AHEAD = any_of(r"\w+ (?:depan|mendatang)|nanti|besok|next \w+|tomorrow|coming \w+")
"""A time to come."""
UNCONFIRMED = any_of(
    r"unconfirmed|unverified|rumou?rs?|belum (?:di)?(?:ter)?konfirmasi|rumor|desas-desus|(?<!surat )kabar|isu|dugaan|legend"
)
"""A source that is none."""
TO_BE_DONE = re.compile(
    r"\b(?:akan|bakal) (?:segera |juga |kembali )?di(?!perkirakan)\w+|\b(?:will|would) (?:soon |also )?be \w+ed\b"
)
"""What an office says will be done is its decision, and no guess."""
WOULD = re.compile(r"\bwould\b(?! have| like)")
OWN = any_of(
    "kami|kita|saya|(?:negara|pihak|pemerintahan|perusahaan|kementerian|diri|tim|partai|lembaga)nya|pemerintah|perusahaan",
    "we|i|our|my|(?:his|her|their) (?:country|government|company|party|office)|its?|they|the (?:government|company|ministry)",
)
"""The speaker tells of himself, or of what he speaks for."""
ACTED = any_of(
    "menandatangani|meneken|bertemu|terbang|tiba|mengirim(?:kan)?|dikirim|diberhentikan|dipecat|diangkat|dilantik|ditunjuk",
    "ditangkap|ditahan|mengumumkan|meninggal|tewas|berkunjung|mengunjungi|dilatih|berlatih|diluncurkan|membeli|menjual",
    "terpilih|mengundurkan diri|diserang|menyerang|signed|met|flew|arrived|sent|dismissed|appointed|arrested|detained",
    "announced|died|visited|launched|bought|sold|resigned|elected|killed|attacked|trained|muncul|terjadi|diumumkan",
)
"""What somebody plainly did, or had done to them."""
VERBS = any_of(
    r"(?:me|di|ber|ter)\w{3,}|adalah|ialah|merupakan|ada|akan|telah|sudah|tidak|bukan|belum|masih|jatuh|pergi|datang|naik|keluar|masuk",
    "kehilangan|kekurangan|kebanjiran|kembali|gagal|lolos|selesai|rampung|tumbuh|mundur|pulang|lahir|wafat|mulai|ikut|hadir|hancur|tutup|buka|anjlok|sepakat",
    r"turun|is|are|was|were|has|have|had|will|can|do|does|did|\w{3,}ed|\w{3,}izes?|went|built|won|lost|rose|fell|cut|left|began",
    "took|gave|made|became|grew|paid|led|set|hit|held|found|kept|saw|ran|put|spent|lies|remains?|say|plans?|wants?|needs?",
    "condemns|rejects|welcomes|regrets|urges|demands|considers|confirms|denies|seeks|accuses|warns|finds|sends|holds|begins",
    "maintains|operates|owns|employs|gives|takes|keeps|becomes|stands|goes|comes|opposes|calls on|stole|broke|chose|drew|drove|fought|flew|froze|knew|rode|sank|shot|spoke|stood|struck|swore|taught|threw|wore|wrote|would",
    "died|dies|said|says|told|came|brought|caught|sought|fled|felt|sat|swept|contains?|includes?|makes?|costs?|runs?|bought|sold|sent|met|tewas|tiba|bisa|dapat|harus|must|should|may|might|could",
)
"""Words that may be a predicate."""
