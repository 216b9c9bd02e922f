"""The tables of intake: drafts of articles in every version, and what editors decided about them.

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
