"""Articles in our own words, as files that people drop, send and name."""

from __future__ import annotations

ARTICLE = """\
Anggaran Pertahanan Kazakhstan Naik

Astana, 25 Juli 2022 - Presiden Kazakhstan Kassym-Jomart Tokayev mengatakan pemerintah menambah anggaran pertahanan \
sebesar 441 miliar tenge pada 2022.

"Kami akan membangun tentara yang modern," kata Tokayev di Astana, Senin (25/7/2022). Kementerian Pertahanan Rusia \
menolak berkomentar.
"""
"""A report that names its day, a speaker, and an amount."""
CHANGED = ARTICLE.replace("menolak berkomentar", "belum berkomentar")
"""The same article, after its publisher put it right."""
FRENCH = (
    "Le gouvernement a annoncé hier une hausse du budget de la défense. Le ministre n'a pas voulu en dire plus.\n" * 3
)
"""In a language that is not read."""
