"""The tables of intake: drafts of articles in every version, what editors decided about them, and sketches of texts.

A draft is one JSON document, since it is only ever read and written whole; what is looked for stands beside it.
"""

from __future__ import annotations

DRAFTS = """
CREATE TABLE drafts (
    article TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    fingerprint TEXT NOT NULL,          -- as drafts.fingerprint makes it
    url TEXT NOT NULL,                  -- '' where the article has none
    arrived_at INTEGER NOT NULL,        -- as ledger_rows.moment writes it
    state TEXT NOT NULL,
    is_current INTEGER NOT NULL,        -- 1 for the last version of an article
    is_public INTEGER NOT NULL,         -- 1 for the version whose records are stored; at most one of an article
    accepted TEXT NOT NULL,             -- JSON list of claims
    rejected TEXT NOT NULL,             -- as above
    document TEXT NOT NULL,             -- JSON of domain.plain.drafts
    PRIMARY KEY (article, version)
) STRICT;
CREATE UNIQUE INDEX drafts_by_text ON drafts (fingerprint);
CREATE INDEX drafts_by_url ON drafts (url, arrived_at, article) WHERE url <> '';
CREATE INDEX drafts_by_state ON drafts (state, arrived_at, article) WHERE is_current;

CREATE TABLE sketches (                 -- of the current version of each article, for the same story elsewhere
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,             -- of the number in its sketch, from 0
    article TEXT NOT NULL,
    PRIMARY KEY (number, place, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketches_by_article ON sketches (article);

CREATE TABLE decisions (                -- never changed, but for the address of a chat that is forgotten
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    version INTEGER NOT NULL,           -- of the draft
    claim TEXT NOT NULL,                -- '' where it is about the article
    verdict TEXT NOT NULL,
    was TEXT NOT NULL,                  -- JSON of domain.plain.drafts
    becomes TEXT NOT NULL,              -- as above
    decided_by TEXT NOT NULL,           -- an address, or 'console'; '' where that chat was forgotten
    at INTEGER NOT NULL,
    undoes INTEGER NOT NULL             -- 0 where it takes none back
) STRICT;
CREATE INDEX decisions_by_article ON decisions (article, number);
"""

# Articles of files are sketched when a text is compared with them, and not when they are stored: a store that takes in
# no articles pays nothing, and one of before is caught up with in small steps. What a text had as numbers before may
# only propose the article in vain until then.
UNSKETCHED = (
    """
CREATE TABLE unsketched (               -- stored articles whose text, as it now is, no sketch stands for yet
    key INTEGER PRIMARY KEY REFERENCES records (key)
) STRICT
""",
    """
CREATE TRIGGER texts_added AFTER INSERT ON texts
BEGIN
    INSERT INTO unsketched (key) VALUES (new.key) ON CONFLICT (key) DO NOTHING;
END
""",
    """
CREATE TRIGGER texts_changed AFTER UPDATE OF text ON texts WHEN old.text <> new.text
BEGIN
    INSERT INTO unsketched (key) VALUES (new.key) ON CONFLICT (key) DO NOTHING;
END
""",
    """
INSERT INTO unsketched (key) SELECT key FROM records
WHERE kind = 50 AND id NOT IN (SELECT article FROM sketches)
""",
)
"""Statements, in their order; articles that came in are sketched already."""
