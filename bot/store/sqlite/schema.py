"""The tables, as the sum of migrations that are only ever added to.

`records` and `history` hold the news that was stored; the other tables of `0001_archive` are derived from them, so that
a question is one range scan of one index. Triggers keep the derived tables in step, since a claim's place in time also hangs on its article:
whichever of the two comes last, or changes, the index follows.

Traps: `Table.transform()` of sqlite-utils drops triggers without a word, so a migration that rebuilds a table writes
them again; and a table named wrongly in `Table.insert()` is created, so this package writes through SQL text alone.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from bot.store.sqlite import delivery_tables
from bot.store.sqlite.correction_tables import CORRECTIONS
from bot.store.sqlite.draft_tables import DRAFTS, UNSKETCHED

APPLICATION_ID = 0x52494E47
"""What marks a SQLite file as ours (`PRAGMA application_id`): "RING" in ASCII."""

MIGRATIONS = Migrations("ringkas")

MIGRATION_NAMES = (
    "0001_archive",
    "0002_chats",
    "0003_deliveries",
    "0004_corrections",
    "0005_intake",
    "0006_pictures",
    "0007_digests",
    "0008_stories",
)
"""Every migration, the oldest first; a store that has another was written by a newer release."""

_RECORDS = """
CREATE TABLE records (                  -- the current version of every record
    key INTEGER PRIMARY KEY,            -- grows in the order in which records were first stored
    kind INTEGER NOT NULL,              -- a number of documents.KIND_NUMBERS; sorts as kinds may refer to each other
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    recorded_at TEXT NOT NULL,          -- ISO 8601, UTC
    document TEXT NOT NULL,             -- JSON of domain.plain; an article's is without its text
    UNIQUE (kind, id)
) STRICT;

CREATE TABLE texts (                    -- articles' texts, apart, so that showing a claim reads none
    key INTEGER PRIMARY KEY REFERENCES records (key),
    text TEXT NOT NULL
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
"""

_NAMES_AND_LINKS = """
CREATE TABLE names (
    folded TEXT NOT NULL,               -- as wording.folded makes it
    name TEXT NOT NULL,                 -- as written; '' where this is the entity's id, which is no name
    entity TEXT NOT NULL,
    PRIMARY KEY (folded, name, entity)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                    -- from a claim back to what denies or contrasts it
    role TEXT NOT NULL,                 -- 'denies' or 'contrasts'
    claim TEXT NOT NULL,
    id TEXT NOT NULL,                   -- the claim that denies, the contrast that links
    PRIMARY KEY (role, claim, id)
) STRICT, WITHOUT ROWID;
"""

_CLAIMS = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY REFERENCES records (key),
    id TEXT NOT NULL,
    published_last TEXT NOT NULL,       -- the last day on which it may have been published
    words TEXT NOT NULL                 -- title and summary, as words.indexed makes them
) STRICT;

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
CREATE INDEX claims_by_article ON claims (article);

CREATE TABLE claims_of (                -- one row for each claim and subject, in the order readers ask for
    subject TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    id TEXT NOT NULL,
    reach INTEGER,                      -- these three are null where the claim is undated
    first_on TEXT,
    last_on TEXT,
    PRIMARY KEY (subject, reported_on DESC, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_day ON claims_of (subject, reach, first_on, last_on, id) WHERE reach IS NOT NULL;
"""

_CLAIM_TRIGGERS = """
CREATE TRIGGER claims_added AFTER INSERT ON claims WHEN new.reported_on IS NOT NULL
BEGIN
    INSERT INTO claims_of (subject, reported_on, id, reach, first_on, last_on)
        SELECT value, new.reported_on, new.id, new.reach, new.first_on, new.last_on FROM json_each(new.subjects);
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

CREATE TRIGGER articles_dated AFTER INSERT ON articles
BEGIN
    UPDATE claims SET reported_on = min(coalesce(said_last, '9999-12-31'), new.published_last) WHERE article = new.id;
END;

CREATE TRIGGER articles_redated AFTER UPDATE OF published_last ON articles
WHEN old.published_last IS NOT new.published_last
BEGIN
    UPDATE claims SET reported_on = min(coalesce(said_last, '9999-12-31'), new.published_last) WHERE article = new.id;
END;
"""

# The words are folded before they are stored, so the index need only part them at spaces: `ascii` takes all letters
# beyond ASCII as they are, where `unicode61` has its own opinion of which are letters. Double quotes around the content
# table are what lets sqlite-utils find the index (`detect_fts`).
_SEARCH = """
CREATE VIRTUAL TABLE claims_fts USING fts5(
    words, content="claims", content_rowid="key", tokenize="ascii", columnsize=0
);
CREATE TRIGGER claims_indexed AFTER INSERT ON claims
BEGIN
    INSERT INTO claims_fts (rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER claims_reindexed AFTER UPDATE OF words ON claims WHEN old.words IS NOT new.words
BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, words) VALUES ('delete', old.key, old.words);
    INSERT INTO claims_fts (rowid, words) VALUES (new.key, new.words);
END;

CREATE VIRTUAL TABLE articles_fts USING fts5(
    words, content="articles", content_rowid="key", tokenize="ascii", columnsize=0
);
CREATE TRIGGER articles_indexed AFTER INSERT ON articles
BEGIN
    INSERT INTO articles_fts (rowid, words) VALUES (new.key, new.words);
END;
CREATE TRIGGER articles_reindexed AFTER UPDATE OF words ON articles WHEN old.words IS NOT new.words
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, words) VALUES ('delete', old.key, old.words);
    INSERT INTO articles_fts (rowid, words) VALUES (new.key, new.words);
END;
"""

_CHATS = """
CREATE TABLE chats (                    -- chats that chose something
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    language TEXT NOT NULL,             -- '' where none was chosen
    zone TEXT NOT NULL,                 -- '' where none was chosen
    PRIMARY KEY (platform, chat)
) STRICT, WITHOUT ROWID;

CREATE TABLE standings (                -- addresses that cannot be reached
    platform TEXT NOT NULL,
    chat TEXT NOT NULL,
    thread TEXT NOT NULL,               -- '' where the chat as a whole cannot be reached
    reach TEXT NOT NULL,                -- a value of chats.Reach, never 'open'
    since TEXT NOT NULL,                -- ISO 8601, UTC
    reason TEXT NOT NULL,               -- '' where the platform gave none
    PRIMARY KEY (platform, chat, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX standings_by_time ON standings (since DESC, platform, chat, thread);
"""

_BOT = """
CREATE TABLE shortcuts (                -- texts too long for a button, by the key it carries instead
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,                 -- tells of no chat
    used_on TEXT NOT NULL               -- ISO 8601; the last day
) STRICT, WITHOUT ROWID;
CREATE INDEX shortcuts_by_day ON shortcuts (used_on);

CREATE TABLE notes (                    -- what the bot remembers about itself
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL                 -- tells of no chat
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted_briefings (
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    text TEXT,                          -- the file; null where this version removed the briefing
    accepted_at TEXT NOT NULL,          -- ISO 8601, UTC
    accepted_by TEXT NOT NULL,          -- an address, 'console' or 'folder'; '' where that chat was forgotten
    PRIMARY KEY (name, version)         -- a version, once accepted, is never written again
) STRICT;
"""


@MIGRATIONS(name=MIGRATION_NAMES[0])
def _archive(db: Database) -> None:
    """Everything that the first release keeps."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for script in (_RECORDS, _NAMES_AND_LINKS, _CLAIMS, _CLAIM_TRIGGERS, _SEARCH):
        db.executescript(script)


@MIGRATIONS(name=MIGRATION_NAMES[1])
def _chats(db: Database) -> None:
    """What a bot that talks with chats keeps about them, and about itself."""
    for script in (_CHATS, _BOT):
        db.executescript(script)


@MIGRATIONS(name=MIGRATION_NAMES[2])
def _deliveries(db: Database) -> None:
    """What a bot that sends digests keeps about them."""
    db.execute(delivery_tables.QUIET)
    for script in (delivery_tables.SUBSCRIPTIONS, delivery_tables.EDITIONS, delivery_tables.DELIVERIES):
        db.executescript(script)


@MIGRATIONS(name=MIGRATION_NAMES[3])
def _corrections(db: Database) -> None:
    """Where corrections are found; an older store has none."""
    db.executescript(CORRECTIONS)


@MIGRATIONS(name=MIGRATION_NAMES[4])
def _intake(db: Database) -> None:
    """What arrives and waits for an editor."""
    db.executescript(DRAFTS)


@MIGRATIONS(name=MIGRATION_NAMES[5])
def _pictures(db: Database) -> None:
    """Whether a chat wants pictures; an older one was never asked."""
    db.execute("ALTER TABLE chats ADD COLUMN pictures TEXT NOT NULL DEFAULT '' /* 'always', or '' */")


@MIGRATIONS(name=MIGRATION_NAMES[6])
def _digests(db: Database) -> None:
    """Messages without their marks, which stand in their contents; and chats that never said how old a digest may be."""
    for statement in (*delivery_tables.PARTS_WITHOUT_MARKS, delivery_tables.AS_CONFIGURED):
        db.execute(statement)


@MIGRATIONS(name=MIGRATION_NAMES[7])
def _stories(db: Database) -> None:
    """Articles that files brought are to be compared as well; which of them wait for it."""
    for statement in UNSKETCHED:
        db.execute(statement)
