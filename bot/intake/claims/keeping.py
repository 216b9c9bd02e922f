"""What an editor would not keep: headings, teasers, questions, words to the reader, sentences that tell nothing."""

from __future__ import annotations

import re

from bot.intake.claims.kinds import has_predicate
from bot.intake.claims.verbs import words
from bot.intake.texts import Sentence, Span

FEWEST = 3
"""Words that a claim has at least."""
_HEADING = 16
"""Words up to which a line without a stop is a heading."""
_LONGEST = 4000
"""Characters of a sentence, with all that a quotation in it holds; what is longer was never written by a person."""
_TEASER = re.compile(
    r"(?:baca (?:juga|selengkapnya)|simak|tonton|saksikan|lihat juga|klik|ikuti|advertisement|scroll|read (?:more|also)"
    r"|see also|click|subscribe|sign up|follow us|copyright)\b(?:\s*:|\s)"
    r"|(?:foto|photo|gambar|video|image|editor|penulis|reporter|related|source|sumber)\b(?: \w+)?\s*[:/(|]",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"(?:mari|ayo|coba|bayangkan|patut (?:diperhatikan|dipertanyakan|diduga)|pertanyaan\w*|lalu apa|jadi apa|jangan|silakan|terima kasih|semoga|mohon|selamat|tolong"
    r"|let us|let's|imagine|consider|picture|ask yourself|the question|thanks?|please|congratulations|welcome)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:(?:selain itu|namun|sementara itu|sebelumnya|di samping itu|however|meanwhile|in addition),?\s+)?"
    r"(?:(?:perlu|patut|harus|dapat|sudah|seperti|sebagaimana|kita|anda|tentu|tentunya|telah|yang|pula|it|as|is|was|has|been|well|now|also|to|be"
    r"|should|we|remember|all|of)\s+){0,6}"
    r"(?:diketahui|ketahui|ingat|diingat|dicatat|dikatakan|dilaporkan|known|noted|recalled|emerged|reported|remembered|know)"
    r"(?:,?\s+(?:bahwa|that)\b|\s*,)\s*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: (?:WIB|WITA|WIT|GMT|UTC|am|pm))?\s+(?:[-–—]\s*)?(?=[^\W\d_]|[“\"])")
_DATELINE = re.compile(
    r"(?:[A-Z]{2,}(?: [A-Z]{2,}){0,3}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?(?: ?\([A-Z][\w ./]{1,20}\))?"
    r"|[A-Z]\w+(?: [A-Z]\w+){0,2}(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}| ?\([A-Z][\w ./]{1,20}\)))\s?[-–—]{1,2}\s"
)
"""Where, and by whom, an agency wrote: "JAKARTA (Antara) - "."""
_JOINT = re.compile(
    r"(?:(?:breaking|update|live)\s*:\s*"
    r"|(?:pasalnya|akibatnya|oleh karena itu|karena itu|dengan begitu|dengan demikian)\b[, ]\s*)?",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?!(?:ini|itu|it|this) (?:adalah|is) (?:waktu|saat|time\b)|it (?:is|was) (?:\w+ ){1,3}that\b|it (?:is|was) (?:\w+ ){0,3}(?:hoped|expected|believed|thought|planned|estimated|feared|clear|unclear|known|certain)\b)(?:(?:ini|itu|hal (?:ini|itu|tersebut|senada|serupa)|keduanya|semuanya|semua ini)\b"
    r"|(?:this|that|these|those|it|both|such)\s+(?:is|was|are|were|will|would|has|had|have|could|may|might|can|does|did|served|means?|makes?|made|comes?|came|also)\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:mereka|keduanya|ia|dia|beliau|they|he|she)\b", re.IGNORECASE)
_DANGLING = re.compile(
    r"(?:\w+ ){1,3}(?:dari mereka|of (?:them|these))\b|(?:(?:mungkin|kemungkinan besar|tampaknya|agaknya|perhaps|maybe),? (?=\w+ (?:ini|itu|tersebut)\b))?(?!(?:negara|republik|perusahaan|kementerian|lembaga|organisasi|kelompok|partai|kota|pemerintah|maskapai|bank|klub"
    r"|tahun|bulan|pekan|minggu|hari|saat|kali|selama|sejauh|pagi|siang|sore|malam|kini)\b)[^\W\d_]{3,}(?:-\w+)? (?:ini|itu|tersebut)\b"
    r"|(?:tindakan|langkah|keputusan|komentar|pernyataan|hal|upaya|kondisi|peristiwa) yang\b(?![^.]*\b(?:adalah|ialah|merupakan)\b)"
    r"|(?:capaian|kehadiran|keberadaan|hasil|akibat)nya\b"
    r"|(?:pemerintah|penguasa|rezim|pemimpin|pihak|orang(?:-orang)?) yang ada (?:sekarang|saat ini|di sana)\b"
    r"|(?:(?:artinya|tampaknya|nampaknya|mungkin|kemungkinan besar|agaknya|rupanya|jelas|tentu|perhaps|apparently|maybe),?\s+)?"
    r"(?:mereka|they)\b(?=[^.]*\b(?:hal|berita|langkah|keputusan|tindakan|peristiwa|kabar|this|that)\b (?:itu|ini|tersebut|\w+))"
    r"|(?:such|some|others|many|most|several|both|few|all)\s+(?:of (?:them|these|those)\s+)?(?:\w+ly\s+)?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|do|also|even|said|say)\b"
    r"|(?:this|these|those|such)\s+(?!(?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn)\b)[a-z]+\s"
    r"|that\s+[a-z]+\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does)\b",
    re.IGNORECASE,
)
_LOOSE_OPENINGS = words(
    "ya iya nah oh eh tidak belum tapi tetapi jadi terus makanya oke misalnya contohnya yang well so yeah yes no okay but and dan",
)
_LOOSE = words("ya tuh sih lah deh nih loh kan nggak gak ngga enggak cuma kamu gitu yeah okay")
_POINTS = words("ini itu tersebut mereka beliau dia this that these those they it he she him them")
_WHOLE_NYA = words("akhirnya umumnya biasanya sebenarnya sebelumnya")
"""Words of loose speech: that it begins with, has anywhere, that point back, and that end in "-nya" and do not."""
_HEAD = 7
_LONG = 60
"""Words from the head in which such a word points back, and that are looked at."""
_FRAGMENT = re.compile(
    r"(?:sekalipun|meskipun|walaupun|sehingga|karena|lantaran|agar|supaya|although|though|because|whereas)\b[^,]*\Z"
    r"|\d{1,3}[.)]\s|\([^()]*\)\s|sehingga\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?=[acdkmr])(?:(?:den(?:y|ied|ies)|confirm\w*|admit\w*|reject\w*|knows?|knew) (?:it|this|that)"
    r"|(?:membantah|membenarkan|mengakui|menolak|menampik)(?:nya| (?:hal )?(?:itu|ini|tersebut)))\W*\Z"
)
"""In small letters."""
_SETTING = re.compile(r", (?:di tengah|amid) ")
_PASSED_ON = re.compile(
    r",? (?:(?:demikian|seperti|sebagaimana)(?: yang)? )(?:dikutip|dilansir|dilaporkan|diberitakan|diwartakan|dikabarkan|disiarkan)\b"
    r"|, (?:as )?(?:first )?(?:reported|quoted|cited) (?:by|in)\b",
)
_ENDS = (
    *("di tengah", "amid", "dikutip", "dilansir", "dilaporkan", "diberitakan", "diwartakan", "dikabarkan", "disiarkan"),
    *("reported", "quoted", "cited"),
)
"""What either needs one of; looking for plain words takes a third of the time."""
_FEWEST_SPOKEN = 5
"""Words that something takes at least which is said in speech and names nobody."""
_TOLD = 6
"""Words that what happened takes at least."""
_WORD = re.compile(r"\w+")
_ENOUGH = re.compile(rf"\W*(?:\w+\W+){{{FEWEST - 1}}}\w")
_STOP = re.compile(r"[.!?…:;][\"”’'»)\]\s]*\Z")


def is_prose(sentence: Sentence, *, is_alone: bool) -> bool:
    """Whether a sentence tells something, by its form; `is_alone` is one that makes a paragraph of its own."""
    text = sentence.text
    if len(text) > _LONGEST or _TEASER.match(text):
        return False
    return not (is_alone and not _STOP.search(text) and _count(text) <= _HEADING)


def is_assertion(text: str, *, is_told: bool) -> bool:
    """Whether words assert something: no question, no exclamation, nothing said to the reader.

    `is_told`: somebody is said to say it, so that it has a predicate, though none of those that are known.
    """
    if text.rstrip(' "”’»)').endswith(("?", "!")) or _TO_READER.match(text):
        return False
    return _ENOUGH.match(text) is not None and (is_told or has_predicate(text))


def is_pointing(text: str) -> bool:
    """Whether the subject is but a word that points back: "Hal ini …", "This is …"."""
    return _POINTING.match(text) is not None


def talks_of_others(text: str) -> bool:
    """Whether the subject of a quotation is somebody of whom its speaker talked before: "They …"."""
    return _OTHERS.match(text) is not None


def is_dangling(text: str) -> bool:
    """Whether words say of something named before what nobody understands alone: "Langkah itu …", "Some had …"."""
    return _DANGLING.match(text) is not None


def is_loose_speech(text: str) -> bool:
    """Whether words out of a speech that names nobody say little alone: half a sentence, or with a word that points."""
    low = _WORD.findall(text.casefold())[:_LONG]
    if len(low) < _FEWEST_SPOKEN or not has_predicate(text) or is_fragment(text):
        return True
    is_owned = low[0].endswith("nya") and low[0] not in _WHOLE_NYA
    return is_owned or low[0] in _LOOSE_OPENINGS or bool(_LOOSE & set(low) or _POINTS & set(low[:_HEAD]))


def is_fragment(text: str) -> bool:
    """Whether words hang on the sentence before: a clause, an entry of a list, "X has not denied it"."""
    return _FRAGMENT.match(text) is not None or _OBJECT.search(text.lower()) is not None


def clock(text: str) -> int:
    """How many characters at the beginning tell when or where it was written: "17.55 …", "LUMEN (Reuters) - …"."""
    match = _CLOCK.match(text) or _DATELINE.match(text)
    return match.end() if match else 0


def lead_in(text: str) -> int:
    """How many characters at the beginning only introduce what follows: "Perlu diketahui bahwa"."""
    joint = _JOINT.match(text)
    start = joint.end() if joint else 0
    match = _LEAD_IN.match(text, start)
    return match.end() if match else start


def setting(whole: str, span: Span) -> int:
    """Where the words end that tell what happened, before those that tell amid what, or who had it: ", di tengah …"."""
    text = span.of(whole)
    if not any(map(text.__contains__, _ENDS)):
        return span.end
    for end, fewest in ((_PASSED_ON, FEWEST), (_SETTING, _TOLD)):
        match = end.search(whole, span.start, span.end)
        if match and _count(whole[span.start : match.start()]) >= fewest:
            return match.start()
    return span.end


def _count(text: str) -> int:
    return len(_WORD.findall(text))
