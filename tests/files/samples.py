"""A good file of each sort, for tests to spoil."""

from __future__ import annotations

RECORDS = """\
[[source]]
id = "gatra"
name = "Gatra.com"
kind = "outlet"
country = "ID"
url = "https://example.com/"

[[source]]
id = "wsj"
name = "The Wall Street Journal"

[[measure]]
id = "troops"
name = { id = "jumlah tentara", en = "number of troops" }

[[unit]]
id = "soldier"
name = { id = "tentara", en = "soldiers" }

[[entity]]
id = "kazakhstan"
kind = "place"
name = "Kazakhstan"
aliases = ["Kazakstan"]
wikidata = "Q232"

[[entity]]
id = "tokayev"
kind = "person"
name = { id = "Tokayev", en = "Tokayev" }
speaks_for = "kazakhstan"

[[entity]]
id = "unrest-2022"
kind = "event"
name = { id = "Kerusuhan 2022", en = "Unrest of 2022" }

[[article]]
id = "gatra-2022-07-25-defence-spending"
source = "gatra"
origins = ["wsj"]
language = "id"
genre = "report"
published_on = 2022-07-25
title = "Kazakhstan Menambah Anggaran Pertahanan"
text = \"\"\"
Kazakhstan menambah anggaran pertahanan sebesar 441 miliar tenge.
“Kami netral,” kata Tokayev.
\"\"\"
[article.summary]
id = "Anggaran naik 441 miliar tenge."
en = "The budget rises by 441 billion tenge."

[[claim]]
id = "budget"
article = "gatra-2022-07-25-defence-spending"
about = ["kazakhstan"]
kind = "official"
speaker = "tokayev"
event = "unrest-2022"
occurred_on = "2022-06"
said_on = "2022-07-24"
statement = { id = "Anggaran naik {figure}", en = "The budget rises by {figure}" }
evidence = { quote = "menambah anggaran pertahanan sebesar 441 miliar tenge" }
[claim.figure]
measure = "defence-budget-increase"
value = 441e9
unit = "KZT"
period = "2022"

[[claim]]
id = "neutral"
article = "gatra-2022-07-25-defence-spending"
about = ["kazakhstan"]
kind = "denial"
denies = ["budget"]
statement = { id = "Tokayev: 2 pihak", en = "Tokayev: two sides" }
evidence = [
    { quote = "“Kami netral,” kata Tokayev" },
    { quote = "Kazakhstan menambah" },
]

[[contrast]]
id = "both"
topic = "2022"
claims = ["budget", "neutral"]
note = { id = "Dua cerita", en = "Two stories" }
"""

BRIEFING = """\
aliases = ["kz"]

[title]
id = "Kazakhstan di antara Rusia dan Barat"
en = "Kazakhstan between Russia and the West"

[about]
entities = ["kazakhstan"]
measures = ["troops"]
words = ["Tokayev"]
since = "5 years"

[description]
id = "Kazakhstan, Rusia, Barat"
en = "Kazakhstan, Russia, the West"

[show]
claims = 5
sections = ["lead", "new", "timeline"]

[[digest]]
at = "07:00"
days = "mon-fri"
zone = "Asia/Jakarta"
language = "id"
to = ["telegram:-1001234567890/42", "discord:112233445566778899"]
when_nothing_new = "say-so"
max_age = "90 minutes"

[[digest]]
cron = "0 7 * * 1"
zone = "Asia/Makassar"
to = ["telegram:42"]
"""

CONFIG = """\
[language]
default = "en"

[store]
path = "ringkas.db"

[briefings]
folder = "texts"

[clock]
zone = "Asia/Makassar"
"""
