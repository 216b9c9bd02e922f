CREATE INDEX claims_by_article ON claims (article);

CREATE INDEX claims_by_day ON claims_of (subject, reach, first_on, last_on, id) WHERE reach IS NOT NULL;

CREATE INDEX decisions_by_article ON decisions (article, number);

CREATE INDEX deliveries_by_address ON deliveries (platform, chat, thread, due_at, id);

CREATE INDEX deliveries_by_edition ON deliveries (edition, id);

CREATE INDEX deliveries_by_state ON deliveries (state, due_at, id);

CREATE INDEX deliveries_due ON deliveries (platform, due_at, id, not_before) WHERE settled_at IS NULL;

CREATE INDEX deliveries_unsettled ON deliveries (subscription, id) WHERE settled_at IS NULL;

CREATE INDEX deliveries_waiting ON deliveries (platform, not_before) WHERE settled_at IS NULL AND lease_owner = '';

CREATE INDEX drafts_by_state ON drafts (state, arrived_at, article) WHERE is_current;

CREATE UNIQUE INDEX drafts_by_text ON drafts (fingerprint);

CREATE INDEX drafts_by_url ON drafts (url, arrived_at, article) WHERE url <> '';

CREATE INDEX edition_claims_by_edition ON edition_claims (edition);

CREATE INDEX editions_by_age ON editions (composed_at);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX shortcuts_by_day ON shortcuts (used_on);

CREATE INDEX sketches_by_article ON sketches (article);

CREATE INDEX standings_by_time ON standings (since DESC, platform, chat, thread);

CREATE INDEX subscriptions_ahead ON subscriptions (planned_until DESC, key);

CREATE INDEX subscriptions_by_address ON subscriptions (platform, chat, thread, briefing, key);

CREATE INDEX subscriptions_by_origin ON subscriptions (made_by, key);

CREATE INDEX subscriptions_due ON subscriptions (next_at, key) WHERE state = 'active' AND next_at IS NOT NULL;

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE accepted_briefings (
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    text TEXT,                          -- the file; null where this version removed the briefing
    accepted_at TEXT NOT NULL,          -- ISO 8601, UTC
    accepted_by TEXT NOT NULL,          -- an address, 'console' or 'folder'; '' where that chat was forgotten
    PRIMARY KEY (name, version)         -- a version, once accepted, is never written again
) STRICT;

CREATE TABLE articles (
    key INTEGER PRIMARY KEY REFERENCES records (key),
    id TEXT NOT NULL,
    published_last TEXT NOT NULL,       -- the last day on which it may have been published
    words TEXT NOT NULL                 -- title and summary, as words.indexed makes them
) STRICT;

CREATE VIRTUAL TABLE articles_fts USING fts5(
    words, content="articles", content_rowid="key", tokenize="ascii", columnsize=0
);

CREATE TABLE 'articles_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'articles_fts_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'articles_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE causes (                   -- what somebody was told of, once
    cause TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE chats (                    -- chats that chose something
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    language TEXT NOT NULL,             -- '' where none was chosen
    zone TEXT NOT NULL, quiet TEXT NOT NULL DEFAULT '' /* hours without digests; '': none */, pictures TEXT NOT NULL DEFAULT '' /* 'always', or '' */,                 -- '' where none was chosen
    PRIMARY KEY (platform, chat)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    key INTEGER PRIMARY KEY REFERENCES records (key),
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    said_last TEXT,                     -- null: the claim does not say when it was said
    reported_on TEXT,                   -- null only inside a transaction that has yet to store the article
    reach INTEGER,                      -- null: undated; else most days between first_on and last_on (topics.REACHES)
    first_on TEXT,                      -- null: undated; '0001-01-01' where the beginning is open
    last_on TEXT,                       -- null: undated; '9999-12-31' where the end is open
    subjects TEXT NOT NULL,             -- JSON list of topics.subject
    words TEXT NOT NULL                 -- the statement, as words.indexed makes it
) STRICT;

CREATE VIRTUAL TABLE claims_fts USING fts5(
    words, content="claims", content_rowid="key", tokenize="ascii", columnsize=0
);

CREATE TABLE 'claims_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'claims_fts_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'claims_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE claims_of (                -- one row for each claim and subject, in the order readers ask for
    subject TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    id TEXT NOT NULL,
    reach INTEGER,                      -- these three are null where the claim is undated
    first_on TEXT,
    last_on TEXT,
    PRIMARY KEY (subject, reported_on DESC, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (              -- one row for each claim that has a correction
    corrected_on TEXT NOT NULL,         -- ISO 8601
    id TEXT NOT NULL,
    words TEXT NOT NULL,                -- the statement, as words.indexed makes it
    PRIMARY KEY (corrected_on DESC, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections_of (           -- one row for each of these claims and each subject
    subject TEXT NOT NULL,              -- as in claims_of
    corrected_on TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (subject, corrected_on DESC, id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription TEXT NOT NULL,         -- a key of subscriptions, or what a correction or notice is about
    slot TEXT NOT NULL,
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    not_before INTEGER NOT NULL,        -- when it may be leased: due_at, or the end of its lease or of its wait
    expires_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    edition TEXT REFERENCES editions (key), -- null: nothing is sent
    manner TEXT NOT NULL,
    of INTEGER,                         -- the delivery that an edit or a reply is about; null: none, or it is pruned
    seen_records INTEGER,               -- these three are what the address has seen then; null: nothing
    seen_history INTEGER,
    seen_at INTEGER,
    lease_owner TEXT NOT NULL,          -- '' where nobody has it
    waits_until INTEGER,                -- null unless its platform asked to wait, and nobody has it since
    settled_at INTEGER,                 -- null: not settled
    UNIQUE (subscription, slot)
) STRICT;

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

CREATE TABLE edition_claims (
    claim TEXT NOT NULL,
    edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    PRIMARY KEY (claim, edition)
) STRICT, WITHOUT ROWID;

CREATE TABLE editions (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    briefing TEXT NOT NULL,             -- '' where it is of none
    language TEXT NOT NULL,
    composed_at INTEGER NOT NULL,
    document TEXT NOT NULL,             -- JSON of rendering.plain
    claims TEXT NOT NULL                -- JSON: [id, version] in the order of the marks
) STRICT;

CREATE TABLE history (                  -- replaced versions
    kind INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    document TEXT NOT NULL,
    text TEXT,                          -- null unless the record is an article
    PRIMARY KEY (kind, id, version)     -- a version, once stored, is never written again
) STRICT;

CREATE TABLE ledger_days (              -- how many entries were dropped, by the day on which they were due
    day TEXT NOT NULL,                  -- ISO 8601, UTC
    state TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                    -- from a claim back to what denies or contrasts it
    role TEXT NOT NULL,                 -- 'denies' or 'contrasts'
    claim TEXT NOT NULL,
    id TEXT NOT NULL,                   -- the claim that denies, the contrast that links
    PRIMARY KEY (role, claim, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (                 -- one row for each message of which anything is known; until then it is pending
    delivery INTEGER NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,            -- from 1
    state TEXT NOT NULL,
    receipt TEXT NOT NULL,              -- '' where there is none
    attempts INTEGER NOT NULL,
    first_left_at INTEGER,              -- null: no request for it has left
    reason TEXT NOT NULL,
    PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
    folded TEXT NOT NULL,               -- as wording.folded makes it
    name TEXT NOT NULL,                 -- as written; '' where this is the entity's id, which is no name
    entity TEXT NOT NULL,
    PRIMARY KEY (folded, name, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (                    -- what the bot remembers about itself
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                 -- tells of no chat
) STRICT, WITHOUT ROWID;

CREATE TABLE "parts" (           -- the messages of an edition, shared by all its deliveries
    edition TEXT NOT NULL REFERENCES editions (key) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    number INTEGER NOT NULL,            -- from 1
    content TEXT NOT NULL,
    PRIMARY KEY (edition, platform, number)
) STRICT;

CREATE TABLE records (                  -- the current version of every record
    key INTEGER PRIMARY KEY,            -- grows in the order in which records were first stored
    kind INTEGER NOT NULL,              -- a number of documents.KIND_NUMBERS; sorts as kinds may refer to each other
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    recorded_at TEXT NOT NULL,          -- ISO 8601, UTC
    document TEXT NOT NULL,             -- JSON of domain.plain; an article's is without its text
    UNIQUE (kind, id)
) STRICT;

CREATE TABLE seen (                     -- what an address was last shown of a briefing
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    briefing TEXT NOT NULL,
    records INTEGER NOT NULL,           -- these two are a Bookmark
    history INTEGER NOT NULL,
    at INTEGER NOT NULL,                -- when it was composed
    PRIMARY KEY (platform, chat, thread, briefing)
) STRICT, WITHOUT ROWID;

CREATE TABLE shortcuts (                -- texts too long for a button, by the key it carries instead
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,                 -- tells of no chat
    used_on TEXT NOT NULL               -- ISO 8601; the last day
) STRICT, WITHOUT ROWID;

CREATE TABLE sketches (                 -- of the current version of each article, for the same story elsewhere
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,             -- of the number in its sketch, from 0
    article TEXT NOT NULL,
    PRIMARY KEY (number, place, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE standings (                -- addresses that cannot be reached
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,               -- '' where the chat as a whole cannot be reached
    reach TEXT NOT NULL,                -- a value of chats.Reach, never 'open'
    since TEXT NOT NULL,                -- ISO 8601, UTC
    reason TEXT NOT NULL,               -- '' where the platform gave none
    PRIMARY KEY (platform, chat, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
    key TEXT PRIMARY KEY,               -- as delivery.Subscription.key says
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,
    briefing TEXT NOT NULL,
    schedule TEXT NOT NULL,             -- as Schedule.text writes it
    made_by TEXT NOT NULL,
    language TEXT NOT NULL,             -- '' where it is the chat's own
    when_nothing_new TEXT NOT NULL,
    max_age INTEGER NOT NULL,           -- microseconds
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER,                      -- null: unknown
    planned_until INTEGER NOT NULL,
    next_at INTEGER                     -- null: no slot is to come
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (                    -- articles' texts, apart, so that showing a claim reads none
    key INTEGER PRIMARY KEY REFERENCES records (key),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE unsketched (               -- stored articles whose text, as it now is, no sketch stands for yet
    key INTEGER PRIMARY KEY REFERENCES records (key)
) STRICT
;

CREATE TRIGGER articles_dated AFTER INSERT ON articles
BEGIN
    UPDATE claims SET reported_on = min(coalesce(said_last, '9999-12-31'), new.published_last) WHERE article = new.id;
END;

CREATE TRIGGER articles_indexed AFTER INSERT ON articles
BEGIN
    INSERT INTO articles_fts (rowid, words) VALUES (new.key, new.words);
END;

CREATE TRIGGER articles_redated AFTER UPDATE OF published_last ON articles
WHEN old.published_last IS NOT new.published_last
BEGIN
    UPDATE claims SET reported_on = min(coalesce(said_last, '9999-12-31'), new.published_last) WHERE article = new.id;
END;

CREATE TRIGGER articles_reindexed AFTER UPDATE OF words ON articles WHEN old.words IS NOT new.words
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, words) VALUES ('delete', old.key, old.words);
    INSERT INTO articles_fts (rowid, words) VALUES (new.key, new.words);
END;

CREATE TRIGGER claims_added AFTER INSERT ON claims WHEN new.reported_on IS NOT NULL
BEGIN
    INSERT INTO claims_of (subject, reported_on, id, reach, first_on, last_on)
        SELECT value, new.reported_on, new.id, new.reach, new.first_on, new.last_on FROM json_each(new.subjects);
END;

CREATE TRIGGER claims_indexed AFTER INSERT ON claims
BEGIN
    INSERT INTO claims_fts (rowid, words) VALUES (new.key, new.words);
END;

CREATE TRIGGER claims_moved AFTER UPDATE OF subjects, reported_on, first_on, last_on ON claims
WHEN (old.subjects, old.reported_on, old.first_on, old.last_on)
    IS NOT (new.subjects, new.reported_on, new.first_on, new.last_on)
BEGIN
    DELETE FROM claims_of WHERE subject IN (SELECT value FROM json_each(old.subjects))
        AND reported_on = old.reported_on AND id = old.id;
    INSERT INTO claims_of (subject, reported_on, id, reach, first_on, last_on)
        SELECT value, new.reported_on, new.id, new.reach, new.first_on, new.last_on FROM json_each(new.subjects)
        WHERE new.reported_on IS NOT NULL;
END;

CREATE TRIGGER claims_reindexed AFTER UPDATE OF words ON claims WHEN old.words IS NOT new.words
BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, words) VALUES ('delete', old.key, old.words);
    INSERT INTO claims_fts (rowid, words) VALUES (new.key, new.words);
END;

CREATE TRIGGER texts_added AFTER INSERT ON texts
BEGIN
    INSERT INTO unsketched (key) VALUES (new.key) ON CONFLICT (key) DO NOTHING;
END;

CREATE TRIGGER texts_changed AFTER UPDATE OF text ON texts WHEN old.text <> new.text
BEGIN
    INSERT INTO unsketched (key) VALUES (new.key) ON CONFLICT (key) DO NOTHING;
END;

