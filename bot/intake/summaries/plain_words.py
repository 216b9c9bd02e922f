"""Words that say little of what an article is about, and words by which an author argues or insinuates."""

from __future__ import annotations

import re


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


PLAIN = _words(
    "yang dari pada untuk dan atau dengan dalam oleh karena sebagai adalah ialah itu ini tersebut juga akan telah",
    "sudah tidak bisa dapat saat para antara bahwa lebih hari kata ujar menurut seperti serta ada masih secara",
    "menjadi kepada agar hal namun setelah hingga dia kita kami saya mereka nya sebuah seorang suatu lalu kini",
    "tak pun saja lagi the and but for from with are was were been has have had will would that which who whom",
    "its they their his her she these those said this there than then also not into over about after before when",
    "while more most one other some",
)
OF_NOBODY = _words(
    "akhirnya awalnya mulanya biasanya umumnya misalnya rupanya ternyata tampaknya sayangnya untungnya",
    "sebenarnya sesungguhnya hanya tanya punya nyanya setidaknya sedikitnya sekurangnya selebihnya",
    "seharusnya semestinya rencananya idealnya kabarnya lazimnya pokoknya pendeknya singkatnya banyaknya",
    "adanya khususnya utamanya terutamanya tentunya layaknya konkretnya faktanya nyatanya uniknya",
    "menariknya anehnya celakanya beruntungnya",
)
"""Words in "-nya" that are of nobody."""
INSINUATES = re.compile(
    r"\b(?:tentu(?: saja)?|tampaknya|kebetulan|bukan tanpa alasan|bukan kebetulan|seperti (?:yang )?(?:kita )?(?:di)?ketahui|"
    r"perlu diketahui|patut|ada pendapat|ada kemungkinan|kemungkinan besar|konon|diduga|kabarnya|dikabarkan|entah|"
    r"barangkali|jangan-jangan|bisa jadi|boleh jadi|mungkin(?: saja)?|ada yang (?:bilang|menyebut)|"
    r"apparently|of course|perhaps|maybe|coincidence|one wonders|some (?:say|claim|believe)|as (?:is|we all) (?:well )?know\w*|it seems|it appears|rumou?red|allegedly|"
    r"(?:someone|somebody) (?:in|on|at|within)|(?:seseorang|ada orang|ada pihak) di|supposedly|conveniently|surely|everyone knows|so-called)\b|[?!]",
    re.IGNORECASE,
)
ARGUES = re.compile(
    r"\b(?:harus|seharusnya|semestinya|sebaiknya|perlu|masalah|karena|sebab|sudah (?:saat|waktu)nya|waktu yang|penting|"
    r"should|must|need(?:s)? to|ought to|problem|because|it is time|the point|why)\b",
    re.IGNORECASE,
)
